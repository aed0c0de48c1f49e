/* SPDX-License-Identifier: MIT */
/*
 * Copies a template: a complete project that lies among the installed data, with another name put
 * in the place of its own.  Never writes over a file.
 */
#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "author.h"

static const struct swap *swap_at(const struct swap *swaps, const char *at) {
    for (; swaps->from; swaps++)
        if (strncmp(at, swaps->from, strlen(swaps->from)) == 0)
            return swaps;
    return NULL;
}

/* From malloc; NULL: no memory. */
static char *swapped(const char *text, const struct swap *swaps) {
    char *made = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&made, &size);
    if (!to)
        return NULL;
    while (*text) {
        const struct swap *swap = swap_at(swaps, text);
        if (swap)
            fputs(swap->to, to);
        else
            putc(*text, to);
        text += swap ? strlen(swap->from) : 1;
    }
    if (fclose(to) == 0)
        return made;
    free(made);
    return NULL;
}

/* A template's file is text of a few kilobytes. */
static char *read_text(const char *path) {
    enum { MOST = 1 << 20 };
    FILE *from = fopen(path, "rbe");
    char *text = NULL;
    struct stat about;
    if (from && fstat(fileno(from), &about) == 0 && about.st_size < MOST &&
        (text = calloc(1, (size_t)about.st_size + 1)) &&
        fread(text, 1, (size_t)about.st_size, from) != (size_t)about.st_size) {
        free(text);
        text = NULL;
    }
    if (from)
        fclose(from);
    return text;
}

static bool write_text(const char *path, const char *text, mode_t mode) {
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode & 0777);
    FILE *to = file < 0 ? NULL : fdopen(file, "w");
    if (!to) {
        if (file >= 0)
            close(file);
        return false;
    }
    bool is_fine = fputs(text, to) >= 0;
    return fclose(to) == 0 && is_fine;
}

/* What a build leaves in a template that is used where it lies. */
static bool is_left_over(const FTSENT *entry) {
    const char *suffix = strrchr(entry->fts_name, '.');
    return strcmp(entry->fts_name, "build") == 0 ||
           (suffix && (strcmp(suffix, ".so") == 0 || strcmp(suffix, ".zip") == 0));
}

static bool copy_file(dsr_job *job, const FTSENT *entry, const char *target,
                      const struct swap *swaps) {
    char *text = read_text(entry->fts_accpath), *made = text ? swapped(text, swaps) : NULL;
    bool is_fine = made && write_text(target, made, entry->fts_statp->st_mode);
    if (is_fine)
        printf("  %s\n", target);
    else
        complain(job, "author-not-written", "what was written so far is complete", "%s: %s",
                 text ? target : entry->fts_path, strerror(errno));
    free(text);
    free(made);
    return is_fine;
}

static bool copy_entry(dsr_job *job, FTS *walk, FTSENT *entry, size_t skip, const char *to,
                       const struct swap *swaps) {
    char *name = swapped(entry->fts_path + skip, swaps), *target = NULL;
    bool is_fine = name && asprintf(&target, "%s%s", to, name) >= 0;
    if (is_fine && entry->fts_level > 0 && is_left_over(entry)) {
        fts_set(walk, entry, FTS_SKIP);
    } else if (is_fine && entry->fts_info == FTS_F) {
        is_fine = copy_file(job, entry, target, swaps);
    } else if (is_fine && entry->fts_info == FTS_D && mkdir(target, 0777) != 0) {
        complain(job, errno == EEXIST ? "author-exists" : "author-not-written",
                 "choose another name, or move what is there", "%s: %s", target, strerror(errno));
        is_fine = false;
    } else if (is_fine && entry->fts_info == FTS_D && entry->fts_level == 0) {
        puts("Wrote:");
    } else if (is_fine && entry->fts_info != FTS_D && entry->fts_info != FTS_DP) {
        complain(job, "author-no-template", "install dossier anew", "%s: %s", entry->fts_path,
                 strerror(entry->fts_errno));
        is_fine = false;
    }
    free(name);
    free(target);
    return is_fine;
}

static int by_name(const FTSENT **one, const FTSENT **other) {
    return strcmp((*one)->fts_name, (*other)->fts_name);
}

bool copy_template(dsr_job *job, const char *from, const char *to, const struct swap *swaps) {
    char *roots[2] = {strdup(from), NULL};
    FTS *walk =
        roots[0] ? fts_open(roots, FTS_COMFOLLOW | FTS_PHYSICAL | FTS_NOCHDIR, by_name) : NULL;
    bool is_fine = walk != NULL;
    FTSENT *entry;
    if (!walk)
        complain(job, "author-no-template", NULL, "%s: %s", from, strerror(errno));
    while (is_fine && (entry = fts_read(walk)))
        is_fine = copy_entry(job, walk, entry, strlen(from), to, swaps);
    if (walk)
        fts_close(walk);
    free(roots[0]);
    return is_fine;
}

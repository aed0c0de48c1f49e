/* SPDX-License-Identifier: MIT */
/* Temporary file, flush, proof, rename. */
#include "publish.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tree.h"

enum { WHY = 512, TRIES = 100 };

static const dsr_place nowhere = {0};

/* ---- what stands at the target ---- */

static bool is_ours(const char *target, const char *marker) {
    struct defects defects = {0};
    struct tree tree;
    bool is_bag = tree_open(&tree, target, &defects) && tree.is_zip &&
                  tree_find(&tree, text_of("bagit.txt")) && tree_find(&tree, text_of(marker));
    tree_close(&tree);
    defects_free(&defects);
    return is_bag;
}

bool publish_allows(dsr_job *job, const char *target, const char *marker, bool *replaces) {
    struct stat is;
    *replaces = false;
    if (lstat(target, &is) != 0) {
        if (errno == ENOENT)
            return true;
        job->host->report(job, DSR_ERROR, "run-output-not-writable", nowhere, "'%s': %s", target,
                          strerror(errno));
        job->host->hint(job, "choose another place with -o");
        return false;
    }
    *replaces = S_ISREG(is.st_mode) && is_ours(target, marker);
    if (*replaces)
        return true;
    job->host->report(job, DSR_ERROR, "run-output-exists", nowhere,
                      "'%s' exists and is not a bundle that dossier made", target);
    job->host->hint(job, "choose another name with -o, or remove it yourself");
    return false;
}

/* ---- writing ---- */

static bool fail(struct publication *publication, dsr_job *job, const char *code, const char *why) {
    job->host->report(job, DSR_ERROR, code, nowhere, "'%s' could not be written: %s",
                      publication->target, why);
    job->host->hint(job, "make room or the folder there, or choose another place");
    publish_abandon(publication);
    return false;
}

static bool open_temporary(struct publication *publication) {
    const char *slash = strrchr(publication->target, '/');
    int folder = slash ? (int)(slash - publication->target) + 1 : 0;
    for (unsigned i = 0; i < TRIES; i++) {
        if (asprintf(&publication->temporary, "%.*s.dossier-%ld-%u.tmp", folder,
                     publication->target, (long)getpid(), i) < 0) {
            publication->temporary = NULL;
            errno = ENOMEM;
            return false;
        }
        publication->file =
            open(publication->temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (publication->file >= 0)
            return true;
        int fault = errno;
        free(publication->temporary);
        publication->temporary = NULL;
        errno = fault;
        if (fault != EEXIST)
            return false;
    }
    return false;
}

bool publish_bytes(struct bundle *bundle, size_t entry, uint64_t offset, void *into, size_t len) {
    const struct bundle_entry *from = &bundle->entries[entry];
    if (!from->made)
        return bundle->job->host->row_read(bundle->job, from->document, from->row, offset, into,
                                           len) == DSR_OK;
    memcpy(into, from->made + offset, len);
    return true;
}

static bool read_entry(void *context, const struct archive_entry *entry, uint64_t offset,
                       void *into, size_t len) {
    return publish_bytes(context, entry->index, offset, into, len);
}

static bool is_cancelled(void *context) {
    const struct bundle *bundle = context;
    return bundle->job->host->is_cancelled(bundle->job);
}

/* Reads the archive back through a descriptor of its own. */
static bool prove(const struct publication *publication, struct bundle *bundle,
                  const struct archive_entry *entries, char *why) {
    int file = open(publication->temporary, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (file < 0) {
        snprintf(why, WHY, "%s", strerror(errno));
        return false;
    }
    bool is_proved = publish_prove(file, bundle, entries, why, WHY);
    close(file);
    return is_proved;
}

/* Before the flush, which then covers it. */
static bool set_mode(const struct publication *publication) {
    mode_t mask = umask(077);
    umask(mask);
    return fchmod(publication->file, publication->is_private ? 0600 : 0666 & ~mask) == 0;
}

bool publish_prepare(struct publication *publication, struct bundle *bundle) {
    char why[WHY];
    dsr_job *job = bundle->job;
    struct archive_source source = {bundle, read_entry, is_cancelled};
    if (!open_temporary(publication))
        return fail(publication, job, "run-output-not-writable", strerror(errno));
    struct archive_entry *entries = bundle_archive(bundle);
    if (!entries) {
        report_no_memory(job);
        publish_abandon(publication);
        return false;
    }
    const char *code = "pkg-write";
    bool is_fine = archive_write(publication->file, entries, bundle->count, &source, why, WHY);
    is_fine = is_fine && (bundle->epoch < 0 ||
                          publish_stamp(publication->file, bundle_stamp(bundle), why, WHY));
    if (is_fine && (!set_mode(publication) || fsync(publication->file) != 0)) {
        snprintf(why, WHY, "%s", strerror(errno));
        is_fine = false;
    }
    if (is_fine && !prove(publication, bundle, entries, why)) {
        code = "pkg-proof";
        is_fine = false;
    }
    free(entries);
    return is_fine ? true : fail(publication, job, code, why);
}

/* ---- the last step ---- */

static bool flush_folder(const char *target) {
    const char *slash = strrchr(target, '/');
    char *folder = slash ? strndup(target, (size_t)(slash - target) + 1) : strdup(".");
    int file = folder ? open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    /* Some file systems cannot flush a folder and say EINVAL; there is no more to be done. */
    bool is_flushed = file >= 0 && (fsync(file) == 0 || errno == EINVAL);
    int fault = errno;
    if (file >= 0)
        close(file);
    free(folder);
    errno = fault;
    return is_flushed;
}

static bool move(const struct publication *publication) {
    if (publication->replaces)
        return rename(publication->temporary, publication->target) == 0;
    if (renameat2(AT_FDCWD, publication->temporary, AT_FDCWD, publication->target,
                  RENAME_NOREPLACE) == 0)
        return true;
    /* Not every file system knows the flag. */
    struct stat is;
    return errno == EINVAL && lstat(publication->target, &is) != 0 && errno == ENOENT &&
           rename(publication->temporary, publication->target) == 0;
}

bool publish_commit(struct publication *publication, dsr_job *job) {
    if (!move(publication)) {
        bool is_new = errno == EEXIST;
        return fail(publication, job, is_new ? "run-output-exists" : "pkg-write",
                    is_new ? "something of this name has come into being meanwhile"
                           : strerror(errno));
    }
    free(publication->temporary);
    publication->temporary = NULL;
    close(publication->file);
    publication->file = -1;
    if (flush_folder(publication->target))
        return true;
    job->host->report(job, DSR_ERROR, "pkg-write", nowhere,
                      "'%s' is written, but its folder could not be flushed to the disk: %s",
                      publication->target, strerror(errno));
    return false;
}

void publish_abandon(struct publication *publication) {
    if (!publication->temporary)
        return;
    close(publication->file);
    unlink(publication->temporary);
    free(publication->temporary);
    publication->temporary = NULL;
    publication->file = -1;
}

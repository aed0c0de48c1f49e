/* SPDX-License-Identifier: MIT */
/*
 * Every Markdown and text file below DOSSIER_CORPUS: what is accepted makes a sound document
 * whose bytes are all accounted for, and comes back byte for byte when nothing was edited; what
 * is refused is refused with a code.  Both are counted.
 */
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harness.h"

enum { FILES_MOST = 20000, CODES_MOST = 32 };

static char *paths[FILES_MOST];
static size_t path_count;

static int collect(const char *path, const struct stat *info, int type, struct FTW *where) {
    (void)info;
    (void)where;
    const char *point = strrchr(path, '.');
    bool is_wanted =
        type == FTW_F && point && (strcmp(point, ".md") == 0 || strcmp(point, ".txt") == 0);
    if (is_wanted && path_count < FILES_MOST)
        paths[path_count++] = strdup(path);
    return 0;
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

struct tally {
    size_t accepted, refused, failed, bytes;
    struct {
        char code[64];
        size_t count;
    } codes[CODES_MOST];
};

static void count_code(struct tally *tally, const char *code) {
    size_t i = 0;
    while (i < CODES_MOST - 1 && tally->codes[i].count && strcmp(tally->codes[i].code, code) != 0)
        i++;
    snprintf(tally->codes[i].code, sizeof tally->codes[i].code, "%s", code);
    tally->codes[i].count++;
}

static void fail(struct tally *tally, const char *path, const char *why) {
    tally->failed++;
    printf("%s: %s\n", path, why);
}

static void try_file(struct harness *harness, const dsr_format *format, const char *path,
                     struct tally *tally) {
    dsr_text bytes = harness_file(path), spliced;
    char why[512];
    if (!bytes.at) {
        fail(tally, path, "cannot be opened");
        return;
    }
    tally->bytes += bytes.len;
    if (harness_read(harness, format, path, bytes) != DSR_OK) {
        tally->refused++;
        count_code(tally, harness->code);
        if (!harness->code[0])
            fail(tally, path, "refused without a code");
    } else {
        tally->accepted++;
        if (!document_check(harness->document, why, sizeof why))
            fail(tally, path, why);
        else if (harness_splice(harness, &spliced) != DSR_OK)
            fail(tally, path, harness->code[0] ? harness->message : "splice failed");
        else if (spliced.len != bytes.len || memcmp(spliced.at, bytes.at, bytes.len) != 0)
            fail(tally, path, "splice without edits gives other bytes");
    }
    free((char *)(uintptr_t)bytes.at);
}

int main(void) {
    const char *corpus = getenv("DOSSIER_CORPUS");
    if (!corpus) {
        printf("skipped: DOSSIER_CORPUS is not set\n");
        return 77;
    }
    nftw(corpus, collect, 16, FTW_PHYS);
    qsort(paths, path_count, sizeof *paths, by_name);
    const dsr_format *markdown = harness_module("format_markdown")->formats[0];
    const dsr_format *text = harness_module("format_text")->formats[0];
    struct harness harness;
    struct tally tally = {0};
    harness_open(&harness);
    for (size_t i = 0; i < path_count; i++) {
        bool is_text = strcmp(strrchr(paths[i], '.'), ".txt") == 0;
        try_file(&harness, is_text ? text : markdown, paths[i], &tally);
        if (is_text) /* as Markdown as well: more shapes for the reader */
            try_file(&harness, markdown, paths[i], &tally);
        free(paths[i]);
    }
    harness_close(&harness);
    printf("%zu accepted, %zu refused, %zu failed, %zu bytes\n", tally.accepted, tally.refused,
           tally.failed, tally.bytes);
    for (size_t i = 0; i < CODES_MOST && tally.codes[i].count; i++)
        printf("  %zu %s\n", tally.codes[i].count, tally.codes[i].code);
    return tally.failed || tally.accepted == 0 ? 1 : 0;
}

/* SPDX-License-Identifier: MIT */
/*
 * A bundle is altered in every way a loop can think of: no altered byte goes unseen, and nothing
 * that is done to one makes the reader crash.
 */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "fake.h"
#include "scan.h"

static char path[] = "/tmp/dossier-altered.XXXXXX";
static struct bytes bundle;

static int make(void **state) {
    (void)state;
    static const struct fake_document document = {.input_name = "a.md",
                                                  .input = "a",
                                                  .name = "a",
                                                  .language = "en",
                                                  .text = "a",
                                                  .source = "By Person 1, By Person 1\n",
                                                  .html = ""};
    struct fake_run run = {.documents = &document, .count = 1, .output = path};
    char piece[4096];
    size_t got;
    unlink(path);
    if (fake_package(&run) != DSR_OK)
        return 1;
    FILE *file = fopen(path, "rb");
    while (file && (got = fread(piece, 1, sizeof piece, file)))
        bytes_add(&bundle, piece, got);
    return !file || fclose(file) != 0 || !bundle.len;
}

static int verify(const char *at, size_t len, bool packs_anew) {
    char rebuild[] = "--rebuild";
    char *arguments[] = {path, rebuild};
    /* Not cut to nothing first: some file systems then write to the disk at every close. */
    int file = open(path, O_WRONLY | O_CLOEXEC);
    assert_true(file >= 0);
    assert_int_equal(pwrite(file, at, len, 0), len);
    assert_int_equal(ftruncate(file, (off_t)len), 0);
    assert_int_equal(close(file), 0);
    return fake_verify(packs_anew ? 2 : 1, arguments);
}

/* Fields of the headers that say nothing of the content: versions, dates, attributes; and the
 * last byte of deflated data, which may have bits to spare. */
static bool is_loose(const struct zip_scan *scan, size_t at) {
    for (size_t i = 0; i < scan->count; i++) {
        const struct zip_entry *entry = &scan->entries[i];
        size_t local = at - (size_t)entry->local, central = at - (size_t)entry->central;
        if (entry->method == 8 && at == entry->data + entry->stored - 1)
            return true;
        if (at >= entry->local && (local == 4 || local == 5 || (local >= 10 && local < 14)))
            return true;
        if (at >= entry->central &&
            (central == 4 || central == 5 || central == 6 || central == 7 ||
             (central >= 12 && central < 16) || (central >= 36 && central < 42)))
            return true;
    }
    return false;
}

static void no_altered_byte_goes_unseen(void **state) {
    (void)state;
    struct defects defects = {0};
    struct zip_scan scan;
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_true(zip_scan_open(&scan, fileno(file), &defects));
    char *copy = malloc(bundle.len);
    assert_non_null(copy);
    size_t loose = 0;
    for (size_t i = 0; i < bundle.len; i++) {
        memcpy(copy, bundle.at, bundle.len);
        copy[i] ^= (char)(1 << i % 8);
        if (verify(copy, bundle.len, false) != 0)
            continue;
        loose++;
        if (!is_loose(&scan, i) || verify(copy, bundle.len, true) == 0)
            fail_msg("byte %zu was altered and not seen", i);
    }
    print_message("%zu bytes altered, %zu of them seen by --rebuild alone\n", bundle.len, loose);
    assert_true(loose <= scan.count * 21);
    zip_scan_close(&scan);
    defects_free(&defects);
    fclose(file);
    free(copy);
}

static void no_cut_or_addition_goes_unseen(void **state) {
    (void)state;
    char *copy = calloc(1, bundle.len + 1);
    assert_non_null(copy);
    memcpy(copy, bundle.at, bundle.len);
    for (size_t len = 0; len < bundle.len; len += len < bundle.len - 100 ? 7 : 1)
        assert_int_equal(verify(copy, len, false), 3);
    assert_int_equal(verify(copy, bundle.len + 1, false), 3);
    memmove(copy + 1, bundle.at, bundle.len);
    copy[0] = 'x';
    assert_int_equal(verify(copy, bundle.len + 1, false), 3);
    assert_int_equal(verify(bundle.at, bundle.len, true), 0);
    free(copy);
}

/* Many bytes at a time, moved, doubled and zeroed: any answer but "valid" or a crash. */
static void wild_changes_are_survived(void **state) {
    (void)state;
    char *copy = malloc(2 * bundle.len);
    assert_non_null(copy);
    uint32_t seed = 20171006;
    size_t rounds =
        getenv("DOSSIER_FUZZ_ROUNDS") ? (size_t)atol(getenv("DOSSIER_FUZZ_ROUNDS")) : 2000;
    for (size_t round = 0; round < rounds; round++) {
        size_t len = bundle.len;
        memcpy(copy, bundle.at, len);
        for (unsigned change = 0; change < 1 + round % 5; change++) {
            seed = seed * 1664525 + 1013904223;
            size_t at = (seed >> 8) % len, from = (seed >> 3) % len, n = 1 + (seed >> 20) % 40;
            n = n < len - at ? n : len - at;
            n = n < len - from ? n : len - from;
            if (round % 4 == 0)
                memset(copy + at, (int)(seed >> 24), n);
            else if (round % 4 == 1)
                memmove(copy + at, copy + from, n);
            else if (round % 4 == 2)
                copy[at] = (char)(seed >> 24);
            else {
                memmove(copy + at + n, copy + at, len - at);
                len = len + n < 2 * bundle.len - 40 ? len + n : len;
            }
        }
        bool is_same = len == bundle.len && memcmp(copy, bundle.at, len) == 0;
        int code = verify(copy, len, true);
        if (!is_same && code != 1 && code != 3)
            fail_msg("round %zu: exit code %d", round, code);
    }
    free(copy);
}

int main(void) {
    int file = mkstemp(path);
    if (file < 0)
        return 1;
    close(file);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_altered_byte_goes_unseen),
        cmocka_unit_test(no_cut_or_addition_goes_unseen),
        cmocka_unit_test(wild_changes_are_survived),
    };
    /* The verdicts would fill the log. */
    if (!freopen("/dev/null", "w", stdout))
        return 1;
    int failed = cmocka_run_group_tests(tests, make, NULL);
    bytes_free(&bundle);
    fake_free();
    unlink(path);
    return failed;
}

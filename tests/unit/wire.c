/* SPDX-License-Identifier: MIT */
/* A result goes from a worker to the main process whole, or not at all: bytes that are cut or
 * changed are refused or read as another result, never past their end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "pipeline/wire.h"

enum { SLOTS = 3, SPOOLS = 2 };

static void make(struct result *result) {
    struct diagnostic *row =
        diagnostic_add(&result->found, DSR_WARNING, "num-gap", "number %d is left out", 4);
    diagnostic_set_place(row, "a.md", DSR_TEXT("1. one\n3. three\n"), 8);
    diagnostic_set_hint(row, "look");
    row->stage = strdup("import");
    diagnostic_add(&result->found, DSR_ERROR, "run-no-memory", "%s", "");
    result->code = strdup("run-no-memory");
    result->rows = calloc(16, sizeof *result->rows);
    result->blobs = calloc(SLOTS, sizeof *result->blobs);
    assert_non_null(result->rows);
    assert_non_null(result->blobs);
    result->rows[0] =
        (struct result_row){.row = {.name = {strdup("a.md"), 4}, .stored = 7, .digest_len = 64},
                            .spool = 1,
                            .offset = 11};
    result->row_count = 1;
    assert_true(buffer_append(&result->blobs[1], "facts", 5));
    result->parked = (struct parked){.spool = 1, .document = 3, .document_len = 5};
}

static void a_result_arrives_as_it_was_sent(void **state) {
    (void)state;
    struct result sent = {0}, got = {0};
    struct buffer bytes = {0};
    make(&sent);
    assert_true(wire_write_result(&bytes, &sent, SLOTS));
    assert_true(wire_read_result(buffer_text(&bytes), &got, SLOTS, SPOOLS));
    assert_string_equal(got.code, "run-no-memory");
    assert_int_equal(got.found.count, 2);
    assert_int_equal(got.found.errors, 1);
    const struct diagnostic *row = &got.found.rows[0];
    assert_string_equal(row->message, "number 4 is left out");
    assert_string_equal(row->excerpt, "3. three");
    assert_string_equal(row->stage, "import");
    assert_int_equal(row->line, 2);
    assert_int_equal(row->column, 2);
    assert_null(got.found.rows[1].file);
    assert_int_equal(got.row_count, 1);
    assert_string_equal(got.rows[0].row.name.at, "a.md");
    assert_int_equal(got.rows[0].offset, 11);
    assert_int_equal(got.blobs[1].len, 5);
    assert_int_equal(got.parked.document_len, 5);
    result_clear(&sent, SLOTS);
    result_clear(&got, SLOTS);
    buffer_free(&bytes);
}

/* The copy ends where its memory ends, so that a sanitizer sees a read past it. */
static bool reads(const char *at, size_t len) {
    char *copy = malloc(len ? len : 1);
    struct result got = {0};
    assert_non_null(copy);
    memcpy(copy, at, len);
    bool is_read = wire_read_result((dsr_text){copy, len}, &got, SLOTS, SPOOLS);
    if (is_read) {
        assert_true(got.parked.spool < SPOOLS);
        for (size_t i = 0; i < got.row_count; i++)
            assert_true(got.rows[i].spool < SPOOLS && got.rows[i].row.digest_len <= 64);
    }
    result_clear(&got, SLOTS);
    free(copy);
    return is_read;
}

static void what_is_cut_or_too_long_is_refused(void **state) {
    (void)state;
    struct result sent = {0};
    struct buffer bytes = {0};
    make(&sent);
    assert_true(wire_write_result(&bytes, &sent, SLOTS));
    for (size_t len = 0; len < bytes.len; len++)
        assert_false(reads(bytes.at, len));
    assert_true(reads(bytes.at, bytes.len));
    assert_true(buffer_append(&bytes, "x", 1));
    assert_false(reads(bytes.at, bytes.len));
    result_clear(&sent, SLOTS);
    buffer_free(&bytes);
}

static void changed_bytes_are_never_believed_about_lengths(void **state) {
    (void)state;
    struct result sent = {0};
    struct buffer bytes = {0};
    size_t refused = 0;
    make(&sent);
    assert_true(wire_write_result(&bytes, &sent, SLOTS));
    for (size_t i = 0; i < bytes.len; i++)
        for (int turn = 0; turn < 3; turn++) {
            char old = bytes.at[i];
            bytes.at[i] = (char)(turn == 0 ? 0xFF : turn == 1 ? 0x7F : old + 1);
            refused += !reads(bytes.at, bytes.len);
            bytes.at[i] = old;
        }
    assert_true(refused > bytes.len / 2);
    result_clear(&sent, SLOTS);
    buffer_free(&bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_result_arrives_as_it_was_sent),
        cmocka_unit_test(what_is_cut_or_too_long_is_refused),
        cmocka_unit_test(changed_bytes_are_never_believed_about_lengths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* The text store: nothing is copied without need, only UTF-8 comes in, addresses may be scarce. */
#include "unit/made.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "document/records.h"

static void a_run_of_source_bytes_is_not_copied(void **state) {
    struct made made;
    (void)state;

    make(&made, text("one two three"));
    dsr_block block = made.host.open_block(made.doc, 0, DSR_PARAGRAPH, 1);
    assert_int_equal(made.host.copy(made.doc, block, range(0, 3)), DSR_OK);
    assert_int_equal(made.host.copy(made.doc, block, range(3, 13)), DSR_OK);
    assert_text(made.host.text(made.doc, block), "one two three");
    assert_ptr_equal(made.host.text(made.doc, block).at, made.host.source(made.doc, 1).at);
    assert_int_equal(made.host.piece_count(made.doc, block), 1);
    assert_sound(&made);
    unmake(&made);
}

static void a_replacement_is_a_generated_piece_between_copied_ones(void **state) {
    struct made made;
    dsr_piece piece;
    (void)state;

    make(&made, text("Mr Smith spoke"));
    dsr_block block = paragraph(&made, 0, 14);
    edit_as(&made, "anonymise");
    dsr_text before = made.host.text(made.doc, block);
    assert_int_equal(made.host.replace(made.doc, block, range(3, 8), text("Person 1"), "person"),
                     DSR_OK);
    assert_text(made.host.text(made.doc, block), "Mr Person 1 spoke");
    assert_text(before, "Mr Smith spoke");
    assert_int_equal(made.host.piece_count(made.doc, block), 3);
    assert_true(made.host.piece(made.doc, block, 1, &piece, sizeof(piece)));
    assert_int_equal(piece.kind, DSR_GENERATED);
    assert_range(piece.text, 3, 11);
    assert_range(piece.source, 3, 8);
    assert_sound(&made);
    unmake(&made);
}

/* A sanitizer's own memory is far above any limit. */
#if defined(DOSSIER_SANITIZED)
#define IS_SANITIZED true
#else
#define IS_SANITIZED false
#endif

/* RFC 3629, section 4, at its borders. */
static void only_well_formed_utf8_is_text(void **state) {
    static const char *const good[] = {"",
                                       "a",
                                       "0123456789abcdef",
                                       "\x7F",
                                       "\xC2\x80",
                                       "\xDF\xBF",
                                       "\xE0\xA0\x80",
                                       "\xED\x9F\xBF",
                                       "\xEE\x80\x80",
                                       "\xEF\xBF\xBF",
                                       "\xF0\x90\x80\x80",
                                       "\xF4\x8F\xBF\xBF",
                                       "1234567\xC3\xA9",
                                       "12345678\xC3\xA9"};
    static const char *const bad[] = {"\x80",
                                      "\xBF",
                                      "\xC0\x80",
                                      "\xC1\xBF",
                                      "\xC2",
                                      "\xC2\x41",
                                      "\xE0\x9F\xBF",
                                      "\xED\xA0\x80",
                                      "\xE1\x80",
                                      "\xE1\x80\xC0",
                                      "\xF0\x8F\xBF\xBF",
                                      "\xF4\x90\x80\x80",
                                      "\xF5\x80\x80\x80",
                                      "\xF1\x80\x80",
                                      "\xFE",
                                      "\xFF",
                                      "1234567\xC3",
                                      "12345678\xC3"};
    (void)state;

    for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
        assert_true(is_utf8(text(good[i])));
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        assert_false(is_utf8(text(bad[i])));
    assert_true(is_utf8((dsr_text){"\0", 1}));
}

static void words_met_before_take_no_more_room(void **state) {
    struct made made;
    (void)state;

    make(&made, text("x"));
    dsr_block block = paragraph(&made, 0, 1);
    for (int i = 0; i < 3; i++)
        add_mention(&made, block, 0, 1);
    size_t before = made.document->store.used;
    for (int i = 0; i < 1000; i++)
        add_mention(&made, block, 0, 1);
    assert_int_equal(made.document->store.used, before);
    unmake(&made);
}

static void a_part_has_a_name_and_its_bytes(void **state) {
    struct made made;
    (void)state;

    make(&made, text("one"));
    assert_int_equal(made.host.add_part(made.doc, text("word/document.xml"), text("two")), 2);
    assert_int_equal(made.host.add_part(made.doc, text("\xFF"), text("three")), 0);
    assert_int_equal(made.host.part_count(made.doc), 2);
    assert_text(made.host.part_name(made.doc, 2), "word/document.xml");
    assert_text(made.host.source(made.doc, 2), "two");
    assert_text(made.host.part_name(made.doc, 3), "");
    unmake(&made);
}

/* In a child, since the limit cannot be raised again. */
static void a_document_is_made_also_where_addresses_are_scarce(void **state) {
    int status = 0;
    (void)state;

    if (IS_SANITIZED)
        skip();
    pid_t child = fork();
    if (child == 0) {
        struct rlimit limit = {(rlim_t)256 << 20, (rlim_t)256 << 20};
        setrlimit(RLIMIT_AS, &limit);
        struct document *document = document_new(NULL);
        dsr_host host = {0};
        document_fill_host(&host);
        if (document == NULL)
            _exit(1);
        document_set_editor(document, "x", EVERYTHING);
        char *bytes = calloc(1, (size_t)20 << 20);
        if (bytes == NULL || host.add_part(document_face(document), text("a"),
                                           (dsr_text){bytes, (size_t)20 << 20}) != 1)
            _exit(2);
        for (int i = 0; i < 20; i++)
            host.add_part(document_face(document), text("b"), (dsr_text){bytes, (size_t)20 << 20});
        _exit(host.part_count(document_face(document)) < 20 ? 0 : 3);
    }
    assert_true(child > 0);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_well_formed_utf8_is_text),
        cmocka_unit_test(words_met_before_take_no_more_room),
        cmocka_unit_test(a_part_has_a_name_and_its_bytes),
        cmocka_unit_test(a_document_is_made_also_where_addresses_are_scarce),
        cmocka_unit_test(a_run_of_source_bytes_is_not_copied),
        cmocka_unit_test(a_replacement_is_a_generated_piece_between_copied_ones),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* Replacing text, and what moves along with it. */
#include "unit/made.h"

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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_run_of_source_bytes_is_not_copied),
        cmocka_unit_test(a_replacement_is_a_generated_piece_between_copied_ones),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* The ledger and attributes: what is recorded, and what is not. */
#include "unit/made.h"

static dsr_change row(const struct made *made, size_t index) {
    dsr_change change = {0};

    assert_true(made->host.change(made->doc, index, &change, sizeof(change)));
    return change;
}

static void every_change_is_a_row_with_its_stage_and_reason(void **state) {
    struct made made;
    (void)state;

    make(&made, text("Ann met Bob"));
    dsr_block block = paragraph(&made, 0, 11);
    edit_as(&made, "anonymise");
    const dsr_edit edits[] = {{{0, 3}, {"Person 1", 8}}, {{4, 7}, {"met", 3}}, {{8, 11}, {"", 0}}};
    assert_int_equal(made.host.replace_all(made.doc, block, edits, 3, "persons"), DSR_OK);
    dsr_block note = made.host.add(made.doc, 0, 0, DSR_NOTE, text("Names were replaced"), "notice");
    edit_as(&made, "tidy");
    assert_int_equal(made.host.remove(made.doc, block, "done"), DSR_OK);
    assert_int_equal(made.host.set_attribute(made.doc, 0, "title", text("T"), "titled"), DSR_OK);
    assert_int_equal(made.host.set_attribute(made.doc, 0, "title", text("U"), "again"), DSR_OK);

    /* The replacement by the same text is none. */
    assert_int_equal(made.host.change_count(made.doc), 6);
    dsr_change change = row(&made, 0);
    assert_int_equal(change.kind, DSR_CHANGE_TEXT);
    assert_text(change.stage, "anonymise");
    assert_text(change.reason, "persons");
    assert_text(change.before, "Ann");
    assert_text(change.after, "Person 1");
    assert_range(change.range, 0, 3);
    assert_int_equal(change.block, block);
    change = row(&made, 1);
    assert_text(change.before, "Bob");
    assert_text(change.after, "");
    assert_range(change.range, 8, 11);
    change = row(&made, 2);
    assert_int_equal(change.kind, DSR_CHANGE_BLOCK);
    assert_int_equal(change.block, note);
    assert_text(change.after, "Names were replaced");
    change = row(&made, 3);
    assert_text(change.stage, "tidy");
    assert_text(change.before, "Person 1 met ");
    change = row(&made, 5);
    assert_int_equal(change.kind, DSR_CHANGE_ATTRIBUTE);
    assert_text(change.before, "T");
    assert_text(change.after, "U");
    assert_false(made.host.change(made.doc, 6, &change, sizeof(change)));
    assert_sound(&made);
    unmake(&made);
}

static void what_import_makes_is_no_change_but_what_it_changes_is(void **state) {
    struct made made;
    (void)state;

    make(&made, text("abc"));
    dsr_block block = paragraph(&made, 0, 3);
    dsr_block name = made.host.add(made.doc, 0, 0, DSR_META, text("report"), "file name");
    assert_int_equal(made.host.set_attribute(made.doc, name, "name", text("file-name"), ""),
                     DSR_OK);
    assert_int_equal(made.host.set_attribute(made.doc, 0, "language", text("en"), ""), DSR_OK);
    dsr_label_info label = {.scheme = text("decimal"), .value = 1, .origin = DSR_TYPED};
    assert_int_equal(made.host.set_label(made.doc, block, &label, sizeof(label), ""), DSR_OK);
    add_mention(&made, block, 0, 1);
    assert_int_equal(made.host.change_count(made.doc), 0);
    assert_int_equal(made.host.replace(made.doc, block, range(0, 1), text("x"), "repair"), DSR_OK);
    assert_int_equal(made.host.change_count(made.doc), 1);
    assert_int_equal(made.host.remove(made.doc, name, ""), DSR_OK);
    assert_int_equal(made.host.change_count(made.doc), 2);
    assert_sound(&made);
    unmake(&made);
}

static void a_refused_edit_leaves_no_row(void **state) {
    const uint32_t every[] = {DSR_EDIT_TEXT, DSR_EDIT_LABELS, DSR_EDIT_MENTIONS, DSR_EDIT_BLOCKS,
                              DSR_EDIT_ATTRIBUTES};
    struct made made;
    dsr_mention_info mention = {.block = 2, .range = {0, 1}, .decision = DSR_KEEP};
    dsr_label_info label = {.scheme = text("decimal"), .value = 1, .origin = DSR_TYPED};
    (void)state;

    make(&made, text("abc"));
    dsr_block block = paragraph(&made, 0, 3);
    for (size_t i = 0; i < sizeof(every) / sizeof(every[0]); i++) {
        uint32_t allowed = NOT_STRUCTURE & ~every[i];
        size_t rows = 0;
        assert_true(document_begin(made.document));
        document_set_editor(made.document, "x", allowed);
        rows += made.host.replace(made.doc, block, range(0, 1), text("x"), "") == DSR_OK;
        rows += made.host.set_label(made.doc, block, &label, sizeof(label), "") == DSR_OK;
        rows += made.host.set_mention(made.doc, 0, &mention, sizeof(mention), "") == DSR_OK;
        rows += made.host.add(made.doc, 0, 0, DSR_NOTE, text("n"), "") != 0;
        rows += made.host.set_attribute(made.doc, 0, "a", text("b"), "") == DSR_OK;
        assert_int_equal(rows, 4);
        assert_int_equal(made.host.change_count(made.doc), 4);
        document_roll_back(made.document);
    }
    unmake(&made);
}

static void attributes_are_read_by_name_and_block(void **state) {
    struct made made;
    (void)state;

    make(&made, text("abc"));
    dsr_block block = paragraph(&made, 0, 3);
    made.host.set_attribute(made.doc, 0, "language", text("fr"), "");
    made.host.set_attribute(made.doc, block, "language", text("en"), "");
    made.host.set_attribute(made.doc, block, "rows", text("3"), "");
    assert_text(made.host.attribute(made.doc, 0, "language"), "fr");
    assert_text(made.host.attribute(made.doc, block, "language"), "en");
    assert_text(made.host.attribute(made.doc, block, "rows"), "3");
    assert_text(made.host.attribute(made.doc, 0, "rows"), "");
    assert_text(made.host.attribute(made.doc, 1, "language"), "");
    made.host.set_attribute(made.doc, block, "rows", text(""), "");
    assert_text(made.host.attribute(made.doc, block, "rows"), "");
    assert_int_equal(made.host.set_attribute(made.doc, block, "", text("x"), ""), DSR_REFUSED);
    assert_int_equal(made.host.set_attribute(made.doc, block, NULL, text("x"), ""), DSR_REFUSED);
    assert_int_equal(made.host.set_attribute(made.doc, 9, "a", text("x"), ""), DSR_REFUSED);
    assert_int_equal(made.host.set_attribute(made.doc, 0, "a", text("\xFF"), ""), DSR_REFUSED);
    assert_sound(&made);
    unmake(&made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_change_is_a_row_with_its_stage_and_reason),
        cmocka_unit_test(what_import_makes_is_no_change_but_what_it_changes_is),
        cmocka_unit_test(a_refused_edit_leaves_no_row),
        cmocka_unit_test(attributes_are_read_by_name_and_block),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

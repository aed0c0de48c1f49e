/* SPDX-License-Identifier: MIT */
/* Labels: taken from the text or the marker, in a tree of their own, set and taken away. */
#include "unit/made.h"

#define DEEP 100000

static dsr_label_info decimal(int64_t value, const char *after) {
    return (dsr_label_info){.kind = text("paragraph"),
                            .scheme = text("decimal"),
                            .value = value,
                            .after = text(after),
                            .origin = DSR_TYPED,
                            .confidence = 1000};
}

static dsr_label_info read_label(const struct made *made, dsr_label label) {
    dsr_label_info info = {0};

    assert_true(made->host.label(made->doc, label, &info, sizeof(info)));
    return info;
}

static dsr_label take(struct made *made, dsr_block block, uint32_t end, dsr_range where,
                      int64_t value, dsr_label parent) {
    dsr_label_info info = decimal(value, ".");

    info.parent = parent;
    dsr_label label = made->host.take_label(made->doc, block, end, where, &info, sizeof(info));
    assert_int_not_equal(label, 0);
    return label;
}

static void a_label_taken_from_the_text_leaves_it_with_its_place_in_the_source(void **state) {
    struct made made;
    dsr_mark_info mark;
    (void)state;

    make(&made, text("  7.  The **Committee**"));
    dsr_block block = made.host.open_block(made.doc, 0, DSR_PARAGRAPH, 1);
    made.host.copy(made.doc, block, range(0, 10));
    made.host.copy(made.doc, block, range(12, 21));
    dsr_mark strong = add_mark(&made, block, DSR_STRONG, range(10, 19), range(10, 23));
    dsr_label label = take(&made, block, 6, range(2, 4), 7, 0);
    assert_text(made.host.text(made.doc, block), "The Committee");
    dsr_label_info info = read_label(&made, label);
    assert_text(info.surface, "7.");
    assert_text(info.typed, "7.");
    assert_text(info.series, "paragraph");
    assert_range(info.source, 2, 4);
    assert_int_equal(info.level, 1);
    assert_int_equal(info.block, block);
    made.host.mark(made.doc, strong, &mark, sizeof(mark));
    assert_range(mark.range, 4, 13);
    dsr_label_info again = decimal(1, ".");
    assert_int_equal(made.host.take_label(made.doc, block, 1, range(0, 1), &again, sizeof(again)),
                     0);
    assert_int_equal(made.host.change_count(made.doc), 0);
    assert_sound(&made);
    unmake(&made);
}

static void a_label_taken_from_the_marker_leaves_the_text(void **state) {
    struct made made;
    (void)state;

    make(&made, text("7.  The"));
    dsr_block block = paragraph(&made, 4, 7);
    dsr_block_info info = {
        .kind = DSR_ITEM, .marker = text("7."), .source = {0, 7}, .marker_source = {0, 2}};
    made.host.set_block(made.doc, block, &info, sizeof(info));
    dsr_label label = take(&made, block, 0, range(0, 2), 7, 0);
    assert_text(made.host.text(made.doc, block), "The");
    assert_range(read_label(&made, label).source, 0, 2);
    assert_text(read_label(&made, label).surface, "7.");
    assert_sound(&made);
    unmake(&made);
}

static void what_a_taken_label_cuts_off_stays_accounted_for(void **state) {
    struct made made;
    (void)state;

    make(&made, text("7.&nbsp;The"));
    dsr_block block = made.host.open_block(made.doc, 0, DSR_PARAGRAPH, 1);
    made.host.copy(made.doc, block, range(0, 2));
    made.host.decode(made.doc, block, range(2, 8), text("\u00A0"));
    made.host.copy(made.doc, block, range(8, 11));
    dsr_label_info info = decimal(7, ".");
    /* Not through the letter that the entity means. */
    assert_int_equal(made.host.take_label(made.doc, block, 3, range(0, 2), &info, sizeof(info)), 0);
    take(&made, block, 4, range(0, 2), 7, 0);
    assert_text(made.host.text(made.doc, block), "The");
    assert_sound(&made);
    unmake(&made);
}

/* Three paragraphs "1." to "3.", each below the one before. */
static void make_chain(struct made *made, dsr_label *labels) {
    make(made, text("1. a\n2. b\n3. c"));
    for (uint32_t i = 0; i < 3; i++)
        labels[i] = take(made, paragraph(made, 5 * i, 5 * i + 4), 3, range(0, 2), i + 1,
                         i == 0 ? 0 : labels[i - 1]);
}

static void levels_follow_the_parents(void **state) {
    struct made made;
    dsr_label labels[3];
    (void)state;

    make_chain(&made, labels);
    assert_int_equal(read_label(&made, labels[2]).level, 3);
    assert_int_equal(made.host.set_label_parent(made.doc, labels[1], 0), DSR_OK);
    assert_int_equal(read_label(&made, labels[2]).level, 2);
    assert_int_equal(made.host.set_label_parent(made.doc, labels[0], labels[2]), DSR_OK);
    assert_int_equal(read_label(&made, labels[0]).level, 3);
    assert_int_equal(made.host.set_label_parent(made.doc, labels[1], labels[0]), DSR_REFUSED);
    assert_int_equal(made.host.set_label_parent(made.doc, labels[1], labels[1]), DSR_REFUSED);
    assert_int_equal(made.host.set_label_parent(made.doc, labels[1], 4), DSR_REFUSED);
    assert_sound(&made);
    unmake(&made);
}

static void labels_come_in_reading_order(void **state) {
    struct made made;
    dsr_label labels[3];
    (void)state;

    make_chain(&made, labels);
    assert_int_equal(made.host.move(made.doc, 4, 1, 2), DSR_OK);
    assert_int_equal(made.host.next_label(made.doc, 0), labels[2]);
    assert_int_equal(made.host.next_label(made.doc, labels[2]), labels[0]);
    assert_int_equal(made.host.next_label(made.doc, labels[0]), labels[1]);
    assert_int_equal(made.host.next_label(made.doc, labels[1]), 0);
    assert_int_equal(made.host.next_label(made.doc, 4), 0);
    unmake(&made);
}

static void a_set_label_is_printed_from_its_parts_and_keeps_its_source(void **state) {
    struct made made;
    dsr_label labels[3];
    dsr_change change;
    (void)state;

    make_chain(&made, labels);
    edit_as(&made, "translate-numbering");
    dsr_label_info info = read_label(&made, labels[1]);
    info.scheme = text("lower-roman");
    info.value = 4;
    info.insert = text(" bis");
    info.before = text("(");
    info.after = text(")");
    info.surface = text("");
    assert_int_equal(made.host.set_label(made.doc, info.block, &info, sizeof(info), "french"),
                     DSR_OK);
    info = read_label(&made, labels[1]);
    assert_text(info.surface, "(iv bis)");
    assert_text(info.typed, "2.");
    assert_range(info.source, 5, 7);
    assert_int_equal(info.level, 2);
    assert_int_equal(made.host.change_count(made.doc), 1);
    made.host.change(made.doc, 0, &change, sizeof(change));
    assert_int_equal(change.kind, DSR_CHANGE_LABEL);
    assert_int_equal(change.record, labels[1]);
    assert_text(change.before, "2.");
    assert_text(change.after, "(iv bis)");
    assert_text(change.stage, "translate-numbering");
    assert_text(change.reason, "french");
    /* The same again is no change. */
    info.surface = text("");
    assert_int_equal(made.host.set_label(made.doc, info.block, &info, sizeof(info), ""), DSR_OK);
    assert_int_equal(made.host.change_count(made.doc), 1);
    assert_sound(&made);
    unmake(&made);
}

static void a_label_that_cannot_be_printed_is_refused(void **state) {
    struct made made;
    dsr_label labels[3];
    (void)state;

    make_chain(&made, labels);
    dsr_label_info good = read_label(&made, labels[0]);
    for (int i = 0; i < 6; i++) {
        dsr_label_info info = good;
        info.surface = text("");
        if (i == 0)
            info.scheme = text("no-such-scheme");
        if (i == 1)
            info.scheme = text("upper-roman"), info.value = 0;
        if (i == 2)
            info.value = DSR_NO_VALUE, info.after = text("");
        if (i == 3)
            info.parent = labels[2];
        if (i == 4)
            info.confidence = 1001;
        if (i == 5)
            info.before = text("\xFE");
        assert_int_equal(made.host.set_label(made.doc, good.block, &info, sizeof(info), ""),
                         DSR_REFUSED);
    }
    edit_as(&made, "x");
    document_set_editor(made.document, "x", NOT_STRUCTURE & ~(uint32_t)DSR_EDIT_LABELS);
    good.value = 9;
    assert_int_equal(made.host.set_label(made.doc, good.block, &good, sizeof(good), ""),
                     DSR_REFUSED);
    assert_int_equal(made.host.set_label(made.doc, good.block, NULL, 0, ""), DSR_REFUSED);
    assert_int_equal(made.host.change_count(made.doc), 0);
    assert_int_equal(read_label(&made, labels[0]).value, 1);
    unmake(&made);
}

static void a_label_taken_away_leaves_its_children_to_its_parent(void **state) {
    struct made made;
    dsr_label labels[3];
    dsr_block_info block;
    (void)state;

    make_chain(&made, labels);
    edit_as(&made, "x");
    assert_int_equal(made.host.set_label(made.doc, 3, NULL, 0, "no number"), DSR_OK);
    made.host.block(made.doc, 3, &block, sizeof(block));
    assert_int_equal(block.label, 0);
    assert_int_equal(made.host.next_label(made.doc, labels[0]), labels[2]);
    assert_int_equal(read_label(&made, labels[2]).parent, labels[0]);
    assert_int_equal(read_label(&made, labels[2]).level, 2);
    assert_range(read_label(&made, labels[1]).source, 5, 7);
    assert_int_equal(made.host.set_label(made.doc, 3, NULL, 0, ""), DSR_OK);
    assert_int_equal(made.host.change_count(made.doc), 1);
    /* And a new one comes back to the old place. */
    dsr_label_info info = decimal(5, ")");
    info.parent = labels[0];
    assert_int_equal(made.host.set_label(made.doc, 3, &info, sizeof(info), ""), DSR_OK);
    made.host.block(made.doc, 3, &block, sizeof(block));
    assert_int_equal(block.label, labels[1]);
    assert_text(read_label(&made, labels[1]).surface, "5)");
    assert_range(read_label(&made, labels[1]).source, 5, 7);
    assert_int_equal(read_label(&made, labels[2]).level, 3);
    assert_sound(&made);
    unmake(&made);
}

static void a_new_label_stands_at_the_start_of_its_text(void **state) {
    struct made made;
    dsr_block_info block;
    (void)state;

    make(&made, text("xx abc"));
    made.host.claim(made.doc, 1, range(0, 2));
    paragraph(&made, 3, 6);
    edit_as(&made, "x");
    dsr_label_info info = decimal(12, ".");
    assert_int_equal(made.host.set_label(made.doc, 2, &info, sizeof(info), ""), DSR_OK);
    made.host.block(made.doc, 2, &block, sizeof(block));
    assert_range(read_label(&made, block.label).source, 3, 3);
    assert_text(read_label(&made, block.label).surface, "12.");
    assert_int_equal(read_label(&made, block.label).typed.len, 0);
    assert_int_equal(made.host.change_count(made.doc), 1);
    assert_sound(&made);
    unmake(&made);
}

static void a_chain_of_a_hundred_thousand_labels_is_read_in_no_time(void **state) {
    struct made made;
    dsr_label label = 0;
    (void)state;

    make(&made, text("."));
    document_set_editor(made.document, "import", EVERYTHING);
    for (uint32_t i = 0; i < DEEP; i++) {
        dsr_label_info info = decimal(i, ".");
        info.parent = label;
        dsr_block block = made.host.open_block(made.doc, 0, DSR_ITEM, 1);
        assert_int_equal(made.host.set_label(made.doc, block, &info, sizeof(info), ""), DSR_OK);
        label = i + 1;
    }
    for (dsr_label at = label; at != 0; at--)
        assert_int_equal(read_label(&made, at).level, at);
    assert_sound(&made);
    unmake(&made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_label_taken_from_the_text_leaves_it_with_its_place_in_the_source),
        cmocka_unit_test(a_label_taken_from_the_marker_leaves_the_text),
        cmocka_unit_test(what_a_taken_label_cuts_off_stays_accounted_for),
        cmocka_unit_test(levels_follow_the_parents),
        cmocka_unit_test(labels_come_in_reading_order),
        cmocka_unit_test(a_set_label_is_printed_from_its_parts_and_keeps_its_source),
        cmocka_unit_test(a_label_that_cannot_be_printed_is_refused),
        cmocka_unit_test(a_label_taken_away_leaves_its_children_to_its_parent),
        cmocka_unit_test(a_new_label_stands_at_the_start_of_its_text),
        cmocka_unit_test(a_chain_of_a_hundred_thousand_labels_is_read_in_no_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

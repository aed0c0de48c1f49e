/* SPDX-License-Identifier: MIT */
/* The tree of blocks: walking, building, moving, cutting, removing. */
#include "unit/made.h"

#define DEEP 100000

static dsr_block below(struct made *made, dsr_block parent, dsr_kind kind) {
    dsr_block block = made->host.open_block(made->doc, parent, kind, 1);

    assert_int_not_equal(block, 0);
    return block;
}

/* 2 section ( 3 heading, 4 list ( 5 item, 6 item ) ), 7 paragraph */
static void make_tree(struct made *made) {
    make(made, text("source"));
    assert_int_equal(made->host.claim(made->doc, 1, range(0, 6)), DSR_OK);
    assert_int_equal(below(made, 0, DSR_SECTION), 2);
    below(made, 2, DSR_HEADING);
    below(made, 2, DSR_LIST);
    below(made, 4, DSR_ITEM);
    below(made, 4, DSR_ITEM);
    below(made, 1, DSR_PARAGRAPH);
}

/* The handles of a walk, as digits. */
static void assert_walk(const struct made *made, dsr_block top, uint32_t kinds,
                        const char *should) {
    char is[32] = "";
    size_t len = 0;

    for (dsr_block at = 0; (at = made->host.step(made->doc, top, at, kinds)) != 0;)
        is[len++] = (char)('0' + at);
    assert_string_equal(is, should);
}

static void a_walk_goes_in_reading_order_and_meets_only_the_kinds_asked_for(void **state) {
    struct made made;
    (void)state;

    make_tree(&made);
    assert_walk(&made, 0, DSR_ALL_KINDS, "1234567");
    assert_walk(&made, 1, DSR_ALL_KINDS, "234567");
    assert_walk(&made, 2, DSR_ALL_KINDS, "3456");
    assert_walk(&made, 4, DSR_ALL_KINDS, "56");
    assert_walk(&made, 7, DSR_ALL_KINDS, "");
    assert_walk(&made, 0, DSR_BIT(DSR_ITEM), "56");
    assert_walk(&made, 0, DSR_BIT(DSR_HEADING) | DSR_BIT(DSR_PARAGRAPH), "37");
    assert_walk(&made, 0, DSR_BIT(DSR_TABLE), "");
    assert_int_equal(made.host.parent(made.doc, 5), 4);
    assert_int_equal(made.host.parent(made.doc, 1), 0);
    assert_int_equal(made.host.first(made.doc, 0), 1);
    assert_int_equal(made.host.first(made.doc, 2), 3);
    assert_int_equal(made.host.next(made.doc, 3), 4);
    assert_int_equal(made.host.previous(made.doc, 4), 3);
    assert_int_equal(made.host.previous(made.doc, 3), 0);
    assert_int_equal(made.host.kind(made.doc, 4), DSR_LIST);
    assert_sound(&made);
    unmake(&made);
}

static void a_handle_that_is_none_gives_nothing(void **state) {
    const dsr_block bad[] = {8, 1000, UINT32_MAX};
    struct made made;
    dsr_block_info info;
    (void)state;

    make_tree(&made);
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        assert_int_equal(made.host.step(made.doc, bad[i], 0, DSR_ALL_KINDS), 0);
        assert_int_equal(made.host.step(made.doc, 0, bad[i], DSR_ALL_KINDS), 0);
        assert_int_equal(made.host.parent(made.doc, bad[i]), 0);
        assert_int_equal(made.host.first(made.doc, bad[i]), 0);
        assert_int_equal(made.host.next(made.doc, bad[i]), 0);
        assert_int_equal(made.host.previous(made.doc, bad[i]), 0);
        assert_false(made.host.block(made.doc, bad[i], &info, sizeof(info)));
        assert_int_equal(made.host.text(made.doc, bad[i]).len, 0);
        assert_int_equal(made.host.kind(made.doc, bad[i]), 0);
        assert_int_equal(made.host.piece_count(made.doc, bad[i]), 0);
        assert_int_equal(made.host.copy(made.doc, bad[i], range(0, 1)), DSR_REFUSED);
        assert_int_equal(made.host.remove(made.doc, bad[i], ""), DSR_REFUSED);
        assert_int_equal(made.host.open_block(made.doc, bad[i], DSR_ITEM, 1), 0);
        assert_int_equal(made.host.split(made.doc, bad[i], 0, 0), 0);
        assert_int_equal(made.host.move(made.doc, bad[i], 1, 0), DSR_REFUSED);
        assert_int_equal(made.host.next_mark(made.doc, bad[i], 0), 0);
        assert_int_equal(made.host.attribute(made.doc, bad[i], "a").len, 0);
    }
    assert_false(made.host.block(made.doc, 0, &info, sizeof(info)));
    assert_int_equal(made.host.line(made.doc, 2, 0), 0);
    assert_int_equal(made.host.source(made.doc, 0).len, 0);
    assert_sound(&made);
    unmake(&made);
}

static void a_reader_with_an_older_header_gets_and_sets_only_what_it_knows(void **state) {
    struct made made;
    dsr_block_info info;
    (void)state;

    make_tree(&made);
    info.level = 7;
    dsr_block_info sets = {.kind = DSR_HEADING, .level = 3, .flags = 1, .indent = 4};
    assert_int_equal(made.host.set_block(made.doc, 3, &sets, sizeof(sets)), DSR_OK);
    sets = (dsr_block_info){.kind = DSR_ITEM, .level = 9};
    assert_int_equal(made.host.set_block(made.doc, 3, &sets, offsetof(dsr_block_info, level)),
                     DSR_OK);
    assert_true(made.host.block(made.doc, 3, &info, sizeof(info)));
    assert_int_equal(info.kind, DSR_ITEM);
    assert_int_equal(info.level, 3);
    assert_int_equal(info.indent, 4);
    info.level = 7;
    made.host.block(made.doc, 3, &info, offsetof(dsr_block_info, level));
    assert_int_equal(info.level, 7);
    unmake(&made);
}

static void set_block_refuses_what_is_no_kind_flag_or_range(void **state) {
    struct made made;
    (void)state;

    make_tree(&made);
    const dsr_block_info bad[] = {
        {.kind = 0},
        {.kind = DSR_KIND_COUNT},
        {.kind = DSR_ITEM, .flags = DSR_REMOVED},
        {.kind = DSR_ITEM, .flags = 0x10000},
        {.kind = DSR_ITEM, .source = {3, 2}},
        {.kind = DSR_ITEM, .source = {0, 7}},
        {.kind = DSR_ITEM, .marker_source = {0, 7}},
        {.kind = DSR_ITEM, .marker = {"\xFF", 1}},
    };
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        assert_int_equal(made.host.set_block(made.doc, 3, &bad[i], sizeof(bad[i])), DSR_REFUSED);
    dsr_block_info other = {.kind = DSR_SECTION};
    assert_int_equal(made.host.set_block(made.doc, 1, &other, sizeof(other)), DSR_REFUSED);
    assert_int_equal(made.host.kind(made.doc, 3), DSR_HEADING);
    unmake(&made);
}

static void a_moved_block_takes_all_below_it_and_never_goes_below_itself(void **state) {
    struct made made;
    (void)state;

    make_tree(&made);
    assert_int_equal(made.host.move(made.doc, 4, 1, 2), DSR_OK);
    assert_walk(&made, 0, DSR_ALL_KINDS, "1456237");
    assert_int_equal(made.host.move(made.doc, 4, 4, 0), DSR_REFUSED);
    assert_int_equal(made.host.move(made.doc, 4, 6, 0), DSR_REFUSED);
    assert_int_equal(made.host.move(made.doc, 1, 4, 0), DSR_REFUSED);
    assert_int_equal(made.host.move(made.doc, 3, 1, 5), DSR_REFUSED);
    assert_int_equal(made.host.move(made.doc, 4, 3, 0), DSR_OK);
    assert_walk(&made, 0, DSR_ALL_KINDS, "1234567");
    assert_int_equal(made.host.parent(made.doc, 4), 3);
    assert_int_equal(made.host.move(made.doc, 5, 4, 0), DSR_OK);
    assert_walk(&made, 0, DSR_ALL_KINDS, "1234657");
    assert_int_equal(made.host.move(made.doc, 5, 4, 5), DSR_REFUSED);
    assert_sound(&made);
    unmake(&made);
}

static void removed_blocks_are_gone_for_walks_and_stay_readable(void **state) {
    struct made made;
    dsr_block_info info;
    (void)state;

    make_tree(&made);
    edit_as(&made, "tidy");
    assert_int_equal(made.host.remove(made.doc, 4, "empty"), DSR_OK);
    assert_walk(&made, 0, DSR_ALL_KINDS, "1237");
    assert_int_equal(made.host.next(made.doc, 3), 0);
    assert_true(made.host.block(made.doc, 5, &info, sizeof(info)));
    assert_true(info.flags & DSR_REMOVED);
    assert_int_equal(made.host.remove(made.doc, 4, "again"), DSR_REFUSED);
    assert_int_equal(made.host.remove(made.doc, 5, "below"), DSR_REFUSED);
    assert_int_equal(made.host.remove(made.doc, 1, "all"), DSR_REFUSED);
    assert_int_equal(made.host.add(made.doc, 4, 0, DSR_ITEM, text("x"), ""), 0);
    assert_int_equal(made.host.change_count(made.doc), 1);
    assert_sound(&made);
    unmake(&made);
}

static void a_walk_that_removes_where_it_stands_meets_all_the_others(void **state) {
    struct made made;
    char met[16] = "";
    size_t len = 0;
    (void)state;

    make_tree(&made);
    for (dsr_block at = 0; (at = made.host.step(made.doc, 1, at, DSR_ALL_KINDS)) != 0;) {
        met[len++] = (char)('0' + at);
        if (at == 3 || at == 4)
            assert_int_equal(made.host.remove(made.doc, at, ""), DSR_OK);
    }
    assert_string_equal(met, "2347");
    unmake(&made);
}

static void an_added_block_is_made_and_has_no_place_in_the_source(void **state) {
    struct made made;
    dsr_block_info info;
    dsr_piece piece;
    (void)state;

    make_tree(&made);
    edit_as(&made, "notes");
    dsr_block block = made.host.add(made.doc, 2, 4, DSR_NOTE, text("added"), "why");
    assert_int_equal(block, 8);
    assert_walk(&made, 0, DSR_ALL_KINDS, "12384567");
    assert_true(made.host.block(made.doc, block, &info, sizeof(info)));
    assert_int_equal(info.flags, DSR_MADE);
    assert_int_equal(info.part, 0);
    assert_text(info.text, "added");
    assert_true(made.host.piece(made.doc, block, 0, &piece, sizeof(piece)));
    assert_int_equal(piece.kind, DSR_GENERATED);
    assert_int_equal(made.host.add(made.doc, 2, 7, DSR_NOTE, text(""), ""), 0);
    assert_int_equal(made.host.add(made.doc, 2, 0, DSR_NOTE, text("\xC3"), ""), 0);
    assert_sound(&made);
    unmake(&made);
}

static void structure_is_for_import_only(void **state) {
    struct made made;
    dsr_block_info info = {.kind = DSR_ITEM};
    dsr_mark_info mark = {.kind = DSR_STRONG, .block = 2};
    (void)state;

    make_tree(&made);
    edit_as(&made, "other");
    assert_int_equal(made.host.open_block(made.doc, 0, DSR_ITEM, 1), 0);
    assert_int_equal(made.host.set_block(made.doc, 2, &info, sizeof(info)), DSR_REFUSED);
    assert_int_equal(made.host.copy(made.doc, 2, range(0, 1)), DSR_REFUSED);
    assert_int_equal(made.host.decode(made.doc, 2, range(0, 1), text("x")), DSR_REFUSED);
    assert_int_equal(made.host.claim(made.doc, 1, range(0, 1)), DSR_REFUSED);
    assert_int_equal(made.host.split(made.doc, 2, 0, 0), 0);
    assert_int_equal(made.host.move(made.doc, 3, 1, 0), DSR_REFUSED);
    assert_int_equal(made.host.add_mark(made.doc, &mark, sizeof(mark)), 0);
    assert_int_equal(made.host.add_part(made.doc, text("p"), text("x")), 0);
    document_set_editor(made.document, "none", 0);
    assert_int_equal(made.host.add(made.doc, 0, 0, DSR_ITEM, text(""), ""), 0);
    assert_int_equal(made.host.remove(made.doc, 2, ""), DSR_REFUSED);
    assert_int_equal(made.host.set_attribute(made.doc, 0, "a", text("b"), ""), DSR_REFUSED);
    assert_int_equal(made.host.change_count(made.doc), 0);
    unmake(&made);
}

static void a_split_block_shares_text_marks_and_children_out(void **state) {
    struct made made;
    dsr_block_info a, b;
    dsr_mark_info mark;
    (void)state;

    make(&made, text("(a) One **two**\n(b) Three"));
    dsr_block block = below(&made, 0, DSR_ITEM);
    dsr_block_info info = {.kind = DSR_ITEM,
                           .level = 2,
                           .flags = DSR_BLANK_BEFORE | DSR_HARD_WRAPPED,
                           .source = {0, 25}};
    made.host.set_block(made.doc, block, &info, sizeof(info));
    made.host.copy(made.doc, block, range(0, 8));
    made.host.copy(made.doc, block, range(10, 13));
    made.host.copy(made.doc, block, range(15, 25));
    add_mark(&made, block, DSR_STRONG, range(8, 11), range(8, 15));
    add_mark(&made, block, DSR_IN_LANGUAGE, range(4, 15), range(0, 25));
    dsr_block child = below(&made, block, DSR_PARAGRAPH);
    dsr_block after = made.host.split(made.doc, block, 11, 1);
    assert_int_not_equal(after, 0);
    made.host.block(made.doc, block, &a, sizeof(a));
    made.host.block(made.doc, after, &b, sizeof(b));
    assert_text(a.text, "(a) One two");
    assert_text(b.text, "(b) Three");
    assert_int_equal(b.kind, DSR_ITEM);
    assert_int_equal(b.level, 2);
    assert_int_equal(b.flags, DSR_HARD_WRAPPED);
    assert_range(a.source, 0, 15);
    assert_range(b.source, 16, 25);
    assert_int_equal(made.host.parent(made.doc, child), after);
    assert_int_equal(made.host.next(made.doc, block), after);
    dsr_mark at = made.host.next_mark(made.doc, block, 0);
    made.host.mark(made.doc, at, &mark, sizeof(mark));
    assert_range(mark.range, 4, 11);
    made.host.mark(made.doc, made.host.next_mark(made.doc, block, at), &mark, sizeof(mark));
    assert_range(mark.range, 8, 11);
    made.host.mark(made.doc, made.host.next_mark(made.doc, after, 0), &mark, sizeof(mark));
    assert_int_equal(mark.kind, DSR_IN_LANGUAGE);
    assert_range(mark.range, 0, 3);
    assert_sound(&made);
    unmake(&made);
}

static void a_cut_through_a_decoded_piece_or_a_code_point_is_refused(void **state) {
    struct made made;
    (void)state;

    make(&made, text("é&x;b"));
    dsr_block block = below(&made, 0, DSR_PARAGRAPH);
    made.host.copy(made.doc, block, range(0, 2));
    made.host.decode(made.doc, block, range(2, 5), text("xyz"));
    made.host.copy(made.doc, block, range(5, 6));
    assert_int_equal(made.host.split(made.doc, block, 1, 0), 0);
    assert_int_equal(made.host.split(made.doc, block, 3, 0), 0);
    assert_int_equal(made.host.split(made.doc, block, 2, 1), 0);
    assert_int_equal(made.host.split(made.doc, block, 6, 1), 0);
    assert_int_equal(made.host.split(made.doc, block, 2, UINT32_MAX), 0);
    assert_int_equal(made.host.split(made.doc, 1, 0, 0), 0);
    /* The decoded piece goes; its source has letters and stays accounted for. */
    assert_int_not_equal(made.host.split(made.doc, block, 2, 3), 0);
    assert_sound(&made);
    unmake(&made);
}

static void a_hundred_thousand_levels_are_walked_moved_and_removed(void **state) {
    struct made made;
    uint32_t count = 0;
    (void)state;

    make(&made, text("x"));
    dsr_block deep = 1;
    for (int i = 0; i < DEEP; i++)
        deep = below(&made, deep, DSR_SECTION);
    for (dsr_block at = 0; (at = made.host.step(made.doc, 0, at, DSR_ALL_KINDS)) != 0;)
        count++;
    assert_int_equal(count, DEEP + 1);
    assert_int_equal(made.host.move(made.doc, 2, deep, 0), DSR_REFUSED);
    paragraph(&made, 0, 1);
    assert_sound(&made);
    assert_int_equal(made.host.remove(made.doc, 2, ""), DSR_OK);
    assert_sound(&made);
    unmake(&made);
}

static void a_hundred_thousand_lines_are_split_from_either_end(void **state) {
    char *source = malloc(2 * DEEP);
    struct made made;
    (void)state;

    assert_non_null(source);
    for (int i = 0; i < DEEP; i++)
        memcpy(source + 2 * i, "a\n", 2);
    make(&made, (dsr_text){source, 2 * DEEP});
    dsr_block first = paragraph(&made, 0, DEEP);
    dsr_block second = below(&made, 0, DSR_PARAGRAPH);
    /* Line by line, the ends decoded: many pieces. */
    for (uint32_t i = DEEP / 2; i < DEEP; i++) {
        made.host.copy(made.doc, second, range(2 * i, 2 * i + 1));
        made.host.decode(made.doc, second, range(2 * i + 1, 2 * i + 2), text("\n"));
    }
    for (dsr_block at = first; made.host.text(made.doc, at).len > 2;) {
        at = made.host.split(made.doc, at, 1, 1);
        assert_int_not_equal(at, 0);
    }
    for (uint32_t i = DEEP / 2 - 1; i > DEEP / 4; i--)
        assert_int_not_equal(made.host.split(made.doc, second, 2 * i - 1, 1), 0);
    for (dsr_block at = second; made.host.text(made.doc, at).len > 2;)
        at = made.host.split(made.doc, at, 1, 1);
    assert_sound(&made);
    unmake(&made);
    free(source);
}

static void assert_line(const struct made *made, uint32_t offset, uint32_t line) {
    assert_int_equal(made->host.line(made->doc, 1, offset), line);
}

static void lines_end_at_line_feeds_or_else_at_carriage_returns(void **state) {
    struct made made;
    (void)state;

    make(&made, text("a\r\nb\rc\n\fd"));
    assert_line(&made, 0, 1);
    assert_line(&made, 2, 1);
    assert_line(&made, 3, 2);
    assert_line(&made, 5, 2);
    assert_line(&made, 7, 3);
    assert_line(&made, 8, 3);
    assert_line(&made, 1000, 3);
    unmake(&made);
    make(&made, text("a\rb\rc"));
    assert_line(&made, 1, 1);
    assert_line(&made, 2, 2);
    assert_line(&made, 4, 3);
    unmake(&made);
}

static void lines_of_a_long_part_are_counted_as_a_plain_loop_counts_them(void **state) {
    const uint32_t len = 20000;
    char *source = malloc(len);
    struct made made;
    uint32_t line = 1;
    (void)state;

    assert_non_null(source);
    for (uint32_t i = 0; i < len; i++)
        source[i] = i % 7 == 3 || i % 64 < 9 ? '\n' : (char)('\v' - i % 3);
    make(&made, (dsr_text){source, len});
    for (uint32_t i = 0; i < len; i++) {
        assert_line(&made, i, line);
        line += source[i] == '\n';
    }
    assert_line(&made, 5, 6);
    unmake(&made);
    free(source);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_walk_goes_in_reading_order_and_meets_only_the_kinds_asked_for),
        cmocka_unit_test(a_handle_that_is_none_gives_nothing),
        cmocka_unit_test(a_reader_with_an_older_header_gets_and_sets_only_what_it_knows),
        cmocka_unit_test(set_block_refuses_what_is_no_kind_flag_or_range),
        cmocka_unit_test(a_moved_block_takes_all_below_it_and_never_goes_below_itself),
        cmocka_unit_test(removed_blocks_are_gone_for_walks_and_stay_readable),
        cmocka_unit_test(a_walk_that_removes_where_it_stands_meets_all_the_others),
        cmocka_unit_test(an_added_block_is_made_and_has_no_place_in_the_source),
        cmocka_unit_test(structure_is_for_import_only),
        cmocka_unit_test(a_split_block_shares_text_marks_and_children_out),
        cmocka_unit_test(a_cut_through_a_decoded_piece_or_a_code_point_is_refused),
        cmocka_unit_test(a_hundred_thousand_levels_are_walked_moved_and_removed),
        cmocka_unit_test(a_hundred_thousand_lines_are_split_from_either_end),
        cmocka_unit_test(lines_end_at_line_feeds_or_else_at_carriage_returns),
        cmocka_unit_test(lines_of_a_long_part_are_counted_as_a_plain_loop_counts_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

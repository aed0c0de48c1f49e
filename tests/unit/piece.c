/* SPDX-License-Identifier: MIT */
/* Pieces: text appended in source order, and what an edit does to them. */
#include "unit/made.h"

#include <stdio.h>
#include <time.h>

static dsr_block open_paragraph(struct made *made) {
    dsr_block block = made->host.open_block(made->doc, 0, DSR_PARAGRAPH, 1);

    assert_int_not_equal(block, 0);
    return block;
}

/* The pieces as "c0-3 d4-9 g": kind and source. */
static void assert_pieces(const struct made *made, dsr_block block, const char *should) {
    char is[256] = "";
    dsr_piece piece;

    for (size_t i = 0; made->host.piece(made->doc, block, i, &piece, sizeof(piece)); i++)
        snprintf(is + strlen(is), sizeof(is) - strlen(is), "%s%c%u-%u:%u", i > 0 ? " " : "",
                 "?cdg"[piece.kind], piece.source.start, piece.source.end,
                 piece.text.end - piece.text.start);
    assert_string_equal(is, should);
}

static void text_is_appended_in_source_order(void **state) {
    struct made made;
    (void)state;

    make(&made, text("a &amp; <i>b</i> é"));
    dsr_block block = open_paragraph(&made);
    assert_int_equal(made.host.copy(made.doc, block, range(0, 2)), DSR_OK);
    assert_int_equal(made.host.decode(made.doc, block, range(2, 7), text("&")), DSR_OK);
    assert_int_equal(made.host.copy(made.doc, block, range(7, 8)), DSR_OK);
    assert_int_equal(made.host.copy(made.doc, block, range(11, 12)), DSR_OK);
    assert_int_equal(made.host.copy(made.doc, block, range(10, 12)), DSR_REFUSED);
    assert_int_equal(made.host.copy(made.doc, block, range(16, 18)), DSR_REFUSED);
    assert_int_equal(made.host.copy(made.doc, block, range(17, 20)), DSR_REFUSED);
    assert_int_equal(made.host.copy(made.doc, block, range(13, 12)), DSR_REFUSED);
    assert_int_equal(made.host.decode(made.doc, block, range(17, 19), text("\xE9")), DSR_REFUSED);
    assert_int_equal(made.host.copy(made.doc, block, range(17, 19)), DSR_OK);
    assert_int_equal(made.host.copy(made.doc, block, range(19, 19)), DSR_OK);
    assert_text(made.host.text(made.doc, block), "a & bé");
    assert_pieces(&made, block, "c0-2:2 d2-7:1 c7-8:1 c11-12:1 c17-19:2");
    assert_int_equal(made.host.claim(made.doc, 1, range(9, 10)), DSR_OK);
    assert_int_equal(made.host.claim(made.doc, 1, range(14, 15)), DSR_OK);
    assert_sound(&made);
    unmake(&made);
}

static void blocks_may_be_filled_by_turns(void **state) {
    struct made made;
    (void)state;

    make(&made, text("a-b-c-d-e-f"));
    dsr_block odd = open_paragraph(&made), even = open_paragraph(&made);
    for (uint32_t i = 0; i < 6; i++)
        assert_int_equal(made.host.copy(made.doc, i % 2 == 0 ? odd : even, range(2 * i, 2 * i + 1)),
                         DSR_OK);
    assert_text(made.host.text(made.doc, odd), "ace");
    assert_text(made.host.text(made.doc, even), "bdf");
    assert_pieces(&made, odd, "c0-1:1 c4-5:1 c8-9:1");
    assert_sound(&made);
    unmake(&made);
}

static void a_view_stays_what_it_was_while_the_block_changes(void **state) {
    struct made made;
    (void)state;

    make(&made, text("one two"));
    dsr_block block = paragraph(&made, 0, 3);
    dsr_text first = made.host.text(made.doc, block);
    made.host.copy(made.doc, block, range(4, 7));
    dsr_text second = made.host.text(made.doc, block);
    made.host.replace(made.doc, block, range(0, 6), text("changed"), "");
    /* Much more text; the store does not move. */
    for (int i = 0; i < 20000; i++)
        made.host.replace(made.doc, block, range(0, 0),
                          (dsr_text){"0123456789012345678901234567890123456789", 1}, "");
    assert_text(first, "one");
    assert_text(second, "onetwo");
    unmake(&made);
}

/* "Ms <b>Ann Lee</b> said": an edit from before the mark-up into it. */
static dsr_block make_marked(struct made *made) {
    make(made, text("Ms <b>Ann Lee</b> said"));
    made->host.claim(made->doc, 1, range(3, 6));
    made->host.claim(made->doc, 1, range(13, 17));
    dsr_block block = open_paragraph(made);
    made->host.copy(made->doc, block, range(0, 3));
    made->host.copy(made->doc, block, range(6, 13));
    made->host.copy(made->doc, block, range(17, 22));
    add_mark(made, block, DSR_STRONG, range(3, 10), range(3, 17));
    edit_as(made, "x");
    return block;
}

static void a_replacement_over_mark_up_leaves_the_mark_up_standing(void **state) {
    struct made made;
    (void)state;

    dsr_block block = make_marked(&made);
    made.host.replace(made.doc, block, range(0, 6), text("P"), "");
    assert_text(made.host.text(made.doc, block), "P Lee said");
    assert_pieces(&made, block, "g0-3:1 g6-9:0 c9-13:4 c17-22:5");
    made.host.replace(made.doc, block, range(0, 10), text("Q"), "");
    assert_pieces(&made, block, "g0-3:1 g6-13:0 g17-22:0");
    made.host.replace(made.doc, block, range(0, 1), text(""), "");
    assert_pieces(&made, block, "g0-3:0 g6-13:0 g17-22:0");
    made.host.replace(made.doc, block, range(0, 0), text("again"), "");
    assert_text(made.host.text(made.doc, block), "again");
    assert_sound(&made);
    unmake(&made);
}

static void text_inserted_where_mark_up_ends_goes_behind_it(void **state) {
    struct made made;
    dsr_mark_info mark;
    (void)state;

    dsr_block block = make_marked(&made);
    made.host.replace(made.doc, block, range(10, 10), text("!"), "");
    assert_pieces(&made, block, "c0-3:3 c6-13:7 g17-17:1 c17-22:5");
    made.host.replace(made.doc, block, range(3, 3), text("?"), "");
    assert_pieces(&made, block, "c0-3:3 g3-3:1 c6-13:7 g17-17:1 c17-22:5");
    made.host.replace(made.doc, block, range(0, 0), text(">"), "");
    made.host.replace(made.doc, block, range(18, 18), text("."), "");
    assert_text(made.host.text(made.doc, block), ">Ms ?Ann Lee! said.");
    assert_pieces(&made, block, "g0-0:1 c0-3:3 g3-3:1 c6-13:7 g17-17:1 c17-22:5 g22-22:1");
    made.host.mark(made.doc, made.host.next_mark(made.doc, block, 0), &mark, sizeof(mark));
    assert_range(mark.range, 5, 12);
    assert_sound(&made);
    unmake(&made);
}

static void an_edit_takes_a_decoded_piece_as_one(void **state) {
    struct made made;
    (void)state;

    make(&made, text("x&hearts;y"));
    made.host.claim(made.doc, 1, range(0, 10));
    dsr_block block = open_paragraph(&made);
    made.host.copy(made.doc, block, range(0, 1));
    made.host.decode(made.doc, block, range(1, 9), text("love"));
    made.host.copy(made.doc, block, range(9, 10));
    edit_as(&made, "x");
    made.host.replace(made.doc, block, range(2, 3), text("0"), "");
    assert_text(made.host.text(made.doc, block), "xl0vey");
    assert_pieces(&made, block, "c0-1:1 g1-9:4 c9-10:1");
    made.host.replace(made.doc, block, range(3, 6), text("z"), "");
    assert_pieces(&made, block, "c0-1:1 g1-10:3");
    assert_text(made.host.text(made.doc, block), "xl0z");
    assert_sound(&made);
    unmake(&made);
}

static void an_edit_that_is_none_is_refused_or_does_nothing(void **state) {
    struct made made;
    (void)state;

    make(&made, text("aéb"));
    dsr_block block = paragraph(&made, 0, 4);
    edit_as(&made, "x");
    const dsr_edit overlapping[] = {{{0, 3}, {"x", 1}}, {{1, 4}, {"y", 1}}};
    const dsr_edit backwards[] = {{{3, 4}, {"x", 1}}, {{0, 1}, {"y", 1}}};
    assert_int_equal(made.host.replace(made.doc, block, range(0, 2), text("x"), ""), DSR_REFUSED);
    assert_int_equal(made.host.replace(made.doc, block, range(2, 2), text("x"), ""), DSR_REFUSED);
    assert_int_equal(made.host.replace(made.doc, block, range(1, 5), text("x"), ""), DSR_REFUSED);
    assert_int_equal(made.host.replace(made.doc, block, range(1, 0), text("x"), ""), DSR_REFUSED);
    assert_int_equal(made.host.replace(made.doc, block, range(0, 1), text("\x80"), ""),
                     DSR_REFUSED);
    assert_int_equal(made.host.replace_all(made.doc, block, overlapping, 2, ""), DSR_REFUSED);
    assert_int_equal(made.host.replace_all(made.doc, block, backwards, 2, ""), DSR_REFUSED);
    assert_int_equal(made.host.replace(made.doc, block, range(1, 3), text("é"), ""), DSR_OK);
    assert_int_equal(made.host.replace(made.doc, block, range(2, 2), text("x"), ""), DSR_REFUSED);
    assert_int_equal(made.host.replace_all(made.doc, block, NULL, 0, ""), DSR_OK);
    document_set_editor(made.document, "x", NOT_STRUCTURE & ~(uint32_t)DSR_EDIT_TEXT);
    assert_int_equal(made.host.replace(made.doc, block, range(0, 1), text("x"), ""), DSR_REFUSED);
    assert_text(made.host.text(made.doc, block), "aéb");
    assert_int_equal(made.host.change_count(made.doc), 0);
    assert_pieces(&made, block, "c0-4:4");
    unmake(&made);
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* A block of `count` lines that each lose an indentation, then a word replaced in each. */
static double one_block_of(uint32_t count) {
    char *source = malloc((size_t)count * 8);
    dsr_edit *edits = malloc(count * sizeof(dsr_edit));
    struct made made;

    assert_non_null(source);
    assert_non_null(edits);
    for (uint32_t i = 0; i < count; i++) {
        memcpy(source + (size_t)i * 8, "  abcde\n", 8);
        edits[i] = (dsr_edit){{6 * i + 1, 6 * i + 3}, {"person", 6}};
    }
    double start = seconds();
    make(&made, (dsr_text){source, (size_t)count * 8});
    dsr_block block = open_paragraph(&made);
    for (uint32_t i = 0; i < count; i++)
        made.host.copy(made.doc, block, range(8 * i + 2, 8 * i + 8));
    for (uint32_t i = 0; i < count; i++) {
        dsr_mention_info info = {
            .block = block, .range = {6 * i + 1, 6 * i + 3}, .decision = DSR_MASK};
        assert_int_equal(made.host.set_mention(made.doc, 0, &info, sizeof(info), ""), DSR_OK);
    }
    edit_as(&made, "x");
    assert_int_equal(made.host.replace_all(made.doc, block, edits, count, ""), DSR_OK);
    double spent = seconds() - start;
    assert_int_equal(made.host.text(made.doc, block).len, count * 10);
    assert_sound(&made);
    unmake(&made);
    free(edits);
    free(source);
    return spent;
}

static void a_block_of_very_many_lines_costs_in_proportion(void **state) {
    (void)state;
    double small = one_block_of(20000), large = one_block_of(320000);
    /* 16 times the work; quadratic would be 256 times. */
    assert_true(large < 64 * (small + 0.002));
}

static void an_edit_past_the_limit_gives_no_memory_and_changes_nothing(void **state) {
    struct made made;
    (void)state;

    make(&made, text("abc"));
    dsr_block block = paragraph(&made, 0, 3);
    edit_as(&made, "x");
    document_set_limit(made.document, 1 << 16);
    char *much = calloc(1, 1 << 17);
    assert_non_null(much);
    memset(much, 'x', 1 << 17);
    assert_int_equal(made.host.replace(made.doc, block, range(0, 1), (dsr_text){much, 1 << 17}, ""),
                     DSR_NO_MEMORY);
    assert_text(made.host.text(made.doc, block), "abc");
    assert_int_equal(made.host.change_count(made.doc), 0);
    assert_sound(&made);
    unmake(&made);
    free(much);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_appended_in_source_order),
        cmocka_unit_test(blocks_may_be_filled_by_turns),
        cmocka_unit_test(a_view_stays_what_it_was_while_the_block_changes),
        cmocka_unit_test(a_replacement_over_mark_up_leaves_the_mark_up_standing),
        cmocka_unit_test(text_inserted_where_mark_up_ends_goes_behind_it),
        cmocka_unit_test(an_edit_takes_a_decoded_piece_as_one),
        cmocka_unit_test(an_edit_that_is_none_is_refused_or_does_nothing),
        cmocka_unit_test(a_block_of_very_many_lines_costs_in_proportion),
        cmocka_unit_test(an_edit_past_the_limit_gives_no_memory_and_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

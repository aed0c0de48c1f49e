/* SPDX-License-Identifier: MIT */
/* Mentions and marks: lists of ranges in order, whatever order they are made in. */
#include "unit/made.h"

#define MANY 20000

static void assert_order(const struct made *made, dsr_block block, uint32_t count) {
    dsr_mention_info info;
    dsr_range before = {0, UINT32_MAX};
    uint32_t met = 0;

    for (dsr_mention at = 0; (at = made->host.next_mention(made->doc, block, at)) != 0; met++) {
        assert_true(made->host.mention(made->doc, at, &info, sizeof(info)));
        assert_true(before.start < info.range.start ||
                    (before.start == info.range.start && before.end >= info.range.end));
        before = info.range;
    }
    assert_int_equal(met, count);
}

static void
mentions_come_by_start_and_the_outer_first_in_whatever_order_they_are_made(void **state) {
    char *source = malloc(MANY);
    uint64_t seed = 88172645463325252u;
    (void)state;

    assert_non_null(source);
    memset(source, 'x', MANY);
    for (int order = 0; order < 4; order++) {
        struct made made;
        make(&made, (dsr_text){source, MANY});
        dsr_block block = paragraph(&made, 0, MANY);
        for (uint32_t i = 0; i < MANY; i++) {
            seed ^= seed << 13, seed ^= seed >> 7, seed ^= seed << 17;
            uint32_t at = order == 0   ? i
                          : order == 1 ? MANY - 1 - i
                          : order == 2 ? (uint32_t)(seed % MANY)
                                       : (i * 2) % MANY + (i >= MANY / 2);
            dsr_mention_info info = {.block = block,
                                     .range = {at, at + 1 + (uint32_t)(seed >> 33) % (MANY - at)},
                                     .decision = DSR_KEEP};
            assert_int_equal(made.host.set_mention(made.doc, 0, &info, sizeof(info), ""), DSR_OK);
        }
        assert_order(&made, block, MANY);
        assert_sound(&made);
        unmake(&made);
    }
    free(source);
}

static void outer_marks_come_first_also_where_they_cover_the_same_text(void **state) {
    struct made made;
    (void)state;

    make(&made, text("***x*** **y**"));
    dsr_block block = made.host.open_block(made.doc, 0, DSR_PARAGRAPH, 1);
    made.host.copy(made.doc, block, range(3, 4));
    made.host.copy(made.doc, block, range(7, 8));
    made.host.copy(made.doc, block, range(10, 11));
    dsr_mark inner = add_mark(&made, block, DSR_STRONG, range(0, 1), range(1, 6));
    dsr_mark outer = add_mark(&made, block, DSR_EMPHASIS, range(0, 1), range(0, 7));
    dsr_mark last = add_mark(&made, block, DSR_STRONG, range(2, 3), range(8, 13));
    assert_int_equal(made.host.next_mark(made.doc, block, 0), outer);
    assert_int_equal(made.host.next_mark(made.doc, block, outer), inner);
    assert_int_equal(made.host.next_mark(made.doc, block, inner), last);
    assert_int_equal(made.host.next_mark(made.doc, block, last), 0);
    assert_int_equal(made.host.next_mark(made.doc, 1, last), 0);
    assert_sound(&made);
    unmake(&made);
}

static void a_mention_is_changed_moved_and_taken_away(void **state) {
    struct made made;
    dsr_mention_info info;
    dsr_change change;
    (void)state;

    make(&made, text("Ann met Bob"));
    dsr_block block = paragraph(&made, 0, 11);
    edit_as(&made, "anonymise");
    dsr_mention ann = add_mention(&made, block, 0, 3), bob = add_mention(&made, block, 8, 11);
    assert_int_equal(made.host.change_count(made.doc), 2);
    made.host.mention(made.doc, ann, &info, sizeof(info));
    info.range = range(8, 10);
    info.decision = DSR_REVIEW;
    assert_int_equal(made.host.set_mention(made.doc, ann, &info, sizeof(info), "moved"), DSR_OK);
    assert_int_equal(made.host.next_mention(made.doc, block, 0), bob);
    assert_int_equal(made.host.next_mention(made.doc, block, bob), ann);
    made.host.change(made.doc, 2, &change, sizeof(change));
    assert_text(change.before, "Ann");
    assert_text(change.after, "Bo");
    /* Taken away while a walk stands on it. */
    assert_int_equal(made.host.set_mention(made.doc, bob, NULL, 0, "wrong"), DSR_OK);
    assert_int_equal(made.host.next_mention(made.doc, block, bob), ann);
    assert_int_equal(made.host.next_mention(made.doc, block, 0), ann);
    assert_false(made.host.mention(made.doc, bob, &info, sizeof(info)));
    assert_int_equal(made.host.set_mention(made.doc, bob, NULL, 0, "twice"), DSR_REFUSED);
    assert_sound(&made);
    unmake(&made);
}

static void a_mention_of_what_there_is_not_is_refused(void **state) {
    struct made made;
    (void)state;

    make(&made, text("é and e"));
    dsr_block block = paragraph(&made, 0, 8);
    dsr_block other = made.host.open_block(made.doc, 0, DSR_PARAGRAPH, 1);
    const dsr_mention_info bad[] = {
        {.block = block, .range = {1, 2}, .decision = DSR_KEEP},
        {.block = block, .range = {0, 9}, .decision = DSR_KEEP},
        {.block = block, .range = {2, 0}, .decision = DSR_KEEP},
        {.block = 9, .range = {0, 0}, .decision = DSR_KEEP},
        {.block = block, .range = {0, 2}, .decision = (dsr_decision)4},
        {.block = block, .range = {0, 2}, .decision = DSR_KEEP, .confidence = 1001},
        {.block = block, .range = {0, 2}, .decision = DSR_KEEP, .type = {"\xC0", 1}},
    };
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        assert_int_equal(made.host.set_mention(made.doc, 0, &bad[i], sizeof(bad[i]), ""),
                         DSR_REFUSED);
    dsr_mention mention = add_mention(&made, block, 0, 2);
    dsr_mention_info info;
    made.host.mention(made.doc, mention, &info, sizeof(info));
    info.block = other;
    info.range = range(0, 0);
    assert_int_equal(made.host.set_mention(made.doc, mention, &info, sizeof(info), ""),
                     DSR_REFUSED);
    assert_int_equal(made.host.set_mention(made.doc, 0, NULL, 0, ""), DSR_REFUSED);
    document_set_editor(made.document, "x", EVERYTHING & ~(uint32_t)DSR_EDIT_MENTIONS);
    assert_int_equal(made.host.set_mention(made.doc, mention, NULL, 0, ""), DSR_REFUSED);
    unmake(&made);
}

static void a_mark_without_a_place_is_refused(void **state) {
    struct made made;
    (void)state;

    make(&made, text("*é*"));
    dsr_block block = made.host.open_block(made.doc, 0, DSR_PARAGRAPH, 1);
    made.host.copy(made.doc, block, range(1, 3));
    const dsr_mark_info bad[] = {
        {.kind = (dsr_mark_kind)0, .block = block},
        {.kind = DSR_MARK_KIND_COUNT, .block = block},
        {.kind = DSR_EMPHASIS, .block = 7},
        {.kind = DSR_EMPHASIS, .block = block, .range = {0, 1}},
        {.kind = DSR_EMPHASIS, .block = block, .range = {0, 3}},
        {.kind = DSR_EMPHASIS, .block = block, .source = {0, 5}},
        {.kind = DSR_EMPHASIS, .block = block, .value = {"\xFF", 1}},
    };
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        assert_int_equal(made.host.add_mark(made.doc, &bad[i], sizeof(bad[i])), 0);
    assert_int_equal(made.host.next_mark(made.doc, block, 0), 0);
    unmake(&made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            mentions_come_by_start_and_the_outer_first_in_whatever_order_they_are_made),
        cmocka_unit_test(outer_marks_come_first_also_where_they_cover_the_same_text),
        cmocka_unit_test(a_mention_is_changed_moved_and_taken_away),
        cmocka_unit_test(a_mention_of_what_there_is_not_is_refused),
        cmocka_unit_test(a_mark_without_a_place_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* References and their steps, which move along with the text. */
#include "unit/made.h"

/* Two labelled paragraphs, and a third that cites "paragraphs 1 and 2". */
static void make_citing(struct made *made) {
    make(made, text("1. a\n2. b\nSee paragraphs 1 and 2 above"));
    for (uint32_t i = 0; i < 2; i++) {
        dsr_label_info info = {.kind = text("paragraph"),
                               .scheme = text("decimal"),
                               .value = i + 1,
                               .after = text("."),
                               .origin = DSR_TYPED};
        dsr_block block = paragraph(made, 5 * i, 5 * i + 4);
        assert_int_equal(
            made->host.take_label(made->doc, block, 3, range(0, 2), &info, sizeof(info)), i + 1);
    }
    assert_int_equal(paragraph(made, 10, 38), 4);
}

static const dsr_target targets[] = {{1, DSR_SINGLE, {15, 16}}, {2, DSR_SINGLE, {21, 22}}};
static const dsr_reference_info info = {
    .block = 4, .range = {4, 22}, .kind = {"paragraph", 9}, .state = DSR_RESOLVED};

static dsr_status set(struct made *made, dsr_reference reference, const dsr_reference_info *to,
                      const dsr_target *steps, size_t count) {
    return made->host.set_reference(made->doc, reference, to, sizeof(*to), steps, count, "cites");
}

static void a_reference_is_read_as_it_was_set(void **state) {
    struct made made;
    dsr_reference_info is;
    dsr_target target;
    (void)state;

    make_citing(&made);
    assert_int_equal(set(&made, 0, &info, targets, 2), DSR_OK);
    dsr_reference reference = made.host.next_reference(made.doc, 4, 0);
    assert_int_equal(reference, 1);
    assert_int_equal(made.host.next_reference(made.doc, 4, reference), 0);
    assert_true(made.host.reference(made.doc, reference, &is, sizeof(is)));
    assert_text(is.kind, "paragraph");
    assert_range(is.range, 4, 22);
    assert_int_equal(is.target_count, 2);
    assert_true(made.host.target(made.doc, reference, 1, &target, sizeof(target)));
    assert_int_equal(target.label, 2);
    assert_range(target.range, 21, 22);
    assert_false(made.host.target(made.doc, reference, 2, &target, sizeof(target)));
    assert_false(made.host.reference(made.doc, 2, &is, sizeof(is)));
    /* Found by import: not a change. */
    assert_int_equal(made.host.change_count(made.doc), 0);
    assert_sound(&made);
    unmake(&made);
}

static void the_steps_of_a_reference_follow_the_text(void **state) {
    struct made made;
    dsr_reference_info is;
    dsr_target target;
    (void)state;

    make_citing(&made);
    set(&made, 0, &info, targets, 2);
    edit_as(&made, "x");
    assert_int_equal(made.host.replace(made.doc, 4, range(15, 16), text("VIII"), ""), DSR_OK);
    made.host.target(made.doc, 1, 0, &target, sizeof(target));
    assert_range(target.range, 15, 19);
    made.host.target(made.doc, 1, 1, &target, sizeof(target));
    assert_range(target.range, 24, 25);
    made.host.reference(made.doc, 1, &is, sizeof(is));
    assert_range(is.range, 4, 25);
    assert_text(made.host.text(made.doc, 4), "See paragraphs VIII and 2 above");
    assert_sound(&made);
    unmake(&made);
}

static void a_reference_is_changed_and_taken_away_with_a_row_each(void **state) {
    struct made made;
    dsr_reference_info is, dangling = {.state = DSR_DANGLING};
    dsr_change change;
    (void)state;

    make_citing(&made);
    set(&made, 0, &info, targets, 2);
    edit_as(&made, "x");
    made.host.reference(made.doc, 1, &is, sizeof(is));
    is.state = dangling.state;
    assert_int_equal(set(&made, 1, &is, NULL, 0), DSR_OK);
    made.host.reference(made.doc, 1, &is, sizeof(is));
    assert_int_equal(is.state, DSR_DANGLING);
    assert_int_equal(is.target_count, 2);
    const dsr_target three[] = {
        {1, DSR_FIRST, {15, 16}}, {0, DSR_BETWEEN, {0, 0}}, {2, DSR_LAST, {21, 22}}};
    assert_int_equal(set(&made, 1, &is, three, 3), DSR_OK);
    assert_int_equal(set(&made, 1, &is, three, 1), DSR_OK);
    made.host.reference(made.doc, 1, &is, sizeof(is));
    assert_int_equal(is.target_count, 1);
    assert_int_equal(made.host.set_reference(made.doc, 1, NULL, 0, NULL, 0, "gone"), DSR_OK);
    assert_int_equal(made.host.next_reference(made.doc, 4, 0), 0);
    assert_false(made.host.reference(made.doc, 1, &is, sizeof(is)));
    assert_int_equal(made.host.change_count(made.doc), 4);
    made.host.change(made.doc, 3, &change, sizeof(change));
    assert_int_equal(change.kind, DSR_CHANGE_REFERENCE);
    assert_text(change.before, "paragraphs 1 and 2");
    assert_int_equal(change.after.len, 0);
    assert_sound(&made);
    unmake(&made);
}

static void a_reference_to_what_there_is_not_is_refused(void **state) {
    struct made made;
    (void)state;

    make_citing(&made);
    const dsr_target bad[] = {{3, DSR_SINGLE, {15, 16}},
                              {1, (dsr_role)0, {15, 16}},
                              {1, DSR_SINGLE, {15, 29}},
                              {1, DSR_SINGLE, {16, 15}}};
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        assert_int_equal(set(&made, 0, &info, &bad[i], 1), DSR_REFUSED);
    dsr_reference_info other = info;
    other.range.end = 29;
    assert_int_equal(set(&made, 0, &other, targets, 2), DSR_REFUSED);
    other = info;
    other.block = 5;
    assert_int_equal(set(&made, 0, &other, targets, 2), DSR_REFUSED);
    other = info;
    other.state = (dsr_reference_state)0;
    assert_int_equal(set(&made, 0, &other, targets, 2), DSR_REFUSED);
    assert_int_equal(set(&made, 1, &info, targets, 2), DSR_REFUSED);
    assert_int_equal(set(&made, 0, &info, NULL, 2), DSR_REFUSED);
    assert_int_equal(made.host.set_reference(made.doc, 0, NULL, 0, NULL, 0, ""), DSR_REFUSED);
    document_set_editor(made.document, "x", EVERYTHING & ~(uint32_t)DSR_EDIT_REFERENCES);
    assert_int_equal(set(&made, 0, &info, targets, 2), DSR_REFUSED);
    assert_int_equal(made.host.next_reference(made.doc, 4, 0), 0);
    unmake(&made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_reference_is_read_as_it_was_set),
        cmocka_unit_test(the_steps_of_a_reference_follow_the_text),
        cmocka_unit_test(a_reference_is_changed_and_taken_away_with_a_row_each),
        cmocka_unit_test(a_reference_to_what_there_is_not_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

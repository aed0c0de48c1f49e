/* SPDX-License-Identifier: MIT */
/* Transactions and reset.  Random edits and their roll-back are in random.c. */
#include "unit/made.h"

#include <stdio.h>
#include <time.h>

/* A document with some of everything. */
static void make_full(struct made *made) {
    make(made, text("1. Ann **met** Bob, see 1.\n\n2. x &amp; y"));
    dsr_block block = made->host.open_block(made->doc, 0, DSR_PARAGRAPH, 1);
    made->host.copy(made->doc, block, range(0, 7));
    made->host.copy(made->doc, block, range(9, 12));
    made->host.copy(made->doc, block, range(14, 26));
    add_mark(made, block, DSR_STRONG, range(7, 10), range(7, 14));
    dsr_label_info label = {.scheme = text("decimal"),
                            .value = 1,
                            .origin = DSR_TYPED,
                            .kind = text("paragraph"),
                            .after = text(".")};
    made->host.take_label(made->doc, block, 3, range(0, 2), &label, sizeof(label));
    dsr_reference_info reference = {.block = block, .range = {13, 18}, .state = DSR_RESOLVED};
    dsr_target target = {1, DSR_SINGLE, {17, 18}};
    made->host.set_reference(made->doc, 0, &reference, sizeof(reference), &target, 1, "");
    add_mention(made, block, 0, 3);
    dsr_block other = made->host.open_block(made->doc, 0, DSR_PARAGRAPH, 1);
    made->host.copy(made->doc, other, range(28, 33));
    made->host.decode(made->doc, other, range(33, 38), text("&"));
    made->host.copy(made->doc, other, range(38, 40));
    made->host.set_attribute(made->doc, other, "a", text("b"), "");
    assert_sound(made);
}

/* One of every edit and building call, on old and new records. */
static void do_everything(struct made *made) {
    const dsr_host *host = &made->host;
    dsr_doc *doc = made->doc;
    dsr_label_info label = {.scheme = text("decimal"), .value = 8, .origin = DSR_BY_US};
    dsr_block_info info = {.kind = DSR_QUOTE, .level = 4};

    assert_int_equal(host->replace(doc, 2, range(0, 3), text("Person 1"), ""), DSR_OK);
    assert_int_equal(host->set_label(doc, 2, &label, sizeof(label), ""), DSR_OK);
    assert_int_equal(host->set_label(doc, 3, &label, sizeof(label), ""), DSR_OK);
    assert_int_equal(host->set_label_parent(doc, 1, 2), DSR_OK);
    assert_int_equal(host->set_reference(doc, 1, NULL, 0, NULL, 0, ""), DSR_OK);
    assert_int_equal(host->set_mention(doc, 1, NULL, 0, ""), DSR_OK);
    add_mention(made, 2, 0, 2);
    add_mention(made, 2, 0, 8);
    assert_int_equal(host->set_attribute(doc, 3, "a", text("c"), ""), DSR_OK);
    assert_int_equal(host->set_attribute(doc, 3, "d", text("e"), ""), DSR_OK);
    assert_int_not_equal(host->add(doc, 0, 2, DSR_NOTE, text("note"), ""), 0);
    assert_int_equal(host->add_part(doc, text("other"), text("...")), 2);
    assert_int_not_equal(host->open_block(doc, 2, DSR_ITEM, 2), 0);
    assert_int_equal(host->set_block(doc, 3, &info, sizeof(info)), DSR_OK);
    assert_int_not_equal(host->split(doc, 2, 9, 0), 0);
    assert_int_equal(host->move(doc, 3, 2, 0), DSR_OK);
    assert_int_equal(host->claim(doc, 1, range(0, 3)), DSR_OK);
    add_mark(made, 3, DSR_EMPHASIS, range(0, 1), range(28, 29));
    assert_int_equal(host->set_mark_value(doc, 1, text("v"), ""), DSR_OK);
    assert_int_equal(host->remove(doc, 3, ""), DSR_OK);
    assert_sound(made);
}

static void a_stage_that_fails_leaves_the_document_unchanged(void **state) {
    struct made made;
    size_t before_size, after_size;
    (void)state;

    make_full(&made);
    void *before = park(&made, &before_size);
    for (int i = 0; i < 3; i++) {
        assert_true(document_begin(made.document));
        do_everything(&made);
        document_roll_back(made.document);
        void *after = park(&made, &after_size);
        assert_int_equal(before_size, after_size);
        assert_memory_equal(before, after, before_size);
        free(after);
        assert_sound(&made);
    }
    free(before);
    unmake(&made);
}

static void a_stage_that_succeeds_keeps_its_edits(void **state) {
    struct made made;
    size_t before_size, after_size;
    (void)state;

    make_full(&made);
    assert_true(document_begin(made.document));
    assert_false(document_begin(made.document));
    do_everything(&made);
    void *before = park(&made, &before_size);
    document_commit(made.document);
    document_roll_back(made.document);
    void *after = park(&made, &after_size);
    assert_int_equal(before_size, after_size);
    assert_memory_equal(before, after, before_size);
    free(before);
    free(after);
    unmake(&made);
}

static void reading_after_a_roll_back_sees_nothing_of_it(void **state) {
    struct made made;
    dsr_label_info label;
    (void)state;

    make_full(&made);
    assert_int_equal(made.host.line(made.doc, 1, 30), 3);
    assert_true(document_begin(made.document));
    do_everything(&made);
    made.host.label(made.doc, 1, &label, sizeof(label));
    assert_int_equal(label.level, 2);
    document_roll_back(made.document);
    made.host.label(made.doc, 1, &label, sizeof(label));
    assert_int_equal(label.level, 1);
    assert_int_equal(made.host.part_count(made.doc), 1);
    assert_int_equal(made.host.line(made.doc, 1, 30), 3);
    assert_int_equal(made.host.line(made.doc, 2, 0), 0);
    unmake(&made);
}

static void a_document_reset_is_like_a_new_one(void **state) {
    struct made made;
    size_t new_size, reset_size;
    (void)state;

    make_full(&made);
    void *first = park(&made, &new_size);
    assert_true(document_begin(made.document));
    do_everything(&made);
    document_reset(made.document);
    assert_int_equal(made.host.part_count(made.doc), 0);
    assert_int_equal(made.host.step(made.doc, 0, 1, DSR_ALL_KINDS), 0);
    assert_int_equal(made.host.change_count(made.doc), 0);
    assert_int_equal(made.host.open_block(made.doc, 0, DSR_ITEM, 0), 0);
    struct made again;
    make_full(&again);
    void *second = park(&again, &reset_size);
    assert_int_equal(new_size, reset_size);
    assert_memory_equal(first, second, new_size);
    assert_true(document_unpark(made.document, second, reset_size));
    free(first);
    free(second);
    unmake(&again);
    unmake(&made);
}

static void a_reset_gives_the_memory_of_a_giant_back(void **state) {
    const size_t giant = (size_t)64 << 20;
    char *source = malloc(giant);
    struct made made;
    (void)state;

    assert_non_null(source);
    memset(source, ' ', giant);
    make(&made, (dsr_text){source, giant});
    free(source);
    for (uint32_t i = 0; i < 50000; i++)
        paragraph(&made, 10 * i, 10 * i + 10);
    assert_true(document_memory(made.document) > giant);
    document_reset(made.document);
    assert_true(document_memory(made.document) < (size_t)16 << 20);
    unmake(&made);
}

/* The cost of a transaction that edits nothing must not grow with the document. */
static void beginning_is_cheap_however_large_the_document(void **state) {
    struct timespec from, to;
    struct made made;
    (void)state;

    make(&made, text("."));
    for (int i = 0; i < 200000; i++)
        paragraph(&made, 0, 1);
    edit_as(&made, "x");
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
    for (int i = 0; i < 100; i++) {
        assert_true(document_begin(made.document));
        document_roll_back(made.document);
    }
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
    double each =
        ((double)(to.tv_sec - from.tv_sec) * 1e9 + (double)(to.tv_nsec - from.tv_nsec)) / 100;
    print_message("a transaction on 200,000 blocks: %.1f microseconds\n", each / 1000);
    assert_true(each < 1e6);
    /* And many edits come back one and all. */
    size_t before_size, after_size;
    void *before = park(&made, &before_size);
    assert_true(document_begin(made.document));
    for (dsr_block at = 2; at < 200002; at++)
        assert_int_equal(made.host.replace(made.doc, at, range(0, 1), text("ab"), ""), DSR_OK);
    document_roll_back(made.document);
    void *after = park(&made, &after_size);
    assert_int_equal(before_size, after_size);
    assert_memory_equal(before, after, before_size);
    free(before);
    free(after);
    unmake(&made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stage_that_fails_leaves_the_document_unchanged),
        cmocka_unit_test(a_stage_that_succeeds_keeps_its_edits),
        cmocka_unit_test(reading_after_a_roll_back_sees_nothing_of_it),
        cmocka_unit_test(a_document_reset_is_like_a_new_one),
        cmocka_unit_test(a_reset_gives_the_memory_of_a_giant_back),
        cmocka_unit_test(beginning_is_cheap_however_large_the_document),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

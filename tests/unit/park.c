/* SPDX-License-Identifier: MIT */
/* Parking: the same document comes back, and nothing else does. */
#include "unit/made.h"

static void make_some(struct made *made) {
    make(made, text("1. Ann **met** Bob\n\n2. x &amp; y"));
    dsr_block block = made->host.open_block(made->doc, 0, DSR_PARAGRAPH, 1);
    made->host.copy(made->doc, block, range(0, 7));
    made->host.copy(made->doc, block, range(9, 12));
    made->host.copy(made->doc, block, range(14, 18));
    add_mark(made, block, DSR_STRONG, range(7, 10), range(7, 14));
    dsr_label_info label = {.scheme = text("decimal"), .value = 1, .origin = DSR_TYPED};
    made->host.take_label(made->doc, block, 3, range(0, 2), &label, sizeof(label));
    add_mention(made, block, 0, 3);
    paragraph(made, 20, 32);
    made->host.set_attribute(made->doc, 0, "language", text("en"), "");
    edit_as(made, "x");
    made->host.replace(made->doc, block, range(0, 3), text("Person 1"), "person");
    assert_sound(made);
}

static void a_parked_document_comes_back_and_can_be_edited_on(void **state) {
    struct made made, back;
    size_t size, again_size;
    dsr_change change;
    (void)state;

    make_some(&made);
    void *blob = park(&made, &size);
    make(&back, text("something else"));
    assert_true(document_unpark(back.document, blob, size));
    void *again = park(&back, &again_size);
    assert_int_equal(size, again_size);
    assert_memory_equal(blob, again, size);
    assert_sound(&back);
    assert_text(back.host.text(back.doc, 2), "Person 1 met Bob");
    assert_text(back.host.attribute(back.doc, 0, "language"), "en");
    assert_int_equal(back.host.replace(back.doc, 2, range(0, 1), text("x"), ""), DSR_REFUSED);
    edit_as(&back, "y");
    assert_int_equal(back.host.replace(back.doc, 2, range(13, 16), text("P2"), "person"), DSR_OK);
    assert_text(back.host.text(back.doc, 2), "Person 1 met P2");
    assert_true(back.host.change(back.doc, 1, &change, sizeof(change)));
    assert_text(change.stage, "y");
    assert_sound(&back);
    free(blob);
    free(again);
    unmake(&made);
    unmake(&back);
}

static void a_torn_or_foreign_blob_is_refused_and_leaves_an_empty_document(void **state) {
    struct made made;
    size_t size;
    (void)state;

    make_some(&made);
    unsigned char *blob = park(&made, &size);
    unsigned char *torn = calloc(1, size + 1);
    assert_non_null(torn);
    memcpy(torn, blob, size);
    for (size_t len = 0; len < size; len++)
        assert_false(document_unpark(made.document, blob, len));
    assert_false(document_unpark(made.document, torn, size + 1));
    for (size_t i = 0; i < size; i++) {
        torn[i] ^= (unsigned char)(1u << i % 8);
        assert_false(document_unpark(made.document, torn, size));
        torn[i] = blob[i];
    }
    memset(torn, 0xFF, size);
    assert_false(document_unpark(made.document, torn, size));
    assert_int_equal(made.host.part_count(made.doc), 0);
    assert_int_equal(made.host.step(made.doc, 0, 1, DSR_ALL_KINDS), 0);
    assert_sound(&made);
    assert_true(document_unpark(made.document, blob, size));
    assert_sound(&made);
    free(torn);
    free(blob);
    unmake(&made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_parked_document_comes_back_and_can_be_edited_on),
        cmocka_unit_test(a_torn_or_foreign_blob_is_refused_and_leaves_an_empty_document),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

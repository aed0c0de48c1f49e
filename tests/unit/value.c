/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "pipeline/value.h"

static const dsr_value *table_of(struct value_store *store, const char *key, const dsr_value *a,
                                 const char *other, const dsr_value *b) {
    dsr_value *table = value_store_take(store, sizeof *table);
    struct value_member *members = value_store_take(store, 2 * sizeof *members);
    members[0] = (struct value_member){value_store_text(store, key, strlen(key)), 1, 2, a};
    table->type = DSR_TABLE_OF;
    table->as.table.members = members;
    table->as.table.count = 1;
    if (other != NULL) {
        members[1] = (struct value_member){value_store_text(store, other, strlen(other)), 3, 4, b};
        table->as.table.count = 2;
    }
    return table;
}

static void a_missing_value_reads_as_nothing(void **state) {
    (void)state;
    assert_int_equal(value_type(NULL), DSR_NIL);
    assert_int_equal(value_count(NULL), 0);
    assert_null(value_at(NULL, 0));
    assert_int_equal(value_key(NULL, 0).len, 0);
    assert_null(value_get(NULL, "a"));
    assert_string_equal(value_text(NULL).at, "");
    assert_int_equal(value_int(NULL), 0);
    assert_false(value_bool(NULL));
}

static void memory_is_zeroed_aligned_and_stays_where_it_is(void **state) {
    (void)state;
    struct value_store *store = value_store_new();
    char *first = value_store_take(store, 3);
    memset(first, 'x', 3);
    for (size_t size = 0; size < 20000; size += 97) {
        unsigned char *more = value_store_take(store, size);
        assert_non_null(more);
        assert_int_equal((uintptr_t)more % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(more[i], 0);
        memset(more, 0xFF, size);
    }
    assert_memory_equal(first, "xxx", 3);
    assert_null(value_store_take(store, SIZE_MAX));
    assert_null(value_store_text(store, "", SIZE_MAX).at);
    value_store_free(store);
}

static void texts_are_copies_that_end_with_nul(void **state) {
    (void)state;
    struct value_store *store = value_store_new();
    char word[] = "abcdef";
    dsr_text text = value_store_text(store, word, 3);
    word[0] = 'z';
    assert_string_equal(text.at, "abc");
    assert_int_equal(text.len, 3);
    value_store_free(store);
}

static void merging_lays_names_on_top_and_keeps_the_order(void **state) {
    (void)state;
    struct value_store *store = value_store_new();
    const dsr_value *one = value_store_string(store, "one", 3);
    const dsr_value *two = value_store_string(store, "two", 3);
    const dsr_value *base = table_of(store, "in", table_of(store, "x", one, "y", one), "b", one);
    const dsr_value *over = table_of(store, "c", two, "in", table_of(store, "y", two, "z", two));
    const dsr_value *merged = value_merge(store, base, over);
    assert_int_equal(value_count(merged), 3);
    assert_string_equal(value_key(merged, 0).at, "in");
    assert_string_equal(value_key(merged, 1).at, "b");
    assert_string_equal(value_key(merged, 2).at, "c");
    const dsr_value *inner = value_get(merged, "in");
    assert_int_equal(value_count(inner), 3);
    assert_ptr_equal(value_get(inner, "x"), one);
    assert_ptr_equal(value_get(inner, "y"), two);
    assert_ptr_equal(value_get(inner, "z"), two);
    assert_ptr_equal(value_get(value_get(base, "in"), "y"), one);
    value_store_free(store);
}

static void merging_replaces_what_is_no_table(void **state) {
    (void)state;
    struct value_store *store = value_store_new();
    const dsr_value *one = value_store_string(store, "one", 3);
    const dsr_value *table = table_of(store, "x", one, NULL, NULL);
    assert_ptr_equal(value_merge(store, table, one), one);
    assert_ptr_equal(value_merge(store, one, table), table);
    assert_ptr_equal(value_merge(store, NULL, one), one);
    assert_ptr_equal(value_merge(store, one, NULL), one);
    assert_null(value_merge(store, NULL, NULL));
    value_store_free(store);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_missing_value_reads_as_nothing),
        cmocka_unit_test(memory_is_zeroed_aligned_and_stays_where_it_is),
        cmocka_unit_test(texts_are_copies_that_end_with_nul),
        cmocka_unit_test(merging_lays_names_on_top_and_keeps_the_order),
        cmocka_unit_test(merging_replaces_what_is_no_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

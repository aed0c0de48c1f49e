/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "pipeline/option.h"

struct state {
    bool follow;
    int64_t width;
    dsr_text to;
    uint32_t words;
    dsr_text protect;
    const dsr_value *keep, *levels, *rules;
};

static const char *const words[] = {"keep", "translate", NULL};
static const char *const schemes[] = {"decimal", "upper-roman", NULL};
static const dsr_option level_rows[] = {
    {.name = "scheme", .type = DSR_OPTION_CHOICE, .choices = schemes, .help = "numeral scheme"},
    {.name = "form", .type = DSR_OPTION_TEXT, .help = "text around the numeral"},
    {0},
};
static const dsr_option levels[] = {
    {.name = "*", .type = DSR_OPTION_TABLE, .children = level_rows, .help = "a level"},
    {0},
};
static const dsr_option rows[] = {
    {"follow", DSR_OPTION_BOOL, offsetof(struct state, follow), "yes", NULL, 0, 0, NULL, "follow"},
    {"width", DSR_OPTION_INT, offsetof(struct state, width), "72", NULL, 20, 200, NULL, "columns"},
    {"to", DSR_OPTION_TEXT, offsetof(struct state, to), "keep", NULL, 0, 0, NULL, "language"},
    {"words", DSR_OPTION_CHOICE, offsetof(struct state, words), "translate", words, 0, 0, NULL,
     "what happens to words"},
    {"protect_file", DSR_OPTION_PATH, offsetof(struct state, protect), "names.csv", NULL, 0, 0,
     NULL, "a list"},
    {"keep", DSR_OPTION_LIST, offsetof(struct state, keep), "a, b", NULL, 0, 0, NULL, "kept"},
    {"levels", DSR_OPTION_TABLE, offsetof(struct state, levels), NULL, NULL, 0, 0, levels,
     "levels by kind"},
    {"rules", DSR_OPTION_VALUE, offsetof(struct state, rules), NULL, NULL, 0, 0, NULL, "anything"},
    {0},
};

static bool set(struct value_store *store, const dsr_value **tree, struct diagnostics *list,
                const char *path, const char *text) {
    return options_set(rows, "numbers", path, text, store, tree, list);
}

static void expect_row(const struct diagnostics *list, size_t index, const char *message,
                       const char *hint) {
    assert_true(index < list->count);
    assert_string_equal(list->rows[index].message, message);
    if (hint == NULL)
        assert_null(list->rows[index].hint);
    else
        assert_string_equal(list->rows[index].hint, hint);
    assert_string_equal(list->rows[index].file, "--set");
}

static void defaults_fill_a_state_without_options(void **unused) {
    (void)unused;
    struct value_store *store = value_store_new();
    struct state state = {0};
    assert_true(options_fill(rows, NULL, "pipes", store, &state));
    assert_true(state.follow);
    assert_int_equal(state.width, 72);
    assert_string_equal(state.to.at, "keep");
    assert_int_equal(state.words, 1);
    assert_string_equal(state.protect.at, "pipes/names.csv");
    assert_int_equal(value_count(state.keep), 2);
    assert_string_equal(value_text(value_at(state.keep, 1)).at, "b");
    assert_null(state.levels);
    assert_null(state.rules);
    value_store_free(store);
}

static void a_default_that_does_not_suit_its_row_is_refused(void **unused) {
    (void)unused;
    static const dsr_option bad[][2] = {
        {{.name = "a", .type = DSR_OPTION_BOOL, .fallback = "perhaps"}, {0}},
        {{.name = "a", .type = DSR_OPTION_INT, .fallback = "12 km"}, {0}},
        {{.name = "a", .type = DSR_OPTION_CHOICE, .fallback = "never", .choices = words}, {0}},
    };
    for (size_t i = 0; i < 3; i++) {
        struct value_store *store = value_store_new();
        struct state state = {0};
        assert_false(options_fill(bad[i], NULL, NULL, store, &state));
        value_store_free(store);
    }
}

static void settings_reach_every_type_and_depth(void **unused) {
    (void)unused;
    struct value_store *store = value_store_new();
    struct diagnostics list = {0};
    const dsr_value *tree = NULL;
    assert_true(set(store, &tree, &list, "follow", "no"));
    assert_true(set(store, &tree, &list, "width", "120"));
    assert_true(set(store, &tree, &list, "to", ""));
    assert_true(set(store, &tree, &list, "words", "keep"));
    assert_true(set(store, &tree, &list, "protect-file", "mine.csv"));
    assert_true(set(store, &tree, &list, "keep", "Working Group,the Chair"));
    assert_true(set(store, &tree, &list, "levels.section.form", "{n}."));
    assert_true(set(store, &tree, &list, "levels.section.scheme", "decimal"));
    assert_true(set(store, &tree, &list, "levels.agenda-item.form", "{n})"));
    assert_true(set(store, &tree, &list, "rules.deep.er", "1,2"));
    assert_int_equal(list.count, 0);
    assert_true(options_check(rows, tree, "numbers", &list));
    struct state state = {0};
    assert_true(options_fill(rows, tree, "pipes", store, &state));
    assert_false(state.follow);
    assert_int_equal(state.width, 120);
    assert_int_equal(state.to.len, 0);
    assert_non_null(state.to.at);
    assert_int_equal(state.words, 0);
    assert_string_equal(state.protect.at, "mine.csv");
    assert_string_equal(value_text(value_at(state.keep, 1)).at, "the Chair");
    const dsr_value *section = value_get(state.levels, "section");
    assert_string_equal(value_text(value_get(section, "form")).at, "{n}.");
    assert_string_equal(value_text(value_get(section, "scheme")).at, "decimal");
    assert_string_equal(value_text(value_get(value_get(state.levels, "agenda-item"), "form")).at,
                        "{n})");
    assert_string_equal(value_text(value_get(value_get(state.rules, "deep"), "er")).at, "1,2");
    value_store_free(store);
}

static void a_wrong_setting_says_what_was_wanted_and_changes_nothing(void **unused) {
    (void)unused;
    struct value_store *store = value_store_new();
    struct diagnostics list = {0};
    const dsr_value *tree = NULL;
    assert_false(set(store, &tree, &list, "folow", "no"));
    assert_false(set(store, &tree, &list, "follow", "perhaps"));
    assert_false(set(store, &tree, &list, "width", "0x20"));
    assert_false(set(store, &tree, &list, "width", "500"));
    assert_false(set(store, &tree, &list, "words", "keeep"));
    assert_false(set(store, &tree, &list, "levels.section.frm", "x"));
    assert_false(set(store, &tree, &list, "levels.section", "x"));
    assert_false(set(store, &tree, &list, "to.x", "x"));
    assert_false(set(store, &tree, &list, "levels..x", "x"));
    assert_false(set(store, &tree, &list, "", "x"));
    assert_false(set(store, &tree, &list, "width", "99999999999999999999"));
    expect_row(&list, 0, "numbers has no option 'folow'", "did you mean 'follow'?");
    expect_row(&list, 1, "numbers.follow takes true or false, not 'perhaps'", "follow: follow");
    expect_row(&list, 2, "numbers.width takes a whole number, not '0x20'", "width: columns");
    expect_row(&list, 3, "numbers.width takes a whole number from 20 to 200, not 500", NULL);
    expect_row(&list, 4, "numbers.words cannot be 'keeep'", "did you mean 'keep'?");
    expect_row(&list, 5, "numbers has no option 'levels.section.frm'", "did you mean 'form'?");
    expect_row(&list, 6, "numbers.levels.section is a table: set one of its members",
               "its members are: scheme, form");
    expect_row(&list, 7, "numbers.to takes a text and has nothing below it", NULL);
    expect_row(&list, 8, "'levels..x' names no option of numbers", NULL);
    expect_row(&list, 9, "'' names no option of numbers", NULL);
    assert_int_equal(list.count, 11);
    assert_null(tree);
    diagnostics_free(&list);
    value_store_free(store);
}

static void one_text_is_a_list_of_one(void **unused) {
    (void)unused;
    struct value_store *store = value_store_new();
    struct diagnostics list = {0};
    dsr_value table = {.type = DSR_TABLE_OF};
    struct value_member member = {.key = DSR_TEXT("keep"),
                                  .value = value_store_string(store, "a, b", 4)};
    table.as.table.members = &member;
    table.as.table.count = 1;
    assert_true(options_check(rows, &table, "numbers", &list));
    struct state state = {0};
    assert_true(options_fill(rows, &table, NULL, store, &state));
    assert_int_equal(value_count(state.keep), 1);
    assert_string_equal(value_text(value_at(state.keep, 0)).at, "a, b");
    value_store_free(store);
}

static void a_stage_without_rows_takes_no_options(void **unused) {
    (void)unused;
    struct value_store *store = value_store_new();
    struct diagnostics list = {0};
    dsr_value table = {.type = DSR_TABLE_OF};
    struct value_member member = {.key = DSR_TEXT("any"),
                                  .value = value_store_string(store, "x", 1)};
    table.as.table.members = &member;
    table.as.table.count = 1;
    assert_true(options_check(NULL, NULL, "plain", &list));
    assert_false(options_check(NULL, &table, "plain", &list));
    assert_string_equal(list.rows[0].message, "plain has no option 'any'");
    diagnostics_free(&list);
    value_store_free(store);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(defaults_fill_a_state_without_options),
        cmocka_unit_test(a_default_that_does_not_suit_its_row_is_refused),
        cmocka_unit_test(settings_reach_every_type_and_depth),
        cmocka_unit_test(a_wrong_setting_says_what_was_wanted_and_changes_nothing),
        cmocka_unit_test(one_text_is_a_list_of_one),
        cmocka_unit_test(a_stage_without_rows_takes_no_options),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "pipeline/diagnostic.h"

static void expect_printed(const struct diagnostic *row, bool as_json, const char *expected) {
    char *text = NULL;
    size_t len = 0;
    FILE *to = open_memstream(&text, &len);
    assert_non_null(to);
    if (as_json)
        diagnostic_print_json(row, to, true);
    else
        diagnostic_print(row, to, false);
    fclose(to);
    assert_string_equal(text, expected);
    free(text);
}

static void a_place_counts_code_points_and_shows_its_line(void **state) {
    (void)state;
    struct diagnostics list = {0};
    struct diagnostic *row = diagnostic_add(&list, DSR_ERROR, "x-y", "wrong %d", 7);
    dsr_text text = DSR_TEXT("one\r\nn\xC3\xA9 here\r\nthree");
    diagnostic_set_place(row, "a.md", text, 9);
    diagnostic_set_hint(row, "try %s", "this");
    expect_printed(row, false,
                   "a.md:2:4: error: wrong 7 [x-y]\n"
                   "    n\xC3\xA9 here\n"
                   "       ^\n"
                   "    hint: try this\n");
    expect_printed(row, true,
                   "{\"severity\":\"error\",\"code\":\"x-y\",\"file\":\"a.md\",\"line\":2,"
                   "\"column\":4,\"message\":\"wrong 7\",\"hint\":\"try this\","
                   "\"excerpt\":\"n\xC3\xA9 here\"}");
    assert_int_equal(list.errors, 1);
    assert_int_equal(list.warnings, 0);
    diagnostics_free(&list);
}

static void a_line_without_end_is_shown_in_part_and_counted_so_far(void **state) {
    (void)state;
    enum { LONG = 1 << 20 };
    struct diagnostics list = {0};
    char *line = malloc(LONG);
    assert_non_null(line);
    for (size_t i = 0; i < LONG; i += 2)
        memcpy(line + i, "\xC3\xA9", 2);
    struct diagnostic *row = diagnostic_add(&list, DSR_ERROR, "x", "m");
    diagnostic_set_place(row, "a", (dsr_text){line, LONG}, 10000);
    assert_int_equal(row->column, 5001);
    assert_true(strlen(row->excerpt) <= 2 * 110);
    char *shown = NULL;
    size_t len = 0;
    FILE *to = open_memstream(&shown, &len);
    diagnostic_print(row, to, false);
    fclose(to);
    const char *caret = strchr(shown, '^');
    assert_non_null(caret);
    const char *start = caret;
    while (start[-1] != '\n')
        start--;
    assert_int_equal(caret - start, 4 + 1 + 60);
    free(shown);
    diagnostic_set_place(row, "a", (dsr_text){line, LONG}, LONG / 2);
    assert_int_equal(row->line, 1);
    assert_int_equal(row->column, 0);
    assert_null(row->excerpt);
    free(line);
    diagnostics_free(&list);
}

static void a_place_past_the_end_is_the_end(void **state) {
    (void)state;
    struct diagnostics list = {0};
    struct diagnostic *row = diagnostic_add(&list, DSR_WARNING, "x", "m");
    diagnostic_set_place(row, "a", (dsr_text){"ab\n", 3}, 99);
    assert_int_equal(row->line, 2);
    assert_int_equal(row->column, 1);
    assert_string_equal(row->excerpt, "");
    diagnostics_free(&list);
}

static void the_caret_stands_under_wide_letters_and_in_long_lines(void **state) {
    (void)state;
    struct diagnostics list = {0};
    struct diagnostic *row = diagnostic_add(&list, DSR_ERROR, "x", "m");
    diagnostic_set_place(row, "a", DSR_TEXT("\xE4\xB8\xAD\xE6\x96\x87 x"), 7);
    expect_printed(row, false, "a:1:4: error: m [x]\n    \xE4\xB8\xAD\xE6\x96\x87 x\n         ^\n");
    char line[400];
    memset(line, 'a', sizeof line);
    line[200] = 'b';
    diagnostic_set_place(row, "a", (dsr_text){line, sizeof line}, 200);
    char expected[300];
    snprintf(expected, sizeof expected,
             "a:1:201: error: m [x]\n    \xE2\x80\xA6%.60sb%.40s\xE2\x80\xA6\n    %*s\n", line,
             line, 62, "^");
    expect_printed(row, false, expected);
    diagnostics_free(&list);
}

static void control_characters_never_reach_the_terminal(void **state) {
    (void)state;
    struct diagnostics list = {0};
    struct diagnostic *row = diagnostic_add(&list, DSR_ERROR, "x",
                                            "a\x1B[2Jb\xFF"
                                            "c\xE2\x80\xAE"
                                            "d");
    expect_printed(row, false,
                   "error: a\xEF\xBF\xBD[2Jb\xEF\xBF\xBD"
                   "c\xEF\xBF\xBD"
                   "d [x]\n");
    expect_printed(
        row, true,
        "{\"severity\":\"error\",\"code\":\"x\",\"message\":\"a\\u001b[2Jb\\ufffdc\\u202ed\"}");
    diagnostics_free(&list);
}

static void sorting_is_by_place_and_stable(void **state) {
    (void)state;
    static const struct {
        const char *file;
        uint32_t line, column;
        const char *code;
    } given[] = {{NULL, 0, 0, "g"}, {"b", 2, 1, "e"}, {"a", 9, 1, "c"}, {"b", 2, 1, "f"},
                 {"a", 2, 5, "b"},  {"b", 1, 7, "d"}, {"a", 2, 1, "a"}, {NULL, 0, 0, "h"}};
    struct diagnostics list = {0};
    for (size_t i = 0; i < sizeof given / sizeof given[0]; i++) {
        struct diagnostic *row = diagnostic_add(&list, DSR_ERROR, given[i].code, "m");
        diagnostic_set_value(row, given[i].file, given[i].line, given[i].column);
    }
    diagnostics_sort(&list);
    for (size_t i = 0; i < list.count; i++)
        assert_int_equal(list.rows[i].code[0], 'a' + (int)i);
    struct diagnostics all = {0};
    diagnostic_add(&all, DSR_WARNING, "z", "m");
    diagnostics_move(&all, &list);
    assert_int_equal(all.count, 9);
    assert_int_equal(all.errors, 8);
    assert_int_equal(all.warnings, 1);
    assert_int_equal(list.count, 0);
    diagnostics_free(&all);
}

static void a_misspelt_name_finds_its_neighbour_and_a_strange_one_none(void **state) {
    (void)state;
    static const char *const names[] = {"import",     "translate-numbering", "anonymise", "package",
                                        "subsection", "subsections",         "layout",    "to"};
    static const char *const pairs[][2] = {
        {"anonymize", "anonymise"},
        {"imoprt", "import"},
        {"Import", "import"},
        {"pakage", "package"},
        {"anon", "anonymise"},
        {"subsectoins", "subsections"},
        {"layuot", "layout"},
        {"ot", "to"},
        {"translate_numbering", "translate-numbering"},
        {"translate_numberings", "translate-numbering"},
        {"zebra", NULL},
        {"", NULL},
        {"x", NULL},
        {"os", NULL},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        const char *found = nearest_name(pairs[i][0], names, sizeof names / sizeof names[0]);
        if (pairs[i][1] == NULL)
            assert_null(found);
        else
            assert_string_equal(found, pairs[i][1]);
    }
    char endless[5000];
    memset(endless, 'a', sizeof endless - 1);
    endless[sizeof endless - 1] = '\0';
    const char *const long_names[] = {endless};
    assert_null(nearest_name(endless, names, 8));
    assert_null(nearest_name("b", long_names, 1));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_place_counts_code_points_and_shows_its_line),
        cmocka_unit_test(a_line_without_end_is_shown_in_part_and_counted_so_far),
        cmocka_unit_test(a_place_past_the_end_is_the_end),
        cmocka_unit_test(the_caret_stands_under_wide_letters_and_in_long_lines),
        cmocka_unit_test(control_characters_never_reach_the_terminal),
        cmocka_unit_test(sorting_is_by_place_and_stable),
        cmocka_unit_test(a_misspelt_name_finds_its_neighbour_and_a_strange_one_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

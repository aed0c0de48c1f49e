/* SPDX-License-Identifier: MIT */
/* Forms as a user writes them, and what of a label a reference repeats. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "translate.h"

static dsr_text text(const char *string) {
    return (dsr_text){string, strlen(string)};
}

static void assert_text(dsr_text found, const char *wanted) {
    char copy[128];
    snprintf(copy, sizeof copy, "%.*s", (int)found.len, found.at);
    assert_string_equal(copy, wanted);
}

static void a_form_is_split_around_its_fields(void **state) {
    static const struct {
        const char *form;
        bool has_parent;
        const char *lead, *joint, *tail;
    } rows[] = {
        {"{n}", false, "", "", ""},
        {"({n})", false, "(", "", ")"},
        {"{n} - ", false, "", "", " - "},
        {"Article {n}.", false, "Article ", "", "."},
        {"{parent}.{n}.", true, "", ".", "."},
        {"{parent}({n})", true, "", "(", ")"},
        {"No. {parent}-{n}", true, "No. ", "-", ""},
        {"({n}} ", false, "(", "", "} "},
        {"（{n}）", false, "（", "", "）"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct form form;
        dsr_text at;
        assert_int_equal(form_parse(text(rows[i].form), &form, &at), FORM_FINE);
        assert_int_equal(form.has_parent, rows[i].has_parent);
        assert_text(form.lead, rows[i].lead);
        assert_text(form.joint, rows[i].joint);
        assert_text(form.tail, rows[i].tail);
    }
}

static void a_form_at_fault_says_which_and_where(void **state) {
    static const struct {
        const char *form;
        enum form_fault fault;
        const char *at;
    } rows[] = {
        {"", FORM_NO_NUMBER, ""},
        {"(a)", FORM_NO_NUMBER, "(a)"},
        {"{parent}.", FORM_NO_NUMBER, "{parent}."},
        {"{n}.{n}", FORM_TWO_NUMBERS, "{n}"},
        {"{parent}{parent}{n}", FORM_TWO_NUMBERS, "{parent}"},
        {"{n}.{parent}", FORM_PARENT_AFTER, "{parent}"},
        {"{N}.", FORM_UNKNOWN, "{N}"},
        {"{}{n}", FORM_UNKNOWN, "{}"},
        {"{{n}", FORM_UNKNOWN, "{{n}"},
        {"{n}. {", FORM_OPEN, "{"},
        {"{n", FORM_OPEN, "{n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct form form;
        dsr_text at;
        assert_int_equal(form_parse(text(rows[i].form), &form, &at), rows[i].fault);
        assert_text(at, rows[i].at);
    }
}

static void a_citation_repeats_brackets_but_no_stop_and_no_word(void **state) {
    static const struct {
        const char *before, *after, *lead, *tail;
    } rows[] = {
        {"", ".", "", ""},           {"(", ")", "(", ")"},      {"", ")", "", ")"},
        {"", " -", "", ""},          {"Article ", ".", "", ""}, {"2.1(", ")", "(", ")"},
        {"[", "].", "[", "]"},       {"((", ")", "(", ")"},     {"(", ".", "", ""},
        {"Annex (", ").", "(", ")"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_text(cited_lead(text(rows[i].before), text(rows[i].after)), rows[i].lead);
        assert_text(cited_tail(text(rows[i].after)), rows[i].tail);
    }
}

static void punctuation_of_any_script_is_no_letter(void **state) {
    (void)state;
    assert_true(is_alnum_at(text("a"), 0));
    assert_true(is_alnum_at(text("7"), 0));
    assert_true(is_alnum_at(text("é"), 0) && is_alnum_at(text("é"), 1));
    assert_true(is_alnum_at(text("段"), 0) && is_alnum_at(text("段"), 2));
    assert_false(is_alnum_at(text("."), 0));
    assert_false(is_alnum_at(text("–"), 0) || is_alnum_at(text("–"), 2));
    assert_false(is_alnum_at(text("\xC2\xA0"), 0)); /* no-break space */
    assert_false(is_alnum_at(text("、"), 0));
    assert_false(is_alnum_at(text(""), 0));
}

static void the_distance_of_names_counts_letters(void **state) {
    (void)state;
    assert_int_equal(edit_distance(text("decimal"), text("decimal"), 4), 0);
    assert_int_equal(edit_distance(text("decimel"), text("decimal"), 4), 1);
    assert_int_equal(edit_distance(text("uper-romn"), text("upper-roman"), 4), 2);
    assert_int_equal(edit_distance(text(""), text("abc"), 4), 3);
    assert_int_equal(edit_distance(text("decimal"), text("lower-alpha"), 4), 5);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_form_is_split_around_its_fields),
        cmocka_unit_test(a_form_at_fault_says_which_and_where),
        cmocka_unit_test(a_citation_repeats_brackets_but_no_stop_and_no_word),
        cmocka_unit_test(punctuation_of_any_script_is_no_letter),
        cmocka_unit_test(the_distance_of_names_counts_letters),
    };
    return cmocka_run_group_tests_name("translate-numbering: forms", tests, NULL, NULL);
}

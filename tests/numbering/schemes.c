/* SPDX-License-Identifier: MIT */
/* The schemes of scripts/schemes: each prints and reads back all its values and reads nothing
 * else, and their first values are what people write. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "load/registry.h"
#include "numbering/numeral.h"
#include "pipeline/scheme.h"

/* Schemes without an end of their own are tried up to here, and at their far end. */
#define FAR 200000

static struct registry *registry;
static struct lua_config *lua;
static struct diagnostics found;

static dsr_text text(const char *string) {
    return (dsr_text){string, strlen(string)};
}

static int open_all(void **state) {
    (void)state;
    registry = registry_open(NULL, 0);
    lua = lua_config_new(registry, SCRIPTS);
    dsr_text name;
    size_t count = 0;
    for (; (name = lua_config_data_name(lua, "schemes", count)).len; count++) {
        if (!scheme_load(lua, name, NULL, &found) || !numeral_scheme_named(name)) {
            fprintf(stderr, "%s cannot be loaded\n", name.at);
            return -1;
        }
    }
    return count > 30 && found.count == 0 ? 0 : -1;
}

static int close_all(void **state) {
    (void)state;
    diagnostics_free(&found);
    lua_config_free(lua);
    registry_close(registry);
    return 0;
}

static void check_value(const char *scheme, int64_t value) {
    char numeral[64];
    size_t len = numeral_format(text(scheme), value, numeral, sizeof numeral);
    int64_t back = value - 1;
    if (len == 0 || !numeral_parse(text(scheme), (dsr_text){numeral, len}, &back) || back != value)
        fail_msg("%s %lld came back as %lld", scheme, (long long)value, (long long)back);
}

static void every_value_of_every_scheme_reads_back(void **state) {
    (void)state;
    const struct numeral_scheme *scheme;
    size_t values = 0;
    for (size_t i = 0; (scheme = numeral_scheme_at(i)) != NULL; i++) {
        int64_t most = scheme->most < FAR ? scheme->most : FAR;
        for (int64_t value = scheme->least; value <= most; value++, values++)
            check_value(scheme->name, value);
        for (int64_t step = 0; step < 1000 && scheme->most > FAR; step++)
            check_value(scheme->name, scheme->most - step);
        char numeral[64];
        assert_int_equal(numeral_format(text(scheme->name), scheme->least - 1, numeral, 64), 0);
        if (scheme->most < INT64_MAX)
            assert_int_equal(numeral_format(text(scheme->name), scheme->most + 1, numeral, 64), 0);
    }
    assert_true(values > 1000000);
}

/* Numerals cut short, doubled or run together: what is still read prints as it stands. */
static void what_is_read_prints_as_it_stood(void **state) {
    (void)state;
    const struct numeral_scheme *scheme;
    size_t read = 0;
    for (size_t i = 0; (scheme = numeral_scheme_at(i)) != NULL; i++) {
        for (int64_t value = scheme->least; value < scheme->least + 60; value++) {
            char one[64], two[64], tried[130], again[64];
            size_t len = numeral_format(text(scheme->name), value, one, sizeof one);
            size_t more = numeral_format(text(scheme->name), scheme->least + 70 - value, two, 64);
            memcpy(tried, one, len);
            memcpy(tried + len, two, more);
            for (size_t end = 1; end <= len + more; end++) {
                int64_t back;
                if (!numeral_parse(text(scheme->name), (dsr_text){tried, end}, &back))
                    continue;
                size_t got = numeral_format(text(scheme->name), back, again, sizeof again);
                assert_int_equal(got, end);
                assert_memory_equal(again, tried, end);
                read++;
            }
        }
    }
    assert_true(read > 3000);
}

/* By hand, from the sources that the files name. */
static const struct {
    const char *scheme;
    int64_t value;
    const char *numeral;
} known[] = {
    {"arabic-indic", 2025, "٢٠٢٥"},
    {"persian", 456, "۴۵۶"},
    {"fullwidth", 10, "１０"},
    {"devanagari", 17, "१७"},
    {"superscript", 12, "¹²"},
    {"thai", 30, "๓๐"},
    {"lower-russian", 7, "ж"},
    {"lower-russian", 10, "к"}, /* no й */
    {"lower-russian", 28, "я"},
    {"lower-russian", 29, "аа"},
    {"lower-russian", 30, "аб"},
    {"upper-russian", 12, "М"},
    {"upper-russian-full", 7, "Ё"},
    {"lower-russian-full", 11, "й"},
    {"lower-russian-full", 33, "я"},
    {"lower-russian-gost", 8, "и"}, /* no ё, no з */
    {"lower-russian-gost", 25, "я"},
    {"upper-russian-gost", 7, "Ж"},
    {"lower-russian-word", 26, "ы"},
    {"upper-russian-word", 26, "Ы"},
    {"lower-russian-word", 31, "бб"},
    {"arabic-abjad-un", 5, "هـ"},
    {"arabic-abjad-un", 6, "و"},
    {"arabic-abjad-un", 12, "ل"},
    {"arabic-abjad-un", 28, "غ"},
    {"arabic-abjad", 1, "ا"},
    {"arabic-alpha", 3, "ت"},
    {"arabic-alpha", 28, "ي"},
    {"arabic-letter-names", 1, "ألف"},
    {"arabic-letter-names", 9, "طاء"},
    {"arabic-ordinal-adverb", 1, "أولا"},
    {"arabic-ordinal-adverb", 12, "ثاني عشر"},
    {"arabic-ordinal-adverb", 21, "حادي وعشرون"},
    {"arabic-ordinal-adverb", 50, "خمسون"},
    {"arabic-ordinal-adverb-tanwin", 3, "ثالثاً"},
    {"arabic-ordinal-masculine", 7, "السابع"},
    {"arabic-ordinal-masculine", 11, "الحادي عشر"},
    {"arabic-ordinal-feminine", 1, "الأولى"},
    {"arabic-ordinal-feminine", 12, "الثانية عشرة"},
    {"arabic-ordinal-feminine-oblique", 34, "الرابعة والثلاثين"},
    {"arabic-ordinal-masculine-oblique", 20, "العشرين"},
    {"english-ordinal", 12, "twelfth"},
    {"french-ordinal-masculine", 1, "premier"},
    {"french-ordinal-masculine", 9, "neuvième"},
    {"french-ordinal-feminine", 1, "première"},
    {"spanish-ordinal-masculine", 3, "tercero"},
    {"spanish-ordinal-feminine", 10, "décima"},
    {"russian-ordinal-masculine", 2, "второй"},
    {"russian-ordinal-masculine", 6, "шестой"},
    {"russian-ordinal-masculine-genitive", 3, "третьего"},
    {"russian-ordinal-masculine-prepositional", 4, "четвертом"},
    {"russian-ordinal-feminine", 3, "третья"},
    {"russian-ordinal-feminine-oblique", 4, "четвертой"},
    {"russian-ordinal-feminine-accusative", 1, "первую"},
    {"lower-alpha-double", 2, "bb"},
    {"german-ordinal-masculine", 3, "dritter"},
    {"german-ordinal-neuter", 7, "siebtes"},
    {"cjk-ideographic", 10, "十"},
    {"cjk-ideographic", 35, "三十五"},
    {"cjk-ideographic", 101, "一百零一"},
    {"cjk-ideographic", 110, "一百一十"},
    {"cjk-ideographic", 111, "一百一十一"},
    {"cjk-ideographic", 200, "二百"},
    {"cjk-ideographic", 999, "九百九十九"},
    {"cjk-decimal", 20, "二〇"},
    {"cjk-parenthesised", 2, "㈡"},
    {"cjk-circled", 10, "㊉"},
    {"cjk-earthly-branch", 3, "寅"},
    {"cjk-heavenly-stem", 4, "丁"},
    {"circled-decimal", 1, "①"},
    {"circled-decimal", 21, "㉑"},
    {"circled-decimal", 50, "㊿"},
    {"parenthesised-decimal", 20, "⒇"},
    {"fullstop-decimal", 9, "⒐"},
    {"hebrew", 15, "טו"},
    {"hebrew", 16, "טז"},
    {"hebrew", 115, "קטו"},
    {"hebrew", 784, "תשפד"},
    {"lower-greek", 17, "ρ"},
    {"lower-greek", 18, "σ"},
    {"lower-greek", 25, "αα"},
    {"thai-alpha", 3, "ค"},
    {"thai-alpha", 41, "ฮ"},
};

static void numerals_are_what_people_write(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        char numeral[65] = "";
        numeral_format(text(known[i].scheme), known[i].value, numeral, 64);
        if (strcmp(numeral, known[i].numeral) != 0)
            fail_msg("%s %lld is '%s', not '%s'", known[i].scheme, (long long)known[i].value,
                     numeral, known[i].numeral);
    }
    dsr_text name; /* and no file is left out */
    for (size_t i = 0; (name = lua_config_data_name(lua, "schemes", i)).len; i++) {
        size_t at = 0, count = sizeof known / sizeof known[0];
        while (at < count && strcmp(known[at].scheme, name.at) != 0)
            at++;
        if (at == count)
            fail_msg("no numeral of %s was looked at", name.at);
    }
}

static void second_spellings_are_refused(void **state) {
    (void)state;
    static const struct {
        const char *scheme, *numeral;
    } wrong[] = {
        {"cjk-ideographic", "一十"},
        {"cjk-ideographic", "一百一"},
        {"cjk-ideographic", "二百零一十"},
        {"cjk-ideographic", "百"},
        {"cjk-ideographic", "十十"},
        {"hebrew", "יה"},
        {"hebrew", "אא"},
        {"arabic-indic", "٠١"},
        {"arabic-indic", "1"},
        {"arabic-abjad-un", "ه"},
        {"arabic-abjad-un", "أب"},
        {"lower-russian", "й"},
        {"lower-russian", "А"},
        {"lower-russian-word", "аб"},
        {"arabic-ordinal-adverb", "أول"},
        {"arabic-letter-names", "الف"},
        {"circled-decimal", "①①"},
        {"lower-greek", "ς"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        int64_t value;
        if (numeral_parse(text(wrong[i].scheme), text(wrong[i].numeral), &value))
            fail_msg("%s reads '%s'", wrong[i].scheme, wrong[i].numeral);
    }
}

/* ---- schemes of a user -------------------------------------------------------------------- */

static char folder[] = "/tmp/dossier-schemes-XXXXXX";

/* Loads "own" from a file of its own; true when it counts. */
static bool load_own(const char *body) {
    char path[200];
    snprintf(path, sizeof path, "%s/schemes", folder);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/schemes/own.lua", folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file, "return { licence = \"MIT\", %s }\n", body);
    fclose(file);
    struct lua_config *own = lua_config_new(registry, folder);
    bool is_known = scheme_load(own, text("own"), NULL, &found);
    assert_int_equal(is_known, found.count == 0);
    diagnostics_free(&found);
    found = (struct diagnostics){0};
    unlink(path);
    lua_config_free(own);
    return is_known;
}

static void a_user_brings_a_scheme_without_c(void **state) {
    (void)state;
    char numeral[65] = "";
    assert_true(load_own("system = \"alphabetic\", symbols = \"abcdefghjk\""));
    assert_int_equal(numeral_format(text("own"), 9, numeral, 64), 1);
    assert_int_equal(numeral[0], 'j');
    assert_int_equal(numeral_format(text("own"), 11, numeral, 64), 2);
    assert_memory_equal(numeral, "aa", 2);
    /* Another definition of the name takes its place. */
    assert_true(load_own("system = \"fixed\", symbols = { \"one\", \"two\" }, range = { 5, 9 }"));
    assert_int_equal(numeral_format(text("own"), 6, numeral, 64), 3);
    assert_memory_equal(numeral, "two", 3);
    assert_int_equal(numeral_format(text("own"), 7, numeral, 64), 0);
    assert_int_equal(numeral_format(text("own"), 1, numeral, 64), 0);
}

static void a_scheme_whose_values_look_alike_prints_none_of_them(void **state) {
    (void)state;
    char numeral[64];
    int64_t value;
    assert_true(load_own("system = \"alphabetic\", symbols = { \"a\", \"aa\" }"));
    assert_int_equal(numeral_format(text("own"), 1, numeral, 64), 1);
    assert_int_equal(numeral_format(text("own"), 2, numeral, 64), 0); /* "aa" is 3 as well */
    assert_true(numeral_parse(text("own"), text("aa"), &value));
    assert_int_equal(value, 3);
    assert_true(load_own("system = \"fixed\", symbols = { \"x\", \"y\", \"x\" }"));
    assert_int_equal(numeral_format(text("own"), 3, numeral, 64), 0);
}

static void what_cannot_count_is_refused(void **state) {
    (void)state;
    assert_false(load_own("symbols = \"abc\""));
    assert_false(load_own("system = \"cyclic\", symbols = \"abc\""));
    assert_false(load_own("system = \"alphabetic\""));
    assert_false(load_own("system = \"numeric\", symbols = \"0\""));
    assert_false(load_own("system = \"fixed\", symbols = { \"a\", \"\" }"));
    assert_false(load_own("system = \"fixed\", symbols = { 1, 2 }"));
    assert_false(load_own("system = \"additive\", symbols = { { 10, \"x\" }, { 1, \"i\" } }"));
    assert_false(load_own("system = \"additive\", range = { 1, 9 }, symbols = { { 1, \"i\" }, "
                          "{ 5, \"v\" } }"));
    assert_false(load_own("system = \"alphabetic\", symbols = \"abc\", range = { 0, 9 }"));
    assert_false(load_own("system = \"alphabetic\", symbols = \"abc\", range = { 9, 1 }"));
    assert_false(load_own("system = \"fixed\", symbols = { (\"x\"):rep(100) }"));
    assert_false(scheme_load(lua, text("no-such"), NULL, &found));
    assert_false(scheme_load(lua, text("../languages/en"), NULL, &found));
    assert_int_equal(found.count, 0);
}

static int make_folder(void **state) {
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state) {
    (void)state;
    char path[200];
    snprintf(path, sizeof path, "%s/schemes", folder);
    return rmdir(path) == 0 && rmdir(folder) == 0 ? 0 : -1;
}

static int open_group(void **state) {
    return make_folder(state) == 0 ? open_all(state) : -1;
}

static int close_group(void **state) {
    close_all(state);
    return remove_folder(state);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_value_of_every_scheme_reads_back),
        cmocka_unit_test(what_is_read_prints_as_it_stood),
        cmocka_unit_test(numerals_are_what_people_write),
        cmocka_unit_test(second_spellings_are_refused),
        cmocka_unit_test(a_user_brings_a_scheme_without_c),
        cmocka_unit_test(a_scheme_whose_values_look_alike_prints_none_of_them),
        cmocka_unit_test(what_cannot_count_is_refused),
    };
    return cmocka_run_group_tests(tests, open_group, close_group);
}

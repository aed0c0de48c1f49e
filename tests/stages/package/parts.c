/* SPDX-License-Identifier: MIT */
/* Promises of the parts that need no file: JSON, names, escaping, tag files, dates. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "archive.h"
#include "edition.h"
#include "json.h"
#include "leak_view.h"
#include "names.h"
#include "packer.h"
#include "tagfile.h"

static void wants(struct bytes *made, const char *wanted) {
    assert_false(made->has_failed);
    bytes_add(made, "", 0);
    assert_string_equal(made->at, wanted);
    bytes_free(made);
}

/* ---- JSON ---- */

static void json_is_written_in_one_canonical_form(void **state) {
    (void)state;
    struct arena arena = {0};
    struct bytes out = {0};
    struct json *value =
        json_read(&arena,
                  text_of(" {\"b\":[1,-2,{}],\"a\":\"\\u00e9\\ud83d\\ude00\\n\\\"\","
                          "\"aa\":{\"z\":null,\"y\":true,\"x\":[]},\"\":false} "),
                  NULL, NULL);
    assert_non_null(value);
    json_write(&out, value, 0);
    wants(&out, "{\n \"\": false,\n \"a\": \"é😀\\n\\\"\",\n \"aa\": {\n  \"x\": [],\n  \"y\": "
                "true,\n  \"z\": null\n },\n \"b\": [\n  1,\n  -2,\n  {}\n ]\n}");
    arena_free(&arena);
}

static void what_was_written_reads_back_as_the_same(void **state) {
    (void)state;
    struct arena arena = {0};
    struct bytes once = {0}, twice = {0};
    struct json *root = json_new(&arena, JSON_OBJECT);
    json_put_number(&arena, root, "least", INT64_MIN);
    json_put_number(&arena, root, "most", INT64_MAX);
    json_put_string(&arena, root, "odd", (dsr_text){"a\0b\x7f\x1f", 5});
    for (int i = 0; i < 100; i++) {
        char name[8] = {(char)('a' + i * 7 % 26), (char)('a' + i * 11 % 26), (char)('0' + i % 10)};
        if (!json_get(root, name))
            json_put_truth(&arena, root, name, i % 2);
    }
    json_write(&once, root, 0);
    struct json *again = json_read(&arena, bytes_view(&once), NULL, NULL);
    assert_non_null(again);
    assert_true(json_get_number(again, "least", 0) == INT64_MIN);
    assert_true(json_get_number(again, "most", 0) == INT64_MAX);
    assert_int_equal(json_get_string(again, "odd").len, 5);
    json_write(&twice, again, 0);
    assert_string_equal(once.at, twice.at);
    bytes_free(&once);
    bytes_free(&twice);
    arena_free(&arena);
}

static void the_reader_refuses_what_is_not_strict(void **state) {
    (void)state;
    static const char *const bad[] = {"",
                                      "{",
                                      "}",
                                      "[1,]",
                                      "{\"a\":1,}",
                                      "{\"a\":1,\"a\":2}",
                                      "[1 2]",
                                      "01",
                                      "-",
                                      "1.5",
                                      "1e3",
                                      "9223372036854775808",
                                      "\"\\ud800\"",
                                      "\"\\x\"",
                                      "\"a",
                                      "\"\xff\"",
                                      "\"\xc0\x80\"",
                                      "nul",
                                      "{a:1}",
                                      "{\"a\" 1}",
                                      "[1]x",
                                      "\"\n\"",
                                      "[\"\\udc00\"]",
                                      "{\"a\":}",
                                      "-9223372036854775809",
                                      "\"\\u12\"",
                                      "[,1]",
                                      "{\"a\":{\"b\":1,\"b\":2}}"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct arena arena = {0};
        const char *why = NULL;
        if (json_read(&arena, text_of(bad[i]), &why, NULL))
            fail_msg("accepted: %s", bad[i]);
        assert_non_null(why);
        arena_free(&arena);
    }
}

static void nesting_is_bounded(void **state) {
    (void)state;
    struct bytes deep = {0};
    struct arena arena = {0};
    for (int i = 0; i < 64; i++)
        bytes_string(&deep, "[");
    for (int i = 0; i < 64; i++)
        bytes_string(&deep, "]");
    assert_non_null(json_read(&arena, bytes_view(&deep), NULL, NULL));
    deep.len = 0;
    for (int i = 0; i < 100000; i++)
        bytes_string(&deep, "[");
    assert_null(json_read(&arena, bytes_view(&deep), NULL, NULL));
    bytes_free(&deep);
    arena_free(&arena);
}

/* ---- names ---- */

static void names_are_made_safe_for_every_system(void **state) {
    (void)state;
    static const char *const pairs[][2] = {
        {"report", "report"},
        {"CTOC/COP/WG.4/2017/1", "CTOC-COP-WG.4-2017-1"},
        {"../../etc/passwd", "etc-passwd"},
        {"a\\b:c*d?e\"f<g>h|i", "a-b-c-d-e-f-g-h-i"},
        {"  .hidden. ", "hidden"},
        {"-rf ~", "rf"},
        {"~root", "root"},
        {"con", "_con"},
        {"NUL.txt", "_NUL.txt"},
        {"com1.md", "_com1.md"},
        {"common", "common"},
        {"a\nb\tc", "a b c"},
        {"a\x01\x7f\x62", "ab"},
        {"Cafe\xcc\x81", "Café"},
        {"a\xe2\x80\xae\x62\xe2\x80\x8b", "ab"}, /* right-to-left override, zero width space */
        {"a\xc2\xa0\x62", "a b"},                /* no-break space */
        {"报告", "报告"},
        {"\xff\xfe", "__"},
        {"", ""},
        {"...", ""},
        {"///", ""},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct bytes made = {0};
        name_add_safe(&made, text_of(pairs[i][0]), NAME_IN_BAG);
        wants(&made, pairs[i][1]);
        /* A safe name is not changed again, and is one that verify accepts. */
        if (!*pairs[i][1])
            continue;
        name_add_safe(&made, text_of(pairs[i][1]), NAME_IN_BAG);
        wants(&made, pairs[i][1]);
        assert_int_equal(name_check(text_of(pairs[i][1])), NAME_FINE);
    }
}

static void long_names_are_cut_between_characters(void **state) {
    (void)state;
    struct bytes wish = {0}, made = {0};
    for (int i = 0; i < 50; i++)
        bytes_string(&wish, "é");
    name_add_safe(&made, bytes_view(&wish), 63);
    assert_int_equal(made.len, 62);
    made.len = wish.len = 0;
    bytes_string(&wish, "abcdefgx\xcc\xb1\xcc\xb1\xcc\xb1"); /* marks that compose with nothing */
    name_add_safe(&made, bytes_view(&wish), 10);
    wants(&made, "abcdefg");
    bytes_free(&wish);
}

static void the_template_takes_the_documents_values(void **state) {
    (void)state;
    struct name_values values = {{"report", 6}, {"A/72/1", 6}, {"en", 2}, {"A title", 7}};
    struct name_values bare = {{"report", 6}, {"", 0}, {"und", 3}, {"", 0}};
    struct bytes made = {0};
    name_fill(&made, text_of("{symbol}-{language}.zip"), &values);
    wants(&made, "A-72-1-en");
    name_fill(&made, text_of("{symbol}-{language}.ZIP"), &bare);
    wants(&made, "report-und");
    name_fill(&made, text_of("{title}/{name}"), &values);
    wants(&made, "A title-report");
    name_fill(&made, text_of(".zip"), &values);
    wants(&made, "report");
    dsr_text unknown;
    assert_true(name_template_check(text_of("x{name}y{title}.zip"), &unknown));
    assert_false(name_template_check(text_of("{nmae}.zip"), &unknown));
    assert_true(text_is(unknown, "nmae"));
    assert_false(name_template_check(text_of("{name"), &unknown));
}

static void dangerous_names_are_told_from_awkward_ones(void **state) {
    (void)state;
    static const struct {
        const char *name;
        size_t len;
        enum name_fault fault;
        bool is_unsafe;
    } rows[] = {
        {"a/b.txt", 7, NAME_FINE, false},
        {"a/", 2, NAME_FINE, false},
        {"", 0, NAME_EMPTY, true},
        {"/a", 2, NAME_ABSOLUTE, true},
        {"C:\\a", 4, NAME_ABSOLUTE, true},
        {"c:a", 3, NAME_ABSOLUTE, true},
        {"\\\\host\\a", 8, NAME_ABSOLUTE, true},
        {"~/a", 3, NAME_ABSOLUTE, true},
        {"a/../b", 6, NAME_UPWARD, true},
        {"..", 2, NAME_UPWARD, true},
        {"a//b", 4, NAME_DOT, true},
        {"a/./b", 5, NAME_DOT, true},
        {"a\\b", 3, NAME_BACKSLASH, true},
        {"a\0b", 3, NAME_CONTROL, true},
        {"a\nb", 3, NAME_CONTROL, true},
        {"\xff", 1, NAME_NOT_UTF8, true},
        {"a/CON/b", 7, NAME_DEVICE, true},
        {"nul.txt", 7, NAME_DEVICE, true},
        {"ab:c", 4, NAME_RESERVED, false},
        {"a./b", 4, NAME_RESERVED, false},
        {"a \xe2\x80\xae", 5, NAME_DECEPTIVE, true},
        {"..a/b..c", 8, NAME_FINE, false},
        {"com0", 4, NAME_FINE, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        enum name_fault fault = name_check((dsr_text){rows[i].name, rows[i].len});
        if (fault != rows[i].fault || name_fault_is_unsafe(fault) != rows[i].is_unsafe)
            fail_msg("'%s': %s", rows[i].name, name_fault_code(fault));
    }
}

static void names_that_are_one_file_somewhere_fold_alike(void **state) {
    (void)state;
    static const char *const pairs[][2] = {{"README", "readme"},
                                           {"N\xc3\xba\xc3\xb1\x65z", "NU\xcc\x81N\xcc\x83\x65Z"},
                                           {"Straße", "STRASSE"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct bytes one = {0}, other = {0};
        name_fold(&one, text_of(pairs[i][0]));
        name_fold(&other, text_of(pairs[i][1]));
        assert_string_equal(one.at, other.at);
        bytes_free(&one);
        bytes_free(&other);
    }
}

static void names_for_a_terminal_hold_no_controls(void **state) {
    (void)state;
    struct bytes shown = {0};
    name_show(&shown, (dsr_text){"a\x1b[31mé\xff\0z\xe2\x80\xae", 14});
    wants(&shown, "a\\x1b[31mé\\xff\\x00z\\xe2\\x80\\xae");
}

/* ---- the page ---- */

static void texts_cannot_become_markup(void **state) {
    (void)state;
    struct bytes out = {0};
    html_text(&out, text_of("<script>alert(\"x\")</script> & 'y'\x01"));
    wants(&out, "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; 'y' ");
    html_url(&out, text_of("a b/é\"<%?#.md"));
    wants(&out, "a%20b/%C3%A9%22%3C%25%3F%23.md");
}

static void a_field_of_bag_info_stays_on_one_line(void **state) {
    (void)state;
    struct bytes out = {0};
    bag_info_line(&out, "Title", text_of("  a\r\nPayload-Oxum: 1.1\n\n b  "));
    wants(&out, "Title: a Payload-Oxum: 1.1 b\n");
    bag_info_line(&out, "Empty", text_of(""));
    wants(&out, "");
}

/* ---- tag files ---- */

static void tag_files_are_read_in_their_encodings(void **state) {
    (void)state;
    struct bytes out = {0};
    assert_true(tag_decode(TAG_UTF16, (dsr_text){"\xff\xfe\xe9\0A\0", 6}, &out));
    wants(&out, "éA");
    assert_true(tag_decode(TAG_UTF16, (dsr_text){"\0\xe9\0A", 4}, &out));
    wants(&out, "éA");
    assert_true(tag_decode(TAG_LATIN1, (dsr_text){"\xe9", 1}, &out));
    wants(&out, "é");
    assert_false(tag_decode(TAG_UTF8, (dsr_text){"\xe9", 1}, &out));
    assert_false(tag_decode(TAG_UTF16LE, (dsr_text){"\0\xd8", 2}, &out));
    assert_false(tag_decode(TAG_UTF16LE, (dsr_text){"a", 1}, &out));
    assert_int_equal(tag_encoding_find(text_of("Utf-8")), TAG_UTF8);
    assert_int_equal(tag_encoding_find(text_of("EBCDIC")), TAG_UNKNOWN);
    bytes_free(&out);
}

static void fields_may_go_on_over_lines(void **state) {
    (void)state;
    struct arena arena = {0};
    struct tag_field field;
    bool is_field;
    dsr_text rest = text_of("A: one\r\n  two\n\tthree\rB : x\n\nno field\nC:d");
    assert_true(tag_field(&rest, &arena, &field, &is_field) && is_field && field.is_plain);
    assert_true(text_is(field.label, "A") && text_is(field.value, "one two three"));
    assert_true(tag_field(&rest, &arena, &field, &is_field) && is_field && !field.is_plain);
    assert_true(text_is(field.label, "B") && text_is(field.value, "x"));
    assert_true(tag_field(&rest, &arena, &field, &is_field) && !is_field);
    assert_true(tag_field(&rest, &arena, &field, &is_field) && is_field && !field.is_plain);
    assert_false(tag_field(&rest, &arena, &field, &is_field));
    arena_free(&arena);
}

static void paths_of_manifests_are_escaped_both_ways(void **state) {
    (void)state;
    struct bytes there = {0}, back = {0};
    tag_escape(&there, text_of("a%0Ab\n\r%"));
    assert_string_equal(there.at, "a%250Ab%0A%0D%25");
    assert_true(tag_unescape(bytes_view(&there), &back));
    assert_string_equal(back.at, "a%0Ab\n\r%");
    assert_false(tag_unescape(text_of("%7E%"), &back));
    bytes_free(&there);
    bytes_free(&back);
}

/* ---- dates ---- */

static void dates_are_real_days_a_zip_can_hold(void **state) {
    (void)state;
    int64_t epoch;
    struct bytes out = {0};
    assert_true(date_parse(text_of("2017-10-06"), &epoch) && epoch == 1507248000);
    date_write(&out, epoch);
    wants(&out, "2017-10-06");
    static const char *const bad[] = {"2017-02-29", "1979-12-31",  "2108-01-01", "2017-1-06",
                                      "2017-10-6",  "20171006",    "",           "2017-13-01",
                                      "2017-00-10", "2017-10-06 ", "-017-10-06"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(date_parse(text_of(bad[i]), &epoch));
    assert_int_equal(archive_stamp(0), 0x00210000);
    assert_int_equal(archive_stamp(315532800), 0x00210000);
    assert_int_equal(archive_stamp(1507297559), 0x4b466dbd); /* 13:45:59 */
    assert_int_equal(archive_stamp(INT64_MAX), 0xff9fbf7d);
}

/* ---- readings of a file ---- */

static void a_name_shows_under_its_disguises(void **state) {
    (void)state;
    static const char *const plain[] = {"J\xc3\x89R\xc3\x94ME", "je\xcc\x81rome",
                                        "J\xc2\xad\xc3\xa9r\xe2\x80\x8b\xc3\xb4me"};
    static const char *const escaped[] = {"J&eacute;r&#244;me", "J%C3%A9r%c3%b4me",
                                          "J\\u00e9r\\u00f4me", "J=C3=A9r=\nome", "J&#xE9;rome"};
    static const char *const marked[] = {"J<b>\xc3\xa9</b>rome", "**J**\xc3\xa9rome",
                                         "J\xc3\xa9-\nrome"};
    for (size_t i = 0; i < 11; i++) {
        const char *text = i < 3 ? plain[i] : i < 8 ? escaped[i - 3] : marked[i - 8];
        struct view view = {0}, next = {0};
        struct folded folded = {0};
        view_decode(&view, text_of(text));
        if (i >= 8)
            view_strip(&next, &view);
        else if (i >= 3)
            view_unescape(&next, &view);
        fold_view(&folded, i < 3 ? &view : &next);
        bytes_add(&folded.text, "", 0);
        if (strcmp(folded.text.at, "jerome") != 0)
            fail_msg("'%s' reads as '%s'", text, folded.text.at);
        view_free(&view);
        view_free(&next);
        folded_free(&folded);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_is_written_in_one_canonical_form),
        cmocka_unit_test(what_was_written_reads_back_as_the_same),
        cmocka_unit_test(the_reader_refuses_what_is_not_strict),
        cmocka_unit_test(nesting_is_bounded),
        cmocka_unit_test(names_are_made_safe_for_every_system),
        cmocka_unit_test(long_names_are_cut_between_characters),
        cmocka_unit_test(the_template_takes_the_documents_values),
        cmocka_unit_test(dangerous_names_are_told_from_awkward_ones),
        cmocka_unit_test(names_that_are_one_file_somewhere_fold_alike),
        cmocka_unit_test(names_for_a_terminal_hold_no_controls),
        cmocka_unit_test(texts_cannot_become_markup),
        cmocka_unit_test(a_field_of_bag_info_stays_on_one_line),
        cmocka_unit_test(tag_files_are_read_in_their_encodings),
        cmocka_unit_test(fields_may_go_on_over_lines),
        cmocka_unit_test(paths_of_manifests_are_escaped_both_ways),
        cmocka_unit_test(dates_are_real_days_a_zip_can_hold),
        cmocka_unit_test(a_name_shows_under_its_disguises),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

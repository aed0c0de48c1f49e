/* SPDX-License-Identifier: MIT */
/*
 * The HTML writer on documents that no Markdown file gives: all marks, overlapping, hidden text,
 * figures and notes, right-to-left languages, labels within labels without end.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "harness.h"
#include "page_check.h"

static struct harness harness;

static int open_document(void **state) {
    (void)state;
    harness_open(&harness);
    harness.format = harness_module("format_html")->formats[0];
    harness_edit_as(&harness, "import",
                    DSR_EDIT_STRUCTURE | DSR_EDIT_BLOCKS | DSR_EDIT_LABELS | DSR_EDIT_REFERENCES |
                        DSR_EDIT_ATTRIBUTES);
    return 0;
}

static int close_document(void **state) {
    (void)state;
    harness_close(&harness);
    return 0;
}

static dsr_text text(const char *string) {
    return (dsr_text){string, strlen(string)};
}

static dsr_block add(dsr_block parent, dsr_kind kind, const char *string) {
    dsr_block block = harness.host.add(harness.doc, parent, 0, kind, text(string), "test");
    assert_int_not_equal(block, 0);
    return block;
}

static void mark(dsr_block block, dsr_mark_kind kind, uint32_t start, uint32_t end,
                 const char *value) {
    dsr_mark_info info = {
        .kind = kind, .block = block, .range = {start, end}, .value = text(value)};
    assert_int_not_equal(harness.host.add_mark(harness.doc, &info, sizeof info), 0);
}

static dsr_label label(dsr_block block, dsr_label parent, const char *scheme, int64_t value) {
    dsr_label_info info = {.kind = text("item"),
                           .parent = parent,
                           .scheme = text(scheme),
                           .value = value,
                           .after = text("."),
                           .origin = DSR_TYPED};
    dsr_block_info is;
    assert_int_equal(harness.host.set_label(harness.doc, block, &info, sizeof info, "test"),
                     DSR_OK);
    assert_true(harness.host.block(harness.doc, block, &is, sizeof is));
    return is.label;
}

/* The page, checked; valid until the next one. */
static const char *page(void) {
    static char *kept;
    char why[512];
    harness.out_len = 0;
    assert_int_equal(harness.format->write(&harness.face, harness.doc), DSR_OK);
    if (!page_check(harness.out, harness.out_len, why, sizeof why)) {
        print_error("%.*s\n", (int)harness.out_len, harness.out);
        fail_msg("%s", why);
    }
    free(kept);
    kept = strndup(harness.out, harness.out_len);
    assert_non_null(kept);
    return kept;
}

static void wants(const char *part) {
    const char *is = page();
    if (!strstr(is, part)) {
        print_error("%s\n", strstr(is, "<body"));
        fail_msg("the page lacks: %s", part);
    }
}

static void wants_not(const char *part) {
    if (strstr(page(), part))
        fail_msg("the page has: %s", part);
}

/* ---- marks ---- */

static void every_mark_shows_as_its_element(void **state) {
    (void)state;
    dsr_block block = add(0, DSR_PARAGRAPH, "abcdefghijklmn");
    mark(block, DSR_EMPHASIS, 0, 1, "");
    mark(block, DSR_STRONG, 1, 2, "");
    mark(block, DSR_STRIKE, 2, 3, "");
    mark(block, DSR_CODE_SPAN, 3, 4, "");
    mark(block, DSR_LINK, 4, 5, "https://example.org/?a&b");
    mark(block, DSR_IMAGE, 5, 6, "x.png");
    mark(block, DSR_INSERTION, 6, 7, "somebody");
    mark(block, DSR_DELETION, 7, 8, "somebody");
    mark(block, DSR_FIELD, 8, 9, "PAGE");
    mark(block, DSR_IN_LANGUAGE, 9, 10, "fr-CH");
    mark(block, DSR_IN_LANGUAGE, 10, 11, "\"><script>");
    mark(block, DSR_NOTE_MARK, 11, 12, "");
    mark(block, DSR_SUPERSCRIPT, 12, 13, "");
    mark(block, DSR_LINK, 13, 14, "vbscript:x");
    wants("<p dir=\"auto\"><em>a</em><strong>b</strong><s>c</s><code>d</code>"
          "<a href=\"https://example.org/?a&amp;b\">e</a><span class=\"image\">f</span>"
          "<ins>g</ins><del>h</del>i<span lang=\"fr-CH\">j</span>k<sup>l</sup><sup>m</sup>n</p>");
    wants_not("somebody");
}

static void marks_that_overlap_are_elements_that_nest(void **state) {
    (void)state;
    dsr_block block = add(0, DSR_PARAGRAPH, "abcdefgh");
    mark(block, DSR_STRONG, 0, 4, "");
    mark(block, DSR_EMPHASIS, 2, 6, "");
    mark(block, DSR_INSERTION, 3, 8, "");
    mark(block, DSR_EMPHASIS, 5, 7, "");
    wants("<strong>ab<em>c<ins>d</ins></em></strong><em><ins>efg</ins></em><ins>h</ins></p>");
}

static void an_empty_mark_shows_nothing(void **state) {
    (void)state;
    dsr_block block = add(0, DSR_PARAGRAPH, "ab");
    mark(block, DSR_LINK, 1, 1, "https://example.org/");
    mark(block, DSR_MARKUP, 1, 1, "<b>");
    wants("<p dir=\"auto\">ab</p>");
}

static void line_ends_that_are_content_are_breaks(void **state) {
    (void)state;
    dsr_block block = add(0, DSR_PARAGRAPH, "a\nb\nc");
    mark(block, DSR_BREAK, 1, 2, "");
    wants("a<br>\nb<br>\nc</p>");
    dsr_block_info info;
    harness.host.block(harness.doc, block, &info, sizeof info);
    info.flags |= DSR_HARD_WRAPPED;
    assert_int_equal(harness.host.set_block(harness.doc, block, &info, sizeof info), DSR_OK);
    wants("a<br>\nb\nc</p>");
}

/* ---- what is not shown ---- */

static void what_a_reader_does_not_see_is_not_in_the_page(void **state) {
    (void)state;
    dsr_block title = add(0, DSR_HEADING, "Shown secret");
    mark(title, DSR_HIDDEN, 5, 12, "");
    dsr_block block = add(0, DSR_PARAGRAPH, "a secret b");
    mark(block, DSR_HIDDEN, 1, 8, "");
    mark(block, DSR_STRONG, 3, 10, "");
    add(0, DSR_META, "secret");
    add(0, DSR_RAW, "secret");
    dsr_block comment = add(0, DSR_COMMENT, "secret");
    for (int i = 0; i < 6; i++)
        add(comment, DSR_HEADING, "secret");
    add(0, DSR_HEADING, "After");
    wants_not("secret");
    wants("<p dir=\"auto\">a<strong> b</strong></p>");
    wants("<h2 id=\"h-2\" dir=\"auto\">After</h2>");
}

static void a_symbol_that_the_text_lost_is_not_told(void **state) {
    (void)state;
    add(0, DSR_HEADING, "Report");
    dsr_block block = add(0, DSR_PARAGRAPH, "HALLORAN/1");
    harness.host.set_attribute(harness.doc, 0, "symbol", text("HALLORAN/1"), "test");
    wants("<title>HALLORAN/1: Report</title>");
    assert_int_equal(harness.host.remove(harness.doc, block, "test"), DSR_OK);
    wants("<title>Report</title>");
    wants_not("HALLORAN");
}

/* ---- blocks ---- */

static void containers_hold_what_is_in_them(void **state) {
    (void)state;
    dsr_block figure = add(0, DSR_FIGURE, "");
    add(figure, DSR_PARAGRAPH, "picture");
    add(figure, DSR_CAPTION, "Figure 1");
    dsr_block table = add(0, DSR_TABLE, "");
    add(table, DSR_CAPTION, "Table 1");
    for (int row = 0; row < 2; row++) {
        dsr_block cells = add(table, DSR_ROW, "");
        dsr_block cell = add(cells, DSR_CELL, row ? "" : "Head");
        if (row)
            add(cell, DSR_PARAGRAPH, "in a cell");
    }
    dsr_block note = add(0, DSR_NOTE, "A note.");
    add(note, DSR_PARAGRAPH, "More of it.");
    add(0, DSR_BOX, "Boxed.");
    add(0, DSR_CAPTION, "of nothing");
    wants("<figure>\n<p dir=\"auto\">picture</p>\n"
          "<figcaption dir=\"auto\">Figure 1</figcaption>\n</figure>");
    wants("<table>\n<caption dir=\"auto\">Table 1</caption>\n<thead>\n<tr>\n"
          "<th scope=\"col\" dir=\"auto\">Head</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
          "<td dir=\"auto\">\n<p dir=\"auto\">in a cell</p>\n</td>\n</tr>\n</tbody>\n</table>");
    wants("<div class=\"note\" role=\"note\">\n<p dir=\"auto\">A note.</p>\n"
          "<p dir=\"auto\">More of it.</p>\n</div>");
    wants(
        "<div class=\"box\">\n<p dir=\"auto\">Boxed.</p>\n</div>\n<p dir=\"auto\">of nothing</p>");
}

static void a_list_does_not_leave_the_cell_it_is_in(void **state) {
    (void)state;
    dsr_label outer = label(add(0, DSR_PARAGRAPH, "outer"), 0, "decimal", 1);
    dsr_block table = add(0, DSR_TABLE, ""), row = add(table, DSR_ROW, "");
    label(add(add(row, DSR_CELL, "x"), DSR_PARAGRAPH, "inner"), outer, "lower-alpha", 1);
    label(add(0, DSR_PARAGRAPH, "next"), outer, "lower-alpha", 2);
    wants("<th scope=\"col\" dir=\"auto\">x\n<ol>\n<li id=\"s-1-a\" dir=\"auto\">"
          "<span class=\"label\">a.</span> inner</li>\n</ol>\n</th>");
    wants("</table></div>\n<ol>\n<li id=\"s-1-b\"");
}

/* ---- languages ---- */

static void a_right_to_left_document_says_so(void **state) {
    (void)state;
    harness.host.set_attribute(harness.doc, 0, "language", text("ar"), "test");
    for (int i = 0; i < 6; i++)
        add(0, DSR_HEADING, "عنوان");
    wants("<html lang=\"ar\" dir=\"rtl\">");
    wants("<summary id=\"contents\">المحتويات</summary>");
    harness.host.set_attribute(harness.doc, 0, "language", text("ur-PK"), "test");
    wants("<html lang=\"ur-PK\" dir=\"rtl\">");
    wants("<summary id=\"contents\" lang=\"en\" dir=\"ltr\">Contents</summary>");
    harness.host.set_attribute(harness.doc, 0, "language", text("arn"), "test");
    wants("<html lang=\"arn\">");
    harness.host.set_attribute(harness.doc, 0, "language", text("x\" onload=\"y"), "test");
    wants("<html lang=\"und\">");
}

/* ---- ids ---- */

static void ids_stay_short_and_unique_however_deep_or_equal(void **state) {
    (void)state;
    dsr_label parent = 0;
    for (int i = 0; i < 1500; i++)
        parent = label(add(0, DSR_PARAGRAPH, "deep"), parent, "decimal", 1);
    for (int i = 0; i < 1500; i++)
        label(add(0, DSR_PARAGRAPH, "equal"), 0, "decimal", 2);
    wants("id=\"s-2_1500\"");
    assert_true(harness.out_len < 3000 * 100 + 20000);
}

static void ids_are_ascii_whatever_the_label(void **state) {
    (void)state;
    dsr_label_info info = {.kind = text("item"),
                           .scheme = text("chinese"),
                           .value = 3,
                           .surface = text("三、"),
                           .origin = DSR_TYPED};
    assert_int_equal(
        harness.host.set_label(harness.doc, add(0, DSR_PARAGRAPH, "a"), &info, sizeof info, "test"),
        DSR_OK);
    info.insert = text("<é bis>");
    info.surface = text("4<é bis>");
    info.value = 4;
    assert_int_equal(
        harness.host.set_label(harness.doc, add(0, DSR_PARAGRAPH, "b"), &info, sizeof info, "test"),
        DSR_OK);
    wants("id=\"s-3\" dir=\"auto\"><span class=\"label\">三、</span>a");
    wants("id=\"s-4bis\" dir=\"auto\"><span class=\"label\">4&lt;é bis&gt;</span> b");
}

static void a_reference_links_only_to_what_is_there(void **state) {
    (void)state;
    dsr_block one = add(0, DSR_PARAGRAPH, "one"), two = add(0, DSR_PARAGRAPH, "two");
    dsr_label first = label(one, 0, "decimal", 1), second = label(two, 0, "decimal", 2);
    dsr_block block = add(0, DSR_PARAGRAPH, "see items 1 to 2 below");
    dsr_target targets[] = {{first, DSR_FIRST, {10, 11}}, {second, DSR_LAST, {15, 16}}};
    dsr_reference_info info = {
        .block = block, .range = {4, 22}, .kind = text("item"), .state = DSR_RESOLVED};
    assert_int_equal(
        harness.host.set_reference(harness.doc, 0, &info, sizeof info, targets, 2, "test"), DSR_OK);
    wants("see <a href=\"#s-1\">items 1</a> to <a href=\"#s-2\">2</a> below</p>");
    assert_int_equal(harness.host.remove(harness.doc, two, "test"), DSR_OK);
    wants("see <a href=\"#s-1\">items 1 to 2 below</a></p>");
}

/* ---- the checker itself ---- */

static void the_checker_finds_what_is_wrong(void **state) {
    (void)state;
    static const char *const wrong[] = {
        "<p>a</div>",
        "<p>a",
        "</p>",
        "<p><p>a</p></p>",
        "<p><em>a</p></em>",
        "<p>a & b</p>",
        "<p>a > b</p>",
        "<p>a\x01</p>",
        "<p id=\"x\">a</p><p id=\"x\">b</p>",
        "<p id=\"1\">a</p>",
        "<p id=\"a b\">a</p>",
        "<p><a href=\"#gone\">a</a></p>",
        "<p><a href=\"javascript:x\">a</a></p>",
        "<p><a href=\"//example.org\">a</a></p>",
        "<p><a href=\"x\"><a href=\"y\">a</a></a></p>",
        "<p><a href=\"x\"></a></p>",
        "<p onclick=\"x\">a</p>",
        "<p class=x>a</p>",
        "<script>x</script>",
        "<p><img src=\"x\"></p>",
        "<!-- a -->",
        "<h3>a</h3>",
        "<h1>a</h1>",
        "<h2></h2>",
        "<li>a</li>",
        "<ol></ol>",
        "<ol>a</ol>",
        "<ul><p>a</p></ul>",
        "<table><tr><td>a</td></tr></table>",
        "<table><tbody><tr><td><caption>a</caption></td></tr></tbody></table>",
        "<ol><li>a</ol></li>",
    };
    char why[256], whole[1024];
    static const char frame[] =
        "<!DOCTYPE html>\n<html lang=\"und\">\n<head>\n<title>a</title>\n</head>\n"
        "<body>\n<h1>a</h1>\n%s</body>\n</html>\n";
    int len = snprintf(whole, sizeof whole, frame, "<p>a &amp; <a href=\"x/y\">b</a></p><hr>");
    assert_true(page_check(whole, (size_t)len, why, sizeof why));
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        len = snprintf(whole, sizeof whole, frame, wrong[i]);
        if (page_check(whole, (size_t)len, why, sizeof why))
            fail_msg("not found: %s", wrong[i]);
    }
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_document, close_document)
    const struct CMUnitTest tests[] = {
        TEST(every_mark_shows_as_its_element),
        TEST(marks_that_overlap_are_elements_that_nest),
        TEST(an_empty_mark_shows_nothing),
        TEST(line_ends_that_are_content_are_breaks),
        TEST(what_a_reader_does_not_see_is_not_in_the_page),
        TEST(a_symbol_that_the_text_lost_is_not_told),
        TEST(containers_hold_what_is_in_them),
        TEST(a_list_does_not_leave_the_cell_it_is_in),
        TEST(a_right_to_left_document_says_so),
        TEST(ids_stay_short_and_unique_however_deep_or_equal),
        TEST(ids_are_ascii_whatever_the_label),
        TEST(a_reference_links_only_to_what_is_there),
        cmocka_unit_test(the_checker_finds_what_is_wrong),
    };
    return cmocka_run_group_tests_name("the HTML writer", tests, NULL, NULL);
}

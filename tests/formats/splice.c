/* SPDX-License-Identifier: MIT */
/*
 * What a splice promises, one row each: a source, one replacement or new label, and the bytes
 * that must come out.  A row's edit replaces the first place that says `old`; with `is_label` the
 * first item whose marker is `old` gets the label `new`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "harness.h"

struct row {
    const char *promise, *format, *source, *old, *new, *expected;
    bool is_label, is_removal;
};

static const struct row rows[] = {
    {"a name goes and nothing else changes", "markdown", "9. Opened by Mr. *Sid* Mourad.\n",
     "Mourad", "Person 1", "9. Opened by Mr. *Sid* Person 1.\n", 0, 0},
    {"brackets stay where they can be no link", "markdown", "By Smith (Norway).\n", "Smith",
     "[Person 1]", "By [Person 1] (Norway).\n", 0, 0},
    {"brackets are escaped before a parenthesis", "markdown", "By Smith(Norway).\n", "Smith",
     "[Person 1]", "By \\[Person 1\\](Norway).\n", 0, 0},
    {"brackets are escaped where a definition has their name", "markdown",
     "By Smith.\n\n[person 1]: /x\n", "Smith", "[Person 1]",
     "By \\[Person 1\\].\n\n[person 1]: /x\n", 0, 0},
    {"text becomes no heading, item, quote or rule", "markdown", "Smith spoke.\n", "Smith", "7.",
     "7\\. spoke.\n", 0, 0},
    {"text becomes no bullet", "markdown", "Smith spoke.\n", "Smith", "-", "\\- spoke.\n", 0, 0},
    {"a lazy line that began nothing is left alone", "markdown", "1. x\n    - (a) Opening\n", "(a)",
     "a)", "1. x\n    - a) Opening\n", 0, 0},
    {"pipes are escaped in tables", "markdown", "| a | b |\n|---|---|\n| Smith | c |\n", "Smith",
     "x | y", "| a | b |\n|---|---|\n| x \\| y | c |\n", 0, 0},
    {"pipes are left alone elsewhere", "markdown", "By Smith.\n", "Smith", "x | y", "By x | y.\n",
     0, 0},
    {"code takes text as it is", "markdown", "`Smith`\n", "Smith", "a_b*", "`a_b*`\n", 0, 0},
    {"emphasis that lost its content goes", "markdown", "By **Smith** now.\n", "Smith", "",
     "By  now.\n", 0, 0},
    {"emphasis that could not stand goes", "markdown", "By x**Smith**y.\n", "Smith", "(P)",
     "By x(P)y.\n", 0, 0},
    {"a target with blanks stands in angles", "markdown", "[a](https://x/jane)\n", "jane", "P 1",
     "[a](<https://x/P 1>)\n", 0, 0},
    {"an autolink with a name is one no more", "markdown", "<https://x/jane>\n", "jane", "P 1",
     "https://x/P 1\n", 0, 0},
    {"a line end goes with its prefix", "markdown", "> Mr. Sid\n> Mourad spoke.\n", "Sid\nMourad",
     "P 1", "> Mr. P 1 spoke.\n", 0, 0},
    {"a comment cannot be ended", "markdown", "a\n\n<!-- by Smith -->\n", "Smith", "-->",
     "a\n\n<!-- by - -> -->\n", 0, 0},
    {"CR LF and BOM are kept", "markdown", "\xEF\xBB\xBF# Smith\r\n\r\nb\r\n", "Smith", "P 1",
     "\xEF\xBB\xBF# P 1\r\n\r\nb\r\n", 0, 0},
    {"front matter is text too", "markdown", "---\nauthor: Smith\n---\n\na\n", "Smith", "P 1",
     "---\nauthor: P 1\n---\n\na\n", 0, 0},
    {"a wider label takes its item's lines along", "markdown", "9. a\n\n   - b\n", "9.", "10.",
     "10. a\n\n    - b\n", 1, 0},
    {"a narrower label takes them back", "markdown", "10. a\n\n    - b\n", "10.", "9.",
     "9. a\n\n   - b\n", 1, 0},
    {"lines of a quoted item move within the quote", "markdown", "> 9. a\n>\n>    b\n", "9.", "10.",
     "> 10. a\n>\n>     b\n", 1, 0},
    {"a label that is no marker keeps its paragraph apart", "markdown", "7. a\n8. b\n9. c\n", "8.",
     "8 -", "7. a\n\n8 - b\n\n9. c\n", 1, 0},
    {"a list that cannot interrupt a paragraph is parted from it", "markdown", "a\n1. b\n", "1.",
     "7.", "a\n\n7. b\n", 1, 0},
    {"a removed block takes its lines and one empty line", "markdown", "a\n\nSmith\n\nc\n", "Smith",
     "", "a\n\nc\n", 0, 1},
    {"a removed item takes its line", "markdown", "1. a\n2. Smith\n3. c\n", "Smith", "",
     "1. a\n3. c\n", 0, 1},
    {"plain text escapes nothing", "text", "By Smith.\n", "Smith", "*[x](y)*", "By *[x](y)*.\n", 0,
     0},
    {"a line of plain text that lost its text goes", "text", "a\nSmith\nb\n", "Smith", "", "a\nb\n",
     0, 0},
    {"plain text keeps its indents", "text", "    1.   By Smith and\n         others.\n", "Smith",
     "P 1", "    1.   By P 1 and\n         others.\n", 0, 0},
};

static bool edit_text(dsr_doc *doc, dsr_block block, const struct row *row) {
    dsr_text text = doc->host->text(doc, block);
    const char *at = text.len ? memmem(text.at, text.len, row->old, strlen(row->old)) : NULL;
    if (!at)
        return false;
    uint32_t start = (uint32_t)(at - text.at);
    dsr_status status =
        row->is_removal
            ? doc->host->remove(doc, block, "test")
            : doc->host->replace(doc, block, (dsr_range){start, start + (uint32_t)strlen(row->old)},
                                 (dsr_text){row->new, strlen(row->new)}, "test");
    assert_int_equal(status, DSR_OK);
    return true;
}

static bool edit_label(dsr_doc *doc, dsr_block block, const struct row *row) {
    dsr_block_info info;
    doc->host->block(doc, block, &info, sizeof info);
    if (info.kind != DSR_ITEM || info.marker.len != strlen(row->old) ||
        memcmp(info.marker.at, row->old, info.marker.len) != 0)
        return false;
    dsr_label_info label = {.kind = DSR_TEXT("item"),
                            .scheme = DSR_TEXT("bullet"),
                            .value = DSR_NO_VALUE,
                            .confidence = 1000,
                            .origin = DSR_TYPED};
    assert_true(doc->host->take_label(doc, block, 0, (dsr_range){0, (uint32_t)info.marker.len},
                                      &label, sizeof label) != 0);
    label.surface = (dsr_text){row->new, strlen(row->new)};
    assert_int_equal(doc->host->set_label(doc, block, &label, sizeof label, "test"), DSR_OK);
    return true;
}

static void every_row_gives_the_bytes_it_promises(void **state) {
    (void)state;
    struct harness harness;
    harness_open(&harness);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct row *row = &rows[i];
        char module[64];
        snprintf(module, sizeof module, "format_%s", row->format);
        dsr_text bytes = {row->source, strlen(row->source)}, spliced;
        assert_int_equal(harness_read(&harness, harness_module(module)->formats[0], "test", bytes),
                         DSR_OK);
        harness_edit_as(&harness, "test", UINT32_MAX);
        bool is_done = false;
        for (dsr_block at = 0;
             !is_done && (at = harness.host.step(harness.doc, 0, at, DSR_ALL_KINDS));)
            is_done =
                row->is_label ? edit_label(harness.doc, at, row) : edit_text(harness.doc, at, row);
        assert_true(is_done);
        assert_int_equal(harness_splice(&harness, &spliced), DSR_OK);
        if (spliced.len != strlen(row->expected) ||
            memcmp(spliced.at, row->expected, spliced.len) != 0)
            fail_msg("%s:\n%.*s", row->promise, (int)spliced.len, spliced.at);
    }
    harness_close(&harness);
}

static void compensations_stand_in_the_ledger(void **state) {
    (void)state;
    const struct row row = {.old = "9.", .new = "10."};
    const char source[] = "9. a\n\n   - b\n";
    struct harness harness;
    dsr_text spliced;
    dsr_change change = {0};
    harness_open(&harness);
    harness_read(&harness, harness_module("format_markdown")->formats[0], "test",
                 (dsr_text){source, sizeof source - 1});
    harness_edit_as(&harness, "test", UINT32_MAX);
    for (dsr_block at = 0; (at = harness.host.step(harness.doc, 0, at, DSR_BIT(DSR_ITEM)));)
        edit_label(harness.doc, at, &row);
    assert_int_equal(harness_splice(&harness, &spliced), DSR_OK);
    size_t count = harness.host.change_count(harness.doc);
    assert_true(count > 0 && harness.host.change(harness.doc, count - 1, &change, sizeof change));
    assert_int_equal(change.kind, DSR_CHANGE_SPLICE);
    assert_true(change.reason.len > 0);
    harness_close(&harness);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_gives_the_bytes_it_promises),
        cmocka_unit_test(compensations_stand_in_the_ledger),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

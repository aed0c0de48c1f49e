/* SPDX-License-Identifier: MIT */
/*
 * Sources made to do harm: read, spliced with edits, and read again in bounded time, or refused
 * with a code.  The bound is generous, since sanitizers and busy machines are slow; what is
 * quadratic misses it by far.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "harness.h"

#ifdef DOSSIER_SANITIZED
enum { SECONDS_MOST = 60 };
#else
enum { SECONDS_MOST = 6 };
#endif

struct source {
    const char *name, *head, *body, *tail;
    size_t times;
    const char *code; /* of the refusal that is wanted; NULL: it is accepted */
};

static const struct source sources[] = {
    {"quotes on one line", "", ">", " deep\n", 20000, "md-too-deep"},
    {"quotes of one level", "", "> a\n", "", 100000, NULL},
    {"quotes to 900 levels", "", ">", " deep\nlazy\n", 900, NULL},
    {"lists on one line", "", "- ", "deep\n", 20000, "md-too-deep"},
    {"brackets", "", "[", "", 20000, NULL},
    {"brackets that close", "", "[a](", "", 50000, NULL},
    {"brackets both ways", "", "[", "]]]]", 20000, NULL},
    {"pictures", "", "![[]()", "", 50000, NULL},
    {"emphasis that never ends", "", "*a_ ", "", 60000, NULL},
    {"emphasis in emphasis", "", "*a **a ", "b", 20000, NULL},
    {"stars", "", "*", "", 100000, NULL},
    {"code of all lengths", "", "`a``b```c", "", 20000, NULL},
    {"tags", "", "<a", "", 100000, NULL},
    {"declarations", "", "<!", "", 100000, NULL},
    {"instructions", "", "<?", "", 100000, NULL},
    {"comments in a line", "", "x <!-- y --> ", "\n", 30000, NULL},
    {"entities", "", "&amp;&lt", "", 50000, NULL},
    {"unknown entities", "", "&lnosuchname;", "", 50000, NULL},
    {"definitions", "", "[a]: /b 'c'\n", "\n[a]\n", 30000, NULL},
    {"definitions in an item", "- [a]: /b\n", "  [c]: /d\n", "\n  text\n\n  more\n", 20000, NULL},
    {"items of nothing", "", "-\n", "", 50000, NULL},
    {"items of two kinds", "", "-\n+\n", "", 30000, NULL},
    {"numbers", "", "1. a\n", "", 50000, NULL},
    {"paragraphs in one item", "- a\n", "\n  b\n", "", 30000, NULL},
    {"spaces", "", " ", "\n", 200000, NULL},
    {"tabs", "", "\t", "x\n", 100000, NULL},
    {"empty lines of blanks", "", "   \n", "x\n", 50000, NULL},
    {"a table of many columns", "", "|a", "|\n", 20000, NULL},
    {"a table of a thousand columns and rows", "x", "|a", "|\n", 0, "md-table-too-wide"},
    {"code fences", "", "```\n", "", 40000, NULL},
    {"front matter", "---\n", "a: b\n", "---\n", 50000, NULL},
    {"backslashes", "", "\\*", "", 100000, NULL},
    {"carriage returns", "", "a\r", "", 100000, NULL},
    {"headings", "", "# a\n", "", 50000, NULL},
    {"one long line", "", "word ", "\n", 200000, NULL},
};

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* "|a|a...|", "|-|-...|" and rows of one cell. */
static char *wide_table(size_t *len) {
    char *at = NULL;
    FILE *to = open_memstream(&at, len);
    for (int row = 0; row < 2; row++) {
        for (int i = 0; i < 5000; i++)
            fputs(row ? "|---" : "|a", to);
        fputs("|\n", to);
    }
    for (int i = 0; i < 5000; i++)
        fputs("x\n", to);
    fclose(to);
    return at;
}

static char *make(const struct source *source, size_t *len) {
    if (source->times == 0)
        return wide_table(len);
    size_t head = strlen(source->head), body = strlen(source->body), tail = strlen(source->tail);
    char *at = malloc(head + body * source->times + tail + 1);
    memcpy(at, source->head, head);
    for (size_t i = 0; i < source->times; i++)
        memcpy(at + head + i * body, source->body, body);
    memcpy(at + head + body * source->times, source->tail, tail + 1);
    *len = head + body * source->times + tail;
    return at;
}

/* Every block in turn, up to a thousand of them, and one block a thousand times. */
static void edit(struct harness *harness) {
    dsr_doc *doc = harness->doc;
    uint32_t count = 0;
    harness_edit_as(harness, "test", DSR_EDIT_TEXT);
    for (dsr_block at = 0; (at = doc->host->step(doc, 0, at, DSR_ALL_KINDS)) && count < 1000;) {
        dsr_text text = doc->host->text(doc, at);
        if (text.len < 2 || doc->host->kind(doc, at) == DSR_META)
            continue;
        for (uint32_t i = 0; count < 1000 && i + 1 < text.len; i += (uint32_t)text.len / 300 + 2) {
            text = doc->host->text(doc, at);
            if (text.at[i] == 'a' && ++count)
                doc->host->replace(doc, at, (dsr_range){i, i + 1}, DSR_TEXT("[P *1*]"), "test");
        }
    }
}

static bool try_source(struct harness *harness, const dsr_format *format,
                       const struct source *source) {
    size_t len = 0;
    char *bytes = make(source, &len), why[512];
    double start = seconds();
    dsr_text spliced = {"", 0};
    dsr_status status = harness_read(harness, format, source->name, (dsr_text){bytes, len});
    bool is_fine = source->code ? strcmp(harness->code, source->code) == 0 : status == DSR_OK;
    if (!is_fine)
        printf("%s: code '%s', wanted '%s'\n", source->name, harness->code,
               source->code ? source->code : "");
    if (status == DSR_OK && !document_check(harness->document, why, sizeof why)) {
        printf("%s: %s\n", source->name, why);
        is_fine = false;
    }
    double read = seconds() - start;
    if (status == DSR_OK) {
        edit(harness);
        if (harness_splice(harness, &spliced) != DSR_OK) {
            printf("%s: splice: %s\n", source->name, harness->message);
            is_fine = false;
        }
    }
    double all = seconds() - start;
    if (all > SECONDS_MOST) {
        printf("%s: %.1f s\n", source->name, all);
        is_fine = false;
    }
    printf("%-40s %7zu bytes, read %.3f s, all %.3f s\n", source->name, len, read, all);
    free(bytes);
    return is_fine;
}

int main(void) {
    const dsr_format *formats[] = {harness_module("format_markdown")->formats[0],
                                   harness_module("format_text")->formats[0]};
    struct harness harness;
    int failures = 0;
    harness_open(&harness);
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        failures += !try_source(&harness, formats[0], &sources[i]);
        struct source plain = sources[i];
        plain.code = NULL;
        failures += !try_source(&harness, formats[1], &plain);
    }
    harness_close(&harness);
    return failures ? 1 : 0;
}

/* SPDX-License-Identifier: MIT */
/*
 * Random edits with a fixed seed: texts of random blocks are replaced and labels changed, the
 * result is spliced and read again, and every block must say what the edited document says,
 * white space folded.  Over the paired cases, and every file below DOSSIER_CORPUS when it is
 * set.  Arguments: FILE... tries these, SEED (a number) starts elsewhere.
 */
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harness.h"

enum {
    PATHS_MOST = 20000,
    SIZE_MOST = 300000,
    ROUNDS = 6,
    /* What CommonMark cannot hold (an indented line that becomes an item once the item before it
     * is gone) is found by re-reading, and the document fails: one in so many trials at most. */
    TRIALS_A_MISS = 2000,
};

static char *paths[PATHS_MOST];
static size_t path_count;
static uint64_t seed;

static uint32_t dice(uint32_t sides) { /* splitmix64 */
    uint64_t z = (seed += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return (uint32_t)((z ^ (z >> 31)) % sides);
}

static const char *const texts[] = {
    "Person 1",
    "[Person 1]",
    "",
    "",
    "x",
    "**",
    "*",
    "_",
    "a_b",
    "`",
    "``",
    "<b>",
    "<!--",
    "&amp;",
    "\\",
    "[a](b)",
    "![",
    "](",
    "]",
    "#",
    "# x",
    "- x",
    "7. x",
    "1) ",
    "> q",
    "===",
    "---",
    "|",
    "a | b",
    "~~",
    "~",
    "é",
    "▮▮▮",
    "[one]",
    "http://x.org/a_b",
    "+ ",
    "* * *",
    "<https://e.org>",
    "two\nlines",
    " ",
    "(",
    ")",
    "[^1]",
    "{#id}",
    "!",
    ":",
    "\"quoted\"",
    "State A (province)",
    "1",
    "12.",
    "Mr. X",
    "-",
    "`code`",
    "\\*",
    "```",
};

/* ---- what a document says ---- */

static void add_folded(FILE *to, dsr_text text, bool *has_any) {
    bool is_space = false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if ((c >= 9 && c <= 13) || c == ' ') {
            is_space = true;
            continue;
        }
        if (is_space && *has_any)
            fputc(' ', to);
        is_space = false;
        *has_any = true;
        fputc(c, to);
    }
}

/* A label that is no list marker any more stands in the text. */
static bool is_in_text(const dsr_label_info *label, dsr_text marker) {
    size_t digits = 0;
    if (!marker.len || !label->surface.len)
        return true;
    if (label->surface.len == 1 && strchr("-+*", label->surface.at[0]))
        return false;
    while (digits < label->surface.len && label->surface.at[digits] >= '0' &&
           label->surface.at[digits] <= '9')
        digits++;
    return !(digits && digits < 10 && digits + 1 == label->surface.len &&
             strchr(".)", label->surface.at[digits]));
}

static char *say(const dsr_doc *doc, bool joins) {
    char *said = NULL;
    size_t len = 0;
    FILE *to = open_memstream(&said, &len);
    for (dsr_block at = 0; (at = doc->host->step(doc, 0, at, DSR_ALL_KINDS));) {
        dsr_block_info info;
        dsr_label_info label;
        bool has_any = false;
        doc->host->block(doc, at, &info, sizeof info);
        if (info.label && doc->host->label(doc, info.label, &label, sizeof label) &&
            is_in_text(&label, info.marker)) {
            add_folded(to, label.surface, &has_any);
            add_folded(to, (dsr_text){" ", 1}, &has_any);
            if (info.text.len)
                fputc(' ', to);
        }
        add_folded(to, info.text, &has_any);
        if (has_any)
            fputc('\n', to);
    }
    fclose(to);
    char *end = said;
    for (char *c = said; joins && *c; c++) { /* blocks that import split are one again */
        char sign = *c == '\n' ? ' ' : *c;
        if (sign != ' ' || (end > said && end[-1] != ' '))
            *end++ = sign;
    }
    if (joins)
        *end = 0;
    return said;
}

/* ---- edits ---- */

static uint32_t to_border(dsr_text text, uint32_t at) {
    while (at > 0 && at < text.len && ((unsigned char)text.at[at] & 0xC0) == 0x80)
        at--;
    return at;
}

static void edit_text(struct harness *harness, dsr_block block) {
    dsr_doc *doc = harness->doc;
    dsr_text text = doc->host->text(doc, block);
    dsr_kind kind = doc->host->kind(doc, block);
    if (!text.len)
        return;
    uint32_t start = to_border(text, dice((uint32_t)text.len + 1));
    uint32_t most = (uint32_t)text.len - start < 12 ? (uint32_t)text.len - start : 12;
    uint32_t end = to_border(text, start + dice(most + 1));
    if (dice(8) == 0) { /* all of it, or its start */
        start = 0;
        end = dice(2) ? (uint32_t)text.len : end;
    }
    const char *instead = texts[dice(sizeof texts / sizeof *texts)];
    /* What a literal place cannot hold is refused by the host's own re-reading, not here. */
    bool is_literal =
        kind == DSR_RAW || kind == DSR_META || kind == DSR_COMMENT || kind == DSR_CODE;
    if (is_literal)
        instead = dice(2) ? "Person 1" : "[Person 1]";
    /* The name of a definition is cited elsewhere; alone it cannot change. */
    dsr_block_info info;
    doc->host->block(doc, block, &info, sizeof info);
    dsr_text source = doc->host->source(doc, 1);
    if (kind == DSR_RAW && info.source.start > 0 && source.at[info.source.start - 1] == '[')
        return;
    if (kind == DSR_META) { /* "key: value": the key stays */
        const char *colon = memchr(text.at, ':', text.len);
        if (!colon || (size_t)(colon - text.at) + 2 >= text.len)
            return;
        start = (uint32_t)(colon - text.at) + 2;
        end = (uint32_t)text.len;
    }
    if (is_literal && memchr(text.at + start, '\n', end - start))
        return;
    if (is_literal && kind != DSR_META &&
        (end == start || end - start == text.len || memchr(text.at, '<', text.len)))
        return;
    doc->host->replace(doc, block, (dsr_range){start, end < start ? start : end},
                       (dsr_text){instead, strlen(instead)}, "test");
}

static void edit_label(struct harness *harness, dsr_block block) {
    static const char *const surfaces[] = {"1.", "9.", "10.", "123.", "4)", "8 -", "VIII.", "(a)"};
    dsr_doc *doc = harness->doc;
    dsr_block_info info;
    doc->host->block(doc, block, &info, sizeof info);
    if (!info.label && (!info.marker.len || info.kind != DSR_ITEM || !info.text.len))
        return;
    if (!info.label) {
        dsr_label_info label = {.kind = DSR_TEXT("item"),
                                .scheme = DSR_TEXT("bullet"),
                                .value = DSR_NO_VALUE,
                                .confidence = 1000,
                                .origin = DSR_TYPED};
        harness_edit_as(harness, "import", DSR_EDIT_STRUCTURE);
        doc->host->take_label(doc, block, 0, (dsr_range){0, (uint32_t)info.marker.len}, &label,
                              sizeof label);
        harness_edit_as(harness, "test", UINT32_MAX & ~(uint32_t)DSR_EDIT_STRUCTURE);
    }
    doc->host->block(doc, block, &info, sizeof info);
    dsr_label_info label;
    if (!doc->host->label(doc, info.label, &label, sizeof label))
        return;
    if (!info.marker.len && dice(4) == 0) {
        doc->host->set_label(doc, block, NULL, 0, "test");
        return;
    }
    const char *surface = surfaces[dice(sizeof surfaces / sizeof *surfaces)];
    label.surface = (dsr_text){surface, strlen(surface)};
    doc->host->set_label(doc, block, &label, sizeof label, "test");
}

/* As import does: lines of a paragraph become blocks, what looks like a label becomes one. */
static void restructure(struct harness *harness) {
    dsr_doc *doc = harness->doc;
    const uint32_t kinds = DSR_BIT(DSR_PARAGRAPH) | DSR_BIT(DSR_ITEM) | DSR_BIT(DSR_HEADING);
    for (dsr_block at = 0; (at = doc->host->step(doc, 0, at, kinds));) {
        dsr_text text = doc->host->text(doc, at);
        const char *end = text.len ? memchr(text.at, '\n', text.len) : NULL;
        if (end && !doc->host->next_mark(doc, at, 0) && dice(3) == 0)
            doc->host->split(doc, at, (uint32_t)(end - text.at), 1);
        text = doc->host->text(doc, at);
        size_t len = 0;
        while (len < text.len && len < 6 && text.at[len] != ' ' && text.at[len] != '\n')
            len++;
        dsr_label_info label = {.kind = DSR_TEXT("item"),
                                .scheme = DSR_TEXT("bullet"),
                                .value = DSR_NO_VALUE,
                                .confidence = 1000,
                                .origin = DSR_TYPED};
        dsr_block_info info;
        doc->host->block(doc, at, &info, sizeof info);
        if (!info.marker.len && len > 1 && len + 2 < text.len && text.at[len] == ' ' &&
            strchr(".)", text.at[len - 1]) && dice(2))
            doc->host->take_label(doc, at, (uint32_t)len + 1, (dsr_range){0, (uint32_t)len}, &label,
                                  sizeof label);
    }
}

static void edit(struct harness *harness, bool with_labels) {
    dsr_doc *doc = harness->doc;
    uint32_t count = 0;
    for (dsr_block at = 0; (at = doc->host->step(doc, 0, at, DSR_ALL_KINDS));)
        count++;
    uint32_t edits = 1 + dice(count / 4 + 2);
    if (edits > 40)
        edits = 40;
    for (uint32_t i = 0; i < edits; i++) {
        uint32_t wanted = dice(count);
        dsr_block at = 0;
        for (uint32_t k = 0; k <= wanted; k++)
            at = doc->host->step(doc, 0, at, DSR_ALL_KINDS);
        const uint32_t shown = DSR_BIT(DSR_PARAGRAPH) | DSR_BIT(DSR_ITEM) | DSR_BIT(DSR_HEADING) |
                               DSR_BIT(DSR_CODE) | DSR_BIT(DSR_RULE) | DSR_BIT(DSR_LIST);
        if (with_labels && dice(16) == 0 && shown & DSR_BIT(doc->host->kind(doc, at)))
            doc->host->remove(doc, at, "test");
        else if (with_labels && dice(2))
            edit_label(harness, at);
        else
            edit_text(harness, at);
    }
}

/* ---- files ---- */

struct tally {
    size_t tried, failed;
};

static void show_difference(const char *path, uint64_t start, const char *wanted,
                            const char *found) {
    size_t i = 0, line = 0;
    for (; wanted[i] && wanted[i] == found[i]; i++)
        line = wanted[i] == '\n' ? i + 1 : i > line + 60 ? i - 40 : line;
    printf("%s (seed %llu)\n  wanted: %.*s\n  found:  %.*s\n", path, (unsigned long long)start,
           (int)strnlen(wanted + line, 120), wanted + line, (int)strnlen(found + line, 120),
           found + line);
}

static bool try_once(struct harness *harness, struct harness *again, const dsr_format *format,
                     const char *path, dsr_text bytes, bool with_labels, struct tally *tally) {
    uint64_t start = seed;
    char why[512];
    dsr_text spliced;
    if (harness_read(harness, format, path, bytes) != DSR_OK)
        return false;
    if (with_labels)
        restructure(harness);
    harness_edit_as(harness, "test", UINT32_MAX & ~(uint32_t)DSR_EDIT_STRUCTURE);
    edit(harness, with_labels);
    tally->tried++;
    if (!document_check(harness->document, why, sizeof why)) {
        printf("%s (seed %llu): after edits: %s\n", path, (unsigned long long)start, why);
        tally->failed++;
    } else if (harness_splice(harness, &spliced) != DSR_OK) {
        printf("%s (seed %llu): splice: %s\n", path, (unsigned long long)start, harness->message);
        tally->failed++;
    } else {
        char *wanted = say(harness->doc, with_labels);
        bool is_empty = wanted[0] == 0;
        bool is_read = harness_read(again, format, path, spliced) == DSR_OK;
        char *found = is_read ? say(again->doc, with_labels) : strdup(again->message);
        if (strcmp(wanted, found) != 0 && !(is_empty && !is_read)) {
            tally->failed++;
            show_difference(path, start, wanted, found);
            if (getenv("DOSSIER_TEST_KEEP")) {
                FILE *file = fopen(getenv("DOSSIER_TEST_KEEP"), "wb");
                fwrite(spliced.at, 1, spliced.len, file);
                fclose(file);
            }
        }
        free(wanted);
        free(found);
    }
    return true;
}

struct tallies {
    struct tally markdown, labels, text;
};

struct trial {
    struct harness harness, again;
    const dsr_format *markdown, *text;
    struct tallies tallies;
};

static void try_bytes(struct trial *trial, const dsr_format *format, const char *path,
                      dsr_text bytes, bool with_labels) {
    struct tally *tally = format == trial->text ? &trial->tallies.text
                          : with_labels         ? &trial->tallies.labels
                                                : &trial->tallies.markdown;
    for (int i = 0; i < ROUNDS && bytes.len <= SIZE_MOST; i++)
        if (!try_once(&trial->harness, &trial->again, format, path, bytes, with_labels, tally))
            break;
}

/* Every example of a CommonMark specification: a line of backquotes and " example", the
 * Markdown with arrows for tabs, a line with a point. */
static void try_examples(struct trial *trial, const char *path, dsr_text file) {
    static const char fence[] = "```````````````````````````````` example", arrow[] = "→";
    const char *at = file.at;
    while ((at = strstr(at, fence))) {
        const char *start = strchr(at, '\n');
        const char *end = start ? strstr(start, "\n.\n") : NULL;
        if (!end)
            return;
        char *example = malloc((size_t)(end - start) + 1);
        size_t len = 0;
        for (const char *c = start + 1; c <= end; c++) {
            bool is_arrow = strncmp(c, arrow, sizeof arrow - 1) == 0;
            example[len++] = is_arrow ? '\t' : *c;
            c += is_arrow ? sizeof arrow - 2 : 0;
        }
        try_bytes(trial, trial->markdown, path, (dsr_text){example, len}, false);
        try_bytes(trial, trial->markdown, path, (dsr_text){example, len}, true);
        free(example);
        at = end;
    }
}

static void try_file(struct trial *trial, const char *path) {
    dsr_text bytes = harness_file(path);
    if (!bytes.at)
        return;
    if (strcmp(strrchr(path, '.'), ".txt") == 0)
        try_bytes(trial, trial->text, path, bytes, false);
    try_bytes(trial, trial->markdown, path, bytes, false);
    try_bytes(trial, trial->markdown, path, bytes, true);
    if (strstr(path, "_spec.txt"))
        try_examples(trial, path, bytes);
    free((char *)(uintptr_t)bytes.at);
}

static int collect(const char *path, const struct stat *info, int type, struct FTW *where) {
    (void)info;
    (void)where;
    const char *point = strrchr(path, '.');
    bool is_wanted =
        type == FTW_F && point && (strcmp(point, ".md") == 0 || strcmp(point, ".txt") == 0);
    if (is_wanted && path_count < PATHS_MOST)
        paths[path_count++] = strdup(path);
    return 0;
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void find_files(int count, char **arguments) {
    bool has_files = false;
    for (int i = 1; i < count; i++) {
        char *end;
        uint64_t number = strtoull(arguments[i], &end, 10);
        if (*end == 0) {
            seed = number;
        } else {
            collect(arguments[i], NULL, FTW_F, NULL);
            has_files = true;
        }
    }
    if (has_files)
        return;
    nftw(DOSSIER_TEST_CASES, collect, 16, FTW_PHYS);
    if (getenv("DOSSIER_CORPUS"))
        nftw(getenv("DOSSIER_CORPUS"), collect, 16, FTW_PHYS);
    qsort(paths, path_count, sizeof *paths, by_name);
}

int main(int count, char **arguments) {
    struct trial trial = {.markdown = harness_module("format_markdown")->formats[0],
                          .text = harness_module("format_text")->formats[0]};
    const struct tallies *t = &trial.tallies;
    seed = 1;
    find_files(count, arguments);
    harness_open(&trial.harness);
    harness_open(&trial.again);
    for (size_t i = 0; i < path_count; i++) {
        try_file(&trial, paths[i]);
        free(paths[i]);
    }
    harness_close(&trial.harness);
    harness_close(&trial.again);
    printf("markdown %zu tried, %zu failed; with labels and removals %zu tried, %zu failed; "
           "text %zu tried, %zu failed\n",
           t->markdown.tried, t->markdown.failed, t->labels.tried, t->labels.failed, t->text.tried,
           t->text.failed);
    return t->markdown.failed || t->labels.failed > t->labels.tried / TRIALS_A_MISS ||
           t->text.failed || t->markdown.tried == 0;
}

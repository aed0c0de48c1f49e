/* SPDX-License-Identifier: MIT */
/* Documents to try a plugin with: ordinary ones, and each kind of extreme. */
#include <stdlib.h>
#include <string.h>

#include "bench.h"

enum { LEVELS = 20000, HUGE = 4 << 20, MANY = 50000 };

/* DSR_TEXT is no constant. */
#define TEXT(literal)                                                                              \
    { (literal), sizeof(literal) - 1 }

static const struct contract_sample built_in[DOCUMENTS] = {
    {"a.md",
     TEXT("# Report of the Working Group\n\n## I. Opening\n\n1. Ms. Anna Example opened the "
          "meeting on 3 May 2024 (see paragraph 2 below).\n\n2. The items were:\n\n   (a) the "
          "first, see paragraph 1;\n\n   (b) the second & last.\n\n> A *quotation*, and "
          "[a link](https://example.org/x).\n\n| a | b |\n|---|---|\n| 1 | 2 |\n")},
    {"b.md",
     TEXT("# Rapport\n\n## I. Ouverture\n\n1. M. Jean Exemple a ouvert la session.\n\n2. Voir "
          "le paragraphe 1.\n\n- un\n- deux\n")},
    {"c.txt",
     TEXT("Decision 7/1\n\nArticle 1. Anna Example is thanked.\n\nArticle 2. Article 1 applies "
          "to Mr. Sample.\n")},
};

size_t sample_count(const struct contract_request *request) {
    return request->sample_count + DOCUMENTS;
}

struct contract_sample sample_at(const struct contract_request *request, size_t index) {
    if (index < request->sample_count)
        return request->samples[index];
    index -= request->sample_count;
    return index < DOCUMENTS ? built_in[index] : (struct contract_sample){"empty.md", {"", 0}};
}

static bool start(struct document *document, dsr_text bytes) {
    document_set_editor(document, "contract", UINT32_MAX);
    dsr_doc *doc = document_face(document);
    return doc->host->add_part(doc, DSR_TEXT("contract"), bytes) != 0;
}

/* A line of the part as a block. */
static dsr_block add(dsr_doc *doc, dsr_block parent, dsr_kind kind, dsr_range line) {
    dsr_block block = doc->host->open_block(doc, parent, kind, 1);
    bool is_fine = block && (line.start == line.end || doc->host->copy(doc, block, line) == DSR_OK);
    return is_fine ? block : 0;
}

bool build_nothing(struct document *document) {
    return start(document, DSR_TEXT(""));
}

bool build_deep(struct document *document) {
    static const dsr_text bytes = TEXT("Deep down, see paragraph 1.\n");
    dsr_doc *doc = document_face(document);
    dsr_block at = 0;
    if (!start(document, bytes))
        return false;
    for (size_t i = 0; i < LEVELS; i++)
        if (!(at = add(doc, at, DSR_QUOTE, (dsr_range){0, 0})))
            return false;
    return add(doc, at, DSR_PARAGRAPH, (dsr_range){0, (uint32_t)bytes.len - 1});
}

static struct contract_sample repeated(const char *before, const char *unit, size_t times,
                                       const char *after) {
    size_t len = strlen(unit), head = strlen(before), tail = strlen(after);
    char *at = malloc(head + len * times + tail + 1);
    if (!at)
        return (struct contract_sample){0};
    memcpy(at, before, head);
    for (size_t i = 0; i < times; i++)
        memcpy(at + head + i * len, unit, len);
    memcpy(at + head + len * times, after, tail + 1);
    return (struct contract_sample){"long.md", {at, head + len * times + tail}};
}

struct contract_sample text_deep(void) {
    return repeated("", ">", LEVELS, " Deep down, see paragraph 1.\n");
}

struct contract_sample text_huge(void) {
    static const char unit[] = "see paragraph 1 of Ms. Anna Example, ";
    return repeated("1. ", unit, HUGE / (sizeof unit - 1), "the end.\n");
}

struct contract_sample text_many(void) {
    return repeated("", "1. Ms. Anna Example, see paragraph 1.\n\n", MANY, "");
}

/* Every line of the bytes is a paragraph. */
static bool build_lines(struct document *document, dsr_text bytes) {
    bool is_fine = bytes.len && start(document, bytes);
    for (size_t at = 0; is_fine && at < bytes.len;) {
        const char *end = memchr(bytes.at + at, '\n', bytes.len - at);
        size_t stop = end ? (size_t)(end - bytes.at) : bytes.len;
        if (stop > at)
            is_fine = add(document_face(document), 0, DSR_PARAGRAPH,
                          (dsr_range){(uint32_t)at, (uint32_t)stop});
        at = stop + 1;
    }
    free((void *)(uintptr_t)bytes.at);
    return is_fine;
}

bool build_huge(struct document *document) {
    return build_lines(document, text_huge().bytes);
}

bool build_many(struct document *document) {
    return build_lines(document, text_many().bytes);
}

/* "1. Ms. Anna Example, see 1 below." with its label, a reference to it, a mention and marks. */
static bool fill_block(dsr_doc *doc, dsr_block block) {
    const dsr_host *host = doc->host;
    dsr_label_info label = {.scheme = DSR_TEXT("decimal"),
                            .kind = DSR_TEXT("paragraph"),
                            .series = DSR_TEXT("paragraph"),
                            .after = DSR_TEXT("."),
                            .value = 1,
                            .confidence = 1000,
                            .origin = DSR_TYPED};
    dsr_label made = host->take_label(doc, block, 3, (dsr_range){0, 2}, &label, sizeof label);
    dsr_target target = {made, DSR_SINGLE, {22, 23}};
    dsr_reference_info reference = {
        .block = block, .range = {18, 29}, .kind = DSR_TEXT("paragraph"), .state = DSR_RESOLVED};
    dsr_mention_info mention = {.block = block,
                                .range = {4, 16},
                                .type = DSR_TEXT("person"),
                                .entity = DSR_TEXT("person:anna example"),
                                .rule = DSR_TEXT("contract"),
                                .decision = DSR_MASK,
                                .confidence = 1000};
    bool is_fine =
        made &&
        host->set_reference(doc, 0, &reference, sizeof reference, &target, 1, "") == DSR_OK &&
        host->set_mention(doc, 0, &mention, sizeof mention, "") == DSR_OK;
    for (dsr_mark_kind kind = DSR_EMPHASIS; is_fine && kind < DSR_MARK_KIND_COUNT; kind++) {
        dsr_mark_info mark = {
            .kind = kind, .block = block, .range = {4, 8}, .value = DSR_TEXT("en")};
        is_fine = host->add_mark(doc, &mark, sizeof mark) != 0;
    }
    return is_fine;
}

bool build_kinds(struct document *document) {
    static const char line[] = "1. Ms. Anna Example, see 1 below.\n";
    uint32_t len = sizeof line - 1, count = DSR_KIND_COUNT;
    dsr_text bytes = repeated("", line, count, "").bytes;
    dsr_doc *doc = document_face(document);
    dsr_block above[DSR_KIND_COUNT] = {0}; /* what a kind stands in */
    bool is_fine = bytes.len && start(document, bytes);
    free((void *)(uintptr_t)bytes.at);
    for (uint32_t kind = DSR_SECTION; is_fine && kind < count; kind++) {
        bool has_text = kind != DSR_SECTION && kind != DSR_LIST && kind != DSR_TABLE &&
                        kind != DSR_ROW && kind != DSR_RULE;
        dsr_range source = {kind * len, has_text ? kind * len + len - 1 : kind * len};
        dsr_block parent = kind == DSR_ITEM   ? above[DSR_LIST]
                           : kind == DSR_ROW  ? above[DSR_TABLE]
                           : kind == DSR_CELL ? above[DSR_ROW]
                                              : 0;
        above[kind] = add(doc, parent, (dsr_kind)kind, source);
        is_fine = above[kind] && (!has_text || fill_block(doc, above[kind]));
        if (is_fine && !has_text) /* its line is syntax */
            is_fine = doc->host->claim(doc, 1, (dsr_range){kind * len, kind * len + len}) == DSR_OK;
    }
    return is_fine && doc->host->claim(doc, 1, (dsr_range){0, 2 * len}) == DSR_OK;
}

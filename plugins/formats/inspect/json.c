/* SPDX-License-Identifier: MIT */
/* The format inspect-json: one object on one line. */
#include "inspect.h"

#include <string.h>

static const char *const kind_names[DSR_KIND_COUNT] = {
    [DSR_DOCUMENT] = "document", [DSR_SECTION] = "section",
    [DSR_HEADING] = "heading",   [DSR_PARAGRAPH] = "paragraph",
    [DSR_LIST] = "list",         [DSR_ITEM] = "item",
    [DSR_QUOTE] = "quote",       [DSR_TABLE] = "table",
    [DSR_ROW] = "row",           [DSR_CELL] = "cell",
    [DSR_CODE] = "code",         [DSR_RULE] = "rule",
    [DSR_FIGURE] = "figure",     [DSR_CAPTION] = "caption",
    [DSR_NOTE] = "note",         [DSR_COMMENT] = "comment",
    [DSR_BOX] = "box",           [DSR_META] = "meta",
    [DSR_RAW] = "raw",
};

static const char *const origin_names[] = {
    [DSR_TYPED] = "typed",
    [DSR_FROM_FORMAT] = "generated",
    [DSR_CACHED] = "cached",
    [DSR_BY_US] = "made",
};

static const char *const state_names[] = {
    [DSR_RESOLVED] = "resolved",
    [DSR_EXTERNAL] = "external",
    [DSR_DANGLING] = "dangling",
    [DSR_AMBIGUOUS] = "ambiguous",
};

static const char *const decision_names[] = {
    [DSR_KEEP] = "keep",
    [DSR_MASK] = "mask",
    [DSR_REVIEW] = "review",
};

static void put_text(struct page *page, dsr_text text) {
    size_t start = 0;
    put(page, DSR_TEXT("\""));
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        bool is_plain = c >= 0x20 && c != 0x7f && c != '"' && c != '\\';
        if (is_plain)
            continue;
        put(page, (dsr_text){text.at + start, i - start});
        start = i + 1;
        if (c == '"' || c == '\\')
            say(page, "\\%c", c);
        else if (c == '\n')
            say(page, "\\n");
        else
            say(page, "\\u%04x", c);
    }
    put(page, (dsr_text){text.at + start, text.len - start});
    put(page, DSR_TEXT("\""));
}

/* NULL is null. */
static void put_string(struct page *page, const char *text) {
    if (text)
        put_text(page, (dsr_text){text, strlen(text)});
    else
        say(page, "null");
}

static void put_word(struct page *page, const char *name, dsr_text text) {
    say(page, ",\"%s\":", name);
    put_text(page, text);
}

static void put_name(struct page *page, const char *name, const char *text) {
    say(page, ",\"%s\":", name);
    put_string(page, text);
}

static void put_number(struct page *page, const char *name, uint32_t value) {
    say(page, ",\"%s\":%u", name, value);
}

static void put_source(struct page *page, dsr_part part, dsr_range source) {
    if (!part || source.end <= source.start)
        return;
    put_number(page, "line", page->host->line(page->doc, part, source.start));
    say(page, ",\"source\":[%u,%u]", source.start, source.end);
}

/* The first piece that ends behind byte `at` of the block's text; the count when none does. */
static size_t piece_behind(const struct page *page, dsr_block block, size_t count, uint32_t at) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        dsr_piece piece;
        page->host->piece(page->doc, block, middle, &piece, sizeof piece);
        if (piece.text.end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Where a range of a block's text stands in the source: from its first piece to its last. */
static dsr_range source_of(const struct page *page, dsr_block block, dsr_range range) {
    size_t count = page->host->piece_count(page->doc, block);
    size_t first = piece_behind(page, block, count, range.start);
    size_t last = range.end ? piece_behind(page, block, count, range.end - 1) : count;
    dsr_piece one, other;
    if (first > last || !page->host->piece(page->doc, block, first, &one, sizeof one) ||
        !page->host->piece(page->doc, block, last, &other, sizeof other))
        return (dsr_range){0, 0};
    dsr_range source = {one.source.start, other.source.end};
    if (one.kind == DSR_COPIED)
        source.start += range.start - one.text.start;
    if (other.kind == DSR_COPIED)
        source.end -= other.text.end - range.end;
    return source;
}

static void put_blocks(struct page *page) {
    bool is_first = true;
    for (dsr_block at = 0; (at = page->host->step(page->doc, 0, at, DSR_ALL_KINDS));) {
        dsr_block_info info;
        page->host->block(page->doc, at, &info, sizeof info);
        say(page, "%s{\"id\":%u,\"parent\":", is_first ? "" : ",", at);
        is_first = false;
        if (info.parent)
            say(page, "%u", info.parent);
        else
            say(page, "null");
        put_name(page, "kind", kind_names[info.kind]);
        if (info.kind == DSR_HEADING || info.kind == DSR_ITEM)
            put_number(page, "level", info.level);
        say(page, ",\"label\":");
        if (info.label)
            say(page, "%u", page->labels[info.label].index);
        else
            say(page, "null");
        put_word(page, "text", info.text);
        put_word(page, "part",
                 info.kind == DSR_META && (info.flags & DSR_MADE)
                     ? DSR_TEXT("meta")
                     : page->host->part_name(page->doc, info.part));
        put_source(page, info.part, info.source);
        say(page, "}");
    }
}

static void put_label(struct page *page, dsr_label at) {
    dsr_label_info info;
    dsr_block_info block = {0};
    page->host->label(page->doc, at, &info, sizeof info);
    page->host->block(page->doc, info.block, &block, sizeof block);
    say(page, "{\"id\":");
    put_string(page, id_of(page, at));
    put_word(page, "label", info.surface);
    put_word(page, "kind", info.kind);
    put_word(page, "scheme", info.scheme);
    if (info.value == DSR_NO_VALUE)
        say(page, ",\"value\":null");
    else
        say(page, ",\"value\":%lld", (long long)info.value);
    if (info.insert.len)
        put_word(page, "insert", info.insert);
    put_number(page, "level", info.level);
    put_name(page, "parent", id_of(page, info.parent));
    put_number(page, "block", info.block);
    put_name(page, "origin", origin_names[info.origin ? info.origin : DSR_TYPED]);
    put_source(page, block.part, info.source);
    say(page, ",\"confidence\":%u.%03u}", info.confidence / 1000, info.confidence % 1000);
}

static void put_labels(struct page *page) {
    bool is_first = true;
    for (dsr_label at = 0; (at = page->host->next_label(page->doc, at)); is_first = false) {
        say(page, is_first ? "" : ",");
        put_label(page, at);
    }
}

static void put_reference(struct page *page, dsr_block block, dsr_reference at) {
    dsr_reference_info info;
    dsr_block_info in;
    page->host->reference(page->doc, at, &info, sizeof info);
    page->host->block(page->doc, block, &in, sizeof in);
    say(page, "{\"text\":");
    put_text(page, slice(in.text, info.range));
    if (info.kind.len)
        put_word(page, "kind", info.kind);
    say(page, ",\"targets\":[");
    bool is_first = true;
    for (uint32_t i = 0; i < info.target_count; i++) {
        dsr_target target;
        if (!page->host->target(page->doc, at, i, &target, sizeof target) || !target.label ||
            target.role == DSR_PATH)
            continue;
        say(page, is_first ? "" : ",");
        put_string(page, id_of(page, target.label));
        is_first = false;
    }
    say(page, "]");
    put_name(page, "state", state_names[info.state]);
    put_number(page, "block", block);
    put_source(page, in.part, source_of(page, block, info.range));
    say(page, "}");
}

static void put_mention(struct page *page, dsr_block block, dsr_mention at) {
    dsr_mention_info info;
    dsr_block_info in;
    page->host->mention(page->doc, at, &info, sizeof info);
    page->host->block(page->doc, block, &in, sizeof in);
    say(page, "{\"class\":");
    put_text(page, info.type);
    put_word(page, "text", slice(in.text, info.range));
    put_word(page, "entity", info.entity);
    put_name(page, "decision", decision_names[info.decision]);
    say(page, ",\"confidence\":%u.%03u", info.confidence / 1000, info.confidence % 1000);
    if (info.rule.len)
        put_word(page, "rule", info.rule);
    put_number(page, "block", block);
    put_source(page, in.part, source_of(page, block, info.range));
    say(page, "}");
}

static void put_references(struct page *page) {
    bool is_first = true;
    for (dsr_block block = 0; (block = page->host->step(page->doc, 0, block, DSR_ALL_KINDS));)
        for (dsr_reference at = 0; (at = page->host->next_reference(page->doc, block, at));) {
            say(page, is_first ? "" : ",");
            put_reference(page, block, at);
            is_first = false;
        }
}

static void put_mentions(struct page *page) {
    bool is_first = true;
    for (dsr_block block = 0; (block = page->host->step(page->doc, 0, block, DSR_ALL_KINDS));)
        for (dsr_mention at = 0; (at = page->host->next_mention(page->doc, block, at));) {
            say(page, is_first ? "" : ",");
            put_mention(page, block, at);
            is_first = false;
        }
}

dsr_status inspect_json(dsr_job *job, dsr_doc *doc) {
    static const char *const names[] = {"layout", "symbol", "title"};
    struct page page = {.job = job, .doc = doc, .host = doc->host};
    if (!label_ids(&page))
        return DSR_NO_MEMORY;
    dsr_text language = page.host->attribute(doc, 0, "language");
    say(&page, "{\"format\":");
    put_text(&page, page.host->attribute(doc, 0, "format"));
    put_word(&page, "language", language.len ? language : DSR_TEXT("und"));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (page.host->attribute(doc, 0, names[i]).len)
            put_word(&page, names[i], page.host->attribute(doc, 0, names[i]));
    say(&page, ",\"blocks\":[");
    if (is_shown(&page, "blocks", true))
        put_blocks(&page);
    say(&page, "],\"labels\":[");
    if (is_shown(&page, "labels", true))
        put_labels(&page);
    say(&page, "],\"references\":[");
    if (is_shown(&page, "references", true))
        put_references(&page);
    say(&page, "],\"mentions\":[");
    if (is_shown(&page, "mentions", true))
        put_mentions(&page);
    say(&page, "]}");
    return page.status;
}

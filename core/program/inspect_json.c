/* SPDX-License-Identifier: MIT */
/* dossier inspect --json: one object per input on one line. */
#include <stdlib.h>
#include <string.h>

#include "inspect.h"

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

struct printer {
    const dsr_doc *doc;
    const dsr_host *host;
    struct label_ids ids;
    FILE *to;
};

static void key(FILE *to, const char *name) {
    fprintf(to, ",\"%s\":", name);
}

static void print_number(FILE *to, const char *name, unsigned long value) {
    fprintf(to, ",\"%s\":%lu", name, value);
}

static void print_word(FILE *to, const char *name, dsr_text text) {
    key(to, name);
    write_json_text(to, text);
}

static void print_source(const struct printer *p, dsr_part part, dsr_range source) {
    if (!part || source.end <= source.start)
        return;
    print_number(p->to, "line", p->host->line(p->doc, part, source.start));
    fprintf(p->to, ",\"source\":[%u,%u]", source.start, source.end);
}

/* Where a range of a block's text stands in the source. */
static dsr_range source_of(const struct printer *p, dsr_block block, dsr_range range) {
    dsr_range source = {0, 0};
    bool is_first = true;
    size_t count = p->host->piece_count(p->doc, block);
    for (size_t i = 0; i < count; i++) {
        dsr_piece piece;
        p->host->piece(p->doc, block, i, &piece, sizeof piece);
        if (piece.text.end <= range.start || piece.text.start >= range.end)
            continue;
        dsr_range part = piece.source;
        if (piece.kind == DSR_COPIED) {
            if (range.start > piece.text.start)
                part.start += range.start - piece.text.start;
            if (range.end < piece.text.end)
                part.end -= piece.text.end - range.end;
        }
        if (is_first)
            source.start = part.start;
        source.end = part.end;
        is_first = false;
    }
    return source;
}

static dsr_text slice(dsr_text text, dsr_range range) {
    return (dsr_text){text.at + range.start, range.end - range.start};
}

static void print_blocks(const struct printer *p, const uint32_t *label_index) {
    bool is_first = true;
    for (dsr_block at = 0; (at = p->host->step(p->doc, 0, at, DSR_ALL_KINDS));) {
        dsr_block_info info;
        p->host->block(p->doc, at, &info, sizeof info);
        fprintf(p->to, "%s{\"id\":%u,\"parent\":", is_first ? "" : ",", at);
        is_first = false;
        if (info.parent)
            fprintf(p->to, "%u", info.parent);
        else
            fputs("null", p->to);
        key(p->to, "kind");
        write_json_string(p->to, kind_names[info.kind]);
        if (info.kind == DSR_HEADING || info.kind == DSR_ITEM)
            print_number(p->to, "level", info.level);
        key(p->to, "label");
        if (info.label)
            fprintf(p->to, "%u", label_index[info.label]);
        else
            fputs("null", p->to);
        print_word(p->to, "text", info.text);
        print_word(p->to, "part",
                   info.kind == DSR_META && (info.flags & DSR_MADE)
                       ? DSR_TEXT("meta")
                       : p->host->part_name(p->doc, info.part));
        print_source(p, info.part, info.source);
        putc('}', p->to);
    }
}

static void print_label(const struct printer *p, dsr_label at) {
    dsr_label_info info;
    dsr_block_info block = {0};
    p->host->label(p->doc, at, &info, sizeof info);
    p->host->block(p->doc, info.block, &block, sizeof block);
    fputs("{\"id\":", p->to);
    write_json_string(p->to, p->ids.ids[at]);
    print_word(p->to, "label", info.surface);
    print_word(p->to, "kind", info.kind);
    print_word(p->to, "scheme", info.scheme);
    if (info.value == DSR_NO_VALUE)
        fputs(",\"value\":null", p->to);
    else
        fprintf(p->to, ",\"value\":%lld", (long long)info.value);
    if (info.insert.len)
        print_word(p->to, "insert", info.insert);
    print_number(p->to, "level", info.level);
    key(p->to, "parent");
    write_json_string(p->to, info.parent ? p->ids.ids[info.parent] : NULL);
    print_number(p->to, "block", info.block);
    key(p->to, "origin");
    write_json_string(p->to, origin_names[info.origin ? info.origin : DSR_TYPED]);
    print_source(p, block.part, info.source);
    fprintf(p->to, ",\"confidence\":%u.%03u}", info.confidence / 1000, info.confidence % 1000);
}

static void print_labels(const struct printer *p) {
    bool is_first = true;
    for (dsr_label at = 0; (at = p->host->next_label(p->doc, at)); is_first = false) {
        if (!is_first)
            putc(',', p->to);
        print_label(p, at);
    }
}

static void print_reference(const struct printer *p, dsr_block block, dsr_reference at) {
    dsr_reference_info info;
    dsr_block_info in;
    p->host->reference(p->doc, at, &info, sizeof info);
    p->host->block(p->doc, block, &in, sizeof in);
    fputs("{\"text\":", p->to);
    write_json_text(p->to, slice(in.text, info.range));
    if (info.kind.len)
        print_word(p->to, "kind", info.kind);
    key(p->to, "targets");
    putc('[', p->to);
    bool is_first = true;
    for (uint32_t i = 0; i < info.target_count; i++) {
        dsr_target target;
        if (!p->host->target(p->doc, at, i, &target, sizeof target) || !target.label ||
            target.role == DSR_PATH)
            continue;
        if (!is_first)
            putc(',', p->to);
        write_json_string(p->to, p->ids.ids[target.label]);
        is_first = false;
    }
    putc(']', p->to);
    key(p->to, "state");
    write_json_string(p->to, state_names[info.state]);
    print_number(p->to, "block", block);
    print_source(p, in.part, source_of(p, block, info.range));
    putc('}', p->to);
}

static void print_mention(const struct printer *p, dsr_block block, dsr_mention at) {
    dsr_mention_info info;
    dsr_block_info in;
    p->host->mention(p->doc, at, &info, sizeof info);
    p->host->block(p->doc, block, &in, sizeof in);
    fputs("{\"class\":", p->to);
    write_json_text(p->to, info.type);
    print_word(p->to, "text", slice(in.text, info.range));
    print_word(p->to, "entity", info.entity);
    key(p->to, "decision");
    write_json_string(p->to, decision_names[info.decision]);
    fprintf(p->to, ",\"confidence\":%u.%03u", info.confidence / 1000, info.confidence % 1000);
    if (info.rule.len)
        print_word(p->to, "rule", info.rule);
    print_number(p->to, "block", block);
    print_source(p, in.part, source_of(p, block, info.range));
    putc('}', p->to);
}

static void print_references(const struct printer *p) {
    bool is_first = true;
    for (dsr_block block = 0; (block = p->host->step(p->doc, 0, block, DSR_ALL_KINDS));)
        for (dsr_reference at = 0; (at = p->host->next_reference(p->doc, block, at));) {
            if (!is_first)
                putc(',', p->to);
            print_reference(p, block, at);
            is_first = false;
        }
}

static void print_mentions(const struct printer *p) {
    bool is_first = true;
    for (dsr_block block = 0; (block = p->host->step(p->doc, 0, block, DSR_ALL_KINDS));)
        for (dsr_mention at = 0; (at = p->host->next_mention(p->doc, block, at));) {
            if (!is_first)
                putc(',', p->to);
            print_mention(p, block, at);
            is_first = false;
        }
}

static void print_diagnostic(FILE *to, const struct diagnostic *row, bool is_first) {
    static const char *const severities[] = {"", "note", "warning", "error"};
    fprintf(to, "%s{\"code\":", is_first ? "" : ",");
    write_json_string(to, row->code);
    key(to, "severity");
    write_json_string(to, severities[row->severity]);
    key(to, "message");
    write_json_string(to, row->message);
    if (row->line)
        print_number(to, "line", row->line);
    if (row->column)
        print_number(to, "column", row->column);
    if (row->hint) {
        key(to, "hint");
        write_json_string(to, row->hint);
    }
    putc('}', to);
}

static void print_head(FILE *to, const char *file, dsr_text format, dsr_text language) {
    fputs("{\"dossier\":", to);
    write_json_string(to, DOSSIER_VERSION);
    key(to, "file");
    write_json_string(to, file);
    print_word(to, "format", format);
    print_word(to, "language", language);
}

void inspect_json_missing(struct inspection *inspection, const struct diagnostic *row) {
    print_head(stdout, row->file, DSR_TEXT(""), DSR_TEXT("und"));
    fputs(",\"blocks\":[],\"labels\":[],\"references\":[],\"mentions\":[],\"diagnostics\":[",
          stdout);
    print_diagnostic(stdout, row, true);
    fputs("]}\n", stdout);
    (void)inspection;
}

static uint32_t *label_indexes(const struct printer *p) {
    uint32_t *index = calloc(p->ids.count + 1, sizeof *index), next = 0;
    for (dsr_label at = 0; index && (at = p->host->next_label(p->doc, at));)
        index[at] = next++;
    return index;
}

void inspect_json(const struct inspection *inspection, const dsr_doc *doc,
                  const struct diagnostics *found) {
    struct printer p = {.doc = doc, .host = doc ? doc->host : NULL, .to = stdout};
    if (doc && !label_ids_make(&p.ids, doc))
        doc = NULL;
    dsr_text language = doc ? p.host->attribute(doc, 0, "language") : (dsr_text){0};
    print_head(p.to, inspection->file, doc ? p.host->attribute(doc, 0, "format") : DSR_TEXT(""),
               language.len ? language : DSR_TEXT("und"));
    static const char *const names[] = {"layout", "symbol", "title"};
    for (size_t i = 0; doc && i < sizeof names / sizeof *names; i++)
        if (p.host->attribute(doc, 0, names[i]).len)
            print_word(p.to, names[i], p.host->attribute(doc, 0, names[i]));
    fputs(",\"blocks\":[", p.to);
    uint32_t *index = doc && inspection->blocks ? label_indexes(&p) : NULL;
    if (index)
        print_blocks(&p, index);
    free(index);
    fputs("],\"labels\":[", p.to);
    if (doc && inspection->labels)
        print_labels(&p);
    fputs("],\"references\":[", p.to);
    if (doc && inspection->references)
        print_references(&p);
    fputs("],\"mentions\":[", p.to);
    if (doc && inspection->mentions)
        print_mentions(&p);
    fputs("],\"diagnostics\":[", p.to);
    for (size_t i = 0; i < found->count; i++)
        print_diagnostic(p.to, &found->rows[i], i == 0);
    fputs("]}\n", p.to);
    label_ids_free(&p.ids);
}

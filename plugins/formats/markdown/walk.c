/* SPDX-License-Identifier: MIT */
/*
 * From md4c's block events to nodes with places; see walk.h.
 */
#include <stdlib.h>
#include <string.h>

#include "walk.h"

static int enter_block(MD_BLOCKTYPE type, void *detail, void *walk);
static int leave_block(MD_BLOCKTYPE type, void *detail, void *walk);
static int enter_span(MD_SPANTYPE type, void *detail, void *walk);
static int leave_span(MD_SPANTYPE type, void *detail, void *walk);
static int text(MD_TEXTTYPE type, const MD_CHAR *at, MD_SIZE len, void *walk);
static bool is_too_large(struct source source);

bool tree_build(struct tree *tree, const char *bytes, uint32_t size) {
    *tree = (struct tree){.source = bytes, .size = size};
    struct walk walk = {.tree = tree,
                        .source = {bytes, size},
                        .leaf = NONE,
                        .tag_start = NONE,
                        .at_line_start = true};
    if (is_too_large(walk.source)) {
        walk_refuse(&walk, "input-too-large", 0);
        return false;
    }
    if (tree_add_node(tree) == NONE)
        return false;
    tree->nodes[0] = (struct node){.kind = DSR_DOCUMENT, .end = size};
    if (size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        walk.cursor = 3;
    uint32_t front = front_matter_end(walk.source, walk.cursor);
    int status = front ? front_matter_read(&walk, walk.cursor, front) : 0;
    walk.base = walk.cursor;
    MD_PARSER parser = {.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH,
                        .enter_block = enter_block,
                        .leave_block = leave_block,
                        .enter_span = enter_span,
                        .leave_span = leave_span,
                        .text = text};
    if (status == 0)
        status = md_parse(bytes + walk.base, size - walk.base, &parser, &walk);
    if (status == 0)
        status = walk_advance(&walk, size);
    free(walk.open_spans);
    free(walk.hidden);
    return status == 0 && !tree->code && !walk.out_of_memory;
}

/* md4c counts the bytes of its block list in an int that grows by half; a block start or a
 * nesting sign costs it at most 16 bytes, a line 8. */
static bool is_too_large(struct source s) {
    if (s.size < (UINT32_C(1) << 26))
        return false;
    uint64_t cost = 0;
    for (uint32_t i = 0; i < s.size; i++)
        cost += strchr(">-+*.)", s.at[i]) ? 32 : s.at[i] == '\n' || s.at[i] == '\r' ? 24 : 0;
    return cost > UINT64_C(1200000000);
}

/* Negative: md4c takes a positive answer of a callback for success one level further up. */
int walk_refuse(struct walk *walk, const char *code, uint32_t at) {
    walk->tree->code = code;
    walk->tree->code_at = at < walk->source.size ? at : walk->source.size;
    return -1;
}

int walk_no_memory(struct walk *walk) {
    walk->out_of_memory = true;
    return -1;
}

/* ---- what no block shows ---- */

static int add_hidden_run(struct walk *walk, struct run run) {
    uint32_t row = tree_add_run(walk->tree);
    if (row == NONE)
        return walk_no_memory(walk);
    walk->tree->runs[row] = run;
    return 0;
}

/* Targets, titles and names may hold escapes and entities; all else is taken as it stands. */
static int add_hidden_runs(struct walk *walk, const struct hidden *h) {
    struct source s = walk->source;
    bool is_inline =
        h->context == IN_TARGET || h->context == IN_TITLE || h->context == IN_LINK_LABEL;
    uint32_t start = h->start;
    int status = 0;
    for (uint32_t at = h->start; is_inline && at < h->end && status == 0;) {
        char meaning[8];
        uint32_t len = 0, end = at;
        if (s.at[at] == '\\' && at + 1 < h->end && is_punct(s.at[at + 1])) {
            meaning[0] = s.at[at + 1];
            len = 1;
            end = at + 2;
        } else if (s.at[at] == '&') {
            while (end < h->end && end - at < 50 && s.at[end] != ';')
                end++;
            len = end < h->end ? entity_decode(s.at + at, ++end - at, meaning) : 0;
        }
        if (len == 0) {
            at++;
            continue;
        }
        uint32_t pool = tree_add_text(walk->tree, meaning, len);
        if (pool == NONE)
            return walk_no_memory(walk);
        if (start < at)
            status = add_hidden_run(
                walk, (struct run){.start = start, .end = at, .text_len = at - start});
        if (status == 0)
            status = add_hidden_run(
                walk,
                (struct run){
                    .start = at, .end = end, .text_len = len, .pool = pool, .is_decoded = true});
        start = at = end;
    }
    if (status == 0 && start < h->end)
        status = add_hidden_run(
            walk, (struct run){.start = start, .end = h->end, .text_len = h->end - start});
    return status;
}

static int add_hidden_node(struct walk *walk, const struct hidden *h, uint32_t parent) {
    uint32_t node = tree_add_node(walk->tree), first = walk->tree->run_count;
    if (node == NONE)
        return walk_no_memory(walk);
    int status = add_hidden_runs(walk, h);
    const struct node *above = &walk->tree->nodes[parent];
    bool is_inline =
        h->context == IN_TARGET || h->context == IN_TITLE || h->context == IN_LINK_LABEL;
    uint32_t text_len = 0;
    for (uint32_t i = first; i < walk->tree->run_count; i++)
        text_len += walk->tree->runs[i].text_len;
    walk->tree->nodes[node] = (struct node){.kind = h->kind,
                                            .context = h->context,
                                            .flags = is_inline ? 0 : DSR_RAW_TEXT,
                                            .is_hidden = true,
                                            .parent = parent,
                                            .depth = above->depth + 1,
                                            .quotes = above->quotes,
                                            .start = h->start,
                                            .end = h->end,
                                            .first_run = first,
                                            .run_count = walk->tree->run_count - first,
                                            .text_len = text_len};
    return status;
}

int walk_hide(struct walk *walk, dsr_kind kind, enum context context, uint32_t start,
              uint32_t end) {
    struct hidden hidden = {kind, context, start, end};
    if (start >= end)
        return 0;
    if (walk->leaf == NONE)
        return add_hidden_node(walk, &hidden, walk->container);
    if (walk->hidden_count == walk->hidden_room) {
        uint32_t room = walk->hidden_room + walk->hidden_room / 2 + 16;
        struct hidden *grown = realloc(walk->hidden, room * sizeof *grown);
        if (!grown)
            return walk_no_memory(walk);
        walk->hidden = grown;
        walk->hidden_room = room;
    }
    walk->hidden[walk->hidden_count++] = hidden;
    return 0;
}

static int hide_definition(struct walk *walk, const struct definition *d) {
    uint32_t row = tree_add_definition(walk->tree);
    if (row == NONE)
        return walk_no_memory(walk);
    walk->tree->definitions[row] = *d;
    int status = walk_hide(walk, DSR_RAW, IN_LINK_LABEL, d->label_start, d->label_end);
    if (status == 0)
        status = walk_hide(walk, DSR_RAW, IN_TARGET, d->target_start, d->target_end);
    if (status == 0)
        status = walk_hide(walk, DSR_RAW, IN_TITLE, d->title_start, d->title_end);
    return status;
}

int walk_advance(struct walk *walk, uint32_t to) {
    struct source s = walk->source;
    if (to < walk->cursor) { /* the walk went too far; the pointer is right */
        walk->tree->guesses++;
        walk->cursor = to;
        return 0;
    }
    int status = 0;
    for (uint32_t at = walk->cursor; at < to && status == 0;) {
        struct definition d;
        if (s.at[at] == '[' && scan_definition(s, at, &d) && d.end <= to) {
            status = hide_definition(walk, &d);
            at = d.end;
        } else if (is_trivial(s.at[at])) {
            at++;
        } else {
            uint32_t line = scan_line_end(s, at), end = line < to ? line : to, next = end;
            while (is_blank(s.at[end - 1]) || s.at[end - 1] == '|')
                end--;
            while (at > walk->cursor && is_punct(s.at[at - 1]) && s.at[at - 1] != '|')
                at--; /* "[Person 1]" is one */
            status = walk_hide(walk, DSR_RAW, IN_GAP, at, end);
            at = next;
        }
    }
    walk->cursor = to;
    return status;
}

/* Where something stands that `is_it` knows, at the start of this or a later line; passes
 * definitions, and lines that are none of it. */
static uint32_t seek(struct walk *walk, uint32_t (*is_it)(struct walk *, uint32_t)) {
    struct source s = walk->source;
    for (uint32_t at = walk->cursor;;) {
        at = scan_gap(s, at);
        struct definition d;
        if (at >= s.size)
            return NONE;
        if (is_it(walk, at))
            return at;
        if (s.at[at] == '[' && scan_definition(s, at, &d)) {
            at = d.end;
        } else {
            walk->tree->guesses++;
            at = scan_line_end(s, at);
        }
    }
}

static uint32_t is_rule(struct walk *walk, uint32_t at) {
    return scan_is_rule(walk->source, at);
}

static uint32_t is_heading(struct walk *walk, uint32_t at) {
    uint32_t end = scan_heading_marker(walk->source, at);
    return end && end - at == walk->leaf_level ? end : 0;
}

static uint32_t is_marker(struct walk *walk, uint32_t at) {
    char sign = 0;
    return scan_list_marker(walk->source, at, &sign);
}

static uint32_t is_anything(struct walk *walk, uint32_t at) {
    struct definition d;
    return !(walk->source.at[at] == '[' && scan_definition(walk->source, at, &d));
}

/* ---- nodes ---- */

static uint32_t add_node(struct walk *walk, dsr_kind kind, enum context context, uint32_t start) {
    uint32_t node = tree_add_node(walk->tree);
    if (node == NONE)
        return NONE;
    struct node *above = &walk->tree->nodes[walk->container];
    struct node *n = &walk->tree->nodes[node];
    n->kind = kind;
    n->context = context;
    n->parent = walk->container;
    above->has_blocks = true;
    n->depth = above->depth + 1;
    n->quotes = walk->quotes;
    n->start = n->end = start;
    if (kind == DSR_ITEM)
        n->level = above->level;
    else if (kind == DSR_LIST)
        n->level = above->kind == DSR_ITEM ? above->level + 1 : above->level;
    if (kind != DSR_CELL && kind != DSR_DOCUMENT) {
        uint32_t line = scan_line_start(walk->source, start);
        n->indent = scan_column(walk->source, start);
        /* Only the first block of a line has an empty line before it. */
        if (scan_prefix(walk->source, line) >= start && scan_is_blank_before(walk->source, line))
            n->flags |= DSR_BLANK_BEFORE;
    }
    n->first_run = walk->tree->run_count;
    n->first_span = walk->tree->span_count;
    return node;
}

static void cover(struct walk *walk, uint32_t node, uint32_t end) {
    struct node *n = &walk->tree->nodes[node];
    if (end > n->end)
        n->end = end;
}

static int open_container(struct walk *walk, dsr_kind kind, uint32_t start) {
    uint32_t node = add_node(walk, kind, IN_CONTAINER, start);
    if (node == NONE)
        return walk_no_memory(walk);
    walk->container = node;
    if (walk->tree->nodes[node].depth > DEPTH_MOST)
        return walk_refuse(walk, "md-too-deep", start);
    return 0;
}

static void close_container(struct walk *walk) {
    uint32_t node = walk->container;
    walk->container = walk->tree->nodes[node].parent;
    if (walk->container)
        cover(walk, walk->container, walk->tree->nodes[node].end);
}

/* Lists have no sign of their own; a list starts where its first item does. */
static int open_list(struct walk *walk) {
    uint32_t at = seek(walk, is_marker);
    int status = at == NONE ? 0 : walk_advance(walk, at);
    return status ? status : open_container(walk, DSR_LIST, walk->cursor);
}

/* Where the content of the innermost quote starts on the line of a list marker. */
static uint32_t quoted_column(struct source s, uint32_t marker) {
    uint32_t line = scan_line_start(s, marker), at = marker;
    while (at > line && s.at[at - 1] != '>')
        at--;
    if (at == line)
        return 0;
    return scan_column(s, at < marker && s.at[at] == ' ' ? at + 1 : at);
}

static int open_item(struct walk *walk) {
    struct source s = walk->source;
    uint32_t at = seek(walk, is_marker);
    int status = at == NONE ? 0 : walk_advance(walk, at);
    if (status == 0)
        status = open_container(walk, DSR_ITEM, walk->cursor);
    if (status || at == NONE)
        return status;
    struct node *item = &walk->tree->nodes[walk->container];
    item->context = IN_PARAGRAPH;
    item->marker_start = at;
    item->marker_end = walk->cursor = is_marker(walk, at);
    /* CommonMark 0.30, 5.2: the content starts after one to four blanks, or one column on
     * when the line is empty or the text is indented code. */
    uint32_t text = scan_blanks(s, walk->cursor);
    uint32_t width = scan_column(s, text) - scan_column(s, walk->cursor);
    if (text >= s.size || is_line_end(s.at[text]) || width > 4)
        width = 1;
    item->content_column = scan_column(s, walk->cursor) + width - quoted_column(s, at);
    cover(walk, walk->container, walk->cursor);
    walk->at_line_start = true;
    return 0;
}

static int open_quote(struct walk *walk) {
    struct source s = walk->source;
    /* On a new line the signs of the quotes around come first. */
    uint32_t at = walk->cursor, outer = 0;
    for (; at < s.size; at++) {
        struct definition d;
        if (is_line_end(s.at[at]))
            outer = walk->quotes;
        else if (s.at[at] == '>' && outer > 0)
            outer--;
        else if (s.at[at] == '[' && scan_definition(s, at, &d))
            at = d.end - 1;
        else if (!is_blank(s.at[at]))
            break;
    }
    int status = walk_advance(walk, at);
    if (status == 0)
        status = open_container(walk, DSR_QUOTE, at);
    walk->cursor = at < s.size && s.at[at] == '>' ? at + 1 : at;
    cover(walk, walk->container, walk->cursor);
    walk->quotes++;
    walk->tree->nodes[walk->container].quotes = walk->quotes;
    walk->at_line_start = true;
    return status;
}

static int add_rule(struct walk *walk) {
    uint32_t at = seek(walk, is_rule);
    int status = at == NONE ? 0 : walk_advance(walk, at);
    uint32_t node = status ? NONE : add_node(walk, DSR_RULE, IN_CONTAINER, walk->cursor);
    if (status)
        return status;
    if (node == NONE)
        return walk_no_memory(walk);
    uint32_t end = scan_line_end(walk->source, walk->cursor);
    while (end > walk->cursor && is_blank(walk->source.at[end - 1]))
        end--;
    walk->cursor = end;
    cover(walk, node, end);
    cover(walk, walk->container, end);
    return 0;
}

/* ---- tables: rows are lines that follow each other ---- */

static int open_row(struct walk *walk) {
    struct source s = walk->source;
    uint32_t at;
    if (walk->is_first_row)
        at = walk->tree->nodes[walk->container].start;
    else
        at = scan_prefix(s, scan_next_line(s, walk->cursor));
    walk->is_first_row = false;
    int status = walk_advance(walk, at);
    if (status == 0)
        status = open_container(walk, DSR_ROW, at);
    walk->row_end = scan_line_end(s, at);
    return status;
}

static int close_row(struct walk *walk) {
    int status = walk_advance(walk, walk->row_end);
    cover(walk, walk->container, walk->row_end);
    close_container(walk);
    return status;
}

static int open_table(struct walk *walk, const MD_BLOCK_TABLE_DETAIL *detail) {
    uint32_t at = seek(walk, is_anything);
    int status = walk_advance(walk, at == NONE ? walk->cursor : at);
    if (status)
        return status;
    if (detail->col_count > COLUMNS_MOST)
        return walk_refuse(walk, "md-table-too-wide", walk->cursor);
    walk->is_first_row = true;
    return open_container(walk, DSR_TABLE, walk->cursor);
}

static int open_cell(struct walk *walk) {
    uint32_t node = add_node(walk, DSR_CELL, IN_CELL, walk->cursor);
    if (node == NONE)
        return walk_no_memory(walk);
    walk->leaf = node;
    walk->at_line_start = true;
    return 0;
}

/* ---- leaves ---- */

static dsr_kind kind_of_leaf(const struct walk *walk) {
    return walk->leaf_waits ? walk->leaf_kind : DSR_PARAGRAPH;
}

/* The first paragraph of an item is the item's own text. */
static bool is_text_of_item(const struct walk *walk) {
    const struct tree *tree = walk->tree;
    if (kind_of_leaf(walk) != DSR_PARAGRAPH || tree->nodes[walk->container].kind != DSR_ITEM)
        return false;
    return !tree->nodes[walk->container].has_blocks && !tree->nodes[walk->container].run_count;
}

static uint32_t start_of_leaf(struct walk *walk, uint32_t at, const char *signs) {
    struct source s = walk->source;
    if (kind_of_leaf(walk) == DSR_HEADING) {
        uint32_t found = seek(walk, is_anything);
        if (found != NONE && is_heading(walk, found) && (at == NONE || found < at))
            return found;
        if (at == NONE && !signs) /* an empty heading */
            return seek(walk, is_heading);
    }
    if (at != NONE)
        return at;
    uint32_t found = seek(walk, is_anything);
    return found != NONE && signs && strchr(signs, s.at[found]) ? found : walk->cursor;
}

int walk_begin_leaf(struct walk *walk, uint32_t at, const char *signs) {
    if (walk->leaf != NONE)
        return 0;
    uint32_t start = start_of_leaf(walk, at, signs);
    if (start == NONE)
        start = walk->cursor;
    int status = walk_advance(walk, start);
    if (status)
        return status;
    dsr_kind kind = kind_of_leaf(walk);
    if (is_text_of_item(walk)) {
        walk->leaf = walk->container;
        walk->tree->nodes[walk->leaf].first_run = walk->tree->run_count;
        walk->tree->nodes[walk->leaf].first_span = walk->tree->span_count;
    } else {
        walk->leaf = add_node(walk, kind, IN_PARAGRAPH, start);
        if (walk->leaf == NONE)
            return walk_no_memory(walk);
    }
    struct node *leaf = &walk->tree->nodes[walk->leaf];
    if (kind == DSR_HEADING) {
        leaf->level = walk->leaf_level;
        uint32_t marker = is_heading(walk, start);
        leaf->is_setext = marker == 0;
        leaf->context = marker ? IN_HEADING : IN_PARAGRAPH;
        if (marker)
            walk->cursor = marker;
    }
    walk->leaf_waits = false;
    return 0;
}

/* {#id .class key=value} at the end of a heading, as pandoc writes it. */
static int cut_attributes(struct walk *walk) {
    struct tree *tree = walk->tree;
    struct node *leaf = &tree->nodes[walk->leaf];
    struct run *last = leaf->run_count ? &tree->runs[leaf->first_run + leaf->run_count - 1] : NULL;
    if (!last || last->is_decoded || last->end != walk->cursor ||
        tree->source[last->end - 1] != '}')
        return 0;
    uint32_t at = last->end;
    while (at > last->start && tree->source[at - 1] != '{')
        at--;
    if (at <= last->start || last->end - at < 3 || !strchr("#.", tree->source[at]))
        return 0;
    uint32_t start = at, end = last->end - 1, cut = at - 1;
    while (cut > last->start && is_blank(tree->source[cut - 1]))
        cut--;
    if (cut == last->start && leaf->run_count == 1) /* a heading of nothing else */
        return 0;
    last->text_len -= last->end - cut;
    leaf->text_len -= last->end - cut;
    last->end = cut;
    if (last->text_len == 0) {
        leaf->run_count--;
        tree->run_count--;
    }
    return walk_hide(walk, DSR_META, IN_ATTRIBUTES, start, end);
}

static int end_heading(struct walk *walk) {
    struct source s = walk->source;
    int status = cut_attributes(walk);
    uint32_t end = scan_line_end(s, walk->cursor);
    if (walk->tree->nodes[walk->leaf].is_setext) {
        uint32_t next = scan_prefix(s, scan_next_line(s, walk->cursor));
        if (scan_is_underline(s, next))
            end = scan_line_end(s, next);
    }
    return status ? status : walk_advance(walk, end);
}

/* A cell was opened before its first byte was known. */
static void place_cell(const struct walk *walk, struct node *cell) {
    cell->start = cell->end;
    if (cell->run_count)
        cell->start = walk->tree->runs[cell->first_run].start;
    if (cell->span_count && walk->tree->spans[cell->first_span].start < cell->start)
        cell->start = walk->tree->spans[cell->first_span].start;
}

int walk_end_leaf(struct walk *walk) {
    int status = inline_end_tag(walk);
    if (walk->leaf_waits && walk->leaf == NONE && walk->leaf_kind == DSR_HEADING)
        status = walk_begin_leaf(walk, NONE, NULL);
    walk->leaf_waits = walk->passed_line_end = false;
    if (walk->leaf == NONE || status)
        return status;
    if (walk->tree->nodes[walk->leaf].kind == DSR_HEADING)
        status = end_heading(walk);
    uint32_t leaf = walk->leaf;
    walk->tree->nodes[leaf].span_count =
        walk->tree->span_count - walk->tree->nodes[leaf].first_span;
    cover(walk, leaf, walk->cursor);
    if (walk->tree->nodes[leaf].kind == DSR_CELL)
        place_cell(walk, &walk->tree->nodes[leaf]);
    if (leaf != walk->container)
        cover(walk, walk->container, walk->tree->nodes[leaf].end);
    walk->leaf = NONE;
    for (uint32_t i = 0; i < walk->hidden_count && status == 0; i++)
        status = add_hidden_node(walk, &walk->hidden[i], leaf);
    walk->hidden_count = 0;
    walk->at_line_start = true;
    return status;
}

static int add_run(struct walk *walk, struct run run) {
    struct tree *tree = walk->tree;
    struct node *leaf = &tree->nodes[walk->leaf];
    if (run.end > walk->cursor)
        walk->cursor = run.end;
    walk->at_line_start = run.is_break;
    leaf->text_len += run.text_len;
    if (leaf->run_count && !run.is_decoded && !run.is_break) {
        struct run *last = &tree->runs[leaf->first_run + leaf->run_count - 1];
        if (!last->is_decoded && !last->is_break && last->end == run.start) {
            last->end = run.end;
            last->text_len += run.text_len;
            return 0;
        }
    }
    uint32_t row = tree_add_run(tree);
    if (row == NONE)
        return walk_no_memory(walk);
    tree->runs[row] = run;
    leaf->run_count++;
    return 0;
}

int walk_copy(struct walk *walk, uint32_t start, uint32_t end) {
    return start < end
               ? add_run(walk, (struct run){.start = start, .end = end, .text_len = end - start})
               : 0;
}

int walk_decode(struct walk *walk, uint32_t start, uint32_t end, const char *at, uint32_t len) {
    uint32_t pool = tree_add_text(walk->tree, at, len);
    if (pool == NONE)
        return walk_no_memory(walk);
    return add_run(
        walk, (struct run){
                  .start = start, .end = end, .text_len = len, .pool = pool, .is_decoded = true});
}

int walk_break(struct walk *walk, uint32_t start, uint32_t end) {
    bool is_copy = end == start + 1 && walk->source.at[start] == '\n';
    uint32_t pool = is_copy ? 0 : tree_add_text(walk->tree, "\n", 1);
    if (pool == NONE)
        return walk_no_memory(walk);
    return add_run(walk, (struct run){.start = start,
                                      .end = end,
                                      .text_len = 1,
                                      .pool = pool,
                                      .is_decoded = !is_copy,
                                      .is_break = true});
}

/* ---- md4c's calls ---- */

static int wait_for_leaf(struct walk *walk, dsr_kind kind, uint32_t level) {
    walk->leaf_waits = true;
    walk->leaf_kind = kind;
    walk->leaf_level = level;
    return 0;
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *data) {
    struct walk *walk = data;
    int status = walk_end_leaf(walk);
    if (status)
        return status;
    switch (type) {
    case MD_BLOCK_QUOTE:
        return open_quote(walk);
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        return open_list(walk);
    case MD_BLOCK_LI:
        return open_item(walk);
    case MD_BLOCK_HR:
        return add_rule(walk);
    case MD_BLOCK_H:
        return wait_for_leaf(walk, DSR_HEADING, ((MD_BLOCK_H_DETAIL *)detail)->level);
    case MD_BLOCK_P:
        return wait_for_leaf(walk, DSR_PARAGRAPH, 0);
    case MD_BLOCK_CODE:
    case MD_BLOCK_HTML:
        return verbatim_enter(walk, type == MD_BLOCK_CODE ? detail : NULL);
    case MD_BLOCK_TABLE:
        return open_table(walk, detail);
    case MD_BLOCK_TR:
        return open_row(walk);
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        return open_cell(walk);
    default:
        return 0;
    }
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *data) {
    (void)detail;
    struct walk *walk = data;
    struct source s = walk->source;
    int status =
        type == MD_BLOCK_CODE || type == MD_BLOCK_HTML ? verbatim_leave(walk) : walk_end_leaf(walk);
    if (status)
        return status;
    switch (type) {
    case MD_BLOCK_QUOTE:
        walk->quotes--;
        close_container(walk);
        return 0;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
    case MD_BLOCK_LI:
    case MD_BLOCK_TABLE:
        close_container(walk);
        return 0;
    case MD_BLOCK_TR:
        return close_row(walk);
    case MD_BLOCK_THEAD: /* the row of dashes */
        status = walk_advance(walk, scan_line_end(s, scan_next_line(s, walk->cursor)));
        cover(walk, walk->container, walk->cursor);
        return status;
    default:
        return 0;
    }
}

static int enter_span(MD_SPANTYPE type, void *detail, void *data) {
    (void)detail;
    return inline_enter(data, type);
}

static int leave_span(MD_SPANTYPE type, void *detail, void *data) {
    (void)detail;
    return inline_leave(data, type);
}

static int text(MD_TEXTTYPE type, const MD_CHAR *at, MD_SIZE len, void *data) {
    struct walk *walk = data;
    if (walk->is_verbatim)
        return verbatim_text(walk, at, len);
    return inline_text(walk, type, at, len);
}

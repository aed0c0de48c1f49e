/* SPDX-License-Identifier: MIT */
/*
 * Quotes, lists, items, rules and tables: where each starts and what its first sign is.  See
 * walk.h.
 */

#include "walk.h"

static uint32_t is_rule(struct walk *walk, uint32_t at) {
    return scan_is_rule(walk->source, at);
}

static uint32_t is_marker(struct walk *walk, uint32_t at) {
    char sign = 0;
    return scan_list_marker(walk->source, at, &sign);
}

uint32_t walk_add_node(struct walk *walk, dsr_kind kind, enum context context, uint32_t start) {
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

void walk_cover(struct walk *walk, uint32_t node, uint32_t end) {
    struct node *n = &walk->tree->nodes[node];
    if (end > n->end)
        n->end = end;
}

static int open_container(struct walk *walk, dsr_kind kind, uint32_t start) {
    uint32_t node = walk_add_node(walk, kind, IN_CONTAINER, start);
    if (node == NONE)
        return walk_no_memory(walk);
    walk->container = node;
    if (walk->tree->nodes[node].depth > DEPTH_MOST)
        return walk_refuse(walk, "md-too-deep", start);
    return 0;
}

void walk_close(struct walk *walk) {
    uint32_t node = walk->container;
    walk->container = walk->tree->nodes[node].parent;
    if (walk->container)
        walk_cover(walk, walk->container, walk->tree->nodes[node].end);
}

/* Lists have no sign of their own; a list starts where its first item does. */
int walk_open_list(struct walk *walk) {
    uint32_t at = walk_seek(walk, is_marker);
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

int walk_open_item(struct walk *walk) {
    struct source s = walk->source;
    uint32_t at = walk_seek(walk, is_marker);
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
    walk_cover(walk, walk->container, walk->cursor);
    walk->at_line_start = true;
    return 0;
}

int walk_open_quote(struct walk *walk) {
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
    walk_cover(walk, walk->container, walk->cursor);
    walk->quotes++;
    walk->tree->nodes[walk->container].quotes = walk->quotes;
    walk->at_line_start = true;
    return status;
}

int walk_add_rule(struct walk *walk) {
    uint32_t at = walk_seek(walk, is_rule);
    int status = at == NONE ? 0 : walk_advance(walk, at);
    uint32_t node = status ? NONE : walk_add_node(walk, DSR_RULE, IN_CONTAINER, walk->cursor);
    if (status)
        return status;
    if (node == NONE)
        return walk_no_memory(walk);
    uint32_t end = scan_line_end(walk->source, walk->cursor);
    while (end > walk->cursor && is_blank(walk->source.at[end - 1]))
        end--;
    walk->cursor = end;
    walk_cover(walk, node, end);
    walk_cover(walk, walk->container, end);
    return 0;
}

/* ---- tables: rows are lines that follow each other ---- */

int walk_open_row(struct walk *walk) {
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

int walk_close_row(struct walk *walk) {
    int status = walk_advance(walk, walk->row_end);
    walk_cover(walk, walk->container, walk->row_end);
    walk_close(walk);
    return status;
}

int walk_open_table(struct walk *walk, const MD_BLOCK_TABLE_DETAIL *detail) {
    uint32_t at = walk_seek(walk, walk_is_text);
    int status = walk_advance(walk, at == NONE ? walk->cursor : at);
    if (status)
        return status;
    if (detail->col_count > COLUMNS_MOST)
        return walk_refuse(walk, "md-table-too-wide", walk->cursor);
    walk->is_first_row = true;
    return open_container(walk, DSR_TABLE, walk->cursor);
}

int walk_open_cell(struct walk *walk) {
    uint32_t node = walk_add_node(walk, DSR_CELL, IN_CELL, walk->cursor);
    if (node == NONE)
        return walk_no_memory(walk);
    walk->leaf = node;
    walk->at_line_start = true;
    return 0;
}

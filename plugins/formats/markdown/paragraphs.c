/* SPDX-License-Identifier: MIT */
/*
 * Paragraphs, headings and the texts of items and cells: opened with their first event, closed
 * past their last sign.  See walk.h.
 */
#include <string.h>

#include "walk.h"

static uint32_t is_heading(struct walk *walk, uint32_t at) {
    uint32_t end = scan_heading_marker(walk->source, at);
    return end && end - at == walk->leaf_level ? end : 0;
}

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
        uint32_t found = walk_seek(walk, walk_is_text);
        if (found != NONE && is_heading(walk, found) && (at == NONE || found < at))
            return found;
        if (at == NONE && !signs) /* an empty heading */
            return walk_seek(walk, is_heading);
    }
    if (at != NONE)
        return at;
    uint32_t found = walk_seek(walk, walk_is_text);
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
        walk->leaf = walk_add_node(walk, kind, IN_PARAGRAPH, start);
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
    walk_cover(walk, leaf, walk->cursor);
    if (walk->tree->nodes[leaf].kind == DSR_CELL)
        place_cell(walk, &walk->tree->nodes[leaf]);
    if (leaf != walk->container)
        walk_cover(walk, walk->container, walk->tree->nodes[leaf].end);
    walk->leaf = NONE;
    for (uint32_t i = 0; i < walk->hidden_count && status == 0; i++)
        status = walk_add_hidden(walk, &walk->hidden[i], leaf);
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

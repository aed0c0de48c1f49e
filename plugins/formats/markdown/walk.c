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
        return walk_open_quote(walk);
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        return walk_open_list(walk);
    case MD_BLOCK_LI:
        return walk_open_item(walk);
    case MD_BLOCK_HR:
        return walk_add_rule(walk);
    case MD_BLOCK_H:
        return wait_for_leaf(walk, DSR_HEADING, ((MD_BLOCK_H_DETAIL *)detail)->level);
    case MD_BLOCK_P:
        return wait_for_leaf(walk, DSR_PARAGRAPH, 0);
    case MD_BLOCK_CODE:
    case MD_BLOCK_HTML:
        return verbatim_enter(walk, type == MD_BLOCK_CODE ? detail : NULL);
    case MD_BLOCK_TABLE:
        return walk_open_table(walk, detail);
    case MD_BLOCK_TR:
        return walk_open_row(walk);
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        return walk_open_cell(walk);
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
        walk_close(walk);
        return 0;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
    case MD_BLOCK_LI:
    case MD_BLOCK_TABLE:
        walk_close(walk);
        return 0;
    case MD_BLOCK_TR:
        return walk_close_row(walk);
    case MD_BLOCK_THEAD: /* the row of dashes */
        status = walk_advance(walk, scan_line_end(s, scan_next_line(s, walk->cursor)));
        walk_cover(walk, walk->container, walk->cursor);
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

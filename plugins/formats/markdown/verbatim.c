/* SPDX-License-Identifier: MIT */
/*
 * Code and HTML blocks: md4c gives each line as its indentation (made spaces), its text (in our
 * buffer) and a line end (made); see walk.h.
 */
#include <string.h>

#include "walk.h"

static int open_leaf(struct walk *walk, dsr_kind kind, enum context context, uint32_t at) {
    walk->leaf_waits = true;
    walk->leaf_kind = kind;
    walk->leaf_level = 0;
    int status = walk_begin_leaf(walk, at, NULL);
    if (status == 0) {
        struct node *leaf = &walk->tree->nodes[walk->leaf];
        leaf->context = context;
        leaf->flags |= DSR_RAW_TEXT;
    }
    return status;
}

/* The line of the opening fence, and its info string. */
static int open_fence(struct walk *walk, char sign) {
    struct source s = walk->source;
    uint32_t at = walk->cursor, end = 0;
    for (;;) {
        struct definition d;
        at = scan_gap(s, at);
        if (at >= s.size)
            break;
        end = s.at[at] == sign ? scan_fence(s, at) : 0;
        if (end)
            break;
        at = s.at[at] == '[' && scan_definition(s, at, &d) ? d.end : scan_line_end(s, at);
    }
    if (!end)
        return walk_refuse(walk, "md-lost-place", walk->cursor);
    int status = open_leaf(walk, DSR_CODE, IN_FENCE, at);
    walk->fence = sign;
    walk->fence_len = end - at;
    walk->cursor = scan_line_end(s, end);
    uint32_t info = scan_blanks(s, end), info_end = walk->cursor;
    while (info_end > info && is_blank(s.at[info_end - 1]))
        info_end--;
    if (status == 0)
        status = walk_hide(walk, DSR_RAW, IN_INFO, info, info_end);
    walk->cursor = scan_after_end(s, walk->cursor);
    return status;
}

int verbatim_enter(struct walk *walk, const MD_BLOCK_CODE_DETAIL *detail) {
    walk->verbatim_indent = 0;
    walk->has_line_end = false;
    walk->fence = 0;
    walk->is_verbatim = true;
    walk->verbatim_kind = detail ? DSR_CODE : DSR_RAW;
    /* The first line of the other two has text, which says where it is. */
    return detail && detail->fence_char ? open_fence(walk, detail->fence_char) : 0;
}

static int open_at_text(struct walk *walk, uint32_t at) {
    uint32_t start = at;
    for (uint32_t i = 0; i < walk->verbatim_indent && start > walk->cursor; i++)
        if (is_blank(walk->source.at[start - 1]))
            start--;
    if (walk->verbatim_kind == DSR_CODE)
        return open_leaf(walk, DSR_CODE, IN_INDENTED, start);
    bool is_comment = walk->source.size - at >= 4 && memcmp(walk->source.at + at, "<!--", 4) == 0;
    return is_comment ? open_leaf(walk, DSR_COMMENT, IN_COMMENT, start)
                      : open_leaf(walk, DSR_RAW, IN_HTML, start);
}

/* The line end that waits belongs to the text once another line follows. */
static int flush_line_end(struct walk *walk) {
    if (!walk->has_line_end)
        return 0;
    walk->has_line_end = false;
    return walk_break(walk, walk->line_end_start, walk->line_end_end);
}

/* Spaces that md4c made stand as spaces before the text, or as a tab. */
static int copy_indent(struct walk *walk, uint32_t text) {
    struct source s = walk->source;
    uint32_t need = walk->verbatim_indent, wanted = scan_column(s, text);
    uint32_t from = scan_line_start(s, text), column = 0;
    walk->verbatim_indent = 0;
    wanted = wanted > need ? wanted - need : 0;
    while (from < text) { /* up to where the spaces start, or the tab that holds it */
        uint32_t next = s.at[from] == '\t' ? (column & ~UINT32_C(3)) + 4 : column + 1;
        if (next > wanted && from >= walk->cursor && is_blank(s.at[from]))
            break;
        column = next;
        from++;
    }
    if (text - from == need && !memchr(s.at + from, '\t', text - from))
        return walk_copy(walk, from, text);
    static const char spaces[] = "                ";
    for (uint32_t left = need; left > 0;) {
        uint32_t step = left < sizeof spaces - 1 ? left : (uint32_t)sizeof spaces - 1;
        int status = walk_decode(walk, from, text, spaces, step);
        if (status)
            return status;
        from = text; /* the rest has no bytes of its own */
        left -= step;
    }
    return 0;
}

int verbatim_text(struct walk *walk, const char *text, uint32_t len) {
    struct source s = walk->source;
    uintptr_t p = (uintptr_t)text, start = (uintptr_t)s.at;
    bool is_inside = p >= start && p < start + s.size;
    if (!is_inside && *text == ' ') {
        walk->verbatim_indent += len;
        return 0;
    }
    int status = flush_line_end(walk);
    if (status)
        return status;
    if (is_inside) {
        uint32_t at = (uint32_t)(p - start);
        status = walk->leaf == NONE ? open_at_text(walk, at) : 0;
        if (status)
            return status;
        if (walk->verbatim_indent)
            status = copy_indent(walk, at);
        if (status == 0)
            status = walk_advance(walk, at);
        return status ? status : walk_copy(walk, at, at + len);
    }
    if (walk->leaf == NONE)
        return walk_refuse(walk, "md-lost-place", walk->cursor);
    uint32_t end = scan_line_end(s, walk->cursor);
    if (walk->verbatim_indent)
        status = copy_indent(walk, end);
    if (status == 0)
        status = walk_advance(walk, end);
    walk->has_line_end = true;
    walk->line_end_start = end;
    walk->line_end_end = walk->cursor = scan_after_end(s, end);
    return status;
}

/* Whether a line of the open fence's container starts here, by its quotes and its indent. */
static bool stays_inside(const struct walk *walk, uint32_t line, uint32_t text) {
    struct source s = walk->source;
    uint32_t quotes = 0;
    for (uint32_t i = line; i < text; i++)
        quotes += s.at[i] == '>';
    const struct node *above = &walk->tree->nodes[walk->container];
    uint32_t column = above->kind == DSR_ITEM ? above->content_column : 0;
    uint32_t base = scan_column(s, scan_quotes(s, line, walk->quotes));
    return quotes >= walk->quotes && scan_column(s, text) >= base + column;
}

int verbatim_leave(struct walk *walk) {
    struct source s = walk->source;
    if (walk->has_line_end) /* the last one ends the block, it is not in it */
        walk->cursor = walk->line_end_start;
    bool had_lines = walk->has_line_end;
    walk->has_line_end = false;
    walk->verbatim_indent = 0;
    walk->is_verbatim = false;
    int status = 0;
    if (walk->fence) {
        uint32_t line = had_lines ? scan_after_end(s, walk->cursor) : walk->cursor;
        uint32_t at = scan_prefix(s, line), end = at < s.size ? scan_fence(s, at) : 0;
        bool is_closed = end && s.at[at] == walk->fence && end - at >= walk->fence_len &&
                         scan_blanks(s, end) == scan_line_end(s, end) &&
                         stays_inside(walk, line, at);
        if (is_closed)
            status = walk_advance(walk, end);
    }
    return status ? status : walk_end_leaf(walk);
}

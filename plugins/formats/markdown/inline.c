/* SPDX-License-Identifier: MIT */
/*
 * Texts and spans within a paragraph, heading or cell; see walk.h.  After a line end or at the
 * start of a block a prefix ("> ", blanks) may stand before what comes; else a delimiter stands
 * exactly where the last text ended.
 */
#include <stdlib.h>
#include <string.h>

#include "walk.h"

static bool is_inside(const struct walk *walk, const char *at) {
    uintptr_t p = (uintptr_t)at, start = (uintptr_t)walk->source.at;
    return p >= start && p < start + walk->source.size;
}

/* ---- raw HTML within a line ---- */

static bool is_line_break_tag(struct source s, uint32_t start, uint32_t end) {
    uint32_t at = start + 1;
    if (end - start < 4 || strncasecmp(s.at + at, "br", 2) != 0)
        return false;
    at = scan_blanks(s, at + 2);
    if (s.at[at] == '/')
        at++;
    at = scan_blanks(s, at);
    /* Before a line end the line end itself is the break. */
    uint32_t after = scan_blanks(s, end);
    return at + 1 == end && (after >= s.size || !is_line_end(s.at[after]));
}

static int add_span(struct walk *walk, struct span span) {
    uint32_t row = tree_add_span(walk->tree);
    if (row == NONE)
        return walk_no_memory(walk);
    walk->tree->spans[row] = span;
    return 0;
}

int inline_end_tag(struct walk *walk) {
    struct source s = walk->source;
    uint32_t start = walk->tag_start, end = walk->tag_end;
    if (start == NONE)
        return 0;
    walk->tag_start = NONE;
    uint32_t at = walk->tree->nodes[walk->leaf].text_len;
    struct span span = {.kind = DSR_MARKUP,
                        .text_start = at,
                        .text_end = at,
                        .start = start,
                        .open_end = end,
                        .close_start = end,
                        .end = end};
    if (is_line_break_tag(s, start, end)) {
        int status = walk_decode(walk, start, end, "\n", 1);
        span.kind = DSR_BREAK;
        span.text_end++;
        return status ? status : add_span(walk, span);
    }
    bool is_comment = end - start >= 7 && memcmp(s.at + start, "<!--", 4) == 0;
    int status = is_comment ? walk_hide(walk, DSR_COMMENT, IN_COMMENT, start, end)
                            : walk_hide(walk, DSR_RAW, IN_TAG, start, end);
    return status ? status : add_span(walk, span);
}

static int tag_text(struct walk *walk, const char *text, uint32_t len) {
    struct source s = walk->source;
    uint32_t start, end;
    if (is_inside(walk, text)) {
        start = (uint32_t)(text - s.at);
        end = start + len;
    } else { /* a line end within the tag */
        start = scan_line_end(s, walk->cursor);
        end = scan_after_end(s, start);
    }
    bool is_new = walk->tag_start == NONE ||
                  (s.at[start] == '<' && s.at[walk->tag_end - 1] == '>' && start == walk->tag_end);
    if (is_new) {
        int status = inline_end_tag(walk);
        if (status == 0)
            status = walk_begin_leaf(walk, start, NULL);
        if (status == 0)
            status = walk_advance(walk, start);
        if (status)
            return status;
        walk->tag_start = start;
    }
    walk->tag_end = walk->cursor = end;
    walk->at_line_start = false;
    return 0;
}

/* ---- texts ---- */

static int line_break(struct walk *walk, bool is_hard) {
    struct source s = walk->source;
    if (walk->passed_line_end) { /* the line end before a closing delimiter of code is no text */
        walk->passed_line_end = false;
        return 0;
    }
    uint32_t end = scan_line_end(s, walk->cursor), start = end;
    if (end >= s.size) {
        walk->tree->guesses++;
        return 0;
    }
    uint32_t after = scan_after_end(s, end);
    uint32_t text_at = walk->tree->nodes[walk->leaf].text_len;
    if (is_hard) {
        while (start > walk->cursor && is_blank(s.at[start - 1]))
            start--;
        if (start > walk->cursor && start == end && s.at[start - 1] == '\\')
            start--;
    } else {
        walk->tree->nodes[walk->leaf].flags |= DSR_HARD_WRAPPED;
    }
    int status = walk_advance(walk, start);
    if (status == 0)
        status = walk_break(walk, start, after);
    if (status || !is_hard)
        return status;
    return add_span(walk, (struct span){.kind = DSR_BREAK,
                                        .text_start = text_at,
                                        .text_end = text_at + 1,
                                        .start = start,
                                        .open_end = after,
                                        .close_start = after,
                                        .end = after});
}

static int plain_text(struct walk *walk, MD_TEXTTYPE type, uint32_t start, uint32_t len) {
    struct source s = walk->source;
    bool is_escape = type == MD_TEXT_NORMAL && len == 1 && start > walk->base &&
                     s.at[start - 1] == '\\' && is_punct(s.at[start]) && start > walk->cursor;
    uint32_t from = is_escape ? start - 1 : start;
    int status = walk_begin_leaf(walk, from, NULL);
    if (status == 0 && from < walk->cursor) {
        /* md4c 0.4.8 gives a closing delimiter of code once more as text when it is the first of
         * its line ("``\nfoo\n``+"). */
        uint32_t known = walk->cursor - start < len ? walk->cursor - start : len;
        from = start += known;
        len -= known;
        is_escape = false;
    }
    if (status == 0 && len == 0)
        return 0;
    const struct node *leaf = &walk->tree->nodes[status ? 0 : walk->leaf];
    if (leaf->context == IN_HEADING && leaf->run_count == 0 && leaf->text_len == 0)
        for (; len > 1 && is_blank(s.at[start]); len--) /* md4c leaves a tab in */
            from = ++start;
    if (status == 0)
        status = walk_advance(walk, from);
    if (status)
        return status;
    if (is_escape)
        return walk_decode(walk, from, start + 1, s.at + start, 1);
    char meaning[8];
    uint32_t meaning_len = type == MD_TEXT_ENTITY ? entity_decode(s.at + start, len, meaning) : 0;
    if (meaning_len)
        return walk_decode(walk, start, start + len, meaning, meaning_len);
    return walk_copy(walk, start, start + len);
}

int inline_text(struct walk *walk, MD_TEXTTYPE type, const char *text, uint32_t len) {
    if (type == MD_TEXT_HTML)
        return tag_text(walk, text, len);
    int status = inline_end_tag(walk);
    if (status)
        return status;
    if (type != MD_TEXT_BR && type != MD_TEXT_SOFTBR)
        walk->passed_line_end = false;
    if (is_inside(walk, text))
        return plain_text(walk, type, (uint32_t)(text - walk->source.at), len);
    if (walk->leaf == NONE) /* a break before any text: md4c does not do that */
        return walk->tree->guesses++, 0;
    if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR)
        return line_break(walk, type == MD_TEXT_BR);
    if (type == MD_TEXT_CODE) { /* a line end in a code span is one space */
        uint32_t start = scan_line_end(walk->source, walk->cursor);
        uint32_t end = scan_after_end(walk->source, start);
        status = start < end ? walk_decode(walk, start, end, " ", 1) : 0;
        walk->at_line_start = true;
        return status;
    }
    return 0;
}

/* ---- spans ---- */

static uint32_t run_of(struct source s, uint32_t at, char sign) {
    uint32_t end = at;
    while (end < s.size && s.at[end] == sign)
        end++;
    return end - at;
}

static const char *signs_of(MD_SPANTYPE type) {
    switch (type) {
    case MD_SPAN_EM:
    case MD_SPAN_STRONG:
        return "*_";
    case MD_SPAN_A:
        return "[<";
    case MD_SPAN_IMG:
        return "!";
    case MD_SPAN_CODE:
        return "`";
    default:
        return "~";
    }
}

static dsr_mark_kind mark_of(MD_SPANTYPE type) {
    switch (type) {
    case MD_SPAN_EM:
        return DSR_EMPHASIS;
    case MD_SPAN_STRONG:
        return DSR_STRONG;
    case MD_SPAN_A:
        return DSR_LINK;
    case MD_SPAN_IMG:
        return DSR_IMAGE;
    case MD_SPAN_CODE:
        return DSR_CODE_SPAN;
    default:
        return DSR_STRIKE;
    }
}

int inline_enter(struct walk *walk, MD_SPANTYPE type) {
    struct source s = walk->source;
    const char *signs = signs_of(type);
    int status = inline_end_tag(walk);
    if (status == 0)
        status = walk_begin_leaf(walk, NONE, signs);
    if (status)
        return status;
    uint32_t at = walk->cursor;
    if (walk->at_line_start) { /* a cell's text stands behind its pipe */
        bool is_cell = walk->tree->nodes[walk->leaf].kind == DSR_CELL;
        while (at < s.size &&
               (is_blank(s.at[at]) || s.at[at] == '>' || (is_cell && s.at[at] == '|')))
            at++;
    }
    if (at >= s.size || !strchr(signs, s.at[at]))
        walk->tree->guesses++;
    status = walk_advance(walk, at);
    uint32_t row = status ? NONE : tree_add_span(walk->tree);
    if (status)
        return status;
    if (walk->open_count == walk->open_room) {
        uint32_t room = walk->open_room * 2 + 16;
        uint32_t *grown = realloc(walk->open_spans, room * sizeof *grown);
        if (!grown)
            return walk_no_memory(walk);
        walk->open_spans = grown;
        walk->open_room = room;
    }
    if (row == NONE)
        return walk_no_memory(walk);
    walk->open_spans[walk->open_count++] = row;
    uint32_t width = type == MD_SPAN_STRONG || type == MD_SPAN_IMG ? 2
                     : type == MD_SPAN_CODE || type == MD_SPAN_DEL ? run_of(s, at, *signs)
                                                                   : 1;
    uint32_t text_at = walk->tree->nodes[walk->leaf].text_len;
    walk->tree->spans[row] = (struct span){.kind = mark_of(type),
                                           .text_start = text_at,
                                           .start = at,
                                           .open_end = at + width,
                                           .is_autolink = type == MD_SPAN_A && s.at[at] == '<'};
    walk->cursor = at + width < s.size ? at + width : s.size;
    walk->at_line_start = false;
    return 0;
}

static int leave_link(struct walk *walk, struct span *span) {
    struct link_tail tail;
    scan_link_tail(walk->source, walk->cursor + 1, &tail);
    span->end = tail.end;
    span->value_start = tail.target_start;
    span->value_end = tail.target_end;
    span->is_shortcut = !tail.label_end && !tail.target_end &&
                        (tail.end == walk->cursor + 1 || walk->source.at[tail.end - 1] == ']');
    walk->cursor = tail.end;
    int status = walk_hide(walk, DSR_RAW, IN_TARGET, tail.target_start, tail.target_end);
    if (status == 0)
        status = walk_hide(walk, DSR_RAW, IN_TITLE, tail.title_start, tail.title_end);
    if (status == 0)
        status = walk_hide(walk, DSR_RAW, IN_LINK_LABEL, tail.label_start, tail.label_end);
    return status;
}

int inline_leave(struct walk *walk, MD_SPANTYPE type) {
    struct source s = walk->source;
    int status = inline_end_tag(walk);
    if (walk->open_count == 0 || status)
        return status;
    struct span *span = &walk->tree->spans[walk->open_spans[--walk->open_count]];
    uint32_t at = walk->cursor;
    char sign = type == MD_SPAN_A || type == MD_SPAN_IMG ? (span->is_autolink ? '>' : ']')
                                                         : s.at[span->start];
    if (type == MD_SPAN_CODE) { /* the blank or line end before it is no text */
        at = scan_gap(s, at);
        walk->passed_line_end = at > walk->cursor && scan_line_end(s, walk->cursor) < at;
    } else if (walk->at_line_start) {
        at = scan_prefix(s, at);
    }
    if (at >= s.size || s.at[at] != sign) {
        walk->tree->guesses++;
        at = walk->cursor;
    }
    status = walk_advance(walk, at);
    span->text_end = walk->tree->nodes[walk->leaf].text_len;
    span->close_start = at;
    walk->at_line_start = false;
    if (sign == ']' && status == 0)
        return leave_link(walk, span);
    uint32_t width = span->open_end - span->start;
    walk->cursor = at + width < s.size ? at + width : s.size;
    span->end = walk->cursor;
    if (span->is_autolink) {
        span->value_start = span->open_end;
        span->value_end = span->close_start;
    }
    return status;
}

/* SPDX-License-Identifier: MIT */
/*
 * Spans after edits: mark-up that lost its content or could not stand any more goes; see leaf.h.
 */
#include <stdlib.h>
#include <string.h>

#include "leaf.h"

struct bounds {
    uint32_t open, close, close_end; /* tokens; close_end: the last of a closing delimiter */
};

static void drop_span(struct leaf *leaf, const struct bounds *bounds) {
    leaf->tokens[bounds->open].is_gone = true;
    for (uint32_t i = bounds->close; i <= bounds->close_end; i++)
        if (leaf->tokens[i].kind == TOKEN_DELIMITER)
            leaf->tokens[i].is_gone = true;
    leaf->has_lost_mark_up = true;
}

static void make_plain(struct leaf *leaf, const struct bounds *bounds) {
    for (uint32_t i = bounds->open + 1; i < bounds->close; i++) {
        leaf->tokens[i].is_literal = false;
        leaf->tokens[i].is_plain = leaf->tokens[i].kind == TOKEN_TEXT;
        leaf->tokens[i].is_gone |= leaf->tokens[i].kind == TOKEN_SYNTAX;
    }
}

/* A code span cannot hold just any text: a backtick, or a blank at its border, asks for other
 * delimiters or is not kept; and where it goes on in another line, that line cannot be kept
 * from beginning a block. */
static bool fits_code(const struct leaf *leaf, const struct bounds *bounds) {
    char first = 0, last = 0;
    uint32_t start = leaf->tokens[bounds->open].start, end = leaf->tokens[bounds->close].end;
    if (scan_line_end(leaf->source, start) < end)
        return false;
    for (uint32_t i = bounds->open + 1; i < bounds->close; i++) {
        const struct token *token = &leaf->tokens[i];
        dsr_text text = token_meaning(leaf, token);
        if (token->is_gone || token->kind == TOKEN_SYNTAX)
            continue;
        for (size_t k = 0; k < text.len; k++)
            if (text.at[k] == '`' || (token->kind == TOKEN_NEW && strchr("\n\r|", text.at[k])))
                return false;
        if (text.len && !first)
            first = text.at[0];
        if (text.len)
            last = text.at[text.len - 1];
    }
    return !is_blank(first) && !is_blank(last);
}

/* How many tokens up to one are of a sort: a span is looked at in constant time. */
struct counts {
    uint32_t content, changes;
};

/* A link's target, title or name stays. */
static bool holds_hidden(const struct leaf *leaf, const struct bounds *bounds) {
    for (uint32_t i = bounds->close; i <= bounds->close_end; i++)
        if (leaf->tokens[i].kind == TOKEN_HIDDEN && !leaf->tokens[i].is_gone)
            return true;
    return false;
}

static void repair_span(struct leaf *leaf, uint32_t index, const struct bounds *bounds,
                        const struct counts *counts) {
    const struct span *span = &leaf->tree->spans[index];
    const struct counts *low = &counts[bounds->open + 1], *high = &counts[bounds->close];
    bool has_any = high->content > low->content, has_change = high->changes > low->changes;
    bool is_link = (span->kind == DSR_LINK || span->kind == DSR_IMAGE) && !span->is_autolink;
    bool loses_name = span->is_shortcut &&
                      ((has_change && !leaf->labels_are_edited) || leaf->is_strict || !has_any);
    bool is_bare = has_change && !has_any && !holds_hidden(leaf, bounds);
    bool is_code = span->kind == DSR_CODE_SPAN, is_vain = has_change && !has_any;
    bool goes = leaf->is_strict;
    if (is_link)
        goes = loses_name || is_bare;
    else if (span->is_autolink)
        goes |= has_change;
    else if (is_code)
        goes = is_vain || (has_change && !fits_code(leaf, bounds));
    else
        goes |= is_vain;
    if (!goes)
        return;
    drop_span(leaf, bounds);
    if (is_code || span->is_autolink)
        make_plain(leaf, bounds);
}

/* counts[i]: of the tokens before token i. */
static struct counts *count_tokens(const struct leaf *leaf) {
    struct counts *counts = calloc((size_t)leaf->count + 1, sizeof *counts);
    for (uint32_t i = 0; counts && i < leaf->count; i++) {
        const struct token *token = &leaf->tokens[i];
        counts[i + 1] = counts[i];
        counts[i + 1].content += token_shows(leaf, token);
        counts[i + 1].changes += token_is_change(token);
    }
    return counts;
}

static void find_bounds(const struct leaf *leaf, struct bounds *bounds) {
    const struct node *node = leaf->node;
    for (uint32_t i = 0; i < node->span_count; i++)
        bounds[i] = (struct bounds){NONE_TOKEN, NONE_TOKEN, NONE_TOKEN};
    for (uint32_t i = 0; i < leaf->count; i++) {
        const struct token *token = &leaf->tokens[i];
        if (token->kind != TOKEN_DELIMITER)
            continue;
        struct bounds *b = &bounds[token->span - node->first_span];
        if (!token->is_close)
            b->open = i;
        else if (b->close == NONE_TOKEN)
            b->close = i;
        if (token->is_close)
            b->close_end = i;
    }
}

/* ---- emphasis: CommonMark 0.30, 6.2 ---- */

enum sort { SPACE, PUNCTUATION, LETTER };

static enum sort sort_of(dsr_text text, bool is_last) {
    if (text.len == 0)
        return SPACE;
    if (!is_last) {
        unsigned char c = (unsigned char)text.at[0];
        if (c < 0x80)
            return c <= ' ' ? SPACE : is_punct((char)c) ? PUNCTUATION : LETTER;
        /* General punctuation, U+2000 to U+206F, and signs of Latin 1. */
        if (text.len >= 2 && c == 0xC2)
            return (unsigned char)text.at[1] == 0xA0 ? SPACE : PUNCTUATION;
        if (text.len >= 3 && c == 0xE2 && (unsigned char)text.at[1] <= 0x81)
            return PUNCTUATION;
        if (text.len >= 3 && c == 0xE3 && (unsigned char)text.at[1] == 0x80)
            return PUNCTUATION;
        return LETTER;
    }
    size_t at = text.len - 1;
    while (at > 0 && ((unsigned char)text.at[at] & 0xC0) == 0x80)
        at--;
    return sort_of((dsr_text){text.at + at, text.len - at}, false);
}

/* What stands beside a delimiter, across other delimiters of emphasis. */
static enum sort beside(const struct leaf *leaf, uint32_t at, bool is_before, bool *is_changed) {
    char sign = leaf->source.at[leaf->tokens[at].start];
    for (;;) {
        uint32_t next = is_before ? leaf_previous(leaf, at) : leaf_next(leaf, at);
        uint32_t low = is_before ? (next == NONE_TOKEN ? 0 : next + 1) : at + 1;
        uint32_t high = is_before ? at : (next == NONE_TOKEN ? leaf->count : next);
        for (uint32_t i = low; i < high; i++)
            *is_changed |= token_is_change(&leaf->tokens[i]);
        if (next == NONE_TOKEN)
            return SPACE;
        const struct token *token = &leaf->tokens[next];
        if (token->kind == TOKEN_NEW) {
            *is_changed = true;
            return sort_of(token_meaning(leaf, token), is_before);
        }
        if (token->kind != TOKEN_DELIMITER || leaf->source.at[token->start] != sign)
            return sort_of((dsr_text){leaf->source.at + token->start, token->end - token->start},
                           is_before);
        at = next;
    }
}

static bool can_stand(const struct leaf *leaf, uint32_t at, bool is_close) {
    bool is_changed = false;
    enum sort before = beside(leaf, at, true, &is_changed);
    enum sort after = beside(leaf, at, false, &is_changed);
    if (!is_changed)
        return true;
    bool left = after != SPACE && (after == LETTER || before != LETTER);
    bool right = before != SPACE && (before == LETTER || after != LETTER);
    if (leaf->source.at[leaf->tokens[at].start] == '_') {
        bool can_open = left && (!right || before == PUNCTUATION);
        bool can_close = right && (!left || after == PUNCTUATION);
        return is_close ? can_close : can_open;
    }
    return is_close ? right : left;
}

static bool is_emphasis(const struct span *span) {
    return span->kind == DSR_EMPHASIS || span->kind == DSR_STRONG || span->kind == DSR_STRIKE;
}

/* Another code span's delimiter came to stand beside this one's. */
static bool meets_backtick(const struct leaf *leaf, const struct bounds *b) {
    uint32_t before = leaf_previous(leaf, b->open), after = leaf_next(leaf, b->close);
    bool is_near = before != NONE_TOKEN && before + 1 < b->open &&
                   leaf->tokens[before].kind == TOKEN_DELIMITER &&
                   leaf->source.at[leaf->tokens[before].start] == '`';
    return is_near || (after != NONE_TOKEN && after > b->close + 1 &&
                       leaf->tokens[after].kind == TOKEN_DELIMITER &&
                       leaf->source.at[leaf->tokens[after].start] == '`');
}

bool leaf_repair_spans(struct leaf *leaf) {
    uint32_t count = leaf->node->span_count, first = leaf->node->first_span;
    if (count == 0)
        return true;
    struct bounds *bounds = malloc(count * sizeof *bounds);
    struct counts *counts = count_tokens(leaf);
    bool is_fine = bounds && counts;
    if (is_fine)
        find_bounds(leaf, bounds);
    for (uint32_t i = count; is_fine && i-- > 0;) /* inner ones first */
        if (bounds[i].open != NONE_TOKEN && bounds[i].close != NONE_TOKEN)
            repair_span(leaf, first + i, &bounds[i], counts);
    for (uint32_t i = count; is_fine && i-- > 0;) {
        const struct bounds *b = &bounds[i];
        if (b->open == NONE_TOKEN || b->close == NONE_TOKEN || leaf->tokens[b->open].is_gone)
            continue;
        if (leaf->tree->spans[first + i].kind == DSR_CODE_SPAN && meets_backtick(leaf, b)) {
            drop_span(leaf, b);
            make_plain(leaf, b);
        }
        if (!is_emphasis(&leaf->tree->spans[first + i]))
            continue;
        if (!can_stand(leaf, b->open, false) || !can_stand(leaf, b->close, true))
            drop_span(leaf, b);
    }
    free(bounds);
    free(counts);
    return is_fine;
}

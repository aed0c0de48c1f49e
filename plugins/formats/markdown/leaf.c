/* SPDX-License-Identifier: MIT */
/*
 * Cuts a leaf into tokens and lays edits on; see leaf.h.
 */
#include <stdlib.h>
#include <string.h>

#include "leaf.h"

static bool add_token(struct leaf *leaf, struct token token) {
    if (leaf->count == leaf->room) {
        uint32_t room = leaf->room * 2 + 32;
        struct token *grown = realloc(leaf->tokens, room * sizeof *grown);
        if (!grown)
            return false;
        leaf->tokens = grown;
        leaf->room = room;
    }
    leaf->tokens[leaf->count++] = token;
    return true;
}

/* ---- cutting ---- */

static bool has_delimiters(const struct span *span) {
    return span->kind != DSR_MARKUP && span->kind != DSR_BREAK;
}

static int by_start(const void *left, const void *right) {
    const struct token *a = left, *b = right;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    /* A delimiter holds the hidden node that starts where it does. */
    return (int)(b->kind == TOKEN_DELIMITER) - (int)(a->kind == TOKEN_DELIMITER);
}

/* Runs, delimiters and hidden nodes, unordered. */
static bool gather(struct leaf *leaf) {
    const struct tree *tree = leaf->tree;
    const struct node *node = leaf->node;
    uint32_t index = (uint32_t)(node - tree->nodes);
    for (uint32_t i = node->first_run; i < node->first_run + node->run_count; i++) {
        const struct run *run = &tree->runs[i];
        struct token token = {.kind = run->is_break ? TOKEN_BREAK : TOKEN_TEXT,
                              .start = run->start,
                              .end = run->end,
                              .is_decoded = run->is_decoded,
                              .text = run->is_decoded ? tree->pool + run->pool : NULL,
                              .text_len = run->text_len};
        if (!add_token(leaf, token))
            return false;
    }
    for (uint32_t i = node->first_span; i < node->first_span + node->span_count; i++) {
        const struct span *span = &tree->spans[i];
        struct token token = {.kind = TOKEN_DELIMITER, .span = i};
        token.start = span->start;
        token.end = span->open_end;
        if (has_delimiters(span) && token.start < token.end && !add_token(leaf, token))
            return false;
        token.start = span->close_start;
        token.end = span->end;
        token.is_close = true;
        if (has_delimiters(span) && token.start < token.end && !add_token(leaf, token))
            return false;
    }
    uint32_t low = UINT32_MAX, high = 0; /* hidden nodes beside the text are not in the leaf */
    for (uint32_t i = 0; i < leaf->count; i++) {
        low = leaf->tokens[i].start < low ? leaf->tokens[i].start : low;
        high = leaf->tokens[i].end > high ? leaf->tokens[i].end : high;
    }
    for (uint32_t i = node->first_span; i < node->first_span + node->span_count; i++) {
        low = tree->spans[i].start < low ? tree->spans[i].start : low;
        high = tree->spans[i].end > high ? tree->spans[i].end : high;
    }
    for (uint32_t i = index + 1; i < tree->node_count && tree->nodes[i].parent == index; i++) {
        const struct node *child = &tree->nodes[i];
        if (child->is_hidden && child->start >= low && child->end <= high &&
            !add_token(leaf, (struct token){.kind = TOKEN_HIDDEN,
                                            .start = child->start,
                                            .end = child->end,
                                            .is_gone = child->is_removed}))
            return false;
    }
    return true;
}

/* The tokens in order, delimiters cut around hidden nodes, gaps filled with syntax. */
static bool order(struct leaf *leaf) {
    struct token *given = leaf->tokens;
    uint32_t count = leaf->count, at = 0;
    if (count)
        qsort(given, count, sizeof *given, by_start);
    leaf->tokens = NULL;
    leaf->count = leaf->room = 0;
    struct token rest = {0}; /* of a delimiter that a hidden node cut */
    bool is_fine = true;
    for (uint32_t i = 0; i < count && is_fine; i++) {
        struct token token = given[i];
        if (rest.start < rest.end && token.start >= rest.end) {
            is_fine = add_token(leaf, rest);
            at = rest.end;
            rest.end = rest.start;
        }
        if (rest.start < rest.end) { /* within a delimiter */
            struct token before = rest;
            before.end = token.start;
            if (before.start < before.end)
                is_fine = add_token(leaf, before);
            rest.start = token.end;
        } else if (i > 0 && at < token.start) {
            is_fine = add_token(
                leaf, (struct token){.kind = TOKEN_SYNTAX, .start = at, .end = token.start});
        }
        bool is_cut =
            token.kind == TOKEN_DELIMITER && i + 1 < count && given[i + 1].start < token.end;
        if (is_cut)
            rest = token;
        else if (is_fine)
            is_fine = add_token(leaf, token);
        at = is_cut ? token.start : token.end;
    }
    if (is_fine && rest.start < rest.end)
        is_fine = add_token(leaf, rest);
    free(given);
    return is_fine;
}

/* ---- laying edits on ---- */

static bool add_new(struct leaf *leaf, const struct edit *edit, bool is_literal, bool is_in_link) {
    struct token token = {.kind = TOKEN_NEW,
                          .start = edit->start,
                          .end = edit->start,
                          .text = edit->text.at,
                          .text_len = (uint32_t)edit->text.len,
                          .is_literal = is_literal,
                          .is_in_link = is_in_link,
                          .is_label = edit->kind == EDIT_LABEL};
    if (edit->kind == EDIT_REMOVE || edit->kind == EDIT_UNLABEL || token.text_len == 0)
        return true;
    if (!add_token(leaf, token))
        return false;
    if (edit->kind != EDIT_LABEL || edit->start != edit->end)
        return true;
    token.text = " ";
    token.text_len = 1;
    return add_token(leaf, token);
}

static bool is_text(const struct token *token) {
    return token->kind == TOKEN_TEXT || token->kind == TOKEN_BREAK;
}

/* Where the edit ends: a label that goes takes the blanks after it along. */
static uint32_t end_of(const struct leaf *leaf, const struct edit *edit) {
    return edit->kind == EDIT_UNLABEL ? scan_blanks(leaf->source, edit->end) : edit->end;
}

/* The tokens as given go in, those with the edits come out. */
struct laying {
    struct leaf *leaf;
    const struct edit *const *edits;
    size_t next, count;
    bool is_written; /* the text of the edit at hand */
    bool in_literal;
    uint32_t links; /* that are open */
};

/* A token that no edit touches, or that is no text. */
static bool pass(struct laying *laying, struct token token) {
    const struct span *span = &laying->leaf->tree->spans[token.span];
    token.is_literal = laying->in_literal;
    bool is_edge = token.kind == TOKEN_DELIMITER &&
                   (token.is_close ? token.end == span->end : token.start == span->start);
    if (is_edge && (span->kind == DSR_CODE_SPAN || span->is_autolink))
        laying->in_literal = !token.is_close;
    else if (is_edge && (span->kind == DSR_LINK || span->kind == DSR_IMAGE))
        laying->links += token.is_close ? UINT32_MAX : 1;
    return add_token(laying->leaf, token);
}

/* The part of a text token before `end` is gone. */
static bool drop(struct laying *laying, struct token *token, uint32_t end) {
    struct token part = *token;
    part.is_gone = true;
    part.is_literal = laying->in_literal;
    part.end = token->start = end;
    part.text_len = part.text ? part.text_len : part.end - part.start;
    token->text_len = token->end - token->start;
    return add_token(laying->leaf, part);
}

/* The edit at hand starts at or before the token; whether the token is used up. */
static bool apply(struct laying *laying, const struct edit *edit, struct token *token,
                  bool *is_fine) {
    uint32_t end = end_of(laying->leaf, edit);
    if (!laying->is_written)
        *is_fine = add_new(laying->leaf, edit, laying->in_literal, laying->links > 0);
    laying->is_written = end > token->end;
    laying->next += end <= token->end;
    if (end <= token->start) /* an insertion */
        return false;
    if (!is_text(token)) {
        *is_fine = *is_fine && pass(laying, *token);
        return true;
    }
    bool is_whole = token->is_decoded || end >= token->end;
    *is_fine = *is_fine && drop(laying, token, is_whole ? token->end : end);
    return is_whole;
}

static bool lay(struct leaf *leaf, const struct edit *const *edits, size_t count) {
    struct laying laying = {.leaf = leaf, .edits = edits, .count = count};
    static const struct edit none = {.start = UINT32_MAX, .end = UINT32_MAX};
    struct token *given = leaf->tokens;
    uint32_t given_count = leaf->count;
    bool is_fine = true;
    leaf->tokens = NULL;
    leaf->count = leaf->room = 0;
    for (uint32_t i = 0; i < given_count && is_fine;) {
        struct token *token = &given[i];
        const struct edit *edit = laying.next < count ? edits[laying.next] : &none;
        bool is_one = !is_text(token) || token->is_decoded; /* cannot be cut */
        bool inserts = edit->start == edit->end;
        bool is_prefix = token->kind == TOKEN_SYNTAX && leaf->count &&
                         leaf->tokens[leaf->count - 1].kind == TOKEN_BREAK;
        if (edit->start >= token->end || (inserts && is_one && edit->start > token->start) ||
            (inserts && is_prefix)) {
            is_fine = pass(&laying, *token);
            i++;
        } else if (edit->start > token->start && !is_one) { /* the text before the edit */
            struct token part = *token;
            part.end = token->start = edit->start;
            part.text_len = part.end - part.start;
            token->text_len = token->end - token->start;
            is_fine = pass(&laying, part);
        } else {
            i += apply(&laying, edit, token, &is_fine);
        }
    }
    for (; laying.next < count && is_fine; laying.next++, laying.is_written = false)
        if (!laying.is_written)
            is_fine = add_new(leaf, edits[laying.next], false, false);
    free(given);
    return is_fine;
}

/* What a new line within the leaf starts with: quote signs as above it, blanks for markers. */
static bool find_prefix(struct leaf *leaf) {
    struct source s = leaf->source;
    uint32_t content = leaf->node->start;
    if (leaf->node->marker_end)
        content = scan_blanks(s, leaf->node->marker_end);
    uint32_t line = scan_line_start(s, content);
    leaf->prefix_len = content - line;
    leaf->prefix = malloc(leaf->prefix_len + 1);
    if (!leaf->prefix)
        return false;
    for (uint32_t i = 0; i < leaf->prefix_len; i++) {
        char c = s.at[line + i];
        leaf->prefix[i] = is_blank(c) || c == '>' ? c : ' ';
    }
    return true;
}

bool leaf_open(struct leaf *leaf, const struct edit *const *edits, size_t count) {
    return find_prefix(leaf) && gather(leaf) && order(leaf) && lay(leaf, edits, count);
}

void leaf_close(struct leaf *leaf) {
    free(leaf->tokens);
    free(leaf->prefix);
    leaf->tokens = NULL;
    leaf->prefix = NULL;
}

uint32_t leaf_next(const struct leaf *leaf, uint32_t at) {
    while (++at < leaf->count)
        if (!leaf->tokens[at].is_gone)
            return at;
    return NONE_TOKEN;
}

uint32_t leaf_previous(const struct leaf *leaf, uint32_t at) {
    while (at-- > 0)
        if (!leaf->tokens[at].is_gone)
            return at;
    return NONE_TOKEN;
}

dsr_text token_meaning(const struct leaf *leaf, const struct token *token) {
    if (token->text)
        return (dsr_text){token->text, token->text_len};
    return (dsr_text){leaf->source.at + token->start, token->end - token->start};
}

static bool is_blank_text(dsr_text text) {
    for (size_t i = 0; i < text.len; i++)
        if (!is_blank(text.at[i]) && !is_line_end(text.at[i]))
            return false;
    return true;
}

/* Something that shows, or a node that must stay. */
bool token_shows(const struct leaf *leaf, const struct token *token) {
    if (token->is_gone)
        return false;
    if (token->kind == TOKEN_HIDDEN)
        return true;
    return (token->kind == TOKEN_TEXT || token->kind == TOKEN_NEW) &&
           !is_blank_text(token_meaning(leaf, token));
}

bool token_is_change(const struct token *token) {
    return token->kind == TOKEN_NEW || token->is_plain ||
           (token->is_gone && token->kind != TOKEN_SYNTAX);
}

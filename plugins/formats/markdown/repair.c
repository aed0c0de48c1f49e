/* SPDX-License-Identifier: MIT */
/*
 * After edits: drops lines that lost all text and blanks at line ends, and guards the starts of
 * lines; see leaf.h.
 */
#include <stdlib.h>
#include <string.h>

#include "leaf.h"

enum { LOOK_AHEAD = 80 }; /* bytes of a line that decide what it begins */

/* ---- line ends that went ---- */

/* A line end takes the blanks before it and the prefix behind it along, also across new text. */
static void drop_break(struct leaf *leaf, uint32_t at) {
    leaf->tokens[at].is_gone = true;
    for (uint32_t i = at + 1; i < leaf->count; i++) {
        if (leaf->tokens[i].kind == TOKEN_SYNTAX)
            leaf->tokens[i].is_gone = true;
        else if (leaf->tokens[i].kind != TOKEN_NEW)
            break;
    }
    for (uint32_t i = at; i-- > 0;) {
        if (leaf->tokens[i].kind == TOKEN_SYNTAX)
            leaf->tokens[i].is_gone = true;
        else if (leaf->tokens[i].kind != TOKEN_NEW)
            break;
    }
}

static void drop_breaks(struct leaf *leaf) {
    for (uint32_t i = 0; i < leaf->count; i++)
        if (leaf->tokens[i].kind == TOKEN_BREAK && leaf->tokens[i].is_gone)
            drop_break(leaf, i);
}

/* ---- lines ---- */

static void trim_start(struct leaf *leaf, uint32_t at, uint32_t end) {
    for (uint32_t i = at; i < end; i++) {
        struct token *token = &leaf->tokens[i];
        if (token->is_gone || token->kind == TOKEN_SYNTAX)
            continue;
        if ((token->kind != TOKEN_TEXT && token->kind != TOKEN_NEW) || token->is_literal)
            return;
        dsr_text text = token_meaning(leaf, token);
        uint32_t blanks = 0;
        while (blanks < text.len && !token->is_decoded && is_blank(text.at[blanks]))
            blanks++;
        if (token->kind == TOKEN_NEW)
            token->text += blanks;
        else
            token->start += blanks;
        token->text_len -= blanks;
        if (token_meaning(leaf, token).len)
            return;
        token->is_gone = true;
    }
}

static void trim_end(struct leaf *leaf, uint32_t at, uint32_t end) {
    for (uint32_t i = end; i-- > at;) {
        struct token *token = &leaf->tokens[i];
        if (token->is_gone || token->kind == TOKEN_SYNTAX)
            continue;
        if ((token->kind != TOKEN_TEXT && token->kind != TOKEN_NEW) || token->is_literal)
            return;
        dsr_text text = token_meaning(leaf, token);
        uint32_t blanks = 0;
        while (blanks < text.len && !token->is_decoded && is_blank(text.at[text.len - blanks - 1]))
            blanks++;
        if (token->kind != TOKEN_NEW)
            token->end -= blanks;
        token->text_len -= blanks;
        if (token_meaning(leaf, token).len)
            return;
        token->is_gone = true;
    }
}

/* A line that begins with changed text may not begin a block.  Where the bytes that decide it
 * are as they were, they began nothing before: the line is indented, or goes on lazily. */
static bool guard_start(struct leaf *leaf, uint32_t at, uint32_t end, bool is_first) {
    struct bytes line = {0};
    uint32_t starts[LOOK_AHEAD], tokens[LOOK_AHEAD], count = 0;
    uint32_t first_change = leaf->is_strict ? 0 : UINT32_MAX;
    for (uint32_t i = at; i < end && line.len < LOOK_AHEAD && count < LOOK_AHEAD; i++) {
        const struct token *token = &leaf->tokens[i];
        if (token_is_change(token) && first_change > line.len)
            first_change = (uint32_t)line.len;
        if (token->is_gone || (token->kind == TOKEN_SYNTAX && line.len == 0))
            continue;
        starts[count] = (uint32_t)line.len;
        tokens[count++] = i;
        leaf_write(leaf, i, &line);
    }
    struct beginning found = block_start(line.at, line.len, is_first);
    bool is_fine = !line.has_failed;
    free(line.at);
    if (found.slash == UINT32_MAX || first_change >= found.decided || count == 0 || !is_fine)
        return is_fine;
    uint32_t i = count - 1;
    while (starts[i] > found.slash)
        i--;
    struct token *token = &leaf->tokens[tokens[i]];
    if (token->kind == TOKEN_TEXT || token->kind == TOKEN_NEW) {
        token->needs_slash = !token->is_decoded;
        token->slash_at = found.slash - starts[i];
        leaf->has_escape = true;
    }
    return true;
}

/* A backslash that meant itself must not escape what comes to stand behind it. */
static void guard_slashes(struct leaf *leaf) {
    for (uint32_t i = 0; i + 1 < leaf->count; i++) {
        struct token *token = &leaf->tokens[i];
        if (token->kind != TOKEN_TEXT || token->is_gone || token->text || token->is_literal ||
            token->is_plain || token->start == token->end ||
            leaf->source.at[token->end - 1] != '\\' || !token_is_change(&leaf->tokens[i + 1]))
            continue;
        token->needs_slash = true;
        token->slash_at = token->end - token->start;
    }
}

static bool repair_line(struct leaf *leaf, uint32_t at, uint32_t end, bool is_first,
                        bool *has_text) {
    bool has_any = false, has_change = leaf->is_strict, had_text = false;
    for (uint32_t i = at; i < end; i++) {
        has_any |= token_shows(leaf, &leaf->tokens[i]);
        has_change |= token_is_change(&leaf->tokens[i]);
        had_text |= leaf->tokens[i].kind != TOKEN_SYNTAX;
    }
    *has_text = has_any || !has_change || !had_text;
    if (!has_change)
        return true;
    if (!has_any) {
        for (uint32_t i = at; i < end; i++)
            leaf->tokens[i].is_gone = true;
        return true;
    }
    trim_start(leaf, at, end);
    trim_end(leaf, at, end);
    return leaf->node->context == IN_CELL || leaf->node->context == IN_HEADING ||
           guard_start(leaf, at, end, is_first);
}

static bool repair_lines(struct leaf *leaf) {
    uint32_t at = 0, last_break = NONE_TOKEN;
    bool is_first = true, is_fine = true;
    leaf->is_empty = true;
    while (is_fine && at <= leaf->count) {
        uint32_t end = at;
        while (end < leaf->count &&
               (leaf->tokens[end].kind != TOKEN_BREAK || leaf->tokens[end].is_gone))
            end++;
        bool has_text = false;
        is_fine = repair_line(leaf, at, end, is_first, &has_text);
        if (has_text) {
            leaf->is_empty = false;
            is_first = false;
            last_break = end < leaf->count ? end : NONE_TOKEN;
        } else if (end < leaf->count) {
            drop_break(leaf, end);
        } else if (last_break != NONE_TOKEN) {
            drop_break(leaf, last_break);
        }
        at = end + 1;
    }
    return is_fine;
}

bool leaf_repair(struct leaf *leaf) {
    drop_breaks(leaf);
    if (!leaf_repair_spans(leaf) || !repair_lines(leaf))
        return false;
    guard_slashes(leaf);
    return true;
}

/* SPDX-License-Identifier: MIT */
/*
 * What is written for the tokens of a leaf, and the patches that makes; see leaf.h.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "leaf.h"

/* Its source bytes are written as they are. */
static bool is_kept(const struct leaf *leaf, const struct token *token) {
    if (token->is_gone || token->kind == TOKEN_NEW || token->is_plain)
        return false;
    return !(leaf->is_strict && token->kind == TOKEN_TEXT && !token->is_literal &&
             !token->is_decoded);
}

/* The byte that follows the token in the result, 0 at the end of the line. */
static char byte_after(const struct leaf *leaf, uint32_t token) {
    uint32_t next = leaf_next(leaf, token);
    if (next == NONE_TOKEN || leaf->tokens[next].kind == TOKEN_BREAK)
        return 0;
    const struct token *t = &leaf->tokens[next];
    if (t->kind == TOKEN_NEW)
        return t->text_len ? t->text[0] : 0;
    return leaf->source.at[t->start];
}

static char byte_before(const struct leaf *leaf, uint32_t token) {
    uint32_t before = leaf_previous(leaf, token);
    if (before == NONE_TOKEN || leaf->tokens[before].kind == TOKEN_BREAK)
        return 0;
    const struct token *t = &leaf->tokens[before];
    if (t->kind == TOKEN_NEW)
        return t->text_len ? t->text[t->text_len - 1] : 0;
    return leaf->source.at[t->end - 1];
}

/* ---- escaping text between mark-up ---- */

static bool names_definition(const struct leaf *leaf, const char *at, size_t len) {
    if (leaf->labels_are_edited && leaf->tree->definition_count)
        return true;
    for (uint32_t i = 0; i < leaf->tree->definition_count; i++) {
        const struct definition *d = &leaf->tree->definitions[i];
        uint32_t label_len = d->label_end - d->label_start;
        const char *label = leaf->source.at + d->label_start;
        /* Names fold case and white space; where that could matter it is taken as equal. */
        if ((label_len == len && strncasecmp(label, at, len) == 0) ||
            memchr(label, ' ', label_len) || (len && ((unsigned char)at[0] >= 0x80)))
            return true;
    }
    return false;
}

/* "[...]" stays as it is where it can be no link. */
static size_t free_brackets(const struct leaf *leaf, uint32_t token, dsr_text text, size_t at) {
    const char *end = memchr(text.at + at, ']', text.len - at);
    if (leaf->is_strict || !end || leaf->tokens[token].is_in_link)
        return 0;
    size_t close = (size_t)(end - text.at);
    if (memchr(text.at + at + 1, '[', close - at - 1) || memchr(text.at + at, '\\', close - at))
        return 0;
    char after = close + 1 < text.len ? text.at[close + 1] : byte_after(leaf, token);
    char before = at > 0 ? text.at[at - 1] : byte_before(leaf, token);
    if ((after && strchr("([:{", after)) || before == '!' || before == ']' ||
        names_definition(leaf, text.at + at + 1, close - at - 1))
        return 0;
    return close;
}

static bool is_word(char c) {
    return is_letter(c) || is_digit(c) || (unsigned char)c >= 0x80;
}

static bool needs_escape(const struct leaf *leaf, dsr_text text, size_t i, char before,
                         char after) {
    char c = text.at[i];
    if (leaf->is_strict)
        return c && strchr("\\`*_[]<>&~|#!", c);
    switch (c) {
    case '\\':
    case '`':
    case '*':
    case '[':
    case ']':
    case '~':
        return true;
    case '_':
        return !(is_word(before) && is_word(after));
    case '<':
        return is_letter(after) || after == '/' || after == '!' || after == '?';
    case '&':
        return is_letter(after) || after == '#';
    case '|':
        return leaf->node->context == IN_CELL;
    case '#':
        return leaf->node->context == IN_HEADING;
    default:
        return false;
    }
}

static void escape_inline(const struct leaf *leaf, uint32_t token, dsr_text text,
                          struct bytes *into) {
    size_t free_until = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        char before = i > 0 ? text.at[i - 1] : byte_before(leaf, token);
        char after = i + 1 < text.len ? text.at[i + 1] : byte_after(leaf, token);
        if (is_line_end(c)) {
            bool can_break = leaf->node->context == IN_PARAGRAPH && into->len && i + 1 < text.len &&
                             !is_line_end(after);
            if (can_break && !is_line_end(before)) {
                bytes_add(into, leaf->line_end, strlen(leaf->line_end));
                bytes_add(into, leaf->prefix, leaf->prefix_len);
            } else {
                bytes_add_char(into, ' ');
            }
            continue;
        }
        if (c == '[' && i >= free_until) {
            size_t close = free_brackets(leaf, token, text, i);
            free_until = close ? close + 1 : free_until;
        }
        bool is_free = (c == '[' || c == ']') && i < free_until;
        if (!is_free && needs_escape(leaf, text, i, before, after))
            bytes_add_char(into, '\\');
        bytes_add_char(into, c);
    }
}

/* Within a code span or autolink nothing can be escaped. */
static void write_literal(dsr_text text, struct bytes *into) {
    for (size_t i = 0; i < text.len; i++)
        bytes_add_char(into, is_line_end(text.at[i]) ? ' ' : text.at[i]);
}

void leaf_write(struct leaf *leaf, uint32_t index, struct bytes *into) {
    const struct token *token = &leaf->tokens[index];
    size_t start = into->len;
    if (token->is_gone)
        return;
    if (is_kept(leaf, token))
        bytes_add(into, leaf->source.at + token->start, token->end - token->start);
    else if (token->is_literal)
        write_literal(token_meaning(leaf, token), into);
    else
        escape_inline(leaf, index, token_meaning(leaf, token), into);
    if (token->needs_slash && start + token->slash_at <= into->len) {
        bytes_add_char(into, '\\');
        if (into->has_failed)
            return;
        char *at = into->at + start + token->slash_at;
        memmove(at + 1, at, into->len - 1 - (start + token->slash_at));
        *at = '\\';
    }
}

/* ---- patches ---- */

static uint32_t leaf_start(const struct leaf *leaf) {
    for (uint32_t i = 0; i < leaf->count; i++)
        if (leaf->tokens[i].kind != TOKEN_NEW)
            return leaf->tokens[i].start;
    return leaf->count ? leaf->tokens[0].start : 0;
}

bool leaf_emit(struct leaf *leaf, struct patches *patches) {
    uint32_t kept_end = leaf_start(leaf), last = kept_end;
    struct bytes bytes = {0};
    bool is_fine = true;
    for (uint32_t i = 0; i < leaf->count && is_fine; i++) {
        const struct token *token = &leaf->tokens[i];
        last = token->end > last ? token->end : last;
        if (!is_kept(leaf, token) || token->needs_slash) {
            leaf_write(leaf, i, &bytes);
            continue;
        }
        if (bytes.len || kept_end < token->start)
            is_fine = patches_add(patches, kept_end, token->start, bytes.at, bytes.len);
        bytes.len = 0;
        kept_end = token->end;
    }
    if (is_fine && (bytes.len || kept_end < last))
        is_fine = patches_add(patches, kept_end, last, bytes.at, bytes.len);
    is_fine = is_fine && !bytes.has_failed;
    free(bytes.at);
    return is_fine;
}

/* ---- its text, folded ---- */

char *leaf_text(const struct leaf *leaf, size_t *len) {
    struct bytes text = {0};
    for (uint32_t i = 0; i < leaf->count; i++) {
        const struct token *token = &leaf->tokens[i];
        bool is_text =
            token->kind == TOKEN_TEXT || token->kind == TOKEN_BREAK || token->kind == TOKEN_NEW;
        if (is_text && !token->is_gone) {
            dsr_text meaning = token_meaning(leaf, token);
            bytes_add_folded(&text, meaning.at, meaning.len);
        }
    }
    if (text.len && text.at[text.len - 1] == ' ')
        text.len--;
    bytes_add_char(&text, 0);
    *len = text.len ? text.len - 1 : 0;
    if (text.has_failed) {
        free(text.at);
        return NULL;
    }
    return text.at;
}

/* SPDX-License-Identifier: MIT */
/*
 * What must be escaped where: outside paragraphs by what would end the place, at the start of a
 * line by what would begin a block.
 */
#include <stdlib.h>
#include <string.h>

#include "leaf.h"

static bool reserve(struct bytes *bytes, size_t len) {
    if (bytes->len + len <= bytes->room)
        return true;
    size_t room = (bytes->len + len) * 2 + 64;
    char *grown = bytes->has_failed ? NULL : realloc(bytes->at, room);
    if (!grown) {
        bytes->has_failed = true;
        return false;
    }
    bytes->at = grown;
    bytes->room = room;
    return true;
}

void bytes_add(struct bytes *bytes, const char *at, size_t len) {
    if (!reserve(bytes, len))
        return;
    if (len)
        memcpy(bytes->at + bytes->len, at, len);
    bytes->len += len;
}

void bytes_add_folded(struct bytes *bytes, const char *at, size_t len) {
    if (len == 0 || !reserve(bytes, len))
        return;
    char *into = bytes->at + bytes->len;
    bool is_apart = bytes->len == 0 || into[-1] == ' ';
    for (size_t i = 0; i < len; i++) {
        bool is_space = (at[i] >= 9 && at[i] <= 13) || at[i] == ' ';
        *into = is_space ? ' ' : at[i];
        into += !(is_space && is_apart);
        is_apart = is_space;
    }
    bytes->len = (size_t)(into - bytes->at);
}

static void add_hex(struct bytes *into, char c) {
    char hex[4];
    static const char digits[] = "0123456789ABCDEF";
    hex[0] = '%';
    hex[1] = digits[(unsigned char)c >> 4];
    hex[2] = digits[(unsigned char)c & 15];
    bytes_add(into, hex, 3);
}

static const char *forbidden_in(enum context context) {
    switch (context) {
    case IN_TARGET: /* between "<" and ">" where it has a blank or a bracket */
        return "<>\\";
    case IN_TITLE:
        return "\"'()\\";
    case IN_LINK_LABEL:
        return "[]\\";
    case IN_ATTRIBUTES:
        return "{}";
    case IN_INFO:
        return "`";
    default:
        return "";
    }
}

/* Brackets in a target are harmless in pairs; md4c lets others cut a link around it. */
static bool has_pairs(dsr_text text) {
    size_t depth = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '[')
            depth++;
        else if (text.at[i] == ']' && depth-- == 0)
            return false;
    }
    return depth == 0;
}

void escape_literal(dsr_text text, enum context context, const char *line_end, dsr_text prefix,
                    struct bytes *into) {
    bool has_lines = context == IN_FENCE || context == IN_INDENTED || context == IN_HTML ||
                     context == IN_COMMENT;
    const char *forbidden = forbidden_in(context);
    if (context == IN_TARGET && !has_pairs(text))
        forbidden = "<>\\[]";
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if (is_line_end(c)) {
            if (has_lines) {
                bytes_add(into, line_end, strlen(line_end));
                bytes_add(into, prefix.at, prefix.len);
            } else {
                bytes_add_char(into, ' ');
            }
        } else if (context == IN_TARGET && (unsigned char)c < ' ') {
            add_hex(into, c);
        } else if (context == IN_COMMENT && c == '-' && i + 1 < text.len && text.at[i + 1] == '-') {
            bytes_add(into, "- ", 2); /* "-->" would end it */
        } else if (c && strchr(forbidden, c)) {
            if (context != IN_ATTRIBUTES && context != IN_INFO)
                bytes_add_char(into, '\\');
            bytes_add_char(into, context == IN_INFO ? '\'' : c == '{' ? '(' : c == '}' ? ')' : c);
        } else {
            bytes_add_char(into, c);
        }
    }
}

/* ---- the start of a line ---- */

static bool is_end(struct source s, uint32_t at) {
    return at >= s.size || is_blank(s.at[at]) || is_line_end(s.at[at]);
}

/* Only signs and blanks to the end of the line: a rule, an underline, a table's second row. */
static bool is_ruled(struct source s) {
    uint32_t at = 0;
    while (at < s.size && s.at[at] && strchr("-_=*|:+ \t", s.at[at]))
        at++;
    return at >= s.size || is_line_end(s.at[at]);
}

static struct beginning number_start(struct source s) {
    uint32_t end = 0;
    while (end < s.size && end < 9 && is_digit(s.at[end]))
        end++;
    bool is_marker =
        end > 0 && end < s.size && (s.at[end] == '.' || s.at[end] == ')') && is_end(s, end + 1);
    return is_marker ? (struct beginning){end, end + 2} : (struct beginning){UINT32_MAX, 0};
}

static uint32_t run_length(struct source s) {
    uint32_t end = 0;
    while (end < s.size && s.at[end] == s.at[0])
        end++;
    return end;
}

/* What one sign at the start may begin; 0: nothing, else how many bytes decide it. */
static uint32_t decided_by(struct source s, bool is_first) {
    uint32_t run = run_length(s);
    switch (s.at[0]) {
    case '#':
        return run <= 6 && is_end(s, run) ? run + 1 : 0;
    case '>':
        return 1;
    case '+':
        return is_end(s, 1) ? 2 : 0;
    case '-':
    case '*':
    case '_':
    case '=':
    case '|':
    case ':':
        if (is_ruled(s))
            return s.size;
        return (s.at[0] == '-' || s.at[0] == '*') && is_end(s, 1) ? 2 : 0;
    case '`':
    case '~':
        return run >= 3 ? s.size : 0;
    case '<':
        return s.size > 1 && (is_letter(s.at[1]) || strchr("!?/", s.at[1])) ? s.size : 0;
    case '[': /* a definition */
        return is_first && memmem(s.at, s.size, "]:", 2) ? s.size : 0;
    default:
        return 0;
    }
}

struct beginning block_start(const char *at, size_t len, bool is_first) {
    struct source s = {at, (uint32_t)len};
    if (len == 0)
        return (struct beginning){UINT32_MAX, 0};
    uint32_t decided = decided_by(s, is_first);
    return decided ? (struct beginning){0, decided} : number_start(s);
}

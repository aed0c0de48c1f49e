/* SPDX-License-Identifier: MIT */
/*
 * What must be escaped where: outside paragraphs by what would end the place, at the start of a
 * line by what would begin a block.
 */
#include <stdlib.h>
#include <string.h>

#include "leaf.h"

void bytes_add(struct bytes *bytes, const char *at, size_t len) {
    if (bytes->len + len > bytes->room) {
        size_t room = (bytes->len + len) * 2 + 64;
        char *grown = bytes->has_failed ? NULL : realloc(bytes->at, room);
        if (!grown) {
            bytes->has_failed = true;
            return;
        }
        bytes->at = grown;
        bytes->room = room;
    }
    if (len)
        memcpy(bytes->at + bytes->len, at, len);
    bytes->len += len;
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

void escape_literal(dsr_text text, enum context context, const char *line_end, dsr_text prefix,
                    struct bytes *into) {
    bool has_lines = context == IN_FENCE || context == IN_INDENTED || context == IN_HTML ||
                     context == IN_COMMENT;
    const char *forbidden = forbidden_in(context);
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if (is_line_end(c)) {
            if (has_lines) {
                bytes_add(into, line_end, strlen(line_end));
                bytes_add(into, prefix.at, prefix.len);
            } else {
                bytes_add_char(into, ' ');
            }
        } else if (context == IN_TARGET && ((unsigned char)c <= ' ' || strchr("()<>\\", c))) {
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

static uint32_t number_start(struct source s) {
    uint32_t end = 0;
    while (end < s.size && end < 9 && is_digit(s.at[end]))
        end++;
    bool is_marker =
        end > 0 && end < s.size && (s.at[end] == '.' || s.at[end] == ')') && is_end(s, end + 1);
    return is_marker ? end : UINT32_MAX;
}

/* Only signs and blanks to the end of the line: a rule, an underline, a table's second row. */
static bool is_ruled(struct source s) {
    uint32_t at = 0;
    while (at < s.size && s.at[at] && strchr("-=_*|:+ \t", s.at[at]))
        at++;
    return at >= s.size || is_line_end(s.at[at]);
}

uint32_t block_start(const char *at, size_t len, bool is_first) {
    struct source s = {at, (uint32_t)len};
    if (len == 0)
        return UINT32_MAX;
    uint32_t end = 0;
    switch (*at) {
    case '#':
        while (end < s.size && s.at[end] == '#')
            end++;
        return end <= 6 && is_end(s, end) ? 0 : UINT32_MAX;
    case '>':
        return 0;
    case '+':
        return is_end(s, 1) ? 0 : UINT32_MAX;
    case '-':
    case '*':
    case '_':
    case '=':
    case '|':
    case ':':
        if (is_ruled(s))
            return 0;
        return (*at == '-' || *at == '*') && is_end(s, 1) ? 0 : UINT32_MAX;
    case '`':
    case '~':
        return len >= 3 && at[1] == *at && at[2] == *at ? 0 : UINT32_MAX;
    case '<':
        return len > 1 && (is_letter(at[1]) || strchr("!?/", at[1])) ? 0 : UINT32_MAX;
    case '[': /* a definition */
        return is_first && memmem(at, len, "]:", 2) ? 0 : UINT32_MAX;
    default:
        return number_start(s);
    }
}

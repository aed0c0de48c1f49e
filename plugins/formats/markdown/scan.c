/* SPDX-License-Identifier: MIT */
/*
 * Small readers of Markdown's syntax; see scan.h.
 */
#include <string.h>

#include "scan.h"

enum { LABEL_MOST = 999 }; /* CommonMark 0.30, 4.7 */

uint32_t scan_line_start(struct source s, uint32_t at) {
    while (at > 0 && !is_line_end(s.at[at - 1]))
        at--;
    return at;
}

uint32_t scan_line_end(struct source s, uint32_t at) {
    const char *start = s.at + at;
    size_t len = s.size - at;
    const char *end = memchr(start, '\n', len);
    const char *other = memchr(start, '\r', end ? (size_t)(end - start) : len);
    if (other)
        end = other;
    return end ? (uint32_t)(end - s.at) : s.size;
}

uint32_t scan_after_end(struct source s, uint32_t at) {
    if (at < s.size && s.at[at] == '\r')
        at++;
    if (at < s.size && s.at[at] == '\n')
        at++;
    return at;
}

uint32_t scan_next_line(struct source s, uint32_t at) {
    return scan_after_end(s, scan_line_end(s, at));
}

uint32_t scan_blanks(struct source s, uint32_t at) {
    while (at < s.size && is_blank(s.at[at]))
        at++;
    return at;
}

uint32_t scan_prefix(struct source s, uint32_t at) {
    while (at < s.size && (is_blank(s.at[at]) || s.at[at] == '>'))
        at++;
    return at;
}

uint32_t scan_gap(struct source s, uint32_t at) {
    while (at < s.size && (is_blank(s.at[at]) || s.at[at] == '>' || is_line_end(s.at[at])))
        at++;
    return at;
}

uint32_t scan_column(struct source s, uint32_t at) {
    uint32_t column = 0;
    for (uint32_t i = scan_line_start(s, at); i < at; i++)
        column = s.at[i] == '\t' ? (column & ~UINT32_C(3)) + 4
                                 : column + ((s.at[i] & 0xC0) != 0x80 ? 1 : 0);
    return column;
}

uint32_t scan_quotes(struct source s, uint32_t line, uint32_t quotes) {
    uint32_t at = line;
    for (uint32_t found = 0; found < quotes; found++) {
        uint32_t sign = scan_blanks(s, at);
        if (sign >= s.size || s.at[sign] != '>')
            break;
        at = sign + 1;
        if (at < s.size && s.at[at] == ' ')
            at++;
    }
    return at;
}

bool scan_is_blank_before(struct source s, uint32_t line_start) {
    if (line_start == 0)
        return false;
    uint32_t at = line_start - 1;
    if (s.at[at] == '\n' && at > 0 && s.at[at - 1] == '\r')
        at--;
    while (at > 0 && (is_blank(s.at[at - 1]) || s.at[at - 1] == '>'))
        at--;
    return at == 0 || is_line_end(s.at[at - 1]);
}

uint32_t scan_list_marker(struct source s, uint32_t at, char *sign) {
    if (at >= s.size)
        return 0;
    uint32_t end = at;
    if (s.at[at] == '-' || s.at[at] == '+' || s.at[at] == '*') {
        *sign = s.at[at];
        end++;
    } else {
        while (end < s.size && end - at < 9 && is_digit(s.at[end]))
            end++;
        if (end == at || end >= s.size || (s.at[end] != '.' && s.at[end] != ')'))
            return 0;
        *sign = s.at[end++];
    }
    return end >= s.size || is_blank(s.at[end]) || is_line_end(s.at[end]) ? end : 0;
}

bool scan_is_rule(struct source s, uint32_t at) {
    if (at >= s.size || !strchr("-_*", s.at[at]) || s.at[at] == 0)
        return false;
    char sign = s.at[at];
    uint32_t count = 0;
    for (; at < s.size && !is_line_end(s.at[at]); at++) {
        if (s.at[at] == sign)
            count++;
        else if (!is_blank(s.at[at]))
            return false;
    }
    return count >= 3;
}

uint32_t scan_heading_marker(struct source s, uint32_t at) {
    uint32_t end = at;
    while (end < s.size && end - at < 7 && s.at[end] == '#')
        end++;
    if (end == at || end - at > 6)
        return 0;
    return end >= s.size || is_blank(s.at[end]) || is_line_end(s.at[end]) ? end : 0;
}

bool scan_is_underline(struct source s, uint32_t at) {
    if (at >= s.size || (s.at[at] != '=' && s.at[at] != '-'))
        return false;
    char sign = s.at[at];
    while (at < s.size && s.at[at] == sign)
        at++;
    at = scan_blanks(s, at);
    return at >= s.size || is_line_end(s.at[at]);
}

uint32_t scan_fence(struct source s, uint32_t at) {
    if (at >= s.size || (s.at[at] != '`' && s.at[at] != '~'))
        return 0;
    uint32_t end = at;
    while (end < s.size && s.at[end] == s.at[at])
        end++;
    return end - at >= 3 ? end : 0;
}

/* Blanks with at most one line end among them, and the next line's prefix; 0: two line ends. */
static uint32_t skip_one_line(struct source s, uint32_t at) {
    at = scan_blanks(s, at);
    if (at < s.size && is_line_end(s.at[at])) {
        at = scan_prefix(s, scan_after_end(s, at));
        if (at < s.size && is_line_end(s.at[at]))
            return 0;
    }
    return at;
}

/* "[...]" that is a link label; past its ']', or 0. */
static uint32_t link_label(struct source s, uint32_t at, uint32_t *start, uint32_t *end) {
    bool has_content = false;
    *start = ++at;
    for (uint32_t limit = at + LABEL_MOST; at < s.size && at <= limit; at++) {
        char c = s.at[at];
        if (c == '\\' && at + 1 < s.size && is_punct(s.at[at + 1])) {
            at++;
            has_content = true;
        } else if (c == '[') {
            return 0;
        } else if (c == ']') {
            *end = at;
            return has_content ? at + 1 : 0;
        } else if (is_line_end(c)) {
            uint32_t next = scan_prefix(s, scan_after_end(s, at));
            if (next >= s.size || is_line_end(s.at[next]))
                return 0; /* an empty line ends the paragraph */
        } else if (!is_blank(c)) {
            has_content = true;
        }
    }
    return 0;
}

/* CommonMark 0.30, 6.3: "<...>" or balanced without blanks; past it, or 0. */
static uint32_t link_target(struct source s, uint32_t at, uint32_t *start, uint32_t *end) {
    if (at < s.size && s.at[at] == '<') {
        for (*start = ++at; at < s.size && !is_line_end(s.at[at]) && s.at[at] != '<'; at++) {
            if (s.at[at] == '\\' && at + 1 < s.size && is_punct(s.at[at + 1])) {
                at++;
            } else if (s.at[at] == '>') {
                *end = at;
                return at + 1;
            }
        }
        return 0;
    }
    uint32_t depth = 0;
    *start = at;
    for (; at < s.size && (unsigned char)s.at[at] > 32 && s.at[at] != 127; at++) {
        if (s.at[at] == '\\' && at + 1 < s.size && is_punct(s.at[at + 1]))
            at++;
        else if (s.at[at] == '(')
            depth++;
        else if (s.at[at] == ')' && depth-- == 0)
            break;
    }
    *end = at;
    return at > *start ? at : 0;
}

/* A quoted title; past its last sign, or 0. */
static uint32_t link_title(struct source s, uint32_t at, uint32_t *start, uint32_t *end) {
    if (at >= s.size || (s.at[at] != '"' && s.at[at] != '\'' && s.at[at] != '('))
        return 0;
    char sign = s.at[at] == '(' ? ')' : s.at[at];
    for (*start = ++at; at < s.size; at++) {
        if (s.at[at] == '\\' && at + 1 < s.size && is_punct(s.at[at + 1])) {
            at++;
        } else if (s.at[at] == sign) {
            *end = at;
            return at + 1;
        } else if (is_line_end(s.at[at])) {
            uint32_t next = scan_prefix(s, scan_after_end(s, at));
            if (next >= s.size || is_line_end(s.at[next]))
                return 0;
        } else if (sign == ')' && s.at[at] == '(') {
            return 0;
        }
    }
    return 0;
}

static bool ends_line(struct source s, uint32_t at) {
    at = scan_blanks(s, at);
    return at >= s.size || is_line_end(s.at[at]);
}

bool scan_definition(struct source s, uint32_t at, struct definition *d) {
    *d = (struct definition){.start = at};
    uint32_t end = link_label(s, at, &d->label_start, &d->label_end);
    if (!end || end >= s.size || s.at[end] != ':')
        return false;
    uint32_t target = skip_one_line(s, end + 1);
    if (!target || !(end = link_target(s, target, &d->target_start, &d->target_end)))
        return false;
    uint32_t title = skip_one_line(s, end);
    uint32_t past = title > end ? link_title(s, title, &d->title_start, &d->title_end) : 0;
    if (past && ends_line(s, past)) {
        d->end = past;
        return true;
    }
    d->title_start = d->title_end = 0;
    d->end = end;
    return ends_line(s, end);
}

static bool inline_tail(struct source s, uint32_t at, struct link_tail *t) {
    uint32_t end = skip_one_line(s, at + 1);
    if (!end || end >= s.size)
        return false;
    if (s.at[end] != ')') {
        end = link_target(s, end, &t->target_start, &t->target_end);
        if (!end)
            return false;
        uint32_t title = skip_one_line(s, end);
        uint32_t past = title > end ? link_title(s, title, &t->title_start, &t->title_end) : 0;
        end = skip_one_line(s, past ? past : end);
        if (!end || end >= s.size || s.at[end] != ')')
            return false;
    }
    t->end = end + 1;
    return true;
}

void scan_link_tail(struct source s, uint32_t at, struct link_tail *t) {
    *t = (struct link_tail){.end = at};
    if (at < s.size && s.at[at] == '(' && inline_tail(s, at, t))
        return;
    *t = (struct link_tail){.end = at};
    if (at + 1 >= s.size || s.at[at] != '[')
        return;
    if (s.at[at + 1] == ']') {
        t->end = at + 2;
        return;
    }
    uint32_t end = link_label(s, at, &t->label_start, &t->label_end);
    if (end)
        t->end = end;
    else
        t->label_start = t->label_end = 0;
}

/* SPDX-License-Identifier: MIT */
/*
 * Small readers of Markdown's syntax (CommonMark 0.30): lines, list markers, link tails and
 * definitions.  Pure functions over (source, size, place); a place past the end is `size`.
 */
#ifndef DOSSIER_MARKDOWN_SCAN_H
#define DOSSIER_MARKDOWN_SCAN_H

#include "tree.h"

struct source {
    const char *at;
    uint32_t size;
};

static inline bool is_blank(char c) {
    return c == ' ' || c == '\t';
}
static inline bool is_line_end(char c) {
    return c == '\n' || c == '\r';
}
static inline bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
static inline bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
static inline bool is_punct(char c) {
    return c > 32 && c < 127 && !is_digit(c) && !is_letter(c);
}
/* ASCII punctuation or white space: what may stand unclaimed. */
static inline bool is_trivial(char c) {
    return (c >= 9 && c <= 13) || c == ' ' || is_punct(c);
}

uint32_t scan_line_start(struct source s, uint32_t at);
uint32_t scan_line_end(struct source s, uint32_t at);  /* of its text */
uint32_t scan_next_line(struct source s, uint32_t at); /* from anywhere in a line */
uint32_t scan_after_end(struct source s, uint32_t at); /* past the line end that stands here */
uint32_t scan_blanks(struct source s, uint32_t at);    /* spaces and tabs */
uint32_t scan_prefix(struct source s, uint32_t at);    /* spaces, tabs, '>' */
uint32_t scan_gap(struct source s, uint32_t at);       /* the same and line ends */
/* Past the signs of that many quotes and the blank that belongs to the last of them. */
uint32_t scan_quotes(struct source s, uint32_t line, uint32_t quotes);
uint32_t scan_column(struct source s, uint32_t at); /* tabs to the next 4 */
bool scan_is_blank_before(struct source s, uint32_t line_start);

/* The end of a list marker that starts here, 0 when there is none.  `sign` is '-', '+', '*', or
 * the '.' or ')' after a number. */
uint32_t scan_list_marker(struct source s, uint32_t at, char *sign);
bool scan_is_rule(struct source s, uint32_t at);            /* a thematic break */
uint32_t scan_heading_marker(struct source s, uint32_t at); /* "## ", past the signs; 0: none */
bool scan_is_underline(struct source s, uint32_t at);       /* of a setext heading */
uint32_t scan_fence(struct source s, uint32_t at);          /* past its signs; 0: none */

/* A definition that starts at this '['; false when there is none. */
bool scan_definition(struct source s, uint32_t at, struct definition *into);

/* What follows the ']' of a link's text; all empty for a shortcut.  `end` is past all of it. */
struct link_tail {
    uint32_t target_start, target_end, title_start, title_end, label_start, label_end, end;
};
void scan_link_tail(struct source s, uint32_t at, struct link_tail *into);

#endif

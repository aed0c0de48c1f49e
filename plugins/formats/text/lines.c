/* SPDX-License-Identifier: MIT */
/*
 * Lines of a plain text; see lines.h.
 */
#include <string.h>

#include "lines.h"

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\v';
}

struct line line_at(const char *at, uint32_t size, uint32_t start) {
    const char *from = at + start;
    size_t len = size - start;
    const char *end = memchr(from, '\n', len);
    const char *other = memchr(from, '\r', end ? (size_t)(end - from) : len);
    if (other)
        end = other;
    struct line line = {.start = start, .text = start};
    line.end = end ? (uint32_t)(end - at) : size;
    line.next = line.end;
    if (line.next < size && at[line.next] == '\r')
        line.next++;
    if (line.next < size && at[line.next] == '\n')
        line.next++;
    line.text_end = line.end;
    while (line.text < line.end && is_blank(at[line.text]))
        line.text++;
    while (line.text_end > line.text && is_blank(at[line.text_end - 1]))
        line.text_end--;
    return line;
}

/* Columns: signs of East Asian scripts are two wide, bytes that continue a sign none. */
static uint32_t width_of(const char *at, uint32_t start, uint32_t end) {
    uint32_t width = 0;
    for (uint32_t i = start; i < end; i++) {
        unsigned char c = (unsigned char)at[i];
        width += (c & 0xC0) == 0x80 ? 0 : c >= 0xE3 && c <= 0xED ? 2 : 1;
    }
    return width;
}

/* Over 35 files of the United Nations, lines wider than 140 columns hold at most 3 % of a
 * wrapped text and at least 40 % of one that has a paragraph to a line. */
bool lines_are_wrapped(const char *at, uint32_t size) {
    uint64_t all = 0, wide = 0;
    for (uint32_t i = 0; i < size;) {
        struct line line = line_at(at, size, i);
        uint32_t width = width_of(at, line.text, line.text_end);
        all += width;
        wide += width > 140 ? width : 0;
        i = line.next;
    }
    return wide * 4 <= all;
}

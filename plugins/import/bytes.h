/* SPDX-License-Identifier: MIT */
/*
 * Small questions about UTF-8 text at a byte: spaces (the no-break ones count, real references
 * hold them), letters, borders of words.  Knows no language.
 */
#ifndef DOSSIER_IMPORT_BYTES_H
#define DOSSIER_IMPORT_BYTES_H

#include "dossier/stage.h"

#include <string.h>

static inline unsigned char byte_at(dsr_text text, size_t at) {
    return at < text.len ? (unsigned char)text.at[at] : 0;
}

static inline bool is_digit(unsigned char c) {
    return c >= '0' && c <= '9';
}

static inline bool is_upper(unsigned char c) {
    return c >= 'A' && c <= 'Z';
}

static inline bool is_lower(unsigned char c) {
    return c >= 'a' && c <= 'z';
}

/* Part of a word.  Of the bytes above ASCII all count but the leading bytes of Latin-1 signs
 * (C2: no-break space, degree, section) and of general punctuation (E2: dashes, quotes). */
static inline bool is_word_byte(unsigned char c) {
    return is_lower(c) || is_upper(c) || is_digit(c) || (c >= 0xC3 && c != 0xE2);
}

/* Whether the character before `end` is part of a word. */
static inline bool ends_in_word(dsr_text text, size_t end) {
    if (end == 0) {
        return false;
    }
    unsigned char c = (unsigned char)text.at[--end];
    while (c >= 0x80 && c < 0xC0 && end > 0) {
        c = (unsigned char)text.at[--end];
    }
    return is_word_byte(c);
}

/* Bytes of the space at `at`: 0 when there is none.  U+00A0, U+2009 and U+202F are spaces. */
static inline size_t space_len(dsr_text text, size_t at) {
    unsigned char c = byte_at(text, at);
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        return 1;
    }
    if (c == 0xC2 && byte_at(text, at + 1) == 0xA0) {
        return 2;
    }
    if (c == 0xE2 && byte_at(text, at + 1) == 0x80 &&
        (byte_at(text, at + 2) == 0x89 || byte_at(text, at + 2) == 0xAF)) {
        return 3;
    }
    return 0;
}

static inline size_t skip_space(dsr_text text, size_t at) {
    for (size_t len; (len = space_len(text, at)) > 0;) {
        at += len;
    }
    return at;
}

/* Spaces within the line. */
static inline size_t skip_blanks(dsr_text text, size_t at) {
    for (size_t len; byte_at(text, at) != '\n' && (len = space_len(text, at)) > 0;) {
        at += len;
    }
    return at;
}

/* The end of the text before `at` without the spaces there. */
static inline size_t trim_end(dsr_text text, size_t start, size_t at) {
    while (at > start) {
        unsigned char c = (unsigned char)text.at[at - 1];
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            at -= 1;
        } else if (c == 0xA0 && at - start >= 2 && (unsigned char)text.at[at - 2] == 0xC2) {
            at -= 2;
        } else {
            break;
        }
    }
    return at;
}

static inline size_t line_end(dsr_text text, size_t at) {
    const char *end = at < text.len ? memchr(text.at + at, '\n', text.len - at) : NULL;
    return end != NULL ? (size_t)(end - text.at) : text.len;
}

static inline dsr_text part_of(dsr_text text, size_t start, size_t end) {
    return (dsr_text){text.at + start, end - start};
}

static inline bool starts_with(dsr_text text, size_t at, dsr_text word) {
    return at <= text.len && word.len <= text.len - at &&
           memcmp(text.at + at, word.at, word.len) == 0;
}

static inline bool same_text(dsr_text a, dsr_text b) {
    return a.len == b.len && memcmp(a.at, b.at, a.len) == 0;
}

#endif

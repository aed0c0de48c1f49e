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
 * (C2: no-break space, degree, section), of general punctuation (E2: dashes, quotes), of what is
 * written without spaces between words (E3 to E9: Chinese) and of full-width forms (EF). */
static inline bool is_word_byte(unsigned char c) {
    return is_lower(c) || is_upper(c) || is_digit(c) || (c >= 0xC3 && c < 0xE2);
}

/* A character of Chinese text or of a script above it. */
static inline bool is_wide_byte(unsigned char c) {
    return c >= 0xE3;
}

/* Part of a word, told by the whole character: Arabic commas and the like are none. */
static inline bool is_arabic_stop(unsigned char lead, unsigned char c) {
    return lead == 0xD8 && (c == 0x8C || c == 0x9B || c == 0x9F);
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
    return is_word_byte(c) &&
           !(end + 1 < text.len && is_arabic_stop(c, (unsigned char)text.at[end + 1]));
}

static inline bool is_word_at(dsr_text text, size_t at) {
    return at < text.len && is_word_byte((unsigned char)text.at[at]) &&
           !(at + 1 < text.len &&
             is_arabic_stop((unsigned char)text.at[at], (unsigned char)text.at[at + 1]));
}

/* Bytes of the space at `at`: 0 when there is none.  U+00A0, U+2009, U+202F and U+3000 are spaces;
 * so are the marks of direction, U+200E and U+200F. */
static inline size_t space_len(dsr_text text, size_t at) {
    unsigned char c = byte_at(text, at);
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        return 1;
    }
    if (c == 0xC2 && byte_at(text, at + 1) == 0xA0) {
        return 2;
    }
    if (c == 0xE2 && byte_at(text, at + 1) == 0x80) {
        unsigned char last = byte_at(text, at + 2);
        return last == 0x89 || last == 0xAF || last == 0x8E || last == 0x8F ? 3 : 0;
    }
    if (c == 0xE3 && byte_at(text, at + 1) == 0x80 && byte_at(text, at + 2) == 0x80) {
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

/* The second byte of a letter drawn long (U+0640) or of a vowel sign (U+064B to U+0652), behind
 * D9: printed or not as it pleases, never part of what a word is. */
static inline bool is_arabic_mark(unsigned char c) {
    return c == 0x80 || (c >= 0x8B && c <= 0x92);
}

/* The byte at `at` with capitals folded, also those of Latin-1 and Cyrillic, whose two bytes
 * stay two; Arabic vowel signs count with what they follow; a space of any kind is one blank.
 * `*len`: bytes it stands for. */
static inline unsigned char folded_at(dsr_text text, size_t at, size_t *len) {
    unsigned char c = (unsigned char)text.at[at];
    *len = 1;
    if (c < 0x80) {
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            *len = skip_space(text, at) - at;
            return ' ';
        }
        return is_upper(c) ? c | 0x20 : c;
    }
    if (c < 0xC0) {
        unsigned char lead = at > 0 ? (unsigned char)text.at[at - 1] : 0;
        bool is_latin = lead == 0xC3 && c <= 0x9E && c != 0x97;
        bool is_high = lead == 0xD0 && c >= 0x90 && c <= 0x9F;
        bool is_low = lead == 0xD0 && c >= 0xA0 && c <= 0xAF;
        while (byte_at(text, at + *len) == 0xD9 && is_arabic_mark(byte_at(text, at + *len + 1))) {
            *len += 2;
        }
        return is_latin || is_high         ? c | 0x20
               : is_low                    ? c & 0xDF
               : lead == 0xD0 && c == 0x81 ? 0x91
                                           : c;
    }
    unsigned char next = byte_at(text, at + 1);
    if (c == 0xD0 && ((next >= 0xA0 && next <= 0xAF) || next == 0x81)) {
        return 0xD1;
    }
    if (c == 0xE2 && next == 0x80 && byte_at(text, at + 2) == 0x99) {
        *len = 3;
        return '\'';
    }
    if (space_len(text, at) > 0) {
        *len = skip_space(text, at) - at;
        return ' ';
    }
    return c;
}

static inline size_t line_end(dsr_text text, size_t at) {
    const char *end = at < text.len ? memchr(text.at + at, '\n', text.len - at) : NULL;
    return end != NULL ? (size_t)(end - text.at) : text.len;
}

static inline size_t line_start(dsr_text text, size_t at) {
    while (at > 0 && text.at[at - 1] != '\n') {
        at--;
    }
    return at;
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

/* SPDX-License-Identifier: MIT */
/* What a code point is to the scanner of words, and how it folds.  Knows no words. */
#ifndef ANONYMISE_SIGNS_H
#define ANONYMISE_SIGNS_H

#include <stddef.h>
#include <stdint.h>

enum sign_kind {
    SIGN_OTHER,
    SIGN_UPPER,
    SIGN_LOWER,
    SIGN_CASELESS,
    SIGN_SCRIPT, /* a word of its own: the script writes no spaces */
    SIGN_DIGIT,
    SIGN_MARK, /* combining: part of the letter before */
    SIGN_INVISIBLE,
    SIGN_SPACE,
    SIGN_BREAK,
    SIGN_HYPHEN,
    SIGN_APOSTROPHE,
    SIGN_JOIN,
};

enum sign_kind sign_kind(int32_t sign);

/* "&nbsp;", "&#79;", "&#x4F;", "&eacute;" at `at`; returns its width, 1 (and '&') for none. */
size_t entity_read(const char *at, size_t len, int32_t *sign);

int hex_digit(char byte); /* -1: none */

#endif

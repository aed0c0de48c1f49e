/* SPDX-License-Identifier: MIT */
/*
 * Text to words: where each letter run stands, a key that is the same for all its case, accent
 * and Unicode variants, and what stands between it and the word before.  All else in this
 * module works on words.  Knows no names and no lists.
 */
#ifndef ANONYMISE_WORDS_H
#define ANONYMISE_WORDS_H

#include "dossier/stage.h"

/* What stands between a word and the one before; several may. */
enum gap {
    GAP_SPACE = 1,
    GAP_BREAK = 2,      /* a line end */
    GAP_EMPTY_LINE = 4, /* two of them */
    GAP_HYPHEN = 8,
    GAP_APOSTROPHE = 16,
    GAP_DOT = 32,
    GAP_COMMA = 64,
    GAP_OPEN = 128, /* a bracket */
    GAP_CLOSE = 256,
    GAP_JOIN = 512,  /* what holds words together in names of things: _ + * and the like */
    GAP_PATH = 1024, /* / \ @ = # : */
    GAP_OTHER = 2048,
    GAP_START = 4096, /* first word of the text */
};

enum shape {
    WORD_CAPITAL = 1,     /* begins with a capital */
    WORD_ALL_CAPITAL = 2, /* all letters are; a single capital letter too */
    WORD_DIGITS = 4,
    WORD_SINGLE = 8,     /* one letter: an initial, when it is a capital */
    WORD_SCRIPT = 16,    /* one sign of a script without spaces: Han, kana, Thai */
    WORD_NOT_LATIN = 64, /* Greek, Cyrillic, Armenian, Georgian: with capitals, other letters */
    WORD_CASELESS = 32,  /* letters of a script without capitals: Arabic, Hebrew */
};

struct word {
    uint64_t key;
    uint32_t start, end; /* bytes of the text; invisible signs inside included */
    uint16_t gap;
    uint8_t shape;
    uint8_t len; /* of the folded form in bytes; 255: that or more */
};

struct words {
    struct word *rows;
    size_t count, capacity;
    bool is_out_of_memory;
};

/* `reads_entities`: "&nbsp;" and "&#79;" are read as what they mean (raw mark-up). */
void words_read(struct words *words, dsr_text text, bool reads_entities);
void words_free(struct words *words);

/* The key of two words written as one. */
uint64_t words_joined_key(uint64_t first, const struct word *second);

/* The folded form of one code point as UTF-8, at most 16 bytes; 0: it is no letter or digit. */
size_t fold_sign(int32_t sign, char *into);

/* Decodes one code point; at least 1 byte.  -1 for a broken sequence. */
size_t sign_read(const char *at, size_t len, int32_t *sign);

#endif

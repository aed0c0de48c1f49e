/* SPDX-License-Identifier: MIT */
/*
 * The words of one language that import looks for, in one trie built once: whatever the number
 * of words, a text is scanned once.  Case of letters, kinds of space and kinds of
 * apostrophe are folded.
 */
#ifndef DOSSIER_IMPORT_VOCABULARY_H
#define DOSSIER_IMPORT_VOCABULARY_H

#include "dossier/stage.h"

/* What a word may be; one word can be several things ("of" joins steps and links texts). */
enum word_class {
    WORD_KIND = 1,      /* "paragraphs": before cited numbers */
    WORD_LABEL = 2,     /* "Article": before the number of a label */
    WORD_SUFFIX = 4,    /* "of the agenda": after cited numbers */
    WORD_RANGE = 8,     /* "to" */
    WORD_LIST = 16,     /* "and" */
    WORD_JOIN = 32,     /* "of": between two steps of one reference */
    WORD_RELATIVE = 64, /* "above" */
    WORD_LINK = 128,    /* "of": before the name of another text */
    WORD_DETERMINER = 256,
    WORD_INTERNAL = 512,    /* "of the present": before this text's own name */
    WORD_INSTRUMENT = 1024, /* "resolution" */
    WORD_CITED = 2048,      /* "ibid." */
    WORD_INSERT = 4096,     /* "bis" */
    WORD_ORDINAL = 8192,    /* "er" in "1er" */
    WORD_CONTENTS = 16384,
    WORD_BOUNDARY = 32768,
    WORD_AGENDA = 65536,
    WORD_WRAP = 1 << 17,            /* before a number that a unit closes */
    WORD_UNIT = 1 << 18,            /* behind a number: its kind */
    WORD_FILLER = 1 << 20,          /* "no.": between word and number */
    WORD_PRECEDING = 1 << 21,       /* "preceding": cites the label before */
    WORD_FOLLOWING = 1 << 22,       /* "following": the one behind */
    WORD_RELATIVE_BEFORE = 1 << 23, /* "above", where it stands before the reference */
    WORD_SELF = 1 << 24,            /* "of this", where it stands before the reference */
    WORD_NEARBY = WORD_PRECEDING | WORD_FOLLOWING,
};

struct word {
    uint32_t classes;
    uint8_t kind;        /* of WORD_KIND: the kind cited */
    uint8_t label_kind;  /* of WORD_LABEL */
    uint8_t suffix_kind; /* of WORD_SUFFIX */
    uint8_t unit_kind;   /* of WORD_UNIT */
};

struct vocabulary_node {
    uint32_t first, next; /* child, sibling; 0: none */
    struct word word;
    unsigned char byte; /* folded */
};

struct vocabulary {
    struct vocabulary_node *nodes; /* node 0 is the root */
    size_t count, capacity;
    uint32_t roots[256];  /* children of the root, by folded byte */
    uint64_t pairs[1024]; /* of bytes, as bits: see vocabulary_next_cite */
    uint32_t starts[256]; /* by first byte, folded or not: classes of the words that begin so */
};

/* Adds a word; a second time adds the classes.  False: no memory. */
bool vocabulary_add(struct vocabulary *vocabulary, dsr_text text, const struct word *word);
void vocabulary_free(struct vocabulary *vocabulary);

/* The longest word at `at` that has one of `classes` and ends at a border of words; its length
 * in the text, 0 when there is none.  `found` may be NULL. */
size_t vocabulary_match(const struct vocabulary *vocabulary, dsr_text text, size_t at,
                        uint32_t classes, struct word *found);

/* The first place from `at` on where a word that cites (WORD_KIND, WORD_INSTRUMENT) could stand,
 * by its first two bytes, since most words of a text begin like none of them; text.len: none. */
size_t vocabulary_next_cite(const struct vocabulary *vocabulary, dsr_text text, size_t at);

/* Whether the text before `at` ends with such a word; its length, 0 when not. */
size_t vocabulary_match_before(const struct vocabulary *vocabulary, dsr_text text, size_t at,
                               uint32_t classes);

#endif

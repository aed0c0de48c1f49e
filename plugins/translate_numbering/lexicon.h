/* SPDX-License-Identifier: MIT */
/*
 * How a language writes references, as its data file says: the words by which one is taken
 * apart, and the forms from which one is put together.  Made once, in open.
 */
#ifndef LEXICON_H
#define LEXICON_H

#include "translate.h"

enum { CASES_MOST = 6, INSERTS_MOST = 9, INSIDE_MOST = 3, NUMERALS_MOST = 8 };

/* What the words before a reference say of its place in the sentence. */
enum relation {
    RELATION_NONE,
    RELATION_ACCORDANCE,
    RELATION_PURSUANT,
    RELATION_UNDER,
    RELATION_IN,
    RELATION_OF,
    RELATION_TO,
    RELATION_BY,
    RELATION_COUNT
};

enum separator { SEPARATOR_AND, SEPARATOR_OR, SEPARATOR_COMMA, SEPARATOR_RANGE, SEPARATOR_COUNT };

/* A kind's words: forms with {n} in them, by grammatical case where the language has any. */
struct kind_words {
    dsr_text name;                                               /* "paragraph", "rule" ... */
    dsr_text one[CASES_MOST], two[CASES_MOST], many[CASES_MOST]; /* two is empty where many does */
    dsr_text short_one, short_many, of_one, of_many;
    dsr_text first;                  /* for the number 1: "premier" */
    dsr_text inside[INSIDE_MOST][2]; /* another form below this kind */
    size_t inside_count;
    uint8_t cases[RELATION_COUNT]; /* 1 is the first; 0: as the language has it */
    bool is_feminine, repeats;     /* the latter: "附件一和附件二" */
};

enum word_class {
    WORD_KIND,
    WORD_SUFFIX,
    WORD_WRAP, /* opens a number that a suffix closes */
    WORD_SEPARATOR,
    WORD_JOIN,
    WORD_ABOVE,
    WORD_BELOW,
    WORD_IBID,
    WORD_INSERT,
    WORD_DETERMINER,
    WORD_RELATION,
};

struct word {
    dsr_text text;
    enum word_class class;
    uint8_t value; /* index of a kind, an insert, a separator or a relation */
    bool is_short, is_many;
};

/* Numerals that references have instead of the Western ones. */
struct numerals {
    dsr_text western, masculine, feminine;
};

struct lexicon {
    dsr_text language;
    struct kind_words *kinds;
    size_t kind_count;
    struct word *words; /* longest first */
    size_t word_count, word_room;
    dsr_text separators[SEPARATOR_COUNT];
    dsr_text inserts[INSERTS_MOST], insert_form;
    struct numerals numerals[NUMERALS_MOST];
    size_t numerals_count;
    uint8_t cases[RELATION_COUNT];
    dsr_text prefixes[RELATION_COUNT][2]; /* put before the word, instead of its beginning */
    dsr_text of, nested, joint, above, below, ibid, item, subitem;
    bool has_joint, is_inner_first, is_outer_first, is_relative_first, is_short_in_brackets;
    bool is_insert_last, nested_repeats;
    bool is_complete; /* has what printing needs */
};

bool lexicon_load(dsr_job *job, const dsr_value *language, struct lexicon *lexicon);
void lexicon_free(struct lexicon *lexicon);

/* The longest word of one of the classes (bits) that stands at `at`; NULL: none. */
const struct word *lexicon_word(const struct lexicon *lexicon, dsr_text text, size_t at,
                                uint32_t classes, size_t *len);
const struct kind_words *lexicon_kind(const struct lexicon *lexicon, dsr_text name);
/* The scheme that references have for numerals of a Western scheme; empty: that one. */
dsr_text lexicon_scheme(const struct lexicon *lexicon, dsr_text western, bool is_feminine);
/* With a capital letter in front; the text itself where it has none, or has one already. */
dsr_text capitalised(dsr_text text, char *room, size_t size);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * A person's name as words, and all the forms it may take in a text.  Knows no document and
 * no entity numbers beyond the value it writes into phrases.
 */
#ifndef ANONYMISE_NAMES_H
#define ANONYMISE_NAMES_H

#include "lexicon.h"
#include "phrases.h"

#define MOST_NAME_WORDS 10
#define MOST_NAME_PARTS 4

enum name_word_flags { NAME_IS_INITIAL = 1, NAME_IS_PARTICLE = 2 };

/* "Brooks-Randolph" is one word of two parts. */
struct name_word {
    dsr_text text;
    uint64_t parts[MOST_NAME_PARTS];
    uint64_t joined; /* all parts as one */
    uint64_t umlaut; /* joined, with "ue" for "ü" and the like; equal to joined: none */
    uint64_t initial;
    uint32_t part_count, flags, len; /* len: letters of the joined, folded form in bytes */
    uint32_t part_len[MOST_NAME_PARTS];
};

struct name {
    struct name_word words[MOST_NAME_WORDS];
    size_t count;
    size_t family; /* words[family .. count) are the family name, as far as one can tell */
};

/* What a phrase of the names dictionary is. */
enum name_phrase {
    NAME_FULL = 1,   /* two words or more */
    NAME_FAMILY = 2, /* the family name alone */
    NAME_PART = 4,   /* another of its words alone */
    NAME_JOINED = 8, /* written as one word, as in a login */
    NAME_ALIAS = 16, /* exactly as written in the list */
    NAME_INITIALS = 32,
    NAME_PROTECTED = 64,
    NAME_KEPT = 128,
};

/* Reads a name from a text.  "VETTELBACH, Oriane" is turned round when `may_invert`.  False
 * when there are no words, or too many.  The texts point into `text`. */
bool name_read(struct name *name, dsr_text text, const struct lexicon *lexicon, bool may_invert);

/* Whether the two are one person's, as far as names can tell: one is the other with words left
 * out or shortened to initials, and the family names agree. */
bool names_agree(const struct name *one, const struct name *other);

/* Adds every form of the name to the list. */
void name_add_forms(const struct name *name, struct phrase_list *list, uint32_t value,
                    uint32_t flags, const struct lexicon *lexicon);

#endif

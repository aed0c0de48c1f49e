/* SPDX-License-Identifier: MIT */
/*
 * What words are, by the lists in scripts/lists: titles, states, bodies, function words ...
 * Built at open from Lua data, read-only afterwards.  Knows no text.
 */
#ifndef ANONYMISE_LEXICON_H
#define ANONYMISE_LEXICON_H

#include "phrases.h"

enum lexicon_class {
    LEX_COURTESY = 1, /* Mr., Mme, H.E.: goes with the name */
    LEX_OFFICE = 2,   /* President, Judge: stands before a name and stays */
    LEX_PARTICLE = 4, /* van, de la, bin */
    LEX_STATE = 8,
    LEX_PLACE = 16,
    LEX_BODY = 32,         /* words that make a run of capitals a body, a document, a thing */
    LEX_STOP = 64,         /* function words */
    LEX_TIME = 128,        /* months, days */
    LEX_ROLE = 256,        /* what a person is said to be: Chair, lawyer, applicant */
    LEX_CUE = 512,         /* a name follows: "chaired by" */
    LEX_GIVEN = 1024,      /* given names */
    LEX_COMMON = 2048,     /* surnames that are common words too */
    LEX_SUFFIX = 4096,     /* Jr., III */
    LEX_PEOPLE = 8192,     /* Norwegian, African */
    LEX_PSEUDONYM = 16384, /* words of the policy's templates */
    LEX_MALE = 1 << 15,
    LEX_FEMALE = 1 << 16,
    LEX_WEAK = 1 << 17,         /* a title in its own language only: "M." in French */
    LEX_LOWER = 1 << 18,        /* a title that is written small too: "г-н" */
    LEX_PLURAL = 1 << 19,       /* Messrs. */
    LEX_WHERE = 1 << 27,        /* prepositions that places stand after */
    LEX_HARD = 1 << 28,         /* function words that stand in no name, whatever their case */
    LEX_LANGUAGES = 0x3F << 20, /* which titles file a weak title is from */
};

struct lexicon {
    struct phrase_list list; /* while it is built */
    struct words words;
    void *bytes;
    size_t size;
    struct phrases phrases;
    char languages[6][12]; /* of the titles files: bit 20 + index */
    size_t language_count;
};

/* Adds every entry of a text (parted by semicolons and line ends), or of the texts of a list,
 * with these classes. */
void lexicon_add_list(struct lexicon *lexicon, const dsr_host *host, const dsr_value *list,
                      uint32_t classes);
void lexicon_add(struct lexicon *lexicon, dsr_text text, uint32_t classes);
/* Adds a file of titles: its courtesy, office, role, cue and suffix lists. */
void lexicon_add_titles(struct lexicon *lexicon, const dsr_host *host, const dsr_value *file);
bool lexicon_close_list(struct lexicon *lexicon); /* false: no memory */
void lexicon_free(struct lexicon *lexicon);

/* The classes of a single word; 0: in no list. */
uint32_t lexicon_word(const struct lexicon *lexicon, uint64_t key);

/* Whether a word is something else than a name as well: a surname that is one needs a title, or
 * the full name, to count. */
bool lexicon_is_common(const struct lexicon *lexicon, uint64_t key);

/* The bit of a language ("fr-CA" is "fr"); 0: none. */
uint32_t lexicon_language(const struct lexicon *lexicon, dsr_text language);

/* Classes of every word of a text: those of phrases of several words lie on each of them.
 * `into` has a row for each word. */
void lexicon_classify(const struct lexicon *lexicon, const struct words *words, uint32_t language,
                      uint32_t *into);

#endif

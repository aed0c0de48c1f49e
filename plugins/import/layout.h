/* SPDX-License-Identifier: MIT */
/*
 * What the data files say, compiled once when the stage is opened: the levels of a layout with
 * the schemes and forms their labels may have, and the languages with their words.
 */
#ifndef DOSSIER_IMPORT_LAYOUT_H
#define DOSSIER_IMPORT_LAYOUT_H

#include "dossier/stage.h"
#include "scheme.h"
#include "vocabulary.h"

enum {
    LEVEL_MOST = 32,
    FORM_MOST = 48,
    SIGN_MOST = 32,
    PRINT_MOST = 96, /* ways a language prints labels */
    PREFIX_MOST = 12,
    KIND_MOST = 64,
    NO_LEVEL = 255,
    NO_KIND = 0,
};

/* What stands around a numeral: "(" and ")". */
struct form {
    dsr_text before, after;
};

struct sign {
    dsr_text text; /* "•" */
    uint8_t level;
};

struct level {
    uint8_t kind;
    uint8_t agenda_kind; /* its kind in an agenda; NO_KIND: the same */
    bool is_heading;     /* only headings */
    bool has_word;       /* recognised by a word before the number */
    bool takes_symbol;   /* "24/CP.27" after that word */
    bool runs;           /* counts on across its parents */
    bool may_run;        /* counts on, or begins again with each parent */
    bool restarts;       /* the levels in it begin again, also those that run */
    bool opens_list;     /* only after a colon */
    bool is_run_in;      /* its word may stand before text on the same line */
    bool is_sign;        /* bullets and dashes */
    uint8_t nested;      /* "1.2" is 2; 0: not nested */
    uint32_t inside;     /* levels it may stand in, as bits; 0: any */
    uint64_t schemes;    /* as bits */
};

struct layout {
    struct level levels[LEVEL_MOST]; /* outermost first */
    size_t level_count;
    uint64_t schemes; /* of all levels, as bits */
    struct form forms[FORM_MOST];
    size_t form_count;
    struct sign signs[SIGN_MOST];
    size_t sign_count;
    uint64_t form_schemes[FORM_MOST];         /* schemes that some level takes in this form */
    uint32_t accepts[SCHEME_MOST][FORM_MOST]; /* levels, as bits, without nested */
    uint32_t nested;                          /* levels with nested labels, as bits */
    uint32_t running;                         /* levels that run, as bits */
    uint32_t word_levels[KIND_MOST];          /* by kind: levels with has_word, as bits */
    uint64_t cites[KIND_MOST];                /* by kind cited: kinds of labels, as bits */
    bool is_strict;                           /* a level nests only below an earlier one */
    bool has_superscripts;                    /* "671" may be 67 and a 1 that was set high */
};

/* One way a language prints labels of a kind. */
struct print {
    struct form form;
    uint8_t kind, scheme;
    bool is_main;  /* the one that is printed; others are only read */
    bool has_word; /* its word stands before the number, and nothing behind */
};

struct language {
    dsr_text tag; /* BCP 47 */
    struct vocabulary words;
    struct print prints[PRINT_MOST];
    size_t print_count;
    uint64_t cited_schemes;         /* numerals of references besides those of labels, as bits */
    uint64_t unlabelled;            /* kinds that are hardly ever numbered, as bits */
    bool is_adjacent;               /* steps of a reference may follow each other without a word */
    bool is_ordinal_first;          /* "second paragraph" */
    dsr_text prefixes[PREFIX_MOST]; /* letters glued before words */
    size_t prefix_count;
};

/* The commonest words of all languages by their folded hash, in an open-addressing table: a word
 * of the text is looked up once, however many languages there are. */
struct stop_word {
    uint64_t hash;      /* 0: an empty row */
    uint32_t languages; /* that have it, as bits */
};
struct stop_words {
    struct stop_word *rows;
    size_t count, room; /* room is a power of two */
};

/* Letters count whatever their case.  False: no memory. */
bool stop_words_add(struct stop_words *words, dsr_text word, uint32_t language);

struct kinds {
    dsr_text names[KIND_MOST]; /* 0 is none */
    size_t count;
};

/* The number of a kind, added when new; NO_KIND when the table is full. */
uint8_t kind_of(struct kinds *kinds, dsr_text name);

/* All report what is wrong with the data and then return false. */
bool layout_compile(dsr_job *job, const dsr_value *data, struct kinds *kinds,
                    struct schemes *schemes, struct layout *layout);
bool language_compile(dsr_job *job, const dsr_value *data, dsr_text tag, struct kinds *kinds,
                      struct schemes *schemes, struct language *language);
/* The layout takes labels as the language prints them, too. */
void layout_take_prints(struct layout *layout, const struct language *language);
void layout_take_main_prints(struct layout *layout, const struct language *language);
/* The level takes numerals of the scheme in the form, where there is room for it. */
void layout_accept(struct layout *layout, const struct form *form, uint8_t scheme, size_t level);
/* The form of what stands around "{n}"; false when there is none. */
bool form_of(dsr_text text, struct form *form);
bool language_take_labels(dsr_job *job, const dsr_value *data, struct kinds *kinds,
                          struct language *language);
bool stop_words_compile(dsr_job *job, const dsr_value *data, uint32_t language,
                        struct stop_words *words);
void language_free(struct language *language);

#endif

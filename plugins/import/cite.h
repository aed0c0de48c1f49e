/* SPDX-License-Identifier: MIT */
/*
 * A reference as it is written: what kind of label, which numbers, whose.  Filled by the grammar
 * (cite.c, number.c), resolved against the labels by reference.c.
 */
#ifndef DOSSIER_IMPORT_CITE_H
#define DOSSIER_IMPORT_CITE_H

#include "import.h"

enum {
    PATH_MOST = 5,   /* steps of one number: "1 (b) (ii)" has three */
    CITED_MOST = 64, /* numbers of one reference */
    PHRASE_MOST = 5, /* "§ 3 Abs. 2 Satz 1 Nr. 2" has four */
    MEANING_MOST = 6,
};

/* One numeral: "(i)" is a letter or a Roman number. */
struct meaning {
    uint8_t scheme; /* of the layout */
    int32_t value;
};
struct number {
    dsr_range range;
    struct meaning meanings[MEANING_MOST];
    uint8_t meaning_count;
    uint8_t kind;    /* NO_KIND: whatever stands below the step before */
    uint32_t insert; /* hash of "bis"; 0: none */
};

/* One label cited: its steps, outermost first, of which the first `shared` are not written
 * here but with an earlier number ("12 (a) and (b)"). */
struct cited {
    struct number steps[PATH_MOST];
    uint8_t count, shared;
    dsr_role role;
};

/* "paragraphs 6, 7 and 9-11": one kind, one or more numbers. */
struct phrase {
    uint8_t kind;
    struct cited *cited;
    uint32_t count;
};

struct citation {
    dsr_range range;
    struct phrase phrases[PHRASE_MOST];
    uint32_t phrase_count;
    struct cited rows[CITED_MOST];
    uint32_t row_count;
    bool is_external;
    bool is_ours;  /* "above", "of the present report" */
    int8_t nearby; /* -1: "the preceding paragraph", 1: the following one; has no rows */
};

/* Reads the numbers at `at` for labels of `kind`; false when there are none.  `*end` is where
 * they stop. */
bool numbers_read(const struct task *task, dsr_text text, size_t at, struct phrase *phrase,
                  struct citation *citation, size_t *end);

/* Reads the number at `at` that a word behind it tells the kind of, and what it closes, "第6段";
 * `end` is behind the unit. */
bool wrapped_read(const struct task *task, dsr_text text, size_t at, struct phrase *phrase,
                  struct citation *citation, size_t *end);

/* Whether a word may begin at `at`: no word goes on there, or only a prefix stands before it. */
bool starts_word(const struct task *task, dsr_text text, size_t at);

/* Reads the reference whose word, of `len` bytes, stands at `at`. */
bool citation_read(const struct task *task, dsr_text text, size_t at, size_t len,
                   const struct word *word, struct citation *citation);

/* "decision 4/4", "resolutions 36/CP.7 and 1/CP.16": the end of what an instrument's word at
 * `at` cites; 0 when no number of that kind follows. */
size_t instrument_read(const struct task *task, dsr_text text, size_t at, size_t len);

/* Fills the meanings of the numeral text[start .. stop): in the schemes of layout and language, or
 * of `bits`.  False when there are none. */
bool meanings_set(const struct task *task, dsr_text text, size_t start, size_t stop,
                  struct number *number);
bool meanings_set_of(const struct task *task, dsr_text text, size_t start, size_t stop,
                     uint64_t bits, struct number *number);

uint32_t insert_hash(dsr_text insert);

#endif

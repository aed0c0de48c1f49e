/* SPDX-License-Identifier: MIT */
/*
 * A reference taken apart, whatever language it is in: kinds, outermost first, with their
 * numbers; and put together again in another one.
 */
#ifndef PHRASE_H
#define PHRASE_H

#include "lexicon.h"

enum { PARTS_MOST = 4, NUMBERS_MOST = 160 };

/* One numeral.  `separator` and `is_step` say how it follows the one before. */
struct number {
    dsr_range range;  /* in the block's text, with its brackets */
    dsr_text western; /* the scheme a Western text has for it */
    dsr_text scheme;  /* the one its label has, where that does not follow the language */
    int64_t value;
    dsr_text insert;      /* as it stands; one of the language's own is `insert_index` */
    uint8_t insert_index; /* 1: "bis"; 0: none */
    bool is_step;         /* belongs to the number before: "(b)" of "1 (b)" */
    bool is_nested;       /* likewise: the second 1 of "1.1" */
    bool is_bracketed;
    enum separator separator; /* where it is no step, and not the first of its part */
    dsr_range put;            /* where it stands in what was printed, without a joint */
};

struct part {
    const struct kind_words *kind; /* of the language read */
    uint32_t first, count;         /* numbers */
    bool is_short, is_many;        /* as its word says */
};

struct phrase {
    struct part parts[PARTS_MOST]; /* outermost first */
    size_t part_count;
    struct number numbers[NUMBERS_MOST];
    size_t number_count;
    enum relation relation;
    bool is_inner_first; /* as it was written */
    bool is_above, is_below, is_ibid, is_capital, is_in_brackets;
};

/* False when some word or number is not understood: such a reference keeps its words. */
bool phrase_read(const dsr_host *host, const struct lexicon *from, dsr_text text, dsr_range range,
                 struct phrase *phrase);
/* Fills `put` of all numbers; the text begins where the reference did.  False: the language has
 * no words for a kind, or no numeral for a number. */
bool phrase_print(const dsr_host *host, const struct lexicon *from, const struct lexicon *to,
                  struct phrase *phrase, struct builder *into);

#endif

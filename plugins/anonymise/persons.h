/* SPDX-License-Identifier: MIT */
/*
 * Finds persons in the words of one text by rules: a title before a name, an office before a
 * name, a name before its State, a role beside a name, a given name before a family name.
 * What it finds are candidates with a rule and a confidence; it decides nothing.
 */
#ifndef ANONYMISE_PERSONS_H
#define ANONYMISE_PERSONS_H

#include "lexicon.h"

enum person_rule {
    RULE_TITLE = 1,
    RULE_OFFICE,
    RULE_STATE,
    RULE_ROLE,
    RULE_CUE,
    RULE_GIVEN,
    RULE_NAMES,
    RULE_LIST,  /* of the protect list */
    RULE_KNOWN, /* another form of a name found elsewhere in the run */
    RULE_COUNT
};

extern const char *const person_rule_names[RULE_COUNT];

struct person {
    uint32_t title; /* index of the first word of the title; equal to first: none */
    uint32_t first, end;
    uint32_t gender; /* LEX_MALE, LEX_FEMALE or 0 */
    enum person_rule rule;
    uint32_t confidence; /* 0 to 1000 */
};

struct persons {
    struct person *rows;
    size_t count, capacity;
    bool is_out_of_memory;
};

/* `classes` are those of lexicon_classify. */
void persons_find(struct persons *persons, const struct words *words, const uint32_t *classes);
void persons_free(struct persons *persons);

/* The first word of the title that stands before word `first`: courtesy titles, with the
 * offices between them.  `first` when there is none.  `gender` and `has_office` are set. */
size_t title_before(const struct words *words, const uint32_t *classes, size_t first,
                    uint32_t *gender, bool *has_office);

/* The index after "Jr." or "III" when one stands there, else `end`. */
size_t suffix_after(const struct words *words, const uint32_t *classes, size_t end);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * What survey hands to settle about one document: the names found, in order, which entries of
 * the protect list it holds, and which pseudonyms already stand in it.  Bytes, no pointers.
 */
#ifndef ANONYMISE_FACTS_H
#define ANONYMISE_FACTS_H

#include "buffer.h"

enum fact_kind { FACT_NAME = 1, FACT_ENTRY, FACT_NUMBER };

struct fact {
    uint32_t kind;
    uint32_t value; /* the entry; the highest number in use */
    uint32_t gender, confidence, rule;
    dsr_text name;
};

void fact_add(struct bytes *bytes, const struct fact *fact);
/* Reads the fact at *at and moves it; false at the end. */
bool fact_read(dsr_text bytes, size_t *at, struct fact *fact);

#endif

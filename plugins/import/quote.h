/* SPDX-License-Identifier: MIT */
/* Whether a place in a text stands between quotation marks, counted once from left to right. */
#ifndef DOSSIER_IMPORT_QUOTE_H
#define DOSSIER_IMPORT_QUOTE_H

#include "dossier/stage.h"

struct quotes {
    size_t at;     /* counted up to here */
    uint32_t open; /* kinds of marks that are open there, as bits */
    unsigned char opened_by;
};

/* `at` never goes back for the same text. */
bool quotes_are_open(struct quotes *quotes, dsr_text text, size_t at);

#endif

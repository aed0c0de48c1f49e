/* SPDX-License-Identifier: MIT */
/* Puts decisions into the document: mentions, and pseudonyms in the place of what is masked. */
#ifndef ANONYMISE_APPLY_H
#define ANONYMISE_APPLY_H

#include "hits.h"

struct applying {
    dsr_job *job;
    dsr_doc *doc;
    struct hits *hits;
    const struct rules *rules;
    const struct people *people;
    uint32_t language;
};

/* Mentions of persons and titles, and of the states the policy names, with what would be done. */
dsr_status apply_mentions(const struct applying *applying, bool with_kept);

/* Replaces what is masked, in blocks, marks and attributes. */
dsr_status apply_pseudonyms(const struct applying *applying);

/* Searches all texts once more for every surface that was masked, in a way of its own; reports
 * the first that is left. */
dsr_status apply_check(const struct applying *applying);

/* The register of the document, as JSON. */
void apply_register(const struct applying *applying, struct bytes *into);

#endif

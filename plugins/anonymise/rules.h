/* SPDX-License-Identifier: MIT */
/*
 * What the options mean, made ready at open: the policy, the lexicon of its lists, the protect
 * and keep lists and their phrases.  Read-only afterwards, shared by all workers.
 */
#ifndef ANONYMISE_RULES_H
#define ANONYMISE_RULES_H

#include "lexicon.h"
#include "names.h"
#include "protect.h"

/* The state of both stages; the options come first, as in the rows of options.c. */
struct anonymise {
    dsr_text policy;
    const dsr_value *protect, *keep;
    uint32_t pseudonym;
    dsr_text language;
    struct rules *rules;
};

extern const dsr_option anonymise_options[];

/* What a policy says about one type. */
struct type_policy {
    dsr_decision decision;
    uint32_t mask, review;  /* the least confidence for each */
    dsr_text before, after; /* of the template, around {n} */
};

struct rules {
    struct type_policy person, title, state;
    struct lexicon lexicon;
    struct name_list protect, keep;
    struct phrase_list protect_forms; /* value: index of the entry; kept for settle */
    struct phrases protected_phrases;
    void *protected_bytes;
    struct phrases kept_phrases;
    void *kept_bytes;
};

#define NO_ENTRY UINT32_MAX

/* NULL after a report. */
struct rules *rules_open(dsr_job *job, const struct anonymise *options);
void rules_free(struct rules *rules);

/* Whether the text is exactly one of the keep list. */
bool rules_keep(const struct rules *rules, dsr_text text);

/* Whether `surface` is one of the entry's aliases as written, but for invisible signs. */
bool rules_is_alias(const struct rules *rules, uint32_t entry, dsr_text surface);

#endif

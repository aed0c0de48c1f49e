/* SPDX-License-Identifier: MIT */
/* The option rows of the stages detect and anonymise. */
#include "rules.h"

static const char *const pseudonyms[] = {"number", NULL};

const dsr_option anonymise_options[] = {
    {.name = "policy",
     .type = DSR_OPTION_TEXT,
     .choices = (const char *const[]){"policies", NULL},
     .offset = offsetof(struct anonymise, policy),
     .fallback = "persons",
     .help = "What is kept, masked or left to review: the name of a file in policies/"},
    {.name = "protect",
     .type = DSR_OPTION_LIST_OR_PATH,
     .offset = offsetof(struct anonymise, protect),
     .help = "Names to mask wherever they stand: a list of texts, or the path of a CSV file"},
    {.name = "keep",
     .type = DSR_OPTION_LIST_OR_PATH,
     .offset = offsetof(struct anonymise, keep),
     .help = "Texts that no rule may mask: a list of texts, or the path of a CSV file"},
    {.name = "pseudonym",
     .type = DSR_OPTION_CHOICE,
     .offset = offsetof(struct anonymise, pseudonym),
     .fallback = "number",
     .choices = pseudonyms,
     .help = "How a pseudonym is told apart: a number in order of appearance, or with --key a "
             "token that agrees across runs"},
    {.name = "language",
     .type = DSR_OPTION_TEXT,
     .choices = (const char *const[]){"languages", NULL},
     .offset = offsetof(struct anonymise, language),
     .help = "Language of the documents, for titles that only it has; found by import when empty"},
    {0},
};

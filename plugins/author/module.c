/* SPDX-License-Identifier: MIT */
/* The verbs for those who write stages and pipelines. */
#include "author.h"

static const dsr_verb *const verbs[] = {&completion_verb, &explain_verb, &manual_verb,
                                        &new_verb,        &types_verb,   NULL};

DSR_MODULE(author) = {
    .abi = DSR_ABI,
    .size = sizeof(dsr_module),
    .name = "author",
    .version = DOSSIER_VERSION,
    .licence = "MIT",
    .verbs = verbs,
};

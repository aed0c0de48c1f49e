/* SPDX-License-Identifier: MIT */
/* What is shown of a document: the two ways of dossier inspect. */
#ifndef DOSSIER_PROGRAM_INSPECT_H
#define DOSSIER_PROGRAM_INSPECT_H

#include "program.h"

struct inspection {
    struct program *program;
    const struct run_inputs *inputs;
    const char *file; /* the input under way, as given */
    bool as_json, labels, references, mentions, blocks;
};

/* One line of JSON, by the schema of `inspect --json`; `doc` NULL: empty arrays. */
void inspect_json(const struct inspection *inspection, const dsr_doc *doc,
                  const struct diagnostics *found);
void inspect_json_missing(struct inspection *inspection, const struct diagnostic *row);
void inspect_text(const struct inspection *inspection, const dsr_doc *doc);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * The custody bundle: what must never be in a bundle for readers (the inputs' names and
 * checksums, registers of replaced names), in a zip of its own that only its owner can read.
 */
#ifndef PACKAGE_CUSTODY_H
#define PACKAGE_CUSTODY_H

#include "publish.h"

#define CUSTODY_FILE "dossier/custody.json"

struct custody {
    struct bundle bundle;
    struct publication publication;
    struct arena arena;
    struct json *root, *documents;
};

dsr_status custody_open(struct custody *custody, dsr_job *job, const struct package_state *state,
                        const dsr_output *output, int64_t epoch);
void custody_close(struct custody *custody);

/* Notes a document and adds its private rows; `bundle` is the file it is published in. */
bool custody_add(struct custody *custody, size_t index, unsigned width, size_t number,
                 dsr_text name, const char *bundle);
dsr_status custody_publish(struct custody *custody);

#endif

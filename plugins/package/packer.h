/* SPDX-License-Identifier: MIT */
/* The stage's state and what its files share: options, compressor, checksum, dates, versions. */
#ifndef PACKAGE_PACKER_H
#define PACKAGE_PACKER_H

#include "compress.h"
#include "digest.h"
#include "json.h"

struct package_state {
    dsr_text file;
    const dsr_value *render;
    int64_t level;
    uint32_t digest;
    dsr_text title, organisation, contact, date;
    const struct digest_kind *kind;
    struct compressor *compressor; /* made in open, before a worker is confined */
};

/* pack.c: one document to rows. */
dsr_status pack_document(dsr_job *job, const struct package_state *state, dsr_doc *doc);
/* gather.c: rows to bundles. */
dsr_status gather_bundles(dsr_job *job, const struct package_state *state);

/* The names of the fact rows that `pack_document` emits for `gather_bundles`. */
#define RECORD_ROW "record.json"
#define INPUT_ROW "input.json" /* private */

/* Seconds since 1970 of "YYYY-MM-DD"; false when it is no date from 1980 to 2107. */
bool date_parse(dsr_text date, int64_t *epoch);
/* "YYYY-MM-DD" in UTC. */
void date_write(struct bytes *out, int64_t epoch);

dsr_status report_no_memory(dsr_job *job);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * A bag in the making: its entries, from the spool or made here, and its manifests (RFC 8493).
 * Knows nothing of documents.
 */
#ifndef PACKAGE_BUNDLE_H
#define PACKAGE_BUNDLE_H

#include "archive.h"
#include "packer.h"

struct bundle_entry {
    dsr_text path; /* below the top folder, NUL-terminated */
    uint32_t crc;
    bool is_deflated;
    uint64_t size, stored;
    uint8_t digest[DIGEST_MOST];
    const char *made; /* its stored bytes; NULL: they lie in the spool */
    size_t document, row;
};

struct bundle {
    dsr_job *job;
    const struct package_state *state;
    struct arena arena;
    struct bundle_entry *entries;
    size_t count, capacity;
    dsr_text top;            /* name of the top folder */
    dsr_text marker;         /* the file that tells a reader what wrote the bundle */
    int64_t epoch;           /* -1: no date */
    uint8_t id[DIGEST_MOST]; /* checksum of the payload manifest */
};

void bundle_open(struct bundle *bundle, dsr_job *job, const struct package_state *state);
void bundle_close(struct bundle *bundle);

/* Adds a row of the spool, or bytes made here (which are copied). */
bool bundle_add_row(struct bundle *bundle, dsr_text path, size_t document, size_t row,
                    const dsr_row *is);
bool bundle_add_made(struct bundle *bundle, const char *path, dsr_text bytes);

/* Sorts the entries and adds the payload manifest; no payload may be added afterwards. */
bool bundle_seal_payload(struct bundle *bundle);
/* Adds bagit.txt and, last, the tag manifest; sorts again. */
bool bundle_seal_tags(struct bundle *bundle);

/* The largest entry, which decides whether zlib took part. */
uint64_t bundle_largest(const struct bundle *bundle);
uint64_t bundle_payload(const struct bundle *bundle, size_t *files);

/* The entries as an archive wants them, with the top folder; malloc; NULL: no memory. */
struct archive_entry *bundle_archive(struct bundle *bundle);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * From a finished bundle to a file: at any moment the target is the old bundle or the whole new
 * one, also after a power cut.  Written beside the target, flushed to the disk, read back and
 * compared with the checksums taken before, and only then renamed.
 */
#ifndef PACKAGE_PUBLISH_H
#define PACKAGE_PUBLISH_H

#include "bundle.h"

struct publication {
    const char *target;
    char *temporary; /* NULL: nothing is waiting */
    int file;
    bool is_private;
    bool replaces; /* a bundle of ours stood there when the run began */
};

/* Whether the target may be written: it is not there (`replaces` false) or is a bundle of ours
 * that has `marker`.  Else a diagnostic. */
bool publish_allows(dsr_job *job, const char *target, const char *marker, bool *replaces);

/* Writes and proves the bundle beside the target; after a diagnostic nothing is left. */
bool publish_prepare(struct publication *publication, struct bundle *bundle);
bool publish_commit(struct publication *publication, dsr_job *job);
void publish_abandon(struct publication *publication);

/* Stored bytes of an entry as they were handed over. */
bool publish_bytes(struct bundle *bundle, size_t entry, uint64_t offset, void *into, size_t len);

/* publish_proof.c: puts the date into the headers of the archive, and compares every entry of a
 * written archive with the bundle: its headers, its stored bytes one by one, and the CRC, taken
 * before it was compressed, of what it unpacks to.  False with a sentence in `why`. */
bool publish_stamp(int file, uint32_t stamp, char *why, size_t size);
bool publish_prove(int file, struct bundle *bundle, const struct archive_entry *entries, char *why,
                   size_t size);
uint32_t bundle_stamp(const struct bundle *bundle);

#endif

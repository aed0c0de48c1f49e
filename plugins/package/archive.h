/* SPDX-License-Identifier: MIT */
/*
 * Writes a zip through libzip to a descriptor of ours: entries in the order given, their bytes
 * already compressed, every other field fixed.  Knows nothing of bags.
 */
#ifndef PACKAGE_ARCHIVE_H
#define PACKAGE_ARCHIVE_H

#include "bytes.h"

struct archive_entry {
    const char *path; /* NFC, '/' between the steps, NUL-terminated */
    uint64_t stored;  /* bytes to be had from `read` */
    uint64_t size;    /* bytes when unpacked */
    uint32_t crc;
    bool is_deflated; /* else stored == size */
    size_t index;     /* whatever `read` needs to find the bytes */
    uint64_t offset;
};

struct archive_source {
    void *context;
    /* Exactly `len` bytes at `offset` of an entry's stored bytes; false ends the writing. */
    bool (*read)(void *context, const struct archive_entry *entry, uint64_t offset, void *into,
                 size_t len);
    bool (*is_cancelled)(void *context); /* NULL: never */
};

/* Writes to `file` from its start.  False with a sentence in `why` (`size` bytes). */
bool archive_write(int file, const struct archive_entry *entries, size_t count,
                   const struct archive_source *source, char *why, size_t size);

/* DOS date and time (APPNOTE.TXT 4.4.6) of seconds since 1970, in UTC; time in the low half.
 * Before 1980 and after 2107: the nearest there is. */
uint32_t archive_stamp(int64_t epoch);

#endif

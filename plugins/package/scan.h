/* SPDX-License-Identifier: MIT */
/*
 * A zip as hostile input: its structure is read and cross-checked by ourselves before a byte of
 * it is inflated, and inflating counts.  APPNOTE.TXT 6.3; only stored and deflated entries.
 * One reading only: wherever two readers could see different archives, the archive is refused.
 */
#ifndef PACKAGE_SCAN_H
#define PACKAGE_SCAN_H

#include "defect.h"

struct zip_entry {
    dsr_text name;                      /* in the scan's directory bytes */
    uint64_t central, local, data, end; /* offsets in the file; `end` is behind the descriptor */
    uint64_t stored, size;
    uint32_t crc;
    uint32_t stamp;      /* DOS date in the high half */
    uint32_t attributes; /* external */
    uint16_t flags, method, made_by;
    bool is_folder;
};

struct zip_scan {
    int file; /* the caller's */
    uint64_t size;
    uint64_t directory_at, directory_len;
    uint64_t count_said; /* entries by the end record */
    char *directory;
    struct zip_entry *entries; /* in the directory's order */
    size_t count;
};

/* Reads and checks everything but the data.  False when a defect makes the archive unsafe or
 * unreadable; the scan is to be closed either way. */
bool zip_scan_open(struct zip_scan *scan, int file, struct defects *defects);
void zip_scan_close(struct zip_scan *scan);

/* Hands the unpacked bytes of an entry to `take`, which returns false to stop.  Whether all
 * came, with the size and CRC the archive says; if not, a defect says why, unless `take` stopped.
 */
bool zip_scan_read(const struct zip_scan *scan, const struct zip_entry *entry,
                   bool (*take)(void *context, const void *at, size_t len), void *context,
                   struct defects *defects);

/* The second half of the opening: local headers, overlaps, names (scan_check.c). */
bool zip_scan_check(struct zip_scan *scan, struct defects *defects);
/* Exactly `len` bytes at an offset; false at the end of the file or on an error. */
bool zip_scan_bytes(const struct zip_scan *scan, uint64_t at, void *into, size_t len);
uint16_t zip_u16(const void *at);
uint32_t zip_u32(const void *at);
uint64_t zip_u64(const void *at);

/* Walks an extra field and fills what a zip64 field has for the sizes and offset that are at
 * their 32-bit ceiling (NULL: not there in this header).  False: malformed. */
bool zip_extra(dsr_text extra, uint64_t *size, uint64_t *stored, uint64_t *offset,
               dsr_text *unicode_path);

#endif

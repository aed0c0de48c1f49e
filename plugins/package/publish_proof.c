/* SPDX-License-Identifier: MIT */
/* The written archive as a stranger would see it, against what was meant. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "publish.h"
#include "scan.h"

enum { STAMP_IN_LOCAL = 10, STAMP_IN_CENTRAL = 12, ATTRIBUTES = 0100644, PIECE = 64 << 10 };

static void say(char *why, size_t size, const struct defects *defects, const char *fallback) {
    const struct defect *first = defects->count ? &defects->rows[0] : NULL;
    snprintf(why, size, "read back, %s%s%s", first ? first->path : "",
             first && *first->path ? ": " : "", first ? first->message : fallback);
}

uint32_t bundle_stamp(const struct bundle *bundle) {
    return archive_stamp(bundle->epoch < 0 ? 0 : bundle->epoch);
}

static bool put_stamp(int file, uint64_t at, uint32_t stamp) {
    uint8_t bytes[4] = {(uint8_t)stamp, (uint8_t)(stamp >> 8), (uint8_t)(stamp >> 16),
                        (uint8_t)(stamp >> 24)};
    ssize_t wrote;
    do
        wrote = pwrite(file, bytes, sizeof bytes, (off_t)at);
    while (wrote < 0 && errno == EINTR);
    return wrote == sizeof bytes;
}

/* libzip takes dates through the local time, where an hour a year does not exist; so the date
 * goes in afterwards, in UTC. */
bool publish_stamp(int file, uint32_t stamp, char *why, size_t size) {
    struct defects defects = {0};
    struct zip_scan scan;
    bool is_fine = zip_scan_open(&scan, file, &defects);
    if (!is_fine)
        say(why, size, &defects, "it is no archive");
    for (size_t i = 0; is_fine && i < scan.count; i++) {
        is_fine = put_stamp(file, scan.entries[i].local + STAMP_IN_LOCAL, stamp) &&
                  put_stamp(file, scan.entries[i].central + STAMP_IN_CENTRAL, stamp);
        if (!is_fine)
            snprintf(why, size, "%s", strerror(errno));
    }
    zip_scan_close(&scan);
    defects_free(&defects);
    return is_fine;
}

/* Counting and the CRC are all that is wanted of unpacked bytes. */
static bool pass_over(void *context, const void *at, size_t len) {
    (void)context, (void)at, (void)len;
    return true;
}

/* Byte for byte; `room` holds two pieces. */
static bool is_stored(const struct zip_scan *scan, const struct zip_entry *found,
                      struct bundle *bundle, size_t entry, char *room) {
    size_t len = 0;
    for (uint64_t at = 0; at < found->stored; at += len) {
        len = found->stored - at < PIECE ? (size_t)(found->stored - at) : PIECE;
        if (!zip_scan_bytes(scan, found->data + at, room, len) ||
            !publish_bytes(bundle, entry, at, room + PIECE, len) ||
            memcmp(room, room + PIECE, len) != 0)
            return false;
    }
    return true;
}

static bool is_as_meant(const struct zip_entry *found, const struct archive_entry *meant,
                        uint32_t stamp) {
    return text_is(found->name, meant->path) && found->size == meant->size &&
           found->stored == meant->stored && found->crc == meant->crc && found->stamp == stamp &&
           found->method == (meant->is_deflated ? 8 : 0) &&
           found->attributes == (uint32_t)ATTRIBUTES << 16;
}

bool publish_prove(int file, struct bundle *bundle, const struct archive_entry *entries, char *why,
                   size_t size) {
    struct defects defects = {0};
    struct zip_scan scan;
    char *room = malloc(2 * PIECE);
    bool is_fine =
        zip_scan_open(&scan, file, &defects) && !defects.count && scan.count == bundle->count;
    for (size_t i = 0; is_fine && i < scan.count; i++)
        is_fine = room && is_as_meant(&scan.entries[i], &entries[i], bundle_stamp(bundle)) &&
                  is_stored(&scan, &scan.entries[i], bundle, entries[i].index, room) &&
                  zip_scan_read(&scan, &scan.entries[i], pass_over, NULL, &defects);
    if (!is_fine)
        say(why, size, &defects, room ? "it is not what was written" : "there is no memory for it");
    free(room);
    zip_scan_close(&scan);
    defects_free(&defects);
    return is_fine;
}

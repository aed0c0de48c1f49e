/* SPDX-License-Identifier: MIT */
/* The end record, the zip64 records and the central directory. */
#include "scan.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "limits.h"

enum {
    END_SIZE = 22,
    END64_SIZE = 56,
    LOCATOR_SIZE = 20,
    CENTRAL_SIZE = 46,
    TAIL = END_SIZE + 65535 + LOCATOR_SIZE + END64_SIZE,
};

static const dsr_text whole = {"", 0};

static bool find_end(struct zip_scan *scan, struct defects *defects);
static bool read_directory(struct zip_scan *scan, struct defects *defects);

bool zip_scan_open(struct zip_scan *scan, int file, struct defects *defects) {
    *scan = (struct zip_scan){.file = file};
    struct stat is;
    if (fstat(file, &is) != 0 || !S_ISREG(is.st_mode)) {
        defect_add(defects, DEFECT_UNREADABLE, "verify-unreadable", whole, "this is not a file");
        return false;
    }
    scan->size = (uint64_t)is.st_size;
    return find_end(scan, defects) && read_directory(scan, defects) &&
           zip_scan_check(scan, defects);
}

void zip_scan_close(struct zip_scan *scan) {
    free(scan->entries);
    free(scan->directory);
    *scan = (struct zip_scan){.file = -1};
}

uint16_t zip_u16(const void *at) {
    const uint8_t *b = at;
    return (uint16_t)(b[0] | b[1] << 8);
}

uint32_t zip_u32(const void *at) {
    return zip_u16(at) | (uint32_t)zip_u16((const char *)at + 2) << 16;
}

uint64_t zip_u64(const void *at) {
    return zip_u32(at) | (uint64_t)zip_u32((const char *)at + 4) << 32;
}

bool zip_scan_bytes(const struct zip_scan *scan, uint64_t at, void *into, size_t len) {
    if (at > scan->size || len > scan->size - at)
        return false;
    size_t done = 0;
    while (done < len) {
        ssize_t got = pread(scan->file, (char *)into + done, len - done, (off_t)(at + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        done += (size_t)got;
    }
    return true;
}

static bool refuse(struct defects *defects, const char *code, const char *message) {
    defect_add(defects, DEFECT_UNSAFE, code, whole, "%s", message);
    return false;
}

static bool give_up(struct defects *defects, const char *code, const char *message) {
    defect_add(defects, DEFECT_UNREADABLE, code, whole, "%s", message);
    return false;
}

/* ---- the end of the archive ---- */

/* The one end record whose comment ends with the file.  A second candidate inside the comment
 * would be another archive to another reader. */
static bool choose_end(const char *tail, size_t len, size_t *chosen, struct defects *defects) {
    size_t fitting = 0, loose = 0;
    for (size_t i = len < END_SIZE ? 0 : len - END_SIZE + 1; i-- > 0;) {
        if (memcmp(tail + i, "PK\5\6", 4) != 0)
            continue;
        if (i + END_SIZE + zip_u16(tail + i + 20) != len) {
            loose++;
            continue;
        }
        *chosen = i;
        fitting++;
    }
    if (fitting == 1) {
        /* A signature that fits no comment before the record is data; behind it, in the comment,
         * it is bait. */
        bool is_bait = memmem(tail + *chosen + 4, len - *chosen - 4, "PK\5\6", 4) != NULL;
        return is_bait ? refuse(defects, "verify-zip-ambiguous",
                                "the archive's comment holds another end record")
                       : true;
    }
    if (fitting)
        return refuse(defects, "verify-zip-ambiguous", "the archive has more than one end record");
    return loose ? refuse(defects, "verify-zip-trailing", "bytes follow the end of the archive")
                 : give_up(defects, "verify-not-zip",
                           "this is not a zip, or its end has been cut off");
}

struct end_record {
    uint64_t disk, start_disk, here, all, len, at;
};

/* Reads the zip64 records if there are any; `before` gets where the directory must end. */
static bool read_end64(struct zip_scan *scan, struct end_record *end, uint64_t end_at,
                       uint64_t *before, struct defects *defects) {
    char locator[LOCATOR_SIZE], record[END64_SIZE];
    bool has_locator = end_at >= LOCATOR_SIZE &&
                       zip_scan_bytes(scan, end_at - LOCATOR_SIZE, locator, sizeof locator) &&
                       memcmp(locator, "PK\6\7", 4) == 0;
    *before = end_at;
    if (!has_locator) {
        /* Counts of exactly 65535 need no zip64; offsets at the ceiling do. */
        return end->len == 0xffffffff || end->at == 0xffffffff
                   ? refuse(defects, "verify-zip-structure", "the zip64 end record is missing")
                   : true;
    }
    uint64_t at = zip_u64(locator + 8);
    if (zip_u32(locator + 4) != 0 || zip_u32(locator + 16) != 1 ||
        !zip_scan_bytes(scan, at, record, sizeof record) || memcmp(record, "PK\6\6", 4) != 0 ||
        zip_u64(record + 4) < END64_SIZE - 12 || zip_u64(record + 4) > scan->size ||
        at + 12 + zip_u64(record + 4) != end_at - LOCATOR_SIZE)
        return refuse(defects, "verify-zip-structure", "the zip64 end record is not sound");
    struct end_record big = {zip_u32(record + 16), zip_u32(record + 20), zip_u64(record + 24),
                             zip_u64(record + 32), zip_u64(record + 40), zip_u64(record + 48)};
    bool agrees = (end->here == 0xffff || end->here == big.here) &&
                  (end->all == 0xffff || end->all == big.all) &&
                  (end->len == 0xffffffff || end->len == big.len) &&
                  (end->at == 0xffffffff || end->at == big.at);
    if (!agrees)
        return refuse(defects, "verify-zip-structure", "the two end records say different things");
    *end = big;
    *before = at;
    return true;
}

static bool find_end(struct zip_scan *scan, struct defects *defects) {
    size_t len = scan->size < TAIL ? (size_t)scan->size : TAIL;
    char *tail = malloc(len + 1);
    if (!tail || !zip_scan_bytes(scan, scan->size - len, tail, len)) {
        free(tail);
        return give_up(defects, "verify-unreadable", "the file could not be read");
    }
    size_t chosen = 0;
    bool is_found = choose_end(tail, len, &chosen, defects);
    struct end_record end = {0};
    uint16_t comment = 0;
    if (is_found) {
        const char *at = tail + chosen;
        end = (struct end_record){zip_u16(at + 4),  zip_u16(at + 6),  zip_u16(at + 8),
                                  zip_u16(at + 10), zip_u32(at + 12), zip_u32(at + 16)};
        comment = zip_u16(at + 20);
    }
    free(tail);
    uint64_t before = 0;
    if (!is_found || !read_end64(scan, &end, scan->size - len + chosen, &before, defects))
        return false;
    if (end.disk || end.start_disk || end.here != end.all)
        return give_up(defects, "verify-zip-multidisk", "the archive is one of several volumes");
    if (end.len > before || end.at > before - end.len)
        return refuse(defects, "verify-zip-structure",
                      "the central directory lies outside the file");
    if (end.at + end.len != before)
        return refuse(defects, "verify-zip-prepended",
                      "bytes stand before the archive or between its directory and its end");
    if (comment)
        defect_add(defects, DEFECT_WARNING, "verify-zip-comment", whole,
                   "the archive has a comment of %u bytes, which no checksum covers", comment);
    scan->directory_at = end.at;
    scan->directory_len = end.len;
    scan->count_said = end.all;
    return true;
}

/* ---- the directory ---- */

bool zip_extra(dsr_text extra, uint64_t *size, uint64_t *stored, uint64_t *offset,
               dsr_text *unicode_path) {
    uint64_t *const wanted[] = {size, stored, offset};
    bool has_zip64 = false;
    while (extra.len >= 4) {
        uint16_t id = zip_u16(extra.at), len = zip_u16(extra.at + 2);
        if (len > extra.len - 4)
            return false;
        const char *at = extra.at + 4;
        size_t left = len;
        for (size_t i = 0; id == 1 && !has_zip64 && i < 3; i++) {
            if (!wanted[i] || *wanted[i] != 0xffffffff)
                continue;
            if (left < 8)
                return false;
            *wanted[i] = zip_u64(at);
            at += 8;
            left -= 8;
        }
        if (id == 1 && has_zip64)
            return false;
        has_zip64 = has_zip64 || id == 1;
        if (id == 0x7075 && len > 5 && unicode_path)
            *unicode_path = (dsr_text){extra.at + 9, (size_t)len - 5};
        extra = (dsr_text){extra.at + 4 + len, extra.len - 4 - len};
    }
    return extra.len == 0;
}

/* Fills one entry from the directory; returns the bytes it takes, 0 on a fault. */
static size_t read_central(struct zip_scan *scan, uint64_t at, struct zip_entry *entry) {
    const char *from = scan->directory + at;
    uint64_t left = scan->directory_len - at;
    if (left < CENTRAL_SIZE || memcmp(from, "PK\1\2", 4) != 0)
        return 0;
    size_t name = zip_u16(from + 28), extra = zip_u16(from + 30), comment = zip_u16(from + 32);
    size_t len = CENTRAL_SIZE + name + extra + comment;
    if (len > left || zip_u16(from + 34) != 0)
        return 0;
    *entry = (struct zip_entry){
        .name = {from + CENTRAL_SIZE, name},
        .central = scan->directory_at + at,
        .made_by = zip_u16(from + 4),
        .flags = zip_u16(from + 8),
        .method = zip_u16(from + 10),
        .stamp = zip_u32(from + 12),
        .crc = zip_u32(from + 16),
        .stored = zip_u32(from + 20),
        .size = zip_u32(from + 24),
        .attributes = zip_u32(from + 38),
        .local = zip_u32(from + 42),
    };
    dsr_text unicode_path = entry->name;
    if (!zip_extra((dsr_text){from + CENTRAL_SIZE + name, extra}, &entry->size, &entry->stored,
                   &entry->local, &unicode_path) ||
        !text_equal(unicode_path, entry->name))
        return 0;
    entry->is_folder = name && from[CENTRAL_SIZE + name - 1] == '/';
    return len;
}

static bool read_directory(struct zip_scan *scan, struct defects *defects) {
    if (scan->directory_len > LIMIT_DIRECTORY || scan->count_said > LIMIT_ENTRIES)
        return give_up(defects, "verify-zip-limit", "the archive has more entries than are read");
    if (scan->count_said > scan->directory_len / CENTRAL_SIZE)
        return refuse(defects, "verify-zip-structure",
                      "the end record promises more entries than the directory has");
    scan->directory = malloc((size_t)scan->directory_len + 1);
    scan->entries = calloc((size_t)scan->count_said + 1, sizeof *scan->entries);
    if (!scan->directory || !scan->entries)
        return give_up(defects, "verify-no-memory", "out of memory");
    if (!zip_scan_bytes(scan, scan->directory_at, scan->directory, (size_t)scan->directory_len))
        return give_up(defects, "verify-unreadable", "the central directory could not be read");
    uint64_t at = 0;
    while (scan->count < scan->count_said) {
        size_t len = read_central(scan, at, &scan->entries[scan->count]);
        if (!len) {
            defect_add(defects, DEFECT_UNSAFE, "verify-zip-structure", whole,
                       "entry %zu of the central directory is not sound", scan->count + 1);
            return false;
        }
        at += len;
        scan->count++;
    }
    if (at != scan->directory_len)
        return refuse(defects, "verify-zip-structure",
                      "the central directory is longer than its entries");
    return true;
}

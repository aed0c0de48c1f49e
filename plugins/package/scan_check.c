/* SPDX-License-Identifier: MIT */
/* Every entry against its local header, its neighbours and the rules for names. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "limits.h"
#include "names.h"
#include "scan.h"

enum {
    LOCAL_SIZE = 30,
    FLAG_ENCRYPTED = 1,
    FLAG_DESCRIPTOR = 8,
    FLAG_PATCH = 32,
    FLAG_STRONG = 64,
    FLAG_UTF8 = 0x800,
    FLAG_MASKED = 0x2000,
    MADE_BY_UNIX = 3,
    MADE_BY_MACOS = 19,
};

static void check_entry(const struct zip_entry *entry, struct defects *defects);
static void check_local(const struct zip_scan *scan, struct zip_entry *entry,
                        struct defects *defects);
static void check_ranges(const struct zip_scan *scan, struct defects *defects);
static void check_twins(const struct zip_scan *scan, struct defects *defects);

bool zip_scan_check(struct zip_scan *scan, struct defects *defects) {
    for (size_t i = 0; i < scan->count; i++) {
        check_entry(&scan->entries[i], defects);
        check_local(scan, &scan->entries[i], defects);
    }
    if (!defects_forbid(defects))
        check_ranges(scan, defects);
    check_twins(scan, defects);
    return !defects_forbid(defects);
}

static void unsafe(struct defects *defects, const struct zip_entry *entry, const char *code,
                   const char *message) {
    defect_add(defects, DEFECT_UNSAFE, code, entry->name, "%s", message);
}

static void check_kind(const struct zip_entry *entry, struct defects *defects) {
    uint16_t system = entry->made_by >> 8;
    unsigned mode = entry->attributes >> 16;
    if (system != MADE_BY_UNIX && system != MADE_BY_MACOS)
        mode = 0;
    unsigned kind = mode & S_IFMT;
    if (kind == S_IFLNK)
        unsafe(defects, entry, "verify-symlink", "a symbolic link, which may point anywhere");
    else if (kind && kind != S_IFREG && kind != S_IFDIR)
        unsafe(defects, entry, "verify-special-file", "a device, pipe or socket");
    else if (kind == S_IFDIR && !entry->is_folder)
        unsafe(defects, entry, "verify-zip-structure", "a folder whose name does not end with '/'");
}

static void check_entry(const struct zip_entry *entry, struct defects *defects) {
    enum name_fault fault = name_check(entry->name);
    if (fault != NAME_FINE)
        defect_add(defects, name_fault_is_unsafe(fault) ? DEFECT_UNSAFE : DEFECT_WARNING,
                   name_fault_code(fault), entry->name, "%s", name_fault_text(fault));
    for (size_t i = 0; i < entry->name.len && fault == NAME_FINE; i++)
        if ((unsigned char)entry->name.at[i] >= 0x80 && !(entry->flags & FLAG_UTF8)) {
            defect_add(defects, DEFECT_WARNING, "verify-name-charset", entry->name,
                       "the name is not marked as UTF-8; some readers will show other letters");
            break;
        }
    if (entry->flags & (FLAG_ENCRYPTED | FLAG_STRONG | FLAG_MASKED))
        defect_add(defects, DEFECT_UNREADABLE, "verify-zip-encrypted", entry->name,
                   "the entry is encrypted");
    else if ((entry->method != 0 && entry->method != 8) || (entry->flags & FLAG_PATCH))
        defect_add(defects, DEFECT_UNREADABLE, "verify-zip-method", entry->name,
                   "compression method %u is not one that every reader knows", entry->method);
    if (entry->method == 0 && entry->stored != entry->size)
        unsafe(defects, entry, "verify-zip-size", "stored as it is, yet with two different sizes");
    if (entry->is_folder && entry->size)
        unsafe(defects, entry, "verify-zip-structure", "a folder that holds bytes");
    if (ratio_is_suspect(entry->size, entry->stored))
        defect_add(defects, DEFECT_UNSAFE, "verify-zip-ratio", entry->name,
                   "more than %d times larger when unpacked, as in an archive made to fill disks",
                   LIMIT_RATIO);
    check_kind(entry, defects);
}

/* The data descriptor behind the data: with or without its signature, sizes of 4 or 8 bytes. */
static uint64_t descriptor_end(const struct zip_scan *scan, const struct zip_entry *entry,
                               uint64_t at) {
    char record[24] = {0};
    size_t room =
        scan->directory_at - at < sizeof record ? (size_t)(scan->directory_at - at) : sizeof record;
    if (!zip_scan_bytes(scan, at, record, room))
        return 0;
    for (size_t form = 0; form < 4; form++) {
        size_t skip = form < 2 ? 4 : 0, wide = form & 1 ? 8 : 4;
        const char *from = record + skip;
        if (skip + 4 + 2 * wide > room || (skip && memcmp(record, "PK\7\10", 4) != 0) ||
            zip_u32(from) != entry->crc)
            continue;
        uint64_t stored = wide == 8 ? zip_u64(from + 4) : zip_u32(from + 4);
        uint64_t size = wide == 8 ? zip_u64(from + 12) : zip_u32(from + 8);
        if (stored == entry->stored && size == entry->size)
            return at + skip + 4 + 2 * wide;
    }
    return 0;
}

static void check_local(const struct zip_scan *scan, struct zip_entry *entry,
                        struct defects *defects) {
    char head[LOCAL_SIZE];
    if (entry->local >= scan->directory_at ||
        !zip_scan_bytes(scan, entry->local, head, sizeof head) || memcmp(head, "PK\3\4", 4) != 0) {
        unsafe(defects, entry, "verify-zip-structure", "there is no entry where it should stand");
        return;
    }
    size_t name_len = zip_u16(head + 26), extra_len = zip_u16(head + 28);
    uint64_t data = entry->local + LOCAL_SIZE + name_len + extra_len;
    char *rest = malloc(name_len + extra_len + 1);
    if (!rest || !zip_scan_bytes(scan, entry->local + LOCAL_SIZE, rest, name_len + extra_len)) {
        unsafe(defects, entry, "verify-zip-structure", "its header is cut off");
        free(rest);
        return;
    }
    uint64_t stored = zip_u32(head + 18), size = zip_u32(head + 22);
    dsr_text name = {rest, name_len}, unicode_path = name;
    bool is_sound =
        zip_extra((dsr_text){rest + name_len, extra_len}, &size, &stored, NULL, &unicode_path);
    bool is_same_name = text_equal(name, entry->name) && text_equal(unicode_path, entry->name);
    free(rest);
    bool is_streamed = (entry->flags & FLAG_DESCRIPTOR) != 0;
    uint32_t crc = zip_u32(head + 14);
    bool is_same =
        zip_u16(head + 6) == entry->flags && zip_u16(head + 8) == entry->method &&
        ((is_streamed && crc == 0) || crc == entry->crc) &&
        ((is_streamed && (stored == 0 || stored == 0xffffffff)) || stored == entry->stored) &&
        ((is_streamed && (size == 0 || size == 0xffffffff)) || size == entry->size);
    if (!is_sound)
        unsafe(defects, entry, "verify-zip-structure",
               "the extra field of its header is not sound");
    else if (!is_same_name)
        unsafe(defects, entry, "verify-zip-names-differ",
               "its header and the central directory give it different names");
    else if (!is_same)
        unsafe(defects, entry, "verify-zip-headers-differ",
               "its header and the central directory describe it differently");
    if (data > scan->directory_at || entry->stored > scan->directory_at - data) {
        unsafe(defects, entry, "verify-zip-structure", "its data lies outside the archive");
        return;
    }
    entry->data = data;
    entry->end = data + entry->stored;
    if (is_streamed) {
        uint64_t end = descriptor_end(scan, entry, entry->end);
        if (!end)
            unsafe(defects, entry, "verify-zip-structure", "its data descriptor is not sound");
        entry->end = end ? end : entry->end;
    }
}

/* ---- all entries together ---- */

static int by_place(const void *a, const void *b) {
    const struct zip_entry *one = *(const struct zip_entry *const *)a;
    const struct zip_entry *other = *(const struct zip_entry *const *)b;
    if (one->local != other->local)
        return one->local < other->local ? -1 : 1;
    return (one->central > other->central) - (one->central < other->central);
}

/* The entries must tile the archive: an overlap is a bomb or a trick, a gap hides bytes that no
 * checksum covers. */
static void check_ranges(const struct zip_scan *scan, struct defects *defects) {
    const struct zip_entry **sorted = calloc(scan->count + 1, sizeof *sorted);
    if (!sorted) {
        defect_add(defects, DEFECT_UNREADABLE, "verify-no-memory", (dsr_text){"", 0},
                   "out of memory");
        return;
    }
    for (size_t i = 0; i < scan->count; i++)
        sorted[i] = &scan->entries[i];
    qsort(sorted, scan->count, sizeof *sorted, by_place);
    uint64_t at = 0;
    for (size_t i = 0; i < scan->count; i++) {
        const struct zip_entry *entry = sorted[i];
        if (entry->local < at)
            unsafe(defects, entry, "verify-zip-overlap",
                   "it shares bytes with another entry, as in an archive made to fill disks");
        else if (entry->local > at)
            defect_add(defects, DEFECT_UNSAFE, at ? "verify-zip-hidden" : "verify-zip-prepended",
                       entry->name, "%llu bytes before it belong to no entry",
                       (unsigned long long)(entry->local - at));
        at = entry->end > at ? entry->end : at;
    }
    if (at < scan->directory_at)
        defect_add(defects, DEFECT_UNSAFE, "verify-zip-hidden", (dsr_text){"", 0},
                   "%llu bytes before the central directory belong to no entry",
                   (unsigned long long)(scan->directory_at - at));
    free(sorted);
}

struct folded {
    dsr_text key; /* in one buffer; the offset while that grows */
    const struct zip_entry *entry;
};

static int by_key(const void *a, const void *b) {
    const struct folded *one = a, *other = b;
    size_t shorter = one->key.len < other->key.len ? one->key.len : other->key.len;
    int order = shorter ? memcmp(one->key.at, other->key.at, shorter) : 0;
    if (order || one->key.len != other->key.len)
        return order ? order : one->key.len < other->key.len ? -1 : 1;
    return (one->entry->central > other->entry->central) -
           (one->entry->central < other->entry->central);
}

/* Two entries that are one file on some system: the same name, or the same but for case or
 * Unicode form; and a file whose name is also a folder of others. */
static void check_twins(const struct zip_scan *scan, struct defects *defects) {
    struct bytes keys = {0};
    struct folded *rows = calloc(scan->count + 1, sizeof *rows);
    for (size_t i = 0; rows && i < scan->count; i++) {
        dsr_text name = scan->entries[i].name;
        if (scan->entries[i].is_folder)
            name.len--;
        size_t before = keys.len;
        name_fold(&keys, name);
        bytes_add(&keys, "", 1);
        rows[i] = (struct folded){{NULL, keys.len - before - 1}, &scan->entries[i]};
    }
    if (!rows || keys.has_failed) {
        defect_add(defects, DEFECT_UNREADABLE, "verify-no-memory", (dsr_text){"", 0},
                   "out of memory");
    } else {
        size_t at = 0;
        for (size_t i = 0; i < scan->count; i++) {
            rows[i].key.at = keys.at + at;
            at += rows[i].key.len + 1;
        }
        qsort(rows, scan->count, sizeof *rows, by_key);
        for (size_t i = 1; i < scan->count; i++) {
            dsr_text one = rows[i - 1].key, other = rows[i].key;
            bool is_file = !rows[i - 1].entry->is_folder;
            if (text_equal(one, other))
                unsafe(defects, rows[i].entry, "verify-name-twice",
                       "another entry has this name, or one that differs in case or Unicode form "
                       "only");
            else if (is_file && other.len > one.len && other.at[one.len] == '/' &&
                     memcmp(one.at, other.at, one.len) == 0)
                unsafe(defects, rows[i].entry, "verify-name-twice",
                       "another entry is a file where this one needs a folder");
        }
    }
    free(rows);
    bytes_free(&keys);
}

/* SPDX-License-Identifier: MIT */
/* Entries and manifests of a bag. */
#include "bundle.h"

#include <stdlib.h>
#include <string.h>

#include "bagit.h"

void bundle_open(struct bundle *bundle, dsr_job *job, const struct package_state *state) {
    *bundle = (struct bundle){.job = job, .state = state, .epoch = -1};
}

void bundle_close(struct bundle *bundle) {
    free(bundle->entries);
    arena_free(&bundle->arena);
    *bundle = (struct bundle){0};
}

static struct bundle_entry *add(struct bundle *bundle, dsr_text path) {
    if (bundle->count == bundle->capacity) {
        size_t capacity = bundle->capacity ? 2 * bundle->capacity : 32;
        struct bundle_entry *entries = realloc(bundle->entries, capacity * sizeof *entries);
        if (!entries) {
            bundle->arena.has_failed = true;
            return NULL;
        }
        bundle->entries = entries;
        bundle->capacity = capacity;
    }
    struct bundle_entry *entry = &bundle->entries[bundle->count];
    *entry = (struct bundle_entry){.path = arena_text(&bundle->arena, path)};
    if (bundle->arena.has_failed)
        return NULL;
    bundle->count++;
    return entry;
}

bool bundle_add_row(struct bundle *bundle, dsr_text path, size_t document, size_t row,
                    const dsr_row *is) {
    struct bundle_entry *entry = add(bundle, path);
    if (!entry)
        return false;
    entry->crc = is->crc;
    entry->is_deflated = is->method == 8;
    entry->size = is->size;
    entry->stored = is->stored;
    memcpy(entry->digest, is->digest, sizeof entry->digest);
    entry->document = document;
    entry->row = row;
    return true;
}

bool bundle_add_made(struct bundle *bundle, const char *path, dsr_text bytes) {
    struct bytes packed = {0};
    bool is_deflated = compressor_run(bundle->state->compressor, bytes, &packed);
    dsr_text stored = is_deflated ? bytes_view(&packed) : bytes;
    struct bundle_entry *entry = packed.has_failed ? NULL : add(bundle, text_of(path));
    bool is_fine = entry && digest_of(bundle->state->kind, bytes, entry->digest);
    if (is_fine) {
        entry->crc = crc_of(0, bytes.at, bytes.len);
        entry->is_deflated = is_deflated;
        entry->size = bytes.len;
        entry->stored = stored.len;
        entry->made = arena_text(&bundle->arena, stored).at;
    }
    bytes_free(&packed);
    bundle->arena.has_failed = bundle->arena.has_failed || !is_fine;
    return !bundle->arena.has_failed;
}

/* ---- manifests ---- */

static int by_path(const void *a, const void *b) {
    dsr_text one = ((const struct bundle_entry *)a)->path;
    dsr_text other = ((const struct bundle_entry *)b)->path;
    size_t shorter = one.len < other.len ? one.len : other.len;
    int order = memcmp(one.at, other.at, shorter);
    return order ? order : (one.len > other.len) - (one.len < other.len);
}

static void sort(struct bundle *bundle) {
    if (bundle->count)
        qsort(bundle->entries, bundle->count, sizeof *bundle->entries, by_path);
}

static bool add_manifest(struct bundle *bundle, bool of_payload) {
    const struct digest_kind *kind = bundle->state->kind;
    struct bytes text = {0}, path = {0};
    for (size_t i = 0; i < bundle->count; i++) {
        const struct bundle_entry *entry = &bundle->entries[i];
        if (bag_is_payload(entry->path) != of_payload)
            continue;
        bytes_hex(&text, entry->digest, kind->len);
        bytes_string(&text, "  ");
        tag_escape(&text, entry->path);
        bytes_string(&text, "\n");
    }
    bytes_format(&path, "%smanifest-%s.txt", of_payload ? "" : "tag", kind->name);
    bool is_fine =
        !text.has_failed && !path.has_failed && bundle_add_made(bundle, path.at, bytes_view(&text));
    if (is_fine && of_payload)
        memcpy(bundle->id, bundle->entries[bundle->count - 1].digest, sizeof bundle->id);
    bytes_free(&text);
    bytes_free(&path);
    return is_fine;
}

bool bundle_seal_payload(struct bundle *bundle) {
    sort(bundle);
    return add_manifest(bundle, true);
}

bool bundle_seal_tags(struct bundle *bundle) {
    static const char declaration[] = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
    if (!bundle_add_made(bundle, "bagit.txt", text_of(declaration)))
        return false;
    sort(bundle);
    if (!add_manifest(bundle, false))
        return false;
    sort(bundle);
    return true;
}

uint64_t bundle_largest(const struct bundle *bundle) {
    uint64_t largest = 0;
    for (size_t i = 0; i < bundle->count; i++)
        if (bundle->entries[i].size > largest)
            largest = bundle->entries[i].size;
    return largest;
}

uint64_t bundle_payload(const struct bundle *bundle, size_t *files) {
    uint64_t bytes = 0;
    *files = 0;
    for (size_t i = 0; i < bundle->count; i++)
        if (bag_is_payload(bundle->entries[i].path)) {
            bytes += bundle->entries[i].size;
            *files += 1;
        }
    return bytes;
}

struct archive_entry *bundle_archive(struct bundle *bundle) {
    struct archive_entry *rows = calloc(bundle->count + 1, sizeof *rows);
    struct bytes path = {0};
    for (size_t i = 0; rows && i < bundle->count; i++) {
        const struct bundle_entry *entry = &bundle->entries[i];
        path.len = 0;
        bytes_text(&path, bundle->top);
        bytes_string(&path, "/");
        bytes_text(&path, entry->path);
        rows[i] = (struct archive_entry){.path = arena_text(&bundle->arena, bytes_view(&path)).at,
                                         .stored = entry->stored,
                                         .size = entry->size,
                                         .crc = entry->crc,
                                         .is_deflated = entry->is_deflated,
                                         .index = i};
    }
    bool has_failed = path.has_failed || bundle->arena.has_failed;
    bytes_free(&path);
    if (has_failed) {
        free(rows);
        return NULL;
    }
    return rows;
}

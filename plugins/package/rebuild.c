/* SPDX-License-Identifier: MIT */
/*
 * Packs the content of a bundle anew and compares the zip byte by byte: whatever is outside the
 * checksums (dates, order, attributes, spare fields) is then as dossier writes it, too.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "archive.h"
#include "edition.h"
#include "publish.h"
#include "verify_own.h"

struct rebuild {
    struct tree *tree;
    struct defects *defects;
    struct archive_entry *entries;
    struct bytes *stored; /* one an entry */
    size_t count;
    struct compressor *compressor;
};

static bool read_stored(void *context, const struct archive_entry *entry, uint64_t offset,
                        void *into, size_t len) {
    const struct rebuild *rebuild = context;
    memcpy(into, rebuild->stored[entry->index].at + offset, len);
    return true;
}

static void add(struct rebuild *rebuild, enum defect_level level, const char *message) {
    defect_add(rebuild->defects, level, "verify-rebuild", (dsr_text){"", 0}, "%s", message);
}

static bool same_compressor(const struct json *said, uint64_t size) {
    return text_is(json_get_string(said, "name"), compressor_name(size)) &&
           text_is(json_get_string(said, "version"), compressor_version(size));
}

/* Whether the compressors here are the ones the manifest names. */
static bool can_repeat(const struct json *compressor) {
    if (json_get_number(compressor, "level", -1) == 0)
        return true;
    const struct json *large = json_get(compressor, "large");
    return same_compressor(compressor, 0) &&
           (!large || same_compressor(large, (uint64_t)COMPRESS_WHOLE + 1));
}

static int by_path(const void *a, const void *b) {
    return strcmp(((const struct archive_entry *)a)->path, ((const struct archive_entry *)b)->path);
}

static bool add_entry(struct rebuild *rebuild, struct arena *arena, const struct tree_file *file) {
    struct bytes plain = {0}, path = {0};
    size_t index = rebuild->count++;
    struct bytes *stored = &rebuild->stored[index];
    bool is_fine = tree_bytes(rebuild->tree, file, &plain, rebuild->defects);
    bool is_deflated = is_fine && compressor_run(rebuild->compressor, bytes_view(&plain), stored);
    if (!is_deflated) {
        stored->len = 0;
        bytes_text(stored, bytes_view(&plain));
    }
    bytes_text(&path, rebuild->tree->top);
    bytes_string(&path, "/");
    bytes_text(&path, file->path);
    rebuild->entries[index] =
        (struct archive_entry){.path = arena_text(arena, bytes_view(&path)).at,
                               .stored = stored->len,
                               .size = plain.len,
                               .crc = crc_of(0, plain.at, plain.len),
                               .is_deflated = is_deflated,
                               .index = index};
    is_fine = is_fine && !stored->has_failed && !path.has_failed;
    bytes_free(&plain);
    bytes_free(&path);
    return is_fine;
}

static void compare(struct rebuild *rebuild, int file) {
    enum { PIECE = 64 << 10 };
    char *one = malloc(PIECE), *other = malloc(PIECE);
    uint64_t at = 0;
    bool is_same = one && other;
    while (is_same) {
        ssize_t got = pread(file, one, PIECE, (off_t)at);
        ssize_t had = pread(rebuild->tree->file, other, PIECE, (off_t)at);
        is_same = got >= 0 && got == had && memcmp(one, other, (size_t)got) == 0;
        if (got <= 0 || !is_same)
            break;
        at += (uint64_t)got;
    }
    if (!is_same)
        defect_add(rebuild->defects, DEFECT_INVALID, "verify-rebuild", (dsr_text){"", 0},
                   "packed anew it has other bytes, from byte %llu on or a little after",
                   (unsigned long long)at);
    free(one);
    free(other);
}

static bool pack(struct rebuild *rebuild, int file, int64_t created) {
    char why[256];
    struct archive_source source = {rebuild, read_stored, NULL};
    qsort(rebuild->entries, rebuild->count, sizeof *rebuild->entries, by_path);
    bool is_fine =
        archive_write(file, rebuild->entries, rebuild->count, &source, why, sizeof why) &&
        (created < 0 || publish_stamp(file, archive_stamp(created), why, sizeof why));
    if (!is_fine)
        defect_add(rebuild->defects, DEFECT_UNREADABLE, "verify-rebuild", (dsr_text){"", 0},
                   "it could not be packed anew: %s", why);
    return is_fine;
}

void rebuild_check(struct own *own, struct bag *bag) {
    struct tree *tree = bag->tree;
    struct rebuild rebuild = {.tree = tree, .defects = bag->defects};
    const struct json *compressor = json_get(own->manifest, "compressor");
    if (!own->manifest || !tree->is_zip) {
        add(&rebuild, DEFECT_WARNING,
            "not compared: only a zip that dossier made can be packed anew");
        return;
    }
    int64_t level = json_get_number(compressor, "level", -1);
    if (level < 0 || level > COMPRESS_MOST_LEVEL || !can_repeat(compressor)) {
        add(&rebuild, DEFECT_WARNING,
            "not compared: it was packed with another compressor than the one here");
        return;
    }
    FILE *file = tmpfile();
    struct arena arena = {0};
    rebuild.entries = calloc(tree->count + 1, sizeof *rebuild.entries);
    rebuild.stored = calloc(tree->count + 1, sizeof *rebuild.stored);
    rebuild.compressor = compressor_new((unsigned)level);
    bool is_fine = file && rebuild.entries && rebuild.stored && rebuild.compressor;
    if (!is_fine)
        add(&rebuild, DEFECT_UNREADABLE,
            "it could not be packed anew: no memory or no temporary file");
    for (size_t i = 0; is_fine && i < tree->count; i++)
        is_fine = add_entry(&rebuild, &arena, &tree->files[i]);
    if (is_fine && pack(&rebuild, fileno(file), json_get_number(own->manifest, "created", -1)))
        compare(&rebuild, fileno(file));
    for (size_t i = 0; rebuild.stored && i < tree->count; i++)
        bytes_free(&rebuild.stored[i]);
    free(rebuild.stored);
    free(rebuild.entries);
    compressor_free(rebuild.compressor);
    arena_free(&arena);
    if (file)
        fclose(file);
}

/* SPDX-License-Identifier: MIT */
/* Puts documents into a bundle and seals it. */
#include "edition.h"

#include <stdio.h>
#include <string.h>

enum { ID = 24 };

void edition_open(struct edition *edition, dsr_job *job, const struct package_state *state) {
    *edition = (struct edition){.width = 3};
    bundle_open(&edition->bundle, job, state);
    edition->bundle.marker = text_of(MANIFEST_FILE);
}

void edition_close(struct edition *edition) {
    bytes_free(&edition->manifest);
    bytes_free(&edition->index_rows);
    bytes_free(&edition->changes);
    bytes_free(&edition->identifiers);
    bytes_free(&edition->missing);
    bundle_close(&edition->bundle);
}

unsigned edition_width(size_t documents) {
    unsigned width = 3;
    for (size_t limit = 1000; documents >= limit; limit *= 10)
        width++;
    return width;
}

dsr_text edition_folder(struct arena *arena, unsigned width, size_t number, dsr_text name) {
    struct bytes path = {0};
    bytes_format(&path, "data/documents/%0*zu_", (int)width, number);
    bytes_text(&path, name);
    dsr_text kept = arena_text(arena, bytes_view(&path));
    arena->has_failed = arena->has_failed || path.has_failed;
    bytes_free(&path);
    return kept;
}

static bool settle(struct edition *edition, const struct arena *arena) {
    edition->has_failed = edition->has_failed || arena->has_failed ||
                          edition->bundle.arena.has_failed || edition->manifest.has_failed ||
                          edition->index_rows.has_failed || edition->changes.has_failed ||
                          edition->identifiers.has_failed || edition->missing.has_failed;
    return !edition->has_failed;
}

/* ---- documents ---- */

/* Adds the public rows and completes the record's list of files, which has their order. */
static bool add_files(struct edition *edition, size_t index, dsr_text folder, struct json *record,
                      struct arena *arena) {
    const dsr_host *host = edition->bundle.job->host;
    const struct digest_kind *kind = edition->bundle.state->kind;
    const struct json *files = json_get(record, "files");
    struct json *file = files ? files->first : NULL;
    struct bytes path = {0}, hex = {0};
    dsr_row row;
    for (size_t i = 0; host->row(edition->bundle.job, index, i, &row, sizeof row); i++) {
        if (row.flags & (DSR_FACT | DSR_PRIVATE))
            continue;
        if (!file || !text_equal(json_get_string(file, "path"), row.name) ||
            row.digest_len != kind->len) {
            host->report(edition->bundle.job, DSR_ERROR, "run-internal", (dsr_place){0},
                         "the record of document %zu does not fit its files", index + 1);
            edition->has_failed = true;
            break;
        }
        path.len = hex.len = 0;
        bytes_text(&path, folder);
        bytes_string(&path, "/");
        bytes_text(&path, row.name);
        bytes_hex(&hex, row.digest, kind->len);
        json_get(file, "path")->string = arena_text(arena, bytes_view(&path));
        json_put_number(arena, file, "bytes", (int64_t)row.size);
        json_put_string(arena, file, kind->name, bytes_view(&hex));
        bundle_add_row(&edition->bundle, bytes_view(&path), index, i, &row);
        file = file->next;
    }
    arena->has_failed = arena->has_failed || path.has_failed || hex.has_failed;
    bytes_free(&path);
    bytes_free(&hex);
    return settle(edition, arena);
}

static void add_to_manifest(struct edition *edition, struct json *document) {
    bytes_string(&edition->manifest, edition->manifest.len ? ",\n  " : "\n  ");
    json_write(&edition->manifest, document, 2);
}

bool edition_add(struct edition *edition, size_t index, size_t number, struct json *record,
                 struct arena *arena) {
    char id[ID];
    snprintf(id, sizeof id, "%0*zu", (int)edition->width, number);
    dsr_text folder =
        edition_folder(arena, edition->width, number, json_get_string(record, "name"));
    if (!add_files(edition, index, folder, record, arena))
        return false;
    edition->documents++;
    index_add_row(edition, id, record);
    index_add_changes(edition, id, record);
    dsr_text symbol = json_get_string(record, "symbol");
    if (symbol.len)
        bag_info_line(&edition->identifiers, "External-Identifier", symbol);
    else
        json_remove(record, "symbol");
    if (!json_get_string(record, "title").len)
        json_remove(record, "title");
    json_remove(record, "name");
    json_remove(json_get(record, "numbering"), "labels"); /* they stand in the index */
    json_put_string(arena, record, "id", text_of(id));
    json_put_string(arena, record, "status", text_of("ok"));
    if (!arena->has_failed)
        add_to_manifest(edition, record);
    return settle(edition, arena);
}

bool edition_add_gap(struct edition *edition, size_t number, dsr_text code) {
    char id[ID];
    struct arena arena = {0};
    struct bytes line = {0};
    snprintf(id, sizeof id, "%0*zu", (int)edition->width, number);
    edition->gaps++;
    index_add_gap(edition, id, code);
    bytes_format(&line, "%s ", id);
    bytes_text(&line, code);
    bag_info_line(&edition->missing, "Dossier-Missing", bytes_view(&line));
    struct json *document = json_new(&arena, JSON_OBJECT);
    json_put_string(&arena, document, "id", text_of(id));
    json_put_string(&arena, document, "reason", code);
    json_put_string(&arena, document, "status", text_of("missing"));
    if (!arena.has_failed)
        add_to_manifest(edition, document);
    bool is_fine = settle(edition, &arena) && !line.has_failed;
    bytes_free(&line);
    arena_free(&arena);
    return is_fine;
}

/* ---- the seal ---- */

bool edition_seal(struct edition *edition, dsr_text top) {
    struct bundle *bundle = &edition->bundle;
    struct bytes text = {0};
    bundle->top = arena_text(&bundle->arena, top);
    index_write(&text, edition);
    bool is_fine = settle(edition, &bundle->arena) && !text.has_failed &&
                   bundle_add_made(bundle, INDEX_FILE, bytes_view(&text)) &&
                   bundle_seal_payload(bundle);
    text.len = 0;
    if (is_fine)
        bag_info_write(&text, edition);
    is_fine =
        is_fine && !text.has_failed && bundle_add_made(bundle, "bag-info.txt", bytes_view(&text));
    text.len = 0;
    is_fine = is_fine && manifest_write(&text, edition) &&
              bundle_add_made(bundle, MANIFEST_FILE, bytes_view(&text));
    text.len = 0;
    is_fine = is_fine && provenance_write(&text, edition) &&
              bundle_add_made(bundle, PROVENANCE_FILE, bytes_view(&text)) &&
              bundle_seal_tags(bundle);
    bytes_free(&text);
    edition->has_failed = edition->has_failed || !is_fine;
    return is_fine;
}

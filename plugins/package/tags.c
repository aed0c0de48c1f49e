/* SPDX-License-Identifier: MIT */
/* bag-info.txt (RFC 8493, section 2.2.2), dossier/manifest.json and dossier/provenance.json. */
#include <string.h>

#include "edition.h"

static const char software[] = "dossier " DOSSIER_VERSION;

void bag_info_line(struct bytes *out, const char *label, dsr_text value) {
    if (!value.len)
        return;
    bytes_string(out, label);
    bytes_string(out, ": ");
    bool has_space = true; /* leading and repeated spaces are dropped */
    for (size_t i = 0; i < value.len; i++) {
        bool is_space = (unsigned char)value.at[i] <= ' ' || value.at[i] == 0x7f;
        if (!is_space && has_space && i && out->len && out->at[out->len - 1] != ' ')
            bytes_string(out, " ");
        if (!is_space)
            bytes_add(out, value.at + i, 1);
        has_space = is_space;
    }
    bytes_string(out, "\n");
}

void bag_info_write(struct bytes *out, const struct edition *edition) {
    const struct package_state *state = edition->bundle.state;
    struct bytes value = {0};
    bool is_mail = state->contact.len && memchr(state->contact.at, '@', state->contact.len);
    bag_info_line(out, "Source-Organization", state->organisation);
    bag_info_line(out, is_mail ? "Contact-Email" : "Contact-Name", state->contact);
    bag_info_line(out, "External-Description", edition->title);
    if (edition->bundle.epoch >= 0)
        date_write(&value, edition->bundle.epoch);
    bag_info_line(out, "Bagging-Date", bytes_view(&value));
    bytes_text(out, bytes_view(&edition->identifiers));
    size_t files;
    uint64_t bytes = bundle_payload(&edition->bundle, &files);
    value.len = 0;
    bytes_format(&value, "%llu.%zu", (unsigned long long)bytes, files);
    bag_info_line(out, "Payload-Oxum", bytes_view(&value));
    bag_info_line(out, "Bag-Software-Agent", text_of(software));
    bytes_text(out, bytes_view(&edition->missing));
    out->has_failed = out->has_failed || value.has_failed;
    bytes_free(&value);
}

/* ---- JSON ---- */

static bool finish(struct bytes *out, struct json *root, struct arena *arena) {
    if (!arena->has_failed)
        json_write(out, root, 0);
    bytes_string(out, "\n");
    bool is_fine = !arena->has_failed && !out->has_failed;
    arena_free(arena);
    return is_fine;
}

static void put_software(struct arena *arena, struct json *root) {
    struct json *object = json_put(arena, root, "software", json_new(arena, JSON_OBJECT));
    json_put_string(arena, object, "name", text_of("dossier"));
    json_put_string(arena, object, "version", text_of(DOSSIER_VERSION));
}

static void put_id(struct arena *arena, struct json *object, const char *name,
                   const struct bundle *bundle) {
    struct bytes hex = {0};
    bytes_hex(&hex, bundle->id, bundle->state->kind->len);
    json_put_string(arena, object, name, bytes_view(&hex));
    arena->has_failed = arena->has_failed || hex.has_failed;
    bytes_free(&hex);
}

static void put_compressor(struct arena *arena, struct json *root, const struct bundle *bundle) {
    struct json *object = json_put(arena, root, "compressor", json_new(arena, JSON_OBJECT));
    json_put_number(arena, object, "level", bundle->state->level);
    if (!bundle->state->level)
        return;
    json_put_string(arena, object, "name", text_of(compressor_name(0)));
    json_put_string(arena, object, "version", text_of(compressor_version(0)));
    uint64_t largest = bundle_largest(bundle);
    if (largest <= COMPRESS_WHOLE)
        return;
    struct json *large = json_put(arena, object, "large", json_new(arena, JSON_OBJECT));
    json_put_string(arena, large, "name", text_of(compressor_name(largest)));
    json_put_string(arena, large, "version", text_of(compressor_version(largest)));
}

bool manifest_write(struct bytes *out, struct edition *edition) {
    struct arena arena = {0};
    const struct package_state *state = edition->bundle.state;
    struct json *root = json_new(&arena, JSON_OBJECT);
    json_put_string(&arena, root, "format", text_of(MANIFEST_FORMAT));
    put_id(&arena, root, "bundle_id", &edition->bundle);
    json_put_string(&arena, root, "digest", text_of(state->kind->name));
    put_compressor(&arena, root, &edition->bundle);
    if (edition->bundle.epoch >= 0)
        json_put_number(&arena, root, "created", edition->bundle.epoch);
    json_put_string(&arena, root, "title", edition->title);
    if (state->organisation.len)
        json_put_string(&arena, root, "organisation", state->organisation);
    put_software(&arena, root);
    struct json *documents = json_put(&arena, root, "documents", json_new(&arena, JSON_WRITTEN));
    struct bytes list = {0};
    bytes_string(&list, "[");
    bytes_text(&list, bytes_view(&edition->manifest));
    bytes_string(&list, "\n ]");
    if (documents)
        documents->string = bytes_view(&list);
    arena.has_failed = arena.has_failed || list.has_failed;
    bool is_fine = finish(out, root, &arena);
    bytes_free(&list);
    return is_fine;
}

bool provenance_write(struct bytes *out, struct edition *edition) {
    struct arena arena = {0};
    dsr_job *job = edition->bundle.job;
    struct json *root = json_new(&arena, JSON_OBJECT);
    json_put_string(&arena, root, "format", text_of("dossier-provenance/1"));
    json_put_string(&arena, root, "pipeline", edition->pipeline);
    put_software(&arena, root);
    struct json *payload =
        json_put(&arena, root, "payload_manifest", json_new(&arena, JSON_OBJECT));
    put_id(&arena, payload, edition->bundle.state->kind->name, &edition->bundle);
    struct json *stages = json_put(&arena, root, "stages", json_new(&arena, JSON_ARRAY));
    dsr_text name, version;
    for (size_t i = 0; job->host->stage(job, i, &name, &version); i++) {
        struct json *stage = json_put(&arena, stages, "", json_new(&arena, JSON_OBJECT));
        json_put_string(&arena, stage, "name", name);
        json_put_string(&arena, stage, "version", version);
    }
    return finish(out, root, &arena);
}

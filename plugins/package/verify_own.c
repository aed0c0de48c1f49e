/* SPDX-License-Identifier: MIT */
/* The manifest of ours against the payload, both ways. */
#include "verify_own.h"

#include <string.h>

#include "edition.h"

static void check_documents(struct own *own, struct bag *bag);
static void check_sealed(struct bag *bag);
static void check_id(struct own *own, struct bag *bag);

static void fault(struct bag *bag, const char *code, dsr_text path, const char *message) {
    defect_add(bag->defects, DEFECT_INVALID, code, path, "%s", message);
}

void own_check(struct own *own, struct bag *bag) {
    *own = (struct own){0};
    dsr_text path = text_of(MANIFEST_FILE);
    const struct tree_file *file = tree_find(bag->tree, path);
    struct bytes text = {0}, again = {0};
    const char *why;
    if (!file)
        return;
    own->is_ours = true;
    if (!tree_bytes(bag->tree, file, &text, bag->defects)) {
        bytes_free(&text);
        return;
    }
    own->manifest = json_read(&own->arena, bytes_view(&text), &why, NULL);
    if (!own->manifest || own->manifest->type != JSON_OBJECT) {
        fault(bag, "verify-manifest", path, own->manifest ? "it is no object" : why);
        own->manifest = NULL;
    } else if (!text_is(json_get_string(own->manifest, "format"), MANIFEST_FORMAT)) {
        fault(bag, "verify-manifest", path, "its format is not " MANIFEST_FORMAT);
        own->manifest = NULL;
    }
    if (own->manifest) {
        json_write(&again, own->manifest, 0);
        bytes_string(&again, "\n");
        if (!text_equal(bytes_view(&text), bytes_view(&again)))
            fault(bag, "verify-manifest", path,
                  "it is not written as dossier writes it: another program has changed it");
        check_sealed(bag);
        check_id(own, bag);
        check_documents(own, bag);
    }
    bag->arena.has_failed = bag->arena.has_failed || again.has_failed || text.has_failed;
    bytes_free(&text);
    bytes_free(&again);
}

void own_close(struct own *own) {
    arena_free(&own->arena);
}

/* In a bundle of ours every tag file but the tag manifests themselves has a checksum. */
static void check_sealed(struct bag *bag) {
    for (size_t i = 0; i < bag->tree->count; i++) {
        dsr_text path = bag->tree->files[i].path;
        bool is_sealed =
            bag_is_payload(path) || (path.len > 12 && memcmp(path.at, "tagmanifest-", 12) == 0);
        for (size_t k = DIGEST_KINDS; !is_sealed && k < BAG_MANIFESTS; k++)
            is_sealed = bag->manifests[k].expected && bag->manifests[k].expected[i];
        if (!is_sealed)
            fault(bag, "verify-unlisted", path, "no tag manifest lists it");
    }
}

static void check_id(struct own *own, struct bag *bag) {
    dsr_text name = json_get_string(own->manifest, "digest");
    const struct digest_kind *kind = digest_kind_find(name);
    const struct bag_manifest *payload = kind ? &bag->manifests[kind->index] : NULL;
    uint8_t found[DIGEST_MOST], said[DIGEST_MOST];
    struct bytes text = {0};
    if (!payload || !payload->kind) {
        fault(bag, "verify-manifest", text_of(MANIFEST_FILE),
              "the payload manifest it speaks of is not there");
        return;
    }
    if (tree_bytes(bag->tree, tree_find(bag->tree, payload->path), &text, bag->defects) &&
        digest_of(kind, bytes_view(&text), found) &&
        (!digest_parse(json_get_string(own->manifest, "bundle_id"), said, kind->len) ||
         memcmp(found, said, kind->len) != 0))
        fault(bag, "verify-manifest", text_of(MANIFEST_FILE),
              "bundle_id is not the checksum of the payload manifest");
    bytes_free(&text);
}

/* One file of the manifest; marks it in `seen`. */
static void check_file(struct bag *bag, const struct json *row, const struct bag_manifest *payload,
                       bool *seen) {
    dsr_text path = json_get_string(row, "path");
    const struct tree_file *file = tree_find(bag->tree, path);
    uint8_t said[DIGEST_MOST];
    if (!file || !bag_is_payload(path)) {
        fault(bag, "verify-manifest", path, "dossier's manifest names it, but it is not there");
        return;
    }
    size_t index = (size_t)(file - bag->tree->files);
    if (seen[index])
        fault(bag, "verify-manifest", path, "dossier's manifest names it twice");
    seen[index] = true;
    if (json_get_number(row, "bytes", -1) != (int64_t)file->size)
        fault(bag, "verify-manifest", path, "dossier's manifest gives it another size");
    const uint8_t *expected = payload->expected ? payload->expected[index] : NULL;
    if (!expected ||
        !digest_parse(json_get_string(row, payload->kind->name), said, payload->kind->len) ||
        memcmp(expected, said, payload->kind->len) != 0)
        fault(bag, "verify-manifest", path, "dossier's manifest gives it another checksum");
}

static void check_documents(struct own *own, struct bag *bag) {
    const struct json *documents = json_get(own->manifest, "documents");
    const struct digest_kind *kind = digest_kind_find(json_get_string(own->manifest, "digest"));
    bool *seen = arena_take(&own->arena, (bag->tree->count + 1) * sizeof *seen);
    if (!documents || documents->type != JSON_ARRAY) {
        fault(bag, "verify-manifest", text_of(MANIFEST_FILE), "it has no list of documents");
        return;
    }
    if (!kind || !bag->manifests[kind->index].kind || !seen)
        return;
    for (const struct json *document = documents->first; document; document = document->next) {
        own->documents++;
        if (text_is(json_get_string(document, "status"), "missing")) {
            own->missing++;
            defect_add(bag->defects, DEFECT_WARNING, "verify-gap", json_get_string(document, "id"),
                       "this document is missing from the bundle, which says so itself");
            continue;
        }
        const struct json *files = json_get(document, "files");
        for (const struct json *file = files ? files->first : NULL; file; file = file->next)
            check_file(bag, file, &bag->manifests[kind->index], seen);
    }
    for (size_t i = 0; i < bag->tree->count; i++) {
        dsr_text path = bag->tree->files[i].path;
        if (bag_is_payload(path) && !seen[i] && !text_is(path, INDEX_FILE))
            fault(bag, "verify-manifest", path, "dossier's manifest does not name it");
    }
}

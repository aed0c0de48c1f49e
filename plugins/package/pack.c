/* SPDX-License-Identifier: MIT */
/*
 * One document: its renditions and attachments compressed, checksummed and handed to the spool,
 * and a record of what they are for gather.  Everything public here comes from the document as
 * it stands after the other stages; the input's own name, bytes and checksum stay private.
 */
#include <string.h>

#include "names.h"
#include "packer.h"
#include "shown.h"

enum { NAME_OF_SUFFIX = 16, LONG_FILE = 4 << 20 };

struct packing {
    dsr_job *job;
    const dsr_host *host;
    const struct package_state *state;
    dsr_doc *doc;
    struct arena arena;
    struct json *record, *files;
    struct bytes stored;
    struct bytes names; /* folded paths of the files so far, each NUL-terminated */
    dsr_text name, language;
};

static dsr_status pack_renditions(struct packing *packing);
static dsr_status pack_attachments(struct packing *packing);
static dsr_status pack_input(struct packing *packing);
static dsr_status emit(struct packing *packing, dsr_text path, dsr_text bytes, uint32_t flags);
static void describe(struct packing *packing);

dsr_status pack_document(dsr_job *job, const struct package_state *state, dsr_doc *doc) {
    struct packing packing = {.job = job, .host = job->host, .state = state, .doc = doc};
    packing.record = json_new(&packing.arena, JSON_OBJECT);
    packing.files =
        json_put(&packing.arena, packing.record, "files", json_new(&packing.arena, JSON_ARRAY));
    describe(&packing);
    dsr_status status = packing.arena.has_failed ? report_no_memory(job) : DSR_OK;
    if (status == DSR_OK)
        status = pack_renditions(&packing);
    if (status == DSR_OK)
        status = pack_attachments(&packing);
    if (status == DSR_OK)
        status = pack_input(&packing);
    if (status == DSR_OK && !packing.arena.has_failed) {
        struct bytes text = {0};
        json_write(&text, packing.record, 0);
        status = text.has_failed ? report_no_memory(job)
                                 : emit(&packing, text_of(RECORD_ROW), bytes_view(&text), DSR_FACT);
        bytes_free(&text);
    }
    if (status == DSR_OK && packing.arena.has_failed)
        status = report_no_memory(job);
    bytes_free(&packing.stored);
    bytes_free(&packing.names);
    arena_free(&packing.arena);
    return status;
}

/* ---- what the document is ---- */

static dsr_text safe(struct packing *packing, dsr_text text, size_t most, const char *fallback) {
    struct bytes made = {0};
    name_add_safe(&made, text, most);
    if (!made.len)
        bytes_string(&made, fallback);
    dsr_text kept = arena_text(&packing->arena, bytes_view(&made));
    packing->arena.has_failed = packing->arena.has_failed || made.has_failed;
    bytes_free(&made);
    return kept;
}

/* Changes that a reader of the document could see. */
static int64_t count_edits(dsr_doc *doc) {
    int64_t count = 0;
    dsr_change change;
    for (size_t i = 0; doc->host->change(doc, i, &change, sizeof change); i++)
        count += change.kind == DSR_CHANGE_TEXT || change.kind == DSR_CHANGE_LABEL ||
                 change.kind == DSR_CHANGE_BLOCK || change.kind == DSR_CHANGE_SPLICE;
    return count;
}

static void describe(struct packing *packing) {
    const dsr_host *host = packing->host;
    dsr_doc *doc = packing->doc;
    packing->name = safe(packing, shown_name(doc), NAME_IN_BAG, "document");
    packing->language = safe(packing, host->attribute(doc, 0, "language"), NAME_OF_SUFFIX, "und");
    json_put_string(&packing->arena, packing->record, "name", packing->name);
    json_put_string(&packing->arena, packing->record, "language", packing->language);
    json_put_number(&packing->arena, packing->record, "edits", count_edits(doc));
    json_put_string(&packing->arena, packing->record, "title", shown_title(doc, &packing->arena));
    json_put_string(&packing->arena, packing->record, "symbol", shown_symbol(doc, &packing->arena));
}

/* ---- files ---- */

static dsr_status emit(struct packing *packing, dsr_text path, dsr_text bytes, uint32_t flags) {
    const struct package_state *state = packing->state;
    /* Facts are read in gather, so they stay as they are. */
    bool is_deflated =
        !(flags & DSR_FACT) && compressor_run(state->compressor, bytes, &packing->stored);
    if (packing->stored.has_failed)
        return report_no_memory(packing->job);
    dsr_text stored = is_deflated ? bytes_view(&packing->stored) : bytes;
    dsr_row row = {.name = path,
                   .flags = flags,
                   .crc = crc_of(0, bytes.at, bytes.len),
                   .stored = stored.len,
                   .size = bytes.len,
                   .method = is_deflated ? 8 : 0,
                   .digest_len = (uint32_t)state->kind->len};
    if (!digest_of(state->kind, bytes, row.digest)) {
        packing->host->report(packing->job, DSR_ERROR, "pkg-digest", (dsr_place){0},
                              "the checksum %s could not be computed", state->kind->name);
        packing->host->hint(packing->job, "set the option digest to another kind");
        return DSR_FAILED;
    }
    dsr_status status = packing->host->emit(packing->job, &row, sizeof row, stored);
    if (packing->stored.capacity > LONG_FILE)
        bytes_free(&packing->stored);
    return status;
}

/* Two files of one name would be one file, on some system at least. */
static dsr_status claim_name(struct packing *packing, dsr_text path) {
    struct bytes folded = {0};
    name_fold(&folded, path);
    bytes_add(&folded, "", 1);
    bool is_taken = false;
    for (size_t at = 0; at < packing->names.len; at += strlen(packing->names.at + at) + 1)
        is_taken = is_taken || strcmp(packing->names.at + at, folded.at ? folded.at : "") == 0;
    bytes_text(&packing->names, bytes_view(&folded));
    bool has_failed = folded.has_failed || packing->names.has_failed;
    bytes_free(&folded);
    if (has_failed)
        return report_no_memory(packing->job);
    if (!is_taken)
        return DSR_OK;
    packing->host->report(packing->job, DSR_ERROR, "pkg-name-twice", (dsr_place){0},
                          "two files of the document would both be '%.*s'", (int)path.len, path.at);
    packing->host->hint(packing->job, "render each format once, and give attachments other names");
    return DSR_FAILED;
}

static dsr_status pack_file(struct packing *packing, dsr_text path, dsr_text media_type,
                            dsr_text bytes) {
    dsr_status status = claim_name(packing, path);
    if (status != DSR_OK)
        return status;
    struct json *file =
        json_put(&packing->arena, packing->files, "", json_new(&packing->arena, JSON_OBJECT));
    json_put_string(&packing->arena, file, "path", path);
    json_put_string(&packing->arena, file, "media_type", media_type);
    return emit(packing, path, bytes, 0);
}

static dsr_status pack_rendition(struct packing *packing, dsr_text how) {
    dsr_rendition rendition;
    dsr_status status =
        packing->host->render(packing->job, packing->doc, how, &rendition, sizeof rendition);
    if (status != DSR_OK)
        return status;
    struct bytes path = {0};
    bytes_text(&path, packing->language);
    bytes_string(&path, "/");
    bytes_text(&path, packing->name);
    if (rendition.suffix.len)
        bytes_string(&path, ".");
    bytes_text(&path, rendition.suffix);
    dsr_text kept = arena_text(&packing->arena, bytes_view(&path));
    bool has_failed = path.has_failed || packing->arena.has_failed;
    bytes_free(&path);
    return has_failed ? report_no_memory(packing->job)
                      : pack_file(packing, kept, rendition.media_type, rendition.bytes);
}

static dsr_status pack_renditions(struct packing *packing) {
    const dsr_host *host = packing->host;
    const dsr_value *list = packing->state->render;
    if (host->value_type(list) == DSR_STRING)
        return pack_rendition(packing, host->value_text(list));
    dsr_status status = DSR_OK;
    for (size_t i = 0; status == DSR_OK && i < host->value_count(list); i++)
        status = pack_rendition(packing, host->value_text(host->value_at(list, i)));
    return status;
}

/* ---- attachments ---- */

static dsr_text media_type_of(dsr_text path) {
    static const struct {
        const char *suffix, *type;
    } known[] = {
        {".csv", "text/csv"},        {".txt", "text/plain"},        {".md", "text/markdown"},
        {".html", "text/html"},      {".json", "application/json"}, {".xml", "application/xml"},
        {".pdf", "application/pdf"}, {".png", "image/png"},         {".jpg", "image/jpeg"},
        {".svg", "image/svg+xml"},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        size_t len = strlen(known[i].suffix);
        if (path.len > len &&
            text_is_folded((dsr_text){path.at + path.len - len, len}, known[i].suffix))
            return text_of(known[i].type);
    }
    return text_of("application/octet-stream");
}

/* Every step made safe; steps of which nothing is left are dropped. */
static dsr_text safe_path(struct packing *packing, dsr_text name) {
    struct bytes path = {0};
    while (name.len) {
        const char *slash = memchr(name.at, '/', name.len);
        size_t len = slash ? (size_t)(slash - name.at) : name.len;
        size_t before = path.len;
        if (before)
            bytes_string(&path, "/");
        size_t start = path.len;
        name_add_safe(&path, (dsr_text){name.at, len}, NAME_IN_BAG);
        if (path.len == start)
            path.len = before;
        name = (dsr_text){name.at + len + (slash ? 1 : 0), name.len - len - (slash ? 1 : 0)};
    }
    if (!path.len)
        bytes_string(&path, "attachment");
    dsr_text kept = arena_text(&packing->arena, bytes_view(&path));
    packing->arena.has_failed = packing->arena.has_failed || path.has_failed;
    bytes_free(&path);
    return kept;
}

static dsr_status take_fact(struct packing *packing, dsr_text name, dsr_text bytes) {
    const char *why;
    struct arena *arena = &packing->arena;
    struct json *fact = json_read(arena, bytes, &why, NULL);
    bool is_new = fact && !json_get(packing->record, name.at);
    if (is_new) {
        json_put(arena, packing->record, name.at, fact);
        return DSR_OK;
    }
    packing->host->report(packing->job, DSR_ERROR, "pkg-bad-fact", (dsr_place){0},
                          "the fact '%s' of another stage cannot be used: %s", name.at,
                          fact ? "there is one of that name already" : why);
    packing->host->hint(packing->job, "facts are JSON without fractions, one of each name");
    return DSR_FAILED;
}

static dsr_status pack_attachments(struct packing *packing) {
    const dsr_host *host = packing->host;
    dsr_text name, bytes;
    uint32_t flags;
    dsr_status status = DSR_OK;
    for (size_t i = 0; status == DSR_OK && host->attachment(packing->job, i, &name, &bytes, &flags);
         i++) {
        dsr_text path = safe_path(packing, name);
        if (flags & DSR_PRIVATE)
            status = emit(packing, path, bytes, DSR_PRIVATE);
        else if (flags & DSR_FACT)
            status = take_fact(packing, arena_text(&packing->arena, name), bytes);
        else
            status = pack_file(packing, path, media_type_of(path), bytes);
        if (status == DSR_OK && packing->arena.has_failed)
            status = report_no_memory(packing->job);
    }
    return status;
}

/* ---- for the custody bundle ---- */

static dsr_status pack_input(struct packing *packing) {
    dsr_output output;
    uint8_t digest[DIGEST_MOST];
    const dsr_host *host = packing->host;
    if (!host->output(packing->job, &output, sizeof output) || !output.custody)
        return DSR_OK;
    dsr_text input = host->input(packing->job);
    struct bytes hex = {0}, text = {0};
    bool is_fine = digest_of(packing->state->kind, input, digest);
    bytes_hex(&hex, digest, packing->state->kind->len);
    struct json *record = json_new(&packing->arena, JSON_OBJECT);
    json_put_string(&packing->arena, record, "name", host->input_name(packing->job));
    json_put_number(&packing->arena, record, "bytes", (int64_t)input.len);
    json_put_string(&packing->arena, record, packing->state->kind->name, bytes_view(&hex));
    is_fine = is_fine && record && !packing->arena.has_failed;
    if (is_fine)
        json_write(&text, record, 0);
    bytes_string(&text, "\n");
    is_fine = is_fine && !hex.has_failed && !text.has_failed;
    dsr_status status = is_fine ? emit(packing, text_of(INPUT_ROW), bytes_view(&text), DSR_PRIVATE)
                                : report_no_memory(packing->job);
    bytes_free(&hex);
    bytes_free(&text);
    return status;
}

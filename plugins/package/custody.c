/* SPDX-License-Identifier: MIT */
/* Private rows to a bag of mode 0600. */
#include "custody.h"

#include <stdio.h>
#include <string.h>

#include "edition.h"

dsr_status custody_open(struct custody *custody, dsr_job *job, const struct package_state *state,
                        const dsr_output *output, int64_t epoch) {
    *custody = (struct custody){
        .publication = {.target = output->custody, .file = -1, .is_private = true}};
    bundle_open(&custody->bundle, job, state);
    custody->bundle.marker = text_of(CUSTODY_FILE);
    custody->bundle.top = text_of("custody");
    custody->bundle.epoch = epoch;
    struct arena *arena = &custody->arena;
    custody->root = json_new(arena, JSON_OBJECT);
    json_put_string(arena, custody->root, "format", text_of("dossier-custody/1"));
    json_put_string(arena, custody->root, "pipeline",
                    text_of(output->pipeline ? output->pipeline : ""));
    custody->documents = json_put(arena, custody->root, "documents", json_new(arena, JSON_ARRAY));
    if (strcmp(output->path, output->custody) == 0) {
        job->host->report(job, DSR_ERROR, "pkg-custody-path", (dsr_place){0},
                          "the custody bundle and the bundle would be one file, '%s'",
                          output->custody);
        job->host->hint(job, "give --custody a name of its own, outside what is handed out");
        return DSR_FAILED;
    }
    return publish_allows(job, output->custody, CUSTODY_FILE, &custody->publication.replaces)
               ? DSR_OK
               : DSR_FAILED;
}

void custody_close(struct custody *custody) {
    publish_abandon(&custody->publication);
    bundle_close(&custody->bundle);
    arena_free(&custody->arena);
}

bool custody_add(struct custody *custody, size_t index, unsigned width, size_t number,
                 dsr_text name, const char *bundle) {
    struct arena *arena = &custody->arena;
    dsr_job *job = custody->bundle.job;
    dsr_outcome outcome;
    dsr_row row;
    char id[24];
    if (!job->host->outcome(job, index, &outcome, sizeof outcome))
        return false;
    snprintf(id, sizeof id, "%0*zu", (int)width, number);
    struct json *document = json_put(arena, custody->documents, "", json_new(arena, JSON_OBJECT));
    json_put_string(arena, document, "bundle", text_of(bundle));
    json_put_string(arena, document, "id", text_of(id));
    json_put_string(arena, document, "input", outcome.name);
    json_put_string(arena, document, "status", text_of(outcome.is_done ? "ok" : "missing"));
    if (!outcome.is_done)
        json_put_string(arena, document, "reason", outcome.code);
    dsr_text folder = edition_folder(arena, width, number, name);
    struct bytes path = {0};
    for (size_t i = 0; job->host->row(job, index, i, &row, sizeof row); i++) {
        if (!(row.flags & DSR_PRIVATE))
            continue;
        path.len = 0;
        bytes_text(&path, folder);
        bytes_string(&path, "/");
        bytes_text(&path, row.name);
        bundle_add_row(&custody->bundle, bytes_view(&path), index, i, &row);
    }
    bool has_failed = path.has_failed || arena->has_failed || custody->bundle.arena.has_failed;
    bytes_free(&path);
    return !has_failed;
}

dsr_status custody_publish(struct custody *custody) {
    struct bundle *bundle = &custody->bundle;
    struct bytes text = {0};
    if (!custody->arena.has_failed)
        json_write(&text, custody->root, 0);
    bytes_string(&text, "\n");
    bool is_made = !custody->arena.has_failed && !text.has_failed && bundle_seal_payload(bundle) &&
                   bundle_add_made(bundle, CUSTODY_FILE, bytes_view(&text)) &&
                   bundle_seal_tags(bundle);
    bytes_free(&text);
    if (!is_made)
        return report_no_memory(bundle->job);
    return publish_prepare(&custody->publication, bundle) &&
                   publish_commit(&custody->publication, bundle->job)
               ? DSR_OK
               : DSR_FAILED;
}

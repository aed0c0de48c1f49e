/* SPDX-License-Identifier: MIT */
/*
 * translate-numbering: prints labels in other schemes, forms and languages, closes gaps, and
 * lets references follow.  All is planned on the document as it is, then edited at once.
 */
#include "translate.h"

static dsr_status open_stage(dsr_job *job, void *state);
static dsr_status run_stage(dsr_job *job, const void *state, dsr_doc *doc);
static void close_stage(void *state);

static const dsr_stage translate_numbering_stage = {
    .abi = DSR_ABI,
    .size = sizeof(dsr_stage),
    .name = "translate-numbering",
    .summary = "translates labels between schemes, forms and languages; references follow",
    .version = DOSSIER_VERSION,
    .licence = "MIT",
    .may_edit = DSR_EDIT_TEXT | DSR_EDIT_LABELS | DSR_EDIT_REFERENCES | DSR_EDIT_ATTRIBUTES,
    .options = settings_rows,
    .state_size = sizeof(struct settings),
    .open = open_stage,
    .run = run_stage,
    .close = close_stage,
};

static const dsr_stage *const stages[] = {&translate_numbering_stage, NULL};

DSR_MODULE(translate_numbering) = {
    .abi = DSR_ABI,
    .size = sizeof(dsr_module),
    .name = "translate_numbering",
    .version = DOSSIER_VERSION,
    .licence = "MIT",
    .stages = stages,
};

static dsr_status open_stage(dsr_job *job, void *state) {
    return settings_open(job, state);
}

static void close_stage(void *state) {
    settings_close(state);
}

static dsr_status run_stage(dsr_job *job, const void *state, dsr_doc *doc) {
    return translate(job, state, doc);
}

typedef dsr_status (*phase)(struct plan *);

dsr_status translate(dsr_job *job, const struct settings *settings, dsr_doc *doc) {
    struct plan plan = {
        .job = job,
        .doc = doc,
        .host = doc->host,
        .settings = settings,
        .arena = {.job = job},
        .from = doc->host->attribute(doc, 0, "language"),
    };
    static const phase phases[] = {
        plan_labels,        identify,        plan_references,    rewrite_labels,
        rewrite_references, describe_levels, attach_concordance,
    };
    for (size_t i = 0; i < sizeof phases / sizeof phases[0]; i++) {
        dsr_status status = job->host->is_cancelled(job) ? DSR_CANCELLED : phases[i](&plan);
        if (status == DSR_OK && plan.arena.is_short)
            status = DSR_NO_MEMORY;
        if (status != DSR_OK)
            return status;
    }
    return DSR_OK;
}

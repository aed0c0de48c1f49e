/* SPDX-License-Identifier: MIT */
/*
 * One stage on one document: a transaction.  It fails, the document is as before; it fails
 * without a word, the engine says so for it.
 */
#include "job.h"

void job_report_silence(struct job *job, const char *what, dsr_status status) {
    const char *name = job->slot->stage->name;
    if (status == DSR_NO_MEMORY)
        job->face.host->report(&job->face, DSR_ERROR, "run-no-memory", (dsr_place){0},
                               "stage '%s' ran out of memory", name);
    else if (status == DSR_CANCELLED)
        job->face.host->report(&job->face, DSR_ERROR, "run-cancelled", (dsr_place){0},
                               "stage '%s' was stopped", name);
    else
        job->face.host->report(&job->face, DSR_ERROR, "run-stage-silent", (dsr_place){0},
                               "stage '%s' failed in %s without saying why", name, what);
}

void job_set_slot(struct job *job, struct slot *slot) {
    job->slot = slot;
    job->slot_index = slot ? (size_t)(slot - job->plan->slots) : 0;
    job->last = NULL;
}

#ifndef NDEBUG
static bool is_sound(struct job *job) {
    char why[256];
    if (document_check(job->document, why, sizeof why))
        return true;
    job->face.host->report(&job->face, DSR_ERROR, "run-document-unsound", (dsr_place){0},
                           "after stage '%s' the document is unsound: %s", job->slot->stage->name,
                           why);
    return false;
}
#else
static bool is_sound(struct job *job) {
    (void)job;
    return true;
}
#endif

bool job_run_stage(struct job *job, struct slot *slot) {
    job_set_slot(job, slot);
    size_t errors = job->found->errors;
    document_set_editor(job->document, slot->stage->name, slot->stage->may_edit);
    dsr_status status = document_begin(job->document) ? DSR_OK : DSR_NO_MEMORY;
    if (status == DSR_OK)
        status = slot->stage->run(&job->face, slot->state, document_face(job->document));
    bool is_fine = status == DSR_OK && job->found->errors == errors && is_sound(job);
    if (status != DSR_OK && job->found->errors == errors)
        job_report_silence(job, "run", status);
    if (is_fine)
        document_commit(job->document);
    else
        document_roll_back(job->document);
    document_set_editor(job->document, "", 0);
    job_drop_rendition(job);
    scratch_clear(&job->scratch);
    memory_give_back(job->input.len);
    return is_fine;
}

bool job_survey(struct job *job) {
    for (size_t i = 0; i < job->plan->slot_count; i++) {
        struct slot *slot = &job->plan->slots[i];
        if (!slot->stage->survey)
            continue;
        job_set_slot(job, slot);
        size_t errors = job->found->errors;
        dsr_status status =
            slot->stage->survey(&job->face, slot->state, document_face(job->document));
        scratch_clear(&job->scratch);
        if (status != DSR_OK && job->found->errors == errors)
            job_report_silence(job, "survey", status);
        if (status != DSR_OK || job->found->errors != errors)
            return false;
    }
    return true;
}

const dsr_stage *run_stage_under_way(const dsr_job *job) {
    return job_of(job)->slot->stage;
}

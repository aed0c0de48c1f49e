/* SPDX-License-Identifier: MIT */
/*
 * The sweeps: every document through its stages, parked between survey and run when a stage
 * surveys, then gather.  A stage is a transaction on its document, and a document that fails
 * costs itself alone.
 */
#include "run.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "job.h"

static volatile sig_atomic_t is_cancelled;

static bool open_stages(struct job *job);
static bool settle(struct job *job);
static int gather(struct job *job);
static int exit_code(const struct job *job, bool is_fine);

void run_cancel(void) {
    is_cancelled = 1;
}

bool run_is_cancelled(void) {
    return is_cancelled;
}

static void results_free(struct result *results, size_t count, size_t slots) {
    for (size_t i = 0; results && i < count; i++) {
        struct result *result = &results[i];
        for (size_t k = 0; k < result->row_count; k++)
            free((void *)(uintptr_t)result->rows[k].row.name.at);
        for (size_t k = 0; result->blobs && k < slots; k++)
            buffer_free(&result->blobs[k]);
        free(result->rows);
        free(result->blobs);
        free(result->code);
        diagnostics_free(&result->found);
    }
    free(results);
}

static bool open_spool(struct spool *spool, const struct run_request *request,
                       struct diagnostics *list) {
    char *folder = NULL;
    if (request->output) {
        struct stat is;
        bool is_folder = stat(request->output, &is) == 0 && S_ISDIR(is.st_mode);
        const char *slash = strrchr(request->output, '/');
        folder = is_folder ? strdup(request->output)
                 : slash   ? text_copy((dsr_text){
                                 request->output,
                               slash == request->output ? 1 : (size_t)(slash - request->output)})
                           : strdup(".");
    }
    bool is_open = spool_open(spool, folder);
    /* A folder that does not exist yet is made by the stage that packs; wait elsewhere. */
    if (!is_open && folder && (errno == ENOENT || errno == ENOTDIR))
        is_open = spool_open(spool, NULL);
    if (!is_open) {
        struct diagnostic *row =
            diagnostic_add(list, DSR_ERROR, "run-output-not-writable",
                           "results cannot be kept there: %s", strerror(errno));
        row->file = strdup(folder ? folder : "temporary files");
        diagnostic_set_hint(row, "make the folder writable, or choose another with -o");
    }
    free(folder);
    return is_open;
}

int run_execute(struct run_plan *plan, const struct run_inputs *inputs, struct diagnostics *list) {
    struct spool spool = {.file = -1};
    struct job job = {.face = {.host = &plan->host},
                      .plan = plan,
                      .inputs = inputs,
                      .found = list,
                      .spool = &spool};
    struct result *results = calloc(inputs->count + 1, sizeof *results);
    job.document = document_new(&plan->host);
    if (!results || !job.document) {
        diagnostic_add(list, DSR_ERROR, "run-no-memory", "out of memory");
        free(results);
        document_free(job.document);
        return 70;
    }
    job.results = results;
    bool is_fine = open_spool(&spool, &plan->request, list) && open_stages(&job);
    int code = is_fine ? 0 : 2;
    if (is_fine) {
        bool surveys = plan->first_survey < plan->slot_count;
        if (surveys) {
            job_sweep(&job, 0, plan->first_survey, false);
            is_fine = settle(&job);
        }
        if (is_fine)
            job_sweep(&job, surveys ? plan->first_survey : 0, plan->slot_count, true);
        job.results = results;
        code = exit_code(&job, is_fine);
        if (code != 130 && !plan->request.is_dry && is_fine) {
            int gathered = gather(&job);
            code = gathered ? gathered : code;
        }
    }
    for (size_t i = 0; i < job.rendition_count; i++)
        buffer_free(&job.renditions[i]);
    free(job.renditions);
    attachments_clear(&job.attachments);
    free(job.attachments.rows);
    results_free(results, inputs->count, plan->slot_count);
    buffer_free(&job.input);
    buffer_free(&job.out);
    scratch_free(&job.scratch);
    document_free(job.document);
    document_free(job.spare);
    spool_close(&spool);
    return code;
}

static bool open_stages(struct job *job) {
    bool is_fine = true;
    for (size_t i = 0; i < job->plan->slot_count; i++) {
        struct slot *slot = &job->plan->slots[i];
        job_set_slot(job, slot);
        job->index = SIZE_MAX; /* no document */
        size_t errors = job->found->errors;
        dsr_status status = slot->stage->open ? slot->stage->open(&job->face, slot->state) : DSR_OK;
        slot->is_open = true;
        if (status != DSR_OK && job->found->errors == errors)
            job_report_silence(job, "open", status);
        is_fine = is_fine && status == DSR_OK && job->found->errors == errors;
        scratch_clear(&job->scratch);
    }
    job_set_slot(job, NULL);
    return is_fine;
}

static bool settle(struct job *job) {
    bool is_fine = true;
    for (size_t i = 0; is_fine && i < job->plan->slot_count; i++) {
        struct slot *slot = &job->plan->slots[i];
        if (!slot->stage->settle)
            continue;
        job_set_slot(job, slot);
        size_t errors = job->found->errors;
        dsr_status status = slot->stage->settle(&job->face, slot->state);
        scratch_clear(&job->scratch);
        if (status != DSR_OK && job->found->errors == errors)
            job_report_silence(job, "settle", status);
        is_fine = status == DSR_OK && job->found->errors == errors;
    }
    job_set_slot(job, NULL);
    return is_fine;
}

static int gather(struct job *job) {
    int code = 0;
    for (size_t i = 0; !code && i < job->plan->slot_count; i++) {
        struct slot *slot = &job->plan->slots[i];
        if (!slot->stage->gather)
            continue;
        job_set_slot(job, slot);
        size_t errors = job->found->errors;
        dsr_status status = slot->stage->gather(&job->face, slot->state);
        scratch_clear(&job->scratch);
        if (status != DSR_OK && job->found->errors == errors)
            job_report_silence(job, "gather", status);
        if (status != DSR_OK || job->found->errors != errors)
            code = status == DSR_CANCELLED ? 130 : 1;
    }
    job_set_slot(job, NULL);
    return code;
}

static int exit_code(const struct job *job, bool is_fine) {
    if (is_cancelled)
        return 130;
    if (!is_fine)
        return 1;
    for (size_t i = 0; i < job->inputs->count; i++)
        if (job->results[i].code)
            return 1;
    return 0;
}

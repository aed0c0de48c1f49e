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

/* The exit codes that the engine decides. */
enum { EXIT_OF_PIPELINE = 2, EXIT_OF_FAULT = 70, EXIT_OF_CANCEL = 130 };

static volatile sig_atomic_t is_cancelled;

static bool open_stages(struct job *job);
static int exit_code(const struct job *job, bool is_fine);

void run_cancel(void) {
    is_cancelled = 1;
}

bool run_is_cancelled(void) {
    return is_cancelled;
}

void result_clear(struct result *result, size_t slots) {
    for (size_t k = 0; k < result->row_count; k++)
        free((void *)(uintptr_t)result->rows[k].row.name.at);
    for (size_t k = 0; result->blobs && k < slots; k++)
        buffer_free(&result->blobs[k]);
    free(result->rows);
    free(result->blobs);
    free(result->code);
    diagnostics_free(&result->found);
    *result = (struct result){0};
}

/* Where results wait: in the output's file system. */
static char *spool_folder(const char *output) {
    struct stat is;
    if (!output)
        return NULL;
    if (stat(output, &is) == 0 && S_ISDIR(is.st_mode))
        return strdup(output);
    const char *slash = strrchr(output, '/');
    size_t len = !slash ? 0 : slash == output ? 1 : (size_t)(slash - output);
    return slash ? text_copy((dsr_text){output, len}) : strdup(".");
}

static bool open_spools(struct job *job, size_t count) {
    char *folder = spool_folder(job->plan->request.output);
    job->spools = calloc(count, sizeof *job->spools);
    bool is_open = job->spools != NULL;
    for (; is_open && job->spool_count < count; job->spool_count += is_open) {
        struct spool *spool = &job->spools[job->spool_count];
        is_open = spool_open(spool, folder);
        /* A folder that does not exist yet is made by the stage that packs; wait elsewhere. */
        if (!is_open && folder && (errno == ENOENT || errno == ENOTDIR))
            is_open = spool_open(spool, NULL);
    }
    if (!is_open) {
        struct diagnostic *row =
            diagnostic_add(job->found, DSR_ERROR, "run-output-not-writable",
                           "results cannot be kept there: %s", strerror(errno));
        row->file = strdup(folder ? folder : "temporary files");
        diagnostic_set_hint(row, "make the folder writable, or choose another with -o");
    }
    free(folder);
    return is_open;
}

void job_end(struct job *job) {
    for (size_t i = 0; job->results && i < job->inputs->count; i++)
        result_clear(&job->results[i], job->plan->slot_count);
    free(job->results);
    buffer_free(&job->rendition);
    attachments_clear(&job->attachments);
    free(job->attachments.rows);
    buffer_free(&job->kept_input);
    buffer_free(&job->out);
    scratch_free(&job->scratch);
    document_free(job->document);
    document_free(job->spare);
    for (size_t i = 0; i < job->spool_count; i++)
        spool_close(&job->spools[i]);
    free(job->spools);
    job->plan->job = NULL;
}

int job_begin(struct job *job, struct run_plan *plan, const struct run_inputs *inputs,
              size_t spools, struct diagnostics *list) {
    *job = (struct job){.face = {.host = &plan->host},
                        .plan = plan,
                        .inputs = inputs,
                        .found = list,
                        .input_file = -1};
    job->results = calloc(inputs->count + 1, sizeof *job->results);
    job->document = document_new(&plan->host);
    plan->job = job;
    if (!job->results || !job->document) {
        diagnostic_add(list, DSR_ERROR, "run-no-memory", "out of memory");
        return EXIT_OF_FAULT;
    }
    return open_spools(job, spools) && open_stages(job) ? 0 : EXIT_OF_PIPELINE;
}

static bool run_sweep(struct job *job, size_t workers, size_t from, size_t to, bool is_last) {
    struct sweep sweep = {.from = from, .to = to, .is_last = is_last};
    if (workers)
        return workers_sweep(job, &sweep, workers);
    job_sweep(job, &sweep);
    return true;
}

static bool run_sweeps(struct job *job, size_t workers) {
    const struct run_plan *plan = job->plan;
    size_t from = 0;
    if (plan->first_survey < plan->slot_count) {
        from = plan->first_survey;
        if (!run_sweep(job, workers, 0, from, false) || !job_settle(job))
            return false;
    }
    return run_sweep(job, workers, from, plan->slot_count, true);
}

int run_execute(struct run_plan *plan, const struct run_inputs *inputs, struct diagnostics *list) {
    struct job job;
    size_t workers = plan->request.workers < inputs->count ? plan->request.workers : inputs->count;
    int code = job_begin(&job, plan, inputs, workers ? workers : 1, list);
    if (!code) {
        bool is_fine = run_sweeps(&job, workers);
        code = exit_code(&job, is_fine);
        if (code != EXIT_OF_CANCEL && !plan->request.is_dry && is_fine) {
            int gathered = job_gather(&job);
            code = gathered ? gathered : code;
        }
    }
    job_end(&job);
    return code;
}

bool run_write(struct run_plan *plan, const char *format, const char *show, dsr_text *bytes) {
    struct job *job = plan->job;
    dsr_doc *doc = document_face(job->document);
    dsr_rendition rendition = {0};
    document_set_editor(job->document, "", DSR_EDIT_ATTRIBUTES);
    dsr_status status = plan->host.set_attribute(doc, 0, "show", (dsr_text){show, strlen(show)},
                                                 "what is to be shown");
    document_set_editor(job->document, "", 0);
    if (status == DSR_OK)
        status = plan->host.render(&job->face, doc, (dsr_text){format, strlen(format)}, &rendition,
                                   sizeof rendition);
    if (status != DSR_OK && !job->found->errors)
        job_report_silence(job, format, status);
    scratch_clear(&job->scratch);
    if (status == DSR_OK)
        *bytes = rendition.bytes;
    else
        result_fail(job->result);
    return status == DSR_OK;
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

bool job_settle(struct job *job) {
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

int job_gather(struct job *job) {
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
            code = status == DSR_CANCELLED ? EXIT_OF_CANCEL : 1;
    }
    job_set_slot(job, NULL);
    return code;
}

static int exit_code(const struct job *job, bool is_fine) {
    if (is_cancelled)
        return EXIT_OF_CANCEL;
    if (!is_fine)
        return 1;
    for (size_t i = 0; i < job->inputs->count; i++)
        if (!job->results[i].is_done)
            return 1;
    return 0;
}

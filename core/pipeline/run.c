/* SPDX-License-Identifier: MIT */
/*
 * The sweeps: every document through its stages, parked between survey and run when a stage
 * surveys, then gather.  A stage is a transaction on its document, and a document that fails
 * costs itself alone.
 */
#include "run.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "job.h"

#define MOST_INPUT (UINT64_C(1) << 30) /* bytes of one file */

static volatile sig_atomic_t is_cancelled;

static bool open_stages(struct job *job);
static void sweep(struct job *job, size_t from, size_t to, bool is_last);
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
            sweep(&job, 0, plan->first_survey, false);
            is_fine = settle(&job);
        }
        if (is_fine)
            sweep(&job, surveys ? plan->first_survey : 0, plan->slot_count, true);
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
    spool_close(&spool);
    return code;
}

/* ---- stages ---- */

static void report_silence(struct job *job, const char *what, dsr_status status) {
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

static void set_slot(struct job *job, struct slot *slot) {
    job->slot = slot;
    job->slot_index = slot ? (size_t)(slot - job->plan->slots) : 0;
    job->last = NULL;
}

static bool open_stages(struct job *job) {
    bool is_fine = true;
    for (size_t i = 0; i < job->plan->slot_count; i++) {
        struct slot *slot = &job->plan->slots[i];
        set_slot(job, slot);
        job->index = SIZE_MAX; /* no document */
        size_t errors = job->found->errors;
        dsr_status status = slot->stage->open ? slot->stage->open(&job->face, slot->state) : DSR_OK;
        slot->is_open = true;
        if (status != DSR_OK && job->found->errors == errors)
            report_silence(job, "open", status);
        is_fine = is_fine && status == DSR_OK && job->found->errors == errors;
        scratch_clear(&job->scratch);
    }
    set_slot(job, NULL);
    return is_fine;
}

static void renditions_clear(struct job *job) {
    for (size_t i = 0; i < job->rendition_count; i++)
        buffer_free(&job->renditions[i]);
    job->rendition_count = 0;
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
    set_slot(job, slot);
    size_t errors = job->found->errors;
    document_set_editor(job->document, slot->stage->name, slot->stage->may_edit);
    dsr_status status = document_begin(job->document) ? DSR_OK : DSR_NO_MEMORY;
    if (status == DSR_OK)
        status = slot->stage->run(&job->face, slot->state, document_face(job->document));
    bool is_fine = status == DSR_OK && job->found->errors == errors && is_sound(job);
    if (status != DSR_OK && job->found->errors == errors)
        report_silence(job, "run", status);
    if (is_fine)
        document_commit(job->document);
    else
        document_roll_back(job->document);
    document_set_editor(job->document, "", 0);
    renditions_clear(job);
    scratch_clear(&job->scratch);
    return is_fine;
}

static bool survey(struct job *job) {
    for (size_t i = 0; i < job->plan->slot_count; i++) {
        struct slot *slot = &job->plan->slots[i];
        if (!slot->stage->survey)
            continue;
        set_slot(job, slot);
        size_t errors = job->found->errors;
        dsr_status status =
            slot->stage->survey(&job->face, slot->state, document_face(job->document));
        scratch_clear(&job->scratch);
        if (status != DSR_OK && job->found->errors == errors)
            report_silence(job, "survey", status);
        if (status != DSR_OK || job->found->errors != errors)
            return false;
    }
    return true;
}

/* ---- one document ---- */

static bool refuse_input(struct job *job, const char *code, const char *message, const char *hint) {
    job->face.host->report(&job->face, DSR_ERROR, code, (dsr_place){0}, "%s", message);
    job->face.host->hint(&job->face, "%s", hint);
    return false;
}

static bool read_all(struct job *job, int file, uint64_t expected) {
    job->input.len = 0;
    if (expected < MOST_INPUT && !buffer_reserve(&job->input, (size_t)expected + 1))
        return refuse_input(job, "run-no-memory", "out of memory",
                            "use a machine with more memory");
    for (;;) {
        if (!buffer_reserve(&job->input, 64 * 1024))
            return refuse_input(job, "run-no-memory", "out of memory",
                                "use a machine with more memory");
        ssize_t got =
            read(file, job->input.at + job->input.len, job->input.capacity - job->input.len);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return refuse_input(job, "input-unreadable", strerror(errno), "look at the file");
        if (got == 0)
            return true;
        job->input.len += (size_t)got;
        if (job->input.len > MOST_INPUT)
            return refuse_input(job, "input-too-large", "the file is larger than 1 GiB",
                                "split the document");
    }
}

static bool read_input(struct job *job) {
    const char *path = job->inputs->rows[job->index].path;
    if (strcmp(path, "-") == 0)
        return read_all(job, STDIN_FILENO, 0);
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (file < 0)
        return refuse_input(job, errno == ENOENT ? "input-missing" : "input-unreadable",
                            strerror(errno), "look at the file's name and its permissions");
    struct stat is;
    bool is_read =
        fstat(file, &is) == 0 && read_all(job, file, is.st_size > 0 ? (uint64_t)is.st_size : 0);
    close(file);
    return is_read;
}

static bool park(struct job *job) {
    struct result *result = job->result;
    struct buffer bytes = {0};
    size_t size = document_parked_size(job->document);
    bool is_fine = buffer_reserve(&bytes, size);
    if (is_fine) {
        document_park(job->document, bytes.at);
        result->parked.document_len = size;
        is_fine = spool_write(job->spool, bytes.at, size, &result->parked.document);
    }
    bytes.len = 0;
    for (size_t i = 0; is_fine && i < job->attachments.count; i++) {
        struct attachment *row = &job->attachments.rows[i];
        size_t name_len = strlen(row->name);
        is_fine = buffer_append(&bytes, &row->flags, sizeof row->flags) &&
                  buffer_append(&bytes, &name_len, sizeof name_len) &&
                  buffer_append(&bytes, &row->len, sizeof row->len) &&
                  buffer_append(&bytes, row->name, name_len) &&
                  buffer_append(&bytes, row->bytes, row->len);
    }
    result->parked.attachments_len = bytes.len;
    is_fine = is_fine && spool_write(job->spool, bytes.at, bytes.len, &result->parked.attachments);
    buffer_free(&bytes);
    if (!is_fine)
        refuse_input(job, "run-spool-full", "the document could not be kept between the sweeps",
                     "free space where the output goes");
    return is_fine;
}

static bool unpark_attachments(struct job *job, const char *at, size_t len) {
    while (len) {
        uint32_t flags;
        size_t name_len, bytes_len;
        memcpy(&flags, at, sizeof flags);
        memcpy(&name_len, at + sizeof flags, sizeof name_len);
        memcpy(&bytes_len, at + sizeof flags + sizeof name_len, sizeof bytes_len);
        size_t head = sizeof flags + sizeof name_len + sizeof bytes_len;
        if (job->face.host->attach(&job->face, (dsr_text){at + head, name_len},
                                   (dsr_text){at + head + name_len, bytes_len}, flags) != DSR_OK)
            return false;
        at += head + name_len + bytes_len;
        len -= head + name_len + bytes_len;
    }
    return true;
}

static bool unpark(struct job *job) {
    const struct parked *parked = &job->result->parked;
    struct buffer bytes = {0};
    bool is_fine = buffer_reserve(&bytes, parked->document_len + parked->attachments_len) &&
                   spool_read(job->spool, parked->document, bytes.at, parked->document_len) &&
                   document_unpark(job->document, bytes.at, parked->document_len) &&
                   spool_read(job->spool, parked->attachments, bytes.at, parked->attachments_len) &&
                   unpark_attachments(job, bytes.at, parked->attachments_len);
    buffer_free(&bytes);
    if (!is_fine)
        refuse_input(job, "run-spool-lost", "the document could not be read back", "run again");
    return is_fine;
}

static const char *first_error(const struct diagnostics *found) {
    for (size_t i = 0; i < found->count; i++)
        if (found->rows[i].severity == DSR_ERROR)
            return found->rows[i].code;
    return "run-stage-silent";
}

static bool run_document(struct job *job, size_t from, size_t to, bool is_last, bool is_parked) {
    bool is_fine;
    if (from == 0) {
        document_reset(job->document);
        is_fine = read_input(job);
    } else {
        is_fine = !is_parked || unpark(job);
    }
    for (size_t i = from; is_fine && i < to; i++)
        is_fine = !is_cancelled && job_run_stage(job, &job->plan->slots[i]);
    if (is_fine && !is_last)
        is_fine = survey(job) && (job->inputs->count == 1 || park(job));
    return is_fine;
}

static void fail(struct job *job) {
    struct result *result = job->result;
    result->code = strdup(is_cancelled ? "run-cancelled" : first_error(&result->found));
    for (size_t i = 0; i < result->row_count; i++)
        free((void *)(uintptr_t)result->rows[i].row.name.at);
    result->row_count = 0;
}

static void sweep(struct job *job, size_t from, size_t to, bool is_last) {
    const struct run_request *request = &job->plan->request;
    struct result *results = job->results;
    struct diagnostics *of_run = job->found;
    size_t failed = 0;
    job->results = NULL;
    for (size_t i = 0; i < job->inputs->count; i++) {
        struct result *result = &results[i];
        job->index = i;
        job->result = result;
        job->found = &result->found;
        if (!result->code && !is_cancelled) {
            /* A single document stays in memory between the sweeps. */
            bool is_parked = job->inputs->count > 1;
            if (from == 0 || is_parked)
                attachments_clear(&job->attachments);
            bool is_fine = run_document(job, from, to, is_last, is_parked);
            if (request->is_strict && is_last && result->found.warnings) {
                is_fine = false;
                if (!result->found.errors)
                    refuse_input(job, "run-strict", "warnings count as errors with --strict",
                                 "leave --strict out to go on");
            }
            if (!is_fine)
                fail(job);
            result->is_done = is_fine && is_last;
        }
        failed += result->code != NULL;
        if (is_last) {
            if (request->ended)
                request->ended(request->context, i,
                               result->is_done ? document_face(job->document) : NULL,
                               &result->found);
            if (request->progress)
                request->progress(request->context, i + 1, failed, job->inputs->count);
        }
    }
    set_slot(job, NULL);
    job->found = of_run;
    job->result = NULL;
    job->results = results;
    job->index = SIZE_MAX;
}

/* ---- the run as a whole ---- */

static bool settle(struct job *job) {
    bool is_fine = true;
    for (size_t i = 0; is_fine && i < job->plan->slot_count; i++) {
        struct slot *slot = &job->plan->slots[i];
        if (!slot->stage->settle)
            continue;
        set_slot(job, slot);
        size_t errors = job->found->errors;
        dsr_status status = slot->stage->settle(&job->face, slot->state);
        scratch_clear(&job->scratch);
        if (status != DSR_OK && job->found->errors == errors)
            report_silence(job, "settle", status);
        is_fine = status == DSR_OK && job->found->errors == errors;
    }
    set_slot(job, NULL);
    return is_fine;
}

static int gather(struct job *job) {
    int code = 0;
    for (size_t i = 0; !code && i < job->plan->slot_count; i++) {
        struct slot *slot = &job->plan->slots[i];
        if (!slot->stage->gather)
            continue;
        set_slot(job, slot);
        size_t errors = job->found->errors;
        dsr_status status = slot->stage->gather(&job->face, slot->state);
        scratch_clear(&job->scratch);
        if (status != DSR_OK && job->found->errors == errors)
            report_silence(job, "gather", status);
        if (status != DSR_OK || job->found->errors != errors)
            code = status == DSR_CANCELLED ? 130 : 1;
    }
    set_slot(job, NULL);
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

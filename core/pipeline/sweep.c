/* SPDX-License-Identifier: MIT */
/*
 * Documents through a span of the stages, one after the other in this process.  Between the two
 * sweeps of a run with surveys a document waits in the spool, attachments and all.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "job.h"

#define MOST_INPUT (UINT64_C(1) << 30) /* bytes of one file */
#define READ_STEP ((size_t)64 * 1024)

static bool refuse_input(struct job *job, const char *code, const char *message, const char *hint) {
    job->face.host->report(&job->face, DSR_ERROR, code, (dsr_place){0}, "%s", message);
    job->face.host->hint(&job->face, "%s", hint);
    return false;
}

static bool refuse_memory(struct job *job) {
    return refuse_input(job, "run-no-memory", "out of memory", "use a machine with more memory");
}

/* Right into the document, whose first part it becomes: there is one copy of a file. */
static bool read_all(struct job *job, int file, uint64_t expected) {
    size_t len = 0, room = expected < MOST_INPUT ? (size_t)expected + 1 : READ_STEP;
    for (;;) {
        char *at = document_room(job->document, room);
        if (!at)
            return refuse_memory(job);
        ssize_t got = read(file, at + len, room - len);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return refuse_input(job, "input-unreadable", strerror(errno), "look at the file");
        len += (size_t)got;
        if (len > MOST_INPUT)
            return refuse_input(job, "input-too-large", "the file is larger than 1 GiB",
                                "split the document");
        if (got == 0) {
            job->input = document_take(job->document, len);
            return true;
        }
        if (len == room)
            room += room / 2 + READ_STEP;
    }
}

bool job_open_input(struct job *job) {
    const char *path = job->inputs->rows[job->index].path;
    if (job->inputs->rows[job->index].bytes)
        return true;
    bool is_standard = strcmp(path, "-") == 0;
    /* A named pipe that nobody writes to is empty, and not waited for. */
    job->input_file = is_standard ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0)
                                  : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (job->input_file >= 0 && (is_standard || fcntl(job->input_file, F_SETFL, 0) == 0))
        return true;
    return refuse_input(job, errno == ENOENT ? "input-missing" : "input-unreadable",
                        strerror(errno), "look at the file's name and its permissions");
}

static bool copy_input(struct job *job, const struct run_input *input) {
    if (input->len > MOST_INPUT)
        return refuse_input(job, "input-too-large", "the document is larger than 1 GiB",
                            "split the document");
    char *at = document_room(job->document, input->len + 1);
    if (!at)
        return refuse_memory(job);
    memcpy(at, input->bytes, input->len);
    job->input = document_take(job->document, input->len);
    return true;
}

static bool read_input(struct job *job) {
    if (job->inputs->rows[job->index].bytes)
        return copy_input(job, &job->inputs->rows[job->index]);
    struct stat is = {0}; /* without a size it is read step by step */
    bool has_size = fstat(job->input_file, &is) == 0 && is.st_size > 0;
    bool is_read = read_all(job, job->input_file, has_size ? (uint64_t)is.st_size : 0);
    close(job->input_file);
    job->input_file = -1;
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
        result->parked.spool = job->spool_index;
        is_fine =
            spool_write(&job->spools[job->spool_index], bytes.at, size, &result->parked.document);
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
    is_fine = is_fine && spool_write(&job->spools[job->spool_index], bytes.at, bytes.len,
                                     &result->parked.attachments);
    /* A custody bundle tells the checksum of the file, which a later stage computes. */
    result->parked.input_len = job->plan->request.custody ? job->input.len : 0;
    is_fine = is_fine && spool_write(&job->spools[job->spool_index], job->input.at,
                                     result->parked.input_len, &result->parked.input);
    buffer_free(&bytes);
    if (!is_fine)
        refuse_input(job, "run-spool-full", "the document could not be kept between the sweeps",
                     "free space where the output goes");
    return is_fine;
}

/* What one worker wrote another reads, and the first may have been taken over by its document:
 * lengths are looked at. */
static bool unpark_attachments(struct job *job, const char *at, size_t len) {
    while (len) {
        uint32_t flags;
        size_t name_len, bytes_len;
        const size_t head = sizeof flags + sizeof name_len + sizeof bytes_len;
        if (len < head)
            return false;
        memcpy(&flags, at, sizeof flags);
        memcpy(&name_len, at + sizeof flags, sizeof name_len);
        memcpy(&bytes_len, at + sizeof flags + sizeof name_len, sizeof bytes_len);
        if (name_len > len - head || bytes_len > len - head - name_len)
            return false;
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
    const struct spool *spool = &job->spools[parked->spool];
    struct buffer bytes = {0};
    bool is_fine = buffer_reserve(&bytes, parked->document_len) &&
                   buffer_reserve(&bytes, parked->attachments_len) &&
                   spool_read(spool, parked->document, bytes.at, parked->document_len) &&
                   document_unpark(job->document, bytes.at, parked->document_len) &&
                   spool_read(spool, parked->attachments, bytes.at, parked->attachments_len) &&
                   unpark_attachments(job, bytes.at, parked->attachments_len);
    buffer_free(&bytes);
    job->input = (dsr_text){"", 0}; /* of the document before */
    is_fine = is_fine && buffer_reserve(&job->kept_input, parked->input_len) &&
              spool_read(spool, parked->input, job->kept_input.at, parked->input_len);
    if (is_fine && parked->input_len)
        job->input = (dsr_text){job->kept_input.at, parked->input_len};
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

static bool run_stages(struct job *job, const struct sweep *sweep) {
    bool is_fine;
    if (sweep->from == 0) {
        document_reset(job->document);
        is_fine = read_input(job);
    } else {
        is_fine = sweep->stays || unpark(job);
    }
    for (size_t i = sweep->from; is_fine && i < sweep->to; i++)
        is_fine = !run_is_cancelled() && job_run_stage(job, &job->plan->slots[i]);
    if (is_fine && !sweep->is_last)
        is_fine = job_survey(job) && (sweep->stays || park(job));
    return is_fine;
}

void result_fail(struct result *result) {
    result->code = strdup(run_is_cancelled() ? "run-cancelled" : first_error(&result->found));
    for (size_t i = 0; i < result->row_count; i++)
        free((void *)(uintptr_t)result->rows[i].row.name.at);
    result->row_count = 0;
}

void job_run_document(struct job *job, const struct sweep *sweep) {
    struct result *result = job->result;
    if (sweep->from == 0 || !sweep->stays)
        attachments_clear(&job->attachments);
    bool is_fine = run_stages(job, sweep);
    if (is_fine && job->plan->request.is_strict && sweep->is_last && result->found.warnings)
        is_fine = refuse_input(job, "run-strict", "warnings count as errors with --strict",
                               "leave --strict out to go on");
    if (!is_fine)
        result_fail(result);
    result->is_done = is_fine && sweep->is_last;
}

void job_set_document(struct job *job, struct result *results, size_t index) {
    job->index = index;
    job->result = &results[index];
    job->found = &results[index].found;
    job->last = NULL;
}

void job_tell_ended(struct job *job, const struct sweep *sweep, const dsr_doc *document,
                    size_t done, size_t failed) {
    const struct run_request *request = &job->plan->request;
    if (sweep->is_last)
        diagnostics_sort(job->found);
    if (request->ended && sweep->is_last)
        request->ended(request->context, job->index, document, job->found);
    if (request->progress)
        request->progress(request->context, sweep->is_last, done, failed, job->inputs->count);
}

void job_sweep(struct job *job, struct sweep *sweep) {
    struct result *results = job->results;
    struct diagnostics *of_run = job->found;
    size_t failed = 0;
    job->results = NULL;
    sweep->stays = job->inputs->count == 1;
    for (size_t i = 0; i < job->inputs->count; i++) {
        job_set_document(job, results, i);
        if (!job->result->code && !run_is_cancelled()) {
            if (sweep->from == 0 && !job_open_input(job))
                result_fail(job->result);
            else
                job_run_document(job, sweep);
        }
        failed += job->result->code != NULL;
        job_tell_ended(job, sweep, job->result->is_done ? document_face(job->document) : NULL,
                       i + 1, failed);
    }
    job_set_slot(job, NULL);
    job->found = of_run;
    job->result = NULL;
    job->results = results;
    job->index = SIZE_MAX;
}

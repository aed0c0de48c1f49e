/* SPDX-License-Identifier: MIT */
/* The engine around one stage, document by document, with what is true of every run. */
#include "bench.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

uint64_t sum_of(uint64_t sum, const void *at, size_t len) {
    const unsigned char *byte = at;
    sum = (sum ^ len) * UINT64_C(1099511628211); /* FNV-1a, length first */
    for (size_t i = 0; i < len; i++)
        sum = (sum ^ byte[i]) * UINT64_C(1099511628211);
    return sum;
}

uint64_t sum_of_document(const struct document *document) {
    size_t size = document_parked_size(document);
    void *bytes = malloc(size);
    if (!bytes)
        return 0;
    document_park(document, bytes);
    uint64_t sum = sum_of(1, bytes, size);
    free(bytes);
    return sum;
}

double processor_seconds(void) {
    struct timespec at;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &at);
    return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

/* ---- opening ---- */

/* The stage that a pipeline begins with; NULL: none is loaded, or it is the subject. */
static const dsr_stage *reader_for(const struct contract_request *request, struct subject subject) {
    const dsr_stage *stage;
    if (subject.stage && subject.stage->may_edit & DSR_EDIT_STRUCTURE)
        return NULL;
    for (size_t i = 0; (stage = registry_stage_at(request->registry, i, NULL)); i++)
        if (stage->may_edit & DSR_EDIT_STRUCTURE)
            return stage;
    return NULL;
}

/* Settings of other stages are for their own trials, and one of the option under trial would
 * cover it. */
static bool is_for(const char *setting, const char *stage, dsr_text tried) {
    for (; *stage && *setting; setting++, stage++)
        if (*setting != *stage && !(*setting == '_' && *stage == '-'))
            return false;
    if (*stage || *setting++ != '.')
        return false;
    for (size_t i = 0; tried.len; i++)
        if (i == tried.len)
            return setting[i] != '=' && setting[i] != '.';
        else if (setting[i] != tried.at[i] && !(setting[i] == '-' && tried.at[i] == '_'))
            return true;
    return true;
}

bool bench_open(struct bench *bench, const struct contract_request *request, struct subject subject,
                struct report *report, const dsr_value *options) {
    *bench = (struct bench){.request = request, .subject = subject, .report = report};
    const dsr_stage *reader = reader_for(request, subject);
    bench->pipeline = (struct pipeline_config){
        .name = DSR_TEXT("contract"), .folder = ".", .steps = bench->steps};
    if (reader)
        bench->steps[bench->pipeline.step_count++].stage = reader;
    if (subject.stage)
        bench->steps[bench->pipeline.step_count++] =
            (struct pipeline_step){.stage = subject.stage, .options = options};
    for (size_t i = 0; i < DOCUMENTS; i++)
        bench->rows[i].name = bench->rows[i].path = (char *)(uintptr_t)sample_at(request, i).name;
    bench->inputs = (struct run_inputs){bench->rows, DOCUMENTS};
    const char *place = getenv("TMPDIR");
    snprintf(bench->folder, sizeof bench->folder, "%s/dossier-XXXXXX",
             place && *place && strlen(place) < 40 ? place : "/tmp");
    if (!mkdtemp(bench->folder)) {
        diagnostic_add(&bench->found, DSR_ERROR, "run-output-not-writable",
                       "no folder could be made in %s for what it writes",
                       place && *place ? place : "/tmp");
        bench->folder[0] = '\0';
        return false;
    }
    snprintf(bench->output, sizeof bench->output, "%s/out.zip", bench->folder);
    struct run_request run = {.registry = request->registry,
                              .lua = request->lua,
                              .pipeline = &bench->pipeline,
                              .settings = bench->settings,
                              .is_part = true,
                              .output = bench->output,
                              .epoch = -1};
    for (size_t i = 0; i < request->setting_count; i++)
        if (subject.stage &&
            is_for(request->settings[i], subject.stage->name, value_key(options, 0)) &&
            run.setting_count < sizeof bench->settings / sizeof *bench->settings)
            bench->settings[run.setting_count++] = request->settings[i];
    bench->plan = run_prepare(&run, &bench->found);
    if (!bench->plan)
        return false;
    bench->is_begun = true;
    if (job_begin(&bench->job, bench->plan, &bench->inputs, 1, &bench->found) != 0)
        return false;
    bench->results = bench->job.results;
    bench->slot = subject.stage ? &bench->plan->slots[bench->plan->slot_count - 1] : NULL;
    document_free(bench->job.document);
    bench->job.document = NULL;
    return true;
}

/* What a stage has left in the folder goes; `sum` tells what it was. */
static uint64_t empty_folder(const char *folder) {
    uint64_t sum = 1;
    struct dirent **entries = NULL;
    int count = folder[0] ? scandir(folder, &entries, NULL, alphasort) : 0;
    for (int i = 0; i < count; i++) {
        char path[400];
        snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
        FILE *file = entries[i]->d_name[0] == '.' ? NULL : fopen(path, "re");
        char bytes[4096];
        size_t len;
        while (file && (len = fread(bytes, 1, sizeof bytes, file)) > 0)
            sum = sum_of(sum, bytes, len);
        if (file)
            fclose(file);
        unlink(path);
        free(entries[i]);
    }
    free(entries);
    return sum;
}

void bench_close(struct bench *bench) {
    if (bench->is_begun) {
        bench->job.document = NULL;
        for (size_t i = 0; i < DOCUMENTS; i++)
            document_free(bench->documents[i]);
        if (bench->results)
            bench->job.results = bench->results;
        job_end(&bench->job);
    }
    run_plan_free(bench->plan);
    diagnostics_free(&bench->found);
    empty_folder(bench->folder);
    if (bench->folder[0])
        rmdir(bench->folder);
}

/* ---- documents ---- */

const char *bench_first_error(const struct bench *bench, size_t index) {
    const struct diagnostics *found =
        index < DOCUMENTS ? &bench->results[index].found : &bench->found;
    for (size_t i = 0; i < found->count; i++)
        if (found->rows[i].severity == DSR_ERROR)
            return found->rows[i].message;
    return "no reason given";
}

bool has_code(const struct diagnostics *found, const char *code) {
    for (size_t i = 0; i < found->count; i++)
        if (strcmp(found->rows[i].code, code) == 0)
            return true;
    return false;
}

void bench_take(struct bench *bench, size_t index) {
    bench->job.results = NULL;
    bench->job.document = bench->documents[index];
    bench->job.input = bench->bytes[index];
    job_set_document(&bench->job, bench->results, index);
}

static bool new_document(struct bench *bench, size_t index) {
    document_free(bench->documents[index]);
    bench->documents[index] = document_new(&bench->plan->host);
    result_clear(&bench->results[index], bench->plan->slot_count);
    bench->bytes[index] = (dsr_text){"", 0};
    bench_take(bench, index);
    attachments_clear(&bench->job.attachments);
    return bench->documents[index] != NULL;
}

bool bench_feed(struct bench *bench, size_t index, struct contract_sample sample) {
    dsr_text bytes = sample.bytes;
    bench->rows[index].name = bench->rows[index].path = (char *)(uintptr_t)sample.name;
    char *room = new_document(bench, index)
                     ? document_room(bench->job.document, bytes.len ? bytes.len : 1)
                     : NULL;
    if (!room)
        return broken(bench->report, "no memory for a document");
    if (bytes.len)
        memcpy(room, bytes.at, bytes.len);
    bench->job.input = bench->bytes[index] = document_take(bench->job.document, bytes.len);
    struct slot *reader = bench->plan->slots;
    if (bench->plan->slot_count && reader != bench->slot && !job_run_stage(&bench->job, reader)) {
        skipped(bench->report, bench_first_error(bench, index));
        return false;
    }
    return true;
}

/* What was built passes for a file of a format that gives its source back. */
static bool name_format(struct bench *bench) {
    dsr_doc *doc = document_face(bench->job.document);
    const dsr_format *format;
    for (size_t i = 0; (format = registry_format_at(bench->request->registry, i, NULL)); i++)
        if (format->read && format->splice)
            return doc->host->set_attribute(doc, 0, "format",
                                            (dsr_text){format->name, strlen(format->name)},
                                            "") == DSR_OK;
    return true;
}

bool bench_build(struct bench *bench, size_t index, bool (*build)(struct document *document)) {
    char why[200];
    if (!new_document(bench, index) || !build(bench->job.document) || !name_format(bench))
        return broken(bench->report, "the document could not be built");
    document_set_editor(bench->job.document, "", 0);
    if (!document_check(bench->job.document, why, sizeof why))
        return broken(bench->report, "the document built is unsound: %s", why);
    return true;
}

/* ---- running ---- */

static void fill(struct bench *bench, size_t index, struct outcome *outcome) {
    const struct result *result = &bench->results[index];
    const struct attachments *attachments = &bench->job.attachments;
    outcome->document = sum_of_document(bench->documents[index]);
    outcome->said = outcome->given = 1;
    for (size_t i = 0; i < result->found.count; i++) {
        const struct diagnostic *row = &result->found.rows[i];
        outcome->said = sum_of(outcome->said, row->message, strlen(row->message));
        outcome->said = sum_of(outcome->said, &row->line, sizeof row->line);
        outcome->said = sum_of(outcome->said, &row->column, sizeof row->column);
    }
    for (size_t i = 0; i < result->row_count; i++) {
        const struct result_row *row = &result->rows[i];
        char *bytes = malloc(row->row.stored + 1);
        if (bytes &&
            spool_read(&bench->job.spools[row->spool], row->offset, bytes, (size_t)row->row.stored))
            outcome->given = sum_of(outcome->given, bytes, (size_t)row->row.stored);
        outcome->given = sum_of(outcome->given, row->row.name.at, row->row.name.len);
        free(bytes);
    }
    for (size_t i = 0; i < attachments->count; i++)
        outcome->given =
            sum_of(outcome->given, attachments->rows[i].bytes, attachments->rows[i].len);
}

bool bench_try(struct bench *bench, size_t index, struct outcome *outcome) {
    char why[256];
    bench_take(bench, index);
    struct diagnostics *found = &bench->results[index].found;
    uint64_t before = sum_of_document(bench->job.document);
    attachments_clear(&bench->job.attachments);
    memory_fault_begin(bench);
    outcome->is_done = job_run_stage(&bench->job, bench->slot);
    memory_fault_end(bench);
    /* The checker needs memory too; what it could not look at was rolled back. */
    if (has_code(found, "run-document-unsound") && !bench->has_faulted)
        return broken(bench->report, "%s", bench_first_error(bench, index));
    if (!document_check(bench->job.document, why, sizeof why))
        return broken(bench->report, "it leaves the document unsound: %s", why);
    fill(bench, index, outcome);
    if (!outcome->is_done && !bench->has_faulted && has_code(found, "run-stage-silent"))
        return broken(bench->report, "it fails without a diagnostic");
    if (!outcome->is_done && outcome->document != before)
        return broken(bench->report, "it fails, and the document is not as before");
    bench->results[index].is_done = outcome->is_done;
    if (!outcome->is_done)
        result_fail(&bench->results[index]);
    return true;
}

static bool survey(struct bench *bench, size_t index) {
    bench_take(bench, index);
    uint64_t before = sum_of_document(bench->job.document);
    if (!job_survey(&bench->job))
        return broken(bench->report, "its survey fails: %s", bench_first_error(bench, index));
    if (sum_of_document(bench->job.document) != before)
        return broken(bench->report, "its survey changes the document");
    return true;
}

static void between_documents(struct bench *bench) {
    bench->job.result = NULL;
    bench->job.results = bench->results;
    bench->job.found = &bench->found;
    bench->job.index = SIZE_MAX;
}

static bool settle(struct bench *bench) {
    between_documents(bench);
    return !bench->subject.stage->settle || job_settle(&bench->job) ||
           broken(bench->report, "settle fails: %s", bench_first_error(bench, SIZE_MAX));
}

bool bench_settle(struct bench *bench) {
    return (!bench->subject.stage->survey || survey(bench, 0)) && settle(bench);
}

bool bench_run(struct bench *bench, const size_t *order, struct outcome *outcomes,
               uint64_t *gathered) {
    const dsr_stage *stage = bench->subject.stage;
    for (size_t i = 0; i < DOCUMENTS; i++)
        if (!bench_feed(bench, order[i], sample_at(bench->request, order[i])) ||
            (stage->survey && !survey(bench, order[i])))
            return false;
    if (!settle(bench))
        return false;
    for (size_t i = 0; i < DOCUMENTS; i++)
        if (!bench_try(bench, order[i], &outcomes[order[i]]))
            return false;
    between_documents(bench);
    if (stage->gather && job_gather(&bench->job) != 0)
        return broken(bench->report, "gather fails: %s", bench_first_error(bench, SIZE_MAX));
    *gathered = empty_folder(bench->folder);
    return true;
}

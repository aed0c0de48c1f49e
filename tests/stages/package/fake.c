/* SPDX-License-Identifier: MIT */
#include "fake.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "verify.h"

extern const dsr_module package_LTX_dossier_module;

struct dsr_value {
    dsr_value_type type;
    const char *text;
    const char *const *list;
};

struct fake_row {
    dsr_row row;
    char *bytes;
};

struct fake_doc {
    dsr_doc face;
    const struct fake_document *is;
};

struct fake_job {
    dsr_job face;
    const struct fake_run *run;
    size_t document;
    struct fake_row rows[64];
    size_t row_count[64], first_row[64], rows_used;
    size_t reads;
};

static struct bytes codes, said;
static dsr_host host;

static struct fake_job *job_of(const dsr_job *face) {
    return (struct fake_job *)(uintptr_t)face;
}

static const struct fake_document *doc_of(const dsr_doc *face) {
    return ((const struct fake_doc *)(const void *)face)->is;
}

static dsr_text text(const char *string) {
    return string ? text_of(string) : (dsr_text){"", 0};
}

/* ---- the document: block 1 the file's name, block 2 the paragraph ---- */

static dsr_block step(const dsr_doc *doc, dsr_block top, dsr_block at, uint32_t kinds) {
    (void)doc, (void)top;
    if (at < 1 && kinds & DSR_BIT(DSR_META))
        return 1;
    return at < 2 && kinds & DSR_BIT(DSR_PARAGRAPH) ? 2 : 0;
}

static dsr_text block_text(const dsr_doc *doc, dsr_block block) {
    return text(block == 1 ? doc_of(doc)->name : doc_of(doc)->text);
}

static dsr_text attribute(const dsr_doc *doc, dsr_block block, const char *name) {
    const struct fake_document *is = doc_of(doc);
    if (block == 1 && strcmp(name, "name") == 0)
        return text("file-name");
    if (block)
        return text(NULL);
    return text(strcmp(name, "title") == 0      ? is->title
                : strcmp(name, "symbol") == 0   ? is->symbol
                : strcmp(name, "language") == 0 ? is->language
                                                : NULL);
}

static bool change(const dsr_doc *doc, size_t index, dsr_change *into, size_t size) {
    memset(into, 0, size);
    into->kind = DSR_CHANGE_TEXT;
    return index < doc_of(doc)->edits;
}

/* ---- the job ---- */

static dsr_text input(const dsr_job *job) {
    return text(job_of(job)->run->documents[job_of(job)->document].input);
}

static dsr_text input_name(const dsr_job *job) {
    return text(job_of(job)->run->documents[job_of(job)->document].input_name);
}

static dsr_status render(dsr_job *job, dsr_doc *doc, dsr_text how, dsr_rendition *into,
                         size_t size) {
    (void)job, (void)size;
    const struct fake_document *is = doc_of(doc);
    bool is_html = text_is(how, "html");
    *into = (dsr_rendition){.bytes = is_html         ? text(is->html)
                                     : is->large.len ? is->large
                                                     : text(is->source),
                            .suffix = text(is_html ? "html" : "md"),
                            .media_type = text(is_html ? "text/html" : "text/markdown")};
    return DSR_OK;
}

static bool is_cancelled(const dsr_job *job) {
    return job_of(job)->run && job_of(job)->run->is_cancelled;
}

static void report(dsr_job *job, dsr_severity severity, const char *code, dsr_place place,
                   const char *format, ...) {
    (void)job, (void)place;
    char line[1024];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    if (severity == DSR_ERROR)
        bytes_format(&codes, "%s ", code);
    bytes_format(&said, "%s: %s [%s]\n", severity == DSR_ERROR ? "error" : "warning", line, code);
}

static void hint(dsr_job *job, const char *format, ...) {
    (void)job, (void)format;
}

static bool attachment(const dsr_job *job, size_t index, dsr_text *name, dsr_text *bytes,
                       uint32_t *flags) {
    const struct fake_document *is = &job_of(job)->run->documents[job_of(job)->document];
    for (size_t i = 0; is->attachments && is->attachments[i].name; i++)
        if (i == index) {
            *name = text(is->attachments[i].name);
            *bytes = text(is->attachments[i].bytes);
            *flags = is->attachments[i].flags;
            return true;
        }
    return false;
}

static dsr_status emit(dsr_job *face, const dsr_row *row, size_t size, dsr_text stored) {
    struct fake_job *job = job_of(face);
    (void)size;
    struct fake_row *kept = &job->rows[job->rows_used++];
    kept->row = *row;
    kept->row.name.at = strndup(row->name.at, row->name.len);
    kept->bytes = malloc(stored.len + 1);
    if (stored.len)
        memcpy(kept->bytes, stored.at, stored.len);
    job->row_count[job->document]++;
    return DSR_OK;
}

static size_t outcome_count(const dsr_job *job) {
    return job_of(job)->run->count;
}

static bool outcome(const dsr_job *face, size_t document, dsr_outcome *into, size_t size) {
    const struct fake_job *job = job_of(face);
    (void)size;
    if (document >= job->run->count)
        return false;
    const struct fake_document *is = &job->run->documents[document];
    *into = (dsr_outcome){.name = text(is->input_name),
                          .is_done = !is->failed,
                          .code = text(is->failed),
                          .row_count = job->row_count[document]};
    return true;
}

static bool row(const dsr_job *face, size_t document, size_t index, dsr_row *into, size_t size) {
    const struct fake_job *job = job_of(face);
    (void)size;
    if (document >= job->run->count || index >= job->row_count[document])
        return false;
    *into = job->rows[job->first_row[document] + index].row;
    return true;
}

static dsr_status row_read(dsr_job *face, size_t document, size_t index, uint64_t offset,
                           void *into, size_t len) {
    struct fake_job *job = job_of(face);
    const struct fake_row *from = &job->rows[job->first_row[document] + index];
    if (offset + len > from->row.stored)
        return DSR_REFUSED;
    job->reads++;
    if (job->run->breaks_after && job->reads > job->run->breaks_after)
        return DSR_FAILED;
    memcpy(into, from->bytes + offset, len);
    return DSR_OK;
}

static bool output(const dsr_job *job, dsr_output *into, size_t size) {
    const struct fake_run *run = job_of(job)->run;
    (void)size;
    *into = (dsr_output){.path = run->output,
                         .is_folder = run->is_folder,
                         .allows_partial = run->allows_partial,
                         .custody = run->custody,
                         .epoch = run->epoch ? run->epoch : -1,
                         .pipeline = "sample"};
    return true;
}

static bool stage_at(const dsr_job *job, size_t index, dsr_text *name, dsr_text *version) {
    (void)job;
    *name = text(index ? "package" : "import");
    *version = text(DOSSIER_VERSION);
    return index < 2;
}

/* ---- values: only what the stage's options need ---- */

static const dsr_value *options(const dsr_job *job) {
    (void)job;
    return NULL;
}

static dsr_value_type value_type(const dsr_value *value) {
    return value ? value->type : DSR_NIL;
}

static size_t value_count(const dsr_value *value) {
    size_t count = 0;
    while (value && value->list && value->list[count])
        count++;
    return count;
}

static const dsr_value *value_at(const dsr_value *value, size_t index) {
    static dsr_value element;
    element = (dsr_value){.type = DSR_STRING, .text = value->list[index]};
    return &element;
}

static const dsr_value *value_get(const dsr_value *value, const char *name) {
    (void)value, (void)name;
    return NULL;
}

static dsr_text value_text(const dsr_value *value) {
    return text(value ? value->text : NULL);
}

static void fill_host(void) {
    host = (dsr_host){.abi = DSR_ABI, .size = sizeof host};
    host.step = step;
    host.text = block_text;
    host.attribute = attribute;
    host.change = change;
    host.input = input;
    host.input_name = input_name;
    host.render = render;
    host.is_cancelled = is_cancelled;
    host.report = report;
    host.hint = hint;
    host.attachment = attachment;
    host.emit = emit;
    host.outcome_count = outcome_count;
    host.outcome = outcome;
    host.row = row;
    host.row_read = row_read;
    host.output = output;
    host.stage = stage_at;
    host.options = options;
    host.value_type = value_type;
    host.value_count = value_count;
    host.value_at = value_at;
    host.value_get = value_get;
    host.value_text = value_text;
}

static void start(void) {
    fill_host();
    fake_free();
    bytes_add(&codes, "", 0);
    bytes_add(&said, "", 0);
}

dsr_status fake_package(const struct fake_run *run) {
    static const char *const source_only[] = {"source", NULL};
    static struct fake_job job;
    const dsr_stage *stage = package_LTX_dossier_module.stages[0];
    dsr_value list = {.type = DSR_LIST_OF, .list = run->render ? run->render : source_only};
    struct package_state state = {.file = text(run->file ? run->file : "{name}.zip"),
                                  .render = &list,
                                  .level = run->has_level ? run->level : 6,
                                  .digest =
                                      run->digest && strcmp(run->digest, "sha256") == 0 ? 1 : 0,
                                  .title = text(run->title),
                                  .organisation = text(run->organisation),
                                  .contact = text(run->contact),
                                  .date = text(run->date)};
    start();
    job = (struct fake_job){.face = {.host = &host}, .run = run};
    dsr_status status = stage->open(&job.face, &state);
    for (size_t i = 0; status == DSR_OK && i < run->count; i++) {
        struct fake_doc doc = {{&host}, &run->documents[i]};
        job.document = i;
        job.first_row[i] = job.rows_used;
        if (!run->documents[i].failed)
            status = stage->run(&job.face, &state, &doc.face);
    }
    if (status == DSR_OK)
        status = stage->gather(&job.face, &state);
    stage->close(&state);
    for (size_t i = 0; i < job.rows_used; i++) {
        free((void *)(uintptr_t)job.rows[i].row.name.at);
        free(job.rows[i].bytes);
    }
    return status;
}

/* Reads the verb's flags as the program would. */
int fake_verify(int count, char **arguments) {
    struct fake_job job = {.face = {.host = &host}};
    const dsr_verb *verb = package_LTX_dossier_module.verbs[0];
    char *state = calloc(1, verb->state_size);
    int left = 0;
    start();
    for (int i = 0; i < count; i++) {
        const dsr_option *option = verb->options;
        while (option->name &&
               (strncmp(arguments[i], "--", 2) != 0 || strcmp(option->name, arguments[i] + 2) != 0))
            option++;
        if (!option->name)
            arguments[left++] = arguments[i];
        else if (option->type == DSR_OPTION_BOOL)
            *(bool *)(void *)(state + option->offset) = true;
        else if (i + 1 < count)
            *(dsr_text *)(void *)(state + option->offset) = text(arguments[++i]);
    }
    int code = verb->run(&job.face, state, left, arguments);
    free(state);
    return code;
}

const char *fake_codes(void) {
    return codes.at;
}

const char *fake_said(void) {
    return said.at;
}

void fake_free(void) {
    bytes_free(&codes);
    bytes_free(&said);
}

/* SPDX-License-Identifier: MIT */
/*
 * The job half of the host's function table: input, formats, reports, blobs, results, values.
 * The document half is document_fill_host.  Longer than 500 lines: a function for each row of
 * that table, none of them long.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "job.h"
#include "numbering/numeral.h"
#include "pipeline/scheme.h"
#include "verb.h"

struct job *job_of(const dsr_job *face) {
    return (struct job *)(uintptr_t)face; /* the face is the first member */
}

static void rest_attachments(const struct attachments *list);

static dsr_text literal(const char *text) {
    return (dsr_text){text, strlen(text)};
}

static bool fill(void *into, size_t into_size, const void *from, size_t from_size) {
    memset(into, 0, into_size);
    memcpy(into, from, into_size < from_size ? into_size : from_size);
    return true;
}

/* ---- input and formats ---- */

static dsr_text job_input(const dsr_job *face) {
    return job_of(face)->input;
}

static const struct run_input *input_of(const struct job *job) {
    return job->inputs && job->index < job->inputs->count ? &job->inputs->rows[job->index] : NULL;
}

static dsr_text job_input_name(const dsr_job *face) {
    const struct run_input *input = input_of(job_of(face));
    return literal(input ? input->name : "");
}

/* The suffix of a file's name as the format writes it; NULL: not one of the format's. */
static const char *suffix_of(const dsr_format *format, const char *name) {
    const char *point = strrchr(name, '.');
    if (!point || strchr(point, '/'))
        return NULL;
    for (const char *const *suffix = format->suffixes; suffix && *suffix; suffix++)
        if (strcasecmp(*suffix, point + 1) == 0)
            return *suffix;
    return NULL;
}

static const dsr_format *format_by_suffix(const struct job *job, const char *name) {
    const dsr_format *format;
    for (size_t i = 0; (format = registry_format_at(job->plan->request.registry, i, NULL)); i++)
        if (format->read && suffix_of(format, name))
            return format;
    return NULL;
}

static const dsr_format *format_by_sniffing(const struct job *job) {
    const dsr_format *best = NULL, *format;
    uint32_t score = 0;
    for (size_t i = 0; (format = registry_format_at(job->plan->request.registry, i, NULL)); i++) {
        uint32_t sure = format->read && format->sniff ? format->sniff(job->input) : 0;
        if (sure > score) {
            score = sure;
            best = format;
        }
    }
    return best;
}

static dsr_status job_read(dsr_job *face, dsr_doc *doc, dsr_text name) {
    struct job *job = job_of(face);
    const struct run_input *input = input_of(job);
    const char *path = input ? input->name : "";
    const dsr_format *format = NULL;
    if (name.len) {
        char *wanted = text_copy(name);
        if (!wanted)
            return DSR_NO_MEMORY;
        format = registry_format(job->plan->request.registry, wanted);
        if (!format || !format->read)
            face->host->report(face, DSR_ERROR, "input-unknown-format", (dsr_place){0},
                               "no format called '%s' can be read", wanted);
        free(wanted);
    } else {
        format = format_by_suffix(job, path);
        if (!format)
            format = format_by_sniffing(job);
        if (!format && !job->input.len) {
            face->host->report(face, DSR_ERROR, "input-empty", (dsr_place){0}, "the file is empty");
            face->host->hint(face, "look whether it was saved, or leave it out");
            return DSR_FAILED;
        }
        if (!format)
            face->host->report(face, DSR_ERROR, "input-unknown-format", (dsr_place){0},
                               "no format knows how to read this file");
    }
    if (!format || !format->read) {
        face->host->hint(face, "'dossier stages' lists the formats; import's option 'format' "
                               "chooses one");
        return DSR_FAILED;
    }
    dsr_status status = format->read(face, doc);
    if (status == DSR_OK)
        status = face->host->set_attribute(doc, 0, "format", literal(format->name),
                                           "format of the file");
    return status;
}

static dsr_status job_render(dsr_job *face, dsr_doc *doc, dsr_text how, dsr_rendition *into,
                             size_t size) {
    struct job *job = job_of(face);
    bool is_source = how.len == 6 && memcmp(how.at, "source", 6) == 0;
    dsr_text wanted = is_source ? face->host->attribute(doc, 0, "format") : how;
    char *name = text_copy(wanted);
    if (!name)
        return DSR_NO_MEMORY;
    const dsr_format *format = registry_format(job->plan->request.registry, name);
    dsr_status (*make)(dsr_job *, dsr_doc *) = !format     ? NULL
                                               : is_source ? format->splice
                                                           : format->write;
    if (!make) {
        face->host->report(face, DSR_ERROR, "run-no-rendition", (dsr_place){0},
                           is_source ? "documents of format '%s' cannot be given back as source"
                                     : "no format called '%s' can be written",
                           name);
        free(name);
        return DSR_FAILED;
    }
    free(name);
    job_drop_rendition(job); /* of a long document two would be much */
    rest_attachments(&job->attachments);
    job->out.len = 0;
    dsr_status status = make(face, doc);
    job->rendition = job->out;
    job->out = (struct buffer){0};
    dsr_text bytes = buffer_text(&job->rendition);
    if (status == DSR_OK && is_source && !reread_agrees(job, &job->rendition, &bytes))
        status = DSR_FAILED;
    if (status != DSR_OK) {
        job_drop_rendition(job);
        return status;
    }
    const struct run_input *input = input_of(job);
    const char *kept = is_source && input ? suffix_of(format, input->name) : NULL;
    const char *first = format->suffixes && format->suffixes[0] ? format->suffixes[0] : "";
    dsr_rendition rendition = {
        .bytes = bytes,
        .suffix = literal(kept ? kept : first),
        .media_type = literal(format->media_type ? format->media_type : ""),
    };
    return fill(into, size, &rendition, sizeof rendition) ? DSR_OK : DSR_FAILED;
}

static dsr_status job_put(dsr_job *face, dsr_text text) {
    return buffer_append(&job_of(face)->out, text.at, text.len) ? DSR_OK : DSR_NO_MEMORY;
}

static void *job_scratch(dsr_job *face, size_t size) {
    return scratch_take(&job_of(face)->scratch, size);
}

static bool job_is_cancelled(const dsr_job *face) {
    (void)face;
    return run_is_cancelled();
}

/* ---- reports ---- */

void job_report_at(struct job *job, struct diagnostic *row, dsr_part part, uint32_t offset) {
    const struct run_input *input = input_of(job);
    if (!input)
        return;
    const dsr_doc *doc = job->document ? document_face(job->document) : NULL;
    if (part && doc)
        diagnostic_set_place_in_line(row, input->path, job->face.host->source(doc, part), offset,
                                     job->face.host->line(doc, part, offset));
    else if (!row->file)
        row->file = strdup(input->path);
}

static void job_report(dsr_job *face, dsr_severity severity, const char *code, dsr_place place,
                       const char *format, ...) {
    struct job *job = job_of(face);
    va_list arguments;
    va_start(arguments, format);
    struct diagnostic *row = diagnostic_add_v(job->found, severity, code, format, arguments);
    va_end(arguments);
    job->last = row;
    if (job->slot && !row->stage)
        row->stage = strdup(job->slot->stage->name);
    if (place.value && place.value->file) {
        row->file = strdup(place.value->file);
        row->line = place.value->line;
        row->column = place.value->column;
        lua_config_excerpt(job->plan->request.lua, row);
    } else {
        job_report_at(job, row, place.part, place.offset);
    }
}

static void job_hint(dsr_job *face, const char *format, ...) {
    struct diagnostic *row = job_of(face)->last;
    char text[1024];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if (row)
        diagnostic_set_hint(row, "%s", text);
}

static dsr_text job_secret(const dsr_job *face) {
    return job_of(face)->plan->request.secret;
}

/* ---- blobs ---- */

static struct buffer *blob_of(const struct job *job, size_t document) {
    struct result *result = &job->results[document];
    return result->blobs ? &result->blobs[job->slot_index] : NULL;
}

static dsr_status job_put_blob(dsr_job *face, dsr_text bytes) {
    struct job *job = job_of(face);
    struct buffer *buffer = NULL;
    if (job->result) { /* survey */
        if (!job->result->blobs)
            job->result->blobs = calloc(job->plan->slot_count, sizeof *job->result->blobs);
        buffer = job->result->blobs ? &job->result->blobs[job->slot_index] : NULL;
    } else { /* settle */
        buffer = &job->slot->settled;
    }
    return buffer && buffer_append(buffer, bytes.at, bytes.len) ? DSR_OK : DSR_NO_MEMORY;
}

static size_t job_blob_count(const dsr_job *face) {
    const struct job *job = job_of(face);
    return job->results ? job->inputs->count : job->slot->settled.at ? 1 : 0;
}

static dsr_text job_blob(const dsr_job *face, size_t index) {
    const struct job *job = job_of(face);
    if (index >= job_blob_count(face))
        return literal("");
    if (!job->results)
        return buffer_text(&job->slot->settled);
    const struct buffer *buffer = blob_of(job, index);
    return buffer ? buffer_text(buffer) : literal("");
}

/* ---- results ---- */

/* Bytes from which an attachment waits in the spool instead of memory. */
#define LONG_ATTACHMENT ((size_t)1 << 20)

static void free_attachment(struct attachment *row) {
    free(row->name);
    if (row->is_mapped)
        munmap(row->bytes, row->len);
    else
        free(row->bytes);
}

static dsr_status job_attach(dsr_job *face, dsr_text name, dsr_text bytes, uint32_t flags) {
    struct job *job = job_of(face);
    if (job->is_reread)
        return DSR_OK;
    struct attachments *list = &job->attachments;
    struct attachment *place = room_for(&list->rows, list->count, sizeof *place);
    struct attachment row = {.name = text_copy(name), .len = bytes.len, .flags = flags};
    if (bytes.len >= LONG_ATTACHMENT && job->spools)
        row.bytes = spool_map(&job->spools[job->spool_index], bytes);
    row.is_mapped = row.bytes != NULL;
    if (!row.bytes)
        row.bytes = text_copy(bytes);
    if (!place || !row.name || !row.bytes) {
        free_attachment(&row);
        return DSR_NO_MEMORY;
    }
    *place = row;
    list->count++;
    return DSR_OK;
}

/* Pages of those in the spool count as the process's while they are mapped. */
static void rest_attachments(const struct attachments *list) {
    for (size_t i = 0; i < list->count; i++)
        if (list->rows[i].is_mapped)
            madvise(list->rows[i].bytes, list->rows[i].len, MADV_DONTNEED);
}

void attachments_clear(struct attachments *list) {
    for (size_t i = 0; i < list->count; i++)
        free_attachment(&list->rows[i]);
    list->count = 0;
}

static size_t job_attachment_count(const dsr_job *face) {
    return job_of(face)->attachments.count;
}

static bool job_attachment(const dsr_job *face, size_t index, dsr_text *name, dsr_text *bytes,
                           uint32_t *flags) {
    const struct attachments *list = &job_of(face)->attachments;
    if (index >= list->count)
        return false;
    rest_attachments(list);
    const struct attachment *row = &list->rows[index];
    *name = literal(row->name);
    *bytes = (dsr_text){row->bytes, row->len};
    *flags = row->flags;
    return true;
}

static dsr_status job_emit(dsr_job *face, const dsr_row *given, size_t size, dsr_text stored) {
    struct job *job = job_of(face);
    struct result *result = job->result;
    if (job->is_reread || job->plan->request.is_dry)
        return DSR_OK;
    if (!result)
        return DSR_REFUSED;
    struct result_row *place = room_for(&result->rows, result->row_count, sizeof *place);
    struct result_row row = {.spool = job->spool_index};
    fill(&row.row, sizeof row.row, given, size < sizeof row.row ? size : sizeof row.row);
    row.row.stored = stored.len;
    char *name = text_copy(row.row.name);
    if (!name || !place) {
        free(name);
        return DSR_NO_MEMORY;
    }
    row.row.name.at = name;
    if (!spool_write(&job->spools[job->spool_index], stored.at, stored.len, &row.offset)) {
        face->host->report(face, DSR_ERROR, "run-spool-full", (dsr_place){0},
                           "a result of %zu bytes could not be kept: %m", stored.len);
        face->host->hint(face, "free space where the output goes, or choose another place with -o");
        free(name);
        return DSR_FAILED;
    }
    *place = row;
    result->row_count++;
    return DSR_OK;
}

static size_t job_outcome_count(const dsr_job *face) {
    const struct job *job = job_of(face);
    return job->results ? job->inputs->count : 0;
}

static bool job_outcome(const dsr_job *face, size_t document, dsr_outcome *into, size_t size) {
    const struct job *job = job_of(face);
    if (document >= job_outcome_count(face))
        return false;
    const struct result *result = &job->results[document];
    dsr_outcome outcome = {.name = literal(job->inputs->rows[document].name),
                           .is_done = result->is_done,
                           .code = literal(result->code ? result->code : ""),
                           .row_count = result->row_count};
    return fill(into, size, &outcome, sizeof outcome);
}

static const struct result_row *row_of(const struct job *job, size_t document, size_t index) {
    if (!job->results || document >= job->inputs->count ||
        index >= job->results[document].row_count)
        return NULL;
    return &job->results[document].rows[index];
}

static bool job_row(const dsr_job *face, size_t document, size_t index, dsr_row *into,
                    size_t size) {
    const struct result_row *row = row_of(job_of(face), document, index);
    return row && fill(into, size, &row->row, sizeof row->row);
}

static dsr_status job_row_read(dsr_job *face, size_t document, size_t index, uint64_t offset,
                               void *into, size_t len) {
    struct job *job = job_of(face);
    const struct result_row *row = row_of(job, document, index);
    if (!row || offset > row->row.stored || len > row->row.stored - offset)
        return DSR_REFUSED;
    if (spool_read(&job->spools[row->spool], row->offset + offset, into, len))
        return DSR_OK;
    face->host->report(face, DSR_ERROR, "run-spool-lost", (dsr_place){0},
                       "a kept result could not be read back: %m");
    return DSR_FAILED;
}

static bool job_output(const dsr_job *face, dsr_output *into, size_t size) {
    const struct run_request *request = &job_of(face)->plan->request;
    if (!request->output)
        return false;
    dsr_output output = {.path = request->output,
                         .is_folder = request->output_is_folder,
                         .allows_partial = request->allows_partial,
                         .custody = request->custody,
                         .epoch = request->epoch,
                         .pipeline = request->pipeline->name.at};
    return fill(into, size, &output, sizeof output);
}

static bool job_stage(const dsr_job *face, size_t index, dsr_text *name, dsr_text *version) {
    const struct run_plan *plan = job_of(face)->plan;
    if (index >= plan->slot_count)
        return false;
    const dsr_stage *stage = plan->slots[index].stage;
    *name = literal(stage->name);
    *version = literal(stage->version ? stage->version : "0");
    return true;
}

/* ---- values ---- */

static const dsr_value *job_options(const dsr_job *face) {
    const struct job *job = job_of(face);
    return job->slot ? job->slot->options : NULL;
}

static const dsr_value *job_data(dsr_job *face, const char *folder, dsr_text name) {
    struct job *job = job_of(face);
    size_t before = job->found->count;
    const dsr_value *value = lua_config_data(job->plan->request.lua, folder, name, job->found);
    if (job->found->count > before) {
        struct diagnostic *row = job->last = &job->found->rows[job->found->count - 1];
        /* A name that is not there stands, most often, in the options. */
        const dsr_value *said = job->slot ? value_find(job->slot->options, name) : NULL;
        if (!row->file && said) {
            diagnostic_set_value(row, said->file, said->line, said->column);
            lua_config_excerpt(job->plan->request.lua, row);
        }
    }
    return value;
}

static dsr_text job_data_name(dsr_job *face, const char *folder, size_t index) {
    return lua_config_data_name(job_of(face)->plan->request.lua, folder, index);
}

static dsr_text scheme_name(size_t index) {
    const struct numeral_scheme *scheme = numeral_scheme_at(index);
    return literal(scheme ? scheme->name : "");
}

static bool job_scheme(dsr_job *face, dsr_text name, const dsr_value *definition) {
    struct job *job = job_of(face);
    size_t before = job->found->count;
    bool is_known = scheme_load(job->plan->request.lua, name, definition, job->found);
    if (job->found->count > before) {
        job->last = &job->found->rows[job->found->count - 1];
        lua_config_excerpt(job->plan->request.lua, job->last);
    }
    return is_known;
}

static dsr_status job_call(dsr_job *face, const dsr_value *function, const dsr_text *arguments,
                           size_t count, const dsr_value **result) {
    struct job *job = job_of(face);
    return lua_config_call(job->plan->request.lua, function, arguments, count, result, job->found);
}

void job_fill_host(dsr_host *host) {
    host->abi = DSR_ABI;
    host->size = sizeof *host;
    document_fill_host(host);
    host->input = job_input;
    host->input_name = job_input_name;
    host->read = job_read;
    host->render = job_render;
    host->put = job_put;
    host->scratch = job_scratch;
    host->is_cancelled = job_is_cancelled;
    host->report = job_report;
    host->hint = job_hint;
    host->secret = job_secret;
    host->put_blob = job_put_blob;
    host->blob_count = job_blob_count;
    host->blob = job_blob;
    host->attach = job_attach;
    host->attachment_count = job_attachment_count;
    host->attachment = job_attachment;
    host->emit = job_emit;
    host->outcome_count = job_outcome_count;
    host->outcome = job_outcome;
    host->row = job_row;
    host->row_read = job_row_read;
    host->output = job_output;
    host->options = job_options;
    host->data = job_data;
    host->data_name = job_data_name;
    host->stage = job_stage;
    host->scheme_name = scheme_name;
    host->value_type = value_type;
    host->value_count = value_count;
    host->value_at = value_at;
    host->value_key = value_key;
    host->value_get = value_get;
    host->value_text = value_text;
    host->value_int = value_int;
    host->value_bool = value_bool;
    host->call = job_call;
    host->numeral = numeral_format;
    host->parse_numeral = numeral_parse;
    host->scheme = job_scheme;
    verb_fill_host(host);
}

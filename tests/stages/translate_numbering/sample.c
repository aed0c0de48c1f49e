/* SPDX-License-Identifier: MIT */
/* See sample.h. */
#include "sample.h"

#include <stdio.h>
#include <stdlib.h>

#include "numbering/numeral.h"

static char shown[16384];

static struct sample *sample_of(const dsr_job *job) {
    return (struct sample *)(uintptr_t)job;
}

/* ---- the host ---- */

static void *take(dsr_job *job, size_t size) {
    struct sample *sample = sample_of(job);
    size_t index = sample->taken_count++;
    if (index + 1 == sample->fails_at)
        return NULL;
    assert_true(index < sizeof sample->taken / sizeof sample->taken[0]);
    return sample->taken[index] = calloc(1, size);
}

static void report(dsr_job *job, dsr_severity severity, const char *code, dsr_place place,
                   const char *format, ...) {
    struct sample *sample = sample_of(job);
    size_t len = strlen(sample->reports);
    const dsr_doc *doc = document_face(sample->document);
    (void)severity;
    (void)format;
    snprintf(sample->reports + len, sizeof sample->reports - len, "%s %u\n", code,
             place.part ? sample->host.line(doc, place.part, place.offset) : 0);
}

static void hint(dsr_job *job, const char *format, ...) {
    (void)job;
    (void)format;
}

static bool is_cancelled(const dsr_job *job) {
    (void)job;
    return false;
}

static dsr_status attach(dsr_job *job, dsr_text name, dsr_text bytes, uint32_t flags) {
    struct sample *sample = sample_of(job);
    assert_true(sample->file_count < FILES_MOST);
    struct file *file = &sample->files[sample->file_count++];
    snprintf(file->name, sizeof file->name, "%.*s", (int)name.len, name.at);
    file->bytes = malloc(bytes.len + 1);
    assert_non_null(file->bytes);
    memcpy(file->bytes, bytes.at, bytes.len);
    file->bytes[bytes.len] = 0;
    file->len = bytes.len;
    file->flags = flags;
    return DSR_OK;
}

/* ---- the document ---- */

static dsr_text text(const char *string) {
    return string ? (dsr_text){string, strlen(string)} : (dsr_text){"", 0};
}

static dsr_label label_of(struct sample *sample, int line) {
    dsr_block_info info = {0};
    if (line >= 0)
        sample->host.block(document_face(sample->document), sample->blocks[line], &info,
                           sizeof info);
    return info.label;
}

static size_t print_label(struct sample *sample, const struct line *line, char *into, size_t size) {
    char numeral[64] = "";
    if (line->value != DSR_NO_VALUE)
        sample->host.numeral(text(line->scheme), line->value, numeral, sizeof numeral - 1);
    return (size_t)snprintf(into, size, "%s%s%s%s", line->before ? line->before : "", numeral,
                            line->insert ? line->insert : "", line->after ? line->after : "");
}

static void add_line(struct sample *sample, const struct line *line, dsr_label parent,
                     dsr_part part, dsr_range source, uint32_t label_len, dsr_block *block) {
    dsr_doc *doc = document_face(sample->document);
    dsr_label_info label = {
        .parent = parent,
        .kind = text(line->kind),
        .scheme = text(line->scheme),
        .value = line->value,
        .insert = text(line->insert),
        .before = text(line->before),
        .after = text(line->after),
        .origin = DSR_TYPED,
        .confidence = 1000,
    };
    *block = sample->host.open_block(doc, 0, DSR_PARAGRAPH, part);
    assert_int_not_equal(*block, 0);
    dsr_block_info info = {0};
    sample->host.block(doc, *block, &info, sizeof info);
    info.source = source;
    assert_int_equal(sample->host.set_block(doc, *block, &info, sizeof info), DSR_OK);
    assert_int_equal(sample->host.copy(doc, *block, source), DSR_OK);
    assert_int_not_equal(sample->host.take_label(doc, *block, label_len + 1,
                                                 (dsr_range){0, label_len}, &label, sizeof label),
                         0);
}

static dsr_range find(dsr_text in, dsr_range within, const char *what) {
    size_t len = strlen(what);
    for (uint32_t at = within.start; at + len <= within.end; at++)
        if (memcmp(in.at + at, what, len) == 0)
            return (dsr_range){at, at + (uint32_t)len};
    fail_msg("\"%s\" is not in \"%.*s\"", what, (int)in.len, in.at);
    return within;
}

static void add_reference(struct sample *sample, const struct cited *cited) {
    dsr_doc *doc = document_face(sample->document);
    dsr_block block = sample->blocks[cited->line];
    dsr_text line = sample->host.text(doc, block);
    dsr_range whole = find(line, (dsr_range){0, (uint32_t)line.len}, cited->surface);
    dsr_range rest = whole;
    dsr_target targets[STEPS_MOST] = {0};
    size_t count = 0;
    for (; count < STEPS_MOST && cited->steps[count].text; count++) {
        targets[count].label = label_of(sample, cited->steps[count].target);
        targets[count].role = cited->steps[count].role;
        if (!cited->steps[count].text[0])
            continue;
        targets[count].range = find(line, rest, cited->steps[count].text);
        if (targets[count].role != DSR_PATH || targets[count].range.end < whole.end)
            rest.start = targets[count].range.end;
    }
    dsr_reference_info info = {
        .block = block, .range = whole, .kind = text(cited->kind), .state = cited->state};
    assert_int_equal(sample->host.set_reference(doc, 0, &info, sizeof info, targets, count, "made"),
                     DSR_OK);
}

static bool knows_scheme(dsr_job *job, dsr_text name, const dsr_value *definition) {
    (void)job;
    (void)definition;
    return numeral_scheme_named(name) != NULL;
}

void sample_open(struct sample *sample, const struct line *lines, size_t count,
                 const struct cited *cited, size_t cited_count) {
    char source[8192], label[128];
    size_t len = 0, label_lens[64], starts[65];
    dsr_label parents[16] = {0};
    memset(sample, 0, sizeof *sample);
    document_fill_host(&sample->host);
    sample->host.size = sizeof sample->host;
    sample->host.scratch = take;
    sample->host.report = report;
    sample->host.hint = hint;
    sample->host.is_cancelled = is_cancelled;
    sample->host.attach = attach;
    sample->host.numeral = numeral_format;
    sample->host.parse_numeral = numeral_parse;
    sample->host.scheme = knows_scheme;
    sample->job.host = &sample->host;
    sample->document = document_new(&sample->host);
    assert_non_null(sample->document);
    document_set_editor(sample->document, "made", UINT32_MAX);
    for (size_t i = 0; i < count; i++) {
        starts[i] = len;
        label_lens[i] = print_label(sample, &lines[i], label, sizeof label);
        len += (size_t)snprintf(source + len, sizeof source - len, "%s %s\n", label, lines[i].text);
    }
    starts[count] = len;
    dsr_doc *doc = document_face(sample->document);
    dsr_part part = sample->host.add_part(doc, text("body"), (dsr_text){source, len});
    for (size_t i = 0; i < count; i++) {
        dsr_range range = {(uint32_t)starts[i], (uint32_t)starts[i + 1] - 1};
        unsigned depth = lines[i].depth;
        add_line(sample, &lines[i], depth ? parents[depth - 1] : 0, part, range,
                 (uint32_t)label_lens[i], &sample->blocks[i]);
        parents[depth] = label_of(sample, (int)i);
    }
    for (size_t i = 0; i < cited_count; i++)
        add_reference(sample, &cited[i]);
}

void sample_forget_files(struct sample *sample) {
    for (size_t i = 0; i < sample->file_count; i++)
        free(sample->files[i].bytes);
    sample->file_count = 0;
}

void sample_close(struct sample *sample) {
    for (size_t i = 0; i < sample->taken_count; i++)
        free(sample->taken[i]);
    sample_forget_files(sample);
    document_free(sample->document);
}

dsr_status sample_run(struct sample *sample, const struct settings *settings) {
    char why[512];
    document_set_editor(sample->document, "translate-numbering",
                        DSR_EDIT_TEXT | DSR_EDIT_LABELS | DSR_EDIT_REFERENCES |
                            DSR_EDIT_ATTRIBUTES);
    assert_true(document_begin(sample->document));
    dsr_status status = translate(&sample->job, settings, document_face(sample->document));
    if (status == DSR_OK)
        document_commit(sample->document);
    else
        document_roll_back(sample->document);
    if (!document_check(sample->document, why, sizeof why))
        fail_msg("%s", why);
    return status;
}

const char *sample_text(struct sample *sample) {
    const dsr_doc *doc = document_face(sample->document);
    size_t len = 0;
    dsr_label label = 0;
    shown[0] = 0;
    while ((label = sample->host.next_label(doc, label))) {
        dsr_label_info info = {0};
        sample->host.label(doc, label, &info, sizeof info);
        dsr_text line = sample->host.text(doc, info.block);
        len += (size_t)snprintf(shown + len, sizeof shown - len, "%.*s %.*s\n",
                                (int)info.surface.len, info.surface.at, (int)line.len, line.at);
    }
    return shown;
}

const struct file *sample_file(const struct sample *sample, const char *name) {
    for (size_t i = 0; i < sample->file_count; i++)
        if (strcmp(sample->files[i].name, name) == 0)
            return &sample->files[i];
    return NULL;
}

const char *sample_steps(struct sample *sample) {
    const dsr_doc *doc = document_face(sample->document);
    size_t len = 0;
    dsr_block block = 0;
    shown[0] = 0;
    while ((block = sample->host.step(doc, 0, block, DSR_ALL_KINDS))) {
        dsr_text line = sample->host.text(doc, block);
        dsr_reference reference = 0;
        while ((reference = sample->host.next_reference(doc, block, reference))) {
            dsr_reference_info info = {0};
            dsr_target target = {0};
            sample->host.reference(doc, reference, &info, sizeof info);
            len += (size_t)snprintf(shown + len, sizeof shown - len,
                                    "%.*s:", (int)(info.range.end - info.range.start),
                                    line.at + info.range.start);
            for (uint32_t i = 0; i < info.target_count; i++) {
                sample->host.target(doc, reference, i, &target, sizeof target);
                len += (size_t)snprintf(shown + len, sizeof shown - len, " [%.*s]",
                                        (int)(target.range.end - target.range.start),
                                        line.at + target.range.start);
            }
            len += (size_t)snprintf(shown + len, sizeof shown - len, "\n");
        }
    }
    return shown;
}

/* SPDX-License-Identifier: MIT */
/*
 * A small host for tests; see harness.h.
 */
#include "harness.h"

#include <dlfcn.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "numbering/numeral.h"

static struct harness *of(const dsr_job *job) {
    return (struct harness *)(uintptr_t)job; /* the face is the first member */
}

static void die(const char *what, const char *why) {
    fprintf(stderr, "harness: %s: %s\n", what, why);
    exit(1);
}

/* ---- the job half ---- */

static dsr_text input(const dsr_job *job) {
    return of(job)->input;
}

static dsr_text input_name(const dsr_job *job) {
    return (dsr_text){of(job)->name, strlen(of(job)->name)};
}

static dsr_status read_format(dsr_job *job, dsr_doc *doc, dsr_text name) {
    (void)name;
    dsr_status status = of(job)->format->read(job, doc);
    return status ? status
                  : job->host->set_attribute(
                        doc, 0, "format",
                        (dsr_text){of(job)->format->name, strlen(of(job)->format->name)},
                        "format of the file");
}

static dsr_status put(dsr_job *job, dsr_text text) {
    struct harness *harness = of(job);
    if (harness->out_len + text.len > harness->out_room) {
        size_t room = (harness->out_len + text.len) * 2 + 64;
        char *grown = realloc(harness->out, room);
        if (!grown)
            return DSR_NO_MEMORY;
        harness->out = grown;
        harness->out_room = room;
    }
    if (text.len)
        memcpy(harness->out + harness->out_len, text.at, text.len);
    harness->out_len += text.len;
    return DSR_OK;
}

static dsr_status render(dsr_job *job, dsr_doc *doc, dsr_text how, dsr_rendition *into,
                         size_t size) {
    struct harness *harness = of(job);
    bool is_source = how.len == 6 && memcmp(how.at, "source", 6) == 0;
    harness->out_len = 0;
    dsr_status status =
        is_source ? harness->format->splice(job, doc) : harness->format->write(job, doc);
    dsr_rendition local = {.bytes = {harness->out ? harness->out : "", harness->out_len}};
    memcpy(into, &local, size < sizeof local ? size : sizeof local);
    return status;
}

static void *scratch(dsr_job *job, size_t size) {
    struct harness *harness = of(job);
    void **grown =
        realloc(harness->scratch, (harness->scratch_count + 1) * sizeof *harness->scratch);
    void *memory = calloc(1, size ? size : 1);
    if (!grown || !memory)
        die("scratch", "no memory");
    harness->scratch = grown;
    harness->scratch[harness->scratch_count++] = memory;
    return memory;
}

static bool is_cancelled(const dsr_job *job) {
    (void)job;
    return false;
}

static void report(dsr_job *job, dsr_severity severity, const char *code, dsr_place place,
                   const char *format, ...) {
    struct harness *harness = of(job);
    harness->reports++;
    if (severity != DSR_ERROR || harness->code[0])
        return;
    snprintf(harness->code, sizeof harness->code, "%s", code);
    harness->place = place;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(harness->message, sizeof harness->message, format, arguments);
    va_end(arguments);
}

static void hint(dsr_job *job, const char *format, ...) {
    (void)job;
    (void)format;
}

static dsr_text secret(const dsr_job *job) {
    (void)job;
    return (dsr_text){"", 0};
}

/* What formats attach is not kept. */
static dsr_status attach(dsr_job *job, dsr_text name, dsr_text bytes, uint32_t flags) {
    (void)job;
    (void)name;
    (void)bytes;
    (void)flags;
    return DSR_OK;
}

static bool attachment(const dsr_job *job, size_t index, dsr_text *name, dsr_text *bytes,
                       uint32_t *flags) {
    (void)job;
    (void)index;
    (void)name;
    (void)bytes;
    (void)flags;
    return false;
}

/* ---- what tests call ---- */

void harness_open(struct harness *harness) {
    *harness = (struct harness){.name = "test"};
    dsr_host *host = &harness->host;
    host->abi = DSR_ABI;
    host->size = sizeof *host;
    document_fill_host(host);
    host->input = input;
    host->input_name = input_name;
    host->read = read_format;
    host->render = render;
    host->put = put;
    host->scratch = scratch;
    host->is_cancelled = is_cancelled;
    host->report = report;
    host->hint = hint;
    host->secret = secret;
    host->attach = attach;
    host->attachment = attachment;
    host->numeral = numeral_format;
    host->parse_numeral = numeral_parse;
    harness->face.host = host;
    harness->document = document_new(host);
    if (!harness->document)
        die("document", "no memory");
    harness->doc = document_face(harness->document);
}

static void free_scratch(struct harness *harness) {
    for (size_t i = 0; i < harness->scratch_count; i++)
        free(harness->scratch[i]);
    free(harness->scratch);
    harness->scratch = NULL;
    harness->scratch_count = 0;
}

void harness_close(struct harness *harness) {
    document_free(harness->document);
    free_scratch(harness);
    free(harness->out);
    *harness = (struct harness){0};
}

void harness_reset(struct harness *harness) {
    document_reset(harness->document);
    free_scratch(harness);
    harness->code[0] = harness->message[0] = 0;
    harness->place = (dsr_place){0};
    harness->reports = 0;
    harness->out_len = 0;
}

const dsr_module *harness_module(const char *name) {
    char path[4096], symbol[256];
    snprintf(path, sizeof path, "%s/%s.so", DOSSIER_TEST_PLUGINS, name);
    snprintf(symbol, sizeof symbol, "%s_LTX_dossier_module", name);
    void *module = dlopen(path, RTLD_NOW);
    if (!module)
        die(name, dlerror());
    const dsr_module *found = dlsym(module, symbol);
    if (!found)
        die(symbol, "not in the module");
    return found;
}

dsr_status harness_read(struct harness *harness, const dsr_format *format, const char *name,
                        dsr_text bytes) {
    harness_reset(harness);
    harness->format = format;
    harness->name = name;
    harness->input = bytes;
    harness_edit_as(harness, "import", DSR_EDIT_STRUCTURE | DSR_EDIT_ATTRIBUTES | DSR_EDIT_LABELS);
    return read_format(&harness->face, harness->doc, (dsr_text){"", 0});
}

dsr_status harness_splice(struct harness *harness, dsr_text *bytes) {
    harness->out_len = 0;
    dsr_status status = harness->format->splice(&harness->face, harness->doc);
    *bytes = (dsr_text){harness->out ? harness->out : "", harness->out_len};
    return status;
}

void harness_edit_as(struct harness *harness, const char *stage, uint32_t may_edit) {
    document_set_editor(harness->document, stage, may_edit);
}

dsr_text harness_file(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file)
        return (dsr_text){NULL, 0};
    size_t room = 65536, len = 0;
    char *at = malloc(room + 1);
    while (at) {
        len += fread(at + len, 1, room - len, file);
        if (len < room)
            break;
        room *= 2;
        char *grown = realloc(at, room + 1);
        if (!grown)
            die(path, "no memory");
        at = grown;
    }
    fclose(file);
    if (!at)
        die(path, "no memory");
    at[len] = 0;
    return (dsr_text){at, len};
}

/* SPDX-License-Identifier: MIT */
/* See engine.h. */
#include "engine.h"

#include <stdio.h>
#include <stdlib.h>

#include "pipeline/run.h"

static struct registry *registry;
static struct result *under_way; /* where the witness puts what it sees */

static void set_bytes(struct bytes *bytes, dsr_text text) {
    free(bytes->at);
    bytes->at = malloc(text.len + 1);
    if (!bytes->at)
        abort();
    memcpy(bytes->at, text.at, text.len);
    bytes->at[text.len] = 0;
    bytes->len = text.len;
}

static dsr_status witness(dsr_job *job, const void *state, dsr_doc *doc) {
    dsr_rendition rendition = {0};
    dsr_text name, bytes;
    uint32_t flags;
    (void)state;
    dsr_status status =
        job->host->render(job, doc, DSR_TEXT("source"), &rendition, sizeof rendition);
    if (status != DSR_OK)
        return status;
    for (size_t i = 0; job->host->attachment(job, i, &name, &bytes, &flags); i++) {
        if (name.len == 10 && memcmp(name.at, "layout.csv", 10) == 0)
            set_bytes(&under_way->layout, bytes);
        if (name.len == 13 && memcmp(name.at, "numbering.csv", 13) == 0)
            set_bytes(&under_way->numbering, bytes);
        if (name.len == 14 && memcmp(name.at, "references.csv", 14) == 0)
            set_bytes(&under_way->references, bytes);
    }
    set_bytes(&under_way->source, rendition.bytes);
    return DSR_OK;
}

/* A pipeline must end with a stage that gathers. */
static dsr_status gather(dsr_job *job, const void *state) {
    (void)job;
    (void)state;
    return DSR_OK;
}

static const dsr_option no_options[] = {{.name = NULL}};
static const dsr_stage witness_stage = {
    .abi = DSR_ABI,
    .size = sizeof(dsr_stage),
    .name = "witness",
    .summary = "Keep what a test compares",
    .version = "1",
    .licence = "MIT",
    .options = no_options,
    .run = witness,
    .gather = gather,
};
static const dsr_stage *const stages[] = {&witness_stage, NULL};
static const dsr_module witness_module = {
    .abi = DSR_ABI,
    .size = sizeof(dsr_module),
    .name = "witness",
    .version = "1",
    .licence = "MIT",
    .stages = stages,
};

bool engine_open(void) {
    const char *folders[] = {PLUGINS};
    registry = registry_open(folders, 1);
    return registry && registry_add(registry, &witness_module, "test");
}

void engine_close(void) {
    registry_close(registry);
}

static void note(struct bytes *found, const struct diagnostics *list) {
    for (size_t i = 0; i < list->count; i++) {
        const struct diagnostic *row = &list->rows[i];
        const char *severity = row->severity == DSR_ERROR     ? "error"
                               : row->severity == DSR_WARNING ? "warning"
                                                              : "note";
        char *line = NULL;
        if (row->severity != DSR_ERROR && row->stage &&
            strcmp(row->stage, "translate-numbering") != 0)
            continue; /* what import sees is not ours to promise */
        int len = asprintf(&line, "%.*s%u %s %s\n", (int)found->len, found->at ? found->at : "",
                           row->line, severity, row->code);
        if (len < 0)
            abort();
        free(found->at);
        *found = (struct bytes){line, (size_t)len};
        if (getenv("DOSSIER_SHOW"))
            diagnostic_print(row, stderr, false);
    }
}

static void ended(void *context, size_t index, const dsr_doc *document,
                  const struct diagnostics *found) {
    struct result *result = context;
    (void)index;
    (void)document;
    note(&result->found, found);
}

void engine_run(const char *pipeline, const char *input, struct result *result) {
    struct diagnostics list = {0};
    struct run_inputs inputs = {0};
    *result = (struct result){0};
    under_way = result;
    struct lua_config *lua = lua_config_new(registry, SCRIPTS);
    if (!lua)
        abort();
    struct run_request request = {
        .registry = registry,
        .lua = lua,
        .pipeline = lua_config_pipeline(lua, pipeline, &list),
        .is_dry = true,
        .epoch = -1,
        .ended = ended,
        .context = result,
    };
    struct run_plan *plan = request.pipeline ? run_prepare(&request, &list) : NULL;
    if (plan && run_inputs_find(&inputs, &input, 1, false, &list))
        run_execute(plan, &inputs, &list);
    note(&result->found, &list);
    run_inputs_free(&inputs);
    if (plan)
        run_plan_free(plan);
    lua_config_free(lua);
    diagnostics_free(&list);
}

void result_free(struct result *result) {
    free(result->source.at);
    free(result->numbering.at);
    free(result->references.at);
    free(result->layout.at);
    free(result->found.at);
}

bool bytes_read(const char *path, struct bytes *bytes) {
    *bytes = (struct bytes){0};
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    fseek(file, 0, SEEK_END);
    long len = ftell(file);
    rewind(file);
    bytes->at = calloc(1, (size_t)len + 1);
    bytes->len = bytes->at ? fread(bytes->at, 1, (size_t)len, file) : 0;
    fclose(file);
    return true;
}

void bytes_write(const char *path, const struct bytes *bytes) {
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(bytes->at, 1, bytes->len, file) != bytes->len || fclose(file) != 0) {
        perror(path);
        abort();
    }
}

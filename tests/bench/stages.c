/* SPDX-License-Identifier: MIT */
/*
 * What a stage in Lua costs on a document of 200,000 blocks, and what it costs to make a stage a
 * transaction.  Stages of its own make the document and read the clock between the others:
 *
 *   bench-stages FOLDER SCRIPTS      FOLDER holds pipeline.lua, SCRIPTS is scripts/
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "pipeline/run.h"

enum { BLOCKS = 200000, ROUNDS = 9, MOST_ROWS = 8 };

static double times[MOST_ROWS][ROUNDS];
static const char *names[MOST_ROWS];
static int round_now, row_now;
static double last;

static double now(void) {
    struct timespec at;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &at);
    return (double)at.tv_sec * 1e9 + (double)at.tv_nsec;
}

struct clock_state {
    dsr_text name;
};

static dsr_status make(dsr_job *job, const void *state, dsr_doc *doc) {
    const dsr_host *host = doc->host;
    (void)state;
    dsr_part part = host->add_part(doc, DSR_TEXT("made"), host->input(job));
    char text[] = "The Working Group met on a day of the year and adopted its agenda as it stood.";
    for (int i = 1; i < BLOCKS; i++) {
        dsr_block block =
            host->add(doc, 0, 0, DSR_PARAGRAPH, (dsr_text){text, sizeof text - 1}, "made");
        if (!part || !block)
            return DSR_NO_MEMORY;
    }
    host->claim(doc, part, (dsr_range){0, (uint32_t)host->input(job).len});
    row_now = 0;
    last = now();
    return DSR_OK;
}

static dsr_status read_clock(dsr_job *job, const void *state, dsr_doc *doc) {
    double at = now();
    (void)job;
    (void)doc;
    times[row_now][round_now] = at - last;
    names[row_now++] = ((const struct clock_state *)state)->name.at;
    last = now();
    return DSR_OK;
}

static dsr_status finish(dsr_job *job, const void *state, dsr_doc *doc) {
    (void)job;
    (void)state;
    (void)doc;
    return DSR_OK;
}

static dsr_status gather(dsr_job *job, const void *state) {
    (void)job;
    (void)state;
    return DSR_OK;
}

static const dsr_option clock_rows[] = {
    {.name = "name", .type = DSR_OPTION_TEXT, .help = "what came before it"}, {0}};
static const dsr_stage rows[] = {
    {.abi = DSR_ABI,
     .size = sizeof(dsr_stage),
     .name = "make",
     .summary = "makes the document",
     .may_edit = DSR_EDIT_STRUCTURE | DSR_EDIT_BLOCKS,
     .run = make},
    {.abi = DSR_ABI,
     .size = sizeof(dsr_stage),
     .name = "clock",
     .summary = "reads the clock",
     .options = clock_rows,
     .state_size = sizeof(struct clock_state),
     .run = read_clock},
    {.abi = DSR_ABI,
     .size = sizeof(dsr_stage),
     .name = "finish",
     .summary = "ends",
     .run = finish,
     .gather = gather},
};
static const dsr_stage *const stages[] = {&rows[0], &rows[1], &rows[2], NULL};
static const dsr_module module = {.abi = DSR_ABI,
                                  .size = sizeof(dsr_module),
                                  .name = "bench",
                                  .version = "1",
                                  .licence = "MIT",
                                  .stages = stages};

static int by_value(const void *a, const void *b) {
    double one = *(const double *)a, two = *(const double *)b;
    return (one > two) - (one < two);
}

static double median(double *values) {
    qsort(values, ROUNDS, sizeof *values, by_value);
    return values[ROUNDS / 2];
}

/* A stage that edits one block in a hundred: what saving and putting back costs. */
static void time_transactions(void) {
    dsr_host host = {.abi = DSR_ABI, .size = sizeof host};
    document_fill_host(&host);
    struct document *document = document_new(&host);
    dsr_doc *doc = document_face(document);
    double begin[ROUNDS], back[ROUNDS];
    document_set_editor(document, "bench", DSR_EDIT_STRUCTURE | DSR_EDIT_BLOCKS | DSR_EDIT_TEXT);
    for (int i = 1; i < BLOCKS; i++)
        host.add(doc, 0, 0, DSR_PARAGRAPH, DSR_TEXT("A paragraph of some words."), "made");
    for (int i = 0; i < ROUNDS; i++) {
        double start = now();
        bool is_open = document_begin(document);
        begin[i] = now() - start;
        for (dsr_block at = 1; is_open && at < BLOCKS; at += 100)
            host.replace(doc, at, (dsr_range){0, 1}, DSR_TEXT("The"), "bench");
        start = now();
        document_roll_back(document);
        back[i] = now() - start;
    }
    printf("%-44s%10.3f ms\n", "beginning a transaction", median(begin) / 1e6);
    printf("%-44s%10.3f ms\n", "rolling back 2,000 edits", median(back) / 1e6);
    document_free(document);
}

int main(int count, char **arguments) {
    char path[4096];
    if (count != 3) {
        fputs("usage: bench-stages FOLDER SCRIPTS\n", stderr);
        return 2;
    }
    snprintf(path, sizeof path, "%s/pipeline.lua", arguments[1]);
    struct registry *registry = calloc(1, sizeof *registry);
    struct lua_config *lua = lua_config_new(registry, arguments[2]);
    struct diagnostics list = {0};
    if (!registry || !lua || !registry_add(registry, &module, "bench"))
        return 1;
    struct run_request request = {.registry = registry, .lua = lua, .is_dry = true, .epoch = -1};
    request.pipeline = lua_config_pipeline(lua, path, &list);
    struct run_input input = {.path = path, .name = path};
    struct run_inputs inputs = {&input, 1};
    struct run_plan *plan = request.pipeline ? run_prepare(&request, &list) : NULL;
    int code = plan ? 0 : 1;
    for (round_now = 0; !code && round_now < ROUNDS; round_now++)
        code = run_execute(plan, &inputs, &list);
    for (size_t i = 0; i < list.count; i++)
        diagnostic_print(&list.rows[i], stderr, false);
    double base = code ? 0 : median(times[0]);
    for (int i = 1; !code && i < row_now; i++)
        printf("%-44s%10.1f ns a block\n", names[i], (median(times[i]) - base) / BLOCKS);
    if (!code)
        time_transactions();
    run_plan_free(plan);
    lua_config_free(lua);
    registry_close(registry);
    diagnostics_free(&list);
    return code;
}

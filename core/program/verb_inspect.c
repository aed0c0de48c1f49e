/* SPDX-License-Identifier: MIT */
/* dossier inspect: what dossier sees before any change, for eyes or as JSON. */
#include <string.h>

#include "program.h"

struct inspection {
    struct program *program;
    const struct run_inputs *inputs;
    struct run_plan *plan;
    bool as_json;
    char show[64]; /* for run_write */
};

struct inspect_state {
    bool as_json, labels, references, mentions, blocks;
    dsr_text pipeline, profile;
    const dsr_value *settings;
};

static const dsr_option rows[] = {
    {"json", DSR_OPTION_BOOL, offsetof(struct inspect_state, as_json),
     .help = "one JSON object per input, one per line"},
    {"pipeline", DSR_OPTION_TEXT, offsetof(struct inspect_state, pipeline),
     .help = "take import options and policy from this pipeline"},
    {"profile", DSR_OPTION_TEXT, offsetof(struct inspect_state, profile),
     .help = "a profile of that pipeline"},
    {"set", DSR_OPTION_LIST, offsetof(struct inspect_state, settings),
     .help = "STAGE.OPTION=VALUE; may be repeated"},
    {"labels", DSR_OPTION_BOOL, offsetof(struct inspect_state, labels),
     .help = "only labels (and what else is named)"},
    {"references", DSR_OPTION_BOOL, offsetof(struct inspect_state, references),
     .help = "only references"},
    {"mentions", DSR_OPTION_BOOL, offsetof(struct inspect_state, mentions),
     .help = "only mentions of persons, bodies, states ..."},
    {"blocks", DSR_OPTION_BOOL, offsetof(struct inspect_state, blocks), .help = "only blocks"},
    {0}};

/* What the format wrote is an object; the file stands before its members and the diagnostics
 * behind them. */
static void print_json(const char *file, dsr_text object, const struct diagnostic *found,
                       size_t count) {
    fputs("{\"dossier\":", stdout);
    print_json_text(DOSSIER_VERSION, stdout);
    fputs(",\"file\":", stdout);
    print_json_text(file, stdout);
    putchar(',');
    fwrite(object.at + 1, 1, object.len - 2, stdout);
    fputs(",\"diagnostics\":[", stdout);
    for (size_t i = 0; i < count; i++) {
        fputs(i ? "," : "", stdout);
        diagnostic_print_json(&found[i], stdout, false);
    }
    fputs("]}\n", stdout);
}

/* Of a file that cannot be read. */
static const char nothing[] = "{\"format\":\"\",\"language\":\"und\",\"blocks\":[],\"labels\":[],"
                              "\"references\":[],\"mentions\":[]}";

/* What stands in a document must not command the terminal. */
static void print_lines(dsr_text bytes) {
    while (bytes.len) {
        const char *end = memchr(bytes.at, '\n', bytes.len);
        size_t len = end ? (size_t)(end - bytes.at) : bytes.len;
        print_plain((dsr_text){bytes.at, len}, stdout);
        putchar('\n');
        len += end != NULL;
        bytes = (dsr_text){bytes.at + len, bytes.len - len};
    }
}

static void ended(void *context, size_t index, const dsr_doc *doc,
                  const struct diagnostics *found) {
    struct inspection *inspection = context;
    const char *path = inspection->inputs->rows[index].path;
    const char *format = inspection->as_json ? "inspect-json" : "inspect";
    dsr_text bytes = DSR_TEXT(nothing);
    bool is_written = doc && run_write(inspection->plan, format, inspection->show, &bytes);
    if (inspection->as_json) {
        print_json(path, bytes, found->rows, found->count);
        return;
    }
    if (is_written) {
        print_plain((dsr_text){path, strlen(path)}, stdout);
        fputs(": ", stdout);
        print_lines(bytes);
    }
    print_diagnostics(inspection->program, found);
}

/* Without a pipeline: import with layout auto, and the policy persons, as their defaults are. */
static bool default_pipeline(struct program *program, struct pipeline_config *pipeline,
                             struct pipeline_step *steps) {
    static const char *const names[] = {"import", "detect"};
    *pipeline = (struct pipeline_config){
        .name = DSR_TEXT("inspect"), .summary = DSR_TEXT(""), .steps = steps};
    for (size_t i = 0; i < 2; i++) {
        const dsr_stage *stage = registry_stage(program->registry, names[i]);
        if (stage)
            steps[pipeline->step_count++] = (struct pipeline_step){.stage = stage};
    }
    if (pipeline->step_count && pipeline->steps[0].stage->may_edit & DSR_EDIT_STRUCTURE)
        return true;
    refuse_usage(program, "run-no-import", "the stage 'import' is missing",
                 "'dossier stages --refused' says why a plugin was not loaded");
    return false;
}

static int run(struct program *program, void *given, int count, char **arguments) {
    struct inspect_state *state = given;
    if (count < 1)
        return refuse_usage(program, "option-missing", "'dossier inspect' needs an input",
                            "dossier inspect report.md");
    struct run_inputs inputs = {0};
    struct inspection inspection = {
        .program = program, .inputs = &inputs, .as_json = state->as_json};
    snprintf(inspection.show, sizeof inspection.show, "%s%s%s%s", state->labels ? "labels " : "",
             state->references ? "references " : "", state->mentions ? "mentions " : "",
             state->blocks ? "blocks" : "");
    struct pipeline_config built;
    struct pipeline_step steps[2];
    struct run_request request;
    if (!begin_request(program, &request, state->profile, state->settings))
        return EXIT_INTERNAL;
    request.is_dry = request.detects_only = true;
    request.ended = ended;
    request.context = &inspection;
    if (state->pipeline.len)
        request.pipeline = find_pipeline(program, state->pipeline.at);
    else if (default_pipeline(program, &built, steps))
        request.pipeline = &built;
    struct run_plan *plan = request.pipeline ? run_prepare(&request, &program->found) : NULL;
    inspection.plan = plan;
    int code = EXIT_USAGE;
    if (plan) {
        bool found = run_inputs_find(&inputs, (const char *const *)arguments, (size_t)count, true,
                                     &program->found);
        code = run_execute(plan, &inputs, &program->found);
        for (size_t i = 0; !found && state->as_json && i < program->found.count; i++)
            if (program->found.rows[i].file && program->found.rows[i].severity == DSR_ERROR)
                print_json(program->found.rows[i].file, DSR_TEXT(nothing), &program->found.rows[i],
                           1);
        code = code ? code : found ? EXIT_DONE : EXIT_FAULTS;
    }
    run_plan_free(plan);
    run_inputs_free(&inputs);
    return code;
}

const struct core_verb verb_inspect = {
    .face =
        {.name = "inspect",
         .summary = "Shows what dossier sees in documents before any change",
         .usage = "INPUT... [--json] [--pipeline P]",
         .help =
             "Labels with their tree, references with what they cite, names with the decision of "
             "the\npolicy.  Changes nothing.\n\n"
             "  dossier inspect report.md\n"
             "  dossier inspect --json report.md | jq '.labels[].id'",
         .options = rows,
         .state_size = sizeof(struct inspect_state)},
    .run = run,
};

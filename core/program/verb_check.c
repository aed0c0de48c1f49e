/* SPDX-License-Identifier: MIT */
/*
 * dossier check: every check of `run`, by the same code; with inputs also what would change.
 * Writes nothing.
 */
#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "program.h"

struct check_state {
    dsr_text profile, contract;
    const dsr_value *settings;
    int64_t seconds;
    bool is_strict, is_json;
};

static const dsr_option rows[] = {
    {"profile", DSR_OPTION_TEXT, offsetof(struct check_state, profile),
     .help = "a named set of overrides of the pipeline"},
    {"set", DSR_OPTION_LIST, offsetof(struct check_state, settings),
     .help = "STAGE.OPTION=VALUE, laid on the pipeline last; may be repeated"},
    {"strict", DSR_OPTION_BOOL, offsetof(struct check_state, is_strict),
     .help = "a warning fails its document"},
    {"contract", DSR_OPTION_TEXT, offsetof(struct check_state, contract),
     .help = "try what every plugin promises: a module, stage or format, a .so file, a Lua file "
             "with a stage, or all; inputs are more documents to try"},
    {"time_limit", DSR_OPTION_INT, offsetof(struct check_state, seconds), .fallback = "60",
     .least = 1, .most = 3600, .help = "seconds that one promise may take with --contract"},
    {"json", DSR_OPTION_BOOL, offsetof(struct check_state, is_json),
     .help = "what would change as a JSON object a document, or the promises as a list"},
    {0}};

struct session {
    struct program *program;
    const struct run_inputs *inputs;
    const struct pipeline_config *pipeline;
    bool is_json;
};

static void ended(void *context, size_t index, const dsr_doc *doc,
                  const struct diagnostics *found) {
    struct session *session = context;
    const char *path = session->inputs->rows[index].path;
    print_dry_run(session->pipeline, path, doc, session->is_json);
    print_diagnostics(session->program, found);
}

static int run(struct program *program, void *given, int count, char **arguments) {
    struct check_state *state = given;
    if (count < 1 && !state->contract.len)
        return refuse_usage(program, "option-missing", "'dossier check' needs a pipeline",
                            "dossier check ./pipeline.lua report.md");
    struct run_request request;
    if (!begin_request(program, &request, state->profile, state->settings))
        return EXIT_INTERNAL;
    if (state->contract.len)
        return check_contract(program, state->contract.at, &request, (unsigned)state->seconds,
                              state->is_json, count, arguments);
    char pack[PATH_MAX];
    snprintf(pack, sizeof pack, "%s/pack.lua", arguments[0]);
    if (access(pack, F_OK) == 0)
        return check_pack(program, arguments[0]);
    struct run_inputs inputs = {0};
    struct session session = {program, &inputs, NULL, state->is_json};
    request.is_strict = state->is_strict;
    request.is_dry = true;
    request.ended = ended;
    request.context = &session;
    session.pipeline = request.pipeline = find_pipeline(program, arguments[0]);
    struct run_plan *plan = request.pipeline ? run_prepare(&request, &program->found) : NULL;
    int code = EXIT_USAGE;
    if (plan) {
        bool found = run_inputs_find(&inputs, (const char *const *)arguments + 1, (size_t)count - 1,
                                     request.pipeline->order_given, &program->found);
        code = run_execute(plan, &inputs, &program->found);
        code = code ? code : found ? EXIT_DONE : EXIT_FAULTS;
    }
    if (code == EXIT_DONE && !inputs.count && !program->global.is_quiet && !state->is_json)
        printf("%s: the pipeline is fine\n", arguments[0]);
    run_plan_free(plan);
    run_inputs_free(&inputs);
    return code;
}

const struct core_verb verb_check = {
    .face =
        {.name = "check",
         .summary = "Checks a pipeline as run would, and shows what would change",
         .usage = "PIPELINE [INPUT...] | PACK | --contract PLUGIN",
         .help =
             "Writes nothing.  Without inputs the pipeline alone is checked: names, options, data "
             "files.\nWith inputs every stage runs, and the changes are counted and shown.\n\n"
             "  dossier check ./pipeline.lua\n"
             "  dossier check un-report report.md --set translate-numbering.to=fr\n"
             "  dossier check --contract ./build/my_stage.so",
         .options = rows,
         .state_size = sizeof(struct check_state)},
    .run = run,
};

/* SPDX-License-Identifier: MIT */
/*
 * dossier check: every check of `run`, by the same code; with inputs also what would change.
 * Writes nothing.
 */
#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "program.h"

enum { EXAMPLES = 3, EXCERPT = 48 };

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
    {"json", DSR_OPTION_BOOL, offsetof(struct check_state, is_json), .help = "results as JSON"},
    {0}};

struct session {
    struct program *program;
    const struct run_inputs *inputs;
    const struct pipeline_config *pipeline;
};

static bool is_of(const dsr_change *change, const char *stage) {
    return change->stage.len == strlen(stage) &&
           memcmp(change->stage.at, stage, change->stage.len) == 0;
}

static void print_start(dsr_text text) {
    size_t len = text.len < EXCERPT ? text.len : EXCERPT;
    while (len < text.len && ((unsigned char)text.at[len] & 0xC0) == 0x80)
        len--; /* between two code points */
    print_plain((dsr_text){text.at, len}, stdout);
    if (len < text.len)
        fputs("...", stdout);
}

static void print_example(const dsr_doc *doc, const dsr_change *change) {
    dsr_block_info block = {0};
    doc->host->block(doc, change->block, &block, sizeof block);
    uint32_t line = block.part ? doc->host->line(doc, block.part, block.source.start) : 0;
    printf("    line %u: \"", line);
    print_start(change->before);
    fputs("\" -> \"", stdout);
    print_start(change->after);
    fputs("\" (", stdout);
    print_plain(change->reason, stdout);
    fputs(")\n", stdout);
}

static bool is_shown(const dsr_change *change) {
    return change->kind == DSR_CHANGE_TEXT || change->kind == DSR_CHANGE_LABEL ||
           change->kind == DSR_CHANGE_BLOCK;
}

static void print_changes(const struct session *session, const dsr_doc *doc) {
    size_t all = doc->host->change_count(doc);
    for (size_t i = 0; i < session->pipeline->step_count; i++) {
        const char *stage = session->pipeline->steps[i].stage->name;
        size_t count = 0, shown = 0;
        dsr_change change;
        for (size_t k = 0; k < all; k++)
            count += doc->host->change(doc, k, &change, sizeof change) && is_of(&change, stage) &&
                     is_shown(&change);
        if (!count)
            continue;
        printf("  %s: %zu change%s\n", stage, count, count == 1 ? "" : "s");
        for (size_t k = 0; k < all && shown < EXAMPLES; k++)
            if (doc->host->change(doc, k, &change, sizeof change) && is_of(&change, stage) &&
                is_shown(&change)) {
                print_example(doc, &change);
                shown++;
            }
    }
}

static void ended(void *context, size_t index, const dsr_doc *doc,
                  const struct diagnostics *found) {
    struct session *session = context;
    const char *path = session->inputs->rows[index].path;
    print_plain((dsr_text){path, strlen(path)}, stdout);
    puts(doc ? ": passes" : ": would fail");
    if (doc)
        print_changes(session, doc);
    fflush(stdout);
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
    struct session session = {program, &inputs, NULL};
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
    if (code == EXIT_DONE && !inputs.count && !program->global.is_quiet)
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

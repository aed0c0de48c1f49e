/* SPDX-License-Identifier: MIT */
/* dossier run: the work. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "program.h"

enum { LEAST_KEY = 16, MOST_KEY = 4096 }; /* bytes of a key file */

struct run_state {
    dsr_text output, profile, key, decisions, custody, report;
    int64_t workers, time_limit, memory_limit, key_fd;
    bool is_strict, allows_partial;
    const dsr_value *settings;
};

static const dsr_option rows[] = {
    {"output", DSR_OPTION_PATH, offsetof(struct run_state, output),
     .help = "NAME.zip for one bundle of the run, a folder for one bundle per document"},
    {"workers", DSR_OPTION_INT, offsetof(struct run_state, workers), .fallback = "-1", .least = -1,
     .most = 1024, .help = "worker processes (default: one a core); 0 works in this process"},
    {"time_limit", DSR_OPTION_INT, offsetof(struct run_state, time_limit), .fallback = "120",
     .least = 1, .most = 86400,
     .help = "seconds of processor time that one document may take in a worker"},
    {"memory_limit", DSR_OPTION_INT, offsetof(struct run_state, memory_limit), .fallback = "4096",
     .least = 0, .most = 1 << 20, .help = "MiB that a worker may take; 0: no limit"},
    {"profile", DSR_OPTION_TEXT, offsetof(struct run_state, profile),
     .help = "a named set of overrides of the pipeline"},
    {"set", DSR_OPTION_LIST, offsetof(struct run_state, settings),
     .help = "STAGE.OPTION=VALUE, laid on the pipeline last; may be repeated"},
    {"strict", DSR_OPTION_BOOL, offsetof(struct run_state, is_strict),
     .help = "a warning fails its document"},
    {"partial", DSR_OPTION_BOOL, offsetof(struct run_state, allows_partial),
     .help = "publish one bundle even when documents failed, with the gap named in it"},
    {"key", DSR_OPTION_PATH, offsetof(struct run_state, key),
     .help = "file with the secret for pseudonyms that agree across runs (16 bytes or more)"},
    {"key_fd", DSR_OPTION_INT, offsetof(struct run_state, key_fd), .fallback = "-1", .least = -1,
     .most = 1 << 20, .help = "read that secret from an open descriptor"},
    {"decisions", DSR_OPTION_PATH, offsetof(struct run_state, decisions),
     .help = "decisions of a reviewer, to be followed exactly"},
    {"custody", DSR_OPTION_PATH, offsetof(struct run_state, custody),
     .help = "also write the private bundle (register, originals' hashes); never hand it out"},
    {"report", DSR_OPTION_PATH, offsetof(struct run_state, report),
     .help = "write all diagnostics there, one JSON object a line"},
    {0}};

struct session {
    struct program *program;
    const struct run_inputs *inputs;
    FILE *report;
    struct progress *progress;
    size_t done, failed;
    bool is_published; /* no fault beyond those of documents */
};

static bool read_key(struct program *program, const struct run_state *state, char *into,
                     dsr_text *secret);
static void ended(void *context, size_t index, const dsr_doc *document,
                  const struct diagnostics *found);
static void progress(void *context, bool is_last, size_t done, size_t failed, size_t all);
static void summarise(const struct session *session, const struct run_request *request, int code);

static void report_row(FILE *to, const struct diagnostic *row) {
    diagnostic_print_json(row, to, false);
    putc('\n', to);
}

/* Those of the run as a whole stand last. */
static bool end_report(const struct session *session) {
    struct program *program = session->program;
    for (size_t i = 0; i < program->found.count; i++)
        report_row(session->report, &program->found.rows[i]);
    bool is_written = !ferror(session->report);
    is_written = fclose(session->report) == 0 && is_written;
    if (!is_written)
        refuse_usage(program, "run-output-not-writable",
                     "the file of --report could not be written to its end",
                     "free space there, or choose another place");
    return is_written;
}

static bool is_zip(dsr_text path) {
    return path.len > 4 && strcasecmp(path.at + path.len - 4, ".zip") == 0;
}

/* SOURCE_DATE_EPOCH as its specification has it: decimal seconds, -1 when unset. */
static bool read_epoch(struct program *program, int64_t *epoch) {
    const char *set = getenv("SOURCE_DATE_EPOCH");
    *epoch = -1;
    if (!set || !*set)
        return true;
    char *end;
    long long value = strtoll(set, &end, 10);
    if (*end || value < 0 || value > INT64_C(253402300799)) {
        refuse_usage(program, "run-bad-epoch",
                     "SOURCE_DATE_EPOCH is not a number of seconds since 1970",
                     "unset it, or give whole seconds");
        return false;
    }
    *epoch = value;
    return true;
}

static bool fill_request(struct program *program, const struct run_state *state,
                         struct run_request *request) {
    if (!begin_request(program, request, state->profile, state->settings))
        return false;
    request->decisions = state->decisions.len ? state->decisions.at : NULL;
    request->is_strict = state->is_strict;
    request->allows_partial = state->allows_partial;
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    request->workers = state->workers >= 0 ? (unsigned)state->workers
                       : cores > 0         ? (unsigned)cores
                                           : 1;
    request->time_limit = (double)state->time_limit;
    request->memory_limit = (uint64_t)state->memory_limit << 20;
    request->output = state->output.at;
    request->output_is_folder = !is_zip(state->output);
    request->custody = state->custody.len ? state->custody.at : NULL;
    return read_epoch(program, &request->epoch);
}

/* Found out before the work, not after it: a place that cannot take what will be written. */
static bool can_write(struct program *program, dsr_text output) {
    struct stat is;
    bool exists = stat(output.at, &is) == 0, is_folder = exists && S_ISDIR(is.st_mode);
    struct diagnostic *row = NULL;
    while (output.len > 1 && output.at[output.len - 1] == '/')
        output.len--;
    const char *slash = memrchr(output.at, '/', output.len);
    if (!is_folder)
        output.len = !slash ? 0 : slash == output.at ? 1 : (size_t)(slash - output.at);
    char *folder = output.len ? strndup(output.at, output.len) : strdup(".");
    if (exists && !is_folder && !is_zip((dsr_text){output.at, strlen(output.at)})) {
        row = diagnostic_add(&program->found, DSR_ERROR, "run-output-exists",
                             "'%s' is no folder, and not called .zip", output.at);
        diagnostic_set_hint(row, "-o NAME.zip makes one bundle, -o FOLDER one for each document");
    } else if (folder && access(folder, W_OK | X_OK) != 0) {
        row = diagnostic_add(&program->found, DSR_ERROR, "run-output-not-writable",
                             "nothing can be written in '%s': %s", folder, strerror(errno));
        diagnostic_set_hint(row, "make that folder, or choose another place with -o");
    }
    free(folder);
    return !row;
}

static int run(struct program *program, void *given, int count, char **arguments) {
    struct run_state *state = given;
    if (count < 2)
        return refuse_usage(program, "option-missing",
                            "'dossier run' needs a pipeline and an input",
                            "dossier run un-report report.md -o report.zip");
    if (!state->output.len)
        return refuse_usage(program, "option-missing", "'dossier run' needs -o",
                            "-o NAME.zip makes one bundle, -o FOLDER one bundle per document");
    if (state->decisions.len)
        return refuse_usage(program, "run-no-decisions",
                            "the stages of this version read no decisions file",
                            "leave --decisions out; protect and keep lists decide by name");
    char key[MOST_KEY];
    struct run_request request = {0};
    struct run_inputs inputs = {0};
    struct run_plan *plan = NULL;
    int code = EXIT_USAGE;
    if (can_write(program, state->output) && fill_request(program, state, &request) &&
        read_key(program, state, key, &request.secret) &&
        (request.pipeline = find_pipeline(program, arguments[0])) &&
        (plan = run_prepare(&request, &program->found))) {
        struct session session = {program, &inputs, .report = NULL};
        bool has_run = false;
        bool found = run_inputs_find(&inputs, (const char *const *)arguments + 1, (size_t)count - 1,
                                     request.pipeline->order_given, &program->found);
        if (!found) {
            code = EXIT_FAULTS;
        } else if (state->report.len && !(session.report = fopen(state->report.at, "we"))) {
            struct diagnostic *row =
                diagnostic_add(&program->found, DSR_ERROR, "run-output-not-writable",
                               "the report cannot be written: %s", strerror(errno));
            row->file = strdup(state->report.at);
            diagnostic_set_hint(row, "choose another place with --report");
        } else {
            session.progress = progress_new(program);
            run_plan_listen(plan, ended, progress, &session);
            code = run_execute(plan, &inputs, &program->found);
            progress_end(session.progress);
            has_run = code != EXIT_USAGE;
            session.is_published = !program->found.errors;
        }
        if (session.report && !end_report(&session))
            code = code ? code : EXIT_FAULTS;
        print_found(program); /* the sum of it all stands last */
        if (has_run)
            summarise(&session, &request, code);
    }
    run_plan_free(plan);
    run_inputs_free(&inputs);
    explicit_bzero(key, sizeof key);
    return code;
}

static bool read_key(struct program *program, const struct run_state *state, char *into,
                     dsr_text *secret) {
    if (!state->key.len && state->key_fd < 0)
        return true;
    int file = state->key.len ? open(state->key.at, O_RDONLY | O_CLOEXEC) : (int)state->key_fd;
    size_t len = 0;
    ssize_t got = -1;
    while (file >= 0 && len < MOST_KEY && (got = read(file, into + len, MOST_KEY - len)) > 0)
        len += (size_t)got;
    if (file >= 0 && state->key.len)
        close(file);
    if (file < 0 || got < 0 || len < LEAST_KEY) {
        struct diagnostic *row = diagnostic_add(
            &program->found, DSR_ERROR, "run-bad-key",
            file < 0 || got < 0 ? "the key cannot be read" : "the key is shorter than 16 bytes");
        row->file = state->key.len ? strdup(state->key.at) : NULL;
        diagnostic_set_hint(row, "head -c 32 /dev/urandom > pseudonyms.key; chmod 600 it, and "
                                 "keep it apart from the bundles");
        return false;
    }
    *secret = (dsr_text){into, len};
    return true;
}

static void ended(void *context, size_t index, const dsr_doc *document,
                  const struct diagnostics *found) {
    struct session *session = context;
    (void)document;
    (void)index;
    session->done++;
    session->failed += found->errors != 0;
    for (size_t i = 0; session->report && i < found->count; i++)
        report_row(session->report, &found->rows[i]);
    print_diagnostics(session->program, found);
}

static void progress(void *context, bool is_last, size_t done, size_t failed, size_t all) {
    struct session *session = context;
    progress_show(session->progress, is_last, done, failed, all);
}

static void summarise(const struct session *session, const struct run_request *request, int code) {
    if (session->program->global.is_quiet)
        return;
    fprintf(stderr, "%s: %zu document%s, %zu failed", request->pipeline->name.at, session->done,
            session->done == 1 ? "" : "s", session->failed);
    bool takes_part = request->allows_partial || request->output_is_folder;
    if (code == EXIT_INTERRUPTED)
        fputs(", stopped; nothing written\n", stderr);
    else if (code == EXIT_DONE)
        fprintf(stderr, ", written to %s\n", request->output);
    else if (request->output_is_folder && !session->is_published)
        fputs("\n", stderr); /* what could not be written is told above */
    else if (takes_part && session->is_published && session->failed < session->done)
        fprintf(stderr, ", the others written to %s\n", request->output);
    else
        fputs("; nothing written\n", stderr);
}

const struct core_verb verb_run = {
    .face =
        {.name = "run",
         .summary = "Runs a pipeline over documents and writes bundles",
         .usage = "PIPELINE INPUT... -o OUTPUT",
         .help =
             "PIPELINE is a Lua file or the name of an installed one (copy, renumber, un-report).\n"
             "INPUT is a file, a folder (searched to the bottom) or - for standard input.\n\n"
             "  dossier run un-report report.md -o report.zip\n"
             "  dossier run ./pipeline.lua reports/ -o bundles/\n"
             "  dossier run un-report report.md -o fr.zip --set translate-numbering.to=fr\n\n"
             "Exit codes: 0 done, 1 a document failed, 2 the command line or the pipeline is "
             "wrong,\n70 a fault of dossier, 130 interrupted.",
         .options = rows,
         .state_size = sizeof(struct run_state)},
    .run = run,
};

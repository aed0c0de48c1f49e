/* SPDX-License-Identifier: MIT */
/*
 * The command line: a table of verbs, each with option rows like a stage's, so that parsing,
 * help and errors come from one place.  stdout carries results only; all else goes to stderr.
 */
#ifndef DOSSIER_PROGRAM_PROGRAM_H
#define DOSSIER_PROGRAM_PROGRAM_H

#include "load/registry.h"
#include "lua/config.h"
#include "pipeline/diagnostic.h"
#include "pipeline/run.h"

enum exit_codes {
    EXIT_DONE = 0,
    EXIT_FAULTS = 1, /* a document failed, or a check found faults */
    EXIT_USAGE = 2,  /* the command line or the pipeline is wrong */
    EXIT_UNSAFE = 3,
    EXIT_INTERNAL = 70,
    EXIT_INTERRUPTED = 130,
};

struct global_options {
    bool is_quiet, is_verbose, wants_help, wants_version;
    uint32_t progress; /* index into auto, bar, plain, none */
    uint32_t colour;   /* index into auto, always, never */
    const dsr_value *plugin_paths;
};

struct program {
    struct global_options global;
    struct registry *registry;
    struct lua_config *lua;
    struct value_store *store;
    struct diagnostics found;
};

/* A verb of the core: described like one of a module, but it works on the program itself. */
struct core_verb {
    dsr_verb face; /* first, so that it leads back here; its own `run` is NULL */
    int (*run)(struct program *program, void *state, int count, char **arguments);
};

/* The faces of these, ending with NULL; before them a nameless one with the options of all. */
extern const dsr_verb *const own_verbs[];
extern const struct core_verb verb_run, verb_check, verb_inspect, verb_stages, verb_doctor;

/* ---- arguments.c ---- */

struct parsed_arguments {
    char **words; /* what is no option, in order */
    int count;
};

/* Reads options into `state` and `global`; false after a diagnostic.  words is from malloc. */
bool arguments_parse(struct program *program, const char *verb, const dsr_option *rows, void *state,
                     int count, char **arguments, struct parsed_arguments *parsed);
extern const dsr_option global_rows[]; /* of every verb */
void print_options(FILE *to, const dsr_option *rows);

/* ---- verb_stages.c, check_pack.c ---- */

void print_packs(const struct program *program, const char *title); /* nothing without any */
/* Every file of a pack as a pipeline would use it; an exit code. */
int check_pack(struct program *program, const char *folder);

/* ---- help.c ---- */

void print_program_help(const struct program *program, FILE *to);
void print_verb_help(const dsr_verb *verb, FILE *to);
void print_verb_usage(const dsr_verb *verb, FILE *to); /* the same without options */

/* ---- output.c ---- */

bool wants_colour(const struct program *program, FILE *to);
/* Notes only with -v; of warnings of one code the first few, then how many more there are. */
void print_diagnostics(const struct program *program, const struct diagnostics *found);
/* Adds an error of the command line; EXIT_USAGE.  `hint` may be NULL. */
int refuse_usage(struct program *program, const char *code, const char *message, const char *hint);
/* Prints what was found so far, sorted as reported, and empties the list. */
void print_found(struct program *program);

/* ---- pipelines.c ---- */

/* A path, or the name of an installed pipeline.  NULL after a diagnostic. */
const struct pipeline_config *find_pipeline(struct program *program, const char *name);
/* What the options --profile and --set say of a run; false after a diagnostic. */
bool begin_request(struct program *program, struct run_request *request, dsr_text profile,
                   const dsr_value *settings);

/* ---- dry_run.c ---- */

/* To standard output; `doc` is NULL for a document that would fail. */
void print_dry_run(const struct pipeline_config *pipeline, const char *path, const dsr_doc *doc,
                   bool is_json);

/* ---- contract.c ---- */

/* The contract tests over `plugin`, with files of the user's beside the built-in documents. */
int check_contract(struct program *program, const char *plugin, const struct run_request *settings,
                   unsigned seconds, bool is_json, int count, char **paths);

/* ---- progress.c ---- */

struct progress;
struct progress *progress_new(const struct program *program);
void progress_show(void *progress, bool is_last, size_t done, size_t failed, size_t all);
void progress_end(struct progress *progress); /* clears the line; frees */

#endif

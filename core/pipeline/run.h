/* SPDX-License-Identifier: MIT */
/*
 * The engine: from a pipeline value and a list of inputs to checked stages, and from those to
 * results.  `run`, `check`, `inspect` and embedders all come through here, so that what `check`
 * accepts is what `run` does.  Knows stages, documents and the spool; no format, no zip, no Lua
 * beyond core/lua/config.h.
 */
#ifndef DOSSIER_PIPELINE_RUN_H
#define DOSSIER_PIPELINE_RUN_H

#include "diagnostic.h"
#include "document/document.h"
#include "load/registry.h"
#include "lua/config.h"

struct run_input {
    char *path;  /* to open; "-" is standard input */
    char *name;  /* relative, NFC, '/' between steps: what diagnostics and bundles show */
    char *bytes; /* NULL: in the file; else owned, and path is a name for diagnostics alone */
    size_t len;  /* of bytes */
};

struct run_inputs {
    struct run_input *rows;
    size_t count;
};

/* Expands files, folders (recursive, hidden names left out) and "-" to a list sorted by the
 * bytes of the names, or as given.  Every missing or empty argument is a diagnostic. */
bool run_inputs_find(struct run_inputs *inputs, const char *const *arguments, size_t count,
                     bool order_given, struct diagnostics *list);
/* One more, which is in memory; the bytes are copied.  Runs with workers cannot take it. */
bool run_inputs_add(struct run_inputs *inputs, const char *name, dsr_text bytes,
                    struct diagnostics *list);
void run_inputs_sort(struct run_inputs *inputs, bool order_given);
void run_inputs_free(struct run_inputs *inputs);

struct run_setting { /* --set STAGE.OPTION=VALUE */
    const char *text;
};

struct run_request {
    struct registry *registry;
    struct lua_config *lua;
    const struct pipeline_config *pipeline;
    const char *profile;         /* NULL: none */
    const char *const *settings; /* "STAGE.OPTION=VALUE" */
    size_t setting_count;
    dsr_text secret;       /* of --key; empty: none */
    const char *decisions; /* --decisions FILE, or NULL */
    bool is_strict, allows_partial;
    bool is_part;      /* some stages only: they need not read and write documents */
    bool is_dry;       /* stages run, but nothing is gathered or written */
    bool detects_only; /* inspect: import, and "detect" in the place of "anonymise"; nothing else */
    unsigned workers;  /* 0: everything in this process */
    double time_limit; /* of a document, in seconds of a worker's processor time */
    uint64_t memory_limit; /* of a worker, bytes above what it starts with; 0: none */
    const char *output;    /* NULL when dry */
    bool output_is_folder;
    const char *custody;
    int64_t epoch;

    /* Called in input order as documents end.  `document` is NULL for one that failed; in dry
     * runs it is the document at its end, valid during the call. */
    void (*ended)(void *context, size_t index, const dsr_doc *document,
                  const struct diagnostics *found);
    /* Called as documents end, in each sweep: how many of how many are done, how many failed. */
    void (*progress)(void *context, bool is_last, size_t done, size_t failed, size_t all);
    void *context;
};

struct run_plan; /* checked and filled stages */

/* Every check of `run`; NULL when an error was added to `list`. */
struct run_plan *run_prepare(const struct run_request *request, struct diagnostics *list);
void run_plan_free(struct run_plan *plan);
/* Sets the callbacks of the request afterwards. */
void run_plan_listen(struct run_plan *plan,
                     void (*ended)(void *, size_t, const dsr_doc *, const struct diagnostics *),
                     void (*progress)(void *, bool, size_t, size_t, size_t), void *context);

/* Opens the stages and runs the inputs.  Diagnostics of the run as a whole go to `list`, those
 * of documents to `ended`.  Returns an exit code of DESIGN.md section 8. */
int run_execute(struct run_plan *plan, const struct run_inputs *inputs, struct diagnostics *list);

/* For `ended` of a dry run: the document that has just ended, written by a format.  The
 * document's attribute "show" tells the format what of it is wanted (empty: what is usual).
 * False after a diagnostic of the document, `bytes` as they were.  They last until the next call.
 */
bool run_write(struct run_plan *plan, const char *format, const char *show, dsr_text *bytes);

/* The descriptor of the stage that a job runs; for descriptors that hold more than the host's. */
const dsr_stage *run_stage_under_way(const dsr_job *job);

/* Set from a signal handler: stop soon. */
void run_cancel(void);
bool run_is_cancelled(void);

#endif

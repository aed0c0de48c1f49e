/* SPDX-License-Identifier: MIT */
/*
 * The contract that every stage and format keeps, own or foreign, in C or in Lua, as tests that
 * anybody can run over a plugin.  Each promise is tried in a process of its own, so that a crash
 * or an endless loop is a row of the result and not its end.  Knows the engine and documents; no
 * Lua, no zip, no format by name.
 */
#ifndef DOSSIER_CONTRACT_CONTRACT_H
#define DOSSIER_CONTRACT_CONTRACT_H

#include "pipeline/run.h"

enum verdict { HELD, BROKEN, SKIPPED };

struct contract_row {
    const char *kind; /* "stage" or "format" */
    const char *name, *promise;
    enum verdict verdict;
    const char *reason; /* how it was broken, why it was skipped, what was tried; may be empty */
};

struct contract_sample {
    const char *name; /* with the suffix of its format */
    dsr_text bytes;
};

struct contract_request {
    struct registry *registry;
    struct lua_config *lua;
    const char *plugin;          /* a module, a stage or a format; "all" */
    const char *const *settings; /* "STAGE.OPTION=VALUE", for stages that need some */
    size_t setting_count;
    unsigned seconds;                      /* for one promise */
    const struct contract_sample *samples; /* documents to try before those that are built in */
    size_t sample_count;
    void (*tell)(void *context, const struct contract_row *row);
    void *context;
};

/* An exit code: 0 all held, 1 a promise was broken, 2 there is no such plugin. */
int contract_run(const struct contract_request *request, struct diagnostics *list);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * What is there: modules with their stages, formats and verbs, where each came from, and the
 * modules that were refused, with the true reason.  Filled once in the main process before any
 * worker starts.  Knows nothing of libltdl (module.c does).
 */
#ifndef DOSSIER_LOAD_REGISTRY_H
#define DOSSIER_LOAD_REGISTRY_H

#include "dossier/stage.h"

struct loaded_module {
    const dsr_module *module;
    char *path; /* of the file; "built in" for built-ins */
};

struct refused_module {
    char *path;
    char *code;   /* "module-missing", "module-not-elf", "module-undefined-symbol",
                     "module-no-entry", "module-wrong-abi", "module-wrong-machine", ... */
    char *reason; /* one sentence with the true cause and what to do */
};

struct registry {
    struct loaded_module *modules;
    size_t module_count;
    struct refused_module *refused;
    size_t refused_count;
    char **folders; /* the search path, first wins */
    size_t folder_count;
};

/* Loads built-ins and every module of the search path: `folders` (from --plugin-path), then
 * DOSSIER_PLUGIN_PATH, the user's, the installed.  Never fails as a whole. */
struct registry *registry_open(const char *const *folders, size_t count);
void registry_close(struct registry *registry);

const dsr_stage *registry_stage(const struct registry *registry, const char *name);
const dsr_format *registry_format(const struct registry *registry, const char *name);
const dsr_verb *registry_verb(const struct registry *registry, const char *name);
/* The nth of all; NULL past the end.  `from` (may be NULL) gets its module. */
const dsr_stage *registry_stage_at(const struct registry *registry, size_t index,
                                   const struct loaded_module **from);
const dsr_format *registry_format_at(const struct registry *registry, size_t index,
                                     const struct loaded_module **from);
const dsr_verb *registry_verb_at(const struct registry *registry, size_t index,
                                 const struct loaded_module **from);
/* A module that the program itself brings along (a stage written in Lua, a test's). */
bool registry_add(struct registry *registry, const dsr_module *module, const char *origin);

/* Where the installed scripts are, found from the program's own place (build tree or prefix);
 * NUL-terminated, never NULL. */
const char *installed_scripts(void);

#endif

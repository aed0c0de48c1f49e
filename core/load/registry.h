/* SPDX-License-Identifier: MIT */
/*
 * What is there: modules with their stages, formats and verbs, where each came from, and the
 * modules that were refused, with the true reason.  Filled once in the main process before any
 * worker starts.  Knows nothing of libltdl (module.c does).
 */
#ifndef DOSSIER_LOAD_REGISTRY_H
#define DOSSIER_LOAD_REGISTRY_H

#include "dossier/stage.h"
#include "pipeline/memory.h"

struct loaded_module {
    const dsr_module
        *module; /* a checked copy: no name, summary, version, licence or list is NULL */
    char *path;  /* of the file; "built in" for built-ins */
};

struct refused_module {
    char *path;       /* of the file; or of a folder of the search path that is not there */
    const char *code; /* "module-missing", "module-not-elf", "module-damaged",
                         "module-wrong-machine", "module-undefined-symbol",
                         "module-missing-library", "module-no-entry", "module-wrong-abi",
                         "module-wrong-size", "module-incomplete", "module-duplicate",
                         "module-no-folder", "module-unreadable", "module-not-loadable",
                         "module-no-loader", "module-no-memory" */
    char *reason;     /* one sentence with the true cause and what to do */
};

struct registry {
    struct loaded_module *modules;
    size_t module_count;
    struct refused_module *refused; /* a program that goes on says so for each: no module
                                       replaces another silently */
    size_t refused_count;
    /* The program's own verbs, for lists: ends with NULL; set by the program, NULL: none. */
    const dsr_verb *const *commands;
    char **folders; /* the search path, first wins */
    size_t folder_count;
    struct scratch memory;
    bool has_loader, is_out_of_memory;
};

/* Loads every module of the search path, in order: `folders` (from --plugin-path), then
 * DOSSIER_PLUGIN_PATH, the user's, the installed; then the built-ins.  Of two modules of one
 * name, or two that offer the same stage, format or verb, the first is kept and the other is
 * refused, unless it is the same file.  NULL only when memory is out. */
struct registry *registry_open(const char *const *folders, size_t count);
void registry_close(struct registry *registry);
/* One more file.  False: it stands among the refused now. */
bool registry_load(struct registry *registry, const char *path);

/* The modules in one more folder. */
void registry_load_folder(struct registry *registry, const char *folder);
/* Lists something that others could not take. */
void registry_refuse(struct registry *registry, const char *path, const char *code,
                     const char *reason);

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
/* A module that the program itself brings along (a built-in, a stage written in Lua, a test's);
 * copied, so that only names, rows and functions must outlive the registry.  False: refused. */
bool registry_add(struct registry *registry, const dsr_module *module, const char *origin);

/* Where the installed scripts are, found from the program's own place (build tree or prefix);
 * NUL-terminated, never NULL. */
const char *installed_scripts(void);

#endif

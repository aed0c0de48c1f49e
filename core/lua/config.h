/* SPDX-License-Identifier: MIT */
/*
 * Lua files to value trees: pipelines and data files.  The only header of core/lua that the
 * rest of the core sees; knows no zip and no libltdl.
 */
#ifndef DOSSIER_LUA_CONFIG_H
#define DOSSIER_LUA_CONFIG_H

#include "load/registry.h"
#include "pipeline/diagnostic.h"
#include "pipeline/value.h"

/* One step of a pipeline as written. */
struct pipeline_step {
    const dsr_stage *stage;
    const dsr_value *options; /* a table, profile and --set not yet laid on */
    const char *file;
    uint32_t line, column; /* of the call */
};

struct pipeline_profile {
    dsr_text name;
    const dsr_value *overrides; /* a table: stage name to a table of options */
};

struct pipeline_config {
    dsr_text name, summary;
    bool order_given;
    struct pipeline_step *steps;
    size_t step_count;
    struct pipeline_profile *profiles;
    size_t profile_count;
    const char *file;   /* as named */
    const char *folder; /* of the file; relative paths and require start here */
};

struct pack_info {
    const char *folder, *name, *version, *summary, *licence;
    size_t stage_count;
};

struct lua_config; /* the Lua state, its sources and value stores */

struct lua_config *lua_config_new(struct registry *registry, const char *scripts);
void lua_config_free(struct lua_config *config);

/* Opens the packs of the registry's search path: folders there with a pack.lua in them, or the
 * folders of the path themselves.  One that cannot be taken joins the refused. */
void lua_config_open_packs(struct lua_config *config);
/* One more, or the one that is open already; NULL: `list` tells all that is wrong. */
const struct pack_info *lua_config_add_pack(struct lua_config *config, const char *folder,
                                            struct diagnostics *list);
const struct pack_info *lua_config_pack(const struct lua_config *config, size_t index);
/* The folders of a pack whose files are found by name. */
const char *const *pack_folders(size_t *count);

/* Makes the stages that a Lua file defines known; the first of them, or NULL. */
const dsr_stage *lua_config_stage_file(struct lua_config *config, const char *path,
                                       struct diagnostics *list);

/* Runs a pipeline file.  All mistakes of the file land in `list`; NULL when there is one. */
const struct pipeline_config *lua_config_pipeline(struct lua_config *config, const char *path,
                                                  struct diagnostics *list);

/* The same for a path, or the name of an installed pipeline or one of a pack. */
const struct pipeline_config *lua_config_find_pipeline(struct lua_config *config, const char *name,
                                                       struct diagnostics *list);

/* The same where its text is at hand; what it requires is looked for beside `path`. */
const struct pipeline_config *lua_config_pipeline_text(struct lua_config *config, const char *path,
                                                       dsr_text text, struct diagnostics *list);

/* Gives rows that point into a Lua file their source line; what core/lua reports has it already.
 * For rows about values that others report. */
void lua_config_excerpt(const struct lua_config *config, struct diagnostic *row);
void lua_config_excerpts(const struct lua_config *config, struct diagnostics *list);

/* Loads FOLDER/NAME.lua below the pipeline's folder or the installed scripts; cached.  NULL
 * after a diagnostic.  `name` is checked: no path steps. */
const dsr_value *lua_config_data(struct lua_config *config, const char *folder, dsr_text name,
                                 struct diagnostics *list);

/* The names of such files in a folder, by bytes; empty past the end. */
dsr_text lua_config_data_name(struct lua_config *config, const char *folder, size_t index);

/* Calls a function value with texts.  `*result` (NULL: it returned nothing) lasts until the next
 * call. */
dsr_status lua_config_call(struct lua_config *config, const dsr_value *function,
                           const dsr_text *arguments, size_t count, const dsr_value **result,
                           struct diagnostics *list);

#endif

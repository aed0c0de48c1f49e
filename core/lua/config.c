/* SPDX-License-Identifier: MIT */
/*
 * What the rest of the core calls: one struct lua_config holds the state, the scripts and every
 * tree frozen from them.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "environment.h"
#include "freeze.h"
#include "module.h"
#include "numbering/numeral.h"
#include "pack.h"
#include "pipeline.h"
#include "plain.h"
#include "stage.h"

static int open_names(lua_State *lua) {
    environment_open(lua);
    return 0;
}

struct lua_config *lua_config_new(struct registry *registry, const char *scripts) {
    struct lua_config *config = calloc(1, sizeof *config);
    if (config == NULL)
        return NULL;
    struct diagnostics list = {0};
    config->registry = registry;
    config->scripts = scripts == NULL ? NULL : strdup(scripts);
    config->store = value_store_new();
    config->call_store = value_store_new();
    bool is_open = (scripts == NULL || config->scripts != NULL) && config->store != NULL &&
                   config->call_store != NULL && state_open(config) &&
                   state_run(config, open_names, NULL, &list);
    diagnostics_free(&list);
    if (is_open)
        return config;
    lua_config_free(config);
    return NULL;
}

static void forget_folders(struct lua_config *config) {
    for (size_t i = 0; i < config->data_folder_count; i++) {
        struct data_folder *folder = &config->data_folders[i];
        for (size_t k = 0; k < folder->count; k++)
            free(folder->names[k]);
        free(folder->names);
        free(folder->folder);
    }
    for (size_t i = 0; i < config->data_count; i++) {
        free(config->data[i].folder);
        free(config->data[i].name);
    }
    for (size_t i = config->kept_required; i < config->required_count; i++) {
        free(config->required[i].name);
        free(config->required[i].text);
    }
    config->data_folder_count = config->data_count = 0;
    config->required_count = config->kept_required;
    config->stage_count = config->kept_stages;
}

void lua_config_free(struct lua_config *config) {
    if (config == NULL)
        return;
    state_close(config);
    config->kept_required = 0;
    forget_folders(config);
    numeral_forget_origins(); /* value trees go */
    for (size_t i = 0; i < config->loaded_count; i++)
        script_free(config->loaded[i]);
    free(config->loaded);
    free(config->data_folders);
    free(config->required);
    free(config->stages);
    free(config->data);
    value_store_free(config->store);
    value_store_free(config->call_store);
    free(config->pipeline_file);
    free(config->scripts);
    free(config);
}

void lua_config_excerpt(const struct lua_config *config, struct diagnostic *row) {
    if (config == NULL || row->file == NULL || row->line == 0 || row->excerpt != NULL)
        return;
    for (size_t i = 0; i < config->loaded_count; i++) {
        const struct script *script = config->loaded[i];
        if (strcmp(row->file, script->name) != 0)
            continue;
        dsr_text line = script_line(script, row->line);
        row->excerpt = strndup(line.at, line.len);
        return;
    }
}

void lua_config_excerpts(const struct lua_config *config, struct diagnostics *list) {
    for (size_t i = 0; i < list->count; i++)
        lua_config_excerpt(config, &list->rows[i]);
}

/* ---- the pipeline ----------------------------------------------------------------------- */

static int run_pipeline(lua_State *lua) {
    const struct script *script = lua_touserdata(lua, 1);
    pipeline_begin(lua);
    state_load(lua, script);
    lua_call(lua, 0, 1);
    pipeline_collect(lua, script);
    return 0;
}

static void set_folder(struct lua_config *config, const char *path) {
    const char *slash = strrchr(path, '/');
    size_t len = slash == path ? 1 : (size_t)(slash - path);
    free(config->pipeline_file);
    config->folder = value_store_text(config->store, slash ? path : ".", slash ? len : 1).at;
    config->pipeline_file = strdup(path);
    config->pipeline = (struct pipeline_config){
        .name = {"", 0}, .summary = {"", 0}, .file = config->pipeline_file};
    config->pipeline.folder = config->folder;
    forget_folders(config);
}

/* Reads the file, or takes `text` for what it says, and runs it by `worker`; false after a
 * diagnostic. */
static bool run_file(struct lua_config *config, const char *path, const dsr_text *text,
                     lua_CFunction worker, struct diagnostics *list) {
    char why[200] = "out of memory", *named = (char *)(uintptr_t)path;
    struct place place = {named, named, config->folder};
    const struct script *script = NULL;
    if (place.root != NULL && text != NULL) {
        bool has_nul = memchr(text->at, '\0', text->len) != NULL;
        char *copy = has_nul ? NULL : strndup(text->at, text->len);
        if (has_nul)
            snprintf(why, sizeof why, "it holds a NUL byte");
        script = copy == NULL ? NULL : module_add(config, &place, copy, text->len, why, sizeof why);
    } else if (place.root != NULL) {
        script = module_read(config, &place, why, sizeof why);
    }
    if (script == NULL) {
        struct diagnostic *row =
            diagnostic_add(list, DSR_ERROR, "config-file", "cannot read this file: %s", why);
        diagnostic_set_value(row, path, 0, 0);
        diagnostic_set_hint(row, "pipelines and stages are Lua files in UTF-8; an installed "
                                 "pipeline is named without a path");
        return false;
    }
    bool is_fine = state_run(config, worker, (void *)(uintptr_t)script, list);
    lua_config_excerpts(config, list);
    return is_fine;
}

const struct pipeline_config *lua_config_pipeline(struct lua_config *config, const char *path,
                                                  struct diagnostics *list) {
    set_folder(config, path);
    return run_file(config, path, NULL, run_pipeline, list) ? &config->pipeline : NULL;
}

const struct pipeline_config *lua_config_pipeline_text(struct lua_config *config, const char *path,
                                                       dsr_text text, struct diagnostics *list) {
    set_folder(config, path);
    return run_file(config, path, &text, run_pipeline, list) ? &config->pipeline : NULL;
}

/* ---- a file with stages ------------------------------------------------------------------ */

static int run_stages(lua_State *lua) {
    const struct script *script = lua_touserdata(lua, 1);
    size_t before = config_of(lua)->stage_count;
    pipeline_begin(lua);
    state_load(lua, script);
    lua_call(lua, 0, 0);
    if (config_of(lua)->stage_count == before)
        mistake(lua, "config-stage", script, 1, 1, "the file defines no stage");
    return 0;
}

bool lua_config_define(struct lua_config *config, const struct script *script,
                       struct diagnostics *list) {
    return state_run(config, run_stages, (void *)(uintptr_t)script, list);
}

/* A file in stages/ belongs to the folder above, where its require and read begin. */
static void set_stage_folder(struct lua_config *config, const char *path) {
    static const char below[] = "/stages";
    set_folder(config, path);
    if (config->folder == NULL)
        return;
    size_t len = strlen(config->folder), end = sizeof below - 1;
    if (strcmp(config->folder, below + 1) == 0)
        config->folder = ".";
    else if (len > end && strcmp(config->folder + len - end, below) == 0)
        config->folder = value_store_text(config->store, config->folder, len - end).at;
}

const dsr_stage *lua_config_stage_file(struct lua_config *config, const char *path,
                                       struct diagnostics *list) {
    struct pack_info info = {.version = "0", .folder = path};
    set_stage_folder(config, path);
    size_t first = config->stage_count;
    if (!run_file(config, path, NULL, run_stages, list))
        return NULL;
    info.name = config->stages[first]->name;
    return pack_register(config, first, &info, list);
}

/* ---- data files ------------------------------------------------------------------------- */

struct data_request {
    const struct script *script;
    const dsr_value *value;
};

static int run_data(lua_State *lua) {
    struct data_request *request = lua_touserdata(lua, 1);
    state_load(lua, request->script);
    lua_call(lua, 0, 1);
    struct spot spot = spot_of_table(lua, -1, (struct spot){request->script, 1, 1});
    if (!lua_istable(lua, -1)) {
        if (!is_placeholder(lua, -1))
            mistake(lua, "config-value", request->script, 1, 1,
                    "a data file returns a table, not %s", type_phrase(lua, -1));
        return 0;
    }
    request->value = freeze(lua, -1, config_of(lua)->store, spot);
    return 0;
}

const dsr_value *lua_config_table(struct lua_config *config, const struct script *script,
                                  struct diagnostics *list) {
    struct data_request request = {.script = script};
    return state_run(config, run_data, &request, list) ? request.value : NULL;
}

bool is_data_name(dsr_text name) {
    for (size_t i = 0; i < name.len; i++) {
        char c = name.at[i];
        bool is_allowed = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
        if (!is_allowed)
            return false;
    }
    return name.len > 0 && name.len < 100;
}

static void report_no_data(struct lua_config *config, const char *folder, dsr_text name,
                           struct diagnostics *list) {
    struct diagnostic *row =
        diagnostic_add(list, DSR_ERROR, "config-data-missing", "there is no '%.*s' among the %s",
                       (int)(name.len < 100 ? name.len : 100), name.at, folder);
    const struct data_folder *there = module_names(config, folder);
    char word[101];
    snprintf(word, sizeof word, "%.*s", (int)(name.len < 100 ? name.len : 100), name.at);
    const char *const *names = there == NULL ? NULL : (const char *const *)there->names;
    size_t count = there == NULL ? 0 : there->count;
    if (count > 0)
        diagnostic_suggest_all(row, word, names, count, "there are");
    else
        diagnostic_set_hint(row, "put one into %s/ beside the pipeline", folder);
}

static const dsr_value *load_data(struct lua_config *config, const char *folder, dsr_text name,
                                  struct diagnostics *list) {
    char relative[300], why[200] = "";
    const char *roots[PACKS_MOST + 2];
    size_t count = pack_roots(config, roots);
    struct place place = {0};
    snprintf(relative, sizeof relative, "%s/%.*s.lua", folder, (int)name.len, name.at);
    if (module_find(roots, count, relative, &place) != FILE_FOUND) {
        report_no_data(config, folder, name, list);
        return NULL;
    }
    const struct script *script = module_read(config, &place, why, sizeof why);
    if (script == NULL) {
        struct diagnostic *row =
            diagnostic_add(list, DSR_ERROR, "config-file", "cannot read the data file: %s", why);
        diagnostic_set_value(row, place.shown, 0, 0);
    }
    place_free(&place);
    if (script == NULL)
        return NULL;
    const dsr_value *value = plain_read(script, config->store);
    return value != NULL ? value : lua_config_table(config, script, list);
}

const dsr_value *lua_config_data(struct lua_config *config, const char *folder, dsr_text name,
                                 struct diagnostics *list) {
    for (size_t i = 0; i < config->data_count; i++) {
        const struct data_file *file = &config->data[i];
        if (strcmp(file->folder, folder) == 0 && strlen(file->name) == name.len &&
            memcmp(file->name, name.at, name.len) == 0)
            return file->value;
    }
    if (!is_data_name(name)) {
        report_no_data(config, folder, name, list);
        return NULL;
    }
    const dsr_value *value = load_data(config, folder, name, list);
    if (value == NULL)
        return NULL;
    struct data_file file = {strdup(folder), strndup(name.at, name.len), value};
    struct data_file *row = room_for(&config->data, config->data_count, sizeof *row);
    if (row == NULL || file.folder == NULL || file.name == NULL) {
        free(file.folder);
        free(file.name);
        return value; /* not kept: read again next time */
    }
    *row = file;
    config->data_count++;
    return value;
}

dsr_text lua_config_data_name(struct lua_config *config, const char *folder, size_t index) {
    const struct data_folder *there = module_names(config, folder);
    if (there == NULL || index >= there->count)
        return (dsr_text){"", 0};
    return (dsr_text){there->names[index], strlen(there->names[index])};
}

/* ---- calling functions -------------------------------------------------------------------- */

struct call {
    const dsr_value *function;
    const dsr_text *arguments;
    size_t count;
    const dsr_value *result;
};

static int run_call(lua_State *lua) {
    struct call *call = lua_touserdata(lua, 1);
    luaL_checkstack(lua, (int)call->count + 4, NULL);
    lua_rawgeti(lua, LUA_REGISTRYINDEX, call->function->as.function.reference);
    for (size_t i = 0; i < call->count; i++)
        lua_pushlstring(lua, call->arguments[i].at, call->arguments[i].len);
    lua_call(lua, (int)call->count, 1);
    call->result = freeze(lua, -1, config_of(lua)->call_store, (struct spot){0});
    return 0;
}

dsr_status lua_config_call(struct lua_config *config, const dsr_value *function,
                           const dsr_text *arguments, size_t count, const dsr_value **result,
                           struct diagnostics *list) {
    *result = NULL;
    if (value_type(function) != DSR_FUNCTION || function->as.function.owner != config ||
        count > 100) {
        diagnostic_add(list, DSR_ERROR, "config-call", "what was called is no function");
        return DSR_FAILED;
    }
    struct call call = {.function = function, .arguments = arguments, .count = count};
    value_store_empty(config->call_store);
    bool is_fine = state_run(config, run_call, &call, list);
    lua_config_excerpts(config, list);
    *result = is_fine ? call.result : NULL;
    return is_fine ? DSR_OK : DSR_FAILED;
}

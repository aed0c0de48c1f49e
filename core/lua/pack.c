/* SPDX-License-Identifier: MIT */
#include "pack.h"

#include <dirent.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "module.h"
#include "object.h"
#include "pipeline.h"
#include "pipeline/option.h"
#include "stage.h"

static const dsr_option rows_of_pack[] = {
    {"name", DSR_OPTION_TEXT, .help = "small letters, digits and '-'"},
    {"version", DSR_OPTION_TEXT, .help = "its version"},
    {"summary", DSR_OPTION_TEXT, .help = "what it is for, in half a sentence"},
    {"licence", DSR_OPTION_TEXT, .help = "an SPDX expression"},
    {"source", DSR_OPTION_TEXT, .help = "where it comes from"},
    {0}};
/* What is found by name, and so may clash. */
static const char *const data_folders[] = {"languages", "layouts",  "lists",
                                           "pipelines", "policies", "schemes"};

const char *const *pack_folders(size_t *count) {
    *count = sizeof data_folders / sizeof *data_folders;
    return data_folders;
}

size_t pack_roots(const struct lua_config *config, const char **roots) {
    size_t count = 0;
    if (config->folder)
        roots[count++] = config->folder;
    for (size_t i = 0; i < config->pack_count; i++)
        roots[count++] = config->packs[i]->folder;
    if (config->scripts)
        roots[count++] = config->scripts;
    return count;
}

const struct pack_info *lua_config_pack(const struct lua_config *config, size_t index) {
    return index < config->pack_count ? config->packs[index] : NULL;
}

/* ---- reading one ---- */

struct opening {
    struct lua_config *config;
    struct diagnostics *list;
    struct pack_info *row;
};

static const struct script *read_script(struct opening *opening, const char *relative) {
    const char *const roots[] = {opening->row->folder};
    struct place place = {0};
    char why[200] = "it lies outside the pack";
    const struct script *script = NULL;
    if (module_find(roots, 1, relative, &place) == FILE_FOUND)
        script = module_read(opening->config, &place, why, sizeof why);
    place_free(&place);
    if (!script)
        diagnostic_add(opening->list, DSR_ERROR, "config-file", "cannot read %s/%s: %s", roots[0],
                       relative, why);
    return script;
}

static const dsr_value *read_pack_file(struct opening *opening) {
    static const char *const needed[] = {"name", "version", "summary"};
    struct pack_info *info = opening->row;
    const struct script *script = read_script(opening, "pack.lua");
    const dsr_value *value =
        script ? lua_config_table(opening->config, script, opening->list) : NULL;
    if (!value || !options_check(rows_of_pack, value, "pack.lua", opening->list))
        return NULL;
    for (size_t i = 0; i < 3; i++)
        if (!*value_text(value_get(value, needed[i])).at)
            diagnostic_set_value(diagnostic_add(opening->list, DSR_ERROR, "config-pack",
                                                "a pack says its %s", needed[i]),
                                 script->name, value->line, value->column);
    info->name = value_text(value_get(value, "name")).at;
    info->version = value_text(value_get(value, "version")).at;
    info->summary = value_text(value_get(value, "summary")).at;
    info->licence = value_text(value_get(value, "licence")).at;
    return value;
}

static int is_lua(const struct dirent *entry) {
    size_t len = strlen(entry->d_name);
    return entry->d_name[0] != '.' && len > 4 && strcmp(entry->d_name + len - 4, ".lua") == 0;
}

static int by_name(const struct dirent **one, const struct dirent **other) {
    return strcmp((*one)->d_name, (*other)->d_name);
}

/* Calls a function with "FOLDER/NAME.lua" of each file, in the order of their bytes. */
static void for_each(struct opening *opening, const char *folder,
                     void (*visit)(struct opening *, const char *relative)) {
    char path[PATH_MAX];
    struct dirent **entries;
    snprintf(path, sizeof path, "%s/%s", opening->row->folder, folder);
    int count = scandir(path, &entries, is_lua, by_name);
    for (int i = 0; i < count; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
        visit(opening, path);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
}

static void open_stage_file(struct opening *opening, const char *relative) {
    const struct script *script = read_script(opening, relative);
    if (script)
        lua_config_define(opening->config, script, opening->list);
}

/* Names are free among the installed scripts and the packs before. */
static void check_free(struct opening *opening, const char *relative) {
    const char *roots[PACKS_MOST + 2];
    size_t count = pack_roots(opening->config, roots);
    for (size_t i = opening->config->folder ? 1 : 0; i < count; i++) {
        char path[PATH_MAX];
        snprintf(path, sizeof path, "%s/%s", roots[i], relative);
        if (access(path, F_OK) != 0)
            continue;
        struct diagnostic *row = diagnostic_add(opening->list, DSR_ERROR, "config-pack",
                                                "%s is there already, in %s", relative, roots[i]);
        diagnostic_set_hint(row, "rename it in %s", opening->row->folder);
    }
}

const dsr_stage *pack_register(struct lua_config *config, size_t first,
                               const struct pack_info *info, struct diagnostics *list) {
    struct registry *registry = config->registry;
    size_t count = config->stage_count - first, refused = registry->refused_count;
    const dsr_stage **stages = value_store_take(config->store, (count + 1) * sizeof(dsr_stage *));
    for (size_t i = 0; stages && i < count; i++)
        stages[i] = &config->stages[first + i]->stage;
    dsr_module module = {.abi = DSR_ABI,
                         .size = sizeof(dsr_module),
                         .name = info->name,
                         .version = info->version,
                         .licence = info->licence,
                         .stages = stages};
    if (stages && registry_add(registry, &module, info->folder)) {
        config->kept_stages = config->stage_count; /* the next pipeline forgets its own only */
        config->kept_required = config->required_count;
        return registry_stage(registry, stages[0]->name);
    }
    if (refused < registry->refused_count) /* told by the caller, as all is */
        diagnostic_add(list, DSR_ERROR, "config-pack", "%s",
                       registry->refused[--registry->refused_count].reason);
    config->stage_count = first;
    return NULL;
}

static void check_names(struct opening *opening) {
    const struct lua_config *config = opening->config;
    const struct pack_info *info = opening->row;
    for (size_t i = 0; i < config->pack_count; i++)
        if (strcmp(config->packs[i]->name, info->name) == 0)
            diagnostic_add(opening->list, DSR_ERROR, "config-pack",
                           "a pack named %s is there already, in %s; remove one of the two",
                           info->name, config->packs[i]->folder);
    for (size_t i = 0; i < sizeof data_folders / sizeof *data_folders; i++)
        for_each(opening, data_folders[i], check_free);
}

static bool is_same_folder(const char *one, const char *other) {
    struct stat first, second;
    return stat(one, &first) == 0 && stat(other, &second) == 0 && first.st_dev == second.st_dev &&
           first.st_ino == second.st_ino;
}

const struct pack_info *lua_config_add_pack(struct lua_config *config, const char *folder,
                                            struct diagnostics *list) {
    struct opening opening = {.config = config, .list = list};
    size_t errors = list->errors, first = config->stage_count;
    for (size_t i = 0; i < config->pack_count; i++)
        if (is_same_folder(config->packs[i]->folder, folder))
            return config->packs[i];
    opening.row = value_store_take(config->store, sizeof *opening.row);
    if (opening.row)
        opening.row->folder = value_store_text(config->store, folder, strlen(folder)).at;
    if (!opening.row || !opening.row->folder || config->pack_count == PACKS_MOST) {
        diagnostic_add(list, DSR_ERROR, "config-pack", "there is no room for more packs");
        return NULL;
    }
    if (read_pack_file(&opening)) {
        check_names(&opening);
        for_each(&opening, "stages", open_stage_file);
    }
    opening.row->stage_count = config->stage_count - first;
    if (list->errors == errors && config->stage_count > first)
        pack_register(config, first, opening.row, list);
    if (list->errors > errors) {
        lua_config_excerpts(config, list);
        config->stage_count = first;
        return NULL;
    }
    config->kept_required = config->required_count;
    config->packs[config->pack_count++] = opening.row;
    return opening.row;
}

/* ---- finding all ---- */

static void open_one(struct lua_config *config, const char *folder) {
    struct diagnostics list = {0};
    char reason[1200];
    if (!lua_config_add_pack(config, folder, &list)) {
        const struct diagnostic *row = list.count ? &list.rows[0] : NULL;
        snprintf(reason, sizeof reason, "%s%s%s; `dossier check %s` tells all",
                 row && row->file ? row->file : "", row && row->file ? ": " : "",
                 row ? row->message : "out of memory", folder);
        registry_refuse(config->registry, folder, "config-pack", reason);
    }
    diagnostics_free(&list);
}

static bool has_pack_file(const char *folder, const char *name, char *path, size_t size) {
    char file[PATH_MAX];
    snprintf(path, size, "%s%s%s", folder, *name ? "/" : "", name);
    int len = snprintf(file, sizeof file, "%s/pack.lua", path);
    return len > 0 && (size_t)len < sizeof file && access(file, F_OK) == 0;
}

static int is_folder(const struct dirent *entry) {
    return entry->d_name[0] != '.' &&
           (entry->d_type == DT_DIR || entry->d_type == DT_LNK || entry->d_type == DT_UNKNOWN);
}

void lua_config_open_packs(struct lua_config *config) {
    struct registry *registry = config->registry;
    for (size_t i = 0; i < registry->folder_count; i++) {
        char path[PATH_MAX];
        struct dirent **entries;
        if (has_pack_file(registry->folders[i], "", path, sizeof path)) {
            open_one(config, path);
            continue;
        }
        int count = scandir(registry->folders[i], &entries, is_folder, by_name);
        for (int k = 0; k < count; k++) {
            if (has_pack_file(registry->folders[i], entries[k]->d_name, path, sizeof path)) {
                registry_load_folder(registry, path);
                open_one(config, path);
            }
            free(entries[k]);
        }
        if (count >= 0)
            free(entries);
    }
}

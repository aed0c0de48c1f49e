/* SPDX-License-Identifier: MIT */
/* A pipeline by path, or by the name of an installed one. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "program.h"

static bool is_path(const char *name) {
    size_t len = strlen(name);
    return strchr(name, '/') || (len > 4 && strcmp(name + len - 4, ".lua") == 0);
}

static void report_unknown(struct program *program, const char *name, const char *folder) {
    struct diagnostic *row = diagnostic_add(&program->found, DSR_ERROR, "config-no-pipeline",
                                            "no pipeline called '%s'", name);
    char *names[64];
    size_t count = 0;
    DIR *listing = opendir(folder);
    struct dirent *entry;
    while (listing && count < 64 && (entry = readdir(listing))) {
        size_t len = strlen(entry->d_name);
        if (len > 4 && strcmp(entry->d_name + len - 4, ".lua") == 0 && entry->d_name[0] != '.')
            names[count++] = strndup(entry->d_name, len - 4);
    }
    if (listing)
        closedir(listing);
    const char *near = nearest_name(name, (const char *const *)names, count);
    if (near)
        diagnostic_set_hint(row, "did you mean '%s'?", near);
    else
        diagnostic_set_hint(row,
                            "name a Lua file (./%s.lua) or one of the installed: copy, "
                            "renumber, un-report",
                            name);
    for (size_t i = 0; i < count; i++)
        free(names[i]);
}

const struct pipeline_config *find_pipeline(struct program *program, const char *name) {
    if (is_path(name))
        return lua_config_pipeline(program->lua, name, &program->found);
    char *folder = NULL, *path = NULL;
    const struct pipeline_config *pipeline = NULL;
    if (asprintf(&folder, "%s/pipelines", installed_scripts()) < 0 ||
        asprintf(&path, "%s/%s.lua", folder, name) < 0)
        diagnostic_add(&program->found, DSR_ERROR, "run-no-memory", "out of memory");
    else if (access(path, R_OK) == 0)
        pipeline = lua_config_pipeline(program->lua, path, &program->found);
    else
        report_unknown(program, name, folder);
    free(folder);
    free(path);
    return pipeline;
}

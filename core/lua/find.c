/* SPDX-License-Identifier: MIT */
/* A pipeline by its path, or by its name among the installed and those of packs. */
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "config.h"

enum { MOST_NAMES = 64 };

static bool is_path(const char *name) {
    size_t len = strlen(name);
    return strchr(name, '/') || (len > 4 && strcmp(name + len - 4, ".lua") == 0);
}

static void report_unknown(struct lua_config *lua, const char *name, struct diagnostics *list) {
    const char *names[MOST_NAMES];
    char title[200];
    size_t count = 0;
    for (dsr_text at;
         count < MOST_NAMES && (at = lua_config_data_name(lua, "pipelines", count)).len;)
        names[count++] = at.at;
    struct diagnostic *row =
        diagnostic_add(list, DSR_ERROR, "config-no-pipeline", "no pipeline called '%s'", name);
    snprintf(title, sizeof title, "name a Lua file (./%s.lua), or one of the installed", name);
    diagnostic_suggest_all(row, name, names, count, title);
}

const struct pipeline_config *lua_config_find_pipeline(struct lua_config *lua, const char *name,
                                                       struct diagnostics *list) {
    if (is_path(name))
        return lua_config_pipeline(lua, name, list);
    const char *folder = installed_scripts();
    for (size_t i = 0; folder; i++) { /* then those of packs */
        char path[PATH_MAX];
        snprintf(path, sizeof path, "%s/pipelines/%s.lua", folder, name);
        if (access(path, R_OK) == 0)
            return lua_config_pipeline(lua, path, list);
        const struct pack_info *pack = lua_config_pack(lua, i);
        folder = pack ? pack->folder : NULL;
    }
    report_unknown(lua, name, list);
    return NULL;
}

/* SPDX-License-Identifier: MIT */
/* What the verbs that run a pipeline share: finding it, and the request they make of it. */
#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "program.h"

enum { MOST_NAMES = 64 };

static bool is_path(const char *name) {
    size_t len = strlen(name);
    return strchr(name, '/') || (len > 4 && strcmp(name + len - 4, ".lua") == 0);
}

static void report_unknown(struct program *program, const char *name) {
    const char *names[MOST_NAMES];
    char title[200];
    size_t count = 0;
    for (dsr_text at;
         count < MOST_NAMES && (at = lua_config_data_name(program->lua, "pipelines", count)).len;)
        names[count++] = at.at;
    struct diagnostic *row = diagnostic_add(&program->found, DSR_ERROR, "config-no-pipeline",
                                            "no pipeline called '%s'", name);
    snprintf(title, sizeof title, "name a Lua file (./%s.lua), or one of the installed", name);
    diagnostic_suggest_all(row, name, names, count, title);
}

const struct pipeline_config *find_pipeline(struct program *program, const char *name) {
    if (is_path(name))
        return lua_config_pipeline(program->lua, name, &program->found);
    const char *folder = installed_scripts();
    for (size_t i = 0; folder; i++) { /* then those of packs */
        char path[PATH_MAX];
        snprintf(path, sizeof path, "%s/pipelines/%s.lua", folder, name);
        if (access(path, R_OK) == 0)
            return lua_config_pipeline(program->lua, path, &program->found);
        const struct pack_info *pack = lua_config_pack(program->lua, i);
        folder = pack ? pack->folder : NULL;
    }
    report_unknown(program, name);
    return NULL;
}

bool begin_request(struct program *program, struct run_request *request, dsr_text profile,
                   const dsr_value *settings) {
    const char **texts =
        value_store_take(program->store, (value_count(settings) + 1) * sizeof *texts);
    if (!texts) {
        refuse_usage(program, "run-no-memory", "out of memory", NULL);
        return false;
    }
    for (size_t i = 0; i < value_count(settings); i++)
        texts[i] = value_text(value_at(settings, i)).at;
    *request = (struct run_request){.registry = program->registry,
                                    .lua = program->lua,
                                    .profile = profile.len ? profile.at : NULL,
                                    .settings = texts,
                                    .setting_count = value_count(settings),
                                    .epoch = -1};
    return true;
}

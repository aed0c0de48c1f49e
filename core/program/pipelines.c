/* SPDX-License-Identifier: MIT */
/* What the verbs that run a pipeline share: finding it, and the request they make of it. */
#include "program.h"

const struct pipeline_config *find_pipeline(struct program *program, const char *name) {
    return lua_config_find_pipeline(program->lua, name, &program->found);
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

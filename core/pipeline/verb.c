/* SPDX-License-Identifier: MIT */
#include "verb.h"

#include "job.h"

int verb_execute(struct registry *registry, struct lua_config *lua, const dsr_verb *verb,
                 void *state, int count, char **arguments, struct diagnostics *list) {
    struct run_plan plan = {.request = {.registry = registry, .lua = lua, .epoch = -1}};
    job_fill_host(&plan.host);
    struct job job = {.face = {.host = &plan.host}, .plan = &plan, .found = list, .input_file = -1};
    int code = verb->run(&job.face, state, count, arguments);
    buffer_free(&job.out);
    scratch_free(&job.scratch);
    return code;
}

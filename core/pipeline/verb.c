/* SPDX-License-Identifier: MIT */
#include "verb.h"

#include <string.h>

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

/* The row at `index` of stages, formats, the program's verbs and the other verbs in one list. */
static bool find(const struct registry *registry, size_t index, dsr_registered *row,
                 const struct loaded_module **from) {
    const dsr_verb *const *own = registry->commands;
    for (size_t i = 0; (row->stage = registry_stage_at(registry, i, from)); i++)
        if (index-- == 0)
            return true;
    for (size_t i = 0; (row->format = registry_format_at(registry, i, from)); i++)
        if (index-- == 0)
            return true;
    for (*from = NULL; own && *own; own++)
        if (index-- == 0)
            return (row->verb = *own) != NULL;
    return (row->verb = registry_verb_at(registry, index, from)) != NULL;
}

static bool job_registered(const dsr_job *face, size_t index, dsr_registered *into, size_t size) {
    const struct loaded_module *from = NULL;
    dsr_registered row = {0};
    const struct registry *registry = job_of(face)->plan->request.registry;
    if (!registry || !find(registry, index, &row, &from))
        return false;
    row.module = from ? from->module : NULL;
    row.origin = from ? from->path : "dossier";
    memset(into, 0, size);
    memcpy(into, &row, size < sizeof row ? size : sizeof row);
    return true;
}

static dsr_text job_scripts(const dsr_job *face) {
    (void)face;
    const char *folder = installed_scripts();
    return (dsr_text){folder, strlen(folder)};
}

void verb_fill_host(dsr_host *host) {
    host->registered = job_registered;
    host->scripts = job_scripts;
}

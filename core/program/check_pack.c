/* SPDX-License-Identifier: MIT */
/*
 * dossier check PACK: what is in a pack is used as a pipeline would: its pipelines are checked,
 * and each data file is given to the stages with an option that names files of its folder.
 */
#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/option.h"
#include "program.h"

/* Opens the stages of a pipeline without documents. */
static bool try_pipeline(struct program *program, const struct pipeline_config *pipeline) {
    struct run_inputs inputs = {0};
    struct run_request request = {.registry = program->registry,
                                  .lua = program->lua,
                                  .pipeline = pipeline,
                                  .is_dry = true,
                                  .epoch = -1};
    struct run_plan *plan = run_prepare(&request, &program->found);
    bool is_fine = plan && run_execute(plan, &inputs, &program->found) == EXIT_DONE;
    run_plan_free(plan);
    return is_fine;
}

/* Whether an option names files of a folder of `data`. */
static bool names_files_of(const dsr_option *row, const char *folder) {
    for (size_t i = 0; row->type == DSR_OPTION_TEXT && row->choices && row->choices[i]; i++)
        if (strcmp(row->choices[i], folder) == 0)
            return true;
    return false;
}

static bool try_option(struct program *program, const dsr_stage *stage, const dsr_option *row,
                       const char *name) {
    const dsr_value *options = NULL;
    struct pipeline_step steps[3] = {{0}};
    struct pipeline_config pipeline = {.name = DSR_TEXT("check"), .steps = steps, .folder = "."};
    const dsr_stage *import = registry_stage(program->registry, "import");
    const dsr_stage *package = registry_stage(program->registry, "package");
    if (!options_set(stage->options, stage->name, row->name, name, program->store, &options,
                     &program->found))
        return false;
    if (import && stage != import)
        steps[pipeline.step_count++].stage = import;
    steps[pipeline.step_count++] = (struct pipeline_step){.stage = stage, .options = options};
    if (package && stage != package)
        steps[pipeline.step_count++].stage = package;
    return try_pipeline(program, &pipeline);
}

/* Every stage that takes such a file must take this one; one that nothing takes is read. */
static bool try_data(struct program *program, const char *folder, const char *name) {
    bool is_fine = true, was_taken = false;
    const dsr_stage *stage;
    for (size_t i = 0; (stage = registry_stage_at(program->registry, i, NULL)); i++)
        for (const dsr_option *row = stage->options; row && row->name; row++)
            if (names_files_of(row, folder)) {
                was_taken = true;
                is_fine = try_option(program, stage, row, name) && is_fine;
            }
    return was_taken ? is_fine
                     : lua_config_data(program->lua, folder, (dsr_text){name, strlen(name)},
                                       &program->found) != NULL;
}

static size_t check_folder(struct program *program, const char *pack, const char *folder) {
    enum { MOST = 500 };
    const char *names[MOST];
    size_t count = 0;
    dsr_text name;
    char path[PATH_MAX];
    /* The list itself does not outlast a pipeline. */
    for (size_t i = 0; count < MOST && (name = lua_config_data_name(program->lua, folder, i)).len;
         i++) {
        snprintf(path, sizeof path, "%s/%s/%s.lua", pack, folder, name.at);
        if (access(path, F_OK) == 0)
            names[count++] = value_store_text(program->store, name.at, name.len).at;
    }
    for (size_t i = 0; i < count && names[i]; i++) {
        const struct pipeline_config *pipeline;
        snprintf(path, sizeof path, "%s/%s/%s.lua", pack, folder, names[i]);
        if (strcmp(folder, "pipelines") != 0)
            try_data(program, folder, names[i]);
        else if ((pipeline = lua_config_pipeline(program->lua, path, &program->found)))
            try_pipeline(program, pipeline);
    }
    return count;
}

int check_pack(struct program *program, const char *folder) {
    size_t len = strlen(folder);
    while (len > 1 && folder[len - 1] == '/')
        len--;
    folder = value_store_text(program->store, folder, len).at;
    size_t errors = program->found.errors, folders, files = 0;
    struct registry *registry = program->registry;
    size_t refused = registry->refused_count;
    registry_load_folder(registry, folder);
    for (; refused < registry->refused_count; refused++)
        diagnostic_add(&program->found, DSR_ERROR, registry->refused[refused].code, "%s: %s",
                       registry->refused[refused].path, registry->refused[refused].reason);
    const struct pack_info *pack = lua_config_add_pack(program->lua, folder, &program->found);
    if (!pack)
        return EXIT_USAGE;
    const char *const *names = pack_folders(&folders);
    for (size_t i = 0; i < folders; i++)
        files += check_folder(program, pack->folder, names[i]);
    if (program->found.errors > errors)
        return EXIT_USAGE;
    if (!program->global.is_quiet)
        printf("%s: the pack %s %s is fine: %zu stage%s, %zu other file%s\n", folder, pack->name,
               pack->version, pack->stage_count, pack->stage_count == 1 ? "" : "s", files,
               files == 1 ? "" : "s");
    return EXIT_DONE;
}

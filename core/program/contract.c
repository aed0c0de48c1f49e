/* SPDX-License-Identifier: MIT */
/* dossier check --contract: finds the plugin, tries it, prints one line a promise. */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "contract/contract.h"
#include "program.h"

struct printing {
    bool is_json, is_quiet;
    size_t counts[3]; /* by verdict */
};

static void tell(void *context, const struct contract_row *row) {
    static const char *const words[] = {"ok", "FAIL", "skip"};
    struct printing *printing = context;
    size_t all = printing->counts[HELD] + printing->counts[BROKEN] + printing->counts[SKIPPED];
    if (printing->is_json) {
        printf("%s\n{\"kind\":\"%s\",\"name\":\"%s\",\"promise\":\"%s\",\"result\":\"%s\","
               "\"reason\":",
               all ? "," : "[", row->kind, row->name, row->promise, words[row->verdict]);
        print_json_text(row->reason, stdout);
        putchar('}');
    } else if (!printing->is_quiet || row->verdict == BROKEN) {
        printf("%-4s  %-6s  %-20s  %s", words[row->verdict], row->kind, row->name, row->promise);
        if (*row->reason)
            printf("%*s%s", (int)(19 - strlen(row->promise)), "", row->reason);
        putchar('\n');
    }
    fflush(stdout);
    printing->counts[row->verdict]++;
}

static bool has_suffix(const char *name, const char *suffix) {
    size_t len = strlen(name), end = strlen(suffix);
    return len > end && strcmp(name + len - end, suffix) == 0;
}

/* A file is loaded, if it is not loaded already; NULL after a diagnostic. */
static const char *find_in_file(struct program *program, const char *path) {
    struct registry *registry = program->registry;
    char wanted[PATH_MAX], is[PATH_MAX];
    size_t refused = registry->refused_count;
    registry_load(registry, path);
    for (size_t i = 0; realpath(path, wanted) && i < registry->module_count; i++)
        if (realpath(registry->modules[i].path, is) && strcmp(is, wanted) == 0)
            return registry->modules[i].path;
    if (registry->refused_count > refused) {
        const struct refused_module *row = &registry->refused[refused];
        diagnostic_add(&program->found, DSR_ERROR, row->code, "%s: %s", row->path, row->reason);
    }
    return NULL;
}

static bool read_sample(struct program *program, const char *path, struct contract_sample *sample) {
    FILE *file = fopen(path, "re");
    char *bytes = NULL;
    size_t room = 0;
    ssize_t len = file ? getdelim(&bytes, &room, EOF, file) : -1;
    if (file)
        fclose(file);
    const char *slash = strrchr(path, '/');
    *sample =
        (struct contract_sample){slash ? slash + 1 : path, {bytes, len < 0 ? 0 : (size_t)len}};
    if (len < 0)
        diagnostic_add(&program->found, DSR_ERROR, "input-unreadable", "'%s': %s", path,
                       strerror(errno));
    return len >= 0;
}

int check_contract(struct program *program, const char *plugin, const struct run_request *settings,
                   unsigned seconds, bool is_json, int count, char **paths) {
    struct printing printing = {.is_json = is_json, .is_quiet = program->global.is_quiet};
    struct contract_sample *samples = calloc((size_t)count + 1, sizeof *samples);
    struct contract_request request = {.registry = program->registry,
                                       .lua = program->lua,
                                       .plugin = plugin,
                                       .settings = settings->settings,
                                       .setting_count = settings->setting_count,
                                       .seconds = seconds,
                                       .samples = samples,
                                       .sample_count = (size_t)count,
                                       .tell = tell,
                                       .context = &printing};
    bool is_fine = samples != NULL;
    for (int i = 0; is_fine && i < count; i++)
        is_fine = read_sample(program, paths[i], &samples[i]);
    if (is_fine && has_suffix(plugin, ".lua")) {
        const dsr_stage *stage = lua_config_stage_file(program->lua, plugin, &program->found);
        is_fine = stage != NULL;
        request.plugin = stage ? stage->name : plugin;
    }
    if (is_fine && has_suffix(plugin, ".so"))
        is_fine = (request.plugin = find_in_file(program, plugin)) != NULL;
    int code = is_fine ? contract_run(&request, &program->found) : EXIT_USAGE;
    if (is_json && code != EXIT_USAGE)
        puts("\n]");
    else if (code != EXIT_USAGE)
        printf("%zu promises kept, %zu broken, %zu skipped\n", printing.counts[HELD],
               printing.counts[BROKEN], printing.counts[SKIPPED]);
    for (int i = 0; samples && i < count; i++)
        free((void *)(uintptr_t)samples[i].bytes.at);
    free(samples);
    return code;
}

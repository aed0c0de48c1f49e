/* SPDX-License-Identifier: MIT */
/*
 * dossier new: a complete project of one's own.  The templates are the samples: what is written is
 * what the tests build, with another name.
 */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "author.h"

struct new_state {
    bool in_lua;
};

static const dsr_option options[] = {
    {.name = "lua",
     .type = DSR_OPTION_BOOL,
     .offset = offsetof(struct new_state, in_lua),
     .help = "write the stage in Lua: nothing to compile"},
    {0},
};

static const struct template {
    const char *kind;
    bool in_lua;
    const char *folder, *name, *module; /* the name in it that gives way */
}
templates[] = {
    {"stage", false, "templates/stage-in-c", "replace-term", "replace_term"},
    {"format", false, "templates/format-in-c", "label-table", "label_table"},
    {"stage", true, "templates/stage-in-lua", "strip-footers", "strip_footers"},
};

static const struct template *find_template(const char *kind, bool in_lua) {
    for (size_t i = 0; i < sizeof templates / sizeof *templates; i++)
        if (strcmp(templates[i].kind, kind) == 0 && templates[i].in_lua == in_lua)
            return &templates[i];
    return NULL;
}

/* Who uses a name already: a pipeline writes stage.NAME and local NAME, CMake has targets. */
static const char *user_of(const char *name) {
    static const struct {
        const char *user, *names;
    } rows[] = {
        {"Lua", " and break do else elseif end false for function goto if in local nil not or "
                "repeat return then true until while "},
        {"pipelines", " pipeline profile require stage "},
        {"CMake", " all clean help install package test "},
    };
    char word[2 * NAME_SIZE];
    snprintf(word, sizeof word, " %.*s ", NAME_SIZE, name);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strstr(rows[i].names, word))
            return rows[i].user;
    return NULL;
}

/* Where a stage or module of that name comes from; NULL: from nowhere. */
static const char *holder_of(const dsr_job *job, const char *name) {
    dsr_registered row;
    for (size_t i = 0; job->host->registered(job, i, &row, sizeof row); i++)
        if ((row.stage && is_same_name(row.stage->name, name)) ||
            (row.format && is_same_name(row.format->name, name)) ||
            (row.module && is_same_name(row.module->name, name)))
            return row.origin;
    return NULL;
}

static bool name_is_fine(dsr_job *job, const char *name) {
    char better[NAME_SIZE], hint[2 * NAME_SIZE + 64];
    if (!is_stage_name(name)) {
        nearest_stage_name(name, better);
        snprintf(hint, sizeof hint, "small letters, digits and '-': '%s'", better);
        complain(job, "author-name", hint, "'%.60s' is no name for it", name);
        return false;
    }
    const char *holder = user_of(name) ? user_of(name) : holder_of(job, name);
    if (!holder)
        return true;
    snprintf(hint, sizeof hint, "choose another name, for example 'my-%s'", name);
    complain(job, "author-name-taken", hint, "the name '%s' is taken by %s", name, holder);
    return false;
}

/* Whether typing `dossier` runs this very program. */
static bool is_in_path(const char *program) {
    const char *given = getenv("PATH");
    char *folders = strdup(given ? given : ""), *rest = folders, *folder;
    bool is_found = false, is_it = false;
    while (folders && !is_found && (folder = strsep(&rest, ":"))) {
        char path[PATH_MAX], real[PATH_MAX];
        int len = snprintf(path, sizeof path, "%s/dossier", *folder ? folder : ".");
        is_found = len < (int)sizeof path && access(path, X_OK) == 0;
        is_it = is_found && realpath(path, real) && strcmp(real, program) == 0;
    }
    free(folders);
    return is_it;
}

/* " DOSSIER=..." where `dossier` alone would not do. */
static void describe_program(char *into, size_t size) {
    char program[PATH_MAX];
    ssize_t len = readlink("/proc/self/exe", program, sizeof program - 1);
    into[0] = '\0';
    if (len <= 0)
        return;
    program[len] = '\0';
    if (!is_in_path(program))
        snprintf(into, size, "DOSSIER='%s'", program);
}

static void print_next(const struct template *template, const char *name) {
    char program[PATH_MAX + 16], after[PATH_MAX + 18] = "", before[PATH_MAX + 18] = "";
    describe_program(program, sizeof program);
    if (*program) {
        snprintf(after, sizeof after, " %s", program);
        snprintf(before, sizeof before, "%s ", program);
    }
    puts("\nNext:");
    if (template->in_lua)
        printf("  %ssh %s/test/run.sh\n", before, name);
    else
        printf("  make -C %s%s\n  make -C %s check%s\n", name, after, name, after);
    printf("\n%s/README.md says what to change first.\n", name);
}

static int run(dsr_job *job, void *opaque, int count, char **arguments) {
    const struct new_state *state = opaque;
    const struct template *template = count ? find_template(arguments[0], state->in_lua) : NULL;
    if (!template || count != 2) {
        complain(job, "author-usage", "dossier new stage my-stage",
                 count && !template ? "'%s' is nothing that can be made"
                                    : "'dossier new' takes what to make, and one name",
                 count ? arguments[0] : "");
        return EXIT_WRONG;
    }
    const char *name = arguments[1];
    if (!name_is_fine(job, name))
        return EXIT_WRONG;
    char module[NAME_SIZE], folder[PATH_MAX];
    dsr_text scripts = job->host->scripts(job);
    module_name(name, module);
    snprintf(folder, sizeof folder, "%.*s/%s", (int)scripts.len, scripts.at, template->folder);
    const struct swap swaps[] = {{template->name, name},
                                 {template->module, module},
                                 {"../../scripts", scripts.at},
                                 {NULL, NULL}};
    if (!copy_template(job, folder, name, swaps))
        return EXIT_FAULTS;
    print_next(template, name);
    return EXIT_DONE;
}

const dsr_verb new_verb = {
    .abi = DSR_ABI,
    .size = sizeof(dsr_verb),
    .name = "new",
    .summary = "Writes a project for a stage or format of your own, with its test",
    .usage = "stage|format NAME [--lua]",
    .help =
        "The project stands in a new folder NAME: source, build files, a test, a pipeline and a "
        "README. It\nbuilds against the installed dossier and is complete as it is.\n\n"
        "  dossier new stage strip-stamps\n"
        "  dossier new stage strip-stamps --lua\n"
        "  dossier new format label-list",
    .options = options,
    .state_size = sizeof(struct new_state),
    .run = run,
};

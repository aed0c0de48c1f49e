/* SPDX-License-Identifier: MIT */
/*
 * dossier types: LuaCATS definitions, so that an editor completes and checks pipelines and stages.
 * https://luals.github.io/wiki/annotations
 */
#include <string.h>

#include "author.h"

struct types_state {
    dsr_text output;
};

static const dsr_option options[] = {
    {.name = "output",
     .type = DSR_OPTION_PATH,
     .offset = offsetof(struct types_state, output),
     .help = "the file to write, or a folder: dossier.lua in it; standard output without it"},
    {0},
};

/* ---- names that options take ---- */

static void write_names(FILE *to, dsr_job *job, const char *folder) {
    dsr_text name;
    fprintf(to, "---@alias dossier.%s string\n", folder);
    for (size_t i = 0; (name = name_in(job, folder, i)).len; i++)
        fprintf(to, "---|\"%.*s\"\n", (int)name.len, name.at);
    putc('\n', to);
}

static void write_kinds(FILE *to, dsr_job *job) {
    const dsr_host *host = job->host;
    const dsr_value *kinds = host->value_get(host->data(job, "api", DSR_TEXT("pipeline")), "kinds");
    fputs("---@alias dossier.kind\n", to);
    for (size_t i = 0; i < host->value_count(kinds); i++)
        fprintf(to, "---|\"%s\"\n", host->value_text(host->value_at(kinds, i)).at);
    fputs("\n---@alias dossier.edit\n---|\"", to);
    print_edits(to, UINT32_MAX & ~(uint32_t)DSR_EDIT_STRUCTURE, "\"\n---|\"");
    fputs("\"\n\n", to);
}

/* ---- what scripts are offered ---- */

static const char *text_of(const dsr_host *host, const dsr_value *row, const char *name) {
    const char *text = host->value_text(host->value_get(row, name)).at;
    return text ? text : "";
}

/* "name?: type, ..." as ---@param lines and as the words in the brackets. */
static void write_parameters(FILE *to, const char *parameters, bool as_lines) {
    int depth = 0;
    bool is_first = true;
    for (const char *at = parameters; *at;) {
        const char *end = at;
        for (; *end && (depth || *end != ','); end++)
            depth += strchr("({<", *end) ? 1 : strchr(")}>", *end) ? -1 : 0;
        size_t name = strcspn(at, ":,");
        if (name > (size_t)(end - at))
            name = (size_t)(end - at);
        bool may_miss = name && at[name - 1] == '?';
        int shown = (int)(may_miss ? name - 1 : name);
        if (as_lines && at + name < end)
            fprintf(to, "---@param %.*s%s%.*s\n", shown, at, may_miss ? "?" : "",
                    (int)(end - at - (ptrdiff_t)name - 1), at + name + 1);
        else if (as_lines)
            fprintf(to, "---@param %.*s any\n", shown, at);
        else
            fprintf(to, "%s%.*s", is_first ? "" : ", ", shown, at);
        is_first = false;
        at = end + strspn(end, ", ");
    }
}

static void write_function(FILE *to, const dsr_host *host, const char *before,
                           const dsr_value *row) {
    const char *parameters = text_of(host, row, "parameters"),
               *given = text_of(host, row, "returns");
    fprintf(to, "---%s.\n", text_of(host, row, "help"));
    write_parameters(to, parameters, true);
    if (*given)
        fprintf(to, "---@return %s\n", given);
    fprintf(to, "function %s%s(", before, text_of(host, row, "name"));
    write_parameters(to, parameters, false);
    fputs(") end\n\n", to);
}

static void write_field(FILE *to, const dsr_host *host, const dsr_value *row, bool may_miss) {
    const char *name = text_of(host, row, "name");
    fprintf(to, "---@field %s%s %s\n", name, may_miss ? "?" : "", text_of(host, row, "type"));
}

static void write_class(FILE *to, const dsr_host *host, const char *name, const dsr_value *class) {
    const dsr_value *members = host->value_get(class, "members");
    bool can_set = false, has_methods = false;
    fprintf(to, "---%s\n---@class dossier.%s\n", text_of(host, class, "help"), name);
    for (size_t i = 0; i < host->value_count(members); i++) {
        const dsr_value *row = host->value_at(members, i);
        can_set = can_set || host->value_bool(host->value_get(row, "set"));
        has_methods = has_methods || host->value_get(row, "parameters");
        if (!host->value_get(row, "parameters")) {
            fprintf(to, "---%s\n", text_of(host, row, "help"));
            write_field(to, host, row, host->value_bool(host->value_get(row, "optional")));
        }
    }
    if (has_methods)
        fprintf(to, "local %s = {}\n", name);
    putc('\n', to);
    for (size_t i = 0; i < host->value_count(members); i++) {
        const dsr_value *row = host->value_at(members, i);
        char before[NAME_SIZE];
        snprintf(before, sizeof before, "%s:", name);
        if (host->value_get(row, "parameters"))
            write_function(to, host, before, row);
    }
    if (!can_set)
        return;
    fprintf(to, "---Fields of a %s that can be set.\n---@class dossier.%s.fields\n", name, name);
    for (size_t i = 0; i < host->value_count(members); i++) {
        const dsr_value *row = host->value_at(members, i);
        if (host->value_bool(host->value_get(row, "set")))
            write_field(to, host, row, true);
    }
    putc('\n', to);
}

static void write_api(FILE *to, dsr_job *job) {
    const dsr_host *host = job->host;
    dsr_text file;
    for (size_t i = 0; (file = host->data_name(job, "api", i)).len; i++) {
        const dsr_value *data = host->data(job, "api", file);
        const dsr_value *globals = host->value_get(data, "globals");
        const dsr_value *classes = host->value_get(data, "classes");
        for (size_t k = 0; k < host->value_count(globals); k++)
            write_function(to, host, "", host->value_at(globals, k));
        for (size_t k = 0; k < host->value_count(classes); k++)
            write_class(to, host, host->value_key(classes, k).at, host->value_at(classes, k));
    }
}

/* ---- stages ---- */

static void write_type(FILE *to, const dsr_option *row, const char *below) {
    const char *const *choice = row->choices;
    switch (row->type) {
    case DSR_OPTION_BOOL:
        fputs("boolean", to);
        break;
    case DSR_OPTION_INT:
        fputs("integer", to);
        break;
    case DSR_OPTION_CHOICE:
        for (; *choice; choice++)
            fprintf(to, "%s\"%s\"", choice == row->choices ? "" : "|", *choice);
        break;
    case DSR_OPTION_TEXT:
    case DSR_OPTION_PATH:
        if (choice && choice[0])
            fprintf(to, "dossier.%s", choice[0]);
        else
            fputs("string", to);
        break;
    case DSR_OPTION_LIST:
        if (choice && choice[0])
            fprintf(to, "dossier.%s|dossier.%s[]", choice[0], choice[0]);
        else
            fputs("string|string[]", to);
        break;
    case DSR_OPTION_LIST_OR_PATH:
        fputs("string|string[]", to);
        break;
    case DSR_OPTION_TABLE:
        if (row->children && row->children->name)
            fputs(below, to);
        else
            fputs("table", to);
        break;
    default:
        fputs("any", to);
    }
}

/* The class of what lies below a row: dossier.translate_numbering.levels. */
static void class_of(const char *module, const char *path, char *into, size_t size) {
    size_t len = (size_t)snprintf(into, size, "dossier.stage.%s", module);
    for (const char *at = path; *at && len + 2 < size;) {
        size_t word = strcspn(at, ".");
        if (strncmp(at, "*", word) == 0)
            len += (size_t)snprintf(into + len, size - len, ".any");
        else
            len += (size_t)snprintf(into + len, size - len, ".%.*s", (int)word, at);
        at += word + (at[word] == '.');
    }
}

/* One class for each list of rows, those inside first: a class is named where it is used. */
static void write_rows(FILE *to, const char *module, const char *path, const dsr_option *rows,
                       const char *summary) {
    char class[256], below[300], inside[256];
    class_of(module, path, class, sizeof class);
    fprintf(to, "---%s.\n---@class %s\n", summary, class);
    for (const dsr_option *row = rows; row && row->name; row++) {
        snprintf(inside, sizeof inside, "%s%s%s", path, *path ? "." : "", row->name);
        class_of(module, inside, below, sizeof below);
        fprintf(to, "---%s", row->help);
        if (row->least || row->most)
            fprintf(to, "; from %lld to %lld", (long long)row->least, (long long)row->most);
        if (row->fallback && *row->fallback)
            fprintf(to, "; default: %s", row->fallback);
        bool is_any = strcmp(row->name, "*") == 0;
        fprintf(to, ".\n---@field %s%s ", is_any ? "[string]" : row->name, is_any ? "" : "?");
        write_type(to, row, below);
        putc('\n', to);
    }
    putc('\n', to);
}

static void write_stage(FILE *to, const dsr_stage *stage) {
    char module[NAME_SIZE];
    struct row_walk walk;
    const dsr_option *row;
    module_name(stage->name, module);
    write_rows(to, module, "", stage->options, stage->summary);
    walk_rows(&walk, stage->options);
    while ((row = next_row(&walk)))
        if (row->type == DSR_OPTION_TABLE && row->children && row->children->name)
            write_rows(to, module, walk.path, row->children, row->help);
    fprintf(to,
            "---The stage %s: %s.\n---@param options? dossier.stage.%s\n---@return dossier.step\n"
            "function stage.%s(options) end\n\n",
            stage->name, stage->summary, module, module);
}

static void write_stages(FILE *to, dsr_job *job) {
    dsr_registered found;
    fputs("---What stage.NAME { ... } gives: a step of a pipeline.\n---@class dossier.step\n\n"
          "---What pipeline \"NAME\" { ... } gives.\n---@class dossier.pipeline.made\n\n"
          "---What profile \"NAME\" { ... } gives.\n---@class dossier.profile.made\n\n"
          "---The stages there are; called with a name, the beginning of one in Lua.\n"
          "---@class dossier.stages\n"
          "---@overload fun(name: string): fun(definition: dossier.definition): "
          "(fun(options?: table): dossier.step)\n"
          "stage = {}\n\n",
          to);
    for (size_t at = 0; next_stage(job, &at, &found);)
        write_stage(to, found.stage);
}

static bool write_all(FILE *to, dsr_job *job) {
    fputs("---@meta\n"
          "-- SPDX-License-Identifier: MIT\n"
          "-- Definitions for editors, written by `dossier types`; not to be edited.\n"
          "-- Longer than 500 lines: one file is what an editor's settings name.\n\n",
          to);
    for (size_t i = 0; folder_at(i); i++)
        write_names(to, job, folder_at(i));
    write_kinds(to, job);
    write_stages(to, job);
    write_api(to, job);
    return !ferror(to);
}

static int run(dsr_job *job, void *opaque, int count, char **arguments) {
    const struct types_state *state = opaque;
    if (count) {
        complain(job, "author-usage", "dossier types -o types", "'%.60s' is too much",
                 arguments[0]);
        return EXIT_WRONG;
    }
    return write_output(job, state->output, "dossier.lua", write_all) ? EXIT_DONE : EXIT_FAULTS;
}

const dsr_verb types_verb = {
    .abi = DSR_ABI,
    .size = sizeof(dsr_verb),
    .name = "types",
    .summary = "Writes the definitions that let an editor complete and check pipelines",
    .usage = "[-o FILE or FOLDER]",
    .help = "For the Lua language server and editors that use it.  All stages that are found are "
            "in it, "
            "those of\n--plugin-path too.  Installed with dossier are those of its own stages.\n\n"
            "  dossier types -o types\n"
            "  echo '{ \"workspace.library\": [\"types\"] }' > .luarc.json",
    .options = options,
    .state_size = sizeof(struct types_state),
    .run = run,
};

/* SPDX-License-Identifier: MIT */
/*
 * dossier manual: the reference of a module in Markdown.  What is kept beside each plugin as
 * MANUAL.md is this; the page that explains it to a person is its README.
 */
#include <stdlib.h>
#include <string.h>

#include "author.h"

struct manual_state {
    bool as_page;
};

static const dsr_option options[] = {
    {.name = "man",
     .type = DSR_OPTION_BOOL,
     .offset = offsetof(struct manual_state, as_page),
     .help = "a stage as a page for man(1)"},
    {0},
};

/* In a cell of a table. */
static void write_cell(FILE *to, const char *text) {
    for (; *text; text++) {
        if (*text == '|')
            putc('\\', to);
        putc(*text == '\n' ? ' ' : *text, to);
    }
}

/* A summary begins with a small letter and has no final stop. */
static void write_sentence(FILE *to, const char *summary) {
    bool is_small = *summary >= 'a' && *summary <= 'z';
    fprintf(to, "%c%s.", is_small ? *summary - 'a' + 'A' : *summary, *summary ? summary + 1 : "");
}

/* ---- options ---- */

static void write_taken(FILE *to, dsr_job *job, const dsr_option *row, bool is_flag) {
    char *taken = NULL;
    size_t size = 0;
    FILE *memory = open_memstream(&taken, &size);
    if (!memory)
        return;
    print_taken(memory, job, row, is_flag ? AS_FLAG : FOR_MANUAL);
    if (fclose(memory) == 0)
        write_cell(to, taken);
    free(taken);
}

static void write_options(FILE *to, dsr_job *job, const dsr_option *rows, bool are_flags) {
    struct row_walk walk;
    const dsr_option *row;
    if (!rows || !rows->name)
        return;
    fputs("| option | takes | default | what it does |\n| --- | --- | --- | --- |\n", to);
    walk_rows(&walk, rows);
    while ((row = next_row(&walk))) {
        fputs(are_flags ? "| `--" : "| `", to);
        for (const char *at = walk.path; *at; at++)
            putc(are_flags && *at == '_' ? '-' : *at, to);
        fputs("` | ", to);
        if (!are_flags || row->type != DSR_OPTION_BOOL)
            write_taken(to, job, row, are_flags);
        fprintf(to, " | %s%s%s | ", row->fallback && *row->fallback ? "`" : "",
                row->fallback ? row->fallback : "", row->fallback && *row->fallback ? "`" : "");
        write_cell(to, row->help);
        fputs(" |\n", to);
    }
    putc('\n', to);
}

/* The default, or a value that is as good; false where nobody can know one. */
static bool write_value(FILE *to, dsr_job *job, const dsr_option *row) {
    bool is_named = row->type != DSR_OPTION_CHOICE && row->choices && row->choices[0];
    bool has_default = row->fallback && *row->fallback;
    dsr_text name = is_named ? name_in(job, row->choices[0], 0) : (dsr_text){0};
    if (has_default)
        name = (dsr_text){row->fallback, strlen(row->fallback)};
    if (row->type == DSR_OPTION_BOOL)
        fputs(has_default ? row->fallback : "false", to);
    else if (row->type == DSR_OPTION_INT && has_default)
        fputs(row->fallback, to);
    else if (row->type == DSR_OPTION_CHOICE)
        fprintf(to, "\"%s\"", has_default ? row->fallback : row->choices[0]);
    else if (row->type == DSR_OPTION_LIST && name.len)
        fprintf(to, "{ \"%.*s\" }", (int)name.len, name.at);
    else if (row->type == DSR_OPTION_TEXT && name.len)
        fprintf(to, "\"%.*s\"", (int)name.len, name.at);
    else
        return false;
    return true;
}

static void write_example(FILE *to, dsr_job *job, const dsr_stage *stage) {
    char module[NAME_SIZE];
    module_name(stage->name, module);
    fprintf(to, "```lua\nstage.%s {\n", module);
    for (const dsr_option *row = stage->options; row && row->name; row++) {
        char *value = NULL;
        size_t size = 0;
        FILE *memory = open_memstream(&value, &size);
        bool is_known = memory && write_value(memory, job, row);
        if (memory && fclose(memory) == 0 && is_known)
            fprintf(to, "  %s = %s,\n", row->name, value);
        free(value);
    }
    fputs("},\n```\n\n", to);
}

/* ---- what a module has ---- */

static void write_stage(FILE *to, dsr_job *job, const dsr_stage *stage) {
    fprintf(to, "## Stage `%s`\n\n", stage->name);
    write_sentence(to, stage->summary);
    fputs(" It may edit: ", to);
    print_edits(to, stage->may_edit, ", ");
    fputs(".\n\n", to);
    if (stage->options && stage->options->name) {
        write_example(to, job, stage);
        write_options(to, job, stage->options, false);
    }
}

static void write_format(FILE *to, const dsr_format *format) {
    fprintf(to, "## Format `%s`\n\n", format->name);
    write_sentence(to, format->summary);
    fputs("\n\n| | |\n| --- | --- |\n| suffixes |", to);
    for (size_t i = 0; format->suffixes[i]; i++)
        fprintf(to, " `.%s`", format->suffixes[i]);
    fprintf(to, " |\n| media type | `%s` |\n", format->media_type);
    fprintf(to, "| read | %s |\n| changed in place | %s |\n| written anew | %s |\n\n",
            format->read ? "yes" : "no", format->splice ? "yes" : "no",
            format->write ? "yes" : "no");
}

static void write_verb(FILE *to, dsr_job *job, const dsr_verb *verb) {
    bool has_usage = verb->usage && *verb->usage;
    fprintf(to, "## Command `dossier %s`\n\n%s.\n\n```text\ndossier %s%s%s\n", verb->name,
            verb->summary, verb->name, has_usage ? " " : "", has_usage ? verb->usage : "");
    if (verb->help && *verb->help)
        fprintf(to, "\n%s\n", verb->help);
    fputs("```\n\n", to);
    write_options(to, job, verb->options, true);
}

/* Codes say in their files whose they are; those of the core say nothing. */
static bool is_of(const dsr_host *host, const dsr_value *data, const char *module) {
    const dsr_value *modules = host->value_get(data, "modules");
    bool is_core = strcmp(module, "dossier") == 0;
    for (size_t i = 0; i < host->value_count(modules); i++)
        if (strcmp(host->value_text(host->value_at(modules, i)).at, module) == 0)
            return true;
    return is_core && !modules;
}

static void write_codes(FILE *to, dsr_job *job, const char *module) {
    const dsr_host *host = job->host;
    dsr_text file;
    bool is_first = true;
    for (size_t i = 0; (file = host->data_name(job, "codes", i)).len; i++) {
        const dsr_value *data = host->data(job, "codes", file);
        const dsr_value *codes = host->value_get(data, "codes");
        if (!is_of(host, data, module))
            continue;
        if (is_first)
            fputs("## Diagnostics\n\n| code | says | what it means, and what to do |\n"
                  "| --- | --- | --- |\n",
                  to);
        is_first = false;
        for (size_t k = 0; k < host->value_count(codes); k++) {
            const dsr_value *row = host->value_at(codes, k);
            fprintf(to, "| `%s` | ", host->value_key(codes, k).at);
            write_cell(to, host->value_text(host->value_at(row, 0)).at);
            fputs(" | ", to);
            write_cell(to, host->value_text(host->value_at(row, 1)).at);
            fputs(" |\n", to);
        }
    }
}

static void write_module(FILE *to, dsr_job *job, const dsr_module *module) {
    const char *name = module ? module->name : "dossier";
    dsr_registered row;
    fprintf(to,
            "<!-- SPDX-License-Identifier: MIT -->\n<!-- Written by `dossier manual %s` from "
            "the rows of the code; not to be edited. -->\n# %s: reference\n\n",
            name, name);
    for (size_t i = 0; job->host->registered(job, i, &row, sizeof row); i++) {
        if (row.module != module)
            continue;
        if (row.stage)
            write_stage(to, job, row.stage);
        else if (row.format)
            write_format(to, row.format);
        else if (*row.verb->name)
            write_verb(to, job, row.verb);
        else {
            fputs("## For every command\n\n", to);
            write_options(to, job, row.verb->options, true);
        }
    }
    write_codes(to, job, name);
}

/* ---- the verb ---- */

static const char *name_of(const dsr_registered *row) {
    return row->stage ? row->stage->name : row->format ? row->format->name : row->verb->name;
}

static bool print_manual(dsr_job *job, const char *name, bool as_page) {
    struct nearest nearest = {.word = name};
    char hint[NAME_SIZE + 32] = "'dossier stages' lists what there is";
    dsr_registered row;
    for (size_t i = 0; job->host->registered(job, i, &row, sizeof row); i++) {
        const char *module = row.module ? row.module->name : "dossier";
        bool is_it = strcmp(name_of(&row), name) == 0 || (!as_page && is_same_name(module, name));
        if (is_it && as_page && row.stage) {
            write_page(stdout, job, &row);
            return true;
        }
        if (is_it && !as_page) {
            write_module(stdout, job, row.module);
            return true;
        }
        look_nearer(&nearest, module);
        look_nearer(&nearest, name_of(&row));
    }
    if (nearest.name[0])
        snprintf(hint, sizeof hint, "did you mean '%s'?", nearest.name);
    complain(job, "author-no-manual", hint, "nothing called '%.60s' has a manual", name);
    return false;
}

static int run(dsr_job *job, void *opaque, int count, char **arguments) {
    const struct manual_state *state = opaque;
    int code = EXIT_DONE;
    if (!count) {
        complain(job, "author-usage", "dossier manual anonymise",
                 "'dossier manual' needs the name of a module, stage, format or command");
        return EXIT_WRONG;
    }
    for (int i = 0; i < count; i++)
        if (!print_manual(job, arguments[i], state->as_page))
            code = EXIT_WRONG;
    return code;
}

const dsr_verb manual_verb = {
    .abi = DSR_ABI,
    .size = sizeof(dsr_verb),
    .name = "manual",
    .summary = "Prints the reference of a module in Markdown: options, commands, diagnostics",
    .usage = "STAGE ... [--man]",
    .help =
        "The module that has the stage, format or command, with all it has; 'dossier' is the "
        "program itself.\nIt is made from the rows of the code, those of your own modules too.\n\n"
        "  dossier manual anonymise\n"
        "  dossier --plugin-path . manual strip-stamps > MANUAL.md\n"
        "  dossier manual --man anonymise | man -l -",
    .options = options,
    .state_size = sizeof(struct manual_state),
    .run = run,
};

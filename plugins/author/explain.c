/* SPDX-License-Identifier: MIT */
/*
 * dossier explain: whatever has a name in a pipeline or a message.  A name that means several
 * things gets them all: un-report is a layout and a pipeline.
 */
#include "explain.h"

#include <string.h>

/* ---- options ---- */

void explain_row(dsr_job *job, const dsr_option *row, int indent) {
    printf("%*s%s: %s\n%*s", indent, "", strcmp(row->name, "*") == 0 ? "(any name)" : row->name,
           row->help, indent + 4, "");
    print_taken(stdout, job, row, IN_FULL);
    if (row->fallback && *row->fallback)
        printf(" (default: %s)", row->fallback);
    putchar('\n');
}

static void explain_rows(dsr_job *job, const dsr_option *rows, int indent) {
    struct row_walk walk;
    const dsr_option *row;
    walk_rows(&walk, rows);
    while ((row = next_row(&walk)))
        explain_row(job, row, indent + 4 * walk.depth);
}

static void explain_stage(dsr_job *job, const dsr_registered *found) {
    const dsr_stage *stage = found->stage;
    char name[NAME_SIZE];
    module_name(stage->name, name);
    printf("%s: %s\nversion %s, licence %s, from %s\nmay edit: ", stage->name, stage->summary,
           stage->version, *stage->licence ? stage->licence : "not named", found->origin);
    print_edits(stdout, stage->may_edit, ", ");
    if (!stage->options || !stage->options->name) {
        puts("\n\nIt has no options.");
        return;
    }
    puts("\n\nOptions:");
    explain_rows(job, stage->options, 2);
    printf("\nIn a pipeline:      stage.%s { %s = ... },\n", name, stage->options->name);
    printf("On the command line: --set %s.%s=...\n", stage->name, stage->options->name);
}

/* The row at "levels.item.scheme", where a row "*" stands for any name. */
static const dsr_option *row_at(const dsr_option *rows, const char *path) {
    const dsr_option *found = NULL;
    while (path && *path) {
        size_t len = strcspn(path, ".");
        const dsr_option *any = NULL;
        found = NULL;
        for (const dsr_option *row = rows; row && row->name; row++) {
            if (strlen(row->name) == len && strncmp(row->name, path, len) == 0)
                found = row;
            if (strcmp(row->name, "*") == 0)
                any = row;
        }
        found = found ? found : any;
        if (!found)
            return NULL;
        rows = found->children;
        path = path[len] ? path + len + 1 : NULL;
    }
    return found;
}

static bool explain_option(dsr_job *job, const dsr_registered *found, const char *path) {
    const dsr_option *row = row_at(found->stage->options, path);
    if (!row)
        return false;
    explain_row(job, row, 0);
    if (row->children)
        explain_rows(job, row->children, 4);
    return true;
}

static bool explain_stages(dsr_job *job, const struct asked *asked) {
    dsr_registered found;
    for (size_t at = 0; next_stage(job, &at, &found);)
        if (is_same_name(found.stage->name, asked->first)) {
            if (asked->rest)
                return explain_option(job, &found, asked->rest);
            explain_stage(job, &found);
            return true;
        }
    return false;
}

/* ---- formats and verbs ---- */

static bool explain_format(dsr_job *job, const struct asked *asked) {
    dsr_registered found;
    const dsr_format *format;
    for (size_t at = 0; (format = next_format(job, &at, &found));) {
        if (asked->rest || !is_same_name(format->name, asked->first))
            continue;
        printf("%s: a format, %s\n", format->name, format->summary);
        printf("from %s; %s\nsuffixes:", found.origin, format->media_type);
        for (size_t i = 0; format->suffixes[i]; i++)
            printf(" .%s", format->suffixes[i]);
        printf("\nit is%s%s%s\n", format->read ? " read" : "",
               format->splice ? (format->read ? ", changed in place" : " changed in place") : "",
               format->write ? (format->read ? ", written anew" : " written anew") : "");
        return true;
    }
    return false;
}

static bool explain_verb_named(dsr_job *job, const struct asked *asked) {
    dsr_registered found;
    const dsr_verb *verb;
    for (size_t at = 0; (verb = next_verb(job, &at, &found));)
        if (!asked->rest && strcmp(verb->name, asked->first) == 0) {
            printf("dossier %s %s\n%s; 'dossier %s --help' tells its options\n", verb->name,
                   verb->usage ? verb->usage : "", verb->summary, verb->name);
            return true;
        }
    return false;
}

/* ---- codes: one data file for each first word, codes/run.lua has those that begin "run-" ---- */

static const dsr_value *codes_in(dsr_job *job, dsr_text file) {
    return job->host->value_get(job->host->data(job, "codes", file), "codes");
}

static bool explain_code(dsr_job *job, const struct asked *asked) {
    const dsr_host *host = job->host;
    dsr_text file;
    for (size_t i = 0; !asked->rest && (file = host->data_name(job, "codes", i)).len; i++) {
        if (strncmp(file.at, asked->whole, file.len) != 0 || asked->whole[file.len] != '-')
            continue;
        const dsr_value *row = host->value_get(codes_in(job, file), asked->whole);
        if (!row)
            continue;
        printf("%s: %s\n\n%s\n", asked->whole, host->value_text(host->value_at(row, 0)).at,
               host->value_text(host->value_at(row, 1)).at);
        return true;
    }
    return false;
}

/* ---- what there is, for the nearest name ---- */

static void look_at_codes(dsr_job *job, struct nearest *nearest) {
    dsr_text file;
    for (size_t i = 0; (file = job->host->data_name(job, "codes", i)).len; i++) {
        const dsr_value *codes = codes_in(job, file);
        for (size_t k = 0; k < job->host->value_count(codes); k++)
            look_nearer(nearest, job->host->value_key(codes, k).at);
    }
}

static void refuse(dsr_job *job, const struct asked *asked) {
    struct nearest nearest = {.word = asked->whole};
    char hint[NAME_SIZE + 32] = "'dossier stages' lists the stages";
    dsr_registered row;
    for (size_t i = 0; job->host->registered(job, i, &row, sizeof row); i++)
        look_nearer(&nearest, row.stage    ? row.stage->name
                              : row.format ? row.format->name
                                           : row.verb->name);
    look_at_data(job, &nearest);
    look_at_codes(job, &nearest);
    if (nearest.name[0])
        snprintf(hint, sizeof hint, "did you mean '%s'?", nearest.name);
    complain(job, "option-nothing-to-explain", hint, "nothing that has a name is called '%.100s'",
             asked->whole);
}

static bool explain(dsr_job *job, const char *name) {
    static bool (*const all[])(dsr_job *, const struct asked *) = {
        explain_stages, explain_format, explain_verb_named, explain_code, explain_data, explain_api,
    };
    struct asked asked = {.whole = name};
    size_t len = strcspn(name, ".");
    bool is_found = false;
    snprintf(asked.first, sizeof asked.first, "%.*s", (int)(len < NAME_SIZE ? len : 0), name);
    asked.rest = name[len] ? name + len + 1 : NULL;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        is_found = all[i](job, &asked) || is_found;
    if (!is_found)
        refuse(job, &asked);
    return is_found;
}

static int run(dsr_job *job, void *state, int count, char **arguments) {
    (void)state;
    int code = EXIT_DONE;
    if (count < 1) {
        complain(job, "option-missing", "dossier explain translate-numbering",
                 "'dossier explain' needs a name");
        return EXIT_WRONG;
    }
    for (int i = 0; i < count; i++)
        if (!explain(job, arguments[i]))
            code = EXIT_WRONG;
    return code;
}

const dsr_verb explain_verb = {
    .abi = DSR_ABI,
    .size = sizeof(dsr_verb),
    .name = "explain",
    .summary = "Explains a stage, an option, a code, a scheme, a language: whatever has a name",
    .usage = "STAGE[.OPTION] | CODE | NAME ...",
    .help = "A name is that of a stage, an option of it, a format, a verb, a diagnostic code, a "
            "numeral scheme, a\nlayout, a language, a policy, or of what a stage in Lua is "
            "offered.\n\n"
            "  dossier explain translate-numbering\n"
            "  dossier explain translate-numbering.levels\n"
            "  dossier explain input-not-utf8\n"
            "  dossier explain upper-roman\n"
            "  dossier explain un-report\n"
            "  dossier explain fr\n"
            "  dossier explain block.replace",
    .run = run,
};

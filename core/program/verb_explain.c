/* SPDX-License-Identifier: MIT */
/* dossier explain: a stage, one option of it, a diagnostic code or a numeral scheme. */
#include <stdlib.h>
#include <string.h>

#include "numbering/numeral.h"
#include "pipeline/scheme.h"
#include "program.h"

static void print_default(const dsr_option *row) {
    if (row->fallback && *row->fallback)
        printf(" (default: %s)", row->fallback);
    putchar('\n');
}

static void print_type(const dsr_option *row) {
    switch (row->type) {
    case DSR_OPTION_BOOL:
        fputs("true or false", stdout);
        break;
    case DSR_OPTION_INT:
        if (row->least || row->most)
            printf("a whole number from %lld to %lld", (long long)row->least, (long long)row->most);
        else
            fputs("a whole number", stdout);
        break;
    case DSR_OPTION_CHOICE:
        fputs("one of", stdout);
        for (size_t i = 0; row->choices && row->choices[i]; i++)
            printf("%s \"%s\"", i ? "," : "", row->choices[i]);
        break;
    case DSR_OPTION_PATH:
        fputs("a path, relative to the pipeline's folder", stdout);
        break;
    case DSR_OPTION_LIST:
        fputs("a list of texts", stdout);
        break;
    case DSR_OPTION_TABLE:
        fputs("a table", stdout);
        break;
    case DSR_OPTION_TEXT:
        fputs("a text", stdout);
        break;
    default:
        fputs("a value", stdout);
    }
    print_default(row);
}

static void print_option(const dsr_option *row, int indent) {
    printf("%*s%s: %s\n%*s", indent, "", strcmp(row->name, "*") == 0 ? "(any name)" : row->name,
           row->help, indent + 4, "");
    print_type(row);
}

/* A row and what lies below it; rows nest a few levels at most, by the plugin's own table. */
static void print_rows(const dsr_option *first, int indent) {
    enum { DEEPEST = 8 };
    const dsr_option *stack[DEEPEST] = {first};
    int depth = 0;
    while (depth >= 0) {
        const dsr_option *row = stack[depth];
        if (!row || !row->name) {
            depth--;
            continue;
        }
        stack[depth]++;
        print_option(row, indent + 4 * depth);
        if (row->children && depth + 1 < DEEPEST)
            stack[++depth] = row->children;
    }
}

static void explain_stage(const dsr_stage *stage) {
    printf("%s: %s\n", stage->name, stage->summary);
    printf("version %s, licence %s\n", stage->version, stage->licence);
    if (!stage->options || !stage->options->name) {
        puts("\nIt has no options.");
        return;
    }
    puts("\nOptions:");
    print_rows(stage->options, 2);
    char name[64];
    snprintf(name, sizeof name, "%s", stage->name);
    for (char *at = name; *at; at++)
        *at = *at == '-' ? '_' : *at;
    printf("\nIn a pipeline:      stage.%s { %s = ... },\n", name, stage->options->name);
    printf("On the command line: --set %s.%s=...\n", stage->name, stage->options->name);
}

static bool explain_option(const dsr_stage *stage, const char *path) {
    const dsr_option *rows = stage->options, *found = NULL;
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
            return false;
        rows = found->children;
        path = path[len] ? path + len + 1 : NULL;
    }
    if (!found)
        return false;
    print_option(found, 0);
    if (found->children)
        print_rows(found->children, 4);
    return true;
}

/* Data files, one for each first word of a code: codes/run.lua has those that begin "run-". */
static const dsr_value *codes_of(struct program *program, dsr_text file) {
    return value_get(lua_config_data(program->lua, "codes", file, &program->found), "codes");
}

static bool explain_code(struct program *program, const char *name) {
    dsr_text file;
    for (size_t i = 0; (file = lua_config_data_name(program->lua, "codes", i)).len; i++) {
        if (strncmp(file.at, name, file.len) != 0 || name[file.len] != '-')
            continue;
        const dsr_value *row = value_get(codes_of(program, file), name);
        if (!row)
            continue;
        printf("%s: %s\n\n%s\n", name, value_text(value_at(row, 0)).at,
               value_text(value_at(row, 1)).at);
        return true;
    }
    return false;
}

static bool explain_scheme(struct program *program, const char *name) {
    dsr_text wanted = {name, strlen(name)};
    scheme_load(program->lua, wanted, NULL, &program->found);
    const struct numeral_scheme *scheme = numeral_scheme_named(wanted);
    if (!scheme)
        return false;
    printf("%s: %s\nvalues %lld to %lld:", scheme->name, scheme->summary, (long long)scheme->least,
           (long long)scheme->most);
    for (int64_t value = scheme->least; value < scheme->least + 12; value++) {
        char text[64];
        size_t len = numeral_format(wanted, value, text, sizeof text);
        printf(" %.*s", (int)len, text);
    }
    printf(" ...\nWord: %s, CSS: %s\n", scheme->word_format ? scheme->word_format : "none",
           scheme->css ? scheme->css : "none");
    return true;
}

static int refuse(struct program *program, const char *name) {
    struct diagnostic *row = diagnostic_add(&program->found, DSR_ERROR, "option-nothing-to-explain",
                                            "no stage, option, code or scheme called '%s'", name);
    const char *names[512];
    size_t count = 0;
    const dsr_stage *stage;
    for (size_t i = 0; count < 512 && (stage = registry_stage_at(program->registry, i, NULL)); i++)
        names[count++] = stage->name;
    for (size_t i = 0; count < 512 && numeral_scheme_at(i); i++)
        names[count++] = numeral_scheme_at(i)->name;
    dsr_text scheme;
    for (size_t i = 0; (scheme = lua_config_data_name(program->lua, "schemes", i)).len; i++)
        if (count < 512)
            names[count++] = scheme.at;
    dsr_text file;
    for (size_t i = 0; (file = lua_config_data_name(program->lua, "codes", i)).len; i++) {
        const dsr_value *codes = codes_of(program, file);
        for (size_t k = 0; count < 512 && k < value_count(codes); k++)
            names[count++] = value_key(codes, k).at;
    }
    const char *near = nearest_name(name, names, count);
    if (near)
        diagnostic_set_hint(row, "did you mean '%s'?", near);
    else
        diagnostic_set_hint(row, "'dossier stages' lists the stages");
    return EXIT_USAGE;
}

static int run(struct program *program, void *given, int count, char **arguments) {
    (void)given;
    if (count < 1) {
        struct diagnostic *row = diagnostic_add(&program->found, DSR_ERROR, "option-missing",
                                                "'dossier explain' needs a name");
        diagnostic_set_hint(row, "dossier explain translate-numbering");
        return EXIT_USAGE;
    }
    int code = EXIT_DONE;
    for (int i = 0; i < count; i++) {
        const char *point = strchr(arguments[i], '.');
        char *name =
            strndup(arguments[i], point ? (size_t)(point - arguments[i]) : strlen(arguments[i]));
        for (char *at = name; at && *at; at++)
            *at = *at == '_' ? '-' : *at;
        const dsr_stage *stage = name ? registry_stage(program->registry, name) : NULL;
        if (stage && !point)
            explain_stage(stage);
        else if (!(stage && point && explain_option(stage, point + 1)) &&
                 !explain_code(program, arguments[i]) && !explain_scheme(program, arguments[i]))
            code = refuse(program, arguments[i]);
        free(name);
    }
    return code;
}

const struct core_verb verb_explain = {
    .name = "explain",
    .summary = "Explains a stage, an option, a diagnostic code or a numeral scheme",
    .usage = "STAGE[.OPTION] | CODE | SCHEME ...",
    .help = "  dossier explain translate-numbering\n"
            "  dossier explain translate-numbering.levels\n"
            "  dossier explain input-not-utf8\n"
            "  dossier explain upper-roman",
    .options = NULL,
    .state_size = 0,
    .run = run,
};

/* SPDX-License-Identifier: MIT */
/* dossier stages: what is there, where it came from, what was refused and why. */
#include <string.h>

#include "program.h"

struct stages_state {
    bool where, refused, as_json;
};

static const dsr_option rows[] = {
    {"where", DSR_OPTION_BOOL, offsetof(struct stages_state, where),
     .help = "print the folders that are searched, in order"},
    {"refused", DSR_OPTION_BOOL, offsetof(struct stages_state, refused),
     .help = "print the modules that were not loaded, each with its reason"},
    {"json", DSR_OPTION_BOOL, offsetof(struct stages_state, as_json), .help = "one JSON object"},
    {0}};

static const char *const type_names[] = {
    [DSR_OPTION_BOOL] = "boolean",
    [DSR_OPTION_INT] = "integer",
    [DSR_OPTION_TEXT] = "text",
    [DSR_OPTION_CHOICE] = "choice",
    [DSR_OPTION_PATH] = "path",
    [DSR_OPTION_LIST] = "list",
    [DSR_OPTION_TABLE] = "table",
    [DSR_OPTION_VALUE] = "value",
    [DSR_OPTION_LIST_OR_PATH] = "list-or-path",
};

/* A comma, and an object up to its end: names and texts in turn, up to a name that is NULL. */
static void open_object(FILE *to, bool is_first, const char *const *pairs) {
    fputs(is_first ? "{" : ",{", to);
    for (size_t i = 0; pairs[i]; i += 2) {
        fprintf(to, "%s\"%s\":", i ? "," : "", pairs[i]);
        print_json_text(pairs[i + 1], to);
    }
}

/* Rows of rows, without recursion: a stack of what is still to be printed. */
static void print_json_options(FILE *to, const dsr_option *first) {
    enum { DEEPEST = 16 };
    const dsr_option *stack[DEEPEST];
    int depth = 0;
    stack[0] = first;
    putc('[', to);
    for (bool is_first = true; depth >= 0;) {
        const dsr_option *row = stack[depth];
        if (!row || !row->name) {
            putc(']', to);
            if (--depth >= 0)
                putc('}', to);
            is_first = false;
            continue;
        }
        stack[depth]++;
        open_object(to, is_first,
                    (const char *const[]){"name", row->name, "type", type_names[row->type], "help",
                                          row->help, row->fallback ? "default" : NULL,
                                          row->fallback, NULL});
        if (row->least || row->most)
            fprintf(to, ",\"least\":%lld,\"most\":%lld", (long long)row->least,
                    (long long)row->most);
        if (row->choices) {
            fputs(row->type == DSR_OPTION_CHOICE ? ",\"choices\":[" : ",\"data\":[", to);
            for (size_t i = 0; row->choices[i]; i++) {
                if (i)
                    putc(',', to);
                print_json_text(row->choices[i], to);
            }
            putc(']', to);
        }
        is_first = false;
        if (row->children && depth + 1 < DEEPEST) {
            fputs(",\"options\":[", to);
            stack[++depth] = row->children;
            is_first = true;
        } else {
            putc('}', to);
        }
    }
}

static void print_json(const struct program *program, FILE *to) {
    const struct registry *registry = program->registry;
    const struct loaded_module *from;
    const dsr_stage *stage;
    const dsr_format *format;
    const dsr_verb *verb;
    const struct pack_info *pack;
    fputs("{\"stages\":[", to);
    for (size_t i = 0; (stage = registry_stage_at(registry, i, &from)); i++) {
        open_object(to, !i,
                    (const char *const[]){"name", stage->name, "summary", stage->summary, "version",
                                          stage->version, "licence", stage->licence, "origin",
                                          from->path, NULL});
        fputs(",\"options\":", to);
        print_json_options(to, stage->options);
        putc('}', to);
    }
    fputs("],\"formats\":[", to);
    for (size_t i = 0; (format = registry_format_at(registry, i, &from)); i++) {
        open_object(to, !i,
                    (const char *const[]){"name", format->name, "summary", format->summary,
                                          "origin", from->path, NULL});
        fprintf(to, ",\"reads\":%s,\"splices\":%s,\"writes\":%s}", format->read ? "true" : "false",
                format->splice ? "true" : "false", format->write ? "true" : "false");
    }
    fputs("],\"verbs\":[", to);
    for (size_t i = 0; (verb = registry_verb_at(registry, i, &from)); i++, putc('}', to))
        open_object(to, !i,
                    (const char *const[]){"name", verb->name, "summary", verb->summary, "origin",
                                          from->path, NULL});
    fputs("],\"packs\":[", to);
    for (size_t i = 0; (pack = lua_config_pack(program->lua, i)); i++, putc('}', to))
        open_object(to, !i,
                    (const char *const[]){"name", pack->name, "version", pack->version, "summary",
                                          pack->summary, "origin", pack->folder, NULL});
    fputs("],\"refused\":[", to);
    for (size_t i = 0; i < registry->refused_count; i++, putc('}', to)) {
        const struct refused_module *row = &registry->refused[i];
        open_object(to, !i,
                    (const char *const[]){"path", row->path, "code", row->code, "reason",
                                          row->reason, NULL});
    }
    fputs("]}\n", to);
}

void print_packs(const struct program *program, const char *title) {
    const struct pack_info *pack = lua_config_pack(program->lua, 0);
    if (pack)
        fputs(title, stdout);
    for (size_t i = 0; (pack = lua_config_pack(program->lua, i)); i++)
        printf("  %-22s%s (version %s, from %s)\n", pack->name, pack->summary, pack->version,
               pack->folder);
}

static void print_list(const struct program *program) {
    const struct loaded_module *from;
    const dsr_stage *stage;
    const dsr_format *format;
    const dsr_verb *verb;
    puts("stages:");
    for (size_t i = 0; (stage = registry_stage_at(program->registry, i, &from)); i++)
        printf("  %-22s%s\n", stage->name, stage->summary);
    puts("formats:");
    for (size_t i = 0; (format = registry_format_at(program->registry, i, &from)); i++)
        printf("  %-22s%s (%s%s%s)\n", format->name, format->summary, format->read ? "read" : "",
               format->splice ? ", splice" : "",
               format->write ? format->read ? ", write" : "write" : "");
    puts("verbs:");
    for (size_t i = 0; (verb = registry_verb_at(program->registry, i, &from)); i++)
        printf("  %-22s%s\n", verb->name, verb->summary);
    print_packs(program, "packs:\n");
    if (program->registry->refused_count)
        printf("\n%zu module%s refused; --refused says why\n", program->registry->refused_count,
               program->registry->refused_count == 1 ? " was" : "s were");
}

static void print_refused(const struct program *program) {
    for (size_t i = 0; i < program->registry->refused_count; i++) {
        const struct refused_module *refused = &program->registry->refused[i];
        printf("%s: %s [%s]\n", refused->path, refused->reason, refused->code);
    }
    if (!program->registry->refused_count)
        puts("no module was refused");
}

static int print_stage(struct program *program, const char *name) {
    const struct loaded_module *from;
    const dsr_stage *stage;
    for (size_t i = 0; (stage = registry_stage_at(program->registry, i, &from)); i++)
        if (strcmp(stage->name, name) == 0) {
            printf("%s: %s\n  version %s, licence %s\n  from %s\n", stage->name, stage->summary,
                   stage->version, stage->licence, from->path);
            printf("'dossier explain %s' tells its options\n", stage->name);
            return EXIT_DONE;
        }
    const char *names[64];
    size_t count = 0;
    for (; count < 64 && (stage = registry_stage_at(program->registry, count, NULL)); count++)
        names[count] = stage->name;
    struct diagnostic *row = diagnostic_add(&program->found, DSR_ERROR, "config-unknown-stage",
                                            "no stage called '%s'", name);
    diagnostic_suggest(row, name, names, count, "'dossier stages' lists them");
    return EXIT_USAGE;
}

static int run(struct program *program, void *given, int count, char **arguments) {
    struct stages_state *state = given;
    if (count > 1)
        return refuse_usage(program, "option-extra", "'dossier stages' takes one name",
                            "dossier stages import");
    if (state->as_json)
        print_json(program, stdout);
    else if (state->where)
        for (size_t i = 0; i < program->registry->folder_count; i++)
            puts(program->registry->folders[i]);
    else if (state->refused)
        print_refused(program);
    else if (count)
        return print_stage(program, arguments[0]);
    else
        print_list(program);
    return EXIT_DONE;
}

const struct core_verb verb_stages = {
    .face = {.name = "stages",
             .summary = "Lists stages, formats and verbs, and modules that were refused",
             .usage = "[STAGE] [--where] [--refused] [--json]",
             .help = "  dossier stages\n"
                     "  dossier stages --refused          why a plugin is not there\n"
                     "  dossier --plugin-path ./build stages",
             .options = rows,
             .state_size = sizeof(struct stages_state)},
    .run = run,
};

/* SPDX-License-Identifier: MIT */
/*
 * Finds the verb, loads the plugins, runs it.  Verbs of the core stand in a table (help.c),
 * others come from modules.
 */
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "pipeline/option.h"
#include "pipeline/verb.h"
#include "program.h"

static int run_verb(struct program *program, const char *name, int count, char **arguments);
static void stop(int number);
static int print_version(void);

/* A descriptor that is closed would be given to a file of ours, and what is printed would go
 * into it.  Reading from the one that takes its place fails, as does writing to the others. */
static void hold_descriptors(void) {
    for (int file = STDIN_FILENO; file <= STDERR_FILENO; file++)
        if (fcntl(file, F_GETFD) < 0)
            (void)!open("/dev/null", file == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

/* --plugin-path decides what is loaded, so it is looked for before anything else is read. */
static struct registry *load(int count, char **arguments) {
    const char **folders = calloc((size_t)count + 1, sizeof *folders);
    size_t found = 0;
    for (int i = 0; folders && i < count; i++) {
        if (strcmp(arguments[i], "--") == 0)
            break;
        if (strncmp(arguments[i], "--plugin-path=", 14) == 0)
            folders[found++] = arguments[i] + 14;
        else if (strcmp(arguments[i], "--plugin-path") == 0 && i + 1 < count)
            folders[found++] = arguments[++i];
    }
    struct registry *registry = folders ? registry_open(folders, found) : NULL;
    free(folders);
    return registry;
}

/* Else the size from which a block is mapped by itself follows the largest block freed, and much
 * of what a long document took stays with the process: 30 MB of 380 where it has 50 MB.  Setting
 * one of the two thresholds fixes the other, which would then give pages back for each document. */
#ifdef __GLIBC__
static void set_thresholds(void) {
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
    mallopt(M_TRIM_THRESHOLD, 4 << 20);
}
#else
static void set_thresholds(void) {
}
#endif

int main(int count, char **arguments) {
    set_thresholds();
    hold_descriptors();
    if (count == 2 && strcmp(arguments[1], "--version") == 0)
        return print_version(); /* at once, without plugins */
    struct sigaction action = {.sa_handler = stop, .sa_flags = (int)SA_RESETHAND};
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    signal(SIGPIPE, SIG_DFL);
    signal(SIGXFSZ, SIG_IGN); /* a full quota is an error of write(), not the end */

    struct program program = {.registry = load(count, arguments), .store = value_store_new()};
    if (program.registry)
        program.lua = lua_config_new(program.registry, installed_scripts());
    if (program.lua)
        lua_config_open_packs(program.lua);
    int code = EXIT_INTERNAL;
    if (!program.registry || !program.store || !program.lua) {
        fputs("dossier: out of memory\n", stderr);
    } else {
        /* The verb is the first word that is no option. */
        int at = 1;
        while (at < count && arguments[at][0] == '-' && arguments[at][1])
            at += strcmp(arguments[at], "--plugin-path") == 0 ||
                          strcmp(arguments[at], "--progress") == 0 ||
                          strcmp(arguments[at], "--color") == 0
                      ? 2
                      : 1;
        const char *verb = at < count ? arguments[at] : NULL;
        if (verb)
            memmove(&arguments[2], &arguments[1], sizeof *arguments * (size_t)(at - 1));
        code = run_verb(&program, verb, count - (verb ? 2 : 1), arguments + (verb ? 2 : 1));
    }
    print_found(&program);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fputs("dossier: standard output could not be written\n", stderr);
        code = code ? code : EXIT_INTERNAL;
    }
    lua_config_free(program.lua);
    registry_close(program.registry);
    value_store_free(program.store);
    return code;
}

static void stop(int number) {
    (void)number;
    run_cancel();
}

static int refuse_verb(struct program *program, const char *name) {
    struct diagnostic *row =
        diagnostic_add(&program->found, DSR_ERROR, "option-unknown-verb", "no verb '%s'", name);
    const char *names[64];
    size_t count = 0;
    if (registry_stage(program->registry, name)) {
        diagnostic_set_hint(row, "it is a stage: dossier explain %s", name);
        return EXIT_USAGE;
    }
    for (size_t i = 1; own_verbs[i]; i++)
        names[count++] = own_verbs[i]->name;
    for (size_t i = 0; registry_verb_at(program->registry, i, NULL) && count < 64; i++)
        names[count++] = registry_verb_at(program->registry, i, NULL)->name;
    diagnostic_suggest(row, name, names, count, "'dossier --help' lists the verbs");
    return EXIT_USAGE;
}

/* Words that are Lua files stand for the stages those define. */
static bool name_stages(struct program *program, struct parsed_arguments *parsed) {
    bool is_fine = true;
    for (int i = 0; i < parsed->count; i++) {
        size_t len = strlen(parsed->words[i]);
        if (len <= 4 || strcmp(parsed->words[i] + len - 4, ".lua") != 0)
            continue;
        const dsr_stage *stage =
            lua_config_stage_file(program->lua, parsed->words[i], &program->found);
        if (stage)
            parsed->words[i] = (char *)(uintptr_t)stage->name;
        is_fine = is_fine && stage;
    }
    return is_fine;
}

static int run_one(struct program *program, const dsr_verb *verb, int count, char **arguments) {
    void *state = calloc(1, verb->state_size ? verb->state_size : 1);
    struct parsed_arguments parsed = {0};
    int code = EXIT_USAGE;
    bool is_fine = state && options_fill(verb->options, NULL, NULL, program->store, state);
    if (!is_fine)
        refuse_usage(program, "run-no-memory", "out of memory", NULL);
    else
        is_fine =
            arguments_parse(program, verb->name, verb->options, state, count, arguments, &parsed);
    if (is_fine && (strcmp(verb->name, "stages") == 0 || strcmp(verb->name, "explain") == 0))
        is_fine = name_stages(program, &parsed);
    if (program->global.wants_help) {
        print_verb_help(verb, stdout);
        code = EXIT_DONE;
    } else if (is_fine) {
        code =
            !verb->run
                ? ((const struct core_verb *)verb)->run(program, state, parsed.count, parsed.words)
                : verb_execute(program->registry, program->lua, verb, state, parsed.count,
                               parsed.words, &program->found);
        /* Who gives nothing asks what to give. */
        if (code == EXIT_USAGE && !count)
            print_verb_usage(verb, stderr);
    }
    free(parsed.words);
    free(state);
    return code;
}

static int print_version(void) {
    printf("dossier %s (plugin interface %u, draft)\n", DOSSIER_VERSION, DSR_ABI);
    return EXIT_DONE;
}

static const dsr_verb *find_verb(const struct program *program, const char *name) {
    for (size_t i = 1; own_verbs[i]; i++)
        if (strcmp(own_verbs[i]->name, name) == 0)
            return own_verbs[i];
    return registry_verb(program->registry, name);
}

/* `dossier help`, `dossier help VERB`, and options without a verb. */
static int run_help(struct program *program, bool is_asked, int count, char **arguments) {
    struct parsed_arguments parsed = {0};
    int code = is_asked ? EXIT_DONE : EXIT_USAGE;
    if (!arguments_parse(program, "", NULL, NULL, count, arguments, &parsed)) {
        code = EXIT_USAGE;
    } else if (program->global.wants_version) {
        code = print_version();
    } else if (parsed.count) {
        const dsr_verb *verb = find_verb(program, parsed.words[0]);
        if (verb)
            print_verb_help(verb, stdout);
        else
            code = refuse_verb(program, parsed.words[0]);
    } else {
        is_asked = is_asked || program->global.wants_help;
        code = is_asked ? EXIT_DONE : EXIT_USAGE;
        print_program_help(program, is_asked ? stdout : stderr);
    }
    free(parsed.words);
    return code;
}

static int run_verb(struct program *program, const char *name, int count, char **arguments) {
    program->registry->commands = own_verbs;
    options_fill(global_rows, NULL, NULL, program->store, &program->global);
    if (!name || strcmp(name, "help") == 0)
        return run_help(program, name != NULL, count, arguments);
    const dsr_verb *verb = find_verb(program, name);
    return verb ? run_one(program, verb, count, arguments) : refuse_verb(program, name);
}

/* SPDX-License-Identifier: MIT */
/* What --help prints: for the program, and for one verb from its rows. */
#include "program.h"

static const dsr_verb every = {.name = "", .summary = "", .options = global_rows};
const dsr_verb *const own_verbs[] = {&every,
                                     &verb_run.face,
                                     &verb_check.face,
                                     &verb_inspect.face,
                                     &verb_stages.face,
                                     &verb_doctor.face,
                                     NULL};

void print_program_help(const struct program *program, FILE *to) {
    fputs("dossier turns official documents into numbered, anonymised, sealed bundles.\n\n"
          "usage: dossier VERB ... [options]\n\n",
          to);
    for (size_t i = 1; own_verbs[i]; i++)
        fprintf(to, "  %-10s %s\n", own_verbs[i]->name, own_verbs[i]->summary);
    const dsr_verb *verb;
    for (size_t i = 0; (verb = registry_verb_at(program->registry, i, NULL)); i++)
        fprintf(to, "  %-10s %s\n", verb->name, verb->summary);
    fputs("\nFor every verb:\n", to);
    print_options(to, global_rows);
    fputs("\nA first run, and a look at what came out:\n"
          "  dossier inspect report.md\n"
          "  dossier run un-report report.md -o report.zip\n"
          "  dossier verify report.zip\n\n"
          "'dossier help VERB' explains a verb, 'dossier explain STAGE' a stage.\n",
          to);
}

static void print_what(const dsr_verb *verb, FILE *to) {
    fprintf(to, "usage: dossier %s %s\n\n%s.\n", verb->name, verb->usage ? verb->usage : "",
            verb->summary);
    if (verb->help && *verb->help)
        fprintf(to, "\n%s\n", verb->help);
}

void print_verb_usage(const dsr_verb *verb, FILE *to) {
    print_what(verb, to);
    fprintf(to, "\n'dossier %s --help' lists the options.\n\n", verb->name);
}

void print_verb_help(const dsr_verb *verb, FILE *to) {
    print_what(verb, to);
    if (verb->options && verb->options->name) {
        fputs("\nOptions:\n", to);
        print_options(to, verb->options);
    }
    fputs("\nFor every verb:\n", to);
    print_options(to, global_rows);
}

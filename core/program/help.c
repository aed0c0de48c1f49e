/* SPDX-License-Identifier: MIT */
/* What --help prints: for the program, and for one verb from its rows. */
#include <string.h>

#include "program.h"

static const struct core_verb *const verbs[] = {
    &verb_run, &verb_check, &verb_inspect, &verb_stages, &verb_doctor,
};

const struct core_verb *core_verb_at(size_t index) {
    return index < sizeof verbs / sizeof *verbs ? verbs[index] : NULL;
}

void print_program_help(const struct program *program, FILE *to) {
    fputs("dossier turns official documents into numbered, anonymised, sealed bundles.\n\n"
          "usage: dossier VERB ... [options]\n\n",
          to);
    const struct core_verb *verb;
    for (size_t i = 0; (verb = core_verb_at(i)); i++)
        fprintf(to, "  %-10s %s\n", verb->name, verb->summary);
    const dsr_verb *more;
    for (size_t i = 0; (more = registry_verb_at(program->registry, i, NULL)); i++)
        fprintf(to, "  %-10s %s\n", more->name, more->summary);
    fputs("\nFor every verb:\n", to);
    print_options(to, global_rows());
    fputs("\nA first run, and a look at what came out:\n"
          "  dossier inspect report.md\n"
          "  dossier run un-report report.md -o report.zip\n"
          "  dossier verify report.zip\n\n"
          "'dossier VERB --help' explains a verb, 'dossier explain STAGE' a stage.\n",
          to);
}

void print_verb_help(FILE *to, const char *name, const char *usage, const char *summary,
                     const char *help, const dsr_option *rows) {
    fprintf(to, "usage: dossier %s %s\n\n%s.\n", name, usage ? usage : "", summary);
    if (help && *help)
        fprintf(to, "\n%s\n", help);
    if (rows && rows->name) {
        fputs("\nOptions:\n", to);
        print_options(to, rows);
    }
    fputs("\nFor every verb:\n", to);
    print_options(to, global_rows());
}

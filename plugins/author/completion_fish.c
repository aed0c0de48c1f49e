/* SPDX-License-Identifier: MIT */
/* For fish: one `complete` for each word. */
#include <string.h>

#include "completion.h"

static void write_words(FILE *to, const char *const *words) {
    for (size_t i = 0; words[i]; i++)
        fprintf(to, "%s%s", i ? " " : "", words[i]);
}

static void write_option(FILE *to, const char *verb, const dsr_option *row) {
    fputs("complete -c dossier", to);
    if (verb)
        fprintf(to, " -n '__fish_seen_subcommand_from %s'", verb);
    fputs(" -l ", to);
    write_flag(to, row);
    if (takes_settings(row)) {
        fputs(" -x -a \"$dossier_settings\"", to);
    } else if (row->type == DSR_OPTION_CHOICE) {
        fputs(" -x -a '", to);
        write_words(to, row->choices);
        putc('\'', to);
    } else if (row->type != DSR_OPTION_BOOL) {
        fputs(" -r", to);
    }
    fputs(" -d '", to);
    write_quoted(to, row->help, "\\");
    fputs("'\n", to);
}

static void write_options(FILE *to, const char *verb, const dsr_option *rows) {
    for (; rows && rows->name; rows++)
        write_option(to, verb, rows);
}

static void write_verb(FILE *to, const dsr_verb *verb) {
    struct behind behind;
    read_usage(verb->usage, &behind);
    fprintf(to, "complete -c dossier -n __fish_use_subcommand -f -a %s -d '", verb->name);
    write_quoted(to, verb->summary, "\\");
    fputs("'\n", to);
    if (!behind.takes_files)
        fprintf(to, "complete -c dossier -n '__fish_seen_subcommand_from %s' -f\n", verb->name);
    if (behind.takes_pipelines || behind.takes_names || *behind.words)
        fprintf(to, "complete -c dossier -n '__fish_seen_subcommand_from %s' -a \"%s%s%s\"\n",
                verb->name, behind.words, behind.takes_pipelines ? " $dossier_pipelines" : "",
                behind.takes_names ? " $dossier_names" : "");
    write_options(to, verb->name, verb->options);
}

static void write_list(FILE *to, dsr_job *job, const char *name,
                       void (*write)(FILE *, dsr_job *, char)) {
    fprintf(to, "set -g dossier_%s ", name);
    write(to, job, ' ');
    putc('\n', to);
}

bool write_fish(FILE *to, dsr_job *job) {
    dsr_registered found;
    const dsr_verb *verb;
    fputs("# SPDX-License-Identifier: MIT\n"
          "# Completion of dossier for fish, written by `dossier completion fish`; not to be "
          "edited.\n",
          to);
    write_list(to, job, "pipelines", write_pipelines);
    write_list(to, job, "settings", write_settings);
    write_list(to, job, "names", write_stage_names);
    write_options(to, NULL, common_options(job));
    for (size_t at = 0; (verb = next_verb(job, &at, &found));)
        write_verb(to, verb);
    return !ferror(to);
}

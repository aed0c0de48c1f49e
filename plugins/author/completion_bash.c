/* SPDX-License-Identifier: MIT */
/* For bash 4 and later; needs nothing of bash-completion. */
#include <string.h>

#include "completion.h"

/* The flags of some rows that take a value, as a pattern of `case`: what is no flag of a verb
 * must not be read as its name. */
static void write_value_flags(FILE *to, const dsr_option *rows) {
    bool is_first = true;
    for (; rows && rows->name; rows++) {
        if (rows->type == DSR_OPTION_BOOL)
            continue;
        fputs(is_first ? "--" : "|--", to);
        write_flag(to, rows);
        is_first = false;
    }
}

static void write_flags(FILE *to, const dsr_option *rows, bool only_valued) {
    for (; rows && rows->name; rows++) {
        if (only_valued && rows->type == DSR_OPTION_BOOL)
            continue;
        fputs(" --", to);
        write_flag(to, rows);
    }
}

/* What may stand after each flag with a value. */
static void write_values(FILE *to, const char *verb, const dsr_option *rows) {
    for (; rows && rows->name; rows++) {
        if (rows->type != DSR_OPTION_CHOICE && !takes_settings(rows))
            continue;
        fprintf(to, "    %s--", verb);
        write_flag(to, rows);
        fputs(") files='' words=", to);
        if (takes_settings(rows))
            fputs("$settings; compopt -o nospace", to);
        for (size_t i = 0; rows->type == DSR_OPTION_CHOICE && rows->choices[i]; i++)
            fprintf(to, "%s%s", i ? "\\ " : "", rows->choices[i]);
        fputs(" ;;\n", to);
    }
}

static void write_verb(FILE *to, const dsr_verb *verb) {
    struct behind behind;
    read_usage(verb->usage, &behind);
    fprintf(to, "    %s) words=\"%s", verb->name, behind.words);
    fputs(behind.takes_pipelines ? " $pipelines" : "", to);
    fputs(behind.takes_names ? " $names" : "", to);
    fprintf(to, "\" files='%s' flags=\"", behind.takes_files ? "yes" : "");
    write_flags(to, verb->options, false);
    fputs("\" valued=\"", to);
    write_flags(to, verb->options, true);
    fputs("\" ;;\n", to);
}

static void write_lists(FILE *to, dsr_job *job) {
    dsr_registered found;
    const dsr_verb *verb;
    fputs("# SPDX-License-Identifier: MIT\n"
          "# Completion of dossier for bash, written by `dossier completion bash`; not to be "
          "edited.\n"
          "# shellcheck shell=bash\n"
          "_dossier() {\n"
          "    local verbs=\"",
          to);
    for (size_t at = 0; (verb = next_verb(job, &at, &found));)
        fprintf(to, "%s ", verb->name);
    fputs("\"\n    local pipelines=\"", to);
    write_pipelines(to, job, ' ');
    fputs("\"\n    local settings=\"", to);
    write_settings(to, job, ' ');
    fputs("\"\n    local names=\"", to);
    write_stage_names(to, job, ' ');
    fputs("\"\n    local common=\"", to);
    write_flags(to, common_options(job), false);
    fputs("\"\n", to);
}

bool write_bash(FILE *to, dsr_job *job) {
    dsr_registered found;
    const dsr_verb *verb;
    write_lists(to, job);
    /* bash cuts words at '=' too. */
    fputs("    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}\n"
          "    local verb='' words='' flags='' valued='' files='' i\n"
          "    if [[ $word == = ]]; then\n"
          "        word=''\n"
          "    elif [[ $before == = ]]; then\n"
          "        before=${COMP_WORDS[COMP_CWORD - 2]}\n"
          "    fi\n"
          "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
          "        case ${COMP_WORDS[i]} in\n"
          "        ",
          to);
    write_value_flags(to, common_options(job));
    fputs(") [[ ${COMP_WORDS[i + 1]} == = ]] && ((i++)); ((i++)) ;;\n"
          "        -*) ;;\n"
          "        *) verb=${COMP_WORDS[i]}; break ;;\n"
          "        esac\n"
          "    done\n"
          "    case $verb in\n"
          "    '') words=$verbs ;;\n",
          to);
    for (size_t at = 0; (verb = next_verb(job, &at, &found));)
        write_verb(to, verb);
    fputs("    *) files=yes ;;\n"
          "    esac\n"
          "    if [[ $word == -* ]]; then\n"
          "        words=\"$flags $common\" files=''\n"
          "    elif [[ $before == -* ]]; then\n"
          "        case $verb$before in\n",
          to);
    write_values(to, "    *", common_options(job));
    for (size_t at = 0; (verb = next_verb(job, &at, &found));) {
        char start[NAME_SIZE + 8];
        snprintf(start, sizeof start, "    %s", verb->name);
        write_values(to, start, verb->options);
    }
    fputs(
        "        *) [[ \" $valued --plugin-path \" == *\" $before \"* || "
        "$before == -[ojCp] ]] && words='' files=yes ;;\n"
        "        esac\n"
        "    fi\n"
        "    # shellcheck disable=SC2207 # names hold no blanks\n"
        "    COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
        "    if [[ $files ]]; then\n"
        "        compopt -o filenames\n"
        "        while IFS= read -r i; do COMPREPLY+=(\"$i\"); done < <(compgen -f -- \"$word\")\n"
        "    fi\n"
        "}\n"
        "complete -F _dossier dossier\n",
        to);
    return !ferror(to);
}

/* SPDX-License-Identifier: MIT */
/* For zsh's _arguments: zshcompsys(1). */
#include <string.h>

#include "completion.h"

/* 'NAME[help]:value:ACTION' */
static void write_option(FILE *to, const dsr_option *row) {
    bool is_list = row->type == DSR_OPTION_LIST;
    fprintf(to, "            '%s--", is_list ? "*" : "");
    write_flag(to, row);
    fputs(row->type == DSR_OPTION_BOOL ? "[" : "=[", to);
    write_quoted(to, row->help, "[]:\\");
    fputs("]", to);
    if (takes_settings(row)) {
        fputs(":setting:compadd -S \"\" -a settings", to);
    } else if (row->type == DSR_OPTION_CHOICE) {
        fputs(":value:(", to);
        for (size_t i = 0; row->choices[i]; i++)
            fprintf(to, "%s%s", i ? " " : "", row->choices[i]);
        putc(')', to);
    } else if (row->type != DSR_OPTION_BOOL) {
        fputs(":value:_files", to);
    }
    fputs("' \\\n", to);
}

static void write_options(FILE *to, const dsr_option *rows) {
    for (; rows && rows->name; rows++)
        write_option(to, rows);
}

static void write_verb(FILE *to, const dsr_verb *verb) {
    struct behind behind;
    read_usage(verb->usage, &behind);
    fprintf(to, "        %s)\n            words_behind=(%s", verb->name, behind.words);
    fputs(behind.takes_pipelines ? " $pipelines" : "", to);
    fputs(behind.takes_names ? " $names" : "", to);
    fprintf(to, ")\n            files_behind=%s\n            _arguments -S : \\\n",
            behind.takes_files ? "yes" : "");
    write_options(to, verb->options);
    fputs("                $common '*:word:_dossier_words' ;;\n", to);
}

static void write_list(FILE *to, dsr_job *job, const char *name,
                       void (*write)(FILE *, dsr_job *, char)) {
    fprintf(to, "    %s=(", name);
    write(to, job, ' ');
    fputs(")\n", to);
}

bool write_zsh(FILE *to, dsr_job *job) {
    dsr_registered found;
    const dsr_verb *verb;
    fputs(
        "#compdef dossier\n"
        "# SPDX-License-Identifier: MIT\n"
        "# Completion of dossier for zsh, written by `dossier completion zsh`; not to be edited.\n"
        "_dossier_words() {\n"
        "    [[ -n $words_behind ]] && compadd -a words_behind\n"
        "    [[ -n $files_behind ]] && _files\n"
        "}\n\n"
        "_dossier() {\n"
        "    local state line context curcontext=$curcontext files_behind\n"
        "    local -a pipelines settings names common verbs words_behind\n",
        to);
    write_list(to, job, "pipelines", write_pipelines);
    write_list(to, job, "settings", write_settings);
    write_list(to, job, "names", write_stage_names);
    fputs("    common=( \\\n", to);
    write_options(to, common_options(job));
    fputs("    )\n    verbs=( \\\n", to);
    for (size_t at = 0; (verb = next_verb(job, &at, &found));) {
        fprintf(to, "        '%s:", verb->name);
        write_quoted(to, verb->summary, ":\\");
        fputs("' \\\n", to);
    }
    fputs("    )\n"
          "    _arguments -C -S : $common '1:command:->verb' '*::word:->behind' && return\n"
          "    case $state in\n"
          "    verb) _describe command verbs ;;\n"
          "    behind)\n"
          "        case $line[1] in\n",
          to);
    for (size_t at = 0; (verb = next_verb(job, &at, &found));)
        write_verb(to, verb);
    fputs("        *) _files ;;\n"
          "        esac ;;\n"
          "    esac\n"
          "}\n\n"
          "_dossier \"$@\"\n",
          to);
    return !ferror(to);
}

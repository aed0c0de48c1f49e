/* SPDX-License-Identifier: MIT */
/*
 * The words that a shell completes, from the rows: verbs, their options and choices, and by the
 * capitals in a verb's usage what may stand behind it.
 */
#ifndef AUTHOR_COMPLETION_H
#define AUTHOR_COMPLETION_H

#include "author.h"

/* What the words behind a verb are. */
struct behind {
    bool takes_pipelines; /* PIPELINE */
    bool takes_names;     /* STAGE: whatever can be explained */
    bool takes_files;     /* any other word in capitals */
    char words[128];      /* in small letters: "bash zsh fish" */
};
void read_usage(const char *usage, struct behind *behind);

/* Each name once, a line feed or `between` after it. */
void write_stage_names(FILE *to, dsr_job *job, char between); /* and STAGE.OPTION */
void write_settings(FILE *to, dsr_job *job, char between);    /* STAGE.OPTION= */
void write_pipelines(FILE *to, dsr_job *job, char between);
void write_flag(FILE *to, const dsr_option *row); /* plugin_path as plugin-path */
/* Text in single quotes of a shell, with "'\''" for a quote; `escaped` get a backslash. */
void write_quoted(FILE *to, const char *text, const char *escaped);
bool takes_settings(const dsr_option *row); /* --set */

bool write_bash(FILE *to, dsr_job *job);
bool write_zsh(FILE *to, dsr_job *job);
bool write_fish(FILE *to, dsr_job *job);

#endif

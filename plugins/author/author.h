/* SPDX-License-Identifier: MIT */
/*
 * What the verbs for authors share.  They only read: the rows of what is registered, and data
 * files.  Every word they print comes from those rows, so that nothing is said twice.
 */
#ifndef AUTHOR_H
#define AUTHOR_H

#include <stdio.h>

#include "dossier/stage.h"

enum exit_code { EXIT_DONE = 0, EXIT_FAULTS = 1, EXIT_WRONG = 2 };

extern const dsr_verb new_verb;

/* ---- names.c ---- */

enum { NAME_SIZE = 64 }; /* with the NUL */

/* Small letters, digits after the first place, words joined by one '-'. */
bool is_stage_name(const char *name);
/* The nearest name that is one; "my-stage" when nothing is left of the text. */
void nearest_stage_name(const char *text, char into[NAME_SIZE]);
/* The same with '_' for '-': names of modules, in C and in Lua. */
void module_name(const char *name, char into[NAME_SIZE]);

/* ---- files.c ---- */

/* Text to put in place of other text. */
struct swap {
    const char *from, *to;
};

/* Copies the files of a folder to a new folder, with the swaps made in their names and texts;
 * prints each name.  False after a report. */
bool copy_template(dsr_job *job, const char *from, const char *to, const struct swap *swaps);

/* ---- report.c ---- */

/* An error without a place, and what to do. */
void complain(dsr_job *job, const char *code, const char *hint, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif

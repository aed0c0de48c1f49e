/* SPDX-License-Identifier: MIT */
/*
 * What the verbs for authors share.  They only read: the rows of what is registered, and data
 * files.  Every word they print comes from those, so that nothing is said twice.
 */
#ifndef AUTHOR_H
#define AUTHOR_H

#include <stdio.h>

#include "dossier/stage.h"

enum exit_code { EXIT_DONE = 0, EXIT_FAULTS = 1, EXIT_WRONG = 2 };

extern const dsr_verb completion_verb, explain_verb, manual_verb, new_verb, types_verb;

/* ---- names.c ---- */

enum { NAME_SIZE = 64 }; /* with the NUL */

/* Small letters, digits after the first place, words joined by one '-'. */
bool is_stage_name(const char *name);
/* The nearest name that is one; "my-stage" when nothing is left of the text. */
void nearest_stage_name(const char *text, char into[NAME_SIZE]);
/* The same with '_' for '-': names of modules, in C and in Lua. */
void module_name(const char *name, char into[NAME_SIZE]);
/* Whether names say the same, '-' and '_' being one. */
bool is_same_name(const char *one, const char *other);

/* Keeps the name nearest to a word, if one is near. */
struct nearest {
    const char *word;
    char name[NAME_SIZE]; /* empty: none */
    size_t distance;
};
void look_nearer(struct nearest *nearest, const char *name);

/* ---- registered.c ---- */

/* The next of its kind from *index on, which moves past it; NULL past the end. */
const dsr_stage *next_stage(const dsr_job *job, size_t *index, dsr_registered *row);
const dsr_format *next_format(const dsr_job *job, size_t *index, dsr_registered *row);
const dsr_verb *next_verb(const dsr_job *job, size_t *index, dsr_registered *row);
/* What option rows take that every verb takes. */
const dsr_option *common_options(const dsr_job *job);

/* Names that an option of a stage may hold: data files of a folder, or "formats" that are read,
 * "renditions" that are written.  Empty past the end. */
dsr_text name_in(dsr_job *job, const char *folder, size_t index);
/* The folders of names that there are; NULL past the end. */
const char *folder_at(size_t index);

/* ---- rows.c ---- */

/* Option rows and all below them, each before what lies in it. */
struct row_walk {
    const dsr_option *stack[8];
    const dsr_option *last; /* the row given last */
    int depth;              /* of it; 0 is outermost */
    char path[256];         /* "levels.*.scheme" */
    size_t lengths[8];
};
void walk_rows(struct row_walk *walk, const dsr_option *rows);
const dsr_option *next_row(struct row_walk *walk); /* NULL at the end */

enum manner {
    IN_FULL,    /* with the names of data files */
    FOR_MANUAL, /* without: a file more makes no other manual */
    AS_FLAG,    /* of a command */
};
/* "one of "a", "b"", "a whole number from 1 to 9": what a person writes there. */
void print_taken(FILE *to, dsr_job *job, const dsr_option *row, enum manner manner);
/* The words of may_edit, in order, with `between` between them. */
void print_edits(FILE *to, uint32_t may_edit, const char *between);

/* ---- manual_page.c ---- */

/* A stage as a page for man(1). */
void write_page(FILE *to, dsr_job *job, const dsr_registered *found);

/* ---- files.c ---- */

/* Text to put in place of other text. */
struct swap {
    const char *from, *to;
};

/* Copies the files of a folder to a new folder, with the swaps made in their names and texts;
 * prints each name.  False after a report. */
bool copy_template(dsr_job *job, const char *from, const char *to, const struct swap *swaps);

/* Calls `write` with standard output, or with the file `path`; where that is a folder, with `name`
 * in it, which replaces what was there.  False after a report. */
bool write_output(dsr_job *job, dsr_text path, const char *name,
                  bool (*write)(FILE *to, dsr_job *job));

/* ---- report.c ---- */

/* An error without a place, and what to do. */
void complain(dsr_job *job, const char *code, const char *hint, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif

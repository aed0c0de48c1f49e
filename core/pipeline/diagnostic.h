/* SPDX-License-Identifier: MIT */
/*
 * A diagnostic is a value with a stable code and a place; a list of them is collected per run
 * or per document and printed sorted by the program, never by the code that found it.
 */
#ifndef DOSSIER_PIPELINE_DIAGNOSTIC_H
#define DOSSIER_PIPELINE_DIAGNOSTIC_H

#include <stdarg.h>
#include <stdio.h>

#include "dossier/stage.h"

struct diagnostic {
    dsr_severity severity;
    char *code;
    char *file;            /* as the user named it; NULL: none */
    uint32_t line, column; /* 1-based; column in code points; 0: unknown */
    char *message;
    char *hint;              /* NULL: none */
    char *excerpt;           /* of the source line, without its end; NULL: none */
    char *stage;             /* who reported it; NULL: the core */
    uint32_t excerpt_column; /* where the excerpt begins; 0 and 1: with the line */
};

struct diagnostics {
    struct diagnostic *rows;
    size_t count, errors, warnings;
};

/* Adds a row and returns it, so that the caller may fill file, line, column, excerpt, stage
 * with strings from malloc; never NULL (out of memory ends in a static row). */
struct diagnostic *diagnostic_add(struct diagnostics *list, dsr_severity severity, const char *code,
                                  const char *format, ...) __attribute__((format(printf, 4, 5)));
struct diagnostic *diagnostic_add_v(struct diagnostics *list, dsr_severity severity,
                                    const char *code, const char *format, va_list arguments);
void diagnostic_set_hint(struct diagnostic *row, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Fills file, line, column and excerpt from a byte offset of a text; far in a very long line
 * column and excerpt are left out. */
void diagnostic_set_place(struct diagnostic *row, const char *file, dsr_text text, size_t offset);
/* The same where the line's number is known: costs the line's length, not the text's. */
void diagnostic_set_place_in_line(struct diagnostic *row, const char *file, dsr_text text,
                                  size_t offset, uint32_t line);
/* Sets the place alone; `file` (NULL: none) is copied.  For values: value->file, line, column. */
void diagnostic_set_value(struct diagnostic *row, const char *file, uint32_t line, uint32_t column);
void diagnostics_free(struct diagnostics *list);
/* By file, line and column; rows of one place keep their order, rows without file come last. */
void diagnostics_sort(struct diagnostics *list);
/* Appends all rows of `from`, which is empty afterwards. */
void diagnostics_move(struct diagnostics *to, struct diagnostics *from);

/* Text of documents and names of files on their way to a terminal, in one line: what would command
 * it, turn the direction or is no text becomes U+FFFD. */
void print_plain(dsr_text text, FILE *to);
/* `file:line:column: severity: message [code]`, excerpt with caret, hint. */
void diagnostic_print(const struct diagnostic *row, FILE *to, bool with_colour);
/* One JSON object without a line feed, and without the excerpt unless asked. */
void diagnostic_print_json(const struct diagnostic *row, FILE *to, bool with_excerpt);
/* A JSON text in quotes; bytes that are not UTF-8 become U+FFFD. */
void print_json_text(const char *text, FILE *to);

/* The nearest of `names` to `word` (small edit distance), or NULL. */
const char *nearest_name(const char *word, const char *const *names, size_t count);
/* Hints at the nearest name, or where there is none at what `otherwise` says (NULL: nothing). */
void diagnostic_suggest(struct diagnostic *row, const char *word, const char *const *names,
                        size_t count, const char *otherwise);
/* The same, with all names behind `title` where none is near. */
void diagnostic_suggest_all(struct diagnostic *row, const char *word, const char *const *names,
                            size_t count, const char *title);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Documents as the stage import leaves them: runs the engine dry over a file, with import as
 * its first stage and whatever a test adds behind it.
 */
#ifndef DOSSIER_TESTS_IMPORTED_H
#define DOSSIER_TESTS_IMPORTED_H

#include <stdio.h>

#include "pipeline/run.h"

/* Imports one file and calls `then` with its document, or with NULL when it was refused.
 * `probe` (or NULL) is a stage that runs after import.  False when the engine could not start. */
bool imported(const char *path, const char *layout, const dsr_stage *probe,
              void (*then)(void *context, const dsr_doc *doc, const struct diagnostics *found),
              void *context);

/* Labels, one a line, indented by their depth: line, kind, surface; spaces run together. */
void write_labels(const dsr_doc *doc, FILE *to);
/* References, one a line: "ref", line, state, text, "->" and the lines of the labels cited. */
void write_references(const dsr_doc *doc, FILE *to);

/* The line that a byte of a block's text came from. */
uint32_t line_in_block(const dsr_doc *doc, dsr_block block, uint32_t at);

/* Names in a folder that end with `suffix`, sorted; to be freed one by one and as a whole. */
char **names_in(const char *folder, const char *suffix, size_t *count);

/* A file as a string; NULL when there is none. */
char *whole_file(const char *path);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * From option rows and a value tree to a filled state: checks names (with the nearest match),
 * types, choices and ranges, all mistakes at once, each with its place.
 */
#ifndef DOSSIER_PIPELINE_OPTION_H
#define DOSSIER_PIPELINE_OPTION_H

#include "diagnostic.h"
#include "value.h"

/* What stands for the file in values and diagnostics that come from the command line. */
#define SETTING_FILE "--set"

/* "a whole number", for messages and help. */
const char *option_type_name(dsr_option_type type);
bool option_takes(dsr_option_type wanted, dsr_value_type given);

/* The value a text means for a row.  What does not read as the row's type stays a text, so that
 * a check says what was wanted.  NULL: no memory. */
dsr_value *option_read(const dsr_option *row, const char *text, struct value_store *store);

/* Checks `given` (a table or NULL) against `rows`; `owner` names the stage in messages.
 * Returns whether no error was added. */
bool options_check(const dsr_option *rows, const dsr_value *given, const char *owner,
                   struct diagnostics *list);

/* The same for one value from a command line, where the option is `shown` in messages. */
bool option_check(const dsr_option *row, const dsr_value *value, const char *shown,
                  struct diagnostics *list);

/* Fills `state` (zeroed) from defaults and `given`, which must have been checked.  `folder` is
 * what relative paths start from (the pipeline's folder; NULL: the working folder); those from
 * --set always start at the working folder.  Texts are copied to `store`; values point into
 * `given` or `store`.  False: no memory, or a default that does not suit its own row. */
bool options_fill(const dsr_option *rows, const dsr_value *given, const char *folder,
                  struct value_store *store, void *state);

/* The same for one row and a value that suits it (NULL: none). */
bool option_fill(const dsr_option *row, const dsr_value *value, const char *folder,
                 struct value_store *store, void *state);

/* Puts the text of a --set into a tree: "levels.section.form" = "{n}." becomes nested tables;
 * the text is read by the type of its row.  '-' in a step may stand for '_'.  `*tree` becomes a
 * tree with the value laid on top; adds diagnostics (file "--set"). */
bool options_set(const dsr_option *rows, const char *owner, const char *path, const char *text,
                 struct value_store *store, const dsr_value **tree, struct diagnostics *list);

#endif

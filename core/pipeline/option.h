/* SPDX-License-Identifier: MIT */
/*
 * From option rows and a value tree to a filled state: checks names (with the nearest match),
 * types, choices and ranges, all mistakes at once, each with its place.
 */
#ifndef DOSSIER_PIPELINE_OPTION_H
#define DOSSIER_PIPELINE_OPTION_H

#include "diagnostic.h"
#include "value.h"

/* Checks `given` (a table or NULL) against `rows`; `owner` names the stage in messages.
 * Returns whether no error was added. */
bool options_check(const dsr_option *rows, const dsr_value *given, const char *owner,
                   struct diagnostics *list);

/* Fills `state` (zeroed) from defaults and `given`, which must have been checked.  `folder` is
 * what relative paths start from (the pipeline's folder; NULL: the working folder).  Texts and
 * values are allocated in `store`. */
bool options_fill(const dsr_option *rows, const dsr_value *given, const char *folder,
                  struct value_store *store, void *state);

/* Puts the text of a --set into a tree: "levels.section.form" = "{n}." becomes nested tables;
 * the text is read by the type of its row.  Adds diagnostics (file "--set"). */
bool options_set(const dsr_option *rows, const char *owner, const char *path, const char *text,
                 struct value_store *store, const dsr_value **tree, struct diagnostics *list);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Loading one module's file.  The only file that calls libltdl, from the main thread only and
 * before any worker starts: libltdl keeps global state and takes no locks.
 */
#ifndef DOSSIER_LOAD_MODULE_H
#define DOSSIER_LOAD_MODULE_H

#include "dossier/stage.h"
#include "refusal.h"

/* Calls nest; what was opened stays open until the last module_stop, because views into a
 * module's read-only data (names, options, help) live as long as the registry. */
bool module_start(struct refusal *refusal);
void module_stop(void);

/* The descriptor the file exports, as it is: nothing in it has been looked at.  `path` must be
 * absolute or contain a '/'.  NULL after a refusal. */
const void *module_open(const char *path, struct refusal *refusal);

/* The name a file must give its symbol: "my-stage.so" gives "my_stage".  Cut to `size`. */
void module_name_of(const char *path, char *name, size_t size);

#endif

/* SPDX-License-Identifier: MIT */
/* Whether names of a private list occur anywhere in a bundle. */
#ifndef PACKAGE_LEAKS_H
#define PACKAGE_LEAKS_H

#include "tree.h"

/* Looks for the names of the list at `path` in the names and bytes of every file.  A defect
 * gives the line of the list and the place, never the name.  False when the list cannot be
 * read (with the reason in `why`). */
bool leaks_check(const char *path, const struct tree *tree, struct defects *defects,
                 const char **why);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Where things are: the search path of modules and the installed scripts.  Both are found from
 * the program's own place, never from a path fixed when it was built, so that an installed tree
 * may be moved and the build tree works as it stands.
 */
#ifndef DOSSIER_LOAD_FOLDERS_H
#define DOSSIER_LOAD_FOLDERS_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/memory.h"

struct folder {
    char *path;
    bool is_named; /* by option or environment: its absence is worth a word */
};

struct folder_list {
    struct folder *rows; /* from malloc, for the caller to free; their paths lie in `memory` */
    size_t count;
};

/* `named` (--plugin-path), then DOSSIER_PLUGIN_PATH, the user's, the installed; each once.
 * The environment and the user's folder do not count in a set-id program.  False: no memory. */
bool folders_find(struct folder_list *list, const char *const *named, size_t count,
                  struct scratch *memory);

/* For a library: where the program would lie that belongs to it.  Before anything is looked for. */
void folders_start_from(const char *program);

#endif

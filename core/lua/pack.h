/* SPDX-License-Identifier: MIT */
/*
 * Packs: folders with a pack.lua on the search path.  Their stages join the registry, their data
 * and pipelines are found by name; one that would take a name that is there already is refused
 * as a whole, with both origins.
 */
#ifndef DOSSIER_LUA_PACK_H
#define DOSSIER_LUA_PACK_H

#include "state.h"

#define PACKS_MOST 32

/* The folders where data files are looked for, first wins; returns how many (at most
 * PACKS_MOST + 2). */
size_t pack_roots(const struct lua_config *config, const char **roots);
/* Makes the stages from the `first` on known as those of a module; the first, or NULL after a
 * diagnostic. */
const dsr_stage *pack_register(struct lua_config *config, size_t first,
                               const struct pack_info *info, struct diagnostics *list);

#endif

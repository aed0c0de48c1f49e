/* SPDX-License-Identifier: MIT */
/* From Lua values to frozen value trees, with the place of every key and value. */
#ifndef DOSSIER_LUA_FREEZE_H
#define DOSSIER_LUA_FREEZE_H

#include "environment.h"

/* A place to point at; script NULL: none. */
struct spot {
    const struct script *script;
    uint32_t line, column;
};

#define FROZEN_NODES_MOST 500000 /* of one tree, about 60 MB */

/* Where the table at `index` was written, or `spot` when that is not known. */
struct spot spot_of_table(lua_State *lua, int index, struct spot spot);

/* The value at `index` as a tree in `store`; `spot` is where it stands.  What cannot be frozen
 * is a mistake each, and is left out; NULL for nothing. */
const dsr_value *freeze(lua_State *lua, int index, struct value_store *store, struct spot spot);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * pipeline, profile and stage: the values a pipeline file is made of, and what C makes of them.
 */
#ifndef DOSSIER_LUA_PIPELINE_H
#define DOSSIER_LUA_PIPELINE_H

#include "state.h"

/* Adds the three names to the environment's names, whose table is on top; raises. */
void pipeline_open(lua_State *lua);

/* Forgets the values made and the modules run so far. */
void pipeline_begin(lua_State *lua);

/* Fills config->pipeline from what the file returned (on top); raises. */
void pipeline_collect(lua_State *lua, const struct script *file);

#endif

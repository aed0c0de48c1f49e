/* SPDX-License-Identifier: MIT */
/*
 * The names that scripts see, and the order in which their tables are read.
 */
#ifndef DOSSIER_LUA_ENVIRONMENT_H
#define DOSSIER_LUA_ENVIRONMENT_H

#include "state.h"

/* Makes the environment and keeps it in config->environment; raises. */
void environment_open(lua_State *lua);

/* What an unknown name gives, so that the file runs on and its other mistakes are found too:
 * it can be indexed, called and calculated with, and stays what it is. */
void push_placeholder(lua_State *lua);
bool is_placeholder(lua_State *lua, int index);

/* The constructor that made the table at `index`; NULL: not known. */
const struct constructor *constructor_of(lua_State *lua, int index, const struct script **script);

/* Pushes a list of the table's keys and returns their number.  Keys written in its constructor
 * come first, as written; then whole numbers, other numbers, texts, false and true, each
 * ascending.  Raises for other keys: they have no order that is the same in every run. */
lua_Integer push_keys(lua_State *lua, int index);
/* Whether the keys are 1 to n and nothing else. */
bool is_sequence(lua_State *lua, int index, lua_Integer *count);

/* "a text", "nothing", "a stage": for messages. */
const char *type_phrase(lua_State *lua, int index);

/* The replacements for functions whose stock versions depend on addresses, seeds or the clock. */
int ordered_pairs(lua_State *lua);
int ordered_next(lua_State *lua);
int stable_sort(lua_State *lua);

#endif

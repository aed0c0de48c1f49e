/* SPDX-License-Identifier: MIT */
/*
 * Stages written in Lua: `return stage "name" { ... }` in a module gives a constructor like those
 * of loaded stages.  Their code runs anew for each document, so that nothing a script keeps can
 * make a result depend on the documents before.
 */
#ifndef DOSSIER_LUA_STAGE_H
#define DOSSIER_LUA_STAGE_H

#include "freeze.h"

/* A definition, made once when its module is first required. */
struct lua_stage {
    dsr_stage stage; /* what the engine sees; first, so that one is the other */
    struct lua_config *config;
    const struct script *script;
    dsr_option *rows; /* end with a row without a name */
    size_t row_count;
    uint32_t visited; /* DSR_BIT of each kind that has a function */
};

/* stage "name" (TABLE): leaves the constructor on top; raises.  `name` and `body` are stack
 * indices. */
int lua_stage_make(lua_State *lua, int name, int body, struct spot spot);

/* ---- block.c ---- */

/* What the functions of a stage see of one document. */
struct visit {
    dsr_job *job;
    dsr_doc *doc;
    const struct lua_stage *stage;
    const void *state;
    dsr_status status; /* of an edit that failed; DSR_OK else */
};

const char *kind_name(dsr_kind kind);
/* 0: there is no such kind; a mistake of the caller's. */
dsr_kind kind_of(const char *name);
const char *const *kind_names(size_t *count);

/* Makes the classes of blocks and contexts; raises. */
void block_open(lua_State *lua);
/* Pushes the context, with `options` filled; raises. */
void push_context(lua_State *lua, struct visit *visit);
void push_block(lua_State *lua, dsr_block block); /* nil for none */
struct visit *visit_of(lua_State *lua);
void set_visit(lua_State *lua, struct visit *visit);

#endif

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
    uint32_t line;    /* of its definition */
    dsr_option *rows; /* end with a row without a name */
    size_t row_count;
    uint32_t visited; /* DSR_BIT of each kind that has a function */
    char name[];      /* the descriptor's, which copies of it keep: the way back from them */
};

/* stage "name" (TABLE): leaves the constructor on top; raises.  `name` and `body` are stack
 * indices. */
int lua_stage_make(lua_State *lua, int name, int body, struct spot spot);

/* Sets the functions that the engine calls. */
void lua_stage_fill(struct lua_stage *stage, bool has_survey, bool has_open);

enum phase { PHASE_RUN, PHASE_OPEN, PHASE_SURVEY, PHASE_SETTLE };

/* What the functions of a stage see of one document. */
struct visit {
    dsr_job *job;
    dsr_doc *doc; /* NULL in open and settle */
    const struct lua_stage *stage;
    const void *state;
    enum phase phase;
    dsr_status status; /* DSR_FAILED: the stage refused the document */
};

const char *kind_name(dsr_kind kind);
/* End with NULL; the first is that of DSR_DOCUMENT. */
const char *const *kind_names(size_t *count);

/* Makes the classes of handles from what api/stage.lua returned, on top; pops it; raises. */
void classes_open(lua_State *lua);
void set_visit(lua_State *lua, struct visit *visit);
/* Raises where there is no document. */
struct visit *visit_of(lua_State *lua);
void push_block(lua_State *lua, dsr_block block); /* nil for none */
/* Pushes the context, with `options` filled; raises. */
void push_context(lua_State *lua, const struct visit *visit);
/* Makes the table on top read-only, all through. */
void push_frozen(lua_State *lua);
/* Facts are plain data: put the value on top; push what was put, if anything was. */
void put_facts(lua_State *lua, const struct visit *visit);
bool push_facts(lua_State *lua, dsr_text blob);

#endif

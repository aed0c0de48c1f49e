/* SPDX-License-Identifier: MIT */
/* What `pipeline`, `profile` and `stage` give a script: values that remember where they were
 * made and wait to be collected. */
#ifndef DOSSIER_LUA_OBJECT_H
#define DOSSIER_LUA_OBJECT_H

#include "freeze.h"

enum object_kind {
    OBJECT_CONSTRUCTOR = 1, /* stage.NAME */
    OBJECT_STEP,            /* stage.NAME { ... } */
    OBJECT_PIPELINE_HEAD,   /* pipeline "name" */
    OBJECT_PIPELINE,        /* pipeline "name" { ... } */
    OBJECT_PROFILE_HEAD,
    OBJECT_PROFILE,
    OBJECT_STAGE_HEAD, /* stage "name" */
};

/* Its user values: 1 the table in braces (or nil), 2 the name. */
struct object {
    enum object_kind kind;
    const dsr_stage *stage;
    struct spot spot;
    bool is_used; /* stands in the pipeline that the file returned */
};

/* Pushes the constructor of a stage; `body` (0: none) is the definition of one in Lua. */
void push_constructor(lua_State *lua, const dsr_stage *stage, int body);
struct object *object_at(lua_State *lua, int index); /* NULL: something else */
const char *object_phrase(const struct object *object);
/* A stage's name as scripts write it: '_' for '-'. */
void script_name(const char *stage, char *into, size_t size);
/* Adds "did you mean" or a list of the stages there are; row may be NULL. */
void hint_stages(lua_State *lua, struct diagnostic *row, const char *word);

#endif

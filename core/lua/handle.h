/* SPDX-License-Identifier: MIT */
/*
 * What a stage in Lua holds of a document: blocks, labels, references, mentions, marks and the
 * context.  Each class is a table of fields, read from and written to the host's own structs, and
 * a few methods; scripts/api/stage.lua names them all, says what they mean, and adds the methods
 * that need no C.  A field that is not named there does not exist.
 */
#ifndef DOSSIER_LUA_HANDLE_H
#define DOSSIER_LUA_HANDLE_H

#include "stage.h"

/* All but CLASS_TARGET are handles. */
enum sort {
    CLASS_BLOCK,
    CLASS_LABEL,
    CLASS_REFERENCE,
    CLASS_MENTION,
    CLASS_MARK,
    CLASS_TARGET, /* of a reference: a plain table */
    CLASS_CONTEXT,
    CLASS_COUNT
};

enum field_type {
    FIELD_TEXT = 1, /* dsr_text */
    FIELD_NUMBER,   /* uint32_t */
    FIELD_VALUE,    /* int64_t, DSR_NO_VALUE is false */
    FIELD_CHOICE,   /* an enum that counts from 1 */
    FIELD_FLAG,     /* a bit of dsr_block_info.flags, `offset` */
    FIELD_FIRST,    /* of a dsr_range: positions as string.find gives them */
    FIELD_LAST,
    FIELD_EXCERPT, /* the text there */
    FIELD_BLOCK,   /* a handle */
    FIELD_LABEL,
    FIELD_NEAR,    /* a block: `offset` is that of a function of dsr_host */
    FIELD_LINE,    /* of a block */
    FIELD_TARGETS, /* of a reference */
    FIELD_KEPT,    /* in the context's table */
};

struct field_row {
    const char *name;
    enum field_type type;
    bool is_settable;
    size_t offset; /* in the class's struct */
    const char *const *choices;
};

/* Whatever a handle of some class stands for. */
union record {
    dsr_block_info block;
    dsr_label_info label;
    dsr_reference_info reference;
    dsr_mention_info mention;
    dsr_mark_info mark;
    dsr_target target;
};

struct class_row {
    const char *name; /* "block", as in scripts/api/stage.lua */
    const char *phrase;
    const struct field_row *fields; /* end with a row without a name */
    const char *advice;             /* for who assigns to a field */
};

extern const struct class_row class_rows[CLASS_COUNT];
extern const luaL_Reg native_methods[]; /* by "class.name" */

void push_handle(lua_State *lua, enum sort sort, uint32_t at); /* nil for none */
/* The handle at `index`, whose record is read; raises for anything else, and for what is gone. */
uint32_t to_handle(lua_State *lua, int index, enum sort sort, union record *record);
/* Pushes what a field of a record says. */
void push_field(lua_State *lua, const struct field_row *row, uint32_t at,
                const union record *record);
/* Puts the fields of the table at `index` into a record; raises. */
void fill_record(lua_State *lua, int index, enum sort sort, union record *record);
bool is_of(lua_State *lua, int index, enum sort sort);
enum sort sort_of(lua_State *lua, int index); /* CLASS_COUNT: no handle */

dsr_text to_text(lua_State *lua, int index);
void push_text(lua_State *lua, dsr_text text);
/* The reason of an edit: the text at `index`, or the stage's summary. */
const char *to_reason(lua_State *lua, int index);
/* What the host refuses is told where the script stands. */
int done(lua_State *lua, dsr_status status, const char *what);
dsr_kind check_kind(lua_State *lua, int index);

int context_note(lua_State *lua);
int context_warn(lua_State *lua);
int context_fail(lua_State *lua);

#endif

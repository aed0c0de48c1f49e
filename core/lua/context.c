/* SPDX-License-Identifier: MIT */
/*
 * The context that the functions of a stage get: its options, what was settled, a table of its
 * own for the document, reports, and the document as a whole.
 */
#include <string.h>

#include "handle.h"
#include "pipeline/option.h"

/* ---- reports ---- */

/* Where byte `at` of the block's text stands in the source. */
static uint32_t source_of(const struct visit *visit, dsr_block block, uint32_t at,
                          uint32_t fallback) {
    dsr_piece piece;
    for (size_t i = 0; visit->doc->host->piece(visit->doc, block, i, &piece, sizeof piece); i++)
        if (at >= piece.text.start && at < piece.text.end)
            return piece.source.start + (piece.kind == DSR_COPIED ? at - piece.text.start : 0);
    return fallback;
}

/* The handle at 2, if there is one. */
static dsr_place place_of(lua_State *lua, const struct visit *visit) {
    dsr_block_info block = {0};
    union record record;
    uint32_t at = 0;
    enum sort sort = sort_of(lua, 2);
    if (sort > CLASS_MARK)
        luaL_argerror(lua, 2, "is the message, or what it is about");
    dsr_block about = to_handle(lua, 2, sort, &record);
    if (sort == CLASS_LABEL)
        about = record.label.block;
    else if (sort == CLASS_MARK)
        about = record.mark.block;
    else if (sort != CLASS_BLOCK)
        about = record.reference.block; /* as in a mention */
    if (sort == CLASS_REFERENCE || sort == CLASS_MENTION)
        at = sort == CLASS_MENTION ? record.mention.range.start : record.reference.range.start;
    visit->doc->host->block(visit->doc, about, &block, sizeof block);
    uint32_t start = block.source.start;
    if (sort == CLASS_MARK)
        start = record.mark.source.start;
    else if (sort == CLASS_LABEL && record.label.source.end)
        start = record.label.source.start;
    return (dsr_place){block.part, at ? source_of(visit, about, at, start) : start, NULL};
}

/* context:note([ABOUT,] MESSAGE, ...): the rest is put into the message as string.format does. */
static void tell(lua_State *lua, dsr_severity severity, const char *code) {
    struct visit *visit = config_of(lua)->visit;
    bool has_place = lua_type(lua, 2) != LUA_TSTRING;
    dsr_place place = {0};
    if (has_place)
        place = place_of(lua, visit_of(lua));
    int message = has_place ? 3 : 2, count = lua_gettop(lua) - message;
    luaL_checkstring(lua, message);
    if (count > 0) {
        lua_rawgeti(lua, LUA_REGISTRYINDEX, config_of(lua)->environment);
        lua_getfield(lua, -1, "string");
        lua_getfield(lua, -1, "format");
        lua_insert(lua, message);
        lua_pop(lua, 2);
        lua_call(lua, count + 1, 1);
    }
    visit->job->host->report(visit->job, severity, code, place, "%s", lua_tostring(lua, message));
}

int context_note(lua_State *lua) {
    tell(lua, DSR_NOTE_SEVERITY, "stage-note");
    return 0;
}

int context_warn(lua_State *lua) {
    tell(lua, DSR_WARNING, "stage-warning");
    return 0;
}

/* Ends the document, whatever the script does with what is raised here. */
int context_fail(lua_State *lua) {
    tell(lua, DSR_ERROR, "stage-error");
    config_of(lua)->visit->status = DSR_FAILED;
    return luaL_error(lua, "the stage refuses the document");
}

/* ---- options ---- */

static void push_value(lua_State *lua, const dsr_option *rows, const dsr_value *value);

/* The row of a member, or of any; NULL: there is none. */
static const dsr_option *find_row(const dsr_option *rows, const char *name) {
    for (; rows && rows->name; rows++)
        if (strcmp(rows->name, name) == 0 || strcmp(rows->name, "*") == 0)
            return rows;
    return NULL;
}

static void push_default(lua_State *lua, const dsr_option *row) {
    push_value(lua, NULL, option_read(row, row->fallback, config_of(lua)->call_store));
}

/* Frozen, with the defaults of what is not given; trees are at most VALUE_DEPTH deep. */
static void push_table(lua_State *lua, const dsr_option *rows, const dsr_value *value) {
    lua_newtable(lua);
    for (size_t i = 0; i < value_count(value); i++) {
        const char *key = value_key(value, i).at;
        const dsr_option *row = find_row(rows, key);
        push_value(lua, row ? row->children : NULL, value_at(value, i));
        if (*key)
            lua_setfield(lua, -2, key);
        else
            lua_rawseti(lua, -2, (lua_Integer)lua_rawlen(lua, -2) + 1);
    }
    for (; rows && rows->name; rows++) {
        if (!rows->fallback || value_get(value, rows->name))
            continue;
        push_default(lua, rows);
        lua_setfield(lua, -2, rows->name);
    }
    push_frozen(lua);
}

static void push_value(lua_State *lua, const dsr_option *rows, const dsr_value *value) {
    luaL_checkstack(lua, 6, NULL);
    switch (value_type(value)) {
    case DSR_NIL:
        lua_pushnil(lua);
        break;
    case DSR_BOOLEAN:
        lua_pushboolean(lua, value_bool(value));
        break;
    case DSR_INTEGER:
        lua_pushinteger(lua, value_int(value));
        break;
    case DSR_STRING:
        push_text(lua, value_text(value));
        break;
    case DSR_FUNCTION:
        lua_rawgeti(lua, LUA_REGISTRYINDEX, value->as.function.reference);
        break;
    default:
        push_table(lua, rows, value);
    }
}

static void push_option(lua_State *lua, const dsr_option *row, const void *field) {
    switch (row->type) {
    case DSR_OPTION_BOOL:
        lua_pushboolean(lua, *(const bool *)field);
        break;
    case DSR_OPTION_INT:
        lua_pushinteger(lua, *(const int64_t *)field);
        break;
    case DSR_OPTION_CHOICE:
        lua_pushstring(lua, row->choices[*(const uint32_t *)field]);
        break;
    case DSR_OPTION_TEXT:
    case DSR_OPTION_PATH:
        push_text(lua, *(const dsr_text *)field);
        break;
    default:
        push_value(lua, row->children, *(const dsr_value *const *)field);
    }
}

/* Upvalue: the options. */
static int read_option(lua_State *lua) {
    const struct lua_stage *stage = config_of(lua)->visit->stage;
    const char *names[64];
    size_t count = 0;
    const char *word = luaL_tolstring(lua, 2, NULL);
    for (; count < stage->row_count && count < 64; count++) {
        names[count] = stage->rows[count].name;
        if (strcmp(names[count], word) == 0) {
            lua_getfield(lua, lua_upvalueindex(1), word);
            return 1;
        }
    }
    const char *near = nearest_name(word, names, count);
    return luaL_error(lua,
                      near ? "the stage has no option '%s'; did you mean '%s'?"
                           : "the stage has no option '%s'",
                      word, near);
}

static int write_option(lua_State *lua) {
    return luaL_error(lua, "options are set in the pipeline, not in the stage ('%s')",
                      luaL_tolstring(lua, 2, NULL));
}

static void push_options(lua_State *lua, const struct visit *visit) {
    value_store_empty(config_of(lua)->call_store);
    lua_newtable(lua);
    lua_createtable(lua, 0, 3);
    lua_newtable(lua);
    for (size_t i = 0; i < visit->stage->row_count; i++) {
        const dsr_option *row = &visit->stage->rows[i];
        push_option(lua, row, (const char *)visit->state + row->offset);
        lua_setfield(lua, -2, row->name);
    }
    lua_pushcclosure(lua, read_option, 1);
    lua_setfield(lua, -2, "__index");
    lua_pushcfunction(lua, write_option);
    lua_setfield(lua, -2, "__newindex");
    lua_pushboolean(lua, false);
    lua_setfield(lua, -2, "__metatable");
    lua_setmetatable(lua, -2);
}

/* ---- facts ---- */

/* Calls a function of api/stage.lua with the value on top, which its result replaces. */
static void call_api(lua_State *lua, const char *name) {
    lua_rawgeti(lua, LUA_REGISTRYINDEX, config_of(lua)->api);
    lua_getfield(lua, -1, name);
    lua_insert(lua, -3);
    lua_pop(lua, 1);
    lua_call(lua, 1, 1);
}

void push_frozen(lua_State *lua) {
    call_api(lua, "freeze");
}

void put_facts(lua_State *lua, const struct visit *visit) {
    if (lua_isnoneornil(lua, -1))
        return;
    call_api(lua, "encode");
    if (visit->job->host->put_blob(visit->job, to_text(lua, -1)) != DSR_OK)
        luaL_error(lua, "there is no memory for the facts");
}

/* Frozen, so that all documents may share what was settled: it is decoded once. */
bool push_facts(lua_State *lua, dsr_text blob) {
    if (blob.len == 0)
        return false;
    lua_rawgeti(lua, LUA_REGISTRYINDEX, config_of(lua)->decoded);
    push_text(lua, blob);
    lua_pushvalue(lua, -1);
    if (lua_rawget(lua, -3) == LUA_TNIL) {
        lua_pop(lua, 1);
        lua_pushvalue(lua, -1);
        call_api(lua, "decode");
        lua_pushvalue(lua, -2);
        lua_pushvalue(lua, -2);
        lua_rawset(lua, -5);
    }
    lua_replace(lua, -3);
    lua_pop(lua, 1);
    return true;
}

void push_context(lua_State *lua, const struct visit *visit) {
    lua_newtable(lua);
    push_options(lua, visit);
    lua_setfield(lua, -2, "options");
    lua_newtable(lua);
    lua_setfield(lua, -2, "state");
    if (visit->doc) {
        if (push_facts(lua, visit->job->host->blob(visit->job, 0)))
            lua_setfield(lua, -2, "settled");
        push_text(lua, visit->job->host->input_name(visit->job));
        lua_setfield(lua, -2, "name");
        push_handle(lua, CLASS_BLOCK, visit->doc->host->first(visit->doc, 0));
        lua_setfield(lua, -2, "root");
    }
    lua_rawseti(lua, LUA_REGISTRYINDEX, config_of(lua)->context);
    push_handle(lua, CLASS_CONTEXT, 0);
}

/* SPDX-License-Identifier: MIT */
/*
 * The strict, deterministic environment: a chosen part of Lua's library without files, system,
 * clock, seeds and addresses.  Unknown names are mistakes that do not stop the file.
 */
#include "environment.h"

#include <lualib.h>
#include <string.h>

#include "module.h"
#include "object.h"
#include "pipeline.h"

/* What scripts may name, in alphabetical order; the hints choose among these. */
static const char *const offered[] = {
    "assert",   "error",    "getmetatable", "ipairs",       "math",   "next",   "pairs",
    "pcall",    "pipeline", "profile",      "rawequal",     "rawget", "rawlen", "rawset",
    "read",     "require",  "select",       "setmetatable", "stage",  "string", "table",
    "tonumber", "tostring", "type",         "utf8",         "xpcall",
};
#define OFFERED_COUNT (sizeof offered / sizeof offered[0])

/* Lua's own names that are left out, and why. */
static const struct {
    const char *name, *reason;
} withheld[] = {
    {"_G", "names are looked up, not listed"},
    {"collectgarbage", "memory is managed by dossier"},
    {"coroutine", "a script is one straight run"},
    {"debug", "scripts do not look into the program"},
    {"dofile", "write require \"NAME\""},
    {"io", "scripts touch no files; read \"FILE\" gives the text of one beside the pipeline"},
    {"load", "write require \"NAME\""},
    {"loadfile", "write require \"NAME\""},
    {"os", "scripts do not see the system"},
    {"package", "write stage.package for the stage"},
    {"print", "a script builds a value; `dossier check` shows what it says"},
    {"warn", "write error(...)"},
};

/* ---- placeholders ---------------------------------------------------------------------- */

static const char placeholder_name[] = "an unknown name";

void push_placeholder(lua_State *lua) {
    lua_rawgeti(lua, LUA_REGISTRYINDEX, config_of(lua)->placeholder);
}

bool is_placeholder(lua_State *lua, int index) {
    return luaL_testudata(lua, index, placeholder_name) != NULL;
}

static int give_placeholder(lua_State *lua) {
    push_placeholder(lua);
    return 1;
}

static int give_false(lua_State *lua) {
    lua_pushboolean(lua, false);
    return 1;
}

static int give_zero(lua_State *lua) {
    lua_pushinteger(lua, 0);
    return 1;
}

static int give_nothing(lua_State *lua) {
    (void)lua;
    return 0;
}

static int give_text(lua_State *lua) {
    lua_pushstring(lua, placeholder_name);
    return 1;
}

/* __pairs: the placeholder called as an iterator would never end. */
static int give_no_pairs(lua_State *lua) {
    lua_pushcfunction(lua, give_nothing);
    return 1;
}

static void open_placeholder(lua_State *lua) {
    static const char *const same[] = {
        "__index", "__call", "__concat", "__unm", "__add",  "__sub", "__mul", "__div",  "__mod",
        "__pow",   "__idiv", "__band",   "__bor", "__bxor", "__shl", "__shr", "__bnot",
    };
    lua_newuserdatauv(lua, 1, 0);
    luaL_newmetatable(lua, placeholder_name);
    for (size_t i = 0; i < sizeof same / sizeof same[0]; i++) {
        lua_pushcfunction(lua, give_placeholder);
        lua_setfield(lua, -2, same[i]);
    }
    static const luaL_Reg others[] = {
        {"__newindex", give_nothing},
        {"__lt", give_false},
        {"__le", give_false},
        {"__len", give_zero},
        {"__tostring", give_text},
        {"__pairs", give_no_pairs},
        {NULL, NULL},
    };
    luaL_setfuncs(lua, others, 0);
    lua_pushboolean(lua, false);
    lua_setfield(lua, -2, "__metatable");
    lua_setmetatable(lua, -2);
    config_of(lua)->placeholder = luaL_ref(lua, LUA_REGISTRYINDEX);
}

const char *type_phrase(lua_State *lua, int index) {
    switch (lua_type(lua, index)) {
    case LUA_TNIL:
    case LUA_TNONE:
        return "nothing";
    case LUA_TBOOLEAN:
        return lua_toboolean(lua, index) ? "true" : "false";
    case LUA_TNUMBER:
        return "a number";
    case LUA_TSTRING:
        return "a text";
    case LUA_TTABLE:
        return "a table";
    case LUA_TFUNCTION:
        return "a function";
    default:
        if (object_at(lua, index) != NULL)
            return object_phrase(object_at(lua, index));
        if (lua_islightuserdata(lua, index))
            return luaL_tolstring(lua, index, NULL); /* stays on the stack */
        if (luaL_getmetafield(lua, index, "__name") == LUA_TSTRING) {
            const char *name = lua_tostring(lua, -1);
            lua_pop(lua, 1); /* the metatable keeps it */
            return name;
        }
        return luaL_typename(lua, index);
    }
}

/* ---- names ----------------------------------------------------------------------------- */

static int read_unknown(lua_State *lua) {
    const char *name = lua_type(lua, 2) == LUA_TSTRING ? lua_tostring(lua, 2) : "?";
    struct diagnostic *row =
        mistake_here(lua, "config-unknown-name", name, "unknown name '%s'", name);
    const char *reason = NULL;
    for (size_t i = 0; i < sizeof withheld / sizeof withheld[0]; i++)
        if (strcmp(withheld[i].name, name) == 0)
            reason = withheld[i].reason;
    char otherwise[200];
    snprintf(otherwise, sizeof otherwise, "declare it with 'local %s', or put quotes around a text",
             name);
    if (reason != NULL)
        diagnostic_set_hint(row, "'%s' is not offered: %s", name, reason);
    else
        diagnostic_suggest(row, name, offered, OFFERED_COUNT, otherwise);
    push_placeholder(lua);
    return 1;
}

/* Upvalue: the names.  What is assigned is kept, so that the file runs on. */
static int write_unknown(lua_State *lua) {
    const char *name = lua_type(lua, 2) == LUA_TSTRING ? lua_tostring(lua, 2) : "?";
    bool is_offered = false;
    for (size_t i = 0; i < OFFERED_COUNT; i++)
        is_offered = is_offered || strcmp(offered[i], name) == 0;
    struct diagnostic *row =
        mistake_here(lua, "config-unknown-name", name,
                     is_offered ? "'%s' is offered by dossier and cannot be replaced"
                                : "assignment to the undeclared name '%s'",
                     name);
    diagnostic_set_hint(row, "write 'local %s'", name);
    if (!is_offered)
        lua_rawset(lua, lua_upvalueindex(1));
    return 0;
}

/* Upvalues: the library's name and table. */
static int read_unknown_function(lua_State *lua) {
    enum { MOST = 40 };
    const char *names[MOST];
    const char *library = lua_tostring(lua, lua_upvalueindex(1));
    const char *name = lua_type(lua, 2) == LUA_TSTRING ? lua_tostring(lua, 2) : "?";
    struct diagnostic *row =
        mistake_here(lua, "config-unknown-name", name, "%s has no function '%s'", library, name);
    lua_Integer count = push_keys(lua, lua_upvalueindex(2));
    for (lua_Integer i = 0; i < count && i < MOST; i++) {
        lua_rawgeti(lua, -1, i + 1);
        names[i] = lua_tostring(lua, -1);
        lua_pop(lua, 1); /* the library's keys keep it */
    }
    diagnostic_suggest(row, name, names, (size_t)(count < MOST ? count : MOST), NULL);
    push_placeholder(lua);
    return 1;
}

/* ---- functions that differ from stock Lua ------------------------------------------------ */

static int plain_tostring(lua_State *lua) {
    luaL_checkany(lua, 1);
    int type = lua_type(lua, 1);
    bool has_address = type == LUA_TTABLE || type == LUA_TFUNCTION || type == LUA_TUSERDATA ||
                       type == LUA_TTHREAD || type == LUA_TLIGHTUSERDATA;
    if (!has_address || luaL_getmetafield(lua, 1, "__tostring") != LUA_TNIL) {
        luaL_tolstring(lua, 1, NULL);
        return 1;
    }
    if (luaL_getmetafield(lua, 1, "__name") != LUA_TSTRING)
        lua_pushstring(lua, luaL_typename(lua, 1));
    return 1;
}

/* Upvalue: string.format.  %p would print an address, and so would %s of a table. */
static int plain_format(lua_State *lua) {
    const char *format = luaL_checkstring(lua, 1);
    int count = lua_gettop(lua);
    for (const char *at = strchr(format, '%'); at != NULL; at = strchr(at + 1, '%')) {
        at++;
        at += strspn(at, "-+ #0123456789.");
        if (*at == 'p')
            return luaL_error(lua, "string.format: %%p is not offered, addresses differ in every "
                                   "run");
        if (*at == '\0')
            break;
    }
    luaL_checkstack(lua, count + 4, NULL);
    for (int i = 2; i <= count; i++) {
        if (lua_type(lua, i) == LUA_TNUMBER || lua_type(lua, i) == LUA_TSTRING ||
            lua_type(lua, i) == LUA_TNIL || lua_type(lua, i) == LUA_TBOOLEAN)
            continue;
        lua_pushcfunction(lua, plain_tostring);
        lua_pushvalue(lua, i);
        lua_call(lua, 1, 1);
        lua_replace(lua, i);
    }
    lua_pushvalue(lua, lua_upvalueindex(1));
    lua_insert(lua, 1);
    lua_call(lua, count, 1);
    return 1;
}

/* Upvalue: setmetatable.  Finalizers run when the collector pleases and cannot be stopped; what
 * a weak table holds depends on the collector too. */
static int plain_setmetatable(lua_State *lua) {
    static const char *const refused[] = {"__gc", "__mode"};
    lua_settop(lua, 2);
    for (size_t i = 0; i < 2 && lua_istable(lua, 2); i++) {
        lua_pushstring(lua, refused[i]);
        if (lua_rawget(lua, 2) != LUA_TNIL)
            return luaL_error(lua, "setmetatable: '%s' is not offered", refused[i]);
        lua_pop(lua, 1);
    }
    lua_pushvalue(lua, lua_upvalueindex(1));
    lua_insert(lua, 1);
    lua_call(lua, 2, 1);
    return 1;
}

/* Upvalue: rawset.  Tables with a locked metatable are shared or read-only. */
static int plain_rawset(lua_State *lua) {
    if (luaL_getmetafield(lua, 1, "__metatable") != LUA_TNIL)
        return luaL_error(lua, "rawset: this table is read-only");
    lua_pushvalue(lua, lua_upvalueindex(1));
    lua_insert(lua, 1);
    lua_call(lua, lua_gettop(lua) - 1, 1);
    return 1;
}

/* Upvalue: table.move, whose loop in C no hook interrupts. */
static int bounded_move(lua_State *lua) {
    lua_Integer from = luaL_checkinteger(lua, 2), to = luaL_checkinteger(lua, 3);
    if (to >= from && (lua_Unsigned)to - (lua_Unsigned)from > 10000000)
        return luaL_error(lua, "table.move: too many elements");
    int count = lua_gettop(lua);
    lua_pushvalue(lua, lua_upvalueindex(1));
    lua_insert(lua, 1);
    lua_call(lua, count, 1);
    return 1;
}

/* Upvalue: the constructors' table.  MADE(number, table) gives the table back. */
static int note_constructed(lua_State *lua) {
    lua_settop(lua, 2);
    lua_pushvalue(lua, 2);
    lua_pushvalue(lua, 1);
    lua_rawset(lua, lua_upvalueindex(1));
    return 1;
}

/* ---- building it ----------------------------------------------------------------------- */

/* Wraps field `name` of the table on top. */
static void wrap(lua_State *lua, const char *name, lua_CFunction function) {
    lua_getfield(lua, -1, name);
    lua_pushcclosure(lua, function, 1);
    lua_setfield(lua, -2, name);
}

static void remove_field(lua_State *lua, const char *name) {
    lua_pushnil(lua);
    lua_setfield(lua, -2, name);
}

static int write_library(lua_State *lua) {
    return luaL_error(lua, "'%s': what dossier offers cannot be changed",
                      luaL_tolstring(lua, 2, NULL));
}

/* Leaves the library's table on the stack, and in the names below it one that shows it and
 * cannot be written: what a script puts there would outlive the document. */
static void add_library(lua_State *lua, int names, const char *name, lua_CFunction open) {
    luaL_requiref(lua, name, open, 0);
    lua_newtable(lua);
    lua_createtable(lua, 0, 3);
    lua_pushvalue(lua, -3);
    lua_setfield(lua, -2, "__index");
    lua_pushcfunction(lua, write_library);
    lua_setfield(lua, -2, "__newindex");
    lua_pushboolean(lua, false);
    lua_setfield(lua, -2, "__metatable");
    lua_setmetatable(lua, -2);
    lua_setfield(lua, names, name);
    lua_createtable(lua, 0, 2);
    lua_pushstring(lua, name);
    lua_pushvalue(lua, -3);
    lua_pushcclosure(lua, read_unknown_function, 2);
    lua_setfield(lua, -2, "__index");
    lua_pushboolean(lua, false);
    lua_setfield(lua, -2, "__metatable");
    lua_setmetatable(lua, -2);
}

static void add_libraries(lua_State *lua, int names) {
    luaL_requiref(lua, LUA_GNAME, luaopen_base, 0);
    wrap(lua, "setmetatable", plain_setmetatable);
    wrap(lua, "rawset", plain_rawset);
    for (size_t i = 0; i < OFFERED_COUNT; i++) {
        lua_getfield(lua, -1, offered[i]);
        lua_setfield(lua, names, offered[i]);
    }
    add_library(lua, names, "string", luaopen_string);
    wrap(lua, "format", plain_format);
    remove_field(lua, "dump");
    lua_pushliteral(lua, "");
    lua_getmetatable(lua, -1);
    lua_pushboolean(lua, false);
    lua_setfield(lua, -2, "__metatable");
    lua_pop(lua, 2);
    add_library(lua, names, "table", luaopen_table);
    wrap(lua, "move", bounded_move);
    lua_pushcfunction(lua, stable_sort);
    lua_setfield(lua, -2, "sort");
    add_library(lua, names, "math", luaopen_math);
    remove_field(lua, "random");
    remove_field(lua, "randomseed");
    add_library(lua, names, "utf8", luaopen_utf8);
    lua_settop(lua, names);
    static const luaL_Reg own[] = {
        {"pairs", ordered_pairs},
        {"next", ordered_next},
        {"tostring", plain_tostring},
        {NULL, NULL},
    };
    luaL_setfuncs(lua, own, 0);
}

/* The table that notes which constructor made what forgets tables that are gone. */
static void add_constructors(lua_State *lua, int names) {
    lua_newtable(lua);
    lua_createtable(lua, 0, 1);
    lua_pushliteral(lua, "k");
    lua_setfield(lua, -2, "__mode");
    lua_setmetatable(lua, -2);
    lua_pushvalue(lua, -1);
    config_of(lua)->constructors = luaL_ref(lua, LUA_REGISTRYINDEX);
    lua_pushcclosure(lua, note_constructed, 1);
    lua_setfield(lua, names, MADE);
}

void environment_open(lua_State *lua) {
    luaL_checkstack(lua, 20, NULL);
    open_placeholder(lua);
    lua_newtable(lua);
    int names = lua_gettop(lua);
    add_libraries(lua, names);
    add_constructors(lua, names);
    lua_newtable(lua);
    config_of(lua)->modules = luaL_ref(lua, LUA_REGISTRYINDEX);
    lua_pushcfunction(lua, module_require);
    lua_setfield(lua, names, "require");
    lua_pushcfunction(lua, module_read_file);
    lua_setfield(lua, names, "read");
    pipeline_open(lua);
    lua_createtable(lua, 0, 1);
    lua_pushcfunction(lua, read_unknown);
    lua_setfield(lua, -2, "__index");
    lua_setmetatable(lua, names);
    lua_newtable(lua); /* what scripts have as _ENV: always empty, so that each write is seen */
    lua_createtable(lua, 0, 3);
    lua_pushvalue(lua, names);
    lua_setfield(lua, -2, "__index");
    lua_pushvalue(lua, names);
    lua_pushcclosure(lua, write_unknown, 1);
    lua_setfield(lua, -2, "__newindex");
    lua_pushboolean(lua, false);
    lua_setfield(lua, -2, "__metatable");
    lua_setmetatable(lua, -2);
    config_of(lua)->environment = luaL_ref(lua, LUA_REGISTRYINDEX);
    lua_settop(lua, names - 1);
}

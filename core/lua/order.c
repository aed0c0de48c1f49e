/* SPDX-License-Identifier: MIT */
/*
 * The order of tables.  Lua hashes texts with a seed of the process, so its own `next` gives a
 * different order in every run; table.sort takes its pivots from the clock when a list is long.
 * Here both are functions of the script alone.
 */
#include "environment.h"

#include <string.h>

bool is_sequence(lua_State *lua, int index, lua_Integer *count) {
    lua_Integer found = 0, greatest = 0;
    index = lua_absindex(lua, index);
    luaL_checkstack(lua, 4, NULL);
    lua_pushnil(lua);
    while (lua_next(lua, index) != 0) {
        lua_pop(lua, 1);
        if (!lua_isinteger(lua, -1) || lua_tointeger(lua, -1) < 1) {
            lua_pop(lua, 1);
            return false;
        }
        if (lua_tointeger(lua, -1) > greatest)
            greatest = lua_tointeger(lua, -1);
        found++;
    }
    *count = found;
    return greatest == found;
}

const struct constructor *constructor_of(lua_State *lua, int index, const struct script **script) {
    struct lua_config *config = config_of(lua);
    index = lua_absindex(lua, index);
    lua_rawgeti(lua, LUA_REGISTRYINDEX, config->constructors);
    lua_pushvalue(lua, index);
    lua_rawget(lua, -2);
    bool is_known = lua_isinteger(lua, -1);
    lua_Integer number = lua_tointeger(lua, -1);
    lua_pop(lua, 2);
    size_t file = (size_t)(number >> 32), at = (size_t)(number & 0xFFFFFFFF);
    if (!is_known || file >= config->loaded_count || at >= config->loaded[file]->constructor_count)
        return NULL;
    *script = config->loaded[file];
    return &config->loaded[file]->constructors[at];
}

/* ---- comparing keys -------------------------------------------------------------------- */

enum rank { RANK_INTEGER, RANK_FLOAT, RANK_TEXT, RANK_BOOLEAN, RANK_NONE };

static enum rank rank_of(lua_State *lua, int index) {
    switch (lua_type(lua, index)) {
    case LUA_TNUMBER:
        return lua_isinteger(lua, index) ? RANK_INTEGER : RANK_FLOAT;
    case LUA_TSTRING:
        return RANK_TEXT;
    case LUA_TBOOLEAN:
        return RANK_BOOLEAN;
    default:
        return RANK_NONE;
    }
}

static enum rank check_rank(lua_State *lua, int index) {
    enum rank rank = rank_of(lua, index);
    if (rank == RANK_NONE)
        luaL_error(lua, "a table with %ss as keys has no fixed order", luaL_typename(lua, index));
    return rank;
}

/* By bytes: lua_compare would ask the locale. */
static int compare_texts(lua_State *lua, int a, int b) {
    size_t a_len, b_len;
    const char *a_text = lua_tolstring(lua, a, &a_len);
    const char *b_text = lua_tolstring(lua, b, &b_len);
    int bytes = memcmp(a_text, b_text, a_len < b_len ? a_len : b_len);
    return bytes != 0 ? bytes : (a_len > b_len) - (a_len < b_len);
}

static bool is_key_before(lua_State *lua, int a, int b) {
    enum rank a_rank = check_rank(lua, a), b_rank = check_rank(lua, b);
    if (a_rank != b_rank)
        return a_rank < b_rank;
    if (a_rank == RANK_TEXT)
        return compare_texts(lua, a, b) < 0;
    if (a_rank == RANK_BOOLEAN)
        return lua_toboolean(lua, a) < lua_toboolean(lua, b);
    return lua_compare(lua, a, b, LUA_OPLT) != 0;
}

/* ---- a merge sort on two Lua lists ------------------------------------------------------ */

/* Whether the first of the two values on top comes before the second; pops both. */
typedef bool is_before(lua_State *lua, int function);

static bool key_before(lua_State *lua, int function) {
    (void)function;
    bool is_first = is_key_before(lua, -2, -1);
    lua_pop(lua, 2);
    return is_first;
}

static bool value_before(lua_State *lua, int function) {
    if (function == 0) {
        bool is_first = lua_compare(lua, -2, -1, LUA_OPLT) != 0;
        lua_pop(lua, 2);
        return is_first;
    }
    lua_pushvalue(lua, function);
    lua_insert(lua, -3);
    lua_call(lua, 2, 1);
    bool is_first = lua_toboolean(lua, -1) != 0;
    lua_pop(lua, 1);
    return is_first;
}

static void merge(lua_State *lua, int from, int to, lua_Integer start, lua_Integer half,
                  lua_Integer end, is_before *before, int function) {
    lua_Integer left = start, right = half;
    for (lua_Integer i = start; i < end; i++) {
        bool takes_right = left == half;
        if (left < half && right < end) {
            lua_rawgeti(lua, from, right);
            lua_rawgeti(lua, from, left);
            takes_right = before(lua, function);
        }
        lua_rawgeti(lua, from, takes_right ? right++ : left++);
        lua_rawseti(lua, to, i);
    }
}

/* Sorts 1..count of the list at `list`; equal values keep their order. */
static void sort_list(lua_State *lua, int list, lua_Integer count, is_before *before,
                      int function) {
    luaL_checkstack(lua, 6, NULL);
    lua_createtable(lua, count < 1000000 ? (int)count : 0, 0);
    int from = list, to = lua_gettop(lua);
    for (lua_Integer width = 1; width < count; width *= 2) {
        for (lua_Integer start = 1; start <= count; start += 2 * width) {
            lua_Integer half = start + width <= count ? start + width : count + 1;
            lua_Integer end = half + width <= count ? half + width : count + 1;
            merge(lua, from, to, start, half, end, before, function);
        }
        int other = from;
        from = to;
        to = other;
    }
    for (lua_Integer i = 1; from != list && i <= count; i++) {
        lua_rawgeti(lua, from, i);
        lua_rawseti(lua, list, i);
    }
    lua_pop(lua, 1);
}

int stable_sort(lua_State *lua) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    bool has_function = !lua_isnoneornil(lua, 2);
    if (has_function)
        luaL_checktype(lua, 2, LUA_TFUNCTION);
    lua_settop(lua, 2);
    sort_list(lua, 1, (lua_Integer)lua_rawlen(lua, 1), value_before, has_function ? 2 : 0);
    return 0;
}

/* ---- keys ------------------------------------------------------------------------------ */

/* Appends the key on top to the list at `keys` unless `seen` has it; pops it. */
static lua_Integer add_key(lua_State *lua, int keys, int seen, lua_Integer count) {
    lua_pushvalue(lua, -1);
    if (lua_rawget(lua, seen) != LUA_TNIL) {
        lua_pop(lua, 2);
        return count;
    }
    lua_pop(lua, 1);
    lua_pushvalue(lua, -1);
    lua_pushboolean(lua, true);
    lua_rawset(lua, seen);
    lua_rawseti(lua, keys, count + 1);
    return count + 1;
}

static lua_Integer add_written_keys(lua_State *lua, int index, int keys, int seen) {
    const struct script *script;
    const struct constructor *made = constructor_of(lua, index, &script);
    lua_Integer count = 0;
    for (size_t i = 0; made != NULL && i < made->count; i++) {
        const struct field *field = &script->fields[made->first + i];
        if (field->key.at == NULL && field->index == 0)
            continue;
        if (field->key.at != NULL)
            lua_pushlstring(lua, field->key.at, field->key.len);
        else
            lua_pushinteger(lua, field->index);
        lua_pushvalue(lua, -1);
        bool is_there = lua_rawget(lua, index) != LUA_TNIL;
        lua_pop(lua, 1);
        if (is_there)
            count = add_key(lua, keys, seen, count);
        else
            lua_pop(lua, 1);
    }
    return count;
}

lua_Integer push_keys(lua_State *lua, int index) {
    index = lua_absindex(lua, index);
    luaL_checkstack(lua, 8, NULL);
    lua_newtable(lua);
    lua_newtable(lua); /* seen */
    lua_newtable(lua); /* the rest */
    int keys = lua_gettop(lua) - 2, seen = keys + 1, rest = keys + 2;
    lua_Integer count = add_written_keys(lua, index, keys, seen), more = 0;
    lua_pushnil(lua);
    while (lua_next(lua, index) != 0) {
        lua_pop(lua, 1);
        check_rank(lua, -1);
        lua_pushvalue(lua, -1);
        more = add_key(lua, rest, seen, more);
    }
    sort_list(lua, rest, more, key_before, 0);
    for (lua_Integer i = 1; i <= more; i++) {
        lua_rawgeti(lua, rest, i);
        lua_rawseti(lua, keys, ++count);
    }
    lua_settop(lua, keys);
    return count;
}

/* Upvalues: the keys (nil for a sequence), how many, how far we are. */
static int next_pair(lua_State *lua) {
    lua_settop(lua, 1);
    lua_Integer count = lua_tointeger(lua, lua_upvalueindex(2));
    lua_Integer at = lua_tointeger(lua, lua_upvalueindex(3));
    while (at < count) {
        at++;
        if (lua_isnil(lua, lua_upvalueindex(1)))
            lua_pushinteger(lua, at);
        else
            lua_rawgeti(lua, lua_upvalueindex(1), at);
        lua_pushvalue(lua, -1);
        if (lua_rawget(lua, 1) != LUA_TNIL) {
            lua_pushinteger(lua, at);
            lua_replace(lua, lua_upvalueindex(3));
            return 2;
        }
        lua_pop(lua, 2); /* taken out since */
    }
    lua_pushnil(lua);
    return 1;
}

int ordered_pairs(lua_State *lua) {
    luaL_checkany(lua, 1);
    if (luaL_getmetafield(lua, 1, "__pairs") != LUA_TNIL) {
        lua_pushvalue(lua, 1);
        lua_call(lua, 1, 3);
        return 3;
    }
    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_Integer count;
    if (is_sequence(lua, 1, &count))
        lua_pushnil(lua);
    else
        count = push_keys(lua, 1);
    lua_pushinteger(lua, count);
    lua_pushinteger(lua, 0);
    lua_pushcclosure(lua, next_pair, 3);
    lua_pushvalue(lua, 1);
    lua_pushnil(lua);
    return 3;
}

/* The least key after the given one, constructors aside, so that a walk that takes keys out on
 * its way still finds on. */
int ordered_next(lua_State *lua) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_settop(lua, 2);
    bool is_start = lua_isnil(lua, 2);
    if (!is_start)
        check_rank(lua, 2);
    lua_pushnil(lua); /* 3: the best so far */
    lua_pushnil(lua);
    while (lua_next(lua, 1) != 0) {
        lua_pop(lua, 1);
        check_rank(lua, 4);
        bool is_after = is_start || is_key_before(lua, 2, 4);
        if (is_after && (lua_isnil(lua, 3) || is_key_before(lua, 4, 3))) {
            lua_pushvalue(lua, 4);
            lua_replace(lua, 3);
        }
    }
    if (lua_isnil(lua, 3))
        return 1;
    lua_pushvalue(lua, 3);
    lua_rawget(lua, 1);
    return 2;
}

/* SPDX-License-Identifier: MIT */
/*
 * Freezing: depth first over a Lua table, in the order of environment.h.  Refuses what a value
 * tree cannot hold: fractions, tables in themselves, gaps, texts that are not UTF-8.
 */
#include "freeze.h"

#include <math.h>
#include <string.h>

#include "module.h"

struct freezer {
    lua_State *lua;
    struct value_store *store;
    size_t nodes;
    bool is_full;                  /* and that has been said */
    const void *path[VALUE_DEPTH]; /* the tables we are in */
    size_t depth;
};

static dsr_value *freeze_value(struct freezer *freezer, int index, struct spot spot);

struct spot spot_of_table(lua_State *lua, int index, struct spot spot) {
    const struct script *script;
    const struct constructor *made =
        lua_istable(lua, index) ? constructor_of(lua, index, &script) : NULL;
    return made == NULL ? spot : (struct spot){script, made->line, made->column};
}

static void refuse(struct freezer *freezer, struct spot spot, const char *message) {
    mistake(freezer->lua, "config-value", spot.script, spot.line, spot.column, "%s", message);
}

static void refuse_size(struct freezer *freezer, struct spot spot) {
    if (!freezer->is_full)
        mistake(freezer->lua, "config-value", spot.script, spot.line, spot.column,
                "the table has more than %d values", FROZEN_NODES_MOST);
    freezer->is_full = true;
}

static bool freeze_text(struct freezer *freezer, int index, struct spot spot, dsr_text *text) {
    size_t len;
    const char *at = lua_tolstring(freezer->lua, index, &len);
    if (text_fault(at, len) < len) {
        refuse(freezer, spot, "the text is not UTF-8, or holds a NUL");
        return false;
    }
    *text = value_store_text(freezer->store, at, len);
    if (text->at == NULL)
        state_no_memory(freezer->lua);
    return true;
}

static bool freeze_number(struct freezer *freezer, int index, struct spot spot, int64_t *number) {
    int is_whole;
    *number = lua_tointegerx(freezer->lua, index, &is_whole);
    if (!is_whole)
        mistake(freezer->lua, "config-value", spot.script, spot.line, spot.column,
                "%.14g is no whole number", lua_tonumber(freezer->lua, index));
    return is_whole;
}

/* ---- tables ---------------------------------------------------------------------------- */

/* Which members a table has, before anything is made of them. */
struct shape {
    size_t names, positions;
    bool is_fine;
};

static struct shape shape_of(struct freezer *freezer, int index, struct spot spot) {
    lua_State *lua = freezer->lua;
    struct shape shape = {.is_fine = true};
    lua_Integer greatest = 0;
    lua_pushnil(lua);
    while (lua_next(lua, index) != 0) {
        lua_pop(lua, 1);
        if (lua_type(lua, -1) == LUA_TSTRING) {
            shape.names++;
        } else if (lua_isinteger(lua, -1) && lua_tointeger(lua, -1) > 0) {
            shape.positions++;
            if (lua_tointeger(lua, -1) > greatest)
                greatest = lua_tointeger(lua, -1);
        } else {
            shape.is_fine = false;
        }
    }
    if (!shape.is_fine)
        refuse(freezer, spot, "the keys of a table are names, or positions from 1");
    else if ((size_t)greatest != shape.positions)
        refuse(freezer, spot, "the positions of a list run from 1 without gaps");
    shape.is_fine = shape.is_fine && (size_t)greatest == shape.positions;
    return shape;
}

static bool is_field_of(lua_State *lua, int key, const struct field *field) {
    if (lua_type(lua, key) != LUA_TSTRING)
        return field->key.at == NULL && field->index == lua_tointeger(lua, key);
    size_t len;
    const char *at = lua_tolstring(lua, key, &len);
    return field->key.at != NULL && field->key.len == len && memcmp(field->key.at, at, len) == 0;
}

/* The field of a key; `*from` makes the usual case, keys in the order as written, one step. */
static const struct field *find_field(lua_State *lua, int key, const struct script *script,
                                      const struct constructor *made, size_t *from) {
    for (size_t i = 0; made != NULL && i < made->count; i++) {
        size_t at = (*from + i) % made->count;
        const struct field *field = &script->fields[made->first + at];
        if (is_field_of(lua, key, field)) {
            *from = at + 1;
            return field;
        }
    }
    return NULL;
}

static void report_doubles(lua_State *lua, const struct script *script,
                           const struct constructor *made) {
    enum { LOOKED_AT = 300 }; /* longer tables are data lists */
    const struct field *fields = made == NULL ? NULL : script->fields + made->first;
    size_t count = made == NULL || made->count > LOOKED_AT ? 0 : made->count;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < i && fields[i].key.at != NULL; j++) {
            if (fields[j].key.at == NULL || fields[j].key.len != fields[i].key.len ||
                memcmp(fields[j].key.at, fields[i].key.at, fields[i].key.len) != 0)
                continue;
            mistake(lua, "config-value", script, fields[i].line, fields[i].column,
                    "'%.*s' stands twice in this table", (int)fields[i].key.len, fields[i].key.at);
            break;
        }
    }
}

/* Appends the member whose key and value are on top; pops both. */
static void freeze_member(struct freezer *freezer, dsr_value *table, const struct script *script,
                          const struct field *field, struct spot spot) {
    lua_State *lua = freezer->lua;
    struct spot key_spot = spot, value_spot = spot;
    if (field != NULL) {
        key_spot = (struct spot){script, field->line, field->column};
        value_spot = (struct spot){script, field->value_line, field->value_column};
    }
    struct value_member *member = &table->as.table.members[table->as.table.count];
    *member =
        (struct value_member){.key = {"", 0}, .line = key_spot.line, .column = key_spot.column};
    bool is_named = lua_type(lua, -2) == LUA_TSTRING;
    if (!is_named || freeze_text(freezer, -2, key_spot, &member->key))
        member->value = freeze_value(freezer, lua_gettop(lua), value_spot);
    table->as.table.count += member->value != NULL;
    lua_pop(lua, 2);
}

static void freeze_members(struct freezer *freezer, int index, dsr_value *table, struct shape shape,
                           struct spot spot) {
    lua_State *lua = freezer->lua;
    const struct script *script = NULL;
    const struct constructor *made = constructor_of(lua, index, &script);
    size_t from = 0;
    report_doubles(lua, script, made);
    bool is_list = shape.names == 0;
    if (!is_list)
        push_keys(lua, index);
    for (size_t i = 1; i <= shape.names + shape.positions && !freezer->is_full; i++) {
        if (is_list)
            lua_pushinteger(lua, (lua_Integer)i);
        else
            lua_rawgeti(lua, -1, (lua_Integer)i);
        const struct field *field = find_field(lua, -1, script, made, &from);
        lua_pushvalue(lua, -1);
        lua_rawget(lua, index);
        freeze_member(freezer, table, script, field, spot);
    }
    if (!is_list)
        lua_pop(lua, 1);
}

static bool enter_table(struct freezer *freezer, int index, struct spot spot) {
    const void *here = lua_topointer(freezer->lua, index);
    for (size_t i = 0; i < freezer->depth; i++) {
        if (freezer->path[i] == here) {
            refuse(freezer, spot, "the table contains itself");
            return false;
        }
    }
    /* One level less than a tree may have: its leaves count too. */
    if (freezer->depth + 1 >= VALUE_DEPTH) {
        refuse(freezer, spot, "the tables are nested too deep");
        return false;
    }
    freezer->path[freezer->depth++] = here;
    return true;
}

static bool freeze_table(struct freezer *freezer, int index, dsr_value *table, struct spot spot) {
    if (!enter_table(freezer, index, spot))
        return false;
    luaL_checkstack(freezer->lua, 8, NULL);
    struct shape shape = shape_of(freezer, index, spot);
    size_t count = shape.names + shape.positions;
    table->type = shape.names > 0 || count == 0 ? DSR_TABLE_OF : DSR_LIST_OF;
    if (shape.is_fine && count > 0) {
        if (count > FROZEN_NODES_MOST) {
            refuse_size(freezer, spot);
            count = 0;
        }
        table->as.table.members =
            value_store_take(freezer->store, count * sizeof *table->as.table.members);
        if (table->as.table.members == NULL)
            state_no_memory(freezer->lua);
        if (count > 0)
            freeze_members(freezer, index, table, shape, spot);
    }
    freezer->depth--;
    return shape.is_fine;
}

/* ---- values ---------------------------------------------------------------------------- */

static bool freeze_content(struct freezer *freezer, int index, dsr_value *value, struct spot spot) {
    lua_State *lua = freezer->lua;
    switch (lua_type(lua, index)) {
    case LUA_TBOOLEAN:
        value->type = DSR_BOOLEAN;
        value->as.boolean = lua_toboolean(lua, index);
        return true;
    case LUA_TNUMBER:
        value->type = DSR_INTEGER;
        return freeze_number(freezer, index, spot, &value->as.integer);
    case LUA_TSTRING:
        value->type = DSR_STRING;
        return freeze_text(freezer, index, spot, &value->as.string);
    case LUA_TTABLE:
        return freeze_table(freezer, index, value, spot);
    case LUA_TFUNCTION:
        value->type = DSR_FUNCTION;
        lua_pushvalue(lua, index);
        value->as.function.reference = luaL_ref(lua, LUA_REGISTRYINDEX);
        value->as.function.owner = config_of(lua);
        return true;
    default:
        mistake(lua, "config-value", spot.script, spot.line, spot.column,
                "%s cannot be used as a value here", type_phrase(lua, index));
        return false;
    }
}

static dsr_value *freeze_value(struct freezer *freezer, int index, struct spot spot) {
    lua_State *lua = freezer->lua;
    if (lua_isnoneornil(lua, index) || is_placeholder(lua, index))
        return NULL;
    if (freezer->nodes + 1 > FROZEN_NODES_MOST) {
        refuse_size(freezer, spot);
        return NULL;
    }
    freezer->nodes++;
    dsr_value *value = value_store_take(freezer->store, sizeof *value);
    if (value == NULL)
        state_no_memory(lua);
    value->file = spot.script == NULL ? NULL : spot.script->name;
    value->line = spot.line;
    value->column = spot.column;
    return freeze_content(freezer, index, value, spot) ? value : NULL;
}

const dsr_value *freeze(lua_State *lua, int index, struct value_store *store, struct spot spot) {
    struct freezer freezer = {.lua = lua, .store = store};
    return freeze_value(&freezer, lua_absindex(lua, index), spot);
}

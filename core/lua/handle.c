/* SPDX-License-Identifier: MIT */
#include "handle.h"

#include <string.h>

#include "environment.h"

/* From 1; 0: there is no such word. */
static uint32_t choice_of(const char *const *choices, const char *word) {
    for (uint32_t i = 0; choices[i]; i++)
        if (strcmp(choices[i], word) == 0)
            return i + 1;
    return 0;
}

/* ---- errors ---- */

static int not_among(lua_State *lua, const char *word, const char *format, const char *what,
                     const char *const *names, size_t count) {
    const char *near = nearest_name(word, names, count);
    lua_pushfstring(lua, format, what, word);
    if (near)
        lua_pushfstring(lua, "; did you mean '%s'?", near);
    else
        lua_pushliteral(lua, "");
    return luaL_error(lua, "%s%s", lua_tostring(lua, -2), lua_tostring(lua, -1));
}

static size_t count_choices(const char *const *choices) {
    size_t count = 0;
    while (choices[count])
        count++;
    return count;
}

static uint32_t check_choice(lua_State *lua, int index, const char *what,
                             const char *const *choices) {
    const char *word = luaL_tolstring(lua, index, NULL);
    uint32_t choice = choice_of(choices, word);
    if (!choice)
        not_among(lua, word, "%s cannot be '%s'", what, choices, count_choices(choices));
    lua_pop(lua, 1);
    return choice;
}

dsr_kind check_kind(lua_State *lua, int index) {
    size_t count;
    return (dsr_kind)check_choice(lua, index, "the kind of a block", kind_names(&count));
}

/* `members` is the index of the class's table of names. */
static int no_field(lua_State *lua, enum sort sort, int members) {
    enum { MOST = 64 };
    const char *names[MOST];
    size_t count = 0;
    const char *word = luaL_tolstring(lua, 2, NULL);
    for (lua_pushnil(lua); lua_next(lua, members) && count < MOST; lua_pop(lua, 1))
        names[count++] = lua_tostring(lua, -2); /* the table keeps it */
    return not_among(lua, word, "%s has no field '%s'", class_rows[sort].phrase, names, count);
}

int done(lua_State *lua, dsr_status status, const char *what) {
    if (status == DSR_OK)
        return 0;
    if (status == DSR_NO_MEMORY)
        return luaL_error(lua, "the document has no room for this");
    if (status == DSR_REFUSED)
        return luaL_error(lua,
                          "%s is refused: the stage's edits do not name it, or the values do not "
                          "fit the document",
                          what);
    return luaL_error(lua, "%s failed", what);
}

/* ---- handles ---- */

void push_block(lua_State *lua, dsr_block block) {
    push_handle(lua, CLASS_BLOCK, block);
}

/* A handle is a light userdata: equal for one record, a key of tables, and no memory.  From the
 * low end: 3 bits of class, 32 of record, the rest counts the documents; machines with 32-bit
 * pointers keep 29 bits of the record and do not tell documents apart. */
enum { CLASS_BITS = 3, RECORD_BITS = 32 };
_Static_assert(CLASS_COUNT <= 1 << CLASS_BITS, "a class fits its bits");

struct handle {
    enum sort sort;
    uint32_t at, document;
};

static uint64_t pack(struct handle handle) {
    uint64_t document = (uint64_t)handle.document << (CLASS_BITS + RECORD_BITS);
    return (uintptr_t)(document | (uint64_t)handle.at << CLASS_BITS | handle.sort);
}

static struct handle unpack(lua_State *lua, int index) {
    uint64_t bits = (uintptr_t)lua_touserdata(lua, index);
    return (struct handle){(enum sort)(bits & ((1 << CLASS_BITS) - 1)),
                           (uint32_t)(bits >> CLASS_BITS),
                           (uint32_t)(bits >> (CLASS_BITS + RECORD_BITS))};
}

void set_visit(lua_State *lua, struct visit *visit) {
    config_of(lua)->visit = visit;
    config_of(lua)->document++; /* what was made so far belongs to another document */
}

struct visit *visit_of(lua_State *lua) {
    struct visit *visit = config_of(lua)->visit;
    if (!visit || !visit->doc)
        luaL_error(lua, "there is no document here");
    return visit;
}

void push_handle(lua_State *lua, enum sort sort, uint32_t at) {
    if (at || sort == CLASS_CONTEXT)
        lua_pushlightuserdata(
            lua, (void *)(uintptr_t)pack((struct handle){sort, at, config_of(lua)->document}));
    else
        lua_pushnil(lua);
}

static void read_record(lua_State *lua, struct handle handle, union record *record) {
    struct handle now = {handle.sort, handle.at, config_of(lua)->document};
    if (pack(handle) != pack(now))
        luaL_error(lua, "this is %s of another document", class_rows[handle.sort].phrase);
    if (handle.sort == CLASS_CONTEXT)
        return;
    const struct visit *visit = visit_of(lua);
    const dsr_host *host = visit->doc->host;
    dsr_block_info block;
    bool is_there = false;
    switch (handle.sort) {
    case CLASS_BLOCK:
        is_there = host->block(visit->doc, handle.at, &record->block, sizeof record->block) &&
                   !(record->block.flags & DSR_REMOVED);
        break;
    case CLASS_LABEL: /* the record of one that was taken away is still there */
        is_there = host->label(visit->doc, handle.at, &record->label, sizeof record->label) &&
                   host->block(visit->doc, record->label.block, &block, sizeof block) &&
                   block.label == handle.at;
        break;
    case CLASS_REFERENCE:
        is_there =
            host->reference(visit->doc, handle.at, &record->reference, sizeof record->reference);
        break;
    case CLASS_MENTION:
        is_there = host->mention(visit->doc, handle.at, &record->mention, sizeof record->mention);
        break;
    case CLASS_MARK:
        is_there = host->mark(visit->doc, handle.at, &record->mark, sizeof record->mark);
        break;
    default:
        break;
    }
    if (!is_there)
        luaL_error(lua, "this %s was removed", class_rows[handle.sort].name);
}

bool is_of(lua_State *lua, int index, enum sort sort) {
    return lua_islightuserdata(lua, index) && unpack(lua, index).sort == sort;
}

uint32_t to_handle(lua_State *lua, int index, enum sort sort, union record *record) {
    if (!is_of(lua, index, sort))
        luaL_error(lua, "%s is wanted here, not %s", class_rows[sort].phrase,
                   type_phrase(lua, index));
    struct handle handle = unpack(lua, index);
    read_record(lua, handle, record);
    return handle.at;
}

enum sort sort_of(lua_State *lua, int index) {
    return lua_islightuserdata(lua, index) ? unpack(lua, index).sort : CLASS_COUNT;
}

/* ---- reading ---- */

void push_text(lua_State *lua, dsr_text text) {
    lua_pushlstring(lua, text.at ? text.at : "", text.len);
}

static void push_targets(lua_State *lua, dsr_reference at) {
    const struct visit *visit = visit_of(lua);
    union record record = {0};
    lua_newtable(lua);
    for (lua_Integer i = 0;
         visit->doc->host->target(visit->doc, at, (size_t)i, &record.target, sizeof(dsr_target));
         i++) {
        lua_newtable(lua);
        for (const struct field_row *row = class_rows[CLASS_TARGET].fields; row->name; row++) {
            push_field(lua, row, 0, &record);
            lua_setfield(lua, -2, row->name);
        }
        lua_rawseti(lua, -2, i + 1);
    }
}

static void push_excerpt(lua_State *lua, dsr_block block, dsr_range range) {
    dsr_text text = visit_of(lua)->doc->host->text(visit_of(lua)->doc, block);
    lua_pushlstring(lua, text.at + range.start, range.end - range.start);
}

/* The block comes first in the records of references and mentions, second in a mark's. */
static dsr_block block_of(const struct field_row *row, const union record *record) {
    return row->offset == offsetof(dsr_mark_info, range) ? record->mark.block
                                                         : record->reference.block;
}

void push_field(lua_State *lua, const struct field_row *row, uint32_t at,
                const union record *record) {
    const struct visit *visit = config_of(lua)->visit;
    const void *member = (const char *)record + row->offset;
    const dsr_range *range = member;
    dsr_block (*near)(const dsr_doc *, dsr_block);
    switch (row->type) {
    case FIELD_TEXT:
        push_text(lua, *(const dsr_text *)member);
        return;
    case FIELD_NUMBER:
        lua_pushinteger(lua, *(const uint32_t *)member);
        return;
    case FIELD_VALUE:
        lua_pushinteger(lua, *(const int64_t *)member);
        if (*(const int64_t *)member == DSR_NO_VALUE)
            lua_pushboolean(lua, false);
        return;
    case FIELD_CHOICE:
        lua_pushstring(lua, row->choices[*(const uint32_t *)member - 1]);
        return;
    case FIELD_FLAG:
        lua_pushboolean(lua, (record->block.flags & row->offset) != 0);
        return;
    case FIELD_FIRST:
        lua_pushinteger(lua, (lua_Integer)range->start + 1);
        return;
    case FIELD_LAST:
        lua_pushinteger(lua, range->end);
        return;
    case FIELD_EXCERPT:
        push_excerpt(lua, block_of(row, record), *range);
        return;
    case FIELD_BLOCK:
    case FIELD_LABEL:
        push_handle(lua, row->type == FIELD_BLOCK ? CLASS_BLOCK : CLASS_LABEL,
                    *(const uint32_t *)member);
        return;
    case FIELD_NEAR:
        memcpy(&near, (const char *)visit->doc->host + row->offset, sizeof near);
        push_handle(lua, CLASS_BLOCK, near(visit->doc, at));
        return;
    case FIELD_LINE:
        lua_pushinteger(lua, record->block.part
                                 ? visit->doc->host->line(visit->doc, record->block.part,
                                                          record->block.source.start)
                                 : 0);
        return;
    case FIELD_TARGETS:
        push_targets(lua, at);
        return;
    case FIELD_KEPT:
        lua_rawgeti(lua, LUA_REGISTRYINDEX, config_of(lua)->context);
        lua_getfield(lua, -1, row->name);
        return;
    }
}

/* Upvalues: the names of each class. */
static int read_field(lua_State *lua) {
    union record record;
    struct handle handle = unpack(lua, 1);
    lua_pushvalue(lua, 2);
    int type = lua_rawget(lua, lua_upvalueindex((int)handle.sort + 1));
    if (type == LUA_TFUNCTION)
        return 1;
    if (type != LUA_TNUMBER)
        return no_field(lua, handle.sort, lua_upvalueindex((int)handle.sort + 1));
    read_record(lua, handle, &record);
    push_field(lua, &class_rows[handle.sort].fields[lua_tointeger(lua, 3)], handle.at, &record);
    return 1;
}

static int write_field(lua_State *lua) {
    const struct class_row *row = &class_rows[unpack(lua, 1).sort];
    int names = lua_upvalueindex((int)unpack(lua, 1).sort + 1);
    lua_pushvalue(lua, 2);
    if (lua_rawget(lua, names) == LUA_TNIL)
        return no_field(lua, unpack(lua, 1).sort, names);
    return luaL_error(lua, "'%s' of %s is not assigned; %s", luaL_tolstring(lua, 2, NULL),
                      row->phrase, row->advice);
}

static int name_handle(lua_State *lua) {
    lua_pushstring(lua, class_rows[unpack(lua, 1).sort].phrase);
    return 1;
}

/* ---- writing ---- */

dsr_text to_text(lua_State *lua, int index) {
    dsr_text text;
    luaL_checktype(lua, index, LUA_TSTRING);
    text.at = lua_tolstring(lua, index, &text.len);
    return text;
}

const char *to_reason(lua_State *lua, int index) {
    return luaL_optstring(lua, index, config_of(lua)->visit->stage->stage.summary);
}

static int wrong_type(lua_State *lua, const struct field_row *row, const char *wanted) {
    return luaL_error(lua, "'%s' takes %s, not %s", row->name, wanted, type_phrase(lua, -1));
}

/* The value is on top. */
static void fill_field(lua_State *lua, const struct field_row *row, union record *record) {
    void *member = (char *)record + row->offset;
    dsr_range *range = member;
    union record other;
    int is_whole;
    lua_Integer number = lua_tointegerx(lua, -1, &is_whole);
    bool is_number = is_whole && lua_type(lua, -1) == LUA_TNUMBER;
    bool is_none = lua_isboolean(lua, -1) && !lua_toboolean(lua, -1);
    switch (row->type) {
    case FIELD_TEXT:
        if (lua_type(lua, -1) != LUA_TSTRING)
            wrong_type(lua, row, "a text");
        *(dsr_text *)member = to_text(lua, -1);
        return;
    case FIELD_CHOICE:
        *(uint32_t *)member = check_choice(lua, -1, row->name, row->choices);
        return;
    case FIELD_VALUE:
        if (!is_number && !is_none)
            wrong_type(lua, row, "a whole number or false");
        *(int64_t *)member = is_none ? DSR_NO_VALUE : number;
        return;
    case FIELD_LABEL:
        if (!is_none && !is_of(lua, -1, CLASS_LABEL))
            wrong_type(lua, row, "a label or false");
        *(dsr_label *)member = is_none ? 0 : to_handle(lua, lua_gettop(lua), CLASS_LABEL, &other);
        return;
    case FIELD_TARGETS: /* reference.c takes them */
        return;
    default:
        break;
    }
    if (!is_number || number < 0 || number > UINT32_MAX - 1)
        wrong_type(lua, row, "a whole number");
    if (row->type == FIELD_NUMBER)
        *(uint32_t *)member = (uint32_t)number;
    else if (row->type == FIELD_LAST)
        range->end = (uint32_t)number;
    else if (number > 0)
        range->start = (uint32_t)number - 1;
    else
        wrong_type(lua, row, "a position from 1");
}

void fill_record(lua_State *lua, int index, enum sort sort, union record *record) {
    const struct class_row *row = &class_rows[sort];
    luaL_checktype(lua, index, LUA_TTABLE);
    lua_Integer count = push_keys(lua, index);
    for (lua_Integer i = 1; i <= count; i++) {
        const char *names[32];
        size_t known = 0;
        const struct field_row *field = row->fields, *found = NULL;
        lua_rawgeti(lua, -1, i);
        const char *word = luaL_tolstring(lua, -1, NULL);
        for (; field->name; field++) {
            if (field->is_settable)
                names[known++] = field->name;
            if (strcmp(field->name, word) == 0)
                found = field;
        }
        if (!found || !found->is_settable) {
            not_among(lua, word, "%s takes no field '%s'", row->phrase, names, known);
            return;
        }
        lua_pushvalue(lua, -2);
        lua_gettable(lua, index);
        fill_field(lua, found, record);
        lua_pop(lua, 3);
    }
    lua_pop(lua, 1);
}

/* ---- the names, from scripts/api/stage.lua ---- */

/* Pushes what a name of a class leads to: the number of a field, or a method. */
static void push_member(lua_State *lua, const struct class_row *sort, int row, const char *name) {
    const luaL_Reg *method = native_methods;
    lua_Integer field = 0;
    const char *full = lua_pushfstring(lua, "%s.%s", sort->name, name);
    while (sort->fields[field].name && strcmp(sort->fields[field].name, name) != 0)
        field++;
    while (method->name && strcmp(method->name, full) != 0)
        method++;
    if (sort->fields[field].name)
        lua_pushinteger(lua, field);
    else if (method->name)
        lua_pushcfunction(lua, method->func);
    else if (lua_getfield(lua, row, "call") != LUA_TFUNCTION)
        luaL_error(lua, "there is no '%s' that could be offered", full);
}

/* The rows of a class are on top: { { name = ..., call = ... }, ... }. */
static void add_members(lua_State *lua, const struct class_row *sort, int members) {
    int rows = lua_gettop(lua);
    for (lua_Integer i = 1; i <= (lua_Integer)lua_rawlen(lua, rows); i++) {
        lua_rawgeti(lua, rows, i);
        lua_getfield(lua, -1, "name");
        lua_pushvalue(lua, -1);
        push_member(lua, sort, rows + 1, luaL_checkstring(lua, -1));
        lua_replace(lua, rows + 3);
        lua_settop(lua, rows + 3);
        lua_settable(lua, members);
        lua_settop(lua, rows);
    }
}

/* What api/stage.lua returned is on top. */
void classes_open(lua_State *lua) {
    static const luaL_Reg functions[] = {
        {"__index", read_field}, {"__newindex", write_field}, {NULL, NULL}};
    struct lua_config *config = config_of(lua);
    int api = lua_gettop(lua);
    lua_getfield(lua, api, "classes");
    lua_pushlightuserdata(lua, NULL); /* all of these have one metatable */
    lua_createtable(lua, 0, 4);
    int metatable = lua_gettop(lua);
    for (int sort = 0; sort < CLASS_COUNT; sort++) {
        int names = metatable + 1 + sort;
        lua_newtable(lua);
        lua_getfield(lua, api + 1, class_rows[sort].name);
        if (lua_getfield(lua, -1, "members") != LUA_TTABLE)
            luaL_error(lua, "api/stage.lua tells nothing of %s", class_rows[sort].phrase);
        add_members(lua, &class_rows[sort], names);
        lua_settop(lua, names);
    }
    luaL_setfuncs(lua, functions, CLASS_COUNT);
    lua_pushcfunction(lua, name_handle);
    lua_setfield(lua, metatable, "__tostring");
    lua_pushboolean(lua, false);
    lua_setfield(lua, metatable, "__metatable");
    lua_setmetatable(lua, metatable - 1);
    lua_settop(lua, api);
    config->api = luaL_ref(lua, LUA_REGISTRYINDEX);
    lua_newtable(lua);
    config->decoded = luaL_ref(lua, LUA_REGISTRYINDEX);
    lua_newtable(lua);
    config->context = luaL_ref(lua, LUA_REGISTRYINDEX);
    lua_newtable(lua);
    config->definition = luaL_ref(lua, LUA_REGISTRYINDEX);
}

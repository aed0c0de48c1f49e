/* SPDX-License-Identifier: MIT */
/*
 * Blocks and contexts as Lua sees them: userdata made on demand, one per block, whose fields
 * read the document and whose methods edit it through the host.
 */
#include <string.h>

#include "stage.h"

static const char block_name[] = "a block";

static const char *const names_of_kinds[] = {"document", "section", "heading", "paragraph", "list",
                                             "item",     "quote",   "table",   "row",       "cell",
                                             "code",     "rule",    "figure",  "caption",   "note",
                                             "comment",  "box",     "meta",    "raw"};

const char *kind_name(dsr_kind kind) {
    return kind >= DSR_DOCUMENT && kind < DSR_KIND_COUNT ? names_of_kinds[kind - DSR_DOCUMENT] : "";
}

dsr_kind kind_of(const char *name) {
    for (size_t i = 0; i < sizeof names_of_kinds / sizeof *names_of_kinds; i++)
        if (strcmp(names_of_kinds[i], name) == 0)
            return (dsr_kind)(i + DSR_DOCUMENT);
    return (dsr_kind)0;
}

const char *const *kind_names(size_t *count) {
    *count = sizeof names_of_kinds / sizeof *names_of_kinds;
    return names_of_kinds;
}

void set_visit(lua_State *lua, struct visit *visit) {
    config_of(lua)->visit = visit;
    lua_newtable(lua); /* blocks made so far belong to the document before */
    lua_createtable(lua, 0, 1);
    lua_pushliteral(lua, "v");
    lua_setfield(lua, -2, "__mode");
    lua_setmetatable(lua, -2);
    lua_rawseti(lua, LUA_REGISTRYINDEX, config_of(lua)->blocks);
}

struct visit *visit_of(lua_State *lua) {
    struct visit *visit = config_of(lua)->visit;
    if (!visit)
        luaL_error(lua, "blocks and contexts live only while their document does");
    return visit;
}

void push_block(lua_State *lua, dsr_block block) {
    if (!block) {
        lua_pushnil(lua);
        return;
    }
    lua_rawgeti(lua, LUA_REGISTRYINDEX, config_of(lua)->blocks);
    if (lua_rawgeti(lua, -1, block) == LUA_TNIL) {
        lua_pop(lua, 1);
        *(dsr_block *)lua_newuserdatauv(lua, sizeof(dsr_block), 0) = block;
        luaL_setmetatable(lua, block_name);
        lua_pushvalue(lua, -1);
        lua_rawseti(lua, -3, block);
    }
    lua_remove(lua, -2);
}

static dsr_block to_block(lua_State *lua, int index) {
    dsr_block block = *(dsr_block *)luaL_checkudata(lua, index, block_name);
    struct visit *visit = visit_of(lua);
    dsr_block_info info = {0};
    visit->doc->host->block(visit->doc, block, &info, sizeof info);
    if (info.flags & DSR_REMOVED)
        luaL_error(lua, "this block was removed");
    return block;
}

static void push_text(lua_State *lua, dsr_text text) {
    lua_pushlstring(lua, text.at ? text.at : "", text.len);
}

static dsr_text to_text(lua_State *lua, int index) {
    dsr_text text;
    text.at = luaL_checklstring(lua, index, &text.len);
    return text;
}

/* What the host refuses is told where the script stands. */
static int done(lua_State *lua, dsr_status status, const char *what) {
    if (status == DSR_NO_MEMORY)
        return luaL_error(lua, "the document has no room for this");
    if (status == DSR_REFUSED)
        return luaL_error(lua,
                          "%s is refused: the stage's edits do not name it, or the range is "
                          "none",
                          what);
    if (status != DSR_OK)
        return luaL_error(lua, "%s failed", what);
    return 0;
}

/* ---- methods of blocks ---- */

static int block_remove(lua_State *lua) {
    struct visit *visit = visit_of(lua);
    dsr_block block = to_block(lua, 1);
    const char *reason = luaL_optstring(lua, 2, visit->stage->stage.summary);
    return done(lua, visit->doc->host->remove(visit->doc, block, reason), "remove");
}

/* block:replace(FIRST, LAST, TEXT [, REASON]): positions as string.find gives them. */
static int block_replace(lua_State *lua) {
    struct visit *visit = visit_of(lua);
    dsr_block block = to_block(lua, 1);
    lua_Integer first = luaL_checkinteger(lua, 2), last = luaL_checkinteger(lua, 3);
    dsr_text text = to_text(lua, 4);
    const char *reason = luaL_optstring(lua, 5, visit->stage->stage.summary);
    lua_Integer len = (lua_Integer)visit->doc->host->text(visit->doc, block).len;
    luaL_argcheck(lua, first >= 1 && first <= len + 1, 2, "lies outside the text");
    luaL_argcheck(lua, last >= first - 1 && last <= len, 3, "lies outside the text");
    dsr_range range = {(uint32_t)(first - 1), (uint32_t)last};
    return done(lua, visit->doc->host->replace(visit->doc, block, range, text, reason), "replace");
}

static int block_set_text(lua_State *lua) {
    struct visit *visit = visit_of(lua);
    dsr_block block = to_block(lua, 1);
    dsr_text text = to_text(lua, 2);
    const char *reason = luaL_optstring(lua, 3, visit->stage->stage.summary);
    dsr_range all = {0, (uint32_t)visit->doc->host->text(visit->doc, block).len};
    return done(lua, visit->doc->host->replace(visit->doc, block, all, text, reason), "set_text");
}

static int add_beside(lua_State *lua, bool is_after) {
    struct visit *visit = visit_of(lua);
    const dsr_host *host = visit->doc->host;
    dsr_block block = to_block(lua, 1);
    const char *kind = luaL_checkstring(lua, 2);
    dsr_text text = to_text(lua, 3);
    luaL_argcheck(lua, kind_of(kind), 2, "is no kind of block");
    dsr_block before = is_after ? host->next(visit->doc, block) : block;
    dsr_block made = host->add(visit->doc, host->parent(visit->doc, block), before, kind_of(kind),
                               text, luaL_optstring(lua, 4, visit->stage->stage.summary));
    if (!made)
        return done(lua, DSR_REFUSED, "adding a block");
    push_block(lua, made);
    return 1;
}

static int block_add_before(lua_State *lua) {
    return add_beside(lua, false);
}

static int block_add_after(lua_State *lua) {
    return add_beside(lua, true);
}

static int block_attribute(lua_State *lua) {
    struct visit *visit = visit_of(lua);
    push_text(lua,
              visit->doc->host->attribute(visit->doc, to_block(lua, 1), luaL_checkstring(lua, 2)));
    return 1;
}

static int block_set_attribute(lua_State *lua) {
    struct visit *visit = visit_of(lua);
    return done(lua,
                visit->doc->host->set_attribute(
                    visit->doc, to_block(lua, 1), luaL_checkstring(lua, 2), to_text(lua, 3),
                    luaL_optstring(lua, 4, visit->stage->stage.summary)),
                "set_attribute");
}

/* A list of the blocks directly below. */
static int block_children(lua_State *lua) {
    struct visit *visit = visit_of(lua);
    const dsr_host *host = visit->doc->host;
    dsr_block at = host->first(visit->doc, to_block(lua, 1));
    lua_newtable(lua);
    for (lua_Integer i = 1; at; at = host->next(visit->doc, at), i++) {
        push_block(lua, at);
        lua_rawseti(lua, -2, i);
    }
    return 1;
}

static void push_label(lua_State *lua, const struct visit *visit, dsr_label label) {
    dsr_label_info info;
    if (!label || !visit->doc->host->label(visit->doc, label, &info, sizeof info)) {
        lua_pushnil(lua);
        return;
    }
    const struct {
        const char *name;
        dsr_text text;
    } texts[] = {{"kind", info.kind},     {"series", info.series},   {"scheme", info.scheme},
                 {"insert", info.insert}, {"surface", info.surface}, {"before", info.before},
                 {"after", info.after}};
    lua_createtable(lua, 0, 9);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        push_text(lua, texts[i].text);
        lua_setfield(lua, -2, texts[i].name);
    }
    if (info.value != DSR_NO_VALUE) {
        lua_pushinteger(lua, info.value);
        lua_setfield(lua, -2, "value");
    }
    lua_pushinteger(lua, info.level);
    lua_setfield(lua, -2, "level");
}

static const luaL_Reg methods[] = {{"remove", block_remove},
                                   {"replace", block_replace},
                                   {"set_text", block_set_text},
                                   {"add_before", block_add_before},
                                   {"add_after", block_add_after},
                                   {"attribute", block_attribute},
                                   {"set_attribute", block_set_attribute},
                                   {"children", block_children},
                                   {NULL, NULL}};

/* ---- fields of blocks ---- */

enum member { TEXT = 1, KIND, LABEL, PARENT, NEXT, PREVIOUS, FIRST, LINE, LEVEL };

static const char *const fields[] = {"text",     "kind",  "label", "parent", "next",
                                     "previous", "first", "line",  "level"};

static int no_field(lua_State *lua, const char *what, const char *name) {
    const char *names[32];
    size_t count = 0;
    for (; count < sizeof fields / sizeof *fields; count++)
        names[count] = fields[count];
    for (size_t i = 0; methods[i].name; i++)
        names[count++] = methods[i].name;
    const char *near = nearest_name(name, names, count);
    return near ? luaL_error(lua, "%s has no field '%s'; did you mean '%s'?", what, name, near)
                : luaL_error(lua, "%s has no field '%s'", what, name);
}

/* Upvalue 1: name to number of field, or to method. */
static int block_index(lua_State *lua) {
    lua_settop(lua, 2);
    lua_pushvalue(lua, 2);
    int type = lua_rawget(lua, lua_upvalueindex(1));
    if (type == LUA_TFUNCTION)
        return 1;
    if (type != LUA_TNUMBER)
        return no_field(lua, "a block", luaL_tolstring(lua, 2, NULL));
    struct visit *visit = visit_of(lua);
    const dsr_host *host = visit->doc->host;
    dsr_block block = to_block(lua, 1);
    dsr_block_info info;
    switch ((enum member)lua_tointeger(lua, 3)) {
    case TEXT:
        push_text(lua, host->text(visit->doc, block));
        return 1;
    case KIND:
        lua_pushstring(lua, kind_name(host->kind(visit->doc, block)));
        return 1;
    case PARENT:
        push_block(lua, host->parent(visit->doc, block));
        return 1;
    case NEXT:
        push_block(lua, host->next(visit->doc, block));
        return 1;
    case PREVIOUS:
        push_block(lua, host->previous(visit->doc, block));
        return 1;
    case FIRST:
        push_block(lua, host->first(visit->doc, block));
        return 1;
    default:
        break;
    }
    host->block(visit->doc, block, &info, sizeof info);
    if (lua_tointeger(lua, 3) == LABEL)
        push_label(lua, visit, info.label);
    else if (lua_tointeger(lua, 3) == LINE)
        lua_pushinteger(lua, info.part ? host->line(visit->doc, info.part, info.source.start) : 0);
    else
        lua_pushinteger(lua, info.level);
    return 1;
}

static int block_write(lua_State *lua) {
    return luaL_error(lua, "fields of a block are not assigned; use block:set_text, replace, "
                           "remove, add_before, add_after or set_attribute");
}

/* ---- contexts ---- */

static int tell(lua_State *lua, dsr_severity severity, const char *code) {
    struct visit *visit = visit_of(lua);
    dsr_place place = {0};
    int message = 2;
    if (lua_type(lua, 2) != LUA_TSTRING) {
        dsr_block_info info = {0};
        visit->doc->host->block(visit->doc, to_block(lua, 2), &info, sizeof info);
        place.part = info.part;
        place.offset = info.source.start;
        message = 3;
    }
    visit->job->host->report(visit->job, severity, code, place, "%s",
                             luaL_checkstring(lua, message));
    return 0;
}

static int context_note(lua_State *lua) {
    return tell(lua, DSR_NOTE_SEVERITY, "stage-note");
}

static int context_warn(lua_State *lua) {
    return tell(lua, DSR_WARNING, "stage-warning");
}

/* Ends the document: an error, which stops the script as well. */
static int context_fail(lua_State *lua) {
    tell(lua, DSR_ERROR, "stage-error");
    visit_of(lua)->status = DSR_FAILED;
    return 0;
}

static int context_attribute(lua_State *lua) {
    struct visit *visit = visit_of(lua);
    push_text(lua, visit->doc->host->attribute(visit->doc, 0, luaL_checkstring(lua, 2)));
    return 1;
}

static int next_block(lua_State *lua) {
    struct visit *visit = visit_of(lua);
    dsr_block at = lua_isnil(lua, 2) ? 0 : *(dsr_block *)luaL_checkudata(lua, 2, block_name);
    uint32_t kinds = (uint32_t)lua_tointeger(lua, lua_upvalueindex(1));
    push_block(lua, visit->doc->host->step(visit->doc, 0, at, kinds));
    return 1;
}

/* for block in context:blocks([KIND]) do ... end */
static int context_blocks(lua_State *lua) {
    uint32_t kinds = DSR_ALL_KINDS;
    if (!lua_isnoneornil(lua, 2)) {
        dsr_kind kind = kind_of(luaL_checkstring(lua, 2));
        luaL_argcheck(lua, kind, 2, "is no kind of block");
        kinds = DSR_BIT(kind);
    }
    lua_pushinteger(lua, kinds);
    lua_pushcclosure(lua, next_block, 1);
    return 1;
}

static const luaL_Reg context_methods[] = {
    {"note", context_note},           {"warn", context_warn},     {"fail", context_fail},
    {"attribute", context_attribute}, {"blocks", context_blocks}, {NULL, NULL}};

static void push_value(lua_State *lua, const dsr_value *value, int depth) {
    luaL_checkstack(lua, 4, NULL);
    switch (value_type(value)) {
    case DSR_BOOLEAN:
        lua_pushboolean(lua, value_bool(value));
        return;
    case DSR_INTEGER:
        lua_pushinteger(lua, value_int(value));
        return;
    case DSR_STRING:
        push_text(lua, value_text(value));
        return;
    case DSR_FUNCTION:
        lua_rawgeti(lua, LUA_REGISTRYINDEX, value->as.function.reference);
        return;
    case DSR_NIL:
        lua_pushnil(lua);
        return;
    default:
        break;
    }
    /* Frozen trees are at most 64 deep. */
    lua_newtable(lua);
    for (size_t i = 0; i < value_count(value) && depth < 64; i++) {
        push_value(lua, value_at(value, i), depth + 1);
        if (value_type(value) == DSR_LIST_OF)
            lua_rawseti(lua, -2, (lua_Integer)i + 1);
        else
            lua_setfield(lua, -2, value_key(value, i).at);
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
        push_value(lua, *(const dsr_value *const *)field, 0);
    }
}

static int no_option(lua_State *lua) {
    return luaL_error(lua, "the stage has no option '%s'", luaL_tolstring(lua, 2, NULL));
}

static int no_member(lua_State *lua) {
    return luaL_error(lua,
                      "a context has no field '%s'; it has options, state, note, warn, fail, "
                      "attribute and blocks",
                      luaL_tolstring(lua, 2, NULL));
}

/* Reading a name that is not there is an error, not nil. */
static void make_strict(lua_State *lua, lua_CFunction missing) {
    lua_createtable(lua, 0, 2);
    lua_pushcfunction(lua, missing);
    lua_setfield(lua, -2, "__index");
    lua_pushboolean(lua, false);
    lua_setfield(lua, -2, "__metatable");
    lua_setmetatable(lua, -2);
}

void push_context(lua_State *lua, struct visit *visit) {
    lua_newtable(lua);
    luaL_setfuncs(lua, context_methods, 0);
    lua_newtable(lua);
    for (size_t i = 0; i < visit->stage->row_count; i++) {
        const dsr_option *row = &visit->stage->rows[i];
        push_option(lua, row, (const char *)visit->state + row->offset);
        lua_setfield(lua, -2, row->name);
    }
    make_strict(lua, no_option);
    lua_setfield(lua, -2, "options");
    lua_newtable(lua);
    lua_setfield(lua, -2, "state");
    make_strict(lua, no_member);
}

void block_open(lua_State *lua) {
    luaL_newmetatable(lua, block_name);
    lua_newtable(lua);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        lua_pushinteger(lua, (lua_Integer)i + 1);
        lua_setfield(lua, -2, fields[i]);
    }
    luaL_setfuncs(lua, methods, 0);
    lua_pushcclosure(lua, block_index, 1);
    lua_setfield(lua, -2, "__index");
    lua_pushcfunction(lua, block_write);
    lua_setfield(lua, -2, "__newindex");
    lua_pushboolean(lua, false);
    lua_setfield(lua, -2, "__metatable");
    lua_pop(lua, 1);
    lua_newtable(lua);
    config_of(lua)->blocks = luaL_ref(lua, LUA_REGISTRYINDEX);
}

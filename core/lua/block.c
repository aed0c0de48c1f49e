/* SPDX-License-Identifier: MIT */
/*
 * The methods that need C: lists of what lies in or below a block, and edits through the host.
 * The document itself, block 0 of attributes and walks, is asked through the context.
 */
#include "handle.h"

static const dsr_host *host_of(lua_State *lua) {
    return visit_of(lua)->doc->host;
}

static dsr_block to_block(lua_State *lua) {
    union record record;
    return to_handle(lua, 1, CLASS_BLOCK, &record);
}

static dsr_block to_block_or_document(lua_State *lua) {
    visit_of(lua);
    return is_of(lua, 1, CLASS_CONTEXT) ? 0 : to_block(lua);
}

/* block:remove([REASON]) */
static int block_remove(lua_State *lua) {
    dsr_block block = to_block(lua);
    return done(lua, host_of(lua)->remove(visit_of(lua)->doc, block, to_reason(lua, 2)), "remove");
}

static lua_Integer to_position(lua_State *lua, lua_Integer index) {
    int is_whole;
    lua_rawgeti(lua, -1, index);
    lua_Integer position = lua_tointegerx(lua, -1, &is_whole);
    lua_pop(lua, 1);
    return is_whole ? position : -1;
}

/* block:replace_all(LIST [, REASON]): { first, last, text } each, positions as string.find gives
 * them, in order. */
static int block_replace_all(lua_State *lua) {
    union record record;
    dsr_block block = to_handle(lua, 1, CLASS_BLOCK, &record);
    luaL_checktype(lua, 2, LUA_TTABLE);
    size_t count = lua_rawlen(lua, 2);
    dsr_edit *edits = lua_newuserdatauv(lua, (count + 1) * sizeof *edits, 0);
    for (size_t i = 0; i < count; i++) {
        if (lua_rawgeti(lua, 2, (lua_Integer)i + 1) != LUA_TTABLE)
            luaL_argerror(lua, 2, "is a list of { first, last, text }");
        lua_Integer first = to_position(lua, 1), last = to_position(lua, 2);
        if (first < 1 || last < first - 1 || last > (lua_Integer)record.block.text.len)
            luaL_error(lua, "%d to %d lies outside the text", (int)first, (int)last);
        lua_rawgeti(lua, -1, 3);
        edits[i] = (dsr_edit){{(uint32_t)(first - 1), (uint32_t)last}, to_text(lua, -1)};
        lua_pop(lua, 2); /* the list keeps the text */
    }
    return done(
        lua, host_of(lua)->replace_all(visit_of(lua)->doc, block, edits, count, to_reason(lua, 3)),
        "replace");
}

/* block:add(KIND, TEXT, BEFORE or nil [, REASON]): a block inside this one. */
static int block_add(lua_State *lua) {
    union record record;
    dsr_block block = to_block(lua);
    dsr_block before = lua_isnoneornil(lua, 4) ? 0 : to_handle(lua, 4, CLASS_BLOCK, &record);
    dsr_block made = host_of(lua)->add(visit_of(lua)->doc, block, before, check_kind(lua, 2),
                                       to_text(lua, 3), to_reason(lua, 5));
    if (!made)
        return done(lua, DSR_REFUSED, "adding a block");
    push_handle(lua, CLASS_BLOCK, made);
    return 1;
}

static int set_reference(lua_State *lua, dsr_reference reference, union record *record);
static int set_mention(lua_State *lua, dsr_mention mention, union record *record);

static int block_add_reference(lua_State *lua) {
    union record record;
    record.reference = (dsr_reference_info){.block = to_block(lua), .state = DSR_DANGLING};
    return set_reference(lua, 0, &record);
}

static int block_add_mention(lua_State *lua) {
    union record record;
    record.mention =
        (dsr_mention_info){.block = to_block(lua), .decision = DSR_REVIEW, .confidence = 1000};
    return set_mention(lua, 0, &record);
}

static int read_attribute(lua_State *lua) {
    dsr_block block = to_block_or_document(lua);
    push_text(lua, host_of(lua)->attribute(visit_of(lua)->doc, block, luaL_checkstring(lua, 2)));
    return 1;
}

static int set_attribute(lua_State *lua) {
    dsr_block block = to_block_or_document(lua);
    return done(lua,
                host_of(lua)->set_attribute(visit_of(lua)->doc, block, luaL_checkstring(lua, 2),
                                            to_text(lua, 3), to_reason(lua, 4)),
                "set_attribute");
}

/* ---- lists and walks ---- */

static int push_list(lua_State *lua, enum sort sort, dsr_block block,
                     uint32_t (*next)(const dsr_doc *, dsr_block, uint32_t)) {
    uint32_t at = 0;
    lua_newtable(lua);
    for (lua_Integer i = 1; (at = next(visit_of(lua)->doc, block, at)); i++) {
        push_handle(lua, sort, at);
        lua_rawseti(lua, -2, i);
    }
    return 1;
}

static dsr_block next_child(const dsr_doc *doc, dsr_block block, dsr_block at) {
    return at ? doc->host->next(doc, at) : doc->host->first(doc, block);
}

static int block_children(lua_State *lua) {
    return push_list(lua, CLASS_BLOCK, to_block(lua), next_child);
}

static int block_references(lua_State *lua) {
    return push_list(lua, CLASS_REFERENCE, to_block(lua), host_of(lua)->next_reference);
}

static int block_mentions(lua_State *lua) {
    return push_list(lua, CLASS_MENTION, to_block(lua), host_of(lua)->next_mention);
}

static int block_marks(lua_State *lua) {
    return push_list(lua, CLASS_MARK, to_block(lua), host_of(lua)->next_mark);
}

static dsr_label next_label(const dsr_doc *doc, dsr_block block, dsr_label at) {
    (void)block;
    return doc->host->next_label(doc, at);
}

static int every_label(lua_State *lua) {
    return push_list(lua, CLASS_LABEL, 0, next_label);
}

/* Upvalues: the block above, the kinds, how far we are: a block that is removed on the way leads
 * on. */
static int next_block(lua_State *lua) {
    dsr_block top = (dsr_block)lua_tointeger(lua, lua_upvalueindex(1));
    uint32_t kinds = (uint32_t)lua_tointeger(lua, lua_upvalueindex(2));
    dsr_block at = (dsr_block)lua_tointeger(lua, lua_upvalueindex(3));
    at = host_of(lua)->step(visit_of(lua)->doc, top, at, kinds);
    lua_pushinteger(lua, at);
    lua_replace(lua, lua_upvalueindex(3));
    push_handle(lua, CLASS_BLOCK, at);
    return 1;
}

static int walk_blocks(lua_State *lua) {
    lua_settop(lua, 2);
    lua_pushinteger(lua, to_block_or_document(lua));
    lua_pushinteger(lua, lua_isnoneornil(lua, 2) ? DSR_ALL_KINDS : DSR_BIT(check_kind(lua, 2)));
    lua_pushinteger(lua, 0);
    lua_pushcclosure(lua, next_block, 3);
    return 1;
}

/* ---- labels, references, mentions, marks: set(FIELDS or false [, REASON]); false removes ---- */

static bool takes_away(lua_State *lua) {
    return lua_isboolean(lua, 2) && !lua_toboolean(lua, 2);
}

static int set_label(lua_State *lua, dsr_block block, dsr_label label) {
    const struct visit *visit = visit_of(lua);
    union record record = {.label = {.value = DSR_NO_VALUE, .origin = DSR_BY_US}};
    bool is_none = takes_away(lua);
    if (label)
        host_of(lua)->label(visit->doc, label, &record.label, sizeof record.label);
    record.label.surface = (dsr_text){"", 0}; /* printed from its parts unless it is given */
    if (!is_none)
        fill_record(lua, 2, CLASS_LABEL, &record);
    return done(lua,
                host_of(lua)->set_label(visit->doc, block, is_none ? NULL : &record.label,
                                        sizeof record.label, to_reason(lua, 3)),
                "setting the label");
}

static int label_set(lua_State *lua) {
    union record record;
    dsr_label label = to_handle(lua, 1, CLASS_LABEL, &record);
    return set_label(lua, record.label.block, label);
}

static int block_set_label(lua_State *lua) {
    union record record;
    dsr_block block = to_handle(lua, 1, CLASS_BLOCK, &record);
    return set_label(lua, block, record.block.label);
}

/* The list of targets in the table at 2; NULL: none is given. */
static dsr_target *read_targets(lua_State *lua, size_t *count) {
    *count = 0;
    if (!lua_istable(lua, 2) || lua_getfield(lua, 2, "targets") == LUA_TNIL)
        return NULL;
    luaL_argcheck(lua, lua_istable(lua, -1), 2, "has targets that are no list");
    int list = lua_gettop(lua);
    *count = lua_rawlen(lua, list);
    dsr_target *targets = lua_newuserdatauv(lua, (*count + 1) * sizeof *targets, 0);
    for (size_t i = 0; i < *count; i++) {
        union record record = {.target = {.role = DSR_SINGLE}};
        lua_rawgeti(lua, list, (lua_Integer)i + 1);
        fill_record(lua, lua_gettop(lua), CLASS_TARGET, &record);
        targets[i] = record.target;
        lua_pop(lua, 1);
    }
    return targets;
}

static int set_reference(lua_State *lua, dsr_reference reference, union record *record) {
    const char *reason = to_reason(lua, 3);
    size_t count;
    bool is_none = reference && takes_away(lua);
    if (!is_none)
        fill_record(lua, 2, CLASS_REFERENCE, record);
    const dsr_target *targets = read_targets(lua, &count);
    return done(lua,
                host_of(lua)->set_reference(visit_of(lua)->doc, reference,
                                            is_none ? NULL : &record->reference,
                                            sizeof record->reference, targets, count, reason),
                "setting the reference");
}

static int reference_set(lua_State *lua) {
    union record record;
    dsr_reference reference = to_handle(lua, 1, CLASS_REFERENCE, &record);
    return set_reference(lua, reference, &record);
}

static int set_mention(lua_State *lua, dsr_mention mention, union record *record) {
    bool is_none = mention && takes_away(lua);
    if (!is_none)
        fill_record(lua, 2, CLASS_MENTION, record);
    return done(lua,
                host_of(lua)->set_mention(visit_of(lua)->doc, mention,
                                          is_none ? NULL : &record->mention, sizeof record->mention,
                                          to_reason(lua, 3)),
                "setting the mention");
}

static int mention_set(lua_State *lua) {
    union record record;
    dsr_mention mention = to_handle(lua, 1, CLASS_MENTION, &record);
    return set_mention(lua, mention, &record);
}

static int mark_set_value(lua_State *lua) {
    union record record;
    dsr_mark mark = to_handle(lua, 1, CLASS_MARK, &record);
    return done(
        lua,
        host_of(lua)->set_mark_value(visit_of(lua)->doc, mark, to_text(lua, 2), to_reason(lua, 3)),
        "set_value");
}

/* clang-format off */
const luaL_Reg native_methods[] = {
    {"block.remove", block_remove}, {"block.replace_all", block_replace_all},
    {"block.add", block_add}, {"block.add_reference", block_add_reference},
    {"block.add_mention", block_add_mention}, {"block.set_label", block_set_label},
    {"block.attribute", read_attribute}, {"block.set_attribute", set_attribute},
    {"block.children", block_children}, {"block.references", block_references},
    {"block.mentions", block_mentions}, {"block.marks", block_marks},
    {"block.blocks", walk_blocks}, {"label.set", label_set}, {"reference.set", reference_set},
    {"mention.set", mention_set}, {"mark.set_value", mark_set_value},
    {"context.attribute", read_attribute}, {"context.set_attribute", set_attribute},
    {"context.blocks", walk_blocks}, {"context.every_label", every_label},
    {"context.note", context_note}, {"context.warn", context_warn},
    {"context.fail", context_fail}, {NULL, NULL}};
/* clang-format on */

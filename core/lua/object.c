/* SPDX-License-Identifier: MIT */
/*
 * The constructors offered to pipeline files.  They only make values; whether those fit together
 * is seen when the file has returned.
 */
#include "object.h"

#include <string.h>

#include "pipeline.h"
#include "stage.h"

static const char object_name[] = "an object of dossier";
static const char stages_name[] = "the table of stages";

struct object *object_at(lua_State *lua, int index) {
    return luaL_testudata(lua, index, object_name);
}

const char *object_phrase(const struct object *object) {
    static const char *const phrases[] = {
        [OBJECT_CONSTRUCTOR] = "a stage without its options",     [OBJECT_STEP] = "a stage",
        [OBJECT_PIPELINE_HEAD] = "a pipeline without its braces", [OBJECT_PIPELINE] = "a pipeline",
        [OBJECT_PROFILE_HEAD] = "a profile without its braces",   [OBJECT_PROFILE] = "a profile",
        [OBJECT_STAGE_HEAD] = "a stage without its braces",
    };
    return phrases[object->kind];
}

void script_name(const char *stage, char *into, size_t size) {
    size_t i = 0;
    for (; stage[i] != '\0' && i + 1 < size; i++)
        into[i] = stage[i] == '-' ? '_' : stage[i];
    into[i] = '\0';
}

/* "my_stage" and ".../my-stage.so". */
static bool is_file_of(const char *path, const char *word) {
    const char *slash = strrchr(path, '/');
    const char *name = slash == NULL ? path : slash + 1;
    size_t len = strcspn(name, ".");
    if (strlen(word) != len)
        return false;
    for (size_t i = 0; i < len; i++)
        if (name[i] != word[i] && !(strchr("-_", name[i]) != NULL && strchr("-_", word[i]) != NULL))
            return false;
    return true;
}

/* A stage may be missing because its module was refused: then that is what to mend. */
static bool hint_refused(struct diagnostic *row, const struct registry *registry,
                         const char *word) {
    for (size_t i = 0; registry != NULL && i < registry->refused_count; i++)
        if (is_file_of(registry->refused[i].path, word)) {
            diagnostic_set_hint(row, "the module was refused: %s: %s", registry->refused[i].path,
                                registry->refused[i].reason);
            return true;
        }
    return false;
}

void hint_stages(lua_State *lua, struct diagnostic *row, const char *word) {
    enum { MOST = 100, LONGEST = 64 };
    char written[MOST][LONGEST];
    const char *names[MOST];
    size_t count = 0;
    const dsr_stage *stage;
    const struct registry *registry = config_of(lua)->registry;
    while (registry != NULL && count < MOST &&
           (stage = registry_stage_at(registry, count, NULL)) != NULL) {
        script_name(stage->name, written[count], LONGEST);
        names[count] = written[count];
        count++;
    }
    if (row != NULL && hint_refused(row, registry, word))
        return;
    if (count == 0)
        diagnostic_set_hint(row, "no stage is loaded; `dossier stages --refused` says why");
    else
        diagnostic_suggest_all(row, word, names, count, "the stages are");
}

/* ---- making ---------------------------------------------------------------------------- */

/* Where the call under way stands: at `word`, or at what it is taken from ("stage" "."). */
static struct spot spot_here(lua_State *lua, const char *word) {
    struct spot spot = {0};
    spot.script = state_where(lua, 1, &spot.line);
    if (spot.script == NULL)
        return spot;
    const struct token *token = script_find(spot.script, spot.line, word);
    const struct token *first = spot.script->tokens;
    if (token != NULL && token - first >= 2 && spot.script->text[token[-1].start] == '.' &&
        token[-2].line == spot.line && token[-2].kind == TOKEN_NAME)
        token -= 2;
    if (token == NULL)
        token = script_find(spot.script, spot.line, NULL);
    spot.column = token == NULL ? 0 : token->column;
    return spot;
}

/* Pushes an object and lists it, so that one the pipeline does not hold is noticed. */
static struct object *push_object(lua_State *lua, enum object_kind kind, struct spot spot) {
    struct object *object = lua_newuserdatauv(lua, sizeof *object, 2);
    *object = (struct object){.kind = kind, .spot = spot};
    luaL_setmetatable(lua, object_name);
    lua_rawgeti(lua, LUA_REGISTRYINDEX, config_of(lua)->objects);
    lua_pushvalue(lua, -2);
    lua_rawseti(lua, -2, (lua_Integer)lua_rawlen(lua, -2) + 1);
    lua_pop(lua, 1);
    return object;
}

/* Gives the object on top the values at `body` and `name` (0: none). */
static void set_content(lua_State *lua, int body, int name) {
    int object = lua_gettop(lua);
    if (body != 0) {
        lua_pushvalue(lua, body);
        lua_setiuservalue(lua, object, 1);
    }
    if (name != 0) {
        lua_pushvalue(lua, name);
        lua_setiuservalue(lua, object, 2);
    }
}

static int make_head(lua_State *lua, const char *word, enum object_kind head,
                     enum object_kind whole) {
    lua_settop(lua, 1);
    struct spot spot = spot_here(lua, word);
    if (is_placeholder(lua, 1) || lua_type(lua, 1) == LUA_TSTRING) {
        push_object(lua, head, spot);
        set_content(lua, 0, lua_type(lua, 1) == LUA_TSTRING ? 1 : 0);
        return 1;
    }
    struct diagnostic *row = mistake(lua, "config-pipeline", spot.script, spot.line, spot.column,
                                     "%s takes its name first, not %s", word, type_phrase(lua, 1));
    diagnostic_set_hint(row, "write %s \"NAME\" { ... }", word);
    push_object(lua, lua_istable(lua, 1) ? whole : head, spot);
    if (lua_istable(lua, 1))
        set_content(lua, 1, 0);
    return 1;
}

static int make_pipeline(lua_State *lua) {
    return make_head(lua, "pipeline", OBJECT_PIPELINE_HEAD, OBJECT_PIPELINE);
}

static int make_profile(lua_State *lua) {
    return make_head(lua, "profile", OBJECT_PROFILE_HEAD, OBJECT_PROFILE);
}

/* stage.NAME(...) */
static int make_step(lua_State *lua, const struct object *constructor) {
    char name[100];
    script_name(constructor->stage->name, name, sizeof name);
    struct spot spot = spot_here(lua, name);
    bool has_table = lua_istable(lua, 2);
    bool has_nothing = lua_gettop(lua) == 1;
    if (!has_table && !has_nothing && !is_placeholder(lua, 2)) {
        struct diagnostic *row = mistake(lua, "option-type", spot.script, spot.line, spot.column,
                                         "%s takes a table of options, not %s",
                                         constructor->stage->name, type_phrase(lua, 2));
        diagnostic_set_hint(row, "write stage.%s { OPTION = VALUE }", name);
    } else if (lua_gettop(lua) > 2) {
        mistake(lua, "option-type", spot.script, spot.line, spot.column,
                "%s takes one table of options", constructor->stage->name);
    }
    struct object *step = push_object(lua, OBJECT_STEP, spot);
    step->stage = constructor->stage;
    set_content(lua, has_table ? 2 : 0, 0);
    return 1;
}

/* pipeline "name" (...) and profile "name" (...) */
static int make_whole(lua_State *lua, const struct object *head) {
    bool is_pipeline = head->kind == OBJECT_PIPELINE_HEAD;
    struct spot spot = head->spot;
    if (!lua_istable(lua, 2) && !is_placeholder(lua, 2))
        mistake(lua, "config-pipeline", spot.script, spot.line, spot.column,
                "%s takes braces after its name, not %s", is_pipeline ? "pipeline" : "profile",
                type_phrase(lua, 2));
    lua_settop(lua, 2);
    lua_getiuservalue(lua, 1, 2);
    push_object(lua, is_pipeline ? OBJECT_PIPELINE : OBJECT_PROFILE, spot);
    set_content(lua, lua_istable(lua, 2) ? 2 : 0, 3);
    return 1;
}

static int call_object(lua_State *lua) {
    struct object *object = object_at(lua, 1);
    if (object == NULL)
        return luaL_error(lua, "no object of dossier");
    object->is_used = true; /* one mistake is enough */
    if (object->kind == OBJECT_CONSTRUCTOR)
        return make_step(lua, object);
    if (object->kind == OBJECT_STAGE_HEAD && lua_istable(lua, 2)) {
        lua_settop(lua, 2);
        lua_getiuservalue(lua, 1, 2);
        return lua_stage_make(lua, 3, 2, object->spot);
    }
    if (object->kind == OBJECT_PIPELINE_HEAD || object->kind == OBJECT_PROFILE_HEAD)
        return make_whole(lua, object);
    mistake_here(lua, "config-pipeline", NULL, "%s cannot be called", object_phrase(object));
    push_placeholder(lua);
    return 1;
}

static int index_object(lua_State *lua) {
    const struct object *object = object_at(lua, 1);
    const char *name = lua_type(lua, 2) == LUA_TSTRING ? lua_tostring(lua, 2) : "?";
    if (object == NULL)
        return luaL_error(lua, "no object of dossier");
    mistake_here(lua, "config-pipeline", name, "%s has no field '%s'", object_phrase(object), name);
    push_placeholder(lua);
    return 1;
}

/* ---- the table of stages ------------------------------------------------------------------ */

/* Upvalue: the constructors made so far, so that stage.x == stage.x. */
static int index_stages(lua_State *lua) {
    const char *name = lua_type(lua, 2) == LUA_TSTRING ? lua_tostring(lua, 2) : "?";
    lua_settop(lua, 2);
    if (lua_getfield(lua, lua_upvalueindex(1), name) != LUA_TNIL)
        return 1;
    char written[100];
    snprintf(written, sizeof written, "%s", name);
    for (char *at = written; *at != '\0'; at++)
        *at = *at == '_' ? '-' : *at;
    const struct registry *registry = config_of(lua)->registry;
    const dsr_stage *stage = registry == NULL ? NULL : registry_stage(registry, written);
    if (stage == NULL) {
        struct diagnostic *row =
            mistake_here(lua, "config-unknown-stage", name, "no stage called '%s'", name);
        hint_stages(lua, row, name);
        push_placeholder(lua);
        return 1;
    }
    push_constructor(lua, stage, 0);
    lua_pushvalue(lua, -1);
    lua_setfield(lua, lua_upvalueindex(1), name);
    return 1;
}

static int write_stages(lua_State *lua) {
    const char *name = lua_type(lua, 2) == LUA_TSTRING ? lua_tostring(lua, 2) : "?";
    struct diagnostic *row = mistake_here(lua, "config-pipeline", name,
                                          "stages come from modules and cannot be assigned");
    diagnostic_set_hint(row, "write stage.NAME { OPTION = VALUE } inside the pipeline");
    return 0;
}

/* stage "name": one written in Lua. */
static int call_stages(lua_State *lua) {
    if (lua_type(lua, 2) == LUA_TSTRING) {
        push_object(lua, OBJECT_STAGE_HEAD, spot_here(lua, "stage"));
        set_content(lua, 0, 2);
        return 1;
    }
    struct diagnostic *row =
        mistake_here(lua, "config-pipeline", "stage", "stage itself cannot be called");
    diagnostic_set_hint(row, "write stage.NAME { OPTION = VALUE }, or stage \"NAME\" { ... } "
                             "for one of your own");
    push_placeholder(lua);
    return 1;
}

void push_constructor(lua_State *lua, const dsr_stage *stage, int body) {
    struct object *constructor = push_object(lua, OBJECT_CONSTRUCTOR, (struct spot){0});
    constructor->stage = stage;
    set_content(lua, body, 0);
}

static void lock_metatable(lua_State *lua) {
    lua_pushboolean(lua, false);
    lua_setfield(lua, -2, "__metatable");
}

void pipeline_open(lua_State *lua) {
    static const luaL_Reg object_functions[] = {
        {"__call", call_object}, {"__index", index_object}, {NULL, NULL}};
    int names = lua_gettop(lua);
    luaL_newmetatable(lua, object_name);
    luaL_setfuncs(lua, object_functions, 0);
    lock_metatable(lua);
    lua_newuserdatauv(lua, 1, 0);
    luaL_newmetatable(lua, stages_name);
    lua_newtable(lua);
    lua_pushcclosure(lua, index_stages, 1);
    lua_setfield(lua, -2, "__index");
    lua_pushcfunction(lua, write_stages);
    lua_setfield(lua, -2, "__newindex");
    lua_pushcfunction(lua, call_stages);
    lua_setfield(lua, -2, "__call");
    lock_metatable(lua);
    lua_setmetatable(lua, -2);
    lua_setfield(lua, names, "stage");
    lua_pushcfunction(lua, make_pipeline);
    lua_setfield(lua, names, "pipeline");
    lua_pushcfunction(lua, make_profile);
    lua_setfield(lua, names, "profile");
    lua_newtable(lua);
    config_of(lua)->objects = luaL_ref(lua, LUA_REGISTRYINDEX);
    lua_settop(lua, names);
}

void pipeline_begin(lua_State *lua) {
    lua_newtable(lua); /* modules belong to the folder of one pipeline */
    lua_rawseti(lua, LUA_REGISTRYINDEX, config_of(lua)->modules);
    lua_newtable(lua);
    lua_rawseti(lua, LUA_REGISTRYINDEX, config_of(lua)->objects);
}

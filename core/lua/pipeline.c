/* SPDX-License-Identifier: MIT */
/*
 * From the pipeline value that a file returned to struct pipeline_config: its steps, profiles
 * and fields.  Reports everything that is wrong and goes on to the end.
 */
#include "pipeline.h"

#include <string.h>

#include "environment.h"
#include "object.h"
#include "pipeline/option.h"

struct collector {
    lua_State *lua;
    struct lua_config *config;
    struct pipeline_config *pipeline;
    struct spot spot;            /* of the pipeline */
    const struct script *script; /* of its braces, when `made` is known */
    const struct constructor *made;
};

static struct diagnostic *complain(struct collector *collector, struct spot spot,
                                   const char *format, ...) __attribute__((format(printf, 3, 4)));

static struct diagnostic *complain(struct collector *collector, struct spot spot,
                                   const char *format, ...) {
    char message[400];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    return mistake(collector->lua, "config-pipeline", spot.script, spot.line, spot.column, "%s",
                   message);
}

static void *take(struct collector *collector, size_t size) {
    void *taken = value_store_take(collector->config->store, size);
    if (taken == NULL)
        state_no_memory(collector->lua);
    return taken;
}

/* The place of a member of the braces: its key, or its value. */
static struct spot spot_of(const struct collector *collector, const char *name, lua_Integer index,
                           bool of_value) {
    const struct constructor *made = collector->made;
    for (size_t i = 0; made != NULL && i < made->count; i++) {
        const struct field *field = &collector->script->fields[made->first + i];
        bool is_it = name == NULL ? field->key.at == NULL && field->index == index
                                  : field->key.at != NULL && strlen(name) == field->key.len &&
                                        memcmp(name, field->key.at, field->key.len) == 0;
        if (is_it && of_value)
            return (struct spot){collector->script, field->value_line, field->value_column};
        if (is_it)
            return (struct spot){collector->script, field->line, field->column};
    }
    return collector->spot;
}

/* ---- named fields ----------------------------------------------------------------------- */

static dsr_text store_text(struct collector *collector, int index) {
    size_t len;
    const char *at = lua_tolstring(collector->lua, index, &len);
    dsr_text text = value_store_text(collector->config->store, at, len);
    if (text.at == NULL)
        state_no_memory(collector->lua);
    return text;
}

static void collect_order(struct collector *collector) {
    static const char *const orders[] = {"sorted", "given"};
    struct spot spot = spot_of(collector, "order", 0, true);
    const char *given = lua_tostring(collector->lua, -1);
    collector->pipeline->order_given = strcmp(given, "given") == 0;
    if (strcmp(given, "sorted") == 0 || collector->pipeline->order_given)
        return;
    struct diagnostic *row = complain(collector, spot, "order cannot be '%s'", given);
    diagnostic_suggest(row, given, orders, 2, "allowed are 'sorted' and 'given'");
}

static void report_unknown_field(struct collector *collector, const char *name) {
    static const char *const fields[] = {"summary", "order"};
    char stage[100];
    script_name(name, stage, sizeof stage);
    for (char *at = stage; *at != '\0'; at++)
        *at = *at == '_' ? '-' : *at;
    struct diagnostic *row = complain(collector, spot_of(collector, name, 0, false),
                                      "a pipeline has no field '%s'", name);
    if (registry_stage(collector->config->registry, stage) != NULL)
        diagnostic_set_hint(row, "write stage.%s { ... } for the stage", name);
    else
        diagnostic_suggest(row, name, fields, 2,
                           "its fields are: summary, order; all else are stages and profiles");
}

/* The key and the value are on top. */
static void collect_field(struct collector *collector) {
    lua_State *lua = collector->lua;
    const char *name = lua_tostring(lua, -2);
    bool is_summary = strcmp(name, "summary") == 0;
    if (!is_summary && strcmp(name, "order") != 0) {
        report_unknown_field(collector, name);
        return;
    }
    if (is_placeholder(lua, -1))
        return;
    if (lua_type(lua, -1) != LUA_TSTRING)
        complain(collector, spot_of(collector, name, 0, true), "%s takes a text, not %s", name,
                 type_phrase(lua, -1));
    else if (is_summary)
        collector->pipeline->summary = store_text(collector, -1);
    else
        collect_order(collector);
}

/* ---- stages and profiles ----------------------------------------------------------------- */

/* The table in braces of the object on top, frozen. */
static const dsr_value *freeze_content(struct collector *collector, struct spot spot) {
    lua_State *lua = collector->lua;
    lua_getiuservalue(lua, -1, 1);
    spot = spot_of_table(lua, -1, spot);
    const dsr_value *value = freeze(lua, -1, collector->config->store, spot);
    lua_pop(lua, 1);
    if (value != NULL)
        return value;
    dsr_value *empty = take(collector, sizeof *empty);
    empty->type = DSR_TABLE_OF;
    empty->file = spot.script == NULL ? NULL : spot.script->name;
    empty->line = spot.line;
    empty->column = spot.column;
    return empty;
}

static void collect_step(struct collector *collector, struct object *object) {
    struct pipeline_config *pipeline = collector->pipeline;
    object->is_used = true;
    pipeline->steps[pipeline->step_count++] = (struct pipeline_step){
        .stage = object->stage,
        .options = freeze_content(collector, object->spot),
        .file = object->spot.script == NULL ? NULL : object->spot.script->name,
        .line = object->spot.line,
        .column = object->spot.column,
    };
}

static void collect_profile(struct collector *collector, struct object *object) {
    struct pipeline_config *pipeline = collector->pipeline;
    struct pipeline_profile profile = {.name = {"", 0}};
    object->is_used = true;
    profile.overrides = freeze_content(collector, object->spot);
    if (lua_getiuservalue(collector->lua, -1, 2) == LUA_TSTRING)
        profile.name = store_text(collector, -1);
    lua_pop(collector->lua, 1);
    for (size_t i = 0; i < pipeline->profile_count; i++) {
        if (strcmp(pipeline->profiles[i].name.at, profile.name.at) == 0)
            complain(collector, object->spot, "there are two profiles '%s'", profile.name.at);
    }
    pipeline->profiles[pipeline->profile_count++] = profile;
}

/* The value at a position is on top. */
static void collect_item(struct collector *collector, lua_Integer index) {
    lua_State *lua = collector->lua;
    struct object *object = object_at(lua, -1);
    struct spot spot = spot_of(collector, NULL, index, false);
    if (is_placeholder(lua, -1))
        return;
    if (object != NULL && object->kind == OBJECT_STEP) {
        collect_step(collector, object);
    } else if (object != NULL && object->kind == OBJECT_PROFILE) {
        collect_profile(collector, object);
    } else if (object != NULL && object->kind == OBJECT_CONSTRUCTOR) {
        const char *name = object->stage->name;
        char path[120] = "NAME";
        bool is_loaded = registry_stage(collector->config->registry, name) == object->stage;
        if (is_loaded)
            script_name(name, path + sprintf(path, "stage."), 100);
        struct diagnostic *row = complain(collector, spot, "%s%s is not called",
                                          is_loaded ? "" : "the stage ", is_loaded ? path : name);
        diagnostic_set_hint(row, "write %s() or %s { OPTION = VALUE }", path, path);
    } else {
        struct diagnostic *row =
            complain(collector, spot, "a pipeline holds stages and profiles, not %s",
                     object == NULL ? type_phrase(lua, -1) : object_phrase(object));
        diagnostic_set_hint(row, "write stage.NAME { OPTION = VALUE }");
    }
}

/* A position that is written and holds nothing would be a stage silently left out. */
static void report_nothings(struct collector *collector, int body) {
    const struct constructor *made = collector->made;
    for (size_t i = 0; made != NULL && i < made->count; i++) {
        const struct field *field = &collector->script->fields[made->first + i];
        if (field->index == 0)
            continue;
        if (lua_rawgeti(collector->lua, body, field->index) == LUA_TNIL)
            complain(collector, (struct spot){collector->script, field->line, field->column},
                     "here stands nothing instead of a stage");
        lua_pop(collector->lua, 1);
    }
}

static void collect_body(struct collector *collector) {
    lua_State *lua = collector->lua;
    int body = lua_gettop(lua);
    collector->made = constructor_of(lua, body, &collector->script);
    report_nothings(collector, body);
    lua_Integer count = push_keys(lua, body);
    struct pipeline_config *pipeline = collector->pipeline;
    pipeline->steps = take(collector, ((size_t)count + 1) * sizeof *pipeline->steps);
    pipeline->profiles = take(collector, ((size_t)count + 1) * sizeof *pipeline->profiles);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(lua, body + 1, i);
        lua_pushvalue(lua, -1);
        lua_rawget(lua, body);
        if (lua_type(lua, -2) == LUA_TSTRING)
            collect_field(collector);
        else
            collect_item(collector, lua_tointeger(lua, -2));
        lua_settop(lua, body + 1);
    }
    lua_settop(lua, body);
}

/* ---- checks of the whole ----------------------------------------------------------------- */

static const dsr_stage *stage_in_pipeline(const struct pipeline_config *pipeline, dsr_text name) {
    for (size_t i = 0; i < pipeline->step_count; i++) {
        const dsr_stage *stage = pipeline->steps[i].stage;
        char written[100];
        script_name(stage->name, written, sizeof written);
        if (strcmp(written, name.at) == 0 || strcmp(stage->name, name.at) == 0)
            return stage;
    }
    return NULL;
}

static void report_absent_stage(struct collector *collector, const struct value_member *member) {
    const struct pipeline_config *pipeline = collector->pipeline;
    enum { MOST = 32 };
    char written[MOST][100];
    const char *names[MOST];
    size_t count = 0;
    for (; count < pipeline->step_count && count < MOST; count++) {
        script_name(pipeline->steps[count].stage->name, written[count], sizeof written[count]);
        names[count] = written[count];
    }
    struct diagnostic *row =
        diagnostic_add(collector->config->list, DSR_ERROR, "config-unknown-stage",
                       "the pipeline has no stage '%s'", member->key.at);
    diagnostic_set_value(row, member->value->file, member->line, member->column);
    diagnostic_suggest(row, member->key.at, names, count, NULL);
}

static void check_profile(struct collector *collector, const struct pipeline_profile *profile) {
    struct diagnostics *list = collector->config->list;
    for (size_t i = 0; i < value_count(profile->overrides); i++) {
        const struct value_member *member = &profile->overrides->as.table.members[i];
        const dsr_value *given = member->value;
        const dsr_stage *stage = stage_in_pipeline(collector->pipeline, member->key);
        if (stage == NULL) {
            report_absent_stage(collector, member);
        } else if (value_type(given) != DSR_TABLE_OF && value_type(given) != DSR_LIST_OF) {
            struct diagnostic *row =
                diagnostic_add(list, DSR_ERROR, "option-type",
                               "%s takes a table of options in a profile", member->key.at);
            diagnostic_set_value(row, given->file, given->line, given->column);
        } else {
            options_check(stage->options, given, stage->name, list);
        }
    }
}

/* What was made and stands nowhere in the pipeline has no effect: nobody meant that. */
static void report_unused(struct collector *collector) {
    lua_State *lua = collector->lua;
    lua_rawgeti(lua, LUA_REGISTRYINDEX, collector->config->objects);
    lua_Integer count = (lua_Integer)lua_rawlen(lua, -1);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(lua, -1, i);
        const struct object *object = object_at(lua, -1);
        lua_pop(lua, 1);
        bool is_step = object->kind == OBJECT_STEP;
        if (object->is_used || (!is_step && object->kind != OBJECT_PROFILE))
            continue;
        struct diagnostic *row =
            complain(collector, object->spot, "%s stands outside the pipeline and has no effect",
                     is_step ? "this stage" : "this profile");
        diagnostic_set_hint(row, "write it inside the braces of the pipeline");
    }
    lua_pop(lua, 1);
}

static void report_no_pipeline(struct collector *collector, const struct script *file) {
    lua_State *lua = collector->lua;
    const struct object *object = object_at(lua, -1);
    uint32_t line = 1;
    for (size_t i = 0; i < file->token_count; i++)
        line = file->tokens[i].line;
    struct spot spot = {file, line, 1};
    if (object != NULL)
        spot = object->spot;
    struct diagnostic *row =
        complain(collector, spot, "the file returns %s, not a pipeline",
                 object == NULL ? type_phrase(lua, -1) : object_phrase(object));
    diagnostic_set_hint(row, "end the file with: return pipeline \"NAME\" { ... }");
}

void pipeline_collect(lua_State *lua, const struct script *file) {
    struct lua_config *config = config_of(lua);
    struct collector collector = {.lua = lua, .config = config, .pipeline = &config->pipeline};
    struct object *object = object_at(lua, -1);
    luaL_checkstack(lua, 20, NULL);
    if (object == NULL || object->kind != OBJECT_PIPELINE) {
        if (!is_placeholder(lua, -1))
            report_no_pipeline(&collector, file);
        return;
    }
    collector.spot = object->spot;
    if (lua_getiuservalue(lua, -1, 2) == LUA_TSTRING)
        config->pipeline.name = store_text(&collector, -1);
    lua_pop(lua, 1);
    if (lua_getiuservalue(lua, -1, 1) == LUA_TTABLE)
        collect_body(&collector);
    lua_pop(lua, 1);
    for (size_t i = 0; i < config->pipeline.step_count; i++) {
        const struct pipeline_step *step = &config->pipeline.steps[i];
        options_check(step->stage->options, step->options, step->stage->name, config->list);
    }
    for (size_t i = 0; i < config->pipeline.profile_count; i++)
        check_profile(&collector, &config->pipeline.profiles[i]);
    report_unused(&collector);
}

/* SPDX-License-Identifier: MIT */
#include "stage.h"

#include <string.h>

#include "environment.h"
#include "object.h"
#include "pipeline.h"
#include "pipeline/option.h"
#include "pipeline/run.h"

#define SLOT 16 /* bytes of a stage's state that hold any option */

/* ---- what a definition may say ---- */

static const char *const type_names[] = {"text", "int",  "bool",  "choice",
                                         "path", "list", "value", NULL};
static const dsr_option_type types[] = {DSR_OPTION_TEXT,   DSR_OPTION_INT,  DSR_OPTION_BOOL,
                                        DSR_OPTION_CHOICE, DSR_OPTION_PATH, DSR_OPTION_LIST,
                                        DSR_OPTION_VALUE};

static const dsr_option rows_of_option[] = {
    {.name = "type",
     .type = DSR_OPTION_CHOICE,
     .choices = type_names,
     .fallback = "text",
     .help = "what a pipeline writes there"},
    {.name = "default", .type = DSR_OPTION_VALUE, .help = "what holds when nothing is written"},
    {.name = "help", .type = DSR_OPTION_TEXT, .help = "one sentence"},
    {.name = "choices", .type = DSR_OPTION_LIST, .help = "of a choice"},
    {.name = "least", .type = DSR_OPTION_INT, .help = "of an int"},
    {.name = "most", .type = DSR_OPTION_INT, .help = "of an int"},
    {0}};
static const dsr_option rows_of_options[] = {{.name = "*",
                                              .type = DSR_OPTION_TABLE,
                                              .children = rows_of_option,
                                              .help = "type, default, help"},
                                             {0}};
static const dsr_option rows_of_visit[] = {
    {.name = "*", .type = DSR_OPTION_VALUE, .help = "function(block, context)"}, {0}};
static const dsr_option rows_of_stage[] = {
    {.name = "summary", .type = DSR_OPTION_TEXT, .help = "what it does, in half a sentence"},
    {.name = "version", .type = DSR_OPTION_TEXT, .fallback = "0", .help = "its version"},
    {.name = "licence", .type = DSR_OPTION_TEXT, .fallback = "", .help = "an SPDX expression"},
    {.name = "edits", .type = DSR_OPTION_LIST, .help = "what it may change"},
    {.name = "options",
     .type = DSR_OPTION_TABLE,
     .children = rows_of_options,
     .help = "name = { type = ..., default = ..., help = ... }"},
    {.name = "visit",
     .type = DSR_OPTION_TABLE,
     .children = rows_of_visit,
     .help = "a function for each kind of block"},
    {.name = "begin", .type = DSR_OPTION_VALUE, .help = "function(context), before the blocks"},
    {.name = "finish", .type = DSR_OPTION_VALUE, .help = "function(context), after them"},
    {0}};

static const char *const edit_names[] = {"text", "labels", "blocks", "attributes"};
static const uint32_t edit_bits[] = {DSR_EDIT_TEXT, DSR_EDIT_LABELS, DSR_EDIT_BLOCKS,
                                     DSR_EDIT_ATTRIBUTES};

struct maker {
    lua_State *lua;
    struct lua_config *config;
    struct lua_stage *made;
    const dsr_value *definition;
};

static void complain(struct maker *maker, const dsr_value *at, const char *hint, const char *format,
                     ...) __attribute__((format(printf, 4, 5)));

static void complain(struct maker *maker, const dsr_value *at, const char *hint, const char *format,
                     ...) {
    va_list arguments;
    va_start(arguments, format);
    struct diagnostic *row =
        diagnostic_add_v(maker->config->list, DSR_ERROR, "config-stage", format, arguments);
    va_end(arguments);
    at = at ? at : maker->definition;
    diagnostic_set_value(row, at->file, at->line, at->column);
    if (hint)
        diagnostic_set_hint(row, "%s", hint);
}

static void *take(struct maker *maker, size_t size) {
    void *taken = value_store_take(maker->config->store, size);
    if (!taken)
        state_no_memory(maker->lua);
    return taken;
}

static void read_edits(struct maker *maker) {
    const dsr_value *given = value_get(maker->definition, "edits");
    size_t count = value_type(given) == DSR_LIST_OF ? value_count(given) : given != NULL;
    for (size_t i = 0; i < count; i++) {
        const dsr_value *word = value_type(given) == DSR_LIST_OF ? value_at(given, i) : given;
        size_t k = 0, all = sizeof edit_names / sizeof *edit_names;
        while (k < all && strcmp(edit_names[k], value_text(word).at) != 0)
            k++;
        if (k < all)
            maker->made->stage.may_edit |= edit_bits[k];
        else
            complain(maker, word, "allowed are text, labels, blocks, attributes",
                     "a stage cannot edit '%s'", value_text(word).at);
    }
}

static const char *default_text(struct maker *maker, const dsr_value *given) {
    char number[32];
    switch (value_type(given)) {
    case DSR_STRING:
        return value_text(given).at;
    case DSR_BOOLEAN:
        return value_bool(given) ? "true" : "false";
    case DSR_INTEGER:
        snprintf(number, sizeof number, "%lld", (long long)value_int(given));
        return value_store_text(maker->config->store, number, strlen(number)).at;
    default:
        return NULL;
    }
}

static const char *const *choices_of(struct maker *maker, const dsr_value *given) {
    size_t count = value_count(given);
    const char **list = take(maker, (count + 1) * sizeof *list);
    for (size_t i = 0; i < count; i++)
        list[i] = value_text(value_at(given, i)).at;
    return list;
}

static void read_option(struct maker *maker, dsr_option *row, const char *name,
                        const dsr_value *given, size_t index) {
    const dsr_value *type = value_get(given, "type"), *help = value_get(given, "help");
    size_t k = 0;
    while (type && type_names[k] && strcmp(type_names[k], value_text(type).at) != 0)
        k++;
    *row = (dsr_option){.name = name,
                        .type = type_names[k] ? types[k] : DSR_OPTION_TEXT,
                        .offset = SLOT * index,
                        .fallback = default_text(maker, value_get(given, "default")),
                        .least = value_int(value_get(given, "least")),
                        .most = value_int(value_get(given, "most")),
                        .help = value_text(help).at};
    if (value_get(given, "choices"))
        row->choices = choices_of(maker, value_get(given, "choices"));
    if (!help)
        complain(maker, given, "write help = \"one sentence\"", "option '%s' says nothing in help",
                 name);
    if (row->type == DSR_OPTION_CHOICE && !row->choices)
        complain(maker, given, "write choices = { ... }", "option '%s' has no choices", name);
}

static void read_options(struct maker *maker) {
    const dsr_value *given = value_get(maker->definition, "options");
    size_t count = value_count(given);
    maker->made->rows = take(maker, (count + 1) * sizeof *maker->made->rows);
    maker->made->row_count = count;
    for (size_t i = 0; i < count; i++)
        read_option(maker, &maker->made->rows[i], value_key(given, i).at, value_at(given, i), i);
    maker->made->stage.options = maker->made->rows;
    maker->made->stage.state_size = SLOT * count;
}

static void check_function(struct maker *maker, const dsr_value *given, const char *name) {
    if (given && value_type(given) != DSR_FUNCTION)
        complain(maker, given, NULL, "'%s' takes a function", name);
}

static void read_visit(struct maker *maker) {
    const dsr_value *given = value_get(maker->definition, "visit");
    size_t count;
    const char *const *names = kind_names(&count);
    for (size_t i = 0; i < value_count(given); i++) {
        const char *name = value_key(given, i).at;
        dsr_kind kind = kind_of(name);
        check_function(maker, value_at(given, i), name);
        if (kind) {
            maker->made->visited |= DSR_BIT(kind);
            continue;
        }
        char hint[64];
        const char *near = nearest_name(name, names, count);
        snprintf(hint, sizeof hint, "did you mean '%s'?", near ? near : "paragraph");
        complain(maker, value_at(given, i), hint, "there are no blocks of kind '%s'", name);
    }
    check_function(maker, value_get(maker->definition, "begin"), "begin");
    check_function(maker, value_get(maker->definition, "finish"), "finish");
}

static bool is_stage_name(const char *name) {
    for (const char *at = name; *at; at++)
        if (!(*at >= 'a' && *at <= 'z') && !(*at >= '0' && *at <= '9') && *at != '-')
            return false;
    return *name >= 'a' && *name <= 'z' && strlen(name) < 64;
}

/* ---- making ---- */

static dsr_status run_stage(dsr_job *job, const void *state, dsr_doc *doc);

static struct lua_stage *find_made(struct lua_config *config, const char *name) {
    for (size_t i = 0; i < config->stage_count; i++)
        if (strcmp(config->stages[i]->stage.name, name) == 0)
            return config->stages[i];
    return NULL;
}

static void define(struct maker *maker, const char *name, struct spot spot) {
    struct lua_stage *made = maker->made;
    struct lua_config *config = maker->config;
    *made = (struct lua_stage){.config = config, .script = spot.script};
    made->stage = (dsr_stage){.abi = DSR_ABI, .size = sizeof(dsr_stage), .run = run_stage};
    made->stage.name = value_store_text(config->store, name, strlen(name)).at;
    if (!options_check(rows_of_stage, maker->definition, name, config->list))
        return;
    made->stage.summary = value_text(value_get(maker->definition, "summary")).at;
    made->stage.version = value_get(maker->definition, "version")
                              ? value_text(value_get(maker->definition, "version")).at
                              : "0";
    made->stage.licence = value_text(value_get(maker->definition, "licence")).at;
    if (!*made->stage.summary)
        complain(maker, NULL, "write summary = \"...\"", "stage '%s' does not say what it does",
                 name);
    if (!is_stage_name(name))
        complain(maker, NULL, "small letters, digits and '-'", "'%s' is no name of a stage", name);
    if (config->registry && registry_stage(config->registry, name))
        complain(maker, NULL, "write stage.NAME { ... } for that one, or choose another name",
                 "there is a loaded stage '%s' already", name);
    read_edits(maker);
    read_options(maker);
    read_visit(maker);
}

int lua_stage_make(lua_State *lua, int name, int body, struct spot spot) {
    struct lua_config *config = config_of(lua);
    const char *written = lua_tostring(lua, name);
    struct lua_stage *made = find_made(config, written);
    if (made && !config->is_running && made->script != spot.script)
        mistake(lua, "config-stage", spot.script, spot.line, spot.column,
                "there are two stages '%s'", written);
    if (!made) {
        struct maker maker = {.lua = lua, .config = config};
        maker.definition = freeze(lua, body, config->store, spot_of_table(lua, body, spot));
        maker.made = made = take(&maker, sizeof *made);
        if (!maker.definition)
            state_no_memory(lua);
        define(&maker, written, spot);
        void *rows = config->stages;
        struct lua_stage **row = room_for(&rows, config->stage_count, sizeof *row);
        config->stages = rows;
        if (!row)
            state_no_memory(lua);
        config->stages[config->stage_count++] = made;
    }
    push_constructor(lua, &made->stage, body);
    return 1;
}

/* ---- running ---- */

/* Pushes the definition's member, or nothing and false. */
static bool push_function(lua_State *lua, int definition, const char *name) {
    if (lua_getfield(lua, definition, name) == LUA_TFUNCTION)
        return true;
    lua_pop(lua, 1);
    return false;
}

static void visit_blocks(lua_State *lua, struct visit *visit, int definition, int context) {
    const dsr_host *host = visit->doc->host;
    if (!visit->stage->visited || lua_getfield(lua, definition, "visit") != LUA_TTABLE)
        return;
    int functions = lua_gettop(lua);
    for (dsr_block at = 0; (at = host->step(visit->doc, 0, at, visit->stage->visited));) {
        if (host->is_cancelled(visit->job))
            luaL_error(lua, "the run was stopped");
        lua_getfield(lua, functions, kind_name(host->kind(visit->doc, at)));
        push_block(lua, at);
        lua_pushvalue(lua, context);
        lua_call(lua, 2, 0);
    }
}

/* The module's code runs again: its locals are new for each document. */
static int run_document(lua_State *lua) {
    struct visit *visit = lua_touserdata(lua, 1);
    struct lua_config *config = config_of(lua);
    lua_newtable(lua);
    lua_rawseti(lua, LUA_REGISTRYINDEX, config->modules);
    pipeline_begin(lua);
    set_visit(lua, visit);
    state_load(lua, visit->stage->script);
    lua_call(lua, 0, 1);
    const struct object *made = object_at(lua, -1);
    if (!made || made->stage != &visit->stage->stage || lua_getiuservalue(lua, -1, 1) != LUA_TTABLE)
        return luaL_error(lua, "the module does not return the stage");
    int definition = lua_gettop(lua);
    push_context(lua, visit);
    int context = lua_gettop(lua);
    if (push_function(lua, definition, "begin")) {
        lua_pushvalue(lua, context);
        lua_call(lua, 1, 0);
    }
    visit_blocks(lua, visit, definition, context);
    if (push_function(lua, definition, "finish")) {
        lua_pushvalue(lua, context);
        lua_call(lua, 1, 0);
    }
    return 0;
}

/* What a script did wrong is told like any other complaint of a stage, at its line. */
static void report_all(dsr_job *job, const struct diagnostics *list) {
    for (size_t i = 0; i < list->count; i++) {
        const struct diagnostic *row = &list->rows[i];
        dsr_value at = {.file = row->file, .line = row->line, .column = row->column};
        job->host->report(job, row->severity, row->code, (dsr_place){.value = &at}, "%s",
                          row->message);
        if (row->hint)
            job->host->hint(job, "%s", row->hint);
    }
}

static dsr_status run_stage(dsr_job *job, const void *state, dsr_doc *doc) {
    const struct lua_stage *stage = (const struct lua_stage *)run_stage_under_way(job);
    struct visit visit = {.job = job, .doc = doc, .stage = stage, .state = state};
    struct diagnostics list = {0};
    struct lua_config *config = stage->config;
    config->is_running = true;
    bool is_fine = state_run(config, run_document, &visit, &list);
    config->is_running = false;
    report_all(job, &list);
    diagnostics_free(&list);
    return is_fine ? visit.status : DSR_FAILED;
}

/* SPDX-License-Identifier: MIT */
/* Running stages in Lua: what the engine calls, and which of a definition's functions that means.
 */
#include "stage.h"

#include "environment.h"
#include "pipeline.h"
#include "pipeline/run.h"

/* Pushes the definition's member, or nothing and false. */
static bool push_function(lua_State *lua, int definition, const char *name) {
    if (lua_getfield(lua, definition, name) == LUA_TFUNCTION)
        return true;
    lua_pop(lua, 1);
    return false;
}

/* Calls a function of the definition with the context. */
static void call(lua_State *lua, int definition, const char *name, int context, int results) {
    if (!push_function(lua, definition, name))
        return;
    lua_pushvalue(lua, context);
    lua_call(lua, 1, results);
}

static void visit_blocks(lua_State *lua, struct visit *visit, int definition, int context) {
    const dsr_host *host = visit->doc->host;
    int functions[DSR_KIND_COUNT] = {0};
    if (!visit->stage->visited || lua_getfield(lua, definition, "visit") != LUA_TTABLE)
        return;
    int visitors = lua_gettop(lua);
    luaL_checkstack(lua, DSR_KIND_COUNT + 10, NULL);
    for (dsr_kind kind = DSR_DOCUMENT; kind < DSR_KIND_COUNT; kind++) {
        lua_getfield(lua, visitors, kind_name(kind));
        functions[kind] = lua_gettop(lua);
    }
    for (dsr_block at = 0; (at = host->step(visit->doc, 0, at, visit->stage->visited));) {
        if (host->is_cancelled(visit->job)) {
            visit->status = DSR_CANCELLED;
            luaL_error(lua, "the run was stopped");
        }
        lua_pushvalue(lua, functions[host->kind(visit->doc, at)]);
        push_block(lua, at);
        lua_pushvalue(lua, context);
        lua_call(lua, 2, 0);
    }
}

/* The facts of all documents that gave some, in the order of the inputs. */
static void push_all_facts(lua_State *lua, const struct visit *visit) {
    const dsr_host *host = visit->job->host;
    lua_newtable(lua);
    lua_Integer count = 0;
    for (size_t i = 0; i < host->blob_count(visit->job); i++)
        if (push_facts(lua, host->blob(visit->job, i)))
            lua_rawseti(lua, -2, ++count);
    push_frozen(lua);
}

/* The module's code runs again: its locals are new for each document. */
static void load_definition(lua_State *lua, struct visit *visit) {
    pipeline_begin(lua);
    set_visit(lua, visit);
    state_load(lua, visit->stage->script);
    lua_pushboolean(lua, false);
    lua_rawseti(lua, LUA_REGISTRYINDEX, config_of(lua)->definition);
    lua_call(lua, 0, 0);
    if (lua_rawgeti(lua, LUA_REGISTRYINDEX, config_of(lua)->definition) != LUA_TTABLE)
        luaL_error(lua, "the stage '%s' is not defined when its file runs again",
                   visit->stage->name);
}

static int run_phase(lua_State *lua) {
    struct visit *visit = lua_touserdata(lua, 1);
    load_definition(lua, visit);
    int definition = lua_gettop(lua);
    push_context(lua, visit);
    int context = lua_gettop(lua);
    switch (visit->phase) {
    case PHASE_OPEN:
        call(lua, definition, "open", context, 0);
        break;
    case PHASE_SURVEY:
        call(lua, definition, "survey", context, 1);
        put_facts(lua, visit);
        break;
    case PHASE_SETTLE:
        if (!push_function(lua, definition, "settle"))
            break;
        push_all_facts(lua, visit);
        lua_pushvalue(lua, context);
        lua_call(lua, 2, 1);
        put_facts(lua, visit);
        break;
    case PHASE_RUN:
        call(lua, definition, "begin", context, 0);
        visit_blocks(lua, visit, definition, context);
        call(lua, definition, "finish", context, 0);
        break;
    }
    return 0;
}

/* What a script did wrong is told like any other complaint of a stage, at its line; the document
 * it was done to is then told in words. */
static void report_all(dsr_job *job, bool has_document, const struct diagnostics *list) {
    for (size_t i = 0; i < list->count; i++) {
        const struct diagnostic *row = &list->rows[i];
        dsr_value at = {.file = row->file, .line = row->line, .column = row->column};
        dsr_text name = has_document ? job->host->input_name(job) : (dsr_text){"", 0};
        job->host->report(job, row->severity, row->code, (dsr_place){.value = &at}, "%s%s%.*s",
                          row->message, name.len ? "; the document was " : "", (int)name.len,
                          name.at);
        if (row->hint)
            job->host->hint(job, "%s", row->hint);
    }
}

static dsr_status run(dsr_job *job, const void *state, dsr_doc *doc, enum phase phase) {
    const struct lua_stage *stage =
        (const void *)(run_stage_under_way(job)->name - offsetof(struct lua_stage, name));
    struct lua_config *config = stage->config;
    struct visit visit = {.job = job, .doc = doc, .stage = stage, .state = state, .phase = phase};
    struct diagnostics list = {0};
    config->is_running = true;
    bool is_fine = state_run(config, run_phase, &visit, &list);
    config->is_running = false;
    config->visit = NULL;
    if (visit.status == DSR_OK) /* else the script has said why */
        report_all(job, doc != NULL, &list);
    diagnostics_free(&list);
    return is_fine || visit.status == DSR_CANCELLED ? visit.status : DSR_FAILED;
}

static dsr_status run_open(dsr_job *job, void *state) {
    return run(job, state, NULL, PHASE_OPEN);
}

/* No editor is set while documents are surveyed, so that edits are refused. */
static dsr_status run_survey(dsr_job *job, const void *state, const dsr_doc *doc) {
    return run(job, state, (dsr_doc *)(uintptr_t)doc, PHASE_SURVEY);
}

static dsr_status run_settle(dsr_job *job, const void *state) {
    return run(job, state, NULL, PHASE_SETTLE);
}

static dsr_status run_document(dsr_job *job, const void *state, dsr_doc *doc) {
    return run(job, state, doc, PHASE_RUN);
}

void lua_stage_fill(struct lua_stage *stage, bool has_survey, bool has_open) {
    stage->stage.run = run_document;
    stage->stage.open = has_open ? run_open : NULL;
    stage->stage.survey = has_survey ? run_survey : NULL;
    stage->stage.settle = has_survey ? run_settle : NULL;
}

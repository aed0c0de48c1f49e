/* SPDX-License-Identifier: MIT */
/*
 * One lua_State whose memory and time are bounded, and nothing of which can end the process:
 * every use goes through one protected call, every error becomes a diagnostic with a place.
 */
#include "stage.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define HOOK_INTERVAL 10000 /* instructions, about 0.1 ms */
#define DEEP 20000          /* calls in calls: more than any script means */
#define GC_PAUSE 1000     /* per cent: data files leave hardly any garbage, looking for it costs */
#define MISTAKES_MOST 200 /* of one call; more help nobody */

struct lua_config *config_of(lua_State *lua) {
    return *(struct lua_config **)lua_getextraspace(lua);
}

/* ---- limits ---------------------------------------------------------------------------- */

static int64_t processor_time(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/* Remembers where the script is.  Only reads, so that the allocator may call it too. */
static void note_place(struct lua_config *config) {
    uint32_t line = 0;
    const struct script *script = NULL;
    for (int level = 0; level < 20 && script == NULL; level++)
        script = state_where(config->lua, level, &line);
    if (script == NULL && config->visit != NULL) { /* what a function returned, for example */
        script = config->visit->stage->script;
        line = config->visit->stage->line;
    }
    config->failure.script = script;
    config->failure.line = line;
    lua_Debug record;
    config->is_deep = lua_getstack(config->lua, DEEP, &record);
}

/* Lua answers a refusal with a full collection and asks once more, so the second refusal in a
 * row is final, and so is the first of what can never be given.  From then on nothing may grow:
 * a loop around pcall would begin anew for ever. */
static bool refuses(struct lua_config *config, size_t old, size_t size) {
    if (size <= old)
        return false;
    if (!config->is_out_of_memory && config->memory - old + size <= LUA_MEMORY_MOST) {
        config->refusals = 0;
        return false;
    }
    config->refusals++;
    if (!config->is_out_of_memory && config->lua != NULL)
        note_place(config);
    config->was_refused = true;
    config->is_out_of_memory =
        config->is_out_of_memory || config->refusals == 2 || size > LUA_MEMORY_MOST;
    return true;
}

static void *allocate(void *context, void *at, size_t old, size_t size) {
    struct lua_config *config = context;
    if (at == NULL)
        old = 0; /* Lua passes the kind of object here */
    if (size == 0) {
        free(at);
        config->memory -= old;
        return NULL;
    }
    if (refuses(config, old, size))
        return NULL;
    void *moved = realloc(at, size);
    if (moved == NULL)
        return size <= old ? at : NULL; /* shrinking must not fail */
    config->memory = config->memory - old + size;
    return moved;
}

/* Once the time is over the hook comes back at every instruction, so that no pcall keeps the
 * script alive. */
static void watch(lua_State *lua, lua_Debug *record) {
    (void)record;
    struct lua_config *config = config_of(lua);
    if (processor_time() > config->deadline)
        config->is_out_of_time = true;
    if (!config->is_out_of_time && !config->is_out_of_memory)
        return;
    lua_sethook(lua, watch, LUA_MASKCOUNT, 1);
    luaL_error(lua, "the time for this file is over");
}

/* ---- errors ---------------------------------------------------------------------------- */

/* Chunks are named "=scriptN", which Lua never cuts short, and shown by their files' names. */
static const struct script *script_of(const struct lua_config *config, const char *source) {
    static const char prefix[] = "=script";
    if (strncmp(source, prefix, sizeof prefix - 1) != 0)
        return NULL;
    size_t index = strtoul(source + sizeof prefix - 1, NULL, 10);
    bool is_shown = index < config->loaded_count && !config->loaded[index]->is_ours;
    return is_shown ? config->loaded[index] : NULL;
}

const struct script *state_where(lua_State *lua, int level, uint32_t *line) {
    lua_Debug record;
    if (!lua_getstack(lua, level, &record) || !lua_getinfo(lua, "Sl", &record))
        return NULL;
    *line = record.currentline > 0 ? (uint32_t)record.currentline : 0;
    return script_of(config_of(lua), record.source);
}

static void note_callers(lua_State *lua, struct failure *failure) {
    size_t len = 0, shown = 0;
    bool is_first = true;
    failure->callers[0] = '\0';
    for (int level = 0; level < 200 && shown < 5; level++) {
        uint32_t line;
        const struct script *script = state_where(lua, level, &line);
        if (script == NULL || line == 0)
            continue;
        if (!is_first && len + strlen(script->name) + 20 < sizeof failure->callers) {
            len += (size_t)sprintf(failure->callers + len, "%s%s:%u", shown == 0 ? "" : ", ",
                                   script->name, (unsigned)line);
            shown++;
        }
        is_first = false;
    }
}

/* Takes "scriptN:LINE: " off the front of a message; where one error was raised again with a
 * place of its own, the inner place is the better one. */
static const char *take_place(const struct lua_config *config, const char *message,
                              struct failure *failure) {
    static const char prefix[] = "script";
    while (strncmp(message, prefix, sizeof prefix - 1) == 0) {
        char *end;
        size_t index = strtoul(message + sizeof prefix - 1, &end, 10);
        if (end == message + sizeof prefix - 1 || *end != ':' || index >= config->loaded_count)
            break;
        const char *digits = end + 1;
        unsigned long line = strtoul(digits, &end, 10);
        if (end == digits || strncmp(end, ": ", 2) != 0)
            break;
        if (!config->loaded[index]->is_ours) {
            failure->script = config->loaded[index];
            failure->line = (uint32_t)line;
        }
        message = end + 2;
    }
    return message;
}

/* Any value may be raised; what is no text is told by its type, never by its address. */
static const char *error_text(lua_State *lua) {
    if (lua_type(lua, 1) == LUA_TSTRING)
        return lua_tostring(lua, 1);
    if (luaL_callmeta(lua, 1, "__tostring") && lua_type(lua, -1) == LUA_TSTRING)
        return lua_tostring(lua, -1);
    if (lua_type(lua, 1) == LUA_TNUMBER)
        return luaL_tolstring(lua, 1, NULL);
    return lua_pushfstring(lua, "an error that is no text but a %s", luaL_typename(lua, 1));
}

static int handle_error(lua_State *lua) {
    struct lua_config *config = config_of(lua);
    struct failure *failure = &config->failure;
    if (failure->is_placed || config->is_out_of_memory)
        return 1;
    note_place(config);
    const char *message = take_place(config, error_text(lua), failure);
    snprintf(failure->message, sizeof failure->message, "%s", message);
    note_callers(lua, failure);
    return 1;
}

/* Raised errors know the line; the column is that of the word they quote, or of the line's
 * first token. */
static uint32_t column_of(const struct failure *failure) {
    const struct token *token = NULL;
    for (const char *at = strchr(failure->message, '\''); at != NULL && token == NULL;) {
        char word[64];
        size_t len = strcspn(at + 1, "'");
        snprintf(word, sizeof word, "\"%.*s\"", (int)(len < 60 ? len : 60), at + 1);
        token = script_find(failure->script, failure->line, word);
        snprintf(word, sizeof word, "%.*s", (int)(len < 63 ? len : 63), at + 1);
        if (len > 0 && token == NULL)
            token = script_find(failure->script, failure->line, word);
        at = at[1 + len] == '\0' ? NULL : strchr(at + len + 2, '\'');
    }
    if (token == NULL)
        token = script_find(failure->script, failure->line, NULL);
    return token == NULL ? 0 : token->column;
}

static void set_place(struct diagnostic *row, const struct script *script, uint32_t line,
                      uint32_t column) {
    if (script == NULL)
        return;
    diagnostic_set_value(row, script->name, line, column);
    dsr_text text = script_line(script, line);
    row->excerpt = line == 0 ? NULL : strndup(text.at, text.len);
}

/* What most often lies behind a message of Lua's parser. */
static void hint_syntax(struct diagnostic *row) {
    static const struct {
        const char *words, *hint;
    } rows[] = {
        {"near <eof>", "the file ends before all is closed: look for a missing '}', ')' or 'end'"},
        {"unfinished string", "the closing quote is missing in this line"},
        {"'}' expected", "a comma is missing before it, or a '}' further up"},
    };
    bool is_syntax = row->code && row->message && strcmp(row->code, "config-syntax") == 0;
    for (size_t i = 0; is_syntax && i < sizeof rows / sizeof *rows; i++)
        if (strstr(row->message, rows[i].words)) {
            diagnostic_set_hint(row, "%s", rows[i].hint);
            return;
        }
}

static void report_failure(struct lua_config *config, int status, const char *raised) {
    struct failure *failure = &config->failure;
    bool is_limit = status == LUA_ERRMEM && config->was_refused;
    if (is_limit || config->is_out_of_memory || config->is_out_of_time) {
        failure->code = "config-limit";
        failure->callers[0] = '\0';
        if ((is_limit || config->is_out_of_memory) && config->is_deep)
            snprintf(failure->message, sizeof failure->message,
                     "a function calls itself without "
                     "end");
        else if (is_limit || config->is_out_of_memory)
            snprintf(failure->message, sizeof failure->message,
                     "the script uses more than %zu MiB of memory", LUA_MEMORY_MOST >> 20);
        else
            snprintf(failure->message, sizeof failure->message,
                     "the script runs for more than %d seconds",
                     config->is_running ? STAGE_SECONDS_MOST : LUA_SECONDS_MOST);
    } else if (status != LUA_ERRRUN) {
        failure->code = status == LUA_ERRMEM ? "run-no-memory" : "config-runtime";
        snprintf(failure->message, sizeof failure->message, "%s",
                 status == LUA_ERRMEM ? "out of memory" : raised);
    }
    struct diagnostic *row = diagnostic_add(
        config->list, DSR_ERROR, failure->code == NULL ? "config-runtime" : failure->code, "%s",
        failure->message);
    hint_syntax(row);
    if (failure->script != NULL && failure->column == 0)
        failure->column = column_of(failure);
    set_place(row, failure->script, failure->line, failure->column);
    if (failure->callers[0] != '\0')
        diagnostic_set_hint(row, "called from %s", failure->callers);
}

struct diagnostic *mistake(lua_State *lua, const char *code, const struct script *script,
                           uint32_t line, uint32_t column, const char *format, ...) {
    struct diagnostics *list = config_of(lua)->list;
    va_list arguments;
    va_start(arguments, format);
    char message[600];
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    if (list->errors >= MISTAKES_MOST)
        return NULL;
    for (size_t i = 0; i < list->count && script != NULL; i++) {
        const struct diagnostic *row = &list->rows[i];
        bool is_same = row->line == line && row->column == column && row->file != NULL &&
                       strcmp(row->file, script->name) == 0 && row->message != NULL &&
                       strcmp(row->message, message) == 0;
        if (is_same)
            return NULL; /* a loop comes by again */
    }
    struct diagnostic *row = diagnostic_add(list, DSR_ERROR, code, "%s", message);
    set_place(row, script, line, column);
    return row;
}

struct diagnostic *mistake_here(lua_State *lua, const char *code, const char *word,
                                const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    char message[600];
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    uint32_t line = 0;
    const struct script *script = state_where(lua, 1, &line);
    const struct token *token = NULL;
    if (script != NULL)
        token = script_find(script, line, word);
    if (script != NULL && token == NULL)
        token = script_find(script, line, NULL);
    return mistake(lua, code, script, line, token == NULL ? 0 : token->column, "%s", message);
}

/* ---- loading --------------------------------------------------------------------------- */

/* Hands a text out byte by byte, so that a syntax error tells how far the parser has read. */
struct slow_reader {
    const struct script *script;
    size_t given;
};

static const char *read_byte(lua_State *lua, void *context, size_t *size) {
    (void)lua;
    struct slow_reader *reader = context;
    *size = reader->given < reader->script->len ? 1 : 0;
    reader->given++;
    return *size == 0 ? NULL : reader->script->text + reader->given - 1;
}

/* Loads the text as it stands.  Raises its syntax error at the token where the parser stopped:
 * it has read one byte past the token it dislikes. */
static void load_plain(lua_State *lua, const struct script *script, const char *chunk) {
    struct failure *failure = &config_of(lua)->failure;
    struct slow_reader reader = {.script = script};
    int status = lua_load(lua, read_byte, &reader, chunk, "t");
    if (status == LUA_OK)
        return;
    if (status == LUA_ERRSYNTAX) {
        const char *message = take_place(config_of(lua), lua_tostring(lua, -1), failure);
        snprintf(failure->message, sizeof failure->message, "%s", message);
        failure->code = "config-syntax";
        failure->script = script;
        const struct token *token =
            script_token_at(script, reader.given < 2 ? 0 : reader.given - 2);
        bool is_at_end = reader.given > script->len && strstr(message, "near <eof>") != NULL;
        failure->line = token == NULL ? 1 : token->line;
        failure->column = token == NULL ? 1 : token->column;
        if (token != NULL && is_at_end)
            failure->column += token->end - token->start;
        failure->is_placed = true;
    }
    lua_error(lua);
}

_Noreturn void state_no_memory(lua_State *lua) {
    luaL_error(lua, "out of memory");
    abort(); /* luaL_error does not return */
}

void state_load(lua_State *lua, const struct script *script) {
    struct lua_config *config = config_of(lua);
    char chunk[40];
    size_t index = 0, len = 0;
    if (script->function != 0) {
        lua_rawgeti(lua, LUA_REGISTRYINDEX, script->function);
        return;
    }
    while (config->loaded[index] != script)
        index++;
    snprintf(chunk, sizeof chunk, "=script%zu", index);
    char *copy = script_instrumented(script, (int64_t)index << 32, &len);
    if (copy == NULL)
        state_no_memory(lua);
    int status = luaL_loadbufferx(lua, copy, len, chunk, "t");
    free(copy);
    if (status != LUA_OK) {
        /* Either the text is wrong, or the copy nests too deep for the parser: then the tables
         * of this file have no places. */
        lua_pop(lua, 1);
        load_plain(lua, script, chunk);
    }
    lua_rawgeti(lua, LUA_REGISTRYINDEX, config->environment);
    lua_setupvalue(lua, -2, 1);
    lua_pushvalue(lua, -1);
    config->loaded[index]->function = luaL_ref(lua, LUA_REGISTRYINDEX);
}

/* ---- the state ------------------------------------------------------------------------- */

bool state_open(struct lua_config *config) {
    config->lua = lua_newstate(allocate, config);
    if (config->lua == NULL)
        return false;
    *(struct lua_config **)lua_getextraspace(config->lua) = config;
    lua_gc(config->lua, LUA_GCINC, GC_PAUSE, 0, 0);
    return true;
}

void state_close(struct lua_config *config) {
    if (config->lua != NULL)
        lua_close(config->lua); /* runs no script: __gc is refused */
    config->lua = NULL;
}

bool state_run(struct lua_config *config, lua_CFunction worker, void *context,
               struct diagnostics *list) {
    lua_State *lua = config->lua;
    struct diagnostics *outer = config->list;
    size_t errors = list->errors;
    int top = lua_gettop(lua);
    config->list = list;
    config->failure = (struct failure){0};
    config->was_refused = config->is_out_of_memory = config->is_out_of_time = false;
    config->refusals = 0;
    int64_t seconds = config->is_running ? STAGE_SECONDS_MOST : LUA_SECONDS_MOST;
    config->deadline = processor_time() + seconds * 1000000000;
    lua_sethook(lua, watch, LUA_MASKCOUNT, HOOK_INTERVAL);
    int status = LUA_ERRMEM;
    if (lua_checkstack(lua, 3)) {
        lua_pushcfunction(lua, handle_error);
        lua_pushcfunction(lua, worker);
        lua_pushlightuserdata(lua, context);
        status = lua_pcall(lua, 1, 0, top + 1);
    }
    if (status != LUA_OK) {
        bool is_text = lua_gettop(lua) > top && lua_type(lua, -1) == LUA_TSTRING;
        report_failure(config, status, is_text ? lua_tostring(lua, -1) : "error in error handling");
    }
    lua_settop(lua, top);
    config->list = outer;
    return list->errors == errors;
}

/* SPDX-License-Identifier: MIT */
/*
 * What the files of core/lua share: the Lua state with its limits, the scripts loaded into it,
 * and the way from a Lua error to a diagnostic.  No other folder includes this.
 */
#ifndef DOSSIER_LUA_STATE_H
#define DOSSIER_LUA_STATE_H

#include <lauxlib.h>
#include <lua.h>

#include "config.h"
#include "script.h"

/* Guards against mistakes, not against attacks: what runs inside one C function of Lua's own
 * library (a pattern that backtracks) is stopped only when it returns. */
#define LUA_MEMORY_MOST ((size_t)64 << 20)
#define LUA_SECONDS_MOST 2    /* of processor time, for one file or one call */
#define STAGE_SECONDS_MOST 60 /* for a stage and one document; workers have limits of their own */

struct data_file {
    char *folder, *name;
    const dsr_value *value;
};

struct data_folder {
    char *folder;
    char **names;
    size_t count;
};

/* What `require` or `read` found below a root: a script or a text. */
struct required {
    char *name;
    const char *root;
    const struct script *script;
    char *text;
    size_t len;
};

/* How the protected call under way failed. */
struct failure {
    const char *code;
    const struct script *script;
    uint32_t line, column;
    char message[1000];
    char callers[400];
    bool is_placed; /* message and place are final: a syntax error */
};

struct lua_config {
    lua_State *lua;
    struct registry *registry;
    char *scripts;            /* the installed ones */
    const char *folder;       /* of the pipeline, in `store`, or NULL */
    struct diagnostics *list; /* of the call under way */
    struct value_store *store, *call_store;
    struct script **loaded;
    size_t loaded_count;
    struct data_file *data;
    size_t data_count;
    struct data_folder *data_folders;
    size_t data_folder_count;
    struct pipeline_config pipeline;
    char *pipeline_file;
    struct lua_stage **stages;       /* defined in Lua */
    size_t stage_count, kept_stages; /* the kept are those of packs */
    struct pack_info *packs[32];     /* PACKS_MOST */
    size_t pack_count;
    struct required *required;
    size_t required_count, kept_required;
    struct visit *visit;                   /* of the document under way; NULL: none */
    uint32_t document;                     /* counts them: handles know theirs */
    int api, decoded, context, definition; /* slots of handle.c and context.c; 0: none yet */
    bool is_running;                       /* a stage's module runs again for a document */
    int environment, constructors, modules, objects, placeholder; /* slots of the registry */

    struct failure failure;
    size_t memory;
    unsigned refusals; /* of the allocator, in a row */
    bool was_refused, is_out_of_memory, is_out_of_time;
    bool is_deep;     /* memory was refused in a recursion without end */
    int64_t deadline; /* processor time of this process, in ns */
};

struct lua_config *config_of(lua_State *lua);

/* A state with the limits above and nothing in it; NULL: no memory. */
bool state_open(struct lua_config *config);
void state_close(struct lua_config *config);

/* Calls `worker` with `context` as its one argument, protected: every use of Lua that may raise
 * comes through here.  What it raised goes to `list`.  Mistakes it reported without raising make
 * the result false too. */
bool state_run(struct lua_config *config, lua_CFunction worker, void *context,
               struct diagnostics *list);

/* Loads a script and pushes its function; raises. */
void state_load(lua_State *lua, const struct script *script);
/* The table that a data file returns, frozen; NULL after a diagnostic. */
const dsr_value *lua_config_table(struct lua_config *config, const struct script *script,
                                  struct diagnostics *list);
/* Runs a file that defines stages. */
bool lua_config_define(struct lua_config *config, const struct script *script,
                       struct diagnostics *list);
/* Memory outside Lua's has run out; raises. */
_Noreturn void state_no_memory(lua_State *lua);
/* The script and line of the Lua function at `level` (1: who called us); NULL: none. */
const struct script *state_where(lua_State *lua, int level, uint32_t *line);

/* A mistake that does not stop the file, at a place of a script; NULL: said already, or no more
 * are wanted. */
struct diagnostic *mistake(lua_State *lua, const char *code, const struct script *script,
                           uint32_t line, uint32_t column, const char *format, ...)
    __attribute__((format(printf, 6, 7)));
/* The same where `word` stands on the line that calls us. */
struct diagnostic *mistake_here(lua_State *lua, const char *code, const char *word,
                                const char *format, ...) __attribute__((format(printf, 4, 5)));

#endif

/* SPDX-License-Identifier: MIT */
/*
 * The text of a Lua file, read far enough to know where everything stands: its tokens, and its
 * table constructors with the place of each key and value.  Knows Lua's words, not its library.
 *
 * A table at run time has neither order nor place.  So what is loaded is not the text itself but
 * a copy in which each constructor {...} reads (MADE(n,{...})): same lines, same meaning, and
 * MADE tells the host which constructor each table came from.
 */
#ifndef DOSSIER_LUA_SCRIPT_H
#define DOSSIER_LUA_SCRIPT_H

#include "pipeline/memory.h"

/* The name of the function that notes a constructed table; no script would use it. */
#define MADE "__made"

enum token_kind {
    TOKEN_NAME = 1, /* keywords too */
    TOKEN_STRING,   /* "..." or '...' */
    TOKEN_LONG,     /* [[...]] */
    TOKEN_NUMBER,
    TOKEN_SIGN, /* one byte; longer operators are several signs */
};

struct token {
    enum token_kind kind;
    uint32_t start, end; /* bytes of the text */
    uint32_t line, column;
};

struct field {
    dsr_text key;          /* a name or a plain text key; empty: by position or computed */
    int64_t index;         /* position, from 1; 0 for named and computed keys */
    uint32_t line, column; /* of the key; of the value where there is no key */
    uint32_t value_line, value_column;
};

struct constructor {
    uint32_t line, column; /* of its brace */
    size_t first, count;   /* of its fields in script.fields: those of one stand together */
};

struct script {
    char *name; /* as shown to people */
    char *text; /* NUL-terminated */
    size_t len;
    const char *root; /* the folder below which it may look; NULL: the pipeline's */
    bool is_ours;     /* api/stage.lua: errors are told where it was called */
    int function;     /* a slot of the registry: what it was compiled to; 0: not yet */
    struct token *tokens;
    size_t token_count;
    struct constructor *constructors;
    size_t constructor_count;
    struct field *fields;
    size_t field_count;
};

/* Takes over `text` (from malloc).  NULL: no memory. */
struct script *script_new(const char *name, char *text, size_t len);
void script_free(struct script *script);

/* The text to load, from malloc; constructor k is called `base` + k.  NULL: no memory. */
char *script_instrumented(const struct script *script, int64_t base, size_t *len);

/* Columns are found again from what a run-time error knows: the line, and often a word. */
const struct token *script_find(const struct script *script, uint32_t line, const char *word);
/* The token in which byte `offset` lies, or the last before it; NULL: none. */
const struct token *script_token_at(const struct script *script, size_t offset);
/* A line without its end. */
dsr_text script_line(const struct script *script, uint32_t line);

/* For constructor.c. */
bool script_read_constructors(struct script *script);
bool token_is(const struct script *script, const struct token *token, const char *word);

#endif

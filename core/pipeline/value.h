/* SPDX-License-Identifier: MIT */
/*
 * A frozen, ordered tree of values with the place each was written at: what options, profiles
 * and data files look like to C.  Built once (by core/lua or by --set), read-only afterwards,
 * freed as a whole.  Knows no Lua.
 */
#ifndef DOSSIER_PIPELINE_VALUE_H
#define DOSSIER_PIPELINE_VALUE_H

#include "dossier/stage.h"

struct value_member;

struct dsr_value {
    dsr_value_type type;
    const char *file;      /* of the script, NUL-terminated, or NULL; lives as long as the tree */
    uint32_t line, column; /* 1-based, of the value itself; 0 unknown */
    union {
        bool boolean;
        int64_t integer;
        dsr_text string; /* NUL-terminated */
        struct {
            struct value_member *members;
            size_t count;
        } table;
        struct {
            int reference; /* a slot that core/lua understands */
            void *owner;   /* the struct lua_config that holds it */
        } function;
    } as;
};

/* A table may hold members without a name among those with one: their key is empty.  A table
 * with nothing in it is a DSR_TABLE_OF. */
struct value_member {
    dsr_text key;          /* NUL-terminated; empty in a list */
    uint32_t line, column; /* of the key, or of the value where there is none; 0 unknown */
    const dsr_value *value;
};

/* No tree is deeper; a function may therefore recurse on one. */
#define VALUE_DEPTH 64

/* All nodes of one tree live in one store. */
struct value_store;
struct value_store *value_store_new(void);
void value_store_free(struct value_store *store);
void value_store_empty(struct value_store *store); /* as new; all it gave is gone */
/* Zeroed memory that lives as long as the store; NULL: no memory. */
void *value_store_take(struct value_store *store, size_t size);
dsr_text value_store_text(struct value_store *store, const char *at, size_t len);
dsr_value *value_store_string(struct value_store *store, const char *at, size_t len);

/* Reading; the functions of dsr_host with these names. */
dsr_value_type value_type(const dsr_value *value);
size_t value_count(const dsr_value *value);
const dsr_value *value_at(const dsr_value *value, size_t index);
dsr_text value_key(const dsr_value *value, size_t index);
const dsr_value *value_get(const dsr_value *value, const char *name);
const dsr_value *value_find(const dsr_value *tree, dsr_text text); /* the first such text */
dsr_text value_text(const dsr_value *value);
int64_t value_int(const dsr_value *value);
bool value_bool(const dsr_value *value);

/* A copy of `base` with the members of `over` laid on top, tables merged by name, lists and
 * all else replaced; order: base first, then what is new.  Either may be NULL.  NULL when both
 * are, or when there is no memory. */
const dsr_value *value_merge(struct value_store *store, const dsr_value *base,
                             const dsr_value *over);

#endif

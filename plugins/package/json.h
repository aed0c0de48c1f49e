/* SPDX-License-Identifier: MIT */
/*
 * JSON as our bundles use it: a strict subset of RFC 8259 without floating point, with unique
 * names, and one canonical form (names sorted by their bytes, line feeds, one space of indent a
 * level), so that equal content gives equal bytes and a reader can tell who wrote it.
 */
#ifndef PACKAGE_JSON_H
#define PACKAGE_JSON_H

#include "bytes.h"

enum json_type {
    JSON_NULL,
    JSON_TRUTH,
    JSON_NUMBER,
    JSON_STRING,
    JSON_ARRAY,
    JSON_OBJECT,
    JSON_WRITTEN, /* for writing only: `string` is canonical text of the right depth */
};

struct json {
    enum json_type type;
    bool truth;
    int64_t number;
    dsr_text string;
    dsr_text name; /* as a member of an object */
    struct json *first, *last, *next, *parent;
};

/* Nodes live in the arena, texts are copied; NULL when memory ran out. */
struct json *json_new(struct arena *arena, enum json_type type);
/* Adds a member to an object (which must not have one of that name) or, with an empty name, an
 * element to an array.  NULL `parent` or `child` is passed through, so that building code can
 * look at arena->has_failed once. */
struct json *json_put(struct arena *arena, struct json *parent, const char *name,
                      struct json *child);
struct json *json_put_string(struct arena *arena, struct json *parent, const char *name,
                             dsr_text value);
struct json *json_put_number(struct arena *arena, struct json *parent, const char *name,
                             int64_t value);
struct json *json_put_truth(struct arena *arena, struct json *parent, const char *name, bool value);

/* Reading; NULL or the fallback for what is absent or of another type. */
struct json *json_get(const struct json *object, const char *name);
dsr_text json_get_string(const struct json *object, const char *name);
int64_t json_get_number(const struct json *object, const char *name, int64_t fallback);
void json_remove(struct json *object, const char *name);
void json_sort(struct json *object); /* members by the bytes of their names */

/* Strict: the whole text is one value; `why` (may be NULL) gets a static sentence and `at` the
 * byte of the first fault. */
struct json *json_read(struct arena *arena, dsr_text text, const char **why, size_t *at);

/* Canonical form; `depth` is the indent of the first line's siblings.  Sorts the members of
 * `value` in place.  No line feed at the end. */
void json_write(struct bytes *out, struct json *value, unsigned depth);
void json_write_string(struct bytes *out, dsr_text text);

#endif

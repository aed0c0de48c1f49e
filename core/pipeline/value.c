/* SPDX-License-Identifier: MIT */
/*
 * Value trees: one arena per tree, readers that take any node (NULL too) and merging.
 * Knows no Lua and reports nothing.
 */
#include "value.h"

#include <stdlib.h>
#include <string.h>

#include "memory.h"

struct value_store {
    struct scratch memory;
};

struct value_store *value_store_new(void) {
    return calloc(1, sizeof(struct value_store));
}

void value_store_free(struct value_store *store) {
    if (store == NULL)
        return;
    scratch_free(&store->memory);
    free(store);
}

void value_store_empty(struct value_store *store) {
    scratch_clear(&store->memory);
}

void *value_store_take(struct value_store *store, size_t size) {
    return scratch_take(&store->memory, size);
}

dsr_text value_store_text(struct value_store *store, const char *at, size_t len) {
    char *copy = len == SIZE_MAX ? NULL : value_store_take(store, len + 1);
    if (copy == NULL)
        return (dsr_text){NULL, 0};
    if (len > 0)
        memcpy(copy, at, len);
    return (dsr_text){copy, len};
}

dsr_value *value_store_string(struct value_store *store, const char *at, size_t len) {
    dsr_value *value = value_store_take(store, sizeof *value);
    if (value == NULL)
        return NULL;
    value->type = DSR_STRING;
    value->as.string = value_store_text(store, at, len);
    return value->as.string.at == NULL ? NULL : value;
}

static bool is_table(const dsr_value *value) {
    return value != NULL && (value->type == DSR_LIST_OF || value->type == DSR_TABLE_OF);
}

dsr_value_type value_type(const dsr_value *value) {
    return value == NULL ? DSR_NIL : value->type;
}

size_t value_count(const dsr_value *value) {
    return is_table(value) ? value->as.table.count : 0;
}

const dsr_value *value_at(const dsr_value *value, size_t index) {
    return index < value_count(value) ? value->as.table.members[index].value : NULL;
}

dsr_text value_key(const dsr_value *value, size_t index) {
    return index < value_count(value) ? value->as.table.members[index].key : (dsr_text){"", 0};
}

const dsr_value *value_get(const dsr_value *value, const char *name) {
    size_t len = strlen(name);
    for (size_t i = 0; i < value_count(value); i++) {
        const struct value_member *member = &value->as.table.members[i];
        if (len > 0 && member->key.len == len && memcmp(member->key.at, name, len) == 0)
            return member->value;
    }
    return NULL;
}

const dsr_value *value_find(const dsr_value *tree, dsr_text text) {
    dsr_text own = value_text(tree);
    if (value_type(tree) == DSR_STRING && own.len == text.len &&
        memcmp(own.at, text.at, own.len) == 0)
        return tree;
    const dsr_value *found = NULL;
    for (size_t i = 0; i < value_count(tree) && found == NULL; i++)
        found = value_find(value_at(tree, i), text);
    return found;
}

dsr_text value_text(const dsr_value *value) {
    return value_type(value) == DSR_STRING ? value->as.string : (dsr_text){"", 0};
}

int64_t value_int(const dsr_value *value) {
    return value_type(value) == DSR_INTEGER ? value->as.integer : 0;
}

bool value_bool(const dsr_value *value) {
    return value_type(value) == DSR_BOOLEAN && value->as.boolean;
}

/* Where `members` holds `key`, or `count`. */
static size_t find_member(const struct value_member *members, size_t count, dsr_text key) {
    size_t i = 0;
    while (i < count &&
           (members[i].key.len != key.len || memcmp(members[i].key.at, key.at, key.len) != 0))
        i++;
    return i;
}

/* The recursion is as deep as the shallower tree; trees are at most VALUE_DEPTH deep. */
const dsr_value *value_merge(struct value_store *store, const dsr_value *base,
                             const dsr_value *over) {
    if (over == NULL)
        return base;
    if (base == NULL || value_type(base) != DSR_TABLE_OF || value_type(over) != DSR_TABLE_OF)
        return over;
    size_t most = base->as.table.count + over->as.table.count;
    dsr_value *merged = value_store_take(store, sizeof *merged);
    struct value_member *members = value_store_take(store, most * sizeof *members);
    if (merged == NULL || members == NULL)
        return NULL;
    size_t count = base->as.table.count;
    if (count > 0)
        memcpy(members, base->as.table.members, count * sizeof *members);
    for (size_t i = 0; i < over->as.table.count; i++) {
        const struct value_member *laid = &over->as.table.members[i];
        size_t at = laid->key.len == 0 ? count : find_member(members, count, laid->key);
        if (at == count) {
            members[count++] = *laid;
            continue;
        }
        const dsr_value *both = value_merge(store, members[at].value, laid->value);
        if (both == NULL)
            return NULL;
        members[at].line = laid->line;
        members[at].column = laid->column;
        members[at].value = both;
    }
    *merged = *over;
    merged->as.table.members = members;
    merged->as.table.count = count;
    return merged;
}

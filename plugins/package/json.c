/* SPDX-License-Identifier: MIT */
/* Building, looking up and writing; reading is json_read.c. */
#include "json.h"

#include <string.h>

struct json *json_new(struct arena *arena, enum json_type type) {
    struct json *value = arena_take(arena, sizeof *value);
    if (value)
        value->type = type;
    return value;
}

struct json *json_put(struct arena *arena, struct json *parent, const char *name,
                      struct json *child) {
    if (!parent || !child)
        return child;
    if (*name)
        child->name = arena_text(arena, text_of(name));
    child->parent = parent;
    child->next = NULL;
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
    return child;
}

struct json *json_put_string(struct arena *arena, struct json *parent, const char *name,
                             dsr_text value) {
    struct json *child = json_new(arena, JSON_STRING);
    if (child)
        child->string = arena_text(arena, value);
    return json_put(arena, parent, name, child);
}

struct json *json_put_number(struct arena *arena, struct json *parent, const char *name,
                             int64_t value) {
    struct json *child = json_new(arena, JSON_NUMBER);
    if (child)
        child->number = value;
    return json_put(arena, parent, name, child);
}

struct json *json_put_truth(struct arena *arena, struct json *parent, const char *name,
                            bool value) {
    struct json *child = json_new(arena, JSON_TRUTH);
    if (child)
        child->truth = value;
    return json_put(arena, parent, name, child);
}

struct json *json_get(const struct json *object, const char *name) {
    if (!object || object->type != JSON_OBJECT)
        return NULL;
    struct json *member = object->first;
    while (member && !text_is(member->name, name))
        member = member->next;
    return member;
}

dsr_text json_get_string(const struct json *object, const char *name) {
    const struct json *member = json_get(object, name);
    return member && member->type == JSON_STRING ? member->string : (dsr_text){"", 0};
}

int64_t json_get_number(const struct json *object, const char *name, int64_t fallback) {
    const struct json *member = json_get(object, name);
    return member && member->type == JSON_NUMBER ? member->number : fallback;
}

void json_remove(struct json *object, const char *name) {
    if (!object || object->type != JSON_OBJECT)
        return;
    struct json *before = NULL;
    for (struct json *member = object->first; member; before = member, member = member->next) {
        if (!text_is(member->name, name))
            continue;
        if (before)
            before->next = member->next;
        else
            object->first = member->next;
        if (object->last == member)
            object->last = before;
        return;
    }
}

/* ---- writing ---- */

static void line(struct bytes *out, unsigned depth) {
    bytes_string(out, "\n");
    while (depth--)
        bytes_string(out, " ");
}

static bool holds(const struct json *value) {
    return (value->type == JSON_ARRAY || value->type == JSON_OBJECT) && value->first;
}

static void write_leaf(struct bytes *out, const struct json *value) {
    switch (value->type) {
    case JSON_NULL:
        bytes_string(out, "null");
        break;
    case JSON_TRUTH:
        bytes_string(out, value->truth ? "true" : "false");
        break;
    case JSON_NUMBER:
        bytes_number(out, value->number);
        break;
    case JSON_STRING:
        json_write_string(out, value->string);
        break;
    case JSON_WRITTEN:
        bytes_text(out, value->string);
        break;
    case JSON_ARRAY:
        bytes_string(out, "[]");
        break;
    case JSON_OBJECT:
        bytes_string(out, "{}");
        break;
    }
}

void json_write(struct bytes *out, struct json *value, unsigned depth) {
    struct json *at = value;
    for (;;) {
        if (at != value && at->parent->type == JSON_OBJECT) {
            json_write_string(out, at->name);
            bytes_string(out, ": ");
        }
        if (holds(at)) {
            if (at->type == JSON_OBJECT)
                json_sort(at);
            bytes_string(out, at->type == JSON_OBJECT ? "{" : "[");
            line(out, ++depth);
            at = at->first;
            continue;
        }
        write_leaf(out, at);
        while (at != value && !at->next) {
            at = at->parent;
            line(out, --depth);
            bytes_string(out, at->type == JSON_OBJECT ? "}" : "]");
        }
        if (at == value)
            return;
        bytes_string(out, ",");
        line(out, depth);
        at = at->next;
    }
}

void json_write_string(struct bytes *out, dsr_text text) {
    bytes_string(out, "\"");
    size_t from = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f)
            continue;
        bytes_add(out, text.at + from, i - from);
        from = i + 1;
        if (c == '\n')
            bytes_string(out, "\\n");
        else if (c == '\t')
            bytes_string(out, "\\t");
        else if (c == '"' || c == '\\')
            bytes_format(out, "\\%c", c);
        else
            bytes_format(out, "\\u%04x", c);
    }
    bytes_add(out, text.at + from, text.len - from);
    bytes_string(out, "\"");
}

/* ---- sorting: a merge sort of the list, stable and without recursion ---- */

static int by_name(const struct json *one, const struct json *other) {
    size_t shorter = one->name.len < other->name.len ? one->name.len : other->name.len;
    int order = shorter ? memcmp(one->name.at, other->name.at, shorter) : 0;
    return order ? order : (one->name.len > other->name.len) - (one->name.len < other->name.len);
}

/* Merges runs of `width` members; returns how many merges were made. */
static size_t merge_pass(struct json *object, size_t width) {
    struct json *rest = object->first, *last = NULL;
    size_t merges = 0;
    object->first = NULL;
    while (rest) {
        merges++;
        struct json *left = rest, *right = rest;
        size_t left_count = 0, right_count = width;
        while (left_count < width && right) {
            left_count++;
            right = right->next;
        }
        while (left_count || (right_count && right)) {
            bool takes_left = left_count && (!right_count || !right || by_name(left, right) <= 0);
            struct json **from = takes_left ? &left : &right;
            struct json *taken = *from;
            *from = taken->next;
            *(takes_left ? &left_count : &right_count) -= 1;
            if (last)
                last->next = taken;
            else
                object->first = taken;
            last = taken;
        }
        rest = right;
    }
    if (last)
        last->next = NULL;
    object->last = last;
    return merges;
}

void json_sort(struct json *object) {
    for (size_t width = 1; merge_pass(object, width) > 1; width *= 2)
        ;
}

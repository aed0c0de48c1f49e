/* SPDX-License-Identifier: MIT */
/*
 * Checks the option rows of a descriptor: what the core later writes into a stage's state goes
 * where these rows say, so a row that points outside the state is refused here.
 */
#include <stdlib.h>
#include <string.h>

#include "descriptor.h"

/* Rows may name themselves as their children; nobody writes options this deep. */
#define DEEPEST 16
#define MOST_ROWS 512

static const struct {
    size_t size, alignment;
} fields[] = {
    [DSR_OPTION_BOOL] = {sizeof(bool), _Alignof(bool)},
    [DSR_OPTION_INT] = {sizeof(int64_t), _Alignof(int64_t)},
    [DSR_OPTION_TEXT] = {sizeof(dsr_text), _Alignof(dsr_text)},
    [DSR_OPTION_CHOICE] = {sizeof(uint32_t), _Alignof(uint32_t)},
    [DSR_OPTION_PATH] = {sizeof(dsr_text), _Alignof(dsr_text)},
    [DSR_OPTION_LIST] = {sizeof(dsr_value *), _Alignof(dsr_value *)},
    [DSR_OPTION_TABLE] = {sizeof(dsr_value *), _Alignof(dsr_value *)},
    [DSR_OPTION_VALUE] = {sizeof(dsr_value *), _Alignof(dsr_value *)},
    [DSR_OPTION_LIST_OR_PATH] = {sizeof(dsr_value *), _Alignof(dsr_value *)},
};
#define TYPE_COUNT (sizeof fields / sizeof fields[0])

struct check {
    const char *owner;
    struct refusal *refusal;
};

static bool rows_are_sound(const struct check *check, const dsr_option *rows, int depth);
static bool fields_are_sound(const struct check *check, const dsr_option *rows, size_t state_size);

bool options_are_sound(const dsr_option *rows, size_t state_size, const char *owner,
                       struct refusal *refusal) {
    const struct check check = {owner, refusal};
    return rows == NULL ||
           (rows_are_sound(&check, rows, 1) && fields_are_sound(&check, rows, state_size));
}

static bool is_option_name(const char *name, int depth) {
    if (depth > 1 && strcmp(name, "*") == 0)
        return true;
    size_t len = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_");
    return len > 0 && name[len] == '\0' && strchr("_0123456789", name[0]) == NULL;
}

static bool is_integer(const char *text) {
    char *end = NULL;
    (void)strtoll(text, &end, 10);
    return *text != '\0' && *end == '\0';
}

static bool fallback_fits(const dsr_option *row) {
    if (row->fallback == NULL)
        return true;
    if (row->type == DSR_OPTION_INT)
        return is_integer(row->fallback);
    if (row->type != DSR_OPTION_CHOICE)
        return true;
    for (size_t i = 0; row->choices[i] != NULL; i++)
        if (strcmp(row->choices[i], row->fallback) == 0)
            return true;
    return false;
}

static bool row_is_sound(const struct check *check, const dsr_option *row, int depth) {
    const char *fault = NULL;
    if (!is_option_name(row->name, depth))
        fault = "has a name that is not lower-case words joined by '_'";
    else if (row->type < DSR_OPTION_BOOL || (size_t)row->type >= TYPE_COUNT)
        fault = "has a type that this program does not know";
    else if (row->help == NULL || row->help[0] == '\0')
        fault = "has no help";
    else if (row->type == DSR_OPTION_CHOICE && (row->choices == NULL || row->choices[0] == NULL))
        fault = "is a choice without choices";
    else if (row->least > row->most)
        fault = "has a range that ends before it starts";
    else if (!fallback_fits(row))
        fault = "has a default that it would not accept";
    return fault == NULL || refuse(check->refusal, "module-incomplete",
                                   "option %s of %s %s; correct the row and rebuild", row->name,
                                   check->owner, fault);
}

static bool rows_are_sound(const struct check *check, const dsr_option *rows, int depth) {
    if (depth > DEEPEST) {
        return refuse(check->refusal, "module-incomplete",
                      "the options of %s nest more than %d deep; use DSR_OPTION_VALUE there",
                      check->owner, DEEPEST);
    }
    for (size_t i = 0; rows[i].name != NULL; i++) {
        if (i == MOST_ROWS) {
            return refuse(check->refusal, "module-incomplete",
                          "%s has more than %d options; end the rows with {0}", check->owner,
                          MOST_ROWS);
        }
        if (!row_is_sound(check, &rows[i], depth))
            return false;
        for (size_t j = 0; j < i; j++) {
            if (strcmp(rows[i].name, rows[j].name) == 0) {
                return refuse(check->refusal, "module-incomplete",
                              "%s has two options named %s; rename one and rebuild", check->owner,
                              rows[i].name);
            }
        }
        if (rows[i].children != NULL && !rows_are_sound(check, rows[i].children, depth + 1))
            return false;
    }
    return true;
}

static bool overlap(const dsr_option *one, const dsr_option *other) {
    return one->offset < other->offset + fields[other->type].size &&
           other->offset < one->offset + fields[one->type].size;
}

static bool fields_are_sound(const struct check *check, const dsr_option *rows, size_t state_size) {
    for (const dsr_option *row = rows; row->name != NULL; row++) {
        size_t size = fields[row->type].size;
        if (size > state_size || row->offset > state_size - size ||
            row->offset % fields[row->type].alignment != 0) {
            return refuse(check->refusal, "module-incomplete",
                          "option %s of %s lies at byte %zu with %zu bytes, outside the state of "
                          "%zu; use offsetof, and sizeof for state_size",
                          row->name, check->owner, row->offset, size, state_size);
        }
        for (const dsr_option *before = rows; before != row; before++) {
            if (overlap(row, before)) {
                return refuse(check->refusal, "module-incomplete",
                              "options %s and %s of %s share bytes of the state; give each its "
                              "own field",
                              before->name, row->name, check->owner);
            }
        }
    }
    return true;
}

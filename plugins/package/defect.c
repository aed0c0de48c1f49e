/* SPDX-License-Identifier: MIT */
/* The list of defects; bounded, since a hostile archive may have a million of them. */
#include "defect.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "names.h"

static struct defect *new_row(struct defects *list) {
    if (list->count == DEFECTS_KEPT)
        return NULL;
    if (list->count == list->capacity) {
        size_t capacity = list->capacity ? 2 * list->capacity : 16;
        struct defect *rows = realloc(list->rows, capacity * sizeof *rows);
        if (!rows) {
            list->has_no_memory = true;
            return NULL;
        }
        list->rows = rows;
        list->capacity = capacity;
    }
    return &list->rows[list->count];
}

void defect_add(struct defects *list, enum defect_level level, const char *code, dsr_text path,
                const char *format, ...) {
    if (level == DEFECT_WARNING)
        list->warnings++;
    else
        list->errors++;
    list->is_unsafe = list->is_unsafe || level == DEFECT_UNSAFE;
    list->is_unreadable = list->is_unreadable || level == DEFECT_UNREADABLE;
    struct defect *row = new_row(list);
    if (!row)
        return;
    struct bytes shown = {0};
    name_show(&shown, path);
    bytes_add(&shown, "", 0); /* a terminator even when empty */
    char *message = NULL;
    va_list arguments;
    va_start(arguments, format);
    int len = vasprintf(&message, format, arguments);
    va_end(arguments);
    if (shown.has_failed || len < 0) {
        list->has_no_memory = true;
        bytes_free(&shown);
        if (len >= 0)
            free(message);
        return;
    }
    *row = (struct defect){.level = level, .code = code, .path = shown.at, .message = message};
    list->count++;
}

bool defects_forbid(const struct defects *list) {
    return list->is_unsafe || list->is_unreadable || list->has_no_memory;
}

size_t defects_left_out(const struct defects *list) {
    return list->warnings + list->errors - list->count;
}

void defects_free(struct defects *list) {
    for (size_t i = 0; i < list->count; i++) {
        free(list->rows[i].path);
        free(list->rows[i].message);
    }
    free(list->rows);
    *list = (struct defects){0};
}

/* SPDX-License-Identifier: MIT */
/*
 * From option rows to a filled state.  One reader makes a value of a text, for defaults and
 * --set alike, so that a default means what the same text means when a user writes it.
 */
#include "option.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static bool read_integer(const char *text, int64_t *number) {
    char *end;
    errno = 0;
    long long value = strtoll(text, &end, 10);
    bool begins_well = (*text >= '0' && *text <= '9') || (text[0] == '-' && text[1] != ' ');
    if (!begins_well || end == text || *end != '\0' || errno != 0)
        return false;
    *number = value;
    return true;
}

static dsr_text trim(const char *at, size_t len) {
    for (; len > 0 && *at == ' '; len--)
        at++;
    while (len > 0 && at[len - 1] == ' ')
        len--;
    return (dsr_text){at, len};
}

/* "a, b" to a list of two; an empty text is an empty list. */
static dsr_value *read_list(struct value_store *store, const char *text) {
    size_t count = *text == '\0' ? 0 : 1;
    for (const char *at = text; *at != '\0'; at++)
        count += *at == ',';
    dsr_value *list = value_store_take(store, sizeof *list);
    struct value_member *members = value_store_take(store, count * sizeof *members);
    if (list == NULL || members == NULL)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        size_t len = strcspn(text, ",");
        dsr_text item = trim(text, len);
        dsr_value *value = value_store_string(store, item.at, item.len);
        if (value == NULL)
            return NULL;
        members[i] = (struct value_member){.key = {"", 0}, .value = value};
        text += len + 1;
    }
    list->type = DSR_LIST_OF;
    list->as.table.members = members;
    list->as.table.count = count;
    return list;
}

dsr_value *option_read(const dsr_option *row, const char *text, struct value_store *store) {
    if (row->type == DSR_OPTION_LIST)
        return read_list(store, text);
    dsr_value *value = value_store_string(store, text, strlen(text));
    if (value == NULL)
        return NULL;
    bool is_true = strcmp(text, "true") == 0 || strcmp(text, "yes") == 0;
    bool is_false = strcmp(text, "false") == 0 || strcmp(text, "no") == 0;
    int64_t number;
    if (row->type == DSR_OPTION_BOOL && (is_true || is_false)) {
        value->type = DSR_BOOLEAN;
        value->as.boolean = is_true;
    } else if (row->type == DSR_OPTION_INT && read_integer(text, &number)) {
        value->type = DSR_INTEGER;
        value->as.integer = number;
    }
    return value;
}

/* Paths of a pipeline start at its folder, those of the command line where the user stands. */
static dsr_text resolve_path(struct value_store *store, const char *folder,
                             const dsr_value *value) {
    dsr_text path = value->as.string;
    bool is_own = value->file != NULL && strcmp(value->file, SETTING_FILE) == 0;
    if (folder == NULL || is_own || path.len == 0 || path.at[0] == '/')
        return value_store_text(store, path.at, path.len);
    size_t folder_len = strlen(folder);
    char *joined = value_store_take(store, folder_len + 1 + path.len + 1);
    if (joined == NULL)
        return (dsr_text){NULL, 0};
    int len = sprintf(joined, "%s/%s", folder, path.at);
    return (dsr_text){joined, (size_t)len};
}

/* A text becomes the path it names; a list stays. */
static bool fill_list_or_path(struct value_store *store, const char *folder, const dsr_value *value,
                              void *field) {
    if (value != NULL && value->type == DSR_STRING) {
        dsr_text path = resolve_path(store, folder, value);
        dsr_value *resolved = path.at ? value_store_string(store, path.at, path.len) : NULL;
        if (resolved == NULL)
            return false;
        resolved->file = value->file;
        resolved->line = value->line;
        resolved->column = value->column;
        value = resolved;
    }
    memcpy(field, &value, sizeof value);
    return true;
}

static bool fill_text(struct value_store *store, const char *folder, const dsr_option *row,
                      const dsr_value *value, void *field) {
    dsr_text text = {"", 0};
    if (value != NULL && row->type == DSR_OPTION_PATH)
        text = resolve_path(store, folder, value);
    else if (value != NULL)
        text = value_store_text(store, value_text(value).at, value_text(value).len);
    memcpy(field, &text, sizeof text);
    return text.at != NULL;
}

static bool fill_choice(const dsr_option *row, const dsr_value *value, void *field) {
    uint32_t index = 0;
    while (value != NULL && row->choices[index] != NULL &&
           strcmp(row->choices[index], value_text(value).at) != 0)
        index++;
    memcpy(field, &index, sizeof index);
    return value == NULL || row->choices[index] != NULL;
}

static bool fill_value(struct value_store *store, const dsr_option *row, const dsr_value *value,
                       void *field) {
    if (row->type == DSR_OPTION_LIST && value != NULL && value->type == DSR_STRING) {
        dsr_value *list = value_store_take(store, sizeof *list);
        struct value_member *member = value_store_take(store, sizeof *member);
        if (list == NULL || member == NULL)
            return false;
        *member = (struct value_member){
            .key = {"", 0}, .line = value->line, .column = value->column, .value = value};
        *list = *value;
        list->type = DSR_LIST_OF;
        list->as.table.members = member;
        list->as.table.count = 1;
        value = list;
    }
    memcpy(field, &value, sizeof value);
    return true;
}

bool option_fill(const dsr_option *row, const dsr_value *value, const char *folder,
                 struct value_store *store, void *state) {
    void *field = (unsigned char *)state + row->offset;
    bool truth = value_bool(value);
    int64_t number = value_int(value);
    switch (row->type) {
    case DSR_OPTION_BOOL:
        memcpy(field, &truth, sizeof truth);
        return true;
    case DSR_OPTION_INT:
        memcpy(field, &number, sizeof number);
        return true;
    case DSR_OPTION_TEXT:
    case DSR_OPTION_PATH:
        return fill_text(store, folder, row, value, field);
    case DSR_OPTION_CHOICE:
        return fill_choice(row, value, field);
    case DSR_OPTION_LIST_OR_PATH:
        return fill_list_or_path(store, folder, value, field);
    default:
        return fill_value(store, row, value, field);
    }
}

bool options_fill(const dsr_option *rows, const dsr_value *given, const char *folder,
                  struct value_store *store, void *state) {
    for (const dsr_option *row = rows; row != NULL && row->name != NULL; row++) {
        const dsr_value *value = value_get(given, row->name);
        if (value == NULL && row->fallback != NULL) {
            value = option_read(row, row->fallback, store);
            if (value == NULL || !option_takes(row->type, value_type(value)))
                return false;
        }
        if (!option_fill(row, value, folder, store, state))
            return false;
    }
    return true;
}

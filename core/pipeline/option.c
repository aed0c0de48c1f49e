/* SPDX-License-Identifier: MIT */
/*
 * Checks a tree against option rows, and puts a --set into one.  What it finds wrong it reports
 * with the place of the key or the value; it never stops at the first.
 */
#include "option.h"

#include <string.h>

#define ALL_NAMES 64 /* of one row list, for hints */

/* Where a check is: "levels.section" grows and shrinks with the walk. */
struct check {
    const char *owner;
    struct diagnostics *list;
    char path[200];
    size_t len;
};

static void check_table(struct check *check, const dsr_option *rows, const dsr_value *table);
static void check_value(struct check *check, const dsr_option *row,
                        const struct value_member *member);

static struct diagnostic *add_at_value(struct check *check, const char *code,
                                       const struct value_member *member, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

static struct diagnostic *add_at_value(struct check *check, const char *code,
                                       const struct value_member *member, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    struct diagnostic *row = diagnostic_add_v(check->list, DSR_ERROR, code, format, arguments);
    va_end(arguments);
    const dsr_value *value = member->value;
    bool has_place = value->line > 0;
    diagnostic_set_value(row, value->file, has_place ? value->line : member->line,
                         has_place ? value->column : member->column);
    return row;
}

/* ---- words for people ------------------------------------------------------------------ */

/* A text of a command line has no line, and is better shown than told. */
static const char *given(const dsr_value *value, char *into, size_t size) {
    static const char *const names[] = {
        [DSR_NIL] = "nothing",         [DSR_BOOLEAN] = "true or false", [DSR_INTEGER] = "a number",
        [DSR_STRING] = "a text",       [DSR_LIST_OF] = "a list",        [DSR_TABLE_OF] = "a table",
        [DSR_FUNCTION] = "a function",
    };
    if (value_type(value) == DSR_BOOLEAN)
        return value->as.boolean ? "true" : "false";
    if (value_type(value) != DSR_STRING || value->line > 0)
        return names[value_type(value)];
    snprintf(into, size, "'%s'", value->as.string.at);
    return into;
}

const char *option_type_name(dsr_option_type type) {
    static const char *const names[] = {
        [DSR_OPTION_BOOL] = "true or false",
        [DSR_OPTION_INT] = "a whole number",
        [DSR_OPTION_TEXT] = "a text",
        [DSR_OPTION_CHOICE] = "one of a set of texts",
        [DSR_OPTION_PATH] = "a file name",
        [DSR_OPTION_LIST] = "a list of texts",
        [DSR_OPTION_TABLE] = "a table",
        [DSR_OPTION_VALUE] = "any value",
        [DSR_OPTION_LIST_OR_PATH] = "a list of texts or a file name",
    };
    return type >= DSR_OPTION_BOOL && type <= DSR_OPTION_LIST_OR_PATH ? names[type] : "a value";
}

static size_t row_names(const dsr_option *rows, const char **names) {
    size_t count = 0;
    for (; rows != NULL && rows->name != NULL && count < ALL_NAMES; rows++) {
        if (strcmp(rows->name, "*") != 0)
            names[count++] = rows->name;
    }
    return count;
}

static size_t choice_names(const dsr_option *row, const char **names) {
    size_t count = 0;
    while (row->choices != NULL && count < ALL_NAMES && row->choices[count] != NULL) {
        names[count] = row->choices[count];
        count++;
    }
    return count;
}

/* ---- checking -------------------------------------------------------------------------- */

static bool is_same_name(const char *row, dsr_text name, bool is_loose) {
    if (strlen(row) != name.len)
        return false;
    for (size_t i = 0; i < name.len; i++) {
        char given = is_loose && name.at[i] == '-' ? '_' : name.at[i];
        if (row[i] != given)
            return false;
    }
    return true;
}

/* The row of a name: its own, or the one called "*".  Loosely: '-' in the name may stand for
 * '_' in the row. */
static const dsr_option *find_row(const dsr_option *rows, dsr_text name, bool is_loose) {
    const dsr_option *any = NULL;
    for (; rows != NULL && rows->name != NULL; rows++) {
        if (is_same_name(rows->name, name, is_loose))
            return rows;
        if (strcmp(rows->name, "*") == 0)
            any = rows;
    }
    return any;
}

/* Appends a step to the path and returns the length to go back to. */
static size_t enter(struct check *check, dsr_text name) {
    size_t back = check->len;
    int more =
        snprintf(check->path + back, sizeof check->path - back, ".%.*s", (int)name.len, name.at);
    size_t room = sizeof check->path - back - 1;
    check->len += more < 0 ? 0 : (size_t)more < room ? (size_t)more : room;
    return back;
}

static void leave(struct check *check, size_t back) {
    check->len = back;
    check->path[back] = '\0';
}

static void report_unknown(struct check *check, const dsr_option *rows, dsr_text name,
                           const struct value_member *member) {
    const char *names[ALL_NAMES];
    const char *path = check->len == 0 ? "" : check->path + 1;
    struct diagnostic *row =
        diagnostic_add(check->list, DSR_ERROR, "option-unknown", "%s has no option '%s%s%.*s'",
                       check->owner, path, check->len == 0 ? "" : ".", (int)name.len, name.at);
    if (member != NULL)
        diagnostic_set_value(row, member->value->file, member->line, member->column);
    else
        diagnostic_set_value(row, SETTING_FILE, 0, 0);
    diagnostic_suggest_all(row, name.at, names, row_names(rows, names), "the options are");
}

static void check_member(struct check *check, const dsr_option *rows,
                         const struct value_member *member, bool is_list) {
    const dsr_option *row = find_row(rows, member->key, false);
    if (member->key.len == 0) {
        /* A list of tables is a table whose members have no names: "*" is their row. */
        if (is_list && row != NULL) {
            check_value(check, row, member);
            return;
        }
        struct diagnostic *made =
            add_at_value(check, "option-position", member, "%s%s takes options by name",
                         check->owner, check->path);
        diagnostic_set_hint(made, "write NAME = VALUE");
        return;
    }
    if (row == NULL) {
        report_unknown(check, rows, member->key, member);
        return;
    }
    size_t back = enter(check, member->key);
    check_value(check, row, member);
    leave(check, back);
}

static void check_table(struct check *check, const dsr_option *rows, const dsr_value *table) {
    if (rows == NULL)
        return;
    for (size_t i = 0; i < table->as.table.count; i++)
        check_member(check, rows, &table->as.table.members[i], table->type == DSR_LIST_OF);
}

static void report_type(struct check *check, const dsr_option *row,
                        const struct value_member *member) {
    char text[80];
    struct diagnostic *made = add_at_value(check, "option-type", member, "%s%s takes %s, not %s",
                                           check->owner, check->path, option_type_name(row->type),
                                           given(member->value, text, sizeof text));
    if (row->help != NULL)
        diagnostic_set_hint(made, "%s: %s", row->name, row->help);
}

static void check_choice(struct check *check, const dsr_option *row,
                         const struct value_member *member) {
    const char *names[ALL_NAMES];
    size_t count = choice_names(row, names);
    dsr_text text = member->value->as.string;
    for (size_t i = 0; i < count; i++) {
        if (is_same_name(names[i], text, false))
            return;
    }
    struct diagnostic *made = add_at_value(check, "option-choice", member, "%s%s cannot be '%s'",
                                           check->owner, check->path, text.at);
    diagnostic_suggest_all(made, text.at, names, count, "allowed are");
}

static void check_range(struct check *check, const dsr_option *row,
                        const struct value_member *member) {
    int64_t given = member->value->as.integer;
    if ((row->least == 0 && row->most == 0) || (given >= row->least && given <= row->most))
        return;
    add_at_value(check, "option-range", member,
                 "%s%s takes a whole number from %lld to %lld, not %lld", check->owner, check->path,
                 (long long)row->least, (long long)row->most, (long long)given);
}

static void check_list(struct check *check, const dsr_option *row,
                       const struct value_member *member) {
    const dsr_value *value = member->value;
    for (size_t i = 0; i < value->as.table.count; i++) {
        const struct value_member *inner = &value->as.table.members[i];
        if (inner->key.len > 0 || value_type(inner->value) != DSR_STRING)
            report_type(check, row, inner);
    }
}

bool option_takes(dsr_option_type wanted, dsr_value_type given) {
    switch (wanted) {
    case DSR_OPTION_BOOL:
        return given == DSR_BOOLEAN;
    case DSR_OPTION_INT:
        return given == DSR_INTEGER;
    case DSR_OPTION_TEXT:
    case DSR_OPTION_CHOICE:
    case DSR_OPTION_PATH:
        return given == DSR_STRING;
    case DSR_OPTION_LIST:
    case DSR_OPTION_LIST_OR_PATH:
        return given == DSR_STRING || given == DSR_LIST_OF || given == DSR_TABLE_OF;
    case DSR_OPTION_TABLE:
        return given == DSR_LIST_OF || given == DSR_TABLE_OF;
    case DSR_OPTION_VALUE:
        return true;
    }
    return false;
}

static void check_value(struct check *check, const dsr_option *row,
                        const struct value_member *member) {
    if (!option_takes(row->type, value_type(member->value)))
        report_type(check, row, member);
    else if (row->type == DSR_OPTION_CHOICE)
        check_choice(check, row, member);
    else if (row->type == DSR_OPTION_INT)
        check_range(check, row, member);
    else if ((row->type == DSR_OPTION_LIST || row->type == DSR_OPTION_LIST_OR_PATH) &&
             value_type(member->value) != DSR_STRING)
        check_list(check, row, member);
    else if (row->type == DSR_OPTION_TABLE)
        check_table(check, row->children, member->value);
}

bool option_check(const dsr_option *row, const dsr_value *value, const char *shown,
                  struct diagnostics *list) {
    size_t errors = list->errors;
    struct check check = {.owner = shown, .list = list};
    check_value(&check, row, &(struct value_member){.value = value});
    return list->errors == errors;
}

bool options_check(const dsr_option *rows, const dsr_value *given, const char *owner,
                   struct diagnostics *list) {
    static const dsr_option no_rows[] = {{0}};
    size_t errors = list->errors;
    struct check check = {.owner = owner, .list = list};
    if (value_count(given) > 0)
        check_table(&check, rows == NULL ? no_rows : rows, given);
    return list->errors == errors;
}

/* ---- --set ------------------------------------------------------------------------------ */

struct setting {
    dsr_text steps[VALUE_DEPTH];
    size_t count;
    const dsr_option *row; /* of the last step */
};

static struct diagnostic *add_setting(struct check *check, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static struct diagnostic *add_setting(struct check *check, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    struct diagnostic *row =
        diagnostic_add_v(check->list, DSR_ERROR, "option-bad-setting", format, arguments);
    va_end(arguments);
    diagnostic_set_value(row, SETTING_FILE, 0, 0);
    return row;
}

static bool split_path(struct check *check, struct value_store *store, const char *path,
                       struct setting *setting) {
    for (const char *at = path;; at++) {
        size_t len = strcspn(at, ".");
        if (len == 0 || setting->count == VALUE_DEPTH) {
            add_setting(check, "'%s' names no option of %s", path, check->owner);
            return false;
        }
        dsr_text step = value_store_text(store, at, len);
        if (step.at == NULL)
            return false;
        setting->steps[setting->count++] = step;
        at += len;
        if (*at == '\0')
            return true;
    }
}

/* Follows the steps through the rows; the names become those of the rows. */
static bool follow_path(struct check *check, const dsr_option *rows, struct setting *setting) {
    static const dsr_option anything = {.name = "*", .type = DSR_OPTION_VALUE};
    for (size_t i = 0; i < setting->count; i++) {
        dsr_text *step = &setting->steps[i];
        const dsr_option *row = find_row(rows, *step, true);
        if (row == NULL) {
            report_unknown(check, rows, *step, NULL);
            return false;
        }
        if (strcmp(row->name, "*") != 0)
            step->at = row->name;
        enter(check, *step);
        bool is_last = i + 1 == setting->count;
        bool is_open = row->type == DSR_OPTION_VALUE || row->type == DSR_OPTION_TABLE;
        if (!is_last && !is_open) {
            add_setting(check, "%s%s takes %s and has nothing below it", check->owner, check->path,
                        option_type_name(row->type));
            return false;
        }
        setting->row = row;
        rows = row->children;
        if (is_open && rows == NULL) {
            setting->row = &anything;
            return true;
        }
    }
    if (setting->row->type != DSR_OPTION_TABLE)
        return true;
    const char *names[ALL_NAMES];
    size_t count = row_names(rows, names);
    struct diagnostic *made =
        add_setting(check, "%s%s is a table: set one of its members", check->owner, check->path);
    diagnostic_suggest_all(made, "", names, count, "its members are");
    return false;
}

bool options_set(const dsr_option *rows, const char *owner, const char *path, const char *text,
                 struct value_store *store, const dsr_value **tree, struct diagnostics *list) {
    size_t errors = list->errors;
    struct check check = {.owner = owner, .list = list};
    struct setting setting = {.count = 0};
    if (!split_path(&check, store, path, &setting) || !follow_path(&check, rows, &setting))
        goto end;
    dsr_value *value = option_read(setting.row, text, store);
    if (value == NULL)
        goto end;
    value->file = SETTING_FILE;
    struct value_member leaf = {.value = value};
    check_value(&check, setting.row, &leaf);
    for (size_t i = setting.count; i > 0 && list->errors == errors; i--) {
        struct value_member *member = value_store_take(store, sizeof *member);
        dsr_value *table = value_store_take(store, sizeof *table);
        if (member == NULL || table == NULL)
            goto end;
        *member = (struct value_member){.key = setting.steps[i - 1], .value = value};
        table->type = DSR_TABLE_OF;
        table->file = SETTING_FILE;
        table->as.table.members = member;
        table->as.table.count = 1;
        value = table;
    }
    if (list->errors == errors) {
        const dsr_value *merged = value_merge(store, *tree, value);
        *tree = merged == NULL ? *tree : merged;
        if (merged != NULL)
            return true;
    }
end:
    if (list->errors == errors)
        diagnostic_add(list, DSR_ERROR, "run-no-memory", "no memory for --set");
    return false;
}

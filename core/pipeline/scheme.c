/* SPDX-License-Identifier: MIT */
/* From the value tree of a scheme to a row of core/numbering; the fields are told in
 * scripts/schemes/README.md. */
#include "pipeline/scheme.h"

#include <stdlib.h>
#include <string.h>

#include "numbering/numeral.h"

struct symbols {
    struct numeral_symbol *rows;
    size_t count;
};

static bool refuse(const dsr_value *at, dsr_text name, const char *what,
                   struct diagnostics *found) {
    struct diagnostic *row = diagnostic_add(found, DSR_ERROR, "num-bad-scheme", "scheme %.*s %s",
                                            (int)name.len, name.at, what);
    if (at)
        diagnostic_set_value(row, at->file, at->line, at->column);
    return false;
}

/* One string is a symbol for each of its code points. */
static bool split_symbols(dsr_text text, struct symbols *symbols) {
    symbols->rows = calloc(text.len + 1, sizeof *symbols->rows);
    for (size_t at = 0, end; symbols->rows && at < text.len; at = end) {
        for (end = at + 1; end < text.len && ((unsigned char)text.at[end] & 0xC0) == 0x80; end++)
            ;
        symbols->rows[symbols->count++].text = (dsr_text){text.at + at, end - at};
    }
    return symbols->rows != NULL;
}

/* A list of texts, or of { weight, text }. */
static bool read_symbols(const dsr_value *list, struct symbols *symbols) {
    if (value_type(list) == DSR_STRING)
        return split_symbols(value_text(list), symbols);
    symbols->rows = calloc(value_count(list) + 1, sizeof *symbols->rows);
    for (size_t i = 0; symbols->rows && i < value_count(list); i++) {
        const dsr_value *item = value_at(list, i);
        struct numeral_symbol *row = &symbols->rows[symbols->count++];
        bool is_pair = value_type(item) == DSR_LIST_OF;
        row->weight = is_pair ? value_int(value_at(item, 0)) : 0;
        row->text = value_text(is_pair ? value_at(item, 1) : item);
    }
    return symbols->rows != NULL;
}

static bool read_system(dsr_text name, enum numeral_system *system) {
    static const char *const names[] = {
        [NUMERAL_NUMERIC] = "numeric",   [NUMERAL_ALPHABETIC] = "alphabetic",
        [NUMERAL_SYMBOLIC] = "symbolic", [NUMERAL_FIXED] = "fixed",
        [NUMERAL_ADDITIVE] = "additive",
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strlen(names[i]) == name.len && memcmp(names[i], name.at, name.len) == 0) {
            *system = (enum numeral_system)i;
            return true;
        }
    return false;
}

static const char *string_of(const dsr_value *table, const char *name) {
    dsr_text text = value_text(value_get(table, name));
    return text.len ? text.at : NULL;
}

static bool add(dsr_text name, const dsr_value *definition, struct diagnostics *found) {
    enum numeral_system system;
    if (!read_system(value_text(value_get(definition, "system")), &system))
        return refuse(definition, name,
                      "needs a system: numeric, alphabetic, symbolic, fixed or additive", found);
    const dsr_value *range = value_get(definition, "range"), *list;
    bool is_endless = system == NUMERAL_NUMERIC || system == NUMERAL_ALPHABETIC ||
                      system == NUMERAL_SYMBOLIC || system == NUMERAL_FIXED;
    if (!is_endless && value_count(range) != 2)
        return refuse(definition, name, "needs a range: { least, most }", found);
    char own[100];
    snprintf(own, sizeof own, "%.*s", (int)name.len, name.at);
    struct numeral_scheme row = {.name = own,
                                 .summary = string_of(definition, "summary"),
                                 .least = system == NUMERAL_NUMERIC ? 0 : 1,
                                 .most = INT64_MAX,
                                 .word_format = string_of(definition, "word"),
                                 .css = string_of(definition, "css"),
                                 .origin = definition};
    row.summary = row.summary ? row.summary : "a scheme of the pipeline";
    if (range) {
        row.least = value_int(value_at(range, 0));
        row.most = value_count(range) > 1 ? value_int(value_at(range, 1)) : row.most;
    }
    struct symbols symbols = {0};
    list = value_get(definition, "symbols");
    const char *fault = read_symbols(list, &symbols)
                            ? numeral_add(&row, system, symbols.rows, symbols.count)
                            : "does not fit into memory";
    free(symbols.rows);
    return !fault || refuse(list ? list : definition, name, fault, found);
}

static bool is_there(struct lua_config *lua, dsr_text name) {
    dsr_text there;
    for (size_t i = 0; (there = lua_config_data_name(lua, "schemes", i)).len; i++)
        if (there.len == name.len && memcmp(there.at, name.at, name.len) == 0)
            return true;
    return false;
}

bool scheme_load(struct lua_config *lua, dsr_text name, const dsr_value *definition,
                 struct diagnostics *found) {
    const struct numeral_scheme *known = numeral_scheme_named(name);
    if (!definition && known && !known->origin)
        return true;
    if (!definition && !is_there(lua, name))
        return known != NULL; /* defined by the pipeline */
    if (!definition && !(definition = lua_config_data(lua, "schemes", name, found)))
        return false;
    return (known && known->origin == definition) || add(name, definition, found);
}

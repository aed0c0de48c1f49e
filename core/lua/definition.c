/* SPDX-License-Identifier: MIT */
/*
 * From the table after `stage "name"` to a struct lua_stage; everything that is wrong with it is
 * told at once, at its place.
 */
#include <string.h>

#include "environment.h"
#include "module.h"
#include "object.h"
#include "pipeline/option.h"
#include "stage.h"

#define SLOT 16 /* bytes of a stage's state that hold any option */

/* ---- what a definition may say ---- */

/* "tables" is a list of tables, or tables by any name, with the same options in each. */
static const char *const type_names[] = {"text", "int",   "bool",  "choice", "path",
                                         "list", "value", "table", "tables", NULL};
static const dsr_option_type types[] = {DSR_OPTION_TEXT,   DSR_OPTION_INT,   DSR_OPTION_BOOL,
                                        DSR_OPTION_CHOICE, DSR_OPTION_PATH,  DSR_OPTION_LIST,
                                        DSR_OPTION_VALUE,  DSR_OPTION_TABLE, DSR_OPTION_TABLE};
enum { TABLES = 8 };

static const dsr_option rows_of_options[2];
/* clang-format off */
static const dsr_option rows_of_option[] = {
    {"type", DSR_OPTION_CHOICE, .choices = type_names, .help = "what a pipeline writes there"},
    {"default", DSR_OPTION_VALUE, .help = "what holds when nothing is written"},
    {"help", DSR_OPTION_TEXT, .help = "one sentence"},
    {"choices", DSR_OPTION_LIST, .help = "of a choice"},
    {"least", DSR_OPTION_INT, .help = "of an int"},
    {"most", DSR_OPTION_INT, .help = "of an int"},
    {"options", DSR_OPTION_TABLE, .children = rows_of_options, .help = "of a table, or of each of some tables"},
    {0}};
static const dsr_option rows_of_options[] = {
    {"*", DSR_OPTION_TABLE, .children = rows_of_option, .help = "type, default, help"}, {0}};
static const dsr_option rows_of_visit[] = {
    {"*", DSR_OPTION_VALUE, .help = "function(block, context)"}, {0}};
static const dsr_option rows_of_stage[] = {
    {"summary", DSR_OPTION_TEXT, .help = "what it does, in half a sentence"},
    {"version", DSR_OPTION_TEXT, .help = "its version"},
    {"licence", DSR_OPTION_TEXT, .help = "an SPDX expression"},
    {"edits", DSR_OPTION_LIST, .help = "what it may change"},
    {"options", DSR_OPTION_TABLE, .children = rows_of_options, .help = "name = { type = ..., default = ..., help = ... }"},
    {"visit", DSR_OPTION_TABLE, .children = rows_of_visit, .help = "a function for each kind of block"},
    {"begin", DSR_OPTION_VALUE, .help = "function(context), before the blocks"},
    {"finish", DSR_OPTION_VALUE, .help = "function(context), after them"},
    {"open", DSR_OPTION_VALUE, .help = "function(context), once, may read files"},
    {"survey", DSR_OPTION_VALUE, .help = "function(context), gives the facts of a document"},
    {"settle", DSR_OPTION_VALUE, .help = "function(facts, context), makes one value of all facts"},
    {0}};
/* clang-format on */
static const char *const functions[] = {"begin", "finish", "open", "survey", "settle"};

static const char *const edit_names[] = {"text",   "labels",     "references", "mentions",
                                         "blocks", "attributes", NULL};
static const uint32_t edit_bits[] = {DSR_EDIT_TEXT,     DSR_EDIT_LABELS, DSR_EDIT_REFERENCES,
                                     DSR_EDIT_MENTIONS, DSR_EDIT_BLOCKS, DSR_EDIT_ATTRIBUTES};

struct maker {
    lua_State *lua;
    struct lua_config *config;
    struct lua_stage *made;
    const dsr_value *definition;
    int depth; /* of options in options */
};

static dsr_option *read_rows(struct maker *maker, const dsr_value *given, bool of_each);
static struct diagnostic *complain(struct maker *maker, const dsr_value *at, const char *hint,
                                   const char *format, ...) __attribute__((format(printf, 4, 5)));

static struct diagnostic *complain(struct maker *maker, const dsr_value *at, const char *hint,
                                   const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    struct diagnostic *row =
        diagnostic_add_v(maker->config->list, DSR_ERROR, "config-stage", format, arguments);
    va_end(arguments);
    at = at ? at : maker->definition;
    diagnostic_set_value(row, at->file, at->line, at->column);
    if (hint)
        diagnostic_set_hint(row, "%s", hint);
    return row;
}

static void *take(struct maker *maker, size_t size) {
    void *taken = value_store_take(maker->config->store, size);
    if (!taken)
        state_no_memory(maker->lua);
    return taken;
}

/* The index of a word among some, or -1 after a complaint with the nearest. */
static int find_word(struct maker *maker, const dsr_value *word, const char *const *names,
                     const char *format) {
    size_t count = 0;
    for (; names[count]; count++)
        if (strcmp(names[count], value_text(word).at) == 0)
            return (int)count;
    struct diagnostic *row = complain(maker, word, NULL, format, value_text(word).at);
    diagnostic_suggest_all(row, value_text(word).at, names, count, "allowed are");
    return -1;
}

static void read_edits(struct maker *maker) {
    const dsr_value *given = value_get(maker->definition, "edits");
    size_t count = value_type(given) == DSR_LIST_OF ? value_count(given) : given != NULL;
    for (size_t i = 0; i < count; i++) {
        const dsr_value *word = value_type(given) == DSR_LIST_OF ? value_at(given, i) : given;
        int found = value_type(word) == DSR_STRING
                        ? find_word(maker, word, edit_names, "a stage cannot edit '%s'")
                        : -1;
        if (found >= 0)
            maker->made->stage.may_edit |= edit_bits[found];
    }
}

/* As a user writes it on the command line. */
static const char *default_text(struct maker *maker, const dsr_value *given) {
    char text[1000] = "";
    switch (value_type(given)) {
    case DSR_NIL:
        return NULL;
    case DSR_STRING:
        return value_text(given).at;
    case DSR_BOOLEAN:
        return value_bool(given) ? "true" : "false";
    case DSR_INTEGER:
        snprintf(text, sizeof text, "%lld", (long long)value_int(given));
        break;
    default:
        for (size_t i = 0, len = 0; i < value_count(given) && len < sizeof text; i++) {
            dsr_text item = value_text(value_at(given, i));
            if (memchr(item.at, ',', item.len))
                complain(maker, given, NULL, "a text in a default list holds no comma");
            len += (size_t)snprintf(text + len, sizeof text - len, "%s%s", i ? ", " : "", item.at);
        }
    }
    return value_store_text(maker->config->store, text, strlen(text)).at;
}

/* A default is checked as what a pipeline writes there would be. */
static void check_default(struct maker *maker, const dsr_option *row, const dsr_value *given) {
    if (!given)
        return;
    if (row->type == DSR_OPTION_TABLE || row->type == DSR_OPTION_VALUE) {
        complain(maker, given, "leave default out; the option is nil when nothing is written",
                 "a %s has no default", row->type == DSR_OPTION_TABLE ? "table" : "value");
        return;
    }
    char name[100];
    snprintf(name, sizeof name, "options.%s.default", row->name);
    dsr_option rows[] = {*row, {0}};
    struct value_member member = {.key = {name, strlen(name)}, .value = given};
    const dsr_value table = {.type = DSR_TABLE_OF, .as.table = {&member, 1}};
    rows[0].name = name;
    rows[0].help = NULL;
    options_check(rows, &table, maker->made->stage.name, maker->config->list);
}

static const char *const *choices_of(struct maker *maker, const dsr_value *given) {
    size_t count = value_count(given);
    const char **list = take(maker, (count + 1) * sizeof *list);
    for (size_t i = 0; i < count; i++)
        list[i] = value_text(value_at(given, i)).at;
    return list;
}

static void read_option(struct maker *maker, dsr_option *row, const char *name,
                        const dsr_value *given) {
    const dsr_value *type = value_get(given, "type"), *help = value_get(given, "help");
    const dsr_value *inner = value_get(given, "options");
    int found = 0; /* what is no type has been told */
    while (type && type_names[found] && strcmp(type_names[found], value_text(type).at) != 0)
        found++;
    found = type_names[found] ? found : 0;
    *row = (dsr_option){.name = name,
                        .type = types[found],
                        .least = value_int(value_get(given, "least")),
                        .most = value_int(value_get(given, "most")),
                        .help = value_text(help).at};
    if (value_get(given, "choices"))
        row->choices = choices_of(maker, value_get(given, "choices"));
    if (!help)
        complain(maker, given, "write help = \"one sentence\"", "option '%s' says nothing in help",
                 name);
    if (row->type == DSR_OPTION_CHOICE && !row->choices)
        complain(maker, given, "write choices = { ... }", "option '%s' has no choices", name);
    else
        check_default(maker, row, value_get(given, "default"));
    row->fallback = default_text(maker, value_get(given, "default"));
    if (row->type != DSR_OPTION_CHOICE && row->choices)
        complain(maker, value_get(given, "choices"), "write type = \"choice\"",
                 "option '%s' is no choice", name);
    if (row->type != DSR_OPTION_INT && (row->least || row->most))
        complain(maker, given, "write type = \"int\"", "option '%s' is no int and has no range",
                 name);
    if (row->least > row->most)
        complain(maker, given, NULL, "option '%s' can never be right: least is above most", name);
    if (row->type == DSR_OPTION_TABLE && !inner)
        complain(maker, given, "write options = { ... }", "option '%s' has nothing in it", name);
    if (row->type != DSR_OPTION_TABLE && inner)
        complain(maker, inner, "write type = \"table\", or \"tables\" for a list of them",
                 "option '%s' is no table", name);
    if (row->type == DSR_OPTION_TABLE && inner && maker->depth < VALUE_DEPTH)
        row->children = read_rows(maker, inner, found == TABLES);
}

static bool is_option_name(const char *name) {
    size_t len = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_");
    return len && !name[len] && !strchr("_0123456789", *name);
}

static dsr_option *read_rows(struct maker *maker, const dsr_value *given, bool of_each) {
    size_t count = value_count(given);
    dsr_option *rows = take(maker, (count + 1) * sizeof *rows);
    maker->depth++;
    for (size_t i = 0; i < count; i++) {
        const char *name = value_key(given, i).at;
        if (*name && !is_option_name(name)) /* none at all has been told */
            complain(maker, value_at(given, i), "small letters, digits and '_'",
                     "'%s' is no name of an option", name);
        read_option(maker, &rows[i], name, value_at(given, i));
        rows[i].offset = SLOT * i;
    }
    maker->depth--;
    if (!of_each)
        return rows;
    dsr_option *any = take(maker, 2 * sizeof *any);
    any[0] = (dsr_option){
        .name = "*", .type = DSR_OPTION_TABLE, .children = rows, .help = "one of them"};
    return any;
}

static void read_options(struct maker *maker) {
    const dsr_value *given = value_get(maker->definition, "options");
    maker->made->row_count = value_count(given);
    maker->made->rows = read_rows(maker, given, false);
    maker->made->stage.options = maker->made->rows;
    maker->made->stage.state_size = SLOT * maker->made->row_count;
}

static void check_function(struct maker *maker, const dsr_value *given, const char *name) {
    if (given && value_type(given) != DSR_FUNCTION)
        complain(maker, given, NULL, "'%s' takes a function", name);
}

static void read_functions(struct maker *maker) {
    const dsr_value *given = value_get(maker->definition, "visit");
    size_t count;
    const char *const *names = kind_names(&count);
    for (size_t i = 0; i < value_count(given); i++) {
        const struct value_member *member = &given->as.table.members[i];
        const dsr_value key = {.type = DSR_STRING,
                               .file = given->file,
                               .line = member->line,
                               .column = member->column,
                               .as.string = member->key};
        if (!member->key.len) {
            complain(maker, member->value, "write KIND = function(block, context) ... end",
                     "'visit' names a kind of block for each function");
            continue;
        }
        check_function(maker, member->value, member->key.at);
        int kind = find_word(maker, &key, names, "there are no blocks of kind '%s'");
        if (kind >= 0)
            maker->made->visited |= DSR_BIT(kind + DSR_DOCUMENT);
    }
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
        check_function(maker, value_get(maker->definition, functions[i]), functions[i]);
    const dsr_value *survey = value_get(maker->definition, "survey");
    const dsr_value *settle = value_get(maker->definition, "settle");
    if (!survey != !settle)
        complain(maker, survey ? survey : settle,
                 "survey gives the facts of a document, settle makes one value of all",
                 "survey and settle go together");
    lua_stage_fill(maker->made, survey != NULL, value_get(maker->definition, "open") != NULL);
}

static bool is_stage_name(const char *name) {
    for (const char *at = name; *at; at++)
        if (!(*at >= 'a' && *at <= 'z') && !(*at >= '0' && *at <= '9') && *at != '-')
            return false;
    return *name >= 'a' && *name <= 'z' && strlen(name) < 64;
}

/* ---- making ---- */

static struct lua_stage *find_made(struct lua_config *config, const char *name) {
    for (size_t i = 0; i < config->stage_count; i++)
        if (strcmp(config->stages[i]->stage.name, name) == 0)
            return config->stages[i];
    return NULL;
}

static void define(struct maker *maker, const char *name, struct spot spot) {
    struct lua_stage *made = maker->made;
    struct lua_config *config = maker->config;
    made->config = config;
    made->script = spot.script;
    made->line = spot.line;
    made->stage = (dsr_stage){.abi = DSR_ABI, .size = sizeof(dsr_stage)};
    made->stage.name = memcpy(made->name, name, strlen(name) + 1);
    options_check(rows_of_stage, maker->definition, name, config->list);
    const dsr_value *summary = value_get(maker->definition, "summary");
    made->stage.summary = value_text(summary).at;
    if (value_get(maker->definition, "version")) /* else a pack's */
        made->stage.version = value_text(value_get(maker->definition, "version")).at;
    if (value_get(maker->definition, "licence"))
        made->stage.licence = value_text(value_get(maker->definition, "licence")).at;
    if (!summary || (value_type(summary) == DSR_STRING && !*made->stage.summary))
        complain(maker, NULL, "write summary = \"...\"", "stage '%s' does not say what it does",
                 name);
    if (!is_stage_name(name))
        complain(maker, NULL, "small letters, digits and '-'", "'%s' is no name of a stage", name);
    const struct loaded_module *from;
    const dsr_stage *other;
    for (size_t i = 0; (other = registry_stage_at(config->registry, i, &from)); i++)
        if (strcmp(other->name, name) == 0)
            complain(maker, NULL, "write stage.NAME { ... } for that one, or choose another name",
                     "there is a loaded stage '%s' already, from %s", name, from->path);
    read_edits(maker);
    read_options(maker);
    read_functions(maker);
}

/* The first stage loads what all are offered. */
static void open_api(lua_State *lua) {
    struct lua_config *config = config_of(lua);
    const char *const roots[] = {config->scripts};
    struct place place = {0};
    char why[200] = "it is not among the installed scripts";
    const struct script *script = NULL;
    if (config->api)
        return;
    if (module_find(roots, 1, "api/stage.lua", &place) == FILE_FOUND)
        script = module_read(config, &place, why, sizeof why);
    place_free(&place);
    if (!script)
        luaL_error(lua, "cannot read api/stage.lua, which stages in Lua need: %s", why);
    config->loaded[config->loaded_count - 1]->is_ours = true;
    state_load(lua, script);
    lua_call(lua, 0, 1);
    classes_open(lua);
}

int lua_stage_make(lua_State *lua, int name, int body, struct spot spot) {
    struct lua_config *config = config_of(lua);
    open_api(lua);
    const char *written = lua_tostring(lua, name);
    struct lua_stage *made = find_made(config, written);
    if (made && !config->is_running && made->script != spot.script)
        mistake(lua, "config-stage", spot.script, spot.line, spot.column,
                "there is a stage '%s' already, in %s", written, made->script->name);
    if (!made) {
        struct maker maker = {.lua = lua, .config = config};
        maker.definition = freeze(lua, body, config->store, spot_of_table(lua, body, spot));
        maker.made = made = take(&maker, sizeof *made + strlen(written) + 1);
        if (!maker.definition)
            state_no_memory(lua);
        define(&maker, written, spot);
        struct lua_stage **row = room_for(&config->stages, config->stage_count, sizeof *row);
        if (!row)
            state_no_memory(lua);
        config->stages[config->stage_count++] = made;
    }
    if (config->is_running && config->visit && config->visit->stage == made) {
        lua_pushvalue(lua, body); /* its functions, made anew */
        lua_rawseti(lua, LUA_REGISTRYINDEX, config->definition);
    }
    push_constructor(lua, &made->stage, body);
    return 1;
}

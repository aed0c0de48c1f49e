/* SPDX-License-Identifier: MIT */
/*
 * Command-line words to a filled state, by option rows.  --name VALUE and --name=VALUE, short
 * letters from one table, "--" ends options, options may stand anywhere.
 */
#include <stdlib.h>
#include <string.h>

#include "pipeline/option.h"
#include "program.h"

static const struct {
    char letter;
    const char *name;
} short_names[] = {
    {'o', "output"}, {'j', "workers"}, {'q', "quiet"},    {'v', "verbose"},
    {'C', "folder"}, {'h', "help"},    {'p', "pipeline"},
};

static const char *const progress_choices[] = {"auto", "bar", "plain", "none", NULL};
static const char *const colour_choices[] = {"auto", "always", "never", NULL};

const dsr_option global_rows[] = {
    {"quiet", DSR_OPTION_BOOL, offsetof(struct global_options, is_quiet),
     .help = "print errors only"},
    {"verbose", DSR_OPTION_BOOL, offsetof(struct global_options, is_verbose),
     .help = "print notes as well as warnings and errors"},
    {"progress", DSR_OPTION_CHOICE, offsetof(struct global_options, progress),
     .choices = progress_choices, .fallback = "auto",
     .help = "how progress is shown on standard error"},
    {"color", DSR_OPTION_CHOICE, offsetof(struct global_options, colour), .choices = colour_choices,
     .fallback = "auto", .help = "colour in messages; NO_COLOR turns it off too"},
    {"plugin_path", DSR_OPTION_LIST, offsetof(struct global_options, plugin_paths),
     .help = "a folder to look for plugins first; may be repeated"},
    {"help", DSR_OPTION_BOOL, offsetof(struct global_options, wants_help),
     .help = "explain this command"},
    {"version", DSR_OPTION_BOOL, offsetof(struct global_options, wants_version),
     .help = "print the version"},
    {0}};

struct reader {
    struct program *program;
    const char *verb;
    const dsr_option *rows;
    void *state;
    int count, at;
    char **arguments;
    struct parsed_arguments *parsed;
    bool is_fine;
};

static void read_long(struct reader *reader, const char *word);
static void read_short(struct reader *reader, const char *word);
static void read_value(struct reader *reader, const dsr_option *row, void *state, const char *shown,
                       const char *text);

bool arguments_parse(struct program *program, const char *verb, const dsr_option *rows, void *state,
                     int count, char **arguments, struct parsed_arguments *parsed) {
    struct reader reader = {program, verb, rows, state, count, 0, arguments, parsed, true};
    *parsed = (struct parsed_arguments){.words = calloc((size_t)count + 1, sizeof(char *))};
    if (!parsed->words) {
        diagnostic_add(&program->found, DSR_ERROR, "run-no-memory", "out of memory");
        return false;
    }
    bool only_words = false;
    for (reader.at = 0; reader.at < count; reader.at++) {
        char *word = arguments[reader.at];
        if (!only_words && strcmp(word, "--") == 0)
            only_words = true;
        else if (only_words || word[0] != '-' || !word[1])
            parsed->words[parsed->count++] = word;
        else if (word[1] == '-')
            read_long(&reader, word + 2);
        else
            read_short(&reader, word + 1);
    }
    return reader.is_fine;
}

static struct diagnostic *refuse(struct reader *reader, const char *code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static struct diagnostic *refuse(struct reader *reader, const char *code, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    struct diagnostic *row =
        diagnostic_add_v(&reader->program->found, DSR_ERROR, code, format, arguments);
    va_end(arguments);
    reader->is_fine = false;
    return row;
}

/* The row "plugin_path" as the user writes it: "--plugin-path". */
static const char *shown_name(const char *name, char *into, size_t size) {
    snprintf(into, size, "--%s", name);
    for (char *at = into; *at; at++)
        *at = *at == '_' ? '-' : *at;
    return into;
}

/* "plugin-path" on the command line is the row "plugin_path". */
static bool is_row(const char *row, const char *word, size_t len) {
    size_t i = 0;
    for (; i < len && row[i]; i++)
        if (row[i] != word[i] && !(row[i] == '_' && word[i] == '-'))
            return false;
    return !row[i] && i == len;
}

static const dsr_option *find(const dsr_option *rows, const char *word, size_t len) {
    for (; rows && rows->name; rows++)
        if (is_row(rows->name, word, len))
            return rows;
    return NULL;
}

static const dsr_option *find_any(struct reader *reader, const char *word, size_t len,
                                  void **state) {
    const dsr_option *row = find(reader->rows, word, len);
    *state = reader->state;
    if (!row) {
        row = find(global_rows, word, len);
        *state = &reader->program->global;
    }
    return row;
}

static void refuse_unknown(struct reader *reader, const char *word, size_t len) {
    char name[64], shown[64];
    snprintf(name, sizeof name, "%.*s", (int)(len < 60 ? len : 60), word);
    const char *names[96];
    size_t count = 0;
    for (const dsr_option *row = reader->rows; row && row->name && count < 64; row++)
        names[count++] = row->name;
    for (const dsr_option *row = global_rows; row->name && count < 96; row++)
        names[count++] = row->name;
    struct diagnostic *row =
        refuse(reader, "option-unknown", "'dossier%s%s' has no option '--%.*s'",
               reader->verb[0] ? " " : "", reader->verb, (int)len, word);
    const char *near = nearest_name(name, names, count);
    if (near)
        diagnostic_set_hint(row, "did you mean '%s'?", shown_name(near, shown, sizeof shown));
    else
        diagnostic_set_hint(row, "'dossier %s%s--help' lists the options", reader->verb,
                            reader->verb[0] ? " " : "");
}

static void read_long(struct reader *reader, const char *word) {
    char shown[64];
    const char *equals = strchr(word, '=');
    size_t len = equals ? (size_t)(equals - word) : strlen(word);
    void *state;
    const dsr_option *row = find_any(reader, word, len, &state);
    if (!row) {
        refuse_unknown(reader, word, len);
        return;
    }
    if (row->type == DSR_OPTION_BOOL) {
        if (equals)
            refuse(reader, "option-no-value", "'--%.*s' takes no value", (int)len, word);
        else
            *(bool *)((char *)state + row->offset) = true;
        return;
    }
    read_value(reader, row, state, shown_name(row->name, shown, sizeof shown),
               equals ? equals + 1 : NULL);
}

static void read_short(struct reader *reader, const char *word) {
    for (const char *at = word; *at; at++) {
        const char *name = NULL;
        for (size_t i = 0; i < sizeof short_names / sizeof *short_names; i++)
            if (short_names[i].letter == *at)
                name = short_names[i].name;
        void *state;
        const dsr_option *row = name ? find_any(reader, name, strlen(name), &state) : NULL;
        if (!row) {
            struct diagnostic *added =
                refuse(reader, "option-unknown", "'dossier%s%s' has no option '-%c'",
                       reader->verb[0] ? " " : "", reader->verb, *at);
            diagnostic_set_hint(added, "'dossier %s%s--help' lists the options", reader->verb,
                                reader->verb[0] ? " " : "");
            return;
        }
        if (row->type == DSR_OPTION_BOOL) {
            *(bool *)((char *)state + row->offset) = true;
            continue;
        }
        char shown[3] = {'-', *at, 0};
        read_value(reader, row, state, shown, at[1] ? at + 1 : NULL);
        return;
    }
}

/* Words of one option that stands several times make one list; commas in them are letters. */
static bool append(struct value_store *store, const dsr_value **into, const char *text) {
    size_t count = value_count(*into);
    dsr_value *list = value_store_take(store, sizeof *list);
    struct value_member *members = value_store_take(store, (count + 1) * sizeof *members);
    dsr_value *added = value_store_string(store, text, strlen(text));
    if (!list || !members || !added)
        return false;
    for (size_t i = 0; i < count; i++)
        members[i].value = value_at(*into, i);
    members[count].value = added;
    *list = (dsr_value){.type = DSR_LIST_OF, .as.table = {members, count + 1}};
    *into = list;
    return true;
}

/* `text` NULL: the next word. */
static void read_value(struct reader *reader, const dsr_option *row, void *state, const char *shown,
                       const char *text) {
    struct value_store *store = reader->program->store;
    bool has_memory = true;
    if (!text && reader->at + 1 < reader->count)
        text = reader->arguments[++reader->at];
    if (!text) {
        refuse(reader, "option-needs-value", "'%s' needs a value", shown);
    } else if (row->type == DSR_OPTION_LIST) {
        has_memory = append(store, (const dsr_value **)((char *)state + row->offset), text);
    } else {
        const dsr_value *value = option_read(row, text, store);
        has_memory = value != NULL;
        if (value && !option_check(row, value, shown, &reader->program->found))
            reader->is_fine = false;
        else if (value)
            has_memory = option_fill(row, value, NULL, store, state);
    }
    if (!has_memory)
        refuse(reader, "run-no-memory", "out of memory");
}

static char short_of(const char *name) {
    for (size_t i = 0; i < sizeof short_names / sizeof *short_names; i++)
        if (strcmp(short_names[i].name, name) == 0)
            return short_names[i].letter;
    return 0;
}

static void describe_value(const dsr_option *row, char *into, size_t size) {
    const char *const *choice = row->choices;
    size_t used = 0;
    into[0] = 0;
    switch (row->type) {
    case DSR_OPTION_BOOL:
        break;
    case DSR_OPTION_INT:
        snprintf(into, size, " N");
        break;
    case DSR_OPTION_PATH:
        snprintf(into, size, " FILE");
        break;
    case DSR_OPTION_CHOICE:
        for (; choice && *choice && used < size; choice++)
            used += (size_t)snprintf(into + used, size - used, "%s%s",
                                     choice == row->choices ? " " : "|", *choice);
        break;
    default:
        snprintf(into, size, " TEXT");
    }
}

void print_options(FILE *to, const dsr_option *rows) {
    for (; rows && rows->name; rows++) {
        char value[96], name[64], left[164];
        char letter = short_of(rows->name);
        describe_value(rows, value, sizeof value);
        shown_name(rows->name, name, sizeof name);
        snprintf(left, sizeof left, "%c%c%c %s%s", letter ? '-' : ' ', letter ? letter : ' ',
                 letter ? ',' : ' ', name, value);
        if (strlen(left) > 29)
            fprintf(to, "  %s\n  %-30s%s", left, "", rows->help);
        else
            fprintf(to, "  %-30s%s", left, rows->help);
        /* A negative one stands for what the help tells in words. */
        if (rows->fallback && rows->fallback[0] && rows->fallback[0] != '-')
            fprintf(to, " (default: %s)", rows->fallback);
        putc('\n', to);
    }
}

/* SPDX-License-Identifier: MIT */
/*
 * Command-line words to a filled state, by option rows.  --name VALUE and --name=VALUE, short
 * letters from one table, "--" ends options, options may stand anywhere.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

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

static const dsr_option globals[] = {
    {.name = "quiet",
     .type = DSR_OPTION_BOOL,
     .offset = offsetof(struct global_options, is_quiet),
     .help = "print errors only"},
    {.name = "verbose",
     .type = DSR_OPTION_BOOL,
     .offset = offsetof(struct global_options, is_verbose),
     .help = "print notes as well as warnings and errors"},
    {.name = "progress",
     .type = DSR_OPTION_CHOICE,
     .offset = offsetof(struct global_options, progress),
     .choices = progress_choices,
     .fallback = "auto",
     .help = "how progress is shown on standard error"},
    {.name = "color",
     .type = DSR_OPTION_CHOICE,
     .offset = offsetof(struct global_options, colour),
     .choices = colour_choices,
     .fallback = "auto",
     .help = "colour in messages; NO_COLOR turns it off too"},
    {.name = "plugin_path",
     .type = DSR_OPTION_LIST,
     .offset = offsetof(struct global_options, plugin_paths),
     .help = "a folder to look for plugins first; may be repeated"},
    {.name = "help",
     .type = DSR_OPTION_BOOL,
     .offset = offsetof(struct global_options, wants_help),
     .help = "explain this command"},
    {.name = "version",
     .type = DSR_OPTION_BOOL,
     .offset = offsetof(struct global_options, wants_version),
     .help = "print the version"},
    {0}};

const dsr_option *global_rows(void) {
    return globals;
}

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
        row = find(globals, word, len);
        *state = &reader->program->global;
    }
    return row;
}

static void refuse_unknown(struct reader *reader, const char *word, size_t len) {
    char name[64];
    snprintf(name, sizeof name, "%.*s", (int)(len < 60 ? len : 60), word);
    for (char *at = name; *at; at++)
        if (*at == '-')
            *at = '_';
    const char *names[96];
    size_t count = 0;
    for (const dsr_option *row = reader->rows; row && row->name && count < 64; row++)
        names[count++] = row->name;
    for (const dsr_option *row = globals; row->name && count < 96; row++)
        names[count++] = row->name;
    const char *near = nearest_name(name, names, count);
    struct diagnostic *row = refuse(reader, "option-unknown", "'dossier %s' has no option '--%.*s'",
                                    reader->verb, (int)len, word);
    char shown[64] = "";
    for (size_t i = 0; near && near[i] && i < sizeof shown - 1; i++)
        shown[i] = near[i] == '_' ? '-' : near[i];
    if (near)
        diagnostic_set_hint(row, "did you mean '--%s'?", shown);
    else
        diagnostic_set_hint(row, "'dossier %s --help' lists the options", reader->verb);
}

static void read_long(struct reader *reader, const char *word) {
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
    const char *value = equals                           ? equals + 1
                        : reader->at + 1 < reader->count ? reader->arguments[++reader->at]
                                                         : NULL;
    char shown[80];
    snprintf(shown, sizeof shown, "--%.*s", (int)(len < 70 ? len : 70), word);
    if (!value)
        refuse(reader, "option-needs-value", "'%s' needs a value", shown);
    else
        read_value(reader, row, state, shown, value);
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
            struct diagnostic *added = refuse(
                reader, "option-unknown", "'dossier %s' has no option '-%c'", reader->verb, *at);
            diagnostic_set_hint(added, "'dossier %s --help' lists the options", reader->verb);
            return;
        }
        if (row->type == DSR_OPTION_BOOL) {
            *(bool *)((char *)state + row->offset) = true;
            continue;
        }
        const char *value = at[1]                            ? at + 1
                            : reader->at + 1 < reader->count ? reader->arguments[++reader->at]
                                                             : NULL;
        char shown[3] = {'-', *at, 0};
        if (!value)
            refuse(reader, "option-needs-value", "'%s' needs a value", shown);
        else
            read_value(reader, row, state, shown, value);
        return;
    }
}

static void read_integer(struct reader *reader, const dsr_option *row, int64_t *into,
                         const char *shown, const char *text) {
    char *end;
    errno = 0;
    long long value = strtoll(text, &end, 10);
    if (errno || end == text || *end)
        refuse(reader, "option-wrong-type", "'%s' takes a whole number, not '%s'", shown, text);
    else if ((row->least || row->most) && (value < row->least || value > row->most))
        refuse(reader, "option-out-of-range", "'%s' takes %lld to %lld, not %lld", shown,
               (long long)row->least, (long long)row->most, value);
    else
        *into = value;
}

static void read_choice(struct reader *reader, const dsr_option *row, uint32_t *into,
                        const char *shown, const char *text) {
    size_t count = 0;
    for (; row->choices[count]; count++)
        if (strcmp(row->choices[count], text) == 0) {
            *into = (uint32_t)count;
            return;
        }
    struct diagnostic *added =
        refuse(reader, "option-unknown-choice", "'%s' has no choice '%s'", shown, text);
    char list[256] = "";
    for (size_t i = 0, used = 0; i < count && used < sizeof list; i++)
        used += (size_t)snprintf(list + used, sizeof list - used, "%s%s", i ? ", " : "",
                                 row->choices[i]);
    diagnostic_set_hint(added, "choose one of %s", list);
}

static void append(struct reader *reader, const dsr_value **into, const char *text) {
    struct value_store *store = reader->program->store;
    size_t count = value_count(*into);
    dsr_value *list = value_store_take(store, sizeof *list);
    struct value_member *members = value_store_take(store, (count + 1) * sizeof *members);
    dsr_value *added = value_store_string(store, text, strlen(text));
    if (!list || !members || !added) {
        refuse(reader, "run-no-memory", "out of memory");
        return;
    }
    for (size_t i = 0; i < count; i++)
        members[i].value = value_at(*into, i);
    members[count].value = added;
    list->type = DSR_LIST_OF;
    list->as.table.members = members;
    list->as.table.count = count + 1;
    *into = list;
}

static void read_value(struct reader *reader, const dsr_option *row, void *state, const char *shown,
                       const char *text) {
    void *field = (char *)state + row->offset;
    switch (row->type) {
    case DSR_OPTION_INT:
        read_integer(reader, row, field, shown, text);
        break;
    case DSR_OPTION_CHOICE:
        read_choice(reader, row, field, shown, text);
        break;
    case DSR_OPTION_TEXT:
    case DSR_OPTION_PATH:
        *(dsr_text *)field = (dsr_text){text, strlen(text)};
        break;
    case DSR_OPTION_LIST:
        append(reader, field, text);
        break;
    default:
        refuse(reader, "option-wrong-type", "'%s' cannot be given on the command line", shown);
    }
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
        char value[96], left[160] = "";
        char letter = short_of(rows->name);
        describe_value(rows, value, sizeof value);
        int used = letter ? snprintf(left, sizeof left, "-%c, --", letter)
                          : snprintf(left, sizeof left, "    --");
        for (const char *at = rows->name; *at && used < 60; at++)
            left[used++] = *at == '_' ? '-' : *at;
        snprintf(left + used, sizeof left - (size_t)used, "%s", value);
        if (strlen(left) > 29)
            fprintf(to, "  %s\n  %-30s%s\n", left, "", rows->help);
        else
            fprintf(to, "  %-30s%s\n", left, rows->help);
    }
}

/* SPDX-License-Identifier: MIT */
/*
 * Data files in words: what each folder's files say that a person chooses by, and which options
 * take their names.
 */
#include <string.h>

#include "explain.h"

static const struct shelf {
    const char *folder, *what;
    const char *table;      /* the member that is shown, row by row; NULL: none */
    const char *columns[3]; /* of each row */
} shelves[] = {
    {"languages", "a language", "labels", {"scheme", "form"}},
    {"layouts", "a layout", "levels", {"kind", "schemes", "forms"}},
    {"policies", "a policy", "types", {"decision", "template"}},
    {"schemes", "a numeral scheme", NULL, {NULL}},
    {"lists", "a list of words", NULL, {NULL}},
    {"pipelines", "an installed pipeline", NULL, {NULL}},
};
enum { SHELVES = sizeof shelves / sizeof *shelves };

/* Pads by code points, since a column may hold any script. */
static void print_padded(dsr_text text, int width) {
    int gap = width;
    for (size_t i = 0; i < text.len; i++)
        gap -= ((unsigned char)text.at[i] & 0xC0) != 0x80;
    printf("%.*s%*s", (int)text.len, text.at, width && gap < 1 ? 1 : gap > 0 ? gap : 0, "");
}

/* A text, or the first few of a list. */
static void print_cell(const dsr_host *host, const dsr_value *value, int width) {
    enum { MOST = 3 };
    char cell[200] = "";
    size_t used = 0, count = host->value_count(value);
    if (host->value_type(value) == DSR_STRING) {
        print_padded(host->value_text(value), width);
        return;
    }
    for (size_t i = 0; i < count && i < MOST && used < sizeof cell; i++)
        used += (size_t)snprintf(cell + used, sizeof cell - used, "%s%s", i ? " " : "",
                                 host->value_text(host->value_at(value, i)).at);
    if (count > MOST && used < sizeof cell)
        used += (size_t)snprintf(cell + used, sizeof cell - used, " ...");
    print_padded((dsr_text){cell, used < sizeof cell ? used : sizeof cell - 1}, width);
}

static void print_table(const dsr_host *host, const struct shelf *shelf, const dsr_value *data) {
    const dsr_value *table = shelf->table ? host->value_get(data, shelf->table) : NULL;
    if (host->value_count(table))
        printf("\n%s:\n", shelf->table);
    for (size_t i = 0; i < host->value_count(table); i++) {
        const dsr_value *row = host->value_at(table, i);
        dsr_text key = host->value_key(table, i);
        fputs("  ", stdout);
        if (key.len)
            print_padded(key, 16);
        for (size_t k = 0; k < 3 && shelf->columns[k]; k++)
            print_cell(host, host->value_get(row, shelf->columns[k]),
                       k + 1 < 3 && shelf->columns[k + 1] ? 24 : 0);
        putchar('\n');
    }
}

/* "1 I, 2 II ..." */
static void print_numerals(dsr_job *job, dsr_text scheme) {
    static const int64_t values[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 27, 50, 100, 1000};
    char text[128];
    fputs("\n ", stdout);
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        size_t len = job->host->numeral(scheme, values[i], text, sizeof text);
        if (len)
            printf(" %lld %.*s ", (long long)values[i], (int)len, text);
    }
    puts(" ...");
}

/* The options that take such a name, by the folders in their rows. */
static void print_takers(dsr_job *job, const char *folder) {
    dsr_registered found;
    const dsr_stage *stage;
    bool is_first = true;
    for (size_t at = 0; (stage = next_stage(job, &at, &found));) {
        struct row_walk walk;
        const dsr_option *row;
        walk_rows(&walk, stage->options);
        while ((row = next_row(&walk)))
            for (size_t i = 0; row->type != DSR_OPTION_CHOICE && row->choices && row->choices[i];
                 i++)
                if (strcmp(row->choices[i], folder) == 0) {
                    printf("%s%s.%s", is_first ? "\ntaken by: " : ", ", stage->name, walk.path);
                    is_first = false;
                }
    }
    if (!is_first)
        putchar('\n');
}

static void print_member(const dsr_host *host, const dsr_value *data, const char *name) {
    dsr_text text = host->value_text(host->value_get(data, name));
    if (text.len)
        printf("%s: %.*s\n", name, (int)text.len, text.at);
}

static void explain_file(dsr_job *job, const struct shelf *shelf, dsr_text name, bool is_file) {
    const dsr_host *host = job->host;
    bool is_pipeline = strcmp(shelf->folder, "pipelines") == 0;
    const dsr_value *data = is_file && !is_pipeline ? host->data(job, shelf->folder, name) : NULL;
    const char *summary = host->value_get(data, "summary") ? "summary" : "name";
    dsr_text said = host->value_text(host->value_get(data, summary));
    printf("%.*s: %s%s%.*s\n", (int)name.len, name.at, shelf->what, said.len ? ", " : "",
           (int)said.len, said.at ? said.at : "");
    print_member(host, data, "source");
    print_member(host, data, "licence");
    print_table(host, shelf, data);
    if (strcmp(shelf->folder, "schemes") == 0 && (!is_file || host->scheme(job, name, NULL)))
        print_numerals(job, name);
    if (is_pipeline)
        printf("dossier run %.*s INPUT -o OUTPUT.zip\n", (int)name.len, name.at);
    print_takers(job, shelf->folder);
}

static bool is_named(dsr_text name, const char *word) {
    return name.len == strlen(word) && memcmp(name.at, word, name.len) == 0;
}

/* Whether a file of the folder has the name; else it is built in. */
static bool is_file_of(dsr_job *job, const char *folder, const char *word) {
    dsr_text name;
    for (size_t i = 0; (name = job->host->data_name(job, folder, i)).len; i++)
        if (is_named(name, word))
            return true;
    return false;
}

bool explain_data(dsr_job *job, const struct asked *asked) {
    bool is_found = false;
    for (size_t s = 0; s < SHELVES && !asked->rest; s++) {
        dsr_text name;
        size_t i = 0;
        while ((name = name_in(job, shelves[s].folder, i)).len && !is_named(name, asked->whole))
            i++;
        if (!name.len)
            continue;
        if (is_found)
            putchar('\n');
        explain_file(job, &shelves[s], name, is_file_of(job, shelves[s].folder, asked->whole));
        is_found = true;
    }
    return is_found;
}

void look_at_data(dsr_job *job, struct nearest *nearest) {
    dsr_text name;
    for (size_t s = 0; s < SHELVES; s++)
        for (size_t i = 0; (name = name_in(job, shelves[s].folder, i)).len; i++)
            look_nearer(nearest, name.at);
}

/* SPDX-License-Identifier: MIT */
/* Option rows in words. */
#include <string.h>

#include "author.h"

void walk_rows(struct row_walk *walk, const dsr_option *rows) {
    memset(walk, 0, sizeof *walk);
    walk->stack[0] = rows;
    walk->depth = -1;
}

static bool is_end(const dsr_option *row) {
    return !row || !row->name;
}

/* Appends a name to the path of the row above. */
static void set_path(struct row_walk *walk, const char *name) {
    size_t start = walk->depth ? walk->lengths[walk->depth - 1] : 0;
    int added =
        snprintf(walk->path + start, sizeof walk->path - start, "%s%s", start ? "." : "", name);
    size_t len = start + (size_t)(added > 0 ? added : 0);
    walk->lengths[walk->depth] = len < sizeof walk->path ? len : sizeof walk->path - 1;
}

const dsr_option *next_row(struct row_walk *walk) {
    enum { DEEPEST = sizeof walk->stack / sizeof *walk->stack };
    const dsr_option *below = walk->last ? walk->last->children : NULL;
    if (walk->depth < 0)
        walk->depth = 0;
    else if (!is_end(below) && walk->depth + 1 < DEEPEST)
        walk->stack[++walk->depth] = below;
    while (is_end(walk->stack[walk->depth]))
        if (walk->depth-- == 0)
            return NULL;
    const dsr_option *row = walk->last = walk->stack[walk->depth]++;
    set_path(walk, row->name);
    return row;
}

/* Up to `most` names: there are 50 schemes. */
static void print_names(FILE *to, dsr_job *job, const char *folder) {
    enum { MOST = 12 };
    dsr_text name;
    for (size_t i = 0; (name = name_in(job, folder, i)).len; i++) {
        if (i == MOST) {
            fputs(" ...", to);
            return;
        }
        fprintf(to, "%s\"%.*s\"", i ? ", " : "", (int)name.len, name.at);
    }
}

static void print_folders(FILE *to, dsr_job *job, const dsr_option *row, enum manner manner) {
    for (size_t i = 0; row->choices && row->choices[i]; i++) {
        const char *each = row->type == DSR_OPTION_LIST ? "each " : "";
        if (manner == IN_FULL)
            fprintf(to, "; %s: ", row->choices[i]);
        else
            fprintf(to, "%s %sone of the %s", i ? " or" : ",", each, row->choices[i]);
        if (manner == IN_FULL)
            print_names(to, job, row->choices[i]);
    }
}

void print_taken(FILE *to, dsr_job *job, const dsr_option *row, enum manner manner) {
    switch (row->type) {
    case DSR_OPTION_BOOL:
        fputs("true or false", to);
        break;
    case DSR_OPTION_INT:
        fputs("a whole number", to);
        if (row->least || row->most)
            fprintf(to, " from %lld to %lld", (long long)row->least, (long long)row->most);
        break;
    case DSR_OPTION_CHOICE:
        fputs("one of ", to);
        for (size_t i = 0; row->choices && row->choices[i]; i++)
            fprintf(to, "%s\"%s\"", i ? ", " : "", row->choices[i]);
        break;
    case DSR_OPTION_PATH:
        fputs(manner == AS_FLAG ? "a path" : "a path, relative to the pipeline's folder", to);
        break;
    case DSR_OPTION_LIST:
        fputs(manner == AS_FLAG ? "a text, more than once" : "a list of texts", to);
        print_folders(to, job, row, manner);
        break;
    case DSR_OPTION_LIST_OR_PATH:
        fputs("a list of texts, or the path of a file", to);
        break;
    case DSR_OPTION_TABLE:
        fputs("a table", to);
        break;
    case DSR_OPTION_TEXT:
        fputs("a text", to);
        print_folders(to, job, row, manner);
        break;
    default:
        fputs("a value", to);
    }
}

void print_edits(FILE *to, uint32_t may_edit, const char *between) {
    static const char *const words[] = {"structure", "text",   "labels",    "references",
                                        "mentions",  "blocks", "attributes"};
    bool is_first = true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (may_edit & (UINT32_C(1) << i)) {
            fprintf(to, "%s%s", is_first ? "" : between, words[i]);
            is_first = false;
        }
    if (is_first)
        fputs("nothing", to);
}

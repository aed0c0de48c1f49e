/* SPDX-License-Identifier: MIT */
/* Diagnostics on their way out. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "program.h"

bool wants_colour(const struct program *program, FILE *to) {
    if (program->global.colour)
        return program->global.colour == 1;
    const char *no = getenv("NO_COLOR");
    return isatty(fileno(to)) && !(no && *no);
}

/* A document with a fault repeated a thousand times must not bury the others. */
enum { MOST_OF_A_CODE = 5 };

static bool is_hidden(const struct program *program, const struct diagnostic *row) {
    return (row->severity == DSR_NOTE_SEVERITY && !program->global.is_verbose) ||
           (row->severity == DSR_WARNING && program->global.is_quiet);
}

/* How many rows before `end` have the code of that row, and are shown. */
static size_t count_alike(const struct program *program, const struct diagnostics *found,
                          size_t end, const char *code) {
    size_t count = 0;
    for (size_t i = 0; i < end; i++)
        count += !is_hidden(program, &found->rows[i]) && strcmp(found->rows[i].code, code) == 0;
    return count;
}

void print_diagnostics(const struct program *program, const struct diagnostics *found) {
    bool with_colour = wants_colour(program, stderr);
    /* Counting looks back over all rows: beyond this many, only errors are worth the time. */
    size_t most = found->count < 10000 ? found->count : 10000;
    for (size_t i = 0; i < found->count; i++) {
        const struct diagnostic *row = &found->rows[i];
        if (is_hidden(program, row))
            continue;
        size_t alike = program->global.is_verbose || row->severity == DSR_ERROR ? 0
                       : i >= most                                              ? MOST_OF_A_CODE + 1
                                   : count_alike(program, found, i, row->code);
        if (alike < MOST_OF_A_CODE)
            diagnostic_print(row, stderr, with_colour);
        else if (alike == MOST_OF_A_CODE)
            fprintf(stderr, "%s: %zu more like this [%s]; -v shows all\n",
                    row->file ? row->file : "dossier",
                    count_alike(program, found, found->count, row->code) - alike, row->code);
    }
}

void print_found(struct program *program) {
    print_diagnostics(program, &program->found);
    diagnostics_free(&program->found);
    program->found = (struct diagnostics){0};
}

int refuse_usage(struct program *program, const char *code, const char *message, const char *hint) {
    struct diagnostic *row = diagnostic_add(&program->found, DSR_ERROR, code, "%s", message);
    if (hint)
        diagnostic_set_hint(row, "%s", hint);
    return EXIT_USAGE;
}

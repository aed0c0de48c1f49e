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
enum { MOST_OF_A_CODE = 5, MOST_CODES = 256 };

struct tally {
    const char *code;
    size_t all, told;
};

static bool is_hidden(const struct program *program, const struct diagnostic *row) {
    return (row->severity == DSR_NOTE_SEVERITY && !program->global.is_verbose) ||
           (row->severity == DSR_WARNING && program->global.is_quiet);
}

/* The tally of a code, a new one where it has none; NULL: there are too many codes. */
static struct tally *tally_of(struct tally *tallies, const char *code) {
    size_t i = 0;
    while (i < MOST_CODES && tallies[i].code && strcmp(tallies[i].code, code) != 0)
        i++;
    if (i == MOST_CODES)
        return NULL;
    tallies[i].code = code;
    return &tallies[i];
}

void print_diagnostics(const struct program *program, const struct diagnostics *found) {
    struct tally tallies[MOST_CODES] = {{0}};
    bool with_colour = wants_colour(program, stderr);
    for (size_t i = 0; i < found->count; i++) {
        struct tally *tally = tally_of(tallies, found->rows[i].code);
        if (tally)
            tally->all += !is_hidden(program, &found->rows[i]);
    }
    for (size_t i = 0; i < found->count; i++) {
        const struct diagnostic *row = &found->rows[i];
        struct tally *tally = tally_of(tallies, row->code);
        if (is_hidden(program, row))
            continue;
        if (!tally || program->global.is_verbose || row->severity == DSR_ERROR ||
            tally->told < MOST_OF_A_CODE)
            diagnostic_print(row, stderr, with_colour);
        else if (tally->told == MOST_OF_A_CODE)
            fprintf(stderr, "%s: %zu more like this [%s]; -v shows all\n",
                    row->file ? row->file : "dossier", tally->all - tally->told, row->code);
        if (tally)
            tally->told++;
    }
}

void print_found(struct program *program) {
    diagnostics_sort(&program->found);
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

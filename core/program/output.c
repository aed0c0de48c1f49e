/* SPDX-License-Identifier: MIT */
/* Diagnostics and JSON text on their way out. */
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

void print_found(struct program *program) {
    bool with_colour = wants_colour(program, stderr);
    for (size_t i = 0; i < program->found.count; i++) {
        const struct diagnostic *row = &program->found.rows[i];
        if (row->severity == DSR_NOTE_SEVERITY && !program->global.is_verbose)
            continue;
        if (row->severity == DSR_WARNING && program->global.is_quiet)
            continue;
        diagnostic_print(row, stderr, with_colour);
    }
    diagnostics_free(&program->found);
    program->found = (struct diagnostics){0};
}

void write_json_text(FILE *to, dsr_text text) {
    static const char hex[] = "0123456789abcdef";
    size_t start = 0;
    putc('"', to);
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        const char *escape = c == '"' ? "\\\"" : c == '\\' ? "\\\\" : c == '\n' ? "\\n" : NULL;
        if (!escape && c >= 0x20 && c != 0x7f)
            continue;
        fwrite(text.at + start, 1, i - start, to);
        start = i + 1;
        if (escape)
            fputs(escape, to);
        else
            fprintf(to, "\\u00%c%c", hex[c >> 4], hex[c & 15]);
    }
    fwrite(text.at + start, 1, text.len - start, to);
    putc('"', to);
}

void write_json_string(FILE *to, const char *text) {
    if (text)
        write_json_text(to, (dsr_text){text, strlen(text)});
    else
        fputs("null", to);
}

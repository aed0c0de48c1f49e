/* SPDX-License-Identifier: MIT */
/*
 * Reads a table back that concordance.c wrote: RFC 4180, columns found by the names in its
 * first line, so that a spreadsheet may have moved them.  Also takes LF and a byte order mark.
 */
#include "translate.h"

#include <errno.h>
#include <stdlib.h>

enum { CELLS_MOST = 64 }; /* in a line; more are read over */

static char *read_cell(char *at, char *end, dsr_text *cell);

struct line {
    dsr_text cells[CELLS_MOST];
    size_t count;
};

/* Reads one line; returns where the next begins. */
static char *read_line(char *at, char *end, struct line *line) {
    line->count = 0;
    while (at < end) {
        dsr_text cell;
        at = read_cell(at, end, &cell);
        if (line->count < CELLS_MOST)
            line->cells[line->count++] = cell;
        if (at == end || *at++ != ',')
            break;
    }
    return at;
}

bool table_read(const char *path, const char *const *columns, size_t column_count,
                struct table *table, const char **fault) {
    size_t len = 0, order[CELLS_MOST];
    struct line line;
    *table = (struct table){.column_count = column_count, .bytes = file_read(path, &len)};
    *fault = strerror(errno);
    if (!table->bytes || !column_count)
        return false;
    char *at = table->bytes, *end = at + len;
    if (len >= 3 && memcmp(at, "\xEF\xBB\xBF", 3) == 0)
        at += 3;
    at = read_line(at, end, &line);
    for (size_t i = 0; i < column_count; i++) {
        for (order[i] = 0; order[i] < line.count; order[i]++)
            if (same_word(line.cells[order[i]], columns[i]))
                break;
        *fault = columns[i];
        if (order[i] == line.count)
            return false;
    }
    *fault = strerror(ENOMEM);
    for (size_t room = 0; at < end;) {
        at = read_line(at, end, &line);
        if (table->count == room) {
            room = room ? 2 * room : 64;
            dsr_text *grown = realloc(table->cells, room * column_count * sizeof *grown);
            if (!grown)
                return false;
            table->cells = grown;
        }
        dsr_text *row = &table->cells[table->count++ * column_count];
        for (size_t i = 0; i < column_count; i++)
            row[i] = order[i] < line.count ? line.cells[order[i]] : (dsr_text){"", 0};
    }
    return true;
}

void table_free(struct table *table) {
    free(table->cells);
    free(table->bytes);
    *table = (struct table){0};
}

dsr_text table_cell(const struct table *table, size_t row, size_t column) {
    return row < table->count ? table->cells[row * table->column_count + column]
                              : (dsr_text){"", 0};
}

/* Takes quotes out in place. */
static char *read_cell(char *at, char *end, dsr_text *cell) {
    char *start = at, *into = at;
    bool is_quoted = at < end && *at == '"';
    if (is_quoted)
        at++;
    while (at < end) {
        if (is_quoted && *at == '"') {
            is_quoted = at + 1 < end && at[1] == '"';
            if (!is_quoted) {
                at++;
                continue;
            }
            at++;
        } else if (!is_quoted && (*at == ',' || *at == '\n')) {
            break;
        }
        *into++ = *at++;
    }
    if (into > start && into[-1] == '\r' && (at == end || *at == '\n'))
        into--;
    *cell = (dsr_text){start, (size_t)(into - start)};
    return at;
}

char *file_read(const char *path, size_t *len) {
    FILE *file = fopen(path, "rbe");
    char *bytes = NULL;
    size_t room = 0;
    if (!file)
        return NULL;
    do {
        if (*len == room) {
            room = room ? 2 * room : 65536;
            char *grown = realloc(bytes, room);
            if (!grown)
                break;
            bytes = grown;
        }
        size_t got = fread(bytes + *len, 1, room - *len, file);
        *len += got;
        if (!got)
            break;
    } while (true);
    bool is_whole = feof(file) && !ferror(file);
    fclose(file);
    if (is_whole)
        return bytes;
    free(bytes);
    return NULL;
}

/* SPDX-License-Identifier: MIT */
/*
 * The white space of lines, kept for the way back.  Labels of other shapes need empty lines,
 * other indentation or a backslash ("8 -" for "8."); where a splice has made such edits, the
 * attachment "layout.csv" tells what the lines had before: figures only, no text.  A document
 * with that as its attribute "lines" gets it back when it is spliced.
 *
 *     first,last,empty,indent,escaped
 *
 * Lines are those that hold anything, counted from 1; `empty` is how many empty ones stand before
 * each, `indent` its blanks ("4", a tab is "t"), `escaped` whether a backslash is among its first
 * signs.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "splice.h"

enum { HEAD_MOST = 24, INDENT_MOST = 64, CELL_MOST = 32 };

/* A line that holds something, with the empty ones before it. */
struct laid {
    uint32_t empty;               /* lines before it */
    size_t gap, start, text, end; /* of the first of those, the line, its first sign, its end */
    bool is_escaped;
};

static bool next_line(dsr_text text, size_t *at, struct laid *line);
static bool same_layout(dsr_text left, const struct laid *a, dsr_text right, const struct laid *b);
static bool write_row(struct bytes *csv, uint32_t first, uint32_t last, dsr_text text,
                      const struct laid *line);

static dsr_text part(dsr_text text, size_t start, size_t end) {
    return (dsr_text){text.at + start, end - start};
}

/* ---- lines ---------------------------------------------------------------------------------- */

/* Blanks, and the signs of a quotation. */
static bool is_empty(dsr_text text, size_t at, size_t end) {
    while (at < end && (is_blank(text.at[at]) || text.at[at] == '>'))
        at++;
    return at == end;
}

/* The backslash among the first signs of a line, before its first blank; NULL: none. */
static const char *escape_of(dsr_text text, const struct laid *line) {
    for (size_t at = line->text; at + 1 < line->end && at < line->text + HEAD_MOST; at++) {
        if (is_blank(text.at[at]))
            break;
        if (text.at[at] == '\\' && strchr(".)-+*#=", text.at[at + 1]))
            return text.at + at;
    }
    return NULL;
}

static bool next_line(dsr_text text, size_t *at, struct laid *line) {
    *line = (struct laid){.gap = *at};
    for (size_t start = *at, end; start < text.len; start = *at) {
        for (end = start; end < text.len && !is_line_end(text.at[end]);)
            end++;
        *at = end;
        if (*at < text.len)
            *at += text.at[*at] == '\r' && *at + 1 < text.len && text.at[*at + 1] == '\n' ? 2 : 1;
        if (is_empty(text, start, end)) {
            line->empty++;
            continue;
        }
        line->start = line->text = start;
        line->end = end;
        while (is_blank(text.at[line->text]))
            line->text++;
        line->is_escaped = escape_of(text, line) != NULL;
        return true;
    }
    return false;
}

static bool same_layout(dsr_text left, const struct laid *a, dsr_text right, const struct laid *b) {
    size_t len = a->text - a->start;
    return a->empty == b->empty && a->is_escaped == b->is_escaped && len == b->text - b->start &&
           memcmp(left.at + a->start, right.at + b->start, len) == 0;
}

/* ---- telling -------------------------------------------------------------------------------- */

static bool is_told(const struct splicer *s) {
    dsr_text name, bytes;
    uint32_t flags;
    for (size_t i = 0; s->job->host->attachment(s->job, i, &name, &bytes, &flags); i++)
        if (name.len == 10 && memcmp(name.at, "layout.csv", 10) == 0)
            return true;
    return false;
}

/* Whether the lines of both are the same but for what stands around them. */
static bool is_laid_anew(dsr_text source, dsr_text result) {
    size_t here = 0, there = 0;
    struct laid a, b;
    bool is_new = false;
    for (;;) {
        bool has_one = next_line(source, &here, &a), has_other = next_line(result, &there, &b);
        if (!has_one || !has_other)
            return is_new && has_one == has_other;
        is_new |= !same_layout(source, &a, result, &b);
    }
}

dsr_status layout_tell(struct splicer *s, dsr_text result) {
    dsr_text source = {s->source.at, s->source.size};
    struct bytes csv = {0};
    struct laid first, line;
    size_t at = 0;
    uint32_t count = 0, since = 1;
    if (!s->note_count || is_told(s) || !is_laid_anew(source, result))
        return DSR_OK;
    bytes_add(&csv, "first,last,empty,indent,escaped\r\n", 33);
    for (bool is_fine = true; is_fine && next_line(source, &at, &line);) {
        if (count && !same_layout(source, &first, source, &line)) {
            is_fine = write_row(&csv, since, count, source, &first);
            since = count + 1;
        }
        if (since == ++count)
            first = line;
    }
    if (count)
        write_row(&csv, since, count, source, &first);
    dsr_status status = csv.has_failed ? DSR_NO_MEMORY
                                       : s->job->host->attach(s->job, DSR_TEXT("layout.csv"),
                                                              (dsr_text){csv.at, csv.len}, 0);
    free(csv.at);
    return status;
}

static bool write_row(struct bytes *csv, uint32_t first, uint32_t last, dsr_text text,
                      const struct laid *line) {
    char cells[3 * CELL_MOST];
    int len = snprintf(cells, sizeof cells, "%u,%u,%u,", first, last, line->empty);
    bytes_add(csv, cells, (size_t)len);
    bool has_tab = memchr(text.at + line->start, '\t', line->text - line->start) != NULL;
    if (has_tab)
        for (size_t i = line->start; i < line->text; i++)
            bytes_add_char(csv, text.at[i] == '\t' ? 't' : 's');
    else
        bytes_add(csv, cells,
                  (size_t)snprintf(cells, sizeof cells, "%zu", line->text - line->start));
    bytes_add(csv, line->is_escaped ? ",1\r\n" : ",0\r\n", 4);
    return !csv->has_failed;
}

/* ---- giving back ---------------------------------------------------------------------------- */

/* A row read back. */
struct row {
    uint32_t first, last, empty;
    dsr_text indent;
    bool is_escaped;
};

static uint32_t number_of(dsr_text cell) {
    uint32_t number = 0;
    for (size_t i = 0; i < cell.len && cell.at[i] >= '0' && cell.at[i] <= '9'; i++)
        if (number < UINT32_MAX / 16)
            number = number * 10 + (uint32_t)(cell.at[i] - '0');
    return number;
}

static bool read_row(dsr_text rows, size_t *at, struct row *row) {
    dsr_text cells[5];
    for (size_t i = 0; i < 5; i++) {
        size_t start = *at;
        while (*at < rows.len && rows.at[*at] != ',' && rows.at[*at] != '\n')
            ++*at;
        if (*at == rows.len)
            return false;
        cells[i] = part(rows, start, *at);
        if ((rows.at[(*at)++] == '\n') != (i == 4))
            return false;
    }
    *row = (struct row){number_of(cells[0]), number_of(cells[1]), number_of(cells[2]), cells[3],
                        number_of(cells[4]) == 1};
    return true;
}

static void put_empty(struct bytes *out, dsr_text text, const struct laid *line, uint32_t wanted,
                      const char *line_end) {
    size_t at = line->gap;
    for (uint32_t i = 0; i < wanted && i < line->empty; i++) { /* those there are, as they are */
        size_t start = at;
        while (at < line->start && !is_line_end(text.at[at]))
            at++;
        at += text.at[at] == '\r' && text.at[at + 1] == '\n' ? 2 : 1;
        bytes_add(out, text.at + start, at - start);
    }
    for (uint32_t i = line->empty; i < wanted; i++)
        bytes_add(out, line_end, strlen(line_end));
}

static void put_indent(struct bytes *out, dsr_text indent) {
    bool is_figure = indent.len && indent.at[0] >= '0' && indent.at[0] <= '9';
    uint32_t blanks = is_figure ? number_of(indent) : 0;
    for (uint32_t i = 0; i < blanks && i < INDENT_MOST * INDENT_MOST; i++)
        bytes_add_char(out, ' ');
    for (size_t i = 0; !is_figure && i < indent.len; i++)
        bytes_add_char(out, indent.at[i] == 't' ? '\t' : ' ');
}

static uint32_t count_lines(dsr_text text) {
    struct laid line;
    uint32_t count = 0;
    for (size_t at = 0; next_line(text, &at, &line);)
        count++;
    return count;
}

static uint32_t last_line(dsr_text rows) {
    struct row row = {0};
    size_t at = 0;
    while (at < rows.len && rows.at[at++] != '\n')
        ;
    while (read_row(rows, &at, &row))
        ;
    return row.last;
}

/* The result with the lines laid out as the attribute tells; false: it tells nothing of these. */
bool layout_restore(struct splicer *s, dsr_text result, struct bytes *out) {
    dsr_text rows = s->doc->host->attribute(s->doc, 0, "lines");
    size_t at = 0, next = 0;
    struct row row = {0};
    struct laid line;
    uint32_t count = 0;
    if (!rows.len || last_line(rows) != count_lines(result))
        return false;
    while (next < rows.len && rows.at[next++] != '\n')
        ;
    while (next_line(result, &at, &line)) {
        if (++count > row.last && !read_row(rows, &next, &row))
            return false;
        put_empty(out, result, &line, row.empty, s->line_end);
        put_indent(out, row.indent);
        const char *escape = row.is_escaped ? NULL : escape_of(result, &line);
        size_t cut = escape ? (size_t)(escape - result.at) : line.end;
        bytes_add(out, result.at + line.text, cut - line.text);
        cut += escape != NULL;
        bytes_add(out, result.at + cut, at - cut);
    }
    bytes_add(out, result.at + line.gap, result.len - line.gap);
    return !out->has_failed;
}

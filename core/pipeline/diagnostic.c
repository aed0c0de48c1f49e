/* SPDX-License-Identifier: MIT */
/*
 * Collects diagnostics and prints them for people and for programs.  What it prints comes
 * from foreign files, so control characters and bytes that are not UTF-8 never get through.
 */
#include "diagnostic.h"

#include <stdlib.h>
#include <string.h>

#include "memory.h"

#include <utf8proc.h>

/* What diagnostic_add returns when there is no memory: shared, never freed, so that the
 * caller need not test and the count of errors still tells the truth. */
static struct diagnostic no_memory_row;

static char *format_text(const char *format, va_list arguments) {
    char *text = NULL;
    return vasprintf(&text, format, arguments) < 0 ? NULL : text;
}

struct diagnostic *diagnostic_add_v(struct diagnostics *list, dsr_severity severity,
                                    const char *code, const char *format, va_list arguments) {
    list->errors += severity == DSR_ERROR;
    list->warnings += severity == DSR_WARNING;
    struct diagnostic *row = room_for(&list->rows, list->count, sizeof *row);
    if (row == NULL)
        return &no_memory_row;
    *row = (struct diagnostic){.severity = severity, .code = strdup(code)};
    row->message = format_text(format, arguments);
    if (row->code == NULL || row->message == NULL) {
        free(row->code);
        free(row->message);
        return &no_memory_row; /* every row of a list has both */
    }
    list->count++;
    return row;
}

struct diagnostic *diagnostic_add(struct diagnostics *list, dsr_severity severity, const char *code,
                                  const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    struct diagnostic *row = diagnostic_add_v(list, severity, code, format, arguments);
    va_end(arguments);
    return row;
}

void diagnostic_set_hint(struct diagnostic *row, const char *format, ...) {
    if (row == NULL) /* one that was not worth telling */
        return;
    va_list arguments;
    va_start(arguments, format);
    char *hint = format_text(format, arguments);
    va_end(arguments);
    free(row->hint);
    row->hint = hint;
}

/* Only a window of a long line is kept and shown, so that the caret stays on the screen and a
 * thousand diagnostics of one line do not hold it a thousand times.  Columns are counted as far
 * as FARTHEST bytes, for the same reason. */
enum { WINDOW_BEFORE = 60, WINDOW_AFTER = 40, FARTHEST = 16 * 1024 };

static bool is_continuation(char byte) {
    return ((unsigned char)byte & 0xC0) == 0x80;
}

void diagnostic_set_place(struct diagnostic *row, const char *file, dsr_text text, size_t offset) {
    size_t at = offset < text.len ? offset : text.len;
    uint32_t line = 1;
    for (size_t i = 0; i < at; i++)
        line += text.at[i] == '\n';
    diagnostic_set_place_in_line(row, file, text, offset, line);
}

void diagnostic_set_place_in_line(struct diagnostic *row, const char *file, dsr_text text,
                                  size_t offset, uint32_t line) {
    size_t at = offset < text.len ? offset : text.len;
    size_t start = at > FARTHEST ? at - FARTHEST : 0;
    const char *before = at > start ? memrchr(text.at + start, '\n', at - start) : NULL;
    free(row->excerpt);
    diagnostic_set_value(row, file, line, 0);
    row->excerpt = NULL;
    if (before == NULL && start > 0)
        return; /* too far in a line without end */
    start = before == NULL ? 0 : (size_t)(before - text.at) + 1;
    row->column = 1;
    for (size_t i = start; i < at; i++)
        row->column += !is_continuation(text.at[i]);
    size_t from = at, stop = at;
    uint32_t points = 0;
    for (; from > start && points < WINDOW_BEFORE; from--)
        points += !is_continuation(text.at[from - 1]);
    row->excerpt_column = row->column - points;
    /* One more than is shown, as a sign that the line goes on. */
    for (points = 0; stop < text.len && text.at[stop] != '\n' && points < WINDOW_AFTER + 2; stop++)
        points += stop + 1 == text.len || !is_continuation(text.at[stop + 1]);
    if (stop > from && text.at[stop - 1] == '\r')
        stop--;
    row->excerpt = strndup(text.at + from, stop - from);
}

void diagnostic_set_value(struct diagnostic *row, const char *file, uint32_t line,
                          uint32_t column) {
    free(row->file);
    row->file = file == NULL ? NULL : strdup(file);
    row->line = line;
    row->column = column;
}

static void free_row(struct diagnostic *row) {
    free(row->code);
    free(row->file);
    free(row->message);
    free(row->hint);
    free(row->excerpt);
    free(row->stage);
}

void diagnostics_free(struct diagnostics *list) {
    for (size_t i = 0; i < list->count; i++)
        free_row(&list->rows[i]);
    free(list->rows);
    *list = (struct diagnostics){0};
}

static int compare_texts(const char *a, const char *b) {
    if (a == NULL || b == NULL)
        return (a == NULL) - (b == NULL);
    return strcmp(a, b);
}

static bool is_after(const struct diagnostic *a, const struct diagnostic *b) {
    int files = compare_texts(a->file, b->file);
    if (files != 0)
        return files > 0;
    return a->line != b->line ? a->line > b->line : a->column > b->column;
}

/* Merges the halves [from, half) and [half, to): rows of one place keep their order. */
static void merge_halves(struct diagnostic *rows, struct diagnostic *spare, size_t from,
                         size_t half, size_t to) {
    size_t left = from, right = half;
    for (size_t i = from; i < to; i++) {
        bool takes_right = left == half || (right < to && is_after(&rows[left], &rows[right]));
        spare[i] = takes_right ? rows[right++] : rows[left++];
    }
    memcpy(rows + from, spare + from, (to - from) * sizeof *rows);
}

void diagnostics_sort(struct diagnostics *list) {
    struct diagnostic *spare = calloc(list->count + 1, sizeof *spare);
    if (spare == NULL)
        return; /* the order found is a stable one too */
    for (size_t width = 1; width < list->count; width *= 2) {
        for (size_t from = 0; from + width < list->count; from += 2 * width) {
            size_t to = from + 2 * width < list->count ? from + 2 * width : list->count;
            merge_halves(list->rows, spare, from, from + width, to);
        }
    }
    free(spare);
}

void diagnostics_move(struct diagnostics *to, struct diagnostics *from) {
    for (size_t i = 0; i < from->count; i++) {
        struct diagnostic *row = room_for(&to->rows, to->count, sizeof *row);
        if (row == NULL) {
            free_row(&from->rows[i]);
            continue;
        }
        *row = from->rows[i];
        to->count++;
    }
    to->errors += from->errors;
    to->warnings += from->warnings;
    free(from->rows);
    *from = (struct diagnostics){0};
}

/* ---- printing -------------------------------------------------------------------------- */

static const char *severity_name(dsr_severity severity) {
    static const char *const names[] = {"note", "note", "warning", "error"};
    return names[severity >= DSR_NOTE_SEVERITY && severity <= DSR_ERROR ? severity : 0];
}

static const char *const no_message = "out of memory";

/* The length of the code point at `text`, whose end is a NUL; `code` is -1 for a bad byte. */
static size_t next_point(const char *text, utf8proc_int32_t *code) {
    utf8proc_ssize_t taken =
        utf8proc_iterate((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)strnlen(text, 4), code);
    if (taken > 0)
        return (size_t)taken;
    *code = -1;
    return 1;
}

static bool is_unprintable(utf8proc_int32_t code) {
    if (code < 0x20 || code == 0x7F)
        return true;
    /* C1 controls, and the marks that turn the direction of what follows. */
    return (code >= 0x80 && code < 0xA0) || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069);
}

void print_plain(dsr_text text, FILE *to) {
    for (size_t at = 0; at < text.len;) {
        size_t left = text.len - at;
        utf8proc_int32_t code;
        utf8proc_ssize_t len = utf8proc_iterate((const utf8proc_uint8_t *)text.at + at,
                                                (utf8proc_ssize_t)(left < 4 ? left : 4), &code);
        if (len <= 0) {
            code = 0; /* a byte that is no text */
            len = 1;
        }
        if (code == '\n' || code == '\t')
            fputc(' ', to);
        else if (is_unprintable(code))
            fputs("\xEF\xBF\xBD", to);
        else
            fwrite(text.at + at, 1, (size_t)len, to);
        at += (size_t)len;
    }
}

static void print_word(const char *word, FILE *to) {
    print_plain((dsr_text){word, strlen(word)}, to);
}

static void print_excerpt(const struct diagnostic *row, FILE *to) {
    uint32_t column = row->column;
    uint32_t first = column > WINDOW_BEFORE ? column - WINDOW_BEFORE : 1;
    uint32_t last = (column > first ? column : first) + WINDOW_AFTER;
    int spaces = first > 1 ? 1 : 0;
    fputs(first > 1 ? "    \xE2\x80\xA6" : "    ", to);
    uint32_t at = row->excerpt_column > 0 ? row->excerpt_column : 1;
    for (const char *text = row->excerpt; *text != '\0'; at++) {
        utf8proc_int32_t code;
        size_t len = next_point(text, &code);
        int width = code < 0 || is_unprintable(code) ? 1 : utf8proc_charwidth(code);
        if (at >= first && at <= last) {
            char point[5] = {0};
            memcpy(point, text, len);
            print_word(point, to);
            spaces += at < column ? width : 0;
        }
        text += len;
    }
    fputs(at > last + 1 ? "\xE2\x80\xA6\n" : "\n", to);
    if (column > 0)
        fprintf(to, "    %*s^\n", spaces, "");
}

void diagnostic_print(const struct diagnostic *row, FILE *to, bool with_colour) {
    static const char *const colours[] = {"\x1B[36m", "\x1B[36m", "\x1B[33m", "\x1B[31m"};
    if (row->file != NULL) {
        print_word(row->file, to);
        if (row->line > 0)
            fprintf(to, ":%u", (unsigned)row->line);
        if (row->line > 0 && row->column > 0)
            fprintf(to, ":%u", (unsigned)row->column);
        fputs(": ", to);
    }
    bool is_known = row->severity >= DSR_NOTE_SEVERITY && row->severity <= DSR_ERROR;
    fprintf(to, "%s%s:%s ", with_colour ? colours[is_known ? row->severity : 0] : "",
            severity_name(row->severity), with_colour ? "\x1B[0m" : "");
    print_word(row->message == NULL ? no_message : row->message, to);
    if (row->code != NULL)
        fprintf(to, " [%s]", row->code);
    fputc('\n', to);
    if (row->excerpt != NULL && row->line > 0)
        print_excerpt(row, to);
    if (row->hint != NULL) {
        fputs("    hint: ", to);
        print_word(row->hint, to);
        fputc('\n', to);
    }
}

void print_json_text(const char *text, FILE *to) {
    fputc('"', to);
    while (*text != '\0') {
        utf8proc_int32_t code;
        size_t len = next_point(text, &code);
        if (code == '"' || code == '\\')
            fprintf(to, "\\%c", (char)code);
        else if (code < 0)
            fputs("\\ufffd", to);
        else if (is_unprintable(code))
            fprintf(to, "\\u%04x", (unsigned)code);
        else
            fwrite(text, 1, len, to);
        text += len;
    }
    fputc('"', to);
}

static void print_json_member(const char *name, const char *text, FILE *to) {
    if (text == NULL)
        return;
    fprintf(to, ",\"%s\":", name);
    print_json_text(text, to);
}

void diagnostic_print_json(const struct diagnostic *row, FILE *to, bool with_excerpt) {
    fprintf(to, "{\"severity\":\"%s\"", severity_name(row->severity));
    print_json_member("code", row->code == NULL ? "run-no-memory" : row->code, to);
    print_json_member("file", row->file, to);
    if (row->line > 0)
        fprintf(to, ",\"line\":%u", (unsigned)row->line);
    if (row->column > 0)
        fprintf(to, ",\"column\":%u", (unsigned)row->column);
    print_json_member("message", row->message == NULL ? no_message : row->message, to);
    print_json_member("hint", row->hint, to);
    print_json_member("stage", row->stage, to);
    print_json_member("excerpt", with_excerpt ? row->excerpt : NULL, to);
    fputc('}', to);
}

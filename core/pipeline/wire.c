/* SPDX-License-Identifier: MIT */
#include "wire.h"

#include <stdlib.h>
#include <string.h>

/* ---- writing ---- */

static bool put(struct buffer *into, const void *at, size_t len) {
    return buffer_append(into, at, len);
}

static bool put_number(struct buffer *into, uint64_t value) {
    return put(into, &value, sizeof value);
}

static bool put_text(struct buffer *into, const char *at, size_t len) {
    return put_number(into, len) && put(into, at, len);
}

/* NULL and "" are two things. */
static bool put_string(struct buffer *into, const char *text) {
    return put_number(into, text != NULL) && (!text || put_text(into, text, strlen(text)));
}

static bool put_diagnostic(struct buffer *into, const struct diagnostic *row) {
    return put_number(into, row->severity) && put_number(into, row->line) &&
           put_number(into, row->column) && put_number(into, row->excerpt_column) &&
           put_string(into, row->code) && put_string(into, row->file) &&
           put_string(into, row->message) && put_string(into, row->hint) &&
           put_string(into, row->excerpt) && put_string(into, row->stage);
}

static bool put_row(struct buffer *into, const struct result_row *row) {
    return put_text(into, row->row.name.at, row->row.name.len) && put_number(into, row->spool) &&
           put_number(into, row->offset) && put(into, &row->row, sizeof row->row);
}

bool wire_write_result(struct buffer *into, const struct result *result, size_t slots) {
    bool is_fine = put_number(into, result->is_done) && put_string(into, result->code) &&
                   put(into, &result->parked, sizeof result->parked) &&
                   put_number(into, result->found.count);
    for (size_t i = 0; is_fine && i < result->found.count; i++)
        is_fine = put_diagnostic(into, &result->found.rows[i]);
    is_fine = is_fine && put_number(into, result->row_count);
    for (size_t i = 0; is_fine && i < result->row_count; i++)
        is_fine = put_row(into, &result->rows[i]);
    is_fine = is_fine && put_number(into, result->blobs != NULL);
    for (size_t i = 0; is_fine && result->blobs && i < slots; i++)
        is_fine = put_text(into, result->blobs[i].at, result->blobs[i].len);
    return is_fine;
}

/* ---- reading ---- */

struct reader {
    const char *at;
    size_t left;
    bool is_fine;
};

static void get(struct reader *reader, void *into, size_t len) {
    if (!reader->is_fine || len > reader->left) {
        reader->is_fine = false;
        memset(into, 0, len);
        return;
    }
    memcpy(into, reader->at, len);
    reader->at += len;
    reader->left -= len;
}

static uint64_t get_number(struct reader *reader) {
    uint64_t value;
    get(reader, &value, sizeof value);
    return value;
}

/* A count of what takes `least` bytes each. */
static uint64_t get_count(struct reader *reader, size_t least) {
    uint64_t count = get_number(reader);
    if (count > reader->left / least)
        reader->is_fine = false;
    return reader->is_fine ? count : 0;
}

static char *get_text(struct reader *reader, size_t *len) {
    *len = (size_t)get_count(reader, 1);
    char *text = text_copy((dsr_text){reader->at, reader->is_fine ? *len : 0});
    if (reader->is_fine) {
        reader->at += *len;
        reader->left -= *len;
    }
    reader->is_fine = reader->is_fine && text;
    return text;
}

static char *get_string(struct reader *reader) {
    size_t len;
    return get_number(reader) && reader->is_fine ? get_text(reader, &len) : NULL;
}

static void get_diagnostic(struct reader *reader, struct diagnostics *list) {
    dsr_severity severity = (dsr_severity)get_number(reader);
    uint32_t line = (uint32_t)get_number(reader), column = (uint32_t)get_number(reader);
    uint32_t excerpt_column = (uint32_t)get_number(reader);
    char *code = get_string(reader), *file = get_string(reader), *message = get_string(reader);
    char *hint = get_string(reader), *excerpt = get_string(reader), *stage = get_string(reader);
    if (reader->is_fine && code && message && severity >= DSR_NOTE_SEVERITY &&
        severity <= DSR_ERROR) {
        struct diagnostic *row = diagnostic_add(list, severity, code, "%s", message);
        row->line = line;
        row->column = column;
        row->excerpt_column = excerpt_column;
        row->file = file;
        row->excerpt = excerpt;
        row->stage = stage;
        file = excerpt = stage = NULL;
        if (hint)
            diagnostic_set_hint(row, "%s", hint);
    } else {
        reader->is_fine = false;
    }
    free(code);
    free(file);
    free(message);
    free(hint);
    free(excerpt);
    free(stage);
}

static bool get_row(struct reader *reader, struct result_row *row, size_t spools) {
    size_t len;
    char *name = get_text(reader, &len);
    row->spool = (size_t)get_number(reader);
    row->offset = get_number(reader);
    get(reader, &row->row, sizeof row->row);
    row->row.name = (dsr_text){name, len};
    if (reader->is_fine && row->spool < spools && row->row.digest_len <= sizeof row->row.digest)
        return true;
    free(name);
    return reader->is_fine = false;
}

bool wire_read_result(dsr_text bytes, struct result *result, size_t slots, size_t spools) {
    struct reader reader = {bytes.at, bytes.len, true};
    result->is_done = get_number(&reader) == 1;
    result->code = get_string(&reader);
    get(&reader, &result->parked, sizeof result->parked);
    for (uint64_t left = get_count(&reader, 1); reader.is_fine && left; left--)
        get_diagnostic(&reader, &result->found);
    uint64_t rows = get_count(&reader, sizeof(dsr_row));
    result->rows = rows ? calloc((size_t)rows, sizeof *result->rows) : NULL;
    for (; reader.is_fine && result->rows && result->row_count < rows; result->row_count++)
        if (!get_row(&reader, &result->rows[result->row_count], spools))
            break;
    if (get_number(&reader) && reader.is_fine) {
        result->blobs = calloc(slots, sizeof *result->blobs);
        for (size_t i = 0; result->blobs && i < slots; i++) {
            result->blobs[i].at = get_text(&reader, &result->blobs[i].len);
            result->blobs[i].capacity = result->blobs[i].len;
        }
    }
    return reader.is_fine && reader.left == 0 && result->row_count == rows &&
           result->parked.spool < spools;
}

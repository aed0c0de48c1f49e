/* SPDX-License-Identifier: MIT */
#include "buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool rows_grow(void *rows, size_t *capacity, size_t count, size_t width) {
    if (count <= *capacity)
        return true;
    size_t wanted = *capacity ? *capacity : 16;
    while (wanted < count)
        wanted *= 2;
    void *old, *grown;
    memcpy(&old, rows, sizeof old); /* rows points to a pointer of any type */
    grown = realloc(old, wanted * width);
    if (!grown)
        return false;
    memcpy(rows, &grown, sizeof grown);
    *capacity = wanted;
    return true;
}

void bytes_add(struct bytes *bytes, const void *at, size_t len) {
    if (!rows_grow(&bytes->at, &bytes->capacity, bytes->len + len, 1)) {
        bytes->is_out_of_memory = true;
        return;
    }
    if (len)
        memcpy(bytes->at + bytes->len, at, len);
    bytes->len += len;
}

void bytes_text(struct bytes *bytes, const char *text) {
    bytes_add(bytes, text, strlen(text));
}

void bytes_format(struct bytes *bytes, const char *format, ...) {
    char line[256];
    va_list arguments;
    va_start(arguments, format);
    int len = vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    if (len > 0)
        bytes_add(bytes, line, (size_t)len < sizeof line ? (size_t)len : sizeof line - 1);
}

void bytes_json(struct bytes *bytes, dsr_text text) {
    bytes_add(bytes, "\"", 1);
    for (size_t i = 0; i < text.len; i++) {
        unsigned char byte = (unsigned char)text.at[i];
        if (byte == '"' || byte == '\\')
            bytes_format(bytes, "\\%c", byte);
        else if (byte == '\n')
            bytes_text(bytes, "\\n");
        else if (byte < 0x20)
            bytes_format(bytes, "\\u%04x", byte);
        else
            bytes_add(bytes, &text.at[i], 1);
    }
    bytes_add(bytes, "\"", 1);
}

void bytes_free(struct bytes *bytes) {
    free(bytes->at);
    *bytes = (struct bytes){0};
}

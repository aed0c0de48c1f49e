/* SPDX-License-Identifier: MIT */
/* Bytes that grow.  A failure is remembered, so that writers check once at the end. */
#ifndef ANONYMISE_BUFFER_H
#define ANONYMISE_BUFFER_H

#include "dossier/stage.h"

struct bytes {
    char *at;
    size_t len, capacity;
    bool is_out_of_memory;
};

void bytes_add(struct bytes *bytes, const void *at, size_t len);
void bytes_text(struct bytes *bytes, const char *text);
void bytes_format(struct bytes *bytes, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* A text as a JSON string, with its quotes. */
void bytes_json(struct bytes *bytes, dsr_text text);
void bytes_free(struct bytes *bytes);

/* Rows that grow: makes room for `count` rows of `width` bytes; false: no memory. */
bool rows_grow(void *rows, size_t *capacity, size_t count, size_t width);

static inline dsr_text bytes_view(const struct bytes *bytes) {
    return (dsr_text){bytes->at, bytes->len};
}

static inline bool text_equal(dsr_text a, dsr_text b) {
    return a.len == b.len && (a.len == 0 || __builtin_memcmp(a.at, b.at, a.len) == 0);
}

static inline dsr_text text_of(const char *text) {
    return (dsr_text){text, __builtin_strlen(text)};
}

#endif

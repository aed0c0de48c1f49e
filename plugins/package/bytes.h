/* SPDX-License-Identifier: MIT */
/*
 * Growing bytes for the text files of a bundle, and an arena for what lives as long as one
 * document's record.  Both remember that memory ran out, so that composing code asks once, at
 * the end.
 */
#ifndef PACKAGE_BYTES_H
#define PACKAGE_BYTES_H

#include "dossier/stage.h"

struct bytes {
    char *at; /* malloc; NUL-terminated once anything was added */
    size_t len, capacity;
    bool has_failed; /* no memory; what was added since is lost */
};

void bytes_add(struct bytes *bytes, const void *at, size_t len);
void bytes_text(struct bytes *bytes, dsr_text text);
void bytes_string(struct bytes *bytes, const char *string);
void bytes_number(struct bytes *bytes, int64_t number);
void bytes_hex(struct bytes *bytes, const uint8_t *at, size_t len);
void bytes_format(struct bytes *bytes, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
bool bytes_reserve(struct bytes *bytes, size_t more);
dsr_text bytes_view(const struct bytes *bytes);
void bytes_free(struct bytes *bytes);

struct arena_chunk;
struct arena {
    struct arena_chunk *chunks;
    bool has_failed;
};

/* Zeroed, aligned for anything; NULL: no memory. */
void *arena_take(struct arena *arena, size_t size);
/* A NUL-terminated copy; an empty text on failure. */
dsr_text arena_text(struct arena *arena, dsr_text text);
void arena_free(struct arena *arena);

dsr_text text_of(const char *string);
bool text_is(dsr_text text, const char *string);
bool text_is_folded(dsr_text text, const char *lower); /* ASCII case aside, in any locale */
bool text_equal(dsr_text one, dsr_text other);

#endif

/* SPDX-License-Identifier: MIT */
/* Growing bytes and an arena; knows nothing of what they hold. */
#include "bytes.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Separate allocations let the sanitizer see an overrun from one record into the next. */
#ifdef DOSSIER_SANITIZED
enum { CHUNK = 0 };
#else
enum { CHUNK = 16 * 1024 };
#endif

struct arena_chunk {
    struct arena_chunk *next;
    size_t used, size;
    max_align_t start[];
};

bool bytes_reserve(struct bytes *bytes, size_t more) {
    if (bytes->has_failed)
        return false;
    if (more < bytes->capacity - bytes->len)
        return true;
    size_t capacity = bytes->capacity ? bytes->capacity : 256;
    while (capacity - bytes->len <= more) {
        if (capacity > SIZE_MAX / 2) {
            bytes->has_failed = true;
            return false;
        }
        capacity *= 2;
    }
    char *grown = realloc(bytes->at, capacity);
    if (!grown) {
        bytes->has_failed = true;
        return false;
    }
    bytes->at = grown;
    bytes->capacity = capacity;
    return true;
}

void bytes_add(struct bytes *bytes, const void *at, size_t len) {
    if (!bytes_reserve(bytes, len))
        return;
    if (len)
        memcpy(bytes->at + bytes->len, at, len);
    bytes->len += len;
    bytes->at[bytes->len] = 0;
}

void bytes_text(struct bytes *bytes, dsr_text text) {
    bytes_add(bytes, text.at, text.len);
}

void bytes_string(struct bytes *bytes, const char *string) {
    bytes_add(bytes, string, strlen(string));
}

void bytes_number(struct bytes *bytes, int64_t number) {
    char text[24];
    int len = snprintf(text, sizeof text, "%lld", (long long)number);
    bytes_add(bytes, text, (size_t)len);
}

void bytes_hex(struct bytes *bytes, const uint8_t *at, size_t len) {
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < len; i++) {
        char pair[2] = {digits[at[i] >> 4], digits[at[i] & 15]};
        bytes_add(bytes, pair, 2);
    }
}

void bytes_format(struct bytes *bytes, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int len = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (len < 0 || !bytes_reserve(bytes, (size_t)len))
        return;
    va_start(arguments, format);
    vsnprintf(bytes->at + bytes->len, (size_t)len + 1, format, arguments);
    va_end(arguments);
    bytes->len += (size_t)len;
}

dsr_text bytes_view(const struct bytes *bytes) {
    return (dsr_text){bytes->at ? bytes->at : "", bytes->len};
}

void bytes_free(struct bytes *bytes) {
    free(bytes->at);
    *bytes = (struct bytes){0};
}

void *arena_take(struct arena *arena, size_t size) {
    size_t aligned = (size + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
    struct arena_chunk *chunk = arena->chunks;
    if (aligned < size || aligned > SIZE_MAX / 2) {
        arena->has_failed = true;
        return NULL;
    }
    if (!chunk || chunk->size - chunk->used < aligned) {
        size_t room = aligned > CHUNK ? aligned : CHUNK;
        chunk = calloc(1, sizeof *chunk + room);
        if (!chunk) {
            arena->has_failed = true;
            return NULL;
        }
        chunk->size = room;
        chunk->next = arena->chunks;
        arena->chunks = chunk;
    }
    void *taken = (char *)chunk->start + chunk->used;
    chunk->used += aligned;
    return taken;
}

dsr_text arena_text(struct arena *arena, dsr_text text) {
    char *copy = arena_take(arena, text.len + 1);
    if (!copy)
        return (dsr_text){"", 0};
    if (text.len)
        memcpy(copy, text.at, text.len);
    return (dsr_text){copy, text.len};
}

void arena_free(struct arena *arena) {
    while (arena->chunks) {
        struct arena_chunk *next = arena->chunks->next;
        free(arena->chunks);
        arena->chunks = next;
    }
    *arena = (struct arena){0};
}

dsr_text text_of(const char *string) {
    return (dsr_text){string, strlen(string)};
}

bool text_is(dsr_text text, const char *string) {
    return text_equal(text, text_of(string));
}

bool text_equal(dsr_text one, dsr_text other) {
    return one.len == other.len && (!one.len || memcmp(one.at, other.at, one.len) == 0);
}

bool text_is_folded(dsr_text text, const char *lower) {
    if (text.len != strlen(lower))
        return false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if ((c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c) != lower[i])
            return false;
    }
    return true;
}

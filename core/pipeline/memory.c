/* SPDX-License-Identifier: MIT */
#include "memory.h"

#include <stdlib.h>
#include <string.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

struct scratch_chunk {
    struct scratch_chunk *older;
    size_t size, used;
    max_align_t bytes[];
};

#ifdef DOSSIER_SANITIZED
enum { CHUNK = 1, LARGE_CHUNK = 1 };
#else
enum { CHUNK = 64 * 1024, LARGE_CHUNK = 4 * 1024 * 1024 };
#endif

#define LONG_DOCUMENT ((size_t)8 << 20)

static size_t aligned(size_t size) {
    return (size + sizeof(max_align_t) - 1) / sizeof(max_align_t) * sizeof(max_align_t);
}

void *scratch_take(struct scratch *scratch, size_t size) {
    if (size > SIZE_MAX / 2)
        return NULL;
    size_t need = aligned(size ? size : 1);
    struct scratch_chunk *chunk = scratch->chunks;
    if (!chunk || chunk->size - chunk->used < need) {
        /* What is large goes back to the system as soon as it is freed. */
        size_t usual = scratch->total < LARGE_CHUNK ? CHUNK : LARGE_CHUNK;
        size_t room = need > usual ? need : usual;
        chunk = malloc(sizeof *chunk + room);
        if (!chunk)
            return NULL;
        *chunk = (struct scratch_chunk){.older = scratch->chunks, .size = room};
        scratch->chunks = chunk;
        scratch->total += room;
    }
    void *at = (char *)chunk->bytes + chunk->used;
    chunk->used += need;
    return memset(at, 0, size);
}

char *scratch_text(struct scratch *scratch, const char *text) {
    size_t size = strlen(text) + 1;
    char *copy = scratch_take(scratch, size);
    return copy ? memcpy(copy, text, size) : NULL;
}

void scratch_clear(struct scratch *scratch) {
    struct scratch_chunk *kept = NULL;
    while (scratch->chunks) {
        struct scratch_chunk *chunk = scratch->chunks;
        scratch->chunks = chunk->older;
        if (!kept && chunk->size == CHUNK)
            kept = chunk;
        else
            free(chunk);
    }
    scratch->total = 0;
    if (kept) {
        scratch->total = kept->size;
        kept->older = NULL;
        kept->used = 0;
        scratch->chunks = kept;
    }
}

void scratch_free(struct scratch *scratch) {
    while (scratch->chunks) {
        struct scratch_chunk *chunk = scratch->chunks;
        scratch->chunks = chunk->older;
        free(chunk);
    }
}

#ifdef __GLIBC__
void memory_give_back(size_t document_size) {
    if (document_size > LONG_DOCUMENT)
        malloc_trim(0);
}
#else
void memory_give_back(size_t document_size) {
    (void)document_size;
}
#endif

bool buffer_reserve(struct buffer *buffer, size_t more) {
    if (more <= buffer->capacity - buffer->len)
        return true;
    size_t need;
    if (__builtin_add_overflow(buffer->len, more, &need))
        return false;
    size_t capacity = buffer->capacity ? buffer->capacity : 4096;
    while (capacity < need)
        if (__builtin_mul_overflow(capacity, (size_t)2, &capacity))
            return false;
    char *at = realloc(buffer->at, capacity);
    if (!at)
        return false;
    buffer->at = at;
    buffer->capacity = capacity;
    return true;
}

bool buffer_append(struct buffer *buffer, const void *at, size_t len) {
    if (!buffer_reserve(buffer, len))
        return false;
    if (len)
        memcpy(buffer->at + buffer->len, at, len);
    buffer->len += len;
    return true;
}

void buffer_free(struct buffer *buffer) {
    free(buffer->at);
    *buffer = (struct buffer){0};
}

dsr_text buffer_text(const struct buffer *buffer) {
    return (dsr_text){buffer->at ? buffer->at : "", buffer->len};
}

void *room_for(void *rows, size_t count, size_t size) {
    bool is_full = count == 0 || (count >= 16 && (count & (count - 1)) == 0);
    void *at;
    memcpy(&at, rows, sizeof at);
    if (is_full) {
        void *grown = reallocarray(at, count ? count * 2 : 16, size);
        if (!grown)
            return NULL;
        at = grown;
        memcpy(rows, &at, sizeof at);
    }
    return (char *)at + count * size;
}

char *text_copy(dsr_text text) {
    char *copy = malloc(text.len + 1);
    if (!copy)
        return NULL;
    if (text.len)
        memcpy(copy, text.at, text.len);
    copy[text.len] = 0;
    return copy;
}

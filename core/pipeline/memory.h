/* SPDX-License-Identifier: MIT */
/*
 * The core's ways to hold memory: scratch, many pieces that are given back together, a growing
 * buffer of bytes, and growing arrays.
 */
#ifndef DOSSIER_PIPELINE_MEMORY_H
#define DOSSIER_PIPELINE_MEMORY_H

#include "dossier/stage.h"

struct scratch_chunk;

struct scratch {
    struct scratch_chunk *chunks; /* the newest first */
    size_t total;                 /* bytes of them */
};

/* Zeroed, aligned for anything; NULL: no memory.  In sanitizer builds every request is an
 * allocation of its own, so that overruns are seen. */
void *scratch_take(struct scratch *scratch, size_t size);
char *scratch_text(struct scratch *scratch, const char *text); /* a copy */
/* Everything becomes invalid; one chunk is kept for what comes next. */
void scratch_clear(struct scratch *scratch);
void scratch_free(struct scratch *scratch);

/* Gives the system what was freed in small blocks between others; of a long document that is a
 * tenth of all, of a short one not worth the time. */
void memory_give_back(size_t document_size);

struct buffer {
    char *at;
    size_t len, capacity;
};

bool buffer_reserve(struct buffer *buffer, size_t more);
bool buffer_append(struct buffer *buffer, const void *at, size_t len);
void buffer_free(struct buffer *buffer);
dsr_text buffer_text(const struct buffer *buffer);

/* Room for one row of `size` bytes more in an array that grows by this alone, of which `rows` is
 * the address of the pointer; the row's place, or NULL: no memory, and the array is as it was. */
void *room_for(void *rows, size_t count, size_t size);

/* A NUL-terminated copy from malloc; NULL: no memory. */
char *text_copy(dsr_text text);

#endif

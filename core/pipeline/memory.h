/* SPDX-License-Identifier: MIT */
/*
 * The engine's two ways to hold memory: scratch, which lives until a stage returns, and a
 * growing buffer of bytes.
 */
#ifndef DOSSIER_PIPELINE_MEMORY_H
#define DOSSIER_PIPELINE_MEMORY_H

#include "dossier/stage.h"

struct scratch_chunk;

struct scratch {
    struct scratch_chunk *chunks; /* the newest first */
};

/* Zeroed, aligned for anything; NULL: no memory.  In sanitizer builds every request is an
 * allocation of its own, so that overruns are seen. */
void *scratch_take(struct scratch *scratch, size_t size);
/* Everything becomes invalid; one chunk is kept for the next stage. */
void scratch_clear(struct scratch *scratch);
void scratch_free(struct scratch *scratch);

struct buffer {
    char *at;
    size_t len, capacity;
};

bool buffer_reserve(struct buffer *buffer, size_t more);
bool buffer_append(struct buffer *buffer, const void *at, size_t len);
void buffer_free(struct buffer *buffer);
dsr_text buffer_text(const struct buffer *buffer);

/* A NUL-terminated copy from malloc; NULL: no memory. */
char *text_copy(dsr_text text);

#endif

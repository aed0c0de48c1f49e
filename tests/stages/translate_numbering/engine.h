/* SPDX-License-Identifier: MIT */
/*
 * The real engine for tests: a pipeline file whose last stage is `stage.witness {}`, which
 * renders the document as source and keeps that and what was attached.
 */
#ifndef ENGINE_H
#define ENGINE_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct bytes {
    char *at; /* malloc, NUL-terminated; NULL: none */
    size_t len;
};

struct result {
    struct bytes source, numbering, references, layout;
    struct bytes found; /* "line severity code\n" for each diagnostic, in order */
};

bool engine_open(void);
void engine_close(void);
void engine_run(const char *pipeline, const char *input, struct result *result);
void result_free(struct result *result);

bool bytes_read(const char *path, struct bytes *bytes);
void bytes_write(const char *path, const struct bytes *bytes);

#endif

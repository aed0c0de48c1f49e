/* SPDX-License-Identifier: MIT */
/* See keeper.h. */
#include "keeper.h"

#include <stdlib.h>
#include <string.h>

struct kept {
    struct kept *before;
    max_align_t bytes[];
};

void *keeper_take(struct keeper *keeper, size_t size) {
    struct kept *piece = NULL;
    size_t whole = 0;
    if (__builtin_add_overflow(size, sizeof *piece, &whole))
        return NULL;
    piece = calloc(1, whole);
    if (piece == NULL)
        return NULL;
    piece->before = keeper->last;
    keeper->last = piece;
    return piece->bytes;
}

char *keeper_copy(struct keeper *keeper, const char *text) {
    size_t size = strlen(text) + 1;
    char *copy = keeper_take(keeper, size);
    return copy == NULL ? NULL : memcpy(copy, text, size);
}

void keeper_free(struct keeper *keeper) {
    while (keeper->last != NULL) {
        struct kept *piece = keeper->last;
        keeper->last = piece->before;
        free(piece);
    }
}

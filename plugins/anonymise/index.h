/* SPDX-License-Identifier: MIT */
/* From keys to values, several a key, in the order in which they were added. */
#ifndef ANONYMISE_INDEX_H
#define ANONYMISE_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Zero it before use. */
struct index {
    uint32_t *slots;
    size_t slot_count;
    struct index_row {
        uint64_t key;
        uint32_t value, next;
    } * rows;
    size_t count, capacity;
};

bool index_add(struct index *index, uint64_t key, uint32_t value); /* false: no memory */
/* The first row of the key after `row`; NULL: no more.  Start with NULL. */
const struct index_row *index_next(const struct index *index, uint64_t key,
                                   const struct index_row *row);
void index_free(struct index *index);

#endif

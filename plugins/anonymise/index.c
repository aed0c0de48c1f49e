/* SPDX-License-Identifier: MIT */
#include "index.h"

#include <stdlib.h>

#include "buffer.h"

static bool index_rehash(struct index *index, size_t slots) {
    uint32_t *grown = calloc(slots, sizeof *grown);
    if (!grown)
        return false;
    free(index->slots);
    index->slots = grown;
    index->slot_count = slots;
    for (size_t i = index->count; i-- > 0;) { /* backwards, so that chains keep their order */
        size_t slot =
            (size_t)(index->rows[i].key * UINT64_C(0xFF51AFD7ED558CCD) >> 20) & (slots - 1);
        index->rows[i].next = grown[slot];
        grown[slot] = (uint32_t)i + 1;
    }
    return true;
}

bool index_add(struct index *index, uint64_t key, uint32_t value) {
    if (!rows_grow(&index->rows, &index->capacity, index->count + 1, sizeof *index->rows)) {
        return false;
    }
    index->rows[index->count++] = (struct index_row){.key = key, .value = value};
    if (2 * index->count > index->slot_count)
        return index_rehash(index, index->slot_count ? 4 * index->slot_count : 256);
    size_t slot = (size_t)(key * UINT64_C(0xFF51AFD7ED558CCD) >> 20) & (index->slot_count - 1);
    uint32_t *at = &index->slots[slot];
    while (*at)
        at = &index->rows[*at - 1].next;
    *at = (uint32_t)index->count;
    return true;
}

const struct index_row *index_next(const struct index *index, uint64_t key,
                                   const struct index_row *row) {
    if (!index->slot_count)
        return NULL;
    size_t slot = (size_t)(key * UINT64_C(0xFF51AFD7ED558CCD) >> 20) & (index->slot_count - 1);
    uint32_t at = row ? row->next : index->slots[slot];
    while (at && index->rows[at - 1].key != key)
        at = index->rows[at - 1].next;
    return at ? &index->rows[at - 1] : NULL;
}

void index_free(struct index *index) {
    free(index->slots);
    free(index->rows);
    *index = (struct index){0};
}

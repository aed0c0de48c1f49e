/* SPDX-License-Identifier: MIT */
/*
 * The labels of the document as references look for them: from an outer label, a kind and a
 * number to the nearest label below it, in constant time.
 */
#ifndef DOSSIER_IMPORT_INDEX_H
#define DOSSIER_IMPORT_INDEX_H

#include "cite.h"

/* A label in reading order; row 0 stands for the whole document. */
struct index_row {
    dsr_label label;
    dsr_block block;
    uint32_t parent; /* a row */
    uint32_t insert; /* hash; 0: none */
    int32_t value;
    uint8_t kind, scheme, depth;
};

/* What stands below `outer` with this kind and number: the least deep and first, and how many
 * are as deep as it. */
struct index_entry {
    uint32_t outer, insert;
    int32_t value;
    uint8_t kind, scheme, depth;
    uint8_t count; /* stops at 255 */
    uint32_t row;  /* 0: the place is free */
};

struct label_index {
    struct index_row *rows;
    uint32_t row_count, row_room;
    struct index_entry *entries;
    uint32_t entry_mask;
    uint64_t kinds;              /* there are labels of these, as bits */
    uint64_t schemes[KIND_MOST]; /* by kind: those its labels count in, as bits */
    uint32_t *by_block;          /* the label's row, by block; 0: none */
    uint32_t block_count;
};

bool index_build(struct task *task, struct label_index *index);

/* The row of the number below `outer`, of one of the kinds; 0 when there is none.  `*is_tied` is
 * set when another is as near. */
uint32_t index_find(const struct label_index *index, uint32_t outer, uint64_t kinds,
                    const struct number *number, bool *is_tied);

#endif

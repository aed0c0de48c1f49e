/* SPDX-License-Identifier: MIT */
/* What reference.c, which follows labels, and restore.c, which follows a concordance, share. */
#ifndef REFERENCE_H
#define REFERENCE_H

#include "translate.h"

/* Blocks whose texts may hold references. */
#define TEXT_KINDS                                                                                 \
    (DSR_BIT(DSR_HEADING) | DSR_BIT(DSR_PARAGRAPH) | DSR_BIT(DSR_ITEM) | DSR_BIT(DSR_QUOTE) |      \
     DSR_BIT(DSR_CELL) | DSR_BIT(DSR_CODE) | DSR_BIT(DSR_CAPTION) | DSR_BIT(DSR_NOTE) |            \
     DSR_BIT(DSR_BOX))

/* The place of a text offset in the source; offsets of one block are asked in rising order. */
struct cursor {
    dsr_block block;
    dsr_part part;
    size_t piece;
    uint32_t start; /* of the block, where it has no pieces */
};

struct pass {
    struct plan *plan;
    struct cursor cursor;
    uint32_t ordinal;   /* of the block among those with text */
    dsr_mark mark;      /* of the block: the last that ends before the reference at hand */
    int64_t shift;      /* by the edits planned so far in this block */
    uint32_t blocked;   /* text before this belongs to an edit already planned */
    struct step *steps; /* of the reference at hand */
    uint32_t step_room;
    struct builder targets;
};

dsr_place place_of(struct pass *pass, dsr_block block, uint32_t offset);
bool add_edit(struct plan *plan, dsr_range range, dsr_text text);
struct citation *add_citation(struct plan *plan); /* NULL: no memory */
/* restore.c */
dsr_status restore_references(struct plan *plan);

#endif

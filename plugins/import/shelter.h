/* SPDX-License-Identifier: MIT */
/*
 * Which blocks lie inside blocks of some kinds, told while walking in reading order: a block
 * inherits from its parent, so that no chain of parents is ever walked up.
 */
#ifndef DOSSIER_IMPORT_SHELTER_H
#define DOSSIER_IMPORT_SHELTER_H

#include "import.h"

struct shelter {
    uint32_t kinds;    /* DSR_BIT of the kinds that shelter */
    uint8_t *is_below; /* by block */
    uint32_t room;
};

/* To be called for every block, parents first.  Whether the block lies below one of the kinds;
 * false too when memory is short (the task knows). */
bool shelter_step(struct task *task, struct shelter *shelter, dsr_block block, dsr_kind kind);

#endif

/* SPDX-License-Identifier: MIT */
/* See shelter.h. */
#include "shelter.h"

bool shelter_step(struct task *task, struct shelter *shelter, dsr_block block, dsr_kind kind) {
    dsr_block parent = task->host->parent(task->doc, block);
    while (block >= shelter->room) {
        uint32_t used = shelter->room;
        uint8_t *rows = task_grow(task, shelter->is_below, used, &shelter->room, 1);
        if (rows == NULL) {
            return false;
        }
        shelter->is_below = rows;
    }
    bool is_below = parent != 0 && shelter->is_below[parent] != 0;
    shelter->is_below[block] = is_below || (DSR_BIT(kind) & shelter->kinds) != 0;
    return is_below;
}

/* SPDX-License-Identifier: MIT */
/*
 * From what a module exports to what the core works with.  The module's structs may be older
 * and shorter than ours: each is copied into a zeroed struct of our size, and only the copies
 * are used afterwards.  Newer and longer ones are refused, as is everything that would later
 * write past a state or leave a reader with NULL.  Knows no files.
 */
#ifndef DOSSIER_LOAD_DESCRIPTOR_H
#define DOSSIER_LOAD_DESCRIPTOR_H

#include "dossier/stage.h"
#include "pipeline/memory.h"
#include "refusal.h"

/* The checked copy, allocated in `memory`; NULL after a refusal.  In the copy no name, summary,
 * version or licence is NULL, and no list is. */
const dsr_module *descriptor_copy(const void *exported, struct scratch *memory,
                                  struct refusal *refusal);

/* Option rows of a stage or verb called `owner`. */
bool options_are_sound(const dsr_option *rows, size_t state_size, const char *owner,
                       struct refusal *refusal);

#endif

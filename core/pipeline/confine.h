/* SPDX-License-Identifier: MIT */
/*
 * What a worker may still do once it is set up: compute, and use the descriptors it holds.  No
 * new files, no network, no new processes, no executable memory.
 */
#ifndef DOSSIER_PIPELINE_CONFINE_H
#define DOSSIER_PIPELINE_CONFINE_H

#include "dossier/stage.h"

struct confinement {
    bool has_landlock, has_seccomp;
    uint64_t memory; /* bytes of address space above what the process had; 0: no limit */
};

/* Confines the calling process for good.  `refused` is called in a signal handler with the
 * number of a refused system call; it must not return.  False when nothing could be set. */
bool confine(struct confinement *confinement, void (*refused)(int number));

/* What this kernel offers, for `doctor`; changes nothing. */
void confine_look(struct confinement *confinement);

/* "socket", or NULL for a number without a name in the table. */
const char *confine_name(int number);

#endif

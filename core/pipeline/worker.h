/* SPDX-License-Identifier: MIT */
/* What the crew and a worker say to each other. */
#ifndef DOSSIER_PIPELINE_WORKER_H
#define DOSSIER_PIPELINE_WORKER_H

#include "job.h"

/* What goes to a worker, with the input's descriptor beside it in the first sweep. */
struct task {
    uint64_t index;
    struct parked parked;
};

/* What comes back, before the bytes. */
struct head {
    uint64_t index, len;
    int64_t refused_call; /* -1: the bytes are a result */
};

/* A worker process's life: confined, one document after the other, until its socket closes.
 * Writes to the spool `spool`. */
_Noreturn void worker_main(struct job *job, const struct sweep *sweep, struct result *results,
                           size_t spool, int socket);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * How far a run is: one line that is written over on a terminal, a plain line every few
 * seconds elsewhere, nothing when the run is over at once.
 */
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "program.h"

enum { AUTO, BAR, PLAIN, NONE };

struct progress {
    int kind;
    double start, last; /* of the sweep; of the line */
    size_t first;       /* how many were done at `start` */
    bool is_shown;
};

static double now(void) {
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

struct progress *progress_new(const struct program *program) {
    struct progress *progress = calloc(1, sizeof *progress);
    if (!progress)
        return NULL;
    progress->kind = (int)program->global.progress;
    if (program->global.is_quiet)
        progress->kind = NONE;
    else if (progress->kind == AUTO)
        progress->kind = isatty(STDERR_FILENO) ? BAR : PLAIN;
    progress->start = progress->last = now();
    return progress;
}

/* The rate is that of the sweep under way, from its first document on: what was done before it
 * says nothing about how long the rest will take. */
void progress_show(void *context, bool is_last, size_t done, size_t failed, size_t all) {
    struct progress *progress = context;
    if (!progress || progress->kind == NONE || done == 0)
        return;
    double at = now(), pause = progress->kind == BAR ? 0.1 : 5.0;
    if (done <= progress->first || !progress->first) {
        progress->start = progress->last = at;
        progress->first = done;
    }
    if (at - progress->last < pause || done == progress->first)
        return;
    progress->last = at;
    double rate = (double)(done - progress->first) / (at - progress->start);
    double left = (double)(all - done) / rate;
    fprintf(stderr, "%s%s%zu of %zu documents, %zu failed, %.0f a second, %.0f s left%s",
            progress->kind == BAR ? "\r\033[K" : "", is_last ? "" : "reading: ", done, all, failed,
            rate, left, progress->kind == BAR ? "" : "\n");
    fflush(stderr);
    progress->is_shown = progress->kind == BAR;
}

void progress_end(struct progress *progress) {
    if (progress && progress->is_shown)
        fputs("\r\033[K", stderr);
    free(progress);
}

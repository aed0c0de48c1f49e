/* SPDX-License-Identifier: MIT */
/*
 * Documents made by hand and a host just large enough for the stage: the document half is the
 * real one, of the job half only what translate-numbering calls.
 */
#ifndef SAMPLE_H
#define SAMPLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "document/document.h"
#include "translate.h"

enum { STEPS_MOST = 6, FILES_MOST = 8, REPORT_SIZE = 4096 };

/* A line of the document: its label and its text; `depth` below the label before it. */
struct line {
    unsigned depth;
    const char *kind, *scheme;
    int64_t value;
    const char *before, *insert, *after, *text;
};

/* A reference in line `line` (from 0): its words, and its numbers in order. */
struct cited {
    unsigned line;
    const char *surface, *kind;
    dsr_reference_state state;
    struct {
        const char *text; /* within the surface; "" for DSR_BETWEEN */
        int target;       /* the line it cites; -1: none */
        dsr_role role;
    } steps[STEPS_MOST];
};

struct file {
    char name[32];
    char *bytes;
    size_t len;
    uint32_t flags;
};

struct sample {
    dsr_job job; /* first */
    dsr_host host;
    struct document *document;
    dsr_block blocks[64];
    void *taken[4096];
    size_t taken_count, fails_at; /* scratch: the nth call fails; 0: none does */
    char reports[REPORT_SIZE];    /* "code line\n" ... */
    struct file files[FILES_MOST];
    size_t file_count;
};

void sample_open(struct sample *sample, const struct line *lines, size_t count,
                 const struct cited *cited, size_t cited_count);
void sample_forget_files(struct sample *sample);
void sample_close(struct sample *sample);
dsr_status sample_run(struct sample *sample, const struct settings *settings);

/* "LABEL TEXT\n" for every line, as it stands now. */
const char *sample_text(struct sample *sample);
const struct file *sample_file(const struct sample *sample, const char *name);
/* Every step of every reference, as "text text ...\n" in reading order. */
const char *sample_steps(struct sample *sample);

#endif

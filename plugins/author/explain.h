/* SPDX-License-Identifier: MIT */
/* The parts of `dossier explain`: each prints what it knows by a name, or nothing and false. */
#ifndef AUTHOR_EXPLAIN_H
#define AUTHOR_EXPLAIN_H

#include "author.h"

/* "translate-numbering.levels.item", taken apart. */
struct asked {
    const char *whole;
    char first[NAME_SIZE]; /* up to the first point */
    const char *rest;      /* after it; NULL: there is none */
};

void explain_row(dsr_job *job, const dsr_option *row, int indent);

/* ---- explain_data.c: languages, layouts, policies, schemes, lists, pipelines ---- */

bool explain_data(dsr_job *job, const struct asked *asked);
void look_at_data(dsr_job *job, struct nearest *nearest);

/* ---- explain_api.c: what stages in Lua are offered ---- */

bool explain_api(dsr_job *job, const struct asked *asked);

#endif

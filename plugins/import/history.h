/* SPDX-License-Identifier: MIT */
/*
 * What the states of the search remember: a tree of readings that share their beginnings, and
 * the merges by which a reading won.  Of a long document only the histories that a state, or the
 * margin of one, still leads to are kept, so memory grows with the text and not with all that
 * was tried.
 */
#ifndef DOSSIER_IMPORT_HISTORY_H
#define DOSSIER_IMPORT_HISTORY_H

#include "beam.h"

enum { MARGIN_MOST = 5000 }; /* no doubt is left */

/* A unit as one history reads it. */
struct node {
    uint32_t previous, parent, before; /* before: the last label of the same list */
    uint32_t unit;
    uint32_t merged; /* the last row of `merges` that ended in this node; 0: none */
    uint16_t margin;
    uint8_t reading, level;
    bool is_agenda;
};

/* Another history that led to the same state, and how much worse it was. */
struct merge {
    uint32_t next, node, cost;
};

struct histories {
    struct node *nodes; /* row 0 is none, here and below */
    uint32_t node_count, node_room;
    struct merge *merges;
    uint32_t merge_count, merge_room;
};

/* Room for as many nodes and merges more.  What no state leads to is forgotten first, which moves
 * nodes: those of the states are set anew.  False: no memory. */
bool histories_reserve(struct histories *histories, uint32_t more, struct beam_state *states,
                       uint8_t count);
void histories_free(struct histories *histories);

/* The history that ends in `worse` came to the same state as that of `better`. */
void histories_merge(struct histories *histories, uint32_t better, uint32_t worse, uint32_t cost);

/* The margins along the history of the first state, which won. */
void histories_set_margins(struct histories *histories, const struct beam_state *states,
                           uint8_t count);

#endif

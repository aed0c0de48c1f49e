/* SPDX-License-Identifier: MIT */
/* See history.h. */
#include "history.h"

#include <stdlib.h>
#include <string.h>

enum {
    FIRST_ROOM = 1024,
    MARGIN_STEPS = 256, /* how far back a merge is followed */
};

/* By node and by row of merges: 0, or where it goes. */
struct moves {
    uint32_t *nodes, *merges;
};

static bool forget(struct histories *histories, struct beam_state *states, uint8_t count);
static bool grow(struct histories *histories, uint32_t more);
static void lower_margins(struct node *nodes, uint32_t better, uint32_t worse, uint32_t cost);

static bool has_room(const struct histories *histories, uint32_t more) {
    return histories->node_room - histories->node_count >= more &&
           histories->merge_room - histories->merge_count >= more;
}

bool histories_reserve(struct histories *histories, uint32_t more, struct beam_state *states,
                       uint8_t count) {
    if (has_room(histories, more)) {
        return true;
    }
    if (histories->node_count > 0 && !forget(histories, states, count)) {
        return false;
    }
    /* Half of it free, so that forgetting is worth its while the next time. */
    return grow(histories, more);
}

void histories_free(struct histories *histories) {
    free(histories->nodes);
    free(histories->merges);
    *histories = (struct histories){0};
}

static bool grow_rows(void **rows, uint32_t count, uint32_t *room, uint32_t more, size_t size) {
    uint32_t wanted = *room > 0 ? *room : FIRST_ROOM;
    while (wanted / 2 < count + more) {
        wanted *= 2;
    }
    if (wanted == *room) {
        return true;
    }
    void *grown = wanted < UINT32_MAX / 4 ? realloc(*rows, wanted * size) : NULL;
    if (grown == NULL) {
        return false;
    }
    *rows = grown;
    *room = wanted;
    return true;
}

static bool grow(struct histories *histories, uint32_t more) {
    bool is_new = histories->node_count == 0;
    void *nodes = histories->nodes, *merges = histories->merges;
    bool is_fine = grow_rows(&nodes, histories->node_count, &histories->node_room, more,
                             sizeof(*histories->nodes));
    histories->nodes = nodes;
    is_fine = is_fine && grow_rows(&merges, histories->merge_count, &histories->merge_room, more,
                                   sizeof(*histories->merges));
    histories->merges = merges;
    if (is_fine && is_new) {
        histories->nodes[0] = (struct node){0};
        histories->merges[0] = (struct merge){0};
        histories->node_count = histories->merge_count = 1;
    }
    return is_fine;
}

/* ---- forgetting ---- */

static void keep_history(const struct histories *histories, const struct moves *moves,
                         uint32_t node) {
    for (; node != NO_NODE && moves->nodes[node] == 0; node = histories->nodes[node].previous) {
        moves->nodes[node] = 1;
    }
}

/* Those of the states, and what was merged into them; merges into others tell nothing more. */
static void keep_all(struct histories *histories, const struct moves *moves,
                     const struct beam_state *states, uint8_t count) {
    struct node *nodes = histories->nodes;
    for (uint8_t i = 0; i < count; i++) {
        keep_history(histories, moves, states[i].node);
    }
    for (uint32_t at = 1; at < histories->node_count; at++) {
        nodes[at].merged = moves->nodes[at] != 0 ? nodes[at].merged : 0;
    }
    for (uint32_t at = 1; at < histories->node_count; at++) {
        for (uint32_t row = nodes[at].merged; row != 0; row = histories->merges[row].next) {
            moves->merges[row] = 1;
            keep_history(histories, moves, histories->merges[row].node);
        }
    }
}

/* From where a row goes to its new place is never further up, so each can be moved in turn. */
static void close_ranks(struct histories *histories, const struct moves *moves) {
    uint32_t count = 1;
    for (uint32_t at = 1; at < histories->merge_count; at++) {
        if (moves->merges[at] != 0) {
            moves->merges[at] = count;
            struct merge row = histories->merges[at];
            row.next = moves->merges[row.next];
            histories->merges[count++] = row;
        }
    }
    histories->merge_count = count;
    count = 1;
    for (uint32_t at = 1; at < histories->node_count; at++) {
        if (moves->nodes[at] != 0) {
            moves->nodes[at] = count;
            struct node node = histories->nodes[at];
            node.previous = moves->nodes[node.previous];
            node.parent = moves->nodes[node.parent];
            node.before = moves->nodes[node.before];
            node.merged = moves->merges[node.merged];
            histories->nodes[count++] = node;
        }
    }
    histories->node_count = count;
    for (uint32_t row = 1; row < histories->merge_count; row++) {
        histories->merges[row].node = moves->nodes[histories->merges[row].node];
    }
}

static bool forget(struct histories *histories, struct beam_state *states, uint8_t count) {
    struct moves moves = {calloc(histories->node_count, sizeof(uint32_t)),
                          calloc(histories->merge_count, sizeof(uint32_t))};
    bool is_fine = moves.nodes != NULL && moves.merges != NULL;
    if (is_fine) {
        keep_all(histories, &moves, states, count);
        close_ranks(histories, &moves);
    }
    for (uint8_t i = 0; is_fine && i < count; i++) {
        struct beam_state *state = &states[i];
        state->node = moves.nodes[state->node];
        for (uint8_t k = 0; k < state->depth; k++) {
            state->stack[k].node = moves.nodes[state->stack[k].node];
        }
    }
    free(moves.nodes);
    free(moves.merges);
    return is_fine;
}

/* ---- margins ---- */

void histories_merge(struct histories *histories, uint32_t better, uint32_t worse, uint32_t cost) {
    if (cost > MARGIN_MOST) {
        return;
    }
    struct node *node = &histories->nodes[better];
    histories->merges[histories->merge_count] = (struct merge){node->merged, worse, cost};
    node->merged = histories->merge_count++;
}

/* Only merges into the history that won tell anything about its margins. */
void histories_set_margins(struct histories *histories, const struct beam_state *states,
                           uint8_t count) {
    struct node *nodes = histories->nodes;
    for (uint8_t i = 1; i < count; i++) {
        lower_margins(nodes, states[0].node, states[i].node, states[i].cost - states[0].cost);
    }
    for (uint32_t at = states[0].node; at != NO_NODE; at = nodes[at].previous) {
        for (uint32_t row = nodes[at].merged; row != 0; row = histories->merges[row].next) {
            lower_margins(nodes, at, histories->merges[row].node, histories->merges[row].cost);
        }
    }
}

/* Wherever the two histories differ, the better one won by no more than `cost`. */
static void lower_margins(struct node *nodes, uint32_t better, uint32_t worse, uint32_t cost) {
    for (int steps = 0; better != worse && steps < MARGIN_STEPS; steps++) {
        struct node *node = &nodes[better];
        if ((node->reading != nodes[worse].reading || node->level != nodes[worse].level) &&
            cost < node->margin) {
            node->margin = (uint16_t)cost;
        }
        better = node->previous;
        worse = nodes[worse].previous;
    }
}

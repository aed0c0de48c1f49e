/* SPDX-License-Identifier: MIT */
/*
 * Which readings fit together?  A beam search over states, each a stack of open lists.  All
 * moves of all states for a unit are ranked, the best become states again, and states that can
 * no longer be told apart are merged; the cost between two merged states is the margin by which
 * the better reading won.
 */
#include "beam.h"

#include <stdlib.h>
#include <string.h>

#include "history.h"

enum {
    WIDTH = 12,     /* states kept; 8 to 48 gave the same labels on all gold files */
    REACH = 9000,   /* how much worse than the best a state may be */
    MOVE_MOST = 24, /* ranked moves kept for one unit */
};

struct move {
    uint32_t cost;
    uint8_t state, reading, level, at;
    bool opens;
};

struct beam {
    struct task *task;
    struct beam_state *now, *then;
    uint8_t now_count, then_count;
    struct move moves[MOVE_MOST];
    uint32_t move_count;
    struct histories histories;
};

static bool beam_open(struct beam *beam);
static void start_part(struct beam *beam, const struct unit *unit);
static bool step(struct beam *beam, uint32_t unit);
static void rank_moves(struct beam *beam, const struct unit *unit);
static void rank_reading(struct beam *beam, const struct unit *unit, const struct reading *reading,
                         const struct move *like);
static bool is_too_dear(const struct beam *beam, uint32_t cost);
static void rank(struct beam *beam, const struct move *move);
static void take_move(struct beam *beam, uint32_t unit, const struct move *move);
static void set_label(struct beam *beam, struct beam_state *state, const struct move *move,
                      uint32_t unit);
static bool merge(struct beam *beam, const struct beam_state *state);
static uint64_t key_of(const struct layout *layout, const struct beam_state *state);
static uint64_t mix(uint64_t key, uint64_t value);
static void write_back(struct beam *beam);

bool beam_search(struct task *task) {
    struct beam beam = {.task = task};
    bool is_fine = beam_open(&beam);
    for (uint32_t i = 0; is_fine && i < task->unit_count; i++) {
        const struct unit *unit = &task->units[i];
        if ((unit->flags & (STARTS_TEXT | STARTS_PART)) != 0) {
            start_part(&beam, unit);
        } else {
            is_fine = step(&beam, i);
        }
    }
    if (is_fine) {
        histories_set_margins(&beam.histories, beam.now, beam.now_count);
        write_back(&beam);
    }
    histories_free(&beam.histories);
    return is_fine;
}

static bool beam_open(struct beam *beam) {
    struct task *task = beam->task;
    beam->now = task->host->scratch(task->job, WIDTH * sizeof(*beam->now));
    beam->then = task->host->scratch(task->job, WIDTH * sizeof(*beam->then));
    if (beam->now == NULL || beam->then == NULL) {
        return false;
    }
    beam->now_count = 1;
    memset(beam->now[0].under, NO_LEVEL, sizeof(beam->now[0].under));
    /* For a document without candidates; each step makes room for its own. */
    return histories_reserve(&beam->histories, MOVE_MOST, beam->now, beam->now_count);
}

/* An unnumbered heading ends all lists; a new text ends all that stands as deep as an annex. */
static void start_part(struct beam *beam, const struct unit *unit) {
    const struct layout *layout = beam->task->layout;
    bool is_text = (unit->flags & STARTS_TEXT) != 0;
    for (uint8_t i = 0; i < beam->now_count; i++) {
        struct beam_state *state = &beam->now[i];
        uint8_t depth = 0;
        while (depth < state->depth) {
            uint8_t level = state->stack[depth].level;
            if (is_text ? level >= unit->level
                        : !layout->levels[level].is_heading && !layout->levels[level].has_word) {
                break;
            }
            depth++;
        }
        state->depth = depth;
        state->is_new_part = true;
        state->is_labelled = false;
    }
}

static bool step(struct beam *beam, uint32_t unit) {
    if (!histories_reserve(&beam->histories, MOVE_MOST, beam->now, beam->now_count)) {
        return false;
    }
    rank_moves(beam, &beam->task->units[unit]);
    uint32_t least = beam->moves[0].cost;
    beam->then_count = 0;
    for (uint32_t i = 0; i < beam->move_count && beam->then_count < WIDTH; i++) {
        beam->moves[i].cost -= least;
        if (beam->moves[i].cost > REACH) {
            break;
        }
        take_move(beam, unit, &beam->moves[i]);
    }
    struct beam_state *swap = beam->now;
    beam->now = beam->then;
    beam->then = swap;
    beam->now_count = beam->then_count;
    return true;
}

static void rank_moves(struct beam *beam, const struct unit *unit) {
    const struct layout *layout = beam->task->layout;
    beam->move_count = 0;
    for (uint8_t index = 0; index < unit->reading_count; index++) {
        const struct reading *reading = &beam->task->readings[unit->first_reading + index];
        for (uint32_t bits = reading->levels; bits != 0; bits &= bits - 1) {
            struct move move = {.reading = index, .level = (uint8_t)__builtin_ctz(bits)};
            move.cost = cost_of_place(&layout->levels[move.level], unit, reading);
            if (move.cost < IMPOSSIBLE) {
                rank_reading(beam, unit, reading, &move);
            }
        }
    }
    for (uint8_t i = 0; i < beam->now_count; i++) {
        const struct beam_state *state = &beam->now[i];
        struct move text = {
            .cost = state->cost + cost_of_text(state, unit), .state = i, .reading = NO_READING};
        rank(beam, &text);
    }
}

/* The reading as a label of one level, after every state; `like` holds what they share. */
static void rank_reading(struct beam *beam, const struct unit *unit, const struct reading *reading,
                         const struct move *like) {
    struct move move = *like;
    for (move.state = 0; move.state < beam->now_count; move.state++) {
        const struct beam_state *state = &beam->now[move.state];
        uint32_t base = like->cost + state->cost;
        if (is_too_dear(beam, base)) {
            return; /* the states after it are no better */
        }
        if ((unit->flags & IS_CHAINED) != 0 && !state->is_labelled) {
            continue;
        }
        move.opens = false;
        for (move.at = 0; move.at < state->depth; move.at++) {
            if (state->stack[move.at].level == move.level) {
                move.cost = base + cost_of_next(beam->task, state, unit, reading, move.at);
                rank(beam, &move);
            }
        }
        move.opens = true;
        base += cost_of_start(beam->task, state, unit, reading, move.level);
        uint32_t inside = beam->task->layout->levels[move.level].inside;
        for (move.at = 0; !is_too_dear(beam, base) && move.at <= state->depth; move.at++) {
            uint8_t outer = move.at > 0 ? state->stack[move.at - 1].level : NO_LEVEL;
            if (outer == move.level) {
                break; /* a level is open once */
            }
            if (inside != 0 && (move.at == 0 || (inside & DSR_BIT(outer)) == 0)) {
                continue;
            }
            move.cost =
                base + cost_of_parent(beam->task, state, unit, reading, move.level, move.at);
            rank(beam, &move);
        }
    }
}

static bool is_too_dear(const struct beam *beam, uint32_t cost) {
    return cost >= IMPOSSIBLE || (beam->move_count > 0 && cost > beam->moves[0].cost + REACH) ||
           (beam->move_count == MOVE_MOST && cost >= beam->moves[MOVE_MOST - 1].cost);
}

/* Puts a move into the ranked list, which is short; equal costs stay in order of arrival. */
static void rank(struct beam *beam, const struct move *move) {
    uint32_t count = beam->move_count;
    if (is_too_dear(beam, move->cost)) {
        return;
    }
    uint32_t at = count < MOVE_MOST ? count : MOVE_MOST - 1;
    while (at > 0 && beam->moves[at - 1].cost > move->cost) {
        beam->moves[at] = beam->moves[at - 1];
        at--;
    }
    beam->moves[at] = *move;
    beam->move_count = count < MOVE_MOST ? count + 1 : MOVE_MOST;
}

static void take_move(struct beam *beam, uint32_t unit, const struct move *move) {
    struct histories *histories = &beam->histories;
    struct beam_state *state = &beam->then[beam->then_count];
    const struct beam_state *from = &beam->now[move->state];
    memcpy(state, from, offsetof(struct beam_state, stack) + from->depth * sizeof(from->stack[0]));
    histories->nodes[histories->node_count] = (struct node){.previous = state->node,
                                                            .unit = unit,
                                                            .margin = MARGIN_MOST,
                                                            .reading = move->reading,
                                                            .level = move->level};
    state->cost = move->cost;
    state->node = histories->node_count;
    state->is_labelled = move->reading != NO_READING;
    if (move->reading != NO_READING) {
        set_label(beam, state, move, unit);
    }
    histories->node_count++;
    state->key = key_of(beam->task->layout, state);
    beam->then_count = (uint8_t)(beam->then_count + !merge(beam, state));
}

/* The stack after the label, and what its node remembers. */
static void set_label(struct beam *beam, struct beam_state *state, const struct move *move,
                      uint32_t unit_index) {
    const struct task *task = beam->task;
    const struct unit *unit = &task->units[unit_index];
    const struct reading *reading = &task->readings[unit->first_reading + move->reading];
    struct open_list *list = &state->stack[move->at];
    struct node *node = &beam->histories.nodes[state->node];
    node->parent = move->at > 0 ? state->stack[move->at - 1].node : NO_NODE;
    node->before = move->opens ? NO_NODE : list->node;
    node->is_agenda = move->opens ? (unit->flags & AFTER_AGENDA) != 0
                                  : beam->histories.nodes[list->node].is_agenda;
    *list = (struct open_list){.value = reading->value,
                               .node = state->node,
                               .prefix = reading->prefix,
                               .level = move->level,
                               .scheme = reading->scheme,
                               .form = reading->form,
                               .has_insert = reading->insert.end > reading->insert.start,
                               .is_text = (unit->flags & HEADING_LIKE) == 0};
    state->depth = (uint8_t)(move->at + 1);
    state->last[move->level] = reading->value;
    state->seen |= DSR_BIT(move->level);
    if (task->layout->levels[move->level].restarts) {
        memset(state->last + move->level + 1, 0,
               (LEVEL_MOST - move->level - 1u) * sizeof(state->last[0]));
    }
    if (move->opens) {
        state->under[move->level] = move->at > 0 ? state->stack[move->at - 1].level : NO_LEVEL;
    }
    if (!task->layout->levels[move->level].is_sign) {
        state->is_new_part = false;
    }
}

/* Is there a state that cannot be told from this one?  It came first, so it is the better; the
 * other history is kept as a merge, should its cost matter for a margin. */
static bool merge(struct beam *beam, const struct beam_state *state) {
    uint8_t i = 0;
    while (i < beam->then_count && beam->then[i].key != state->key) {
        i++;
    }
    if (i == beam->then_count) {
        return false;
    }
    histories_merge(&beam->histories, beam->then[i].node, state->node,
                    state->cost - beam->then[i].cost);
    return true;
}

/* What comes later depends on the open lists, on the numbers that run through, and on what levels
 * were met.  How far other levels came matters so little that a state of its own would only fill
 * the beam. */
static uint64_t key_of(const struct layout *layout, const struct beam_state *state) {
    uint64_t key =
        (uint64_t)state->depth << 2 | (uint64_t)state->is_new_part << 1 | state->is_labelled;
    for (uint8_t i = 0; i < state->depth; i++) {
        const struct open_list *list = &state->stack[i];
        key = mix(key, (uint64_t)(uint32_t)list->value << 16 | (uint64_t)list->level << 8 |
                           (uint64_t)list->is_text << 1 | list->has_insert);
        key = mix(key, list->prefix);
    }
    for (uint32_t bits = layout->running; bits != 0; bits &= bits - 1) {
        key = mix(key, (uint32_t)state->last[__builtin_ctz(bits)]);
    }
    return mix(key, state->seen);
}

static uint64_t mix(uint64_t key, uint64_t value) {
    key = (key ^ value) * UINT64_C(0x9E3779B97F4A7C15);
    return key ^ key >> 29;
}

/* The best history's readings become those of the units. */
static void write_back(struct beam *beam) {
    const struct node *nodes = beam->histories.nodes;
    for (uint32_t at = beam->now[0].node; at != NO_NODE; at = nodes[at].previous) {
        struct unit *unit = &beam->task->units[nodes[at].unit];
        unit->reading = nodes[at].reading;
        unit->level = nodes[at].level;
        unit->margin = nodes[at].margin;
        unit->is_agenda = nodes[at].is_agenda;
        unit->parent = nodes[at].parent != NO_NODE ? nodes[nodes[at].parent].unit + 1 : 0;
        unit->previous = nodes[at].before != NO_NODE ? nodes[nodes[at].before].unit + 1 : 0;
    }
}

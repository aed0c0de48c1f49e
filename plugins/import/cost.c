/* SPDX-License-Identifier: MIT */
/*
 * The cost model of the search.  Costs add up along a document, so that one odd label is
 * accepted where its neighbours speak for it.
 */
#include "beam.h"

static uint32_t cost_of_step(int32_t from, const struct reading *reading, uint32_t restart,
                             bool had_insert);

static bool has_insert(const struct reading *reading) {
    return reading->insert.end > reading->insert.start;
}

/* What it costs to begin a list again in place. */
static uint32_t restart_of(const struct beam_state *state, const struct unit *unit) {
    return state->is_new_part                ? COST_RESTART_PART
           : (unit->flags & AFTER_TEXT) != 0 ? COST_RESTART_TEXT
                                             : COST_RESTART;
}

uint32_t cost_of_next(const struct task *task, const struct beam_state *state,
                      const struct unit *unit, const struct reading *reading, uint8_t at) {
    const struct open_list *list = &state->stack[at];
    const struct level *level = &task->layout->levels[list->level];
    uint32_t cost = COST_POP * (uint32_t)(state->depth - at - 1);
    if (level->is_sign) {
        return cost;
    }
    if (level->nested > 0 && list->prefix != reading->prefix) {
        return IMPOSSIBLE;
    }
    if (reading->is_superscript) {
        return list->value == reading->value ? cost + COST_SUPERSCRIPT : IMPOSSIBLE;
    }
    if (list->scheme != reading->scheme || list->form != reading->form) {
        cost += COST_FORM;
    }
    return cost + cost_of_step(list->value, reading, restart_of(state, unit), list->has_insert);
}

uint32_t cost_of_text(const struct beam_state *state, const struct unit *unit) {
    if ((unit->flags & IS_CHAINED) != 0) {
        return state->is_labelled ? SKIP_CHAINED : 0;
    }
    if ((unit->flags & IS_SIGN) != 0) {
        return SKIP_SIGN;
    }
    if ((unit->flags & IS_WORD) != 0) {
        return (unit->flags & AT_MARK) != 0 ? SKIP_MARK : SKIP_WORD;
    }
    if ((unit->flags & IN_MARKER) != 0) {
        return SKIP_MARKER;
    }
    return (unit->flags & IN_SENTENCE) != 0 ? SKIP_SENTENCE : SKIP;
}

/* Does a label of this level fit what the unit is? */
uint32_t cost_of_place(const struct level *level, const struct unit *unit,
                       const struct reading *reading) {
    uint32_t cost = 0;
    if (level->is_sign) {
        return 0;
    }
    if (level->is_heading) {
        if ((unit->flags & IS_CHAINED) != 0) {
            return IMPOSSIBLE;
        }
        if ((unit->flags & IS_HEADING) == 0) {
            cost += (unit->flags & IS_TITLE) != 0  ? COST_TITLE
                    : (unit->flags & IS_BARE) != 0 ? COST_BARE
                                                   : COST_NO_HEADING;
        }
    } else if (!level->has_word && (unit->flags & IS_HEADING) != 0) {
        cost += COST_IN_HEADING;
    }
    if ((unit->flags & IN_SENTENCE) != 0) {
        cost += COST_IN_SENTENCE;
    }
    return cost + (reading->is_glued ? COST_GLUED : 0) + (reading->is_ocr ? COST_OCR : 0) +
           (reading->is_folded ? COST_FOLDED : 0);
}

/* From one number of a list to the next. */
static uint32_t cost_of_step(int32_t from, const struct reading *reading, uint32_t restart,
                             bool had_insert) {
    int32_t step = reading->value - from;
    if (has_insert(reading)) {
        return step == 0   ? COST_INSERT
               : step == 1 ? COST_INSERT + COST_GAP
               : step > 1  ? COST_JUMP
                           : COST_BACK;
    }
    if (step == 1) {
        return 0;
    }
    if (step > 1) {
        uint32_t missing = (uint32_t)step - 1;
        return missing > GAP_MOST ? COST_JUMP : COST_GAP + COST_GAP_MORE * (missing - 1);
    }
    if (reading->value == 1) {
        return restart;
    }
    return step == 0 && !had_insert ? COST_DUPLICATE : COST_BACK;
}

/* The first number of a list. */
uint32_t cost_of_start(const struct task *task, const struct beam_state *state,
                       const struct unit *unit, const struct reading *reading, uint8_t index) {
    const struct level *level = &task->layout->levels[index];
    int32_t last = state->last[index];
    bool after_colon = (unit->flags & AFTER_COLON) != 0;
    if (level->is_sign) {
        return COST_SIGN;
    }
    if (reading->is_superscript) {
        return IMPOSSIBLE;
    }
    uint32_t cost = level->opens_list && !after_colon ? COST_OPEN_NO_COLON : 0;
    if (level->runs && last != 0) {
        return cost + cost_of_step(last, reading, restart_of(state, unit), false);
    }
    if (reading->value == 1) {
        return cost + (after_colon && !level->is_heading ? COST_OPEN_COLON : COST_OPEN);
    }
    int32_t left_out = reading->value - last - 1;
    if (last != 0 && left_out >= 0 && left_out <= GAP_MOST && (left_out == 0 || level->may_run)) {
        return cost + COST_RUN +
               (left_out > 0 ? COST_GAP + COST_GAP_MORE * (uint32_t)(left_out - 1) : 0);
    }
    /* A level that was seen before may have lost the first labels of a list. */
    uint32_t missing = (uint32_t)reading->value - 1;
    if (last != 0 && reading->value > 1 && missing <= LOST_MOST) {
        return cost + COST_OPEN + COST_GAP + COST_GAP_MORE * (missing - 1);
    }
    return cost + COST_OPEN_LATE;
}

/* A heading does not stand inside running text. */
static uint32_t cost_in_text(const struct layout *layout, const struct open_list *outer,
                             const struct unit *unit) {
    if (!outer->is_text || !layout->levels[outer->level].has_word) {
        return 0;
    }
    return (unit->flags & IS_HEADING) != 0     ? COST_IN_TEXT
           : (unit->flags & HEADING_LIKE) != 0 ? COST_TITLE_IN_TEXT
                                               : 0;
}

/* May the level stand on stack[0 .. at), and what is left for it? */
uint32_t cost_of_parent(const struct task *task, const struct beam_state *state,
                        const struct unit *unit, const struct reading *reading, uint8_t index,
                        uint8_t at) {
    const struct layout *layout = task->layout;
    const struct level *level = &layout->levels[index];
    uint8_t outer = at > 0 ? state->stack[at - 1].level : NO_LEVEL;
    uint32_t cost = 0;
    if (at == STACK_MOST) {
        return IMPOSSIBLE;
    }
    if (at == 0 || outer < index) {
        /* The list that is left must not be one the new label could stand in, unless labels of
         * its level have stood here before. */
        bool fits_deeper =
            at < state->depth && state->stack[at].level < index &&
            (level->inside == 0 || (level->inside & DSR_BIT(state->stack[at].level)) != 0);
        bool stood_here = (state->seen & DSR_BIT(index)) != 0 && state->under[index] == outer;
        const struct level *left =
            at < state->depth ? &layout->levels[state->stack[at].level] : level;
        bool is_apart = (unit->flags & AFTER_TEXT) != 0 && reading->value == 1 &&
                        !level->is_heading && !level->has_word && !left->has_word;
        if (fits_deeper && (layout->is_strict || (!stood_here && !is_apart))) {
            return IMPOSSIBLE;
        }
    } else if (layout->is_strict || (level->is_heading && !layout->levels[outer].is_heading) ||
               layout->levels[outer].is_sign) {
        return IMPOSSIBLE;
    } else {
        bool is_below_heading =
            level->has_word && (unit->flags & HEADING_LIKE) == 0 && !state->stack[at - 1].is_text;
        cost += state->under[index] == outer ? 0
                : is_below_heading           ? COST_DISORDER / 3
                                             : COST_DISORDER;
    }
    if ((unit->flags & AFTER_TEXT) != 0 && at > 0 && at == state->depth &&
        state->stack[at - 1].is_text && !level->is_heading && !level->has_word &&
        !layout->levels[outer].has_word) {
        cost += COST_UNDER_TEXT;
    }
    if (level->has_word && at > 0) {
        cost += cost_in_text(layout, &state->stack[at - 1], unit);
    }
    if (level->has_word && at < state->depth && state->is_labelled &&
        (unit->flags & HEADING_LIKE) == 0 && !state->stack[state->depth - 1].is_text) {
        cost += COST_EMPTY_HEADING;
    }
    if (level->nested > 0 && (at == 0 || state->stack[at - 1].value != reading->outer)) {
        cost += COST_PREFIX;
    }
    for (uint8_t i = at; i < state->depth; i++) {
        cost += layout->levels[state->stack[i].level].runs ? COST_POP : COST_ABANDON;
    }
    return cost;
}

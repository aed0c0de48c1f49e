/* SPDX-License-Identifier: MIT */
/*
 * What a step of the search costs, in thousandths; shared by the search and its cost model.
 * The numbers are those of a prototype measured on twelve annotated documents, with what the
 * cues of a format (headings, colons, wrapped lines) are worth added.
 */
#ifndef DOSSIER_IMPORT_BEAM_H
#define DOSSIER_IMPORT_BEAM_H

#include "import.h"

enum {
    STACK_MOST = 12,

    COST_POP = 20,         /* a list is left for one further out */
    COST_ABANDON = 600,    /* a list is left for a new one */
    COST_OPEN = 1000,      /* a list begins with 1 */
    COST_OPEN_COLON = 300, /* the same after a colon */
    COST_OPEN_NO_COLON = 2500,
    COST_RUN = 600,        /* it goes on where a list of its level stopped */
    LOST_MOST = 3,         /* first labels of a list that may be lost */
    COST_OPEN_LATE = 5500, /* a list begins with another number */
    COST_GAP = 2500,       /* a number is left out; each further one: */
    COST_GAP_MORE = 500,
    GAP_MOST = 6,
    COST_JUMP = 6800,
    COST_BACK = 7500,
    COST_DUPLICATE = 5000,
    COST_RESTART = 4200,
    COST_RESTART_PART = 1200, /* where a new text or an unnumbered heading stands before */
    COST_RESTART_TEXT = 1800, /* where a paragraph without number does */
    COST_UNDER_TEXT = 1000,   /* a list opens behind such a paragraph, but inside the item before */
    COST_INSERT = 300,
    COST_FORM = 300,        /* another form or scheme than the list had */
    COST_DISORDER = 2500,   /* a level inside one that the layout puts further in */
    COST_NO_HEADING = 6500, /* a heading's label on what is no heading */
    COST_TITLE = 200,       /* ... on what only looks like one */
    COST_BARE = 3000,       /* ... on nothing */
    COST_IN_TEXT = 5000,    /* a heading inside running text; what only looks like one: */
    COST_TITLE_IN_TEXT = 800,
    COST_EMPTY_HEADING = 1500, /* running text leaves the heading it stands right behind */
    COST_IN_HEADING = 3500,    /* another label in a heading */
    COST_IN_SENTENCE = 2000,
    COST_GLUED = 300,
    COST_OCR = 1500,
    COST_FOLDED = 100,
    COST_SUPERSCRIPT = 800,
    COST_PREFIX = 4000, /* "2.1" where no 2 is open */
    COST_SIGN = 300,

    SKIP = 5000,        /* it is text */
    SKIP_MARKER = 8000, /* ... although the format says it is a list item */
    SKIP_WORD = 9000,
    SKIP_SIGN = 12000,
    SKIP_MARK = 3000, /* emphasised words with a number in the middle of a paragraph */
    SKIP_SENTENCE = 1500,
    SKIP_CHAINED = 800,
    IMPOSSIBLE = 1000000,
};

/* An open list: its level and the label it has reached. */
struct open_list {
    int32_t value;
    uint32_t node;   /* of the label */
    uint32_t prefix; /* nested: hash of the numbers before */
    uint8_t level, scheme, form;
    uint8_t has_insert;
    uint8_t is_text; /* its label stands before running text, not before a title */
};

struct beam_state {
    uint64_t key; /* states with one key go on alike */
    uint32_t cost, node;
    uint32_t seen; /* levels met so far, as bits */
    uint8_t depth;
    uint8_t is_new_part;                /* nothing numbered since an unnumbered heading */
    uint8_t is_labelled;                /* the unit before is a label */
    int32_t last[LEVEL_MOST];           /* the value a level has reached; 0: none yet */
    uint8_t under[LEVEL_MOST];          /* the level it was opened under; NO_LEVEL: none yet */
    struct open_list stack[STACK_MOST]; /* the last, since only `depth` of them are copied */
};

/* What it costs to read the unit so.  IMPOSSIBLE or more when it cannot be. */

/* A label of this level, wherever it stands. */
uint32_t cost_of_place(const struct level *level, const struct unit *unit,
                       const struct reading *reading);
/* The next label of the open list stack[at]. */
uint32_t cost_of_next(const struct task *task, const struct beam_state *state,
                      const struct unit *unit, const struct reading *reading, uint8_t at);
/* The first label of a new list of the level, wherever it stands ... */
uint32_t cost_of_start(const struct task *task, const struct beam_state *state,
                       const struct unit *unit, const struct reading *reading, uint8_t level);
/* ... and that it stands on stack[0 .. at), where the level may stand and is not open. */
uint32_t cost_of_parent(const struct task *task, const struct beam_state *state,
                        const struct unit *unit, const struct reading *reading, uint8_t level,
                        uint8_t at);
/* No label. */
uint32_t cost_of_text(const struct beam_state *state, const struct unit *unit);

#endif

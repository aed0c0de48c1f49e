/* SPDX-License-Identifier: MIT */
/* The shape of a name in the words of a text: where it begins, goes on and ends. */
#ifndef ANONYMISE_SHAPE_H
#define ANONYMISE_SHAPE_H

#include "persons.h"

#define MOST_ELEMENTS 7
#define LETTERS_ONLY(word) (!((word)->shape & WORD_DIGITS))

/* What ends a name or makes a run of capitals something else than a name. */
#define NO_NAME                                                                                    \
    (LEX_STOP | LEX_BODY | LEX_TIME | LEX_ROLE | LEX_OFFICE | LEX_COURTESY | LEX_CUE |             \
     LEX_PSEUDONYM)
#define NO_PERSON (LEX_STATE | LEX_PLACE | LEX_PEOPLE)
/* Of these a word may be one and still belong to a name: "Sin Liang Cheah", "Elfriede More". */
#define MAY_BE_NAME(classes)                                                                       \
    (!((classes) & (NO_NAME & ~(uint32_t)LEX_STOP)) && !((classes)&LEX_HARD))

struct view {
    const struct words *words;
    const uint32_t *classes;
    struct persons *persons;
};

static inline bool is_initial(const struct word *word) {
    return word->shape & WORD_SINGLE && word->shape & WORD_CAPITAL;
}

/* Only spaces, a line end, or the point of an abbreviation. */
static inline bool is_title_gap(uint32_t gap) {
    return gap && !(gap & ~(uint32_t)(GAP_SPACE | GAP_BREAK | GAP_DOT));
}

static inline bool is_plain_gap(uint32_t gap) {
    return gap && !(gap & ~(uint32_t)(GAP_SPACE | GAP_BREAK));
}

/* The end of the name whose first word is at `at`; 0: none begins there.  `elements` gets the
 * number of its words that are more than an initial. */
size_t name_end(const struct view *view, size_t at, bool is_titled, uint32_t *elements);

/* A particle that leads on to a name: "de la Cruz", "al-Khalifa"; the name's place, or 0. */
size_t after_particles(const struct view *view, size_t at);

/* The rules for names without a title; returns where to go on. */
size_t find_untitled(const struct view *view, size_t from);

void person_add(const struct view *view, struct person person);

#endif

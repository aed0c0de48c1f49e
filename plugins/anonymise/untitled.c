/* SPDX-License-Identifier: MIT */
/*
 * Names without a title, by what stands beside them: a State in brackets, a role, a cue, other
 * names of a list, or a given name as their first word.
 */
#include "shape.h"

static bool has_class(const struct view *view, size_t from, size_t to, uint32_t classes) {
    for (size_t i = from; i < to; i++)
        if (view->classes[i] & classes)
            return true;
    return false;
}

static bool is_all_capitals(const struct view *view, size_t from, size_t to) {
    for (size_t i = from; i < to; i++)
        if (!(view->words->rows[i].shape & (WORD_ALL_CAPITAL | WORD_SINGLE)))
            return false;
    return true;
}

/* A larger run of capitals around it: "Angie Brooks Foundation", "Convention Virginia Prugh". */
static bool is_in_larger_run(const struct view *view, size_t from, size_t end) {
    const struct words *words = view->words;
    if (end < words->count && words->rows[end].shape & WORD_CAPITAL &&
        (is_plain_gap(words->rows[end].gap) || is_cut(&words->rows[end])) &&
        !(words->rows[end].gap & GAP_BREAK) && !(view->classes[end] & LEX_STOP))
        return true;
    const uint32_t other = LEX_BODY | NO_PERSON | LEX_TIME;
    return from > 0 && words->rows[from - 1].shape & WORD_CAPITAL &&
           words->rows[from].gap == GAP_SPACE && view->classes[from - 1] & other &&
           !(view->classes[from - 1] & (LEX_ROLE | LEX_OFFICE | LEX_STOP));
}

/* "Virginia Prugh (United States of America)" */
static bool is_before_state(const struct view *view, size_t end) {
    const struct words *words = view->words;
    return end < words->count && words->rows[end].gap & GAP_OPEN &&
           !(words->rows[end].gap & ~(uint32_t)(GAP_OPEN | GAP_SPACE | GAP_BREAK | GAP_JOIN)) &&
           view->classes[end] & LEX_STATE;
}

/* "Virginia Prugh, Chair of ...", "Alain Pellet, a lawyer ..." */
static bool is_before_role(const struct view *view, size_t end) {
    const struct words *words = view->words;
    if (end >= words->count || !(words->rows[end].gap & GAP_COMMA))
        return false;
    for (size_t i = end; i < words->count && i < end + 4; i++) {
        if (i > end && !is_plain_gap(words->rows[i].gap) && !is_cut(&words->rows[i]))
            return false;
        if (view->classes[i] & (LEX_ROLE | LEX_OFFICE))
            return true;
        if (words->rows[i].shape & WORD_CAPITAL && !(view->classes[i] & (LEX_STOP | LEX_PEOPLE)))
            return false;
    }
    return false;
}

/* "the applicant, Ana Lima,", "Rapporteur: Ana Lima", "Prime Minister Ana Lima" */
static bool is_after_role(const struct view *view, size_t from, size_t end) {
    const struct words *words = view->words;
    if (!from || !(view->classes[from - 1] & (LEX_ROLE | LEX_OFFICE)))
        return false;
    uint32_t gap = words->rows[from].gap;
    if (gap == GAP_SPACE || gap == GAP_BREAK || gap == (GAP_PATH | GAP_SPACE))
        return true;
    if (!(gap & GAP_COMMA) || gap & ~(uint32_t)(GAP_COMMA | GAP_SPACE | GAP_BREAK))
        return false;
    const uint32_t closing = GAP_COMMA | GAP_DOT | GAP_OPEN | GAP_CLOSE | GAP_OTHER;
    return end == words->count || words->rows[end].gap & closing;
}

static bool is_after_cue(const struct view *view, size_t from) {
    if (!from || !(view->classes[from - 1] & LEX_CUE))
        return false;
    uint32_t gap = view->words->rows[from].gap;
    return !(gap & ~(uint32_t)(GAP_SPACE | GAP_BREAK | GAP_CLOSE | GAP_PATH));
}

/* A preposition that places stand after: "in Santa Cruz (Bolivia)". */
static bool is_after_place_word(const struct view *view, size_t from) {
    if (!from || view->words->rows[from].gap & ~(uint32_t)(GAP_SPACE | GAP_BREAK))
        return false;
    return view->classes[from - 1] & LEX_WHERE;
}

/* "Ana Lima, Vlado Zagreb and Nina Vajk": the next of a list in which the one before is a
 * person. */
static bool is_in_list(const struct view *view, size_t from, size_t end) {
    const struct words *words = view->words;
    const struct persons *persons = view->persons;
    size_t before = from;
    if (!persons->count)
        return false;
    if (before && words->rows[from].gap == GAP_SPACE && view->classes[from - 1] & LEX_HARD &&
        words->rows[from - 1].len <= 3)
        before--; /* "and" */
    if (persons->rows[persons->count - 1].end != before)
        return false;
    bool is_listed = before < from || words->rows[from].gap == (GAP_COMMA | GAP_SPACE) ||
                     words->rows[from].gap == (GAP_COMMA | GAP_BREAK);
    if (!is_listed || end >= words->count)
        return is_listed;
    uint32_t gap = words->rows[end].gap;
    return gap & (GAP_COMMA | GAP_DOT | GAP_OPEN | GAP_OTHER) || view->classes[end] & LEX_HARD;
}

size_t find_untitled(const struct view *view, size_t from) {
    uint32_t elements;
    size_t end = name_end(view, from, false, &elements);
    if (!end)
        return from + 1;
    bool has_given = has_class(view, from, end, LEX_GIVEN);
    bool is_clean = elements >= 2 || (elements == 1 && end > from + 1);
    if (!is_clean || is_in_larger_run(view, from, end) ||
        (has_class(view, from, end, NO_PERSON) && !has_given) ||
        (is_all_capitals(view, from, end) && !has_given))
        return end;
    bool is_place = is_after_place_word(view, from);
    bool begins_given =
        view->classes[from] & LEX_GIVEN && elements >= 2 && !(view->classes[from] & NO_PERSON);
    bool is_not_latin = view->words->rows[from].shape & WORD_NOT_LATIN;
    struct person person = {.title = (uint32_t)from,
                            .first = (uint32_t)from,
                            .end = (uint32_t)suffix_after(view->words, view->classes, end)};
    if (!is_place && is_before_state(view, end)) {
        person.rule = RULE_STATE;
        person.confidence = 900;
    } else if (is_not_latin) {
        if (!begins_given)
            return end;
        person.rule = RULE_GIVEN;
        person.confidence = 700;
    } else if (!is_place && (is_before_role(view, end) || is_after_role(view, from, end))) {
        person.rule = RULE_ROLE;
        person.confidence = has_given ? 900 : 800;
    } else if (is_after_cue(view, from)) {
        person.rule = RULE_CUE;
        person.confidence = has_given ? 850 : 700;
    } else if (!is_place && elements >= 2 && is_in_list(view, from, end)) {
        person.rule = RULE_NAMES;
        person.confidence = has_given ? 800 : 650;
    } else if (begins_given) {
        person.rule = RULE_GIVEN;
        person.confidence = 700;
    } else {
        return end;
    }
    person_add(view, person);
    return person.end;
}

/* SPDX-License-Identifier: MIT */
#include "shape.h"

static bool is_name_word(const struct view *view, size_t at) {
    const struct word *word = &view->words->rows[at];
    return word->shape & WORD_CAPITAL && LETTERS_ONLY(word);
}

/* After the parts of a hyphened or apostrophed word; a possessive is none of them. */
static size_t parts_end(const struct view *view, size_t at) {
    const struct words *words = view->words;
    size_t end = at + 1;
    while (end < words->count && end < at + 4 && is_cut(&words->rows[end]) &&
           LETTERS_ONLY(&words->rows[end])) {
        const struct word *part = &words->rows[end];
        bool is_capital = part->shape & WORD_CAPITAL;
        if (!is_capital && (part->len < 3 || view->classes[end] & LEX_STOP))
            break;
        if (!is_capital && part->gap & GAP_APOSTROPHE)
            break;
        end++;
    }
    return end;
}

/* A particle that leads on to a name: "de la Cruz", "al-Khalifa"; the name's place, or 0. */
size_t after_particles(const struct view *view, size_t at) {
    const struct words *words = view->words;
    size_t end = at;
    while (end < words->count && end < at + 3 && view->classes[end] & LEX_PARTICLE)
        end++;
    if (end == at || end == words->count || !is_name_word(view, end))
        return 0;
    for (size_t i = at + 1; i <= end; i++)
        if (!is_plain_gap(words->rows[i].gap) && !is_cut(&words->rows[i]))
            return 0;
    return end;
}

/* "Una May Gordon", "Ana May (Jamaica)": a month's name between or after others of a name. */
static bool is_name_of_month(const struct view *view, size_t at) {
    const struct words *words = view->words;
    if (view->classes[at] & (NO_NAME & ~(uint32_t)(LEX_TIME | LEX_STOP)) ||
        words->rows[at].gap != GAP_SPACE || !is_name_word(view, at) || at + 1 >= words->count)
        return false;
    const struct word *next = &words->rows[at + 1];
    if (is_plain_gap(next->gap))
        return next->shape & WORD_CAPITAL && LETTERS_ONLY(next) &&
               !(view->classes[at + 1] & NO_NAME);
    return next->gap & GAP_OPEN && view->classes[at + 1] & LEX_STATE;
}

/* "Mr. Karapinar TRL 1,000", "Mr. Lee EUR 500": a short word in capitals before a figure. */
static bool is_unit(const struct view *view, size_t at) {
    const struct words *words = view->words;
    const struct word *word = &words->rows[at];
    return word->shape & WORD_ALL_CAPITAL && !(word->shape & WORD_SINGLE) && word->len <= 4 &&
           at + 1 < words->count && words->rows[at + 1].shape & WORD_DIGITS &&
           is_plain_gap(words->rows[at + 1].gap);
}

/* Whether the word may follow others in a name. */
static bool may_go_on(const struct view *view, size_t at, bool is_titled, uint32_t elements) {
    const struct word *word = &view->words->rows[at];
    uint32_t classes = view->classes[at];
    if (is_initial(word))
        return true;
    if (is_unit(view, at))
        return false;
    bool is_name = !(classes & NO_NAME) || classes & LEX_GIVEN ||
                   (MAY_BE_NAME(classes) && word->gap == GAP_SPACE) || is_name_of_month(view, at);
    if (!is_name_word(view, at) || !is_name ||
        classes & (LEX_COURTESY | LEX_PSEUDONYM | LEX_SUFFIX))
        return false;
    if (!(classes & NO_PERSON) || classes & LEX_GIVEN)
        return true;
    bool is_state = classes & LEX_STATE;
    return is_titled && !(word->gap & GAP_BREAK) && !(is_state && elements > 1);
}

static bool is_initial_before(const struct view *view, size_t at) {
    const struct word *before = &view->words->rows[at - 1];
    return before->shape & WORD_CAPITAL && (before->shape & WORD_SINGLE || before->len <= 2) &&
           LETTERS_ONLY(before);
}

/* The end of the name whose first word is at `at`; 0: none begins there. */
size_t name_end(const struct view *view, size_t at, bool is_titled, uint32_t *elements) {
    const struct words *words = view->words;
    *elements = 0;
    size_t start = after_particles(view, at);
    if (start && view->classes[start] & (NO_NAME | NO_PERSON) && !is_cut(&words->rows[start]))
        return 0; /* "du Groupe", "de Guatemala" */
    if (!start)
        start = at;
    if (start >= words->count || !is_name_word(view, start))
        return 0;
    size_t end = parts_end(view, start);
    *elements = words->rows[start].shape & WORD_SINGLE && end == start + 1 ? 0 : 1;
    for (uint32_t count = 1; end < words->count && count < MOST_ELEMENTS; count++) {
        uint32_t gap = words->rows[end].gap;
        bool is_after_initial = is_initial_before(view, end);
        bool may_follow = is_plain_gap(gap) ||
                          (is_after_initial && gap & GAP_DOT &&
                           !(gap & ~(uint32_t)(GAP_DOT | GAP_SPACE | GAP_BREAK | GAP_HYPHEN)));
        if (!may_follow)
            break;
        size_t next = after_particles(view, end);
        if (!next)
            next = end;
        if (!may_go_on(view, next, is_titled, *elements) ||
            (next > end && view->classes[next] & NO_PERSON && !(view->classes[next] & LEX_GIVEN) &&
             !is_cut(&words->rows[next])))
            break; /* "Mr. Thorn de Luxembourg" */
        size_t stop = parts_end(view, next);
        *elements += !(words->rows[next].shape & WORD_SINGLE && stop == next + 1);
        end = stop;
    }
    while (end > start + 1 && words->rows[end - 1].shape & WORD_SINGLE && *elements &&
           !is_cut(&words->rows[end - 1]))
        end--; /* "Virginia Prugh A": a heading's letter, or an initial that is no loss */
    return end;
}

size_t suffix_after(const struct words *words, const uint32_t *classes, size_t end) {
    if (end >= words->count || !(classes[end] & LEX_SUFFIX) ||
        !(words->rows[end].shape & WORD_CAPITAL))
        return end;
    uint32_t gap = words->rows[end].gap;
    bool is_near = gap & GAP_SPACE && !(gap & ~(uint32_t)(GAP_SPACE | GAP_COMMA));
    return is_near ? end + 1 : end;
}

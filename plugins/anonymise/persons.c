/* SPDX-License-Identifier: MIT */
#include "persons.h"

#include <stdlib.h>

#include "buffer.h"
#include "shape.h"

const char *const person_rule_names[RULE_COUNT] = {
    [RULE_TITLE] = "title-name",    [RULE_OFFICE] = "office-name", [RULE_STATE] = "name-state",
    [RULE_ROLE] = "name-role",      [RULE_CUE] = "cue-name",       [RULE_GIVEN] = "given-name",
    [RULE_NAMES] = "list-of-names", [RULE_LIST] = "protect-list",  [RULE_KNOWN] = "known-name",
};

static size_t find_titled(const struct view *view, size_t at);

void persons_free(struct persons *persons) {
    free(persons->rows);
    *persons = (struct persons){0};
}

void person_add(const struct view *view, struct person person) {
    struct persons *persons = view->persons;
    if (!rows_grow(&persons->rows, &persons->capacity, persons->count + 1, sizeof *persons->rows)) {
        persons->is_out_of_memory = true;
        return;
    }
    persons->rows[persons->count++] = person;
}

/* A capital there is no matter of where the word stands. */
static bool is_inside_sentence(const struct words *words, size_t at) {
    return at > 0 && !(words->rows[at].gap & ~(uint32_t)(GAP_SPACE | GAP_BREAK)) &&
           !(words->rows[at - 1].shape & WORD_CAPITAL);
}

void persons_find(struct persons *persons, const struct words *words, const uint32_t *classes) {
    persons->count = 0;
    const struct view view = {words, classes, persons};
    for (size_t i = 0; i < words->count;) {
        size_t next = i + 1;
        if (classes[i] & LEX_PSEUDONYM) { /* what we wrote ourselves: "Person 7F3K2Q" */
            next = i + 2;
        } else if (classes[i] & (LEX_COURTESY | LEX_OFFICE)) {
            next = find_titled(&view, i);
        } else if (words->rows[i].shape & WORD_CAPITAL &&
                   (!(classes[i] & NO_NAME) ||
                    (MAY_BE_NAME(classes[i]) && is_inside_sentence(words, i)))) {
            next = find_untitled(&view, i);
        }
        i = next;
    }
}

/* ---- titles ---- */

size_t title_before(const struct words *words, const uint32_t *classes, size_t first,
                    uint32_t *gender, bool *has_office) {
    size_t title = first, at = first;
    *gender = 0;
    *has_office = false;
    while (at > 0 &&
           (is_title_gap(words->rows[at].gap) || (at < first && is_cut(&words->rows[at])))) {
        uint32_t before = classes[at - 1];
        if (before & LEX_COURTESY) {
            title = at - 1;
            *gender |= before & (LEX_MALE | LEX_FEMALE);
        } else if (before & LEX_OFFICE && !(words->rows[at].gap & GAP_DOT)) {
            *has_office |= at == first;
        } else {
            break;
        }
        at--;
    }
    if (*gender == (LEX_MALE | LEX_FEMALE))
        *gender = 0;
    return title;
}

/* "Messrs. Mourad, Wang and do Prado Lima" */
static size_t add_more_of_list(const struct view *view, size_t end, struct person like) {
    const struct words *words = view->words;
    while (end < words->count) {
        size_t at = end;
        uint32_t gap = words->rows[at].gap;
        bool is_and = view->classes[at] & LEX_STOP && words->rows[at].len <= 3;
        if (is_and && at + 1 < words->count && is_plain_gap(words->rows[at + 1].gap))
            at++;
        else if (!(gap & GAP_COMMA))
            break;
        if (view->classes[at] & NO_NAME && !after_particles(view, at))
            break;
        uint32_t elements;
        size_t stop = name_end(view, at, true, &elements);
        if (!stop || !elements)
            break;
        like.title = like.first = (uint32_t)at;
        like.end = (uint32_t)stop;
        person_add(view, like);
        end = stop;
    }
    return end;
}

static size_t find_titled(const struct view *view, size_t at) {
    const struct words *words = view->words;
    size_t first = at;
    uint32_t classes = 0;
    while (first < words->count && view->classes[first] & (LEX_COURTESY | LEX_OFFICE) &&
           (first == at || is_title_gap(words->rows[first].gap) || is_cut(&words->rows[first])))
        classes |= view->classes[first++];
    if (first >= words->count || !is_title_gap(words->rows[first].gap) ||
        words->rows[first].gap & GAP_EMPTY_LINE)
        return first > at ? first : at + 1;
    bool is_courtesy = view->classes[first - 1] & LEX_COURTESY;
    if (!is_courtesy && words->rows[first].gap & GAP_DOT)
        return first; /* the end of a sentence */
    const uint32_t never = LEX_STOP | LEX_PSEUDONYM | LEX_ROLE | LEX_SUFFIX;
    uint32_t here = is_initial(&words->rows[first]) ? 0 : view->classes[first];
    bool is_blocked = here & never || (!is_courtesy && here & (NO_NAME | NO_PERSON));
    if (is_blocked && !(here & (LEX_GIVEN | LEX_PARTICLE)) &&
        !(is_courtesy && MAY_BE_NAME(here) && !(here & LEX_PSEUDONYM)))
        return first;
    bool is_of = here & LEX_PARTICLE && !(words->rows[first].shape & WORD_CAPITAL) &&
                 !(first + 1 < words->count && is_cut(&words->rows[first + 1]));
    if (is_of && !is_courtesy)
        return first; /* "Secretario General de ..." */
    if (view->classes[at] & LEX_SUFFIX && at > 0 && words->rows[at - 1].shape & WORD_CAPITAL &&
        words->rows[at].gap & GAP_SPACE && !(words->rows[at].gap & GAP_BREAK) &&
        !(view->classes[at - 1] & NO_NAME))
        return first; /* "John Smith Sr. President" */
    uint32_t elements;
    size_t end = name_end(view, first, is_courtesy, &elements);
    if (!end || (!elements && !is_courtesy))
        return first;
    /* Offices written small, and scripts whose bodies no list has, are too weak a sign. */
    bool is_small = !(words->rows[first - 1].shape & WORD_CAPITAL) && elements < 2;
    if (!is_courtesy && (is_small || words->rows[first].shape & WORD_NOT_LATIN) &&
        !(view->classes[first] & LEX_GIVEN))
        return first;
    if (!is_courtesy && end < words->count && is_plain_gap(words->rows[end].gap) &&
        view->classes[end] & LEX_BODY && words->rows[end].shape & WORD_CAPITAL)
        return end; /* "President Wilson Building" */
    size_t title = at;
    while (title < first && !(view->classes[title] & LEX_COURTESY))
        title++;
    uint32_t gender = classes & (LEX_MALE | LEX_FEMALE);
    struct person person = {
        .title = (uint32_t)title,
        .first = (uint32_t)first,
        .end = (uint32_t)suffix_after(words, view->classes, end),
        .gender = gender == (LEX_MALE | LEX_FEMALE) ? 0 : gender,
        .rule = is_courtesy ? RULE_TITLE : RULE_OFFICE,
        .confidence = is_courtesy    ? 980
                      : elements > 1 ? 900
                                     : 750,
    };
    person_add(view, person);
    return classes & LEX_PLURAL ? add_more_of_list(view, person.end, person) : person.end;
}

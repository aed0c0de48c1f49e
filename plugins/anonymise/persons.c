/* SPDX-License-Identifier: MIT */
#include "persons.h"

#include <stdlib.h>

#include "buffer.h"

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

const char *const person_rule_names[RULE_COUNT] = {
    [RULE_TITLE] = "title-name",    [RULE_OFFICE] = "office-name", [RULE_STATE] = "name-state",
    [RULE_ROLE] = "name-role",      [RULE_CUE] = "cue-name",       [RULE_GIVEN] = "given-name",
    [RULE_NAMES] = "list-of-names", [RULE_LIST] = "protect-list",  [RULE_KNOWN] = "known-name",
};

struct view {
    const struct words *words;
    const uint32_t *classes;
    struct persons *persons;
};

static size_t name_end(const struct view *view, size_t at, bool is_titled, uint32_t *elements);
static size_t find_titled(const struct view *view, size_t at);
static size_t find_untitled(const struct view *view, size_t at);

void persons_free(struct persons *persons) {
    free(persons->rows);
    *persons = (struct persons){0};
}

static void add(const struct view *view, struct person person) {
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

/* ---- the shape of a name ---- */

static bool is_initial(const struct word *word) {
    return word->shape & WORD_SINGLE && word->shape & WORD_CAPITAL;
}

/* Only spaces, a line end, or the point of an abbreviation. */
static bool is_title_gap(uint32_t gap) {
    return gap && !(gap & ~(uint32_t)(GAP_SPACE | GAP_BREAK | GAP_DOT));
}

static bool is_plain_gap(uint32_t gap) {
    return gap && !(gap & ~(uint32_t)(GAP_SPACE | GAP_BREAK));
}

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
static size_t after_particles(const struct view *view, size_t at) {
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

/* Whether the word may follow others in a name. */
static bool may_go_on(const struct view *view, size_t at, bool is_titled, uint32_t elements) {
    const struct word *word = &view->words->rows[at];
    uint32_t classes = view->classes[at];
    if (is_initial(word))
        return true;
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
static size_t name_end(const struct view *view, size_t at, bool is_titled, uint32_t *elements) {
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
        add(view, like);
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
    add(view, person);
    return classes & LEX_PLURAL ? add_more_of_list(view, person.end, person) : person.end;
}

/* ---- without a title ---- */

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

static size_t find_untitled(const struct view *view, size_t from) {
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
    add(view, person);
    return person.end;
}

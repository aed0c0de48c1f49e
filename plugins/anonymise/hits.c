/* SPDX-License-Identifier: MIT */
#include "hits.h"

#include <stdlib.h>
#include <string.h>

#define MOST_AT_ONE_WORD 24

const char *const attribute_names[] = {"title", "symbol", NULL};

void hits_free(struct hits *hits) {
    free(hits->places);
    free(hits->rows);
    free(hits->others);
    free(hits->classes);
    words_free(&hits->words);
    *hits = (struct hits){0};
}

/* ---- places ---- */

static void add_place(struct hits *hits, struct place place) {
    if (!place.text.len)
        return;
    if (!rows_grow(&hits->places, &hits->place_capacity, hits->place_count + 1,
                   sizeof *hits->places)) {
        hits->is_out_of_memory = true;
        return;
    }
    hits->places[hits->place_count++] = place;
}

static void add_marks(struct hits *hits, const dsr_doc *doc, dsr_block block) {
    const dsr_host *host = doc->host;
    dsr_mark_info mark;
    for (dsr_mark at = 0; (at = host->next_mark(doc, block, at)) != 0;)
        if (host->mark(doc, at, &mark, sizeof mark))
            add_place(hits, (struct place){.holder = IN_MARK,
                                           .handle = at,
                                           .block = block,
                                           .text = mark.value,
                                           .is_technical = true});
}

void hits_find_places(struct hits *hits, const dsr_doc *doc) {
    const dsr_host *host = doc->host;
    for (uint32_t i = 0; attribute_names[i]; i++)
        add_place(hits, (struct place){.holder = IN_ATTRIBUTE,
                                       .handle = i,
                                       .text = host->attribute(doc, 0, attribute_names[i])});
    const uint32_t technical = DSR_BIT(DSR_RAW) | DSR_BIT(DSR_META) | DSR_BIT(DSR_CODE);
    for (dsr_block at = 0; (at = host->step(doc, 0, at, DSR_ALL_KINDS)) != 0;) {
        add_place(hits, (struct place){.holder = IN_BLOCK,
                                       .handle = at,
                                       .block = at,
                                       .text = host->text(doc, at),
                                       .is_technical = DSR_BIT(host->kind(doc, at)) & technical});
        add_marks(hits, doc, at);
    }
}

bool hits_read_place(struct hits *hits, const struct place *place, const struct lexicon *lexicon,
                     uint32_t language, bool wants_classes) {
    words_read(&hits->words, place->text, place->is_technical);
    if (!rows_grow(&hits->classes, &hits->class_capacity, hits->words.count,
                   sizeof *hits->classes) ||
        hits->words.is_out_of_memory) {
        hits->is_out_of_memory = true;
        return false;
    }
    if (wants_classes && hits->words.count)
        lexicon_classify(lexicon, &hits->words, language, hits->classes);
    return hits->words.count > 0;
}

/* ---- finding ---- */

struct search {
    struct hits *hits;
    const struct rules *rules;
    const struct people *people;
    uint32_t language, place;
    bool has_classes;
};

static bool is_capital(const struct word *word) {
    return word->shape & (WORD_CAPITAL | WORD_CASELESS | WORD_SCRIPT);
}

static void need_classes(struct search *search) {
    struct hits *hits = search->hits;
    if (!search->has_classes)
        lexicon_classify(&search->rules->lexicon, &hits->words, search->language, hits->classes);
    search->has_classes = true;
}

static bool is_common_word(const struct search *search, uint64_t key) {
    return lexicon_is_common(&search->rules->lexicon, key);
}

/* "O.V." has points and capitals; "ov" has not. */
static bool are_initials(const struct words *words, size_t from, size_t end) {
    for (size_t i = from; i < end; i++)
        if (!(words->rows[i].shape & WORD_ALL_CAPITAL) ||
            (i > from && words->rows[i].gap != GAP_DOT))
            return false;
    return end > from + 1;
}

/* "PAM", or "(PAM)" for a protected Pam: a short word in capitals is more likely a body. */
static bool is_acronym(const struct search *search, const struct phrase *phrase, size_t at) {
    const struct words *words = &search->hits->words;
    const struct word *word = &words->rows[at];
    if (phrase->count != 1 || !(word->shape & WORD_ALL_CAPITAL) || word->len > 5)
        return false;
    if (!(phrase->flags & NAME_FAMILY) && !(phrase->flags & NAME_PROTECTED))
        return true;
    bool is_in_brackets =
        word->gap & GAP_OPEN && (at + 1 == words->count || words->rows[at + 1].gap & GAP_CLOSE);
    return is_in_brackets && (!(phrase->flags & NAME_FAMILY) || word->len <= 4);
}

static bool has_capital(const struct words *words, size_t from, size_t end) {
    for (size_t i = from; i < end; i++)
        if (is_capital(&words->rows[i]))
            return true;
    return false;
}

/* "sid ahmed tarawi", but not "mark brown". */
static bool is_name_written_small(const struct search *search, const struct word *first,
                                  const struct word *last) {
    return first->len >= 3 && last->len >= 3 && !is_common_word(search, first->key) &&
           !is_common_word(search, last->key);
}

/* "vprugh@example.org", "user/vprugh": a name run together is one only in names of things. */
static bool is_in_address(const struct words *words, size_t from, size_t end) {
    return words->rows[from].gap & (GAP_PATH | GAP_JOIN) ||
           (end < words->count && words->rows[end].gap & (GAP_PATH | GAP_JOIN));
}

/* Whether the phrase may be taken at its face: its case, its surface. */
static bool is_acceptable(const struct search *search, const struct phrase *phrase, size_t from,
                          size_t end) {
    const struct words *words = &search->hits->words;
    const struct place *place = &search->hits->places[search->place];
    const struct word *first = &words->rows[from], *last = &words->rows[end - 1];
    if (phrase->flags & NAME_ALIAS) {
        dsr_text surface = {place->text.at + first->start, last->end - first->start};
        uint32_t entry = search->people->entities[phrase->value].entry;
        if (rules_is_alias(search->rules, entry, surface))
            return true;
        if (!(phrase->flags & ~(uint32_t)(NAME_ALIAS | NAME_PROTECTED | PHRASE_ANY_GAP)))
            return false;
    }
    if (phrase->flags & NAME_INITIALS && !(phrase->flags & (NAME_FULL | NAME_FAMILY | NAME_PART)))
        return are_initials(words, from, end);
    bool is_protected = phrase->flags & NAME_PROTECTED;
    if (phrase->flags & NAME_JOINED)
        return is_protected || place->is_technical || is_in_address(words, from, end);
    if (phrase->flags & NAME_FULL)
        return is_protected || place->is_technical || has_capital(words, from + 1, end) ||
               is_name_written_small(search, first, last);
    if (first->shape & WORD_SINGLE) /* "Mr. M.": the title is looked for later */
        return is_capital(first) && !place->is_technical;
    if (is_acronym(search, phrase, from))
        return false;
    if (is_capital(first) || is_capital(last))
        return true;
    bool is_common = is_common_word(search, first->key);
    return (is_protected || (place->is_technical && first->len >= 4)) && !is_common;
}

static void set_title(struct search *search, struct hit *hit, size_t from, size_t *end) {
    struct hits *hits = search->hits;
    need_classes(search);
    bool has_office = false;
    size_t title = title_before(&hits->words, hits->classes, from, &hit->gender, &has_office);
    const struct hit *before = hits->count ? &hits->rows[hits->count - 1] : NULL;
    bool is_taken = before && before->place == search->place && title < from &&
                    hits->words.rows[title].start < before->end;
    if (title < from && !is_taken) {
        const struct place *place = &hits->places[search->place];
        hit->has_title = !place->is_technical || title + 1 == from;
        hit->start = hits->words.rows[title].start;
    }
    hit->has_title |= has_office;
    *end = suffix_after(&hits->words, hits->classes, *end);
}

static void add_other(struct hits *hits, struct hit *hit, uint32_t entity) {
    if (entity == hit->entity)
        return;
    for (uint32_t i = 0; i < hit->other_count; i++)
        if (hits->others[hit->other + i] == entity)
            return;
    if (!rows_grow(&hits->others, &hits->other_capacity, hits->other_count + 1,
                   sizeof *hits->others)) {
        hits->is_out_of_memory = true;
        return;
    }
    if (!hit->other_count)
        hit->other = (uint32_t)hits->other_count;
    hits->others[hits->other_count++] = entity;
    hit->other_count++;
}

static bool is_initial(const struct word *word) {
    return word->shape & WORD_SINGLE && word->shape & WORD_CAPITAL;
}

static uint32_t is_point(const struct place *place, uint32_t at) {
    return at < place->text.len && place->text.at[at] == '.';
}

/* "S.A.", "A/S": a firm's form as well as the initials that are all a court gives of a name. */
static bool has_only_initials(const struct words *words, size_t from, size_t end) {
    for (size_t i = from; i < end; i++)
        if (!(words->rows[i].shape & WORD_SINGLE))
            return false;
    return true;
}

static bool is_only_part(uint32_t flags) {
    return !(flags & (NAME_FULL | NAME_FAMILY | NAME_ALIAS | NAME_JOINED | NAME_PROTECTED));
}

/* The longest acceptable phrase at word `at`; returns the index after it, or 0. */
static size_t take_hit(struct search *search, size_t at) {
    struct hits *hits = search->hits;
    struct found_phrase found[MOST_AT_ONE_WORD];
    size_t count =
        phrases_find(&search->people->phrases, &hits->words, at, found, MOST_AT_ONE_WORD);
    struct hit hit = {.place = search->place};
    size_t end = 0;
    for (size_t i = 0; i < count; i++) {
        const struct phrase *phrase = found[i].phrase;
        if ((end && found[i].end != end) || !is_acceptable(search, phrase, at, found[i].end))
            continue;
        bool is_part = is_only_part(phrase->flags);
        if (!end || (is_only_part(hit.flags) && !is_part)) {
            end = found[i].end;
            hit.entity = phrase->value;
            hit.flags = phrase->flags;
            hit.other_count = 0;
        } else if (is_part && !is_only_part(hit.flags)) {
            continue; /* "Mr. Leon" is Leon by name rather than Leon Charles */
        } else {
            add_other(hits, &hit, phrase->value);
            hit.flags |= phrase->flags;
        }
    }
    if (!end)
        return 0;
    const struct word *first = &hits->words.rows[at];
    hit.start = hit.name = first->start;
    hit.words = (uint32_t)(end - at);
    hit.is_common = hit.words == 1 && (first->len < 3 || is_common_word(search, first->key));
    size_t last = end;
    set_title(search, &hit, at, &last);
    hit.end = hits->words.rows[last - 1].end;
    if (end > at + 1 && last == end && is_initial(&hits->words.rows[end - 1]))
        hit.end += is_point(&hits->places[search->place], hit.end); /* "Hallorand W." */
    if (!rows_grow(&hits->rows, &hits->capacity, hits->count + 1, sizeof *hits->rows)) {
        hits->is_out_of_memory = true;
        return 0;
    }
    hits->rows[hits->count++] = hit;
    return last;
}

/* Whether word `at` alone belongs to a longer name of somebody else: "Angie Smith". */
static bool has_unknown_neighbour(const struct search *search, size_t at) {
    const struct words *words = &search->hits->words;
    if (at + 1 >= words->count || words->rows[at + 1].gap != GAP_SPACE)
        return false;
    return words->rows[at + 1].shape & WORD_CAPITAL &&
           !(search->hits->classes[at + 1] & (LEX_STOP | LEX_ROLE | LEX_OFFICE));
}

static void find_in_place(struct search *search) {
    struct hits *hits = search->hits;
    size_t kept_until = 0;
    for (size_t i = 0; i < hits->words.count;) {
        uint64_t key = hits->words.rows[i].key;
        struct found_phrase kept;
        if (phrases_may_begin(&search->rules->kept_phrases, key) &&
            phrases_find(&search->rules->kept_phrases, &hits->words, i, &kept, 1) &&
            kept.end > kept_until)
            kept_until = kept.end;
        bool may_begin = phrases_may_begin(&search->people->phrases, key) ||
                         (i + 1 < hits->words.count && is_cut(&hits->words.rows[i + 1]));
        size_t before = hits->count;
        size_t end = may_begin ? take_hit(search, i) : 0;
        if (end && hits->count > before) {
            struct hit *hit = &hits->rows[before];
            bool is_explicit =
                hit->flags & NAME_PROTECTED && hit->flags & (NAME_FULL | NAME_ALIAS | NAME_JOINED);
            if (end <= kept_until && !is_explicit)
                hit->decision = DSR_KEEP;
            bool is_part = hit->flags & NAME_PART && !(hit->flags & NAME_FAMILY);
            hit->needs_company = (is_part || has_only_initials(&hits->words, i, end)) &&
                                 !(hit->flags & NAME_PROTECTED) && !hit->has_title;
            if (hit->needs_company && has_unknown_neighbour(search, i))
                hits->count = before;
        }
        i = end ? end : i + 1;
    }
}

void hits_find(struct hits *hits, const struct rules *rules, const struct people *people,
               uint32_t language) {
    for (uint32_t i = 0; i < hits->place_count; i++) {
        struct search search = {hits, rules, people, language, i, false};
        if (hits_read_place(hits, &hits->places[i], &rules->lexicon, language, false))
            find_in_place(&search);
    }
}

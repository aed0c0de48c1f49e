/* SPDX-License-Identifier: MIT */
/*
 * From hits to decisions.  A surname that several persons share is the one named last before
 * it; a word that is something else too counts only with a title or where the full name stands
 * in the same document; a given name alone counts only in company of the full name.
 */
#include <stdlib.h>
#include <string.h>

#include "hits.h"

struct deciding {
    struct hits *hits;
    const struct rules *rules;
    const struct people *people;
    uint32_t *last;   /* index + 1 of the last hit of each entity; 0: none yet */
    bool *is_present; /* its full name, or its name with a title, stands in the document */
};

static bool is_strong(const struct hit *hit) {
    if (hit->needs_company)
        return false;
    if (hit->flags & (NAME_ALIAS | NAME_JOINED) || hit->words > 1)
        return hit->other_count == 0 || hit->words > 1;
    return hit->flags & NAME_FAMILY && (hit->has_title || !hit->is_common);
}

static void note_present(struct deciding *deciding) {
    for (size_t i = 0; i < deciding->hits->count; i++) {
        const struct hit *hit = &deciding->hits->rows[i];
        if (!is_strong(hit))
            continue;
        deciding->is_present[hit->entity] = true;
        for (uint32_t k = 0; k < hit->other_count; k++)
            deciding->is_present[deciding->hits->others[hit->other + k]] = true;
    }
}

static bool fits(const struct deciding *deciding, const struct hit *hit, uint32_t entity) {
    uint32_t gender = deciding->people->entities[entity].gender;
    return !hit->gender || !gender || hit->gender == gender;
}

/* Of several persons the one it fits and that was named last; else the first that is in the
 * document; else the first it fits. */
static void choose(const struct deciding *deciding, struct hit *hit) {
    if (!hit->other_count)
        return;
    uint32_t best = UINT32_MAX, best_last = 0;
    bool best_present = false;
    for (uint32_t i = 0; i <= hit->other_count; i++) {
        uint32_t entity = i ? deciding->hits->others[hit->other + i - 1] : hit->entity;
        if (!fits(deciding, hit, entity))
            continue;
        uint32_t last = deciding->last[entity];
        bool is_present = deciding->is_present[entity];
        bool is_better = best == UINT32_MAX || last > best_last ||
                         (last == best_last && is_present && !best_present);
        if (is_better) {
            best = entity;
            best_last = last;
            best_present = is_present;
        }
    }
    if (best != UINT32_MAX)
        hit->entity = best;
}

static bool is_nobody(const struct deciding *deciding, const struct hit *hit) {
    bool is_protected =
        deciding->people->entities[hit->entity].entry != NO_ENTRY && hit->flags & NAME_PROTECTED;
    if (is_protected || hit->has_title)
        return false;
    if (hit->needs_company)
        return hit->is_common || !deciding->is_present[hit->entity];
    return hit->is_common && !(hit->flags & (NAME_ALIAS | NAME_JOINED));
}

static void decide(const struct deciding *deciding, struct hit *hit) {
    const struct entity_row *entity = &deciding->people->entities[hit->entity];
    if (hit->decision != DSR_KEEP)
        hit->decision = (dsr_decision)entity->decision;
    bool is_listed = entity->entry != NO_ENTRY && hit->flags & NAME_PROTECTED;
    bool is_as_found = hit->words > 1 && entity->rule > RULE_OFFICE && entity->rule < RULE_COUNT;
    hit->rule = is_listed        ? RULE_LIST
                : hit->has_title ? RULE_TITLE
                : is_as_found    ? (enum person_rule)entity->rule
                                 : RULE_KNOWN;
    hit->confidence = is_listed ? 1000 : entity->confidence;
    if (!is_listed && !hit->has_title && hit->words == 1)
        hit->confidence = hit->confidence * 9 / 10;
}

/* "Gaston E. Thorn", found as two names of one person with an initial between. */
static bool is_one_with(const struct hits *hits, const struct hit *before, const struct hit *hit) {
    if (before->place != hit->place || before->entity != hit->entity ||
        before->decision != hit->decision || hit->start != hit->name)
        return false;
    dsr_text text = hits->places[hit->place].text;
    size_t letters = 0;
    for (uint32_t i = before->end; i < hit->start; i++) {
        char byte = text.at[i];
        if (byte >= 'A' && byte <= 'Z')
            letters++;
        else if (byte != ' ' && byte != '.' && byte != '\n')
            return false;
    }
    return letters <= 2 && hit->start > before->end && hit->start - before->end <= 8;
}

void hits_decide(struct hits *hits, const struct rules *rules, const struct people *people) {
    struct deciding deciding = {.hits = hits, .rules = rules, .people = people};
    deciding.last = calloc(people->count + 1u, sizeof *deciding.last);
    deciding.is_present = calloc(people->count + 1u, sizeof *deciding.is_present);
    if (!deciding.last || !deciding.is_present) {
        hits->is_out_of_memory = true;
        goto done;
    }
    note_present(&deciding);
    size_t kept = 0;
    for (size_t i = 0; i < hits->count; i++) {
        struct hit hit = hits->rows[i];
        choose(&deciding, &hit);
        if (is_nobody(&deciding, &hit))
            continue;
        decide(&deciding, &hit);
        deciding.last[hit.entity] = (uint32_t)i + 1;
        if (kept && is_one_with(hits, &hits->rows[kept - 1], &hit))
            hits->rows[kept - 1].end = hit.end;
        else
            hits->rows[kept++] = hit;
    }
    hits->count = kept;
done:
    free(deciding.last);
    free(deciding.is_present);
}

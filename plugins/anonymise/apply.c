/* SPDX-License-Identifier: MIT */
/* Mentions: who was found where, and what the policy says of it. */
#include "apply.h"

#include <stdlib.h>
#include <string.h>

static dsr_status set_mention(const struct applying *applying, dsr_block block, dsr_range range,
                              const char *type, dsr_text entity, const struct hit *hit) {
    dsr_mention_info info = {
        .block = block,
        .range = range,
        .type = text_of(type),
        .entity = entity,
        .rule = text_of(person_rule_names[hit->rule]),
        .decision = hit->decision,
        .confidence = hit->confidence,
    };
    return applying->doc->host->set_mention(applying->doc, 0, &info, sizeof info,
                                            "found by the rules for persons");
}

/* The title's own mention, without the space behind it. */
static dsr_status set_title(const struct applying *applying, const struct place *place,
                            const struct hit *hit) {
    uint32_t end = hit->name;
    while (end > hit->start && (strchr(" \n\t\r", place->text.at[end - 1]) ||
                                (unsigned char)place->text.at[end - 1] >= 0x80))
        end--; /* no title ends in a sign that is no ASCII, no-break spaces do */
    struct hit title = *hit;
    title.rule = RULE_TITLE;
    if (title.decision == DSR_MASK)
        title.decision = applying->rules->title.decision;
    return set_mention(applying, place->block, (dsr_range){hit->start, end}, "title",
                       people_pseudonym(applying->people, hit->entity), &title);
}

/* Whether a hit lies over the range; `at` walks along the hits, which are in order. */
static bool is_taken(const struct hits *hits, size_t *at, uint32_t place, uint32_t start,
                     uint32_t end) {
    while (*at < hits->count && (hits->rows[*at].place < place ||
                                 (hits->rows[*at].place == place && hits->rows[*at].end <= start)))
        ++*at;
    return *at < hits->count && hits->rows[*at].place == place && hits->rows[*at].start < end;
}

/* Mentions of states in a place; phrases of the list, the longest first. */
static dsr_status set_states(const struct applying *applying, uint32_t index, size_t *next_hit) {
    struct hits *hits = applying->hits;
    const struct place *place = &hits->places[index];
    const struct lexicon *lexicon = &applying->rules->lexicon;
    if (place->holder != IN_BLOCK ||
        !hits_read_place(hits, place, lexicon, applying->language, false))
        return DSR_OK;
    const struct words *words = &hits->words;
    for (size_t i = 0; i < words->count; i++) {
        struct found_phrase found[8];
        size_t count = words->rows[i].shape & WORD_CAPITAL
                           ? phrases_find(&lexicon->phrases, words, i, found, 8)
                           : 0;
        for (size_t k = 0; k < count; k++) {
            if ((found[k].phrase->flags & (LEX_STATE | LEX_BODY)) != LEX_STATE)
                continue;
            dsr_range range = {words->rows[i].start, words->rows[found[k].end - 1].end};
            /* "(... State of)": the bracket belongs to the name. */
            if (memchr(place->text.at + range.start, '(', range.end - range.start) &&
                range.end < place->text.len && place->text.at[range.end] == ')')
                range.end++;
            if (is_taken(hits, next_hit, index, range.start, range.end))
                continue;
            dsr_mention_info info = {
                .block = place->block,
                .range = range,
                .type = text_of("state"),
                .entity = {place->text.at + range.start, range.end - range.start},
                .rule = text_of("state-list"),
                .decision = applying->rules->state.decision,
                .confidence = 950,
            };
            dsr_status status = applying->doc->host->set_mention(
                applying->doc, 0, &info, sizeof info, "found in the list of states");
            if (status != DSR_OK)
                return status;
            i = found[k].end - 1;
            break;
        }
    }
    return DSR_OK;
}

dsr_status apply_mentions(const struct applying *applying, bool with_kept) {
    const struct hits *hits = applying->hits;
    for (size_t i = 0; i < hits->count; i++) {
        const struct hit *hit = &hits->rows[i];
        const struct place *place = &hits->places[hit->place];
        if (place->holder != IN_BLOCK || (!with_kept && hit->decision == DSR_KEEP))
            continue;
        dsr_status status = DSR_OK;
        if (with_kept && hit->start < hit->name)
            status = set_title(applying, place, hit);
        if (status == DSR_OK)
            status = set_mention(applying, place->block, (dsr_range){hit->name, hit->end}, "person",
                                 people_pseudonym(applying->people, hit->entity), hit);
        if (status != DSR_OK)
            return status;
    }
    size_t next_hit = 0;
    for (uint32_t i = 0; with_kept && i < hits->place_count; i++) {
        dsr_status status = set_states(applying, i, &next_hit);
        if (status != DSR_OK)
            return status;
    }
    return DSR_OK;
}

/* SPDX-License-Identifier: MIT */
#include "apply.h"

#include <stdlib.h>
#include <string.h>

/* ---- mentions ---- */

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

/* ---- pseudonyms ---- */

/* What stands for a space in the replacement: names in addresses, logins and file names keep
 * the way their words were joined. */
static const char *joint(const struct place *place, const struct hit *hit) {
    dsr_text text = place->text;
    size_t len = hit->end - hit->start;
    const char *surface = text.at + hit->start;
    if (memmem(surface, len, "%20", 3))
        return "%20";
    if (memchr(surface, '_', len))
        return "_";
    if (memchr(surface, '+', len))
        return "+";
    char before = hit->start ? text.at[hit->start - 1] : ' ';
    char after = hit->end < text.len ? text.at[hit->end] : ' ';
    bool is_tight = memchr("/@=#:\\_~%", before, 9) || memchr("/@=\\_", after, 5);
    if (place->is_technical)
        is_tight |=
            place->holder == IN_MARK || memchr(".-&?+", before, 5) || memchr("-&?+", after, 4);
    return is_tight ? "-" : " ";
}

static void write_pseudonym(const struct applying *applying, const struct place *place,
                            const struct hit *hit, struct bytes *into) {
    dsr_text pseudonym = people_pseudonym(applying->people, hit->entity);
    const char *with = joint(place, hit);
    for (size_t i = 0; i < pseudonym.len; i++)
        if (pseudonym.at[i] == ' ')
            bytes_text(into, with);
        else
            bytes_add(into, pseudonym.at + i, 1);
}

/* A label of a link that we write must not hold what the old one did not. */
static uint32_t edit_start(const struct applying *applying, const struct hit *hit) {
    return applying->rules->title.decision == DSR_MASK ? hit->start : hit->name;
}

static dsr_status write_whole(const struct applying *applying, const struct place *place,
                              dsr_text text) {
    const dsr_host *host = applying->doc->host;
    const char *reason = "a person's name";
    if (place->holder == IN_MARK)
        return host->set_mark_value(applying->doc, place->handle, text, reason);
    return host->set_attribute(applying->doc, 0, attribute_names[place->handle], text, reason);
}

/* Marks and attributes have no ranges to keep: their text is written anew. */
static dsr_status rewrite(const struct applying *applying, const struct place *place,
                          const dsr_edit *edits, size_t count) {
    struct bytes text = {0};
    uint32_t at = 0;
    for (size_t i = 0; i < count; i++) {
        bytes_add(&text, place->text.at + at, edits[i].range.start - at);
        bytes_add(&text, edits[i].text.at, edits[i].text.len);
        at = edits[i].range.end;
    }
    bytes_add(&text, place->text.at + at, place->text.len - at);
    dsr_status status =
        text.is_out_of_memory ? DSR_NO_MEMORY : write_whole(applying, place, bytes_view(&text));
    bytes_free(&text);
    return status;
}

/* The edits of one place: hits [from, to). */
static dsr_status edit_place(const struct applying *applying, size_t from, size_t to) {
    const struct hits *hits = applying->hits;
    const struct place *place = &hits->places[hits->rows[from].place];
    struct bytes texts = {0};
    dsr_edit *edits = calloc(to - from, sizeof *edits);
    size_t *ends = calloc(to - from, sizeof *ends);
    size_t count = 0;
    dsr_status status = DSR_NO_MEMORY;
    if (!edits || !ends)
        goto done;
    for (size_t i = from; i < to; i++) {
        const struct hit *hit = &hits->rows[i];
        if (hit->decision != DSR_MASK)
            continue;
        edits[count].range = (dsr_range){edit_start(applying, hit), hit->end};
        write_pseudonym(applying, place, hit, &texts);
        ends[count++] = texts.len;
    }
    if (texts.is_out_of_memory)
        goto done;
    for (size_t i = 0; i < count; i++) {
        size_t start = i ? ends[i - 1] : 0;
        edits[i].text = (dsr_text){texts.at + start, ends[i] - start};
    }
    status = DSR_OK;
    if (count && place->holder == IN_BLOCK)
        status = applying->doc->host->replace_all(applying->doc, place->handle, edits, count,
                                                  "a person's name");
    else if (count)
        status = rewrite(applying, place, edits, count);
done:
    free(edits);
    free(ends);
    bytes_free(&texts);
    return status;
}

dsr_status apply_pseudonyms(const struct applying *applying) {
    const struct hits *hits = applying->hits;
    for (size_t from = 0; from < hits->count;) {
        size_t to = from;
        while (to < hits->count && hits->rows[to].place == hits->rows[from].place)
            to++;
        dsr_status status = edit_place(applying, from, to);
        if (status != DSR_OK)
            return status;
        from = to;
    }
    return DSR_OK;
}

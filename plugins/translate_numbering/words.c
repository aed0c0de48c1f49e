/* SPDX-License-Identifier: MIT */
/*
 * References whose words become those of another language: each is taken apart, its numbers
 * follow their labels, and it is printed anew as a whole.
 */
#include "phrase.h"

static void follow_labels(struct phrase *phrase, const struct step *steps, size_t count);
static bool can_follow(const struct step *steps, size_t count);
static dsr_target *place_targets(struct plan *plan, const struct citation *citation,
                                 const struct phrase *phrase, const struct step *steps,
                                 size_t count, uint32_t start, uint32_t target_count);

bool translate_words(struct plan *plan, struct citation *citation, dsr_text text, dsr_range range,
                     const struct step *steps, size_t count, uint32_t target_count,
                     uint32_t start) {
    const struct rules *rules = plan->settings->rules;
    const struct lexicon *to = lexicon_of(rules, plan->settings->to);
    const struct lexicon *from = lexicon_of(rules, plan->from);
    from = from ? from : lexicon_of(rules, rules->default_language);
    struct phrase *phrase = plan->phrase =
        plan->phrase ? plan->phrase : arena_take(&plan->arena, sizeof *phrase);
    if (!to || !from || to == from || !to->is_complete || !from->is_complete || !phrase ||
        !can_follow(steps, count) || !phrase_read(plan->host, from, text, range, phrase))
        return false;
    follow_labels(phrase, steps, count);
    struct builder now = {.arena = &plan->arena};
    if (!phrase_print(plan->host, from, to, phrase, &now))
        return false;
    citation->old = slice(text, range.start, range.end);
    citation->now = built(&now);
    citation->range = (dsr_range){start, start + (uint32_t)now.len};
    citation->wanted = place_targets(plan, citation, phrase, steps, count, start, target_count);
    return citation->wanted != NULL;
}

/* Numbers that hold those above them are the work of cite.c. */
static bool can_follow(const struct step *steps, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const struct entry *entry = steps[i].entry;
        if (entry && (entry->was.is_nested || entry->is.is_nested))
            return false;
    }
    return true;
}

static const struct step *step_of(const struct number *number, const struct step *steps,
                                  size_t count) {
    for (size_t i = 0; i < count; i++)
        if (steps[i].range.start < number->range.end && number->range.start < steps[i].range.end)
            return &steps[i];
    return NULL;
}

static void follow_labels(struct phrase *phrase, const struct step *steps, size_t count) {
    for (size_t i = 0; i < phrase->number_count; i++) {
        struct number *number = &phrase->numbers[i];
        const struct step *step = step_of(number, steps, count);
        const struct entry *entry = step ? step->entry : NULL;
        if (!entry || !entry->was.numeral.len)
            continue;
        number->value = entry->is.value;
        if (!entry->convention && entry->is.scheme.len &&
            !same_text(entry->is.scheme, number->western))
            number->scheme = entry->is.scheme;
        if (!same_text(entry->is.insert, entry->was.insert) && !number->insert_index)
            number->insert = entry->is.insert;
    }
}

static dsr_target *place_targets(struct plan *plan, const struct citation *citation,
                                 const struct phrase *phrase, const struct step *steps,
                                 size_t count, uint32_t start, uint32_t target_count) {
    dsr_target *wanted = arena_take(&plan->arena, target_count * sizeof *wanted + 1);
    for (uint32_t i = 0; wanted && i < target_count; i++) {
        plan->host->target(plan->doc, citation->reference, i, &wanted[i], sizeof *wanted);
        if (wanted[i].range.end > wanted[i].range.start)
            wanted[i].range = (dsr_range){start, start};
    }
    for (size_t i = 0; wanted && i < phrase->number_count; i++) {
        const struct number *number = &phrase->numbers[i];
        const struct step *step = step_of(number, steps, count);
        if (step)
            wanted[step->target].range =
                (dsr_range){start + number->put.start, start + number->put.end};
    }
    return wanted;
}

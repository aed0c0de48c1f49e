/* SPDX-License-Identifier: MIT */
/*
 * Before labels are printed: those in doubt are asked about, bullets become letters, and labels
 * that an earlier stage inserted get a number between their neighbours.
 */
#include "lexicon.h"

static dsr_status ask(struct plan *plan);
static dsr_status letter_bullets(struct plan *plan);
static dsr_status number_inserted(struct plan *plan);

dsr_status adjust(struct plan *plan) {
    dsr_status status = DSR_OK;
    if (plan->settings->on_ambiguous)
        status = ask(plan);
    if (status == DSR_OK && plan->settings->bullets == BULLETS_LETTERS)
        status = letter_bullets(plan);
    return status == DSR_OK ? number_inserted(plan) : status;
}

/* ---- doubts --------------------------------------------------------------------------------- */

/* The function gets label, kind, line, confidence and the text behind the label; what it returns
 * is "keep" for a label that must stay as it is. */
static dsr_status ask(struct plan *plan) {
    const dsr_host *host = plan->host;
    for (uint32_t i = 0; i < plan->count; i++) {
        struct entry *entry = &plan->entries[i];
        if (entry->confidence > (uint32_t)plan->settings->least_confidence)
            continue;
        struct builder line = {.arena = &plan->arena}, sure = {.arena = &plan->arena};
        const dsr_value *answer = NULL;
        build_number(&line, entry->line);
        build_number(&sure, entry->confidence);
        const dsr_text arguments[] = {entry->surface, entry->kind, built(&line), built(&sure),
                                      host->text(plan->doc, entry->block)};
        dsr_status status = host->call(plan->job, plan->settings->on_ambiguous, arguments,
                                       sizeof arguments / sizeof arguments[0], &answer);
        if (status != DSR_OK)
            return status;
        entry->is_kept = same_word(host->value_text(answer), "keep");
    }
    return DSR_OK;
}

/* ---- bullets -------------------------------------------------------------------------------- */

/* The form that items have in the language asked for, or else in the document's. */
static const struct convention *item_form(const struct plan *plan) {
    const struct rules *rules = plan->settings->rules;
    const dsr_text names[] = {plan->settings->to, plan->from, rules->default_language};
    const struct convention *row = NULL;
    for (size_t i = 0; i < 3 && !row; i++)
        row = convention_of(rules->labels, rules->label_count, names[i], DSR_TEXT("item"));
    return row;
}

/* Bullets of one list are lettered on; another label at their place begins a new list. */
static dsr_status letter_bullets(struct plan *plan) {
    const struct convention *row = item_form(plan);
    uint32_t *counts = arena_take(&plan->arena, (plan->count + 1) * sizeof *counts);
    if (!counts)
        return DSR_NO_MEMORY;
    for (uint32_t i = 0; row && i < plan->count; i++) {
        struct entry *entry = &plan->entries[i];
        bool is_bullet =
            same_word(entry->was.scheme, "bullet") || same_word(entry->was.scheme, "dash");
        counts[i + 1] = 0;
        counts[entry->parent] = is_bullet && !entry->is_kept ? counts[entry->parent] + 1 : 0;
        if (!counts[entry->parent])
            continue;
        entry->lettered = row;
        entry->kind = DSR_TEXT("item");
        entry->is.value = counts[entry->parent];
        entry->is.scheme = row->scheme;
    }
    return DSR_OK;
}

/* ---- insertions ----------------------------------------------------------------------------- */

struct neighbour {
    uint32_t entry; /* + 1 of the last label of this series below this parent */
    int64_t shift;  /* of those that follow */
};

/* "bis" behind no insertion, "ter" behind "bis"; with letters "A" behind none, "B" behind "A". */
static dsr_text next_insert(struct plan *plan, dsr_text last) {
    const struct lexicon *lexicon =
        lexicon_of(plan->settings->rules, plan->settings->to.len ? plan->settings->to : plan->from);
    char room[64];
    int64_t value = 0;
    size_t len = 0, start = last.len && last.at[0] == ' ' ? 1 : 0;
    dsr_text bare = slice(last, start, last.len);
    if (plan->settings->insert == INSERT_BIS) {
        lexicon = lexicon
                      ? lexicon
                      : lexicon_of(plan->settings->rules, plan->settings->rules->default_language);
        size_t next = 0;
        for (size_t i = 0; lexicon && i + 1 < INSERTS_MOST; i++)
            if (bare.len && lexicon->inserts[i].len && ends_with(last, lexicon->inserts[i]))
                next = i + 1;
        struct builder made = {.arena = &plan->arena};
        if (lexicon && lexicon->inserts[next].len)
            build_form(&made, lexicon->insert_form, lexicon->inserts[next]);
        return built(&made);
    }
    dsr_text scheme =
        plan->settings->insert == INSERT_LETTER ? DSR_TEXT("upper-alpha") : DSR_TEXT("superscript");
    if (!bare.len || !plan->host->parse_numeral(scheme, bare, &value))
        value = 0;
    len = plan->host->numeral(scheme, value + 1, room, sizeof room);
    return arena_join(&plan->arena, &(dsr_text){room, len}, 1);
}

static void insert_behind(struct plan *plan, struct entry *entry, struct neighbour *neighbour) {
    const struct entry *last = neighbour->entry ? &plan->entries[neighbour->entry - 1] : NULL;
    bool counts_on = !last || plan->settings->insert == INSERT_RENUMBER;
    entry->is.value = (last ? last->is.value : 0) + counts_on;
    entry->is.scheme = last ? last->is.scheme : entry->was.scheme;
    entry->is.insert = counts_on ? (dsr_text){"", 0} : next_insert(plan, last->is.insert);
    entry->reason = REASON_INSERTED;
    neighbour->shift += counts_on;
}

/* An inserted label stands in a block that an earlier stage made; what number it was given does
 * not count.  Numbers behind it move on where they are counted anew. */
static dsr_status number_inserted(struct plan *plan) {
    struct neighbour *rows = NULL;
    for (uint32_t i = 0; i < plan->count; i++) {
        if (plan->entries[i].is_inserted && !rows)
            rows = arena_take(&plan->arena, (plan->count + 1) * sizeof *rows);
        if (plan->entries[i].is_inserted && !rows)
            return DSR_NO_MEMORY;
    }
    for (uint32_t i = 0; rows && i < plan->count; i++) {
        struct entry *entry = &plan->entries[i];
        struct neighbour *row = &rows[entry->parent];
        const struct entry *last = row->entry ? &plan->entries[row->entry - 1] : NULL;
        if (last && !same_text(last->series, entry->series))
            *row = (struct neighbour){0};
        if (entry->is_inserted)
            insert_behind(plan, entry, row);
        else if (entry->is.value != DSR_NO_VALUE && row->shift) {
            entry->is.value += row->shift;
            entry->reason = REASON_INSERTED;
        }
        row->entry = i + 1;
    }
    return DSR_OK;
}

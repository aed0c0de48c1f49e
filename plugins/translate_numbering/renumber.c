/* SPDX-License-Identifier: MIT */
/*
 * Counting: which labels draw from one counter, and what each gets.  A series either runs on
 * through the document (paragraphs of a report) or begins anew under each parent (items); the
 * option says which, else the layout, else the labels themselves.
 */
#include "translate.h"

struct counter {
    bool has_begun;
    int64_t was, is; /* of the label before */
};

static int by_series(const void *entries, uint32_t left, uint32_t right);
static enum run run_of(const struct plan *plan, const uint32_t *members, uint32_t count,
                       uint32_t *seen, uint32_t stamp);
static void count_on(struct plan *plan, struct counter *counter, struct entry *entry,
                     bool counts_through);

dsr_status renumber(struct plan *plan) {
    if (plan->settings->renumber == RENUMBER_KEEP || !plan->count)
        return DSR_OK;
    uint32_t *order = arena_take(&plan->arena, plan->count * sizeof *order);
    uint32_t *seen = arena_take(&plan->arena, (plan->count + 1) * sizeof *seen);
    struct counter *counters = arena_take(&plan->arena, (plan->count + 1) * sizeof *counters);
    if (!order || !seen || !counters)
        return DSR_NO_MEMORY;
    for (uint32_t i = 0; i < plan->count; i++)
        order[i] = i;
    if (!arena_sort(&plan->arena, order, plan->count, by_series, plan->entries))
        return DSR_NO_MEMORY;
    uint32_t stamp = 0;
    for (uint32_t start = 0, end; start < plan->count; start = end) {
        const struct entry *first = &plan->entries[order[start]];
        for (end = start + 1; end < plan->count; end++)
            if (!same_text(plan->entries[order[end]].series, first->series))
                break;
        enum run run = run_of(plan, order + start, end - start, seen, ++stamp);
        bool counts_through = first->level && first->level->run == RUN_DOCUMENT;
        stamp++;
        for (uint32_t i = start; i < end; i++) {
            struct entry *entry = &plan->entries[order[i]];
            uint32_t slot = run == RUN_DOCUMENT ? 0 : entry->parent;
            if (seen[slot] != stamp)
                counters[slot] = (struct counter){0};
            seen[slot] = stamp;
            if (entry->was.numeral.len)
                count_on(plan, &counters[slot], entry, counts_through);
        }
    }
    return DSR_OK;
}

static int by_series(const void *entries, uint32_t left, uint32_t right) {
    const struct entry *rows = entries;
    return compare_text(rows[left].series, rows[right].series);
}

/* A series runs through the document when more parents go on counting than begin at 1.  What is
 * counted must come out the same after renumbering, since a second run changes nothing: closing
 * gaps keeps first numbers, restarting makes them 1 or the next. */
static enum run run_of(const struct plan *plan, const uint32_t *members, uint32_t count,
                       uint32_t *seen, uint32_t stamp) {
    const struct rules *rules = plan->settings->rules;
    const struct entry *first = &plan->entries[members[0]];
    if (first->level && first->level->run != RUN_FOUND)
        return first->level->run;
    for (size_t i = 0; i < rules->run_count; i++)
        if (same_text(rules->runs[i].kind, first->kind) && rules->runs[i].run != RUN_FOUND)
            return rules->runs[i].run;
    uint32_t goes_on = 0, begins = 0;
    for (uint32_t i = 0; i < count; i++) {
        const struct entry *entry = &plan->entries[members[i]];
        if (i && seen[entry->parent] != stamp) {
            bool is_next = plan->settings->renumber == RENUMBER_CLOSE_GAPS ||
                           entry->was.value > plan->entries[members[i - 1]].was.value;
            *(is_next && entry->was.value != 1 ? &goes_on : &begins) += 1;
        }
        seen[entry->parent] = stamp;
    }
    return goes_on > begins ? RUN_DOCUMENT : RUN_PARENT;
}

/* "6 bis" stands beside 6 and takes no number of its own.  A 1, or a number below those before,
 * begins another list, unless the option has the level count through the document. */
static void count_on(struct plan *plan, struct counter *counter, struct entry *entry,
                     bool counts_through) {
    bool restarts = plan->settings->renumber == RENUMBER_RESTART;
    int64_t value = entry->was.value, next = counter->is + (counter->is < INT64_MAX);
    bool is_repeated = counter->has_begun && value == counter->was;
    bool is_beside = is_repeated && entry->was.insert.len;
    bool is_below = value < counter->was && (restarts || value <= counter->is);
    if (!counter->has_begun || (!counts_through && !is_beside && (value == 1 || is_below))) {
        entry->is.value = restarts ? 1 : value;
        is_repeated = false;
    } else if (is_beside || (is_repeated && !restarts && !counts_through)) {
        entry->is.value = counter->is;
    } else {
        entry->is.value = next;
    }
    if (is_repeated && !entry->was.insert.len && !restarts && !counts_through) {
        plan->host->report(plan->job, DSR_WARNING, "num-duplicate", entry->place,
                           "label %.*s stands here a second time; closing gaps leaves it",
                           (int)entry->was.printed.len, entry->was.printed.at);
        plan->host->hint(plan->job, "renumber = \"restart\" counts it");
    }
    if (entry->is.value != entry->was.value)
        entry->reason = restarts ? REASON_RESTART : REASON_GAP;
    *counter = (struct counter){true, value, entry->is.value};
}

/* SPDX-License-Identifier: MIT */
/*
 * The register of one document: who was found, in which forms, and what was done.  It names the
 * persons, so it is private and goes into the custody bundle only.
 */
#include <stdlib.h>
#include <string.h>

#include "apply.h"

static const char *decision_name(dsr_decision decision) {
    return decision == DSR_MASK ? "mask" : decision == DSR_KEEP ? "keep" : "review";
}

static dsr_text surface_of(const struct hits *hits, const struct hit *hit) {
    return (dsr_text){hits->places[hit->place].text.at + hit->start, hit->end - hit->start};
}

static int compare_hits(const void *left, const void *right, void *context) {
    const struct hits *hits = context;
    const struct hit *a = &hits->rows[*(const uint32_t *)left];
    const struct hit *b = &hits->rows[*(const uint32_t *)right];
    if (a->entity != b->entity)
        return a->entity < b->entity ? -1 : 1;
    if (a->decision != b->decision)
        return a->decision < b->decision ? -1 : 1;
    dsr_text one = surface_of(hits, a), other = surface_of(hits, b);
    size_t len = one.len < other.len ? one.len : other.len;
    int order = memcmp(one.at, other.at, len);
    if (order)
        return order;
    return one.len != other.len ? (one.len < other.len ? -1 : 1) : (a > b) - (a < b);
}

/* The distinct forms of hits [from, to), which are sorted, with their counts. */
static void write_forms(const struct hits *hits, const uint32_t *order, size_t from, size_t to,
                        struct bytes *into) {
    bytes_text(into, ",\"forms\":[");
    for (size_t i = from; i < to;) {
        const struct hit *hit = &hits->rows[order[i]];
        dsr_text form = surface_of(hits, hit);
        size_t end = i;
        while (end < to && text_equal(surface_of(hits, &hits->rows[order[end]]), form))
            end++;
        bytes_text(into, i > from ? ",{\"text\":" : "{\"text\":");
        bytes_json(into, form);
        bytes_format(into, ",\"rule\":\"%s\",\"count\":%zu}", person_rule_names[hit->rule],
                     end - i);
        i = end;
    }
    bytes_text(into, "]}");
}

void apply_register(const struct applying *applying, struct bytes *into) {
    const struct hits *hits = applying->hits;
    uint32_t *order = malloc((hits->count + 1) * sizeof *order);
    if (!order) {
        into->is_out_of_memory = true;
        return;
    }
    for (uint32_t i = 0; i < hits->count; i++)
        order[i] = i;
    qsort_r(order, hits->count, sizeof *order, compare_hits, (void *)(uintptr_t)hits);
    bytes_text(into, "{\"entities\":[");
    for (size_t i = 0; i < hits->count;) {
        const struct hit *hit = &hits->rows[order[i]];
        size_t end = i;
        while (end < hits->count && hits->rows[order[end]].entity == hit->entity &&
               hits->rows[order[end]].decision == hit->decision)
            end++;
        bytes_text(into,
                   i ? ",\n{\"type\":\"person\",\"name\":" : "\n{\"type\":\"person\",\"name\":");
        bytes_json(into, people_name(applying->people, hit->entity));
        bytes_text(into, ",\"pseudonym\":");
        bytes_json(into, people_pseudonym(applying->people, hit->entity));
        bytes_format(into, ",\"decision\":\"%s\",\"confidence\":%u,\"mentions\":%zu",
                     decision_name(hit->decision), hit->confidence, end - i);
        write_forms(hits, order, i, end, into);
        i = end;
    }
    bytes_text(into, "]}\n");
    free(order);
}

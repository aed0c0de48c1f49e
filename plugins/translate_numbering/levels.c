/* SPDX-License-Identifier: MIT */
/*
 * The document attribute "levels": a line for each way its labels are printed,
 *
 *     kind <tab> scheme <tab> form <tab> steps
 *
 * where steps counts the numbers that a nested label shows.  A layout knows how labels usually
 * look; where the options gave them forms of their own, import needs this to read them back.
 */
#include "translate.h"

enum { WAYS_MOST = 64 }; /* a document has a dozen */

struct way {
    dsr_text kind, scheme, form;
    uint32_t steps;
};

static struct way way_of(struct plan *plan, const struct entry *entry);

/* Only where something looks another way now. */
static bool needs_levels(const struct plan *plan) {
    for (uint32_t i = 0; i < plan->count; i++) {
        const struct entry *entry = &plan->entries[i];
        const struct level *level = entry->level;
        bool is_new = (level && (level->has_form || level->scheme.len)) || entry->convention;
        if (is_new && is_label_changed(entry))
            return true;
    }
    return false;
}

dsr_status describe_levels(struct plan *plan) {
    struct way ways[WAYS_MOST];
    size_t count = 0;
    struct builder text = {.arena = &plan->arena};
    dsr_text lines = plan->settings->rules->lines;
    dsr_status status =
        lines.len ? plan->host->set_attribute(plan->doc, 0, "lines", lines, "white space as it was")
                  : DSR_OK;
    if (status != DSR_OK || !needs_levels(plan))
        return status;
    for (uint32_t i = 0; i < plan->count; i++) {
        if (!plan->entries[i].is.numeral.len)
            continue;
        struct way way = way_of(plan, &plan->entries[i]);
        size_t at = 0;
        while (at < count &&
               !(ways[at].steps == way.steps && same_text(ways[at].kind, way.kind) &&
                 same_text(ways[at].scheme, way.scheme) && same_text(ways[at].form, way.form)))
            at++;
        if (at < count || count == WAYS_MOST)
            continue;
        ways[count++] = way;
        build(&text, way.kind);
        build(&text, DSR_TEXT("\t"));
        build(&text, way.scheme);
        build(&text, DSR_TEXT("\t"));
        build(&text, way.form);
        build(&text, DSR_TEXT("\t"));
        build_number(&text, way.steps);
        build(&text, DSR_TEXT("\n"));
    }
    if (plan->arena.is_short)
        return DSR_NO_MEMORY;
    return plan->host->set_attribute(plan->doc, 0, "levels", built(&text), "forms of labels");
}

static struct way way_of(struct plan *plan, const struct entry *entry) {
    struct way way = {.kind = entry->kind, .scheme = entry->is.scheme, .steps = 1};
    const struct print *is = &entry->is;
    dsr_text before = is->before, parts[] = {before, DSR_TEXT("{n}"), is->after};
    if (is->is_nested) {
        dsr_text number = numbered_parent(plan, entry)->is.full;
        size_t end = before.len;
        while (end > number.len &&
               !same_text(slice(before, end - number.len, end), number)) /* it is there */
            end--;
        dsr_text nested[] = {slice(before, 0, end - number.len), DSR_TEXT("{parent}"),
                             slice(before, end, before.len)};
        parts[0] = arena_join(&plan->arena, nested, 3);
        for (const struct entry *at = entry; at && at->is.is_nested; at = numbered_parent(plan, at))
            way.steps++;
    }
    way.form = arena_join(&plan->arena, parts, 3);
    return way;
}

/* SPDX-License-Identifier: MIT */
/*
 * The ids of labels, as `dossier inspect` prints them: the path of numerals in the label tree,
 * "II/A/7/b"; bullets are counted, "•1"; a second label of the same path gets "~2".
 */
#include "translate.h"

#include <stdlib.h>

struct sibling {
    uint32_t parent, index;
    dsr_text name;
};

static int by_name(const void *left, const void *right);
static int by_citation(const void *left, const void *right, void *pass);

struct pass {
    const struct entry *entries;
    bool is_new;
};

static void identify_side(struct plan *plan, struct sibling *siblings, uint32_t *bullets,
                          bool is_new) {
    struct arena *arena = &plan->arena;
    memset(bullets, 0, (plan->count + 1) * sizeof *bullets);
    for (uint32_t i = 0; i < plan->count; i++) {
        struct entry *entry = &plan->entries[i];
        const struct print *print = is_new ? &entry->is : &entry->was;
        struct builder name = {.arena = arena};
        if (print->numeral.len) {
            build(&name, print->numeral);
            build(&name, entry->insert);
        } else if (print->value != DSR_NO_VALUE) { /* a scheme that only its importer knows */
            build(&name, print->value < 0 ? DSR_TEXT("-") : DSR_TEXT(""));
            build_number(&name,
                         print->value < 0 ? 0 - (uint64_t)print->value : (uint64_t)print->value);
            build(&name, entry->insert);
        } else {
            build(&name, DSR_TEXT("•"));
            build_number(&name, ++bullets[entry->parent]);
        }
        siblings[i] = (struct sibling){entry->parent, i, built(&name)};
    }
    qsort(siblings, plan->count, sizeof *siblings, by_name);
    uint32_t *copies = bullets; /* of each entry: 1, 2 ...; the counts of bullets are done with */
    for (uint32_t i = 0; i < plan->count; i++) {
        bool is_same = i && siblings[i].parent == siblings[i - 1].parent &&
                       same_text(siblings[i].name, siblings[i - 1].name);
        copies[siblings[i].index] = is_same ? copies[siblings[i - 1].index] + 1 : 1;
        struct entry *entry = &plan->entries[siblings[i].index];
        *(is_new ? &entry->is.id : &entry->was.id) = siblings[i].name;
    }
    for (uint32_t i = 0; i < plan->count; i++) { /* parents stand before their children */
        struct entry *entry = &plan->entries[i];
        const struct entry *parent = entry->parent ? &plan->entries[entry->parent - 1] : NULL;
        dsr_text *id = is_new ? &entry->is.id : &entry->was.id;
        struct builder path = {.arena = arena};
        if (parent) {
            build(&path, is_new ? parent->is.id : parent->was.id);
            build(&path, DSR_TEXT("/"));
        }
        build(&path, *id);
        if (copies[i] > 1) {
            build(&path, DSR_TEXT("~"));
            build_number(&path, copies[i]);
        }
        *id = built(&path);
    }
}

/* Whether each label is the only one of its kind with its number. */
static void find_only(struct plan *plan, uint32_t *order, bool *is_only, bool is_new) {
    struct pass pass = {plan->entries, is_new};
    for (uint32_t i = 0; i < plan->count; i++)
        order[i] = i;
    qsort_r(order, plan->count, sizeof *order, by_citation, &pass);
    for (uint32_t i = 0; i < plan->count; i++) {
        bool like_last = i && by_citation(&order[i], &order[i - 1], &pass) == 0;
        bool like_next = i + 1 < plan->count && by_citation(&order[i], &order[i + 1], &pass) == 0;
        is_only[order[i]] = !like_last && !like_next;
    }
}

/* "paragraph 3" said enough; where paragraphs now begin anew in each section, "paragraph 1"
 * does not. */
static dsr_status find_common(struct plan *plan) {
    uint32_t *order = arena_take(&plan->arena, plan->count * sizeof *order + 1);
    bool *was_only = arena_take(&plan->arena, plan->count + 1);
    bool *is_only = arena_take(&plan->arena, plan->count + 1);
    if (!order || !was_only || !is_only)
        return DSR_NO_MEMORY;
    find_only(plan, order, was_only, false);
    find_only(plan, order, is_only, true);
    for (uint32_t i = 0; i < plan->count; i++)
        plan->entries[i].became_common = was_only[i] && !is_only[i];
    return DSR_OK;
}

dsr_status identify(struct plan *plan) {
    struct sibling *siblings = arena_take(&plan->arena, plan->count * sizeof *siblings + 1);
    uint32_t *bullets = arena_take(&plan->arena, (plan->count + 1) * sizeof *bullets);
    if (!siblings || !bullets)
        return DSR_NO_MEMORY;
    identify_side(plan, siblings, bullets, false);
    identify_side(plan, siblings, bullets, true);
    return plan->has_new_numbers ? find_common(plan) : DSR_OK;
}

static int by_citation(const void *left, const void *right, void *context) {
    const struct pass *pass = context;
    const struct entry *a = &pass->entries[*(const uint32_t *)left];
    const struct entry *b = &pass->entries[*(const uint32_t *)right];
    int order = compare_text(a->kind, b->kind);
    return order ? order
                 : compare_text(pass->is_new ? a->is.full : a->was.full,
                                pass->is_new ? b->is.full : b->was.full);
}

static int by_name(const void *left, const void *right) {
    const struct sibling *a = left, *b = right;
    if (a->parent != b->parent)
        return a->parent < b->parent ? -1 : 1;
    int order = compare_text(a->name, b->name);
    return order ? order : (a->index > b->index) - (a->index < b->index);
}

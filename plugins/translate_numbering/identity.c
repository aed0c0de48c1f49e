/* SPDX-License-Identifier: MIT */
/*
 * The ids of labels, as `dossier inspect` prints them: the path of numerals in the label tree,
 * "II/A/7/b"; bullets are counted, "•1"; a second label of the same path gets "~2".
 */
#include "translate.h"

struct sibling {
    uint32_t parent;
    dsr_text name;
};

static int by_name(const void *siblings, uint32_t left, uint32_t right);
static int by_citation(const void *pass, uint32_t left, uint32_t right);

struct pass {
    const struct entry *entries;
    bool is_new;
};

static dsr_text keep_built(const struct builder *builder) {
    dsr_text text = built(builder);
    return arena_join(builder->arena, &text, 1);
}

static bool identify_side(struct plan *plan, struct sibling *siblings, uint32_t *order,
                          uint32_t *bullets, bool is_new) {
    struct arena *arena = &plan->arena;
    struct builder name = {.arena = arena}, path = {.arena = arena}; /* each used again */
    memset(bullets, 0, (plan->count + 1) * sizeof *bullets);
    for (uint32_t i = 0; i < plan->count; i++) {
        struct entry *entry = &plan->entries[i];
        const struct print *print = is_new ? &entry->is : &entry->was;
        name.len = 0;
        if (print->numeral.len) {
            build(&name, print->numeral);
            build(&name, print->insert);
        } else if (print->value != DSR_NO_VALUE) { /* a scheme that only its importer knows */
            build(&name, print->value < 0 ? DSR_TEXT("-") : DSR_TEXT(""));
            build_number(&name,
                         print->value < 0 ? 0 - (uint64_t)print->value : (uint64_t)print->value);
            build(&name, print->insert);
        } else {
            build(&name, DSR_TEXT("•"));
            build_number(&name, ++bullets[entry->parent]);
        }
        siblings[i] = (struct sibling){entry->parent, keep_built(&name)};
        order[i] = i;
    }
    if (!arena_sort(arena, order, plan->count, by_name, siblings))
        return false;
    uint32_t *copies = bullets; /* of each entry: 1, 2 ...; the counts of bullets are done with */
    for (uint32_t i = 0; i < plan->count; i++) {
        bool is_same = i && by_name(siblings, order[i - 1], order[i]) == 0;
        copies[order[i]] = is_same ? copies[order[i - 1]] + 1 : 1;
        struct entry *entry = &plan->entries[order[i]];
        *(is_new ? &entry->is.id : &entry->was.id) = siblings[order[i]].name;
    }
    for (uint32_t i = 0; i < plan->count; i++) { /* parents stand before their children */
        struct entry *entry = &plan->entries[i];
        const struct entry *parent = entry->parent ? &plan->entries[entry->parent - 1] : NULL;
        dsr_text *id = is_new ? &entry->is.id : &entry->was.id;
        path.len = 0;
        if (parent) {
            build(&path, is_new ? parent->is.id : parent->was.id);
            build(&path, DSR_TEXT("/"));
        }
        build(&path, *id);
        if (copies[i] > 1) {
            build(&path, DSR_TEXT("~"));
            build_number(&path, copies[i]);
        }
        *id = keep_built(&path);
    }
    return true;
}

/* Whether each label is the only one of its kind with its number. */
static bool find_only(struct plan *plan, uint32_t *order, bool *is_only, bool is_new) {
    struct pass pass = {plan->entries, is_new};
    for (uint32_t i = 0; i < plan->count; i++)
        order[i] = i;
    if (!arena_sort(&plan->arena, order, plan->count, by_citation, &pass))
        return false;
    for (uint32_t i = 0; i < plan->count; i++) {
        bool like_last = i && by_citation(&pass, order[i], order[i - 1]) == 0;
        bool like_next = i + 1 < plan->count && by_citation(&pass, order[i], order[i + 1]) == 0;
        is_only[order[i]] = !like_last && !like_next;
    }
    return true;
}

/* "paragraph 3" said enough; where paragraphs now begin anew in each section, "paragraph 1"
 * does not. */
static dsr_status find_common(struct plan *plan) {
    uint32_t *order = arena_take(&plan->arena, plan->count * sizeof *order + 1);
    bool *was_only = arena_take(&plan->arena, plan->count + 1);
    bool *is_only = arena_take(&plan->arena, plan->count + 1);
    if (!order || !was_only || !is_only)
        return DSR_NO_MEMORY;
    if (!find_only(plan, order, was_only, false) || !find_only(plan, order, is_only, true))
        return DSR_NO_MEMORY;
    for (uint32_t i = 0; i < plan->count; i++)
        plan->entries[i].became_common = was_only[i] && !is_only[i];
    return DSR_OK;
}

dsr_status identify(struct plan *plan) {
    struct sibling *siblings = arena_take(&plan->arena, plan->count * sizeof *siblings + 1);
    uint32_t *bullets = arena_take(&plan->arena, (plan->count + 1) * sizeof *bullets);
    uint32_t *order = arena_take(&plan->arena, plan->count * sizeof *order + 1);
    if (!siblings || !bullets || !order || !identify_side(plan, siblings, order, bullets, false))
        return DSR_NO_MEMORY;
    for (uint32_t i = 0; !plan->changed_count && i < plan->count; i++)
        plan->entries[i].is.id = plan->entries[i].was.id;
    if (plan->changed_count && !identify_side(plan, siblings, order, bullets, true))
        return DSR_NO_MEMORY;
    return plan->has_new_numbers ? find_common(plan) : DSR_OK;
}

static int by_citation(const void *context, uint32_t left, uint32_t right) {
    const struct pass *pass = context;
    const struct entry *a = &pass->entries[left], *b = &pass->entries[right];
    int order = compare_text(a->kind, b->kind);
    return order ? order
                 : compare_text(pass->is_new ? a->is.full : a->was.full,
                                pass->is_new ? b->is.full : b->was.full);
}

static int by_name(const void *siblings, uint32_t left, uint32_t right) {
    const struct sibling *a = (const struct sibling *)siblings + left;
    const struct sibling *b = (const struct sibling *)siblings + right;
    if (a->parent != b->parent)
        return a->parent < b->parent ? -1 : 1;
    return compare_text(a->name, b->name);
}

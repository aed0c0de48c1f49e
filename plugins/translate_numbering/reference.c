/* SPDX-License-Identifier: MIT */
/*
 * Goes through the references of the document, says what each becomes, and reports those that
 * nobody can rewrite.  Plans edits; makes none.
 */
#include "reference.h"

#include <limits.h>

static dsr_status plan_reference(struct pass *pass, dsr_block block, dsr_reference reference);
static void report_unresolved(struct plan *plan);

dsr_status plan_references(struct plan *plan) {
    const dsr_host *host = plan->host;
    struct pass pass = {.plan = plan, .targets = {.arena = &plan->arena}};
    dsr_block block = 0;
    if (plan->settings->rules->has_map)
        return restore_references(plan);
    while ((block = host->step(plan->doc, 0, block, TEXT_KINDS))) {
        pass.ordinal += host->text(plan->doc, block).len > 0;
        pass.mark = 0;
        pass.shift = 0;
        pass.blocked = 0;
        dsr_reference reference = 0;
        while ((reference = host->next_reference(plan->doc, block, reference))) {
            dsr_status status = plan_reference(&pass, block, reference);
            if (status != DSR_OK)
                return status;
        }
    }
    report_unresolved(plan);
    return DSR_OK;
}

/* ---- places --------------------------------------------------------------------------------- */

dsr_place place_of(struct pass *pass, dsr_block block, uint32_t offset) {
    const struct plan *plan = pass->plan;
    const dsr_host *host = plan->host;
    struct cursor *cursor = &pass->cursor;
    if (cursor->block != block) {
        dsr_block_info info = {0};
        host->block(plan->doc, block, &info, sizeof info);
        *cursor = (struct cursor){block, info.part, 0, info.source.start};
    }
    dsr_piece piece;
    for (; host->piece(plan->doc, block, cursor->piece, &piece, sizeof piece); cursor->piece++) {
        if (offset >= piece.text.end)
            continue;
        uint32_t inside =
            piece.kind == DSR_COPIED && offset > piece.text.start ? offset - piece.text.start : 0;
        return (dsr_place){cursor->part, piece.source.start + inside, NULL};
    }
    return (dsr_place){cursor->part, cursor->start, NULL};
}

static void report(struct plan *plan, dsr_severity severity, const char *code, dsr_place place,
                   const char *message, dsr_text text, dsr_text now) {
    plan->host->report(plan->job, severity, code, place, message, (int)text.len, text.at,
                       (int)now.len, now.at);
}

/* ---- one reference -------------------------------------------------------------------------- */

/* The steps that have text; the ends of ranges stand for what lies between. */
static struct step *read_steps(struct pass *pass, struct citation *citation,
                               const dsr_reference_info *info, dsr_text text, size_t *count) {
    struct plan *plan = pass->plan;
    const dsr_host *host = plan->host;
    struct builder *targets = &pass->targets;
    if (!pass->steps || info->target_count > pass->step_room) {
        pass->step_room = 2 * info->target_count + 8;
        pass->steps = arena_take(&plan->arena, pass->step_room * sizeof *pass->steps);
    }
    struct step *steps = pass->steps;
    dsr_target target = {0};
    targets->len = 0;
    *count = 0;
    for (uint32_t i = 0; steps && i < info->target_count; i++) {
        host->target(plan->doc, citation->reference, i, &target, sizeof target);
        const struct entry *entry = entry_of(plan, target.label);
        if (entry && target.role != DSR_PATH && target.role != DSR_BETWEEN) {
            build(targets, !targets->len             ? DSR_TEXT("")
                           : target.role == DSR_LAST ? DSR_TEXT("..")
                                                     : DSR_TEXT(";"));
            build(targets, entry->is.id);
        }
        if (target.range.end <= target.range.start)
            continue;
        struct step *step = &steps[(*count)++];
        *step =
            (struct step){.entry = entry, .role = target.role, .target = i, .range = target.range};
        step_text(text, info->range, step);
    }
    dsr_text all = built(targets);
    citation->targets = arena_join(&plan->arena, &all, 1);
    return steps;
}

static dsr_range number_part(const struct step *steps, size_t count, dsr_range whole) {
    dsr_range part = {whole.end, whole.start};
    for (size_t i = 0; i < count; i++) {
        part.start = steps[i].range.start < part.start ? steps[i].range.start : part.start;
        part.end = steps[i].range.end > part.end ? steps[i].range.end : part.end;
    }
    return part.start < part.end ? part : (dsr_range){whole.start, whole.start};
}

static bool is_step_changed(const struct step *step) {
    return !step->is_absorbed &&
           (step->put.start != step->range.start || !same_text(step->now, step->text));
}

bool add_edit(struct plan *plan, dsr_range range, dsr_text text) {
    if (plan->edit_count == plan->edit_capacity) {
        uint32_t capacity = plan->edit_capacity ? 2 * plan->edit_capacity : 64;
        dsr_edit *grown = arena_take(&plan->arena, capacity * sizeof *grown);
        if (!grown)
            return false;
        if (plan->edit_count)
            memcpy(grown, plan->edits, plan->edit_count * sizeof *grown);
        plan->edits = grown;
        plan->edit_capacity = capacity;
    }
    plan->edits[plan->edit_count++] = (dsr_edit){range, text};
    return true;
}

/* Steps in the order of the text: "paragraph 2 of article 5" has its outer step behind. */
static void sort_steps(struct step *steps, size_t count) {
    for (size_t i = 1; i < count; i++) {
        struct step moved = steps[i];
        size_t at = i;
        for (; at > 0 && steps[at - 1].range.start > moved.range.start; at--)
            steps[at] = steps[at - 1];
        steps[at] = moved;
    }
}

/* Edits and the text they make; false when there is nothing to edit, or steps overlap. */
static bool plan_edits(struct plan *plan, struct citation *citation, dsr_text text, dsr_range part,
                       struct step *steps, size_t count) {
    struct builder now = {.arena = &plan->arena};
    uint32_t at = part.start;
    citation->first_edit = plan->edit_count;
    for (size_t i = 0; i < count; i++) {
        if (steps[i].is_absorbed)
            continue;
        if (steps[i].put.start < at) {
            plan->edit_count = citation->first_edit;
            return false;
        }
        build(&now, slice(text, at, steps[i].put.start));
        build(&now, steps[i].now);
        at = steps[i].put.end;
        if (is_step_changed(&steps[i]) && !add_edit(plan, steps[i].put, steps[i].now))
            return false;
    }
    build(&now, slice(text, at, part.end));
    citation->now = built(&now);
    citation->edit_count = plan->edit_count - citation->first_edit;
    return citation->edit_count > 0;
}

/* Where reference and targets stand after all edits of the block; a step whose number is part
 * of the next one's is a target no more. */
static void place_targets(struct pass *pass, struct citation *citation, dsr_range whole,
                          const struct step *steps, size_t count, uint32_t target_count) {
    struct plan *plan = pass->plan;
    dsr_target *wanted = arena_take(&plan->arena, target_count * sizeof *wanted + 1);
    if (!wanted)
        return;
    for (uint32_t i = 0; i < target_count; i++)
        plan->host->target(plan->doc, citation->reference, i, &wanted[i], sizeof *wanted);
    citation->range.start = (uint32_t)(whole.start + pass->shift);
    for (size_t i = 0; i < count; i++) {
        const struct step *step = &steps[i];
        dsr_target *target = &wanted[step->target];
        int64_t from = step->put.start + pass->shift + (int64_t)step->joint_len;
        if (step->is_absorbed) {
            *target = (dsr_target){0};
        } else if (is_step_changed(step)) {
            pass->shift += (int64_t)step->now.len - (step->put.end - step->put.start);
            target->range.start = (uint32_t)from;
            target->range.end = (uint32_t)(from + (int64_t)(step->now.len - step->joint_len));
        } else {
            target->range.start = (uint32_t)(target->range.start + pass->shift);
            target->range.end = (uint32_t)(target->range.end + pass->shift);
        }
    }
    citation->range.end = (uint32_t)(whole.end + pass->shift);
    citation->wanted = wanted;
    for (uint32_t i = 0; i < target_count; i++)
        if (wanted[i].role)
            wanted[citation->wanted_count++] = wanted[i];
}

/* The same but for brackets and spaces: "(b)" and " b)". */
static bool same_numbers(dsr_text left, dsr_text right) {
    size_t a = 0, b = 0;
    for (;; a++, b++) {
        while (a < left.len && strchr("()[] ", left.at[a]))
            a++;
        while (b < right.len && strchr("()[] ", right.at[b]))
            b++;
        if (a == left.len || b == right.len)
            return a == left.len && b == right.len;
        if (left.at[a] != right.at[b])
            return false;
    }
}

/* Whether the text as it stands says something else than what is cited. */
static bool is_outdated(const struct step *steps, size_t count, bool only_unreadable) {
    for (size_t i = 0; i < count; i++) {
        const struct step *step = &steps[i];
        if (step->entry &&
            (step->is_unreadable ? step->entry->number_changed
                                 : !only_unreadable && !same_numbers(step->now, step->text)))
            return true;
    }
    return false;
}

/* A bare number that was enough and is no more. */
static bool is_common_now(const struct step *steps, size_t count) {
    bool has_path = false, is_common = false;
    for (size_t i = 0; i < count; i++) {
        has_path |= steps[i].role == DSR_PATH;
        is_common |= steps[i].entry && steps[i].entry->became_common;
    }
    return is_common && !has_path;
}

static void report_left(struct pass *pass, struct citation *citation, dsr_place place,
                        bool is_outdated_now) {
    struct plan *plan = pass->plan;
    if (plan->settings->references == REFERENCES_REPORT)
        report(plan, DSR_NOTE_SEVERITY, "ref-would-change", place,
               "reference \"%.*s\" would become \"%.*s\"", citation->old, citation->now);
    else if (is_outdated_now)
        report(plan, DSR_WARNING, "ref-stale", place,
               "reference \"%.*s\" no longer says what it cites, which is now \"%.*s\"",
               citation->old, citation->now);
    citation->status = is_outdated_now ? CITATION_STALE : CITATION_KEPT;
    citation->now = citation->old;
    plan->edit_count = citation->first_edit;
    citation->edit_count = 0;
}

/* A link or emphasis that ends inside the reference must end at the same number afterwards: then
 * numbers are edited one by one.  References of a block come in order, and so do its marks. */
static bool crosses_mark(struct pass *pass, dsr_block block, dsr_range range) {
    const struct plan *plan = pass->plan;
    dsr_mark at = pass->mark;
    dsr_mark_info mark = {0};
    bool is_passed = true; /* all marks so far end before */
    while ((at = plan->host->next_mark(plan->doc, block, at))) {
        plan->host->mark(plan->doc, at, &mark, sizeof mark);
        if (mark.range.start >= range.end)
            return false;
        bool starts_inside = mark.range.start > range.start;
        bool ends_inside = mark.range.end > range.start && mark.range.end < range.end;
        if (starts_inside || ends_inside)
            return true;
        is_passed &= mark.range.end <= range.start;
        pass->mark = is_passed ? at : pass->mark;
    }
    return false;
}

/* In other words, as one edit; whether that was possible. */
static bool plan_words(struct pass *pass, struct citation *citation, const dsr_reference_info *info,
                       dsr_text text, const struct step *steps, size_t count) {
    struct plan *plan = pass->plan;
    const struct settings *settings = plan->settings;
    dsr_range range = info->range;
    uint32_t start = (uint32_t)(range.start + pass->shift);
    if (settings->words != WORDS_TRANSLATE || settings->references != REFERENCES_FOLLOW ||
        range.start < pass->blocked || crosses_mark(pass, citation->block, range) ||
        memchr(text.at + range.start, '\n', range.end - range.start) || /* lines stay lines */
        !translate_words(plan, citation, text, range, steps, count, info->target_count, start))
        return false;
    citation->first_edit = plan->edit_count;
    citation->at = start;
    citation->wanted_count = info->target_count;
    if (same_text(citation->now, citation->old)) {
        citation->wanted = NULL;
        return true;
    }
    if (!add_edit(plan, range, citation->now))
        return false;
    citation->edit_count = 1;
    pass->blocked = range.end;
    pass->shift += (int64_t)citation->now.len - (range.end - range.start);
    return true;
}

static dsr_status plan_resolved(struct pass *pass, struct citation *citation,
                                const dsr_reference_info *info, dsr_text text, struct step *steps,
                                size_t count) {
    struct plan *plan = pass->plan;
    cite(plan, text, steps, count);
    dsr_range part = number_part(steps, count, info->range);
    if (plan_words(pass, citation, info, text, steps, count)) {
        citation->status = citation->edit_count ? CITATION_REWRITTEN : CITATION_KEPT;
        return plan->arena.is_short ? DSR_NO_MEMORY : DSR_OK;
    }
    citation->old = citation->now = slice(text, part.start, part.end);
    sort_steps(steps, count);
    bool has_edits =
        part.start >= pass->blocked && plan_edits(plan, citation, text, part, steps, count);
    if (plan->arena.is_short)
        return DSR_NO_MEMORY;
    bool follows = plan->settings->references == REFERENCES_FOLLOW;
    dsr_place place = place_of(pass, citation->block, info->range.start);
    if (is_outdated(steps, count, has_edits)) {
        dsr_text surface = slice(text, info->range.start, info->range.end);
        report(plan, DSR_WARNING, "ref-unreadable", place,
               "reference \"%.*s\" cites a label whose number changed, but not in a way that can "
               "be rewritten",
               surface, surface);
        citation->status = CITATION_STALE;
    } else if (has_edits && follows) {
        citation->status = CITATION_REWRITTEN;
    }
    if (follows && is_common_now(steps, count)) {
        report(plan, DSR_WARNING, "ref-common", place,
               "reference \"%.*s\" is now \"%.*s\", a number that stands more than once",
               citation->old, citation->now);
        plan->host->hint(plan->job, "name the section in the text, or let numbers run through the "
                                    "document");
    }
    if (has_edits && follows) {
        pass->blocked = part.end;
        place_targets(pass, citation, info->range, steps, count, info->target_count);
    } else if (has_edits) {
        report_left(pass, citation, place, is_outdated(steps, count, false));
    }
    return DSR_OK;
}

/* Import has named each of them; here they count, and the first is named once more if numbers
 * changed, since now they may also be wrong. */
static void count_unresolved(struct plan *plan, const struct citation *citation, dsr_place place) {
    bool is_dangling = citation->status == CITATION_DANGLING;
    uint32_t *count = is_dangling ? &plan->dangling_count : &plan->ambiguous_count;
    if (!(*count)++)
        *(is_dangling ? &plan->first_dangling : &plan->first_ambiguous) = place;
    plan->unresolved_count++;
}

static void report_unresolved(struct plan *plan) {
    const dsr_host *host = plan->host;
    if (!plan->has_new_numbers)
        return;
    if (plan->dangling_count) {
        host->report(plan->job, DSR_WARNING, "ref-dangling", plan->first_dangling,
                     "numbers changed, and references that cite no label stay as they were: %u, "
                     "the first here",
                     plan->dangling_count);
        host->hint(plan->job, "references.csv lists them as dangling");
    }
    if (plan->ambiguous_count) {
        host->report(plan->job, DSR_WARNING, "ref-ambiguous", plan->first_ambiguous,
                     "numbers changed, and references that may cite several labels stay as they "
                     "were: %u, the first here",
                     plan->ambiguous_count);
        host->hint(plan->job, "references.csv lists them as ambiguous");
    }
}

/* A mark behind it, for whoever reads on; or no document at all. */
static dsr_status plan_dangling(struct pass *pass, struct citation *citation, dsr_place place,
                                dsr_range range) {
    struct plan *plan = pass->plan;
    static const dsr_text mark = {" [?]", 4};
    dsr_text behind = slice(plan->host->text(plan->doc, citation->block), range.end, SIZE_MAX);
    if (plan->settings->dangling == DANGLING_FAIL) {
        plan->host->report(plan->job, DSR_ERROR, "ref-dangling", place,
                           "reference \"%.*s\" cites no label", (int)citation->old.len,
                           citation->old.at);
        plan->host->hint(plan->job, "dangling = \"report\" lets it pass");
        return DSR_FAILED;
    }
    if (plan->settings->dangling != DANGLING_MARK || starts_with(behind, mark) ||
        range.end < pass->blocked)
        return DSR_OK;
    citation->first_edit = plan->edit_count;
    if (!add_edit(plan, (dsr_range){range.end, range.end}, mark))
        return DSR_NO_MEMORY;
    citation->edit_count = 1;
    pass->blocked = range.end;
    pass->shift += (int64_t)mark.len;
    return DSR_OK;
}

struct citation *add_citation(struct plan *plan) {
    if (plan->citation_count == plan->citation_capacity) {
        uint32_t capacity = plan->citation_capacity ? 2 * plan->citation_capacity : 64;
        struct citation *grown = arena_take(&plan->arena, capacity * sizeof *grown);
        if (!grown)
            return NULL;
        if (plan->citation_count)
            memcpy(grown, plan->citations, plan->citation_count * sizeof *grown);
        plan->citations = grown;
        plan->citation_capacity = capacity;
    }
    return &plan->citations[plan->citation_count++];
}

static dsr_status plan_reference(struct pass *pass, dsr_block block, dsr_reference reference) {
    static const enum citation_status states[] = {
        [DSR_RESOLVED] = CITATION_KEPT,
        [DSR_EXTERNAL] = CITATION_EXTERNAL,
        [DSR_DANGLING] = CITATION_DANGLING,
        [DSR_AMBIGUOUS] = CITATION_AMBIGUOUS,
    };
    struct plan *plan = pass->plan;
    const dsr_host *host = plan->host;
    dsr_reference_info info = {0};
    struct citation *citation = add_citation(plan);
    if (!citation)
        return DSR_NO_MEMORY;
    host->reference(plan->doc, reference, &info, sizeof info);
    dsr_text text = host->text(plan->doc, block);
    size_t count;
    *citation = (struct citation){.reference = reference, .block = block, .kind = info.kind};
    struct step *steps = read_steps(pass, citation, &info, text, &count);
    if (!steps)
        return DSR_NO_MEMORY;
    bool is_found = info.state == DSR_RESOLVED;
    for (size_t i = 0; i < count; i++)
        is_found &= steps[i].entry != NULL;
    citation->status =
        info.state == DSR_RESOLVED && !is_found ? CITATION_DANGLING : states[info.state];
    dsr_place place = place_of(pass, block, info.range.start);
    citation->ordinal = pass->ordinal;
    citation->at = (uint32_t)(number_part(steps, count, info.range).start + pass->shift);
    citation->line = place.part ? host->line(plan->doc, place.part, place.offset) : 0;
    if (is_found)
        return plan_resolved(pass, citation, &info, text, steps, count);
    dsr_range part = number_part(steps, count, info.range);
    bool is_ours =
        citation->status != CITATION_EXTERNAL || plan->settings->external == EXTERNAL_TRANSLATE;
    if (is_ours)
        plan_words(pass, citation, &info, text, steps, count);
    if (citation->edit_count) {
        if (citation->status != CITATION_EXTERNAL)
            count_unresolved(plan, citation, place);
        return plan->arena.is_short ? DSR_NO_MEMORY : DSR_OK;
    }
    citation->old = citation->now = slice(text, part.start, part.end);
    if (citation->status != CITATION_EXTERNAL)
        count_unresolved(plan, citation, place);
    return citation->status == CITATION_DANGLING ? plan_dangling(pass, citation, place, info.range)
                                                 : DSR_OK;
}

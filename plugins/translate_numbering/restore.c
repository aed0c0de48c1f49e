/* SPDX-License-Identifier: MIT */
/* References become again what a concordance says they were; see inverse.c for the labels. */
#include "reference.h"

static dsr_status restore(struct pass *pass, dsr_block block, dsr_text text,
                          const struct restored *restored);

/* What the concordance has for the place; what both have in common is not touched. */
static dsr_status restore(struct pass *pass, dsr_block block, dsr_text text,
                          const struct restored *restored) {
    struct plan *plan = pass->plan;
    dsr_text here = slice(text, restored->at, restored->at + restored->now.len),
             was = restored->old;
    dsr_range part = {restored->at, restored->at + (uint32_t)here.len};
    dsr_place place = place_of(pass, block, restored->at);
    struct citation *citation = add_citation(plan);
    if (!citation)
        return DSR_NO_MEMORY;
    *citation = (struct citation){.block = block, .kind = restored->kind, .old = here, .now = was};
    citation->targets = restored->targets;
    citation->line = place.part ? plan->host->line(plan->doc, place.part, place.offset) : 0;
    citation->ordinal = restored->ordinal;
    citation->at = (uint32_t)(restored->at + pass->shift);
    if (!same_text(restored->now, here) || part.start < pass->blocked)
        return report_mismatch(plan, place, "reference", restored->now, here);
    pass->shift += (int64_t)was.len - (int64_t)here.len;
    citation->first_edit = plan->edit_count;
    if (same_text(was, here))
        return DSR_OK;
    size_t head = 0, tail = 0, least = was.len < here.len ? was.len : here.len;
    while (head < least && was.at[head] == here.at[head])
        head++;
    while (tail < least - head && was.at[was.len - 1 - tail] == here.at[here.len - 1 - tail])
        tail++;
    while (head > 0 && head < here.len && ((unsigned char)here.at[head] & 0xC0) == 0x80)
        head--;
    while (tail > 0 && ((unsigned char)here.at[here.len - tail] & 0xC0) == 0x80)
        tail--;
    dsr_range range = {part.start + (uint32_t)head, part.end - (uint32_t)tail};
    if (!add_edit(plan, range, slice(was, head, was.len - tail)))
        return DSR_NO_MEMORY;
    citation->edit_count = 1;
    citation->status = CITATION_REWRITTEN;
    pass->blocked = part.end;
    return DSR_OK;
}

/* The references of the concordance, by their places: the text may cite in a language that
 * import does not read here. */
dsr_status restore_references(struct plan *plan) {
    const dsr_host *host = plan->host;
    struct pass pass = {.plan = plan, .targets = {.arena = &plan->arena}};
    struct restored restored;
    dsr_status status = DSR_OK;
    size_t row = 0;
    bool has_row = restored_reference(plan, row, &restored);
    for (dsr_block block = 0; has_row && status == DSR_OK &&
                              (block = host->step(plan->doc, 0, block, TEXT_KINDS)) != 0;) {
        dsr_text text = host->text(plan->doc, block);
        pass.ordinal += text.len > 0;
        pass.shift = 0;
        pass.blocked = 0;
        while (has_row && status == DSR_OK && text.len && restored.ordinal == pass.ordinal) {
            status = restore(&pass, block, text, &restored);
            has_row = restored_reference(plan, ++row, &restored);
        }
    }
    if (has_row && status == DSR_OK)
        status =
            report_mismatch(plan, (dsr_place){0}, "reference", restored.now, (dsr_text){"", 0});
    return status;
}

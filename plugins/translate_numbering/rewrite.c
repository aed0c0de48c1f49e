/* SPDX-License-Identifier: MIT */
/* Makes the planned edits through the host: labels in reading order, then text block by block. */
#include "translate.h"

static const char *reason_of(const struct entry *entry) {
    static const char *const reasons[] = {
        [REASON_NONE] = "numbering",
        [REASON_GAP] = "gap closed",
        [REASON_RESTART] = "counted anew",
        [REASON_LEVELS] = "form of the option levels",
        [REASON_LANGUAGE] = "convention of the language",
        [REASON_PARENT] = "number of the label above",
        [REASON_UNCONVENTIONAL] = "numbering",
        [REASON_WORDS] = "numbering",
        [REASON_INSERTED] = "inserted between others",
        [REASON_BULLET] = "bullet to letter",
        [REASON_DOUBT] = "numbering",
        [REASON_MAP] = "as it was before",
    };
    return reasons[entry->reason];
}

dsr_status rewrite_labels(struct plan *plan) {
    const dsr_host *host = plan->host;
    for (uint32_t i = 0; i < plan->count; i++) {
        const struct entry *entry = &plan->entries[i];
        if (!is_label_changed(entry))
            continue;
        dsr_label_info info = {0};
        host->label(plan->doc, entry->label, &info, sizeof info);
        if (!same_text(info.kind, entry->kind))
            info.kind = info.series = entry->kind;
        info.scheme = entry->is.scheme;
        info.value = entry->is.value;
        info.insert = entry->is.insert;
        info.before = entry->is.before;
        info.after = entry->is.after;
        info.surface = entry->is.printed;
        dsr_status status =
            host->set_label(plan->doc, entry->block, &info, sizeof info, reason_of(entry));
        if (status != DSR_OK)
            return status;
    }
    return DSR_OK;
}

/* The host moves ranges along with the text; where a step was absorbed, or a space came before
 * one, that is not what they should be. */
static dsr_status settle_targets(struct plan *plan, const struct citation *citation) {
    const dsr_host *host = plan->host;
    dsr_reference_info info = {0};
    host->reference(plan->doc, citation->reference, &info, sizeof info);
    bool is_right = info.target_count == citation->wanted_count &&
                    info.range.start == citation->range.start &&
                    info.range.end == citation->range.end;
    for (uint32_t i = 0; is_right && i < citation->wanted_count; i++) {
        dsr_target target = {0};
        host->target(plan->doc, citation->reference, i, &target, sizeof target);
        const dsr_range *wanted = &citation->wanted[i].range;
        bool are_empty = wanted->start == wanted->end && target.range.start == target.range.end;
        is_right =
            are_empty || (target.range.start == wanted->start && target.range.end == wanted->end);
    }
    if (is_right)
        return DSR_OK;
    info.range = citation->range;
    return host->set_reference(plan->doc, citation->reference, &info, sizeof info, citation->wanted,
                               citation->wanted_count, "follows its label");
}

/* All edits of a block go to the host at once: one pass over its text, however many they are. */
dsr_status rewrite_references(struct plan *plan) {
    const dsr_host *host = plan->host;
    uint32_t first = 0;
    for (uint32_t start = 0, end; start < plan->citation_count; start = end) {
        dsr_block block = plan->citations[start].block;
        uint32_t count = 0;
        for (end = start; end < plan->citation_count && plan->citations[end].block == block; end++)
            count += plan->citations[end].edit_count;
        if (!count)
            continue;
        dsr_status status = host->replace_all(plan->doc, block, plan->edits + first, count,
                                              "reference follows its label");
        first += count;
        for (uint32_t i = start; status == DSR_OK && i < end; i++)
            if (plan->citations[i].wanted)
                status = settle_targets(plan, &plan->citations[i]);
        if (status != DSR_OK)
            return status;
    }
    return DSR_OK;
}

/* SPDX-License-Identifier: MIT */
/* References: places in a block's text that cite labels, step by step. */
#include "document/records.h"

static dsr_reference reference_next(const dsr_doc *doc, dsr_block block, dsr_reference at) {
    const struct document *document = document_of(doc);

    if (!is_handle(document, BLOCKS, block))
        return 0;
    do {
        at = list_next(document, REFERENCES, block, at);
    } while (at != 0 && reference_at(document, at)->state == 0);
    return at;
}

static bool is_reference(const struct document *document, dsr_reference reference) {
    return is_handle(document, REFERENCES, reference) &&
           reference_at(document, reference)->state != 0;
}

static bool reference_read(const dsr_doc *doc, dsr_reference reference, dsr_reference_info *info,
                           size_t size) {
    const struct document *document = document_of(doc);

    if (!is_reference(document, reference))
        return false;
    const struct reference_record *record = reference_at(document, reference);
    dsr_reference_info local = {
        .block = record->place.block,
        .range = record->place.range,
        .kind = view(document, record->kind),
        .state = (dsr_reference_state)record->state,
        .target_count = record->target_count,
    };
    return give(info, size, &local, sizeof(local));
}

static bool target_read(const dsr_doc *doc, dsr_reference reference, size_t index,
                        dsr_target *target, size_t size) {
    const struct document *document = document_of(doc);

    if (!is_reference(document, reference) ||
        index >= reference_at(document, reference)->target_count)
        return false;
    const struct target_record *record =
        target_at(document, reference_at(document, reference)->targets + (uint32_t)index);
    dsr_target local = {record->label, (dsr_role)record->role, record->range};
    return give(target, size, &local, sizeof(local));
}

static dsr_status take_away(struct document *document, dsr_reference reference,
                            const char *reason) {
    struct change_record row;

    if (!prepare_rows(document, 1, DSR_CHANGE_REFERENCE, reason, &row))
        return DSR_NO_MEMORY;
    reference_edit(document, reference)->state = 0;
    append_place_row(document, row, REFERENCES, reference, text_in(document, REFERENCES, reference),
                     NO_TEXT);
    return DSR_OK;
}

static bool are_targets(const struct document *document, dsr_text text, const dsr_target *targets,
                        size_t count) {
    if (targets == NULL)
        return count == 0;
    for (size_t i = 0; i < count; i++)
        if ((targets[i].label != 0 && !is_handle(document, LABELS, targets[i].label)) ||
            targets[i].role < DSR_SINGLE || targets[i].role > DSR_PATH ||
            !is_range_of(text, targets[i].range))
            return false;
    return true;
}

/* Writes the targets over the old ones when they fit, else at the array's end. */
static void put_targets(struct document *document, struct reference_record *record,
                        const dsr_target *targets, uint32_t count) {
    if (count > record->target_count) {
        record->targets = count_of(document, TARGETS);
        for (uint32_t i = 0; i < count; i++)
            append_record(document, TARGETS);
    }
    for (uint32_t i = 0; i < count; i++)
        *target_edit(document, record->targets + i) =
            (struct target_record){targets[i].label, (uint32_t)targets[i].role, targets[i].range};
    record->target_count = count;
}

static bool is_sound(const struct document *document, dsr_reference reference,
                     const dsr_reference_info *info) {
    return is_live(document, info->block) &&
           (reference == 0 || reference_at(document, reference)->place.block == info->block) &&
           is_range_of(block_text(document, info->block), info->range) &&
           info->state >= DSR_RESOLVED && info->state <= DSR_AMBIGUOUS && is_utf8(info->kind);
}

static dsr_status reference_set(dsr_doc *doc, dsr_reference reference,
                                const dsr_reference_info *info, size_t size,
                                const dsr_target *targets, size_t count, const char *reason) {
    struct document *document = document_of(doc);
    dsr_reference_info local = {0};
    struct text_ref kind, before = {0, 0};
    struct change_record row;
    bool is_new = reference == 0;

    if (!may(document, DSR_EDIT_REFERENCES) || (!is_new && !is_reference(document, reference)) ||
        (is_new && info == NULL))
        return DSR_REFUSED;
    if (info == NULL)
        return take_away(document, reference, reason);
    if (!is_new)
        reference_read(doc, reference, &local, sizeof(local));
    give(&local, sizeof(local), info, size < sizeof(local) ? size : sizeof(local));
    if (!is_sound(document, reference, &local) || count > UINT32_MAX / 2 ||
        !are_targets(document, block_text(document, local.block), targets, count))
        return DSR_REFUSED;
    if (!store_word(document, local.kind, &kind) || !reserve_records(document, REFERENCES, 1) ||
        !reserve_records(document, TARGETS, count) ||
        !prepare_rows(document, 1, DSR_CHANGE_REFERENCE, reason, &row))
        return DSR_NO_MEMORY;
    if (is_new)
        reference = append_record(document, REFERENCES);
    else
        before = text_in(document, REFERENCES, reference);
    struct reference_record *record = reference_edit(document, reference);
    bool has_moved = record->place.range.start != local.range.start ||
                     record->place.range.end != local.range.end;
    record->place = (struct ranged){local.block, record->place.next, local.range};
    record->kind = kind;
    record->state = (uint32_t)local.state;
    if (targets != NULL) /* NULL leaves those of an old reference as they are */
        put_targets(document, record, targets, (uint32_t)count);
    if (is_new)
        list_insert(document, REFERENCES, reference);
    else if (has_moved)
        list_unsorted(document, REFERENCES, local.block);
    if (!is_new || !is_importer(document))
        append_place_row(document, row, REFERENCES, reference, before,
                         text_in(document, REFERENCES, reference));
    return DSR_OK;
}

void references_fill(dsr_host *host) {
    host->next_reference = reference_next;
    host->reference = reference_read;
    host->target = target_read;
    host->set_reference = reference_set;
}

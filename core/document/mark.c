/* SPDX-License-Identifier: MIT */
/* Marks: standoff ranges on a block's text that the format shows in its own way. */
#include "document/records.h"

static dsr_mark mark_next(const dsr_doc *doc, dsr_block block, dsr_mark at) {
    const struct document *document = document_of(doc);
    return is_handle(document, BLOCKS, block) ? list_next(document, MARKS, block, at) : 0;
}

static bool mark_read(const dsr_doc *doc, dsr_mark mark, dsr_mark_info *info, size_t size) {
    const struct document *document = document_of(doc);

    if (!is_handle(document, MARKS, mark))
        return false;
    const struct mark_record *record = mark_at(document, mark);
    dsr_mark_info local = {
        .kind = (dsr_mark_kind)record->kind,
        .block = record->place.block,
        .range = record->place.range,
        .source = record->source,
        .value = view(document, record->value),
    };
    return give(info, size, &local, sizeof(local));
}

static dsr_mark mark_add(dsr_doc *doc, const dsr_mark_info *info, size_t size) {
    struct document *document = document_of(doc);
    dsr_mark_info local = {0};
    struct text_ref value;

    if (info == NULL)
        return 0;
    give(&local, sizeof(local), info, size < sizeof(local) ? size : sizeof(local));
    if (!may(document, DSR_EDIT_STRUCTURE) || !is_live(document, local.block) ||
        local.kind < DSR_EMPHASIS || local.kind >= DSR_MARK_KIND_COUNT ||
        !is_range_of(block_text(document, local.block), local.range) || !is_utf8(local.value))
        return 0;
    dsr_part part = block_at(document, local.block)->part;
    dsr_text bytes = part == 0 ? (dsr_text){"", 0} : part_bytes(document, part);
    if (!is_range_of(bytes, local.source) || !reserve_records(document, MARKS, 1) ||
        !store_text(document, local.value, &value))
        return 0;
    dsr_mark mark = append_record(document, MARKS);
    *mark_edit(document, mark) =
        (struct mark_record){.place = {.block = local.block, .range = local.range},
                             .source = local.source,
                             .value = value,
                             .kind = local.kind};
    list_insert(document, MARKS, mark);
    return mark;
}

static dsr_status mark_set_value(dsr_doc *doc, dsr_mark mark, dsr_text value, const char *reason) {
    struct document *document = document_of(doc);
    struct text_ref value_ref;
    struct change_record row;

    if (!may(document, DSR_EDIT_TEXT) || !is_handle(document, MARKS, mark) || !is_utf8(value))
        return DSR_REFUSED;
    if (is_same_text(view(document, mark_at(document, mark)->value), value))
        return DSR_OK;
    if (!store_text(document, value, &value_ref) ||
        !prepare_rows(document, 1, DSR_CHANGE_ATTRIBUTE, reason, &row))
        return DSR_NO_MEMORY;
    struct mark_record *record = mark_edit(document, mark);
    struct text_ref before = record->value;
    record->value = value_ref;
    append_place_row(document, row, MARKS, mark, before, value_ref);
    return DSR_OK;
}

void marks_fill(dsr_host *host) {
    host->next_mark = mark_next;
    host->mark = mark_read;
    host->add_mark = mark_add;
    host->set_mark_value = mark_set_value;
}

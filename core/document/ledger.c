/* SPDX-License-Identifier: MIT */
/* The ledger: every change of a document, in order.  Rows are appended and never changed. */
#include "document/records.h"

static size_t change_count_read(const dsr_doc *doc) {
    return count_of(document_of(doc), CHANGES);
}

static bool change_read(const dsr_doc *doc, size_t index, dsr_change *change, size_t size) {
    const struct document *document = document_of(doc);

    if (index >= count_of(document, CHANGES))
        return false;
    const struct change_record *record = change_at(document, (uint32_t)index);
    dsr_change local = {
        .kind = (dsr_change_kind)record->kind,
        .stage = view(document, record->stage),
        .block = record->block,
        .record = record->record,
        .range = record->range,
        .before = view(document, record->before),
        .after = view(document, record->after),
        .reason = view(document, record->reason),
    };
    return give(change, size, &local, sizeof(local));
}

bool prepare_rows(struct document *document, size_t rows, dsr_change_kind kind, const char *reason,
                  struct change_record *row) {
    *row = (struct change_record){.kind = kind};
    return reserve_records(document, CHANGES, rows) &&
           store_word(document, text_of(document->stage), &row->stage) &&
           store_word(document, text_of(reason), &row->reason);
}

void append_row(struct document *document, struct change_record row, struct text_ref before,
                struct text_ref after) {
    row.before = before;
    row.after = after;
    *change_edit(document, append_record(document, CHANGES)) = row;
}

void append_place_row(struct document *document, struct change_record row, enum array_id id,
                      uint32_t record, struct text_ref before, struct text_ref after) {
    const struct ranged *place = ranged_at(document, id, record);

    row.block = place->block;
    row.record = record;
    row.range = place->range;
    append_row(document, row, before, after);
}

static dsr_status splice_note(dsr_doc *doc, dsr_block block, const char *reason) {
    struct document *document = document_of(doc);
    struct change_record row;

    if (block >= count_of(document, BLOCKS))
        return DSR_REFUSED;
    if (!prepare_rows(document, 1, DSR_CHANGE_SPLICE, reason, &row))
        return DSR_NO_MEMORY;
    row.block = block;
    append_row(document, row, (struct text_ref){0, 0}, (struct text_ref){0, 0});
    return DSR_OK;
}

void ledger_fill(dsr_host *host) {
    host->change_count = change_count_read;
    host->change = change_read;
    host->note_splice = splice_note;
}

/* SPDX-License-Identifier: MIT */
/* The ledger: every change of a document, in order.  Rows are appended and never changed. */
#include "document/records.h"

size_t change_count_read(const dsr_doc *doc) {
    return count_of(document_of(doc), CHANGES);
}

bool change_read(const dsr_doc *doc, size_t index, dsr_change *change, size_t size) {
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

bool prepare_rows(struct document *document, size_t rows, const char *reason,
                  struct row_words *words) {
    return reserve_records(document, CHANGES, rows) &&
           store_word(document, text_of(document->stage), &words->stage) &&
           store_word(document, text_of(reason), &words->reason);
}

void append_row(struct document *document, const struct row_words *words,
                const struct change_record *change) {
    struct change_record *row = change_edit(document, append_record(document, CHANGES));

    *row = *change;
    row->stage = words->stage;
    row->reason = words->reason;
}

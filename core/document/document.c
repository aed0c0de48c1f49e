/* SPDX-License-Identifier: MIT */
/* A document's life, its editor, and the half of the host table that is about documents. */
#include "document/records.h"

#include <stdlib.h>

/* The dummies at index 0 and the root block. */
static bool begin_records(struct document *document) {
    static const enum array_id handles[] = {MARKS,  REFERENCES, MENTIONS, BLOCKS,
                                            LABELS, ATTRIBUTES, PARTS};

    for (size_t i = 0; i < sizeof(handles) / sizeof(handles[0]); i++) {
        if (!reserve_records(document, handles[i], 1))
            return false;
        append_record(document, handles[i]);
    }
    if (!reserve_records(document, BLOCKS, 1))
        return false;
    block_edit(document, append_record(document, BLOCKS))->kind = DSR_DOCUMENT;
    return true;
}

struct document *document_new(const dsr_host *host) {
    struct document *document = calloc(1, sizeof(*document));

    if (document == NULL)
        return NULL;
    document->face.host = host;
    document->epoch = 1;
    if (!memory_open(document) || !begin_records(document)) {
        document_free(document);
        return NULL;
    }
    return document;
}

void document_free(struct document *document) {
    if (document == NULL)
        return;
    document_commit(document);
    snapshot_close(document);
    lines_forget(document);
    free(document->lines);
    memory_close(document);
    free(document);
}

void document_reset(struct document *document) {
    document_commit(document);
    lines_forget(document);
    memory_reset(document);
    memset(document->fingers, 0, sizeof(document->fingers));
    document->has_late_parent = false;
    document->epoch++;
    document->stage = NULL;
    document->may_edit = 0;
    /* Cannot fail: memory_reset keeps some room in every array. */
    (void)begin_records(document);
}

dsr_doc *document_face(struct document *document) {
    return &document->face;
}

struct document *document_of(const dsr_doc *doc) {
    return (struct document *)(uintptr_t)doc;
}

void document_set_editor(struct document *document, const char *stage, uint32_t may_edit) {
    document->stage = stage;
    document->may_edit = may_edit;
}

void document_set_limit(struct document *document, size_t bytes) {
    document->limit = bytes;
}

size_t document_memory(const struct document *document) {
    return sizeof(*document) + document->heap + document->store.high +
           document->transaction.log_used;
}

void document_fill_host(dsr_host *host) {
    host->step = block_step;
    host->parent = block_parent;
    host->first = block_first;
    host->next = block_next;
    host->previous = block_previous;
    host->block = block_read;
    host->text = block_text_read;
    host->kind = block_kind;
    host->piece_count = piece_count_read;
    host->piece = piece_read;
    host->next_mark = mark_next;
    host->mark = mark_read;
    host->next_label = label_next;
    host->label = label_read;
    host->next_reference = reference_next;
    host->reference = reference_read;
    host->target = target_read;
    host->next_mention = mention_next;
    host->mention = mention_read;
    host->attribute = attribute_read;
    host->part_count = part_count_read;
    host->part_name = part_name_read;
    host->source = part_source;
    host->line = line_of;
    host->change_count = change_count_read;
    host->change = change_read;

    host->replace = text_replace;
    host->replace_all = text_replace_all;
    host->set_label = label_set;
    host->set_reference = reference_set;
    host->set_mention = mention_set;
    host->set_mark_value = mark_set_value;
    host->add = block_add;
    host->remove = block_remove;
    host->set_attribute = attribute_set;

    host->add_part = part_add;
    host->open_block = block_open;
    host->copy = piece_copy;
    host->decode = piece_decode;
    host->add_mark = mark_add;
    host->set_block = block_set;
    host->claim = source_claim;
    host->split = block_split;
    host->move = block_move;
    host->take_label = label_take;
    host->set_label_parent = label_set_parent;
}

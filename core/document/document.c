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
    memory_close(document);
    free(document);
}

void document_reset(struct document *document) {
    document_reset_but(document, (dsr_text){NULL, 0});
}

void document_reset_but(struct document *document, dsr_text first) {
    document_commit(document);
    document->last_line.part = 0;
    memory_reset(document, first.len);
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
    document->refused = 0;
}

uint32_t document_refused(const struct document *document) {
    return document->refused;
}

void document_set_limit(struct document *document, size_t bytes) {
    document->limit = bytes;
}

size_t document_memory(const struct document *document) {
    return sizeof(*document) + document->heap + document->store.high +
           document->transaction.log_used;
}

void document_fill_host(dsr_host *host) {
#define FILL(name) name##_fill(host);
    DOCUMENT_FILES(FILL)
#undef FILL
}

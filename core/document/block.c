/* SPDX-License-Identifier: MIT */
/*
 * The block tree: walking, reading, and how links are made.  Removed blocks keep their links
 * and are passed over, so that a walk that removes where it stands goes on as if nothing was,
 * and a splicer still finds what stood in the source.  Nothing here recurses.
 */
#include "document/records.h"

static dsr_block next_live(const struct document *document, dsr_block block) {
    while (block != 0 && block_at(document, block)->state & IS_REMOVED)
        block = block_at(document, block)->next;
    return block;
}

dsr_block block_step(const dsr_doc *doc, dsr_block top, dsr_block at, uint32_t kinds) {
    const struct document *document = document_of(doc);
    uint32_t count = count_of(document, BLOCKS);

    if (top >= count || at >= count || (top != 0 && block_at(document, top)->state & IS_REMOVED))
        return 0;
    if (at == 0 && top == 0) {
        at = 1; /* the root is the first of everything */
        if (kinds & DSR_BIT(block_at(document, at)->kind))
            return at;
    } else if (at == 0) {
        at = top;
    }
    for (;;) {
        const struct block_record *record = block_at(document, at);
        dsr_block next = record->state & IS_REMOVED ? 0 : record->first;
        while (next == 0) {
            if (at == top || at == 0)
                return 0;
            next = record->next;
            if (next == 0) {
                at = record->parent;
                record = block_at(document, at);
            }
        }
        at = next;
        record = block_at(document, at);
        if (!(record->state & IS_REMOVED) && kinds & DSR_BIT(record->kind))
            return at;
    }
}

static dsr_block block_parent(const dsr_doc *doc, dsr_block block) {
    const struct document *document = document_of(doc);
    return is_handle(document, BLOCKS, block) ? block_at(document, block)->parent : 0;
}

static dsr_block block_first(const dsr_doc *doc, dsr_block block) {
    const struct document *document = document_of(doc);

    if (block == 0)
        return 1;
    return is_live(document, block) ? next_live(document, block_at(document, block)->first) : 0;
}

static dsr_block block_next(const dsr_doc *doc, dsr_block block) {
    const struct document *document = document_of(doc);
    return is_handle(document, BLOCKS, block) ? next_live(document, block_at(document, block)->next)
                                              : 0;
}

static dsr_block block_previous(const dsr_doc *doc, dsr_block block) {
    const struct document *document = document_of(doc);

    if (!is_handle(document, BLOCKS, block))
        return 0;
    do {
        block = block_at(document, block)->previous;
    } while (block != 0 && block_at(document, block)->state & IS_REMOVED);
    return block;
}

bool block_read(const dsr_doc *doc, dsr_block block, dsr_block_info *info, size_t size) {
    const struct document *document = document_of(doc);

    if (!is_handle(document, BLOCKS, block))
        return false;
    const struct block_record *record = block_at(document, block);
    dsr_block_info local = {
        .kind = (dsr_kind)record->kind,
        .level = record->level,
        .flags = record->flags | (record->state & IS_REMOVED ? DSR_REMOVED : 0u),
        .indent = record->indent,
        .part = record->part,
        .parent = record->parent,
        .label =
            record->label != 0 && label_at(document, record->label)->is_removed ? 0 : record->label,
        .text = view(document, record->text),
        .marker = view(document, record->marker),
        .source = record->source,
        .marker_source = record->marker_source,
    };
    return give(info, size, &local, sizeof(local));
}

static dsr_text block_text_read(const dsr_doc *doc, dsr_block block) {
    const struct document *document = document_of(doc);
    return is_handle(document, BLOCKS, block) ? block_text(document, block) : (dsr_text){"", 0};
}

static dsr_kind block_kind(const dsr_doc *doc, dsr_block block) {
    const struct document *document = document_of(doc);
    return is_handle(document, BLOCKS, block) ? (dsr_kind)block_at(document, block)->kind
                                              : (dsr_kind)0;
}

void link_block(struct document *document, dsr_block block, dsr_block parent, dsr_block before) {
    struct block_record *record = block_edit(document, block);
    struct block_record *above = block_edit(document, parent);
    dsr_block previous = before == 0 ? above->last : block_at(document, before)->previous;

    record->parent = parent;
    record->next = before;
    record->previous = previous;
    if (before == 0)
        above->last = block;
    else
        block_edit(document, before)->previous = block;
    if (previous == 0)
        above->first = block;
    else
        block_edit(document, previous)->next = block;
}

void unlink_block(struct document *document, dsr_block block) {
    struct block_record *record = block_edit(document, block);
    struct block_record *above = block_edit(document, record->parent);

    if (record->next == 0)
        above->last = record->previous;
    else
        block_edit(document, record->next)->previous = record->previous;
    if (record->previous == 0)
        above->first = record->next;
    else
        block_edit(document, record->previous)->next = record->next;
    record->parent = record->next = record->previous = 0;
}

void blocks_fill(dsr_host *host) {
    host->step = block_step;
    host->parent = block_parent;
    host->first = block_first;
    host->next = block_next;
    host->previous = block_previous;
    host->block = block_read;
    host->text = block_text_read;
    host->kind = block_kind;
}

/* SPDX-License-Identifier: MIT */
/* Blocks made, set, added, removed and moved. */
#include "document/records.h"

/* What a caller may set; DSR_REMOVED is the host's. */
#define SETTABLE_FLAGS 0xFFEFu

static bool is_kind(uint32_t kind) {
    return kind >= DSR_DOCUMENT && kind < DSR_KIND_COUNT;
}

static dsr_block block_open(dsr_doc *doc, dsr_block parent, dsr_kind kind, dsr_part part) {
    struct document *document = document_of(doc);

    if (parent == 0)
        parent = 1;
    if (!may(document, DSR_EDIT_STRUCTURE) || !is_live(document, parent) || !is_kind(kind) ||
        part >= count_of(document, PARTS) || !reserve_records(document, BLOCKS, 1))
        return 0;
    dsr_block block = append_record(document, BLOCKS);
    struct block_record *record = block_edit(document, block);
    record->kind = (uint8_t)kind;
    record->part = part;
    link_block(document, block, parent, 0);
    return block;
}

static bool is_source(const struct document *document, dsr_part part, dsr_range range) {
    if (part == 0)
        return range.start == 0 && range.end == 0;
    return is_range_of(part_bytes(document, part), range);
}

static dsr_status block_set(dsr_doc *doc, dsr_block block, const dsr_block_info *info,
                            size_t size) {
    struct document *document = document_of(doc);
    dsr_block_info now;
    struct text_ref marker;

    if (!may(document, DSR_EDIT_STRUCTURE) || !is_live(document, block) || info == NULL)
        return DSR_REFUSED;
    block_read(doc, block, &now, sizeof(now));
    give(&now, sizeof(now), info, size < sizeof(now) ? size : sizeof(now));
    const struct block_record *old = block_at(document, block);
    if (!is_kind(now.kind) || (block == 1 && now.kind != DSR_DOCUMENT) ||
        (now.flags & ~SETTABLE_FLAGS) != 0 || !is_source(document, old->part, now.source) ||
        !is_source(document, old->part, now.marker_source) || !is_utf8(now.marker))
        return DSR_REFUSED;
    if (!store_text(document, now.marker, &marker))
        return DSR_NO_MEMORY;
    struct block_record *record = block_edit(document, block);
    record->kind = (uint8_t)now.kind;
    record->level = now.level;
    record->flags = (uint16_t)now.flags;
    record->indent = now.indent;
    record->marker = marker;
    record->source = now.source;
    record->marker_source = now.marker_source;
    return DSR_OK;
}

static dsr_block block_add(dsr_doc *doc, dsr_block parent, dsr_block before, dsr_kind kind,
                           dsr_text text, const char *reason) {
    struct document *document = document_of(doc);
    struct change_record row;
    struct text_ref kept;

    if (parent == 0)
        parent = 1;
    if (!may(document, DSR_EDIT_BLOCKS) || !is_live(document, parent) || !is_kind(kind) ||
        (before != 0 &&
         (!is_live(document, before) || block_at(document, before)->parent != parent)) ||
        !is_utf8(text))
        return 0;
    if (!store_text(document, text, &kept) || !reserve_records(document, BLOCKS, 1) ||
        !reserve_records(document, PIECES, 1) ||
        !prepare_rows(document, 1, DSR_CHANGE_BLOCK, reason, &row))
        return 0;
    dsr_block block = append_record(document, BLOCKS);
    struct block_record *record = block_edit(document, block);
    record->kind = (uint8_t)kind;
    record->flags = DSR_MADE;
    record->text = kept;
    if (kept.len > 0) {
        record->pieces = append_record(document, PIECES);
        record->piece_count = 1;
        *piece_edit(document, record->pieces) =
            (struct piece_record){.text = kept.at, .kind = DSR_GENERATED};
    }
    link_block(document, block, parent, before);
    row.block = block;
    if (!is_importer(document))
        append_row(document, row, NO_TEXT, kept);
    return block;
}

static dsr_status block_remove(dsr_doc *doc, dsr_block block, const char *reason) {
    struct document *document = document_of(doc);
    struct change_record row;

    if (!may(document, DSR_EDIT_BLOCKS) || block == 1 || !is_live(document, block))
        return DSR_REFUSED;
    if (!prepare_rows(document, 1, DSR_CHANGE_BLOCK, reason, &row))
        return DSR_NO_MEMORY;
    for (dsr_block at = block; at != 0;) {
        dsr_block next = block_step(doc, block, at, DSR_ALL_KINDS);
        if (at != block)
            block_edit(document, at)->state |= IS_REMOVED;
        at = next;
    }
    block_edit(document, block)->state |= IS_REMOVED;
    struct text_ref text = block_at(document, block)->text;
    row.block = block;
    row.range.end = text.len;
    append_row(document, row, text, NO_TEXT);
    return DSR_OK;
}

/* A block without blocks below it is above none: the usual case costs nothing. */
static bool is_below(const struct document *document, dsr_block at, dsr_block block) {
    if (block_at(document, block)->first == 0)
        return at == block;
    while (at != 0 && at != block)
        at = block_at(document, at)->parent;
    return at == block;
}

static dsr_status block_move(dsr_doc *doc, dsr_block block, dsr_block parent, dsr_block before) {
    struct document *document = document_of(doc);

    if (parent == 0)
        parent = 1;
    if (!may(document, DSR_EDIT_STRUCTURE) || block == 1 || !is_live(document, block) ||
        !is_live(document, parent) || before == block || is_below(document, parent, block) ||
        (before != 0 &&
         (!is_live(document, before) || block_at(document, before)->parent != parent)))
        return DSR_REFUSED;
    unlink_block(document, block);
    link_block(document, block, parent, before);
    return DSR_OK;
}

void tree_fill(dsr_host *host) {
    host->open_block = block_open;
    host->set_block = block_set;
    host->add = block_add;
    host->remove = block_remove;
    host->move = block_move;
}

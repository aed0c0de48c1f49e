/* SPDX-License-Identifier: MIT */
/*
 * Pieces: which source bytes a block's text comes from, and how text is appended.  As long as
 * a block is one run of source bytes its text is those bytes themselves, not a copy.
 */
#include "document/records.h"

static size_t piece_count_read(const dsr_doc *doc, dsr_block block) {
    const struct document *document = document_of(doc);
    return is_handle(document, BLOCKS, block) ? block_at(document, block)->piece_count : 0;
}

static bool piece_read(const dsr_doc *doc, dsr_block block, size_t index, dsr_piece *piece,
                       size_t size) {
    const struct document *document = document_of(doc);

    if (!is_handle(document, BLOCKS, block) || index >= block_at(document, block)->piece_count)
        return false;
    const struct block_record *record = block_at(document, block);
    const struct piece_record *at = piece_at(document, record->pieces + (uint32_t)index);
    dsr_piece local = {
        .kind = (dsr_piece_kind)at->kind,
        .text = {at->text - record->text.at,
                 piece_end(document, record, (uint32_t)index) - record->text.at},
        .source = {at->source, at->source + at->source_len},
    };
    return give(piece, size, &local, sizeof(local));
}

uint32_t find_piece(const struct document *document, const struct block_record *block,
                    uint32_t at) {
    uint32_t low = 0, high = block->piece_count;

    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (piece_at(document, block->pieces + middle)->text - block->text.at <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

bool cuts_whole_piece(const struct document *document, const struct block_record *block,
                      uint32_t at) {
    if (block->piece_count == 0)
        return false;
    uint32_t index = find_piece(document, block, at), place = block->text.at + at;
    const struct piece_record *piece = piece_at(document, block->pieces + index);
    return piece->kind != DSR_COPIED && piece->text < place &&
           place < piece_end(document, block, index);
}

/* A place in the text as an empty range of the source. */
static dsr_range place_of(const struct document *document, const struct block_record *block,
                          uint32_t index, uint32_t at) {
    const struct piece_record *piece = piece_at(document, block->pieces + index);
    uint32_t place = piece->source, offset = block->text.at + at;

    if (piece->kind == DSR_COPIED)
        place += offset - piece->text;
    else if (offset > piece->text && offset >= piece_end(document, block, index))
        place += piece->source_len;
    return (dsr_range){place, place};
}

dsr_range source_of(const struct document *document, dsr_block block, dsr_range text) {
    const struct block_record *record = block_at(document, block);

    if (record->piece_count == 0)
        return (dsr_range){record->source.end, record->source.end};
    uint32_t first = find_piece(document, record, text.start);
    if (text.start == text.end)
        return place_of(document, record, first, text.start);
    uint32_t last = find_piece(document, record, text.end - 1);
    const struct piece_record *a = piece_at(document, record->pieces + first);
    const struct piece_record *b = piece_at(document, record->pieces + last);
    dsr_range range = {a->source, b->source + b->source_len};
    if (a->kind == DSR_COPIED)
        range.start += record->text.at + text.start - a->text;
    if (b->kind == DSR_COPIED)
        range.end = b->source + (record->text.at + text.end - b->text);
    return range;
}

/* May the bytes follow what the block has?  Text is appended in source order. */
static bool is_next_source(struct document *document, dsr_block block, dsr_range source) {
    const struct block_record *record;

    if (!may(document, DSR_EDIT_STRUCTURE) || !is_live(document, block))
        return false;
    record = block_at(document, block);
    if (record->part == 0 || !is_range_of(part_bytes(document, record->part), source))
        return false;
    if (record->piece_count == 0)
        return true;
    const struct piece_record *last = piece_at(document, record->pieces + record->piece_count - 1);
    return source.start >= last->source + last->source_len;
}

/* Makes the block's text end where the store ends, with room for `len` bytes more. */
static bool open_text(struct document *document, dsr_block block, size_t len) {
    struct text_ref old = block_at(document, block)->text;

    if (old.len + len > UINT32_MAX)
        return false;
    if (old.len > 0 && old.at + old.len == document->store.used)
        return store_reserve(document, len);
    if (!store_reserve(document, old.len + len))
        return false;
    struct block_record *record = block_edit(document, block);
    record->text = store_append(document, view(document, old));
    for (uint32_t i = 0; i < record->piece_count; i++)
        piece_edit(document, record->pieces + i)->text += record->text.at - old.at;
    return true;
}

/* Appends a piece to the block's run, which is moved to the array's end when it is not there.
 * The room for all of it has been reserved. */
static void append_piece(struct document *document, dsr_block block,
                         const struct piece_record *piece) {
    struct block_record *record = block_edit(document, block);
    uint32_t count = record->piece_count;

    if (record->pieces + count != count_of(document, PIECES) || count == 0) {
        uint32_t start = count_of(document, PIECES);
        for (uint32_t i = 0; i < count; i++) {
            uint32_t at = append_record(document, PIECES);
            *piece_edit(document, at) = *piece_at(document, record->pieces + i);
        }
        record->pieces = start;
    }
    *piece_edit(document, append_record(document, PIECES)) = *piece;
    record->piece_count = count + 1;
}

static bool reserve_piece(struct document *document, dsr_block block) {
    const struct block_record *record = block_at(document, block);
    bool is_last = record->pieces + record->piece_count == count_of(document, PIECES);

    return reserve_records(document, PIECES, is_last ? 1 : (size_t)record->piece_count + 1);
}

static dsr_status piece_copy(dsr_doc *doc, dsr_block block, dsr_range source) {
    struct document *document = document_of(doc);

    if (!is_next_source(document, block, source))
        return DSR_REFUSED;
    if (source.start == source.end)
        return DSR_OK;
    const struct block_record *old = block_at(document, block);
    uint32_t len = source.end - source.start;
    uint32_t at = part_at(document, old->part)->bytes.at + source.start;
    if (!reserve_piece(document, block))
        return DSR_NO_MEMORY;
    if (old->text.len == 0 && old->piece_count == 0) {
        block_edit(document, block)->text = (struct text_ref){at, len};
    } else if (old->text.at + old->text.len == at) {
        block_edit(document, block)->text.len += len;
    } else {
        if (!open_text(document, block, len))
            return DSR_NO_MEMORY;
        at = store_append(document, (dsr_text){document->store.at + at, len}).at;
        block_edit(document, block)->text.len += len;
    }
    struct block_record *record = block_edit(document, block);
    if (record->piece_count > 0) {
        uint32_t last = record->pieces + record->piece_count - 1;
        const struct piece_record *piece = piece_at(document, last);
        if (piece->kind == DSR_COPIED && piece->source + piece->source_len == source.start) {
            piece_edit(document, last)->source_len += len;
            return DSR_OK;
        }
    }
    append_piece(document, block,
                 &(struct piece_record){
                     .text = at, .source = source.start, .source_len = len, .kind = DSR_COPIED});
    return DSR_OK;
}

static dsr_status piece_decode(dsr_doc *doc, dsr_block block, dsr_range source, dsr_text text) {
    struct document *document = document_of(doc);

    if (!is_next_source(document, block, source) || !is_utf8(text))
        return DSR_REFUSED;
    if (text.len == 0)
        return source_claim(doc, block_at(document, block)->part, source);
    if (!reserve_piece(document, block) || !open_text(document, block, text.len))
        return DSR_NO_MEMORY;
    struct text_ref added = store_append(document, text);
    struct block_record *record = block_edit(document, block);
    if (record->text.len == 0)
        record->text.at = added.at;
    record->text.len += added.len;
    append_piece(document, block,
                 &(struct piece_record){.text = added.at,
                                        .source = source.start,
                                        .source_len = source.end - source.start,
                                        .kind = DSR_DECODED});
    return DSR_OK;
}

void pieces_fill(dsr_host *host) {
    host->piece_count = piece_count_read;
    host->piece = piece_read;
    host->copy = piece_copy;
    host->decode = piece_decode;
}

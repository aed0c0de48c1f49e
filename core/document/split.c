/* SPDX-License-Identifier: MIT */
/*
 * Cutting a block in two.  No text is copied; of the pieces the shorter side is copied when
 * both sides need a share of one piece, so that cutting off line after line is linear from
 * either end.  The blocks below follow the text, hence go to the new block.
 */
#include "document/records.h"

struct cut {
    struct document *document;
    dsr_block block, after; /* `after` is the new block */
    uint32_t at, resume;    /* in the text; what lies between belongs to neither */
};

static bool can_cut(struct document *document, dsr_block block, uint32_t at, uint32_t skip) {
    const struct block_record *record;

    if (!may(document, DSR_EDIT_STRUCTURE) || block == 1 || !is_live(document, block))
        return false;
    record = block_at(document, block);
    return skip <= record->text.len && at <= record->text.len - skip &&
           is_range_of(view(document, record->text), (dsr_range){at, at + skip}) &&
           !cuts_whole_piece(document, record, at) &&
           !cuts_whole_piece(document, record, at + skip);
}

/* Copies pieces [start, start + count) to the end; the new start. */
static uint32_t copy_run(struct document *document, uint32_t start, uint32_t count) {
    uint32_t to = count_of(document, PIECES);

    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = append_record(document, PIECES);
        *piece_edit(document, at) = *piece_at(document, start + i);
    }
    return to;
}

/* The pieces of the old run that each side has: [0, left) and [right, count).  They share one
 * when the cut goes through it, and zero or more between them belong to neither. */
static void share_out(const struct cut *cut, uint32_t *left, uint32_t *right) {
    const struct block_record *from = block_at(cut->document, cut->block);
    uint32_t stop = from->text.at + cut->at, resume = from->text.at + cut->resume;
    uint32_t count = from->piece_count;

    *left = *right = 0;
    if (count == 0)
        return;
    *left = cut->at == 0 ? 0 : find_piece(cut->document, from, cut->at - 1) + 1;
    /* Pieces without text at the cut stay on the left. */
    while (*left < count && piece_end(cut->document, from, *left) <= stop)
        (*left)++;
    *right = cut->resume == 0 ? 0 : find_piece(cut->document, from, cut->resume - 1);
    while (*right < count &&
           (piece_end(cut->document, from, *right) <= resume || *right + 1 < *left))
        (*right)++;
}

/* Sets the first piece of the right side and the last one of the left to what they keep. */
static void cut_pieces(const struct cut *cut) {
    struct document *document = cut->document;
    struct block_record *from = block_edit(document, cut->block);
    struct block_record *to = block_edit(document, cut->after);
    uint32_t stop = from->text.at + cut->at, resume = from->text.at + cut->resume;
    uint32_t left, right, count = from->piece_count;

    share_out(cut, &left, &right);
    uint32_t first = from->pieces, second = from->pieces + right;
    if (right < left) {
        if (left <= count - right)
            first = copy_run(document, first, left);
        else
            second = copy_run(document, second, count - right);
    }
    to->pieces = second;
    to->piece_count = count - right;
    if (left > 0) {
        struct piece_record *last = piece_edit(document, first + left - 1);
        uint32_t end = piece_end(document, from, left - 1);
        if (end > stop && last->kind == DSR_COPIED)
            last->source_len = stop - last->text;
    }
    if (to->piece_count > 0) {
        struct piece_record *piece = piece_edit(document, second);
        if (piece->text < resume) {
            piece->source += resume - piece->text;
            piece->source_len -= resume - piece->text;
            piece->text = resume;
        }
    }
    from->pieces = first;
    from->piece_count = left;
}

static void move_mark_rest(const struct cut *cut, uint32_t mark, uint32_t end) {
    struct document *document = cut->document;
    uint32_t rest = append_record(document, MARKS);
    struct mark_record *record = mark_edit(document, rest);

    *record = *mark_at(document, mark);
    record->place.block = cut->after;
    record->place.range = (dsr_range){0, end};
    list_insert(document, MARKS, rest);
}

/* The steps of a reference that moves by `shift` or is cut off at `end`. */
static void cut_targets(struct document *document, uint32_t reference, uint32_t shift,
                        uint32_t end) {
    const struct reference_record *record = reference_at(document, reference);

    for (uint32_t i = 0; i < record->target_count; i++) {
        dsr_range *range = &target_edit(document, record->targets + i)->range;
        range->end = range->end > shift ? range->end - shift : 0;
        range->start = range->start > shift ? range->start - shift : 0;
        range->end = range->end > end ? end : range->end;
        range->start = range->start > range->end ? range->end : range->start;
    }
}

/* The ranges from `resume` on go with their text.  A mark over the cut is continued. */
static void cut_list(const struct cut *cut, enum array_id id) {
    struct document *document = cut->document;
    uint32_t last = block_at(document, cut->block)->lists[id];

    if (last == 0)
        return;
    uint32_t at = list_next(document, id, cut->block, 0);
    last = block_at(document, cut->block)->lists[id];
    block_edit(document, cut->block)->lists[id] = 0;
    for (bool is_last = false; !is_last;) {
        struct ranged *place = ranged_edit(document, id, at);
        uint32_t handle = at, end = place->range.end;
        is_last = at == last;
        at = place->next;
        if (place->range.start >= cut->resume && (end > cut->resume || cut->resume > cut->at)) {
            place->block = cut->after;
            place->range.start -= cut->resume;
            place->range.end -= cut->resume;
            if (id == REFERENCES)
                cut_targets(document, handle, cut->resume, UINT32_MAX);
        } else if (end > cut->at) {
            place->range.end = cut->at;
            if (place->range.start > cut->at)
                place->range.start = cut->at;
            if (id == REFERENCES)
                cut_targets(document, handle, 0, cut->at);
        }
        list_insert(document, id, handle);
        if (id == MARKS && end > cut->resume &&
            ranged_at(document, id, handle)->block == cut->block)
            move_mark_rest(cut, handle, end - cut->resume);
    }
}

/* Room for what cut_list may add: every mark over the cut. */
static size_t marks_over(const struct document *document, dsr_block block, uint32_t at) {
    size_t count = 0;

    for (uint32_t mark = ring_next(document, MARKS, block, 0); mark != 0;
         mark = ring_next(document, MARKS, block, mark)) {
        dsr_range range = mark_at(document, mark)->place.range;
        count += range.start < at && range.end > at;
    }
    return count;
}

static void move_children(struct document *document, dsr_block from, dsr_block to) {
    struct block_record *source = block_edit(document, from);
    struct block_record *target = block_edit(document, to);

    target->first = source->first;
    target->last = source->last;
    source->first = source->last = 0;
    for (dsr_block at = target->first; at != 0; at = block_at(document, at)->next)
        block_edit(document, at)->parent = to;
}

static dsr_block block_split(dsr_doc *doc, dsr_block block, uint32_t at, uint32_t skip) {
    struct document *document = document_of(doc);

    if (!can_cut(document, block, at, skip))
        return 0;
    struct cut cut = {document, block, 0, at, at + skip};
    size_t pieces = (size_t)block_at(document, block)->piece_count + 1;
    if (!reserve_records(document, BLOCKS, 1) || !reserve_records(document, PIECES, pieces) ||
        !reserve_records(document, MARKS, marks_over(document, block, at + skip)) ||
        !reserve_records(document, CLAIMS, 1))
        return 0;
    dsr_block after = cut.after = append_record(document, BLOCKS);
    struct block_record *from = block_edit(document, block);
    struct block_record *to = block_edit(document, after);
    dsr_range gap = source_of(document, block, (dsr_range){at, at + skip});
    if (skip > 0)
        claim_hidden(document, from->part, gap);
    to->kind = from->kind;
    to->flags = (uint16_t)(from->flags & ~DSR_BLANK_BEFORE);
    to->level = from->level;
    to->indent = from->indent;
    to->part = from->part;
    to->text = (struct text_ref){from->text.at + cut.resume, from->text.len - cut.resume};
    cut_pieces(&cut);
    from->text.len = at;
    uint32_t start = to->piece_count > 0 ? piece_at(document, to->pieces)->source : gap.end;
    to->source = (dsr_range){start, from->source.end > start ? from->source.end : start};
    from->source.end = gap.start > from->source.start ? gap.start : from->source.start;
    for (enum array_id id = MARKS; id <= MENTIONS; id++)
        cut_list(&cut, id);
    move_children(document, block, after);
    link_block(document, after, from->parent, from->next);
    return after;
}

void split_fill(dsr_host *host) {
    host->split = block_split;
}

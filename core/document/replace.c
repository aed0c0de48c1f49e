/* SPDX-License-Identifier: MIT */
/*
 * Replacing text.  One pass over the block for any number of edits: the new text, the new run
 * of pieces, and the moved ranges of marks, references and mentions.
 *
 * Pieces: what is replaced becomes generated.  Where the replaced text spans several pieces the
 * new text goes to the first one's source and the others become generated pieces without text,
 * so that mark-up between them survives.  A decoded or generated piece moves as one: an edit
 * that cuts into it takes all of it, and its remaining text becomes generated text.
 *
 * Ranges: one that contains an edit grows or shrinks with it; one inside an edit becomes the
 * replacement's range; one that overlaps it keeps what was not replaced; text inserted at the
 * border of a range is outside it.
 */
#include "document/records.h"

struct step {
    uint32_t start, end; /* in the old text */
    uint32_t new_start;
    uint32_t len;
    const char *at;
};

struct plan {
    struct document *document;
    dsr_block block;
    struct text_ref old, text;
    const struct step *steps;
    size_t count;
};

/* ---- the plan -------------------------------------------------------------------------- */

static bool are_edits(const struct document *document, dsr_block block, const dsr_edit *edits,
                      size_t count) {
    dsr_text text = block_text(document, block);
    uint32_t end = 0;

    for (size_t i = 0; i < count; i++) {
        if (edits[i].range.start < end || !is_range_of(text, edits[i].range) ||
            !is_utf8(edits[i].text))
            return false;
        end = edits[i].range.end;
    }
    return true;
}

/* Edits that change something, and the new length; false when that is too long. */
static bool make_steps(dsr_text text, const dsr_edit *edits, size_t count, struct step *steps,
                       struct plan *plan) {
    uint64_t removed = 0, added = 0;

    for (size_t i = 0; i < count; i++) {
        dsr_range range = edits[i].range;
        dsr_text old = {text.at + range.start, range.end - range.start};
        if (is_same_text(old, edits[i].text))
            continue;
        if (edits[i].text.len > UINT32_MAX)
            return false;
        uint64_t start = range.start - removed + added;
        removed += old.len;
        added += edits[i].text.len;
        if (text.len - removed + added > UINT32_MAX)
            return false;
        steps[plan->count++] = (struct step){range.start, range.end, (uint32_t)start,
                                             (uint32_t)edits[i].text.len, edits[i].text.at};
    }
    plan->text.len = (uint32_t)(text.len - removed + added);
    return true;
}

static void write_text(struct plan *plan) {
    struct document *document = plan->document;
    const char *old = document->store.at + plan->old.at;
    uint32_t at = 0;

    plan->text.at = (uint32_t)document->store.used;
    for (size_t i = 0; i < plan->count; i++) {
        const struct step *step = &plan->steps[i];
        store_append(document, (dsr_text){old + at, step->start - at});
        store_append(document, (dsr_text){step->at, step->len});
        at = step->end;
    }
    store_append(document, (dsr_text){old + at, plan->old.len - at});
}

/* ---- pieces ---------------------------------------------------------------------------- */

/* Reads the old run and writes the new one at the array's end. */
struct rewrite {
    struct document *document;
    const struct plan *plan;
    struct block_record from; /* as it was */
    uint32_t index, cut;      /* the piece not yet used up, and where its rest starts */
    uint32_t start, count;    /* of the new run */
};

static void emit(struct rewrite *rewrite, uint32_t kind, uint32_t text, uint32_t source,
                 uint32_t source_len) {
    struct document *document = rewrite->document;

    if (rewrite->count > 0 && kind == DSR_GENERATED) {
        struct piece_record *last = piece_edit(document, rewrite->start + rewrite->count - 1);
        if (last->kind == DSR_GENERATED && last->source + last->source_len == source) {
            last->source_len += source_len;
            return;
        }
    }
    *piece_edit(document, append_record(document, PIECES)) =
        (struct piece_record){rewrite->plan->text.at + text, source, source_len, kind};
    rewrite->count++;
}

/* Uses up to `end` (in the old text) of the piece at hand; where its source is. */
static dsr_range take(struct rewrite *rewrite, uint32_t end) {
    const struct block_record *from = &rewrite->from;
    const struct piece_record *piece = piece_at(rewrite->document, from->pieces + rewrite->index);
    uint32_t start = piece->text - from->text.at;
    uint32_t stop = piece_end(rewrite->document, from, rewrite->index) - from->text.at;
    dsr_range source = {piece->source, piece->source + piece->source_len};

    if (piece->kind == DSR_COPIED) {
        source.end = source.start + ((end < stop ? end : stop) - start);
        source.start += rewrite->cut - start;
    }
    if (end >= stop) {
        rewrite->index++;
        rewrite->cut = stop;
    } else {
        rewrite->cut = end;
    }
    return source;
}

static bool has_piece(const struct rewrite *rewrite) {
    return rewrite->index < rewrite->from.piece_count;
}

static uint32_t old_end(const struct rewrite *rewrite) {
    return piece_end(rewrite->document, &rewrite->from, rewrite->index) - rewrite->from.text.at;
}

/* Copies pieces and the start of one, until `end` of the old text. */
static void keep(struct rewrite *rewrite, uint32_t end, int64_t shift) {
    while (has_piece(rewrite) && (rewrite->cut < end || old_end(rewrite) <= end)) {
        uint32_t kind = piece_at(rewrite->document, rewrite->from.pieces + rewrite->index)->kind;
        uint32_t text = (uint32_t)(rewrite->cut + shift);
        dsr_range source = take(rewrite, end);
        emit(rewrite, kind, text, source.start, source.end - source.start);
    }
}

/* Where text inserted between two pieces goes in the source: past the mark-up of what ends
 * there, before that of what starts there. */
static uint32_t border_source(const struct rewrite *rewrite, uint32_t at) {
    const struct document *document = rewrite->document;
    const struct block_record *from = &rewrite->from;
    uint32_t place = 0;
    bool has_place = rewrite->index > 0;

    if (from->piece_count == 0)
        return from->source.end;
    if (has_place) {
        const struct piece_record *left = piece_at(document, from->pieces + rewrite->index - 1);
        place = left->source + left->source_len;
    } else {
        place = piece_at(document, from->pieces)->source;
    }
    for (uint32_t mark = list_next(document, MARKS, rewrite->plan->block, 0); mark != 0;
         mark = list_next(document, MARKS, rewrite->plan->block, mark)) {
        const struct mark_record *record = mark_at(document, mark);
        if (record->place.range.start > at)
            break;
        if (has_place && record->place.range.end == at && record->place.range.start < at &&
            record->source.end > place)
            place = record->source.end;
        if (!has_place && record->place.range.end > at && record->source.start < place)
            place = record->source.start;
    }
    /* Never behind the next piece: a mark's source may be anything its reader gave. */
    if (has_piece(rewrite)) {
        uint32_t most = piece_at(document, from->pieces + rewrite->index)->source;
        place = place > most ? most : place;
    }
    return place;
}

static void generate(struct rewrite *rewrite, uint32_t start, uint32_t end, uint32_t new_start,
                     uint32_t new_end) {
    if (start == end) {
        uint32_t place;
        if (has_piece(rewrite) && rewrite->cut == start && rewrite->cut > 0 &&
            piece_at(rewrite->document, rewrite->from.pieces + rewrite->index)->text -
                    rewrite->from.text.at <
                start) {
            const struct piece_record *piece =
                piece_at(rewrite->document, rewrite->from.pieces + rewrite->index);
            place = piece->source + start - (piece->text - rewrite->from.text.at);
        } else {
            place = border_source(rewrite, start);
        }
        emit(rewrite, DSR_GENERATED, new_start, place, 0);
        return;
    }
    for (uint32_t text = new_start; has_piece(rewrite) && rewrite->cut < end; text = new_end) {
        dsr_range source = take(rewrite, end);
        emit(rewrite, DSR_GENERATED, text, source.start, source.end - source.start);
    }
}

/* The start or end of the whole piece that a cut at `at` goes through; `at` when none. */
static uint32_t widen(const struct rewrite *rewrite, uint32_t at, bool to_end) {
    const struct document *document = rewrite->document;
    const struct block_record *from = &rewrite->from;

    if (!cuts_whole_piece(document, from, at))
        return at;
    uint32_t index = find_piece(document, from, at);
    uint32_t place =
        to_end ? piece_end(document, from, index) : piece_at(document, from->pieces + index)->text;
    return place - from->text.at;
}

static void write_pieces(struct plan *plan) {
    struct document *document = plan->document;
    struct rewrite rewrite = {.document = document,
                              .plan = plan,
                              .from = *block_at(document, plan->block),
                              .start = count_of(document, PIECES)};
    int64_t shift = 0;

    for (size_t i = 0; i < plan->count;) {
        uint32_t start = widen(&rewrite, plan->steps[i].start, false);
        uint32_t end = widen(&rewrite, plan->steps[i].end, true);
        int64_t after = shift;
        do {
            const struct step *step = &plan->steps[i++];
            uint32_t stop = widen(&rewrite, step->end, true);
            end = stop > end ? stop : end;
            after += (int64_t)step->len - (step->end - step->start);
        } while (i < plan->count && plan->steps[i].start < end);
        keep(&rewrite, start, shift);
        generate(&rewrite, start, end, (uint32_t)(start + shift), (uint32_t)(end + after));
        shift = after;
    }
    keep(&rewrite, plan->old.len, shift);
    struct block_record *record = block_edit(document, plan->block);
    record->pieces = rewrite.start;
    record->piece_count = rewrite.count;
    record->text = plan->text;
}

/* ---- ranges ---------------------------------------------------------------------------- */

/* How many steps end at or before `at`. */
static size_t steps_ended(const struct plan *plan, uint32_t at) {
    size_t low = 0, high = plan->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (plan->steps[middle].end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static uint32_t shifted(const struct plan *plan, size_t ended, uint32_t at) {
    if (ended == 0)
        return at;
    const struct step *step = &plan->steps[ended - 1];
    return step->new_start + step->len + (at - step->end);
}

static dsr_range moved(const struct plan *plan, dsr_range range) {
    dsr_range result;
    size_t ended = steps_ended(plan, range.start);

    if (ended < plan->count && plan->steps[ended].start < range.start) {
        const struct step *step = &plan->steps[ended];
        result.start = step->new_start + step->len;
        if (range.end <= step->end && range.start < range.end)
            return (dsr_range){step->new_start, result.start};
    } else {
        result.start = shifted(plan, ended, range.start);
    }
    ended = steps_ended(plan, range.end);
    /* Text inserted at the end is outside. */
    while (ended > 0 && plan->steps[ended - 1].start == range.end)
        ended--;
    if (ended < plan->count && plan->steps[ended].start < range.end) {
        const struct step *step = &plan->steps[ended];
        result.end = step->new_start;
        if (range.start >= step->start)
            result.end += step->len;
    } else {
        result.end = shifted(plan, ended, range.end);
    }
    if (result.end < result.start)
        result.end = result.start;
    return result;
}

static void move_ranges(struct plan *plan) {
    struct document *document = plan->document;

    for (enum array_id id = MARKS; id <= MENTIONS; id++) {
        dsr_range before = {0, UINT32_MAX};
        bool is_sorted = true;
        for (uint32_t at = ring_next(document, id, plan->block, 0); at != 0;
             at = ring_next(document, id, plan->block, at)) {
            struct ranged *place = ranged_edit(document, id, at);
            place->range = moved(plan, place->range);
            is_sorted &= before.start < place->range.start ||
                         (before.start == place->range.start && before.end >= place->range.end);
            before = place->range;
        }
        if (!is_sorted)
            list_unsorted(document, id, plan->block);
    }
    for (uint32_t at = ring_next(document, REFERENCES, plan->block, 0); at != 0;
         at = ring_next(document, REFERENCES, plan->block, at)) {
        const struct reference_record *reference = reference_at(document, at);
        for (uint32_t i = 0; i < reference->target_count; i++) {
            dsr_range *range = &target_edit(document, reference->targets + i)->range;
            *range = moved(plan, *range);
        }
    }
}

/* ---- the edit -------------------------------------------------------------------------- */

static void write_rows(const struct plan *plan, struct change_record row) {
    row.block = plan->block;
    for (size_t i = 0; i < plan->count; i++) {
        const struct step *step = &plan->steps[i];
        row.range = (dsr_range){step->start, step->end};
        append_row(plan->document, row,
                   (struct text_ref){plan->old.at + step->start, step->end - step->start},
                   (struct text_ref){plan->text.at + step->new_start, step->len});
    }
}

static dsr_status text_replace_all(dsr_doc *doc, dsr_block block, const dsr_edit *edits,
                                   size_t count, const char *reason) {
    struct document *document = document_of(doc);
    struct plan plan = {.document = document, .block = block};
    struct change_record row;

    if (!may(document, DSR_EDIT_TEXT) || !is_live(document, block) ||
        !are_edits(document, block, edits, count))
        return DSR_REFUSED;
    plan.old = block_at(document, block)->text;
    if (count > SIZE_MAX / sizeof(struct step))
        return DSR_NO_MEMORY;
    struct step *steps = scratch_memory(document, count * sizeof(struct step));
    if (count > 0 &&
        (steps == NULL || !make_steps(view(document, plan.old), edits, count, steps, &plan)))
        return DSR_NO_MEMORY;
    if (plan.count == 0)
        return DSR_OK;
    plan.steps = steps;
    size_t pieces = block_at(document, block)->piece_count + 2 * plan.count;
    if (!prepare_rows(document, plan.count, DSR_CHANGE_TEXT, reason, &row) ||
        !reserve_records(document, PIECES, pieces) || !store_reserve(document, plan.text.len))
        return DSR_NO_MEMORY;
    write_text(&plan);
    write_pieces(&plan);
    move_ranges(&plan);
    write_rows(&plan, row);
    return DSR_OK;
}

static dsr_status text_replace(dsr_doc *doc, dsr_block block, dsr_range range, dsr_text text,
                               const char *reason) {
    dsr_edit edit = {range, text};
    return text_replace_all(doc, block, &edit, 1, reason);
}

void replace_fill(dsr_host *host) {
    host->replace = text_replace;
    host->replace_all = text_replace_all;
}

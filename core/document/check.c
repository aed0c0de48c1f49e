/* SPDX-License-Identifier: MIT */
/*
 * Verifies a document: every link, every range, every text, and (coverage.c) that no byte of
 * the source is unaccounted for.  Trusts nothing it has not verified, so that it also ends on
 * a damaged document.
 */
#include "document/records.h"

#include <stdarg.h>
#include <stdio.h>

struct check {
    const struct document *document;
    char *why;
    size_t size;
};

/* Writes the sentence and is false. */
__attribute__((format(printf, 2, 3))) static bool fail(const struct check *check,
                                                       const char *format, ...) {
    va_list arguments;

    va_start(arguments, format);
    if (check->size > 0)
        vsnprintf(check->why, check->size, format, arguments);
    va_end(arguments);
    return false;
}

static bool is_stored(const struct check *check, struct text_ref ref) {
    return (size_t)ref.at + ref.len <= check->document->store.used;
}

static bool is_sound_text(const struct check *check, struct text_ref ref) {
    return is_stored(check, ref) && is_utf8(view(check->document, ref));
}

static bool is_in_part(const struct check *check, uint32_t part, dsr_range range) {
    dsr_text bytes = part == 0 ? (dsr_text){"", 0}
                               : view(check->document, part_at(check->document, part)->bytes);
    return is_range_of(bytes, range);
}

/* ---- the tree -------------------------------------------------------------------------- */

static bool check_links(const struct check *check, dsr_block block) {
    const struct document *document = check->document;
    const struct block_record *record = block_at(document, block);
    const uint32_t links[5] = {record->parent, record->first, record->last, record->next,
                               record->previous};

    for (int i = 0; i < 5; i++)
        if (links[i] >= count_of(document, BLOCKS))
            return fail(check, "block %u: a link to block %u, which there is not", block, links[i]);
    if ((block == 1) != (record->parent == 0))
        return fail(check, "block %u: its parent is %u", block, record->parent);
    if ((record->first == 0) != (record->last == 0))
        return fail(check, "block %u: has a first or last child but not both", block);
    if (record->first != 0 && (block_at(document, record->first)->parent != block ||
                               block_at(document, record->first)->previous != 0))
        return fail(check, "block %u: its first child %u is not its first", block, record->first);
    if (record->last != 0 && (block_at(document, record->last)->parent != block ||
                              block_at(document, record->last)->next != 0))
        return fail(check, "block %u: its last child %u is not its last", block, record->last);
    if (record->next != 0 && (block_at(document, record->next)->previous != block ||
                              block_at(document, record->next)->parent != record->parent))
        return fail(check, "block %u: the next, %u, does not link back", block, record->next);
    if (record->next == 0 && block != 1 && block_at(document, record->parent)->last != block)
        return fail(check, "block %u: has no next and is not the last", block);
    if (record->previous == 0 && block != 1 && block_at(document, record->parent)->first != block)
        return fail(check, "block %u: has no previous and is not the first", block);
    if (record->parent != 0 && block_at(document, record->parent)->state & IS_REMOVED &&
        !(record->state & IS_REMOVED))
        return fail(check, "block %u: stands below a removed block", block);
    return true;
}

/* With sound links, a walk in pre-order that meets every block once means a tree. */
static bool check_tree(const struct check *check) {
    const struct document *document = check->document;
    uint32_t count = count_of(document, BLOCKS), met = 0;

    if (count < 2 || block_at(document, 1)->kind != DSR_DOCUMENT)
        return fail(check, "block 1: is not the document");
    for (dsr_block block = 1; block < count; block++)
        if (!check_links(check, block))
            return false;
    for (dsr_block at = 1; at != 0;) {
        if (++met >= count)
            return fail(check, "block %u: is met twice", at);
        dsr_block next = block_at(document, at)->first;
        while (next == 0 && at != 0) {
            next = block_at(document, at)->next;
            if (next == 0)
                at = block_at(document, at)->parent;
        }
        at = next;
    }
    if (met != count - 1)
        return fail(check, "block 1: only %u of %u blocks can be reached", met, count - 1);
    return true;
}

/* ---- a block --------------------------------------------------------------------------- */

static bool check_piece(const struct check *check, dsr_block block, uint32_t index,
                        uint32_t after) {
    const struct document *document = check->document;
    const struct block_record *record = block_at(document, block);
    const struct piece_record *piece = piece_at(document, record->pieces + index);
    uint32_t end = piece_end(document, record, index), at = piece->text - record->text.at;
    dsr_range source = {piece->source, piece->source + piece->source_len};

    if (piece->text < record->text.at || end < piece->text ||
        end > record->text.at + record->text.len || !is_border(view(document, record->text), at))
        return fail(check, "block %u, offset %u: piece %u does not follow the one before", block,
                    at, index);
    if (piece->kind < DSR_COPIED || piece->kind > DSR_GENERATED)
        return fail(check, "block %u, offset %u: piece %u is of no kind", block, at, index);
    if (source.end < source.start || !is_in_part(check, record->part, source))
        return fail(check, "block %u, offset %u: piece %u has no place in part %u", block, at,
                    index, record->part);
    if (source.start < after)
        return fail(check, "block %u, offset %u: piece %u stands before the last in the source",
                    block, at, index);
    if (piece->kind == DSR_COPIED &&
        (piece->source_len != end - piece->text ||
         memcmp(part_bytes(document, record->part).at + source.start,
                document->store.at + piece->text, piece->source_len) != 0))
        return fail(check, "block %u, offset %u: piece %u is not what the source says", block, at,
                    index);
    return true;
}

static bool check_block(const struct check *check, dsr_block block) {
    const struct document *document = check->document;
    const struct block_record *record = block_at(document, block);

    if (record->kind < DSR_DOCUMENT || record->kind >= DSR_KIND_COUNT)
        return fail(check, "block %u: is of no kind", block);
    if (record->part >= count_of(document, PARTS))
        return fail(check, "block %u: part %u, which there is not", block, record->part);
    if (!is_sound_text(check, record->text) || !is_sound_text(check, record->marker))
        return fail(check, "block %u: its text or marker is not UTF-8 of the store", block);
    if (!is_in_part(check, record->part, record->source) ||
        !is_in_part(check, record->part, record->marker_source))
        return fail(check, "block %u: its source is no range of part %u", block, record->part);
    if ((size_t)record->pieces + record->piece_count > count_of(document, PIECES))
        return fail(check, "block %u: pieces that there are not", block);
    if (record->piece_count == 0)
        return record->text.len == 0 || fail(check, "block %u, offset 0: no piece", block);
    if (piece_at(document, record->pieces)->text != record->text.at)
        return fail(check, "block %u, offset 0: no piece starts there", block);
    uint32_t after = 0;
    for (uint32_t i = 0; i < record->piece_count; i++) {
        if (!check_piece(check, block, i, after))
            return false;
        const struct piece_record *piece = piece_at(document, record->pieces + i);
        after = piece->source + piece->source_len;
    }
    return true;
}

/* ---- ranges ---------------------------------------------------------------------------- */

static const char *const list_names[LIST_COUNT] = {"mark", "reference", "mention"};

static bool check_list(const struct check *check, enum array_id id, dsr_block block,
                       uint32_t *met) {
    const struct document *document = check->document;
    const struct block_record *record = block_at(document, block);
    uint32_t last = record->lists[id], count = count_of(document, id);
    bool is_sorted = !(record->state & IS_UNSORTED << id);
    uint32_t start = 0, at = last;

    if (last >= count)
        return fail(check, "block %u: its list of %ss is not there", block, list_names[id]);
    while (last != 0) {
        at = ranged_at(document, id, at)->next;
        if (at == 0)
            return fail(check, "block %u: its list of %ss is torn", block, list_names[id]);
        if (at >= count || ++*met >= count)
            return fail(check, "block %u: its list of %ss has no end", block, list_names[id]);
        const struct ranged *place = ranged_at(document, id, at);
        if (place->block != block)
            return fail(check, "block %u: %s %u is of block %u", block, list_names[id], at,
                        place->block);
        if (!is_range_of(view(document, record->text), place->range))
            return fail(check, "block %u, offset %u: %s %u has no such range", block,
                        place->range.start, list_names[id], at);
        if (is_sorted && place->range.start < start)
            return fail(check, "block %u, offset %u: %s %u is out of order", block,
                        place->range.start, list_names[id], at);
        start = place->range.start;
        if (at == last)
            break;
    }
    return true;
}

static bool check_marks(const struct check *check) {
    const struct document *document = check->document;

    for (uint32_t at = 1; at < count_of(document, MARKS); at++) {
        const struct mark_record *mark = mark_at(document, at);
        if (mark->kind < DSR_EMPHASIS || mark->kind >= DSR_MARK_KIND_COUNT)
            return fail(check, "mark %u: is of no kind", at);
        if (!is_sound_text(check, mark->value) ||
            !is_in_part(check, block_at(document, mark->place.block)->part, mark->source))
            return fail(check, "mark %u: its value or source is not there", at);
    }
    return true;
}

static bool check_references(const struct check *check) {
    const struct document *document = check->document;

    for (uint32_t at = 1; at < count_of(document, REFERENCES); at++) {
        const struct reference_record *reference = reference_at(document, at);
        dsr_text text = block_text(document, reference->place.block);
        if (reference->state > DSR_AMBIGUOUS || !is_sound_text(check, reference->kind) ||
            (size_t)reference->targets + reference->target_count > count_of(document, TARGETS))
            return fail(check, "reference %u: its kind, state or targets are not there", at);
        for (uint32_t i = 0; i < reference->target_count; i++) {
            const struct target_record *target = target_at(document, reference->targets + i);
            if (target->role < DSR_SINGLE || target->role > DSR_PATH ||
                (target->label != 0 && target->label >= count_of(document, LABELS)))
                return fail(check, "reference %u: target %u is label %u, which there is not", at, i,
                            target->label);
            if (!is_range_of(text, target->range))
                return fail(check, "block %u, offset %u: target %u of reference %u has no range",
                            reference->place.block, target->range.start, i, at);
        }
    }
    return true;
}

static bool check_mentions(const struct check *check) {
    const struct document *document = check->document;

    for (uint32_t at = 1; at < count_of(document, MENTIONS); at++) {
        const struct mention_record *mention = mention_at(document, at);
        if (mention->decision > DSR_REVIEW || mention->confidence > 1000 ||
            !is_sound_text(check, mention->type) || !is_sound_text(check, mention->entity) ||
            !is_sound_text(check, mention->rule))
            return fail(check, "mention %u: a text or number of it is unsound", at);
    }
    return true;
}

static bool check_lists(const struct check *check) {
    const struct document *document = check->document;

    for (enum array_id id = MARKS; id <= MENTIONS; id++) {
        uint32_t met = 0;
        for (dsr_block block = 1; block < count_of(document, BLOCKS); block++)
            if (!check_list(check, id, block, &met))
                return false;
        if (met + 1 != count_of(document, id))
            return fail(check, "block 1: %u of %u %ss belong to no block",
                        count_of(document, id) - 1 - met, count_of(document, id) - 1,
                        list_names[id]);
    }
    return check_marks(check) && check_references(check) && check_mentions(check);
}

/* ---- labels and the rest --------------------------------------------------------------- */

static bool check_label(const struct check *check, dsr_label label) {
    const struct document *document = check->document;
    const struct label_record *record = label_at(document, label);

    if (!is_handle(document, BLOCKS, record->block) ||
        block_at(document, record->block)->label != label)
        return fail(check, "label %u: block %u does not have it", label, record->block);
    if (record->parent >= count_of(document, LABELS))
        return fail(check, "label %u: its parent is label %u, which there is not", label,
                    record->parent);
    bool is_sound = is_sound_text(check, record->typed);
    for (int i = 0; i < LABEL_WORDS; i++)
        is_sound &= is_sound_text(check, record->words[i]);
    if (!is_sound)
        return fail(check, "block %u: a text of label %u is not UTF-8 of the store", record->block,
                    label);
    if (!is_in_part(check, block_at(document, record->block)->part, record->source))
        return fail(check, "block %u, offset %u: label %u has no such source", record->block,
                    record->source.start, label);
    return true;
}

static bool check_labels(const struct check *check) {
    const struct document *document = check->document;
    uint32_t count = count_of(document, LABELS);

    for (dsr_block block = 1; block < count_of(document, BLOCKS); block++) {
        dsr_label label = block_at(document, block)->label;
        if (label >= count || (label != 0 && label_at(document, label)->block != block))
            return fail(check, "block %u: label %u is not its own", block, label);
    }
    for (dsr_label label = 1; label < count; label++)
        if (!check_label(check, label))
            return false;
    /* A ring of n parents never ends; Brent's search finds one in a few times n steps, and
     * where every parent is older than its label there can be none. */
    for (dsr_label label = 1; label < count; label++) {
        dsr_label slow = label, fast = label_at(document, label)->parent;
        if (fast < label)
            continue;
        for (size_t steps = 1, limit = 2; fast != 0; steps++) {
            if (fast == slow)
                return fail(check, "label %u: is above itself", label);
            if (steps == limit) {
                slow = fast;
                limit *= 2;
                steps = 0;
            }
            fast = label_at(document, fast)->parent;
        }
    }
    return true;
}

static bool check_rest(const struct check *check) {
    const struct document *document = check->document;

    for (uint32_t at = 0; at < count_of(document, CHANGES); at++) {
        const struct change_record *change = change_at(document, at);
        if (change->block >= count_of(document, BLOCKS) || !is_sound_text(check, change->before) ||
            !is_sound_text(check, change->after) || !is_sound_text(check, change->reason) ||
            !is_sound_text(check, change->stage))
            return fail(check, "row %u of the ledger: a block or text that there is not", at);
    }
    for (uint32_t at = 1; at < count_of(document, ATTRIBUTES); at++) {
        const struct attribute_record *attribute = attribute_at(document, at);
        /* A new one is put before older ones, so that a list that goes down has an end. */
        if (attribute->block >= count_of(document, BLOCKS) || attribute->next >= at ||
            !is_sound_text(check, attribute->name) || !is_sound_text(check, attribute->value))
            return fail(check, "attribute %u: a block or text that there is not", at);
    }
    for (uint32_t at = 0; at < count_of(document, BLOCKS); at++)
        if (block_at(document, at)->attributes >= count_of(document, ATTRIBUTES))
            return fail(check, "block %u: attributes that there are not", at);
    for (uint32_t at = 0; at < count_of(document, CLAIMS); at++) {
        const struct claim_record *claim = claim_at(document, at);
        if (!is_handle(document, PARTS, claim->part) ||
            !is_in_part(check, claim->part, claim->range))
            return fail(check, "claim %u: is no range of part %u", at, claim->part);
    }
    return true;
}

bool document_check(const struct document *document, char *why, size_t size) {
    struct check check = {document, why, size};

    for (uint32_t part = 1; part < count_of(document, PARTS); part++)
        if (!is_stored(&check, part_at(document, part)->bytes) ||
            !is_sound_text(&check, part_at(document, part)->name))
            return fail(&check, "part %u: its bytes or name are not there", part);
    if (!check_tree(&check))
        return false;
    for (dsr_block block = 1; block < count_of(document, BLOCKS); block++)
        if (!check_block(&check, block))
            return false;
    return check_lists(&check) && check_labels(&check) && check_rest(&check) &&
           coverage_check(document, why, size);
}

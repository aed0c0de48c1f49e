/* SPDX-License-Identifier: MIT */
/*
 * Labels: one to a block, in a tree of their own.  A label that is taken away keeps its record
 * and its place in the source; labels below it then count as below the one above it.
 */
#include "document/records.h"
#include "numbering/numeral.h"

static bool is_label(const struct document *document, dsr_label label) {
    return is_handle(document, LABELS, label) && !label_at(document, label)->is_removed;
}

static dsr_label label_of(const struct document *document, dsr_block block) {
    dsr_label label = block_at(document, block)->label;
    return label != 0 && !label_at(document, label)->is_removed ? label : 0;
}

dsr_label label_next(const dsr_doc *doc, dsr_label at) {
    const struct document *document = document_of(doc);
    dsr_block block = 0;

    if (at != 0 && !is_handle(document, LABELS, at))
        return 0;
    if (at != 0)
        block = label_at(document, at)->block;
    while ((block = block_step(doc, 0, block, DSR_ALL_KINDS)) != 0) {
        dsr_label label = label_of(document, block);
        if (label != 0)
            return label;
    }
    return 0;
}

static dsr_label parent_of(const struct document *document, dsr_label label) {
    do {
        label = label_at(document, label)->parent;
    } while (label != 0 && label_at(document, label)->is_removed);
    return label;
}

static bool open_depths(struct document *document) {
    size_t room = document->depth_room;
    void *at = document->depths;

    if (!grow_memory(document, &at, &room, count_of(document, LABELS), sizeof(struct depth)))
        return false;
    document->depths = at;
    memset(document->depths + document->depth_room, 0,
           (room - document->depth_room) * sizeof(struct depth));
    document->depth_room = (uint32_t)room;
    return true;
}

/* Levels are remembered until a parent changes, else a deep chain would be walked for each of
 * its labels. */
static uint32_t level_of(const struct document *reader, dsr_label label) {
    struct document *document = document_of(&reader->face);
    bool has_cache = open_depths(document);
    uint32_t level = 0;
    dsr_label at = label;

    while (at != 0 && !(has_cache && document->depths[at].epoch == document->epoch)) {
        level += !label_at(document, at)->is_removed;
        at = label_at(document, at)->parent;
    }
    if (!has_cache)
        return level;
    uint32_t below = level += at == 0 ? 0 : document->depths[at].level;
    for (at = label; at != 0 && document->depths[at].epoch != document->epoch;
         at = label_at(document, at)->parent) {
        document->depths[at] = (struct depth){below, document->epoch};
        below -= !label_at(document, at)->is_removed;
    }
    return level;
}

bool label_read(const dsr_doc *doc, dsr_label label, dsr_label_info *info, size_t size) {
    const struct document *document = document_of(doc);

    if (!is_handle(document, LABELS, label))
        return false;
    const struct label_record *record = label_at(document, label);
    dsr_label_info local = {
        .block = record->block,
        .parent = parent_of(document, label),
        .level = level_of(document, label),
        .confidence = record->confidence,
        .origin = (dsr_origin)record->origin,
        .kind = view(document, record->kind),
        .series = view(document, record->series),
        .scheme = view(document, record->scheme),
        .value = record->value,
        .insert = view(document, record->insert),
        .before = view(document, record->before),
        .after = view(document, record->after),
        .surface = view(document, record->surface),
        .source = record->source,
        .typed = view(document, record->typed),
    };
    return give(info, size, &local, sizeof(local));
}

/* As long as every parent was made before its label, a new parent that was too closes no ring. */
static bool would_loop(const struct document *document, dsr_label label, dsr_label parent) {
    if (parent < label && !document->has_late_parent)
        return false;
    while (parent != 0 && parent != label)
        parent = label_at(document, parent)->parent;
    return parent != 0;
}

static void set_parent(struct document *document, dsr_label label, dsr_label parent) {
    label_edit(document, label)->parent = parent;
    document->has_late_parent |= parent > label;
    document->epoch++;
}

void labels_recheck(struct document *document) {
    document->has_late_parent = false;
    for (dsr_label at = 1; at < count_of(document, LABELS); at++)
        document->has_late_parent |= label_at(document, at)->parent > at;
    document->epoch++;
}

dsr_status label_set_parent(dsr_doc *doc, dsr_label label, dsr_label parent) {
    struct document *document = document_of(doc);

    if (!may(document, DSR_EDIT_STRUCTURE) || !is_label(document, label) ||
        (parent != 0 && !is_label(document, parent)) || would_loop(document, label, parent))
        return DSR_REFUSED;
    set_parent(document, label, parent);
    return DSR_OK;
}

/* The record's texts and numbers from what a caller gave; its place and surface are not set. */
static bool keep_label(struct document *document, const dsr_label_info *info,
                       struct label_record *record) {
    record->value = info->value;
    record->confidence = info->confidence;
    record->origin = (uint16_t)info->origin;
    return store_word(document, info->kind, &record->kind) &&
           store_word(document, info->series.len > 0 ? info->series : info->kind,
                      &record->series) &&
           store_word(document, info->scheme, &record->scheme) &&
           store_word(document, info->insert, &record->insert) &&
           store_word(document, info->before, &record->before) &&
           store_word(document, info->after, &record->after);
}

static bool is_sound(const struct document *document, const dsr_label_info *info) {
    return info->origin >= DSR_TYPED && info->origin <= DSR_BY_US && info->confidence <= 1000 &&
           is_utf8(info->kind) && is_utf8(info->series) && is_utf8(info->scheme) &&
           is_utf8(info->insert) && is_utf8(info->before) && is_utf8(info->after) &&
           is_utf8(info->surface) && (info->parent == 0 || is_label(document, info->parent));
}

/* before + numeral + insert + after; the length, 0 when it cannot be printed. */
static size_t print(const dsr_label_info *info, char *into, size_t size) {
    char numeral[128];
    dsr_text parts[4] = {info->before, {numeral, 0}, info->insert, info->after};
    size_t len = 0;

    if (info->value != DSR_NO_VALUE) {
        parts[1].len = numeral_format(info->scheme, info->value, numeral, sizeof(numeral));
        if (parts[1].len == 0)
            return 0;
    }
    for (int i = 0; i < 4; i++) {
        if (parts[i].len > size - len)
            return 0;
        if (parts[i].len > 0)
            memcpy(into + len, parts[i].at, parts[i].len);
        len += parts[i].len;
    }
    return len;
}

static dsr_status take_away(struct document *document, dsr_block block, const char *reason) {
    dsr_label label = label_of(document, block);
    struct row_words words;

    if (label == 0)
        return DSR_OK;
    if (!prepare_rows(document, 1, reason, &words))
        return DSR_NO_MEMORY;
    struct label_record *record = label_edit(document, label);
    struct text_ref before = record->surface;
    record->is_removed = 1;
    record->surface = (struct text_ref){0, 0};
    document->epoch++;
    append_row(document, &words,
               &(struct change_record){
                   .kind = DSR_CHANGE_LABEL, .block = block, .record = label, .before = before});
    return DSR_OK;
}

static bool is_same_label(const struct label_record *a, const struct label_record *b,
                          const struct document *document) {
    return a->value == b->value && a->parent == b->parent && a->confidence == b->confidence &&
           a->origin == b->origin && a->is_removed == b->is_removed &&
           is_same_text(view(document, a->kind), view(document, b->kind)) &&
           is_same_text(view(document, a->series), view(document, b->series)) &&
           is_same_text(view(document, a->scheme), view(document, b->scheme)) &&
           is_same_text(view(document, a->insert), view(document, b->insert)) &&
           is_same_text(view(document, a->before), view(document, b->before)) &&
           is_same_text(view(document, a->after), view(document, b->after)) &&
           is_same_text(view(document, a->surface), view(document, b->surface));
}

/* The block's label record, made when it has none yet: a label removed earlier comes back with
 * its place in the source, a new one stands at the start of the block's text. */
static dsr_label label_for(struct document *document, dsr_block block) {
    dsr_label label = block_at(document, block)->label;

    if (label != 0)
        return label;
    label = append_record(document, LABELS);
    uint32_t start = source_of(document, block, (dsr_range){0, 0}).start;
    struct label_record *record = label_edit(document, label);
    record->block = block;
    record->source = (dsr_range){start, start};
    block_edit(document, block)->label = label;
    return label;
}

dsr_status label_set(dsr_doc *doc, dsr_block block, const dsr_label_info *info, size_t size,
                     const char *reason) {
    struct document *document = document_of(doc);
    dsr_label_info local = {.value = DSR_NO_VALUE, .origin = DSR_BY_US};
    struct row_words words;
    char printed[512];

    if (!may(document, DSR_EDIT_LABELS) || !is_live(document, block))
        return DSR_REFUSED;
    if (info == NULL)
        return take_away(document, block, reason);
    dsr_label old = label_of(document, block);
    if (old != 0)
        label_read(doc, old, &local, sizeof(local));
    local.surface = (dsr_text){"", 0};
    give(&local, sizeof(local), info, size < sizeof(local) ? size : sizeof(local));
    dsr_label label = block_at(document, block)->label;
    if (!is_sound(document, &local) ||
        would_loop(document, label != 0 ? label : count_of(document, LABELS), local.parent))
        return DSR_REFUSED;
    if (local.surface.len == 0)
        local.surface = (dsr_text){printed, print(&local, printed, sizeof(printed))};
    if (local.surface.len == 0)
        return DSR_REFUSED;
    struct label_record next = {0};
    if (!keep_label(document, &local, &next) ||
        !store_word(document, local.surface, &next.surface) ||
        !reserve_records(document, LABELS, 1) || !prepare_rows(document, 1, reason, &words))
        return DSR_NO_MEMORY;
    next.parent = local.parent;
    if (old != 0 && is_same_label(&next, label_at(document, old), document))
        return DSR_OK;
    label = label_for(document, block);
    struct label_record *record = label_edit(document, label);
    struct text_ref before = record->surface;
    next.block = block;
    next.source = record->source;
    next.typed = record->typed;
    *record = next;
    set_parent(document, label, local.parent);
    if (old != 0 || !may(document, DSR_EDIT_STRUCTURE))
        append_row(document, &words,
                   &(struct change_record){.kind = DSR_CHANGE_LABEL,
                                           .block = block,
                                           .record = label,
                                           .before = before,
                                           .after = next.surface});
    return DSR_OK;
}

/* ---- taking a label from the text ------------------------------------------------------ */

/* The source of a range of the block's marker: exact where the marker is its source bytes. */
static dsr_range marker_source_of(const struct block_record *block, dsr_range range) {
    dsr_range source = block->marker_source;

    if (source.end - source.start != block->marker.len)
        return source;
    return (dsr_range){source.start + range.start, source.start + range.end};
}

/* Claims what lies in [0, end) beside the label and has letters in its source ("&nbsp;"). */
static void claim_around(struct document *document, dsr_block block, uint32_t end,
                         dsr_range label) {
    const struct block_record *record = block_at(document, block);
    dsr_range sides[2] = {{0, label.start}, {label.end, end}};

    for (int i = 0; i < 2; i++)
        if (sides[i].start < sides[i].end)
            claim_hidden(document, record->part, source_of(document, block, sides[i]));
}

static void shift_lists(struct document *document, dsr_block block, uint32_t cut) {
    for (enum array_id id = MARKS; id <= MENTIONS; id++)
        for (uint32_t at = ring_next(document, id, block, 0); at != 0;
             at = ring_next(document, id, block, at)) {
            dsr_range *range = &ranged_edit(document, id, at)->range;
            range->start = range->start > cut ? range->start - cut : 0;
            range->end = range->end > cut ? range->end - cut : 0;
        }
}

static void cut_prefix(struct document *document, dsr_block block, uint32_t cut) {
    struct block_record *record = block_edit(document, block);
    uint32_t start = record->text.at + cut;

    while (record->piece_count > 0 && piece_end(document, record, 0) <= start) {
        record->pieces++;
        record->piece_count--;
    }
    if (record->piece_count > 0) {
        struct piece_record *piece = piece_edit(document, record->pieces);
        if (piece->text < start) {
            piece->source += start - piece->text;
            piece->source_len -= start - piece->text;
            piece->text = start;
        }
    }
    record->text.at = start;
    record->text.len -= cut;
    shift_lists(document, block, cut);
}

dsr_label label_take(dsr_doc *doc, dsr_block block, uint32_t end, dsr_range range,
                     const dsr_label_info *info, size_t size) {
    struct document *document = document_of(doc);
    dsr_label_info local = {.value = DSR_NO_VALUE, .origin = DSR_TYPED, .confidence = 1000};
    struct label_record next = {0};

    if (!may(document, DSR_EDIT_STRUCTURE) || !is_live(document, block) || info == NULL ||
        block_at(document, block)->label != 0)
        return 0;
    give(&local, sizeof(local), info, size < sizeof(local) ? size : sizeof(local));
    const struct block_record *record = block_at(document, block);
    dsr_text text = view(document, end == 0 ? record->marker : record->text);
    if (!is_range_of(text, range) || range.start == range.end ||
        (end != 0 && (range.end > end || !is_range_of(text, (dsr_range){0, end}) ||
                      cuts_whole_piece(document, record, end))) ||
        !is_sound(document, &local))
        return 0;
    if (!keep_label(document, &local, &next) || !reserve_records(document, LABELS, 1) ||
        !reserve_records(document, CLAIMS, 2))
        return 0;
    next.block = block;
    next.source = end == 0 ? marker_source_of(record, range) : source_of(document, block, range);
    next.surface = next.typed = (struct text_ref){
        (uint32_t)(text.at - document->store.at) + range.start, range.end - range.start};
    if (end != 0) {
        claim_around(document, block, end, range);
        cut_prefix(document, block, end);
    }
    dsr_label label = append_record(document, LABELS);
    *label_edit(document, label) = next;
    block_edit(document, block)->label = label;
    set_parent(document, label, local.parent);
    return label;
}

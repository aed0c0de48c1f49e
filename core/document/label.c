/* SPDX-License-Identifier: MIT */
/*
 * Labels: one to a block, in a tree of their own.  A label that is taken away keeps its record
 * and its place in the source; labels below it then count as below the one above it.
 */
#include "document/records.h"
#include "numbering/numeral.h"

static const size_t words_at[LABEL_WORDS] = {
    [KIND] = offsetof(dsr_label_info, kind),       [SERIES] = offsetof(dsr_label_info, series),
    [SCHEME] = offsetof(dsr_label_info, scheme),   [INSERT] = offsetof(dsr_label_info, insert),
    [BEFORE] = offsetof(dsr_label_info, before),   [AFTER] = offsetof(dsr_label_info, after),
    [SURFACE] = offsetof(dsr_label_info, surface),
};

static dsr_text *word_of(dsr_label_info *info, int word) {
    return (dsr_text *)(void *)((char *)info + words_at[word]);
}

static bool is_label(const struct document *document, dsr_label label) {
    return is_handle(document, LABELS, label) && !label_at(document, label)->is_removed;
}

static dsr_label label_of(const struct document *document, dsr_block block) {
    dsr_label label = block_at(document, block)->label;
    return label != 0 && !label_at(document, label)->is_removed ? label : 0;
}

static dsr_label label_next(const dsr_doc *doc, dsr_label at) {
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

static bool label_read(const dsr_doc *doc, dsr_label label, dsr_label_info *info, size_t size) {
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
        .value = record->value,
        .source = record->source,
        .typed = view(document, record->typed),
    };
    for (int i = 0; i < LABEL_WORDS; i++)
        *word_of(&local, i) = view(document, record->words[i]);
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

static dsr_status label_set_parent(dsr_doc *doc, dsr_label label, dsr_label parent) {
    struct document *document = document_of(doc);

    if (!may(document, DSR_EDIT_STRUCTURE) || !is_label(document, label) ||
        (parent != 0 && !is_label(document, parent)) || would_loop(document, label, parent))
        return DSR_REFUSED;
    set_parent(document, label, parent);
    return DSR_OK;
}

static bool is_sound(const struct document *document, dsr_label_info *info) {
    for (int i = 0; i < LABEL_WORDS; i++)
        if (!is_utf8(*word_of(info, i)))
            return false;
    return info->origin >= DSR_TYPED && info->origin <= DSR_BY_US && info->confidence <= 1000 &&
           (info->parent == 0 || is_label(document, info->parent));
}

/* The record that says what a sound info says; its source is not set. */
static bool keep_label(struct document *document, dsr_label_info *info, dsr_block block,
                       struct label_record *record) {
    *record = (struct label_record){.value = info->value,
                                    .block = block,
                                    .parent = info->parent,
                                    .confidence = info->confidence,
                                    .origin = (uint16_t)info->origin};
    if (info->series.len == 0)
        info->series = info->kind;
    for (int i = 0; i < LABEL_WORDS; i++)
        if (!store_word(document, *word_of(info, i), &record->words[i]))
            return false;
    return reserve_records(document, LABELS, 1);
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
    struct change_record row;

    if (label == 0)
        return DSR_OK;
    if (!prepare_rows(document, 1, DSR_CHANGE_LABEL, reason, &row))
        return DSR_NO_MEMORY;
    struct label_record *record = label_edit(document, label);
    row.block = block;
    row.record = label;
    append_row(document, row, record->words[SURFACE], NO_TEXT);
    record->is_removed = 1;
    record->words[SURFACE] = NO_TEXT;
    document->epoch++;
    return DSR_OK;
}

static bool is_same_label(const struct document *document, const struct label_record *a,
                          const struct label_record *b) {
    for (int i = 0; i < LABEL_WORDS; i++)
        if (!is_same_text(view(document, a->words[i]), view(document, b->words[i])))
            return false;
    return a->value == b->value && a->parent == b->parent && a->confidence == b->confidence &&
           a->origin == b->origin;
}

static void put_label(struct document *document, dsr_label label,
                      const struct label_record *record) {
    *label_edit(document, label) = *record;
    block_edit(document, record->block)->label = label;
    set_parent(document, label, record->parent);
}

/* A label that was taken away comes back to its place in the source, a new one stands at the
 * start of the block's text. */
static dsr_status label_set(dsr_doc *doc, dsr_block block, const dsr_label_info *info, size_t size,
                            const char *reason) {
    struct document *document = document_of(doc);
    dsr_label_info local = {.value = DSR_NO_VALUE, .origin = DSR_BY_US};
    struct label_record next;
    struct change_record row;
    char printed[512];

    if (!may(document, DSR_EDIT_LABELS) || !is_live(document, block))
        return DSR_REFUSED;
    if (info == NULL)
        return take_away(document, block, reason);
    dsr_label label = block_at(document, block)->label, old = label_of(document, block);
    if (old != 0)
        label_read(doc, old, &local, sizeof(local));
    local.surface = (dsr_text){"", 0};
    give(&local, sizeof(local), info, size < sizeof(local) ? size : sizeof(local));
    if (!is_sound(document, &local) ||
        would_loop(document, label != 0 ? label : count_of(document, LABELS), local.parent))
        return DSR_REFUSED;
    if (local.surface.len == 0)
        local.surface = (dsr_text){printed, print(&local, printed, sizeof(printed))};
    if (local.surface.len == 0)
        return DSR_REFUSED;
    if (!keep_label(document, &local, block, &next) ||
        !prepare_rows(document, 1, DSR_CHANGE_LABEL, reason, &row))
        return DSR_NO_MEMORY;
    if (old != 0 && is_same_label(document, &next, label_at(document, old)))
        return DSR_OK;
    struct text_ref before = old == 0 ? NO_TEXT : label_at(document, old)->words[SURFACE];
    if (label == 0) {
        label = append_record(document, LABELS);
        next.source = source_of(document, block, (dsr_range){0, 0});
    } else {
        next.source = label_at(document, label)->source;
        next.typed = label_at(document, label)->typed;
    }
    put_label(document, label, &next);
    row.block = block;
    row.record = label;
    if (old != 0 || !is_importer(document))
        append_row(document, row, before, next.words[SURFACE]);
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

static dsr_label label_take(dsr_doc *doc, dsr_block block, uint32_t end, dsr_range range,
                            const dsr_label_info *info, size_t size) {
    struct document *document = document_of(doc);
    dsr_label_info local = {.value = DSR_NO_VALUE, .origin = DSR_TYPED, .confidence = 1000};
    struct label_record next;

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
    local.surface = (dsr_text){text.at + range.start, range.end - range.start};
    if (!keep_label(document, &local, block, &next) || !reserve_records(document, CLAIMS, 2))
        return 0;
    next.typed = next.words[SURFACE];
    next.source = end == 0 ? marker_source_of(record, range) : source_of(document, block, range);
    if (end != 0) {
        claim_around(document, block, end, range);
        cut_prefix(document, block, end);
    }
    dsr_label label = append_record(document, LABELS);
    put_label(document, label, &next);
    return label;
}

void labels_fill(dsr_host *host) {
    host->next_label = label_next;
    host->label = label_read;
    host->set_label = label_set;
    host->take_label = label_take;
    host->set_label_parent = label_set_parent;
}

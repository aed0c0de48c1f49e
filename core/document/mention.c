/* SPDX-License-Identifier: MIT */
/* Mentions: places in a block's text that name an entity, and what was decided for them. */
#include "document/records.h"

static dsr_mention mention_next(const dsr_doc *doc, dsr_block block, dsr_mention at) {
    const struct document *document = document_of(doc);

    if (!is_handle(document, BLOCKS, block))
        return 0;
    do {
        at = list_next(document, MENTIONS, block, at);
    } while (at != 0 && mention_at(document, at)->decision == 0);
    return at;
}

static bool is_mention(const struct document *document, dsr_mention mention) {
    return is_handle(document, MENTIONS, mention) && mention_at(document, mention)->decision != 0;
}

static bool mention_read(const dsr_doc *doc, dsr_mention mention, dsr_mention_info *info,
                         size_t size) {
    const struct document *document = document_of(doc);

    if (!is_mention(document, mention))
        return false;
    const struct mention_record *record = mention_at(document, mention);
    dsr_mention_info local = {
        .block = record->place.block,
        .range = record->place.range,
        .type = view(document, record->type),
        .entity = view(document, record->entity),
        .rule = view(document, record->rule),
        .decision = (dsr_decision)record->decision,
        .confidence = record->confidence,
    };
    return give(info, size, &local, sizeof(local));
}

static dsr_status take_away(struct document *document, dsr_mention mention, const char *reason) {
    struct change_record row;

    if (!prepare_rows(document, 1, DSR_CHANGE_MENTION, reason, &row))
        return DSR_NO_MEMORY;
    mention_edit(document, mention)->decision = 0;
    append_place_row(document, row, MENTIONS, mention, text_in(document, MENTIONS, mention),
                     NO_TEXT);
    return DSR_OK;
}

static dsr_status mention_set(dsr_doc *doc, dsr_mention mention, const dsr_mention_info *info,
                              size_t size, const char *reason) {
    struct document *document = document_of(doc);
    dsr_mention_info local = {0};
    struct mention_record next = {0};
    struct change_record row;

    if (!may(document, DSR_EDIT_MENTIONS) || (mention != 0 && !is_mention(document, mention)) ||
        (mention == 0 && info == NULL))
        return DSR_REFUSED;
    if (info == NULL)
        return take_away(document, mention, reason);
    if (mention != 0)
        mention_read(doc, mention, &local, sizeof(local));
    give(&local, sizeof(local), info, size < sizeof(local) ? size : sizeof(local));
    if (!is_live(document, local.block) ||
        (mention != 0 && mention_at(document, mention)->place.block != local.block) ||
        !is_range_of(block_text(document, local.block), local.range) || local.decision < DSR_KEEP ||
        local.decision > DSR_REVIEW || local.confidence > 1000 || !is_utf8(local.type) ||
        !is_utf8(local.entity) || !is_utf8(local.rule))
        return DSR_REFUSED;
    if (!store_word(document, local.type, &next.type) ||
        !store_word(document, local.entity, &next.entity) ||
        !store_word(document, local.rule, &next.rule) || !reserve_records(document, MENTIONS, 1) ||
        !prepare_rows(document, 1, DSR_CHANGE_MENTION, reason, &row))
        return DSR_NO_MEMORY;
    struct text_ref before = {0, 0};
    bool is_new = mention == 0;
    if (is_new)
        mention = append_record(document, MENTIONS);
    else
        before = text_in(document, MENTIONS, mention);
    struct mention_record *record = mention_edit(document, mention);
    bool has_moved = record->place.range.start != local.range.start ||
                     record->place.range.end != local.range.end;
    next.decision = (uint32_t)local.decision;
    next.confidence = local.confidence;
    next.place = (struct ranged){local.block, record->place.next, local.range};
    *record = next;
    if (is_new)
        list_insert(document, MENTIONS, mention);
    else if (has_moved)
        list_unsorted(document, MENTIONS, local.block);
    if (!is_new || !is_importer(document))
        append_place_row(document, row, MENTIONS, mention, before,
                         text_in(document, MENTIONS, mention));
    return DSR_OK;
}

void mentions_fill(dsr_host *host) {
    host->next_mention = mention_next;
    host->mention = mention_read;
    host->set_mention = mention_set;
}

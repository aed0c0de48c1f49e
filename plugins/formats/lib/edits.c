/* SPDX-License-Identifier: MIT */
/*
 * Edits of a document as places in its source, and patches to the source; see edits.h.
 */
#include <stdlib.h>
#include <string.h>

#include "edits.h"

/* ---- edits ---- */

static bool add_edit(struct edits *edits, struct edit edit) {
    if (edits->count == edits->room) {
        size_t room = edits->room * 2 + 32;
        struct edit *grown = realloc(edits->rows, room * sizeof *grown);
        if (!grown)
            return false;
        edits->rows = grown;
        edits->room = room;
    }
    edit.order = (uint32_t)edits->count;
    edits->rows[edits->count++] = edit;
    return true;
}

/* The text of a live block: every piece that is not the source's own. */
static bool collect_pieces(const dsr_doc *doc, dsr_block block, const dsr_block_info *info,
                           struct edits *edits) {
    dsr_piece piece;
    for (size_t i = 0; doc->host->piece(doc, block, i, &piece, sizeof piece); i++) {
        if (piece.kind != DSR_GENERATED)
            continue;
        struct edit edit = {
            .kind = EDIT_TEXT,
            .start = piece.source.start,
            .end = piece.source.end,
            .text = {info->text.at + piece.text.start, piece.text.end - piece.text.start},
            .block = block};
        if ((edit.text.len || edit.start < edit.end) && !add_edit(edits, edit))
            return false;
    }
    return true;
}

static bool collect_removed(const dsr_doc *doc, dsr_block block, const dsr_block_info *info,
                            struct edits *edits) {
    struct edit edit = {.kind = EDIT_REMOVE, .block = block};
    dsr_piece piece;
    for (size_t i = 0; doc->host->piece(doc, block, i, &piece, sizeof piece); i++) {
        edit.start = piece.source.start;
        edit.end = piece.source.end;
        if (edit.start < edit.end && !add_edit(edits, edit))
            return false;
    }
    edit.start = info->marker_source.start;
    edit.end = info->marker_source.end;
    if (edit.start < edit.end)
        return add_edit(edits, edit);
    edit.start = info->source.start;
    edit.end = info->source.end;
    return info->kind != DSR_RULE || edit.start == edit.end || add_edit(edits, edit);
}

/* The text of a block that a stage made, behind its label where it has one. */
static bool labelled_text(const dsr_doc *doc, const dsr_block_info *info, struct edits *edits,
                          dsr_text *text) {
    dsr_label_info label = {0};
    *text = info->text;
    if (!info->label || !doc->host->label(doc, info->label, &label, sizeof label) ||
        !label.surface.len)
        return true;
    char **owned = realloc(edits->owned, (edits->owned_count + 1) * sizeof *owned);
    char *at = malloc(label.surface.len + 1 + text->len);
    if (owned)
        edits->owned = owned;
    if (!owned || !at) {
        free(at);
        return false;
    }
    edits->owned[edits->owned_count++] = at;
    memcpy(at, label.surface.at, label.surface.len);
    at[label.surface.len] = ' ';
    memcpy(at + label.surface.len + 1, text->at, text->len);
    *text = (dsr_text){at, label.surface.len + 1 + text->len};
    return true;
}

static bool collect_blocks(const dsr_doc *doc, struct edits *edits) {
    dsr_block_info info;
    uint32_t after = 0; /* where the last block that has a place ends */
    bool is_fine = true;
    for (dsr_block block = 1; is_fine && doc->host->block(doc, block, &info, sizeof info); block++)
        if (info.part == 1 && (info.flags & DSR_REMOVED))
            is_fine = collect_removed(doc, block, &info, edits);
    for (dsr_block at = 0; is_fine && (at = doc->host->step(doc, 0, at, DSR_ALL_KINDS));) {
        doc->host->block(doc, at, &info, sizeof info);
        if (info.part == 1) {
            is_fine = collect_pieces(doc, at, &info, edits);
            if (info.text.len && info.source.end > after)
                after = info.source.end;
        } else if ((info.flags & DSR_MADE) && info.kind != DSR_META && info.text.len) {
            dsr_text text;
            is_fine = labelled_text(doc, &info, edits, &text) &&
                      add_edit(edits, (struct edit){.kind = EDIT_ADD,
                                                    .start = after,
                                                    .end = after,
                                                    .text = text,
                                                    .block = at});
        }
    }
    return is_fine;
}

/* Where byte `at` of the label as typed stands in the source: mark-up between its bytes is passed
 * over.  False where the source means it in another way. */
static bool find_typed(dsr_text source, dsr_text typed, size_t at, uint32_t *place) {
    size_t from = 0;
    for (size_t i = 0; i < typed.len; i++, from++) {
        while (from < source.len && source.at[from] != typed.at[i])
            from++;
        if (from == source.len)
            return false;
        if (i == at)
            *place = (uint32_t)from;
        if (i + 1 == at)
            *place = (uint32_t)from + 1;
    }
    return true;
}

/* A label with mark-up inside, "(*a*)": only the bytes that differ, so that the mark-up stays. */
static void narrow_label(dsr_text source, dsr_text typed, struct edit *edit) {
    dsr_text now = edit->text, bytes = {source.at + edit->start, edit->end - edit->start};
    size_t least = typed.len < now.len ? typed.len : now.len, head = 0, tail = 0;
    uint32_t start = 0, end = 0;
    if (memchr(bytes.at, '\\', bytes.len) || memchr(bytes.at, '&', bytes.len))
        return; /* an escape is one with what it means */
    while (head < least && typed.at[head] == now.at[head])
        head++;
    while (tail < least - head && typed.at[typed.len - 1 - tail] == now.at[now.len - 1 - tail])
        tail++;
    while (head > 0 && ((unsigned char)now.at[head] & 0xC0) == 0x80)
        head--;
    while (tail > 0 && ((unsigned char)now.at[now.len - tail] & 0xC0) == 0x80)
        tail--;
    if (head + tail == 0 || bytes.len == typed.len || !find_typed(bytes, typed, head, &start) ||
        !find_typed(bytes, typed, typed.len - tail, &end))
        return;
    edit->kind = EDIT_TEXT;
    edit->end = edit->start + (head == typed.len - tail ? start : end);
    edit->start += start;
    edit->text = (dsr_text){now.at + head, now.len - head - tail};
}

/* What comes to stand first goes before the mark-up that begins there: "*a*)" to "(*a*)". */
static uint32_t before_marks(const dsr_doc *doc, dsr_block block, uint32_t place) {
    dsr_mark_info mark;
    uint32_t first = place;
    for (dsr_mark at = 0; (at = doc->host->next_mark(doc, block, at)) &&
                          doc->host->mark(doc, at, &mark, sizeof mark) && mark.range.start == 0;)
        if (mark.source.start < first && mark.source.end > place)
            first = mark.source.start;
    return first;
}

static bool collect_label(const dsr_doc *doc, const dsr_label_info *label, struct edits *edits) {
    dsr_block_info block;
    dsr_range at = label->source;
    if (!doc->host->block(doc, label->block, &block, sizeof block) || block.part != 1)
        return true;
    struct edit edit = {.kind = label->surface.len ? EDIT_LABEL : EDIT_UNLABEL,
                        .start = at.start,
                        .end = at.end,
                        .text = label->surface,
                        .block = label->block};
    if (block.flags & DSR_REMOVED)
        edit.kind = EDIT_REMOVE;
    else if (label->typed.len == edit.text.len &&
             memcmp(edit.text.at, label->typed.at, edit.text.len) == 0)
        return true; /* also where the source says "1\\." or "&#49;." for it */
    bool is_in_marker = at.start >= block.marker_source.start && at.end <= block.marker_source.end;
    if (edit.kind == EDIT_REMOVE && (is_in_marker || at.start == at.end))
        return true; /* the marker goes as a whole */
    if (edit.kind == EDIT_LABEL && !is_in_marker && at.start < at.end)
        narrow_label(doc->host->source(doc, 1), label->typed, &edit);
    if (edit.kind == EDIT_TEXT && edit.start == edit.end && edit.start == at.start)
        edit.start = edit.end = before_marks(doc, label->block, at.start);
    return add_edit(edits, edit);
}

static int by_place(const void *left, const void *right) {
    const struct edit *a = left, *b = right;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    bool a_inserts = a->start == a->end, b_inserts = b->start == b->end;
    if (a_inserts != b_inserts) /* what is inserted stands before what is replaced */
        return a_inserts ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

dsr_status edits_collect(const dsr_doc *doc, struct edits *edits) {
    dsr_label_info label;
    bool is_fine = collect_blocks(doc, edits);
    for (dsr_label at = 1; is_fine && doc->host->label(doc, at, &label, sizeof label); at++)
        is_fine = collect_label(doc, &label, edits);
    if (!is_fine)
        return DSR_NO_MEMORY;
    if (edits->count)
        qsort(edits->rows, edits->count, sizeof *edits->rows, by_place);
    return DSR_OK;
}

void edits_free(struct edits *edits) {
    for (size_t i = 0; i < edits->owned_count; i++)
        free(edits->owned[i]);
    free(edits->owned);
    free(edits->rows);
    *edits = (struct edits){0};
}

/* ---- patches ---- */

static bool add_patch(struct patches *patches, struct patch patch, const char *bytes) {
    if (patches->count == patches->room) {
        size_t room = patches->room * 2 + 32;
        struct patch *grown = realloc(patches->rows, room * sizeof *grown);
        if (!grown)
            return false;
        patches->rows = grown;
        patches->room = room;
    }
    if (patch.len) {
        patch.bytes = malloc(patch.len);
        if (!patch.bytes)
            return false;
        memcpy(patch.bytes, bytes, patch.len);
    }
    patch.order = (uint32_t)patches->count;
    patches->rows[patches->count++] = patch;
    return true;
}

bool patches_add(struct patches *patches, uint32_t start, uint32_t end, const char *bytes,
                 size_t len) {
    return add_patch(patches, (struct patch){.start = start, .end = end, .len = (uint32_t)len},
                     bytes);
}

bool patches_add_first(struct patches *patches, uint32_t start, uint32_t end, const char *bytes,
                       size_t len) {
    return add_patch(patches,
                     (struct patch){.start = start, .end = end, .len = (uint32_t)len, .rank = -1},
                     bytes);
}

bool patches_add_last(struct patches *patches, uint32_t start, uint32_t end, const char *bytes,
                      size_t len) {
    return add_patch(patches,
                     (struct patch){.start = start, .end = end, .len = (uint32_t)len, .rank = 1},
                     bytes);
}

bool patches_add_layout(struct patches *patches, uint32_t start, uint32_t end, const char *bytes,
                        size_t len) {
    return add_patch(
        patches, (struct patch){.start = start, .end = end, .len = (uint32_t)len, .yields = true},
        bytes);
}

static int by_start(const void *left, const void *right) {
    const struct patch *a = left, *b = right;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    bool a_inserts = a->start == a->end, b_inserts = b->start == b->end;
    if (a_inserts != b_inserts)
        return a_inserts ? -1 : 1;
    if (a->rank != b->rank)
        return a->rank < b->rank ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

bool patches_settle(struct patches *patches, uint32_t *overlap) {
    if (patches->count == 0)
        return true;
    qsort(patches->rows, patches->count, sizeof *patches->rows, by_start);
    size_t last = 0, kept = 0;
    for (size_t i = 1; i < patches->count; i++) {
        struct patch *before = &patches->rows[last], *patch = &patches->rows[i];
        bool collides = patch->start < before->end;
        if (collides && !patch->yields && !before->yields) {
            *overlap = patch->start;
            return false;
        }
        if (collides && patch->yields) {
            patch->is_dropped = true;
            continue;
        }
        before->is_dropped = collides;
        last = i;
    }
    for (size_t i = 0; i < patches->count; i++) {
        if (patches->rows[i].is_dropped)
            free(patches->rows[i].bytes);
        else
            patches->rows[kept++] = patches->rows[i];
    }
    patches->count = kept;
    return true;
}

char *patches_apply(const struct patches *patches, dsr_text source, size_t *len) {
    size_t size = source.len, at = 0;
    for (size_t i = 0; i < patches->count; i++)
        size += patches->rows[i].len;
    char *out = malloc(size + 1);
    if (!out)
        return NULL;
    *len = 0;
    for (size_t i = 0; i < patches->count; i++) {
        const struct patch *patch = &patches->rows[i];
        memcpy(out + *len, source.at + at, patch->start - at);
        *len += patch->start - at;
        if (patch->len)
            memcpy(out + *len, patch->bytes, patch->len);
        *len += patch->len;
        at = patch->end;
    }
    memcpy(out + *len, source.at + at, source.len - at);
    *len += source.len - at;
    return out;
}

dsr_status patches_put(const struct patches *patches, dsr_text source, dsr_job *job) {
    const dsr_host *host = job->host;
    dsr_status status = DSR_OK;
    size_t at = 0;
    for (size_t i = 0; i < patches->count && status == DSR_OK; i++) {
        const struct patch *patch = &patches->rows[i];
        status = host->put(job, (dsr_text){source.at + at, patch->start - at});
        if (status == DSR_OK && patch->len)
            status = host->put(job, (dsr_text){patch->bytes, patch->len});
        at = patch->end;
    }
    return status == DSR_OK ? host->put(job, (dsr_text){source.at + at, source.len - at}) : status;
}

void patches_clear(struct patches *patches) {
    for (size_t i = 0; i < patches->count; i++)
        free(patches->rows[i].bytes);
    patches->count = 0;
}

void patches_free(struct patches *patches) {
    patches_clear(patches);
    free(patches->rows);
    *patches = (struct patches){0};
}

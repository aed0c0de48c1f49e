/* SPDX-License-Identifier: MIT */
/*
 * The proof of a splice: its result is imported again, and the same blocks, labels and parents
 * must come back.  A difference is a fault of the splicer or a change the format cannot hold;
 * either way the document fails with the place, since a bundle must never say something else
 * than the document that was checked.
 */
#include <stdlib.h>
#include <string.h>

#include "job.h"

enum { CONTEXT = 60 }; /* bytes of text shown in the message */

static bool import_again(struct job *again, const dsr_doc *before);
static bool agree(struct job *job, const dsr_doc *before, const dsr_doc *after);

/* References and mentions say what the text means; they change no byte. */
static bool is_edited(const dsr_doc *doc) {
    size_t count = doc->host->change_count(doc);
    for (size_t i = 0; i < count; i++) {
        dsr_change change;
        if (doc->host->change(doc, i, &change, sizeof change) &&
            change.kind != DSR_CHANGE_REFERENCE && change.kind != DSR_CHANGE_MENTION &&
            change.kind != DSR_CHANGE_ATTRIBUTE)
            return true;
    }
    return false;
}

bool reread_agrees(struct job *job, struct buffer *buffer, dsr_text *bytes) {
    const dsr_doc *doc = document_face(job->document);
    if (job->is_reread || !is_edited(doc))
        return true;
    struct diagnostics found = {0};
    struct job again = {.face = job->face,
                        .plan = job->plan,
                        .inputs = job->inputs,
                        .index = job->index,
                        .found = &found,
                        .is_reread = true};
    if (!job->spare)
        job->spare = document_new(job->face.host);
    again.document = job->spare;
    char *room = again.document ? document_room(again.document, bytes->len) : NULL;
    if (room && bytes->len)
        memcpy(room, bytes->at, bytes->len);
    again.input = room ? document_take(again.document, bytes->len) : (dsr_text){"", 0};
    *bytes = again.input;
    buffer_free(buffer);
    memory_give_back(bytes->len);
    bool is_fine = room && import_again(&again, doc);
    if (!is_fine) {
        const char *why = found.count ? found.rows[0].message : "out of memory";
        job->face.host->report(&job->face, DSR_ERROR, "run-reread", (dsr_place){0},
                               "the changed document cannot be read back: %s", why);
    } else {
        is_fine = agree(job, doc, document_face(again.document));
    }
    if (again.document)
        document_reset_but(again.document, again.input); /* what comes next needs the memory */
    job->spare_is_rendition = true;
    diagnostics_free(&found);
    attachments_clear(&again.attachments);
    free(again.attachments.rows);
    buffer_free(&again.out);
    scratch_free(&again.scratch);
    return is_fine;
}

void job_drop_rendition(struct job *job) {
    buffer_free(&job->rendition);
    if (job->spare_is_rendition && job->spare)
        document_reset(job->spare);
    job->spare_is_rendition = false;
}

/* Import looks for labels in the forms that a stage has given them, in the language it found
 * before, and for nothing that is not compared: "read-back" tells it so. */
static bool import_again(struct job *again, const dsr_doc *before) {
    static const char *const kept[] = {"levels", "language"};
    const dsr_host *host = again->face.host;
    dsr_doc *doc = document_face(again->document);
    document_set_editor(again->document, "reread", DSR_EDIT_ATTRIBUTES);
    dsr_status status =
        host->set_attribute(doc, 0, "read-back", DSR_TEXT("labels"), "only labels are compared");
    for (size_t i = 0; status == DSR_OK && i < sizeof kept / sizeof *kept; i++) {
        dsr_text value = host->attribute(before, 0, kept[i]);
        if (value.len)
            status = host->set_attribute(doc, 0, kept[i], value, "as it was before the change");
    }
    return status == DSR_OK && job_run_stage(again, &again->plan->slots[0]);
}

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool same(dsr_text a, dsr_text b) {
    return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

/* Texts that differ in white space only are the same: formats take blanks at the borders of lines
 * for layout, and text taken out leaves some. */
static bool same_words(dsr_text a, dsr_text b) {
    size_t i = 0, k = 0;
    if (same(a, b))
        return true;
    for (;;) {
        size_t a_start = i, b_start = k;
        while (i < a.len && is_space(a.at[i]))
            i++;
        while (k < b.len && is_space(b.at[k]))
            k++;
        if (i == a.len || k == b.len)
            return i == a.len && k == b.len;
        bool is_apart = i > a_start || a_start == 0, is_apart_too = k > b_start || b_start == 0;
        if (is_apart != is_apart_too || a.at[i++] != b.at[k++])
            return false;
    }
}

/* What is compared of a block; the parent label by its surface and its block's ordinal. */
struct view {
    dsr_block_info block;
    dsr_label_info label;
    uint32_t parent_ordinal;
};

/* Says nothing, and is of a kind that only says something. */
static bool is_bare(const dsr_block_info *info) {
    const uint32_t kinds = DSR_BIT(DSR_PARAGRAPH) | DSR_BIT(DSR_HEADING) | DSR_BIT(DSR_ITEM) |
                           DSR_BIT(DSR_RAW) | DSR_BIT(DSR_META) | DSR_BIT(DSR_COMMENT);
    return !info->label && kinds & DSR_BIT(info->kind) && same_words(info->text, (dsr_text){"", 0});
}

static dsr_block step(const dsr_doc *doc, dsr_block at) {
    dsr_block_info info = {0};
    do {
        at = doc->host->step(doc, 0, at, DSR_ALL_KINDS);
        if (at)
            doc->host->block(doc, at, &info, sizeof info);
        /* Made metadata, such as the file's name, has no place in the bytes; a list holds no text
         * of its own, and is none where its labels are no list markers of the format ("8 -"); a
         * paragraph that lost its text may leave nothing behind. */
    } while (at && (info.kind == DSR_LIST || (info.kind == DSR_META && (info.flags & DSR_MADE)) ||
                    is_bare(&info)));
    return at;
}

static void look(const dsr_doc *doc, dsr_block at, const uint32_t *ordinals, struct view *view) {
    memset(view, 0, sizeof *view);
    doc->host->block(doc, at, &view->block, sizeof view->block);
    if (!view->block.label)
        return;
    doc->host->label(doc, view->block.label, &view->label, sizeof view->label);
    dsr_label_info parent = {0};
    if (view->label.parent && doc->host->label(doc, view->label.parent, &parent, sizeof parent))
        view->parent_ordinal = ordinals[parent.block];
}

/* A labelled block is an item or a paragraph as the format happens to mark it: what it is follows
 * from its label, which is compared. */
static bool same_kind(const struct view *a, const struct view *b) {
    bool is_either = a->block.label && b->block.label &&
                     (a->block.kind == DSR_ITEM || a->block.kind == DSR_PARAGRAPH) &&
                     (b->block.kind == DSR_ITEM || b->block.kind == DSR_PARAGRAPH);
    return a->block.kind == b->block.kind || is_either;
}

static const char *difference(const struct view *a, const struct view *b) {
    if (!same_kind(a, b))
        return "another kind of block";
    if (!same_words(a->block.text, b->block.text))
        return "another text";
    if (!a->block.label != !b->block.label)
        return a->block.label ? "no label" : "a label that was none";
    if (!same(a->label.surface, b->label.surface) || !same(a->label.kind, b->label.kind))
        return "another label";
    if (a->parent_ordinal != b->parent_ordinal)
        return "a label under another parent";
    return NULL;
}

static uint32_t *count_blocks(struct job *job, const dsr_doc *doc) {
    uint32_t highest = 0;
    for (dsr_block at = 0; (at = doc->host->step(doc, 0, at, DSR_ALL_KINDS));)
        highest = at > highest ? at : highest;
    uint32_t *ordinals = scratch_take(&job->scratch, ((size_t)highest + 1) * sizeof *ordinals);
    uint32_t ordinal = 0;
    for (dsr_block at = 0; ordinals && (at = step(doc, at));)
        ordinals[at] = ++ordinal;
    return ordinals;
}

static bool report_difference(struct job *job, const struct view *at, const char *what,
                              dsr_text found) {
    dsr_place place = {.part = at->block.part, .offset = at->block.source.start};
    job->face.host->report(&job->face, DSR_ERROR, "run-reread", place,
                           "after the change the document reads differently here: %s (\"%.*s\", "
                           "was \"%.*s\")",
                           what, (int)(found.len < CONTEXT ? found.len : CONTEXT), found.at,
                           (int)(at->block.text.len < CONTEXT ? at->block.text.len : CONTEXT),
                           at->block.text.at);
    job->face.host->hint(&job->face, "nothing was written for this document; keep this label or "
                                     "text as it is, or render another format");
    return false;
}

static bool agree(struct job *job, const dsr_doc *before, const dsr_doc *after) {
    uint32_t *ordinals = count_blocks(job, before), *others = count_blocks(job, after);
    if (!ordinals || !others)
        return false;
    struct view a = {0}, b = {0}, last = {0};
    dsr_block i = 0, k = 0;
    for (;;) {
        i = step(before, i);
        k = step(after, k);
        if (!i || !k)
            break;
        look(before, i, ordinals, &a);
        look(after, k, others, &b);
        const char *what = difference(&a, &b);
        if (what)
            return report_difference(job, &a, what, b.block.text);
        last = a;
    }
    if (i || k)
        return report_difference(job, &last, i ? "a block is missing after it" : "a block too many",
                                 k ? after->host->text(after, k) : before->host->text(before, i));
    return true;
}

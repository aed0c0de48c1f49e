/* SPDX-License-Identifier: MIT */
/*
 * What the parts of the writer share: where the bytes go, the ids of labels, the outline of
 * headings, and the elements that are open.
 */
#ifndef DOSSIER_HTML_WRITER_H
#define DOSSIER_HTML_WRITER_H

#include "page.h"

enum { OUT_SIZE = 32768 };

/* An id is text in `pool`; length 0: the label has none (a bullet, which nothing cites). */
struct label_id {
    uint32_t at, len;       /* of its id, or of what ids below it begin with */
    uint32_t heading_depth; /* headings among it and the labels above it */
    bool is_heading, has_id;
};

struct heading {
    dsr_block block;
    dsr_label label;
    uint32_t level; /* of h1 to h6, before the limit of 6 */
    bool is_listed; /* in the table of contents */
};

enum element {
    ELEMENT_NONE,
    ELEMENT_NUMBERED,
    ELEMENT_BULLETS,
    ELEMENT_DASHES,
    ELEMENT_ITEM,
    ELEMENT_CONTAINER
};

/* An open element.  All items below one label share a list. */
struct open {
    enum element element;
    dsr_block block; /* lists: where the list is the source's */
    dsr_label label; /* lists: the one its items are under */
    uint32_t rows;   /* tables: rows so far */
    size_t base;     /* containers: the base before it */
    const char *end;
};

/* A stretch of text that shows in its own way. */
struct stretch {
    dsr_range range;
    dsr_mark_kind kind;
    dsr_text value;  /* of the mark */
    dsr_label label; /* links made from a reference; 0 else */
};

struct words {
    const char *language, *contents, *skip, *document;
};

struct writer {
    dsr_job *job;
    dsr_doc *doc;
    const dsr_host *host;
    struct page page;  /* writes to `out` */
    dsr_status status; /* the first failure */
    dsr_text language;
    const struct words *words;

    struct label_id *labels; /* by handle */
    size_t label_count, label_room;
    char *pool;
    size_t pool_len, pool_room;

    struct heading *headings; /* in reading order */
    size_t heading_count, heading_room, heading_at, listed;
    dsr_block title; /* the heading that is the document's own, or 0 */

    struct open *open;
    size_t open_count, open_room;
    bool is_in_line; /* behind the text of an item or cell, whose element may go on */
    size_t base;     /* entries below it belong to what is around the innermost container */

    struct stretch *marks, *links; /* of the block being written */
    size_t mark_count, mark_room, link_count, link_room;

    size_t out_len;
    char out[OUT_SIZE];
};

/* stage.c's only use of the rest. */
dsr_status html_write(dsr_job *job, dsr_doc *doc);

/* `rows` with room for one more than `count`; NULL with the writer's status set: no memory. */
void *writer_grow(struct writer *writer, void *rows, size_t count, size_t *room, size_t size);

/* words.c: those of the language, else English. */
const struct words *words_of(dsr_text language);
bool words_are_foreign(const struct writer *writer);

/* ids.c: fills `labels` and `pool`. */
bool ids_make(struct writer *writer);
dsr_text id_of(const struct writer *writer, dsr_label label);
bool label_is_heading(const struct writer *writer, dsr_label label);

/* write.c: whether blocks of the kind, with all below them, are shown at all. */
bool block_is_seen(dsr_kind kind);
/* Nothing that shows; only spaces and controls. */
bool text_is_blank(dsr_text text);
/* blocks.c: what stands at the block's start; what a container needs at its end is kept open. */
void block_enter(struct writer *writer, dsr_block block, const dsr_block_info *info);
/* "I. " as a span; nothing for label 0. */
void label_write(struct writer *writer, dsr_label label);
/* `number` counts all headings from 1. */
void heading_write_id(struct writer *writer, const struct heading *heading, size_t number);

/* outline.c: fills `headings`; contents_write needs them. */
bool outline_make(struct writer *writer);
void contents_write(struct writer *writer);

/* place.c: opens and closes elements so that the next block stands where it belongs. */
void place_at_base(struct writer *writer);
/* Inside the item that `parent` became, or at the base. */
void place_below(struct writer *writer, dsr_block parent);
/* The list goes on where it is open; else it is opened in its owner's item (the one of
 * list.label, or the one that `around` became), or at the base. */
void place_in_list(struct writer *writer, struct open list, dsr_block around);
/* Before a block within an item or cell that has text. */
void place_end_line(struct writer *writer);
void place_push(struct writer *writer, struct open entry);
/* The container that `block` opened, or NULL. */
struct open *place_container(struct writer *writer, dsr_block block);
void place_leave(struct writer *writer, dsr_block block);

/* inline.c: the block's text with its marks and links; plain: without them. */
void inline_write(struct writer *writer, dsr_block block, const dsr_block_info *info);
void inline_write_plain(struct writer *writer, dsr_block block);

#endif

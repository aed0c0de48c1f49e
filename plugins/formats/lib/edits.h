/* SPDX-License-Identifier: MIT */
/*
 * What a splicer works with: the edits of a document as places in its source, and patches,
 * which are what is written instead of source bytes.  Knows no format.
 */
#ifndef DOSSIER_FORMATS_EDITS_H
#define DOSSIER_FORMATS_EDITS_H

#include "dossier/stage.h"

enum edit_kind {
    EDIT_TEXT,    /* generated text in the place of source text */
    EDIT_LABEL,   /* a label's new surface in the place of its bytes; of a new one: no bytes */
    EDIT_UNLABEL, /* a label was taken away */
    EDIT_REMOVE,  /* source text of a removed block */
    EDIT_ADD,     /* a block that a stage made, to stand after this place */
};

struct edit {
    enum edit_kind kind;
    uint32_t start, end; /* in part 1 */
    dsr_text text;
    dsr_block block;
    uint32_t order; /* as found: keeps edits of one place in reading order */
    uint32_t node;  /* for the splicer: where it belongs */
};

struct edits {
    struct edit *rows;
    size_t count, room;
    char **owned; /* texts that stand nowhere in the document */
    size_t owned_count;
};

/* All edits of the document, sorted by place. */
dsr_status edits_collect(const dsr_doc *doc, struct edits *edits);
void edits_free(struct edits *edits);

struct patch {
    uint32_t start, end;
    char *bytes; /* malloc; NULL when len is 0 */
    uint32_t len;
    int32_t rank; /* among insertions of one place */
    uint32_t order;
    bool is_dropped;
    bool yields; /* is left out when another patch covers its place */
};

struct patches {
    struct patch *rows;
    size_t count, room;
};

/* False: no memory. */
bool patches_add(struct patches *patches, uint32_t start, uint32_t end, const char *bytes,
                 size_t len);
/* For insertions that must stand before, or behind, all others of their place. */
bool patches_add_first(struct patches *patches, uint32_t start, uint32_t end, const char *bytes,
                       size_t len);
bool patches_add_last(struct patches *patches, uint32_t start, uint32_t end, const char *bytes,
                      size_t len);
/* White space for layout: gives way to whatever replaces its place. */
bool patches_add_layout(struct patches *patches, uint32_t start, uint32_t end, const char *bytes,
                        size_t len);
/* Sorts, drops what yields, and checks; false with the place where two overlap. */
bool patches_settle(struct patches *patches, uint32_t *overlap);
/* The source with the patches in it, as one malloc; NULL: no memory. */
char *patches_apply(const struct patches *patches, dsr_text source, size_t *len);
/* The same, handed to the host as the rendition. */
dsr_status patches_put(const struct patches *patches, dsr_text source, dsr_job *job);
void patches_clear(struct patches *patches);
void patches_free(struct patches *patches);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * The state of a splice.  splice.c collects, verifies and writes; blocks.c cares for what
 * stands around texts (whole lines, hidden nodes), markers.c for list markers.
 */
#ifndef DOSSIER_MARKDOWN_SPLICE_H
#define DOSSIER_MARKDOWN_SPLICE_H

#include "leaf.h"

/* A leaf with its edits. */
struct work {
    uint32_t node;
    const struct edit **edits; /* of its text */
    size_t count;
    const struct edit *marker; /* of its list marker, or NULL */
    bool is_strict;
    bool is_demoted; /* its new label is no list marker: it becomes a paragraph */
    char *text;      /* as it will read; NULL where a sum of it will do */
    size_t text_len;
    uint64_t sum; /* of the text, folded */
};

uint64_t sum_of_text(const char *at, size_t len);

/* Columns that the text of a line moves by. */
struct shift {
    uint32_t at;
    int32_t columns;
};

struct note {
    dsr_block block;
    const char *reason;
};

struct splicer {
    dsr_job *job;
    dsr_doc *doc;
    struct source source;
    const char *line_end;
    struct tree tree;
    struct edits edits;
    struct patches patches;
    struct work *works;
    size_t work_count;
    const struct edit **order; /* of all works, one after the other */
    bool labels_are_edited;
    struct shift *shifts;
    size_t shift_count, shift_room;
    uint32_t parted_at;             /* where an empty line was put in last */
    uint32_t angled_at;             /* one past the start of the target that got "<" last */
    uint32_t gone_from, gone_until; /* the lines removed last, without a gap */
    bool is_after_blank;
    struct note *notes; /* compensations, for the ledger */
    size_t note_count, note_room;
};

bool is_empty_line(struct source source, uint32_t line);
/* Where the node's own text ends, with its mark-up. */
uint32_t text_end_of(const struct splicer *s, const struct node *node);

/* All patches of a leaf; false: no memory. */
bool work_patch(struct splicer *s, struct work *work);
/* The marker of an item and what it moves. */
bool marker_patch(struct splicer *s, struct work *work, bool is_empty);
/* Lines that hold nothing but this are taken out, with one of two empty lines that would meet. */
bool lines_remove(struct splicer *s, uint32_t start, uint32_t end);
/* The lines that move, each once. */
bool shifts_patch(struct splicer *s);
bool hidden_patch(struct splicer *s, const struct edit *edit, const struct node *node);
bool added_patch(struct splicer *s, const struct edit *edit);
/* layout.c: white space that labels of other shapes change, told and given back. */
dsr_status layout_tell(struct splicer *s, dsr_text result);
bool layout_restore(struct splicer *s, dsr_text result, struct bytes *out);
void splice_note(struct splicer *s, dsr_block block, const char *reason);

#endif

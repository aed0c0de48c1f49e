/* SPDX-License-Identifier: MIT */
/*
 * The state while md4c's events become a tree.  walk.c takes them and hands them on: to
 * containers.c, paragraphs.c, inline.c (texts and spans) and verbatim.c (code and HTML blocks);
 * hidden.c makes nodes of what shows nowhere.  All keep `cursor` at the first byte not yet
 * explained.
 */
#ifndef DOSSIER_MARKDOWN_WALK_H
#define DOSSIER_MARKDOWN_WALK_H

#include <md4c.h>

#include "scan.h"

enum { DEPTH_MOST = 1000, COLUMNS_MOST = 1000 };

#define NONE UINT32_MAX

/* A node that waits until the text around it is complete. */
struct hidden {
    dsr_kind kind;
    enum context context;
    uint32_t start, end;
};

struct walk {
    struct tree *tree;
    struct source source;
    uint32_t base;   /* of md4c's text in the source */
    uint32_t cursor; /* first byte not yet explained */
    uint32_t container;
    uint32_t quotes;
    uint32_t leaf;   /* takes the text; NONE: no leaf is open */
    bool leaf_waits; /* md4c entered it; its place is known with its first event */
    dsr_kind leaf_kind;
    uint32_t leaf_level;
    bool at_line_start; /* a prefix may stand between cursor and what comes */
    bool is_verbatim;   /* md4c is in a code or HTML block */
    dsr_kind verbatim_kind;
    uint32_t verbatim_indent; /* spaces that md4c made from what stands before the text */
    uint32_t line_end_start, line_end_end; /* of a verbatim line, not yet text; equal: none */
    bool has_line_end;
    uint32_t fence_len, row_end;
    char fence;
    bool is_first_row;
    uint32_t tag_start, tag_end; /* raw HTML within a line, under way; NONE: none */
    bool passed_line_end;        /* of a code span's last line, which md4c will report as a break */
    uint32_t *open_spans;
    uint32_t open_count, open_room;
    struct hidden *hidden;
    uint32_t hidden_count, hidden_room;
    bool out_of_memory;
};

/* Both give up the parse; what they return goes back to md4c. */
int walk_refuse(struct walk *walk, const char *code, uint32_t at);
int walk_no_memory(struct walk *walk);

/* Moves the cursor; what it passes and is no syntax becomes nodes. */
int walk_advance(struct walk *walk, uint32_t to);
/* A node for bytes that no block shows: at once, or when the open leaf ends. */
int walk_hide(struct walk *walk, dsr_kind kind, enum context context, uint32_t start, uint32_t end);

int walk_add_hidden(struct walk *walk, const struct hidden *hidden, uint32_t parent);
/* Where something stands that `is_it` knows (it gives nonzero), at the start of this line or a
 * later one; passes definitions, and lines that are none of it.  NONE: nowhere. */
uint32_t walk_seek(struct walk *walk, uint32_t (*is_it)(struct walk *, uint32_t));
uint32_t walk_is_text(struct walk *walk, uint32_t at); /* anything but a definition */

/* A node below the container under way; NONE: no memory. */
uint32_t walk_add_node(struct walk *walk, dsr_kind kind, enum context context, uint32_t start);
/* Lets a node reach as far as `end`. */
void walk_cover(struct walk *walk, uint32_t node, uint32_t end);
int walk_open_list(struct walk *walk);
int walk_open_item(struct walk *walk);
int walk_open_quote(struct walk *walk);
int walk_add_rule(struct walk *walk);
int walk_open_table(struct walk *walk, const MD_BLOCK_TABLE_DETAIL *detail);
int walk_open_row(struct walk *walk);
int walk_close_row(struct walk *walk);
int walk_open_cell(struct walk *walk);
void walk_close(struct walk *walk); /* the container under way */

/* The leaf that takes text; opens it when it waits.  `at`: where its first byte stands, NONE
 * when only the sign of its first span (one of `signs`) is known. */
int walk_begin_leaf(struct walk *walk, uint32_t at, const char *signs);
int walk_end_leaf(struct walk *walk);
int walk_copy(struct walk *walk, uint32_t start, uint32_t end);
int walk_decode(struct walk *walk, uint32_t start, uint32_t end, const char *text, uint32_t len);
/* A line end in the text, from its blanks to past it. */
int walk_break(struct walk *walk, uint32_t start, uint32_t end);

int inline_text(struct walk *walk, MD_TEXTTYPE type, const char *text, uint32_t len);
int inline_enter(struct walk *walk, MD_SPANTYPE type);
int inline_leave(struct walk *walk, MD_SPANTYPE type);
int inline_end_tag(struct walk *walk);

int verbatim_enter(struct walk *walk, const MD_BLOCK_CODE_DETAIL *detail);
int verbatim_text(struct walk *walk, const char *text, uint32_t len);
int verbatim_leave(struct walk *walk);

/* Front matter at the start: its end, 0 when there is none. */
uint32_t front_matter_end(struct source source, uint32_t at);
int front_matter_read(struct walk *walk, uint32_t at, uint32_t end);

/* What an entity ("&amp;") means: bytes written to `into`, 0 when it is none. */
uint32_t entity_decode(const char *at, uint32_t len, char into[8]);

#endif

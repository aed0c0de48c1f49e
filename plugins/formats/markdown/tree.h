/* SPDX-License-Identifier: MIT */
/*
 * What md4c says about a Markdown source, with the place of every byte: nodes in source order,
 * runs of text, spans of mark-up.  The reader hands it to the host, the splicer asks it where
 * it may write what.  Knows no host.
 *
 * md4c gives no positions, but most of its texts point into our buffer; the rest (line ends,
 * markers, delimiters, link tails, definitions) is found by walking forward from the last known
 * place, since what stands between two texts can only be syntax.  Whatever that walk passes
 * that is more than ASCII punctuation and white space becomes a node of its own.
 */
#ifndef DOSSIER_MARKDOWN_TREE_H
#define DOSSIER_MARKDOWN_TREE_H

#include "dossier/stage.h"

/* Where a node's bytes stand: what may be written there, and how. */
enum context {
    IN_CONTAINER,
    IN_PARAGRAPH, /* inline text that may span lines; items and setext headings too */
    IN_HEADING,   /* inline text of an ATX heading: one line */
    IN_CELL,
    IN_FENCE,
    IN_INDENTED,
    IN_HTML,    /* a block of raw HTML */
    IN_COMMENT, /* <!-- --> */
    IN_TAG,     /* raw HTML within a line */
    IN_TARGET,  /* a link's destination */
    IN_TITLE,
    IN_LINK_LABEL, /* "[here]" of a definition or a reference */
    IN_INFO,       /* after a code fence */
    IN_YAML,       /* front matter */
    IN_ATTRIBUTES, /* {#id .class} after a heading */
    IN_GAP,        /* anything else that shows nowhere */
};

struct run {
    uint32_t start, end; /* in the source */
    uint32_t text_len;
    uint32_t pool; /* where its text is, for decoded runs */
    bool is_decoded;
    bool is_break; /* a line end */
};

struct span {
    dsr_mark_kind kind;
    uint32_t text_start, text_end;
    uint32_t start, open_end, close_start, end; /* in the source: the two delimiters */
    uint32_t value_start, value_end;            /* a link's target */
    bool is_autolink;
    bool is_shortcut; /* [text] or [text][]: its text is a definition's name */
};

struct node {
    dsr_kind kind;
    enum context context;
    uint32_t parent; /* index; node 0 is the document */
    uint32_t depth, level, flags, indent;
    uint32_t start, end;
    uint32_t marker_start, marker_end;
    uint32_t content_column; /* items: where their content starts, counted from behind the quotes */
    uint32_t quotes;         /* how many quotes it stands in */
    uint32_t first_run, run_count, first_span, span_count;
    uint32_t text_len;
    bool is_setext;
    bool is_hidden;  /* shows nowhere; its text may lie within another node */
    bool is_removed; /* the splicer's: its block was removed */
    bool has_blocks; /* among its children, besides what is hidden */
};

struct definition {
    uint32_t start, label_start, label_end, target_start, target_end, title_start, title_end, end;
};

struct tree {
    const char *source;
    uint32_t size;
    struct node *nodes;
    struct run *runs;
    struct span *spans;
    struct definition *definitions;
    char *pool;
    uint32_t node_count, run_count, span_count, definition_count, pool_count;
    uint32_t node_room, run_room, span_room, definition_room, pool_room;
    uint32_t guesses; /* places that the walk could not make sure of */
    const char *code; /* why it was refused; NULL: it was not */
    uint32_t code_at; /* where */
};

/* False: out of memory, or refused (`code`).  The source must outlive the tree. */
bool tree_build(struct tree *tree, const char *source, uint32_t size);
void tree_free(struct tree *tree);

/* Growing; UINT32_MAX when there is no memory. */
uint32_t tree_add_node(struct tree *tree);
uint32_t tree_add_run(struct tree *tree);
uint32_t tree_add_span(struct tree *tree);
uint32_t tree_add_definition(struct tree *tree);
uint32_t tree_add_text(struct tree *tree, const char *at, uint32_t len);

#endif

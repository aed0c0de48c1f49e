/* SPDX-License-Identifier: MIT */
/*
 * A paragraph, heading or cell as tokens, so that edits of its text can be written between its
 * mark-up.  leaf.c cuts it into tokens and lays the edits on; spans.c and repair.c take care that
 * what is left still means the same; emit.c makes patches of it.
 */
#ifndef DOSSIER_MARKDOWN_LEAF_H
#define DOSSIER_MARKDOWN_LEAF_H

#include "edits.h"
#include "scan.h"

enum token_kind {
    TOKEN_TEXT,  /* source bytes that are text */
    TOKEN_BREAK, /* a line end of the text */
    TOKEN_DELIMITER,
    TOKEN_HIDDEN, /* a node of its own: a link's target, a tag */
    TOKEN_SYNTAX, /* anything else: prefixes, blanks at a line's end */
    TOKEN_NEW,    /* an edit's text */
};

struct token {
    enum token_kind kind;
    uint32_t start, end; /* in the source */
    const char *text;    /* what it means; NULL: the source bytes themselves */
    uint32_t text_len;
    uint32_t span;    /* of a delimiter: index in the tree */
    bool is_close;    /* the delimiter that ends the span */
    bool is_decoded;  /* its source bytes mean other text */
    bool is_gone;     /* is not written */
    bool is_label;    /* of a label */
    bool is_literal;  /* within a code span or autolink */
    bool is_in_link;  /* within the text of a link or image */
    bool is_plain;    /* has lost its code span or autolink: must be escaped anew */
    bool needs_slash; /* a backslash is written before its byte `slash_at` */
    uint32_t slash_at;
};

struct leaf {
    const struct tree *tree;
    const struct node *node;
    struct source source;
    struct token *tokens;
    uint32_t count, room;
    bool is_strict;         /* no emphasis, everything escaped */
    bool labels_are_edited; /* names of link definitions have changed too */
    bool has_lost_mark_up;
    bool has_escape;
    bool is_empty;        /* nothing is left to write */
    bool is_removed;      /* since its blocks were removed */
    const char *line_end; /* as the file writes it */
    char *prefix;         /* of a new line within it; malloc */
    uint32_t prefix_len;
};

/* Cuts and edits; false: no memory.  `edits` are those within the leaf, in order. */
bool leaf_open(struct leaf *leaf, const struct edit *const *edits, size_t count);
void leaf_close(struct leaf *leaf);

/* Drops what lost its content, blanks at line ends, emphasis that could not stand, and puts
 * backslashes where a line would begin something else. */
bool leaf_repair(struct leaf *leaf);

bool leaf_repair_spans(struct leaf *leaf); /* the part of it that looks at mark-up */

/* What a token means; whether it shows, or is a node that must stay; whether it is an edit's. */
dsr_text token_meaning(const struct leaf *leaf, const struct token *token);
bool token_shows(const struct leaf *leaf, const struct token *token);
bool token_is_change(const struct token *token);

/* Adds what changed to the patches; false: no memory. */
bool leaf_emit(struct leaf *leaf, struct patches *patches);
/* Its text as it will read, white space folded: malloc; NULL: no memory. */
char *leaf_text(const struct leaf *leaf, size_t *len);

/* The next and the one before that are written; NONE_TOKEN: none. */
#define NONE_TOKEN UINT32_MAX
uint32_t leaf_next(const struct leaf *leaf, uint32_t at);
uint32_t leaf_previous(const struct leaf *leaf, uint32_t at);

/* A growing text. */
struct bytes {
    char *at;
    size_t len, room;
    bool has_failed;
};
void bytes_add(struct bytes *bytes, const char *at, size_t len);
/* White space becomes one blank, none at the start. */
void bytes_add_folded(struct bytes *bytes, const char *at, size_t len);
static inline void bytes_add_char(struct bytes *bytes, char c) {
    bytes_add(bytes, &c, 1);
}

/* What is written for a token. */
void leaf_write(struct leaf *leaf, uint32_t token, struct bytes *into);

/* Text as `context` may hold it, for what stands outside leaves. */
void escape_literal(dsr_text text, enum context context, const char *line_end, dsr_text prefix,
                    struct bytes *into);
/* What the start of a line begins: where a backslash must stand so that it begins nothing
 * (UINT32_MAX: it does not), and how many bytes decide that. */
struct beginning {
    uint32_t slash, decided;
};
/* Of the first few dozen bytes of a line.  `is_first`: of the leaf. */
struct beginning block_start(const char *at, size_t len, bool is_first);

#endif

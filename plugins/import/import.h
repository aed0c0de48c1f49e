/* SPDX-License-Identifier: MIT */
/*
 * What the files of this stage share: its state, the task of one document, and the three steps
 * from text to labels: candidates (what could be a label, with all readings), beam (which
 * readings fit together best), structure (labels and blocks set).  References come last.
 */
#ifndef DOSSIER_IMPORT_IMPORT_H
#define DOSSIER_IMPORT_IMPORT_H

#include "layout.h"

enum { CUE_MOST = 12, TEXTS_MOST = 12 };

struct texts {
    dsr_text rows[TEXTS_MOST];
    size_t count;
};

/* A layout and what speaks for it. */
struct cue {
    dsr_text name;
    struct layout *layout;
    struct texts symbols; /* one of them is part of the document's symbol */
    struct texts lines;   /* at least `least` lines begin with one of them */
    uint32_t least;
};

/* The stage's state; the first fields are its options. */
struct import {
    dsr_text layout_name, language_name, format;
    bool finds_labels, finds_references;

    struct kinds kinds;
    struct schemes schemes;
    struct layout layout;
    struct cue cues[CUE_MOST]; /* layouts to choose from instead */
    size_t cue_count;
    struct language *languages;
    size_t language_count, default_language; /* the latter where nothing tells */
    struct stop_words stop_words;
};

enum line_class {
    STARTS_FORM = 1, /* a form's first byte: "(", or a digit or letter of a bare numeral */
    STARTS_SIGN = 2, /* a bullet's first byte */
    STARTS_WORD = 4, /* a capital letter */
};

enum { NO_READING = 255, NO_NODE = 0 };

/* One way to read a label. */
struct reading {
    uint32_t levels; /* as bits */
    int32_t value;
    int32_t outer;                     /* nested: the number before the last */
    uint32_t prefix;                   /* nested: hash of all numbers before the last */
    dsr_range surface, number, insert; /* in the text, or in the marker */
    uint32_t end;                      /* where the text of the block goes on */
    uint8_t scheme;
    uint8_t form; /* FORM_MOST: none of the table (nested, word, sign) */
    uint8_t nested;
    bool is_glued;       /* no space after it: "1.To" */
    bool is_ocr;         /* letters read as figures: "l2." */
    bool is_superscript; /* the last figures are an insert that was set high: "12" and "1" */
    bool is_folded;      /* letters of another script that look the same */
};

enum unit_flags {
    IN_MARKER = 1,  /* the format's own list marker is the label */
    AT_LINE = 2,    /* starts a line inside a block; taking it cuts the block */
    IS_CHAINED = 4, /* stands right behind the unit before: "2. (a)" */
    IS_HEADING = 8, /* the format says so */
    IS_TITLE = 16,  /* short, no full stop: looks like a heading */
    AFTER_COLON = 32,
    AFTER_AGENDA = 64, /* the text before the colon speaks of an agenda */
    IN_SENTENCE = 128, /* the line before it does not end one */
    IS_BARE = 256,     /* no text behind it */
    IS_WORD = 512,     /* has a word reading: "Article 5" */
    IS_SIGN = 1024,
    STARTS_TEXT = 2048, /* no candidate: an annex begins, nothing goes on across it */
    STARTS_PART = 4096, /* no candidate: a heading without number; lists end here */
    IS_WRAPPED = 8192,
    AFTER_TEXT = 32768, /* a paragraph without number stands before it, outside all lists */
    AT_MARK = 16384,    /* emphasised words inside a paragraph: "*Section 3.* The premises" */
};

enum { HEADING_LIKE = IS_HEADING | IS_TITLE | IS_BARE };

/* A place where a label could be. */
struct unit {
    dsr_block block;
    uint32_t at;  /* in the block's text: where it starts */
    uint32_t cut; /* in the block's text: where to cut, the line feed or `at` */
    uint32_t first_reading;
    uint16_t reading_count;
    uint16_t flags;
    /* Filled by the beam. */
    uint32_t parent; /* the unit of the parent label + 1; 0: none */
    uint8_t reading; /* NO_READING: it is text */
    uint8_t level;
    uint8_t depth; /* in the label tree, 1 is outermost */
    bool is_agenda;
    bool has_next;        /* another label goes on with its list */
    uint16_t margin;      /* cost to the best tree that reads it otherwise */
    uint32_t previous;    /* the last unit of the same list + 1; 0: it opens one */
    uint8_t format_level; /* of a heading, as the format has it */
    dsr_label label;      /* filled by structure */
};

struct task {
    dsr_job *job;
    dsr_doc *doc;
    const dsr_host *host;
    const struct import *import;
    const struct layout *layout;
    dsr_text layout_name;
    const struct language *language; /* never NULL; the best guess where unsure */
    dsr_text symbol;                 /* the document's own */
    bool has_no_memory;
    const struct schemes *schemes;
    uint8_t line_class[256];       /* what a label may start with: line_class bits */
    int32_t recent[FORM_MOST + 1]; /* the last figure read in each form; words have the last row */

    struct unit *units; /* these and the readings are from malloc */
    uint32_t unit_count, unit_room;
    uint64_t inserts; /* hashes of the labels' inserts, each as a bit */
    struct reading *readings;
    uint32_t reading_count, reading_room;
};

/* Room for one more row; NULL when memory is short.  Old rows stay as scratch. */
void *task_grow(struct task *task, void *rows, uint32_t count, uint32_t *room, size_t size);

/* The same for rows from malloc, freed by the caller, whose new room is not zeroed: for those of
 * which a long document has many. */
void *task_extend(struct task *task, void *rows, uint32_t count, uint32_t *room, size_t size);

/* Sets the layout: the one chosen, with the labels of the language, or with those that the
 * document says it is printed with now. */
void layout_set(struct task *task);
void levels_take(struct task *task, struct layout *layout);
const struct language *language_detect(const struct task *task, bool *is_sure);
void candidates_find(struct task *task);
bool beam_search(struct task *task);
bool structure_set(struct task *task);
bool references_find(struct task *task);
/* Reports where the labels are odd: gaps, doubles, restarts, close decisions. */
void doubts_report(struct task *task);
/* Fills the table of bytes that a label may start with. */
void line_classes_fill(struct task *task);
/* The document's own symbol, as its head shows it; empty when it shows none. */
dsr_text symbol_find(const struct task *task);
bool is_symbol(dsr_text text, size_t at, size_t *end);

#endif

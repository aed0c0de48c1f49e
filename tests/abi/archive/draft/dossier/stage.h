/* SPDX-License-Identifier: MIT */
/*
 * Everything a plugin author needs: the words, the records, the host's functions, and the
 * three things a module may provide (stages, formats, verbs).  Self-contained, C11, C17 and
 * C++; a plugin links against nothing, since the host hands it one table of functions.
 *
 * Ownership in five sentences.  The document owns its records and text.  Stages hold handles
 * and views and free nothing; a view stays valid as long as the document.  The host owns a
 * stage's state: it allocates it, fills it from the options and frees it after close.
 * Scratch memory lives until the stage returns.  What a stage opens itself it closes in close.
 *
 * Units.  Text is UTF-8, never NUL-terminated unless said so; offsets and lengths are bytes;
 * ranges are [start, end) and lie on code-point borders.  Handles are 1-based, 0 is "none".
 * The interface is a draft (ABI 0) until the first release.
 */
#ifndef DOSSIER_STAGE_H
#define DOSSIER_STAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define DSR_ABI 0u

/* clang-format off */
typedef struct dsr_text { const char *at; size_t len; } dsr_text;
typedef struct dsr_range { uint32_t start, end; } dsr_range;
typedef uint32_t dsr_part, dsr_block, dsr_mark, dsr_label, dsr_reference, dsr_mention;
typedef struct dsr_host dsr_host;
typedef struct dsr_value dsr_value; /* one node of a frozen, ordered value tree */

/* Only the first word of these two is public. */
typedef struct dsr_doc { const dsr_host *host; } dsr_doc;
typedef struct dsr_job { const dsr_host *host; } dsr_job;

typedef enum dsr_status {
    DSR_OK = 0,
    DSR_FAILED = -1,    /* a diagnostic has been reported */
    DSR_NO_MEMORY = -2, /* or a limit of the document was reached */
    DSR_CANCELLED = -3,
    DSR_REFUSED = -4, /* an edit outside may_edit, a bad handle, a range that is no range */
} dsr_status;

/* ---- the document ---------------------------------------------------------------------- */

typedef enum dsr_kind {
    DSR_DOCUMENT = 1, DSR_SECTION, DSR_HEADING, DSR_PARAGRAPH, DSR_LIST, DSR_ITEM, DSR_QUOTE,
    DSR_TABLE, DSR_ROW, DSR_CELL, DSR_CODE, DSR_RULE, DSR_FIGURE, DSR_CAPTION, DSR_NOTE,
    DSR_COMMENT, DSR_BOX,
    DSR_META, /* a metadata field: front matter, a property, the file's name */
    DSR_RAW,  /* source bytes that no other block shows: a link target, an attribute */
    DSR_KIND_COUNT
} dsr_kind;

#define DSR_BIT(n) (UINT32_C(1) << (n))
#define DSR_ALL_KINDS UINT32_MAX

enum dsr_block_flags {
    DSR_BLANK_BEFORE = 1, /* an empty line stands before it in the source */
    DSR_HARD_WRAPPED = 2, /* its line ends are layout, not content */
    DSR_MADE = 4,         /* it has no place in the source (the file's name, an added block) */
    DSR_RAW_TEXT = 8,     /* its text is taken literally by the format: no escapes in it */
    DSR_REMOVED = 16,     /* taken out by `remove`; only the host sets it */
};

typedef struct dsr_block_info {
    dsr_kind kind;
    uint32_t level; /* headings: 1 is outermost; items: depth, 0 is outermost */
    uint32_t flags;
    uint32_t indent; /* columns before its first byte in the source line, a tab to the next 4 */
    dsr_part part; dsr_block parent; dsr_label label;
    dsr_text text;    /* without the label */
    dsr_text marker;  /* what the format itself shows before the block: "7.", "-", "Article 3" */
    dsr_range source; /* in the part; may span mark-up */
    dsr_range marker_source;
} dsr_block_info;

typedef enum dsr_piece_kind {
    DSR_COPIED = 1, /* the same bytes stand in the source */
    DSR_DECODED,    /* other bytes in the source mean this text ("&amp;" is "&"); moves as one */
    DSR_GENERATED,  /* replaces the source range, which may be empty */
} dsr_piece_kind;

typedef struct dsr_piece {
    dsr_piece_kind kind; dsr_range text, source; /* in the block's text; in its part */
} dsr_piece;

typedef enum dsr_mark_kind {
    DSR_EMPHASIS = 1, DSR_STRONG, DSR_STRIKE, DSR_CODE_SPAN, DSR_LINK, DSR_IMAGE,
    DSR_BREAK, /* a hard line break; the text holds a line feed there */
    DSR_INSERTION, DSR_DELETION, DSR_FIELD, DSR_HIDDEN, DSR_IN_LANGUAGE,
    DSR_NOTE_MARK, /* the figure or sign that calls a note */
    DSR_SUPERSCRIPT,
    DSR_MARKUP, /* raw mark-up of the format inside the text */
    DSR_MARK_KIND_COUNT
} dsr_mark_kind;

typedef struct dsr_mark_info {
    dsr_mark_kind kind; dsr_block block;
    dsr_range range, source; /* in the block's text; in its part, with its delimiters */
    dsr_text value;   /* link target, language, author of a change ... */
} dsr_mark_info;

#define DSR_NO_VALUE INT64_MIN

/* Stands in the text; the format computes it (Word, odt); the format kept it; made here. */
typedef enum dsr_origin { DSR_TYPED = 1, DSR_FROM_FORMAT, DSR_CACHED, DSR_BY_US } dsr_origin;

/* The printed form is before + numeral(scheme, value) + insert + after. */
typedef struct dsr_label_info {
    dsr_block block;
    dsr_label parent; /* in the label tree, which is not the block tree */
    uint32_t level;   /* depth in the label tree, 1 is outermost; computed, ignored by set_label */
    uint32_t confidence; /* 0 to 1000 */
    dsr_origin origin;
    dsr_text kind;   /* "section", "paragraph", "item", "agenda-item", "bullet", "article" ... */
    dsr_text series; /* the counter it draws from; its kind where nothing else is said */
    dsr_text scheme; /* "decimal", "upper-roman", "lower-alpha", "bullet" ... */
    int64_t value;   /* DSR_NO_VALUE for bullets and dashes */
    dsr_text insert; /* "bis", "ter", "a" ... */
    dsr_text before, after;
    dsr_text surface; /* as it stands now; set_label: empty means "print it from the parts" */
    dsr_range source; /* in the block's part; empty where it has no place there */
    dsr_text typed;   /* the surface as the source has it; empty for one made later */
} dsr_label_info;

typedef enum dsr_reference_state { /* external: cites another document, never rewritten */
    DSR_RESOLVED = 1, DSR_EXTERNAL, DSR_DANGLING, DSR_AMBIGUOUS
} dsr_reference_state;

typedef enum dsr_role {
    DSR_SINGLE = 1, /* or one of a list */
    DSR_FIRST,      /* ends of a range; the labels between are targets of role DSR_BETWEEN */
    DSR_LAST,
    DSR_BETWEEN, /* no text of its own: range is empty */
    DSR_PATH,    /* an outer step of the next target: the "1" of "1 (b)"; not cited itself */
} dsr_role;

/* One numbered step of a reference and where it stands in the block's text. */
typedef struct dsr_target {
    dsr_label label; /* 0 where the step was not found */
    dsr_role role;
    dsr_range range;
} dsr_target;

typedef struct dsr_reference_info {
    dsr_block block; dsr_range range; /* "agenda item 1 (b)" in the block's text */
    dsr_text kind;   /* of the labels it cites */
    dsr_reference_state state;
    uint32_t target_count;
} dsr_reference_info;

typedef enum dsr_decision { DSR_KEEP = 1, DSR_MASK, DSR_REVIEW } dsr_decision;

typedef struct dsr_mention_info {
    dsr_block block; dsr_range range;
    dsr_text type;   /* person, title, organisation, state, place, date, code, contact ... */
    dsr_text entity; /* one and the same for all mentions of an entity in the run */
    dsr_text rule;   /* what found it */
    dsr_decision decision;
    uint32_t confidence; /* 0 to 1000 */
} dsr_mention_info;

/* What a stage may edit (dsr_stage.may_edit); the host refuses the rest.  Structure (reading a
 * source, split, move, change of kind) is for import only; blocks: add and remove. */
enum dsr_edits {
    DSR_EDIT_STRUCTURE = 1, DSR_EDIT_TEXT = 2, DSR_EDIT_LABELS = 4, DSR_EDIT_REFERENCES = 8,
    DSR_EDIT_MENTIONS = 16, DSR_EDIT_BLOCKS = 32, DSR_EDIT_ATTRIBUTES = 64,
};

typedef enum dsr_change_kind {
    DSR_CHANGE_TEXT = 1, DSR_CHANGE_LABEL, DSR_CHANGE_REFERENCE, DSR_CHANGE_MENTION,
    DSR_CHANGE_BLOCK, DSR_CHANGE_ATTRIBUTE,
    DSR_CHANGE_SPLICE, /* a compensating edit of a format's splicer */
} dsr_change_kind;

/* A row of the ledger. */
typedef struct dsr_change {
    dsr_change_kind kind;
    dsr_text stage; dsr_block block;
    uint32_t record; /* the label, reference or mention; 0 else */
    dsr_range range; /* in the block's text as it was */
    dsr_text before, after, reason;
} dsr_change;

/* One replacement of many in a block. */
typedef struct dsr_edit { dsr_range range; dsr_text text; } dsr_edit;

/* ---- reports and results --------------------------------------------------------------- */

typedef enum dsr_severity { DSR_NOTE_SEVERITY = 1, DSR_WARNING, DSR_ERROR } dsr_severity;

/* Where a diagnostic points: a byte of a part, a value of the pipeline, or all zero: nowhere. */
typedef struct dsr_place { dsr_part part; uint32_t offset; const dsr_value *value; } dsr_place;

enum dsr_output_flags {
    DSR_PRIVATE = 1, /* never in what is distributed; custody bundle only */
    DSR_FACT = 2,    /* read in gather, not a file of the bundle */
};

/* What a worker hands back for one file: its bytes lie in the spool, all else here. */
typedef struct dsr_row {
    dsr_text name;   /* relative to the document's folder, '/' between the steps */
    uint32_t flags;  /* dsr_output_flags */
    uint32_t crc;    /* of the file as it is when unpacked */
    uint64_t stored; /* bytes in the spool */
    uint64_t size;   /* bytes when unpacked; equal to stored when not compressed */
    uint32_t method; /* 0 stored, 8 deflate (APPNOTE.TXT 4.4.5) */
    uint8_t digest[64]; uint32_t digest_len;
} dsr_row;

typedef struct dsr_outcome {
    dsr_text name; /* the input as named, NFC, relative */
    bool is_done;
    dsr_text code; /* of the diagnostic that stopped it; empty when done */
    size_t row_count;
} dsr_outcome;

/* Something registered: one of the first three is set. */
typedef struct dsr_registered {
    const struct dsr_stage *stage; const struct dsr_format *format; const struct dsr_verb *verb;
    const struct dsr_module *module; /* NULL: the program itself */
    const char *origin;              /* the module's file, or "built in" */
} dsr_registered;

typedef struct dsr_output {
    const char *path; /* a file, or a folder for one result per document; NUL-terminated */
    bool is_folder, allows_partial; /* --partial */
    const char *custody;  /* --custody, or NULL */
    int64_t epoch;        /* SOURCE_DATE_EPOCH, or -1 */
    const char *pipeline; /* its name */
} dsr_output;

typedef struct dsr_rendition {
    dsr_text bytes;  /* valid until the next render, or the stage returns */
    dsr_text suffix, media_type; /* "md", "text/markdown" */
} dsr_rendition;

/* ---- values: options and data files ---------------------------------------------------- */

/* A list has positions only; a table has names, in the order as written. */
typedef enum dsr_value_type {
    DSR_NIL, DSR_BOOLEAN, DSR_INTEGER, DSR_STRING, DSR_LIST_OF, DSR_TABLE_OF, DSR_FUNCTION
} dsr_value_type;

typedef enum dsr_option_type {
    DSR_OPTION_BOOL = 1, /* bool */
    DSR_OPTION_INT,      /* int64_t */
    DSR_OPTION_TEXT,     /* dsr_text */
    DSR_OPTION_CHOICE,   /* uint32_t: index into choices */
    DSR_OPTION_PATH,     /* dsr_text: NUL-terminated, relative to the pipeline's folder */
    DSR_OPTION_LIST,     /* const dsr_value *: a list of texts; one text counts as a list of one */
    DSR_OPTION_TABLE, /* const dsr_value *: names as in children; "*" there stands for any name */
    DSR_OPTION_VALUE, /* const dsr_value *: anything; the stage checks it */
    DSR_OPTION_LIST_OR_PATH, /* const dsr_value *: a list of texts, or one text: a PATH */
} dsr_option_type;

/* One option.  The rows are the source of parsing, checks, help, types and manual.
 * A row list ends with a row whose name is NULL. */
typedef struct dsr_option {
    const char *name; /* words joined by '_' */
    dsr_option_type type;
    size_t offset;        /* of the field in the state; children are not stored */
    const char *fallback; /* default as a user writes it; NULL: none (false, 0, empty, NULL) */
    const char *const *choices; /* ends with NULL; TEXT: folders of `data` it names */
    int64_t least, most;        /* INT only; both 0: any */
    const struct dsr_option *children;
    const char *help; /* one sentence, no final stop */
} dsr_option;

/* clang-format on */
/* ---- what the host offers -------------------------------------------------------------- */

/* Append-only: test `size` before using a member newer than your header.  Functions that read
 * fill at most `size` bytes of the struct given, and return false for a handle that is none.
 * Functions that edit return DSR_REFUSED and change nothing when the edit is not allowed. */
struct dsr_host {
    uint32_t abi, size;

    /* Reading.  `step` walks in reading order below `top` (0: everything, the root first), only
     * kinds whose DSR_BIT is set; start with at = 0; removed blocks are skipped. */
    dsr_block (*step)(const dsr_doc *, dsr_block top, dsr_block at, uint32_t kinds);
    dsr_block (*parent)(const dsr_doc *, dsr_block);
    dsr_block (*first)(const dsr_doc *, dsr_block);
    dsr_block (*next)(const dsr_doc *, dsr_block);
    dsr_block (*previous)(const dsr_doc *, dsr_block);
    bool (*block)(const dsr_doc *, dsr_block, dsr_block_info *, size_t size);
    dsr_text (*text)(const dsr_doc *, dsr_block);
    dsr_kind (*kind)(const dsr_doc *, dsr_block);
    size_t (*piece_count)(const dsr_doc *, dsr_block);
    bool (*piece)(const dsr_doc *, dsr_block, size_t index, dsr_piece *, size_t size);
    dsr_mark (*next_mark)(const dsr_doc *, dsr_block, dsr_mark at); /* by start, outer first */
    bool (*mark)(const dsr_doc *, dsr_mark, dsr_mark_info *, size_t size);
    dsr_label (*next_label)(const dsr_doc *, dsr_label at); /* in reading order; 0 starts */
    bool (*label)(const dsr_doc *, dsr_label, dsr_label_info *, size_t size);
    dsr_reference (*next_reference)(const dsr_doc *, dsr_block, dsr_reference at); /* by start */
    bool (*reference)(const dsr_doc *, dsr_reference, dsr_reference_info *, size_t size);
    bool (*target)(const dsr_doc *, dsr_reference, size_t index, dsr_target *, size_t size);
    dsr_mention (*next_mention)(const dsr_doc *, dsr_block, dsr_mention at); /* by start */
    bool (*mention)(const dsr_doc *, dsr_mention, dsr_mention_info *, size_t size);
    dsr_text (*attribute)(const dsr_doc *, dsr_block, const char *name); /* block 0: the document */
    size_t (*part_count)(const dsr_doc *);
    dsr_text (*part_name)(const dsr_doc *, dsr_part);
    dsr_text (*source)(const dsr_doc *, dsr_part);                /* its bytes as read */
    uint32_t (*line)(const dsr_doc *, dsr_part, uint32_t offset); /* 1-based */
    size_t (*change_count)(const dsr_doc *);
    bool (*change)(const dsr_doc *, size_t index, dsr_change *, size_t size);

    /* Editing; every change adds a row to the ledger, but for new records of an editor that may
     * DSR_EDIT_STRUCTURE: these are import.  Ranges of marks, references and mentions of the
     * block move along with its text.  NULL info takes the record away. */
    dsr_status (*replace)(dsr_doc *, dsr_block, dsr_range, dsr_text, const char *reason);
    dsr_status (*set_label)(dsr_doc *, dsr_block, const dsr_label_info *, size_t size,
                            const char *reason);
    dsr_status (*set_reference)(dsr_doc *, dsr_reference, const dsr_reference_info *, size_t size,
                                const dsr_target *, size_t count, const char *reason);
    dsr_status (*set_mention)(dsr_doc *, dsr_mention, const dsr_mention_info *, size_t size,
                              const char *reason); /* reference or mention 0: a new one */
    dsr_block (*add)(dsr_doc *, dsr_block parent, dsr_block before, dsr_kind, dsr_text,
                     const char *reason);                           /* 0 on refusal */
    dsr_status (*remove)(dsr_doc *, dsr_block, const char *reason); /* with all below it */
    dsr_status (*set_attribute)(dsr_doc *, dsr_block, const char *name, dsr_text,
                                const char *reason);

    /* Building: for format readers and import, with DSR_EDIT_STRUCTURE; nothing is recorded.
     * Text is appended in source order: `copy` takes source bytes as they are, `decode` text
     * that other source bytes mean.  `claim` names source bytes as syntax of the format. */
    dsr_part (*add_part)(dsr_doc *, dsr_text name, dsr_text bytes);
    dsr_block (*open_block)(dsr_doc *, dsr_block parent, dsr_kind, dsr_part);
    dsr_status (*copy)(dsr_doc *, dsr_block, dsr_range source);
    dsr_status (*decode)(dsr_doc *, dsr_block, dsr_range source, dsr_text);
    dsr_mark (*add_mark)(dsr_doc *, const dsr_mark_info *, size_t size);
    dsr_status (*set_block)(dsr_doc *, dsr_block, const dsr_block_info *,
                            size_t size); /* kind, level, flags, indent, marker, both sources */
    dsr_status (*claim)(dsr_doc *, dsr_part, dsr_range);
    /* Cuts a block at a byte of its text; what follows becomes its next sibling, of the same
     * kind, with the marks and pieces that lie there and the blocks below it.  `skip` bytes at
     * the cut belong to neither (the line feed). */
    dsr_block (*split)(dsr_doc *, dsr_block, uint32_t at, uint32_t skip);
    dsr_status (*move)(dsr_doc *, dsr_block, dsr_block parent, dsr_block before);
    /* Makes text [0, end) of the block (or its marker, when end is 0) its label.  Bytes
     * [label.start, label.end) of that are the surface; the rest is space around it. */
    dsr_label (*take_label)(dsr_doc *, dsr_block, uint32_t end, dsr_range label,
                            const dsr_label_info *, size_t size);
    dsr_status (*set_label_parent)(dsr_doc *, dsr_label, dsr_label parent);

    /* The job.  `input` is the bytes of the document's file; after a survey empty unless there
     * is a custody bundle. */
    dsr_text (*input)(const dsr_job *);
    dsr_text (*input_name)(const dsr_job *);                   /* relative, NFC */
    dsr_status (*read)(dsr_job *, dsr_doc *, dsr_text format); /* empty: found by sniffing */
    dsr_status (*render)(dsr_job *, dsr_doc *, dsr_text how, dsr_rendition *,
                         size_t size);      /* "source", or a format's name */
    dsr_status (*put)(dsr_job *, dsr_text); /* format splice and write: appends to the output */
    void *(*scratch)(dsr_job *, size_t);    /* zeroed, aligned for anything; NULL: no memory */
    bool (*is_cancelled)(const dsr_job *);
    void (*report)(dsr_job *, dsr_severity, const char *code, dsr_place, const char *format, ...);
    void (*hint)(dsr_job *, const char *format, ...); /* for the report just made */
    dsr_text (*secret)(const dsr_job *);              /* --key: its bytes, or empty */

    /* Two sweeps: survey puts facts of one document, settle reads all and puts one blob,
     * run reads that.  All three use `put_blob` and `blob`. */
    dsr_status (*put_blob)(dsr_job *, dsr_text);
    size_t (*blob_count)(const dsr_job *);           /* settle: documents; run: 1 or 0 */
    dsr_text (*blob)(const dsr_job *, size_t index); /* settle: empty where it failed */

    /* Results.  `attach` gives a file to whatever stage packs the document later; `emit` hands
     * a packed file (row->stored bytes) to the spool.  outcome, row and output: gather only. */
    dsr_status (*attach)(dsr_job *, dsr_text name, dsr_text bytes, uint32_t flags);
    size_t (*attachment_count)(const dsr_job *);
    bool (*attachment)(const dsr_job *, size_t index, dsr_text *name, dsr_text *bytes,
                       uint32_t *flags);
    dsr_status (*emit)(dsr_job *, const dsr_row *, size_t size, dsr_text stored);
    size_t (*outcome_count)(const dsr_job *);
    bool (*outcome)(const dsr_job *, size_t document, dsr_outcome *, size_t size);
    bool (*row)(const dsr_job *, size_t document, size_t index, dsr_row *, size_t size);
    dsr_status (*row_read)(dsr_job *, size_t document, size_t index, uint64_t offset, void *into,
                           size_t len);
    bool (*output)(const dsr_job *, dsr_output *, size_t size);

    /* Values.  `data` loads an installed or local Lua data file ("languages", "en") and is
     * for open; NULL after a report when there is none.  `call` calls a function value with
     * texts. */
    const dsr_value *(*options)(const dsr_job *);
    const dsr_value *(*data)(dsr_job *, const char *folder, dsr_text name);
    dsr_value_type (*value_type)(const dsr_value *); /* NULL gives DSR_NIL */
    size_t (*value_count)(const dsr_value *);
    const dsr_value *(*value_at)(const dsr_value *, size_t index);
    dsr_text (*value_key)(const dsr_value *, size_t index); /* empty in a list */
    const dsr_value *(*value_get)(const dsr_value *, const char *name);
    dsr_text (*value_text)(const dsr_value *); /* NUL-terminated as well */
    int64_t (*value_int)(const dsr_value *);
    bool (*value_bool)(const dsr_value *);
    dsr_status (*call)(dsr_job *, const dsr_value *function, const dsr_text *arguments,
                       size_t count, const dsr_value **result);

    /* Numerals, strict: parse(format(v)) == v and format(parse(s)) == s.  `numeral` writes at
     * most `size` bytes and returns the length, 0 when the scheme has no such value. */
    size_t (*numeral)(dsr_text scheme, int64_t value, char *into, size_t size);
    bool (*parse_numeral)(dsr_text scheme, dsr_text, int64_t *value);
    dsr_text (*scheme_name)(size_t index); /* of those known so far; empty past the end */
    /* The data files there are for `data` in a folder, by byte order of their names; empty past
     * the end.  For open. */
    dsr_text (*data_name)(dsr_job *, const char *folder, size_t index);
    /* The stages of the pipeline in their order; false past the end. */
    bool (*stage)(const dsr_job *, size_t index, dsr_text *name, dsr_text *version);
    /* `replace` for many ranges of one block, in order and not overlapping, in one pass. */
    dsr_status (*replace_all)(dsr_doc *, dsr_block, const dsr_edit *, size_t count,
                              const char *reason);
    /* The value of a mark, which writers print; needs DSR_EDIT_TEXT. */
    dsr_status (*set_mark_value)(dsr_doc *, dsr_mark, dsr_text, const char *reason);
    /* For a format's splicer: a compensating edit, recorded as DSR_CHANGE_SPLICE. */
    dsr_status (*note_splice)(dsr_doc *, dsr_block, const char *reason);
    /* Makes a numeral scheme known: one of the data files "schemes", or `definition`.  For open.
     * False: there is none of the name, or it is wrong, which is reported. */
    bool (*scheme)(dsr_job *, dsr_text name, const dsr_value *definition);
    /* For verbs: stages, formats, then verbs; of these first the program's own, the first without
     * a name, with the options of every verb.  False past the end. */
    bool (*registered)(const dsr_job *, size_t index, dsr_registered *, size_t size);
    dsr_text (*scripts)(const dsr_job *); /* folder of the installed data, NUL-terminated */
};

/* ---- what a module provides ------------------------------------------------------------ */

typedef struct dsr_stage {
    uint32_t abi, size; /* DSR_ABI, sizeof(dsr_stage) */
    const char *name;   /* "translate-numbering" */
    const char *summary, *version, *licence;
    uint32_t may_edit; /* dsr_edits */
    const dsr_option *options;
    size_t state_size;
    dsr_status (*open)(dsr_job *, void *state); /* once, in the main process */
    dsr_status (*survey)(dsr_job *, const void *state, const dsr_doc *);
    dsr_status (*settle)(dsr_job *, const void *state); /* main process, between the sweeps */
    dsr_status (*run)(dsr_job *, const void *state, dsr_doc *);
    dsr_status (*gather)(dsr_job *, const void *state); /* main process, after the last document */
    void (*close)(void *state);
} dsr_stage;

typedef struct dsr_format {
    uint32_t abi, size;
    const char *name, *summary;
    const char *const *suffixes; /* without the point; ends with NULL; the first is written */
    const char *media_type;
    uint32_t (*sniff)(dsr_text bytes); /* 0 to 100: how sure; suffixes decide before it */
    dsr_status (*read)(dsr_job *, dsr_doc *);
    /* The source with the document's edits in it.  Without edits: the same bytes. */
    dsr_status (*splice)(dsr_job *, dsr_doc *);
    dsr_status (*write)(dsr_job *, dsr_doc *); /* the document anew */
} dsr_format;

typedef struct dsr_verb {
    uint32_t abi, size;
    const char *name, *summary;
    const char *usage;         /* "BUNDLE or FOLDER" */
    const char *help;          /* a paragraph and an example */
    const dsr_option *options; /* --name-with-dashes; filled into the state */
    size_t state_size;
    int (*run)(dsr_job *, void *state, int count, char **arguments); /* the exit code */
} dsr_verb;

typedef struct dsr_module {
    uint32_t abi, size;
    const char *name, *version, *licence;
    const dsr_stage *const *stages; /* each list ends with NULL, or is NULL */
    const dsr_format *const *formats;
    const dsr_verb *const *verbs;
} dsr_module;

/* Exports the module's one symbol, <module>_LTX_dossier_module, where <module> is the file's
 * name with '_' for '-'.  The same line serves a loaded and a built-in module. */
#if defined(__GNUC__)
#define DSR_EXPORT __attribute__((visibility("default")))
#else
#define DSR_EXPORT
#endif
/* clang-format off */
#ifdef __cplusplus
#define DSR_TEXT(literal) dsr_text{(literal), sizeof(literal) - 1}
#define DSR_MODULE(module) extern "C" DSR_EXPORT const dsr_module module##_LTX_dossier_module
#else
#define DSR_TEXT(literal) (dsr_text){(literal), sizeof(literal) - 1}
#define DSR_MODULE(module)                                                                         \
    extern DSR_EXPORT const dsr_module module##_LTX_dossier_module;                                \
    const dsr_module module##_LTX_dossier_module
#endif
/* clang-format on */

#ifdef __cplusplus
}
#endif
#endif

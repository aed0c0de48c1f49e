/* SPDX-License-Identifier: MIT */
/*
 * How a document lies in memory; shared by the files of this folder and known to nobody else.
 *
 * Records are addressed by index; record 0 of every handle array is a zeroed dummy, so that a
 * handle is an index.  Reading takes `NAME_at`, writing takes `NAME_edit`, which saves the
 * record's page for a roll-back first: a write that does not go through it is a fault.
 */
#ifndef DOSSIER_DOCUMENT_RECORDS_H
#define DOSSIER_DOCUMENT_RECORDS_H

#include "document/document.h"

#include <string.h>

/* Bytes of the text store. */
struct text_ref {
    uint32_t at, len;
};

/* The first three are lists of ranges in a block (list.c) and must stay together. */
enum array_id {
    MARKS,
    REFERENCES,
    MENTIONS,
    BLOCKS,
    PIECES,
    LABELS,
    TARGETS,
    CHANGES,
    ATTRIBUTES,
    PARTS,
    CLAIMS,
    ARRAY_COUNT
};
#define LIST_COUNT 3

enum block_state {
    IS_REMOVED = 1,
    IS_UNSORTED = 2, /* list 0; the next bits are those of lists 1 and 2 */
};

struct block_record {
    uint32_t parent, first, last, next, previous; /* removed blocks stay linked */
    uint32_t pieces, piece_count;                 /* one run of the array */
    struct text_ref text, marker;
    dsr_range source, marker_source;
    uint32_t label;             /* also a removed one, which keeps its place in the source */
    uint32_t lists[LIST_COUNT]; /* the last of a ring, whose next is the first */
    uint32_t attributes;
    uint32_t part, level, indent;
    uint16_t flags;
    uint8_t kind, state;
};

/* `text` is an offset in the store, not in the block: cutting a block shifts nothing.  It ends
 * where the next piece of the block starts, the last one where the block's text ends. */
struct piece_record {
    uint32_t text, source, source_len, kind;
};

/* What the records of all lists begin with. */
struct ranged {
    uint32_t block, next;
    dsr_range range;
};

struct mark_record {
    struct ranged place;
    dsr_range source;
    struct text_ref value;
    uint32_t kind;
};

struct reference_record {
    struct ranged place;
    struct text_ref kind;
    uint32_t state; /* 0: taken away */
    uint32_t targets, target_count;
};

struct target_record {
    uint32_t label, role;
    dsr_range range;
};

struct mention_record {
    struct ranged place;
    struct text_ref type, entity, rule;
    uint32_t decision; /* 0: taken away */
    uint32_t confidence;
};

/* The texts of a label that a caller sets, in the order of label.c's table. */
enum label_word { KIND, SERIES, SCHEME, INSERT, BEFORE, AFTER, SURFACE, LABEL_WORDS };

struct label_record {
    int64_t value;
    uint32_t block, parent, confidence;
    uint16_t origin, is_removed;
    struct text_ref words[LABEL_WORDS], typed;
    dsr_range source;
};

#define NO_TEXT ((struct text_ref){0, 0})

struct change_record {
    uint32_t kind, block, record;
    dsr_range range;
    struct text_ref stage, before, after, reason;
};

struct attribute_record {
    uint32_t block, next;
    struct text_ref name, value;
};

struct part_record {
    struct text_ref name, bytes;
};

struct claim_record {
    uint32_t part;
    dsr_range range;
};

struct array {
    unsigned char *at;
    uint32_t count, room, record_size;
};

struct store {
    char *at;
    size_t used, committed, reserved, high;
};

/* Pages of records as they were when the transaction began, each saved once (snapshot.c). */
struct transaction {
    bool is_open;
    uint32_t kept[ARRAY_COUNT]; /* counts at begin; 0 when none is open */
    size_t first_page[ARRAY_COUNT];
    size_t text_used;
    uint64_t *is_saved;
    size_t is_saved_room; /* words */
    unsigned char *log;
    size_t log_used, log_room;
};

/* Where a line number was asked for last. */
struct last_line {
    uint32_t part, offset, line;
    char end; /* of the part's lines */
};

struct depth {
    uint32_t level, epoch;
};

#define WORD_CACHE 128

struct document {
    dsr_doc face;
    struct array arrays[ARRAY_COUNT];
    struct store store;
    struct transaction transaction;
    size_t limit, heap;
    const char *stage;
    uint32_t may_edit;
    uint32_t refused;             /* dsr_edits that the editor asked for in vain */
    uint32_t fingers[LIST_COUNT]; /* the record inserted last */
    bool has_late_parent;         /* some label's parent was made after it */
    struct text_ref words[WORD_CACHE];
    struct depth *depths; /* of labels; a cache */
    uint32_t depth_room, epoch;
    struct last_line last_line;
    void *scratch;
    size_t scratch_room;
};

/* ---- memory (memory.c) ----------------------------------------------------------------- */

bool memory_open(struct document *document);
void memory_close(struct document *document);
void memory_reset(struct document *document, size_t kept); /* bytes of the store that stay */
/* Room for `count` more records, so that as many `append_record` cannot fail. */
bool reserve_records(struct document *document, enum array_id id, size_t count);
/* A zeroed record at the end; its index.  The room must have been reserved. */
uint32_t append_record(struct document *document, enum array_id id);
bool store_reserve(struct document *document, size_t len);
struct text_ref store_append(struct document *document, dsr_text text);
/* Bytes that the store holds already are not copied.  Words are looked up in a small cache. */
bool store_text(struct document *document, dsr_text text, struct text_ref *ref);
bool store_word(struct document *document, dsr_text word, struct text_ref *ref);
void *scratch_memory(struct document *document, size_t size);
/* realloc within the document's limit; `*room` is in items. */
bool grow_memory(struct document *document, void **at, size_t *room, size_t need, size_t item);

/* ---- snapshot.c ------------------------------------------------------------------------ */

void save_page(struct document *document, enum array_id id, uint32_t index);
void snapshot_close(struct document *document);

static inline void *record_edit(struct document *document, enum array_id id, uint32_t index) {
    if (index < document->transaction.kept[id])
        save_page(document, id, index);
    const struct array *array = &document->arrays[id];
    return array->at + (size_t)index * array->record_size;
}

static inline const void *record_at(const struct document *document, enum array_id id,
                                    uint32_t index) {
    const struct array *array = &document->arrays[id];
    return array->at + (size_t)index * array->record_size;
}

#define DOCUMENT_RECORDS(X)                                                                        \
    X(block, BLOCKS)                                                                               \
    X(piece, PIECES)                                                                               \
    X(mark, MARKS)                                                                                 \
    X(label, LABELS)                                                                               \
    X(reference, REFERENCES)                                                                       \
    X(target, TARGETS)                                                                             \
    X(mention, MENTIONS)                                                                           \
    X(change, CHANGES)                                                                             \
    X(attribute, ATTRIBUTES)                                                                       \
    X(part, PARTS)                                                                                 \
    X(claim, CLAIMS)

#define ACCESSORS(name, id)                                                                        \
    static inline const struct name##_record *name##_at(const struct document *document,           \
                                                        uint32_t index) {                          \
        return (const struct name##_record *)document->arrays[id].at + index;                      \
    }                                                                                              \
    static inline struct name##_record *name##_edit(struct document *document, uint32_t index) {   \
        return record_edit(document, id, index);                                                   \
    }
DOCUMENT_RECORDS(ACCESSORS)
#undef ACCESSORS

static inline uint32_t count_of(const struct document *document, enum array_id id) {
    return document->arrays[id].count;
}

static inline bool is_handle(const struct document *document, enum array_id id, uint32_t handle) {
    return handle != 0 && handle < document->arrays[id].count;
}

static inline bool is_live(const struct document *document, dsr_block block) {
    return is_handle(document, BLOCKS, block) && !(block_at(document, block)->state & IS_REMOVED);
}

static inline bool is_importer(const struct document *document) {
    return (document->may_edit & DSR_EDIT_STRUCTURE) != 0;
}

static inline bool may(struct document *document, uint32_t edits) {
    document->refused |= edits & ~document->may_edit;
    return (document->may_edit & edits) == edits;
}

/* ---- texts and ranges (text.c) --------------------------------------------------------- */

static inline dsr_text view(const struct document *document, struct text_ref ref) {
    return ref.len == 0 ? (dsr_text){"", 0} : (dsr_text){document->store.at + ref.at, ref.len};
}

static inline dsr_text block_text(const struct document *document, dsr_block block) {
    return view(document, block_at(document, block)->text);
}

static inline dsr_text part_bytes(const struct document *document, dsr_part part) {
    return view(document, part_at(document, part)->bytes);
}

/* Offset 0, the end, or the first byte of a code point. */
static inline bool is_border(dsr_text text, uint32_t at) {
    return at == 0 || at == text.len ||
           (at < text.len && ((unsigned char)text.at[at] & 0xC0) != 0x80);
}

static inline bool is_range_of(dsr_text text, dsr_range range) {
    return range.start <= range.end && range.end <= text.len && is_border(text, range.start) &&
           is_border(text, range.end);
}

static inline bool is_same_text(dsr_text a, dsr_text b) {
    return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

bool is_utf8(dsr_text text);
dsr_text text_of(const char *string); /* NULL is empty */

/* The first `size` bytes of a record that a caller knows. */
static inline bool give(void *into, size_t size, const void *from, size_t from_size) {
    memcpy(into, from, size < from_size ? size : from_size);
    return true;
}

/* ---- pieces (piece.c) ------------------------------------------------------------------ */

/* Where piece `index` of the block ends, as an offset in the store. */
static inline uint32_t piece_end(const struct document *document, const struct block_record *block,
                                 uint32_t index) {
    return index + 1 < block->piece_count ? piece_at(document, block->pieces + index + 1)->text
                                          : block->text.at + block->text.len;
}

/* The piece that holds byte `at` of the block's text, or starts there: the last that starts at
 * or before it.  The block has pieces. */
uint32_t find_piece(const struct document *document, const struct block_record *block, uint32_t at);
/* Does a cut at this byte of the text go through a piece that moves as one? */
bool cuts_whole_piece(const struct document *document, const struct block_record *block,
                      uint32_t at);
/* The source bytes of a range of the text, from the first piece's to the last one's. */
dsr_range source_of(const struct document *document, dsr_block block, dsr_range text);
/* Claims the bytes unless they are such as need no claim.  Room for one claim is reserved. */
void claim_hidden(struct document *document, dsr_part part, dsr_range range);
bool needs_claim(dsr_text bytes);

/* ---- tree (block.c) -------------------------------------------------------------------- */

/* Hangs an unlinked block below `parent`, before `before` or (0) last. */
void link_block(struct document *document, dsr_block block, dsr_block parent, dsr_block before);
void unlink_block(struct document *document, dsr_block block);

/* ---- lists of ranges (list.c) ---------------------------------------------------------- */

static inline struct ranged *ranged_edit(struct document *document, enum array_id id,
                                         uint32_t index) {
    return record_edit(document, id, index);
}
static inline const struct ranged *ranged_at(const struct document *document, enum array_id id,
                                             uint32_t index) {
    return record_at(document, id, index);
}
/* The text there. */
static inline struct text_ref text_in(const struct document *document, enum array_id id,
                                      uint32_t index) {
    const struct ranged *place = ranged_at(document, id, index);
    return (struct text_ref){block_at(document, place->block)->text.at + place->range.start,
                             place->range.end - place->range.start};
}
/* Puts a record, whose block and range are set, into the block's list. */
void list_insert(struct document *document, enum array_id id, uint32_t handle);
/* The next in order (0 starts), whatever its state; 0 at the end. */
uint32_t list_next(const struct document *document, enum array_id id, dsr_block block, uint32_t at);
/* The same in the order of the ring, for those who change ranges on the way. */
uint32_t ring_next(const struct document *document, enum array_id id, dsr_block block, uint32_t at);
void list_unsorted(struct document *document, enum array_id id, dsr_block block);

/* ---- ledger (ledger.c) ----------------------------------------------------------------- */

/* Keeps the words of a row and reserves room, before anything is changed. */
bool prepare_rows(struct document *document, size_t rows, dsr_change_kind kind, const char *reason,
                  struct change_record *row);
void append_row(struct document *document, struct change_record row, struct text_ref before,
                struct text_ref after);
/* The row of a record that has a place in a block's text. */
void append_place_row(struct document *document, struct change_record row, enum array_id id,
                      uint32_t record, struct text_ref before, struct text_ref after);

/* ---- the functions of dsr_host that other files use too ------------------------------- */

dsr_block block_step(const dsr_doc *, dsr_block top, dsr_block at, uint32_t kinds);
bool block_read(const dsr_doc *, dsr_block, dsr_block_info *, size_t size);
dsr_status source_claim(dsr_doc *, dsr_part, dsr_range);
uint32_t line_of(const dsr_doc *, dsr_part, uint32_t offset);
void labels_recheck(struct document *document); /* has_late_parent, after unparking */

/* Each file puts its own into the table. */
#define DOCUMENT_FILES(X)                                                                          \
    X(blocks)                                                                                      \
    X(tree)                                                                                        \
    X(split)                                                                                       \
    X(parts)                                                                                       \
    X(pieces) X(replace) X(marks) X(labels) X(references) X(mentions) X(attributes) X(ledger)
#define FILL(name) void name##_fill(dsr_host *host);
DOCUMENT_FILES(FILL)
#undef FILL

/* ---- check.c, coverage.c --------------------------------------------------------------- */

bool coverage_check(const struct document *document, char *why, size_t size);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * The document: fixed-size records in growing arrays, text in one store that never moves, and
 * a ledger of every change.  No I/O, no Lua, no format.  The functions that plugins call have
 * the signatures of dsr_host and are put into its table by core/pipeline/host.c.
 */
#ifndef DOSSIER_DOCUMENT_DOCUMENT_H
#define DOSSIER_DOCUMENT_DOCUMENT_H

#include "dossier/stage.h"

struct document; /* begins with a dsr_doc */

/* A document with no parts.  NULL: no memory.  `document_reset` makes a used one new again and
 * keeps its memory. */
struct document *document_new(const dsr_host *host);
void document_free(struct document *document);
void document_reset(struct document *document);
/* A reset that leaves what was taken first (document_take) valid until the next one. */
void document_reset_but(struct document *document, dsr_text first);
dsr_doc *document_face(struct document *document);
struct document *document_of(const dsr_doc *doc);

/* Who edits: the stage's name (for the ledger) and what it may (dsr_edits).  The host sets
 * this before a stage runs; 0 refuses everything. */
void document_set_editor(struct document *document, const char *stage, uint32_t may_edit);
/* What the editor has asked for and may not (dsr_edits). */
uint32_t document_refused(const struct document *document);

/* A stage is a transaction: `begin` before it, then one of the two. */
bool document_begin(struct document *document);
void document_commit(struct document *document);
void document_roll_back(struct document *document);

/* Bytes read right into the document, so that a part made of them is no copy: room behind its
 * text (NULL: no memory), where the caller may write before it takes what it wrote.  The bytes
 * stay valid until the document is reset. */
char *document_room(struct document *document, size_t len);
dsr_text document_take(struct document *document, size_t len);

/* Parking: the whole document as bytes (for the spool), and back. */
size_t document_parked_size(const struct document *document);
void document_park(const struct document *document, void *into);
bool document_unpark(struct document *document, const void *bytes, size_t size);

/* Verifies every link and range and the source coverage; false with a sentence in `why`. */
bool document_check(const struct document *document, char *why, size_t size);

/* Memory in use, in bytes; an edit that would need more than the limit gives DSR_NO_MEMORY. */
void document_set_limit(struct document *document, size_t bytes);
size_t document_memory(const struct document *document);

/* Fills the document half of a host table. */
void document_fill_host(dsr_host *host);

#endif

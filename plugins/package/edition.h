/* SPDX-License-Identifier: MIT */
/*
 * One bundle for readers: documents from their records and rows, the index page, the manifest of
 * ours and bag-info.  Only what has passed the other stages comes in here: an input's own name
 * never does.
 */
#ifndef PACKAGE_EDITION_H
#define PACKAGE_EDITION_H

#include "bundle.h"

#define MANIFEST_FILE "dossier/manifest.json"
#define PROVENANCE_FILE "dossier/provenance.json"
#define INDEX_FILE "data/index.html"
#define MANIFEST_FORMAT "dossier-bundle/1"

struct edition {
    struct bundle bundle;
    dsr_text title; /* of the bundle; never empty */
    dsr_text pipeline;
    unsigned width; /* digits of a document's number */
    size_t documents, gaps;
    struct bytes manifest;    /* elements of the manifest's list of documents */
    struct bytes index_rows;  /* of the index page's table */
    struct bytes changes;     /* what was changed, as HTML */
    struct bytes identifiers; /* lines of bag-info.txt */
    struct bytes missing;     /* likewise, for the gaps */
    bool has_failed;
};

void edition_open(struct edition *edition, dsr_job *job, const struct package_state *state);
void edition_close(struct edition *edition);

/* Adds document `index` of the run as number `number`; `record` is what pack_document made. */
bool edition_add(struct edition *edition, size_t index, size_t number, struct json *record,
                 struct arena *arena);
/* Names the gap of a document that failed: its number and the reason's code, nothing else. */
bool edition_add_gap(struct edition *edition, size_t number, dsr_text code);
/* Makes the index page, the manifests and the tag files; `top` is the top folder's name. */
bool edition_seal(struct edition *edition, dsr_text top);

/* "data/documents/001_NAME" */
dsr_text edition_folder(struct arena *arena, unsigned width, size_t number, dsr_text name);
unsigned edition_width(size_t documents);

/* index.c */
void index_add_row(struct edition *edition, const char *id, const struct json *document);
void index_add_changes(struct edition *edition, const char *id, const struct json *document);
void index_add_gap(struct edition *edition, const char *id, dsr_text code);
void index_write(struct bytes *out, const struct edition *edition);
void html_text(struct bytes *out, dsr_text text);
void html_url(struct bytes *out, dsr_text path);

/* tags.c */
void bag_info_write(struct bytes *out, const struct edition *edition);
void bag_info_line(struct bytes *out, const char *label, dsr_text value);
bool manifest_write(struct bytes *out, struct edition *edition);
bool provenance_write(struct bytes *out, struct edition *edition);

#endif

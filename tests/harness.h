/* SPDX-License-Identifier: MIT */
/*
 * A small host for tests of formats and stages: one document, one job, a module loaded from the
 * build tree.  No pipeline, no Lua, no spool; the document half is the real one.
 */
#ifndef DOSSIER_TESTS_HARNESS_H
#define DOSSIER_TESTS_HARNESS_H

#include "document/document.h"

struct harness {
    dsr_job face;
    dsr_host host;
    struct document *document;
    dsr_doc *doc;
    const dsr_format *format; /* what read and render use */
    dsr_text input;
    const char *name;
    char *out; /* of put() */
    size_t out_len, out_room;
    void **scratch;
    size_t scratch_count;
    char code[64]; /* of the first error reported; empty: none */
    char message[512];
    dsr_place place;
    size_t reports;
};

/* Ends the program on failure; there is nothing to test without them. */
void harness_open(struct harness *harness);
void harness_close(struct harness *harness);
/* A new document in the place of the old one, and no reports. */
void harness_reset(struct harness *harness);

/* "format_markdown": the module NAME.so of the build tree. */
const dsr_module *harness_module(const char *name);

/* Reads bytes as import does; they must live as long as the document. */
dsr_status harness_read(struct harness *harness, const dsr_format *format, const char *name,
                        dsr_text bytes);
/* What the format's splice gives; valid until the next call. */
dsr_status harness_splice(struct harness *harness, dsr_text *bytes);
/* From here on a stage edits; `may_edit` as in dsr_stage. */
void harness_edit_as(struct harness *harness, const char *stage, uint32_t may_edit);

/* A file as bytes, NUL-terminated as well; `at` is malloc.  {NULL, 0} when there is none. */
dsr_text harness_file(const char *path);

#endif

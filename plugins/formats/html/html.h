/* SPDX-License-Identifier: MIT */
/*
 * The HTML writer: page.c walks the blocks, inline.c writes a block's text with its marks,
 * out.c escapes and hands on.
 */
#ifndef DOSSIER_HTML_HTML_H
#define DOSSIER_HTML_HTML_H

#include "dossier/stage.h"

struct out {
    dsr_job *job;
    dsr_status status; /* of the first call that failed */
    size_t len;
    char bytes[32768];
};

void out_raw(struct out *out, const char *text);
void out_bytes(struct out *out, const char *at, size_t len);
/* As text or attribute value: & < > and quotes escaped, control bytes left out. */
void out_text(struct out *out, dsr_text text);
void out_number(struct out *out, uint32_t number);
void out_flush(struct out *out);

/* Ordinals of labels in reading order, by handle: what their ids are made of. */
struct anchors {
    uint32_t *ordinals;
    uint32_t count;
};

/* The block's text; false: no memory. */
bool inline_write(struct out *out, const dsr_doc *doc, dsr_block block,
                  const struct anchors *anchors);

dsr_status html_write(dsr_job *job, dsr_doc *doc);

#endif

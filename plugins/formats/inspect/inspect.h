/* SPDX-License-Identifier: MIT */
/*
 * What the two formats of this module share: a page that text is put on, and the names of
 * labels.  `dossier inspect` prints what they write.
 */
#ifndef FORMAT_INSPECT_H
#define FORMAT_INSPECT_H

#include <dossier/stage.h>

struct label_name {
    const char *id;
    uint32_t index;   /* among the labels of the document */
    uint32_t bullets; /* below it */
};

/* A failure to put is kept until the end, so that printing code need not look at each word. */
struct page {
    dsr_job *job;
    const dsr_doc *doc;
    const dsr_host *host;
    dsr_status status;
    struct label_name *labels; /* by handle; see label_ids */
    uint32_t label_room;
};

void put(struct page *page, dsr_text text);
/* Short ones only: what does not fit into 200 bytes is cut. */
void say(struct page *page, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Whether the document's attribute "show" names this part of a page; where there is no such
 * attribute, `otherwise`. */
bool is_shown(const struct page *page, const char *part, bool otherwise);

/* Gives every label a unique path as its name: "II/A/7/b", a duplicate "~2", bullets "•1".
 * False: no memory. */
bool label_ids(struct page *page);
const char *id_of(const struct page *page, dsr_label label); /* NULL for none */

dsr_status inspect_json(dsr_job *job, dsr_doc *doc);
dsr_status inspect_text(dsr_job *job, dsr_doc *doc);

static inline dsr_text slice(dsr_text text, dsr_range range) {
    return (dsr_text){text.at + range.start, range.end - range.start};
}

#endif

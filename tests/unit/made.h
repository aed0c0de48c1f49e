/* SPDX-License-Identifier: MIT */
/* A document to test on, with everything allowed, and short names for what tests do often. */
#ifndef DOSSIER_TESTS_UNIT_MADE_H
#define DOSSIER_TESTS_UNIT_MADE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "document/document.h"

#define EVERYTHING 0x7Fu
#define NOT_STRUCTURE (EVERYTHING & ~(uint32_t)DSR_EDIT_STRUCTURE)

struct made {
    dsr_host host;
    struct document *document;
    dsr_doc *doc;
};

static inline dsr_text text(const char *string) {
    return (dsr_text){string, strlen(string)};
}

static inline dsr_range range(uint32_t start, uint32_t end) {
    return (dsr_range){start, end};
}

/* With one part, "body". */
static inline void make(struct made *made, dsr_text source) {
    memset(made, 0, sizeof(*made));
    made->host.size = sizeof(made->host);
    document_fill_host(&made->host);
    made->document = document_new(&made->host);
    assert_non_null(made->document);
    made->doc = document_face(made->document);
    document_set_editor(made->document, "import", EVERYTHING);
    assert_int_equal(made->host.add_part(made->doc, text("body"), source), 1);
}

static inline void unmake(struct made *made) {
    document_free(made->document);
}

/* From here on edits are recorded, as in a stage that is not import. */
static inline void edit_as(struct made *made, const char *stage) {
    document_set_editor(made->document, stage, NOT_STRUCTURE);
}

static inline void assert_sound(const struct made *made) {
    char why[256] = "";

    if (!document_check(made->document, why, sizeof(why)))
        fail_msg("%s", why);
}

static inline void assert_text(dsr_text is, const char *should) {
    if (is.len != strlen(should) || memcmp(is.at, should, is.len) != 0)
        fail_msg("\"%.*s\" should be \"%s\"", (int)is.len, is.at, should);
}

static inline void assert_range(dsr_range is, uint32_t start, uint32_t end) {
    if (is.start != start || is.end != end)
        fail_msg("[%u, %u) should be [%u, %u)", is.start, is.end, start, end);
}

/* The document as a blob; the caller frees it. */
static inline void *park(const struct made *made, size_t *size) {
    *size = document_parked_size(made->document);
    void *blob = malloc(*size);
    assert_non_null(blob);
    document_park(made->document, blob);
    return blob;
}

/* A paragraph below the root that shows [start, end) of the source. */
static inline dsr_block paragraph(struct made *made, uint32_t start, uint32_t end) {
    dsr_block block = made->host.open_block(made->doc, 0, DSR_PARAGRAPH, 1);
    dsr_block_info info = {.kind = DSR_PARAGRAPH, .source = {start, end}};

    assert_int_not_equal(block, 0);
    assert_int_equal(made->host.set_block(made->doc, block, &info, sizeof(info)), DSR_OK);
    assert_int_equal(made->host.copy(made->doc, block, range(start, end)), DSR_OK);
    return block;
}

static inline dsr_mark add_mark(struct made *made, dsr_block block, dsr_mark_kind kind,
                                dsr_range where, dsr_range source) {
    dsr_mark_info info = {.kind = kind, .block = block, .range = where, .source = source};
    dsr_mark mark = made->host.add_mark(made->doc, &info, sizeof(info));

    assert_int_not_equal(mark, 0);
    return mark;
}

static inline dsr_mention add_mention(struct made *made, dsr_block block, uint32_t start,
                                      uint32_t end) {
    dsr_mention_info info = {.block = block,
                             .range = {start, end},
                             .type = text("person"),
                             .entity = text("1"),
                             .rule = text("test"),
                             .decision = DSR_MASK,
                             .confidence = 900};
    dsr_mention mention = 1;

    assert_int_equal(made->host.set_mention(made->doc, 0, &info, sizeof(info), "found"), DSR_OK);
    /* The newest has the highest handle. */
    dsr_mention_info probe;
    while (made->host.mention(made->doc, mention + 1, &probe, sizeof(probe)))
        mention++;
    return mention;
}

#endif

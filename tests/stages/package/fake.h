/* SPDX-License-Identifier: MIT */
/*
 * A host for the stage alone: documents are a few texts, the spool is memory, diagnostics are
 * kept by code.  Every promise of dsr_host that the stage relies on holds here.
 */
#ifndef TEST_PACKAGE_FAKE_H
#define TEST_PACKAGE_FAKE_H

#include "packer.h"

struct fake_attachment {
    const char *name, *bytes;
    uint32_t flags;
};

struct fake_document {
    const char *input_name; /* private */
    const char *input;      /* its bytes */
    const char *name;       /* as the document now has it */
    const char *title, *symbol, *language;
    const char *text; /* of its one paragraph */
    const char *source, *html;
    dsr_text large;                            /* instead of source, for bytes that are no string */
    const struct fake_attachment *attachments; /* ends with a NULL name */
    const char *failed;                        /* code; NULL: it goes through */
    size_t edits;
};

struct fake_run {
    const struct fake_document *documents;
    size_t count;
    const char *output, *custody; /* paths */
    bool is_folder, allows_partial;
    int64_t epoch; /* 0 is taken as none */
    /* Options; NULL and 0: the defaults of the stage. */
    const char *file, *title, *organisation, *contact, *date, *digest;
    const char *const *render; /* ends with NULL */
    int64_t level;
    bool has_level;
    size_t breaks_after; /* reads of the spool that work; 0: all */
    bool is_cancelled;
};

/* Opens the stage, runs every document, gathers, closes.  Diagnostics are in fake_codes. */
dsr_status fake_package(const struct fake_run *run);
/* Codes of the errors of the last run, each with a space behind it; and all that was said. */
const char *fake_codes(void);
const char *fake_said(void);

/* The verb: its exit code; stdout as it comes. */
int fake_verify(int count, char **arguments);
void fake_free(void);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * What may be said of a document in public: only text that the document itself still shows.  An
 * attribute is set when the document is read, before names are replaced, so each is looked up
 * in the text as it now stands and left out when it is gone.
 */
#ifndef PACKAGE_SHOWN_H
#define PACKAGE_SHOWN_H

#include "bytes.h"

/* The file's name as the document now has it; empty: none. */
dsr_text shown_name(dsr_doc *doc);
/* Its title, or its first heading; one line, spaces joined; empty: none. */
dsr_text shown_title(dsr_doc *doc, struct arena *arena);
dsr_text shown_symbol(dsr_doc *doc, struct arena *arena);

#endif

/* SPDX-License-Identifier: MIT */
/* What only dossier's own bundles have: the manifest that describes the documents. */
#ifndef PACKAGE_VERIFY_OWN_H
#define PACKAGE_VERIFY_OWN_H

#include "bagit.h"
#include "json.h"

struct own {
    bool is_ours; /* it has a manifest of ours */
    struct arena arena;
    struct json *manifest; /* NULL: none, or unreadable */
    size_t documents, missing;
};

/* Compares dossier/manifest.json with the bag; nothing to do for a bag of others. */
void own_check(struct own *own, struct bag *bag);
void own_close(struct own *own);

/* rebuild.c: packs the content anew, as the manifest says it was packed, and compares bytes. */
void rebuild_check(struct own *own, struct bag *bag);

#endif

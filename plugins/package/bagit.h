/* SPDX-License-Identifier: MIT */
/*
 * Whether a tree of files is a valid bag: BagIt 0.93 to 0.97 and 1.0 (RFC 8493), as a folder or
 * in a zip.  Every fault is a defect; what the standards leave open is a warning.
 */
#ifndef PACKAGE_BAGIT_H
#define PACKAGE_BAGIT_H

#include "digest.h"
#include "tagfile.h"
#include "tree.h"

/* Payload and tag manifests in every known algorithm. */
enum { BAG_MANIFESTS = 2 * DIGEST_KINDS };

struct bag_manifest {
    const struct digest_kind *kind; /* NULL: there is none */
    dsr_text path;
    const uint8_t **expected; /* by index of the tree's files; NULL: not listed */
};

struct bag {
    struct tree *tree;
    struct defects *defects;
    struct arena arena;
    char version[8]; /* "1.0" */
    int rank;        /* 93 to 97, 100 */
    enum tag_encoding encoding;
    struct bag_manifest manifests[BAG_MANIFESTS]; /* payload by kind, then tag by kind */
    struct form_index *forms; /* files by the NFC of their paths; made when first needed */
    size_t payload_files;
    uint64_t payload_bytes;
};

/* False when it is no bag at all, so that nothing more can be said. */
bool bag_check(struct bag *bag, struct tree *tree, struct defects *defects);
void bag_close(struct bag *bag);

/* ---- between the parts ---- */

bool bag_is_payload(dsr_text path);
/* The decoded text of a tag file; false after a defect. */
bool bag_text(struct bag *bag, const struct tree_file *file, struct bytes *into);
/* bag_manifest.c: reads every manifest; then compares all files in one reading each. */
void bag_read_manifests(struct bag *bag);
void bag_compare(struct bag *bag);
/* The file that a path of a manifest or of fetch.txt means; NULL when there is none, with
 * `is_safe` false after a defect that says so. */
struct tree_file *bag_resolve(struct bag *bag, dsr_text written, bool *is_safe, bool *is_same_form);
void bag_forget_forms(struct bag *bag);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * The files of a bag, be it a folder or a zip, as one sorted list with a way to read them.
 * Nothing is extracted and no link is followed.
 */
#ifndef PACKAGE_TREE_H
#define PACKAGE_TREE_H

#include "scan.h"

struct tree_file {
    dsr_text path; /* below the bag's top folder, NUL-terminated */
    uint64_t size;
    const struct zip_entry *entry; /* NULL in a folder */
};

struct tree {
    int file; /* the zip, or the folder */
    bool is_zip;
    struct zip_scan scan;
    dsr_text top;            /* name of the zip's top folder; empty: none, or a folder */
    struct tree_file *files; /* by the bytes of their paths */
    size_t count, capacity;
    struct arena arena;
};

/* False when a defect makes it unsafe or unreadable; the tree is to be closed either way. */
bool tree_open(struct tree *tree, const char *path, struct defects *defects);
void tree_close(struct tree *tree);

struct tree_file *tree_find(const struct tree *tree, dsr_text path);

/* Hands the bytes of a file to `take`; false after a defect, or when `take` stopped. */
bool tree_read(const struct tree *tree, const struct tree_file *file,
               bool (*take)(void *context, const void *at, size_t len), void *context,
               struct defects *defects);
/* The whole of a small file (at most LIMIT_TAG_FILE). */
bool tree_bytes(const struct tree *tree, const struct tree_file *file, struct bytes *into,
                struct defects *defects);

#endif

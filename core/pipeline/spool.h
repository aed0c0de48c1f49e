/* SPDX-License-Identifier: MIT */
/*
 * Results wait in an unlinked file of mode 0600 in the output's file system: libzip reads data
 * only while it closes an archive, so they can be neither in memory nor in descriptors.
 */
#ifndef DOSSIER_PIPELINE_SPOOL_H
#define DOSSIER_PIPELINE_SPOOL_H

#include "dossier/stage.h"

struct spool {
    int file;
    uint64_t end;
};

/* `folder` NULL: the system's folder for temporary files.  False with errno set. */
bool spool_open(struct spool *spool, const char *folder);
void spool_close(struct spool *spool);
/* Goes on behind what others have written: a worker knows nothing of the one before it. */
bool spool_find_end(struct spool *spool);
/* Appends; the offset of the bytes lands in `offset`.  False with errno set. */
bool spool_write(struct spool *spool, const void *at, size_t len, uint64_t *offset);
/* Writes the bytes and maps them to read, so that they take memory only while somebody does; give
 * them back with munmap.  NULL: that cannot be had here. */
char *spool_map(struct spool *spool, dsr_text bytes);
bool spool_read(const struct spool *spool, uint64_t offset, void *into, size_t len);

#endif

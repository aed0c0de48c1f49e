/* SPDX-License-Identifier: MIT */
#include "spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum { PAGE = 64 * 1024 }; /* the largest that systems have */

static int open_unlinked(const char *folder) {
    int file = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (file >= 0)
        return file;
    /* File systems without O_TMPFILE (NFS, old overlays): create and unlink. */
    char path[4096];
    int len = snprintf(path, sizeof path, "%s/.dossier-spool-XXXXXX", folder);
    if (len < 0 || (size_t)len >= sizeof path) {
        errno = ENAMETOOLONG;
        return -1;
    }
    file = mkostemp(path, O_CLOEXEC);
    if (file >= 0)
        unlink(path);
    return file;
}

bool spool_open(struct spool *spool, const char *folder) {
    if (!folder) {
        const char *set = getenv("TMPDIR");
        folder = set && *set ? set : "/tmp";
    }
    spool->end = 0;
    spool->file = open_unlinked(folder);
    return spool->file >= 0;
}

void spool_close(struct spool *spool) {
    if (spool->file >= 0)
        close(spool->file);
    spool->file = -1;
}

bool spool_find_end(struct spool *spool) {
    off_t end = lseek(spool->file, 0, SEEK_END);
    if (end < 0)
        return false;
    spool->end = (uint64_t)end;
    return true;
}

bool spool_write(struct spool *spool, const void *at, size_t len, uint64_t *offset) {
    uint64_t start = spool->end;
    size_t done = 0;
    while (done < len) {
        ssize_t got =
            pwrite(spool->file, (const char *)at + done, len - done, (off_t)(start + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0) {
            if (got == 0)
                errno = ENOSPC;
            return false;
        }
        done += (size_t)got;
    }
    *offset = start;
    spool->end = start + len;
    return true;
}

char *spool_map(struct spool *spool, dsr_text bytes) {
    uint64_t start = 0;
    spool->end = (spool->end + PAGE - 1) / PAGE * PAGE;
    if (!spool_write(spool, bytes.at, bytes.len, &start))
        return NULL;
    void *at = mmap(NULL, bytes.len, PROT_READ, MAP_PRIVATE, spool->file, (off_t)start);
    return at == MAP_FAILED ? NULL : at;
}

bool spool_read(const struct spool *spool, uint64_t offset, void *into, size_t len) {
    size_t done = 0;
    while (done < len) {
        ssize_t got = pread(spool->file, (char *)into + done, len - done, (off_t)(offset + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0) {
            if (got == 0)
                errno = EIO; /* a spool that became shorter is a fault of the system */
            return false;
        }
        done += (size_t)got;
    }
    return true;
}

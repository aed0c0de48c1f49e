/* SPDX-License-Identifier: MIT */
/*
 * The checksums of BagIt manifests (RFC 8493, section 2.4) by the names manifests use.  SHA-512
 * is what we write; the older ones are only read.
 */
#ifndef PACKAGE_DIGEST_H
#define PACKAGE_DIGEST_H

#include "dossier/stage.h"

enum { DIGEST_MOST = 64, DIGEST_KINDS = 6 };

struct digest_kind {
    const char *name; /* "sha512", as in manifest-sha512.txt */
    size_t len;       /* bytes */
    unsigned index;   /* 0 to DIGEST_KINDS - 1 */
};

/* By a manifest's name, case and hyphens aside; NULL: unknown. */
const struct digest_kind *digest_kind_find(dsr_text name);
const struct digest_kind *digest_kind_at(unsigned index);

struct digest {
    const struct digest_kind *kind;
    void *context;
};

/* One digest object serves any number of sums, one after the other.  False: the library cannot
 * compute this kind (or no memory). */
bool digest_open(struct digest *digest, const struct digest_kind *kind);
bool digest_start(struct digest *digest);
bool digest_add(struct digest *digest, const void *at, size_t len);
bool digest_end(struct digest *digest, uint8_t out[DIGEST_MOST]);
void digest_close(struct digest *digest);

bool digest_of(const struct digest_kind *kind, dsr_text bytes, uint8_t out[DIGEST_MOST]);

/* Hexadecimal of either case to bytes; false unless it is exactly `len` bytes. */
bool digest_parse(dsr_text hex, uint8_t *out, size_t len);

#endif

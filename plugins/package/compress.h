/* SPDX-License-Identifier: MIT */
/*
 * Raw deflate (RFC 1951) for entries of a zip.  libdeflate where it was built in, which wants
 * the whole entry in memory; zlib for entries above COMPRESS_WHOLE and where libdeflate is
 * missing.  The bytes depend on the library's version, so its name goes into the manifest.
 */
#ifndef PACKAGE_COMPRESS_H
#define PACKAGE_COMPRESS_H

#include "bytes.h"

enum { COMPRESS_WHOLE = 1 << 30, COMPRESS_MOST_LEVEL = 12 };

struct compressor;

/* Level 0 stores, 1 is quick, 12 small; zlib knows nothing above 9.  NULL: no memory. */
struct compressor *compressor_new(unsigned level);
void compressor_free(struct compressor *compressor);

/* Fills `out` and returns true when that is smaller than `in` and a reader with our limits
 * would inflate it; else the entry is to be stored.  `has_failed` of `out`: no memory. */
bool compressor_run(struct compressor *compressor, dsr_text in, struct bytes *out);

/* What compresses an entry of this size: "libdeflate", "zlib". */
const char *compressor_name(uint64_t size);
const char *compressor_version(uint64_t size);

/* CRC-32 as zip wants it. */
uint32_t crc_of(uint32_t crc, const void *at, size_t len);

/* The two implementations behind it: compress_quick.c. */
void *quick_new(unsigned level); /* NULL: no memory, or not built in */
void quick_free(void *quick);
size_t quick_run(void *quick, const void *in, size_t in_len, void *out, size_t room); /* 0: no */
/* Whether `in` is one whole stream of exactly `out_len` bytes; false also where it is not built
 * in, so that zlib has the last word. */
bool quick_inflate(const void *in, size_t in_len, void *out, size_t out_len);
uint32_t quick_crc(uint32_t crc, const void *at, size_t len);
const char *quick_name(void); /* NULL: not built in */
const char *quick_version(void);

#endif

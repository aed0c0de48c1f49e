/* SPDX-License-Identifier: MIT */
/* libdeflate where the build found it; zlib's CRC and nothing else where it did not. */
#include "compress.h"

#ifdef DOSSIER_LIBDEFLATE
#include <libdeflate.h>

void *quick_new(unsigned level) {
    return libdeflate_alloc_compressor((int)level);
}

void quick_free(void *quick) {
    libdeflate_free_compressor(quick);
}

size_t quick_run(void *quick, const void *in, size_t in_len, void *out, size_t room) {
    return libdeflate_deflate_compress(quick, in, in_len, out, room);
}

bool quick_inflate(const void *in, size_t in_len, void *out, size_t out_len) {
    struct libdeflate_decompressor *quick = libdeflate_alloc_decompressor();
    size_t taken = 0, given = 0;
    bool is_fine = quick && libdeflate_deflate_decompress_ex(quick, in, in_len, out, out_len,
                                                             &taken, &given) == LIBDEFLATE_SUCCESS;
    if (quick)
        libdeflate_free_decompressor(quick);
    return is_fine && taken == in_len && given == out_len;
}

uint32_t quick_crc(uint32_t crc, const void *at, size_t len) {
    return libdeflate_crc32(crc, at, len);
}

const char *quick_name(void) {
    return "libdeflate";
}

const char *quick_version(void) {
    return LIBDEFLATE_VERSION_STRING;
}

#else
#include <zlib.h>

void *quick_new(unsigned level) {
    (void)level;
    return NULL;
}

void quick_free(void *quick) {
    (void)quick;
}

size_t quick_run(void *quick, const void *in, size_t in_len, void *out, size_t room) {
    (void)quick, (void)in, (void)in_len, (void)out, (void)room;
    return 0;
}

bool quick_inflate(const void *in, size_t in_len, void *out, size_t out_len) {
    (void)in, (void)in_len, (void)out, (void)out_len;
    return false;
}

uint32_t quick_crc(uint32_t crc, const void *at, size_t len) {
    return (uint32_t)crc32_z(crc, at, len);
}

const char *quick_name(void) {
    return NULL;
}

const char *quick_version(void) {
    return NULL;
}
#endif

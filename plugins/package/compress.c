/* SPDX-License-Identifier: MIT */
/* Chooses the compressor by size, drives zlib, and stores what does not shrink. */
#include "compress.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "limits.h"

enum { ZLIB_MOST_LEVEL = 9, RAW_WINDOW = -15, MEMORY_LEVEL = 8 };

struct compressor {
    unsigned level;
    void *quick; /* NULL: zlib does all */
};

static size_t run_zlib(const struct compressor *compressor, dsr_text in, char *out, size_t room);

struct compressor *compressor_new(unsigned level) {
    struct compressor *compressor = calloc(1, sizeof *compressor);
    if (!compressor)
        return NULL;
    compressor->level = level;
    if (level && quick_name()) {
        compressor->quick = quick_new(level);
        if (!compressor->quick) {
            free(compressor);
            return NULL;
        }
    }
    return compressor;
}

void compressor_free(struct compressor *compressor) {
    if (compressor && compressor->quick)
        quick_free(compressor->quick);
    free(compressor);
}

bool compressor_run(struct compressor *compressor, dsr_text in, struct bytes *out) {
    out->len = 0;
    if (!compressor->level || in.len < 2 || !bytes_reserve(out, in.len))
        return false;
    size_t room = in.len - 1;
    out->len = compressor->quick && in.len <= COMPRESS_WHOLE
                   ? quick_run(compressor->quick, in.at, in.len, out->at, room)
                   : run_zlib(compressor, in, out->at, room);
    return out->len && !ratio_is_suspect(in.len, out->len);
}

static size_t run_zlib(const struct compressor *compressor, dsr_text in, char *out, size_t room) {
    int level = compressor->level > ZLIB_MOST_LEVEL ? ZLIB_MOST_LEVEL : (int)compressor->level;
    z_stream stream = {0};
    if (deflateInit2(&stream, level, Z_DEFLATED, RAW_WINDOW, MEMORY_LEVEL, Z_DEFAULT_STRATEGY) !=
        Z_OK)
        return 0;
    int status = Z_OK;
    size_t taken = 0, given = 0;
    while (status == Z_OK && given < room) {
        size_t piece = in.len - taken < (1 << 30) ? in.len - taken : (1 << 30);
        size_t space = room - given < (1 << 30) ? room - given : (1 << 30);
        stream.next_in = (Bytef *)(uintptr_t)in.at + taken;
        stream.avail_in = (uInt)piece;
        stream.next_out = (Bytef *)out + given;
        stream.avail_out = (uInt)space;
        status = deflate(&stream, taken + piece == in.len ? Z_FINISH : Z_NO_FLUSH);
        taken += piece - stream.avail_in;
        given += space - stream.avail_out;
    }
    deflateEnd(&stream);
    return status == Z_STREAM_END ? given : 0;
}

const char *compressor_name(uint64_t size) {
    return quick_name() && size <= COMPRESS_WHOLE ? quick_name() : "zlib";
}

const char *compressor_version(uint64_t size) {
    return quick_name() && size <= COMPRESS_WHOLE ? quick_version() : zlibVersion();
}

uint32_t crc_of(uint32_t crc, const void *at, size_t len) {
    return quick_crc(crc, at, len);
}

/* SPDX-License-Identifier: MIT */
/* The bytes of an entry, counted while they come, whatever its headers promise. */
#include <stdlib.h>
#include <zlib.h>

#include "compress.h"
#include "scan.h"

enum { PIECE_IN = 64 << 10, PIECE_OUT = 256 << 10, WHOLE = 8 << 20, RAW_WINDOW = -15 };

struct flow {
    const struct zip_scan *scan;
    const struct zip_entry *entry;
    bool (*take)(void *context, const void *at, size_t len);
    void *context;
    struct defects *defects;
    uint64_t given;
    uint32_t crc;
    char *in, *out;
};

static bool inflate_whole(struct flow *flow, bool *is_fine);
static bool inflate_all(struct flow *flow);
static bool copy_all(struct flow *flow);

static bool fault(struct flow *flow, const char *code, const char *message) {
    defect_add(flow->defects, DEFECT_INVALID, code, flow->entry->name, "%s", message);
    return false;
}

static bool unsafe(struct flow *flow, const char *code, const char *message) {
    defect_add(flow->defects, DEFECT_UNSAFE, code, flow->entry->name, "%s", message);
    return false;
}

bool zip_scan_read(const struct zip_scan *scan, const struct zip_entry *entry,
                   bool (*take)(void *context, const void *at, size_t len), void *context,
                   struct defects *defects) {
    struct flow flow = {
        .scan = scan, .entry = entry, .take = take, .context = context, .defects = defects};
    bool is_fine = true;
    if (entry->method == 0 || !inflate_whole(&flow, &is_fine)) {
        flow.in = malloc(PIECE_IN);
        flow.out = malloc(PIECE_OUT);
        if (!flow.in || !flow.out)
            is_fine = fault(&flow, "verify-no-memory", "out of memory");
        else
            is_fine = entry->method == 0 ? copy_all(&flow) : inflate_all(&flow);
    }
    if (is_fine && flow.given != entry->size)
        is_fine = fault(&flow, "verify-zip-size", "it is shorter than the archive says");
    if (is_fine && flow.crc != entry->crc)
        is_fine = fault(&flow, "verify-zip-crc", "its CRC is not the one the archive says");
    free(flow.in);
    free(flow.out);
    return is_fine;
}

static bool give(struct flow *flow, const void *at, size_t len) {
    if (len > flow->entry->size - flow->given)
        return unsafe(flow, "verify-zip-size", "it unpacks to more bytes than the archive says");
    flow->crc = crc_of(flow->crc, at, len);
    flow->given += len;
    return !len || flow->take(flow->context, at, len);
}

static bool next_piece(struct flow *flow, uint64_t done, size_t *len) {
    uint64_t left = flow->entry->stored - done;
    *len = left < PIECE_IN ? (size_t)left : PIECE_IN;
    return zip_scan_bytes(flow->scan, flow->entry->data + done, flow->in, *len) ||
           fault(flow, "verify-unreadable", "it could not be read");
}

static bool copy_all(struct flow *flow) {
    size_t len = 0;
    for (uint64_t done = 0; done < flow->entry->stored; done += len)
        if (!next_piece(flow, done, &len) || !give(flow, flow->in, len))
            return false;
    return true;
}

/* An entry of no great size at once, which takes less than half the time.  False, and nothing
 * given, where that does not work for whatever reason: then the slower way finds out what is wrong.
 */
static bool inflate_whole(struct flow *flow, bool *is_fine) {
    const struct zip_entry *entry = flow->entry;
    if (!quick_name() || entry->size > WHOLE || entry->stored > WHOLE)
        return false;
    size_t in_len = (size_t)entry->stored, out_len = (size_t)entry->size;
    char *in = malloc(in_len + 1), *out = malloc(out_len + 1);
    bool is_whole = in && out && zip_scan_bytes(flow->scan, entry->data, in, in_len) &&
                    quick_inflate(in, in_len, out, out_len);
    if (is_whole)
        *is_fine = give(flow, out, out_len);
    free(in);
    free(out);
    return is_whole;
}

static bool inflate_all(struct flow *flow) {
    z_stream stream = {0};
    if (inflateInit2(&stream, RAW_WINDOW) != Z_OK)
        return fault(flow, "verify-no-memory", "out of memory");
    uint64_t done = 0;
    int status = Z_OK;
    bool is_fine = true;
    while (is_fine && status == Z_OK) {
        if (!stream.avail_in && done < flow->entry->stored) {
            size_t len;
            is_fine = next_piece(flow, done, &len);
            done += len;
            stream.next_in = (Bytef *)flow->in;
            stream.avail_in = is_fine ? (uInt)len : 0;
        }
        stream.next_out = (Bytef *)flow->out;
        stream.avail_out = PIECE_OUT;
        if (is_fine)
            status = inflate(&stream, Z_NO_FLUSH);
        is_fine = is_fine && give(flow, flow->out, PIECE_OUT - stream.avail_out);
    }
    bool is_whole = status == Z_STREAM_END && !stream.avail_in && done == flow->entry->stored;
    inflateEnd(&stream);
    if (is_fine && !is_whole)
        is_fine = fault(flow, "verify-zip-data", "its compressed data is damaged");
    return is_fine;
}

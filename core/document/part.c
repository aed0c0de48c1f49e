/* SPDX-License-Identifier: MIT */
/*
 * Parts of the source, claims on their bytes, and line numbers.  A line ends at a line feed, in
 * a part without any at a carriage return; a form feed is a character like others.
 */
#include "document/records.h"

static bool is_part(const struct document *document, dsr_part part) {
    return is_handle(document, PARTS, part);
}

static size_t part_count_read(const dsr_doc *doc) {
    uint32_t count = count_of(document_of(doc), PARTS);
    return count == 0 ? 0 : count - 1;
}

static dsr_text part_name_read(const dsr_doc *doc, dsr_part part) {
    const struct document *document = document_of(doc);
    return is_part(document, part) ? view(document, part_at(document, part)->name)
                                   : (dsr_text){"", 0};
}

static dsr_text part_source(const dsr_doc *doc, dsr_part part) {
    const struct document *document = document_of(doc);
    return is_part(document, part) ? part_bytes(document, part) : (dsr_text){"", 0};
}

static dsr_part part_add(dsr_doc *doc, dsr_text name, dsr_text bytes) {
    struct document *document = document_of(doc);
    struct text_ref name_ref, bytes_ref;

    if (!may(document, DSR_EDIT_STRUCTURE) || !is_utf8(name) || bytes.len > UINT32_MAX)
        return 0;
    if (!store_text(document, name, &name_ref) || !store_text(document, bytes, &bytes_ref) ||
        !reserve_records(document, PARTS, 1))
        return 0;
    dsr_part part = append_record(document, PARTS);
    *part_edit(document, part) = (struct part_record){name_ref, bytes_ref};
    if (part == 1) {
        struct block_record *root = block_edit(document, 1);
        root->part = part;
        root->source = (dsr_range){0, bytes_ref.len};
    }
    return part;
}

dsr_status source_claim(dsr_doc *doc, dsr_part part, dsr_range range) {
    struct document *document = document_of(doc);
    uint32_t last = count_of(document, CLAIMS);

    if (!may(document, DSR_EDIT_STRUCTURE) || !is_part(document, part) ||
        !is_range_of(part_bytes(document, part), range))
        return DSR_REFUSED;
    if (range.start == range.end)
        return DSR_OK;
    if (last > 0 && claim_at(document, last - 1)->part == part &&
        claim_at(document, last - 1)->range.end == range.start) {
        claim_edit(document, last - 1)->range.end = range.end;
        return DSR_OK;
    }
    if (!reserve_records(document, CLAIMS, 1))
        return DSR_NO_MEMORY;
    *claim_edit(document, append_record(document, CLAIMS)) = (struct claim_record){part, range};
    return DSR_OK;
}

/* ASCII punctuation and white space can hide no name. */
bool needs_claim(dsr_text bytes) {
    for (size_t i = 0; i < bytes.len; i++) {
        unsigned char c = (unsigned char)bytes.at[i];
        if (!(c == ' ' || (c >= '\t' && c <= '\r') || (c > ' ' && c < '0') ||
              (c > '9' && c < 'A') || (c > 'Z' && c < 'a') || (c > 'z' && c < 0x7F)))
            return true;
    }
    return false;
}

void claim_hidden(struct document *document, dsr_part part, dsr_range range) {
    if (part == 0 || range.start >= range.end)
        return;
    dsr_text bytes = {part_bytes(document, part).at + range.start, range.end - range.start};
    if (needs_claim(bytes))
        *claim_edit(document, append_record(document, CLAIMS)) = (struct claim_record){part, range};
}

/* Bytes equal to `c`, eight at a time. */
static uint32_t count_bytes(const char *at, size_t len, char c) {
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint32_t count = 0;

    for (; len >= 8; at += 8, len -= 8) {
        uint64_t eight;
        memcpy(&eight, at, 8);
        eight ^= ones * (unsigned char)c;
        /* The high bit of each byte that is not zero now. */
        uint64_t other = ((eight & ~(ones << 7)) + ~(ones << 7)) | eight;
        count += (uint32_t)((~other >> 7 & ones) * ones >> 56);
    }
    for (size_t i = 0; i < len; i++)
        count += at[i] == c;
    return count;
}

/* Counts from where it was asked last, forwards or back. */
uint32_t line_of(const dsr_doc *doc, dsr_part part, uint32_t offset) {
    struct document *document = document_of(doc);
    struct last_line *last = &document->last_line;

    if (!is_part(document, part))
        return 0;
    dsr_text bytes = part_bytes(document, part);
    if (offset > bytes.len)
        offset = (uint32_t)bytes.len;
    if (last->part != part)
        *last = (struct last_line){
            .part = part, .line = 1, .end = memchr(bytes.at, '\n', bytes.len) ? '\n' : '\r'};
    if (offset >= last->offset)
        last->line += count_bytes(bytes.at + last->offset, offset - last->offset, last->end);
    else
        last->line -= count_bytes(bytes.at + offset, last->offset - offset, last->end);
    last->offset = offset;
    return last->line;
}

void parts_fill(dsr_host *host) {
    host->part_count = part_count_read;
    host->part_name = part_name_read;
    host->source = part_source;
    host->line = line_of;
    host->add_part = part_add;
    host->claim = source_claim;
}

/* SPDX-License-Identifier: MIT */
/*
 * Parts of the source, claims on their bytes, and line numbers.  A line ends at a line feed, in
 * a part without any at a carriage return; a form feed is a character like others.
 */
#include "document/records.h"

#include <stdlib.h>

#define STRETCH 4096u

static bool is_part(const struct document *document, dsr_part part) {
    return is_handle(document, PARTS, part);
}

size_t part_count_read(const dsr_doc *doc) {
    uint32_t count = count_of(document_of(doc), PARTS);
    return count == 0 ? 0 : count - 1;
}

dsr_text part_name_read(const dsr_doc *doc, dsr_part part) {
    const struct document *document = document_of(doc);
    return is_part(document, part) ? view(document, part_at(document, part)->name)
                                   : (dsr_text){"", 0};
}

dsr_text part_source(const dsr_doc *doc, dsr_part part) {
    const struct document *document = document_of(doc);
    return is_part(document, part) ? part_bytes(document, part) : (dsr_text){"", 0};
}

dsr_part part_add(dsr_doc *doc, dsr_text name, dsr_text bytes) {
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
        count += (uint32_t)__builtin_popcountll(~other & ones << 7);
    }
    for (size_t i = 0; i < len; i++)
        count += at[i] == c;
    return count;
}

static const struct line_index *index_lines(struct document *document, dsr_part part) {
    dsr_text bytes = part_bytes(document, part);
    size_t room = document->line_room, stretches = bytes.len / STRETCH + 1;
    void *at = document->lines;

    if (part >= room) {
        if (!grow_memory(document, &at, &room, (size_t)part + 1, sizeof(struct line_index)))
            return NULL;
        document->lines = at;
        memset(document->lines + document->line_room, 0,
               (room - document->line_room) * sizeof(struct line_index));
        document->line_room = (uint32_t)room;
    }
    struct line_index *index = &document->lines[part];
    if (index->counts != NULL)
        return index;
    index->counts = malloc(stretches * sizeof(uint32_t));
    if (index->counts == NULL)
        return NULL;
    index->count = stretches;
    index->end = memchr(bytes.at, '\n', bytes.len) != NULL ? '\n' : '\r';
    document->heap += stretches * sizeof(uint32_t);
    uint32_t sum = 0;
    for (size_t i = 0; i < stretches; i++) {
        index->counts[i] = sum;
        if (i + 1 < stretches)
            sum += count_bytes(bytes.at + i * STRETCH, STRETCH, index->end);
    }
    return index;
}

void lines_forget(struct document *document) {
    for (uint32_t i = 0; i < document->line_room; i++) {
        document->heap -= document->lines[i].count * sizeof(uint32_t);
        free(document->lines[i].counts);
        document->lines[i] = (struct line_index){0};
    }
}

uint32_t line_of(const dsr_doc *doc, dsr_part part, uint32_t offset) {
    struct document *document = document_of(doc);

    if (!is_part(document, part))
        return 0;
    dsr_text bytes = part_bytes(document, part);
    if (offset > bytes.len)
        offset = (uint32_t)bytes.len;
    const struct line_index *index = index_lines(document, part);
    if (index == NULL) /* no memory: the slow way */
        return 1 + count_bytes(bytes.at, offset,
                               memchr(bytes.at, '\n', bytes.len) != NULL ? '\n' : '\r');
    uint32_t start = offset - offset % STRETCH;
    return 1 + index->counts[offset / STRETCH] +
           count_bytes(bytes.at + start, offset - start, index->end);
}

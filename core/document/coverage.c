/* SPDX-License-Identifier: MIT */
/*
 * Source coverage: what no reader accounts for can hide a name.  Every byte of a part lies in a
 * piece of a block (also of a removed one, also where generated text replaces it), in a label,
 * in a block's marker, or in a claim; a byte that does not must be ASCII punctuation or white
 * space.
 *
 * A mark covers nothing.  Its delimiters are punctuation, or the reader claims them; and if its
 * source covered what stands between the text's end and its own, the target and title of a
 * link, the text of an attribute would pass unseen.  They belong into a block of kind DSR_RAW.
 */
#include "document/records.h"

#include <stdio.h>
#include <stdlib.h>

/* One bit a byte of the store; only those of the parts matter. */
static void cover(const struct document *document, uint64_t *map, dsr_part part, dsr_range range) {
    uint32_t start = part_at(document, part)->bytes.at + range.start;
    uint32_t end = part_at(document, part)->bytes.at + range.end;
    uint32_t first = start / 64, last = end / 64;
    uint64_t from = UINT64_MAX << start % 64, to = ~(UINT64_MAX << end % 64);

    if (range.start >= range.end)
        return;
    if (first == last) {
        map[first] |= from & to;
        return;
    }
    map[first] |= from;
    memset(map + first + 1, 0xFF, (last - first - 1) * sizeof(*map));
    map[last] |= to;
}

static void cover_all(const struct document *document, uint64_t *map) {
    for (uint32_t at = 0; at < count_of(document, CLAIMS); at++)
        cover(document, map, claim_at(document, at)->part, claim_at(document, at)->range);
    for (dsr_block block = 1; block < count_of(document, BLOCKS); block++) {
        const struct block_record *record = block_at(document, block);
        if (record->part == 0)
            continue;
        cover(document, map, record->part, record->marker_source);
        if (record->label != 0)
            cover(document, map, record->part, label_at(document, record->label)->source);
        for (uint32_t i = 0; i < record->piece_count; i++) {
            const struct piece_record *piece = piece_at(document, record->pieces + i);
            cover(document, map, record->part,
                  (dsr_range){piece->source, piece->source + piece->source_len});
        }
    }
}

/* The first byte of the part that is uncovered and could be of a name; its length if none is. */
static uint32_t find_bare(const struct document *document, const uint64_t *map, dsr_part part) {
    struct text_ref bytes = part_at(document, part)->bytes;

    for (uint32_t at = 0; at < bytes.len; at++) {
        uint32_t place = bytes.at + at;
        if (place % 64 == 0 && map[place / 64] == UINT64_MAX)
            at += 63;
        else if (!(map[place / 64] >> place % 64 & 1) &&
                 needs_claim((dsr_text){document->store.at + place, 1}))
            return at;
    }
    return bytes.len;
}

/* The block whose source is the smallest around the byte: where the reader lost it. */
static dsr_block block_around(const struct document *document, dsr_part part, uint32_t at) {
    dsr_block found = 1;
    uint32_t least = UINT32_MAX;

    for (dsr_block block = 1; block < count_of(document, BLOCKS); block++) {
        const struct block_record *record = block_at(document, block);
        if (record->part == part && record->source.start <= at && at < record->source.end &&
            record->source.end - record->source.start <= least) {
            least = record->source.end - record->source.start;
            found = block;
        }
    }
    return found;
}

bool coverage_check(const struct document *document, char *why, size_t size) {
    uint64_t *map = calloc(document->store.used / 64 + 1, sizeof(*map));
    bool is_covered = true;

    if (map == NULL) {
        snprintf(why, size, "no memory to check the coverage of the source");
        return false;
    }
    cover_all(document, map);
    for (dsr_part part = 1; part < count_of(document, PARTS) && is_covered; part++) {
        uint32_t at = find_bare(document, map, part);
        is_covered = at >= part_at(document, part)->bytes.len;
        if (!is_covered)
            snprintf(why, size,
                     "block %u, part %u, offset %u (line %u): no block, label or claim accounts "
                     "for this byte",
                     block_around(document, part, at), part, at,
                     line_of(&document->face, part, at));
    }
    free(map);
    return is_covered;
}

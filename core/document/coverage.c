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

/* One bit a byte of the part. */
struct map {
    uint64_t *words;
    uint32_t len;
};

static void cover(struct map *map, dsr_range range) {
    uint32_t first = range.start / 64, last = range.end / 64;
    uint64_t from = UINT64_MAX << range.start % 64;
    uint64_t to = ~(UINT64_MAX << range.end % 64);

    if (range.start >= range.end)
        return;
    if (first == last) {
        map->words[first] |= from & to;
        return;
    }
    map->words[first] |= from;
    for (uint32_t i = first + 1; i < last; i++)
        map->words[i] = UINT64_MAX;
    map->words[last] |= to;
}

static void cover_part(const struct document *document, dsr_part part, struct map *map) {
    for (uint32_t at = 0; at < count_of(document, CLAIMS); at++)
        if (claim_at(document, at)->part == part)
            cover(map, claim_at(document, at)->range);
    for (dsr_block block = 1; block < count_of(document, BLOCKS); block++) {
        const struct block_record *record = block_at(document, block);
        if (record->part != part)
            continue;
        cover(map, record->marker_source);
        if (record->label != 0)
            cover(map, label_at(document, record->label)->source);
        for (uint32_t i = 0; i < record->piece_count; i++) {
            const struct piece_record *piece = piece_at(document, record->pieces + i);
            cover(map, (dsr_range){piece->source, piece->source + piece->source_len});
        }
    }
}

/* The first byte that is uncovered and could be part of a name; the length when there is none. */
static uint32_t find_bare(const struct map *map, dsr_text bytes) {
    for (uint32_t word = 0; word <= map->len / 64; word++) {
        uint64_t bare = ~map->words[word];
        for (; bare != 0; bare &= bare - 1) {
            uint32_t at = word * 64 + (uint32_t)__builtin_ctzll(bare);
            if (at < map->len && needs_claim((dsr_text){bytes.at + at, 1}))
                return at;
        }
    }
    return map->len;
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
    bool is_covered = true;

    for (dsr_part part = 1; part < count_of(document, PARTS) && is_covered; part++) {
        dsr_text bytes = part_bytes(document, part);
        struct map map = {calloc(bytes.len / 64 + 1, sizeof(uint64_t)), (uint32_t)bytes.len};
        if (map.words == NULL) {
            snprintf(why, size, "part %u: no memory to check its coverage", part);
            return false;
        }
        cover_part(document, part, &map);
        uint32_t at = find_bare(&map, bytes);
        is_covered = at == bytes.len;
        if (!is_covered)
            snprintf(why, size,
                     "block %u, part %u, offset %u (line %u): no block, label or claim accounts "
                     "for this byte",
                     block_around(document, part, at), part, at,
                     line_of(&document->face, part, at));
        free(map.words);
    }
    return is_covered;
}

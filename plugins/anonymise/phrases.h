/* SPDX-License-Identifier: MIT */
/*
 * A dictionary of phrases (sequences of word keys), built once, flat afterwards: it lives in
 * one run of bytes, so that it can travel in a blob, and is found in by the first word.  One
 * pass over the words of a text finds all phrases; most words cost one bit test.
 */
#ifndef ANONYMISE_PHRASES_H
#define ANONYMISE_PHRASES_H

#include "words.h"

/* Gathers phrases.  Zero it before use. */
struct phrase_list {
    struct phrase_row {
        uint64_t first;
        uint32_t key, count; /* keys[key], keys[key + 1] ... */
        uint32_t value, flags;
        uint32_t order;
    } * rows;
    size_t count, capacity;
    uint64_t *keys;
    size_t key_count, key_capacity;
    bool is_out_of_memory;
};

void phrase_list_add(struct phrase_list *list, const uint64_t *keys, size_t count, uint32_t value,
                     uint32_t flags);
void phrase_list_free(struct phrase_list *list);

/* The flat form as bytes of malloc; NULL: no memory.  Phrases of the same keys and value are
 * one, with the flags of all. */
void *phrase_list_flatten(struct phrase_list *list, size_t *size);

/* A view of flat bytes, which must be aligned for uint64_t. */
struct phrases {
    const uint64_t *filter; /* 65,536 bits over the first keys */
    const struct phrase_slot *slots;
    const struct phrase *rows;
    const uint64_t *keys;
    uint32_t slot_mask, count;
};

struct phrase {
    uint32_t key, count;
    uint32_t value, flags;
};

bool phrases_open(struct phrases *phrases, const void *bytes, size_t size);

/* Which gaps may stand inside a phrase: those of a name (space, line end, hyphen, a point after
 * an initial ...), and what these flags say; the other bits are the owner's. */
#define PHRASE_ANY_GAP (UINT32_C(1) << 31)  /* all but an empty line: "Bolivia (State of)" */
#define PHRASE_INVERTED (UINT32_C(1) << 30) /* a comma too: "Vettelbach, Oriane" */

struct found_phrase {
    const struct phrase *phrase;
    size_t end; /* index after its last word */
};

/* The phrases that begin at word `at`, longest first; returns how many (at most `most`). */
size_t phrases_find(const struct phrases *phrases, const struct words *words, size_t at,
                    struct found_phrase *into, size_t most);

static inline bool phrases_may_begin(const struct phrases *phrases, uint64_t key) {
    uint32_t bit = (uint32_t)((key ^ key >> 32) * UINT64_C(0xFF51AFD7ED558CCD) >> 48);
    return phrases->filter[bit >> 6] >> (bit & 63) & 1;
}

/* Whether this gap may stand between two words of a name; `before` is the word before it. */
bool is_gap_of_names(const struct word *before, const struct word *word);

/* Whether a word and the next may be one, cut by a hyphen, an apostrophe or a line end after
 * a hyphen. */
static inline bool is_cut(const struct word *second) {
    uint32_t gap = second->gap;
    if (gap & GAP_HYPHEN)
        return !(gap & ~(uint32_t)(GAP_HYPHEN | GAP_BREAK | GAP_SPACE)) &&
               (!(gap & GAP_SPACE) || gap & GAP_BREAK);
    return gap == GAP_APOSTROPHE;
}

#endif

/* SPDX-License-Identifier: MIT */
/* See vocabulary.h. */
#include "vocabulary.h"

#include <stdlib.h>

#include "bytes.h"

/* No phrase of a language file is longer; bounds the look back. */
#define PHRASE_MOST 40

static uint32_t child_of(const struct vocabulary *vocabulary, uint32_t node, unsigned char byte);
static bool ends_at_border(dsr_text text, size_t end);
static void add_pairs(struct vocabulary *vocabulary, dsr_text text);
static unsigned char other_case(unsigned char c);
static void set_bit(uint64_t *row, unsigned char bit);
static void add_start(struct vocabulary *vocabulary, dsr_text text, uint32_t classes);

bool vocabulary_add(struct vocabulary *vocabulary, dsr_text text, const struct word *word) {
    if (vocabulary->capacity - vocabulary->count < text.len + 1) {
        size_t capacity = 2 * vocabulary->capacity + text.len + 256;
        struct vocabulary_node *nodes =
            realloc(vocabulary->nodes, capacity * sizeof(*vocabulary->nodes));
        if (nodes == NULL) {
            return false;
        }
        memset(nodes + vocabulary->count, 0, (capacity - vocabulary->count) * sizeof(*nodes));
        vocabulary->nodes = nodes;
        vocabulary->capacity = capacity;
        vocabulary->count += vocabulary->count == 0; /* the root */
    }
    if (text.len == 0 || text.len > PHRASE_MOST) {
        return true;
    }
    uint32_t node = 0;
    for (size_t at = 0, len; at < text.len; at += len) {
        unsigned char byte = folded_at(text, at, &len);
        uint32_t child = child_of(vocabulary, node, byte);
        if (child == 0) {
            child = (uint32_t)vocabulary->count++;
            vocabulary->nodes[child].byte = byte;
            vocabulary->nodes[child].next = vocabulary->nodes[node].first;
            vocabulary->nodes[node].first = child;
            if (node == 0) {
                vocabulary->roots[byte] = child;
            }
        }
        node = child;
    }
    struct word *into = &vocabulary->nodes[node].word;
    into->classes |= word->classes;
    into->kind = into->kind != 0 ? into->kind : word->kind;
    into->label_kind = into->label_kind != 0 ? into->label_kind : word->label_kind;
    into->suffix_kind = into->suffix_kind != 0 ? into->suffix_kind : word->suffix_kind;
    into->unit_kind = into->unit_kind != 0 ? into->unit_kind : word->unit_kind;
    if ((word->classes & (WORD_KIND | WORD_INSTRUMENT | WORD_WRAP | WORD_NEARBY)) != 0) {
        add_pairs(vocabulary, text);
    }
    add_start(vocabulary, text, word->classes);
    return true;
}

static void add_start(struct vocabulary *vocabulary, dsr_text text, uint32_t classes) {
    unsigned char first = (unsigned char)text.at[0], other = other_case(first);
    vocabulary->starts[first] |= classes;
    vocabulary->starts[other] |= classes;
    if (first == 0xD0 || first == 0xD1) {
        vocabulary->starts[first ^ 1] |= classes;
    }
}

/* Every way the first two bytes can be written.  Where the second is folded from several bytes,
 * any may follow. */
static void add_pairs(struct vocabulary *vocabulary, dsr_text text) {
    size_t len;
    unsigned char first = folded_at(text, 0, &len), second = 0;
    if (text.len > len) {
        second = folded_at(text, len, &len);
    }
    unsigned char pairs[2][2] = {{first, second}, {first, second}};
    if (first < 0xC3) {
        pairs[1][0] = other_case(first);
        unsigned char rows[2] = {first, pairs[1][0]};
        for (size_t i = 0; i < 2; i++) {
            uint64_t *row = &vocabulary->pairs[rows[i] * 4];
            if (second == 0 || !(is_word_byte(second) || (second & 0xC0) == 0x80)) {
                memset(row, 0xFF, 4 * sizeof(*row));
                continue;
            }
            set_bit(row, second);
            set_bit(row, second >= 0xC3 && second <= 0xD1 ? 0xD0 : other_case(second));
        }
        return;
    }
    /* A letter of two bytes in its other case. */
    if (first == 0xD1 && second <= 0x8F) {
        pairs[1][0] = 0xD0;
        pairs[1][1] = second + 0x20;
    } else if ((first == 0xD0 && second >= 0xB0) || (first == 0xC3 && second >= 0xA0)) {
        pairs[1][1] = second & 0xDF;
    }
    for (size_t i = 0; i < 2; i++) {
        set_bit(&vocabulary->pairs[pairs[i][0] * 4], pairs[i][1]);
    }
}

static void set_bit(uint64_t *row, unsigned char bit) {
    row[bit / 64] |= UINT64_C(1) << bit % 64;
}

static unsigned char other_case(unsigned char c) {
    return is_upper(c) || is_lower(c) ? c ^ 0x20 : c;
}

size_t vocabulary_next_cite(const struct vocabulary *vocabulary, dsr_text text, size_t at) {
    const uint64_t *pairs = vocabulary->pairs;
    unsigned first = byte_at(text, at);
    for (; at + 1 < text.len; at++) {
        unsigned second = (unsigned char)text.at[at + 1];
        if ((pairs[first * 4 + second / 64] >> second % 64 & 1) != 0) {
            return at;
        }
        first = second;
    }
    return text.len; /* no number can follow the last byte */
}

void vocabulary_free(struct vocabulary *vocabulary) {
    free(vocabulary->nodes);
    *vocabulary = (struct vocabulary){0};
}

size_t vocabulary_match(const struct vocabulary *vocabulary, dsr_text text, size_t at,
                        uint32_t classes, struct word *found) {
    if ((vocabulary->starts[byte_at(text, at)] & classes) == 0) {
        return 0;
    }
    size_t best = 0;
    uint32_t node = 0;
    for (size_t end = at, len; end < text.len;) {
        unsigned char byte = folded_at(text, end, &len);
        node = child_of(vocabulary, node, byte);
        if (node == 0) {
            break;
        }
        end += len;
        const struct word *word = &vocabulary->nodes[node].word;
        if ((word->classes & classes) != 0 && ends_at_border(text, end)) {
            best = end - at;
            if (found != NULL) {
                *found = *word;
            }
        }
    }
    return best;
}

size_t vocabulary_match_before(const struct vocabulary *vocabulary, dsr_text text, size_t at,
                               uint32_t classes) {
    size_t least = at > PHRASE_MOST ? at - PHRASE_MOST : 0;
    dsr_text head = {text.at, at};
    for (size_t start = at; start > least; start--) {
        bool is_start =
            !ends_in_word(head, start - 1) || !is_word_byte((unsigned char)text.at[start - 1]);
        if (is_start &&
            vocabulary_match(vocabulary, head, start - 1, classes, NULL) == at - (start - 1)) {
            return at - (start - 1);
        }
    }
    return 0;
}

static uint32_t child_of(const struct vocabulary *vocabulary, uint32_t node, unsigned char byte) {
    if (node == 0) {
        return vocabulary->roots[byte];
    }
    uint32_t child = vocabulary->nodes[node].first;
    while (child != 0 && vocabulary->nodes[child].byte != byte) {
        child = vocabulary->nodes[child].next;
    }
    return child;
}

/* A word that ends with a sign ("para.", ",", "l'") needs no border. */
static bool ends_at_border(dsr_text text, size_t end) {
    return !is_word_at(text, end) || !ends_in_word(text, end);
}

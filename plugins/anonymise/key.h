/* SPDX-License-Identifier: MIT */
/*
 * The key of a word: its folded bytes as one number to the base of 256, modulo a prime below
 * 2^64.  A word of up to eight bytes is its own key, and the key of two words written as one
 * ("BrooksRandolph") follows from their keys.  Knows no words.
 */
#ifndef ANONYMISE_KEY_H
#define ANONYMISE_KEY_H

#include <stdint.h>

/* 2^64 less this is prime.  Chosen so that no two words of at most ten ASCII letters have one key:
 * its small multiples, written to the base of 256, have digits that no two letters differ by. */
#define KEY_GAP UINT64_C(0x76BB5857)

/* `high` times 2^64, and `low`. */
static inline uint64_t key_reduce(uint64_t high, uint64_t low) {
    uint64_t upper = (high >> 32) * KEY_GAP, lower = (high & UINT32_MAX) * KEY_GAP;
    uint64_t sum = (upper << 32) + lower;
    uint64_t over = (upper >> 32) + (sum < lower);
    sum += low;
    over += sum < low;
    uint64_t rest = over * KEY_GAP; /* over <= 2^32 */
    sum += rest;
    sum += sum < rest ? KEY_GAP : 0;
    return sum >= 0 - KEY_GAP ? sum - (0 - KEY_GAP) : sum;
}

/* The key with `count` bytes (1 to 8) behind it, the first of them the highest of `bytes`. */
static inline uint64_t key_append(uint64_t key, unsigned count, uint64_t bytes) {
    if (count == 8)
        return key_reduce(key, bytes);
    return key_reduce(key >> (64 - 8 * count), (key << 8 * count) | bytes);
}

static inline uint64_t key_join(uint64_t first, uint64_t second, uint32_t second_len) {
    for (; second_len >= 8; second_len -= 8)
        first = key_append(first, 8, 0);
    if (second_len)
        first = key_append(first, second_len, 0);
    uint64_t sum = first + second;
    return key_reduce(sum < first, sum);
}

#endif

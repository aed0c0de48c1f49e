/* SPDX-License-Identifier: MIT */
/*
 * How much an archive may ask of its reader.  The writer keeps to the same limits, so that what
 * we pack we also accept.
 */
#ifndef PACKAGE_LIMITS_H
#define PACKAGE_LIMITS_H

#include <stdbool.h>
#include <stdint.h>

enum {
    LIMIT_RATIO = 200,          /* text of one language deflates to a third, tables to a fiftieth */
    LIMIT_RATIO_FREE = 1 << 20, /* bytes below which the ratio is not looked at */
    LIMIT_ENTRIES = 1000000,
    LIMIT_DIRECTORY = 128 << 20, /* bytes of a zip's central directory */
    LIMIT_TAG_FILE = 128 << 20,  /* bytes of one BagIt tag file: a manifest of a million files */
    LIMIT_PATH = 4096,
};

static inline bool ratio_is_suspect(uint64_t size, uint64_t stored) {
    return size > LIMIT_RATIO_FREE && size / LIMIT_RATIO > stored;
}

#endif

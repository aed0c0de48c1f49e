/* SPDX-License-Identifier: MIT */
/* What is wrong with a bundle: every fault found, in the order found. */
#ifndef PACKAGE_DEFECT_H
#define PACKAGE_DEFECT_H

#include "bytes.h"

enum defect_level {
    DEFECT_WARNING = 1,
    DEFECT_INVALID,    /* the bundle is not what it says */
    DEFECT_UNREADABLE, /* it cannot be read, so nothing can be said */
    DEFECT_UNSAFE,     /* it is not to be opened */
};

struct defect {
    enum defect_level level;
    const char *code; /* static */
    char *path;       /* in the bundle, fit to be shown; empty: the bundle itself */
    char *message;
};

struct defects {
    struct defect *rows;
    size_t count, capacity;
    size_t warnings, errors; /* counted also beyond DEFECTS_KEPT; errors are all but warnings */
    bool is_unsafe, is_unreadable, has_no_memory;
};

enum { DEFECTS_KEPT = 10000 };

void defect_add(struct defects *list, enum defect_level level, const char *code, dsr_text path,
                const char *format, ...) __attribute__((format(printf, 5, 6)));
void defects_free(struct defects *list);
/* Whether the bundle must not be looked into any further. */
bool defects_forbid(const struct defects *list);
/* How many were counted but not kept. */
size_t defects_left_out(const struct defects *list);

#endif

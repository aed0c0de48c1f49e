/* SPDX-License-Identifier: MIT */
/*
 * Why something was not taken: a stable code and one sentence with the true cause and what to
 * do.  Passed down by those who load, filled by whoever finds the fault.
 */
#ifndef DOSSIER_LOAD_REFUSAL_H
#define DOSSIER_LOAD_REFUSAL_H

#include <stdbool.h>

struct refusal {
    const char *code;  /* static text; NULL: nothing refused */
    char reason[1536]; /* cut, not grown: long enough for two paths of usual length */
};

/* Always false, so that a check can end with `return refuse(...)`. */
bool refuse(struct refusal *refusal, const char *code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif

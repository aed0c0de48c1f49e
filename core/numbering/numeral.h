/* SPDX-License-Identifier: MIT */
/*
 * Numeral schemes: a table of systems, formatted and parsed strictly, so that
 * parse(format(v)) == v and format(parse(s)) == s hold for every value and every text accepted.
 */
#ifndef DOSSIER_NUMBERING_NUMERAL_H
#define DOSSIER_NUMBERING_NUMERAL_H

#include "dossier/stage.h"

/* Writes at most `size` bytes, no NUL; returns the length, 0 when the scheme is unknown, has
 * no such value, or the room is too small. */
size_t numeral_format(dsr_text scheme, int64_t value, char *into, size_t size);
bool numeral_parse(dsr_text scheme, dsr_text text, int64_t *value);

/* One row a scheme, for explain and for readers that try them all. */
struct numeral_scheme {
    const char *name; /* the CSS counter-style name where there is one */
    const char *summary;
    int64_t least, most;     /* range */
    const char *word_format; /* ST_NumberFormat of ECMA-376 part 1, 17.18.59; NULL: none */
};
const struct numeral_scheme *numeral_scheme_at(size_t index); /* NULL past the end */

#endif

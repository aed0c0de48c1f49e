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
    const char *css;         /* the counter style that prints the same; NULL: none */
    const void *origin;      /* what it was made from, as its maker knows it; NULL: built in */
};
const struct numeral_scheme *numeral_scheme_at(size_t index); /* NULL past the end */

/* The ways of counting, CSS Counter Styles Level 3 section 3. */
enum numeral_system {
    NUMERAL_NUMERIC,    /* digits of a base, 0 first */
    NUMERAL_ALPHABETIC, /* after the last symbol two of them: z, aa, ab */
    NUMERAL_SYMBOLIC,   /* after the last symbol each one twice: z, aa, bb */
    NUMERAL_FIXED,      /* each symbol once, from the least value on */
    NUMERAL_ADDITIVE,   /* the heaviest symbol that fits, again and again */
};

struct numeral_symbol {
    int64_t weight; /* additive only, heaviest first */
    dsr_text text;
};

/* Makes a scheme known, or puts another in the place of one added before; a built-in one stays
 * as it is.  Copies all it is given; for the main process before it forks.  NULL, or what is
 * wrong with it. */
const char *numeral_add(const struct numeral_scheme *row, enum numeral_system system,
                        const struct numeral_symbol *symbols, size_t count);
/* What schemes were made from is gone; they go on counting, and the next to ask makes them anew. */
void numeral_forget_origins(void);
const struct numeral_scheme *numeral_scheme_named(dsr_text name); /* NULL: none */

#endif

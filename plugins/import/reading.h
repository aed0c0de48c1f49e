/* SPDX-License-Identifier: MIT */
/*
 * What the files that read labels share: reading.c (numerals in forms, bullets, nested decimals)
 * and word.c (words with a number).
 */
#ifndef DOSSIER_IMPORT_READING_H
#define DOSSIER_IMPORT_READING_H

#include "candidate.h"

enum { RUN_MOST = 15 /* bytes of a numeral: the longest Roman below 4000 */ };

struct scan {
    struct task *task;
    dsr_text text;
    size_t at; /* of the surface */
    struct unit *unit;
    uint32_t first; /* reading of this place */
};

/* Digits, or letters of one case, of ASCII; 0 where there is none, or too long a one. */
size_t numeral_run(dsr_text text, size_t at);
/* " bis", "bis", or a single letter glued to a figure: "12A"; its length with the space. */
size_t insert_len(const struct scan *scan, size_t at, dsr_range *insert);
void add_reading(const struct scan *scan, const struct reading *reading);
/* The readings of a figure of which the last ones are an insert that was set high: "671" after
 * "67".  `recent` is the last figure read in that form. */
bool split_superscript(const struct scan *scan, dsr_range number, int32_t recent,
                       struct reading *reading);

/* "Article 5", "PART II", "Decision 24/CP.27", "Livre premier", "Erster Abschnitt". */
void read_word(const struct scan *scan);

static inline dsr_range range_of(size_t start, size_t end) {
    return (dsr_range){(uint32_t)start, (uint32_t)end};
}

#endif

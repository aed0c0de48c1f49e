/* SPDX-License-Identifier: MIT */
/*
 * The numeral schemes that layouts and languages name, numbered once for the whole stage, with
 * the bytes their numerals begin with: most schemes are ruled out by the first byte of a text.
 */
#ifndef DOSSIER_IMPORT_SCHEME_H
#define DOSSIER_IMPORT_SCHEME_H

#include "dossier/stage.h"

enum { SCHEME_MOST = 64, NO_SCHEME = SCHEME_MOST };

#define SCHEME_BIT(scheme) (UINT64_C(1) << (scheme))

struct schemes {
    dsr_text names[SCHEME_MOST];
    uint64_t by_first[256];     /* by a numeral's first byte: schemes, as bits */
    uint64_t wide_first[16];    /* first characters from U+3000 on, by hash, as bits */
    uint64_t spelled;           /* numerals are words: read in any case of their letters */
    uint8_t alike[SCHEME_MOST]; /* one for all that write numbers, not letters: "3", "٣", "三" */
    uint8_t number;             /* the first of those + 1; 0: none yet */
    size_t count;
};

/* The number of a scheme, added when new; NO_SCHEME when there is no such scheme.  scheme_add
 * loads one that is data, for open; scheme_known takes those there are. */
uint8_t scheme_known(const dsr_host *host, struct schemes *schemes, dsr_text name);
uint8_t scheme_add(dsr_job *job, struct schemes *schemes, dsr_text name);
uint8_t scheme_find(const struct schemes *schemes, dsr_text name);

/* Whether a numeral may begin at `at`, where a character from U+3000 on stands. */
bool scheme_starts_wide(const struct schemes *schemes, dsr_text text, size_t at);

/* The value of a numeral, from 0 to 99999. */
bool scheme_parse(const dsr_host *host, const struct schemes *schemes, uint8_t scheme,
                  dsr_text numeral, int32_t *value);

/* The letter of Latin or Cyrillic script that looks like this one; its length, 0 when there is
 * none. */
size_t scheme_twin(dsr_text letter, char into[4]);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * What every text format asks of its bytes before reading them: not empty, UTF-8 and nothing
 * else, no NUL.  Refusals are reported with the place of the first bad byte.
 */
#ifndef DOSSIER_FORMATS_SOURCE_H
#define DOSSIER_FORMATS_SOURCE_H

#include "dossier/stage.h"

/* Offsets are 32 bits and md4c counts in int. */
#define SOURCE_MOST (UINT32_C(1) << 30)

/* The offset of the first byte that is no UTF-8 (RFC 3629: no surrogates, nothing overlong,
 * nothing above U+10FFFF), or `len`. */
size_t source_first_bad(const char *at, size_t len);

/* Makes the input part 1, "body", and checks it.  DSR_FAILED after a report. */
dsr_status source_accept(dsr_job *job, dsr_doc *doc, dsr_text *bytes);

/* Bytes of a byte order mark at the start: 3 or 0. */
uint32_t source_mark(dsr_text bytes);

#endif

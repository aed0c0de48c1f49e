/* SPDX-License-Identifier: MIT */
/* Where a table of contents ends: where one of its first entries stands a second time. */
#ifndef DOSSIER_IMPORT_CONTENTS_H
#define DOSSIER_IMPORT_CONTENTS_H

#include "import.h"

struct contents_end {
    dsr_block block; /* 0: not found */
    size_t at;       /* in its text: the line that is no entry any more */
};

/* For a table that begins behind byte `at` of a block. */
struct contents_end contents_end_find(const struct task *task, dsr_block block, size_t at);

#endif

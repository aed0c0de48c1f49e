/* SPDX-License-Identifier: MIT */
/* The two halves of the table of codes; code_find and code_at read them as one. */
#ifndef DOSSIER_PIPELINE_CODE_TABLE_H
#define DOSSIER_PIPELINE_CODE_TABLE_H

#include "diagnostic.h"

/* Each in alphabetical order, ending with a row without code. */
extern const struct code_row core_codes[], plugin_codes[];

#endif

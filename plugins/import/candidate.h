/* SPDX-License-Identifier: MIT */
/*
 * How one place in a text can be read as a label; used where candidates are collected.
 */
#ifndef DOSSIER_IMPORT_CANDIDATE_H
#define DOSSIER_IMPORT_CANDIDATE_H

#include "import.h"

/* Adds all readings of the label that stands at `at`, and sets the unit's flags IS_WORD and
 * IS_SIGN.  Adds none when there is no label. */
void readings_at(struct task *task, dsr_text text, size_t at, struct unit *unit);

#endif

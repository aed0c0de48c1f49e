/* SPDX-License-Identifier: MIT */
/* Layouts that another one names for the texts they fit. */
#ifndef DOSSIER_IMPORT_CHOOSE_H
#define DOSSIER_IMPORT_CHOOSE_H

#include "import.h"

/* The `detect` of a layout, for the stage's open; false after a report. */
bool choices_open(dsr_job *job, struct import *import, const dsr_value *data);
void choices_close(struct import *import);

/* The choice that fits the task's document, of which symbol and language are known; NULL when
 * none does. */
const struct cue *layout_choose(const struct task *task);

#endif

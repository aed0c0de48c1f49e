/* SPDX-License-Identifier: MIT */
/* What both making and judging names ask of one character or one step. */
#ifndef PACKAGE_NAME_RULES_H
#define PACKAGE_NAME_RULES_H

#include "dossier/stage.h"

/* Invisible, reordering, private or unassigned: it shows nothing, or something else. */
bool code_is_deceptive(int32_t code);
/* CON, PRN, AUX, NUL, COM1 to COM9, LPT1 to LPT9, with or without a suffix. */
bool step_is_device(dsr_text step);

#endif

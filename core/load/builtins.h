/* SPDX-License-Identifier: MIT */
/* The modules linked into the program; the build writes the table (DossierBuild.cmake). */
#ifndef DOSSIER_LOAD_BUILTINS_H
#define DOSSIER_LOAD_BUILTINS_H

#include "dossier/stage.h"

extern const dsr_module *const builtin_modules[]; /* ends with NULL */

#endif

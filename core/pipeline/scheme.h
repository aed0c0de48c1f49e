/* SPDX-License-Identifier: MIT */
/* Numeral schemes that are data: a file of scripts/schemes, or a table of a pipeline. */
#ifndef DOSSIER_PIPELINE_SCHEME_H
#define DOSSIER_PIPELINE_SCHEME_H

#include "lua/config.h"

/* Makes the scheme known to core/numbering, from `definition` or, where that is NULL, from the
 * data file of its name.  False: there is none, or after a diagnostic what is wrong with it. */
bool scheme_load(struct lua_config *lua, dsr_text name, const dsr_value *definition,
                 struct diagnostics *found);

#endif

/* SPDX-License-Identifier: MIT */
/* Runs a verb that a module brought along, with a job to report through. */
#ifndef DOSSIER_PIPELINE_VERB_H
#define DOSSIER_PIPELINE_VERB_H

#include "option.h"
#include "run.h"

int verb_execute(struct registry *registry, struct lua_config *lua, const dsr_verb *verb,
                 void *state, int count, char **arguments, struct diagnostics *list);
/* What verbs ask of the host besides: which stages, formats and verbs there are. */
void verb_fill_host(dsr_host *host);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Looks at a module's file before the dynamic loader does: the loader says "file too short" or
 * "invalid ELF header" where the user needs to know that a build stopped half way or that the
 * machine is another one, and it dies of SIGBUS on a file that is cut in a segment.  Knows ELF
 * (System V ABI, chapters 4 and 5); knows nothing of dossier's symbols.
 */
#ifndef DOSSIER_LOAD_OBJECT_FILE_H
#define DOSSIER_LOAD_OBJECT_FILE_H

#include "refusal.h"

/* Whether the file is a whole shared object for this machine. */
bool object_file_check(const char *path, struct refusal *refusal);

#endif

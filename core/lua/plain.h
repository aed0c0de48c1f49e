/* SPDX-License-Identifier: MIT */
/*
 * Data files that are one table of plain values, as word lists are, read from their tokens: the
 * same tree as Lua and freezing would give, without running anything.
 */
#ifndef DOSSIER_LUA_PLAIN_H
#define DOSSIER_LUA_PLAIN_H

#include "pipeline/value.h"
#include "script.h"

#define PLAIN_DEPTH (VALUE_DEPTH - 2) /* deeper ones Lua may judge */

/* NULL where the file is anything but `return {...}` with texts without escapes, whole numbers,
 * true, false and such tables, and where a key stands twice: then it is Lua's to run, and to
 * say what is wrong. */
const dsr_value *plain_read(const struct script *script, struct value_store *store);

#endif

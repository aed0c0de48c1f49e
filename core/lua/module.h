/* SPDX-License-Identifier: MIT */
/*
 * Lua files on disk: which may be read, where they are looked for, what is near a name that is
 * not there.
 */
#ifndef DOSSIER_LUA_MODULE_H
#define DOSSIER_LUA_MODULE_H

#include "state.h"

enum found { FILE_FOUND = 1, FILE_MISSING, FILE_ESCAPES };

/* Looks for RELATIVE.lua below the pipeline's folder, then below the installed scripts.  When
 * found, `*path` is to be opened and `*shown` is for people; both from malloc. */
enum found module_find(const struct lua_config *config, const char *relative, char **path,
                       char **shown);

/* Reads a file and adds it to the scripts; NULL with the reason in `why`. */
const struct script *module_read(struct lua_config *config, const char *path, const char *shown,
                                 char *why, size_t size);

/* The names of the Lua files in a folder below both places, by bytes, each once.  Kept. */
const struct data_folder *module_names(struct lua_config *config, const char *folder);

/* `require` of the environment. */
int module_require(lua_State *lua);

#endif

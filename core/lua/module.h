/* SPDX-License-Identifier: MIT */
/*
 * Lua files on disk: which may be read, where they are looked for, what is near a name that is
 * not there.
 */
#ifndef DOSSIER_LUA_MODULE_H
#define DOSSIER_LUA_MODULE_H

#include "state.h"

enum found { FILE_FOUND = 1, FILE_MISSING, FILE_ESCAPES };

struct place {
    char *path;       /* to be opened */
    char *shown;      /* to people */
    const char *root; /* of those asked for, the one it lies below */
};

/* Looks for a file below each root in turn; when found, `place` is to be freed. */
enum found module_find(const char *const *roots, size_t count, const char *relative,
                       struct place *place);
void place_free(struct place *place);

/* The first byte that is not UTF-8, or is NUL; `len` where all are right. */
size_t text_fault(const char *at, size_t len);

/* Reads a file and adds it to the scripts; NULL with the reason in `why`. */
const struct script *module_read(struct lua_config *config, const struct place *place, char *why,
                                 size_t size);

/* The same with its text at hand: from malloc, NUL-terminated, taken over. */
const struct script *module_add(struct lua_config *config, const struct place *place, char *text,
                                size_t len, char *why, size_t size);

/* The names of the Lua files in a folder below both places, by bytes, each once.  Kept. */
const struct data_folder *module_names(struct lua_config *config, const char *folder);

/* `require` and `read` of the environment. */
int module_require(lua_State *lua);
int module_read_file(lua_State *lua);

/* Small Latin letters, figures, '-' and '_': what data files and pipelines may be called. */
bool is_data_name(dsr_text name);

#endif

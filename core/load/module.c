/* SPDX-License-Identifier: MIT */
/*
 * See module.h.  libltdl asks its loaders in turn and keeps the words of the last, which are
 * always "file not found"; it also binds lazily, so that a module with an undefined function
 * loads and ends the process at the first call.  Hence one loader of our own in their place:
 * it binds at once, shares no symbols, and keeps what dlopen said.
 */
#include "module.h"

#include <dlfcn.h>
#include <link.h>
#include <ltdl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "object_file.h"

#define NAME_SIZE 128
#define SYMBOL_TAIL "_LTX_dossier_module"

static unsigned users;
static char loader_words[1024]; /* of the last dlopen that failed */

static bool add_loader(void);
static lt_module open_now(lt_user_data data, const char *path, lt_dladvise advise);
static int close_it(lt_user_data data, lt_module module);
static void *find_symbol(lt_user_data data, lt_module module, const char *name);
static bool is_descriptor(const void *address, const char *symbol, struct refusal *refusal);
static void explain(struct refusal *refusal);

bool module_start(struct refusal *refusal) {
    if (users > 0) {
        users++;
        return true;
    }
    if (lt_dlinit() != 0)
        return refuse(refusal, "module-no-loader", "libltdl does not start: %s", lt_dlerror());
    if (!add_loader()) {
        refuse(refusal, "module-no-loader", "libltdl takes no loader of ours");
        lt_dlexit();
        return false;
    }
    /* The others would be asked after ours has refused, and bind lazily.  What is removed is
     * ours to free; one that is not there (NULL) is as good as removed. */
    free(lt_dlloader_remove("lt_dlopen"));
    free(lt_dlloader_remove("lt_preopen"));
    users = 1;
    return true;
}

/* From malloc: lt_dlexit frees the table of every loader it still has. */
static bool add_loader(void) {
    lt_dlvtable *table = calloc(1, sizeof *table);
    if (table == NULL)
        return false;
    *table = (lt_dlvtable){
        .name = "dossier",
        .module_open = open_now,
        .module_close = close_it,
        .find_sym = find_symbol,
        .priority = LT_DLLOADER_PREPEND,
    };
    if (lt_dlloader_add(table) != 0) {
        free(table);
        return false;
    }
    return true;
}

void module_stop(void) {
    if (users > 0 && --users == 0)
        lt_dlexit(); /* closes all that is open */
}

const void *module_open(const char *path, struct refusal *refusal) {
    char name[NAME_SIZE], symbol[NAME_SIZE + sizeof SYMBOL_TAIL];
    if (!object_file_check(path, refusal))
        return NULL;
    loader_words[0] = '\0';
    lt_dlhandle handle = lt_dlopen(path);
    if (handle == NULL) {
        explain(refusal);
        return NULL;
    }
    module_name_of(path, name, sizeof name);
    snprintf(symbol, sizeof symbol, "%s" SYMBOL_TAIL, name);
    const void *descriptor = lt_dlsym(handle, symbol);
    if (descriptor == NULL) {
        refuse(refusal, "module-no-entry",
               "it exports no symbol %s; write DSR_MODULE(%s) in its source, and keep the file's "
               "name and that word alike",
               symbol, name);
        return NULL; /* stays open: its destructors must not run in the middle of our work */
    }
    return is_descriptor(descriptor, symbol, refusal) ? descriptor : NULL;
}

void module_name_of(const char *path, char *name, size_t size) {
    const char *slash = strrchr(path, '/');
    const char *base = slash == NULL ? path : slash + 1;
    size_t len = strcspn(base, ".");
    if (len >= size)
        len = size - 1;
    for (size_t i = 0; i < len; i++) {
        char letter = base[i];
        bool is_plain = (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z') ||
                        (letter >= 'A' && letter <= 'Z');
        name[i] = letter;
        if (!is_plain)
            name[i] = '_';
    }
    name[len] = '\0';
}

static lt_module open_now(lt_user_data data, const char *path, lt_dladvise advise) {
    (void)data;
    (void)advise;
    void *module = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (module == NULL) {
        const char *words = dlerror();
        snprintf(loader_words, sizeof loader_words, "%s", words == NULL ? "" : words);
    }
    return module;
}

static int close_it(lt_user_data data, lt_module module) {
    (void)data;
    return dlclose(module);
}

static void *find_symbol(lt_user_data data, lt_module module, const char *name) {
    (void)data;
    return dlsym(module, name);
}

/* A function or a smaller variable of that name would be read past its end. */
static bool is_descriptor(const void *address, const char *symbol, struct refusal *refusal) {
    Dl_info info;
    void *extra = NULL;
    if (dladdr1(address, &info, &extra, RTLD_DL_SYMENT) == 0 || extra == NULL)
        return true;
    const ElfW(Sym) *entry = extra;
    /* The type is in the low four bits for both classes (ELF32_ST_TYPE, ELF64_ST_TYPE). */
    bool is_object = (entry->st_info & 0xF) == STT_OBJECT;
    if (is_object && entry->st_size >= 2 * sizeof(uint32_t)) {
        uint32_t start[2]; /* abi, size; another ABI may mean something else by the second */
        memcpy(start, address, sizeof start);
        if (start[0] != DSR_ABI || start[1] <= entry->st_size)
            return true;
        return refuse(refusal, "module-wrong-size",
                      "its %s says it has %u bytes and has %ju; set .size to sizeof(dsr_module)",
                      symbol, start[1], (uintmax_t)entry->st_size);
    }
    return refuse(refusal, "module-no-entry",
                  "its symbol %s is not a dsr_module (%s); write DSR_MODULE(...) = {...}", symbol,
                  is_object ? "a smaller variable" : "no variable");
}

/* dlopen says "PATH: what happened"; the path is shown elsewhere. */
static void explain(struct refusal *refusal) {
    const char *words = loader_words[0] == '\0' ? lt_dlerror() : loader_words;
    words = words == NULL ? "the dynamic loader gives no reason" : words;
    const char *undefined = strstr(words, "undefined symbol: ");
    const char *library = strstr(words, ": cannot open shared object file");
    if (undefined != NULL) {
        refuse(refusal, "module-undefined-symbol",
               "%s; link the library that defines it (modules link nothing of dossier: call the "
               "host's table)",
               undefined);
    } else if (library != NULL) {
        refuse(refusal, "module-missing-library",
               "it needs %.*s, which is not installed; install that library, or look at ldd's list",
               (int)(library - words), words);
    } else {
        refuse(refusal, "module-not-loadable", "the dynamic loader refuses it: %s", words);
    }
}

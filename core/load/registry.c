/* SPDX-License-Identifier: MIT */
/* See registry.h. */
#include "registry.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "builtins.h"
#include "descriptor.h"
#include "folders.h"
#include "module.h"

/* What modules offer; lists of all three are walked alike, as all start with abi, size, name. */
enum kind { STAGE, FORMAT, VERB, KIND_COUNT };
static const char *const kind_names[] = {"stage", "format", "verb"};
_Static_assert(offsetof(dsr_stage, name) == offsetof(dsr_format, name) &&
                   offsetof(dsr_stage, name) == offsetof(dsr_verb, name),
               "the name stands at the same place in all three");

#define BUILT_IN "built in"
#define NAME_SIZE 128

static void load_folder(struct registry *registry, const struct folder *folder);
static bool admit(struct registry *registry, const void *exported, const char *path);
static bool is_free(const struct registry *registry, const dsr_module *module,
                    struct refusal *refusal);
static const void *find_thing(const struct registry *registry, enum kind kind, const char *name,
                              const struct loaded_module **from);
static bool add_refused(struct registry *registry, const char *path, const struct refusal *refusal);

struct registry *registry_open(const char *const *folders, size_t count) {
    struct registry *registry = calloc(1, sizeof *registry);
    if (registry == NULL)
        return NULL;
    struct folder_list path = {0};
    struct refusal refusal = {0};
    if (!folders_find(&path, folders, count, &registry->memory) ||
        !(registry->folders = scratch_take(&registry->memory, (path.count + 1) * sizeof(char *))))
        goto no_memory;
    registry->has_loader = module_start(&refusal);
    if (!registry->has_loader)
        add_refused(registry, "libltdl", &refusal);
    for (size_t i = 0; i < path.count; i++) {
        registry->folders[registry->folder_count++] = path.rows[i].path;
        load_folder(registry, &path.rows[i]);
    }
    for (size_t i = 0; builtin_modules[i] != NULL; i++)
        registry_add(registry, builtin_modules[i], BUILT_IN);
    if (registry->is_out_of_memory)
        goto no_memory;
    free(path.rows);
    return registry;
no_memory:
    free(path.rows);
    registry_close(registry);
    return NULL;
}

void registry_close(struct registry *registry) {
    if (registry == NULL)
        return;
    if (registry->has_loader)
        module_stop();
    free(registry->modules);
    free(registry->refused);
    scratch_free(&registry->memory);
    free(registry);
}

/* ---- from files ------------------------------------------------------------------------- */

static int is_module_file(const struct dirent *entry) {
    const char *suffix = strrchr(entry->d_name, '.');
    return entry->d_name[0] != '.' && suffix != NULL && strcmp(suffix, ".so") == 0;
}

/* By bytes, not by the locale: who comes first must not depend on it. */
static int by_name(const struct dirent **one, const struct dirent **other) {
    return strcmp((*one)->d_name, (*other)->d_name);
}

static void load_folder(struct registry *registry, const struct folder *folder) {
    struct dirent **entries = NULL;
    int count = scandir(folder->path, &entries, is_module_file, by_name);
    if (count < 0) {
        struct refusal refusal;
        refuse(&refusal, "module-no-folder",
               "this folder of the search path cannot be read (%s); correct --plugin-path or "
               "DOSSIER_PLUGIN_PATH",
               strerror(errno));
        if (folder->is_named || errno != ENOENT)
            add_refused(registry, folder->path, &refusal);
        return;
    }
    for (int i = 0; i < count; i++) {
        char path[PATH_MAX];
        int len = snprintf(path, sizeof path, "%s/%s", folder->path, entries[i]->d_name);
        if (len > 0 && (size_t)len < sizeof path)
            registry_load(registry, path);
        free(entries[i]);
    }
    free(entries);
}

static bool is_same_file(const char *one, const char *other) {
    struct stat first, second;
    return stat(one, &first) == 0 && stat(other, &second) == 0 && first.st_dev == second.st_dev &&
           first.st_ino == second.st_ino;
}

/* Whether names say the same, '-' and '_' being one: they give one symbol. */
static bool is_same_name(const char *one, const char *other) {
    for (; *one != '\0' && *other != '\0'; one++, other++) {
        char first = *one, second = *other;
        if (first == '-')
            first = '_';
        if (second == '-')
            second = '_';
        if (first != second)
            return false;
    }
    return *one == *other;
}

static const struct loaded_module *module_named(const struct registry *registry, const char *name) {
    for (size_t i = 0; i < registry->module_count; i++)
        if (is_same_name(registry->modules[i].module->name, name))
            return &registry->modules[i];
    return NULL;
}

/* Fills the refusal; always true. */
static bool is_taken(const struct loaded_module *holder, struct refusal *refusal) {
    return !refuse(refusal, "module-duplicate",
                   "a module named %s is there already, from %s; remove or rename one of the two",
                   holder->module->name, holder->path);
}

/* A file whose name is taken is not even opened: its code must not run. */
bool registry_load(struct registry *registry, const char *path) {
    struct refusal refusal = {0};
    char absolute[PATH_MAX], name[NAME_SIZE];
    if (strchr(path, '/') == NULL) { /* without a '/' the dynamic loader searches elsewhere */
        snprintf(absolute, sizeof absolute, "./%s", path);
        path = absolute;
    }
    module_name_of(path, name, sizeof name);
    const struct loaded_module *holder = module_named(registry, name);
    if (holder != NULL) {
        return is_same_file(holder->path, path) ||
               (is_taken(holder, &refusal) && add_refused(registry, path, &refusal));
    }
    const void *exported = NULL;
    if (registry->has_loader)
        exported = module_open(path, &refusal);
    else
        refuse(&refusal, "module-no-loader", "libltdl did not start, so no file can be loaded");
    if (exported == NULL)
        return add_refused(registry, path, &refusal);
    return admit(registry, exported, path);
}

bool registry_add(struct registry *registry, const dsr_module *module, const char *origin) {
    return admit(registry, module, origin);
}

void registry_load_folder(struct registry *registry, const char *folder) {
    load_folder(registry, &(struct folder){.path = (char *)(uintptr_t)folder});
}

void registry_refuse(struct registry *registry, const char *path, const char *code,
                     const char *reason) {
    struct refusal refusal;
    refuse(&refusal, code, "%s", reason);
    add_refused(registry, path, &refusal);
}

/* ---- what is kept ----------------------------------------------------------------------- */

/* All of a module or nothing of it. */
static bool admit(struct registry *registry, const void *exported, const char *path) {
    struct refusal refusal = {0};
    const dsr_module *module = descriptor_copy(exported, &registry->memory, &refusal);
    if (module == NULL || !is_free(registry, module, &refusal))
        return add_refused(registry, path, &refusal);
    struct loaded_module *row = room_for(&registry->modules, registry->module_count, sizeof *row);
    char *copy = scratch_text(&registry->memory, path);
    if (row == NULL || copy == NULL) {
        registry->is_out_of_memory = true;
        return false;
    }
    *row = (struct loaded_module){module, copy};
    registry->module_count++;
    return true;
}

static const void *const *list_of(const dsr_module *module, enum kind kind) {
    return kind == STAGE    ? (const void *const *)module->stages
           : kind == FORMAT ? (const void *const *)module->formats
                            : (const void *const *)module->verbs;
}

static const char *name_of(const void *thing) {
    return ((const dsr_stage *)thing)->name;
}

static bool is_free(const struct registry *registry, const dsr_module *module,
                    struct refusal *refusal) {
    const struct loaded_module *holder = module_named(registry, module->name);
    if (holder != NULL)
        return !is_taken(holder, refusal);
    for (enum kind kind = STAGE; kind < KIND_COUNT; kind++) {
        const void *const *list = list_of(module, kind);
        for (size_t i = 0; list[i] != NULL; i++) {
            if (find_thing(registry, kind, name_of(list[i]), &holder) != NULL) {
                return refuse(refusal, "module-duplicate",
                              "a %s named %s is there already, from %s; remove one of the two, or "
                              "rename it",
                              kind_names[kind], name_of(list[i]), holder->path);
            }
        }
    }
    return true;
}

/* Always false. */
static bool add_refused(struct registry *registry, const char *path,
                        const struct refusal *refusal) {
    struct refused_module *row = room_for(&registry->refused, registry->refused_count, sizeof *row);
    char *copy = scratch_text(&registry->memory, path);
    char *reason = scratch_text(&registry->memory, refusal->reason);
    registry->is_out_of_memory |= row == NULL || copy == NULL || reason == NULL;
    if (registry->is_out_of_memory)
        return false;
    *row = (struct refused_module){copy, refusal->code, reason};
    registry->refused_count++;
    return false;
}

/* ---- what readers ask -------------------------------------------------------------------- */

static const void *thing_at(const struct registry *registry, enum kind kind, size_t index,
                            const struct loaded_module **from) {
    for (size_t i = 0; i < registry->module_count; i++) {
        const void *const *row = list_of(registry->modules[i].module, kind);
        for (; *row != NULL; row++, index--) {
            if (index == 0) {
                if (from != NULL)
                    *from = &registry->modules[i];
                return *row;
            }
        }
    }
    return NULL;
}

static const void *find_thing(const struct registry *registry, enum kind kind, const char *name,
                              const struct loaded_module **from) {
    const void *thing;
    for (size_t i = 0; (thing = thing_at(registry, kind, i, from)) != NULL; i++)
        if (strcmp(name_of(thing), name) == 0)
            return thing;
    return NULL;
}

const dsr_stage *registry_stage(const struct registry *registry, const char *name) {
    return find_thing(registry, STAGE, name, NULL);
}

const dsr_format *registry_format(const struct registry *registry, const char *name) {
    return find_thing(registry, FORMAT, name, NULL);
}

const dsr_verb *registry_verb(const struct registry *registry, const char *name) {
    return find_thing(registry, VERB, name, NULL);
}

const dsr_stage *registry_stage_at(const struct registry *registry, size_t index,
                                   const struct loaded_module **from) {
    return thing_at(registry, STAGE, index, from);
}

const dsr_format *registry_format_at(const struct registry *registry, size_t index,
                                     const struct loaded_module **from) {
    return thing_at(registry, FORMAT, index, from);
}

const dsr_verb *registry_verb_at(const struct registry *registry, size_t index,
                                 const struct loaded_module **from) {
    return thing_at(registry, VERB, index, from);
}

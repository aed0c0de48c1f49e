/* SPDX-License-Identifier: MIT */
/* See folders.h. */
#include "folders.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <unistd.h>

#include "registry.h"

/* The build gives the way from the program's folder to the others (core/CMakeLists.txt). */
#ifndef DOSSIER_WAY_TO_PLUGINS
#define DOSSIER_WAY_TO_PLUGINS "../lib/dossier/0"
#endif
#ifndef DOSSIER_WAY_TO_SCRIPTS
#define DOSSIER_WAY_TO_SCRIPTS "../share/dossier"
#endif

struct finder {
    struct folder_list *list;
    struct scratch *memory;
};

static char start[PATH_MAX]; /* empty: the program's own place */

static bool add_folder(struct finder *finder, const char *path, size_t len, bool is_named);
static bool add_path(struct finder *finder, const char *path);
static bool add_users(struct finder *finder);
static bool beside_program(const char *way, char *path, size_t size);

bool folders_find(struct folder_list *list, const char *const *named, size_t count,
                  struct scratch *memory) {
    struct finder finder = {list, memory};
    *list = (struct folder_list){NULL, 0};
    for (size_t i = 0; i < count; i++)
        if (!add_folder(&finder, named[i], strlen(named[i]), true))
            return false;
    if (getauxval(AT_SECURE) == 0) {
        const char *path = getenv("DOSSIER_PLUGIN_PATH");
        if ((path != NULL && !add_path(&finder, path)) || !add_users(&finder))
            return false;
    }
    char installed[PATH_MAX];
    return !beside_program(DOSSIER_WAY_TO_PLUGINS, installed, sizeof installed) ||
           add_folder(&finder, installed, strlen(installed), false);
}

void folders_start_from(const char *program) {
    snprintf(start, sizeof start, "%s", program);
}

const char *installed_scripts(void) {
    static char path[PATH_MAX];
    if (path[0] == '\0' && !beside_program(DOSSIER_WAY_TO_SCRIPTS, path, sizeof path))
        return "scripts"; /* no /proc: the source's own folder is the only guess there is */
    return path;
}

static bool add_folder(struct finder *finder, const char *path, size_t len, bool is_named) {
    struct folder_list *list = finder->list;
    while (len > 1 && path[len - 1] == '/')
        len--;
    for (size_t i = 0; i < list->count; i++)
        if (strlen(list->rows[i].path) == len && memcmp(list->rows[i].path, path, len) == 0)
            return true;
    if (len == 0)
        return true;
    struct folder *row = room_for(&list->rows, list->count, sizeof *row);
    char *copy = scratch_take(finder->memory, len + 1);
    if (row == NULL || copy == NULL)
        return false;
    memcpy(copy, path, len);
    *row = (struct folder){copy, is_named};
    list->count++;
    return true;
}

/* Folders joined by ':'; an empty step means nothing (in PATH it means the working folder,
 * which would load code from wherever the user happens to stand). */
static bool add_path(struct finder *finder, const char *path) {
    while (*path != '\0') {
        size_t len = strcspn(path, ":");
        if (!add_folder(finder, path, len, true))
            return false;
        path += len + (path[len] == ':');
    }
    return true;
}

/* XDG Base Directory Specification: relative paths in its variables are to be ignored. */
static bool add_users(struct finder *finder) {
    char path[PATH_MAX];
    const char *data = getenv("XDG_DATA_HOME");
    const char *home = getenv("HOME");
    int len = 0;
    if (data != NULL && data[0] == '/')
        len = snprintf(path, sizeof path, "%s/dossier/plugins/0", data);
    else if (home != NULL && home[0] == '/')
        len = snprintf(path, sizeof path, "%s/.local/share/dossier/plugins/0", home);
    return len <= 0 || (size_t)len >= sizeof path || add_folder(finder, path, (size_t)len, false);
}

/* The folder `way` leads to from the program's; without its ".." when it exists. */
static bool beside_program(const char *way, char *path, size_t size) {
    char program[PATH_MAX], joined[PATH_MAX], real[PATH_MAX];
    ssize_t got = start[0] ? 0 : readlink("/proc/self/exe", program, sizeof program - 1);
    const char *started = (const char *)(uintptr_t)getauxval(AT_EXECFN);
    if (start[0])
        memcpy(program, start, sizeof program);
    else if (got > 0)
        program[got] = '\0';
    else if (started == NULL || realpath(started, program) == NULL) /* where no /proc is mounted */
        return false;
    char *slash = strrchr(program, '/');
    if (slash == NULL)
        return false;
    *slash = '\0';
    int len = snprintf(joined, sizeof joined, "%s/%s", program, way);
    if (len < 0 || (size_t)len >= sizeof joined)
        return false;
    const char *found = realpath(joined, real) != NULL ? real : joined;
    len = snprintf(path, size, "%s", found);
    return len >= 0 && (size_t)len < size;
}

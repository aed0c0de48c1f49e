/* SPDX-License-Identifier: MIT */
/*
 * From command-line arguments to a sorted list of inputs.  The order of the list is the order
 * of the run's numbers and pseudonyms, so it depends on names alone: not on the order of a
 * folder listing, not on the locale.
 */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <utf8proc.h>

#include "memory.h"
#include "run.h"

enum { MOST_FOLDERS_DEEP = 64 };

struct finder {
    struct run_inputs *inputs;
    struct diagnostics *list;
    bool is_fine;
};

static void find_argument(struct finder *finder, const char *argument);
static void find_in_folder(struct finder *finder, const char *folder, const char *name, int depth);
static bool add(struct finder *finder, const char *path, const char *name);
static void refuse(struct finder *finder, const char *path, const char *code, const char *message,
                   const char *hint);
static int by_name(const void *a, const void *b);

bool run_inputs_find(struct run_inputs *inputs, const char *const *arguments, size_t count,
                     bool order_given, struct diagnostics *list) {
    *inputs = (struct run_inputs){0};
    struct finder finder = {.inputs = inputs, .list = list, .is_fine = true};
    for (size_t i = 0; i < count; i++)
        find_argument(&finder, arguments[i]);
    run_inputs_sort(inputs, order_given);
    return finder.is_fine;
}

void run_inputs_sort(struct run_inputs *inputs, bool order_given) {
    if (!order_given && inputs->count)
        qsort(inputs->rows, inputs->count, sizeof *inputs->rows, by_name);
}

bool run_inputs_add(struct run_inputs *inputs, const char *name, dsr_text bytes,
                    struct diagnostics *list) {
    struct finder finder = {.inputs = inputs, .list = list, .is_fine = true};
    char *copy = malloc(bytes.len + 1);
    if (!copy)
        refuse(&finder, name, "run-no-memory", "out of memory", "add fewer documents at a time");
    if (!copy || !add(&finder, name, name)) {
        free(copy);
        return false;
    }
    struct run_input *row = &inputs->rows[inputs->count - 1];
    if (bytes.len)
        memcpy(copy, bytes.at, bytes.len);
    row->bytes = copy;
    row->len = bytes.len;
    return true;
}

void run_inputs_free(struct run_inputs *inputs) {
    for (size_t i = 0; i < inputs->count; i++) {
        free(inputs->rows[i].path);
        free(inputs->rows[i].name);
        free(inputs->rows[i].bytes);
    }
    free(inputs->rows);
    *inputs = (struct run_inputs){0};
}

static void refuse(struct finder *finder, const char *path, const char *code, const char *message,
                   const char *hint) {
    struct diagnostic *row = diagnostic_add(finder->list, DSR_ERROR, code, "%s", message);
    row->file = strdup(path);
    diagnostic_set_hint(row, "%s", hint);
    finder->is_fine = false;
}

static void find_argument(struct finder *finder, const char *argument) {
    if (strcmp(argument, "-") == 0) {
        add(finder, "-", "stdin");
        return;
    }
    struct stat is;
    if (stat(argument, &is) != 0) {
        refuse(finder, argument, "input-missing", strerror(errno),
               errno == ENOENT ? "look at the name; folders are searched, patterns are not expanded"
                               : "make the file readable");
        return;
    }
    if (S_ISDIR(is.st_mode)) {
        size_t before = finder->inputs->count;
        bool was_fine = finder->is_fine;
        find_in_folder(finder, argument, "", 0);
        if (finder->inputs->count == before && finder->is_fine == was_fine)
            refuse(finder, argument, "input-empty-folder", "the folder holds no documents",
                   "hidden files are left out; name a file directly to take it");
        return;
    }
    const char *slash = strrchr(argument, '/');
    add(finder, argument, slash ? slash + 1 : argument);
}

static char *joined(const char *folder, const char *name) {
    char *path = NULL;
    const char *slash = !*folder || folder[strlen(folder) - 1] == '/' ? "" : "/";
    return asprintf(&path, "%s%s%s", folder, slash, name) < 0 ? NULL : path;
}

/* Depth is bounded by MOST_FOLDERS_DEEP, so that a loop of bind mounts ends. */
static void find_in_folder(struct finder *finder, const char *folder, const char *name, int depth) {
    if (depth > MOST_FOLDERS_DEEP) {
        refuse(finder, folder, "input-too-deep", "folders are nested too deep",
               "name the inner folder directly");
        return;
    }
    DIR *listing = opendir(folder);
    if (!listing) {
        refuse(finder, folder, "input-missing", strerror(errno), "make the folder readable");
        return;
    }
    struct dirent *entry;
    while (errno = 0, (entry = readdir(listing))) {
        if (entry->d_name[0] == '.')
            continue;
        char *path = joined(folder, entry->d_name);
        char *inner = joined(name, entry->d_name);
        struct stat is;
        if (!path || !inner) {
            refuse(finder, folder, "run-no-memory", "out of memory", "name fewer files at a time");
        } else if (lstat(path, &is) != 0) {
            refuse(finder, path, "input-unreadable", strerror(errno), "look at the file");
        } else {
            if (S_ISDIR(is.st_mode))
                find_in_folder(finder, path, inner, depth + 1);
            else if (S_ISREG(is.st_mode))
                add(finder, path, inner);
            /* Links, sockets and devices are left out: a folder gives what lies in it. */
        }
        free(path);
        free(inner);
    }
    if (errno)
        refuse(finder, folder, "input-unreadable", strerror(errno), "look at the folder");
    closedir(listing);
}

static bool add(struct finder *finder, const char *path, const char *name) {
    struct run_inputs *inputs = finder->inputs;
    utf8proc_uint8_t *composed = utf8proc_NFC((const utf8proc_uint8_t *)name);
    if (!composed) {
        refuse(finder, path, "input-bad-name", "the file's name is not valid UTF-8",
               "rename the file");
        return false;
    }
    struct run_input *row = room_for(&inputs->rows, inputs->count, sizeof *row);
    char *copy = strdup(path);
    if (!row || !copy) {
        free(composed);
        free(copy);
        refuse(finder, path, "run-no-memory", "out of memory", "name fewer files at a time");
        return false;
    }
    *row = (struct run_input){.path = copy, .name = (char *)composed};
    inputs->count++;
    return true;
}

static int by_name(const void *a, const void *b) {
    const struct run_input *one = a, *two = b;
    int order = strcmp(one->name, two->name);
    return order ? order : strcmp(one->path, two->path);
}

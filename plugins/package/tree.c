/* SPDX-License-Identifier: MIT */
/* Lists and reads a folder or a zip. */
#include "tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "limits.h"
#include "names.h"

static const dsr_text whole = {"", 0};

static bool list_folder(struct tree *tree, struct defects *defects);
static bool list_zip(struct tree *tree, struct defects *defects);
static int by_path(const void *a, const void *b);

bool tree_open(struct tree *tree, const char *path, struct defects *defects) {
    *tree = (struct tree){.scan = {.file = -1}};
    tree->file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    struct stat is;
    if (tree->file < 0 || fstat(tree->file, &is) != 0) {
        defect_add(defects, DEFECT_UNREADABLE, "verify-unreadable", whole,
                   "it cannot be opened: %s", strerror(errno));
        return false;
    }
    tree->is_zip = !S_ISDIR(is.st_mode);
    bool is_listed =
        tree->is_zip ? zip_scan_open(&tree->scan, tree->file, defects) && list_zip(tree, defects)
                     : list_folder(tree, defects);
    if (tree->arena.has_failed)
        defect_add(defects, DEFECT_UNREADABLE, "verify-no-memory", whole, "out of memory");
    if (tree->count)
        qsort(tree->files, tree->count, sizeof *tree->files, by_path);
    return is_listed && !defects_forbid(defects);
}

void tree_close(struct tree *tree) {
    zip_scan_close(&tree->scan);
    if (tree->file >= 0)
        close(tree->file);
    free(tree->files);
    arena_free(&tree->arena);
    *tree = (struct tree){.file = -1, .scan = {.file = -1}};
}

static int compare(dsr_text one, dsr_text other) {
    size_t shorter = one.len < other.len ? one.len : other.len;
    int order = shorter ? memcmp(one.at, other.at, shorter) : 0;
    return order ? order : (one.len > other.len) - (one.len < other.len);
}

static int by_path(const void *a, const void *b) {
    return compare(((const struct tree_file *)a)->path, ((const struct tree_file *)b)->path);
}

struct tree_file *tree_find(const struct tree *tree, dsr_text path) {
    struct tree_file key = {.path = path};
    return tree->count ? bsearch(&key, tree->files, tree->count, sizeof key, by_path) : NULL;
}

static bool add_file(struct tree *tree, dsr_text path, uint64_t size,
                     const struct zip_entry *entry) {
    if (tree->count == tree->capacity) {
        size_t capacity = tree->capacity ? 2 * tree->capacity : 64;
        struct tree_file *files = realloc(tree->files, capacity * sizeof *files);
        if (!files)
            return !(tree->arena.has_failed = true);
        tree->files = files;
        tree->capacity = capacity;
    }
    tree->files[tree->count++] =
        (struct tree_file){.path = arena_text(&tree->arena, path), .size = size, .entry = entry};
    return !tree->arena.has_failed;
}

/* ---- a zip ---- */

static dsr_text first_step(dsr_text name) {
    const char *slash = memchr(name.at, '/', name.len);
    return (dsr_text){name.at, slash ? (size_t)(slash - name.at) : 0};
}

/* The folder that holds bagit.txt; failing that, the one all entries share.  Empty: none. */
static dsr_text find_top(const struct zip_scan *scan) {
    dsr_text shared = scan->count ? first_step(scan->entries[0].name) : whole, found = whole;
    for (size_t i = 0; i < scan->count; i++) {
        dsr_text name = scan->entries[i].name, step = first_step(name);
        dsr_text rest = {name.at + step.len, name.len - step.len};
        if (text_is(name, "bagit.txt"))
            return whole;
        if (!found.len && text_is(rest, "/bagit.txt"))
            found = step;
        if (!text_equal(step, shared))
            shared = whole;
    }
    return found.len ? found : shared;
}

static bool list_zip(struct tree *tree, struct defects *defects) {
    dsr_text top = find_top(&tree->scan);
    tree->top = arena_text(&tree->arena, top);
    for (size_t i = 0; i < tree->scan.count; i++) {
        const struct zip_entry *entry = &tree->scan.entries[i];
        bool is_inside = !top.len || text_equal(first_step(entry->name), top);
        if (!top.len && text_is(entry->name, "bagit.txt"))
            defect_add(defects, DEFECT_WARNING, "verify-bag-no-folder", whole,
                       "the bag does not lie in one top folder");
        if (!is_inside)
            defect_add(defects, DEFECT_INVALID, "verify-bag-outside", entry->name,
                       "it lies outside the bag's top folder, where no checksum covers it");
        size_t skip = top.len ? top.len + 1 : 0;
        if (is_inside && !entry->is_folder &&
            !add_file(tree, (dsr_text){entry->name.at + skip, entry->name.len - skip}, entry->size,
                      entry))
            return false;
    }
    return true;
}

/* ---- a folder ---- */

struct walk {
    char **paths; /* folders still to be listed, malloc; "" is the top */
    size_t count, capacity;
};

static bool push(struct walk *walk, const char *path) {
    if (walk->count == walk->capacity) {
        size_t capacity = walk->capacity ? 2 * walk->capacity : 16;
        char **paths = realloc(walk->paths, capacity * sizeof *paths);
        if (!paths)
            return false;
        walk->paths = paths;
        walk->capacity = capacity;
    }
    char *copy = strdup(path);
    if (copy)
        walk->paths[walk->count++] = copy;
    return copy != NULL;
}

static bool see(struct tree *tree, struct walk *walk, const char *path, struct defects *defects) {
    struct stat is;
    dsr_text shown = text_of(path);
    enum name_fault fault = name_check(shown);
    /* Here the files lie on a disk that could hold them; other systems may not. */
    if (fault != NAME_FINE)
        defect_add(defects, DEFECT_WARNING, name_fault_code(fault), shown, "%s",
                   name_fault_text(fault));
    if (fstatat(tree->file, path, &is, AT_SYMLINK_NOFOLLOW) != 0) {
        defect_add(defects, DEFECT_UNREADABLE, "verify-unreadable", shown, "%s", strerror(errno));
        return true;
    }
    if (S_ISDIR(is.st_mode))
        return push(walk, path);
    if (S_ISREG(is.st_mode))
        return add_file(tree, shown, (uint64_t)is.st_size, NULL);
    defect_add(defects, DEFECT_UNSAFE,
               S_ISLNK(is.st_mode) ? "verify-symlink" : "verify-special-file", shown,
               "neither a file nor a folder; links and devices are not followed");
    return true;
}

static bool list_one(struct tree *tree, struct walk *walk, const char *folder,
                     struct defects *defects) {
    int file =
        openat(tree->file, *folder ? folder : ".", O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *listing = file < 0 ? NULL : fdopendir(file);
    if (!listing) {
        defect_add(defects, DEFECT_UNREADABLE, "verify-unreadable", text_of(folder), "%s",
                   strerror(errno));
        if (file >= 0)
            close(file);
        return true;
    }
    bool is_fine = true;
    struct dirent *entry;
    while (is_fine && (entry = readdir(listing))) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        char *path = NULL;
        if (asprintf(&path, "%s%s%s", folder, *folder ? "/" : "", entry->d_name) < 0)
            is_fine = false;
        else
            is_fine = see(tree, walk, path, defects);
        free(path);
    }
    closedir(listing);
    return is_fine;
}

static bool list_folder(struct tree *tree, struct defects *defects) {
    struct walk walk = {0};
    bool is_fine = push(&walk, "");
    while (is_fine && walk.count) {
        char *folder = walk.paths[--walk.count];
        if (strlen(folder) > LIMIT_PATH)
            defect_add(defects, DEFECT_UNSAFE, "verify-name-too-long", text_of(folder),
                       "folders are nested too deep");
        else
            is_fine = list_one(tree, &walk, folder, defects);
        free(folder);
    }
    while (walk.count)
        free(walk.paths[--walk.count]);
    free(walk.paths);
    tree->arena.has_failed = tree->arena.has_failed || !is_fine;
    return is_fine;
}

/* ---- reading ---- */

static bool read_plain(const struct tree *tree, const struct tree_file *file,
                       bool (*take)(void *context, const void *at, size_t len), void *context,
                       struct defects *defects) {
    enum { PIECE = 256 << 10 };
    int from = openat(tree->file, file->path.at, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY);
    char *piece = malloc(PIECE);
    bool is_fine = from >= 0 && piece;
    ssize_t got = 0;
    while (is_fine && ((got = read(from, piece, PIECE)) > 0 || (got < 0 && errno == EINTR)))
        if (got > 0 && !take(context, piece, (size_t)got))
            goto stopped;
    if (!is_fine || got < 0) {
        defect_add(defects, DEFECT_UNREADABLE, "verify-unreadable", file->path, "%s",
                   strerror(errno));
        is_fine = false;
    }
    free(piece);
    if (from >= 0)
        close(from);
    return is_fine;
stopped:
    free(piece);
    close(from);
    return false;
}

bool tree_read(const struct tree *tree, const struct tree_file *file,
               bool (*take)(void *context, const void *at, size_t len), void *context,
               struct defects *defects) {
    return file->entry ? zip_scan_read(&tree->scan, file->entry, take, context, defects)
                       : read_plain(tree, file, take, context, defects);
}

static bool keep(void *context, const void *at, size_t len) {
    struct bytes *into = context;
    if (len > LIMIT_TAG_FILE - into->len)
        into->has_failed = true;
    else
        bytes_add(into, at, len);
    return !into->has_failed;
}

bool tree_bytes(const struct tree *tree, const struct tree_file *file, struct bytes *into,
                struct defects *defects) {
    into->len = 0;
    if (tree_read(tree, file, keep, into, defects))
        return true;
    if (into->has_failed)
        defect_add(defects, DEFECT_UNREADABLE, "verify-limit", file->path,
                   "a file of this kind is not read when it is so large");
    return false;
}

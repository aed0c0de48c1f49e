/* SPDX-License-Identifier: MIT */
/*
 * Finds and reads Lua files, below two folders and nowhere else: that of the pipeline and that
 * of the installed scripts.  Knows nothing of what the files hold.
 */
#include "module.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <utf8proc.h>

#include "environment.h"

#define FILE_SIZE_MOST ((off_t)16 << 20)

/* ---- finding --------------------------------------------------------------------------- */

/* Whether `path` lies below `root`; both as realpath gives them. */
static bool is_below(const char *path, const char *root) {
    size_t len = strlen(root);
    if (strcmp(root, "/") == 0)
        return true;
    return strncmp(path, root, len) == 0 && path[len] == '/';
}

static enum found find_below(const char *root, const char *relative, char **path) {
    char *joined = NULL;
    if (root == NULL || asprintf(&joined, "%s/%s.lua", root, relative) < 0)
        return FILE_MISSING;
    /* realpath asks for each step of both; most files are in one of two folders only. */
    bool is_there = access(joined, F_OK) == 0;
    char *real = is_there ? realpath(joined, NULL) : NULL;
    char *real_root = real == NULL ? NULL : realpath(root, NULL);
    enum found found = real_root == NULL           ? FILE_MISSING
                       : is_below(real, real_root) ? FILE_FOUND
                                                   : FILE_ESCAPES;
    free(joined);
    free(real_root);
    if (found == FILE_FOUND)
        *path = real;
    else
        free(real);
    return found;
}

enum found module_find(const struct lua_config *config, const char *relative, char **path,
                       char **shown) {
    const char *const roots[] = {config->folder, config->scripts};
    for (size_t i = 0; i < 2; i++) {
        enum found found = find_below(roots[i], relative, path);
        if (found == FILE_MISSING)
            continue;
        if (found == FILE_ESCAPES)
            return found;
        bool is_here = strcmp(roots[i], ".") == 0;
        if (asprintf(shown, "%s%s%s.lua", is_here ? "" : roots[i], is_here ? "" : "/", relative) <
            0) {
            free(*path);
            *path = *shown = NULL;
            return FILE_MISSING;
        }
        return FILE_FOUND;
    }
    return FILE_MISSING;
}

/* ---- reading --------------------------------------------------------------------------- */

static char *read_all(int file, size_t *len, char *why, size_t size) {
    struct stat status;
    if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode)) {
        snprintf(why, size, "it is no regular file");
        return NULL;
    }
    if (status.st_size > FILE_SIZE_MOST) {
        snprintf(why, size, "it is larger than %lld MiB", (long long)(FILE_SIZE_MOST >> 20));
        return NULL;
    }
    size_t room = (size_t)status.st_size;
    char *text = malloc(room + 1);
    *len = 0;
    while (text != NULL && *len < room) {
        ssize_t more = read(file, text + *len, room - *len);
        if (more < 0 && errno == EINTR)
            continue;
        if (more <= 0)
            break;
        *len += (size_t)more;
    }
    if (text == NULL)
        snprintf(why, size, "out of memory");
    else
        text[*len] = '\0';
    return text;
}

/* Takes a byte order mark off, and wants UTF-8. */
static bool clean_text(char *text, size_t *len, char *why, size_t size) {
    if (*len >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
        *len -= 3;
        memmove(text, text + 3, *len + 1);
    }
    for (size_t i = 0; i < *len;) {
        if ((signed char)text[i] > 0) { /* ASCII, as most of it is */
            i++;
            continue;
        }
        utf8proc_int32_t code;
        utf8proc_ssize_t taken = utf8proc_iterate((const utf8proc_uint8_t *)text + i,
                                                  (utf8proc_ssize_t)(*len - i), &code);
        if (taken <= 0 || code == 0) {
            snprintf(why, size, "it is no UTF-8 text (byte %zu)", i + 1);
            return false;
        }
        i += (size_t)taken;
    }
    return true;
}

const struct script *module_read(struct lua_config *config, const char *path, const char *shown,
                                 char *why, size_t size) {
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (file < 0) {
        snprintf(why, size, "%s", strerror(errno));
        return NULL;
    }
    size_t len = 0;
    char *text = read_all(file, &len, why, size);
    close(file);
    if (text == NULL || !clean_text(text, &len, why, size)) {
        free(text);
        return NULL;
    }
    snprintf(why, size, "out of memory");
    struct script *script = script_new(shown, text, len);
    void *rows = config->loaded;
    struct script **row =
        script == NULL ? NULL : room_for(&rows, config->loaded_count, sizeof *row);
    config->loaded = rows;
    if (row == NULL) {
        script_free(script);
        return NULL;
    }
    *row = script;
    config->loaded_count++;
    return script;
}

/* ---- names that are there --------------------------------------------------------------- */

static int compare_names(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void add_name(struct data_folder *folder, const char *file) {
    size_t len = strlen(file);
    if (len <= 4 || file[0] == '.' || strcmp(file + len - 4, ".lua") != 0)
        return;
    char *name = strndup(file, len - 4);
    for (size_t i = 0; i < folder->count && name != NULL; i++) {
        if (strcmp(folder->names[i], name) == 0) {
            free(name);
            return;
        }
    }
    void *rows = folder->names;
    char **row = name == NULL ? NULL : room_for(&rows, folder->count, sizeof *row);
    folder->names = rows;
    if (row == NULL) {
        free(name);
        return;
    }
    *row = name;
    folder->count++;
}

static void list_folder(struct data_folder *folder, const char *root) {
    char *path = NULL;
    if (root == NULL || asprintf(&path, "%s/%s", root, folder->folder) < 0)
        return;
    DIR *directory = opendir(path);
    free(path);
    if (directory == NULL)
        return;
    for (struct dirent *entry; (entry = readdir(directory)) != NULL;)
        add_name(folder, entry->d_name);
    closedir(directory);
}

const struct data_folder *module_names(struct lua_config *config, const char *folder) {
    for (size_t i = 0; i < config->data_folder_count; i++) {
        if (strcmp(config->data_folders[i].folder, folder) == 0)
            return &config->data_folders[i];
    }
    void *rows = config->data_folders;
    struct data_folder *made = room_for(&rows, config->data_folder_count, sizeof *made);
    config->data_folders = rows;
    if (made == NULL)
        return NULL;
    *made = (struct data_folder){.folder = strdup(folder)};
    if (made->folder == NULL)
        return NULL;
    config->data_folder_count++;
    list_folder(made, config->folder);
    list_folder(made, config->scripts);
    if (made->count > 0)
        qsort(made->names, made->count, sizeof *made->names, compare_names);
    return made;
}

/* ---- require --------------------------------------------------------------------------- */

#define MODULE_NAME_MOST 200

/* "stages.strip-footers" to "stages/strip-footers"; false for anything else. */
static bool read_module_name(const char *name, char *relative) {
    size_t len = strlen(name);
    if (len == 0 || len > MODULE_NAME_MOST || name[0] == '.' || name[len - 1] == '.' ||
        strstr(name, "..") != NULL)
        return false;
    for (size_t i = 0; i <= len; i++) {
        char c = name[i];
        bool is_allowed = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '\0';
        if (!is_allowed && c != '.')
            return false;
        relative[i] = c == '.' ? '/' : c;
    }
    return true;
}

static void report_missing(lua_State *lua, const char *name, const char *relative) {
    char folder[MODULE_NAME_MOST + 1];
    snprintf(folder, sizeof folder, "%s", relative);
    char *slash = strrchr(folder, '/');
    const char *last = slash == NULL ? relative : relative + (slash - folder) + 1;
    if (slash != NULL)
        *slash = '\0';
    const struct data_folder *near = module_names(config_of(lua), slash == NULL ? "." : folder);
    const char *nearest =
        near == NULL ? NULL : nearest_name(last, (const char *const *)near->names, near->count);
    struct diagnostic *row =
        mistake_here(lua, "config-module-missing", "require", "there is no module '%s'", name);
    if (row == NULL)
        return;
    int stem = (int)(strlen(name) - strlen(last));
    if (nearest != NULL)
        diagnostic_set_hint(row, "did you mean '%.*s%s'?", stem, name, nearest);
    else
        diagnostic_set_hint(row,
                            "looked for %s.lua beside the pipeline and among the installed "
                            "scripts",
                            relative);
}

/* Loads, runs and keeps a module; leaves its value on top. */
static void run_module(lua_State *lua, const char *name, const struct script *script) {
    struct lua_config *config = config_of(lua);
    int modules = lua_gettop(lua);
    lua_pushlightuserdata(lua, config); /* stands for "being loaded" */
    lua_setfield(lua, modules, name);
    state_load(lua, script);
    lua_call(lua, 0, 1);
    if (lua_isnil(lua, -1)) {
        mistake(lua, "config-module-missing", script, 1, 1, "the module returns nothing");
        push_placeholder(lua);
    }
    lua_pushvalue(lua, -1);
    lua_setfield(lua, modules, name);
}

/* A module is read once: when its code runs again, in a worker, no file can be opened. */
static const struct script *find_required(const struct lua_config *config, const char *name) {
    for (size_t i = 0; i < config->required_count; i++)
        if (strcmp(config->required[i].name, name) == 0)
            return config->required[i].script;
    return NULL;
}

static const struct script *keep_required(struct lua_config *config, const char *name,
                                          const struct script *script) {
    void *rows = config->required;
    struct required *row = script ? room_for(&rows, config->required_count, sizeof *row) : NULL;
    config->required = rows;
    char *copy = row ? strdup(name) : NULL;
    if (copy) {
        *row = (struct required){copy, script};
        config->required_count++;
    }
    return script;
}

int module_require(lua_State *lua) {
    struct lua_config *config = config_of(lua);
    size_t len;
    const char *name = luaL_checklstring(lua, 1, &len);
    char relative[MODULE_NAME_MOST + 1], why[200] = "";
    if (strlen(name) != len || !read_module_name(name, relative)) {
        struct diagnostic *row =
            mistake_here(lua, "config-escape", "require", "'%.100s' is no name of a module", name);
        if (row != NULL)
            diagnostic_set_hint(row, "write require \"FOLDER.NAME\" for FOLDER/NAME.lua beside the "
                                     "pipeline");
        push_placeholder(lua);
        return 1;
    }
    lua_rawgeti(lua, LUA_REGISTRYINDEX, config->modules);
    int kept = lua_getfield(lua, -1, name);
    if (kept == LUA_TLIGHTUSERDATA)
        return luaL_error(lua, "module '%s' requires itself", name);
    if (kept != LUA_TNIL)
        return 1;
    lua_pop(lua, 1);
    char *path = NULL, *shown = NULL;
    const struct script *script = find_required(config, relative);
    enum found found = script ? FILE_FOUND : module_find(config, relative, &path, &shown);
    if (found == FILE_FOUND && !script)
        script = keep_required(config, relative, module_read(config, path, shown, why, sizeof why));
    free(path);
    free(shown);
    if (script != NULL)
        run_module(lua, name, script);
    else if (found == FILE_FOUND)
        mistake_here(lua, "config-file", "require", "cannot read module '%s': %s", name, why);
    else if (found == FILE_ESCAPES)
        mistake_here(lua, "config-escape", "require", "module '%s' lies outside its folder", name);
    else
        report_missing(lua, name, relative);
    if (script == NULL)
        push_placeholder(lua);
    return 1;
}

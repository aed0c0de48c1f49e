/* SPDX-License-Identifier: MIT */
/*
 * Finds and reads files for scripts, below two folders and nowhere else: the script's own root
 * (the pipeline's folder) and that of the installed scripts.
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
#include "pack.h"
#include "stage.h"

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
    if (root == NULL || asprintf(&joined, "%s/%s", root, relative) < 0)
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

enum found module_find(const char *const *roots, size_t count, const char *relative,
                       struct place *place) {
    for (size_t i = 0; i < count; i++) {
        enum found found = find_below(roots[i], relative, &place->path);
        if (found == FILE_MISSING)
            continue;
        if (found == FILE_ESCAPES)
            return found;
        bool is_here = strcmp(roots[i], ".") == 0;
        place->root = roots[i];
        if (asprintf(&place->shown, "%s%s%s", is_here ? "" : roots[i], is_here ? "" : "/",
                     relative) >= 0)
            return FILE_FOUND;
        free(place->path);
        break;
    }
    place->path = place->shown = NULL;
    return FILE_MISSING;
}

void place_free(struct place *place) {
    free(place->path);
    free(place->shown);
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

size_t text_fault(const char *at, size_t len) {
    size_t i = 0;
    for (utf8proc_int32_t code; i < len;) {
        utf8proc_ssize_t taken = 1;
        if ((signed char)at[i] <= 0) /* most is ASCII */
            taken = utf8proc_iterate((const utf8proc_uint8_t *)at + i, (utf8proc_ssize_t)(len - i),
                                     &code);
        if (taken <= 0 || at[i] == '\0')
            break;
        i += (size_t)taken;
    }
    return i;
}

/* Takes a byte order mark off, and wants UTF-8. */
static bool clean_text(char *text, size_t *len, char *why, size_t size) {
    if (*len >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
        *len -= 3;
        memmove(text, text + 3, *len + 1);
    }
    size_t fault = text_fault(text, *len);
    if (fault < *len)
        snprintf(why, size, "it is no UTF-8 text (byte %zu)", fault + 1);
    return fault == *len;
}

/* A UTF-8 text from malloc; NULL with the reason in `why`. */
static char *read_text(const char *path, size_t *len, char *why, size_t size) {
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (file < 0) {
        snprintf(why, size, "%s", strerror(errno));
        return NULL;
    }
    char *text = read_all(file, len, why, size);
    close(file);
    if (text != NULL && clean_text(text, len, why, size))
        return text;
    free(text);
    return NULL;
}

const struct script *module_read(struct lua_config *config, const struct place *place, char *why,
                                 size_t size) {
    size_t len = 0;
    char *text = read_text(place->path, &len, why, size);
    return text == NULL ? NULL : module_add(config, place, text, len, why, size);
}

const struct script *module_add(struct lua_config *config, const struct place *place, char *text,
                                size_t len, char *why, size_t size) {
    snprintf(why, size, "out of memory");
    struct script *script = script_new(place->shown, text, len);
    struct script **row =
        script == NULL ? NULL : room_for(&config->loaded, config->loaded_count, sizeof *row);
    if (row == NULL) {
        script_free(script);
        return NULL;
    }
    script->root = place->root;
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
    /* Others could not be asked for, and end in shell scripts of completion. */
    if (!is_data_name((dsr_text){file, len - 4}))
        return;
    char *name = strndup(file, len - 4);
    for (size_t i = 0; i < folder->count && name != NULL; i++) {
        if (strcmp(folder->names[i], name) == 0) {
            free(name);
            return;
        }
    }
    char **row = name == NULL ? NULL : room_for(&folder->names, folder->count, sizeof *row);
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
    struct data_folder *made =
        room_for(&config->data_folders, config->data_folder_count, sizeof *made);
    if (made == NULL)
        return NULL;
    *made = (struct data_folder){.folder = strdup(folder)};
    if (made->folder == NULL)
        return NULL;
    config->data_folder_count++;
    const char *roots[PACKS_MOST + 2];
    for (size_t i = 0, count = pack_roots(config, roots); i < count; i++)
        list_folder(made, roots[i]);
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
    struct diagnostic *row =
        mistake_here(lua, "config-module-missing", "require", "there is no module '%s'", name);
    const char *nearest =
        near == NULL ? NULL : nearest_name(last, (const char *const *)near->names, near->count);
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
static void run_module(lua_State *lua, const struct script *script) {
    int modules = lua_gettop(lua);
    lua_pushlightuserdata(lua, config_of(lua)); /* stands for "being loaded" */
    lua_rawsetp(lua, modules, script);
    state_load(lua, script);
    lua_call(lua, 0, 1);
    if (lua_isnil(lua, -1)) {
        mistake(lua, "config-module-missing", script, 1, 1, "the module returns nothing");
        push_placeholder(lua);
    }
    lua_pushvalue(lua, -1);
    lua_rawsetp(lua, modules, script);
}

/* What is read is read once: when a script runs again, in a worker, no file can be opened. */
static struct required *find_required(const struct lua_config *config, const char *root,
                                      const char *name) {
    for (size_t i = 0; i < config->required_count; i++)
        if (strcmp(config->required[i].root, root) == 0 &&
            strcmp(config->required[i].name, name) == 0)
            return &config->required[i];
    return NULL;
}

static struct required *keep_required(struct lua_config *config, const char *root,
                                      const char *name) {
    struct required *row = room_for(&config->required, config->required_count, sizeof *row);
    char *copy = row ? strdup(name) : NULL;
    if (!copy)
        return NULL;
    *row = (struct required){.name = copy, .root = root};
    config->required_count++;
    return row;
}

/* Where the script that calls may look: below its own root, then among the installed. */
static size_t find_roots(lua_State *lua, const char *roots[2]) {
    const struct lua_config *config = config_of(lua);
    const struct script *script = NULL;
    uint32_t line;
    for (int level = 1; level < 4 && !script; level++) /* pcall may stand between */
        script = state_where(lua, level, &line);
    roots[0] = script && script->root ? script->root : config->folder ? config->folder : ".";
    roots[1] = config->scripts;
    return roots[1] && strcmp(roots[0], roots[1]) != 0 ? 2 : 1;
}

/* The script of a module; NULL after a mistake was told. */
static const struct script *find_script(lua_State *lua, const char *name, const char *relative) {
    struct lua_config *config = config_of(lua);
    const char *roots[2];
    size_t count = find_roots(lua, roots);
    struct required *kept = find_required(config, roots[0], relative);
    if (kept)
        return kept->script;
    struct place place = {0};
    char file[MODULE_NAME_MOST + 5], why[200] = "";
    const struct script *script = NULL;
    snprintf(file, sizeof file, "%s.lua", relative);
    enum found found = module_find(roots, count, file, &place);
    if (found == FILE_FOUND)
        script = module_read(config, &place, why, sizeof why);
    place_free(&place);
    if (script && (kept = keep_required(config, roots[0], relative)))
        kept->script = script;
    else if (found == FILE_FOUND && !script)
        mistake_here(lua, "config-file", "require", "cannot read module '%s': %s", name, why);
    else if (found == FILE_ESCAPES)
        mistake_here(lua, "config-escape", "require", "module '%s' lies outside its folder", name);
    else if (found == FILE_MISSING)
        report_missing(lua, name, relative);
    return script;
}

int module_require(lua_State *lua) {
    size_t len;
    const char *name = luaL_checklstring(lua, 1, &len);
    char relative[MODULE_NAME_MOST + 1];
    const struct script *script = NULL;
    if (strlen(name) == len && read_module_name(name, relative)) {
        script = find_script(lua, name, relative);
    } else {
        struct diagnostic *row =
            mistake_here(lua, "config-escape", "require", "'%.100s' is no name of a module", name);
        diagnostic_set_hint(row, "write require \"FOLDER.NAME\" for FOLDER/NAME.lua beside the "
                                 "pipeline");
    }
    if (script == NULL) {
        push_placeholder(lua);
        return 1;
    }
    lua_rawgeti(lua, LUA_REGISTRYINDEX, config_of(lua)->modules);
    int kept = lua_rawgetp(lua, -1, script);
    if (kept == LUA_TLIGHTUSERDATA)
        return luaL_error(lua, "module '%s' requires itself", name);
    if (kept != LUA_TNIL)
        return 1;
    lua_pop(lua, 1);
    run_module(lua, script);
    return 1;
}

/* ---- read ------------------------------------------------------------------------------- */

/* Paths of options begin at the working folder, those of scripts at their root: both will do. */
static const char *below_root(const char *root, const char *path) {
    size_t len = strlen(root);
    return strncmp(path, root, len) == 0 && path[len] == '/' ? path + len + 1 : path;
}

static bool is_plain_path(const char *path, size_t len) {
    bool climbs = strncmp(path, "../", 3) == 0 || strstr(path, "/../") || strcmp(path, "..") == 0;
    return len > 0 && len == strlen(path) && *path != '/' && !climbs;
}

int module_read_file(lua_State *lua) {
    struct lua_config *config = config_of(lua);
    size_t len;
    const char *given = luaL_checklstring(lua, 1, &len);
    const char *roots[2];
    find_roots(lua, roots);
    const char *path = below_root(roots[0], given);
    struct required *kept = find_required(config, roots[0], path);
    if (kept && kept->text) {
        lua_pushlstring(lua, kept->text, kept->len);
        return 1;
    }
    if (!is_plain_path(path, len - (size_t)(path - given)))
        return luaL_error(lua, "'%s' is no path below the folder of the script", given);
    if (config->visit && config->visit->doc)
        return luaL_error(lua,
                          "'%s' has not been read before; files are read when the module is "
                          "loaded, or in open",
                          given);
    struct place place = {0};
    char why[200] = "there is no such file", *text = NULL;
    enum found found = module_find(roots, 1, path, &place);
    if (found == FILE_FOUND)
        text = read_text(place.path, &len, why, sizeof why);
    place_free(&place);
    if (found == FILE_ESCAPES)
        return luaL_error(lua, "'%s' lies outside the folder of the script", given);
    if (!text)
        return luaL_error(lua, "cannot read '%s' below %s: %s", given, roots[0], why);
    kept = keep_required(config, roots[0], path);
    if (!kept) {
        free(text);
        return luaL_error(lua, "out of memory");
    }
    kept->text = text;
    kept->len = len;
    lua_pushlstring(lua, text, len);
    return 1;
}

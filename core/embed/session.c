/* SPDX-License-Identifier: MIT */
/*
 * See dossier/dossier.h.  The stage that packs publishes to a path, with all its care; here that
 * path lies in a folder that only this process may enter and that is gone before the caller sees
 * the bytes.
 */
#include <dossier/dossier.h>

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "load/folders.h"
#include "lua/config.h"
#include "pipeline/memory.h"
#include "pipeline/run.h"

enum { LEAST_KEY = 16 }; /* bytes, as for --key */

struct dsr_session {
    struct registry *registry;
    struct lua_config *lua;
    const struct pipeline_config *pipeline;
    dsr_settings settings;
    struct scratch memory; /* of what the settings point at */
    const char **set;
    size_t set_count;
    struct run_inputs inputs;
    struct diagnostics found;
    char *bundle;
};

/* The loader counts its openings, the plugins do not. */
static atomic_flag is_open = ATOMIC_FLAG_INIT;

static void tell(const struct dsr_session *session, const struct diagnostic *row) {
    dsr_told told = {row->severity, row->code,    row->file, row->line,
                     row->column,   row->message, row->hint, row->stage};
    if (session->settings.tell)
        session->settings.tell(session->settings.context, &told);
}

/* True when there was no error. */
static bool tell_all(struct dsr_session *session) {
    bool is_fine = session->found.errors == 0;
    for (size_t i = 0; i < session->found.count; i++)
        tell(session, &session->found.rows[i]);
    diagnostics_free(&session->found);
    return is_fine;
}

static bool refuse(struct dsr_session *session, const char *code, const char *message,
                   const char *hint) {
    struct diagnostic *row = diagnostic_add(&session->found, DSR_ERROR, code, "%s", message);
    diagnostic_set_hint(row, "%s", hint);
    return tell_all(session);
}

/* ---- opening ---- */

/* The library lies elsewhere than the program, from whose place the others are found. */
static void find_place(void) {
    Dl_info info;
    char path[PATH_MAX];
    if (!dladdr(&is_open, &info) || !info.dli_fname || !realpath(info.dli_fname, path))
        return;
    char *slash = strrchr(path, '/');
    size_t room = sizeof path - (size_t)(slash - path);
    if (snprintf(slash, room, "/%s/dossier", DOSSIER_WAY_TO_PROGRAM) < (int)room)
        folders_start_from(path);
}

static const char *keep_text(struct dsr_session *session, const char *text, size_t len) {
    char *copy = scratch_take(&session->memory, len + 1);
    return copy ? memcpy(copy, text, len) : NULL;
}

static bool keep_settings(struct dsr_session *session, const dsr_settings *settings) {
    dsr_settings *own = &session->settings;
    *own = (dsr_settings){.epoch = 0};
    if (!settings)
        return true;
    if (settings->abi != DSR_ABI || settings->size > sizeof *own)
        return false;
    memcpy(own, settings, settings->size);
    dsr_text key = own->key;
    own->key = (dsr_text){NULL, 0}; /* until it is a copy of ours, which close may wipe */
    while (own->set && own->set[session->set_count])
        session->set_count++;
    session->set = scratch_take(&session->memory, (session->set_count + 1) * sizeof *session->set);
    bool is_fine = session->set != NULL;
    for (size_t i = 0; is_fine && i < session->set_count; i++)
        is_fine = (session->set[i] = keep_text(session, own->set[i], strlen(own->set[i])));
    if (is_fine && own->profile)
        is_fine = (own->profile = keep_text(session, own->profile, strlen(own->profile)));
    const char *copy = is_fine && key.len ? keep_text(session, key.at, key.len) : NULL;
    if (copy)
        own->key = (dsr_text){copy, key.len};
    return is_fine && (copy || !key.len);
}

dsr_session *dsr_session_open(const dsr_settings *settings) {
    if (atomic_flag_test_and_set(&is_open))
        return NULL;
    struct dsr_session *session = calloc(1, sizeof *session);
    if (!session) {
        atomic_flag_clear(&is_open);
        return NULL;
    }
    find_place();
    size_t folders = 0;
    if (keep_settings(session, settings)) {
        const char *const *path = session->settings.plugin_path;
        while (path && path[folders])
            folders++;
        session->registry = registry_open(path, folders);
    }
    if (session->registry)
        session->lua = lua_config_new(session->registry, installed_scripts());
    if (!session->registry || !session->lua) {
        dsr_session_close(session);
        return NULL;
    }
    lua_config_open_packs(session->lua);
    for (size_t i = 0; i < session->registry->refused_count; i++) {
        const struct refused_module *row = &session->registry->refused[i];
        diagnostic_set_value(
            diagnostic_add(&session->found, DSR_WARNING, row->code, "%s", row->reason), row->path,
            0, 0);
    }
    tell_all(session);
    return session;
}

void dsr_session_close(dsr_session *session) {
    if (!session)
        return;
    run_inputs_free(&session->inputs);
    diagnostics_free(&session->found);
    lua_config_free(session->lua);
    registry_close(session->registry);
    if (session->settings.key.len)
        explicit_bzero((void *)(uintptr_t)session->settings.key.at, session->settings.key.len);
    scratch_free(&session->memory);
    free(session->bundle);
    free(session);
    atomic_flag_clear(&is_open);
}

/* ---- what is to be done ---- */

bool dsr_session_pipeline(dsr_session *session, const char *name) {
    session->pipeline = lua_config_find_pipeline(session->lua, name, &session->found);
    return tell_all(session) && session->pipeline;
}

bool dsr_session_pipeline_text(dsr_session *session, const char *path, dsr_text lua) {
    session->pipeline = lua_config_pipeline_text(session->lua, path, lua, &session->found);
    return tell_all(session) && session->pipeline;
}

bool dsr_session_add(dsr_session *session, const char *name, dsr_text bytes) {
    run_inputs_add(&session->inputs, name, bytes, &session->found);
    return tell_all(session);
}

/* ---- running ---- */

static void ended(void *context, size_t index, const dsr_doc *document,
                  const struct diagnostics *found) {
    (void)index;
    (void)document;
    for (size_t i = 0; i < found->count; i++)
        tell(context, &found->rows[i]);
}

static bool read_bundle(struct dsr_session *session, const char *path, dsr_text *bundle) {
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return errno == ENOENT; /* none came about, and why was told */
    struct stat is;
    bool is_known = fstat(file, &is) == 0 && is.st_size > 0;
    size_t len = 0, size = is_known ? (size_t)is.st_size : 0;
    session->bundle = malloc(size + 1);
    ssize_t got = 1;
    while (session->bundle && len < size && got > 0) {
        got = read(file, session->bundle + len, size - len);
        len += got > 0 ? (size_t)got : 0;
    }
    close(file);
    if (!session->bundle || !is_known || len < size)
        return refuse(session, "run-no-memory", "the finished bundle cannot be read back",
                      "use a machine with more memory");
    *bundle = (dsr_text){session->bundle, len};
    return true;
}

static int run_into(struct dsr_session *session, const char *path, dsr_text *bundle) {
    const dsr_settings *settings = &session->settings;
    struct run_request request = {.registry = session->registry,
                                  .lua = session->lua,
                                  .pipeline = session->pipeline,
                                  .profile = settings->profile,
                                  .settings = session->set,
                                  .setting_count = session->set_count,
                                  .secret = settings->key,
                                  .is_strict = settings->is_strict,
                                  .allows_partial = settings->allows_partial,
                                  .output = path,
                                  .epoch = settings->epoch ? settings->epoch : -1};
    struct run_plan *plan = run_prepare(&request, &session->found);
    int code = 2;
    if (plan) {
        run_inputs_sort(&session->inputs, session->pipeline->order_given);
        run_plan_listen(plan, ended, NULL, session);
        code = run_execute(plan, &session->inputs, &session->found);
        run_plan_free(plan);
    }
    tell_all(session);
    if (code != 2 && !read_bundle(session, path, bundle))
        code = 1;
    unlink(path);
    return code;
}

int dsr_session_run(dsr_session *session, dsr_text *bundle) {
    const char *place = getenv("TMPDIR");
    char folder[PATH_MAX], path[PATH_MAX + 16];
    int code = 2;
    *bundle = (dsr_text){"", 0};
    free(session->bundle);
    session->bundle = NULL;
    int len =
        snprintf(folder, sizeof folder, "%s/dossier-XXXXXX", place && *place ? place : "/tmp");
    if (!session->pipeline)
        refuse(session, "config-no-pipeline", "the session has no pipeline",
               "call dsr_session_pipeline first");
    else if (!session->inputs.count)
        refuse(session, "input-missing", "no document was added", "call dsr_session_add first");
    else if (session->settings.key.len && session->settings.key.len < LEAST_KEY)
        refuse(session, "run-bad-key", "the key is shorter than 16 bytes",
               "take 32 random bytes, and keep them apart from the bundles");
    else if (len >= (int)sizeof folder || !mkdtemp(folder))
        refuse(session, "run-output-not-writable", "no folder could be made for the bundle",
               "TMPDIR names one that can be written to");
    else {
        snprintf(path, sizeof path, "%s/bundle.zip", folder);
        code = run_into(session, path, bundle);
        rmdir(folder);
    }
    run_inputs_free(&session->inputs);
    return code;
}

/* SPDX-License-Identifier: MIT */
/*
 * dossier inside another program: a pipeline, documents from memory, a bundle in memory.  Link
 * with libdossier (pkg-config dossier-embed, or dossier::embed of the CMake package); plugins and
 * scripts are found from the place of the library, as the program finds them from its own.
 *
 *     dsr_session *session = dsr_session_open(NULL);
 *     dsr_text bundle;
 *     if (dsr_session_pipeline(session, "un-report") && dsr_session_add(session, "a.md", bytes) &&
 *         dsr_session_run(session, &bundle) == 0)
 *         keep(bundle.at, bundle.len);
 *     dsr_session_close(session);
 *
 * Everything happens in the calling thread: no other process, no signal handler, nothing printed.
 * A session belongs to one thread at a time, and one session is open at a time, since the loader
 * of modules is the process's.  What a document does wrong is told; what a plugin does wrong (it
 * crashes, or never ends) takes the program with it: for documents of strangers run `dossier`.
 */
#ifndef DOSSIER_DOSSIER_H
#define DOSSIER_DOSSIER_H

#include <dossier/stage.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A diagnostic; texts are NUL-terminated and valid during the call. */
typedef struct dsr_told {
    dsr_severity severity;
    const char *code;      /* stable; `dossier explain CODE` tells more */
    const char *file;      /* the document's name, or a Lua file; NULL: none */
    uint32_t line, column; /* 1-based; column in code points; 0: unknown */
    const char *message;
    const char *hint;  /* NULL: none */
    const char *stage; /* NULL: the engine */
} dsr_told;

/* All members may be zero.  Lists end with NULL; nothing is kept after dsr_session_open but
 * `tell` and `context`. */
typedef struct dsr_settings {
    uint32_t abi, size;             /* DSR_ABI, sizeof(dsr_settings) */
    const char *const *plugin_path; /* folders searched before the usual ones */
    const char *profile;            /* a named set of overrides of the pipeline */
    const char *const *set;         /* "STAGE.OPTION=VALUE", laid on last */
    dsr_text key;                   /* secret for pseudonyms that agree across runs */
    bool is_strict;                 /* a warning fails its document */
    bool allows_partial;            /* a bundle even when a document failed */
    int64_t epoch;                  /* date of the bundle, seconds since 1970; 0: none,
                                              whatever SOURCE_DATE_EPOCH says */
    void (*tell)(void *context, const dsr_told *row);
    void *context;
} dsr_settings;

typedef struct dsr_session dsr_session;

/* Loads the plugins.  NULL where memory is out, where another session is open, or where the
 * settings are of another interface.  `settings` may be NULL. */
DSR_EXPORT dsr_session *dsr_session_open(const dsr_settings *settings);
DSR_EXPORT void dsr_session_close(dsr_session *session); /* NULL is fine */

/* The pipeline of the next runs: a file's path, or the name of an installed one.  False after a
 * diagnostic for every mistake in it. */
DSR_EXPORT bool dsr_session_pipeline(dsr_session *session, const char *name);
/* The same from text; what it requires is looked for beside `path`, which names it in messages. */
DSR_EXPORT bool dsr_session_pipeline_text(dsr_session *session, const char *path, dsr_text lua);

/* One more document of the next run; the bytes are copied.  `name` is relative, with '/' between
 * its steps, and its suffix tells the format: "annexes/list.md". */
DSR_EXPORT bool dsr_session_add(dsr_session *session, const char *name, dsr_text bytes);

/* Runs the pipeline over the documents added, in the order the program would take (by name), and
 * forgets them.  0 done; 1 a document failed; 2 nothing was begun: the pipeline is wrong, or there
 * is no document, no key of 16 bytes, no folder to write in; 70 a fault of dossier itself.  The
 * bundle (a zip; empty when none came about) is valid until the next run or close. */
DSR_EXPORT int dsr_session_run(dsr_session *session, dsr_text *bundle);

#ifdef __cplusplus
}
#endif
#endif

/* SPDX-License-Identifier: MIT */
/*
 * embed PIPELINE DOCUMENT... >bundle.zip: dossier inside another program.  Every document is read
 * into memory, the bundle comes back in memory.
 */
#include <dossier/dossier.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void tell(void *context, const dsr_told *row) {
    static const char *const severities[] = {"", "note", "warning", "error"};
    (void)context;
    if (row->severity == DSR_NOTE_SEVERITY)
        return;
    fprintf(stderr, "%s:%u:%u: %s: %s [%s]\n", row->file ? row->file : "embed", row->line,
            row->column, severities[row->severity], row->message, row->code);
    if (row->hint)
        fprintf(stderr, "    hint: %s\n", row->hint);
}

static bool add_file(dsr_session *session, const char *path) {
    enum { MOST = 16 * 1024 * 1024 };
    FILE *file = fopen(path, "rb");
    char *bytes = file ? malloc(MOST) : NULL;
    size_t len = bytes ? fread(bytes, 1, MOST, file) : MOST;
    bool is_read = bytes && !ferror(file) && len < MOST;
    if (!is_read)
        fprintf(stderr, "%s: cannot be read, or is larger than 16 MiB\n", path);
    bool is_added = is_read && dsr_session_add(session, path, (dsr_text){bytes, len});
    free(bytes);
    if (file)
        fclose(file);
    return is_added;
}

int main(int count, char **arguments) {
    dsr_settings settings = {.abi = DSR_ABI, .size = sizeof settings, .tell = tell};
    if (count < 3) {
        fputs("usage: embed PIPELINE DOCUMENT... >bundle.zip\n", stderr);
        return 2;
    }
    dsr_session *session = dsr_session_open(&settings);
    dsr_text bundle = {"", 0};
    int code = 2;
    if (!session)
        fputs("embed: no session\n", stderr);
    bool is_fine = session && dsr_session_pipeline(session, arguments[1]);
    for (int i = 2; is_fine && i < count; i++)
        is_fine = add_file(session, arguments[i]);
    if (is_fine)
        code = dsr_session_run(session, &bundle);
    if (fwrite(bundle.at, 1, bundle.len, stdout) != bundle.len || fflush(stdout) != 0)
        code = 1;
    dsr_session_close(session);
    return code;
}

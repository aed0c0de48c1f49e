/* SPDX-License-Identifier: MIT */
/* What the verbs give back: complaints, and files. */
#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>

#include "author.h"

void complain(dsr_job *job, const char *code, const char *hint, const char *format, ...) {
    char message[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    job->host->report(job, DSR_ERROR, code, (dsr_place){0}, "%s", message);
    if (hint)
        job->host->hint(job, "%s", hint);
}

bool write_output(dsr_job *job, dsr_text path, const char *name,
                  bool (*write)(FILE *to, dsr_job *job)) {
    char file[PATH_MAX];
    struct stat about;
    if (!path.len)
        return write(stdout, job);
    bool is_folder = path.at[path.len - 1] == '/' ||
                     (stat(path.at, &about) == 0 && S_ISDIR(about.st_mode)) ||
                     !strchr(strrchr(path.at, '/') ? strrchr(path.at, '/') : path.at, '.');
    int len =
        snprintf(file, sizeof file, "%s%s%s", path.at, is_folder ? "/" : "", is_folder ? name : "");
    if (is_folder && mkdir(path.at, 0777) != 0 && errno != EEXIST)
        len = -1;
    FILE *to = len > 0 && (size_t)len < sizeof file ? fopen(file, "we") : NULL;
    bool is_fine = to && write(to, job);
    if ((to && fclose(to) != 0) || !is_fine) {
        complain(job, "author-not-written", NULL, "%s: %s", path.at, strerror(errno));
        return false;
    }
    return true;
}

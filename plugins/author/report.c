/* SPDX-License-Identifier: MIT */
#include <stdarg.h>

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

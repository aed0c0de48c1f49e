/* SPDX-License-Identifier: MIT */
/* See refusal.h. */
#include "refusal.h"

#include <stdarg.h>
#include <stdio.h>

bool refuse(struct refusal *refusal, const char *code, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    refusal->code = code;
    if (vsnprintf(refusal->reason, sizeof refusal->reason, format, arguments) < 0)
        refusal->reason[0] = '\0';
    va_end(arguments);
    return false;
}

/* SPDX-License-Identifier: MIT */
/* What a stage may be called, and what comes nearest to a name that it may not have. */
#include <string.h>

#include "author.h"

static bool is_small(char sign) {
    return sign >= 'a' && sign <= 'z';
}

static bool is_digit(char sign) {
    return sign >= '0' && sign <= '9';
}

bool is_stage_name(const char *name) {
    if (!is_small(name[0]) || strlen(name) >= NAME_SIZE)
        return false;
    for (const char *at = name; *at; at++)
        if (!is_small(*at) && !is_digit(*at) &&
            (*at != '-' || !(is_small(at[1]) || is_digit(at[1]))))
            return false;
    return true;
}

void nearest_stage_name(const char *text, char into[NAME_SIZE]) {
    size_t len = 0;
    for (const char *at = text; *at && len < NAME_SIZE - 1; at++) {
        char sign = *at >= 'A' && *at <= 'Z' ? (char)(*at - 'A' + 'a') : *at;
        if (is_small(sign) || (is_digit(sign) && len))
            into[len++] = sign;
        else if (len && into[len - 1] != '-')
            into[len++] = '-';
    }
    while (len && into[len - 1] == '-')
        len--;
    into[len] = '\0';
    if (!len)
        memcpy(into, "my-stage", sizeof "my-stage");
}

void module_name(const char *name, char into[NAME_SIZE]) {
    size_t len = 0;
    for (; name[len] && len < NAME_SIZE - 1; len++)
        into[len] = name[len] == '-' ? '_' : name[len];
    into[len] = '\0';
}

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
    for (; len < NAME_SIZE - 1 && name[len]; len++)
        into[len] = name[len] == '-' ? '_' : name[len];
    into[len] = '\0';
}

bool is_same_name(const char *one, const char *other) {
    for (; *one && *other; one++, other++)
        if ((*one == '-' ? '_' : *one) != (*other == '-' ? '_' : *other))
            return false;
    return *one == *other;
}

/* Levenshtein's distance; names are short. */
static size_t distance(const char *one, const char *other) {
    size_t row[NAME_SIZE + 1], len = strlen(other);
    for (size_t k = 0; k <= len; k++)
        row[k] = k;
    for (size_t i = 0; one[i]; i++) {
        size_t corner = row[0];
        row[0] = i + 1;
        for (size_t k = 0; k < len; k++) {
            size_t best = corner + (one[i] != other[k]);
            corner = row[k + 1];
            best = best < row[k] + 1 ? best : row[k] + 1;
            row[k + 1] = best < corner + 1 ? best : corner + 1;
        }
    }
    return row[len];
}

void look_nearer(struct nearest *nearest, const char *name) {
    size_t len = strlen(nearest->word), most = len < 4 ? 1 : len < 8 ? 2 : 3;
    if (strlen(name) >= NAME_SIZE || len >= NAME_SIZE)
        return;
    size_t far = distance(nearest->word, name);
    if (far > most || (nearest->name[0] && far >= nearest->distance))
        return;
    nearest->distance = far;
    snprintf(nearest->name, sizeof nearest->name, "%s", name);
}

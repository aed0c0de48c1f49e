/* SPDX-License-Identifier: MIT */
/*
 * The nearest of some names to a misspelt one: edits counted as by Damerau (a swap of two
 * neighbours is one edit), letters compared without case, '-' and '_' alike.
 */
#include "diagnostic.h"

#include <string.h>

#define LONGEST 64 /* longer words are not corrected */

static char plain(char c) {
    if (c == '-')
        return '_';
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static unsigned least_of(unsigned a, unsigned b) {
    return a < b ? a : b;
}

/* Optimal string alignment with three rows; bytes, which is close enough for a hint. */
static unsigned edit_distance(const char *a, size_t a_len, const char *b, size_t b_len) {
    unsigned rows[3][LONGEST + 1];
    unsigned *before = rows[0], *last = rows[1], *row = rows[2];
    for (size_t j = 0; j <= b_len; j++)
        before[j] = last[j] = (unsigned)j;
    for (size_t i = 1; i <= a_len; i++) {
        row[0] = (unsigned)i;
        for (size_t j = 1; j <= b_len; j++) {
            bool is_same = plain(a[i - 1]) == plain(b[j - 1]);
            unsigned best = last[j - 1] + (is_same ? 0 : 1);
            best = least_of(best, least_of(last[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && plain(a[i - 1]) == plain(b[j - 2]) &&
                plain(a[i - 2]) == plain(b[j - 1]))
                best = least_of(best, before[j - 2] + 1);
            row[j] = best;
        }
        unsigned *spare = before;
        before = last;
        last = row;
        row = spare;
    }
    return last[b_len];
}

/* A beginning of three letters or more is as good as the last distance allowed. */
static bool begins(const char *word, size_t len, const char *name) {
    size_t i = 0;
    while (i < len && name[i] != '\0' && plain(word[i]) == plain(name[i]))
        i++;
    return i == len && len >= 3;
}

const char *nearest_name(const char *word, const char *const *names, size_t count) {
    size_t len = strlen(word);
    if (len == 0 || len > LONGEST)
        return NULL;
    /* One edit in three letters, three at most: more would be guessing. */
    unsigned limit = least_of((unsigned)(len + 1) / 3, 3);
    const char *nearest = NULL;
    unsigned best = limit + 1;
    for (size_t i = 0; i < count; i++) {
        size_t name_len = strlen(names[i]);
        unsigned distance = begins(word, len, names[i]) ? limit : limit + 1;
        if (name_len <= LONGEST)
            distance = least_of(distance, edit_distance(word, len, names[i], name_len));
        if (distance < best) {
            best = distance;
            nearest = names[i];
        }
    }
    return nearest;
}

void diagnostic_suggest(struct diagnostic *row, const char *word, const char *const *names,
                        size_t count, const char *otherwise) {
    const char *nearest = nearest_name(word, names, count);
    if (nearest != NULL)
        diagnostic_set_hint(row, "did you mean '%s'?", nearest);
    else if (otherwise != NULL)
        diagnostic_set_hint(row, "%s", otherwise);
}

void diagnostic_suggest_all(struct diagnostic *row, const char *word, const char *const *names,
                            size_t count, const char *title) {
    char all[400];
    size_t len = (size_t)snprintf(all, sizeof all, "%s: ", title);
    for (size_t i = 0; i < count && len < sizeof all; i++)
        len += (size_t)snprintf(all + len, sizeof all - len, "%s%s", i == 0 ? "" : ", ", names[i]);
    diagnostic_suggest(row, word, names, count, count > 0 ? all : NULL);
}

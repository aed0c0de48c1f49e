/* SPDX-License-Identifier: MIT */
/*
 * What a line of a text looks like: broken in the middle of a sentence, a heading, a line of a
 * contents table.  Guesses by length and signs; knows no labels.
 */
#ifndef DOSSIER_IMPORT_LINE_H
#define DOSSIER_IMPORT_LINE_H

#include "vocabulary.h"

/* Does the line [start, end) end a sentence or a part of a list?  One that ends with a letter, a
 * figure or a comma goes on in the next one, if the word at `next` had no more room in it; but
 * for "...; and", after which a list goes on. */
bool line_ends_sentence(const struct vocabulary *words, dsr_text text, size_t start, size_t end,
                        size_t next);

/* Is [start, end), or the lines it begins with, short, without a full stop, and begins high? */
bool line_is_title(dsr_text text, size_t start, size_t end);

/* Does the line at `at` end with a number behind a tab, wide space or leader dots? */
bool line_ends_with_page(dsr_text text, size_t at);

#endif

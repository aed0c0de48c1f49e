/* SPDX-License-Identifier: MIT */
/*
 * Lines of a plain text, as reader and splicer both see them.
 */
#ifndef DOSSIER_TEXT_LINES_H
#define DOSSIER_TEXT_LINES_H

#include "dossier/stage.h"

/* One line: where it starts, its text without blanks around it, its line end, what follows. */
struct line {
    uint32_t start, text, text_end, end, next;
};

struct line line_at(const char *at, uint32_t size, uint32_t start);
bool is_blank(char c);
/* Whether line ends within paragraphs are layout; else every line is a paragraph. */
bool lines_are_wrapped(const char *at, uint32_t size);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Whether a page is what dossier promises of its pages: each element closed and in a place where
 * it may stand, nothing that runs or loads, ids unique, links that lead somewhere, one h1 and no
 * level skipped.  It accepts the small part of HTML that the writers use, and nothing else.
 */
#ifndef DOSSIER_TESTS_PAGE_CHECK_H
#define DOSSIER_TESTS_PAGE_CHECK_H

#include <stdbool.h>
#include <stddef.h>

/* False with the first fault and its place in `why`. */
bool page_check(const char *page, size_t len, char *why, size_t size);

#endif

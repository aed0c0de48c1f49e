/* SPDX-License-Identifier: MIT */
/*
 * The web pages dossier writes, a document's and a bundle's index, in one hand: head, style and
 * escaping.  No script, nothing from elsewhere, readable without its style.  Where the bytes go
 * is the caller's business.
 */
#ifndef DOSSIER_PAGE_H
#define DOSSIER_PAGE_H

#include "dossier/stage.h"

struct page {
    void (*add)(void *to, const char *at, size_t len);
    void *to;
};

/* The element html and what stands before the text.  Texts are UTF-8 and escaped here. */
struct page_head {
    dsr_text language; /* BCP 47; "und", undetermined, is written for what is none */
    dsr_text title;
    const char *body; /* class of the body */
};

/* Mark-up as it is, NUL-terminated. */
void page_markup(const struct page *page, const char *markup);
void page_bytes(const struct page *page, dsr_text bytes);
/* Text: & < > as references, control characters as spaces. */
void page_text(const struct page *page, dsr_text text);
/* The value of an attribute, which stands in double quotes: those as well. */
void page_value(const struct page *page, dsr_text text);

void page_open(const struct page *page, const struct page_head *head);
void page_close(const struct page *page);

/* Whether it looks like a BCP 47 tag (RFC 5646, 2.1) and says a language. */
bool page_is_language(dsr_text tag);
bool page_is_right_to_left(dsr_text tag);

#endif

/* SPDX-License-Identifier: MIT */
/* See quote.h. */
#include "quote.h"

#include "bytes.h"

/* “...” in English, „...“ in German, ”...“ in Arabic: the first sign tells the last. */
static void curly_quote(struct quotes *quotes, unsigned char sign) {
    if (sign < 0x9C || sign > 0x9E) {
        return;
    }
    if (quotes->opened_by == 0) {
        quotes->opened_by = sign;
        quotes->open |= 4;
    } else if (sign != quotes->opened_by && sign != 0x9E) {
        quotes->opened_by = 0;
        quotes->open &= ~4u;
    }
}

/* Quotation marks are counted from where the last reference left off; straight ones open and
 * close in turn. */
bool quotes_are_open(struct quotes *quotes, dsr_text text, size_t at) {
    for (size_t i = quotes->at; i < at; i++) {
        unsigned char c = (unsigned char)text.at[i];
        if (c == '"') {
            quotes->open ^= 1;
        } else if (c == 0xC2 && byte_at(text, i + 1) == 0xAB) {
            quotes->open |= 2;
        } else if (c == 0xC2 && byte_at(text, i + 1) == 0xBB) {
            quotes->open &= ~2u;
        } else if (c == 0xE2 && byte_at(text, i + 1) == 0x80) {
            curly_quote(quotes, byte_at(text, i + 2));
        }
    }
    quotes->at = at;
    return quotes->open != 0;
}

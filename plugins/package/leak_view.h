/* SPDX-License-Identifier: MIT */
/*
 * The readings of a file in which a name could hide: as it stands, with escapes undone, with
 * mark-up taken out, and base64 decoded; each folded so that case, accents, invisible signs and
 * kinds of space make no difference.  Every character remembers the byte it came from.
 */
#ifndef PACKAGE_LEAK_VIEW_H
#define PACKAGE_LEAK_VIEW_H

#include "bytes.h"

struct view {
    int32_t *codes; /* code points */
    size_t *at;     /* the byte of the file each comes from */
    size_t count, capacity;
    bool has_failed;
};

struct folded {
    struct bytes text; /* UTF-8 */
    size_t *at;        /* by byte of the text */
    size_t capacity;
    bool has_failed;
};

void view_decode(struct view *view, dsr_text bytes); /* UTF-8 or UTF-16; bad bytes part words */
void view_unescape(struct view *view, const struct view *from);
void view_strip(struct view *view, const struct view *from);
void view_base64(struct view *view, const struct view *from);
void view_free(struct view *view);

void fold_view(struct folded *folded, const struct view *view);
void folded_free(struct folded *folded);

#endif

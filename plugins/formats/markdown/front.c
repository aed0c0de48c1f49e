/* SPDX-License-Identifier: MIT */
/*
 * YAML front matter, which md4c does not know: from a line "---" at the very start to the next
 * line "---" or "...".  Each entry with the lines that belong to it becomes one metadata node.
 */
#include <string.h>

#include "walk.h"

static bool is_line(struct source s, uint32_t at, const char *signs) {
    if (s.size - at < 3 || memcmp(s.at + at, signs, 3) != 0)
        return false;
    at = scan_blanks(s, at + 3);
    return at >= s.size || is_line_end(s.at[at]);
}

/* "key:" at the line start; a rule and a paragraph must not be taken for front matter. */
static bool is_entry(struct source s, uint32_t at) {
    uint32_t end = scan_line_end(s, at);
    const char *colon = memchr(s.at + at, ':', end - at);
    if (!colon || s.at[at] == ' ' || s.at[at] == '#' || s.at[at] == '-')
        return false;
    uint32_t after = (uint32_t)(colon - s.at) + 1;
    return after == end || is_blank(s.at[after]);
}

static bool is_part(struct source s, uint32_t at) {
    return at >= s.size || is_line_end(s.at[at]) || is_blank(s.at[at]) || s.at[at] == '#' ||
           s.at[at] == '-' || s.at[at] == ']' || s.at[at] == '}';
}

uint32_t front_matter_end(struct source s, uint32_t at) {
    if (!is_line(s, at, "---"))
        return 0;
    bool has_entry = false;
    for (at = scan_next_line(s, at); at < s.size; at = scan_next_line(s, at)) {
        if (is_line(s, at, "---") || is_line(s, at, "..."))
            return has_entry ? scan_next_line(s, at) : 0;
        if (is_entry(s, at))
            has_entry = true;
        else if (!is_part(s, at))
            return 0;
    }
    return 0;
}

int front_matter_read(struct walk *walk, uint32_t at, uint32_t end) {
    struct source s = walk->source;
    int status = 0;
    uint32_t start = NONE, last = 0;
    for (at = scan_next_line(s, at); at < end && status == 0; at = scan_next_line(s, at)) {
        bool is_last = is_line(s, at, "---") || is_line(s, at, "...");
        bool is_new = is_last || is_entry(s, at) || s.at[at] == '#';
        if (is_new && start != NONE) {
            status = walk_hide(walk, DSR_META, IN_YAML, start, last);
            start = NONE;
        }
        if (is_last)
            break;
        if (start == NONE && scan_blanks(s, at) < scan_line_end(s, at))
            start = at;
        if (start != NONE && scan_blanks(s, at) < scan_line_end(s, at))
            last = scan_line_end(s, at);
    }
    walk->cursor = end;
    return status;
}

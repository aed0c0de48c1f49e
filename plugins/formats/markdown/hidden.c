/* SPDX-License-Identifier: MIT */
/*
 * What no block shows: definitions, link targets, tags and gaps become nodes of their own; and
 * finding what comes next across them.  See walk.h.
 */
#include <stdlib.h>
#include <string.h>

#include "walk.h"

static int add_hidden_run(struct walk *walk, struct run run) {
    uint32_t row = tree_add_run(walk->tree);
    if (row == NONE)
        return walk_no_memory(walk);
    walk->tree->runs[row] = run;
    return 0;
}

/* Targets, titles and names may hold escapes and entities; all else is taken as it stands. */
static int add_hidden_runs(struct walk *walk, const struct hidden *h) {
    struct source s = walk->source;
    bool is_inline =
        h->context == IN_TARGET || h->context == IN_TITLE || h->context == IN_LINK_LABEL;
    uint32_t start = h->start;
    int status = 0;
    for (uint32_t at = h->start; is_inline && at < h->end && status == 0;) {
        char meaning[8];
        uint32_t len = 0, end = at;
        if (s.at[at] == '\\' && at + 1 < h->end && is_punct(s.at[at + 1])) {
            meaning[0] = s.at[at + 1];
            len = 1;
            end = at + 2;
        } else if (s.at[at] == '&') {
            while (end < h->end && end - at < 50 && s.at[end] != ';')
                end++;
            len = end < h->end ? entity_decode(s.at + at, ++end - at, meaning) : 0;
        }
        if (len == 0) {
            at++;
            continue;
        }
        uint32_t pool = tree_add_text(walk->tree, meaning, len);
        if (pool == NONE)
            return walk_no_memory(walk);
        if (start < at)
            status = add_hidden_run(
                walk, (struct run){.start = start, .end = at, .text_len = at - start});
        if (status == 0)
            status = add_hidden_run(
                walk,
                (struct run){
                    .start = at, .end = end, .text_len = len, .pool = pool, .is_decoded = true});
        start = at = end;
    }
    if (status == 0 && start < h->end)
        status = add_hidden_run(
            walk, (struct run){.start = start, .end = h->end, .text_len = h->end - start});
    return status;
}

int walk_add_hidden(struct walk *walk, const struct hidden *h, uint32_t parent) {
    uint32_t node = tree_add_node(walk->tree), first = walk->tree->run_count;
    if (node == NONE)
        return walk_no_memory(walk);
    int status = add_hidden_runs(walk, h);
    const struct node *above = &walk->tree->nodes[parent];
    bool is_inline =
        h->context == IN_TARGET || h->context == IN_TITLE || h->context == IN_LINK_LABEL;
    uint32_t text_len = 0;
    for (uint32_t i = first; i < walk->tree->run_count; i++)
        text_len += walk->tree->runs[i].text_len;
    walk->tree->nodes[node] = (struct node){.kind = h->kind,
                                            .context = h->context,
                                            .flags = is_inline ? 0 : DSR_RAW_TEXT,
                                            .is_hidden = true,
                                            .parent = parent,
                                            .depth = above->depth + 1,
                                            .quotes = above->quotes,
                                            .start = h->start,
                                            .end = h->end,
                                            .first_run = first,
                                            .run_count = walk->tree->run_count - first,
                                            .text_len = text_len};
    return status;
}

int walk_hide(struct walk *walk, dsr_kind kind, enum context context, uint32_t start,
              uint32_t end) {
    struct hidden hidden = {kind, context, start, end};
    if (start >= end)
        return 0;
    if (walk->leaf == NONE)
        return walk_add_hidden(walk, &hidden, walk->container);
    if (walk->hidden_count == walk->hidden_room) {
        uint32_t room = walk->hidden_room + walk->hidden_room / 2 + 16;
        struct hidden *grown = realloc(walk->hidden, room * sizeof *grown);
        if (!grown)
            return walk_no_memory(walk);
        walk->hidden = grown;
        walk->hidden_room = room;
    }
    walk->hidden[walk->hidden_count++] = hidden;
    return 0;
}

static int hide_definition(struct walk *walk, const struct definition *d) {
    uint32_t row = tree_add_definition(walk->tree);
    if (row == NONE)
        return walk_no_memory(walk);
    walk->tree->definitions[row] = *d;
    int status = walk_hide(walk, DSR_RAW, IN_LINK_LABEL, d->label_start, d->label_end);
    if (status == 0)
        status = walk_hide(walk, DSR_RAW, IN_TARGET, d->target_start, d->target_end);
    if (status == 0)
        status = walk_hide(walk, DSR_RAW, IN_TITLE, d->title_start, d->title_end);
    return status;
}

int walk_advance(struct walk *walk, uint32_t to) {
    struct source s = walk->source;
    if (to < walk->cursor) { /* the walk went too far; the pointer is right */
        walk->tree->guesses++;
        walk->cursor = to;
        return 0;
    }
    int status = 0;
    for (uint32_t at = walk->cursor; at < to && status == 0;) {
        struct definition d;
        if (s.at[at] == '[' && scan_definition(s, at, &d) && d.end <= to) {
            status = hide_definition(walk, &d);
            at = d.end;
        } else if (is_trivial(s.at[at])) {
            at++;
        } else {
            uint32_t line = scan_line_end(s, at), end = line < to ? line : to, next = end;
            while (is_blank(s.at[end - 1]) || s.at[end - 1] == '|')
                end--;
            while (at > walk->cursor && is_punct(s.at[at - 1]) && s.at[at - 1] != '|')
                at--; /* "[Person 1]" is one */
            status = walk_hide(walk, DSR_RAW, IN_GAP, at, end);
            at = next;
        }
    }
    walk->cursor = to;
    return status;
}

/* Where something stands that `is_it` knows, at the start of this or a later line; passes
 * definitions, and lines that are none of it. */
uint32_t walk_seek(struct walk *walk, uint32_t (*is_it)(struct walk *, uint32_t)) {
    struct source s = walk->source;
    for (uint32_t at = walk->cursor;;) {
        at = scan_gap(s, at);
        struct definition d;
        if (at >= s.size)
            return NONE;
        if (is_it(walk, at))
            return at;
        if (s.at[at] == '[' && scan_definition(s, at, &d)) {
            at = d.end;
        } else {
            walk->tree->guesses++;
            at = scan_line_end(s, at);
        }
    }
}

uint32_t walk_is_text(struct walk *walk, uint32_t at) {
    struct definition d;
    return !(walk->source.at[at] == '[' && scan_definition(walk->source, at, &d));
}

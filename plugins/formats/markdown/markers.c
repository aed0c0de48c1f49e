/* SPDX-License-Identifier: MIT */
/*
 * List markers with other labels, and what hangs on them: the indentation of an item's lines,
 * empty lines that keep paragraphs apart; see splice.h.
 */
#include <stdlib.h>
#include <string.h>

#include "splice.h"

/* An empty line before the line that starts here, quoted as that is. */
static bool part_lines(struct splicer *s, const struct work *work, uint32_t line) {
    struct source source = s->source;
    if (line == 0 || line >= source.size || line == s->parted_at ||
        scan_is_blank_before(source, line) || is_empty_line(source, line))
        return true;
    s->parted_at = line;
    struct bytes bytes = {0};
    for (uint32_t i = 0; i < s->tree.nodes[work->node].quotes; i++)
        bytes_add(&bytes, i ? " >" : ">", i ? 2 : 1);
    bytes_add(&bytes, s->line_end, strlen(s->line_end));
    bool is_fine =
        !bytes.has_failed && patches_add_layout(&s->patches, line, line, bytes.at, bytes.len);
    splice_note(s, work->marker->block,
                "the label begins no list here: an empty line keeps it apart from the line before");
    free(bytes.at);
    return is_fine;
}

/* ---- indentation ---- */

static bool add_shift(struct splicer *s, uint32_t at, int32_t columns) {
    if (s->shift_count == s->shift_room) {
        size_t room = s->shift_room * 2 + 32;
        struct shift *grown = realloc(s->shifts, room * sizeof *grown);
        if (!grown)
            return false;
        s->shifts = grown;
        s->shift_room = room;
    }
    s->shifts[s->shift_count++] = (struct shift){at, columns};
    return true;
}

/* Moves the lines that hang on an item's content column; lazy lines stand before it. */
static bool shift_lines(struct splicer *s, const struct work *work, int32_t columns) {
    const struct node *item = &s->tree.nodes[work->node];
    struct source source = s->source;
    bool is_fine = true, has_any = false;
    for (uint32_t line = scan_next_line(source, item->start);
         columns && is_fine && line < item->end && line < source.size;
         line = scan_next_line(source, line)) {
        uint32_t base = scan_quotes(source, line, item->quotes), text = scan_blanks(source, base);
        if (text >= source.size || is_line_end(source.at[text]) ||
            scan_column(source, text) < scan_column(source, base) + item->content_column)
            continue;
        is_fine = add_shift(s, base, columns);
        has_any = true;
    }
    if (has_any)
        splice_note(s, work->marker->block,
                    "the label has another width: the lines of its item move along");
    return is_fine;
}

static int by_place(const void *left, const void *right) {
    const struct shift *a = left, *b = right;
    return a->at < b->at ? -1 : a->at > b->at;
}

static bool add_blanks(struct splicer *s, uint32_t start, uint32_t end, uint32_t count) {
    struct bytes blanks = {0};
    for (uint32_t i = 0; i < count; i++)
        bytes_add_char(&blanks, ' ');
    bool is_fine =
        !blanks.has_failed && patches_add_layout(&s->patches, start, end, blanks.at, blanks.len);
    free(blanks.at);
    return is_fine;
}

bool shifts_patch(struct splicer *s) {
    struct source source = s->source;
    bool is_fine = true;
    if (s->shift_count)
        qsort(s->shifts, s->shift_count, sizeof *s->shifts, by_place);
    for (size_t i = 0; i < s->shift_count && is_fine;) {
        uint32_t at = s->shifts[i].at;
        int32_t columns = 0;
        for (; i < s->shift_count && s->shifts[i].at == at; i++)
            columns += s->shifts[i].columns;
        /* Blanks go before the others, unless a tab would swallow them: it becomes blanks. */
        uint32_t text = scan_blanks(source, at);
        int32_t have = (int32_t)(scan_column(source, text) - scan_column(source, at));
        bool has_tab = memchr(source.at + at, '\t', text - at) != NULL;
        if (columns < -have)
            columns = -have;
        if (columns >= 0 && !has_tab)
            is_fine = add_blanks(s, at, at, (uint32_t)columns);
        else if (!has_tab)
            is_fine = patches_add_layout(&s->patches, at, at + (uint32_t)-columns, NULL, 0);
        else
            is_fine = add_blanks(s, at, text, (uint32_t)(have + columns));
    }
    return is_fine;
}

/* ---- markers ---- */

static bool is_list_marker(dsr_text text) {
    struct source s = {text.at, (uint32_t)text.len};
    char sign;
    return text.len && scan_list_marker(s, 0, &sign) == text.len;
}

/* "8 -", "VIII." or nothing: what was an item must be a paragraph that stands alone. */
static bool demote(struct splicer *s, struct work *work, dsr_text marker) {
    const struct node *item = &s->tree.nodes[work->node];
    struct source source = s->source;
    uint32_t end = marker.len ? item->marker_end : scan_blanks(source, item->marker_end);
    struct bytes bytes = {0};
    work->is_demoted = true;
    bytes_add(&bytes, marker.at, marker.len);
    bytes_add(&bytes, " x", 2); /* as if its text followed */
    uint32_t slash = bytes.has_failed ? UINT32_MAX : block_start(bytes.at, bytes.len, false).slash;
    bytes.len = 0;
    if (slash <= marker.len) {
        bytes_add(&bytes, marker.at, slash);
        bytes_add(&bytes, "\\", 1);
        marker = (dsr_text){marker.at + slash, marker.len - slash};
    }
    bytes_add(&bytes, marker.at, marker.len);
    bool is_fine =
        !bytes.has_failed && patches_add(&s->patches, item->marker_start, end, bytes.at, bytes.len);
    free(bytes.at);
    uint32_t line = scan_line_start(source, item->start);
    if (is_fine && scan_prefix(source, line) >= item->start)
        is_fine = part_lines(s, work, line);
    uint32_t text_end = item->marker_end;
    if (item->run_count)
        text_end = s->tree.runs[item->first_run + item->run_count - 1].end;
    if (is_fine)
        is_fine = part_lines(s, work, scan_next_line(source, text_end));
    uint32_t column = scan_column(source, item->marker_start);
    uint32_t base = scan_column(source, scan_quotes(source, line, item->quotes));
    int32_t depth = column < base ? 0 : (int32_t)(column - base);
    return is_fine && shift_lines(s, work, depth - (int32_t)item->content_column);
}

/* The item comes first in its list, in the line after a paragraph's. */
static bool must_part(const struct splicer *s, const struct work *work, dsr_text marker) {
    const struct tree *tree = &s->tree;
    uint32_t at = work->node;
    bool is_one = marker.len == 2 && marker.at[0] == '1';
    if (is_one || !is_digit(marker.at[0]) || tree->nodes[at - 1].kind != DSR_LIST)
        return false;
    for (at -= 2; at > 0 && (tree->nodes[at].is_hidden || tree->nodes[at].kind == DSR_LIST);)
        at--;
    const struct node *before = &tree->nodes[at];
    return before->context == IN_PARAGRAPH && !before->is_setext &&
           scan_next_line(s->source, text_end_of(s, before)) ==
               scan_line_start(s->source, tree->nodes[work->node].start);
}

bool marker_patch(struct splicer *s, struct work *work, bool is_empty) {
    const struct node *item = &s->tree.nodes[work->node];
    const struct edit *edit = work->marker;
    if (edit->kind == EDIT_REMOVE) /* an empty item goes as lines; else part of its text stays */
        return is_empty || demote(s, work, (dsr_text){"", 0});
    struct bytes bytes = {0};
    bytes_add(&bytes, s->source.at + item->marker_start, edit->start - item->marker_start);
    if (edit->kind == EDIT_LABEL)
        bytes_add(&bytes, edit->text.at, edit->text.len);
    bytes_add(&bytes, s->source.at + edit->end, item->marker_end - edit->end);
    dsr_text marker = {bytes.at, bytes.len};
    bool is_fine = !bytes.has_failed;
    if (is_fine && is_list_marker(marker)) {
        int32_t columns = (int32_t)marker.len - (int32_t)(item->marker_end - item->marker_start);
        is_fine =
            patches_add(&s->patches, item->marker_start, item->marker_end, marker.at, marker.len) &&
            shift_lines(s, work, columns);
        if (is_fine && must_part(s, work, marker))
            is_fine = part_lines(s, work, scan_line_start(s->source, item->start));
    } else if (is_fine) {
        is_fine = demote(s, work, edit->kind == EDIT_UNLABEL ? (dsr_text){"", 0} : marker);
    }
    free(bytes.at);
    return is_fine;
}

/* SPDX-License-Identifier: MIT */
/*
 * What stands around texts: whole lines that go, leaves, and the nodes that show nowhere; see
 * splice.h.
 */
#include <stdlib.h>
#include <string.h>

#include "splice.h"

bool is_empty_line(struct source s, uint32_t at) {
    uint32_t text = scan_prefix(s, at);
    return text >= s.size || is_line_end(s.at[text]);
}

uint32_t text_end_of(const struct splicer *s, const struct node *node) {
    uint32_t end = node->marker_end;
    if (node->run_count)
        end = s->tree.runs[node->first_run + node->run_count - 1].end;
    for (uint32_t i = node->first_span; i < node->first_span + node->span_count; i++)
        if (s->tree.spans[i].end > end)
            end = s->tree.spans[i].end;
    return end;
}

/* ---- lines ---- */

/* A number other than 1 begins no list in the line after a paragraph's (CommonMark 0.30, 5.3),
 * so that an empty line must stand before it when that line comes to stand there. */
static bool must_part(struct source s, uint32_t before, uint32_t next) {
    char sign;
    uint32_t at = scan_prefix(s, next), end = scan_list_marker(s, at, &sign);
    if (!end || !is_digit(s.at[at]) || (end == at + 2 && s.at[at] == '1') || before == 0)
        return false;
    uint32_t last_end = before - 1;
    if (last_end > 0 && s.at[last_end] == '\n' && s.at[last_end - 1] == '\r')
        last_end--;
    uint32_t last = scan_prefix(s, scan_line_start(s, last_end));
    return !scan_list_marker(s, last, &sign) && !scan_heading_marker(s, last);
}

/* Bytes of a line up to its last leading quote sign. */
static uint32_t quote_prefix(struct source s, uint32_t line) {
    uint32_t at = scan_prefix(s, line);
    while (at > line && s.at[at - 1] != '>')
        at--;
    return at - line;
}

bool lines_remove(struct splicer *s, uint32_t start, uint32_t end) {
    struct source source = s->source;
    uint32_t line = scan_line_start(source, start), next = scan_next_line(source, end);
    bool owns = scan_prefix(source, line) >= start &&
                scan_blanks(source, end) == scan_line_end(source, end);
    if (!owns) /* what else the line holds may take all of it */
        return patches_add_layout(&s->patches, start, end, NULL, 0);
    if (line != s->gone_until || line == 0) {
        s->is_after_blank = line == 0 || scan_is_blank_before(source, line);
        s->gone_from = line;
    }
    if (s->is_after_blank && next < source.size && is_empty_line(source, next))
        next = scan_next_line(source, next);
    s->gone_until = next;
    bool parts = !s->is_after_blank && must_part(source, s->gone_from, next);
    s->is_after_blank |= parts;
    uint32_t prefix = parts ? quote_prefix(source, line) : 0;
    struct bytes bytes = {0};
    bytes_add(&bytes, source.at + line, prefix);
    bytes_add(&bytes, s->line_end, parts ? strlen(s->line_end) : 0);
    bool is_fine = !bytes.has_failed && patches_add(&s->patches, line, next, bytes.at, bytes.len);
    free(bytes.at);
    return is_fine;
}

/* ---- what shows nowhere ---- */

static const struct definition *definition_of(const struct tree *tree, uint32_t at) {
    uint32_t low = 0, high = tree->definition_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (tree->definitions[middle].end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    const struct definition *d = &tree->definitions[low];
    return low < tree->definition_count && d->start <= at ? d : NULL;
}

static bool is_own_lines(enum context context) {
    return context == IN_FENCE || context == IN_INDENTED || context == IN_HTML ||
           context == IN_COMMENT || context == IN_YAML;
}

/* A target with a blank or bracket stands between "<" and ">". */
static bool target_patch(struct splicer *s, const struct edit *edit, const struct node *node,
                         const struct bytes *bytes) {
    bool has_angles = node->start > 0 && s->source.at[node->start - 1] == '<';
    bool needs = edit->start == node->start && edit->end == node->end && bytes->len == 0;
    for (size_t i = 0; i < bytes->len; i++)
        needs |= (unsigned char)bytes->at[i] <= ' ' || strchr("()", bytes->at[i]);
    bool is_fine = patches_add(&s->patches, edit->start, edit->end, bytes->at, bytes->len);
    if (!needs || has_angles || s->angled_at == node->start + 1)
        return is_fine;
    s->angled_at = node->start + 1;
    return is_fine && patches_add_first(&s->patches, node->start, node->start, "<", 1) &&
           patches_add_last(&s->patches, node->end, node->end, ">", 1);
}

/* A backslash that means itself stands before `end`. */
static bool ends_in_slash(struct source s, uint32_t start, uint32_t end) {
    uint32_t count = 0;
    while (end - count > start && s.at[end - count - 1] == '\\')
        count++;
    return count % 2 == 1;
}

bool hidden_patch(struct splicer *s, const struct edit *edit, const struct node *node) {
    struct source source = s->source;
    if (edit->kind == EDIT_REMOVE) {
        const struct definition *d =
            node->context == IN_LINK_LABEL ? definition_of(&s->tree, node->start) : NULL;
        if (d)
            return s->gone_until > d->start || lines_remove(s, d->start, d->end);
        if ((is_own_lines(node->context) || node->kind == DSR_RULE) && s->gone_until <= node->start)
            return lines_remove(s, node->start, node->end);
        return patches_add_layout(&s->patches, edit->start, edit->end, NULL, 0);
    }
    uint32_t line = scan_line_start(source, edit->start);
    uint32_t prefix = node->quotes ? scan_prefix(source, line) : scan_blanks(source, line);
    struct bytes bytes = {0};
    bool is_inline =
        node->context == IN_TARGET || node->context == IN_TITLE || node->context == IN_LINK_LABEL;
    if (is_inline && edit->text.len && is_punct(edit->text.at[0]) && edit->start > node->start &&
        ends_in_slash(source, node->start, edit->start))
        bytes_add(&bytes, "\\", 1);
    escape_literal(edit->text, node->context, s->line_end,
                   (dsr_text){source.at + line, prefix > edit->start ? 0 : prefix - line}, &bytes);
    bool is_fine = !bytes.has_failed;
    if (is_fine && node->context == IN_TARGET)
        is_fine = target_patch(s, edit, node, &bytes);
    else if (is_fine)
        is_fine = patches_add(&s->patches, edit->start, edit->end, bytes.at, bytes.len);
    free(bytes.at);
    return is_fine;
}

/* ---- leaves ---- */

static bool goes_as_lines(const struct work *work, const struct node *node) {
    bool is_removed = work->count > 0;
    for (size_t i = 0; i < work->count; i++)
        is_removed &= work->edits[i]->kind == EDIT_REMOVE;
    switch (node->kind) {
    case DSR_CELL:
        return false;
    case DSR_ITEM:
        return work->marker && work->marker->kind == EDIT_REMOVE;
    case DSR_HEADING:
        return is_removed || node->is_setext;
    default:
        return true;
    }
}

/* An item may begin with one empty line, not with two (CommonMark 0.30, 5.2): where its text
 * went, what it holds besides follows at once. */
static bool close_up(struct splicer *s, const struct node *item) {
    struct source source = s->source;
    uint32_t first = scan_next_line(source, text_end_of(s, item)), next = first;
    while (next < item->end && is_empty_line(source, next))
        next = scan_next_line(source, next);
    return next == first || next >= item->end ||
           patches_add_layout(&s->patches, first, next, NULL, 0);
}

uint64_t sum_of_text(const char *at, size_t len) {
    uint64_t sum = UINT64_C(0xCBF29CE484222325); /* FNV-1a */
    for (size_t i = 0; i < len; i++)
        sum = (sum ^ (unsigned char)at[i]) * UINT64_C(0x100000001B3);
    return sum;
}

/* The texts of all edited leaves of a long document would be a third of its size. */
static bool keep_sum(struct work *work) {
    struct bytes folded = {0};
    bytes_add_folded(&folded, work->text, work->text_len);
    bool is_fine = !folded.has_failed;
    if (folded.len && folded.at[folded.len - 1] == ' ')
        folded.len--;
    work->sum = sum_of_text(folded.at, folded.len);
    work->text_len = folded.len;
    free(work->text);
    work->text = NULL;
    free(folded.at);
    return is_fine;
}

bool work_patch(struct splicer *s, struct work *work) {
    const struct node *node = &s->tree.nodes[work->node];
    struct leaf leaf = {.tree = &s->tree,
                        .node = node,
                        .source = s->source,
                        .is_strict = work->is_strict,
                        .labels_are_edited = s->labels_are_edited,
                        .line_end = s->line_end};
    bool is_fine = leaf_open(&leaf, work->edits, work->count) && leaf_repair(&leaf);
    if (leaf.count == 0)
        leaf.is_empty = true;
    bool goes = is_fine && leaf.is_empty && goes_as_lines(work, node);
    if (goes) {
        uint32_t end = node->kind == DSR_ITEM ? text_end_of(s, node) : node->end;
        is_fine = lines_remove(s, node->start, end);
    }
    if (is_fine && work->marker)
        is_fine = marker_patch(s, work, goes);
    if (is_fine && !goes)
        is_fine = leaf_emit(&leaf, &s->patches);
    if (is_fine && !goes && leaf.is_empty && node->kind == DSR_ITEM)
        is_fine = close_up(s, node);
    if (is_fine) {
        free(work->text);
        work->text = leaf_text(&leaf, &work->text_len);
        is_fine = work->text && (work->is_demoted || keep_sum(work));
    }
    if (leaf.has_lost_mark_up && work->count)
        splice_note(s, work->edits[0]->block,
                    "mark-up that lost its content, or could not stand beside the new text, went");
    leaf_close(&leaf);
    return is_fine;
}

/* A block that a stage made stands as a paragraph of its own behind the line before it. */
bool added_patch(struct splicer *s, const struct edit *edit) {
    struct source source = s->source;
    struct node node = {.kind = DSR_PARAGRAPH, .context = IN_PARAGRAPH};
    struct leaf leaf = {.tree = &s->tree,
                        .node = &node,
                        .source = source,
                        .labels_are_edited = true,
                        .line_end = s->line_end};
    uint32_t at = scan_line_end(source, edit->start), next = scan_after_end(source, at);
    const struct edit text = {.kind = EDIT_TEXT, .text = edit->text};
    const struct edit *edits[] = {&text};
    struct bytes bytes = {0};
    bool is_fine = leaf_open(&leaf, edits, 1) && leaf_repair(&leaf);
    for (int i = 0; i < 2; i++)
        bytes_add(&bytes, s->line_end, strlen(s->line_end));
    for (uint32_t i = 0; i < leaf.count; i++)
        leaf_write(&leaf, i, &bytes);
    if (next < source.size && !is_empty_line(source, next))
        bytes_add(&bytes, s->line_end, strlen(s->line_end));
    is_fine = is_fine && !bytes.has_failed && patches_add(&s->patches, at, at, bytes.at, bytes.len);
    free(bytes.at);
    leaf_close(&leaf);
    return is_fine;
}

/* SPDX-License-Identifier: MIT */
/*
 * The splicer of plain text.  Nothing is escaped; what needs care is that a line that lost all
 * its text would part a paragraph, so that it goes as a whole.
 */
#include <stdlib.h>
#include <string.h>

#include "edits.h"
#include "format.h"
#include "lines.h"

struct splicer {
    dsr_job *job;
    dsr_doc *doc;
    dsr_text source;
    bool is_wrapped;
    const char *line_end; /* as the file writes it */
    struct edits edits;
    struct patches patches;
    uint32_t gone_until; /* the end of the lines removed last */
    bool is_after_blank; /* before those lines stands an empty one */
};

static bool patch_lines(struct splicer *s, size_t first, size_t *next);

/* Whether the lines of a file are wrapped is told by their widths, which edits may turn around
 * in a small file.  Then its paragraphs are parted by empty lines, or each put on one line. */
static dsr_status put_lines(struct splicer *s, const char *out, uint32_t len) {
    const dsr_host *host = s->job->host;
    if (lines_are_wrapped(out, len) == s->is_wrapped)
        return host->put(s->job, (dsr_text){out, len});
    dsr_status status = DSR_OK;
    for (uint32_t at = 0; at < len && status == DSR_OK;) {
        struct line line = line_at(out, len, at), next = line;
        if (line.next < len)
            next = line_at(out, len, line.next);
        bool is_inner = line.next < len && line.text < line.text_end && next.text < next.text_end;
        uint32_t end = is_inner && s->is_wrapped ? line.end : line.next;
        status = host->put(s->job, (dsr_text){out + at, end - at});
        if (status == DSR_OK && is_inner)
            status = s->is_wrapped
                         ? host->put(s->job, DSR_TEXT(" "))
                         : host->put(s->job, (dsr_text){s->line_end, strlen(s->line_end)});
        at = line.next;
    }
    if (status == DSR_OK)
        status = host->note_splice(s->doc, s->edits.rows[0].block,
                                   "lines of other widths: each paragraph is made to stand apart");
    return status;
}

static dsr_status write_out(struct splicer *s) {
    uint32_t overlap = 0;
    size_t len = 0;
    if (!patches_settle(&s->patches, &overlap)) {
        s->job->host->report(s->job, DSR_ERROR, "text-edits-overlap",
                             (dsr_place){.part = 1, .offset = overlap},
                             "two edits of the document change the same bytes");
        return DSR_FAILED;
    }
    char *out = patches_apply(&s->patches, s->source, &len);
    dsr_status status = out ? put_lines(s, out, (uint32_t)len) : DSR_NO_MEMORY;
    free(out);
    return status;
}

dsr_status text_splice(dsr_job *job, dsr_doc *doc) {
    struct splicer s = {.job = job, .doc = doc, .source = doc->host->source(doc, 1)};
    dsr_status status = edits_collect(doc, &s.edits);
    if (status == DSR_OK && s.edits.count == 0) {
        edits_free(&s.edits);
        return job->host->put(job, s.source);
    }
    s.is_wrapped = lines_are_wrapped(s.source.at, (uint32_t)s.source.len);
    s.line_end = memmem(s.source.at, s.source.len, "\r\n", 2) ? "\r\n" : "\n";
    bool is_fine = status == DSR_OK;
    for (size_t i = 0; i < s.edits.count && is_fine;)
        is_fine = patch_lines(&s, i, &i);
    if (is_fine)
        status = write_out(&s);
    else if (status == DSR_OK)
        status = DSR_NO_MEMORY;
    patches_free(&s.patches);
    edits_free(&s.edits);
    return status;
}

static bool is_line_end(char c) {
    return c == '\n' || c == '\r';
}

static struct line line_of(const struct splicer *s, uint32_t at) {
    while (at > 0 && !is_line_end(s->source.at[at - 1]))
        at--;
    return line_at(s->source.at, (uint32_t)s->source.len, at);
}

/* Generated text as this file can hold it: its line ends are the file's, never an empty line. */
static bool patch_text(struct splicer *s, const struct edit *edit) {
    size_t end_len = strlen(s->line_end), len = 0;
    dsr_text text = edit->text;
    char *bytes = malloc(text.len * end_len + 2 * end_len + 1);
    if (!bytes)
        return false;
    if (edit->kind == EDIT_ADD)
        for (int i = 0; i < 2; i++, len += end_len)
            memcpy(bytes + len, s->line_end, end_len);
    bool was_end = false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if (c != '\n' && c != '\r') {
            bytes[len++] = c == '\f' ? ' ' : c;
            was_end = was_end && is_blank(c);
        } else if (!s->is_wrapped) {
            bytes[len++] = ' ';
        } else if (!was_end) {
            memcpy(bytes + len, s->line_end, end_len);
            len += end_len;
            was_end = true;
        }
    }
    if (edit->kind == EDIT_LABEL && edit->start == edit->end)
        bytes[len++] = ' ';
    uint32_t start = edit->start, end = edit->end;
    bool is_at_line = start > 0 && is_line_end(s->source.at[start - 1]);
    if (start == end && is_at_line) { /* the line's indent stays before it */
        while (end < s->source.len && is_blank(s->source.at[end]))
            start = ++end;
    } else if (start < end) { /* the blanks around a line end that goes are layout */
        if (is_line_end(s->source.at[start]))
            while (start > 0 && is_blank(s->source.at[start - 1]))
                start--;
        if (edit->kind == EDIT_UNLABEL || is_line_end(s->source.at[end - 1]))
            while (end < s->source.len && is_blank(s->source.at[end]))
                end++;
    }
    bool is_fine = patches_add(&s->patches, start, end, bytes, len);
    free(bytes);
    return is_fine;
}

/* Whether anything is left of the lines [start, end) when the edits have been made. */
static bool leaves_text(const struct splicer *s, size_t first, size_t last, uint32_t start,
                        uint32_t end) {
    uint32_t at = start;
    for (size_t i = first; i <= last; i++) {
        const struct edit *edit = &s->edits.rows[i];
        for (; at < edit->start && at < end; at++)
            if (!is_blank(s->source.at[at]))
                return true;
        for (size_t k = 0; edit->kind != EDIT_REMOVE && k < edit->text.len; k++)
            if (!strchr(" \t\v\r\n\f", edit->text.at[k]) || edit->text.at[k] == 0)
                return true;
        if (edit->end > at)
            at = edit->end;
    }
    for (; at < end; at++)
        if (!is_blank(s->source.at[at]))
            return true;
    return false;
}

/* Removes whole lines, and one of two empty lines that would meet. */
static bool remove_lines(struct splicer *s, struct line first, struct line last) {
    uint32_t size = (uint32_t)s->source.len, next = last.next;
    if (first.start != s->gone_until || s->gone_until == 0) {
        struct line before = first;
        if (first.start > 0)
            before = line_of(s, first.start - 1);
        s->is_after_blank = first.start == 0 || before.text == before.text_end;
    }
    if (next < size && s->is_after_blank) {
        struct line after = line_at(s->source.at, size, next);
        if (after.text == after.text_end && after.next > after.start)
            next = after.next;
    }
    s->gone_until = next;
    return patches_add(&s->patches, first.start, next, NULL, 0);
}

/* All edits that touch the same lines, from `first` on. */
static bool patch_lines(struct splicer *s, size_t first, size_t *next) {
    const struct edit *rows = s->edits.rows;
    struct line start = line_of(s, rows[first].start);
    struct line end = line_of(s, rows[first].end);
    size_t last = first;
    bool has_added = rows[first].kind == EDIT_ADD;
    while (last + 1 < s->edits.count && rows[last + 1].start <= end.end &&
           rows[last + 1].start >= start.start) {
        last++;
        has_added |= rows[last].kind == EDIT_ADD;
        if (rows[last].end > end.end)
            end = line_of(s, rows[last].end);
    }
    *next = last + 1;
    if (!has_added && !leaves_text(s, first, last, start.start, end.end))
        return remove_lines(s, start, end);
    for (size_t i = first; i <= last; i++)
        if (!patch_text(s, &rows[i]))
            return false;
    return true;
}

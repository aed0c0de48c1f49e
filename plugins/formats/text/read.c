/* SPDX-License-Identifier: MIT */
/*
 * The reader of plain text: paragraphs are lines up to an empty line, or single lines where
 * the file is not wrapped.  Blanks around a line are layout and not in the text; a line end
 * within a paragraph is "\n".  A form feed is a rule of its own: a page ends there.
 */
#include <string.h>

#include "format.h"
#include "lines.h"
#include "source.h"

struct reader {
    dsr_doc *doc;
    const char *at;
    uint32_t size;
    bool is_wrapped;
    bool is_after_blank;
    dsr_block open; /* the paragraph under way */
    dsr_block_info info;
    uint32_t line_end; /* where the open paragraph's last line ends, and its line end starts */
};

static dsr_status read_line(struct reader *reader, const struct line *line);
static dsr_status close_paragraph(struct reader *reader);

dsr_status text_read(dsr_job *job, dsr_doc *doc) {
    dsr_text bytes;
    dsr_status status = source_accept(job, doc, &bytes);
    if (status != DSR_OK)
        return status;
    uint32_t mark = source_mark(bytes);
    if (mark)
        status = doc->host->claim(doc, 1, (dsr_range){0, mark});
    struct reader reader = {.doc = doc,
                            .at = bytes.at,
                            .size = (uint32_t)bytes.len,
                            .is_wrapped = lines_are_wrapped(bytes.at, (uint32_t)bytes.len)};
    for (uint32_t at = mark; at < reader.size && status == DSR_OK;) {
        struct line line = line_at(reader.at, reader.size, at);
        status = read_line(&reader, &line);
        at = line.next;
    }
    return status == DSR_OK ? close_paragraph(&reader) : status;
}

/* ---- lines to blocks ---- */

static uint32_t indent_of(const struct reader *reader, const struct line *line) {
    uint32_t column = 0;
    for (uint32_t i = line->start; i < line->text; i++)
        column = reader->at[i] == '\t' ? (column & ~UINT32_C(3)) + 4 : column + 1;
    return column;
}

static dsr_status open_block(struct reader *reader, dsr_kind kind, uint32_t start,
                             uint32_t indent) {
    const dsr_host *host = reader->doc->host;
    dsr_block block = host->open_block(reader->doc, 0, kind, 1);
    if (!block || !host->block(reader->doc, block, &reader->info, sizeof reader->info))
        return DSR_NO_MEMORY;
    reader->open = block;
    reader->info.flags = reader->is_after_blank ? DSR_BLANK_BEFORE : 0;
    reader->info.indent = indent;
    reader->info.source = (dsr_range){start, start};
    reader->is_after_blank = false;
    return DSR_OK;
}

static dsr_status close_paragraph(struct reader *reader) {
    dsr_block block = reader->open;
    reader->open = 0;
    return block ? reader->doc->host->set_block(reader->doc, block, &reader->info,
                                                sizeof reader->info)
                 : DSR_OK;
}

static dsr_status add_page_end(struct reader *reader, uint32_t at) {
    dsr_status status = close_paragraph(reader);
    if (status == DSR_OK)
        status = open_block(reader, DSR_RULE, at, 0);
    if (status != DSR_OK)
        return status;
    reader->info.source.end = at + 1;
    reader->info.marker = DSR_TEXT("\f");
    reader->info.marker_source = reader->info.source;
    return close_paragraph(reader);
}

/* The line end between two lines of a paragraph. */
static dsr_status join(struct reader *reader, uint32_t next_line) {
    const dsr_host *host = reader->doc->host;
    dsr_range source = {reader->line_end, next_line};
    reader->info.flags |= DSR_HARD_WRAPPED;
    if (source.end == source.start + 1 && reader->at[source.start] == '\n')
        return host->copy(reader->doc, reader->open, source);
    return host->decode(reader->doc, reader->open, source, DSR_TEXT("\n"));
}

static dsr_status read_text(struct reader *reader, const struct line *line) {
    dsr_status status = DSR_OK;
    if (reader->open && !reader->is_wrapped)
        status = close_paragraph(reader);
    if (reader->open)
        status = join(reader, line->start);
    else if (status == DSR_OK)
        status = open_block(reader, DSR_PARAGRAPH, line->text, indent_of(reader, line));
    if (status == DSR_OK)
        status = reader->doc->host->copy(reader->doc, reader->open,
                                         (dsr_range){line->text, line->text_end});
    reader->info.source.end = line->text_end;
    reader->line_end = line->end;
    return status;
}

static dsr_status read_line(struct reader *reader, const struct line *given) {
    struct line line = *given;
    dsr_status status = DSR_OK;
    /* Form feeds cut a line like line ends do. */
    while (line.text < line.end && status == DSR_OK) {
        const char *feed = memchr(reader->at + line.text, '\f', line.end - line.text);
        uint32_t stop = feed ? (uint32_t)(feed - reader->at) : line.end;
        line.text_end = stop;
        while (line.text_end > line.text && is_blank(reader->at[line.text_end - 1]))
            line.text_end--;
        if (line.text < line.text_end)
            status = read_text(reader, &line);
        if (status == DSR_OK && feed)
            status = add_page_end(reader, stop);
        line.start = line.text = feed ? stop + 1 : line.end;
        while (line.text < line.end && is_blank(reader->at[line.text]))
            line.text++;
    }
    if (given->text == given->end) {
        reader->is_after_blank = true;
        if (status == DSR_OK)
            status = close_paragraph(reader);
    }
    return status;
}

/* SPDX-License-Identifier: MIT */
/*
 * The walk over the blocks.  Blocks that a reader of the document does not see (metadata,
 * comments, raw mark-up) are not written: they may hold what nobody is to see.
 */
#include <stdlib.h>
#include <string.h>

#include "writer.h"

static const uint32_t unseen = DSR_BIT(DSR_META) | DSR_BIT(DSR_RAW) | DSR_BIT(DSR_COMMENT);

bool block_is_seen(dsr_kind kind) {
    return !(unseen & DSR_BIT(kind));
}

/* How many blocks are written between two looks whether to stop. */
enum { PATIENCE = 4096 };

/* ---- out ---- */

static void flush(struct writer *writer) {
    dsr_text bytes = {writer->out, writer->out_len};
    if (writer->status == DSR_OK && bytes.len)
        writer->status = writer->host->put(writer->job, bytes);
    writer->out_len = 0;
}

static void add_out(void *to, const char *at, size_t len) {
    struct writer *writer = to;
    if (len > OUT_SIZE - writer->out_len) {
        flush(writer);
        if (len > OUT_SIZE / 2) {
            if (writer->status == DSR_OK)
                writer->status = writer->host->put(writer->job, (dsr_text){at, len});
            return;
        }
    }
    if (len)
        memcpy(writer->out + writer->out_len, at, len);
    writer->out_len += len;
}

void *writer_grow(struct writer *writer, void *rows, size_t count, size_t *room, size_t size) {
    if (count < *room)
        return rows;
    size_t wanted = *room + *room / 2 + 64;
    void *grown = wanted <= SIZE_MAX / 2 / size ? realloc(rows, wanted * size) : NULL;
    if (grown)
        *room = wanted;
    else
        writer->status = DSR_NO_MEMORY;
    return grown;
}

bool text_is_blank(dsr_text text) {
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.at[i] > ' ')
            return false;
    return true;
}

/* ---- the walk ---- */

static void write_blocks(struct writer *writer) {
    const dsr_host *host = writer->host;
    dsr_block at = 1;
    for (size_t count = 1; at && writer->status == DSR_OK; count++) {
        dsr_block_info info;
        host->block(writer->doc, at, &info, sizeof info);
        bool is_seen = block_is_seen(info.kind);
        if (is_seen)
            block_enter(writer, at, &info);
        dsr_block next = is_seen ? host->first(writer->doc, at) : 0;
        while (!next && at) {
            place_leave(writer, at);
            next = host->next(writer->doc, at);
            if (!next)
                at = host->parent(writer->doc, at);
        }
        at = next;
        if (count % PATIENCE == 0 && host->is_cancelled(writer->job))
            writer->status = DSR_CANCELLED;
    }
    place_at_base(writer);
}

/* ---- the page ---- */

/* The symbol, when the document still shows it: an attribute may be older than the text. */
static dsr_text symbol_of(const struct writer *writer) {
    const dsr_host *host = writer->host;
    dsr_text symbol = host->attribute(writer->doc, 0, "symbol");
    for (dsr_block at = 0; symbol.len && (at = host->step(writer->doc, 0, at, ~unseen));) {
        dsr_text text = host->text(writer->doc, at);
        if (text.len >= symbol.len && memmem(text.at, text.len, symbol.at, symbol.len))
            return symbol;
    }
    return (dsr_text){"", 0};
}

/* Unless a part of it is hidden. */
static dsr_text heading_text(const struct writer *writer) {
    const dsr_host *host = writer->host;
    dsr_mark_info mark;
    for (dsr_mark at = 0; (at = host->next_mark(writer->doc, writer->title, at));)
        if (host->mark(writer->doc, at, &mark, sizeof mark) &&
            (mark.kind == DSR_HIDDEN || mark.kind == DSR_MARKUP) &&
            mark.range.start < mark.range.end)
            return (dsr_text){"", 0};
    return host->text(writer->doc, writer->title);
}

/* "A/1/2: Report on ...".  The heading's text rather than the attribute: it has passed every
 * stage. */
static dsr_text title_of(struct writer *writer) {
    const dsr_host *host = writer->host;
    dsr_text title = writer->title ? heading_text(writer) : (dsr_text){"", 0};
    dsr_text symbol = symbol_of(writer);
    if (!title.len)
        return symbol.len ? symbol
                          : (dsr_text){writer->words->document, strlen(writer->words->document)};
    if (!symbol.len || memmem(title.at, title.len, symbol.at, symbol.len))
        return title;
    char *both = host->scratch(writer->job, symbol.len + 2 + title.len);
    if (!both)
        return title;
    memcpy(both, symbol.at, symbol.len);
    memcpy(both + symbol.len, ": ", 2);
    memcpy(both + symbol.len + 2, title.at, title.len);
    return (dsr_text){both, symbol.len + 2 + title.len};
}

static void write_page(struct writer *writer) {
    dsr_text title = title_of(writer);
    page_open(&writer->page, &(struct page_head){.language = writer->language,
                                                 .title = title,
                                                 .body = writer->listed ? "with-contents" : NULL});
    if (writer->listed)
        contents_write(writer);
    page_markup(&writer->page, "<main id=\"text\">\n");
    if (!writer->title) {
        bool is_ours = title.at == writer->words->document && words_are_foreign(writer);
        page_markup(&writer->page,
                    is_ours ? "<h1 class=\"hidden\" lang=\"en\">" : "<h1 class=\"hidden\">");
        page_text(&writer->page, title);
        page_markup(&writer->page, "</h1>\n");
    }
    write_blocks(writer);
    page_markup(&writer->page, "</main>\n");
    page_close(&writer->page);
}

dsr_status html_write(dsr_job *job, dsr_doc *doc) {
    struct writer *writer = calloc(1, sizeof *writer);
    if (!writer)
        return DSR_NO_MEMORY;
    writer->job = job;
    writer->doc = doc;
    writer->host = doc->host;
    writer->page = (struct page){.add = add_out, .to = writer};
    writer->language = doc->host->attribute(doc, 0, "language");
    writer->words = words_of(writer->language);
    if (ids_make(writer) && outline_make(writer)) {
        write_page(writer);
        flush(writer);
    }
    dsr_status status = writer->status;
    free(writer->labels);
    free(writer->pool);
    free(writer->headings);
    free(writer->open);
    free(writer->marks);
    free(writer->links);
    free(writer);
    return status;
}

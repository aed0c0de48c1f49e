/* SPDX-License-Identifier: MIT */
/*
 * The walk over the blocks.  Blocks that a reader of the document does not see (metadata,
 * comments, raw mark-up) are not written: they may hold what nobody is to see.
 */
#include <stdlib.h>
#include <string.h>

#include "writer.h"

static const uint32_t unseen = DSR_BIT(DSR_META) | DSR_BIT(DSR_RAW) | DSR_BIT(DSR_COMMENT);

static bool is_unseen(dsr_kind kind) {
    return unseen & DSR_BIT(kind);
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

/* ---- labels and ids ---- */

/* Chinese and Japanese print no space after these. */
static bool ends_wide(dsr_text label) {
    static const char *const signs[] = {"\xe3\x80\x81", "\xef\xbc\x8e", "\xef\xbc\x89", NULL};
    for (size_t i = 0; signs[i]; i++)
        if (label.len > 3 && memcmp(label.at + label.len - 3, signs[i], 3) == 0)
            return true;
    return false;
}

static void write_surface(struct writer *writer, dsr_text surface) {
    page_markup(&writer->page, "<span class=\"label\">");
    page_text(&writer->page, surface);
    page_markup(&writer->page, ends_wide(surface) ? "</span>" : "</span> ");
}

void label_write(struct writer *writer, dsr_label label) {
    dsr_label_info info;
    if (label && writer->host->label(writer->doc, label, &info, sizeof info) && info.surface.len)
        write_surface(writer, info.surface);
}

static void write_id(struct writer *writer, dsr_label label) {
    dsr_text id = id_of(writer, label);
    if (!id.len)
        return;
    page_markup(&writer->page, " id=\"");
    page_bytes(&writer->page, id);
    page_markup(&writer->page, "\"");
}

static void write_number(struct writer *writer, size_t number) {
    char digits[24], *at = digits + sizeof digits - 1;
    *at = 0;
    do
        *--at = (char)('0' + number % 10);
    while (number /= 10);
    page_markup(&writer->page, at);
}

void heading_write_id(struct writer *writer, const struct heading *heading, size_t number) {
    dsr_text id = id_of(writer, heading->label);
    if (id.len) {
        page_bytes(&writer->page, id);
        return;
    }
    page_markup(&writer->page, "h-");
    write_number(writer, number);
}

/* ---- blocks ---- */

/* "<TAG id=...>label text": what is common to all that show a block's own line. */
static void write_line(struct writer *writer, const char *tag, dsr_block block,
                       const dsr_block_info *info) {
    page_markup(&writer->page, tag);
    write_id(writer, info->label);
    page_markup(&writer->page, ">");
    label_write(writer, info->label);
    inline_write(writer, block, false);
}

static void write_paragraph(struct writer *writer, dsr_block block, const dsr_block_info *info) {
    if (!info->text.len && !info->label)
        return;
    place_end_line(writer);
    write_line(writer, "<p", block, info);
    page_markup(&writer->page, "</p>\n");
}

static void write_heading(struct writer *writer, dsr_block block, const dsr_block_info *info) {
    size_t number = ++writer->heading_at;
    const struct heading *heading = &writer->headings[number - 1];
    place_at_base(writer);
    if (!heading->level)
        return;
    char end[] = "</h1>\n", start[] = "<h1 id=\"";
    start[2] = end[3] = (char)('0' + (heading->level < 6 ? heading->level : 6));
    page_markup(&writer->page, start);
    heading_write_id(writer, heading, number);
    page_markup(&writer->page, "\">");
    label_write(writer, info->label);
    inline_write(writer, block, false);
    page_markup(&writer->page, end);
}

static void write_code(struct writer *writer, dsr_block block) {
    place_end_line(writer);
    page_markup(&writer->page, "<pre><code>");
    page_text(&writer->page, writer->host->text(writer->doc, block));
    page_markup(&writer->page, "</code></pre>\n");
}

static void write_rule(struct writer *writer) {
    place_end_line(writer);
    page_markup(&writer->page, "<hr>\n");
}

/* ---- items ---- */

static bool is_word_sign(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_number(dsr_text marker) {
    for (size_t i = 0; i < marker.len; i++)
        if (is_word_sign(marker.at[i]))
            return true;
    return false;
}

static void open_item(struct writer *writer, dsr_block block, const dsr_block_info *info) {
    page_markup(&writer->page, "<li");
    write_id(writer, info->label);
    page_markup(&writer->page, ">");
    place_push(writer, (struct open){.element = ELEMENT_ITEM,
                                     .block = block,
                                     .label = info->label,
                                     .end = "</li>\n"});
}

/* An item that has no label: the list is the source's. */
static void write_plain_item(struct writer *writer, dsr_block block, const dsr_block_info *info) {
    bool has_number = is_number(info->marker);
    place_in_list(writer,
                  (struct open){.element = has_number ? ELEMENT_NUMBERED : ELEMENT_BULLETS,
                                .block = info->parent},
                  writer->host->parent(writer->doc, info->parent));
    open_item(writer, block, info);
    if (has_number)
        write_surface(writer, info->marker);
    inline_write(writer, block, false);
    writer->is_in_line = true;
}

static enum element list_of(const dsr_label_info *label) {
    if (label->value != DSR_NO_VALUE)
        return ELEMENT_NUMBERED;
    return label->scheme.len == 4 && memcmp(label->scheme.at, "dash", 4) == 0 ? ELEMENT_DASHES
                                                                              : ELEMENT_BULLETS;
}

/* What is numbered directly under a heading, or under nothing, is a paragraph; what is numbered
 * under a paragraph or item is an item of its list. */
static void write_labelled(struct writer *writer, dsr_block block, const dsr_block_info *info) {
    dsr_label_info label;
    writer->host->label(writer->doc, info->label, &label, sizeof label);
    enum element list = list_of(&label);
    bool is_top = !label.parent || label_is_heading(writer, label.parent);
    if (is_top && list == ELEMENT_NUMBERED) {
        place_at_base(writer);
        write_paragraph(writer, block, info);
        return;
    }
    place_in_list(writer, (struct open){.element = list, .label = label.parent}, 0);
    open_item(writer, block, info);
    if (list == ELEMENT_NUMBERED)
        label_write(writer, info->label);
    inline_write(writer, block, false);
    writer->is_in_line = true;
}

/* ---- containers ---- */

static void open_container(struct writer *writer, dsr_block block, const char *start,
                           const char *end) {
    place_end_line(writer);
    page_markup(&writer->page, start);
    place_push(writer, (struct open){.element = ELEMENT_CONTAINER, .block = block, .end = end});
}

/* The first row is the table's head. */
static void write_row(struct writer *writer, dsr_block block, dsr_block parent) {
    struct open *table = place_container(writer, parent);
    uint32_t row = table ? table->rows++ : 1;
    const char *start = "<tr>\n", *end = "</tr>\n";
    if (row == 0) {
        start = "<thead>\n<tr>\n";
        end = "</tr>\n</thead>\n";
    } else if (table && row == 1) {
        start = "<tbody>\n<tr>\n";
        table->end = "</tbody>\n</table></div>\n";
    }
    page_markup(&writer->page, start);
    place_push(writer, (struct open){
                           .element = ELEMENT_CONTAINER, .block = block, .rows = row, .end = end});
}

static void write_cell(struct writer *writer, dsr_block block, const dsr_block_info *info) {
    const struct open *row = place_container(writer, info->parent);
    bool is_head = row && row->rows == 0 && (info->text.len || info->label);
    open_container(writer, block, "", is_head ? "</th>\n" : "</td>\n");
    write_line(writer, is_head ? "<th scope=\"col\"" : "<td", block, info);
    writer->is_in_line = true;
}

static void write_caption(struct writer *writer, dsr_block block, const dsr_block_info *info) {
    const struct open *around = place_container(writer, info->parent);
    dsr_kind kind = writer->host->kind(writer->doc, info->parent);
    bool is_of_table = around && kind == DSR_TABLE && around->rows == 0;
    bool is_of_figure = around && kind == DSR_FIGURE;
    place_end_line(writer);
    write_line(writer, is_of_table ? "<caption" : is_of_figure ? "<figcaption" : "<p", block, info);
    page_markup(&writer->page, is_of_table    ? "</caption>\n"
                               : is_of_figure ? "</figcaption>\n"
                                              : "</p>\n");
}

static void write_container(struct writer *writer, dsr_block block, const dsr_block_info *info) {
    static const struct {
        const char *start, *end;
    } tags[DSR_KIND_COUNT] = {
        [DSR_QUOTE] = {"<blockquote>\n", "</blockquote>\n"},
        [DSR_TABLE] = {"<div class=\"wide\"><table>\n", "</table></div>\n"},
        [DSR_FIGURE] = {"<figure>\n", "</figure>\n"},
        [DSR_NOTE] = {"<div class=\"note\" role=\"note\">\n", "</div>\n"},
        [DSR_BOX] = {"<div class=\"box\">\n", "</div>\n"},
    };
    open_container(writer, block, tags[info->kind].start, tags[info->kind].end);
    write_paragraph(writer, block, info);
}

/* ---- the walk ---- */

/* Where a block without label stands: in the item it is physically in, else beside all lists. */
static void place_plain(struct writer *writer, const dsr_block_info *info) {
    if (writer->host->kind(writer->doc, info->parent) == DSR_ITEM)
        place_below(writer, info->parent);
    else
        place_at_base(writer);
}

static void enter(struct writer *writer, dsr_block block, const dsr_block_info *info) {
    switch (info->kind) {
    case DSR_DOCUMENT:
    case DSR_SECTION:
    case DSR_LIST:
        return;
    case DSR_HEADING:
        write_heading(writer, block, info);
        return;
    case DSR_ROW:
        place_at_base(writer);
        write_row(writer, block, info->parent);
        return;
    case DSR_CELL:
        place_at_base(writer);
        write_cell(writer, block, info);
        return;
    case DSR_CAPTION:
        place_at_base(writer);
        write_caption(writer, block, info);
        return;
    case DSR_PARAGRAPH:
    case DSR_ITEM:
        if (info->label)
            write_labelled(writer, block, info);
        else if (info->kind == DSR_ITEM)
            write_plain_item(writer, block, info);
        else {
            place_plain(writer, info);
            write_paragraph(writer, block, info);
        }
        return;
    default:
        break;
    }
    place_plain(writer, info);
    if (info->kind == DSR_CODE)
        write_code(writer, block);
    else if (info->kind == DSR_RULE)
        write_rule(writer);
    else
        write_container(writer, block, info);
}

static void write_blocks(struct writer *writer) {
    const dsr_host *host = writer->host;
    dsr_block at = 1;
    for (size_t count = 1; at && writer->status == DSR_OK; count++) {
        dsr_block_info info;
        host->block(writer->doc, at, &info, sizeof info);
        bool is_seen = !is_unseen(info.kind);
        if (is_seen)
            enter(writer, at, &info);
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

/* "A/1/2: Report on ...".  The heading's text rather than the attribute: it has passed every
 * stage. */
static dsr_text title_of(struct writer *writer) {
    const dsr_host *host = writer->host;
    dsr_text title = writer->title ? host->text(writer->doc, writer->title) : (dsr_text){"", 0};
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
    page_markup(&writer->page, page_is_language(writer->language)
                                   ? "<main id=\"text\">\n"
                                   : "<main id=\"text\" dir=\"auto\">\n");
    if (!writer->title) {
        page_markup(&writer->page, "<h1 class=\"hidden\">");
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

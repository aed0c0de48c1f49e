/* SPDX-License-Identifier: MIT */
/*
 * One block as its element: headings, paragraphs, items of lists, containers.
 */
#include <string.h>

#include "writer.h"

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

/* Where the language is not known each block goes the way of its own letters. */
static void write_direction(struct writer *writer) {
    if (!page_is_language(writer->language))
        page_markup(&writer->page, " dir=\"auto\"");
}

/* "<TAG id=...>label text": what is common to all that show a block's own line. */
static void write_line(struct writer *writer, const char *tag, dsr_block block,
                       const dsr_block_info *info) {
    page_markup(&writer->page, tag);
    write_id(writer, info->label);
    write_direction(writer);
    page_markup(&writer->page, ">");
    label_write(writer, info->label);
    inline_write(writer, block, info);
}

static void write_paragraph(struct writer *writer, dsr_block block, const dsr_block_info *info) {
    if (!info->label && text_is_blank(info->text))
        return;
    place_end_line(writer);
    write_line(writer, "<p", block, info);
    page_markup(&writer->page, "</p>\n");
}

static void write_heading(struct writer *writer, dsr_block block, const dsr_block_info *info) {
    place_at_base(writer);
    if (writer->heading_at == writer->heading_count ||
        writer->headings[writer->heading_at].block != block)
        return; /* it has no text */
    size_t number = ++writer->heading_at;
    const struct heading *heading = &writer->headings[number - 1];
    char end[] = "</h1>\n", start[] = "<h1 id=\"";
    start[2] = end[3] = (char)('0' + (heading->level < 6 ? heading->level : 6));
    page_markup(&writer->page, start);
    heading_write_id(writer, heading, number);
    page_markup(&writer->page, "\"");
    write_direction(writer);
    page_markup(&writer->page, ">");
    label_write(writer, info->label);
    inline_write(writer, block, info);
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
    write_direction(writer);
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
    inline_write(writer, block, info);
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
    inline_write(writer, block, info);
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
        /* Where it is wider than the screen the arrow keys must reach the rest. */
        [DSR_TABLE] = {"<div class=\"wide\" tabindex=\"0\"><table>\n", "</table></div>\n"},
        [DSR_FIGURE] = {"<figure>\n", "</figure>\n"},
        [DSR_NOTE] = {"<div class=\"note\" role=\"note\">\n", "</div>\n"},
        [DSR_BOX] = {"<div class=\"box\">\n", "</div>\n"},
    };
    open_container(writer, block, tags[info->kind].start, tags[info->kind].end);
    write_paragraph(writer, block, info);
}

/* ---- which it is ---- */

/* Where a block without label stands: in the item it is physically in, else beside all lists. */
static void place_plain(struct writer *writer, const dsr_block_info *info) {
    if (writer->host->kind(writer->doc, info->parent) == DSR_ITEM)
        place_below(writer, info->parent);
    else
        place_at_base(writer);
}

void block_enter(struct writer *writer, dsr_block block, const dsr_block_info *info) {
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

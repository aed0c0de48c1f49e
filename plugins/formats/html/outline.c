/* SPDX-License-Identifier: MIT */
/*
 * Levels of headings and the table of contents.  A page has one h1: the heading before the first
 * label, or a made one.  A labelled heading is one deeper than the labels of headings above it
 * count; one without label is as deep as its format says, below what stands before it.  No level
 * is skipped.
 */
#include <string.h>

#include "writer.h"

enum { LISTED_LEAST = 4, LEVEL_MOST = 64 };

/* The headings around the place reached. */
struct nesting {
    uint32_t said[LEVEL_MOST]; /* the level that each had before */
    uint32_t count;
};

static bool is_blank(dsr_text text) {
    for (size_t i = 0; i < text.len; i++)
        if (!strchr(" \t\n\r", text.at[i]))
            return false;
    return true;
}

static bool add(struct writer *writer, const dsr_block_info *info, dsr_block block) {
    struct heading *grown = writer_grow(writer, writer->headings, writer->heading_count,
                                        &writer->heading_room, sizeof *grown);
    if (!grown)
        return false;
    writer->headings = grown;
    writer->headings[writer->heading_count++] =
        (struct heading){.block = block,
                         .label = info->label,
                         .level = info->label || !is_blank(info->text) ? 1 : 0};
    return true;
}

static uint32_t nest(struct nesting *nesting, uint32_t level, bool is_title) {
    if (is_title) {
        nesting->said[0] = 0;
        nesting->count = 1;
        return 1;
    }
    while (nesting->count > 1 && nesting->said[nesting->count - 1] >= level)
        nesting->count--;
    if (nesting->count < LEVEL_MOST)
        nesting->said[nesting->count++] = level;
    return nesting->count;
}

/* The document's own heading stands before its first label. */
static dsr_block find_title(const struct writer *writer) {
    dsr_label first = writer->host->next_label(writer->doc, 0);
    dsr_label_info label = {0};
    if (first)
        writer->host->label(writer->doc, first, &label, sizeof label);
    for (dsr_block at = 0;
         (at = writer->host->step(writer->doc, 0, at, DSR_ALL_KINDS)) && at != label.block;)
        if (writer->host->kind(writer->doc, at) == DSR_HEADING &&
            !is_blank(writer->host->text(writer->doc, at)))
            return at;
    return 0;
}

bool outline_make(struct writer *writer) {
    struct nesting nesting = {.count = 1};
    bool has_labels = false, is_before = true;
    writer->title = find_title(writer);
    for (dsr_block at = 0; (at = writer->host->step(writer->doc, 0, at, DSR_BIT(DSR_HEADING)));) {
        dsr_block_info info;
        writer->host->block(writer->doc, at, &info, sizeof info);
        if (!add(writer, &info, at))
            return false;
        struct heading *heading = &writer->headings[writer->heading_count - 1];
        if (!heading->level)
            continue;
        uint32_t level = info.label && info.label < writer->label_count
                             ? 1 + writer->labels[info.label].heading_depth
                             : info.level;
        heading->level = nest(&nesting, level, at == writer->title);
        has_labels = has_labels || info.label;
        heading->is_listed = at != writer->title;
    }
    /* Lines of a title page are not contents. */
    for (size_t i = 0; i < writer->heading_count; i++) {
        struct heading *heading = &writer->headings[i];
        is_before = is_before && !heading->label;
        if (has_labels && is_before)
            heading->is_listed = false;
        writer->listed += heading->is_listed;
    }
    if (writer->listed < LISTED_LEAST)
        writer->listed = 0;
    return true;
}

/* ---- contents ---- */

static void write_entry(struct writer *writer, const struct heading *heading, size_t number) {
    page_markup(&writer->page, "<li><a href=\"#");
    heading_write_id(writer, heading, number);
    page_markup(&writer->page, "\">");
    label_write(writer, heading->label);
    inline_write(writer, heading->block, true);
    page_markup(&writer->page, "</a>");
}

static void write_list(struct writer *writer) {
    uint32_t levels[LEVEL_MOST + 1]; /* of the open lists */
    size_t depth = 0;
    for (size_t i = 0; i < writer->heading_count; i++) {
        const struct heading *heading = &writer->headings[i];
        if (!heading->is_listed)
            continue;
        for (; depth > 1 && levels[depth - 1] > heading->level; depth--)
            page_markup(&writer->page, "</li>\n</ol>\n");
        if (depth == 1 && levels[0] > heading->level)
            levels[0] = heading->level;
        if (depth && levels[depth - 1] >= heading->level) {
            page_markup(&writer->page, "</li>\n");
        } else {
            page_markup(&writer->page, depth ? "\n<ol>\n" : "<ol>\n");
            levels[depth++] = heading->level;
        }
        write_entry(writer, heading, i + 1);
    }
    for (; depth > 0; depth--)
        page_markup(&writer->page, "</li>\n</ol>\n");
}

void contents_write(struct writer *writer) {
    const struct page *page = &writer->page;
    const char *foreign = words_are_foreign(writer) ? " lang=\"en\" dir=\"ltr\"" : "";
    page_markup(page, "<a class=\"skip\" href=\"#text\"");
    page_markup(page, foreign);
    page_markup(page, ">");
    page_markup(page, writer->words->skip);
    page_markup(page, "</a>\n<nav aria-labelledby=\"contents\">\n<details open>\n"
                      "<summary id=\"contents\"");
    page_markup(page, foreign);
    page_markup(page, ">");
    page_markup(page, writer->words->contents);
    page_markup(page, "</summary>\n");
    write_list(writer);
    page_markup(page, "</details>\n</nav>\n");
}

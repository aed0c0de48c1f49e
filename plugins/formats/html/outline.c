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

static bool add(struct writer *writer, dsr_label label, dsr_block block) {
    struct heading *grown = writer_grow(writer, writer->headings, writer->heading_count,
                                        &writer->heading_room, sizeof *grown);
    if (!grown)
        return false;
    writer->headings = grown;
    writer->headings[writer->heading_count++] = (struct heading){.block = block, .label = label};
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

/* A heading within a comment is none of the page's, and one without text is none at all. */
static bool is_heading(const struct writer *writer, dsr_block block) {
    const dsr_host *host = writer->host;
    dsr_block_info info;
    host->block(writer->doc, block, &info, sizeof info);
    if (info.kind != DSR_HEADING || (!info.label && text_is_blank(info.text)))
        return false;
    while (block && block_is_seen(host->kind(writer->doc, block)))
        block = host->parent(writer->doc, block);
    return block == 0;
}

/* The document's own heading stands before its first label. */
static dsr_block find_title(const struct writer *writer) {
    dsr_label first = writer->host->next_label(writer->doc, 0);
    dsr_label_info label = {0};
    if (first)
        writer->host->label(writer->doc, first, &label, sizeof label);
    for (dsr_block at = 0;
         (at = writer->host->step(writer->doc, 0, at, DSR_ALL_KINDS)) && at != label.block;)
        if (is_heading(writer, at))
            return at;
    return 0;
}

static bool list_headings(struct writer *writer) {
    struct nesting nesting = {.count = 1};
    for (dsr_block at = 0; (at = writer->host->step(writer->doc, 0, at, DSR_BIT(DSR_HEADING)));) {
        dsr_block_info info;
        writer->host->block(writer->doc, at, &info, sizeof info);
        if (!is_heading(writer, at))
            continue;
        if (!add(writer, info.label, at))
            return false;
        uint32_t level = label_is_heading(writer, info.label)
                             ? 1 + writer->labels[info.label].heading_depth
                             : info.level;
        struct heading *heading = &writer->headings[writer->heading_count - 1];
        heading->level = nest(&nesting, level, at == writer->title);
    }
    return true;
}

bool outline_make(struct writer *writer) {
    writer->title = find_title(writer);
    if (!list_headings(writer))
        return false;
    /* The lines of a title page, before the first labelled heading, are not contents. */
    size_t first = 0;
    while (first < writer->heading_count && !writer->headings[first].label)
        first++;
    if (first == writer->heading_count)
        first = 0;
    for (size_t i = first; i < writer->heading_count; i++) {
        struct heading *heading = &writer->headings[i];
        heading->is_listed = heading->block != writer->title;
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
    inline_write_plain(writer, heading->block);
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

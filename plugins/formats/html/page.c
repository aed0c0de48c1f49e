/* SPDX-License-Identifier: MIT */
/*
 * One self-contained page: no scripts, nothing loaded from elsewhere.  Labels are text, so that
 * what is printed is what the document says; the outline is the label tree's.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "html.h"
#include "style.h"

enum { HEADINGS_MOST = 6, INDENTS_MOST = 8 };

struct page {
    struct out *out;
    const dsr_doc *doc;
    struct anchors anchors;
    uint32_t last_heading; /* its level in the page; 0: none yet */
    uint32_t row;          /* of the table under way */
};

static bool enter(struct page *page, dsr_block block);
static void leave(struct page *page, dsr_block block);

/* ---- head ---- */

static bool is_right_to_left(dsr_text language) {
    static const char *const languages[] = {"ar", "he", "fa", "ur",  "ps",  "yi",
                                            "dv", "sd", "ug", "syr", "ckb", "arc"};
    size_t len = 0;
    while (len < language.len && language.at[len] != '-')
        len++;
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (strlen(languages[i]) == len && strncasecmp(languages[i], language.at, len) == 0)
            return true;
    return false;
}

/* The text as it is now: the attribute "title" is what import saw, before names went. */
static dsr_text title_of(const dsr_doc *doc) {
    const dsr_host *host = doc->host;
    dsr_block heading = host->step(doc, 0, 0, DSR_BIT(DSR_HEADING));
    if (heading && host->text(doc, heading).len)
        return host->text(doc, heading);
    for (dsr_block at = 0; (at = host->step(doc, 0, at, DSR_BIT(DSR_META)));) {
        dsr_text name = host->attribute(doc, at, "name");
        if (name.len == 9 && memcmp(name.at, "file-name", 9) == 0)
            return host->text(doc, at);
    }
    return DSR_TEXT("Document");
}

static void write_head(struct page *page) {
    struct out *out = page->out;
    dsr_text language = page->doc->host->attribute(page->doc, 0, "language");
    out_raw(out, "<!DOCTYPE html>\n<html lang=\"");
    out_text(out, language.len ? language : DSR_TEXT("und"));
    out_raw(out, is_right_to_left(language) ? "\" dir=\"rtl\">\n" : "\" dir=\"ltr\">\n");
    out_raw(out, "<head>\n<meta charset=\"utf-8\">\n"
                 "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                 "style-src 'unsafe-inline'\">\n"
                 "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                 "<title>");
    out_text(out, title_of(page->doc));
    out_raw(out, "</title>\n<style>\n");
    out_raw(out, style);
    out_raw(out, "</style>\n</head>\n<body>\n<main>\n");
}

/* ---- blocks ---- */

static bool number_labels(struct page *page) {
    const dsr_host *host = page->doc->host;
    uint32_t ordinal = 0;
    for (dsr_label at = 0; (at = host->next_label(page->doc, at));)
        page->anchors.count = at >= page->anchors.count ? at + 1 : page->anchors.count;
    if (page->anchors.count == 0)
        return true;
    page->anchors.ordinals = calloc(page->anchors.count, sizeof *page->anchors.ordinals);
    if (!page->anchors.ordinals)
        return false;
    for (dsr_label at = 0; (at = host->next_label(page->doc, at));)
        page->anchors.ordinals[at] = ++ordinal;
    return true;
}

/* The walk goes down, along and up without a stack of its own. */
static bool walk(struct page *page) {
    const dsr_host *host = page->doc->host;
    dsr_block at = 1;
    while (at) {
        if (page->out->status != DSR_OK)
            return true;
        if (!enter(page, at))
            return false;
        dsr_block next = host->first(page->doc, at);
        while (!next && at) {
            leave(page, at);
            next = at == 1 ? 0 : host->next(page->doc, at);
            if (!next)
                at = at == 1 ? 0 : host->parent(page->doc, at);
        }
        at = next;
    }
    return true;
}

dsr_status html_write(dsr_job *job, dsr_doc *doc) {
    struct out *out = job->host->scratch(job, sizeof *out);
    if (!out)
        return DSR_NO_MEMORY;
    out->job = job;
    struct page page = {.out = out, .doc = doc};
    bool is_fine = number_labels(&page);
    if (is_fine) {
        write_head(&page);
        is_fine = walk(&page);
        out_raw(out, "</main>\n</body>\n</html>\n");
        out_flush(out);
    }
    free(page.anchors.ordinals);
    return is_fine ? out->status : DSR_NO_MEMORY;
}

/* How many labels above it are no headings': its indent. */
static uint32_t indent_of(const struct page *page, const dsr_block_info *info) {
    const dsr_host *host = page->doc->host;
    dsr_label_info label;
    dsr_label at = info->label;
    uint32_t indent = 0;
    for (dsr_block up = info->parent; !at && up; up = host->parent(page->doc, up)) {
        dsr_block_info above;
        host->block(page->doc, up, &above, sizeof above);
        if (above.kind == DSR_ITEM)
            indent++;
        at = above.label;
    }
    while (at && indent < INDENTS_MOST && host->label(page->doc, at, &label, sizeof label)) {
        at = label.parent;
        if (at && host->label(page->doc, at, &label, sizeof label) &&
            host->kind(page->doc, label.block) != DSR_HEADING)
            indent++;
    }
    return indent < INDENTS_MOST ? indent : INDENTS_MOST;
}

static bool write_text(struct page *page, dsr_block block, const dsr_block_info *info) {
    dsr_label_info label;
    if (info->label && page->doc->host->label(page->doc, info->label, &label, sizeof label)) {
        out_raw(page->out, "<span class=\"label\">");
        out_text(page->out, label.surface);
        out_raw(page->out, "</span> ");
    }
    return inline_write(page->out, page->doc, block, &page->anchors);
}

static void write_id(struct page *page, const dsr_block_info *info) {
    if (!info->label || info->label >= page->anchors.count)
        return;
    out_raw(page->out, " id=\"n");
    out_number(page->out, page->anchors.ordinals[info->label]);
    out_raw(page->out, "\"");
}

/* The title is h1, the label tree hangs below it; a level is never skipped on the way down. */
static uint32_t heading_level(struct page *page, const dsr_block_info *info) {
    dsr_label_info label;
    uint32_t level = info->level;
    if (info->label && page->doc->host->label(page->doc, info->label, &label, sizeof label))
        level = label.level + 1;
    if (level > page->last_heading + 1)
        level = page->last_heading + 1;
    if (level == 0)
        level = 1;
    page->last_heading = level < HEADINGS_MOST ? level : HEADINGS_MOST;
    return page->last_heading;
}

static bool write_heading(struct page *page, dsr_block block, const dsr_block_info *info) {
    uint32_t level = heading_level(page, info);
    out_raw(page->out, "<h");
    out_number(page->out, level);
    write_id(page, info);
    out_raw(page->out, ">");
    bool is_fine = write_text(page, block, info);
    out_raw(page->out, "</h");
    out_number(page->out, level);
    out_raw(page->out, ">\n");
    return is_fine;
}

static bool write_paragraph(struct page *page, dsr_block block, const dsr_block_info *info) {
    uint32_t indent = indent_of(page, info);
    if (!info->text.len && !info->label)
        return true;
    out_raw(page->out, "<p");
    write_id(page, info);
    if (indent) {
        out_raw(page->out, " class=\"in");
        out_number(page->out, indent);
        out_raw(page->out, "\"");
    }
    out_raw(page->out, ">");
    bool is_fine = write_text(page, block, info);
    out_raw(page->out, "</p>\n");
    return is_fine;
}

static bool write_cell(struct page *page, dsr_block block, const dsr_block_info *info) {
    const char *name = page->row == 1 ? "th" : "td";
    out_raw(page->out, page->row == 1 ? "<th scope=\"col\"" : "<td");
    write_id(page, info);
    out_raw(page->out, ">");
    bool is_fine = write_text(page, block, info);
    out_raw(page->out, "</");
    out_raw(page->out, name);
    out_raw(page->out, ">");
    return is_fine;
}

static bool enter(struct page *page, dsr_block block) {
    dsr_block_info info;
    page->doc->host->block(page->doc, block, &info, sizeof info);
    switch (info.kind) {
    case DSR_HEADING:
        return write_heading(page, block, &info);
    case DSR_QUOTE:
        out_raw(page->out, "<blockquote>\n");
        return true;
    case DSR_TABLE:
        page->row = 0;
        out_raw(page->out, "<table>\n");
        return true;
    case DSR_ROW:
        page->row++;
        out_raw(page->out, "<tr>");
        return true;
    case DSR_CELL:
        return write_cell(page, block, &info);
    case DSR_CODE:
        out_raw(page->out, "<pre><code>");
        out_text(page->out, info.text);
        out_raw(page->out, "</code></pre>\n");
        return true;
    case DSR_RULE:
        out_raw(page->out, "<hr>\n");
        return true;
    case DSR_DOCUMENT:
    case DSR_SECTION:
    case DSR_LIST:
    case DSR_META:
    case DSR_RAW:
    case DSR_COMMENT:
        return true;
    default:
        return write_paragraph(page, block, &info);
    }
}

static void leave(struct page *page, dsr_block block) {
    switch (page->doc->host->kind(page->doc, block)) {
    case DSR_QUOTE:
        out_raw(page->out, "</blockquote>\n");
        break;
    case DSR_TABLE:
        out_raw(page->out, "</table>\n");
        break;
    case DSR_ROW:
        out_raw(page->out, "</tr>\n");
        break;
    default:
        break;
    }
}

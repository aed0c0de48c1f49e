/* SPDX-License-Identifier: MIT */
/*
 * A block's text with its marks, and links where it cites a label.  Marks may overlap; elements
 * may not: what ends inside another is closed with it, which is then opened again.  A kind is
 * never open twice, so that only a handful of elements is open at a time.
 */
#include <string.h>
#include <strings.h>

#include "writer.h"

enum { OPEN_MOST = DSR_MARK_KIND_COUNT };

struct sweep {
    struct writer *writer;
    dsr_text text;
    struct stretch open[OPEN_MOST];
    size_t count;
    bool has_lines; /* line ends are content */
};

/* ---- the elements ---- */

static const struct {
    const char *start, *end;
    bool is_hidden; /* its text is not shown */
} elements[DSR_MARK_KIND_COUNT] = {
    [DSR_EMPHASIS] = {"<em>", "</em>", false},
    [DSR_STRONG] = {"<strong>", "</strong>", false},
    [DSR_STRIKE] = {"<s>", "</s>", false},
    [DSR_CODE_SPAN] = {"<code>", "</code>", false},
    [DSR_LINK] = {"", "</a>", false},
    [DSR_IMAGE] = {"<span class=\"image\">", "</span>", false},
    [DSR_INSERTION] = {"<ins>", "</ins>", false},
    [DSR_DELETION] = {"<del>", "</del>", false},
    [DSR_HIDDEN] = {"", "", true},
    [DSR_IN_LANGUAGE] = {"", "</span>", false},
    [DSR_NOTE_MARK] = {"<sup>", "</sup>", false},
    [DSR_SUPERSCRIPT] = {"<sup>", "</sup>", false},
    [DSR_MARKUP] = {"", "", true},
};

static bool starts_with(dsr_text text, const char *lower) {
    size_t len = strlen(lower);
    return text.len > len && strncasecmp(text.at, lower, len) == 0;
}

/* An anchor of the source leads nowhere: the page has ids of its own. */
static bool is_safe(dsr_text target) {
    return starts_with(target, "https://") || starts_with(target, "http://") ||
           starts_with(target, "mailto:");
}

/* RFC 3986, 2: spaces, controls and the signs that no address may hold are percent-encoded. */
static void write_target(struct writer *writer, dsr_text target) {
    static const char digits[] = "0123456789ABCDEF";
    size_t from = 0;
    for (size_t i = 0; i < target.len; i++) {
        unsigned char c = (unsigned char)target.at[i];
        if (c > ' ' && c != 0x7f && !strchr("\"<>\\^`{|}", c))
            continue;
        char escape[4] = {'%', digits[c >> 4], digits[c & 15], 0};
        page_value(&writer->page, (dsr_text){target.at + from, i - from});
        page_markup(&writer->page, escape);
        from = i + 1;
    }
    page_value(&writer->page, (dsr_text){target.at + from, target.len - from});
}

static void write_start(struct writer *writer, const struct stretch *stretch) {
    const struct page *page = &writer->page;
    if (stretch->label) {
        page_markup(page, "<a href=\"#");
        page_bytes(page, id_of(writer, stretch->label));
        page_markup(page, "\">");
    } else if (stretch->kind == DSR_LINK) {
        page_markup(page, "<a href=\"");
        write_target(writer, stretch->value);
        page_markup(page, "\">");
    } else if (stretch->kind == DSR_IN_LANGUAGE) {
        page_markup(page, "<span lang=\"");
        page_bytes(page, stretch->value);
        page_markup(page, "\">");
    } else {
        page_markup(page, elements[stretch->kind].start);
    }
}

static void write_end(struct writer *writer, const struct stretch *stretch) {
    page_markup(&writer->page, elements[stretch->kind].end);
}

/* ---- collecting ---- */

static struct stretch *add(struct writer *writer, struct stretch **rows, size_t *count,
                           size_t *room) {
    struct stretch *grown = writer_grow(writer, *rows, *count, room, sizeof *grown);
    if (!grown)
        return NULL;
    *rows = grown;
    return &grown[(*count)++];
}

static bool is_shown(const dsr_mark_info *mark) {
    if (mark->range.start == mark->range.end || mark->kind >= DSR_MARK_KIND_COUNT ||
        mark->kind == DSR_FIELD)
        return false;
    if (mark->kind == DSR_IN_LANGUAGE)
        return page_is_language(mark->value);
    return mark->kind != DSR_LINK || is_safe(mark->value);
}

static void collect_marks(struct writer *writer, dsr_block block, bool is_plain) {
    writer->mark_count = 0;
    for (dsr_mark at = 0; (at = writer->host->next_mark(writer->doc, block, at));) {
        dsr_mark_info info;
        writer->host->mark(writer->doc, at, &info, sizeof info);
        if (!is_shown(&info) || (is_plain && !elements[info.kind].is_hidden))
            continue;
        struct stretch *row = add(writer, &writer->marks, &writer->mark_count, &writer->mark_room);
        if (!row)
            return;
        *row = (struct stretch){.range = info.range, .kind = info.kind, .value = info.value};
    }
}

/* "paragraphs 6 and 7": the first link takes the words before the number along, the only one the
 * whole citation.  The outer steps of "1 (b)" belong to the link of the inner one. */
static void collect_links_of(struct writer *writer, dsr_reference reference,
                             const dsr_reference_info *info) {
    uint32_t from = info->range.start;
    bool is_first = true;
    struct stretch *last = NULL;
    for (uint32_t i = 0; i < info->target_count; i++) {
        dsr_target target;
        if (!writer->host->target(writer->doc, reference, i, &target, sizeof target) ||
            target.role == DSR_BETWEEN || target.range.start == target.range.end)
            continue;
        if (!is_first && from == UINT32_MAX)
            from = target.range.start;
        if (target.role == DSR_PATH)
            continue;
        if (id_of(writer, target.label).len && from < target.range.end) {
            last = add(writer, &writer->links, &writer->link_count, &writer->link_room);
            if (!last)
                return;
            *last = (struct stretch){
                .range = {from, target.range.end}, .kind = DSR_LINK, .label = target.label};
        }
        is_first = false;
        from = UINT32_MAX;
    }
    if (last && last->range.start == info->range.start)
        last->range.end = info->range.end;
}

static void collect_links(struct writer *writer, dsr_block block) {
    writer->link_count = 0;
    for (dsr_reference at = 0; (at = writer->host->next_reference(writer->doc, block, at));) {
        dsr_reference_info info;
        writer->host->reference(writer->doc, at, &info, sizeof info);
        if (info.state == DSR_RESOLVED)
            collect_links_of(writer, at, &info);
    }
}

/* The source's own link goes before one that is made: links cannot stand in each other.  Both
 * lists are in the order of their starts. */
static void drop_links_in_links(struct writer *writer) {
    size_t kept = 0, mark = 0;
    for (size_t i = 0; i < writer->link_count; i++) {
        dsr_range range = writer->links[i].range;
        while (mark < writer->mark_count && (writer->marks[mark].kind != DSR_LINK ||
                                             writer->marks[mark].range.end <= range.start))
            mark++;
        if (mark == writer->mark_count || writer->marks[mark].range.start >= range.end)
            writer->links[kept++] = writer->links[i];
    }
    writer->link_count = kept;
}

/* ---- sweeping ---- */

static void write_lines(struct writer *writer, dsr_text text, bool has_lines) {
    const char *end;
    while (has_lines && text.len && (end = memchr(text.at, '\n', text.len))) {
        size_t len = (size_t)(end - text.at);
        page_text(&writer->page, (dsr_text){text.at, len});
        page_markup(&writer->page, "<br>\n");
        text = (dsr_text){end + 1, text.len - len - 1};
    }
    page_text(&writer->page, text);
}

static bool is_hidden(const struct sweep *sweep) {
    for (size_t i = 0; i < sweep->count; i++)
        if (elements[sweep->open[i].kind].is_hidden)
            return true;
    return false;
}

static bool has_tag(const struct stretch *stretch) {
    return !elements[stretch->kind].is_hidden;
}

static void close_ended(struct sweep *sweep, uint32_t at) {
    size_t first = 0;
    while (first < sweep->count &&
           !(sweep->open[first].range.end <= at && has_tag(&sweep->open[first])))
        first++;
    for (size_t i = sweep->count; i > first; i--)
        write_end(sweep->writer, &sweep->open[i - 1]);
    size_t kept = 0;
    for (size_t i = 0; i < sweep->count; i++) {
        if (sweep->open[i].range.end <= at)
            continue;
        if (i >= first)
            write_start(sweep->writer, &sweep->open[i]);
        sweep->open[kept++] = sweep->open[i];
    }
    sweep->count = kept;
}

static void open_one(struct sweep *sweep, const struct stretch *stretch) {
    if (stretch->kind == DSR_BREAK) {
        if (!is_hidden(sweep) && !sweep->has_lines)
            page_markup(&sweep->writer->page, "<br>");
        return;
    }
    for (size_t i = 0; i < sweep->count; i++) {
        struct stretch *open = &sweep->open[i];
        if (open->kind != stretch->kind)
            continue;
        /* Two links or languages are not one. */
        if (stretch->range.end > open->range.end && stretch->kind != DSR_LINK &&
            stretch->kind != DSR_IN_LANGUAGE)
            open->range.end = stretch->range.end;
        return;
    }
    sweep->open[sweep->count++] = *stretch;
    write_start(sweep->writer, stretch);
}

static uint32_t next_border(const struct sweep *sweep, size_t mark, size_t link) {
    const struct writer *writer = sweep->writer;
    uint32_t at = (uint32_t)sweep->text.len;
    if (mark < writer->mark_count && writer->marks[mark].range.start < at)
        at = writer->marks[mark].range.start;
    if (link < writer->link_count && writer->links[link].range.start < at)
        at = writer->links[link].range.start;
    for (size_t i = 0; i < sweep->count; i++)
        if (sweep->open[i].range.end < at)
            at = sweep->open[i].range.end;
    return at;
}

static void sweep_text(struct sweep *sweep) {
    struct writer *writer = sweep->writer;
    size_t mark = 0, link = 0;
    for (uint32_t at = 0;;) {
        uint32_t border = next_border(sweep, mark, link);
        if (border > at && !is_hidden(sweep))
            write_lines(writer, (dsr_text){sweep->text.at + at, border - at}, sweep->has_lines);
        at = border;
        close_ended(sweep, at);
        bool is_done = at == sweep->text.len;
        while (mark < writer->mark_count && writer->marks[mark].range.start <= at) {
            /* Of two that start here the longer one is the outer one. */
            bool link_is_outer = link < writer->link_count &&
                                 writer->links[link].range.start <= at &&
                                 writer->links[link].range.end >= writer->marks[mark].range.end;
            open_one(sweep, link_is_outer ? &writer->links[link++] : &writer->marks[mark++]);
        }
        while (link < writer->link_count && writer->links[link].range.start <= at)
            open_one(sweep, &writer->links[link++]);
        if (is_done)
            break;
    }
}

static void write_text(struct writer *writer, dsr_text text, bool has_lines) {
    struct sweep sweep = {.writer = writer, .text = text, .has_lines = has_lines};
    if (writer->mark_count || writer->link_count)
        sweep_text(&sweep);
    else
        write_lines(writer, text, has_lines);
}

void inline_write(struct writer *writer, dsr_block block, const dsr_block_info *info) {
    collect_marks(writer, block, false);
    collect_links(writer, block);
    drop_links_in_links(writer);
    write_text(writer, info->text, !(info->flags & DSR_HARD_WRAPPED));
}

void inline_write_plain(struct writer *writer, dsr_block block) {
    collect_marks(writer, block, true);
    writer->link_count = 0;
    write_text(writer, writer->host->text(writer->doc, block), false);
}

/* SPDX-License-Identifier: MIT */
/*
 * A block's text with its marks and references as elements.  Ranges may overlap in any way
 * after edits; elements are closed and opened again so that they nest.
 *
 * A mark's value is what the source said, before any edit: a link's target is taken from the
 * block that holds it, which stages do edit, and else left out.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "html.h"

struct element {
    dsr_range range;
    const char *name;
    dsr_text href;   /* of a link */
    uint32_t anchor; /* of a reference */
    dsr_text language;
    size_t order;
};

struct elements {
    struct element *rows;
    size_t count, room;
};

static bool add(struct elements *elements, struct element element) {
    if (elements->count == elements->room) {
        size_t room = elements->room * 2 + 16;
        struct element *grown = realloc(elements->rows, room * sizeof *grown);
        if (!grown)
            return false;
        elements->rows = grown;
        elements->room = room;
    }
    element.order = elements->count;
    elements->rows[elements->count++] = element;
    return true;
}

static const char *name_of(dsr_mark_kind kind) {
    switch (kind) {
    case DSR_EMPHASIS:
        return "em";
    case DSR_STRONG:
        return "strong";
    case DSR_STRIKE:
        return "s";
    case DSR_CODE_SPAN:
        return "code";
    case DSR_LINK:
        return "a";
    case DSR_INSERTION:
        return "ins";
    case DSR_DELETION:
        return "del";
    case DSR_IN_LANGUAGE:
        return "span";
    case DSR_SUPERSCRIPT:
    case DSR_NOTE_MARK:
        return "sup";
    default:
        return NULL;
    }
}

static bool is_safe_target(dsr_text target) {
    static const char *const schemes[] = {"http://", "https://", "mailto:"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        size_t len = strlen(schemes[i]);
        if (target.len > len && strncasecmp(target.at, schemes[i], len) == 0)
            return true;
    }
    return false;
}

/* The target as it stands now: of an autolink its text, else the raw block within the mark. */
static dsr_text target_of(const dsr_doc *doc, const dsr_mark_info *mark) {
    const dsr_host *host = doc->host;
    dsr_text text = host->text(doc, mark->block);
    dsr_text shown = {text.at + mark->range.start, mark->range.end - mark->range.start};
    dsr_block_info info;
    for (dsr_block at = host->first(doc, mark->block); at; at = host->next(doc, at)) {
        host->block(doc, at, &info, sizeof info);
        if (info.kind == DSR_RAW && info.source.start >= mark->source.start &&
            info.source.end <= mark->source.end)
            return is_safe_target(info.text) ? info.text : (dsr_text){"", 0};
    }
    return is_safe_target(shown) ? shown : (dsr_text){"", 0};
}

static bool add_marks(struct elements *elements, const dsr_doc *doc, dsr_block block) {
    dsr_mark_info mark;
    for (dsr_mark at = 0; (at = doc->host->next_mark(doc, block, at));) {
        doc->host->mark(doc, at, &mark, sizeof mark);
        struct element element = {.range = mark.range, .name = name_of(mark.kind)};
        if (mark.kind == DSR_BREAK)
            element.name = "br";
        if (!element.name || mark.range.start == mark.range.end)
            continue;
        if (mark.kind == DSR_LINK) {
            element.href = target_of(doc, &mark);
            if (!element.href.len)
                continue;
        }
        if (mark.kind == DSR_IN_LANGUAGE)
            element.language = mark.value;
        if (!add(elements, element))
            return false;
    }
    return true;
}

static bool is_in_link(const struct elements *elements, dsr_range range) {
    for (size_t i = 0; i < elements->count; i++)
        if (elements->rows[i].href.len && elements->rows[i].range.start < range.end &&
            elements->rows[i].range.end > range.start)
            return true;
    return false;
}

static bool add_references(struct elements *elements, const dsr_doc *doc, dsr_block block,
                           const struct anchors *anchors) {
    dsr_reference_info info;
    dsr_target target;
    for (dsr_reference at = 0; (at = doc->host->next_reference(doc, block, at));) {
        doc->host->reference(doc, at, &info, sizeof info);
        for (uint32_t i = 0; i < info.target_count; i++) {
            if (!doc->host->target(doc, at, i, &target, sizeof target) || !target.label ||
                target.label >= anchors->count || !anchors->ordinals[target.label] ||
                target.range.start == target.range.end || is_in_link(elements, target.range))
                continue;
            struct element element = {
                .range = target.range, .name = "a", .anchor = anchors->ordinals[target.label]};
            if (!add(elements, element))
                return false;
        }
    }
    return true;
}

static int by_range(const void *left, const void *right) {
    const struct element *a = left, *b = right;
    if (a->range.start != b->range.start)
        return a->range.start < b->range.start ? -1 : 1;
    if (a->range.end != b->range.end)
        return a->range.end > b->range.end ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

static void open_tag(struct out *out, const struct element *element) {
    out_raw(out, "<");
    out_raw(out, element->name);
    if (element->href.len || element->anchor) {
        out_raw(out, " href=\"");
        if (element->anchor) {
            out_raw(out, "#n");
            out_number(out, element->anchor);
        } else {
            out_text(out, element->href);
        }
        out_raw(out, "\"");
    }
    if (element->language.len) {
        out_raw(out, " lang=\"");
        out_text(out, element->language);
        out_raw(out, "\"");
    }
    out_raw(out, ">");
}

static void close_tag(struct out *out, const struct element *element) {
    out_raw(out, "</");
    out_raw(out, element->name);
    out_raw(out, ">");
}

/* Closes what ends here, and what stands above it on the stack for a moment. */
static size_t close_until(struct out *out, const struct element **stack, size_t depth,
                          uint32_t at) {
    size_t lowest = depth;
    for (size_t i = depth; i-- > 0;)
        if (stack[i]->range.end <= at)
            lowest = i;
    for (size_t i = depth; i-- > lowest;)
        close_tag(out, stack[i]);
    size_t kept = lowest;
    for (size_t i = lowest; i < depth; i++)
        if (stack[i]->range.end > at) {
            open_tag(out, stack[i]);
            stack[kept++] = stack[i];
        }
    return kept;
}

static uint32_t next_end(const struct element **stack, size_t depth, uint32_t most) {
    for (size_t i = 0; i < depth; i++)
        if (stack[i]->range.end < most)
            most = stack[i]->range.end;
    return most;
}

static void write_elements(struct out *out, dsr_text text, const struct elements *elements,
                           const struct element **stack) {
    size_t depth = 0, next = 0;
    for (uint32_t at = 0; at < text.len || depth > 0;) {
        depth = close_until(out, stack, depth, at);
        for (; next < elements->count && elements->rows[next].range.start <= at; next++) {
            const struct element *element = &elements->rows[next];
            if (strcmp(element->name, "br") == 0) {
                out_raw(out, "<br>");
            } else if (element->range.end > at) {
                open_tag(out, element);
                stack[depth++] = element;
            }
        }
        uint32_t stop = next_end(stack, depth, (uint32_t)text.len);
        if (next < elements->count && elements->rows[next].range.start < stop)
            stop = elements->rows[next].range.start;
        out_text(out, (dsr_text){text.at + at, stop - at});
        at = stop;
        if (at >= text.len) {
            close_until(out, stack, depth, UINT32_MAX);
            depth = 0;
        }
    }
}

bool inline_write(struct out *out, const dsr_doc *doc, dsr_block block,
                  const struct anchors *anchors) {
    struct elements elements = {0};
    dsr_text text = doc->host->text(doc, block);
    bool is_fine =
        add_marks(&elements, doc, block) && add_references(&elements, doc, block, anchors);
    const struct element **stack = NULL;
    if (is_fine && elements.count) {
        qsort(elements.rows, elements.count, sizeof *elements.rows, by_range);
        stack = malloc(elements.count * sizeof *stack);
        is_fine = stack != NULL;
    }
    if (is_fine && elements.count)
        write_elements(out, text, &elements, stack);
    else if (is_fine)
        out_text(out, text);
    free(stack);
    free(elements.rows);
    return is_fine;
}

/* SPDX-License-Identifier: MIT */
/* Looks attributes up in the text as it now stands. */
#include "shown.h"

#include <string.h>

enum { TITLE_MOST = 300 };

static bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static void skip(dsr_text *text) {
    while (text->len && is_space(*text->at))
        *text = (dsr_text){text->at + 1, text->len - 1};
}

/* Whether `text` starts with `wanted`, any run of spaces being one. */
static bool starts_with(dsr_text text, dsr_text wanted) {
    while (wanted.len) {
        if (!text.len || is_space(*text.at) != is_space(*wanted.at))
            return false;
        if (is_space(*wanted.at)) {
            skip(&text);
            skip(&wanted);
            continue;
        }
        if (*text.at != *wanted.at)
            return false;
        text = (dsr_text){text.at + 1, text.len - 1};
        wanted = (dsr_text){wanted.at + 1, wanted.len - 1};
    }
    return true;
}

static bool contains(dsr_text text, dsr_text wanted) {
    while (text.len) {
        const char *at = memchr(text.at, *wanted.at, text.len);
        if (!at)
            return false;
        text = (dsr_text){at, text.len - (size_t)(at - text.at)};
        if (starts_with(text, wanted))
            return true;
        text = (dsr_text){text.at + 1, text.len - 1};
    }
    return false;
}

static bool is_shown(dsr_doc *doc, dsr_text wanted) {
    const dsr_host *host = doc->host;
    for (dsr_block block = 0; (block = host->step(doc, 0, block, DSR_ALL_KINDS));)
        if (contains(host->text(doc, block), wanted))
            return true;
    return false;
}

/* Spaces joined, and not too long for a line of an index. */
static dsr_text one_line(dsr_text text, struct arena *arena) {
    struct bytes line = {0};
    skip(&text);
    while (text.len && line.len < TITLE_MOST) {
        if (is_space(*text.at)) {
            skip(&text);
            if (text.len)
                bytes_string(&line, " ");
            continue;
        }
        size_t step = 1;
        while (step < text.len && ((unsigned char)text.at[step] & 0xc0) == 0x80)
            step++;
        bytes_add(&line, text.at, step);
        text = (dsr_text){text.at + step, text.len - step};
    }
    if (text.len)
        bytes_string(&line, "\xe2\x80\xa6");
    dsr_text kept = arena_text(arena, bytes_view(&line));
    arena->has_failed = arena->has_failed || line.has_failed;
    bytes_free(&line);
    return kept;
}

static dsr_text attribute(dsr_doc *doc, const char *name) {
    dsr_text text = doc->host->attribute(doc, 0, name);
    skip(&text);
    while (text.len && is_space(text.at[text.len - 1]))
        text.len--;
    return text.len && is_shown(doc, text) ? text : (dsr_text){"", 0};
}

dsr_text shown_name(dsr_doc *doc) {
    const dsr_host *host = doc->host;
    for (dsr_block block = 0; (block = host->step(doc, 0, block, DSR_BIT(DSR_META)));)
        if (text_is(host->attribute(doc, block, "name"), "file-name"))
            return host->text(doc, block);
    return (dsr_text){"", 0};
}

dsr_text shown_title(dsr_doc *doc, struct arena *arena) {
    const dsr_host *host = doc->host;
    dsr_text title = attribute(doc, "title");
    for (dsr_block block = 0;
         !title.len && (block = host->step(doc, 0, block, DSR_BIT(DSR_HEADING)));)
        title = host->text(doc, block);
    return one_line(title, arena);
}

dsr_text shown_symbol(dsr_doc *doc, struct arena *arena) {
    return one_line(attribute(doc, "symbol"), arena);
}

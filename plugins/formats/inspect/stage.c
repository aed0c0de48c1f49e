/* SPDX-License-Identifier: MIT */
/*
 * The module format_inspect: what dossier sees in a document, for eyes and as JSON.  Writes
 * only, and through the host's table alone, so that nothing is shown that a stage could not see.
 */
#include "inspect.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void put(struct page *page, dsr_text text) {
    if (page->status == DSR_OK)
        page->status = page->host->put(page->job, text);
}

void say(struct page *page, const char *format, ...) {
    char text[200];
    va_list arguments;
    va_start(arguments, format);
    int len = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    size_t most = sizeof text - 1;
    put(page, (dsr_text){text, len < 0 ? 0 : (size_t)len < most ? (size_t)len : most});
}

bool is_shown(const struct page *page, const char *part, bool otherwise) {
    dsr_text show = page->host->attribute(page->doc, 0, "show");
    return show.len ? memmem(show.at, show.len, part, strlen(part)) != NULL : otherwise;
}

static const char *const text_suffixes[] = {"txt", NULL};
static const char *const json_suffixes[] = {"json", NULL};

static const dsr_format text = {
    .abi = DSR_ABI,
    .size = sizeof(dsr_format),
    .name = "inspect",
    .summary = "labels, references and mentions, for eyes",
    .suffixes = text_suffixes,
    .media_type = "text/plain",
    .write = inspect_text,
};

static const dsr_format json = {
    .abi = DSR_ABI,
    .size = sizeof(dsr_format),
    .name = "inspect-json",
    .summary = "blocks, labels, references and mentions as one JSON object",
    .suffixes = json_suffixes,
    .media_type = "application/json",
    .write = inspect_json,
};

static const dsr_format *const formats[] = {&text, &json, NULL};

DSR_MODULE(format_inspect) = {
    .abi = DSR_ABI,
    .size = sizeof(dsr_module),
    .name = "format_inspect",
    .version = DOSSIER_VERSION,
    .licence = "MIT",
    .formats = formats,
};

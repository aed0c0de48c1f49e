/* SPDX-License-Identifier: MIT */
/*
 * The module format_markdown: CommonMark with the tables and strike-through of GFM.
 */
#include "format.h"

/* Headings, lists and links in the first lines speak for Markdown; plain text has none. */
static uint32_t sniff(dsr_text bytes) {
    uint32_t signs = 0, lines = 0;
    const char *at = bytes.at, *end = bytes.at + (bytes.len < 8192 ? bytes.len : 8192);
    while (at < end && lines < 200) {
        const char *line_end = memchr(at, '\n', (size_t)(end - at));
        if (!line_end)
            line_end = end;
        size_t len = (size_t)(line_end - at);
        lines++;
        if ((len > 2 && at[0] == '#' && (at[1] == '#' || at[1] == ' ')) ||
            (len > 2 && (at[0] == '-' || at[0] == '*') && at[1] == ' ') ||
            (len > 3 && memcmp(at, "```", 3) == 0) || (len > 4 && memmem(at, len, "](", 2)))
            signs++;
        at = line_end + 1;
    }
    return signs == 0 ? 0 : signs > 3 ? 60 : 30;
}

static const char *const suffixes[] = {"md", "markdown", "mkd", NULL};

static const dsr_format markdown = {
    .abi = DSR_ABI,
    .size = sizeof(dsr_format),
    .name = "markdown",
    .summary = "Markdown: CommonMark with tables, strike-through and front matter",
    .suffixes = suffixes,
    .media_type = "text/markdown",
    .sniff = sniff,
    .read = markdown_read,
    .splice = markdown_splice,
};

static const dsr_format *const formats[] = {&markdown, NULL};

DSR_MODULE(format_markdown) = {
    .abi = DSR_ABI,
    .size = sizeof(dsr_module),
    .name = "format_markdown",
    .version = DOSSIER_VERSION,
    .licence = "MIT",
    .formats = formats,
};

/* SPDX-License-Identifier: MIT */
/*
 * The module format_text: plain text, hard-wrapped or one paragraph a line.
 */
#include <string.h>

#include "format.h"
#include "source.h"

/* Text has no controls but white space; pictures and programs begin with some. */
static bool has_controls(const char *at, size_t len) {
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)at[i] < ' ' && !(at[i] >= '\t' && at[i] <= '\r'))
            return true;
    return false;
}

/* Text is what is left when nothing else knows the bytes. */
static uint32_t sniff(dsr_text bytes) {
    size_t len = bytes.len < 65536 ? bytes.len : 65536;
    if (len == 0 || has_controls(bytes.at, len))
        return 0;
    /* A sequence that the window cuts is not bad. */
    return source_first_bad(bytes.at, len) + 4 > len ? 20 : 5;
}

static const char *const suffixes[] = {"txt", "text", NULL};

static const dsr_format text = {
    .abi = DSR_ABI,
    .size = sizeof(dsr_format),
    .name = "text",
    .summary = "plain text, hard-wrapped or one paragraph a line",
    .suffixes = suffixes,
    .media_type = "text/plain",
    .sniff = sniff,
    .read = text_read,
    .splice = text_splice,
};

static const dsr_format *const formats[] = {&text, NULL};

DSR_MODULE(format_text) = {
    .abi = DSR_ABI,
    .size = sizeof(dsr_module),
    .name = "format_text",
    .version = DOSSIER_VERSION,
    .licence = "MIT",
    .formats = formats,
};

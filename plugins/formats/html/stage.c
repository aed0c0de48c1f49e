/* SPDX-License-Identifier: MIT */
/*
 * The module format_html: writes a document as one accessible web page.
 */
#include "writer.h"

static const char *const suffixes[] = {"html", "htm", NULL};

static const dsr_format html = {
    .abi = DSR_ABI,
    .size = sizeof(dsr_format),
    .name = "html",
    .summary = "one self-contained, accessible web page",
    .suffixes = suffixes,
    .media_type = "text/html",
    .write = html_write,
};

static const dsr_format *const formats[] = {&html, NULL};

DSR_MODULE(format_html) = {
    .abi = DSR_ABI,
    .size = sizeof(dsr_module),
    .name = "format_html",
    .version = DOSSIER_VERSION,
    .licence = "MIT",
    .formats = formats,
};

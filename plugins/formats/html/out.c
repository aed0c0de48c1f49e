/* SPDX-License-Identifier: MIT */
/*
 * Output of the HTML writer; see html.h.
 */
#include <stdio.h>
#include <string.h>

#include "html.h"

void out_flush(struct out *out) {
    if (out->len && out->status == DSR_OK)
        out->status = out->job->host->put(out->job, (dsr_text){out->bytes, out->len});
    out->len = 0;
}

void out_bytes(struct out *out, const char *at, size_t len) {
    while (len > 0) {
        size_t room = sizeof out->bytes - out->len, step = len < room ? len : room;
        memcpy(out->bytes + out->len, at, step);
        out->len += step;
        at += step;
        len -= step;
        if (out->len == sizeof out->bytes)
            out_flush(out);
    }
}

void out_raw(struct out *out, const char *text) {
    out_bytes(out, text, strlen(text));
}

void out_number(struct out *out, uint32_t number) {
    char digits[16];
    out_bytes(out, digits, (size_t)snprintf(digits, sizeof digits, "%u", number));
}

void out_text(struct out *out, dsr_text text) {
    size_t start = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        const char *instead = c == '&'                                         ? "&amp;"
                              : c == '<'                                       ? "&lt;"
                              : c == '>'                                       ? "&gt;"
                              : c == '"'                                       ? "&quot;"
                              : c == '\''                                      ? "&#39;"
                              : (c < 32 && c != '\n' && c != '\t') || c == 127 ? ""
                                                                               : NULL;
        if (!instead)
            continue;
        out_bytes(out, text.at + start, i - start);
        out_raw(out, instead);
        start = i + 1;
    }
    out_bytes(out, text.at + start, text.len - start);
}

/* SPDX-License-Identifier: MIT */
/*
 * Checks of the input as a whole; see source.h.
 */
#include <string.h>

#include "source.h"

static size_t step(const unsigned char *at, size_t len);

size_t source_first_bad(const char *text, size_t len) {
    const unsigned char *at = (const unsigned char *)text;
    size_t i = 0;
    while (i < len) {
        /* Eight bytes of ASCII at a time: most of what comes. */
        uint64_t word;
        while (i + sizeof word <= len) {
            memcpy(&word, at + i, sizeof word);
            if (word & UINT64_C(0x8080808080808080))
                break;
            i += sizeof word;
        }
        if (i == len)
            break;
        size_t taken = step(at + i, len - i);
        if (taken == 0)
            return i;
        i += taken;
    }
    return len;
}

/* The length of the sequence that starts here, 0 when it is none: table 3-7 of the Unicode
 * Standard, chapter 3. */
static size_t step(const unsigned char *at, size_t len) {
    unsigned char c = at[0];
    if (c < 0x80)
        return 1;
    size_t need = c >= 0xC2 && c <= 0xDF   ? 2
                  : c >= 0xE0 && c <= 0xEF ? 3
                  : c >= 0xF0 && c <= 0xF4 ? 4
                                           : 0;
    if (need == 0 || need > len)
        return 0;
    unsigned char low = c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : 0x80;
    unsigned char high = c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : 0xBF;
    if (at[1] < low || at[1] > high)
        return 0;
    for (size_t i = 2; i < need; i++)
        if (at[i] < 0x80 || at[i] > 0xBF)
            return 0;
    return need;
}

uint32_t source_mark(dsr_text bytes) {
    return bytes.len >= 3 && memcmp(bytes.at, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

static bool is_utf16(dsr_text bytes) {
    return bytes.len >= 2 &&
           (memcmp(bytes.at, "\xFF\xFE", 2) == 0 || memcmp(bytes.at, "\xFE\xFF", 2) == 0);
}

static dsr_status refuse(dsr_job *job, const char *code, dsr_part part, size_t offset,
                         const char *what, const char *hint) {
    job->host->report(job, DSR_ERROR, code, (dsr_place){.part = part, .offset = (uint32_t)offset},
                      "%s (byte %zu)", what, offset);
    job->host->hint(job, "%s", hint);
    return DSR_FAILED;
}

dsr_status source_accept(dsr_job *job, dsr_doc *doc, dsr_text *into) {
    dsr_text bytes = job->host->input(job);
    if (bytes.len > SOURCE_MOST) {
        job->host->report(job, DSR_ERROR, "input-too-large", (dsr_place){0},
                          "the file has %zu bytes; %u are the most that is read", bytes.len,
                          SOURCE_MOST);
        return DSR_FAILED;
    }
    if (bytes.len == source_mark(bytes)) {
        job->host->report(job, DSR_ERROR, "input-empty", (dsr_place){0}, "the file is empty");
        job->host->hint(job, "look whether it was saved, or leave it out");
        return DSR_FAILED;
    }
    dsr_part part = job->host->add_part(doc, DSR_TEXT("body"), bytes);
    if (!part)
        return DSR_NO_MEMORY;
    *into = bytes;
    if (is_utf16(bytes))
        return refuse(job, "input-not-utf8", part, 0, "the file is UTF-16 text, not UTF-8",
                      "save it as UTF-8, for example with iconv -f UTF-16 -t UTF-8");
    size_t bad = source_first_bad(bytes.at, bytes.len);
    const char *nul = memchr(bytes.at, 0, bytes.len);
    if (nul && (size_t)(nul - bytes.at) < bad)
        return refuse(job, "input-nul", part, (size_t)(nul - bytes.at),
                      "the file holds a NUL byte, which no text has",
                      "it may be a binary file, or UTF-16 without its mark");
    if (bad < bytes.len)
        return refuse(job, "input-not-utf8", part, bad, "the file is not UTF-8",
                      "save it as UTF-8, for example with iconv -f WINDOWS-1252 -t UTF-8");
    return DSR_OK;
}

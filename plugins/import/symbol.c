/* SPDX-License-Identifier: MIT */
/*
 * The symbol of a United Nations document, as its own head shows it: alone on its line or at the
 * end of one behind a wide space, before the text begins.  A symbol inside a sentence or in
 * brackets is another document's.
 */
#include "bytes.h"
#include "import.h"

enum {
    HEAD_LINES = 60,
    SYMBOL_MOST = 64, /* bytes; longer runs are no symbols, and scanned once */
};

static bool stands_alone(dsr_text text, size_t line, size_t start, size_t end);
static dsr_text symbol_in(dsr_text text, uint32_t *lines);

dsr_text symbol_find(const struct task *task) {
    const uint32_t kinds = DSR_BIT(DSR_HEADING) | DSR_BIT(DSR_PARAGRAPH) | DSR_BIT(DSR_CELL) |
                           DSR_BIT(DSR_CODE) | DSR_BIT(DSR_TABLE);
    const dsr_host *host = task->host;
    uint32_t lines = 0;
    dsr_block block = 0;
    while (lines < HEAD_LINES && (block = host->step(task->doc, 0, block, kinds)) != 0) {
        dsr_text found = symbol_in(host->text(task->doc, block), &lines);
        if (found.len > 0) {
            return found;
        }
    }
    return (dsr_text){"", 0};
}

/* Capitals, then steps of capitals, figures and points behind slashes: "A/HRC/28/15/Add.1".
 * Two slashes, or one with a point and a figure behind it ("S/PV.3756"). */
bool is_symbol(dsr_text text, size_t at, size_t *end) {
    size_t slashes = 0, digits = 0, points = 0, stop = at;
    if (!is_upper(byte_at(text, at))) {
        return false;
    }
    for (; stop < text.len && stop - at < SYMBOL_MOST; stop++) {
        unsigned char c = (unsigned char)text.at[stop];
        slashes += c == '/';
        digits += is_digit(c);
        points += c == '.';
        if (!is_word_byte(c) && c != '/' && c != '.' && c != '-') {
            break;
        }
    }
    while (stop > at && (text.at[stop - 1] == '.' || text.at[stop - 1] == '/')) {
        points -= text.at[stop - 1] == '.';
        slashes -= text.at[stop - 1] == '/';
        stop--;
    }
    *end = stop;
    return digits > 0 && (slashes >= 2 || (slashes == 1 && points > 0));
}

static dsr_text symbol_in(dsr_text text, uint32_t *lines) {
    for (size_t line = 0; line < text.len && *lines < HEAD_LINES; (*lines)++) {
        size_t stop = line_end(text, line);
        for (size_t at = line; at < stop; at++) {
            size_t end;
            if (is_upper((unsigned char)text.at[at]) && !ends_in_word(text, at) &&
                is_symbol(text, at, &end) && stands_alone(text, line, at, end)) {
                return part_of(text, at, end);
            }
        }
        line = stop + 1;
    }
    return (dsr_text){"", 0};
}

static bool stands_alone(dsr_text text, size_t line, size_t start, size_t end) {
    size_t behind = skip_blanks(text, end);
    if (behind != line_end(text, line) && byte_at(text, behind) != '|') {
        return false;
    }
    size_t before = start;
    while (before > line && text.at[before - 1] == ' ') {
        before--;
    }
    return before == line || start - before >= 2 || text.at[before - 1] == '\t' ||
           text.at[before - 1] == '|';
}

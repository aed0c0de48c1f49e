/* SPDX-License-Identifier: MIT */
/* See line.h. */
#include "line.h"

#include "bytes.h"

enum {
    TITLE_MOST = 260, /* bytes of a heading at most */
    TITLE_LINE = 60,  /* a line shorter than this mostly ends it */
    LINES_AROUND = 5, /* lines that tell how wide the text is set */
    ROOM_SLACK = 4,   /* columns; a ragged margin */
};

static bool has_room(dsr_text text, size_t start, size_t end, size_t next);
static size_t columns_of(dsr_text text, size_t start, size_t end);
static size_t title_end(dsr_text text, size_t start, size_t end);

bool line_ends_sentence(const struct vocabulary *words, dsr_text text, size_t start, size_t end,
                        size_t next) {
    size_t mark = end;
    while (mark > start && is_digit((unsigned char)text.at[mark - 1])) {
        mark--;
    }
    if (mark > start && mark < end && memchr(".;:)\"", text.at[mark - 1], 5) != NULL) {
        return true; /* "... Families.3": the mark of a note */
    }
    unsigned char last = (unsigned char)text.at[end - 1];
    if ((last != ',' && last != '(' && last != '-' && last != ')' && !ends_in_word(text, end)) ||
        has_room(text, start, end, next)) {
        return true;
    }
    size_t word = vocabulary_match_before(words, text, end, WORD_LIST);
    if (word > 0 && last != ',') {
        size_t rest = trim_end(text, start, end - word);
        return rest > start && (text.at[rest - 1] == ';' || text.at[rest - 1] == ',');
    }
    return false;
}

/* Would the word at `next` have fitted on the line [start, end)?  Against the longest of the
 * lines around. */
static bool has_room(dsr_text text, size_t start, size_t end, size_t next) {
    size_t width = 0, from = start, word = next;
    for (int lines = 0; lines < LINES_AROUND && from > 0; lines++) {
        from--;
        while (from > 0 && text.at[from - 1] != '\n') {
            from--;
        }
    }
    for (int lines = 0; lines < 2 * LINES_AROUND && from < text.len; lines++) {
        size_t stop = line_end(text, from);
        size_t columns = columns_of(text, from, trim_end(text, from, stop));
        width = columns > width ? columns : width;
        from = stop + 1;
    }
    while (word < text.len && space_len(text, word) == 0) {
        word++;
    }
    return columns_of(text, start, end) + 1 + columns_of(text, next, word) + ROOM_SLACK <= width;
}

static size_t columns_of(dsr_text text, size_t start, size_t end) {
    size_t columns = 0;
    for (size_t at = start; at < end; at++) {
        columns += ((unsigned char)text.at[at] & 0xC0) != 0x80;
    }
    return columns;
}

bool line_is_title(dsr_text text, size_t start, size_t end) {
    start = skip_space(text, start);
    end = title_end(text, start, end);
    if (end <= start || end - start > TITLE_MOST) {
        return false;
    }
    unsigned char first = (unsigned char)text.at[start], last = (unsigned char)text.at[end - 1];
    bool starts_high = is_upper(first) || is_digit(first) || first >= 0x80 || first == '"';
    return starts_high && memchr(".;:,", last, 4) == NULL;
}

/* A heading goes on to the next line when its line is long, ends with a comma, or the next one
 * begins small. */
static size_t title_end(dsr_text text, size_t start, size_t end) {
    size_t line = line_end(text, start), from = start;
    while (line < end) {
        size_t stop = trim_end(text, from, line), next = skip_blanks(text, line + 1);
        bool goes_on =
            byte_at(text, next) != '\n' && (stop - from >= TITLE_LINE || text.at[stop - 1] == ',' ||
                                            is_lower(byte_at(text, next)));
        if (!goes_on) {
            return stop;
        }
        from = next;
        line = line_end(text, next);
    }
    return trim_end(text, start, end);
}

bool line_ends_with_page(dsr_text text, size_t at) {
    size_t end = trim_end(text, at, line_end(text, at)), start = end;
    while (start > at && (is_digit((unsigned char)text.at[start - 1]) ||
                          memchr("ivxl", text.at[start - 1], 4) != NULL)) {
        start--;
    }
    if (start == end || end - start > 5 || start == at) {
        return false;
    }
    size_t gap = start;
    while (gap > at && (text.at[gap - 1] == ' ' || text.at[gap - 1] == '.')) {
        gap--;
    }
    return text.at[start - 1] == '\t' || (start - gap >= 3 && gap > at) ||
           (gap > at && text.at[gap - 1] == '\t');
}

/* SPDX-License-Identifier: MIT */
/*
 * See contents.h.  Entries may be torn over several lines and lose their page numbers, but what
 * they announce comes again as a heading.  What looks like a label at the beginning of a line is
 * stepped over, since a list marker is not part of the text; lines without one are column heads.
 */
#include "contents.h"

#include "bytes.h"

enum {
    ENTRIES = 6,       /* lines that are looked for again */
    ENTRY_LEAST = 8,   /* letters of one at least */
    ENTRY_MOST = 24,   /* letters compared */
    LABEL_MOST = 8,    /* bytes of what may be a label */
    WORDS_MOST = 40,   /* and of one in words, before its dash */
    LINES_MOST = 1500, /* lines looked at */
};

struct entry {
    unsigned char letters[ENTRY_MOST];
    size_t len;
    bool is_labelled;
};

static void read_entry(dsr_text text, size_t at, struct entry *entry);
static bool is_same(const struct entry *entry, const struct entry *line);
static size_t behind_label(dsr_text text, size_t at);

struct contents_end contents_end_find(const struct task *task, dsr_block block, size_t at) {
    const uint32_t kinds =
        DSR_BIT(DSR_HEADING) | DSR_BIT(DSR_PARAGRAPH) | DSR_BIT(DSR_ITEM) | DSR_BIT(DSR_CODE);
    const dsr_host *host = task->host;
    struct entry entries[ENTRIES], line;
    size_t count = 0, lines = 0;
    dsr_text text = host->text(task->doc, block);
    for (; block != 0 && lines < LINES_MOST; at = 0) {
        for (size_t start = at; start < text.len && lines < LINES_MOST; lines++) {
            read_entry(text, start, &line);
            for (size_t i = 0; i < count && line.len >= ENTRY_LEAST; i++) {
                if (is_same(&entries[i], &line)) {
                    return (struct contents_end){block, start};
                }
            }
            bool is_entry = line.is_labelled || host->kind(task->doc, block) == DSR_ITEM;
            if (is_entry && count < ENTRIES && line.len >= ENTRY_LEAST) {
                entries[count++] = line;
            }
            start = line_end(text, start) + 1;
        }
        block = host->step(task->doc, 0, block, kinds);
        text = block != 0 ? host->text(task->doc, block) : text;
    }
    return (struct contents_end){0, 0};
}

/* The first letters of a line, folded, up to a wide gap, leader dots or the end. */
static void read_entry(dsr_text text, size_t at, struct entry *entry) {
    size_t end = line_end(text, at);
    size_t start = skip_blanks(text, at);
    at = behind_label(text, start);
    entry->len = 0;
    entry->is_labelled = at > start;
    while (at < end && entry->len < ENTRY_MOST) {
        size_t len;
        unsigned char c = folded_at(text, at, &len);
        bool is_gap = c == '\t' || byte_at(text, at) == '\t' || (c == ' ' && len > 2) ||
                      starts_with(text, at, DSR_TEXT("..")) ||
                      starts_with(text, at, DSR_TEXT(". ."));
        if (is_gap) {
            break;
        }
        if (is_word_byte(c) || c >= 0x80) {
            entry->letters[entry->len++] = c;
        }
        at += len;
    }
}

/* "IV.", "A.", "§ 3", "(a)", "ثاني عشر -" and the blanks behind it. */
static size_t behind_label(dsr_text text, size_t at) {
    size_t end = at;
    if (byte_at(text, at) >= 0x80) {
        for (size_t dash = at; dash < at + WORDS_MOST && byte_at(text, dash) >= ' '; dash++) {
            if (text.at[dash] == '-' && space_len(text, dash + 1) > 0) {
                return skip_blanks(text, dash + 1);
            }
        }
    }
    while (end < text.len && end - at < LABEL_MOST && space_len(text, end) == 0) {
        end++;
    }
    unsigned char last = end > at ? (unsigned char)text.at[end - 1] : 0;
    bool is_label = last == '.' || last == ')' || is_digit(last);
    return is_label && space_len(text, end) > 0 ? skip_blanks(text, end) : at;
}

/* The shorter of the two may be torn. */
static bool is_same(const struct entry *entry, const struct entry *line) {
    size_t len = entry->len < line->len ? entry->len : line->len;
    return len >= ENTRY_LEAST && memcmp(entry->letters, line->letters, len) == 0 &&
           (entry->len == line->len || len > 2 * ENTRY_LEAST);
}

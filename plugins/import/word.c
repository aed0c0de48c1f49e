/* SPDX-License-Identifier: MIT */
/*
 * Labels that a word announces: "Article 5", "PART II", "Decision 24/CP.27", "§ 3", and with the
 * number spelled out "Livre premier", "Erster Abschnitt", "الفصل الثاني عشر".
 */
#include "bytes.h"
#include "reading.h"

enum {
    SYMBOL_MOST = 24,  /* bytes of "/CP.27" */
    LETTERS_MOST = 3,  /* of "305 AA" */
    SPELLED_WORDS = 4, /* words of a spelled number */
    SPELLED_MOST = 60, /* its bytes */
};

static size_t spelled_end(dsr_text text, size_t at, unsigned words);
static void read_spelled(const struct scan *scan, size_t start, uint32_t levels);
static void read_ordinal_first(const struct scan *scan);
static bool finish_word(const struct scan *scan, struct reading *reading, size_t end,
                        bool *is_alone);
static uint32_t levels_with_symbol(const struct layout *layout, uint32_t levels, bool is_alone);
static void add_word_readings(const struct scan *scan, struct reading *reading, uint32_t levels);
static size_t symbol_len(dsr_text text, size_t at);
static size_t stop_len(dsr_text text, size_t at);
static size_t letters_len(dsr_text text, size_t at, dsr_range *insert);

void read_word(const struct scan *scan) {
    const struct layout *layout = scan->task->layout;
    const struct vocabulary *words = &scan->task->language->words;
    dsr_text text = scan->text;
    struct word word;
    size_t len = vocabulary_match(words, text, scan->at, WORD_LABEL, &word);
    if (len == 0) {
        read_ordinal_first(scan);
        return;
    }
    uint32_t levels = layout->word_levels[word.label_kind];
    size_t start = skip_blanks(text, scan->at + len);
    if (levels == 0 || start == scan->at + len) {
        return;
    }
    size_t run = numeral_run(text, start), end = start + run;
    size_t ordinal = vocabulary_match(words, text, end, WORD_ORDINAL, NULL);
    bool is_word = run == 0 || (!is_digit((unsigned char)text.at[start]) && ordinal == 0 &&
                                is_word_byte(byte_at(text, end)));
    if (is_word) {
        read_spelled(scan, start, levels);
        return;
    }
    struct reading reading = {.form = FORM_MOST};
    reading.number = range_of(start, end);
    reading.insert = range_of(end, end);
    end += ordinal > 0 ? ordinal : insert_len(scan, end, &reading.insert);
    end += end == reading.number.end ? letters_len(text, end, &reading.insert) : 0;
    size_t symbol = symbol_len(text, end);
    bool is_alone = false;
    if (!finish_word(scan, &reading, end + symbol, &is_alone)) {
        return;
    }
    levels = symbol > 0 ? levels_with_symbol(layout, levels, is_alone) : levels;
    uint32_t before = scan->task->reading_count;
    add_word_readings(scan, &reading, levels);
    if (scan->task->reading_count == before) {
        read_spelled(scan, start, levels); /* "premier" is a run of letters, too */
        return;
    }
    int32_t *recent = &scan->task->recent[FORM_MOST];
    struct reading high = reading;
    if (ordinal == 0 && reading.insert.start == reading.insert.end &&
        is_digit((unsigned char)text.at[start]) &&
        split_superscript(scan, reading.number, *recent, &high)) {
        add_word_readings(scan, &high, levels);
    } else {
        *recent = reading.value;
    }
}

static uint32_t levels_with_symbol(const struct layout *layout, uint32_t levels, bool is_alone) {
    for (uint32_t bits = levels; bits != 0; bits &= bits - 1) {
        uint8_t level = (uint8_t)__builtin_ctz(bits);
        bool fits = is_alone && layout->levels[level].takes_symbol;
        levels &= fits ? UINT32_MAX : ~DSR_BIT(level);
    }
    return levels;
}

/* The end of so many words on this line; 0 when there are not as many. */
static size_t spelled_end(dsr_text text, size_t at, unsigned words) {
    size_t end = at;
    for (unsigned i = 0; i < words; i++) {
        size_t start = i > 0 ? skip_blanks(text, end) : end;
        end = start;
        while (end < text.len &&
               (is_word_at(text, end) || ((unsigned char)text.at[end] & 0xC0) == 0x80)) {
            end++;
        }
        if (end == start || end - at > SPELLED_MOST) {
            return 0;
        }
    }
    return end;
}

/* A number in words at `start`, the longest that is one. */
static void read_spelled(const struct scan *scan, size_t start, uint32_t levels) {
    const struct schemes *schemes = scan->task->schemes;
    if ((schemes->by_first[byte_at(scan->text, start)] & scan->task->layout->schemes) == 0) {
        return;
    }
    for (unsigned words = SPELLED_WORDS; words > 0; words--) {
        size_t end = spelled_end(scan->text, start, words);
        struct reading reading = {.form = FORM_MOST};
        bool is_alone;
        if (end == 0) {
            continue;
        }
        reading.number = range_of(start, end);
        reading.insert = range_of(end, end);
        uint32_t before = scan->task->reading_count;
        if (finish_word(scan, &reading, end, &is_alone)) {
            add_word_readings(scan, &reading, levels);
        }
        if (scan->task->reading_count > before) {
            return;
        }
    }
}

/* "Première partie": the number in words stands first. */
static void read_ordinal_first(const struct scan *scan) {
    const struct task *task = scan->task;
    const struct vocabulary *words = &task->language->words;
    dsr_text text = scan->text;
    size_t end = task->language->is_ordinal_first ? spelled_end(text, scan->at, 1) : 0;
    size_t next = skip_blanks(text, end);
    struct word word;
    size_t len = end > 0 && next > end ? vocabulary_match(words, text, next, WORD_LABEL, &word) : 0;
    if (len == 0) {
        return;
    }
    struct reading reading = {.form = FORM_MOST};
    reading.number = range_of(scan->at, end);
    reading.insert = range_of(end, end);
    bool is_alone;
    if (finish_word(scan, &reading, next + len, &is_alone)) {
        reading.insert = range_of(end, end);
        add_word_readings(scan, &reading, task->layout->word_levels[word.label_kind]);
    }
}

/* What follows must not run on as a sentence. */
static bool finish_word(const struct scan *scan, struct reading *reading, size_t end,
                        bool *is_alone) {
    dsr_text text = scan->text;
    size_t stop = stop_len(text, end), next = skip_blanks(text, end + stop);
    bool is_part = (scan->unit->flags & AT_MARK) != 0;
    end += stop;
    if (next == end && next < text.len && text.at[next] != '\n' && !is_part) {
        return false;
    }
    *is_alone = next == line_end(text, scan->at);
    if (is_part
            ? stop == 0
            : !*is_alone && stop == 0 && (scan->unit->flags & IS_HEADING) == 0 && next - end < 2) {
        return false;
    }
    reading->surface = range_of(scan->at, end);
    reading->end = (uint32_t)(next < text.len && text.at[next] == '\n' ? next + 1 : next);
    return true;
}

/* In every scheme that one of the levels has. */
static void add_word_readings(const struct scan *scan, struct reading *reading, uint32_t levels) {
    const struct task *task = scan->task;
    const struct layout *layout = task->layout;
    dsr_text run = part_of(scan->text, reading->number.start, reading->number.end);
    uint64_t fitting = task->schemes->by_first[(unsigned char)run.at[0]];
    for (; levels != 0; levels &= levels - 1) {
        uint8_t level = (uint8_t)__builtin_ctz(levels);
        reading->levels = DSR_BIT(level);
        for (uint64_t bits = layout->levels[level].schemes & fitting; bits != 0; bits &= bits - 1) {
            reading->scheme = (uint8_t)__builtin_ctzll(bits);
            if (scheme_parse(task->host, task->schemes, reading->scheme, run, &reading->value)) {
                scan->unit->flags |= IS_WORD;
                add_reading(scan, reading);
            }
        }
    }
}

/* "/CP.27" behind "Decision 24". */
static size_t symbol_len(dsr_text text, size_t at) {
    size_t end = at;
    while (byte_at(text, end) != 0 && space_len(text, end) == 0 && end - at < SYMBOL_MOST) {
        end++;
    }
    return byte_at(text, at) == '/' && end - at < SYMBOL_MOST ? end - at : 0;
}

/* What may part a word's number from its title: "." or ":", also " :", " -", " –", "：". */
static size_t stop_len(dsr_text text, size_t at) {
    if (byte_at(text, at) == '.' || byte_at(text, at) == ':') {
        return 1;
    }
    if (byte_at(text, at) == 0xEF && byte_at(text, at + 1) == 0xBC &&
        byte_at(text, at + 2) == 0x9A) {
        return 3;
    }
    size_t sign = skip_blanks(text, at);
    bool is_dash = byte_at(text, sign) == 0xE2 && byte_at(text, sign + 1) == 0x80 &&
                   (byte_at(text, sign + 2) == 0x93 || byte_at(text, sign + 2) == 0x94);
    size_t len = is_dash ? 3 : byte_at(text, sign) == ':' || byte_at(text, sign) == '-';
    return sign > at && len > 0 && space_len(text, sign + len) > 0 ? sign + len - at : 0;
}

/* The capitals of "Article 305 AA", when the line ends behind them. */
static size_t letters_len(dsr_text text, size_t at, dsr_range *insert) {
    size_t start = skip_blanks(text, at), end = start;
    while (is_upper(byte_at(text, end)) && end - start < LETTERS_MOST) {
        end++;
    }
    if (start == at || end == start || skip_blanks(text, end) != line_end(text, at)) {
        return 0;
    }
    *insert = range_of(start, end);
    return end - at;
}

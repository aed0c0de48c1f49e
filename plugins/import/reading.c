/* SPDX-License-Identifier: MIT */
/*
 * The readings of one place: numerals in the forms of the layout ("7.", "(a)"), words with a
 * number ("Article 5"), nested decimals ("2.1"), bullets.  Knows no levels beyond the bits that
 * the layout's tables give.
 */
#include "bytes.h"
#include "candidate.h"

enum {
    RUN_MOST = 15,    /* bytes of a numeral: the longest Roman below 4000 */
    NESTED_MOST = 6,  /* steps of 1.2.3 */
    SYMBOL_MOST = 24, /* bytes of "/CP.27" */
    LETTERS_MOST = 3, /* of "305 AA" */
};

struct scan {
    struct task *task;
    dsr_text text;
    size_t at; /* of the surface */
    struct unit *unit;
    uint32_t first; /* reading of this place */
};

static void read_numbers(const struct scan *scan);
static void read_sign(const struct scan *scan);
static void read_word(const struct scan *scan);
static void add_word_readings(const struct scan *scan, struct reading *reading, uint32_t levels);
static size_t symbol_len(dsr_text text, size_t at);
static void read_form(const struct scan *scan, uint8_t form);
static void read_nested(const struct scan *scan);
static size_t numeral_run(dsr_text text, size_t at);
static size_t insert_len(const struct scan *scan, size_t at, dsr_range *insert);
static size_t stop_len(dsr_text text, size_t at);
static size_t letters_len(dsr_text text, size_t at, dsr_range *insert);
static bool parse(const struct task *task, size_t scheme, dsr_text run, int32_t *value);
static bool behind_label(const struct scan *scan, size_t at, size_t *end, bool *is_glued);
static void add_reading(const struct scan *scan, const struct reading *reading);
static dsr_range range_of(size_t start, size_t end);

void line_classes_fill(struct import *import) {
    const struct layout *layout = &import->layout;
    for (int c = 'A'; c <= 'Z'; c++) {
        import->line_class[c] = STARTS_WORD | STARTS_FORM;
    }
    for (int c = 0xC3; c <= 0xFF; c++) {
        import->line_class[c] = STARTS_WORD;
    }
    for (int c = 'a'; c <= 'z'; c++) {
        import->line_class[c] = STARTS_FORM;
    }
    for (int c = '0'; c <= '9'; c++) {
        import->line_class[c] = STARTS_FORM;
    }
    for (size_t i = 0; i < layout->form_count; i++) {
        if (layout->forms[i].before.len > 0) {
            import->line_class[(unsigned char)layout->forms[i].before.at[0]] |= STARTS_FORM;
        }
    }
    for (size_t i = 0; i < layout->sign_count; i++) {
        import->line_class[(unsigned char)layout->signs[i].text.at[0]] |= STARTS_SIGN;
    }
}

void readings_at(struct task *task, dsr_text text, size_t at, struct unit *unit) {
    struct scan scan = {task, text, at, unit, task->reading_count};
    if ((task->import->line_class[byte_at(text, at)] & STARTS_SIGN) != 0) {
        read_sign(&scan);
    }
    if (task->reading_count == scan.first) {
        read_numbers(&scan);
        return;
    }
    /* "- (a) text", "- a) text" on a line of its own: the letter is the label. */
    size_t inner = task->readings[scan.first].end;
    if (byte_at(text, inner) != '(' && byte_at(text, inner + numeral_run(text, inner)) != ')') {
        return;
    }
    struct unit other = *unit;
    struct scan behind = {task, text, inner, &other, task->reading_count};
    read_numbers(&behind);
    if (task->reading_count > behind.first) {
        task->readings[scan.first] = task->readings[--task->reading_count];
        unit->flags &= (uint16_t)~IS_SIGN;
    }
}

static void read_numbers(const struct scan *scan) {
    const struct layout *layout = scan->task->layout;
    uint8_t class = scan->task->import->line_class[byte_at(scan->text, scan->at)];
    if ((class & STARTS_FORM) != 0) {
        for (uint8_t form = 0; form < layout->form_count; form++) {
            read_form(scan, form);
        }
        if (is_digit(byte_at(scan->text, scan->at)) && layout->nested != 0) {
            read_nested(scan);
        }
    }
    if ((class & STARTS_WORD) != 0) {
        read_word(scan);
    }
}

static void read_sign(const struct scan *scan) {
    const struct layout *layout = scan->task->layout;
    for (size_t i = 0; i < layout->sign_count; i++) {
        dsr_text sign = layout->signs[i].text;
        size_t end = scan->at + sign.len;
        if (!starts_with(scan->text, scan->at, sign) ||
            (end < scan->text.len && space_len(scan->text, end) == 0) ||
            byte_at(scan->text, skip_blanks(scan->text, end)) == '\n') {
            continue; /* a star alone on its line is the mark of a note */
        }
        struct reading reading = {.levels = DSR_BIT(layout->signs[i].level), .form = FORM_MOST};
        reading.surface = reading.number = range_of(scan->at, end);
        reading.insert = range_of(end, end);
        reading.end = (uint32_t)skip_blanks(scan->text, end);
        scan->unit->flags |= IS_SIGN;
        add_reading(scan, &reading);
        return;
    }
}

static void read_form(const struct scan *scan, uint8_t form_index) {
    const struct layout *layout = scan->task->layout;
    const struct form *form = &layout->forms[form_index];
    if (!starts_with(scan->text, scan->at, form->before)) {
        return;
    }
    struct reading reading = {.form = form_index};
    size_t start = scan->at + form->before.len;
    size_t run = numeral_run(scan->text, start), end = start + run;
    if (run == 0) {
        return;
    }
    bool is_decimal = is_digit((unsigned char)scan->text.at[start]);
    reading.insert = range_of(end, end);
    if (!starts_with(scan->text, end, form->after) || form->after.len == 0) {
        end += insert_len(scan, end, &reading.insert);
    }
    if (!starts_with(scan->text, end, form->after)) {
        return;
    }
    end += form->after.len;
    reading.surface = range_of(scan->at, end);
    reading.number = range_of(start, start + run);
    size_t next = end;
    if (!behind_label(scan, end, &next, &reading.is_glued) ||
        (form->after.len == 0 && next < line_end(scan->text, scan->at)) ||
        (is_decimal && !is_digit((unsigned char)scan->text.at[start + run - 1]))) {
        return;
    }
    reading.end = (uint32_t)next;
    for (uint8_t scheme = 0; scheme < layout->scheme_count; scheme++) {
        reading.scheme = scheme;
        reading.levels = layout->accepts[scheme][form_index];
        if (reading.levels != 0 &&
            parse(scan->task, scheme, part_of(scan->text, start, start + run), &reading.value)) {
            add_reading(scan, &reading);
        }
    }
}

/* "Article 5", "PART II", "Decision 24/CP.27"; what follows must not run on as a sentence. */
static void read_word(const struct scan *scan) {
    const struct layout *layout = scan->task->layout;
    dsr_text text = scan->text;
    struct word word;
    size_t len = vocabulary_match(&scan->task->language->words, text, scan->at, WORD_LABEL, &word);
    if (len == 0 || layout->word_levels[word.label_kind] == 0) {
        return;
    }
    size_t start = skip_blanks(text, scan->at + len);
    size_t run = numeral_run(text, start), end = start + run;
    if (run == 0 || start == scan->at + len) {
        return;
    }
    struct reading reading = {.form = FORM_MOST};
    reading.number = range_of(start, end);
    size_t ordinal = vocabulary_match(&scan->task->language->words, text, end, WORD_ORDINAL, NULL);
    reading.insert = range_of(end, end);
    end += ordinal > 0 ? ordinal : insert_len(scan, end, &reading.insert);
    end += end == reading.number.end ? letters_len(text, end, &reading.insert) : 0;
    size_t symbol = symbol_len(text, end);
    end += symbol;
    size_t stop = stop_len(text, end), next = skip_blanks(text, end + stop);
    end += stop;
    if (next == end && next < text.len && text.at[next] != '\n') {
        return;
    }
    bool is_alone = next == line_end(text, scan->at);
    if (!is_alone && stop == 0 && (scan->unit->flags & IS_HEADING) == 0 && next - end < 2) {
        return;
    }
    reading.surface = range_of(scan->at, end);
    reading.end = (uint32_t)(next < text.len && text.at[next] == '\n' ? next + 1 : next);
    uint32_t levels = layout->word_levels[word.label_kind];
    for (uint32_t bits = levels; symbol > 0 && bits != 0; bits &= bits - 1) {
        uint8_t level = (uint8_t)__builtin_ctz(bits);
        bool fits = is_alone && layout->levels[level].takes_symbol;
        levels &= fits ? UINT32_MAX : ~DSR_BIT(level);
    }
    add_word_readings(scan, &reading, levels);
}

/* In every scheme that one of the levels has. */
static void add_word_readings(const struct scan *scan, struct reading *reading, uint32_t levels) {
    const struct layout *layout = scan->task->layout;
    dsr_text run = part_of(scan->text, reading->number.start, reading->number.end);
    for (; levels != 0; levels &= levels - 1) {
        uint8_t level = (uint8_t)__builtin_ctz(levels);
        reading->levels = DSR_BIT(level);
        for (uint8_t scheme = 0; scheme < layout->scheme_count; scheme++) {
            reading->scheme = scheme;
            if ((layout->levels[level].schemes & DSR_BIT(scheme)) != 0 &&
                parse(scan->task, scheme, run, &reading->value)) {
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

/* "2.1", "2.1.3." in decimal: the last number is the value, all before it the prefix. */
static void read_nested(const struct scan *scan) {
    const struct layout *layout = scan->task->layout;
    dsr_text text = scan->text;
    struct reading reading = {.form = FORM_MOST};
    size_t at = scan->at, last = at;
    int32_t value = 0;
    uint32_t hash = 2166136261u, before = hash;
    for (unsigned steps = 1; steps <= NESTED_MOST; steps++) {
        size_t run = numeral_run(text, at);
        if (run == 0 || !is_digit((unsigned char)text.at[at]) || run > 4) {
            return;
        }
        reading.outer = value;
        last = at;
        value = 0;
        before = hash;
        for (size_t i = at; i < at + run; i++) {
            value = value * 10 + (text.at[i] - '0');
            hash = (hash ^ (unsigned char)text.at[i]) * 16777619u;
        }
        hash = (hash ^ '.') * 16777619u;
        at += run;
        reading.nested = (uint8_t)steps;
        if (byte_at(text, at) != '.' || !is_digit(byte_at(text, at + 1))) {
            break;
        }
        at++;
    }
    reading.number = range_of(last, at);
    reading.insert = range_of(at, at);
    at += byte_at(text, at) == '.';
    size_t next = at;
    if (reading.nested < 2 || !behind_label(scan, at, &next, &reading.is_glued) ||
        reading.is_glued || value == 0) {
        return;
    }
    reading.surface = range_of(scan->at, at);
    reading.end = (uint32_t)next;
    reading.value = value;
    reading.prefix = before;
    for (size_t i = 0; i < layout->level_count; i++) {
        reading.levels |= layout->levels[i].nested == reading.nested ? DSR_BIT(i) : 0;
    }
    if (reading.levels != 0) {
        add_reading(scan, &reading);
    }
}

/* Digits, or letters of one case. */
static size_t numeral_run(dsr_text text, size_t at) {
    size_t end = at;
    bool (*is_part)(unsigned char) = NULL;
    unsigned char first = byte_at(text, at);
    is_part = is_digit(first) ? is_digit : is_upper(first) ? is_upper : is_lower;
    while (is_part(byte_at(text, end)) && end - at <= RUN_MOST) {
        end++;
    }
    return end - at <= RUN_MOST ? end - at : 0;
}

/* " bis", "bis", or a single letter glued to a figure: "12A". */
static size_t insert_len(const struct scan *scan, size_t at, dsr_range *insert) {
    dsr_text text = scan->text;
    size_t start = skip_blanks(text, at);
    size_t len = vocabulary_match(&scan->task->language->words, text, start, WORD_INSERT, NULL);
    if (len > 0) {
        *insert = range_of(start, start + len);
        return start + len - at;
    }
    unsigned char c = byte_at(text, at);
    if (at > 0 && is_digit((unsigned char)text.at[at - 1]) && (is_upper(c) || is_lower(c)) &&
        !is_word_byte(byte_at(text, at + 1))) {
        *insert = range_of(at, at + 1);
        return 1;
    }
    return 0;
}

/* What may part a word's number from its title: "." or ":", also " :", " -", " –". */
static size_t stop_len(dsr_text text, size_t at) {
    if (byte_at(text, at) == '.' || byte_at(text, at) == ':') {
        return 1;
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

static bool parse(const struct task *task, size_t scheme, dsr_text run, int32_t *value) {
    int64_t parsed;
    if (!task->host->parse_numeral(task->layout->schemes[scheme], run, &parsed) || parsed < 0 ||
        parsed > 99999) {
        return false;
    }
    *value = (int32_t)parsed;
    return true;
}

/* Behind a label stands a space, the end, or at once a capital, a bracket or a quotation mark. */
static bool behind_label(const struct scan *scan, size_t at, size_t *end, bool *is_glued) {
    dsr_text text = scan->text;
    *is_glued = false;
    if (at >= text.len || space_len(text, at) > 0) {
        size_t next = skip_blanks(text, at);
        *end = next < text.len && text.at[next] == '\n' ? skip_blanks(text, next + 1) : next;
        return true;
    }
    unsigned char c = byte_at(text, at), last = (unsigned char)text.at[at - 1];
    *end = at;
    *is_glued = true;
    return is_upper(c) || memchr("(\"'`[*_", c, 7) != NULL || c >= 0xC2 ||
           (last == ')' && is_lower(c));
}

static void add_reading(const struct scan *scan, const struct reading *reading) {
    struct task *task = scan->task;
    const struct reading *last =
        task->reading_count > scan->first ? &task->readings[task->reading_count - 1] : NULL;
    if (last != NULL && last->value == reading->value && last->levels == reading->levels &&
        last->surface.end == reading->surface.end && last->form == reading->form) {
        return; /* "a" is 1 whether letters carry or repeat */
    }
    struct reading *rows = task_extend(task, task->readings, task->reading_count,
                                       &task->reading_room, sizeof(*reading));
    if (rows != NULL) {
        task->readings = rows;
        rows[task->reading_count++] = *reading;
    }
}

static dsr_range range_of(size_t start, size_t end) {
    return (dsr_range){(uint32_t)start, (uint32_t)end};
}

/* SPDX-License-Identifier: MIT */
/*
 * The readings of one place: numerals in the forms of the layout ("7.", "(a)", "第三条"), nested
 * decimals ("2.1"), bullets.  Knows no levels beyond the bits that the layout's tables give.
 */
#include "reading.h"

#include "bytes.h"

enum {
    NESTED_MOST = 6, /* steps of 1.2.3 */
    WIDE_MOST = 40,  /* bytes of a numeral beyond ASCII: an Arabic ordinal of two words */
    OCR_MOST = 4,    /* figures of which some were read as letters */
};

static void read_numbers(const struct scan *scan);
static void read_forms(const struct scan *scan);
static void read_sign(const struct scan *scan);
static bool read_form(const struct scan *scan, uint8_t form, size_t start, size_t run);
static void read_wide(const struct scan *scan, uint8_t form, size_t start);
static void read_ocr(const struct scan *scan, uint8_t form, size_t start);
static void add_in_schemes(const struct scan *scan, struct reading *reading);
static void set_word_flag(const struct scan *scan, struct reading *reading);
static void add_figures(const struct scan *scan, struct reading *reading);
static void read_nested(const struct scan *scan);
static bool finish(const struct scan *scan, struct reading *reading, size_t end);
static bool behind_label(const struct scan *scan, size_t at, size_t *end, bool *is_glued);

void line_classes_fill(struct task *task) {
    const struct layout *layout = task->layout;
    uint8_t *classes = task->line_class;
    for (int c = 'A'; c <= 'Z'; c++) {
        classes[c] = STARTS_WORD | STARTS_FORM;
    }
    for (int c = 0xC2; c <= 0xFF; c++) {
        classes[c] = STARTS_WORD;
    }
    for (int c = 'a'; c <= 'z'; c++) {
        classes[c] = STARTS_FORM;
    }
    for (int c = '0'; c <= '9'; c++) {
        classes[c] = STARTS_FORM;
    }
    classes['|'] = STARTS_FORM;
    classes[0xD0] = STARTS_WORD | STARTS_FORM; /* Cyrillic letters may stand for Latin ones */
    classes[0xD1] = STARTS_WORD | STARTS_FORM;
    for (size_t i = 0; i < layout->form_count; i++) {
        if (layout->forms[i].before.len > 0) {
            classes[(unsigned char)layout->forms[i].before.at[0]] |= STARTS_FORM;
            continue;
        }
        for (int c = 0x80; c <= 0xFF; c++) {
            bool can_start = (task->schemes->by_first[c] & layout->form_schemes[i]) != 0;
            classes[c] |= can_start ? STARTS_FORM : 0;
        }
    }
    for (size_t i = 0; i < layout->sign_count; i++) {
        classes[(unsigned char)layout->signs[i].text.at[0]] |= STARTS_SIGN;
    }
}

void readings_at(struct task *task, dsr_text text, size_t at, struct unit *unit) {
    struct scan scan = {task, text, at, unit, task->reading_count};
    if ((task->line_class[byte_at(text, at)] & STARTS_SIGN) != 0) {
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
    uint8_t class = scan->task->line_class[byte_at(scan->text, scan->at)];
    if ((class & STARTS_FORM) != 0) {
        read_forms(scan);
        if (is_digit(byte_at(scan->text, scan->at)) && scan->task->layout->nested != 0) {
            read_nested(scan);
        }
    }
    if ((class & STARTS_WORD) != 0) {
        read_word(scan);
    }
}

static void read_forms(const struct scan *scan) {
    const struct layout *layout = scan->task->layout;
    dsr_text text = scan->text;
    size_t bare = numeral_run(text, scan->at);
    for (uint8_t form = 0; form < layout->form_count; form++) {
        dsr_text before = layout->forms[form].before;
        if (!starts_with(text, scan->at, before)) {
            continue;
        }
        size_t start = scan->at + before.len;
        size_t run = before.len == 0 ? bare : numeral_run(text, start);
        unsigned char first = byte_at(text, start);
        if (is_wide_byte(first) && !scheme_starts_wide(scan->task->schemes, text, start)) {
            continue;
        }
        if (first >= 0x80) {
            read_wide(scan, form, start);
            continue;
        }
        bool is_read = run > 0 && read_form(scan, form, start, run);
        bool may_be_letters =
            !is_digit(first) || memchr("lIO|", byte_at(text, start + run), 4) != NULL;
        if (first != 0 && may_be_letters && (!is_read || run <= 4)) {
            read_ocr(scan, form, start);
        }
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

/* A numeral of ASCII.  Whether it stands in this form. */
static bool read_form(const struct scan *scan, uint8_t form_index, size_t start, size_t run) {
    const struct form *form = &scan->task->layout->forms[form_index];
    dsr_text text = scan->text;
    struct reading reading = {.form = form_index};
    size_t end = start + run;
    reading.insert = range_of(end, end);
    if (form->after.len == 0 || !starts_with(text, end, form->after)) {
        end += insert_len(scan, end, &reading.insert);
    }
    if (!starts_with(text, end, form->after)) {
        return false;
    }
    end += form->after.len;
    reading.number = range_of(start, start + run);
    if (!finish(scan, &reading, end)) {
        return true;
    }
    if (is_digit((unsigned char)text.at[start])) {
        add_figures(scan, &reading);
    } else {
        add_in_schemes(scan, &reading);
    }
    return true;
}

/* A numeral of another script: what stands before the form's end, which is near. */
static void read_wide(const struct scan *scan, uint8_t form_index, size_t start) {
    const struct layout *layout = scan->task->layout;
    const struct form *form = &layout->forms[form_index];
    dsr_text text = scan->text;
    size_t end = start, least = form->after.len;
    uint64_t schemes = layout->form_schemes[form_index];
    unsigned char first = byte_at(text, start);
    bool is_cyrillic = first == 0xD0 || first == 0xD1;
    if (!is_cyrillic && (scan->task->schemes->by_first[first] & schemes) == 0) {
        return;
    }
    while (end < text.len && text.at[end] != '\n' && end - start <= WIDE_MOST &&
           (least > 0 ? !starts_with(text, end, form->after) : space_len(text, end) == 0)) {
        end++;
    }
    if (end == start || end - start > WIDE_MOST || !starts_with(text, end, form->after)) {
        return;
    }
    struct reading reading = {.form = form_index};
    size_t stop = end;
    while (stop > start && is_digit((unsigned char)text.at[stop - 1])) {
        stop--; /* "ж1)" */
    }
    reading.number = range_of(start, stop);
    reading.insert = range_of(stop, end);
    end += form->after.len;
    if (finish(scan, &reading, end)) {
        add_in_schemes(scan, &reading);
    }
}

/* Where the label ends, and whether something may stand there. */
static bool finish(const struct scan *scan, struct reading *reading, size_t end) {
    const struct form *form = &scan->task->layout->forms[reading->form];
    reading->surface = range_of(scan->at, end);
    size_t next = end;
    if (!behind_label(scan, end, &next, &reading->is_glued) ||
        (form->after.len == 0 && next < line_end(scan->text, scan->at))) {
        return false;
    }
    reading->end = (uint32_t)next;
    return true;
}

static void add_in_schemes(const struct scan *scan, struct reading *reading) {
    const struct task *task = scan->task;
    const struct layout *layout = task->layout;
    dsr_text run = part_of(scan->text, reading->number.start, reading->number.end);
    char twin[4];
    size_t twin_len = scheme_twin(run, twin);
    for (uint64_t bits = layout->form_schemes[reading->form]; bits != 0; bits &= bits - 1) {
        uint8_t scheme = reading->scheme = (uint8_t)__builtin_ctzll(bits);
        reading->levels = layout->accepts[scheme][reading->form];
        uint64_t first = task->schemes->by_first[(unsigned char)run.at[0]];
        reading->is_folded = false;
        bool is_numeral = (first & SCHEME_BIT(scheme)) != 0 &&
                          scheme_parse(task->host, task->schemes, scheme, run, &reading->value);
        if (!is_numeral && twin_len > 0) {
            is_numeral = reading->is_folded = scheme_parse(
                task->host, task->schemes, scheme, (dsr_text){twin, twin_len}, &reading->value);
        }
        if (reading->levels != 0 && is_numeral) {
            struct reading one = *reading;
            set_word_flag(scan, &one);
            one.is_glued &= (unsigned char)scan->text.at[one.surface.end - 1] < 0x80;
            add_reading(scan, &one);
        }
    }
}

/* A label that is a word with the number in it ("第三条") is as sure as "Article 3". */
static void set_word_flag(const struct scan *scan, struct reading *reading) {
    const struct layout *layout = scan->task->layout;
    for (uint32_t bits = reading->levels; bits != 0; bits &= bits - 1) {
        uint8_t level = (uint8_t)__builtin_ctz(bits);
        if (!layout->levels[level].has_word) {
            continue;
        }
        if (reading->is_glued) {
            reading->levels &= ~DSR_BIT(level); /* "第三条规定的": a sentence */
        } else {
            scan->unit->flags |= IS_WORD;
        }
    }
}

static void add_figures(const struct scan *scan, struct reading *reading) {
    int32_t *recent = &scan->task->recent[reading->form];
    struct reading high = *reading;
    bool is_high = reading->insert.start == reading->insert.end &&
                   split_superscript(scan, reading->number, *recent, &high);
    uint32_t before = scan->task->reading_count;
    add_in_schemes(scan, reading);
    if (is_high) {
        add_in_schemes(scan, &high);
    } else if (scan->task->reading_count > before) {
        *recent = reading->value;
    }
}

bool split_superscript(const struct scan *scan, dsr_range number, int32_t recent,
                       struct reading *reading) {
    dsr_text text = scan->text;
    int32_t head = 0;
    if (!scan->task->layout->has_superscripts) {
        return false;
    }
    for (uint32_t at = number.start; at + 1 < number.end; at++) {
        head = head * 10 + (text.at[at] - '0');
        if (head == recent && head > 0 && number.end - at - 1 <= 2 && text.at[at + 1] != '0') {
            reading->number.end = at + 1;
            reading->insert = range_of(at + 1, number.end);
            reading->is_superscript = true;
            return true;
        }
    }
    return false;
}

/* Figures of which scanning made letters: "l." is 1, "lO." 10, "2l." 21. */
static void read_ocr(const struct scan *scan, uint8_t form_index, size_t start) {
    const struct layout *layout = scan->task->layout;
    const struct form *form = &layout->forms[form_index];
    dsr_text text = scan->text;
    size_t end = start, letters = 0;
    int32_t value = 0;
    for (; end < text.len && end - start <= OCR_MOST; end++) {
        unsigned char c = (unsigned char)text.at[end];
        bool is_one = c == 'l' || c == 'I' || c == '|', is_nought = c == 'O' && end > start;
        if (!is_digit(c) && !is_one && !is_nought) {
            break;
        }
        letters += is_one || is_nought;
        value = value * 10 + (is_digit(c) ? c - '0' : is_one);
    }
    if (letters == 0 || end - start > OCR_MOST || form->after.len == 0 ||
        !starts_with(text, end, form->after)) {
        return;
    }
    struct reading reading = {.form = form_index, .is_ocr = true, .value = value};
    reading.number = range_of(start, end);
    reading.insert = range_of(end, end);
    if (!finish(scan, &reading, end + form->after.len)) {
        return;
    }
    reading.scheme = scheme_find(scan->task->schemes, DSR_TEXT("decimal"));
    reading.levels = reading.scheme != NO_SCHEME ? layout->accepts[reading.scheme][form_index] : 0;
    if (reading.levels != 0 && value > 0) {
        add_reading(scan, &reading);
    }
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

size_t numeral_run(dsr_text text, size_t at) {
    size_t end = at;
    bool (*is_part)(unsigned char) = NULL;
    unsigned char first = byte_at(text, at);
    is_part = is_digit(first) ? is_digit : is_upper(first) ? is_upper : is_lower;
    while (is_part(byte_at(text, end)) && end - at <= RUN_MOST) {
        end++;
    }
    return end - at <= RUN_MOST ? end - at : 0;
}

size_t insert_len(const struct scan *scan, size_t at, dsr_range *insert) {
    dsr_text text = scan->text;
    size_t start = skip_blanks(text, at);
    size_t len = vocabulary_match(&scan->task->language->words, text, start, WORD_INSERT, NULL);
    if (len > 0) {
        *insert = range_of(start, start + len);
        return start + len - at;
    }
    unsigned char c = byte_at(text, at), before = at > 0 ? (unsigned char)text.at[at - 1] : 0;
    bool is_letter = is_digit(before) && (is_upper(c) || is_lower(c));
    bool is_figure = /* "a1)" */
        scan->task->layout->has_superscripts && is_lower(before) && is_digit(c);
    if ((is_letter || is_figure) && !is_word_byte(byte_at(text, at + 1))) {
        *insert = range_of(at, at + 1);
        return 1;
    }
    return 0;
}

/* Behind a label stands a space, the end, or at once a capital, a bracket or a quotation mark.
 * Where signs are as wide as letters, no space is needed. */
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
           (is_lower(c) && (last == ')' || (at > 3 && starts_with(text, at - 3, DSR_TEXT("°.")))));
}

void add_reading(const struct scan *scan, const struct reading *reading) {
    struct task *task = scan->task;
    if (reading->levels == 0) {
        return;
    }
    /* "a" is 1 whether letters carry or repeat, "б" is 2 in each alphabet. */
    for (uint32_t i = scan->first; i < task->reading_count; i++) {
        const struct reading *row = &task->readings[i];
        if (row->value == reading->value && row->levels == reading->levels &&
            row->surface.end == reading->surface.end && row->form == reading->form &&
            row->is_superscript == reading->is_superscript) {
            return;
        }
    }
    struct reading *rows = task_extend(task, task->readings, task->reading_count,
                                       &task->reading_room, sizeof(*reading));
    if (rows != NULL) {
        task->readings = rows;
        rows[task->reading_count++] = *reading;
    }
}

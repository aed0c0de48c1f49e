/* SPDX-License-Identifier: MIT */
/*
 * The numbers of a reference: single, listed, ranges, with steps in brackets.
 */
#include "bytes.h"
#include "cite.h"

enum {
    DIGITS_MOST = 5,
    LETTERS_MOST = 7,
    NUMERAL_WORDS = 8, /* words, or characters, of a number that is written out */
    NUMERAL_MOST = 60, /* its bytes */
};

struct reader {
    const struct task *task;
    dsr_text text;
    struct phrase *phrase;
    struct citation *citation;
};

static bool read_cited(const struct reader *reader, size_t at, struct cited *cited, size_t *end);
static bool read_first(const struct reader *reader, size_t at, struct number *number, size_t *end);
static void read_steps(const struct reader *reader, struct cited *cited, size_t *end);
static bool read_bracket(const struct reader *reader, size_t at, struct number *number,
                         size_t *end);
static bool read_same_step(const struct reader *reader, size_t at, struct cited *cited,
                           size_t *end);
static uint8_t step_before(dsr_text text, const struct cited *cited, const struct number *next);
static void read_insert(const struct reader *reader, size_t at, struct number *number, size_t *end);
static bool goes_on(const struct reader *reader, size_t at);
static bool read_bare_letter(const struct reader *reader, size_t at, struct number *number,
                             size_t *end);
static bool read_step_word(const struct reader *reader, size_t at, struct number *number,
                           size_t *end);
static size_t separator(const struct reader *reader, size_t at, uint32_t *class);
static size_t glued_list(const struct reader *reader, size_t at);
static bool is_comma(dsr_text text, size_t at, size_t len);
static bool read_numeral(const struct reader *reader, size_t at, struct number *number,
                         size_t *end);
static size_t bracket_len(dsr_text text, size_t at, bool is_open);
static bool read_in_brackets(const struct reader *reader, size_t at, struct number *number,
                             size_t *end);
static void read_letters(const struct reader *reader, size_t at, struct number *number,
                         size_t *end);

bool numbers_read(const struct task *task, dsr_text text, size_t at, struct phrase *phrase,
                  struct citation *citation, size_t *end) {
    struct reader reader = {task, text, phrase, citation};
    phrase->cited = &citation->rows[citation->row_count];
    phrase->count = 0;
    struct cited cited = {.role = DSR_SINGLE};
    if (citation->row_count == CITED_MOST || !read_cited(&reader, at, &cited, end)) {
        return false;
    }
    phrase->cited[phrase->count++] = cited;
    while (citation->row_count + phrase->count < CITED_MOST) {
        uint32_t class = 0;
        size_t len = separator(&reader, *end, &class);
        if (len == 0) {
            break;
        }
        size_t next = skip_space(text, *end + len);
        struct cited *last = &phrase->cited[phrase->count - 1], more = *last;
        size_t stop = next;
        more.role = class == WORD_RANGE ? DSR_LAST : DSR_SINGLE;
        if (class == WORD_RANGE && last->role != DSR_SINGLE) {
            break;
        }
        if (!read_same_step(&reader, next, &more, &stop)) {
            more = (struct cited){.role = more.role};
            if (!read_cited(&reader, next, &more, &stop)) {
                break;
            }
        }
        if (is_comma(text, *end, len) && !goes_on(&reader, stop)) {
            break;
        }
        last->role = class == WORD_RANGE ? DSR_FIRST : last->role;
        phrase->cited[phrase->count++] = more;
        *end = stop;
    }
    citation->row_count += phrase->count;
    return true;
}

static bool is_comma(dsr_text text, size_t at, size_t len) {
    return (len == 1 && text.at[at] == ',') || (len == 2 && starts_with(text, at, DSR_TEXT("،")));
}

/* A list or range word between two numbers; its length with the space before it. */
static size_t separator(const struct reader *reader, size_t at, uint32_t *class) {
    const struct vocabulary *words = &reader->task->language->words;
    size_t start = skip_space(reader->text, at);
    size_t range = vocabulary_match(words, reader->text, start, WORD_RANGE, NULL);
    size_t list = vocabulary_match(words, reader->text, start, WORD_LIST, NULL);
    size_t len = range > list ? range : list;
    *class = range > list ? WORD_RANGE : WORD_LIST;
    len = len > 0 ? len : glued_list(reader, start);
    return len > 0 ? start + len - at : 0;
}

/* "and" that is written together with the number behind it: "و12". */
static size_t glued_list(const struct reader *reader, size_t at) {
    const struct language *language = reader->task->language;
    for (size_t i = 0; i < language->prefix_count; i++) {
        dsr_text prefix = language->prefixes[i];
        if (starts_with(reader->text, at, prefix) &&
            vocabulary_match(&language->words, prefix, 0, WORD_LIST, NULL) == prefix.len) {
            return prefix.len;
        }
    }
    return 0;
}

/* After a comma a number belongs to the list only where the list visibly goes on or ends:
 * "paragraph 3, 12 States ..." cites one paragraph. */
static bool goes_on(const struct reader *reader, size_t at) {
    const struct vocabulary *words = &reader->task->language->words;
    size_t next = skip_space(reader->text, at);
    return !is_word_byte(byte_at(reader->text, next)) ||
           vocabulary_match(words, reader->text, next,
                            WORD_LIST | WORD_RANGE | WORD_RELATIVE | WORD_JOIN | WORD_LINK,
                            NULL) > 0;
}

static bool read_cited(const struct reader *reader, size_t at, struct cited *cited, size_t *end) {
    struct number *first = &cited->steps[0];
    *first = (struct number){.kind = reader->phrase->kind};
    if (!read_first(reader, at, first, end)) {
        return false;
    }
    cited->count = 1;
    read_steps(reader, cited, end);
    return true;
}

/* "7", "7 bis", "2.1", "II", "B", "(a)", "a)", "premier", "十", "١٢". */
static bool read_first(const struct reader *reader, size_t at, struct number *number, size_t *end) {
    dsr_text text = reader->text;
    unsigned char first = byte_at(text, at);
    size_t stop = at;
    if (is_digit(first)) {
        while (is_digit(byte_at(text, stop)) && stop - at <= DIGITS_MOST) {
            stop++;
        }
    } else if (is_upper(first)) {
        while (is_upper(byte_at(text, stop)) && stop - at <= LETTERS_MOST) {
            stop++;
        }
        bool is_code =
            byte_at(text, stop) == '.' && is_digit(byte_at(text, skip_blanks(text, stop + 1)));
        if (is_code && stop == at + 1) {
            return false; /* "article L. 420-1" is another text's */
        }
    } else if (read_bracket(reader, at, number, end) || read_bare_letter(reader, at, number, end)) {
        return true;
    }
    if (stop == at || is_word_at(text, stop)) {
        bool has_ordinal = stop > at && vocabulary_match(&reader->task->language->words, text, stop,
                                                         WORD_ORDINAL, NULL) > 0;
        bool has_letter = is_digit(first) && !is_word_byte(byte_at(text, stop + 1));
        if (!has_ordinal && !has_letter) {
            return read_numeral(reader, at, number, end);
        }
    }
    if (!meanings_set(reader->task, text, at, stop, number)) {
        return false;
    }
    *end = stop;
    read_insert(reader, stop, number, end);
    unsigned char next = byte_at(text, *end);
    return !is_word_at(text, *end) && next != '/' &&
           (next != '\'' || number->insert != 0 || !is_upper(first));
}

/* "inciso b", "Buchstabe a": of a kind that counts in letters, and not before a word that the
 * letter itself could be one with. */
static bool read_bare_letter(const struct reader *reader, size_t at, struct number *number,
                             size_t *end) {
    dsr_text text = reader->text;
    const struct layout *layout = reader->task->layout;
    uint64_t letters = reader->task->schemes->by_first['a'],
             kinds = layout->cites[reader->phrase->kind];
    bool counts_in_letters = false;
    for (size_t i = 0; i < layout->level_count; i++) {
        const struct level *level = &layout->levels[i];
        counts_in_letters |= (kinds >> level->kind & 1) != 0 && (level->schemes & letters) != 0;
    }
    if (!counts_in_letters || !is_lower(byte_at(text, at)) || is_word_byte(byte_at(text, at + 1)) ||
        byte_at(text, at + 1) == '\'' || !goes_on(reader, at + 1) ||
        !meanings_set(reader->task, text, at, at + 1, number)) {
        return false;
    }
    *end = at + 1;
    return true;
}

/* A number in words, or in another script: the longest text that is one. */
static bool read_numeral(const struct reader *reader, size_t at, struct number *number,
                         size_t *end) {
    dsr_text text = reader->text;
    const struct task *task = reader->task;
    uint64_t bits = task->layout->schemes | task->language->cited_schemes;
    bits &= task->schemes->by_first[byte_at(text, at)];
    size_t ends[NUMERAL_WORDS], count = 0, stop = at;
    unsigned char first = byte_at(text, at), second = byte_at(text, at + 1);
    bool is_wide = is_wide_byte(first);
    /* Small letters alone are words far more often than numbers. */
    bool is_small = first < 0x80 || first == 0xD1 || (first == 0xD0 && second >= 0xB0);
    bits &= is_small ? task->schemes->spelled : UINT64_MAX;
    if (bits == 0) {
        return false;
    }
    while (count < NUMERAL_WORDS && stop < text.len) {
        size_t start = count > 0 && !is_wide ? skip_space(text, stop) : stop;
        stop = start;
        while (stop < text.len && (is_wide ? stop == start : is_word_at(text, stop))) {
            stop++;
            while ((byte_at(text, stop) & 0xC0) == 0x80) {
                stop++;
            }
        }
        if (stop == start || stop - at > NUMERAL_MOST) {
            break;
        }
        ends[count++] = stop;
    }
    while (count > 0) {
        stop = ends[--count];
        bool is_letter = stop - at == 2 && first >= 0xD7 && first <= 0xDB &&
                         !(first == 0xD9 && second >= 0xA0 && second <= 0xA9) &&
                         !(first == 0xDB && second >= 0xB0 && second <= 0xB9);
        if (!is_letter && meanings_set_of(task, text, at, stop, bits, number)) {
            *end = stop;
            read_insert(reader, stop, number, end);
            return true;
        }
    }
    return false;
}

static void read_insert(const struct reader *reader, size_t at, struct number *number,
                        size_t *end) {
    const struct vocabulary *words = &reader->task->language->words;
    dsr_text text = reader->text;
    size_t start = skip_space(text, at);
    size_t len = vocabulary_match(words, text, start, WORD_INSERT, NULL);
    if (len == 0 && is_digit(byte_at(text, at - 1)) &&
        (is_upper(byte_at(text, at)) || is_lower(byte_at(text, at))) &&
        !is_word_byte(byte_at(text, at + 1))) {
        start = at;
        len = 1;
    }
    size_t ordinal = len == 0 ? vocabulary_match(words, text, at, WORD_ORDINAL, NULL) : 0;
    if (len > 0) {
        number->insert = insert_hash(part_of(text, start, start + len));
        *end = start + len;
    }
    *end += ordinal;
    if (len == 0 && ordinal == 0) {
        read_letters(reader, at, number, end);
    }
    number->range.end = (uint32_t)*end;
}

/* The capitals of "305 AA", if any label of the text has them. */
static void read_letters(const struct reader *reader, size_t at, struct number *number,
                         size_t *end) {
    dsr_text text = reader->text;
    size_t start = skip_space(text, at), stop = start;
    while (is_upper(byte_at(text, stop)) && stop - start < 3) {
        stop++;
    }
    if (stop == start || start == at || is_word_byte(byte_at(text, stop)) ||
        !is_digit(byte_at(text, at - 1))) {
        return;
    }
    uint32_t hash = insert_hash(part_of(text, start, stop));
    size_t next = skip_space(text, stop);
    if ((reader->task->inserts >> hash % 64 & 1) != 0 ||
        vocabulary_match(&reader->task->language->words, text, next, WORD_LINK, NULL) > 0) {
        number->insert = hash;
        *end = stop;
    }
}

/* What follows a number: "(b)", " b)", ".B", ".1". */
static void read_steps(const struct reader *reader, struct cited *cited, size_t *end) {
    dsr_text text = reader->text;
    while (cited->count < PATH_MOST) {
        struct number *step = &cited->steps[cited->count];
        *step = (struct number){0};
        size_t at = *end;
        if (byte_at(text, at) == '-' && is_digit(byte_at(text, at + 1))) {
            size_t stop = at + 1;
            while (is_digit(byte_at(text, stop))) {
                stop++;
            }
            if (!starts_with(text, stop, DSR_TEXT("°")) ||
                !meanings_set(reader->task, text, at + 1, stop, step)) {
                return; /* "305 AA-3°", but "5-7" */
            }
            *end = stop + 2;
        } else if (byte_at(text, at) == '.' &&
                   (is_digit(byte_at(text, at + 1)) || is_upper(byte_at(text, at + 1)))) {
            struct number *outer = &cited->steps[cited->count - 1];
            size_t stop = at + 1;
            bool is_figure = is_digit(byte_at(text, at + 1));
            while (is_figure ? is_digit(byte_at(text, stop)) : is_upper(byte_at(text, stop))) {
                stop++;
            }
            if (is_word_byte(byte_at(text, stop)) ||
                is_figure != is_digit(byte_at(text, outer->range.start)) ||
                !meanings_set(reader->task, text, at + 1, stop, step)) {
                return;
            }
            *end = stop;
        } else if (!read_bracket(reader, skip_space(text, at), step, end) &&
                   !read_step_word(reader, skip_space(text, at), step, end)) {
            return;
        }
        cited->count++;
    }
}

/* "(b)", "(ii)", "(2)", and without the opening bracket "b)". */
static bool read_bracket(const struct reader *reader, size_t at, struct number *number,
                         size_t *end) {
    dsr_text text = reader->text;
    if (read_in_brackets(reader, at, number, end)) {
        return true;
    }
    size_t start = at + (byte_at(text, at) == '('), stop = start;
    bool is_figure = is_digit(byte_at(text, start));
    if (is_figure && start == at) {
        return false; /* "(see paragraph 5 2)" */
    }
    while (is_figure ? is_digit(byte_at(text, stop)) : is_lower(byte_at(text, stop))) {
        stop++;
    }
    /* The closing bracket may stand behind a range or a list: "(a–c)". */
    bool is_closed = byte_at(text, stop) == ')';
    bool is_open = start > at && !is_closed &&
                   (byte_at(text, stop) == '-' || byte_at(text, stop) == ',' ||
                    (byte_at(text, stop) == 0xE2 && byte_at(text, stop + 1) == 0x80));
    if (stop == start || stop - start > (is_figure ? 3 : LETTERS_MOST) ||
        (!is_closed && !is_open) || !meanings_set(reader->task, text, start, stop, number)) {
        return false;
    }
    /* Of "(a–c)" the letters alone, so that both ends look alike. */
    number->range = is_closed ? (dsr_range){(uint32_t)at, (uint32_t)stop + 1}
                              : (dsr_range){(uint32_t)start, (uint32_t)stop};
    *end = stop + is_closed;
    return true;
}

/* "23 (часть 1)": the step with its word in brackets. */
static bool read_step_word(const struct reader *reader, size_t at, struct number *number,
                           size_t *end) {
    const struct vocabulary *words = &reader->task->language->words;
    dsr_text text = reader->text;
    struct word word;
    size_t len =
        byte_at(text, at) == '(' ? vocabulary_match(words, text, at + 1, WORD_KIND, &word) : 0;
    size_t start = skip_space(text, at + 1 + len), stop = start;
    while (is_digit(byte_at(text, stop)) && stop - start < DIGITS_MOST) {
        stop++;
    }
    if (len == 0 || stop == start || byte_at(text, stop) != ')' ||
        !meanings_set(reader->task, text, start, stop, number)) {
        return false;
    }
    number->kind = word.kind;
    *end = stop + 1;
    return true;
}

/* Brackets, full-width ones and quotation marks. */
static size_t bracket_len(dsr_text text, size_t at, bool is_open) {
    static const char *const pairs[][2] = {{"(", ")"}, {"（", "）"}, {"\"", "\""},
                                           {"«", "»"}, {"“", "”"},   {"„", "“"}};
    for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
        const char *sign = pairs[i][is_open ? 0 : 1];
        dsr_text wanted = {sign, strlen(sign)};
        if (starts_with(text, at, wanted)) {
            return wanted.len;
        }
    }
    return 0;
}

/* A letter or numeral of another script in brackets, "(أ)", "（三）", or before a closing one,
 * "б)"; in quotation marks letters of any script: "пункт «а»". */
static bool read_in_brackets(const struct reader *reader, size_t at, struct number *number,
                             size_t *end) {
    dsr_text text = reader->text;
    size_t open = bracket_len(text, at, true), start = at + open, stop = start;
    bool is_quoted = open > 0 && text.at[at] != '(' && byte_at(text, at) != 0xEF;
    while (stop < text.len && stop - start < 24 &&
           (byte_at(text, stop) >= 0x80 || (is_quoted && is_lower(byte_at(text, stop)))) &&
           bracket_len(text, stop, false) == 0) {
        stop++;
    }
    size_t close = bracket_len(text, stop, false);
    if (stop == start || close == 0 || (open == 0 && text.at[stop] != ')') ||
        (byte_at(text, start) < 0x80 && !is_quoted) ||
        !meanings_set(reader->task, text, start, stop, number)) {
        return false;
    }
    number->range = (dsr_range){(uint32_t)at, (uint32_t)(stop + close)};
    *end = stop + close;
    return true;
}

/* "and (d)" after "85 (c)": a step again; also "–c)" after "12 (a". */
static bool read_same_step(const struct reader *reader, size_t at, struct cited *cited,
                           size_t *end) {
    dsr_text text = reader->text;
    struct number next = {0};
    if (cited->count < 2) {
        return false;
    }
    unsigned char before = byte_at(text, cited->steps[cited->count - 1].range.end - 1);
    if (is_lower(byte_at(text, at)) && before != ')') {
        size_t stop = at;
        while (is_lower(byte_at(text, stop))) {
            stop++;
        }
        bool is_closed = byte_at(text, stop) == ')';
        if ((!is_closed && byte_at(text, stop) != ',') ||
            !meanings_set(reader->task, text, at, stop, &next)) {
            return false;
        }
        *end = stop + is_closed;
    } else if (!read_bracket(reader, at, &next, end)) {
        return false;
    }
    uint8_t step = step_before(text, cited, &next);
    cited->steps[step] = next;
    cited->shared = step;
    cited->count = (uint8_t)(step + 1);
    read_steps(reader, cited, end);
    return true;
}

/* The step that `next` goes on from: after "b) (i)", "c)" follows "b)" and "(ii)" follows
 * "(i)".  The one with the least difference and the same brackets; the innermost of equals. */
static uint8_t step_before(dsr_text text, const struct cited *cited, const struct number *next) {
    uint8_t best = (uint8_t)(cited->count - 1);
    int32_t least = INT32_MAX;
    bool is_open = byte_at(text, next->range.start) == '(';
    for (uint8_t i = best; i > 0; i--) {
        const struct number *step = &cited->steps[i];
        bool is_alike = (byte_at(text, step->range.start) == '(') == is_open;
        for (uint8_t pair = 0; pair < step->meaning_count * next->meaning_count; pair++) {
            const struct meaning *from = &step->meanings[pair / next->meaning_count];
            const struct meaning *to = &next->meanings[pair % next->meaning_count];
            int32_t rise = to->value - from->value + (is_alike ? 0 : 100);
            if (from->scheme == to->scheme && to->value > from->value && rise < least) {
                least = rise;
                best = i;
            }
        }
    }
    return best;
}

bool wrapped_read(const struct task *task, dsr_text text, size_t at, struct phrase *phrase,
                  struct citation *citation, size_t *end) {
    const struct vocabulary *words = &task->language->words;
    struct word word;
    size_t wrap = vocabulary_match(words, text, at, WORD_WRAP, NULL), stop = at;
    uint32_t rows = citation->row_count;
    if (wrap == 0 || !numbers_read(task, text, at + wrap, phrase, citation, &stop)) {
        return false;
    }
    size_t unit = vocabulary_match(words, text, stop, WORD_UNIT, &word);
    if (unit == 0) {
        citation->row_count = rows;
        return false;
    }
    phrase->kind = word.unit_kind;
    *end = stop + unit;
    struct reader reader = {task, text, phrase, citation};
    struct number *last = &phrase->cited[phrase->count - 1].steps[0];
    read_insert(&reader, *end, last, end); /* "第8款之三" */
    last->range.end = (uint32_t)stop;
    return true;
}

/* SPDX-License-Identifier: MIT */
/*
 * The numbers of a reference: single, listed, ranges, with steps in brackets.
 */
#include "bytes.h"
#include "cite.h"

enum {
    DIGITS_MOST = 5,
    LETTERS_MOST = 7,
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
static bool set_meanings(const struct task *task, dsr_text text, size_t start, size_t stop,
                         struct number *number);
static bool goes_on(const struct reader *reader, size_t at);
static size_t separator(const struct reader *reader, size_t at, uint32_t *class);

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
        bool is_comma = *end < text.len && text.at[*end] == ',' && len == 1;
        if (is_comma && !goes_on(&reader, stop)) {
            break;
        }
        last->role = class == WORD_RANGE ? DSR_FIRST : last->role;
        phrase->cited[phrase->count++] = more;
        *end = stop;
    }
    citation->row_count += phrase->count;
    return true;
}

/* A list or range word between two numbers; its length with the space before it. */
static size_t separator(const struct reader *reader, size_t at, uint32_t *class) {
    const struct vocabulary *words = &reader->task->language->words;
    size_t start = skip_space(reader->text, at);
    size_t range = vocabulary_match(words, reader->text, start, WORD_RANGE, NULL);
    size_t list = vocabulary_match(words, reader->text, start, WORD_LIST, NULL);
    size_t len = range > list ? range : list;
    *class = range > list ? WORD_RANGE : WORD_LIST;
    return len > 0 ? start + len - at : 0;
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

/* "7", "7 bis", "2.1", "II", "B", "(a)", "a)". */
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
    } else {
        return read_bracket(reader, at, number, end);
    }
    if (!set_meanings(reader->task, text, at, stop, number)) {
        return false;
    }
    *end = stop;
    read_insert(reader, stop, number, end);
    unsigned char next = byte_at(text, *end);
    return !is_word_byte(next) && next != '/' &&
           (next != '\'' || number->insert != 0 || !is_upper(first));
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
    number->range.end = (uint32_t)*end;
}

/* What follows a number: "(b)", " b)", ".B", ".1". */
static void read_steps(const struct reader *reader, struct cited *cited, size_t *end) {
    dsr_text text = reader->text;
    while (cited->count < PATH_MOST) {
        struct number *step = &cited->steps[cited->count];
        *step = (struct number){0};
        size_t at = *end;
        if (byte_at(text, at) == '.' &&
            (is_digit(byte_at(text, at + 1)) || is_upper(byte_at(text, at + 1)))) {
            struct number *outer = &cited->steps[cited->count - 1];
            size_t stop = at + 1;
            bool is_figure = is_digit(byte_at(text, at + 1));
            while (is_figure ? is_digit(byte_at(text, stop)) : is_upper(byte_at(text, stop))) {
                stop++;
            }
            if (is_word_byte(byte_at(text, stop)) ||
                is_figure != is_digit(byte_at(text, outer->range.start)) ||
                !set_meanings(reader->task, text, at + 1, stop, step)) {
                return;
            }
            *end = stop;
        } else if (!read_bracket(reader, skip_space(text, at), step, end)) {
            return;
        }
        cited->count++;
    }
}

/* "(b)", "(ii)", "(2)", and without the opening bracket "b)". */
static bool read_bracket(const struct reader *reader, size_t at, struct number *number,
                         size_t *end) {
    dsr_text text = reader->text;
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
        (!is_closed && !is_open) || !set_meanings(reader->task, text, start, stop, number)) {
        return false;
    }
    /* Of "(a–c)" the letters alone, so that both ends look alike. */
    number->range = is_closed ? (dsr_range){(uint32_t)at, (uint32_t)stop + 1}
                              : (dsr_range){(uint32_t)start, (uint32_t)stop};
    *end = stop + is_closed;
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
            !set_meanings(reader->task, text, at, stop, &next)) {
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

/* All schemes of the layout and the language that the numeral fits.  Letters only one by one, or
 * Roman: a word is no numeral. */
static bool set_meanings(const struct task *task, dsr_text text, size_t start, size_t stop,
                         struct number *number) {
    dsr_text run = part_of(text, start, stop);
    number->range = (dsr_range){(uint32_t)start, (uint32_t)stop};
    number->meaning_count = 0;
    uint64_t bits = task->layout->schemes | task->language->cited_schemes;
    bits &= task->schemes->by_first[byte_at(text, start)];
    for (; bits != 0 && number->meaning_count < MEANING_MOST; bits &= bits - 1) {
        uint8_t scheme = (uint8_t)__builtin_ctzll(bits);
        int32_t value;
        if (!scheme_parse(task->host, task->schemes, scheme, run, &value)) {
            continue;
        }
        bool is_letters = is_upper((unsigned char)run.at[0]) || is_lower((unsigned char)run.at[0]);
        if (is_letters && run.len > 1 && value > 60) {
            continue; /* "CC" or "mi": hardly a number */
        }
        number->meanings[number->meaning_count++] = (struct meaning){scheme, value};
    }
    return number->meaning_count > 0;
}

uint32_t insert_hash(dsr_text insert) {
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < insert.len; i++) {
        unsigned char c = (unsigned char)insert.at[i];
        if (is_word_byte(c)) {
            hash = (hash ^ (is_upper(c) ? c | 0x20 : c)) * 16777619u;
        }
    }
    return hash == 2166136261u ? 0 : hash;
}

/* SPDX-License-Identifier: MIT */
/* Reads a reference: words from the lexicon of its language, numbers by their look. */
#include "phrase.h"

enum { RUN_MOST = 48, REACH = 60 };

#define BIT(class) (UINT32_C(1) << (class))

static const uint32_t phrase_words = BIT(WORD_KIND) | BIT(WORD_SUFFIX) | BIT(WORD_WRAP) |
                                     BIT(WORD_SEPARATOR) | BIT(WORD_JOIN) | BIT(WORD_ABOVE) |
                                     BIT(WORD_BELOW) | BIT(WORD_IBID);

struct reader {
    const dsr_host *host;
    const struct lexicon *from;
    struct phrase *phrase;
    dsr_text text; /* up to the end of the reference */
    size_t at;
    struct part open; /* the part under way */
    bool is_open, has_join, has_comma, has_separator;
    enum separator separator;
};

static bool read_word(struct reader *reader, const struct word *word);
static bool read_number(struct reader *reader);
static bool close_part(struct reader *reader);
static void look_before(struct reader *reader, dsr_text text, size_t start);
static void put_in_order(struct reader *reader);

bool phrase_read(const dsr_host *host, const struct lexicon *from, dsr_text text, dsr_range range,
                 struct phrase *phrase) {
    struct reader reader = {.host = host,
                            .from = from,
                            .phrase = phrase,
                            .text = slice(text, 0, range.end),
                            .at = range.start};
    phrase->part_count = phrase->number_count = 0;
    phrase->is_above = phrase->is_below = phrase->is_ibid = phrase->is_inner_first = false;
    look_before(&reader, text, range.start);
    while (reader.at < range.end) {
        size_t len = 0;
        if (text.at[reader.at] == ' ' || text.at[reader.at] == '\n') {
            reader.at++;
            continue;
        }
        if (starts_with(slice(text, reader.at, range.end), DSR_TEXT("\xC2\xA0"))) {
            reader.at += 2;
            continue;
        }
        const struct word *word = lexicon_word(from, reader.text, reader.at, phrase_words, &len);
        reader.at += word ? len : 0;
        if (word ? !read_word(&reader, word) : !read_number(&reader))
            return false;
    }
    if (!close_part(&reader) || !phrase->part_count)
        return false;
    put_in_order(&reader);
    return true;
}

/* ---- words ---------------------------------------------------------------------------------- */

static bool set_kind(struct reader *reader, const struct word *word) {
    reader->open.kind = &reader->from->kinds[word->value];
    reader->open.is_short |= word->is_short;
    reader->open.is_many |= word->is_many;
    return true;
}

static bool start_part(struct reader *reader, const struct word *word) {
    if (reader->is_open && reader->open.count && !close_part(reader))
        return false;
    if (reader->phrase->part_count && reader->has_separator && !reader->has_comma)
        return false; /* "paragraph 4 and annex II" are two references */
    if (reader->phrase->part_count == 1)
        reader->phrase->is_inner_first =
            reader->has_join || (!reader->has_comma && reader->from->is_inner_first);
    reader->is_open = true;
    reader->has_separator = reader->has_comma = reader->has_join = false;
    return set_kind(reader, word);
}

/* A word behind numbers tells their kind: "of the agenda", 段. */
static bool end_part(struct reader *reader, const struct word *word) {
    struct phrase *phrase = reader->phrase;
    if (!reader->open.count && phrase->part_count) { /* of the part just closed */
        phrase->parts[phrase->part_count - 1].kind = &reader->from->kinds[word->value];
        return true;
    }
    if (!reader->open.count)
        return false;
    set_kind(reader, word);
    struct part *last = phrase->part_count ? &phrase->parts[phrase->part_count - 1] : NULL;
    if (last && last->kind == reader->open.kind &&
        last->first + last->count == reader->open.first) {
        last->count += reader->open.count; /* 第90.2段和第250段 */
        reader->open = (struct part){.first = (uint32_t)phrase->number_count};
        reader->is_open = false;
        return true;
    }
    if (phrase->part_count == 1)
        phrase->is_inner_first = reader->from->is_inner_first;
    return close_part(reader);
}

static bool read_word(struct reader *reader, const struct word *word) {
    struct phrase *phrase = reader->phrase;
    switch (word->class) {
    case WORD_KIND:
        return start_part(reader, word);
    case WORD_SUFFIX:
        return end_part(reader, word);
    case WORD_SEPARATOR:
        reader->has_separator = true;
        reader->separator = (enum separator)word->value;
        reader->has_comma = reader->separator == SEPARATOR_COMMA;
        return phrase->number_count > 0;
    case WORD_JOIN:
        reader->has_join = true;
        return phrase->number_count > 0;
    case WORD_ABOVE:
        phrase->is_above = true;
        return true;
    case WORD_BELOW:
        phrase->is_below = true;
        return true;
    case WORD_IBID:
        phrase->is_ibid = true;
        return true;
    default:
        return true;
    }
}

static bool close_part(struct reader *reader) {
    struct phrase *phrase = reader->phrase;
    struct part *part = &reader->open;
    if (!part->count)
        return !reader->is_open;
    if (!part->kind || phrase->part_count == PARTS_MOST)
        return false;
    phrase->parts[phrase->part_count++] = *part;
    *part = (struct part){.first = (uint32_t)phrase->number_count};
    reader->is_open = false;
    return true;
}

/* Parts are kept outermost first. */
static void put_in_order(struct reader *reader) {
    struct phrase *phrase = reader->phrase;
    if (!phrase->is_inner_first)
        return;
    for (size_t i = 0, k = phrase->part_count - 1; i < k; i++, k--) {
        struct part moved = phrase->parts[i];
        phrase->parts[i] = phrase->parts[k];
        phrase->parts[k] = moved;
    }
}

/* ---- numbers -------------------------------------------------------------------------------- */

static const char *const western[] = {"decimal", "upper-roman", "lower-alpha", "lower-roman",
                                      "upper-alpha"};

/* Which of them a numeral is most likely, where several fit. */
static bool is_likely(const struct reader *reader, size_t scheme, dsr_text run, bool is_bracketed) {
    const struct phrase *phrase = reader->phrase;
    const struct number *last =
        phrase->number_count ? &phrase->numbers[phrase->number_count - 1] : NULL;
    bool is_inner = last && is_bracketed && last->is_bracketed;
    switch (scheme) {
    case 1: /* I, V, X alone are Roman; C and D are letters */
        return run.len > 1 || strchr("IVX", run.at[0]);
    case 2:
        return run.len == 1 && !(is_inner && strchr("ivx", run.at[0]));
    case 3:
        return run.len > 1 || is_inner;
    case 4:
        return run.len == 1;
    default:
        return true;
    }
}

/* Letters that Cyrillic shares with Latin by their look. */
static dsr_text folded(dsr_text run, char *room) {
    static const char *const pairs[] = {"аa", "еe", "оo", "сc", "рp", "хx",
                                        "АA", "ВB", "СC", "ЕE", "НH", "ХX"};
    for (size_t i = 0; run.len == 2 && i < sizeof pairs / sizeof pairs[0]; i++)
        if (memcmp(run.at, pairs[i], 2) == 0) {
            *room = pairs[i][2];
            return (dsr_text){room, 1};
        }
    return run;
}

/* The longest numeral at `at`; its length. */
static size_t parse_at(const struct reader *reader, size_t at, bool is_bracketed,
                       struct number *number) {
    dsr_text rest = slice(reader->text, at, at + RUN_MOST);
    for (size_t len = rest.len; len > 0; len--) {
        if (len < rest.len && ((unsigned char)rest.at[len] & 0xC0) == 0x80)
            continue;
        char room;
        dsr_text run = folded(slice(rest, 0, len), &room);
        bool is_wide = (unsigned char)rest.at[0] >= 0xE3 && (unsigned char)rest.at[0] < 0xEF;
        if (!is_wide && is_alnum_at(rest, len - 1) && is_alnum_at(rest, len) &&
            !(rest.at[0] >= '0' && rest.at[0] <= '9' && rest.at[len] > '9'))
            continue; /* cut in two */
        for (size_t i = 0; i < sizeof western / sizeof western[0]; i++) {
            dsr_text name = {western[i], strlen(western[i])};
            bool is_latin = (unsigned char)run.at[0] < 0x80;
            for (int feminine = 0; feminine < 2; feminine++) {
                dsr_text scheme = is_latin ? name : lexicon_scheme(reader->from, name, feminine);
                if (reader->host->parse_numeral(scheme, run, &number->value) &&
                    (!is_latin || is_likely(reader, i, run, is_bracketed))) {
                    number->western = name;
                    return len;
                }
            }
        }
        if (reader->host->parse_numeral(DSR_TEXT("arabic-indic"), run, &number->value)) {
            number->western = DSR_TEXT("decimal");
            return len;
        }
    }
    return 0;
}

static size_t read_insert(const struct reader *reader, size_t at, struct number *number) {
    dsr_text text = reader->text;
    size_t start = at, len = 0;
    while (start < text.len && (text.at[start] == ' ' || text.at[start] == '-'))
        start++;
    const struct word *word = lexicon_word(reader->from, text, start, BIT(WORD_INSERT), &len);
    if (word) {
        number->insert = slice(text, at, start + len);
        number->insert_index = (uint8_t)(word->value + 1);
        return start + len - at;
    }
    bool is_letter = at < text.len && (text.at[at] | 0x20) >= 'a' && (text.at[at] | 0x20) <= 'z';
    if (is_letter && same_text(number->western, DSR_TEXT("decimal")) &&
        !is_alnum_at(text, at + 1)) {
        number->insert = slice(text, at, at + 1); /* 12A */
        return 1;
    }
    return 0;
}

static struct number *add_number(struct reader *reader) {
    struct phrase *phrase = reader->phrase;
    if (phrase->number_count == NUMBERS_MOST)
        return NULL;
    struct number *number = &phrase->numbers[phrase->number_count];
    *number = (struct number){.separator = reader->separator};
    return number;
}

static bool take(struct reader *reader, struct number *number, size_t end) {
    struct part *open = &reader->open;
    number->range = (dsr_range){(uint32_t)reader->at, (uint32_t)end};
    if (!open->count)
        open->first = (uint32_t)reader->phrase->number_count;
    open->count++;
    reader->phrase->number_count++;
    reader->has_separator = reader->has_comma = reader->has_join = false;
    reader->at = end;
    return true;
}

/* "7", "II", "(b)", "b)", "'1'", ".1" behind a figure. */
static bool read_number(struct reader *reader) {
    dsr_text text = reader->text;
    struct number *number = add_number(reader);
    if (!number)
        return false;
    bool follows = reader->open.count && !reader->has_separator;
    unsigned char first = (unsigned char)text.at[reader->at];
    if (follows && (first == '.' || first == '-') && is_alnum_at(text, reader->at - 1)) {
        size_t len = parse_at(reader, reader->at + 1, false, number);
        number->is_step = number->is_nested = true;
        size_t end = reader->at + 1 + len;
        reader->at++;
        return len && take(reader, number, end);
    }
    size_t open = first == '(' || first == '\'' ? 1 : 0, start = reader->at + open;
    size_t close = start;
    while (close < text.len && close - start < RUN_MOST && !strchr(")' ,", text.at[close]))
        close++;
    number->is_bracketed =
        close < text.len && (text.at[close] == ')' || (open && text.at[close] == '\''));
    size_t len = parse_at(reader, start, number->is_bracketed, number);
    if (!len)
        return false;
    size_t end = start + len;
    end += read_insert(reader, end, number);
    if (number->is_bracketed && end != close)
        return false;
    if (open && !number->is_bracketed)
        return false;
    number->is_step = follows;
    if (follows && !number->is_bracketed)
        return false;
    return take(reader, number, end + number->is_bracketed);
}

/* ---- what stands before --------------------------------------------------------------------- */

static bool only_spaces_and_determiner(const struct reader *reader, dsr_text text, size_t at,
                                       size_t end) {
    size_t len = 0;
    while (at < end && (text.at[at] == ' ' || text.at[at] == '\n'))
        at++;
    if (at < end && lexicon_word(reader->from, text, at, BIT(WORD_DETERMINER), &len))
        at += len;
    while (at < end && (text.at[at] == ' ' || text.at[at] == '\n'))
        at++;
    return at == end;
}

static void look_before(struct reader *reader, dsr_text text, size_t start) {
    struct phrase *phrase = reader->phrase;
    dsr_text before = slice(text, 0, start);
    size_t end = start;
    while (end > 0 && strchr(" \n*_#", text.at[end - 1]))
        end--;
    phrase->is_capital = end == 0 || strchr(".?!", text.at[end - 1]) != NULL;
    phrase->is_in_brackets = false;
    for (size_t at = start; at > 0 && start - at < 2 * REACH && !strchr(").;", text.at[at - 1]);
         at--)
        phrase->is_in_brackets |= text.at[at - 1] == '(' || text.at[at - 1] == '[';
    phrase->relation = RELATION_NONE;
    for (size_t at = start > REACH ? start - REACH : 0; at < end; at++) {
        size_t len = 0;
        if (is_alnum_at(text, at) && (!at || !is_alnum_at(text, at - 1))) {
            const struct word *word =
                lexicon_word(reader->from, before, at, BIT(WORD_RELATION), &len);
            if (word && only_spaces_and_determiner(reader, before, at + len, start)) {
                phrase->relation = (enum relation)word->value;
                return;
            }
        }
    }
}

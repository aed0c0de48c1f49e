/* SPDX-License-Identifier: MIT */
/*
 * Numeral schemes as a table: a scheme is a row that names a system and the symbols it works
 * with (the model of CSS Counter Styles Level 3, section 3).  A new scheme is a new row, here or
 * in a data file; only a new way of counting needs code.  Knows nothing of labels: no full
 * stops, no parentheses; and of no language.
 *
 * Every parser may read loosely, because numeral_parse prints what was read and compares:
 * that one comparison rejects IIII, VX, leading zeros and every other second spelling.  What
 * was added is printed only where it reads back, too.
 */
#include "numeral.h"

#include <stdlib.h>
#include <string.h>

struct scheme {
    struct numeral_scheme row;
    const struct system *system;
    const struct numeral_symbol *symbols;
    size_t count;
};

struct system {
    size_t (*format)(const struct scheme *scheme, int64_t value, char *into, size_t size);
    bool (*parse)(const struct scheme *scheme, dsr_text text, int64_t *value);
};

static size_t positional_format(const struct scheme *scheme, int64_t value, char *into,
                                size_t size);
static bool positional_parse(const struct scheme *scheme, dsr_text text, int64_t *value);
static size_t carry_format(const struct scheme *scheme, int64_t value, char *into, size_t size);
static bool carry_parse(const struct scheme *scheme, dsr_text text, int64_t *value);
static size_t repeat_format(const struct scheme *scheme, int64_t value, char *into, size_t size);
static bool repeat_parse(const struct scheme *scheme, dsr_text text, int64_t *value);
static size_t additive_format(const struct scheme *scheme, int64_t value, char *into, size_t size);
static bool additive_parse(const struct scheme *scheme, dsr_text text, int64_t *value);
static size_t fixed_format(const struct scheme *scheme, int64_t value, char *into, size_t size);
static bool fixed_parse(const struct scheme *scheme, dsr_text text, int64_t *value);

static const struct system systems[] = {
    [NUMERAL_NUMERIC] = {positional_format, positional_parse},
    [NUMERAL_ALPHABETIC] = {carry_format, carry_parse},
    [NUMERAL_SYMBOLIC] = {repeat_format, repeat_parse}, /* Word and the UN count so */
    [NUMERAL_FIXED] = {fixed_format, fixed_parse},
    [NUMERAL_ADDITIVE] = {additive_format, additive_parse},
};

static const struct numeral_symbol ascii_digits[] = {
    {0, {"0", 1}}, {1, {"1", 1}}, {2, {"2", 1}}, {3, {"3", 1}}, {4, {"4", 1}},
    {5, {"5", 1}}, {6, {"6", 1}}, {7, {"7", 1}}, {8, {"8", 1}}, {9, {"9", 1}},
};
static const struct numeral_symbol lower_latin[] = {
    {0, {"a", 1}}, {0, {"b", 1}}, {0, {"c", 1}}, {0, {"d", 1}}, {0, {"e", 1}}, {0, {"f", 1}},
    {0, {"g", 1}}, {0, {"h", 1}}, {0, {"i", 1}}, {0, {"j", 1}}, {0, {"k", 1}}, {0, {"l", 1}},
    {0, {"m", 1}}, {0, {"n", 1}}, {0, {"o", 1}}, {0, {"p", 1}}, {0, {"q", 1}}, {0, {"r", 1}},
    {0, {"s", 1}}, {0, {"t", 1}}, {0, {"u", 1}}, {0, {"v", 1}}, {0, {"w", 1}}, {0, {"x", 1}},
    {0, {"y", 1}}, {0, {"z", 1}},
};
static const struct numeral_symbol upper_latin[] = {
    {0, {"A", 1}}, {0, {"B", 1}}, {0, {"C", 1}}, {0, {"D", 1}}, {0, {"E", 1}}, {0, {"F", 1}},
    {0, {"G", 1}}, {0, {"H", 1}}, {0, {"I", 1}}, {0, {"J", 1}}, {0, {"K", 1}}, {0, {"L", 1}},
    {0, {"M", 1}}, {0, {"N", 1}}, {0, {"O", 1}}, {0, {"P", 1}}, {0, {"Q", 1}}, {0, {"R", 1}},
    {0, {"S", 1}}, {0, {"T", 1}}, {0, {"U", 1}}, {0, {"V", 1}}, {0, {"W", 1}}, {0, {"X", 1}},
    {0, {"Y", 1}}, {0, {"Z", 1}},
};
static const struct numeral_symbol lower_roman[] = {
    {1000, {"m", 1}}, {900, {"cm", 2}}, {500, {"d", 1}}, {400, {"cd", 2}}, {100, {"c", 1}},
    {90, {"xc", 2}},  {50, {"l", 1}},   {40, {"xl", 2}}, {10, {"x", 1}},   {9, {"ix", 2}},
    {5, {"v", 1}},    {4, {"iv", 2}},   {1, {"i", 1}},
};
static const struct numeral_symbol upper_roman[] = {
    {1000, {"M", 1}}, {900, {"CM", 2}}, {500, {"D", 1}}, {400, {"CD", 2}}, {100, {"C", 1}},
    {90, {"XC", 2}},  {50, {"L", 1}},   {40, {"XL", 2}}, {10, {"X", 1}},   {9, {"IX", 2}},
    {5, {"V", 1}},    {4, {"IV", 2}},   {1, {"I", 1}},
};

#define ROWS(array) array, sizeof(array) / sizeof((array)[0])

/* A numeral that repeats its letter grows by one letter every 26; thirty of them are more than
 * any list has, and a bound keeps a run of one letter from being read as a number. */
#define MOST_REPEATED (30 * 26)

/* The order is that of numeral_scheme_at; readers that try all of them meet the common first. */
static const struct scheme schemes[] = {
    {{"decimal", "1, 2, 3 ... 10, 11", 0, INT64_MAX, "decimal", "decimal", NULL},
     &systems[NUMERAL_NUMERIC],
     ROWS(ascii_digits)},
    {{"upper-roman", "I, II, III, IV ... MMMCMXCIX", 1, 3999, "upperRoman", "upper-roman", NULL},
     &systems[NUMERAL_ADDITIVE],
     ROWS(upper_roman)},
    {{"lower-roman", "i, ii, iii, iv ... mmmcmxcix", 1, 3999, "lowerRoman", "lower-roman", NULL},
     &systems[NUMERAL_ADDITIVE],
     ROWS(lower_roman)},
    {{"upper-alpha", "A, B ... Z, AA, AB: the letters carry", 1, INT64_MAX, NULL, "upper-alpha",
      NULL},
     &systems[NUMERAL_ALPHABETIC],
     ROWS(upper_latin)},
    {{"lower-alpha", "a, b ... z, aa, ab: the letters carry", 1, INT64_MAX, NULL, "lower-alpha",
      NULL},
     &systems[NUMERAL_ALPHABETIC],
     ROWS(lower_latin)},
    {{"upper-alpha-repeat", "A, B ... Z, AA, BB: the letter repeats", 1, MOST_REPEATED,
      "upperLetter", NULL, NULL},
     &systems[NUMERAL_SYMBOLIC],
     ROWS(upper_latin)},
    {{"lower-alpha-repeat", "a, b ... z, aa, bb: the letter repeats", 1, MOST_REPEATED,
      "lowerLetter", NULL, NULL},
     &systems[NUMERAL_SYMBOLIC],
     ROWS(lower_latin)},
};

#define SCHEME_COUNT (sizeof(schemes) / sizeof(schemes[0]))
/* The longest numeral: INT64_MAX in letters of two bytes has 28, 3888 in Roman 15, zz... 30. */
#define NUMERAL_SIZE 64

/* Added ones; a row never moves, so that pointers into it last. */
static struct scheme **added;
static size_t added_count;

/* ---- parts the systems share ----------------------------------------------------------- */

/* The symbol the text, which is not empty, starts with; `count` when there is none.  First match
 * wins, so a table puts a longer symbol before its own beginning ("cm" before "c"). */
static size_t symbol_at(const struct scheme *scheme, dsr_text text) {
    for (size_t i = 0; i < scheme->count; i++) {
        dsr_text symbol = scheme->symbols[i].text;
        if (*symbol.at == *text.at && /* of most symbols this is all there is */
            symbol.len <= text.len && memcmp(text.at, symbol.at, symbol.len) == 0) {
            return i;
        }
    }
    return scheme->count;
}

static dsr_text after_symbol(const struct scheme *scheme, size_t index, dsr_text text) {
    size_t len = scheme->symbols[index].text.len;
    return (dsr_text){text.at + len, text.len - len};
}

/* Puts a symbol before what stands at into[*start ...]; numerals of a base come last digit
 * first.  False when the room is used up. */
static bool prepend(const struct scheme *scheme, size_t index, char *into, size_t *start) {
    dsr_text text = scheme->symbols[index].text;
    if (text.len > *start) {
        return false;
    }
    *start -= text.len;
    memcpy(into + *start, text.at, text.len);
    return true;
}

static bool append(const struct scheme *scheme, size_t index, char *into, size_t size,
                   size_t *len) {
    dsr_text text = scheme->symbols[index].text;
    if (text.len > size - *len) {
        return false;
    }
    memcpy(into + *len, text.at, text.len);
    *len += text.len;
    return true;
}

static size_t move_to_front(char *into, size_t size, size_t start) {
    memmove(into, into + start, size - start);
    return size - start;
}

/* *value = *value * base + digit; false on overflow. */
static bool shift_in(int64_t *value, size_t base, size_t digit) {
    return !__builtin_mul_overflow(*value, (int64_t)base, value) &&
           !__builtin_add_overflow(*value, (int64_t)digit, value);
}

/* ---- the systems ----------------------------------------------------------------------- */

static size_t positional_format(const struct scheme *scheme, int64_t value, char *into,
                                size_t size) {
    size_t start = size;
    do {
        if (!prepend(scheme, (size_t)(value % (int64_t)scheme->count), into, &start)) {
            return 0;
        }
        value /= (int64_t)scheme->count;
    } while (value > 0);
    return move_to_front(into, size, start);
}

static bool positional_parse(const struct scheme *scheme, dsr_text text, int64_t *value) {
    *value = 0;
    while (text.len > 0) {
        size_t digit = symbol_at(scheme, text);
        if (digit == scheme->count || !shift_in(value, scheme->count, digit)) {
            return false;
        }
        text = after_symbol(scheme, digit, text);
    }
    return true;
}

static size_t carry_format(const struct scheme *scheme, int64_t value, char *into, size_t size) {
    size_t start = size;
    while (value > 0) {
        value -= 1; /* there is no letter for nought */
        if (!prepend(scheme, (size_t)(value % (int64_t)scheme->count), into, &start)) {
            return 0;
        }
        value /= (int64_t)scheme->count;
    }
    return move_to_front(into, size, start);
}

static bool carry_parse(const struct scheme *scheme, dsr_text text, int64_t *value) {
    *value = 0;
    while (text.len > 0) {
        size_t letter = symbol_at(scheme, text);
        if (letter == scheme->count || !shift_in(value, scheme->count, letter + 1)) {
            return false;
        }
        text = after_symbol(scheme, letter, text);
    }
    return true;
}

static size_t repeat_format(const struct scheme *scheme, int64_t value, char *into, size_t size) {
    size_t letter = (size_t)((value - 1) % (int64_t)scheme->count);
    int64_t times = (value - 1) / (int64_t)scheme->count + 1;
    size_t len = 0;
    for (; times > 0; times--) {
        if (!append(scheme, letter, into, size, &len)) {
            return 0;
        }
    }
    return len;
}

static bool repeat_parse(const struct scheme *scheme, dsr_text text, int64_t *value) {
    size_t letter = symbol_at(scheme, text);
    if (letter == scheme->count) {
        return false;
    }
    *value = (int64_t)letter + 1;
    text = after_symbol(scheme, letter, text);
    for (; text.len > 0; text = after_symbol(scheme, letter, text)) {
        if (symbol_at(scheme, text) != letter ||
            __builtin_add_overflow(*value, (int64_t)scheme->count, value)) {
            return false;
        }
    }
    return true;
}

static size_t additive_format(const struct scheme *scheme, int64_t value, char *into, size_t size) {
    size_t len = 0;
    for (size_t i = 0; i < scheme->count; i++) {
        for (; value >= scheme->symbols[i].weight; value -= scheme->symbols[i].weight) {
            if (!append(scheme, i, into, size, &len)) {
                return 0;
            }
        }
    }
    return value == 0 ? len : 0;
}

static bool additive_parse(const struct scheme *scheme, dsr_text text, int64_t *value) {
    *value = 0;
    while (text.len > 0) {
        size_t i = symbol_at(scheme, text);
        if (i == scheme->count ||
            __builtin_add_overflow(*value, scheme->symbols[i].weight, value)) {
            return false;
        }
        text = after_symbol(scheme, i, text);
    }
    return true;
}

static size_t fixed_format(const struct scheme *scheme, int64_t value, char *into, size_t size) {
    size_t len = 0;
    return append(scheme, (size_t)(value - scheme->row.least), into, size, &len) ? len : 0;
}

/* The whole text is one symbol: "XI" is not "X" with something behind it. */
static bool fixed_parse(const struct scheme *scheme, dsr_text text, int64_t *value) {
    for (size_t i = 0; i < scheme->count; i++) {
        dsr_text symbol = scheme->symbols[i].text;
        if (symbol.len == text.len && memcmp(symbol.at, text.at, text.len) == 0) {
            *value = scheme->row.least + (int64_t)i;
            return true;
        }
    }
    return false;
}

/* ---- public ---------------------------------------------------------------------------- */

static bool is_named(const struct scheme *scheme, dsr_text name) {
    const char *own = scheme->row.name;
    return name.len > 0 && *own == *name.at && strlen(own) == name.len &&
           memcmp(own, name.at, name.len) == 0;
}

static const struct scheme *scheme_named(dsr_text name) {
    for (size_t i = 0; i < SCHEME_COUNT; i++) {
        if (is_named(&schemes[i], name)) {
            return &schemes[i];
        }
    }
    for (size_t i = 0; i < added_count; i++) {
        if (is_named(added[i], name)) {
            return added[i];
        }
    }
    return NULL;
}

static bool is_in_range(const struct scheme *scheme, int64_t value) {
    return value >= scheme->row.least && value <= scheme->row.most;
}

static size_t print(const struct scheme *row, int64_t value, char numeral[NUMERAL_SIZE]) {
    return is_in_range(row, value) ? row->system->format(row, value, numeral, NUMERAL_SIZE) : 0;
}

size_t numeral_format(dsr_text scheme, int64_t value, char *into, size_t size) {
    const struct scheme *row = scheme_named(scheme);
    char numeral[NUMERAL_SIZE];
    size_t len = row != NULL ? print(row, value, numeral) : 0;
    int64_t back;
    if (len > size ||
        (len > 0 && row->row.origin != NULL &&
         (!row->system->parse(row, (dsr_text){numeral, len}, &back) || back != value))) {
        return 0; /* two of its values look alike */
    }
    memcpy(into, numeral, len);
    return len;
}

bool numeral_parse(dsr_text scheme, dsr_text text, int64_t *value) {
    const struct scheme *row = scheme_named(scheme);
    int64_t found;
    if (row == NULL || text.len == 0 || text.len > NUMERAL_SIZE ||
        !row->system->parse(row, text, &found)) {
        return false;
    }
    char numeral[NUMERAL_SIZE];
    size_t len = print(row, found, numeral);
    if (len != text.len || memcmp(numeral, text.at, len) != 0) {
        return false;
    }
    *value = found;
    return true;
}

const struct numeral_scheme *numeral_scheme_at(size_t index) {
    return index < SCHEME_COUNT                 ? &schemes[index].row
           : index - SCHEME_COUNT < added_count ? &added[index - SCHEME_COUNT]->row
                                                : NULL;
}

const struct numeral_scheme *numeral_scheme_named(dsr_text name) {
    const struct scheme *scheme = scheme_named(name);
    return scheme != NULL ? &scheme->row : NULL;
}

/* ---- adding ---------------------------------------------------------------------------- */

/* Copies a text behind *at and moves that on. */
static char *keep(char **at, const char *text, size_t len) {
    char *kept = *at;
    if (len > 0) {
        memcpy(kept, text, len);
    }
    kept[len] = '\0';
    *at += len + 1;
    return kept;
}

static const char *keep_string(char **at, const char *text) {
    return text != NULL ? keep(at, text, strlen(text)) : NULL;
}

static size_t room_of(const struct numeral_scheme *row, const struct numeral_symbol *symbols,
                      size_t count) {
    const char *const texts[] = {row->name, row->summary, row->word_format, row->css};
    size_t room = 0;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        room += texts[i] != NULL ? strlen(texts[i]) + 1 : 0;
    }
    for (size_t i = 0; i < count; i++) {
        room += symbols[i].text.len + 1;
    }
    return room;
}

static const char *fault_of(const struct numeral_scheme *row, enum numeral_system system,
                            const struct numeral_symbol *symbols, size_t count) {
    for (size_t i = 0; i < SCHEME_COUNT; i++) {
        if (strcmp(schemes[i].row.name, row->name) == 0) {
            return "is built in and cannot be defined anew";
        }
    }
    if (count < (system == NUMERAL_NUMERIC ? 2u : 1u)) {
        return "needs symbols";
    }
    for (size_t i = 0; i < count; i++) {
        if (symbols[i].text.len == 0 || symbols[i].text.len > NUMERAL_SIZE) {
            return "has an empty symbol, or one that is too long";
        }
        if (system == NUMERAL_ADDITIVE &&
            (symbols[i].weight <= 0 || (i > 0 && symbols[i].weight >= symbols[i - 1].weight))) {
            return "needs weights that fall from symbol to symbol and stay above 0";
        }
    }
    if (row->least > row->most || row->least < (system == NUMERAL_NUMERIC ? 0 : 1)) {
        return "has a range that its system cannot print";
    }
    return NULL;
}

/* Past this end no value can be printed. */
static int64_t end_of(const struct numeral_scheme *row, enum numeral_system system,
                      const struct numeral_symbol *symbols, size_t count) {
    size_t longest = 1;
    for (size_t i = 0; i < count; i++) {
        longest = symbols[i].text.len > longest ? symbols[i].text.len : longest;
    }
    int64_t end = system == NUMERAL_FIXED      ? row->least + (int64_t)count - 1
                  : system == NUMERAL_SYMBOLIC ? (int64_t)(count * (NUMERAL_SIZE / longest))
                                               : INT64_MAX;
    return end < row->most ? end : row->most;
}

const char *numeral_add(const struct numeral_scheme *row, enum numeral_system system,
                        const struct numeral_symbol *symbols, size_t count) {
    const char *fault = fault_of(row, system, symbols, count);
    if (fault != NULL) {
        return fault;
    }
    struct numeral_symbol *copies;
    struct scheme *made =
        malloc(sizeof *made + count * sizeof *copies + room_of(row, symbols, count));
    struct scheme **rows = realloc(added, (added_count + 1) * sizeof *rows);
    added = rows != NULL ? rows : added;
    if (made == NULL || rows == NULL) {
        free(made);
        return "does not fit into memory";
    }
    copies = (struct numeral_symbol *)(void *)(made + 1);
    char *at = (char *)(copies + count);
    *made = (struct scheme){
        {.least = row->least, .most = end_of(row, system, symbols, count), .origin = row->origin},
        &systems[system],
        copies,
        count};
    made->row.name = keep_string(&at, row->name);
    made->row.summary = keep_string(&at, row->summary);
    made->row.word_format = keep_string(&at, row->word_format);
    made->row.css = keep_string(&at, row->css);
    for (size_t i = 0; i < count; i++) {
        copies[i].weight = symbols[i].weight;
        copies[i].text.len = symbols[i].text.len;
        copies[i].text.at = keep(&at, symbols[i].text.at, symbols[i].text.len);
    }
    size_t index = 0;
    while (index < added_count && strcmp(added[index]->row.name, row->name) != 0) {
        index++;
    }
    if (index < added_count) {
        free(added[index]);
    }
    added_count += index == added_count;
    added[index] = made;
    return NULL;
}

void numeral_forget_origins(void) {
    for (size_t i = 0; i < added_count; i++) {
        added[i]->row.origin = &added; /* not NULL: it is not built in */
    }
}

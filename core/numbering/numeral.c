/* SPDX-License-Identifier: MIT */
/*
 * Numeral schemes as a table: a scheme is a row that names a system and the symbols it works
 * with (the model of CSS Counter Styles Level 3, section 3).  A new scheme is a new row; only a
 * new way of counting needs code.  Knows nothing of labels: no full stops, no parentheses.
 *
 * Every parser may read loosely, because numeral_parse prints what was read and compares:
 * that one comparison rejects IIII, VX, leading zeros and every other second spelling.
 */
#include "numeral.h"

#include <string.h>

struct symbol {
    int64_t weight; /* additive only */
    const char *text;
};

struct scheme {
    struct numeral_scheme row;
    const struct system *system;
    const struct symbol *symbols; /* additive: heaviest first */
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

/* CSS "numeric": symbols are the digits, 0 first. */
static const struct system positional = {positional_format, positional_parse};
/* CSS "alphabetic": after the last symbol two of them: z, aa, ab. */
static const struct system carry = {carry_format, carry_parse};
/* CSS "symbolic": after the last symbol each one twice: z, aa, bb.  Word and the UN do so. */
static const struct system repeat = {repeat_format, repeat_parse};
/* CSS "additive": the heaviest symbol that fits, again and again. */
static const struct system additive = {additive_format, additive_parse};

static const struct symbol ascii_digits[] = {
    {0, "0"}, {1, "1"}, {2, "2"}, {3, "3"}, {4, "4"},
    {5, "5"}, {6, "6"}, {7, "7"}, {8, "8"}, {9, "9"},
};
static const struct symbol lower_latin[] = {
    {0, "a"}, {0, "b"}, {0, "c"}, {0, "d"}, {0, "e"}, {0, "f"}, {0, "g"}, {0, "h"}, {0, "i"},
    {0, "j"}, {0, "k"}, {0, "l"}, {0, "m"}, {0, "n"}, {0, "o"}, {0, "p"}, {0, "q"}, {0, "r"},
    {0, "s"}, {0, "t"}, {0, "u"}, {0, "v"}, {0, "w"}, {0, "x"}, {0, "y"}, {0, "z"},
};
static const struct symbol upper_latin[] = {
    {0, "A"}, {0, "B"}, {0, "C"}, {0, "D"}, {0, "E"}, {0, "F"}, {0, "G"}, {0, "H"}, {0, "I"},
    {0, "J"}, {0, "K"}, {0, "L"}, {0, "M"}, {0, "N"}, {0, "O"}, {0, "P"}, {0, "Q"}, {0, "R"},
    {0, "S"}, {0, "T"}, {0, "U"}, {0, "V"}, {0, "W"}, {0, "X"}, {0, "Y"}, {0, "Z"},
};
static const struct symbol lower_roman[] = {
    {1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
    {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"},
};
static const struct symbol upper_roman[] = {
    {1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
    {40, "XL"},  {10, "X"},   {9, "IX"},  {5, "V"},    {4, "IV"},  {1, "I"},
};

#define ROWS(array) array, sizeof(array) / sizeof((array)[0])

/* A numeral that repeats its letter grows by one letter every 26; thirty of them are more than
 * any list has, and a bound keeps a run of one letter from being read as a number. */
#define MOST_REPEATED (30 * 26)

/* The order is that of numeral_scheme_at; readers that try all of them meet the common first. */
static const struct scheme schemes[] = {
    {{"decimal", "1, 2, 3 ... 10, 11", 0, INT64_MAX, "decimal"}, &positional, ROWS(ascii_digits)},
    {{"upper-roman", "I, II, III, IV ... MMMCMXCIX", 1, 3999, "upperRoman"},
     &additive,
     ROWS(upper_roman)},
    {{"lower-roman", "i, ii, iii, iv ... mmmcmxcix", 1, 3999, "lowerRoman"},
     &additive,
     ROWS(lower_roman)},
    {{"upper-alpha", "A, B ... Z, AA, AB: the letters carry", 1, INT64_MAX, NULL},
     &carry,
     ROWS(upper_latin)},
    {{"lower-alpha", "a, b ... z, aa, ab: the letters carry", 1, INT64_MAX, NULL},
     &carry,
     ROWS(lower_latin)},
    {{"upper-alpha-repeat", "A, B ... Z, AA, BB: the letter repeats", 1, MOST_REPEATED,
      "upperLetter"},
     &repeat,
     ROWS(upper_latin)},
    {{"lower-alpha-repeat", "a, b ... z, aa, bb: the letter repeats", 1, MOST_REPEATED,
      "lowerLetter"},
     &repeat,
     ROWS(lower_latin)},
};

#define SCHEME_COUNT (sizeof(schemes) / sizeof(schemes[0]))
/* The longest numeral: INT64_MAX in letters has 14, 3888 in Roman 15, zz... 30. */
#define NUMERAL_SIZE 64

/* ---- parts the systems share ----------------------------------------------------------- */

/* The symbol the text, which is not empty, starts with; `count` when there is none.  First match
 * wins, so a table puts a longer symbol before its own beginning ("cm" before "c"). */
static size_t symbol_at(const struct scheme *scheme, dsr_text text) {
    for (size_t i = 0; i < scheme->count; i++) {
        const char *symbol = scheme->symbols[i].text;
        if (*symbol != *text.at) { /* of most symbols this is all there is */
            continue;
        }
        size_t len = strlen(symbol);
        if (len <= text.len && memcmp(text.at, symbol, len) == 0) {
            return i;
        }
    }
    return scheme->count;
}

static dsr_text after_symbol(const struct scheme *scheme, size_t index, dsr_text text) {
    size_t len = strlen(scheme->symbols[index].text);
    return (dsr_text){text.at + len, text.len - len};
}

/* Puts a symbol before what stands at into[*start ...]; numerals of a base come last digit
 * first.  False when the room is used up. */
static bool prepend(const struct scheme *scheme, size_t index, char *into, size_t *start) {
    const char *text = scheme->symbols[index].text;
    size_t len = strlen(text);
    if (len > *start) {
        return false;
    }
    *start -= len;
    memcpy(into + *start, text, len);
    return true;
}

static bool append(const struct scheme *scheme, size_t index, char *into, size_t size,
                   size_t *len) {
    const char *text = scheme->symbols[index].text;
    size_t more = strlen(text);
    if (more > size - *len) {
        return false;
    }
    memcpy(into + *len, text, more);
    *len += more;
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
    return len;
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

/* ---- public ---------------------------------------------------------------------------- */

static const struct scheme *scheme_named(dsr_text name) {
    for (size_t i = 0; i < SCHEME_COUNT; i++) {
        const char *own = schemes[i].row.name;
        if (name.len > 0 && *own == *name.at && strlen(own) == name.len &&
            memcmp(own, name.at, name.len) == 0) {
            return &schemes[i];
        }
    }
    return NULL;
}

static bool is_in_range(const struct scheme *scheme, int64_t value) {
    return value >= scheme->row.least && value <= scheme->row.most;
}

size_t numeral_format(dsr_text scheme, int64_t value, char *into, size_t size) {
    const struct scheme *row = scheme_named(scheme);
    if (row == NULL || !is_in_range(row, value)) {
        return 0;
    }
    char numeral[NUMERAL_SIZE];
    size_t len = row->system->format(row, value, numeral, sizeof numeral);
    if (len > size) {
        return 0;
    }
    memcpy(into, numeral, len);
    return len;
}

bool numeral_parse(dsr_text scheme, dsr_text text, int64_t *value) {
    const struct scheme *row = scheme_named(scheme);
    int64_t found;
    if (row == NULL || text.len == 0 || text.len > NUMERAL_SIZE ||
        !row->system->parse(row, text, &found) || !is_in_range(row, found)) {
        return false;
    }
    char numeral[NUMERAL_SIZE];
    size_t len = row->system->format(row, found, numeral, sizeof numeral);
    if (len != text.len || memcmp(numeral, text.at, len) != 0) {
        return false;
    }
    *value = found;
    return true;
}

const struct numeral_scheme *numeral_scheme_at(size_t index) {
    return index < SCHEME_COUNT ? &schemes[index].row : NULL;
}

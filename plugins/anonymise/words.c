/* SPDX-License-Identifier: MIT */
/*
 * The scanner.  ASCII letters are taken eight at a time; all else is decoded, decomposed and folded
 * by utf8proc.
 */
#include "words.h"

#include <endian.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "key.h"
#include "signs.h"

enum class {
    IS_OTHER,
    IS_LOWER,
    IS_UPPER,
    IS_DIGIT,
    IS_SPACE,
    IS_BREAK,
    IS_GAP, /* see gap_of */
    IS_PERCENT,
    IS_ENTITY,
    IS_HIGH
};

#define FOUR(at, kind) [at] = (kind), [(at) + 1] = (kind), [(at) + 2] = (kind), [(at) + 3] = (kind)
#define EIGHT(at, kind) FOUR(at, kind), FOUR((at) + 4, kind)
#define SIXTY_FOUR(at, kind)                                                                       \
    EIGHT(at, kind), EIGHT((at) + 8, kind), EIGHT((at) + 16, kind), EIGHT((at) + 24, kind),        \
        EIGHT((at) + 32, kind), EIGHT((at) + 40, kind), EIGHT((at) + 48, kind),                    \
        EIGHT((at) + 56, kind)

static const uint8_t class_of[256] = {
    ['\t'] = IS_SPACE,
    [' '] = IS_SPACE,
    ['\r'] = IS_SPACE,
    ['\f'] = IS_BREAK,
    ['\v'] = IS_BREAK,
    ['\n'] = IS_BREAK,
    ['-'] = IS_GAP,
    ['\''] = IS_GAP,
    ['`'] = IS_GAP,
    ['.'] = IS_GAP,
    [','] = IS_GAP,
    ['('] = IS_GAP,
    ['['] = IS_GAP,
    ['{'] = IS_GAP,
    [')'] = IS_GAP,
    [']'] = IS_GAP,
    ['}'] = IS_GAP,
    ['_'] = IS_GAP,
    ['+'] = IS_GAP,
    ['*'] = IS_GAP,
    ['/'] = IS_GAP,
    ['\\'] = IS_GAP,
    ['@'] = IS_GAP,
    ['='] = IS_GAP,
    ['#'] = IS_GAP,
    [':'] = IS_GAP,
    ['%'] = IS_PERCENT,
    ['&'] = IS_ENTITY,
    ['0'] = IS_DIGIT,
    ['1'] = IS_DIGIT,
    ['2'] = IS_DIGIT,
    ['3'] = IS_DIGIT,
    ['4'] = IS_DIGIT,
    ['5'] = IS_DIGIT,
    ['6'] = IS_DIGIT,
    ['7'] = IS_DIGIT,
    ['8'] = IS_DIGIT,
    ['9'] = IS_DIGIT,
    EIGHT('A', IS_UPPER),
    EIGHT('I', IS_UPPER),
    EIGHT('Q', IS_UPPER),
    ['Y'] = IS_UPPER,
    ['Z'] = IS_UPPER,
    EIGHT('a', IS_LOWER),
    EIGHT('i', IS_LOWER),
    EIGHT('q', IS_LOWER),
    ['y'] = IS_LOWER,
    ['z'] = IS_LOWER,
    SIXTY_FOUR(0x80, IS_HIGH),
    SIXTY_FOUR(0xC0, IS_HIGH),
};

static const uint16_t gap_of[128] = {
    ['-'] = GAP_HYPHEN, ['\''] = GAP_APOSTROPHE, ['`'] = GAP_APOSTROPHE, ['.'] = GAP_DOT,
    [','] = GAP_COMMA,  ['('] = GAP_OPEN,        ['['] = GAP_OPEN,       ['{'] = GAP_OPEN,
    [')'] = GAP_CLOSE,  [']'] = GAP_CLOSE,       ['}'] = GAP_CLOSE,      ['_'] = GAP_JOIN,
    ['+'] = GAP_JOIN,   ['*'] = GAP_JOIN,        ['/'] = GAP_PATH,       ['\\'] = GAP_PATH,
    ['@'] = GAP_PATH,   ['='] = GAP_PATH,        ['#'] = GAP_PATH,       [':'] = GAP_PATH,
};

struct scan {
    struct words *words;
    const char *at;
    size_t len, place;
    uint32_t gap;
    bool reads_entities;
    /* the word under way */
    bool is_open;
    uint64_t key;
    uint32_t start, end, folded;
    size_t soft_hyphen; /* where the last one ended */
    uint32_t letters, capitals, digits, caseless, not_latin;
    bool begins_capital;
};

static void close_word(struct scan *scan);
static void take_sign(struct scan *scan, int32_t sign, size_t width);
static size_t percent_sign(const struct scan *scan, int32_t *sign);

void words_free(struct words *words) {
    free(words->rows);
    *words = (struct words){0};
}

uint64_t words_joined_key(uint64_t first, const struct word *second) {
    return key_join(first, second->key, second->len);
}

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* The letters that eight bytes begin with: how many, folded with the first as the highest byte,
 * and how many were capitals. */
struct eight {
    unsigned count, capitals;
    uint64_t folded;
};

static inline struct eight read_eight(const char *at) {
    uint64_t bytes;
    memcpy(&bytes, at, sizeof bytes);
    bytes = be64toh(bytes);
    uint64_t folded = bytes | EACH(0x20), low = folded & EACH(0x7F);
    uint64_t others =
        (~(low + EACH(0x80 - 'a')) | (low + EACH(0x80 - 'z' - 1)) | bytes) & EACH(0x80);
    unsigned count = others ? (unsigned)__builtin_clzll(others) / 8 : 8;
    if (!count)
        return (struct eight){0};
    unsigned unused = 64 - 8 * count;
    /* One bit a capital: the product adds the bytes up. */
    uint64_t capitals = (~bytes & EACH(0x20)) >> unused >> 5;
    return (struct eight){count, (unsigned)(capitals * EACH(1) >> 56), folded >> unused};
}

/* A run of ASCII letters inside or at the start of a word. */
static void take_letters(struct scan *scan) {
    const char *at = scan->at;
    size_t place = scan->place, len = scan->len, count = 8;
    if (scan->is_open && scan->digits)
        close_word(scan);
    if (!scan->is_open) {
        scan->is_open = true;
        scan->start = (uint32_t)place;
        scan->begins_capital = class_of[(uint8_t)at[place]] == IS_UPPER;
    }
    size_t from = place;
    for (; count == 8 && place + 8 <= len; place += count) {
        struct eight eight = read_eight(at + place);
        count = eight.count;
        if (count)
            scan->key = key_append(scan->key, eight.count, eight.folded);
        scan->capitals += eight.capitals;
    }
    for (; count == 8 && place < len; place++) {
        uint8_t class = class_of[(uint8_t)at[place]];
        if (class != IS_LOWER && class != IS_UPPER)
            break;
        scan->capitals += class == IS_UPPER;
        scan->key = key_append(scan->key, 1, (uint8_t)(at[place] | 0x20));
    }
    scan->letters += (uint32_t)(place - from);
    scan->folded += (uint32_t)(place - from);
    scan->end = (uint32_t)place;
    scan->place = place;
}

/* A word of nothing but ASCII letters, as most are, with what ends it not far from the end of the
 * text: all at once.  False, and nothing taken, for any other. */
static bool take_plain_word(struct scan *scan) {
    struct words *words = scan->words;
    const char *at = scan->at + scan->place;
    size_t left = scan->len - scan->place, len = 0;
    struct eight eight;
    uint64_t key = 0;
    uint32_t capitals = 0;
    do {
        if (left - len < 8 || words->count == words->capacity)
            return false;
        eight = read_eight(at + len);
        if (eight.count)
            key = len ? key_append(key, eight.count, eight.folded) : eight.folded;
        capitals += eight.capitals;
        len += eight.count;
    } while (eight.count == 8);
    uint8_t ends = class_of[(uint8_t)at[len]];
    if (ends == IS_PERCENT || ends == IS_ENTITY || ends == IS_HIGH)
        return false;
    uint32_t shape = at[0] & 0x20 ? 0 : WORD_CAPITAL;
    if (capitals == len)
        shape |= WORD_ALL_CAPITAL;
    if (len == 1)
        shape |= WORD_SINGLE;
    words->rows[words->count++] = (struct word){
        .key = key,
        .start = (uint32_t)scan->place,
        .end = (uint32_t)(scan->place + len),
        .gap = (uint16_t)scan->gap,
        .shape = (uint8_t)shape,
        .len = (uint8_t)(len < 255 ? len : 255),
    };
    scan->gap = 0;
    scan->place += len;
    return true;
}

/* A run of ASCII digits. */
static void take_digits(struct scan *scan) {
    if (scan->is_open && scan->letters)
        close_word(scan);
    if (!scan->is_open) {
        scan->is_open = true;
        scan->start = (uint32_t)scan->place;
    }
    for (; scan->place < scan->len; scan->place++) {
        uint8_t byte = (uint8_t)scan->at[scan->place];
        if (class_of[byte] != IS_DIGIT)
            break;
        scan->key = key_append(scan->key, 1, byte);
        scan->folded++;
        scan->digits++;
    }
    scan->end = (uint32_t)scan->place;
}

static void take_gap(struct scan *scan, uint32_t gap) {
    if (scan->is_open)
        close_word(scan);
    scan->gap |= gap;
}

static void take_break(struct scan *scan) {
    if (scan->is_open && scan->soft_hyphen == scan->place) { /* it shows at a line end */
        take_gap(scan, GAP_HYPHEN | GAP_BREAK);
        return;
    }
    take_gap(scan, scan->gap & GAP_BREAK && !scan->is_open ? GAP_EMPTY_LINE : GAP_BREAK);
}

void words_read(struct words *words, dsr_text text, bool reads_entities) {
    words->count = 0;
    struct scan scan = {.words = words,
                        .at = text.at,
                        .len = text.len,
                        .gap = GAP_START,
                        .reads_entities = reads_entities};
    while (scan.place < scan.len) {
        uint8_t byte = (uint8_t)scan.at[scan.place];
        int32_t sign = byte;
        size_t width = 1;
        switch (class_of[byte]) {
        case IS_LOWER:
        case IS_UPPER:
            if (scan.is_open || !take_plain_word(&scan))
                take_letters(&scan);
            continue;
        case IS_SPACE:
            take_gap(&scan, GAP_SPACE);
            break;
        case IS_BREAK:
            take_break(&scan);
            break;
        case IS_GAP:
            take_gap(&scan, gap_of[byte]);
            break;
        case IS_DIGIT:
            take_digits(&scan);
            continue;
        case IS_PERCENT:
            width = percent_sign(&scan, &sign);
            take_sign(&scan, sign, width);
            break;
        case IS_ENTITY:
            if (scan.reads_entities)
                width = entity_read(scan.at + scan.place, scan.len - scan.place, &sign);
            take_sign(&scan, sign, width);
            break;
        case IS_HIGH:
            width = sign_read(scan.at + scan.place, scan.len - scan.place, &sign);
            take_sign(&scan, sign, width);
            break;
        default:
            take_gap(&scan, GAP_OTHER);
        }
        scan.place += width;
    }
    if (scan.is_open)
        close_word(&scan);
}

/* ---- one sign that is no plain ASCII letter ---- */

static void take_folded(struct scan *scan, const char *folded, size_t count, size_t width) {
    if (!scan->is_open) {
        scan->is_open = true;
        scan->start = (uint32_t)scan->place;
    }
    for (size_t i = 0; i < count; i++)
        scan->key = key_append(scan->key, 1, (uint8_t)folded[i]);
    scan->folded += (uint32_t)count;
    scan->end = (uint32_t)(scan->place + width);
}

static void take_sign(struct scan *scan, int32_t sign, size_t width) {
    char folded[16];
    switch (sign_kind(sign)) {
    case SIGN_INVISIBLE:
        if (sign == 0xAD)
            scan->soft_hyphen = scan->place + width;
        if (scan->is_open && scan->letters)
            scan->end = (uint32_t)(scan->place + width);
        return;
    case SIGN_MARK:
        if (scan->is_open)
            scan->end = (uint32_t)(scan->place + width);
        return;
    case SIGN_SPACE:
        take_gap(scan, GAP_SPACE);
        return;
    case SIGN_BREAK:
        take_break(scan);
        return;
    case SIGN_HYPHEN:
        take_gap(scan, GAP_HYPHEN);
        return;
    case SIGN_APOSTROPHE:
        take_gap(scan, GAP_APOSTROPHE);
        return;
    case SIGN_JOIN:
        take_gap(scan, sign < 128 ? gap_of[sign] : GAP_JOIN);
        return;
    case SIGN_DIGIT:
        if (scan->is_open && scan->letters)
            close_word(scan);
        take_folded(scan, folded, fold_sign(sign, folded), width);
        scan->digits++;
        return;
    case SIGN_SCRIPT:
        if (scan->is_open)
            close_word(scan);
        take_folded(scan, folded, fold_sign(sign, folded), width);
        scan->letters = 1;
        close_word(scan);
        scan->words->rows[scan->words->count ? scan->words->count - 1 : 0].shape = WORD_SCRIPT;
        return;
    case SIGN_UPPER:
    case SIGN_LOWER:
    case SIGN_CASELESS: {
        if (scan->is_open && scan->digits)
            close_word(scan);
        bool is_upper = sign_kind(sign) == SIGN_UPPER;
        if (!scan->is_open)
            scan->begins_capital = is_upper;
        take_folded(scan, folded, fold_sign(sign, folded), width);
        scan->letters++;
        scan->capitals += is_upper;
        scan->caseless += sign_kind(sign) == SIGN_CASELESS;
        scan->not_latin += sign >= 0x370 && sign < 0x1E00;
        return;
    }
    case SIGN_OTHER:
        take_gap(scan, GAP_OTHER);
    }
}

/* "%20" and "%C3%A9" as in addresses; the width is 1 when nothing valid is encoded there. */
static size_t percent_sign(const struct scan *scan, int32_t *sign) {
    char bytes[4];
    size_t count = 0, place = scan->place;
    while (count < sizeof bytes && place + 2 < scan->len && scan->at[place] == '%') {
        int high = hex_digit(scan->at[place + 1]), low = hex_digit(scan->at[place + 2]);
        if (high < 0 || low < 0)
            break;
        bytes[count++] = (char)(high * 16 + low);
        place += 3;
    }
    *sign = '%';
    if (!count)
        return 1;
    int32_t decoded;
    size_t used = sign_read(bytes, count, &decoded);
    if (decoded < 0)
        return 1;
    *sign = decoded;
    return 3 * used;
}

static void close_word(struct scan *scan) {
    struct words *words = scan->words;
    if (words->count == words->capacity) {
        size_t capacity = words->capacity ? 2 * words->capacity : 256;
        struct word *rows = realloc(words->rows, capacity * sizeof *rows);
        if (!rows) {
            words->is_out_of_memory = true;
            scan->is_open = false;
            return;
        }
        words->rows = rows;
        words->capacity = capacity;
    }
    uint32_t shape = 0;
    if (scan->begins_capital)
        shape |= WORD_CAPITAL;
    if (scan->letters && scan->capitals == scan->letters)
        shape |= WORD_ALL_CAPITAL;
    if (scan->digits)
        shape |= WORD_DIGITS;
    if (scan->letters == 1)
        shape |= WORD_SINGLE;
    if (scan->caseless && scan->caseless == scan->letters)
        shape |= WORD_CASELESS;
    if (scan->not_latin)
        shape |= WORD_NOT_LATIN;
    words->rows[words->count++] = (struct word){
        .key = scan->key,
        .start = scan->start,
        .end = scan->end,
        .gap = (uint16_t)scan->gap,
        .shape = (uint8_t)shape,
        .len = (uint8_t)(scan->folded < 255 ? scan->folded : 255),
    };
    scan->gap = 0;
    scan->is_open = false;
    scan->begins_capital = false;
    scan->key = 0;
    scan->folded = scan->letters = scan->capitals = scan->digits = scan->caseless =
        scan->not_latin = 0;
}

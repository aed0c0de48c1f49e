/* SPDX-License-Identifier: MIT */
#include "signs.h"

#include <string.h>
#include <utf8proc.h>

#include "words.h"

int hex_digit(char byte) {
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    if (byte >= 'a' && byte <= 'f')
        return byte - 'a' + 10;
    if (byte >= 'A' && byte <= 'F')
        return byte - 'A' + 10;
    return -1;
}

size_t sign_read(const char *at, size_t len, int32_t *sign) {
    utf8proc_ssize_t width =
        utf8proc_iterate((const utf8proc_uint8_t *)at, (utf8proc_ssize_t)(len < 4 ? len : 4), sign);
    if (width > 0)
        return (size_t)width;
    *sign = -1;
    return 1;
}

static enum sign_kind kind_below_128(int32_t sign) {
    if (sign >= 'A' && sign <= 'Z')
        return SIGN_UPPER;
    if (sign >= 'a' && sign <= 'z')
        return SIGN_LOWER;
    if (sign >= '0' && sign <= '9')
        return SIGN_DIGIT;
    if (sign == ' ' || sign == '\t' || sign == '\r')
        return SIGN_SPACE;
    if (sign == '\n' || sign == '\f' || sign == '\v')
        return SIGN_BREAK;
    if (sign == '-')
        return SIGN_HYPHEN;
    if (sign == '\'' || sign == '`')
        return SIGN_APOSTROPHE;
    return sign && strchr("_+*./\\@=#:,()[]{}", sign) ? SIGN_JOIN : SIGN_OTHER;
}

static int is_script_without_spaces(int32_t sign) {
    return (sign >= 0x3040 && sign <= 0x30FF) || (sign >= 0x3400 && sign <= 0x9FFF) ||
           (sign >= 0xF900 && sign <= 0xFAFF) || (sign >= 0x20000 && sign <= 0x3FFFF) ||
           (sign >= 0x0E00 && sign <= 0x0EFF) || (sign >= 0x1000 && sign <= 0x109F) ||
           (sign >= 0x1780 && sign <= 0x17FF);
}

/* Signs whose general category says something else than what they are between words. */
static enum sign_kind kind_by_table(int32_t sign) {
    static const struct {
        int32_t first, last;
        enum sign_kind kind;
    } rows[] = {
        {0x85, 0x85, SIGN_BREAK},         {0xA0, 0xA0, SIGN_SPACE},
        {0xAD, 0xAD, SIGN_INVISIBLE},     {0xB4, 0xB4, SIGN_APOSTROPHE},
        {0xB7, 0xB7, SIGN_JOIN},          {0x2B9, 0x2BC, SIGN_APOSTROPHE},
        {0x34F, 0x34F, SIGN_INVISIBLE},   {0x55A, 0x55A, SIGN_APOSTROPHE},
        {0x58A, 0x58A, SIGN_HYPHEN},      {0x5BE, 0x5BE, SIGN_HYPHEN},
        {0x61C, 0x61C, SIGN_INVISIBLE},   {0x640, 0x640, SIGN_INVISIBLE},
        {0x180B, 0x180E, SIGN_INVISIBLE}, {0x200B, 0x200F, SIGN_INVISIBLE},
        {0x2010, 0x2015, SIGN_HYPHEN},    {0x2018, 0x201B, SIGN_APOSTROPHE},
        {0x2027, 0x2027, SIGN_JOIN},      {0x2028, 0x2029, SIGN_BREAK},
        {0x202A, 0x202E, SIGN_INVISIBLE}, {0x2032, 0x2032, SIGN_APOSTROPHE},
        {0x2060, 0x206F, SIGN_INVISIBLE}, {0x2212, 0x2212, SIGN_HYPHEN},
        {0x30FB, 0x30FB, SIGN_JOIN},      {0xFE00, 0xFE0F, SIGN_INVISIBLE},
        {0xFE58, 0xFE58, SIGN_HYPHEN},    {0xFE63, 0xFE63, SIGN_HYPHEN},
        {0xFEFF, 0xFEFF, SIGN_INVISIBLE}, {0xFF07, 0xFF07, SIGN_APOSTROPHE},
        {0xFF0D, 0xFF0D, SIGN_HYPHEN},    {0xE0000, 0xE0FFF, SIGN_INVISIBLE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows && rows[i].first <= sign; i++)
        if (sign <= rows[i].last)
            return rows[i].kind;
    return SIGN_OTHER;
}

enum sign_kind sign_kind(int32_t sign) {
    if (sign < 0)
        return SIGN_OTHER;
    if (sign < 128)
        return kind_below_128(sign);
    enum sign_kind kind = kind_by_table(sign);
    if (kind != SIGN_OTHER)
        return kind;
    switch (utf8proc_category(sign)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
        return SIGN_UPPER;
    case UTF8PROC_CATEGORY_LL:
        return SIGN_LOWER;
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
        return is_script_without_spaces(sign) ? SIGN_SCRIPT : SIGN_CASELESS;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return SIGN_MARK;
    case UTF8PROC_CATEGORY_ND:
        return SIGN_DIGIT;
    case UTF8PROC_CATEGORY_ZS:
        return SIGN_SPACE;
    case UTF8PROC_CATEGORY_CF:
        return SIGN_INVISIBLE;
    default:
        return SIGN_OTHER;
    }
}

/* Letters that Unicode does not decompose but readers take for their base letter. */
static const char *base_letter(int32_t sign) {
    switch (sign) {
    case 0xC6:
    case 0xE6:
        return "ae";
    case 0xD0:
    case 0xF0:
    case 0x110:
    case 0x111:
    case 0x189:
    case 0x256:
        return "d";
    case 0xD8:
    case 0xF8:
        return "o";
    case 0xDE:
    case 0xFE:
        return "th";
    case 0x126:
    case 0x127:
        return "h";
    case 0x130:
    case 0x131:
        return "i";
    case 0x141:
    case 0x142:
        return "l";
    case 0x152:
    case 0x153:
        return "oe";
    case 0x166:
    case 0x167:
        return "t";
    case 0x14A:
    case 0x14B:
        return "n";
    case 0x18F:
    case 0x259:
        return "e";
    case 0x401:
    case 0x451:
        return "\xD0\xB5"; /* Cyrillic io is often written as ie */
    default:
        return NULL;
    }
}

size_t fold_sign(int32_t sign, char *into) {
    if (sign < 128) {
        into[0] = (char)(sign >= 'A' && sign <= 'Z' ? sign | 0x20 : sign);
        return 1;
    }
    const char *base = base_letter(sign);
    if (base) {
        size_t count = strlen(base);
        memcpy(into, base, count);
        return count;
    }
    utf8proc_int32_t signs[18];
    int boundary = 0;
    utf8proc_ssize_t count =
        utf8proc_decompose_char(sign, signs, 18,
                                UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                                    UTF8PROC_STRIPMARK | UTF8PROC_IGNORE,
                                &boundary);
    size_t len = 0;
    for (utf8proc_ssize_t i = 0; i < count && i < 18 && len + 4 <= 16; i++) {
        const char *again = base_letter(signs[i]);
        if (again) {
            memcpy(into + len, again, strlen(again));
            len += strlen(again);
        } else {
            len += (size_t)utf8proc_encode_char(signs[i], (utf8proc_uint8_t *)into + len);
        }
    }
    bool is_ascii = len == 1 && (unsigned char)into[0] < 128;
    if (!is_ascii && utf8proc_category(sign) == UTF8PROC_CATEGORY_ND) {
        /* Decimal digits stand in runs of ten that begin where the one before is no digit. */
        int32_t zero = sign;
        while (sign - zero < 9 && utf8proc_category(zero - 1) == UTF8PROC_CATEGORY_ND)
            zero--;
        into[0] = (char)('0' + (sign - zero));
        return 1;
    }
    return len;
}

/* ---- character references of HTML ---- */

static size_t numeric_entity(const char *at, size_t end, int32_t *sign) {
    size_t i = 2;
    int base = 10;
    if (i < end && (at[i] | 0x20) == 'x') {
        base = 16;
        i++;
    }
    int32_t value = 0;
    size_t digits = i;
    for (; i < end; i++) {
        int digit = hex_digit(at[i]);
        if (digit < 0 || digit >= base || value > 0x10FFFF)
            return 1;
        value = value * base + digit;
    }
    if (i == digits || value > 0x10FFFF)
        return 1;
    *sign = value;
    return end + 1;
}

size_t entity_read(const char *at, size_t len, int32_t *sign) {
    *sign = '&';
    size_t end = 1;
    while (end < len && end < 12 && at[end] != ';')
        end++;
    if (end >= len || at[end] != ';' || end < 3)
        return 1;
    if (at[1] == '#')
        return numeric_entity(at, end, sign);
    static const struct {
        const char *name;
        int32_t sign;
    } rows[] = {{"nbsp", 0xA0},    {"shy", 0xAD},     {"zwnj", 0x200C},  {"zwj", 0x200D},
                {"apos", '\''},    {"rsquo", 0x2019}, {"lsquo", 0x2018}, {"ndash", 0x2013},
                {"mdash", 0x2014}, {"ensp", 0x2002},  {"emsp", 0x2003},  {"thinsp", 0x2009},
                {"aelig", 0xE6},   {"AElig", 0xC6},   {"szlig", 0xDF},   {"eth", 0xF0},
                {"thorn", 0xFE},   {"oelig", 0x153},  {"hyphen", 0x2010}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strlen(rows[i].name) == end - 1 && memcmp(rows[i].name, at + 1, end - 1) == 0) {
            *sign = rows[i].sign;
            return end + 1;
        }
    /* "&eacute;" folds to its letter, whatever the accent. */
    static const char *const accents[] = {"acute", "grave", "uml",   "circ",  "tilde",
                                          "cedil", "ring",  "slash", "caron", "macr"};
    for (size_t i = 0; i < sizeof accents / sizeof *accents; i++)
        if (strlen(accents[i]) == end - 2 && memcmp(accents[i], at + 2, end - 2) == 0 &&
            ((at[1] | 0x20) >= 'a' && (at[1] | 0x20) <= 'z')) {
            *sign = (unsigned char)at[1];
            return end + 1;
        }
    return 1;
}

/* SPDX-License-Identifier: MIT */
/*
 * Character references: "&eacute;", "&#233;", "&#xE9;" (CommonMark 0.30, 6.2).
 */
#include <string.h>

#include "entity_names.h"
#include "walk.h"

static uint32_t encode(uint32_t c, char into[8]) {
    if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        c = 0xFFFD;
    if (c < 0x80) {
        into[0] = (char)c;
        return 1;
    }
    uint32_t len = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (uint32_t i = len - 1; i > 0; i--, c >>= 6)
        into[i] = (char)(0x80 | (c & 0x3F));
    into[0] = (char)(lead[len] | c);
    return len;
}

static uint32_t by_number(const char *at, uint32_t len, char into[8]) {
    bool is_hex = len > 3 && (at[2] == 'x' || at[2] == 'X');
    uint32_t value = 0;
    for (uint32_t i = is_hex ? 3 : 2; i + 1 < len; i++) {
        uint32_t digit =
            is_digit(at[i]) ? (uint32_t)(at[i] - '0') : (uint32_t)((at[i] | 32) - 'a' + 10);
        value = value > 0x10FFFF ? value : value * (is_hex ? 16 : 10) + digit;
    }
    return encode(value, into);
}

static uint32_t by_name(const char *at, uint32_t len, char into[8]) {
    unsigned letter = (unsigned char)at[0];
    if (!is_letter(at[0]))
        return 0;
    const char *name = entity_names[letter >= 'a' ? letter - 'a' + 26 : letter - 'A'];
    while (*name) {
        size_t name_len = strlen(name);
        const char *text = name + name_len + 1;
        size_t text_len = strlen(text);
        if (name_len == len && memcmp(name, at, len) == 0) {
            memcpy(into, text, text_len);
            return (uint32_t)text_len;
        }
        name = text + text_len + 1;
    }
    return 0;
}

uint32_t entity_decode(const char *at, uint32_t len, char into[8]) {
    if (len < 4 || at[0] != '&' || at[len - 1] != ';')
        return 0;
    return at[1] == '#' ? by_number(at, len, into) : by_name(at + 1, len - 2, into);
}

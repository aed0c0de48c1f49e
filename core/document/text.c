/* SPDX-License-Identifier: MIT */
/* Texts as such: whether bytes are UTF-8 (RFC 3629), and C strings as texts. */
#include "document/records.h"

/* The length of the well-formed sequence at `at`, 0 when there is none. */
static size_t sequence(const unsigned char *at, size_t left) {
    unsigned char lead = at[0];
    size_t len = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    unsigned char least = 0x80, most = 0xBF;

    if (lead < 0x80)
        return 1;
    if (lead < 0xC2 || lead > 0xF4 || len > left)
        return 0;
    if (lead == 0xE0)
        least = 0xA0; /* overlong */
    else if (lead == 0xED)
        most = 0x9F; /* surrogates */
    else if (lead == 0xF0)
        least = 0x90;
    else if (lead == 0xF4)
        most = 0x8F; /* past U+10FFFF */
    if (at[1] < least || at[1] > most)
        return 0;
    for (size_t i = 2; i < len; i++)
        if ((at[i] & 0xC0) != 0x80)
            return 0;
    return len;
}

bool is_utf8(dsr_text text) {
    const unsigned char *at = (const unsigned char *)text.at;
    size_t i = 0;

    while (i < text.len) {
        uint64_t eight;
        if (text.len - i >= sizeof(eight)) {
            memcpy(&eight, at + i, sizeof(eight));
            if ((eight & UINT64_C(0x8080808080808080)) == 0) {
                i += sizeof(eight);
                continue;
            }
        }
        size_t len = sequence(at + i, text.len - i);
        if (len == 0)
            return false;
        i += len;
    }
    return true;
}

dsr_text text_of(const char *string) {
    return string == NULL ? (dsr_text){"", 0} : (dsr_text){string, strlen(string)};
}

/* SPDX-License-Identifier: MIT */
/* See scheme.h. */
#include "scheme.h"

#include "bytes.h"

enum {
    SAMPLES = 40, /* values whose numerals show how they begin */
    NUMERAL_SIZE = 64,
    SPELLED_LEAST = 4, /* letters of a numeral, from which on it is a word */
    VALUE_MOST = 99999,
};

static void learn(const dsr_host *host, struct schemes *schemes, uint8_t scheme);
static bool writes_numbers(const dsr_host *host, dsr_text name, bool *is_positional);
static bool is_spelled(const char *one, size_t len);

uint8_t scheme_find(const struct schemes *schemes, dsr_text name) {
    uint8_t at = 0;
    while (at < schemes->count && !same_text(schemes->names[at], name)) {
        at++;
    }
    return at < schemes->count ? at : NO_SCHEME;
}

uint8_t scheme_add(dsr_job *job, struct schemes *schemes, dsr_text name) {
    uint8_t at = scheme_find(schemes, name);
    bool is_there = at != NO_SCHEME || (name.len > 0 && job->host->scheme(job, name, NULL));
    return is_there ? scheme_known(job->host, schemes, name) : NO_SCHEME;
}

uint8_t scheme_known(const dsr_host *host, struct schemes *schemes, dsr_text name) {
    char written[NUMERAL_SIZE];
    uint8_t at = scheme_find(schemes, name);
    if (at != NO_SCHEME || schemes->count == SCHEME_MOST ||
        host->numeral(name, 1, written, sizeof(written)) == 0) {
        return at;
    }
    at = (uint8_t)schemes->count++;
    schemes->names[at] = name;
    learn(host, schemes, at);
    return at;
}

static unsigned wide_hash(const char *at) {
    return ((unsigned char)at[0] * 37u + (unsigned char)at[1] * 251u + (unsigned char)at[2] * 7u) %
           1024;
}

bool scheme_starts_wide(const struct schemes *schemes, dsr_text text, size_t at) {
    unsigned bit = text.len - at >= 3 ? wide_hash(text.at + at) : 0;
    return text.len - at >= 3 && (schemes->wide_first[bit / 64] >> bit % 64 & 1) != 0;
}

static void learn(const dsr_host *host, struct schemes *schemes, uint8_t scheme) {
    char written[NUMERAL_SIZE];
    bool is_positional = false;
    schemes->alike[scheme] = scheme;
    if (writes_numbers(host, schemes->names[scheme], &is_positional)) {
        schemes->number = schemes->number > 0 ? schemes->number : (uint8_t)(scheme + 1);
        schemes->alike[scheme] = (uint8_t)(schemes->number - 1);
    }
    int64_t most = is_positional ? 9 : SAMPLES;
    for (int64_t value = 0; value <= most; value++) {
        size_t len = host->numeral(schemes->names[scheme], value, written, sizeof(written));
        if (len == 0) {
            continue;
        }
        unsigned char first = (unsigned char)written[0];
        schemes->by_first[first] |= SCHEME_BIT(scheme);
        if (is_wide_byte(first) && len >= 3) {
            unsigned bit = wide_hash(written);
            schemes->wide_first[bit / 64] |= UINT64_C(1) << bit % 64;
        }
        schemes->spelled |= value == 1 && is_spelled(written, len) ? SCHEME_BIT(scheme) : 0;
    }
    if ((schemes->spelled & SCHEME_BIT(scheme)) == 0) {
        return;
    }
    /* A word may begin with a capital: "ПЕРВЫЙ" and "первый" begin with other bytes. */
    for (unsigned c = 0; c < 256; c++) {
        if ((schemes->by_first[c] & SCHEME_BIT(scheme)) != 0) {
            unsigned capital = is_lower((unsigned char)c) ? c ^ 0x20u : c == 0xD1 ? 0xD0 : c;
            schemes->by_first[capital] |= SCHEME_BIT(scheme);
        }
    }
}

/* Words, figures of a base, Chinese numerals; but no letters and no Roman numerals, which cite
 * something else: "(2)" is not "(ii)". */
static bool writes_numbers(const dsr_host *host, dsr_text name, bool *is_positional) {
    char one[NUMERAL_SIZE], ten[NUMERAL_SIZE], hundred[NUMERAL_SIZE];
    size_t first = host->numeral(name, 1, one, sizeof(one));
    size_t tenth = host->numeral(name, 10, ten, sizeof(ten));
    size_t last = host->numeral(name, 100, hundred, sizeof(hundred));
    *is_positional = tenth == 2 * first && last == 3 * first && memcmp(one, ten, first) == 0;
    bool is_wide = first > 0 && is_wide_byte((unsigned char)one[0]) && last > 0;
    return is_spelled(one, first) || *is_positional || is_wide;
}

/* A word, not a letter or a figure: long already for 1. */
static bool is_spelled(const char *one, size_t len) {
    size_t letters = 0;
    for (size_t i = 0; i < len; i++) {
        letters += ((unsigned char)one[i] & 0xC0) != 0x80;
    }
    return letters >= SPELLED_LEAST;
}

bool scheme_parse(const dsr_host *host, const struct schemes *schemes, uint8_t scheme,
                  dsr_text numeral, int32_t *value) {
    char folded[NUMERAL_SIZE];
    int64_t parsed;
    if ((schemes->spelled & SCHEME_BIT(scheme)) != 0) {
        if (numeral.len > sizeof(folded)) {
            return false;
        }
        size_t written = 0;
        for (size_t at = 0, len; at < numeral.len; at += len) {
            folded[written++] = (char)folded_at(numeral, at, &len);
        }
        numeral = (dsr_text){folded, written};
    }
    if (!host->parse_numeral(schemes->names[scheme], numeral, &parsed) || parsed < 0 ||
        parsed > VALUE_MOST) {
        return false;
    }
    *value = (int32_t)parsed;
    return true;
}

size_t scheme_twin(dsr_text letter, char into[4]) {
    static const char *const twins[][2] = {
        {"A", "А"}, {"B", "В"}, {"C", "С"}, {"E", "Е"}, {"H", "Н"}, {"I", "І"}, {"K", "К"},
        {"M", "М"}, {"O", "О"}, {"P", "Р"}, {"T", "Т"}, {"X", "Х"}, {"a", "а"}, {"c", "с"},
        {"e", "е"}, {"i", "і"}, {"o", "о"}, {"p", "р"}, {"x", "х"}, {"y", "у"},
    };
    for (size_t i = 0; letter.len > 0 && letter.len <= 2 && i < sizeof(twins) / sizeof(twins[0]);
         i++) {
        for (size_t side = 0; side < 2; side++) {
            size_t len = 2 - (side == 0), other = 3 - len;
            if (letter.len == len && memcmp(letter.at, twins[i][side], len) == 0) {
                memcpy(into, twins[i][1 - side], other);
                return other;
            }
        }
    }
    return 0;
}

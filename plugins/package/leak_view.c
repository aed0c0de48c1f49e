/* SPDX-License-Identifier: MIT */
/* Readings of a file; each is made from another, so that hiding places can be nested. */
#include "leak_view.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum { BASE64_LEAST = 16, TAG_MOST = 4096 };

static void push(struct view *view, int32_t code, size_t at) {
    if (view->has_failed)
        return;
    if (view->count == view->capacity) {
        size_t capacity = view->capacity ? 2 * view->capacity : 1024;
        int32_t *codes = realloc(view->codes, capacity * sizeof *codes);
        if (codes)
            view->codes = codes;
        size_t *places = realloc(view->at, capacity * sizeof *places);
        if (places)
            view->at = places;
        if (!codes || !places) {
            view->has_failed = true;
            return;
        }
        view->capacity = capacity;
    }
    view->codes[view->count] = code;
    view->at[view->count++] = at;
}

void view_free(struct view *view) {
    free(view->codes);
    free(view->at);
    *view = (struct view){0};
}

/* ---- bytes to characters ---- */

static bool looks_utf16(dsr_text bytes, bool *is_little) {
    const uint8_t *at = (const uint8_t *)bytes.at;
    if (bytes.len < 4 || bytes.len % 2)
        return false;
    size_t even = 0, odd = 0, looked = bytes.len < 4096 ? bytes.len : 4096;
    for (size_t i = 0; i < looked; i++)
        *(i % 2 ? &odd : &even) += at[i] == 0;
    *is_little = odd > even || (at[0] == 0xff && at[1] == 0xfe);
    return (at[0] == 0xff && at[1] == 0xfe) || (at[0] == 0xfe && at[1] == 0xff) ||
           even > looked / 5 || odd > looked / 5;
}

void view_decode(struct view *view, dsr_text bytes) {
    bool is_little;
    if (looks_utf16(bytes, &is_little)) {
        const uint8_t *at = (const uint8_t *)bytes.at;
        for (size_t i = 0; i + 1 < bytes.len; i += 2)
            push(view, is_little ? at[i] | at[i + 1] << 8 : at[i] << 8 | at[i + 1], i);
        return;
    }
    for (size_t i = 0; i < bytes.len;) {
        utf8proc_int32_t code;
        utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)bytes.at + i,
                                                 (utf8proc_ssize_t)(bytes.len - i), &code);
        /* In Latin-1 and windows-1252 letters beyond ASCII are one byte each. */
        push(view, size < 1 ? (unsigned char)bytes.at[i] : code, i);
        i += size < 1 ? 1 : (size_t)size;
    }
}

/* ---- escapes ---- */

static int digit_of(int32_t c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

/* Hexadecimal digits from `i`; returns how many (up to `most`). */
static size_t read_hex(const struct view *from, size_t i, size_t most, int32_t *value) {
    size_t count = 0;
    *value = 0;
    while (count < most && i + count < from->count && digit_of(from->codes[i + count]) >= 0)
        *value = *value << 4 | digit_of(from->codes[i + count++]);
    return count;
}

static bool matches(const struct view *from, size_t i, const char *word) {
    size_t len = strlen(word);
    if (from->count - i < len)
        return false;
    for (size_t k = 0; k < len; k++)
        if (from->codes[i + k] != word[k])
            return false;
    return true;
}

/* "&#233;", "&#xE9;", "&amp;" at `i`: its length and meaning; 0: none. */
static size_t read_entity(const struct view *from, size_t i, int32_t *code) {
    static const struct {
        const char *name;
        int32_t code;
    } names[] = {{"&amp;", '&'},    {"&lt;", '<'},      {"&gt;", '>'},      {"&quot;", '"'},
                 {"&apos;", '\''},  {"&nbsp;", 0xa0},   {"&shy;", 0xad},    {"&zwnj;", 0x200c},
                 {"&zwj;", 0x200d}, {"&eacute;", 0xe9}, {"&egrave;", 0xe8}, {"&ouml;", 0xf6},
                 {"&uuml;", 0xfc},  {"&auml;", 0xe4},   {"&szlig;", 0xdf},  {"&ccedil;", 0xe7}};
    for (size_t k = 0; k < sizeof names / sizeof *names; k++)
        if (matches(from, i, names[k].name)) {
            *code = names[k].code;
            return strlen(names[k].name);
        }
    if (!matches(from, i, "&#"))
        return 0;
    bool is_hex = i + 2 < from->count && (from->codes[i + 2] | 32) == 'x';
    size_t start = i + 2 + is_hex, digits = 0;
    *code = 0;
    if (is_hex)
        digits = read_hex(from, start, 6, code);
    else
        while (digits < 7 && start + digits < from->count && from->codes[start + digits] >= '0' &&
               from->codes[start + digits] <= '9')
            *code = 10 * *code + from->codes[start + digits++] - '0';
    bool is_closed = start + digits < from->count && from->codes[start + digits] == ';';
    return digits ? start + digits + is_closed - i : 0;
}

/* Percent and quoted-printable bytes in a row make UTF-8 together. */
static size_t read_bytes(struct view *view, const struct view *from, size_t i, int32_t sign) {
    uint8_t run[64];
    size_t len = 0, at = i;
    int32_t value;
    while (len < sizeof run && at < from->count && from->codes[at] == sign &&
           read_hex(from, at + 1, 2, &value) == 2) {
        run[len++] = (uint8_t)value;
        at += 3;
    }
    struct view inner = {0};
    if (len)
        view_decode(&inner, (dsr_text){(const char *)run, len});
    for (size_t k = 0; k < inner.count; k++)
        push(view, inner.codes[k], from->at[i]);
    view->has_failed = view->has_failed || inner.has_failed;
    view_free(&inner);
    return at - i;
}

static size_t read_escape(const struct view *from, size_t i, int32_t *code) {
    if (from->codes[i] == '&')
        return read_entity(from, i, code);
    if (from->codes[i] != '\\' || i + 1 >= from->count)
        return 0;
    int32_t next = from->codes[i + 1];
    if ((next == 'u' && read_hex(from, i + 2, 4, code) == 4))
        return 6;
    if ((next == 'x' && read_hex(from, i + 2, 2, code) == 2))
        return 4;
    *code = next;
    return next < 0x80 && strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", next) ? 2 : 0;
}

void view_unescape(struct view *view, const struct view *from) {
    for (size_t i = 0; i < from->count;) {
        int32_t code = from->codes[i];
        if (code == '=' && i + 1 < from->count && from->codes[i + 1] == '\n') {
            i += 2; /* a soft line break of quoted-printable */
            continue;
        }
        size_t used = code == '%' || code == '=' ? read_bytes(view, from, i, code) : 0;
        if (used) {
            i += used;
            continue;
        }
        used = read_escape(from, i, &code);
        push(view, code, from->at[i]);
        i += used ? used : 1;
    }
}

/* ---- mark-up ---- */

/* The length of a tag or comment that starts at `i`; 0: none. */
static size_t tag_len(const struct view *from, size_t i) {
    if (from->codes[i] != '<' || i + 1 >= from->count)
        return 0;
    int32_t next = from->codes[i + 1] | 32;
    if (!(next >= 'a' && next <= 'z') && from->codes[i + 1] != '/')
        return 0;
    for (size_t k = i + 1; k < from->count && k - i < TAG_MOST; k++)
        if (from->codes[k] == '>')
            return k - i + 1;
    return 0;
}

void view_strip(struct view *view, const struct view *from) {
    for (size_t i = 0; i < from->count;) {
        size_t len = tag_len(from, i);
        int32_t code = from->codes[i];
        if (len) {
            i += len;
            continue;
        }
        bool is_line_hyphen = code == '-' && i + 1 < from->count && from->codes[i + 1] == '\n';
        if (is_line_hyphen)
            i++; /* a word cut at the end of a line */
        else if (code >= 0x80 || !strchr("*_~`", code) || !code)
            push(view, code, from->at[i]);
        i++;
    }
}

static int base64_of(int32_t c) {
    return c >= 'A' && c <= 'Z'   ? c - 'A'
           : c >= 'a' && c <= 'z' ? c - 'a' + 26
           : c >= '0' && c <= '9' ? c - '0' + 52
           : c == '+' || c == '-' ? 62
           : c == '/' || c == '_' ? 63
                                  : -1;
}

static void decode_run(struct view *view, const struct view *from, size_t start, size_t end) {
    struct bytes bytes = {0};
    uint32_t bits = 0;
    unsigned held = 0;
    for (size_t i = start; i < end; i++) {
        int value = base64_of(from->codes[i]);
        if (value < 0)
            continue; /* line ends */
        bits = bits << 6 | (uint32_t)value;
        held += 6;
        if (held >= 8) {
            char byte = (char)(bits >> (held - 8) & 0xff);
            bytes_add(&bytes, &byte, 1);
            held -= 8;
        }
    }
    struct view inner = {0};
    view_decode(&inner, bytes_view(&bytes));
    for (size_t k = 0; k < inner.count; k++)
        push(view, inner.codes[k], from->at[start]);
    push(view, '\n', from->at[start]);
    view->has_failed = view->has_failed || inner.has_failed || bytes.has_failed;
    view_free(&inner);
    bytes_free(&bytes);
}

void view_base64(struct view *view, const struct view *from) {
    for (size_t i = 0; i < from->count;) {
        size_t end = i, letters = 0;
        while (end < from->count && (base64_of(from->codes[end]) >= 0 ||
                                     (letters >= BASE64_LEAST &&
                                      (from->codes[end] == '\n' || from->codes[end] == '\r'))))
            letters += base64_of(from->codes[end++]) >= 0;
        if (letters >= BASE64_LEAST)
            decode_run(view, from, i, end);
        i = end > i ? end : i + 1;
    }
}

/* ---- folding ---- */

static void put(struct folded *folded, int32_t code, size_t at) {
    utf8proc_uint8_t encoded[4];
    size_t len = (size_t)utf8proc_encode_char(code, encoded);
    size_t before = folded->text.len;
    bytes_add(&folded->text, encoded, len);
    if (folded->text.has_failed || folded->has_failed) {
        folded->has_failed = true;
        return;
    }
    if (folded->capacity < folded->text.capacity) {
        size_t *places = realloc(folded->at, folded->text.capacity * sizeof *places);
        if (!places) {
            folded->has_failed = true;
            return;
        }
        folded->at = places;
        folded->capacity = folded->text.capacity;
    }
    for (size_t i = before; i < folded->text.len; i++)
        folded->at[i] = at;
}

static bool is_space(int32_t code) {
    utf8proc_category_t category = utf8proc_category(code);
    return code <= ' ' || category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
           category == UTF8PROC_CATEGORY_ZP;
}

void fold_view(struct folded *folded, const struct view *view) {
    enum { ROOM = 32 };
    bool had_space = true;
    for (size_t i = 0; i < view->count && !folded->has_failed; i++) {
        utf8proc_int32_t code = view->codes[i], made[ROOM];
        if (is_space(code)) {
            if (!had_space)
                put(folded, ' ', view->at[i]);
            had_space = true;
            continue;
        }
        int last = 0;
        utf8proc_ssize_t count =
            utf8proc_decompose_char(code, made, ROOM,
                                    UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                                        UTF8PROC_IGNORE | UTF8PROC_STRIPMARK,
                                    &last);
        for (utf8proc_ssize_t k = 0; k < count && k < ROOM; k++) {
            put(folded, made[k], view->at[i]);
            had_space = false;
        }
    }
}

void folded_free(struct folded *folded) {
    bytes_free(&folded->text);
    free(folded->at);
    *folded = (struct folded){0};
}

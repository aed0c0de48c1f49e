/* SPDX-License-Identifier: MIT */
/* Names we make: safe steps and the file template. */
#include "names.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "name_rules.h"

static bool is_edge(char c) {
    return c == '.' || c == ' ' || c == '-' || c == '~';
}

/* One character of a wish to what a file name may hold: 0 leaves it out. */
static int32_t safe_code(int32_t code) {
    if (code < 0x80 && strchr("/\\<>:\"|?*", (int)code))
        return code ? '-' : 0;
    utf8proc_category_t category = utf8proc_category(code);
    if (category == UTF8PROC_CATEGORY_ZS)
        return ' ';
    if (code_is_deceptive(code) || category == UTF8PROC_CATEGORY_CC ||
        category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP)
        return code == '\t' || code == '\n' ? ' ' : 0;
    return code;
}

static void add_code(struct bytes *out, int32_t code) {
    utf8proc_uint8_t encoded[4];
    utf8proc_ssize_t len = utf8proc_encode_char(code, encoded);
    bytes_add(out, encoded, (size_t)len);
}

/* Cuts at a border of code points, before a combining mark's base would be left alone. */
static size_t cut(const char *at, size_t len, size_t most) {
    if (len <= most)
        return len;
    size_t end = most;
    while (end && ((unsigned char)at[end] & 0xc0) == 0x80)
        end--;
    for (;;) {
        utf8proc_int32_t code;
        if (utf8proc_iterate((const utf8proc_uint8_t *)at + end, (utf8proc_ssize_t)(len - end),
                             &code) < 1 ||
            !end)
            return end;
        utf8proc_category_t category = utf8proc_category(code);
        if (category != UTF8PROC_CATEGORY_MN && category != UTF8PROC_CATEGORY_ME)
            return end;
        do
            end--;
        while (end && ((unsigned char)at[end] & 0xc0) == 0x80);
    }
}

static dsr_text trim_edges(dsr_text step) {
    while (step.len && is_edge(*step.at))
        step = (dsr_text){step.at + 1, step.len - 1};
    while (step.len && is_edge(step.at[step.len - 1]))
        step.len--;
    return step;
}

void name_add_safe(struct bytes *out, dsr_text text, size_t most) {
    struct bytes wish = {0}, clean = {0};
    name_compose(&wish, text);
    for (size_t i = 0; i < wish.len;) {
        utf8proc_int32_t code;
        utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)wish.at + i,
                                                 (utf8proc_ssize_t)(wish.len - i), &code);
        code = size < 1 ? '_' : safe_code(code);
        i += size < 1 ? 1 : (size_t)size;
        bool repeats = clean.len && (code == ' ' || code == '-') && clean.at[clean.len - 1] == code;
        if (code && !repeats)
            add_code(&clean, code);
    }
    dsr_text step = trim_edges(bytes_view(&clean));
    bool is_device = step_is_device(step);
    step.len = cut(step.at, step.len, is_device ? most - 1 : most);
    if (is_device)
        bytes_string(out, "_");
    bytes_text(out, trim_edges(step));
    out->has_failed = out->has_failed || wish.has_failed || clean.has_failed;
    bytes_free(&wish);
    bytes_free(&clean);
}

/* ---- the template ---- */

static const dsr_text *value_of(dsr_text key, const struct name_values *values) {
    if (text_is(key, "name"))
        return &values->name;
    if (text_is(key, "symbol"))
        return values->symbol.len ? &values->symbol : &values->name;
    if (text_is(key, "language"))
        return &values->language;
    if (text_is(key, "title"))
        return values->title.len ? &values->title : &values->name;
    return NULL;
}

/* The next part of a template: literal text, or a key between braces. */
static bool next_part(dsr_text *rest, dsr_text *part, bool *is_key) {
    if (!rest->len)
        return false;
    const char *open = memchr(rest->at, '{', rest->len);
    const char *close = open == rest->at ? memchr(rest->at, '}', rest->len) : NULL;
    *is_key = close != NULL;
    size_t len = close                      ? (size_t)(close - rest->at) + 1
                 : open && open != rest->at ? (size_t)(open - rest->at)
                                            : rest->len;
    *part = close ? (dsr_text){rest->at + 1, len - 2} : (dsr_text){rest->at, len};
    *rest = (dsr_text){rest->at + len, rest->len - len};
    return true;
}

bool name_template_check(dsr_text template, dsr_text *unknown) {
    static const struct name_values none = {{"", 0}, {"", 0}, {"", 0}, {"", 0}};
    bool is_key;
    while (next_part(&template, unknown, &is_key))
        if (is_key ? !value_of(*unknown, &none) : memchr(unknown->at, '{', unknown->len) != NULL)
            return false;
    return true;
}

void name_fill(struct bytes *out, dsr_text template, const struct name_values *values) {
    struct bytes wish = {0};
    dsr_text part;
    bool is_key;
    if (template.len >= 4 && text_is_folded((dsr_text){template.at + template.len - 4, 4}, ".zip"))
        template.len -= 4;
    while (next_part(&template, &part, &is_key))
        bytes_text(&wish, is_key ? *value_of(part, values) : part);
    size_t before = out->len;
    name_add_safe(out, bytes_view(&wish), NAME_OF_BUNDLE);
    if (out->len == before)
        name_add_safe(out, values->name, NAME_OF_BUNDLE);
    if (out->len == before)
        bytes_string(out, "bundle");
    out->has_failed = out->has_failed || wish.has_failed;
    bytes_free(&wish);
}

/* ---- forms ---- */

static void normalised(struct bytes *out, dsr_text name, utf8proc_option_t how) {
    utf8proc_uint8_t *made = NULL;
    utf8proc_ssize_t len =
        utf8proc_map((const utf8proc_uint8_t *)name.at, (utf8proc_ssize_t)name.len, &made, how);
    if (len >= 0)
        bytes_add(out, made, (size_t)len);
    else
        bytes_text(out, name);
    free(made);
}

static bool is_ascii(dsr_text name) {
    for (size_t i = 0; i < name.len; i++)
        if ((unsigned char)name.at[i] >= 0x80)
            return false;
    return true;
}

void name_fold(struct bytes *out, dsr_text name) {
    if (!is_ascii(name)) {
        normalised(out, name, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
        return;
    }
    bytes_text(out, name);
    for (size_t i = out->len - name.len; !out->has_failed && i < out->len; i++)
        if (out->at[i] >= 'A' && out->at[i] <= 'Z')
            out->at[i] = (char)(out->at[i] - 'A' + 'a');
}

void name_compose(struct bytes *out, dsr_text name) {
    if (is_ascii(name))
        bytes_text(out, name);
    else
        normalised(out, name, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

void name_show(struct bytes *out, dsr_text name) {
    for (size_t i = 0; i < name.len;) {
        utf8proc_int32_t code;
        utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)name.at + i,
                                                 (utf8proc_ssize_t)(name.len - i), &code);
        bool is_shown = size >= 1 && code >= 0x20 && code != 0x7f &&
                        !(code >= 0x80 && code < 0xa0) && !code_is_deceptive(code);
        size_t step = size < 1 ? 1 : (size_t)size;
        for (size_t k = i; k < i + step; k++) {
            if (is_shown)
                bytes_add(out, name.at + k, 1);
            else
                bytes_format(out, "\\x%02x", (unsigned char)name.at[k]);
        }
        i += step;
    }
}

/* SPDX-License-Identifier: MIT */
#include "protect.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "words.h"

/* The 32 code points where windows-1252 differs from Latin-1 (WHATWG Encoding Standard). */
static const uint16_t windows_1252[32] = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

static bool is_utf8(dsr_text text) {
    for (size_t i = 0; i < text.len;) {
        int32_t sign;
        i += sign_read(text.at + i, text.len - i, &sign);
        if (sign < 0)
            return false;
    }
    return true;
}

static void decode_1252(struct bytes *into, dsr_text text) {
    for (size_t i = 0; i < text.len; i++) {
        int32_t sign = (unsigned char)text.at[i];
        if (sign >= 0x80 && sign < 0xA0)
            sign = windows_1252[sign - 0x80];
        utf8proc_uint8_t out[4];
        bytes_add(into, out, (size_t)utf8proc_encode_char(sign, out));
    }
}

/* Appends a trimmed field in NFC; returns where it begins. */
static size_t keep_text(struct name_list *list, dsr_text field, size_t *len) {
    size_t at = list->text.len;
    utf8proc_uint8_t *composed = NULL;
    utf8proc_ssize_t size =
        utf8proc_map((const utf8proc_uint8_t *)field.at, (utf8proc_ssize_t)field.len, &composed,
                     UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    if (size >= 0)
        bytes_add(&list->text, composed, (size_t)size);
    else
        bytes_add(&list->text, field.at, field.len);
    free(composed);
    *len = list->text.len - at;
    return at;
}

static dsr_text trim(dsr_text text) {
    while (text.len && (text.at[0] == ' ' || text.at[0] == '\t' || text.at[0] == '\r')) {
        text.at++;
        text.len--;
    }
    while (text.len && strchr(" \t\r", text.at[text.len - 1]))
        text.len--;
    return text;
}

static char separator_of(dsr_text text) {
    bool in_quotes = false, has_semicolon = false, in_comment = false;
    for (size_t i = 0; i < text.len; i++) {
        char byte = text.at[i];
        bool is_line_start = i == 0 || text.at[i - 1] == '\n';
        if (is_line_start) {
            in_comment = byte == '#';
            in_quotes = false;
        }
        if (in_comment)
            continue;
        if (byte == '"')
            in_quotes = !in_quotes;
        bool is_last = i + 1 == text.len || text.at[i + 1] == '\n' || text.at[i + 1] == '\r';
        if (byte == '\t' && !in_quotes && !is_line_start && !is_last)
            return '\t';
        has_semicolon |= byte == ';' && !in_quotes;
    }
    return has_semicolon ? ';' : ',';
}

/* One field from `at`; the unquoted text goes to `field`.  Returns the place of what ends it. */
static size_t read_field(dsr_text text, size_t at, char separator, struct bytes *field,
                         bool *is_closed) {
    field->len = 0;
    while (at < text.len && text.at[at] == ' ')
        at++;
    if (at < text.len && text.at[at] == '"') {
        for (at++; at < text.len && text.at[at] != '\n'; at++) {
            if (text.at[at] == '"') {
                if (at + 1 < text.len && text.at[at + 1] == '"')
                    at++;
                else
                    break;
            }
            bytes_add(field, text.at + at, 1);
        }
        *is_closed = at < text.len && text.at[at] == '"';
        at += *is_closed;
        while (at < text.len && text.at[at] != separator && text.at[at] != '\n')
            at++;
        return at;
    }
    while (at < text.len && text.at[at] != separator && text.at[at] != '\n')
        bytes_add(field, text.at + at++, 1);
    return at;
}

static void add_alias(struct name_list *list, dsr_text text) {
    if (!rows_grow(&list->aliases, &list->alias_capacity, list->alias_count + 1,
                   sizeof *list->aliases)) {
        list->is_out_of_memory = true;
        return;
    }
    struct list_alias *alias = &list->aliases[list->alias_count++];
    alias->at = keep_text(list, text, &alias->len);
    list->entries[list->count - 1].alias_count++;
}

static bool add_entry(struct name_list *list, dsr_text name, uint32_t line) {
    if (!rows_grow(&list->entries, &list->capacity, list->count + 1, sizeof *list->entries)) {
        list->is_out_of_memory = true;
        return false;
    }
    struct list_entry *entry = &list->entries[list->count++];
    *entry = (struct list_entry){.alias = list->alias_count, .line = line};
    entry->name = keep_text(list, name, &entry->name_len);
    return true;
}

static void read_lines(struct name_list *list, dsr_text text) {
    char separator = separator_of(text);
    struct bytes field = {0};
    uint32_t line = 1;
    for (size_t at = 0; at < text.len; at++, line++) {
        if (text.at[at] == '#') {
            while (at < text.len && text.at[at] != '\n')
                at++;
            continue;
        }
        bool has_name = false;
        for (;; at++) {
            bool is_closed = true;
            at = read_field(text, at, separator, &field, &is_closed);
            if (!is_closed && !list->unclosed)
                list->unclosed = line;
            dsr_text value = trim(bytes_view(&field));
            if (value.len && !has_name)
                has_name = add_entry(list, value, line);
            else if (value.len)
                add_alias(list, value);
            if (at >= text.len || text.at[at] != separator)
                break;
        }
    }
    list->is_out_of_memory |= field.is_out_of_memory || list->text.is_out_of_memory;
    bytes_free(&field);
}

void name_list_read(struct name_list *list, dsr_text bytes) {
    if (bytes.len >= 3 && memcmp(bytes.at, "\xEF\xBB\xBF", 3) == 0) {
        bytes.at += 3;
        bytes.len -= 3;
    }
    if (is_utf8(bytes)) {
        read_lines(list, bytes);
        return;
    }
    struct bytes decoded = {0};
    decode_1252(&decoded, bytes);
    list->is_out_of_memory |= decoded.is_out_of_memory;
    read_lines(list, bytes_view(&decoded));
    bytes_free(&decoded);
}

void name_list_add(struct name_list *list, dsr_text name) {
    if (trim(name).len)
        add_entry(list, trim(name), 0);
}

void name_list_free(struct name_list *list) {
    bytes_free(&list->text);
    free(list->entries);
    free(list->aliases);
    *list = (struct name_list){0};
}

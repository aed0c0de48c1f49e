/* SPDX-License-Identifier: MIT */
/* Tag files as text (RFC 8493, section 2); knows nothing of which file must exist. */
#include "tagfile.h"

#include <string.h>
#include <utf8proc.h>

static dsr_text trim(dsr_text text) {
    while (text.len && (*text.at == ' ' || *text.at == '\t'))
        text = (dsr_text){text.at + 1, text.len - 1};
    while (text.len && (text.at[text.len - 1] == ' ' || text.at[text.len - 1] == '\t'))
        text.len--;
    return text;
}

enum tag_encoding tag_encoding_find(dsr_text name) {
    static const struct {
        const char *name;
        enum tag_encoding encoding;
    } known[] = {
        {"utf-8", TAG_UTF8},        {"utf8", TAG_UTF8},        {"us-ascii", TAG_UTF8},
        {"ascii", TAG_UTF8},        {"utf-16", TAG_UTF16},     {"utf16", TAG_UTF16},
        {"utf-16le", TAG_UTF16LE},  {"utf-16be", TAG_UTF16BE}, {"iso-8859-1", TAG_LATIN1},
        {"iso8859-1", TAG_LATIN1},  {"latin1", TAG_LATIN1},    {"latin-1", TAG_LATIN1},
        {"iso_8859-1", TAG_LATIN1},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (text_is_folded(name, known[i].name))
            return known[i].encoding;
    return TAG_UNKNOWN;
}

/* ---- decoding ---- */

static void add_code(struct bytes *into, uint32_t code) {
    utf8proc_uint8_t encoded[4];
    bytes_add(into, encoded, (size_t)utf8proc_encode_char((utf8proc_int32_t)code, encoded));
}

static bool decode_utf8(dsr_text bytes, struct bytes *into) {
    if (bytes.len >= 3 && memcmp(bytes.at, "\xef\xbb\xbf", 3) == 0)
        bytes = (dsr_text){bytes.at + 3, bytes.len - 3};
    for (size_t i = 0; i < bytes.len;) {
        utf8proc_int32_t code;
        utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)bytes.at + i,
                                                 (utf8proc_ssize_t)(bytes.len - i), &code);
        if (size < 1)
            return false;
        i += (size_t)size;
    }
    bytes_text(into, bytes);
    return true;
}

static bool decode_utf16(dsr_text bytes, bool is_little, bool has_mark, struct bytes *into) {
    if (bytes.len % 2)
        return false;
    const uint8_t *at = (const uint8_t *)bytes.at;
    size_t i = 0;
    if (has_mark && bytes.len >= 2 &&
        ((at[0] == 0xff && at[1] == 0xfe) || (at[0] == 0xfe && at[1] == 0xff))) {
        is_little = at[0] == 0xff;
        i = 2;
    }
    while (i < bytes.len) {
        uint32_t unit =
            is_little ? (uint32_t)(at[i] | at[i + 1] << 8) : (uint32_t)(at[i] << 8 | at[i + 1]);
        i += 2;
        if (unit >= 0xdc00 && unit < 0xe000)
            return false;
        if (unit >= 0xd800 && unit < 0xdc00) {
            if (i == bytes.len)
                return false;
            uint32_t low =
                is_little ? (uint32_t)(at[i] | at[i + 1] << 8) : (uint32_t)(at[i] << 8 | at[i + 1]);
            i += 2;
            if (low < 0xdc00 || low > 0xdfff)
                return false;
            unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
        }
        add_code(into, unit);
    }
    return true;
}

bool tag_decode(enum tag_encoding encoding, dsr_text bytes, struct bytes *into) {
    into->len = 0;
    switch (encoding) {
    case TAG_UTF8:
        return decode_utf8(bytes, into);
    case TAG_UTF16:
        return decode_utf16(bytes, false, true, into);
    case TAG_UTF16LE:
        return decode_utf16(bytes, true, true, into);
    case TAG_UTF16BE:
        return decode_utf16(bytes, false, true, into);
    case TAG_LATIN1:
        for (size_t i = 0; i < bytes.len; i++)
            add_code(into, (unsigned char)bytes.at[i]);
        return true;
    case TAG_UNKNOWN:
        break;
    }
    return false;
}

/* ---- lines ---- */

bool tag_line(dsr_text *rest, dsr_text *line) {
    if (!rest->len)
        return false;
    size_t len = 0;
    while (len < rest->len && rest->at[len] != '\n' && rest->at[len] != '\r')
        len++;
    *line = (dsr_text){rest->at, len};
    size_t end = len;
    if (end < rest->len)
        end += rest->at[end] == '\r' && end + 1 < rest->len && rest->at[end + 1] == '\n' ? 2 : 1;
    *rest = (dsr_text){rest->at + end, rest->len - end};
    return true;
}

static bool is_continued(dsr_text rest) {
    return rest.len && (*rest.at == ' ' || *rest.at == '\t');
}

bool tag_field(dsr_text *rest, struct arena *arena, struct tag_field *field, bool *is_field) {
    dsr_text line;
    do
        if (!tag_line(rest, &line))
            return false;
    while (!trim(line).len);
    const char *colon = memchr(line.at, ':', line.len);
    *is_field = colon && colon != line.at && *line.at != ' ' && *line.at != '\t';
    *field = (struct tag_field){.label = trim(line)};
    if (!*is_field)
        return true;
    size_t label = (size_t)(colon - line.at);
    dsr_text raw = {colon + 1, line.len - label - 1};
    field->label = trim((dsr_text){line.at, label});
    field->value = trim(raw);
    field->is_plain = field->label.len == label && raw.len && (*raw.at == ' ' || *raw.at == '\t') &&
                      field->value.len == raw.len - 1;
    if (!is_continued(*rest))
        return true;
    struct bytes joined = {0};
    bytes_text(&joined, field->value);
    while (is_continued(*rest) && tag_line(rest, &line)) {
        bytes_string(&joined, " ");
        bytes_text(&joined, trim(line));
    }
    arena->has_failed = arena->has_failed || joined.has_failed;
    field->value = arena_text(arena, bytes_view(&joined));
    bytes_free(&joined);
    return true;
}

bool tag_manifest_line(dsr_text line, dsr_text *checksum, dsr_text *path) {
    size_t len = 0;
    while (len < line.len && line.at[len] != ' ' && line.at[len] != '\t')
        len++;
    size_t from = len;
    while (from < line.len && (line.at[from] == ' ' || line.at[from] == '\t'))
        from++;
    *checksum = (dsr_text){line.at, len};
    *path = (dsr_text){line.at + from, line.len - from};
    return len && path->len && from > len;
}

bool tag_fetch_line(dsr_text line, dsr_text *path) {
    dsr_text url, rest, length;
    return tag_manifest_line(line, &url, &rest) && tag_manifest_line(rest, &length, path);
}

/* ---- escapes ---- */

bool tag_unescape(dsr_text path, struct bytes *into) {
    bool had_one = false;
    into->len = 0;
    for (size_t i = 0; i < path.len; i++) {
        dsr_text three = {path.at + i, path.len - i < 3 ? path.len - i : 3};
        char c = text_is_folded(three, "%0a")   ? '\n'
                 : text_is_folded(three, "%0d") ? '\r'
                 : text_is_folded(three, "%25") ? '%'
                                                : 0;
        had_one = had_one || c;
        bytes_add(into, c ? &c : path.at + i, 1);
        i += c ? 2 : 0;
    }
    return had_one;
}

void tag_escape(struct bytes *into, dsr_text path) {
    for (size_t i = 0; i < path.len; i++) {
        char c = path.at[i];
        if (c == '\n')
            bytes_string(into, "%0A");
        else if (c == '\r')
            bytes_string(into, "%0D");
        else if (c == '%')
            bytes_string(into, "%25");
        else
            bytes_add(into, &c, 1);
    }
}

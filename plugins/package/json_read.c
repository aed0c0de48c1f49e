/* SPDX-License-Identifier: MIT */
/* The strict reader: RFC 8259 without fractions, exponents, repeated names and lone surrogates. */
#include <string.h>
#include <utf8proc.h>

#include "json.h"

enum { DEPTH_MOST = 64 };

struct reader {
    struct arena *arena;
    const char *at, *end;
    const char *why;
};

static struct json *read_leaf(struct reader *reader);
static bool read_string(struct reader *reader, dsr_text *into);
static bool read_number(struct reader *reader, int64_t *into);
static bool begin_member(struct reader *reader, dsr_text *name);

static bool fault(struct reader *reader, const char *why) {
    if (!reader->why)
        reader->why = why;
    return false;
}

static void skip_space(struct reader *reader) {
    while (reader->at < reader->end && memchr(" \t\n\r", *reader->at, 4))
        reader->at++;
}

static bool take(struct reader *reader, char c) {
    if (reader->at == reader->end || *reader->at != c)
        return false;
    reader->at++;
    return true;
}

static struct json *open_container(struct reader *reader) {
    enum json_type type = *reader->at == '{' ? JSON_OBJECT : JSON_ARRAY;
    reader->at++;
    struct json *value = json_new(reader->arena, type);
    if (!value)
        fault(reader, "out of memory");
    return value;
}

static void adopt(struct reader *reader, struct json *parent, dsr_text name, struct json *child) {
    json_put(reader->arena, parent, "", child);
    child->name = name;
}

/* Sorting first keeps this linear in practice; the order of members means nothing. */
static bool has_twins(struct json *object) {
    json_sort(object);
    for (const struct json *member = object->first; member && member->next; member = member->next)
        if (text_equal(member->name, member->next->name))
            return true;
    return false;
}

/* After a value: closes every container that ends here.  Returns the container that goes on,
 * or NULL when all are closed or on a fault. */
static struct json *close_containers(struct reader *reader, struct json *parent) {
    while (parent) {
        skip_space(reader);
        if (take(reader, ','))
            return parent;
        if (!take(reader, parent->type == JSON_OBJECT ? '}' : ']')) {
            fault(reader, "expected a comma or the end of a list or object");
            return NULL;
        }
        if (parent->type == JSON_OBJECT && has_twins(parent)) {
            fault(reader, "a name twice in one object");
            return NULL;
        }
        parent = parent->parent;
    }
    return NULL;
}

static struct json *read_value(struct reader *reader) {
    struct json *root = NULL, *parent = NULL;
    size_t depth = 0;
    do {
        dsr_text name = {"", 0};
        skip_space(reader);
        if (parent && parent->type == JSON_OBJECT && !begin_member(reader, &name))
            return NULL;
        bool opens = reader->at < reader->end && (*reader->at == '{' || *reader->at == '[');
        struct json *value = opens ? open_container(reader) : read_leaf(reader);
        if (!value)
            return NULL;
        if (parent)
            adopt(reader, parent, name, value);
        else
            root = value;
        if (opens) {
            for (depth = 0, parent = value; parent; parent = parent->parent)
                depth++;
            if (depth > DEPTH_MOST) {
                fault(reader, "nested too deep");
                return NULL;
            }
            skip_space(reader);
            parent = value;
            if (!take(reader, value->type == JSON_OBJECT ? '}' : ']'))
                continue;
            parent = value->parent;
        }
        parent = close_containers(reader, parent);
    } while (parent);
    return reader->why ? NULL : root;
}

struct json *json_read(struct arena *arena, dsr_text text, const char **why, size_t *at) {
    struct reader reader = {.arena = arena, .at = text.at, .end = text.at + text.len};
    struct json *value = read_value(&reader);
    skip_space(&reader);
    if (value && reader.at != reader.end) {
        fault(&reader, "something follows the value");
        value = NULL;
    }
    if (arena->has_failed)
        value = NULL;
    if (why)
        *why = reader.why ? reader.why : "out of memory";
    if (at)
        *at = (size_t)(reader.at - text.at);
    return value;
}

static bool begin_member(struct reader *reader, dsr_text *name) {
    if (reader->at == reader->end || *reader->at != '"')
        return fault(reader, "expected a name in quotes");
    if (!read_string(reader, name))
        return false;
    skip_space(reader);
    if (!take(reader, ':'))
        return fault(reader, "expected a colon");
    skip_space(reader);
    return true;
}

static bool take_word(struct reader *reader, const char *word) {
    size_t len = strlen(word);
    if ((size_t)(reader->end - reader->at) < len || memcmp(reader->at, word, len) != 0)
        return false;
    reader->at += len;
    return true;
}

static struct json *read_leaf(struct reader *reader) {
    struct json value = {.type = JSON_NULL};
    bool is_fine = true;
    if (reader->at == reader->end) {
        is_fine = fault(reader, "the text ends where a value should stand");
    } else if (*reader->at == '"') {
        value.type = JSON_STRING;
        is_fine = read_string(reader, &value.string);
    } else if (*reader->at == '-' || (*reader->at >= '0' && *reader->at <= '9')) {
        value.type = JSON_NUMBER;
        is_fine = read_number(reader, &value.number);
    } else if (take_word(reader, "true") || take_word(reader, "false")) {
        value.type = JSON_TRUTH;
        value.truth = reader->at[-2] == 'u';
    } else if (!take_word(reader, "null")) {
        is_fine = fault(reader, "no value starts like this");
    }
    struct json *leaf = is_fine ? json_new(reader->arena, value.type) : NULL;
    if (leaf)
        *leaf = value;
    return leaf;
}

static bool read_number(struct reader *reader, int64_t *into) {
    bool is_negative = take(reader, '-');
    if (reader->at == reader->end || *reader->at < '0' || *reader->at > '9')
        return fault(reader, "a number without digits");
    bool has_zero = *reader->at == '0';
    int64_t value = 0;
    const char *start = reader->at;
    for (; reader->at < reader->end && *reader->at >= '0' && *reader->at <= '9'; reader->at++) {
        int64_t digit = *reader->at - '0';
        /* Built downwards, since the least value has no positive counterpart. */
        if (__builtin_mul_overflow(value, 10, &value) ||
            __builtin_sub_overflow(value, digit, &value))
            return fault(reader, "a number beyond 64 bits");
    }
    if (has_zero && reader->at - start > 1)
        return fault(reader, "a number with a leading zero");
    if (reader->at < reader->end && memchr(".eE", *reader->at, 3))
        return fault(reader, "a number with a fraction or an exponent");
    if (!is_negative && value == INT64_MIN)
        return fault(reader, "a number beyond 64 bits");
    *into = is_negative ? value : -value;
    return true;
}

static bool read_hex(struct reader *reader, uint32_t *unit) {
    if (reader->end - reader->at < 4)
        return fault(reader, "an escape that is cut off");
    *unit = 0;
    for (int i = 0; i < 4; i++) {
        char c = *reader->at++;
        uint32_t digit = c >= '0' && c <= '9'   ? (uint32_t)(c - '0')
                         : c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a' + 10)
                         : c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A' + 10)
                                                : 16;
        if (digit == 16)
            return fault(reader, "an escape without four digits");
        *unit = *unit << 4 | digit;
    }
    return true;
}

static bool read_escape(struct reader *reader, char *into, size_t *len) {
    static const char letters[] = "\"\\/bfnrt", means[] = "\"\\/\b\f\n\r\t";
    if (reader->at == reader->end)
        return fault(reader, "an escape that is cut off");
    char c = *reader->at++;
    const char *letter = c ? strchr(letters, c) : NULL;
    if (letter) {
        into[(*len)++] = means[letter - letters];
        return true;
    }
    if (c != 'u')
        return fault(reader, "an unknown escape");
    uint32_t unit, low;
    if (!read_hex(reader, &unit))
        return false;
    if (unit >= 0xd800 && unit < 0xdc00) {
        if (!take_word(reader, "\\u") || !read_hex(reader, &low) || low < 0xdc00 || low > 0xdfff)
            return fault(reader, "half a surrogate pair");
        unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
    } else if (unit >= 0xdc00 && unit < 0xe000) {
        return fault(reader, "half a surrogate pair");
    }
    *len += (size_t)utf8proc_encode_char((utf8proc_int32_t)unit, (utf8proc_uint8_t *)into + *len);
    return true;
}

static bool read_string(struct reader *reader, dsr_text *into) {
    const char *close = ++reader->at;
    while (close < reader->end && *close != '"')
        close += *close == '\\' && close + 1 < reader->end ? 2 : 1;
    if (close >= reader->end)
        return fault(reader, "a string without its end");
    /* No escape is shorter than what it means. */
    char *copy = arena_take(reader->arena, (size_t)(close - reader->at) + 1);
    if (!copy)
        return fault(reader, "out of memory");
    size_t len = 0;
    while (reader->at < close) {
        unsigned char c = (unsigned char)*reader->at;
        if (c < 0x20)
            return fault(reader, "a control character in a string");
        if (c == '\\') {
            reader->at++;
            if (!read_escape(reader, copy, &len))
                return false;
            continue;
        }
        utf8proc_int32_t code;
        utf8proc_ssize_t size =
            utf8proc_iterate((const utf8proc_uint8_t *)reader->at, close - reader->at, &code);
        if (size < 1)
            return fault(reader, "invalid UTF-8 in a string");
        memcpy(copy + len, reader->at, (size_t)size);
        len += (size_t)size;
        reader->at += size;
    }
    reader->at = close + 1;
    *into = (dsr_text){copy, len};
    return true;
}

/* SPDX-License-Identifier: MIT */
/*
 * Texts, and memory that lives until the stage returns: chunks of the host's scratch memory,
 * handed out in pieces.  Knows nothing of labels.
 */
#include "translate.h"

#include <stdalign.h>

#define CHUNK 65536

void *arena_take(struct arena *arena, size_t size) {
    const size_t step = alignof(max_align_t);
    if (size > SIZE_MAX - step) {
        arena->is_short = true;
        return NULL;
    }
    size = (size + step - 1) / step * step;
    if (size > CHUNK / 4) {
        void *own = arena->job->host->scratch(arena->job, size);
        arena->is_short |= !own;
        return own;
    }
    if (size > arena->left) {
        arena->at = arena->job->host->scratch(arena->job, CHUNK);
        arena->left = arena->at ? CHUNK : 0;
        if (!arena->at) {
            arena->is_short = true;
            return NULL;
        }
    }
    void *taken = arena->at;
    arena->at += size;
    arena->left -= size;
    return taken;
}

dsr_text arena_join(struct arena *arena, const dsr_text *parts, size_t count) {
    size_t len = 0;
    for (size_t i = 0; i < count; i++)
        len += parts[i].len;
    char *at = arena_take(arena, len ? len : 1);
    if (!at)
        return (dsr_text){"", 0};
    size_t filled = 0;
    for (size_t i = 0; i < count; i++) {
        if (parts[i].len)
            memcpy(at + filled, parts[i].at, parts[i].len);
        filled += parts[i].len;
    }
    return (dsr_text){at, len};
}

void build_reserve(struct builder *builder, size_t capacity) {
    char *grown = capacity > builder->capacity ? arena_take(builder->arena, capacity) : NULL;
    if (!grown)
        return;
    if (builder->len)
        memcpy(grown, builder->at, builder->len);
    builder->at = grown;
    builder->capacity = capacity;
}

void build(struct builder *builder, dsr_text text) {
    if (builder->only_counts || !text.len) {
        builder->len += text.len;
        return;
    }
    if (text.len > builder->capacity - builder->len) {
        size_t capacity = builder->capacity ? builder->capacity : 64;
        while (capacity - builder->len < text.len && capacity < SIZE_MAX / 2)
            capacity *= 2;
        build_reserve(builder, capacity);
    }
    if (text.len > builder->capacity - builder->len)
        return;
    memcpy(builder->at + builder->len, text.at, text.len);
    builder->len += text.len;
}

void build_number(struct builder *builder, uint64_t number) {
    char digits[24];
    size_t at = sizeof digits;
    do
        digits[--at] = (char)('0' + number % 10);
    while (number /= 10);
    build(builder, (dsr_text){digits + at, sizeof digits - at});
}

dsr_text built(const struct builder *builder) {
    return (dsr_text){builder->at ? builder->at : "", builder->len};
}

/* Merges runs of 1, 2, 4 ... between the rows and a spare array. */
bool arena_sort(struct arena *arena, uint32_t *rows, uint32_t count,
                int (*compare)(const void *context, uint32_t left, uint32_t right),
                const void *context) {
    uint32_t *from = rows, *into = arena_take(arena, count * sizeof *into + 1);
    if (!into)
        return false;
    for (size_t run = 1; run < count; run *= 2) {
        for (size_t start = 0; start < count; start += 2 * run) {
            size_t middle = start + run < count ? start + run : count;
            size_t end = middle + run < count ? middle + run : count;
            size_t left = start, right = middle;
            for (size_t at = start; at < end; at++) {
                bool takes_left = left < middle &&
                                  (right == end || compare(context, from[left], from[right]) <= 0);
                into[at] = from[takes_left ? left++ : right++];
            }
        }
        uint32_t *spare = from;
        from = into;
        into = spare;
    }
    if (from != rows && count)
        memcpy(rows, from, count * sizeof *rows);
    return true;
}

bool same_text(dsr_text left, dsr_text right) {
    return left.len == right.len &&
           (left.at == right.at || !left.len || memcmp(left.at, right.at, left.len) == 0);
}

bool same_word(dsr_text left, const char *right) {
    return same_text(left, (dsr_text){right, strlen(right)});
}

bool starts_with(dsr_text text, dsr_text with) {
    return with.len <= text.len && (!with.len || memcmp(text.at, with.at, with.len) == 0);
}

bool ends_with(dsr_text text, dsr_text with) {
    return with.len <= text.len && starts_with(slice(text, text.len - with.len, text.len), with);
}

int compare_text(dsr_text left, dsr_text right) {
    size_t len = left.len < right.len ? left.len : right.len;
    int order = left.at == right.at || !len ? 0 : memcmp(left.at, right.at, len);
    return order ? order : (left.len > right.len) - (left.len < right.len);
}

dsr_text slice(dsr_text text, size_t start, size_t end) {
    end = end < text.len ? end : text.len;
    start = start < end ? start : end;
    return (dsr_text){text.at ? text.at + start : "", end - start};
}

bool is_alnum_at(dsr_text text, size_t at) {
    if (at >= text.len)
        return false;
    unsigned char byte = (unsigned char)text.at[at];
    if (byte < 0x80)
        return (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
    size_t start = at;
    while (start > 0 && ((unsigned char)text.at[start] & 0xC0) == 0x80)
        start--;
    unsigned char lead = (unsigned char)text.at[start];
    unsigned char next = start + 1 < text.len ? (unsigned char)text.at[start + 1] : 0;
    /* U+0080..U+00BF, U+2000..U+206F, U+3000..U+303F: spaces, dashes, quotes, brackets. */
    return lead != 0xC2 && !(lead == 0xE2 && next <= 0x81) && !(lead == 0xE3 && next == 0x80);
}

/* Insertions, deletions, substitutions; `most + 1` when there are more.  Names only: both
 * texts are cut at 40 bytes. */
size_t edit_distance(dsr_text left, dsr_text right, size_t most) {
    size_t row[41];
    size_t height = left.len < 40 ? left.len : 40, width = right.len < 40 ? right.len : 40;
    for (size_t x = 0; x <= width; x++)
        row[x] = x;
    for (size_t y = 1; y <= height; y++) {
        size_t diagonal = row[0];
        row[0] = y;
        for (size_t x = 1; x <= width; x++) {
            size_t cost = diagonal + (left.at[y - 1] != right.at[x - 1]);
            diagonal = row[x];
            size_t gap = (row[x] < row[x - 1] ? row[x] : row[x - 1]) + 1;
            row[x] = cost < gap ? cost : gap;
        }
    }
    return row[width] <= most ? row[width] : most + 1;
}

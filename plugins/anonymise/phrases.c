/* SPDX-License-Identifier: MIT */
#include "phrases.h"

#include <stdlib.h>
#include <string.h>

#define MAGIC UINT32_C(0x50485231)
#define FILTER_WORDS 1024

struct phrase_slot {
    uint64_t key;
    uint64_t seconds;      /* a bit for each second word there is: see second_bit */
    uint32_t first, count; /* rows; count 0: an empty slot */
    uint32_t alone;        /* the first row of one word, the last of its rows */
};

struct header {
    uint32_t magic, count, slots, keys;
};

static size_t slot_of(uint64_t key, uint32_t mask) {
    key ^= key >> 33;
    key *= UINT64_C(0xFF51AFD7ED558CCD);
    key ^= key >> 29;
    return (size_t)(key & mask);
}

static uint64_t second_bit(uint64_t key) {
    return UINT64_C(1) << (key * UINT64_C(0xFF51AFD7ED558CCD) >> 58);
}

/* ---- building ---- */

static bool grow(void **rows, size_t *capacity, size_t need, size_t width) {
    if (need <= *capacity)
        return true;
    size_t wanted = *capacity ? *capacity : 64;
    while (wanted < need)
        wanted *= 2;
    void *grown = realloc(*rows, wanted * width);
    if (!grown)
        return false;
    *rows = grown;
    *capacity = wanted;
    return true;
}

void phrase_list_add(struct phrase_list *list, const uint64_t *keys, size_t count, uint32_t value,
                     uint32_t flags) {
    if (!count)
        return;
    void *rows = list->rows, *all = list->keys;
    bool is_grown = grow(&rows, &list->capacity, list->count + 1, sizeof *list->rows);
    list->rows = rows;
    is_grown = is_grown && grow(&all, &list->key_capacity, list->key_count + count, sizeof *keys);
    list->keys = all;
    if (!is_grown) {
        list->is_out_of_memory = true;
        return;
    }
    memcpy(list->keys + list->key_count, keys, count * sizeof *keys);
    list->rows[list->count] = (struct phrase_row){.first = keys[0],
                                                  .key = (uint32_t)list->key_count,
                                                  .count = (uint32_t)count,
                                                  .value = value,
                                                  .flags = flags,
                                                  .order = (uint32_t)list->count};
    list->count++;
    list->key_count += count;
}

void phrase_list_free(struct phrase_list *list) {
    free(list->rows);
    free(list->keys);
    *list = (struct phrase_list){0};
}

static int compare_rows(const void *left, const void *right, void *context) {
    const struct phrase_list *list = context;
    const struct phrase_row *a = &list->rows[*(const uint32_t *)left];
    const struct phrase_row *b = &list->rows[*(const uint32_t *)right];
    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    for (uint32_t i = 1; i < a->count; i++)
        if (list->keys[a->key + i] != list->keys[b->key + i])
            return list->keys[a->key + i] < list->keys[b->key + i] ? -1 : 1;
    if (a->value != b->value)
        return a->value < b->value ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

static bool is_same_phrase(const struct phrase_list *list, const struct phrase_row *a,
                           const struct phrase_row *b) {
    return a->count == b->count && a->value == b->value &&
           memcmp(list->keys + a->key, list->keys + b->key, a->count * sizeof *list->keys) == 0;
}

static struct phrase_slot *slot_for(struct phrase_slot *slots, uint32_t mask, uint64_t key) {
    size_t at = slot_of(key, mask);
    while (slots[at].count && slots[at].key != key)
        at = (at + 1) & mask;
    return &slots[at];
}

/* Row numbers grouped by slot, each group in order; `slots` gets where its group begins. */
static void group_rows(struct phrase_list *list, struct phrase_slot *slots, uint32_t mask,
                       uint32_t *order) {
    for (size_t i = 0; i < list->count; i++) {
        struct phrase_slot *slot = slot_for(slots, mask, list->rows[i].first);
        slot->key = list->rows[i].first;
        slot->count++;
    }
    uint32_t first = 0;
    for (uint32_t i = 0; i <= mask; i++) {
        slots[i].first = first;
        first += slots[i].count;
    }
    for (size_t i = 0; i < list->count; i++) {
        struct phrase_slot *slot = slot_for(slots, mask, list->rows[i].first);
        order[slot->first++] = (uint32_t)i;
    }
    for (uint32_t i = 0; i <= mask; i++) {
        slots[i].first -= slots[i].count;
        if (slots[i].count > 1)
            qsort_r(order + slots[i].first, slots[i].count, sizeof *order, compare_rows, list);
    }
}

/* Writes the groups as rows, the same phrases as one; returns how many there are. */
static uint32_t write_rows(const struct phrase_list *list, struct phrase_slot *slots, uint32_t mask,
                           const uint32_t *order, uint64_t *filter, struct phrase *rows) {
    uint32_t count = 0;
    for (uint32_t i = 0; i <= mask; i++) {
        const uint32_t *group = order + slots[i].first;
        uint32_t size = slots[i].count;
        const struct phrase_row *last = NULL;
        slots[i].first = slots[i].alone = count;
        for (uint32_t k = 0; k < size; k++) {
            const struct phrase_row *row = &list->rows[group[k]];
            if (last && is_same_phrase(list, last, row))
                rows[count - 1].flags |= row->flags;
            else
                rows[count++] = (struct phrase){row->key, row->count, row->value, row->flags};
            last = row;
            if (row->count > 1) {
                slots[i].seconds |= second_bit(list->keys[row->key + 1]);
                slots[i].alone = count;
            }
        }
        slots[i].count = count - slots[i].first;
        if (size) {
            uint32_t bit =
                (uint32_t)((slots[i].key ^ slots[i].key >> 32) * UINT64_C(0xFF51AFD7ED558CCD) >>
                           48);
            filter[bit >> 6] |= UINT64_C(1) << (bit & 63);
        }
    }
    return count;
}

void *phrase_list_flatten(struct phrase_list *list, size_t *size) {
    if (list->is_out_of_memory || list->count > UINT32_MAX / 4 || list->key_count > UINT32_MAX)
        return NULL;
    uint32_t slots = 16;
    while (slots < 2 * list->count)
        slots *= 2;
    *size = sizeof(struct header) + FILTER_WORDS * sizeof(uint64_t) +
            slots * sizeof(struct phrase_slot) + list->count * sizeof(struct phrase) +
            list->key_count * sizeof(uint64_t);
    char *bytes = calloc(1, *size);
    uint32_t *order = malloc((list->count + 1) * sizeof *order);
    if (!bytes || !order) {
        free(bytes);
        free(order);
        return NULL;
    }
    char *at = bytes + sizeof(struct header);
    uint64_t *filter = (uint64_t *)(void *)at;
    at += FILTER_WORDS * sizeof(uint64_t);
    struct phrase_slot *slot_rows = (struct phrase_slot *)(void *)at;
    at += slots * sizeof(struct phrase_slot);
    if (list->key_count)
        memcpy(at, list->keys, list->key_count * sizeof(uint64_t));
    at += list->key_count * sizeof(uint64_t);
    group_rows(list, slot_rows, slots - 1, order);
    struct header head = {MAGIC, 0, slots, (uint32_t)list->key_count};
    head.count = write_rows(list, slot_rows, slots - 1, order, filter, (struct phrase *)(void *)at);
    memcpy(bytes, &head, sizeof head);
    *size -= (list->count - head.count) * sizeof(struct phrase);
    free(order);
    return bytes;
}

bool phrases_open(struct phrases *phrases, const void *bytes, size_t size) {
    struct header head;
    if (size < sizeof head + FILTER_WORDS * sizeof(uint64_t))
        return false;
    memcpy(&head, bytes, sizeof head);
    size_t wanted = sizeof head + FILTER_WORDS * sizeof(uint64_t) +
                    head.slots * sizeof(struct phrase_slot) + head.keys * sizeof(uint64_t) +
                    head.count * sizeof(struct phrase);
    if (head.magic != MAGIC || wanted > size)
        return false;
    const char *at = (const char *)bytes + sizeof head;
    phrases->filter = (const uint64_t *)(const void *)at;
    at += FILTER_WORDS * sizeof(uint64_t);
    phrases->slots = (const struct phrase_slot *)(const void *)at;
    at += head.slots * sizeof(struct phrase_slot);
    phrases->keys = (const uint64_t *)(const void *)at;
    at += head.keys * sizeof(uint64_t);
    phrases->rows = (const struct phrase *)(const void *)at;
    phrases->slot_mask = head.slots - 1;
    phrases->count = head.count;
    return true;
}

/* ---- finding ---- */

bool is_gap_of_names(const struct word *before, const struct word *word) {
    uint32_t gap = word->gap;
    if (!gap)
        return true;
    if (gap & (GAP_EMPTY_LINE | GAP_COMMA | GAP_OPEN | GAP_CLOSE | GAP_OTHER | GAP_START))
        return false;
    bool is_spaced = gap & (GAP_SPACE | GAP_BREAK);
    if (gap & GAP_DOT && is_spaced && before->len > 2)
        return false;
    return !(gap & GAP_PATH && is_spaced);
}

static bool may_stand(const struct phrase *phrase, const struct words *words, size_t at) {
    const struct word *word = &words->rows[at];
    if (phrase->flags & PHRASE_ANY_GAP)
        return !(word->gap & GAP_EMPTY_LINE);
    if (phrase->flags & PHRASE_INVERTED && word->gap & GAP_COMMA &&
        !(word->gap & ~(uint32_t)(GAP_COMMA | GAP_SPACE | GAP_BREAK)))
        return true;
    return is_gap_of_names(word - 1, word);
}

/* Whether the word at `at`, alone or with those it was cut from, has the key; its end, or 0. */
static size_t word_end(const struct words *words, size_t at, uint64_t key) {
    uint64_t so_far = words->rows[at].key;
    if (so_far == key)
        return at + 1;
    for (size_t i = at + 1; i < words->count && i < at + 4 && is_cut(&words->rows[i]); i++) {
        if (words->rows[i].len == 255)
            break;
        so_far = words_joined_key(so_far, &words->rows[i]);
        if (so_far == key)
            return i + 1;
    }
    return 0;
}

static size_t phrase_end(const struct phrases *phrases, const struct phrase *phrase,
                         const struct words *words, size_t at) {
    for (uint32_t i = 0; i < phrase->count; i++) {
        if (at >= words->count || (i && !may_stand(phrase, words, at)))
            return 0;
        at = word_end(words, at, phrases->keys[phrase->key + i]);
        if (!at)
            return 0;
    }
    return at;
}

/* The first row from `from` on, in the order of compare_rows, that has fewer words, or as many and
 * a second word of this key or a higher one; all have two words at least. */
static uint32_t row_of(const struct phrases *phrases, uint32_t from, uint32_t end, uint32_t words,
                       uint64_t second) {
    while (from < end) {
        uint32_t middle = from + (end - from) / 2;
        const struct phrase *phrase = &phrases->rows[middle];
        if (phrase->count > words ||
            (phrase->count == words && phrases->keys[phrase->key + 1] < second))
            from = middle + 1;
        else
            end = middle;
    }
    return from;
}

/* Where no word was cut a phrase has the second word or it has not: of a given name that a
 * thousand people share only the rows at hand are looked at. */
static size_t find_uncut(const struct phrases *phrases, const struct phrase_slot *slot,
                         const struct words *words, size_t at, struct found_phrase *into,
                         size_t most) {
    size_t count = 0;
    bool is_last = at + 1 == words->count;
    uint64_t second = is_last ? 0 : words->rows[at + 1].key;
    uint32_t i = slot->first, end = slot->first + slot->count;
    if (is_last || !(slot->seconds & second_bit(second)))
        i = slot->alone;
    while (i < slot->alone && count < most) {
        uint32_t length = phrases->rows[i].count;
        i = row_of(phrases, i, slot->alone, length, second);
        for (; i < slot->alone && count < most; i++) {
            const struct phrase *phrase = &phrases->rows[i];
            if (phrase->count != length || phrases->keys[phrase->key + 1] != second)
                break;
            size_t after = phrase_end(phrases, phrase, words, at);
            if (after)
                into[count++] = (struct found_phrase){phrase, after};
        }
        if (i < slot->alone && phrases->rows[i].count == length)
            i = row_of(phrases, i, slot->alone, length - 1, 0);
    }
    for (; i < end && count < most; i++)
        into[count++] = (struct found_phrase){&phrases->rows[i], at + 1};
    return count;
}

static bool is_cut_at(const struct words *words, size_t at) {
    return at < words->count && is_cut(&words->rows[at]);
}

static size_t find_from(const struct phrases *phrases, uint64_t key, const struct words *words,
                        size_t at, struct found_phrase *into, size_t most) {
    if (!phrases_may_begin(phrases, key))
        return 0;
    size_t slot = slot_of(key, phrases->slot_mask);
    while (phrases->slots[slot].count && phrases->slots[slot].key != key)
        slot = (slot + 1) & phrases->slot_mask;
    size_t count = 0;
    const struct phrase_slot *found = &phrases->slots[slot];
    if (!is_cut_at(words, at + 1) && !is_cut_at(words, at + 2))
        return find_uncut(phrases, found, words, at, into, most);
    for (uint32_t i = 0; i < found->count && count < most; i++) {
        const struct phrase *phrase = &phrases->rows[found->first + i];
        size_t end = phrase_end(phrases, phrase, words, at);
        if (end)
            into[count++] = (struct found_phrase){phrase, end};
    }
    return count;
}

static void sort_by_end(struct found_phrase *rows, size_t count) {
    for (size_t i = 1; i < count; i++)
        for (size_t k = i; k && rows[k].end > rows[k - 1].end; k--) {
            struct found_phrase row = rows[k];
            rows[k] = rows[k - 1];
            rows[k - 1] = row;
        }
}

size_t phrases_find(const struct phrases *phrases, const struct words *words, size_t at,
                    struct found_phrase *into, size_t most) {
    uint64_t key = words->rows[at].key;
    size_t count = find_from(phrases, key, words, at, into, most);
    for (size_t i = at + 1; i < words->count && i < at + 4 && is_cut(&words->rows[i]); i++) {
        if (words->rows[i].len == 255)
            break;
        key = words_joined_key(key, &words->rows[i]);
        count += find_from(phrases, key, words, at, into + count, most - count);
    }
    if (count > 1)
        sort_by_end(into, count);
    return count;
}

/* SPDX-License-Identifier: MIT */
#include "names.h"

#include <string.h>

#include "signs.h"

static uint64_t umlaut_key(dsr_text text, uint64_t fallback) {
    static const struct {
        int32_t sign;
        const char *as;
    } rows[] = {{0xC4, "ae"}, {0xE4, "ae"}, {0xD6, "oe"}, {0xF6, "oe"}, {0xDC, "ue"},
                {0xFC, "ue"}, {0xC5, "aa"}, {0xE5, "aa"}, {0xD8, "oe"}, {0xF8, "oe"}};
    char out[256];
    size_t len = 0;
    bool is_changed = false;
    for (size_t i = 0; i < text.len && len + 8 < sizeof out;) {
        int32_t sign;
        size_t width = sign_read(text.at + i, text.len - i, &sign);
        const char *as = NULL;
        for (size_t k = 0; k < sizeof rows / sizeof *rows; k++)
            if (rows[k].sign == sign)
                as = rows[k].as;
        if (as) {
            memcpy(out + len, as, 2);
            len += 2;
            is_changed = true;
        } else {
            memcpy(out + len, text.at + i, width);
            len += width;
        }
        i += width;
    }
    if (!is_changed)
        return fallback;
    struct words words = {0};
    words_read(&words, (dsr_text){out, len}, false);
    uint64_t key = words.count ? words.rows[0].key : fallback;
    for (size_t i = 1; i < words.count; i++)
        key = words_joined_key(key, &words.rows[i]);
    words_free(&words);
    return key;
}

static uint64_t initial_key(dsr_text text) {
    struct words words = {0};
    int32_t sign;
    size_t width = text.len ? sign_read(text.at, text.len, &sign) : 0;
    words_read(&words, (dsr_text){text.at, width}, false);
    uint64_t key = words.count ? words.rows[0].key : 0;
    words_free(&words);
    return key;
}

static void add_part(struct name_word *into, const struct word *word) {
    if (into->part_count == MOST_NAME_PARTS)
        return;
    into->joined = into->part_count ? words_joined_key(into->joined, word) : word->key;
    into->len += word->len;
    into->part_len[into->part_count] = word->len;
    into->parts[into->part_count++] = word->key;
}

static bool read_words(struct name *name, dsr_text text, const struct words *words,
                       const struct lexicon *lexicon) {
    for (size_t i = 0; i < words->count;) {
        if (name->count == MOST_NAME_WORDS)
            return false;
        struct name_word *into = &name->words[name->count++];
        *into = (struct name_word){0};
        size_t end = i + 1;
        while (end < words->count && end < i + MOST_NAME_PARTS &&
               (is_cut(&words->rows[end]) || !words->rows[end].gap))
            end++;
        for (size_t k = i; k < end; k++)
            add_part(into, &words->rows[k]);
        into->text = (dsr_text){text.at + words->rows[i].start,
                                words->rows[end - 1].end - words->rows[i].start};
        into->umlaut = umlaut_key(into->text, into->joined);
        into->initial = initial_key(into->text);
        if (words->rows[i].shape & WORD_SINGLE && end == i + 1)
            into->flags |= NAME_IS_INITIAL;
        else if (lexicon_word(lexicon, into->parts[0]) & LEX_PARTICLE && end == i + 1)
            into->flags |= NAME_IS_PARTICLE;
        i = end;
    }
    return name->count > 0;
}

/* The words before the comma go to the end. */
static void turn_round(struct name *name, size_t family_words) {
    struct name_word family[MOST_NAME_WORDS];
    memcpy(family, name->words, family_words * sizeof *family);
    memmove(name->words, name->words + family_words, (name->count - family_words) * sizeof *family);
    name->family = name->count - family_words;
    memcpy(name->words + name->family, family, family_words * sizeof *family);
}

bool name_read(struct name *name, dsr_text text, const struct lexicon *lexicon, bool may_invert) {
    name->count = 0;
    struct words words = {0};
    words_read(&words, text, false);
    bool is_fine = !words.is_out_of_memory && read_words(name, text, &words, lexicon);
    words_free(&words);
    if (!is_fine)
        return false;
    const char *comma = may_invert ? memchr(text.at, ',', text.len) : NULL;
    if (comma) {
        size_t before = 0;
        while (before < name->count && name->words[before].text.at < comma)
            before++;
        if (before > 0 && before < name->count) {
            turn_round(name, before);
            return true;
        }
    }
    name->family = name->count - 1;
    while (name->family > 0 && name->words[name->family - 1].flags & NAME_IS_PARTICLE)
        name->family--;
    return true;
}

/* ---- agreement ---- */

static bool words_equal(const struct name_word *a, const struct name_word *b) {
    return a->joined == b->joined || a->umlaut == b->joined || a->joined == b->umlaut;
}

/* "Brooks" and "Brooks-Randolph". */
static bool is_part_of(const struct name_word *part, const struct name_word *whole) {
    if (whole->part_count < 2 || part->len < 3)
        return false;
    for (uint32_t i = 0; i < whole->part_count; i++)
        if (whole->parts[i] == part->joined)
            return true;
    return false;
}

static bool families_agree(const struct name *a, const struct name *b) {
    const struct name_word *one = &a->words[a->count - 1], *other = &b->words[b->count - 1];
    return words_equal(one, other) || is_part_of(one, other) || is_part_of(other, one);
}

static bool given_agree(const struct name_word *a, const struct name_word *b) {
    if (words_equal(a, b))
        return true;
    return (a->flags & NAME_IS_INITIAL && a->joined == b->initial) ||
           (b->flags & NAME_IS_INITIAL && b->joined == a->initial);
}

/* The shorter is the beginning or the end of the longer. */
static bool is_stretch(const struct name *small, const struct name *large, size_t from) {
    for (size_t i = 0; i < small->count; i++)
        if (!words_equal(&small->words[i], &large->words[from + i]))
            return false;
    return true;
}

bool names_agree(const struct name *one, const struct name *other) {
    const struct name *small = one->count <= other->count ? one : other;
    const struct name *large = small == one ? other : one;
    if (small->count < 2)
        return false;
    if (is_stretch(small, large, 0) || is_stretch(small, large, large->count - small->count))
        return true;
    if (!families_agree(one, other) || !small->family || !large->family ||
        !given_agree(&small->words[0], &large->words[0]))
        return false;
    size_t at = 1;
    for (size_t i = 1; i < small->family; i++) {
        while (at < large->family && !given_agree(&small->words[i], &large->words[at]))
            at++;
        if (at++ >= large->family)
            return false;
    }
    return true;
}

/* ---- forms ---- */

struct forms {
    struct phrase_list *list;
    uint32_t value, flags;
    const struct name_word *row[MOST_NAME_WORDS];
    bool is_initial[MOST_NAME_WORDS];
    size_t count;
};

static void put(struct forms *forms, const struct name_word *word, bool as_initial) {
    if (forms->count == MOST_NAME_WORDS)
        return;
    forms->row[forms->count] = word;
    forms->is_initial[forms->count++] = as_initial;
}

static void put_all(struct forms *forms, const struct name *name, size_t from, size_t to,
                    bool as_initials) {
    for (size_t i = from; i < to; i++)
        if (!as_initials || !(name->words[i].flags & NAME_IS_PARTICLE))
            put(forms, &name->words[i], as_initials);
}

/* Adds what was put, with hyphened words in parts, as one, and with umlauts written out. */
static void add(struct forms *forms, uint32_t flags) {
    uint64_t keys[MOST_NAME_WORDS * MOST_NAME_PARTS];
    for (int how = 0; how < 3; how++) {
        size_t count = 0;
        bool is_new = how == 0;
        for (size_t i = 0; i < forms->count; i++) {
            const struct name_word *word = forms->row[i];
            if (forms->is_initial[i]) {
                keys[count++] = word->initial;
            } else if (how == 0) {
                for (uint32_t k = 0; k < word->part_count; k++)
                    keys[count++] = word->parts[k];
            } else {
                keys[count++] = how == 1 ? word->joined : word->umlaut;
                is_new |= how == 1 ? word->part_count > 1 : word->umlaut != word->joined;
            }
        }
        if (is_new)
            phrase_list_add(forms->list, keys, count, forms->value, forms->flags | flags);
    }
    forms->count = 0;
}

static void add_joined(struct forms *forms, const struct name_word *first, bool as_initial,
                       const struct name_word *second) {
    if (second->len + (as_initial ? 1 : first->len) < 5)
        return;
    struct word tail = {.key = second->joined, .len = (uint8_t)second->len};
    uint64_t key = words_joined_key(as_initial ? first->initial : first->joined, &tail);
    phrase_list_add(forms->list, &key, 1, forms->value, forms->flags | NAME_JOINED);
}

static void add_inverted(struct forms *forms, const struct name *name, size_t given,
                         bool as_initials) {
    put_all(forms, name, name->family, name->count, false);
    put_all(forms, name, 0, given, as_initials);
    add(forms, NAME_FULL | PHRASE_INVERTED);
}

static void add_full_forms(struct forms *forms, const struct name *name) {
    size_t family = name->family, count = name->count;
    put_all(forms, name, 0, count, false);
    add(forms, NAME_FULL);
    put_all(forms, name, 0, 1, false);
    put_all(forms, name, family, count, false);
    add(forms, NAME_FULL);
    put_all(forms, name, 0, family, true);
    put_all(forms, name, family, count, false);
    add(forms, NAME_FULL);
    put_all(forms, name, 0, 1, true);
    put_all(forms, name, family, count, false);
    add(forms, NAME_FULL);
    if (family > 1) {
        put_all(forms, name, 0, 1, false);
        put_all(forms, name, 1, family, true);
        put_all(forms, name, family, count, false);
        add(forms, NAME_FULL);
        add_inverted(forms, name, 1, false);
    }
    add_inverted(forms, name, family, false);
    add_inverted(forms, name, family, true);
    add_inverted(forms, name, 1, true);
    const struct name_word *last = &name->words[count - 1];
    add_joined(forms, &name->words[0], false, last);
    add_joined(forms, last, false, &name->words[0]);
    add_joined(forms, &name->words[0], true, last);
}

/* "Heredia Zertuche", "Miriam Heredia": ends and beginnings of two words or more. */
static void add_stretches(struct forms *forms, const struct name *name) {
    for (size_t from = 1; from + 2 <= name->count; from++) {
        put_all(forms, name, from, name->count, false);
        add(forms, NAME_FULL);
    }
    for (size_t to = 2; to < name->count; to++) {
        if (name->words[to - 1].flags & (NAME_IS_INITIAL | NAME_IS_PARTICLE))
            continue;
        put_all(forms, name, 0, to, false);
        add(forms, NAME_FULL);
    }
}

static void add_alone(struct forms *forms, const struct name *name, size_t index,
                      const struct lexicon *lexicon) {
    const struct name_word *word = &name->words[index];
    uint32_t flags = index >= name->family ? NAME_FAMILY : NAME_PART;
    bool is_function_word = lexicon_word(lexicon, word->joined) & (LEX_PARTICLE | LEX_STOP);
    if (name->count > 1 && (word->flags & NAME_IS_INITIAL || is_function_word))
        return;
    put(forms, word, false);
    add(forms, flags);
    for (uint32_t i = 0; word->part_count > 1 && i < word->part_count; i++)
        if (word->part_len[i] >= 3 &&
            !(lexicon_word(lexicon, word->parts[i]) & (LEX_PARTICLE | LEX_STOP)))
            phrase_list_add(forms->list, &word->parts[i], 1, forms->value,
                            forms->flags | NAME_PART);
}

void name_add_forms(const struct name *name, struct phrase_list *list, uint32_t value,
                    uint32_t flags, const struct lexicon *lexicon) {
    struct forms forms = {.list = list, .value = value, .flags = flags};
    if (name->family > 0) {
        add_full_forms(&forms, name);
        add_stretches(&forms, name);
        if (flags & NAME_PROTECTED) {
            put_all(&forms, name, 0, name->count, true);
            add(&forms, NAME_INITIALS);
        }
    }
    if (name->count - name->family > 1) { /* "van der Berg" */
        put_all(&forms, name, name->family, name->count, false);
        add(&forms, NAME_FAMILY);
    }
    for (size_t i = 0; i < name->count; i++)
        if (name->words[i].len >= 3 || name->count == 1)
            add_alone(&forms, name, i, lexicon);
}

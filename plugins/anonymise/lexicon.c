/* SPDX-License-Identifier: MIT */
#include "lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "buffer.h"

#define MOST_WORDS 24 /* of one entry of a list */
#define FIRST_LANGUAGE 20

void lexicon_add(struct lexicon *lexicon, dsr_text text, uint32_t classes) {
    struct words *words = &lexicon->words;
    words_read(words, text, false);
    uint64_t keys[MOST_WORDS];
    size_t count = 0;
    bool has_cut = false;
    for (size_t i = 0; i < words->count && count < MOST_WORDS; i++) {
        keys[count++] = words->rows[i].key;
        has_cut |= i > 0 && is_cut(&words->rows[i]);
    }
    phrase_list_add(&lexicon->list, keys, count, 0, classes | PHRASE_ANY_GAP);
    if (has_cut) { /* "VicePresident": a hyphen lost at a line end */
        count = 0;
        for (size_t i = 0; i < words->count && count < MOST_WORDS; i++)
            if (i > 0 && is_cut(&words->rows[i]))
                keys[count - 1] = words_joined_key(keys[count - 1], &words->rows[i]);
            else
                keys[count++] = words->rows[i].key;
        phrase_list_add(&lexicon->list, keys, count, 0, classes | PHRASE_ANY_GAP);
    }
}

/* "Abidjan; Abu Dhabi; Abuja": entries part at semicolons and line ends. */
static void add_entries(struct lexicon *lexicon, dsr_text text, uint32_t classes) {
    for (size_t at = 0; at < text.len;) {
        size_t end = at;
        while (end < text.len && text.at[end] != ';' && text.at[end] != '\n')
            end++;
        lexicon_add(lexicon, (dsr_text){text.at + at, end - at}, classes);
        at = end + 1;
    }
}

void lexicon_add_list(struct lexicon *lexicon, const dsr_host *host, const dsr_value *list,
                      uint32_t classes) {
    if (host->value_type(list) == DSR_STRING)
        add_entries(lexicon, host->value_text(list), classes);
    for (size_t i = 0; i < host->value_count(list); i++) {
        const dsr_value *item = host->value_at(list, i);
        lexicon_add_list(lexicon, host, item, classes);
    }
}

void lexicon_add_titles(struct lexicon *lexicon, const dsr_host *host, const dsr_value *file) {
    static const struct {
        const char *name;
        uint32_t classes;
    } rows[] = {
        {"male", LEX_COURTESY | LEX_MALE},
        {"female", LEX_COURTESY | LEX_FEMALE},
        {"courtesy", LEX_COURTESY},
        {"plural", LEX_COURTESY | LEX_PLURAL},
        {"small", LEX_COURTESY | LEX_LOWER},
        {"weak_male", LEX_COURTESY | LEX_MALE | LEX_WEAK},
        {"weak_female", LEX_COURTESY | LEX_FEMALE | LEX_WEAK},
        {"weak_plural", LEX_COURTESY | LEX_PLURAL | LEX_WEAK},
        {"office", LEX_OFFICE},
        {"role", LEX_ROLE},
        {"cue", LEX_CUE},
        {"suffix", LEX_SUFFIX},
    };
    uint32_t language = 0;
    dsr_text name = host->value_text(host->value_get(file, "language"));
    size_t most = sizeof lexicon->languages / sizeof *lexicon->languages;
    if (name.len && name.len < sizeof *lexicon->languages && lexicon->language_count < most) {
        memcpy(lexicon->languages[lexicon->language_count], name.at, name.len);
        language = UINT32_C(1) << (FIRST_LANGUAGE + lexicon->language_count++);
    }
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t mark = rows[i].classes & LEX_WEAK ? language : 0;
        lexicon_add_list(lexicon, host, host->value_get(file, rows[i].name),
                         rows[i].classes | mark);
    }
}

bool lexicon_close_list(struct lexicon *lexicon) {
    lexicon->bytes = phrase_list_flatten(&lexicon->list, &lexicon->size);
    phrase_list_free(&lexicon->list);
    words_free(&lexicon->words);
    return lexicon->bytes && phrases_open(&lexicon->phrases, lexicon->bytes, lexicon->size);
}

void lexicon_free(struct lexicon *lexicon) {
    phrase_list_free(&lexicon->list);
    words_free(&lexicon->words);
    free(lexicon->bytes);
    *lexicon = (struct lexicon){0};
}

uint32_t lexicon_word(const struct lexicon *lexicon, uint64_t key) {
    if (!lexicon->bytes || !phrases_may_begin(&lexicon->phrases, key))
        return 0;
    struct word row = {.key = key};
    struct words word = {.rows = &row, .count = 1};
    struct found_phrase found;
    return phrases_find(&lexicon->phrases, &word, 0, &found, 1)
               ? found.phrase->flags & ~(PHRASE_ANY_GAP | PHRASE_INVERTED)
               : 0;
}

bool lexicon_is_common(const struct lexicon *lexicon, uint64_t key) {
    return lexicon_word(lexicon, key) &
           (LEX_COMMON | LEX_STATE | LEX_PLACE | LEX_BODY | LEX_STOP | LEX_TIME | LEX_ROLE |
            LEX_OFFICE | LEX_PEOPLE | LEX_PARTICLE);
}

uint32_t lexicon_language(const struct lexicon *lexicon, dsr_text language) {
    const char *dash = memchr(language.at, '-', language.len);
    if (dash)
        language.len = (size_t)(dash - language.at);
    for (size_t i = 0; i < lexicon->language_count; i++)
        if (text_equal(text_of(lexicon->languages[i]), language))
            return UINT32_C(1) << (FIRST_LANGUAGE + i);
    return 0;
}

/* What an entry means for a word with or without a capital. */
static uint32_t classes_here(uint32_t classes, bool is_capital, uint32_t language) {
    const uint32_t small =
        LEX_PARTICLE | LEX_STOP | LEX_HARD | LEX_ROLE | LEX_CUE | LEX_OFFICE | LEX_WHERE;
    if (classes & LEX_WEAK && !(classes & language & LEX_LANGUAGES))
        classes &= ~(uint32_t)(LEX_COURTESY | LEX_PLURAL | LEX_MALE | LEX_FEMALE | LEX_WEAK);
    if (is_capital)
        return classes;
    uint32_t title = classes & LEX_LOWER ? LEX_COURTESY | LEX_MALE | LEX_FEMALE : 0;
    return classes & (small | title);
}

void lexicon_classify(const struct lexicon *lexicon, const struct words *words, uint32_t language,
                      uint32_t *into) {
    memset(into, 0, words->count * sizeof *into);
    for (size_t i = 0; i < words->count; i++) {
        if (!phrases_may_begin(&lexicon->phrases, words->rows[i].key) &&
            !(i + 1 < words->count && is_cut(&words->rows[i + 1])))
            continue;
        struct found_phrase found[8];
        size_t count = phrases_find(&lexicon->phrases, words, i, found, 8);
        bool is_capital =
            words->rows[i].shape & (WORD_CAPITAL | WORD_CASELESS | WORD_SCRIPT | WORD_DIGITS);
        for (size_t k = 0; k < count; k++) {
            uint32_t classes =
                classes_here(found[k].phrase->flags & ~PHRASE_ANY_GAP, is_capital, language);
            for (size_t at = i; at < found[k].end; at++)
                into[at] |= classes;
        }
    }
}

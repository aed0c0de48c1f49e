/* SPDX-License-Identifier: MIT */
/*
 * Which language is the text in?  The one whose commonest words it is fullest of, unless few
 * words are known at all or two languages are close.
 */
#include <stdlib.h>

#include "bytes.h"
#include "import.h"

enum {
    SAMPLE = 32768, /* bytes looked at */
    CLEAR = 8192,   /* fewer are enough where the best has twice the lead it must have */
    LEAST_HITS = 4,
    LEAST_SHARE = 12, /* per cent of the words that must be known */
    LEAD = 3,         /* halves: the best must have 3/2 of the second */
};

/* FNV-1a of 64 bits. */
#define HASH_START UINT64_C(14695981039346656037)

struct tally {
    uint32_t words;
    uint32_t hits[LEVEL_MOST];
};

/* The language with most hits, and the hits of the one after it. */
struct choice {
    size_t best;
    uint32_t second;
};

static struct choice choose(const struct import *import, const struct tally *tally);
static bool is_ahead(const struct tally *tally, struct choice choice, uint32_t lead);
static void count_words(const struct task *task, dsr_text text, struct tally *tally);
static uint64_t word_hash(dsr_text text, size_t *at);
static struct stop_word *row_of(const struct stop_words *words, uint64_t hash);

const struct language *language_detect(const struct task *task, bool *is_sure) {
    const struct import *import = task->import;
    const dsr_host *host = task->host;
    const uint32_t kinds = DSR_BIT(DSR_HEADING) | DSR_BIT(DSR_PARAGRAPH) | DSR_BIT(DSR_ITEM) |
                           DSR_BIT(DSR_CELL) | DSR_BIT(DSR_CODE) | DSR_BIT(DSR_QUOTE);
    struct tally tally = {0};
    size_t seen = 0;
    bool is_clear = false;
    for (dsr_block block = 0;
         seen < SAMPLE && !is_clear && (block = host->step(task->doc, 0, block, kinds)) != 0;) {
        dsr_text text = host->text(task->doc, block);
        text.len = text.len < SAMPLE ? text.len : SAMPLE;
        count_words(task, text, &tally);
        seen += text.len;
        is_clear = seen >= CLEAR && is_ahead(&tally, choose(import, &tally), 2 * LEAD);
    }
    struct choice choice = choose(import, &tally);
    *is_sure = is_ahead(&tally, choice, LEAD);
    return &import->languages[choice.best];
}

static struct choice choose(const struct import *import, const struct tally *tally) {
    struct choice choice = {.best = import->default_language};
    for (size_t i = 0; i < import->language_count; i++) {
        if (i == choice.best) {
            continue;
        }
        if (tally->hits[i] > tally->hits[choice.best]) {
            choice.second = tally->hits[choice.best];
            choice.best = i;
        } else if (tally->hits[i] > choice.second) {
            choice.second = tally->hits[i];
        }
    }
    return choice;
}

static bool is_ahead(const struct tally *tally, struct choice choice, uint32_t lead) {
    uint32_t hits = tally->hits[choice.best];
    return hits >= LEAST_HITS && hits * 100 >= tally->words * LEAST_SHARE &&
           hits * 2 >= choice.second * lead;
}

static void count_words(const struct task *task, dsr_text text, struct tally *tally) {
    const struct stop_words *words = &task->import->stop_words;
    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        uint64_t hash = word_hash(text, &at);
        if (at == start) {
            at++;
            continue;
        }
        tally->words++;
        uint32_t languages = words->room > 0 ? row_of(words, hash)->languages : 0;
        for (; languages != 0; languages &= languages - 1) {
            tally->hits[__builtin_ctz(languages)]++;
        }
    }
}

/* The hash of the word at `*at`, which then is where it ends; of text that is written without
 * spaces each character is a word.  Stays there when no word begins. */
static uint64_t word_hash(dsr_text text, size_t *at) {
    uint64_t hash = HASH_START;
    unsigned char c = byte_at(text, *at);
    bool is_wide = is_wide_byte(c);
    if (!is_wide && (!is_word_byte(c) || is_digit(c))) {
        return hash;
    }
    size_t len;
    do {
        hash = (hash ^ folded_at(text, *at, &len)) * UINT64_C(1099511628211);
        *at += len;
        c = byte_at(text, *at);
    } while (*at < text.len && ((!is_wide && is_word_byte(c)) || (c & 0xC0) == 0x80));
    return hash;
}

/* Where the hash is or would be.  Among some hundred words two with one hash of 64 bits are not
 * to be feared, and would only count a word for a language too many. */
static struct stop_word *row_of(const struct stop_words *words, uint64_t hash) {
    for (size_t at = (size_t)(hash ^ hash >> 32);; at++) {
        struct stop_word *row = &words->rows[at & (words->room - 1)];
        if (row->hash == hash || row->hash == 0) {
            return row;
        }
    }
}

static bool make_room(struct stop_words *words) {
    if (words->count * 2 < words->room) {
        return true;
    }
    struct stop_words grown = {.count = words->count,
                               .room = words->room > 0 ? words->room * 2 : 256};
    grown.rows = calloc(grown.room, sizeof(*grown.rows));
    if (grown.rows == NULL) {
        return false;
    }
    for (size_t i = 0; i < words->room; i++) {
        if (words->rows[i].hash != 0) {
            *row_of(&grown, words->rows[i].hash) = words->rows[i];
        }
    }
    free(words->rows);
    *words = grown;
    return true;
}

bool stop_words_add(struct stop_words *words, dsr_text word, uint32_t language) {
    if (language >= LEVEL_MOST) {
        return true;
    }
    if (!make_room(words)) {
        return false;
    }
    size_t end = 0;
    uint64_t hash = word_hash(word, &end);
    struct stop_word *row = row_of(words, hash);
    words->count += row->hash == 0;
    row->hash = hash;
    row->languages |= DSR_BIT(language);
    return true;
}

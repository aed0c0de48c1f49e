/* SPDX-License-Identifier: MIT */
/*
 * Which language is the text in?  The one whose commonest words it is fullest of, unless few
 * words are known at all or two languages are close.
 */
#include "bytes.h"
#include "import.h"

enum {
    SAMPLE = 32768, /* bytes looked at */
    LEAST_HITS = 4,
    LEAST_SHARE = 12, /* per cent of the words that must be known */
    LEAD = 3,         /* halves: the best must have 3/2 of the second */
};

struct tally {
    uint32_t words;
    uint32_t hits[LEVEL_MOST];
};

static void count_words(const struct task *task, dsr_text text, struct tally *tally);

const struct language *language_detect(const struct task *task, bool *is_sure) {
    const struct import *import = task->import;
    const dsr_host *host = task->host;
    const uint32_t kinds = DSR_BIT(DSR_HEADING) | DSR_BIT(DSR_PARAGRAPH) | DSR_BIT(DSR_ITEM) |
                           DSR_BIT(DSR_CELL) | DSR_BIT(DSR_CODE) | DSR_BIT(DSR_QUOTE);
    struct tally tally = {0};
    size_t seen = 0;
    for (dsr_block block = 0;
         seen < SAMPLE && (block = host->step(task->doc, 0, block, kinds)) != 0;) {
        dsr_text text = host->text(task->doc, block);
        text.len = text.len < SAMPLE ? text.len : SAMPLE;
        count_words(task, text, &tally);
        seen += text.len;
    }
    size_t best = 0;
    uint32_t second = 0;
    for (size_t i = 1; i < import->language_count; i++) {
        if (tally.hits[i] > tally.hits[best]) {
            second = tally.hits[best];
            best = i;
        } else if (tally.hits[i] > second) {
            second = tally.hits[i];
        }
    }
    uint32_t hits = tally.hits[best];
    *is_sure =
        hits >= LEAST_HITS && hits * 100 >= tally.words * LEAST_SHARE && hits * 2 >= second * LEAD;
    return &import->languages[best];
}

static void count_words(const struct task *task, dsr_text text, struct tally *tally) {
    const struct import *import = task->import;
    for (size_t at = 0; at < text.len;) {
        if (!is_word_byte((unsigned char)text.at[at]) || is_digit((unsigned char)text.at[at])) {
            at++;
            continue;
        }
        size_t end = at;
        while (end < text.len && (is_word_byte((unsigned char)text.at[end]) ||
                                  ((unsigned char)text.at[end] & 0xC0) == 0x80)) {
            end++;
        }
        tally->words++;
        for (size_t i = 0; i < import->language_count && i < LEVEL_MOST; i++) {
            tally->hits[i] +=
                vocabulary_match(&import->languages[i].stop_words, text, at, 1, NULL) == end - at;
        }
        at = end;
    }
}

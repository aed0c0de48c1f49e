/* SPDX-License-Identifier: MIT */
/*
 * What a numeral of a reference may mean: its value in each scheme that it fits, where figures of
 * all scripts and numbers in words count as one scheme.
 */
#include "bytes.h"
#include "cite.h"

static void add_meaning(const struct task *task, struct number *number, uint8_t scheme,
                        int32_t value);

/* All schemes of the layout and the language that the numeral fits.  Letters only one by one, or
 * Roman: a word is no numeral. */
bool meanings_set(const struct task *task, dsr_text text, size_t start, size_t stop,
                  struct number *number) {
    uint64_t bits = task->layout->schemes | task->language->cited_schemes;
    return meanings_set_of(task, text, start, stop, bits, number);
}

static void add_meaning(const struct task *task, struct number *number, uint8_t scheme,
                        int32_t value) {
    struct meaning meaning = {task->schemes->alike[scheme], value};
    for (uint8_t i = 0; i < number->meaning_count; i++) {
        if (number->meanings[i].scheme == meaning.scheme && number->meanings[i].value == value) {
            return;
        }
    }
    if (number->meaning_count < MEANING_MOST) {
        number->meanings[number->meaning_count++] = meaning;
    }
}

bool meanings_set_of(const struct task *task, dsr_text text, size_t start, size_t stop,
                     uint64_t bits, struct number *number) {
    dsr_text run = part_of(text, start, stop);
    number->range = (dsr_range){(uint32_t)start, (uint32_t)stop};
    number->meaning_count = 0;
    bits &= task->schemes->by_first[byte_at(text, start)];
    for (; bits != 0 && number->meaning_count < MEANING_MOST; bits &= bits - 1) {
        uint8_t scheme = (uint8_t)__builtin_ctzll(bits);
        int32_t value;
        if (!scheme_parse(task->host, task->schemes, scheme, run, &value)) {
            continue;
        }
        bool is_letters = is_upper((unsigned char)run.at[0]) || is_lower((unsigned char)run.at[0]);
        if (is_letters && run.len > 1 && value > 60) {
            continue; /* "CC" or "mi": hardly a number */
        }
        add_meaning(task, number, scheme, value);
    }
    char twin[4];
    size_t len = run.len <= 2 ? scheme_twin(run, twin) : 0;
    bits = task->layout->schemes & (len > 0 ? task->schemes->by_first[(unsigned char)twin[0]] : 0);
    for (; bits != 0; bits &= bits - 1) {
        uint8_t scheme = (uint8_t)__builtin_ctzll(bits);
        int32_t value;
        if (scheme_parse(task->host, task->schemes, scheme, (dsr_text){twin, len}, &value)) {
            add_meaning(task, number, scheme, value);
        }
    }
    return number->meaning_count > 0;
}

uint32_t insert_hash(dsr_text insert) {
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < insert.len; i++) {
        unsigned char c = (unsigned char)insert.at[i];
        if (is_word_byte(c) || c >= 0x80) {
            hash = (hash ^ (is_upper(c) ? c | 0x20 : c)) * 16777619u;
        }
    }
    return hash == 2166136261u ? 0 : hash;
}

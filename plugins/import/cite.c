/* SPDX-License-Identifier: MIT */
/*
 * The grammar of references around their numbers: phrases that follow each other ("article 5,
 * paragraph 2", "paragraph 2 of article 5"), and everything by which a reader sees that another
 * text is cited.
 */
#include "cite.h"

#include "bytes.h"

enum { BEFORE_REACH = 80, BRACKET_MOST = 80, LINKS_MOST = 3, NUMBER_MOST = 40 };

static bool read_phrase(const struct task *task, dsr_text text, size_t at, uint8_t kind,
                        struct citation *citation, size_t *end);
static void read_further_phrases(const struct task *task, dsr_text text, struct citation *citation,
                                 size_t *end);
static void read_suffix(const struct task *task, dsr_text text, struct citation *citation,
                        size_t *end);
static bool links_to_this_text(const struct task *task, dsr_text text, size_t at);
static bool links_to_other_text(const struct task *task, dsr_text text, size_t at);
static size_t skip_bracket(dsr_text text, size_t at);
static bool is_cited_with_other_text(const struct task *task, dsr_text text, size_t at);
static bool ends_with_acronym(const struct task *task, dsr_text text, size_t end);
static size_t token_start(dsr_text text, size_t end);
static bool is_instrument_number(dsr_text text, size_t at, size_t *end);

bool citation_read(const struct task *task, dsr_text text, size_t at, size_t len,
                   const struct word *word, struct citation *citation) {
    citation->phrase_count = citation->row_count = 0;
    citation->is_external = citation->is_ours = false;
    size_t end = at + len, start = skip_space(text, end);
    if (start == end && is_word_byte(byte_at(text, end - 1))) {
        return false;
    }
    if (!read_phrase(task, text, start, word->kind, citation, &end)) {
        return false;
    }
    read_further_phrases(task, text, citation, &end);
    read_suffix(task, text, citation, &end);
    citation->range = (dsr_range){(uint32_t)at, (uint32_t)end};
    citation->is_ours |= links_to_this_text(task, text, end);
    citation->is_external = !citation->is_ours && (links_to_other_text(task, text, end) ||
                                                   is_cited_with_other_text(task, text, at));
    return true;
}

static bool read_phrase(const struct task *task, dsr_text text, size_t at, uint8_t kind,
                        struct citation *citation, size_t *end) {
    struct phrase *phrase = &citation->phrases[citation->phrase_count];
    phrase->kind = kind;
    if (!numbers_read(task, text, at, phrase, citation, end)) {
        return false;
    }
    citation->phrase_count++;
    return true;
}

static void read_further_phrases(const struct task *task, dsr_text text, struct citation *citation,
                                 size_t *end) {
    const struct vocabulary *words = &task->language->words;
    while (citation->phrase_count < PHRASE_MOST) {
        size_t at = skip_space(text, *end);
        size_t join = vocabulary_match(words, text, at, WORD_JOIN, NULL);
        if (join == 0) {
            return;
        }
        at = skip_space(text, at + join);
        struct word word;
        size_t len = vocabulary_match(words, text, at, WORD_KIND, &word);
        size_t next = skip_space(text, at + len), stop = next;
        if (len == 0 || word.kind == citation->phrases[citation->phrase_count - 1].kind ||
            !read_phrase(task, text, next, word.kind, citation, &stop)) {
            return;
        }
        *end = stop;
    }
}

/* "of the agenda", "above". */
static void read_suffix(const struct task *task, dsr_text text, struct citation *citation,
                        size_t *end) {
    const struct vocabulary *words = &task->language->words;
    struct word word;
    size_t at = skip_space(text, *end);
    size_t len = vocabulary_match(words, text, at, WORD_SUFFIX, &word);
    if (len > 0 && word.suffix_kind == citation->phrases[0].kind) {
        *end = at + len;
        at = skip_space(text, *end);
    }
    at += byte_at(text, at) == ',' ? 1u : 0u;
    at = skip_space(text, at);
    len = vocabulary_match(words, text, at, WORD_RELATIVE, NULL);
    if (len > 0) {
        citation->is_ours = true;
        *end = at + len;
    }
}

/* "of the present report". */
static bool links_to_this_text(const struct task *task, dsr_text text, size_t at) {
    at = skip_space(text, at);
    at = skip_space(text, at + (byte_at(text, at) == ','));
    return vocabulary_match(&task->language->words, text, at, WORD_INTERNAL, NULL) > 0;
}

/* "of the Convention", "of its resolution", "of A/71/100", "of the annex to its resolution". */
static bool links_to_other_text(const struct task *task, dsr_text text, size_t at) {
    const struct vocabulary *words = &task->language->words;
    at = skip_space(text, at);
    at = skip_space(text, skip_bracket(text, at));
    at = skip_space(text, at + (byte_at(text, at) == ','));
    for (int links = 0; links < LINKS_MOST; links++) {
        size_t len = vocabulary_match(words, text, at, WORD_LINK, NULL);
        if (len == 0) {
            return false;
        }
        at = skip_space(text, at + len);
        while ((len = vocabulary_match(words, text, at, WORD_DETERMINER, NULL)) > 0) {
            at = skip_space(text, at + len);
        }
        len = vocabulary_match(words, text, at, WORD_KIND, NULL);
        if (len == 0) {
            unsigned char c = byte_at(text, at);
            return is_upper(c) || (c == 0xC3 && byte_at(text, at + 1) < 0xA0) ||
                   vocabulary_match(words, text, at, WORD_INSTRUMENT, NULL) > 0;
        }
        at = skip_space(text, at + len);
    }
    return false;
}

/* "section G (Article 3) of the Amendment": what stands in brackets on the way is stepped over. */
static size_t skip_bracket(dsr_text text, size_t at) {
    size_t end = at;
    if (byte_at(text, at) == '(') {
        while (end < text.len && end - at < BRACKET_MOST && text.at[end] != ')') {
            end++;
        }
    }
    return byte_at(text, end) == ')' && end > at ? end + 1 : at;
}

/* "A/71/100, para. 5", "A/71/100 (para. 5)", "Ibid., para. 5", "decision 2/CMP.7, annex, paragraph
 * 6", "ICERD, art. 14", "SBI agenda item 8", "SBI 51 agenda item 8". */
static bool is_cited_with_other_text(const struct task *task, dsr_text text, size_t at) {
    const struct vocabulary *words = &task->language->words;
    size_t end = trim_end(text, 0, at), start = end, stop;
    while (start > 0 && is_digit((unsigned char)text.at[start - 1])) {
        start--;
    }
    if (ends_with_acronym(task, text, end) ||
        (start < end && ends_with_acronym(task, text, trim_end(text, 0, start))) ||
        vocabulary_match_before(words, text, end, WORD_CITED) > 0) {
        return true;
    }
    while (end > 0 && (text.at[end - 1] == ',' || text.at[end - 1] == '(')) {
        end = trim_end(text, 0, end - 1);
        start = token_start(text, end);
        if (ends_with_acronym(task, text, end) || is_symbol(text, start, &stop) ||
            is_instrument_number(text, start, &stop) ||
            vocabulary_match_before(words, text, end, WORD_CITED | WORD_INSTRUMENT) > 0) {
            return true;
        }
        /* ", annex," on the way. */
        end = trim_end(text, 0, end - vocabulary_match_before(words, text, end, WORD_KIND));
    }
    return false;
}

/* Two capitals or more, and nothing else: "SBI".  A step of the document's own symbol is the
 * body whose document this is ("SBSTA" in FCCC/SBSTA/2015/5). */
static bool ends_with_acronym(const struct task *task, dsr_text text, size_t end) {
    size_t start = end;
    while (start > 0 && is_upper((unsigned char)text.at[start - 1])) {
        start--;
    }
    if (end - start < 2 || ends_in_word(text, start)) {
        return false;
    }
    dsr_text name = part_of(text, start, end), symbol = task->symbol;
    for (size_t at = 0; at < symbol.len; at++) {
        if ((at == 0 || symbol.at[at - 1] == '/') && starts_with(symbol, at, name) &&
            !is_word_byte(byte_at(symbol, at + name.len))) {
            return false;
        }
    }
    return true;
}

static size_t token_start(dsr_text text, size_t end) {
    size_t start = end;
    while (start > 0 && end - start < BEFORE_REACH && text.at[start - 1] != '(' &&
           memchr(" \t\n\r", text.at[start - 1], 4) == NULL) {
        start--;
    }
    return start;
}

size_t instrument_read(const struct task *task, dsr_text text, size_t at, size_t len) {
    const struct vocabulary *words = &task->language->words;
    size_t end = 0, next = skip_space(text, at + len), stop;
    while (is_instrument_number(text, next, &stop)) {
        end = stop;
        size_t between = skip_space(text, end);
        size_t separator = vocabulary_match(words, text, between, WORD_LIST | WORD_RANGE, NULL);
        if (separator == 0) {
            break;
        }
        next = skip_space(text, between + separator);
    }
    return end;
}

/* A figure first, then at least one slash: "4/4", "36/CP.7". */
static bool is_instrument_number(dsr_text text, size_t at, size_t *end) {
    size_t stop = at, slashes = 0;
    if (!is_digit(byte_at(text, at))) {
        return false;
    }
    for (; stop < text.len && stop - at < NUMBER_MOST; stop++) {
        unsigned char c = (unsigned char)text.at[stop];
        slashes += c == '/';
        if (!is_digit(c) && !is_upper(c) && !is_lower(c) && c != '/' && c != '.') {
            break;
        }
    }
    while (stop > at && text.at[stop - 1] == '.') {
        stop--;
    }
    *end = stop;
    return slashes > 0;
}

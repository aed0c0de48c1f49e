/* SPDX-License-Identifier: MIT */
/*
 * The grammar of references around their numbers: phrases that follow each other ("article 5,
 * paragraph 2", "paragraph 2 of article 5"), and everything by which a reader sees that another
 * text is cited.
 */
#include "cite.h"

#include "bytes.h"

enum { BEFORE_REACH = 80, BRACKET_MOST = 80, LINKS_MOST = 3, NUMBER_MOST = 40 };

static bool read_phrase(const struct task *task, dsr_text text, size_t at,
                        struct citation *citation, size_t *end);
static bool is_repeated(const struct citation *citation, uint8_t kind);
static bool read_wrapped_more(const struct task *task, dsr_text text, struct citation *citation,
                              size_t *end);
static bool read_nearby(const struct task *task, dsr_text text, size_t at, size_t len,
                        const struct word *word, struct citation *citation);
static bool read_nearby_behind(const struct task *task, dsr_text text, size_t at, size_t len,
                               const struct word *word, struct citation *citation);
static bool set_nearby(dsr_text text, size_t at, size_t word, size_t end, const struct word *nearby,
                       uint8_t kind, struct citation *citation);
static bool is_said_to_be_ours(const struct task *task, dsr_text text, size_t at);
static bool names_other_text(const struct task *task, dsr_text text, size_t at);
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
    citation->nearby = 0;
    size_t end = at;
    if ((word->classes & WORD_NEARBY) != 0 && read_nearby(task, text, at, len, word, citation)) {
        return true;
    }
    if (!read_phrase(task, text, at, citation, &end)) {
        return (word->classes & WORD_KIND) != 0 &&
               read_nearby_behind(task, text, at, len, word, citation);
    }
    read_further_phrases(task, text, citation, &end);
    read_suffix(task, text, citation, &end);
    citation->range = (dsr_range){(uint32_t)at, (uint32_t)end};
    citation->is_ours |= links_to_this_text(task, text, end) || is_said_to_be_ours(task, text, at);
    citation->is_external = !citation->is_ours && (links_to_other_text(task, text, end) ||
                                                   is_cited_with_other_text(task, text, at));
    return true;
}

bool starts_word(const struct task *task, dsr_text text, size_t at) {
    const struct language *language = task->language;
    if (!ends_in_word(text, at)) {
        return true;
    }
    for (size_t i = 0; i < language->prefix_count; i++) {
        dsr_text prefix = language->prefixes[i];
        if (at >= prefix.len && starts_with(text, at - prefix.len, prefix) &&
            !ends_in_word(text, at - prefix.len)) {
            return true;
        }
    }
    return false;
}

/* A word and its numbers, or a number that a unit closes. */
static bool read_phrase(const struct task *task, dsr_text text, size_t at,
                        struct citation *citation, size_t *end) {
    const struct vocabulary *words = &task->language->words;
    struct phrase *phrase = &citation->phrases[citation->phrase_count];
    struct word word;
    size_t len = vocabulary_match(words, text, at, WORD_KIND, &word);
    if (len == 0) {
        bool is_wrapped = wrapped_read(task, text, at, phrase, citation, end) &&
                          !is_repeated(citation, phrase->kind);
        while (is_wrapped && read_wrapped_more(task, text, citation, end)) {
        }
        citation->phrase_count += is_wrapped;
        return is_wrapped;
    }
    size_t next = skip_space(text, at + len), filler;
    if (next == at + len && is_word_byte(byte_at(text, next - 1))) {
        return false;
    }
    while ((filler = vocabulary_match(words, text, next, WORD_FILLER, NULL)) > 0) {
        next = skip_space(text, next + filler);
    }
    phrase->kind = word.kind;
    if (is_repeated(citation, word.kind) ||
        !numbers_read(task, text, next, phrase, citation, end)) {
        return false;
    }
    citation->phrase_count++;
    return true;
}

/* A citation has one phrase of a kind: with the second another citation begins. */
static bool is_repeated(const struct citation *citation, uint8_t kind) {
    for (uint32_t i = 0; i < citation->phrase_count; i++) {
        if (citation->phrases[i].kind == kind) {
            return true;
        }
    }
    return false;
}

/* "第一项、第二项", "第五项至第十七项": each number has a unit of its own. */
static bool read_wrapped_more(const struct task *task, dsr_text text, struct citation *citation,
                              size_t *end) {
    const struct vocabulary *words = &task->language->words;
    struct phrase *phrase = &citation->phrases[citation->phrase_count], more = {0};
    size_t at = skip_space(text, *end), stop;
    size_t range = vocabulary_match(words, text, at, WORD_RANGE, NULL);
    size_t list = range > 0 ? range : vocabulary_match(words, text, at, WORD_LIST, NULL);
    uint32_t rows = citation->row_count;
    if (list == 0 || !wrapped_read(task, text, at + list, &more, citation, &stop) ||
        more.kind != phrase->kind) {
        citation->row_count = rows;
        return false;
    }
    if (range > 0) {
        phrase->cited[phrase->count - 1].role = DSR_FIRST;
        more.cited[0].role = DSR_LAST;
    }
    phrase->count += more.count;
    *end = stop;
    return true;
}

static void read_further_phrases(const struct task *task, dsr_text text, struct citation *citation,
                                 size_t *end) {
    const struct vocabulary *words = &task->language->words;
    while (citation->phrase_count < PHRASE_MOST) {
        size_t start = skip_space(text, *end), stop = *end;
        size_t join = vocabulary_match(words, text, start, WORD_JOIN, NULL);
        size_t next = skip_space(text, start + join);
        size_t more = join > 0 ? vocabulary_match(words, text, next, WORD_JOIN, NULL) : 0;
        bool is_read =
            join > 0 &&
            (read_phrase(task, text, next, citation, &stop) ||
             (more > 0 && read_phrase(task, text, skip_space(text, next + more), citation, &stop)));
        if (!is_read &&
            (!task->language->is_adjacent || !read_phrase(task, text, start, citation, &stop))) {
            return;
        }
        *end = stop;
    }
}

/* "the preceding paragraph". */
static bool read_nearby(const struct task *task, dsr_text text, size_t at, size_t len,
                        const struct word *word, struct citation *citation) {
    struct word kind;
    size_t next = skip_space(text, at + len);
    size_t more =
        vocabulary_match(&task->language->words, text, next, WORD_KIND | WORD_UNIT, &kind);
    return more > 0 &&
           set_nearby(text, at, next, next + more, word,
                      (kind.classes & WORD_KIND) != 0 ? kind.kind : kind.unit_kind, citation);
}

/* "le paragraphe précédent". */
static bool read_nearby_behind(const struct task *task, dsr_text text, size_t at, size_t len,
                               const struct word *word, struct citation *citation) {
    struct word nearby;
    size_t next = skip_space(text, at + len);
    size_t more = vocabulary_match(&task->language->words, text, next, WORD_NEARBY, &nearby);
    return more > 0 && next > at + len &&
           set_nearby(text, at, at, next + more, &nearby, word->kind, citation);
}

/* Not several of them: "paragraphs" in the plural. */
static bool set_nearby(dsr_text text, size_t at, size_t word, size_t end, const struct word *nearby,
                       uint8_t kind, struct citation *citation) {
    size_t stop = word;
    while (is_word_byte(byte_at(text, stop))) {
        stop++;
    }
    if (stop > word && (text.at[stop - 1] == 's' || text.at[stop - 1] == 'S')) {
        return false;
    }
    citation->range = (dsr_range){(uint32_t)at, (uint32_t)end};
    citation->nearby = (nearby->classes & WORD_PRECEDING) != 0 ? -1 : 1;
    citation->phrases[0] = (struct phrase){.kind = kind};
    citation->phrase_count = 1;
    return true;
}

/* "of the agenda", "above". */
static void read_suffix(const struct task *task, dsr_text text, struct citation *citation,
                        size_t *end) {
    const struct vocabulary *words = &task->language->words;
    struct word word;
    size_t at = skip_space(text, *end);
    size_t len = vocabulary_match(words, text, at, WORD_SUFFIX, &word);
    if (len > 0 && citation->phrase_count == 1) {
        /* "пункт 3 повестки дня": the suffix tells what the number is of. */
        citation->phrases[0].kind = word.suffix_kind;
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

/* "上文第5段", "本法第三条": what stands before says that this text is meant. */
static bool is_said_to_be_ours(const struct task *task, dsr_text text, size_t at) {
    size_t end = trim_end(text, 0, at);
    return vocabulary_match_before(&task->language->words, text, end,
                                   WORD_RELATIVE_BEFORE | WORD_SELF) > 0;
}

/* Where no word links them: "статьи 5 Закона", "§ 5 Gesetz". */
static bool names_other_text(const struct task *task, dsr_text text, size_t at) {
    unsigned char c = byte_at(text, at), next = byte_at(text, at + 1);
    bool is_high = c == 0xD0 && next >= 0x90 && next <= 0xAF;
    return task->language->is_adjacent &&
           (is_high ||
            vocabulary_match(&task->language->words, text, at, WORD_INSTRUMENT, NULL) > 0);
}

/* "of the Convention", "of its resolution", "of A/71/100", "of the annex to its resolution". */
static bool links_to_other_text(const struct task *task, dsr_text text, size_t at) {
    const struct vocabulary *words = &task->language->words;
    at = skip_space(text, at);
    at = skip_space(text, skip_bracket(text, at));
    if (names_other_text(task, text, at)) {
        return true;
    }
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

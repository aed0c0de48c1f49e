/* SPDX-License-Identifier: MIT */
/* Prints a phrase in a language: order, case, number, wrapping and numerals are its lexicon's. */
#include "phrase.h"

struct printer {
    const dsr_host *host;
    const struct lexicon *from, *to;
    struct phrase *phrase;
    struct builder *into;
    size_t start; /* of the reference in what is built */
};

static bool print_part(struct printer *printer, size_t index, bool is_first);
static dsr_text form_of(const struct printer *printer, const struct kind_words *kind,
                        const struct part *part, bool is_first);

static const struct kind_words *words_of(const struct printer *printer, const struct part *part) {
    const struct kind_words *kind = lexicon_kind(printer->to, part->kind->name);
    if (!kind && same_word(part->kind->name, "rule"))
        kind = lexicon_kind(printer->to, DSR_TEXT("article"));
    if (!kind && same_word(part->kind->name, "appendix"))
        kind = lexicon_kind(printer->to, DSR_TEXT("annex"));
    return kind;
}

bool phrase_print(const dsr_host *host, const struct lexicon *from, const struct lexicon *to,
                  struct phrase *phrase, struct builder *into) {
    struct printer printer = {host, from, to, phrase, into, into->len};
    bool is_inner_first = to->is_inner_first || (!to->is_outer_first && phrase->is_inner_first);
    dsr_text relative = phrase->is_above   ? to->above
                        : phrase->is_below ? to->below
                                           : (dsr_text){"", 0};
    if (phrase->is_ibid) {
        build(into, to->ibid);
        build(into, to->separators[SEPARATOR_COMMA]);
    }
    if (to->is_relative_first)
        build(into, relative);
    for (size_t i = 0; i < phrase->part_count; i++) {
        size_t index = is_inner_first ? phrase->part_count - 1 - i : i;
        if (i > 0)
            build(into, is_inner_first || to->is_outer_first ? to->of : DSR_TEXT(", "));
        if (!print_part(&printer, index, i == 0 || !is_inner_first))
            return false;
    }
    if (!to->is_relative_first && relative.len) {
        build(into, DSR_TEXT(" "));
        build(into, relative);
    }
    return true;
}

/* ---- numbers -------------------------------------------------------------------------------- */

static void print_insert(const struct printer *printer, const struct number *number) {
    const struct lexicon *to = printer->to;
    bool is_own = number->insert_index && to->inserts[number->insert_index - 1].len;
    if (is_own)
        build_form(printer->into, to->insert_form, to->inserts[number->insert_index - 1]);
    else
        build(printer->into, number->insert);
}

static bool print_numeral(const struct printer *printer, const struct kind_words *kind,
                          const struct number *number, size_t count) {
    char room[64];
    bool is_figure = same_word(number->western, "decimal");
    if (kind->first.len && !number->scheme.len && number->value == 1 && count == 1 &&
        (is_figure || same_word(number->western, "upper-roman"))) {
        build(printer->into, kind->first);
        return true;
    }
    dsr_text scheme = number->scheme.len
                          ? number->scheme
                          : lexicon_scheme(printer->to, number->western, kind->is_feminine);
    size_t len = printer->host->numeral(scheme, number->value, room, sizeof room);
    build(printer->into, (dsr_text){room, len});
    return len > 0;
}

/* A step in brackets; "17 (c)", "17 c)", "17(c)". */
static bool print_step(struct printer *printer, const struct kind_words *kind,
                       struct number *number, bool is_first) {
    const struct lexicon *to = printer->to;
    struct builder *into = printer->into;
    dsr_text form = same_word(number->western, "lower-roman") ? to->subitem : to->item;
    if (number->is_nested)
        build(into, same_word(number->western, "decimal") ? to->nested : DSR_TEXT("."));
    else if (!is_first && to->has_joint)
        build(into, to->joint);
    else if (!is_first && form.at[0] == '{')
        build(into, DSR_TEXT(" "));
    number->put.start = (uint32_t)(into->len - printer->start);
    size_t at = 0;
    while (number->is_bracketed && at < form.len && form.at[at] != '{')
        at++;
    build(into, slice(form, 0, at));
    if (!print_numeral(printer, kind, number, 2))
        return false;
    print_insert(printer, number);
    if (number->is_bracketed)
        build(into, slice(form, at + 3, form.len));
    number->put.end = (uint32_t)(into->len - printer->start);
    return true;
}

/* Those from `first` on: all, or where each number has the words around it, one with its steps;
 * `*next` is what comes then. */
static bool print_numbers(struct printer *printer, const struct kind_words *kind,
                          const struct part *part, uint32_t first, bool is_one, uint32_t *next) {
    struct number *numbers = printer->phrase->numbers + part->first;
    const struct lexicon *to = printer->to;
    for (uint32_t i = first; i < part->count; *next = ++i) {
        if (is_one && i > first && !numbers[i].is_step)
            break;
        struct number *number = &numbers[i];
        if (i > first && !number->is_step)
            build(printer->into, to->separators[number->separator]);
        if (number->is_step || number->is_bracketed) {
            if (!print_step(printer, kind, number, i == first || !number->is_step))
                return false;
            continue;
        }
        number->put.start = (uint32_t)(printer->into->len - printer->start);
        if (!print_numeral(printer, kind, number, part->count))
            return false;
        if (!to->is_insert_last)
            print_insert(printer, number);
        number->put.end = (uint32_t)(printer->into->len - printer->start);
    }
    return true;
}

/* ---- words ---------------------------------------------------------------------------------- */

static uint32_t labels_in(const struct printer *printer, const struct part *part) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < part->count; i++) {
        const struct number *number = &printer->phrase->numbers[part->first + i];
        if (i > 0 && !number->is_step && number->separator == SEPARATOR_RANGE)
            return 3; /* at least */
        count += i == 0 || !number->is_step;
        /* "17 (c) and (d)" are two. */
    }
    return count;
}

static dsr_text form_of(const struct printer *printer, const struct kind_words *kind,
                        const struct part *part, bool is_first) {
    const struct lexicon *to = printer->to;
    const struct phrase *phrase = printer->phrase;
    uint32_t count = labels_in(printer, part);
    count = count == 1 && part->is_many ? 3 : count; /* "paragraphs 5" of a list read in part */
    enum relation relation = is_first ? phrase->relation : RELATION_OF;
    uint8_t own = kind->cases[relation] ? kind->cases[relation] : to->cases[relation];
    size_t place = own && own <= CASES_MOST ? own - 1u : 0;
    for (size_t i = 0; i < kind->inside_count; i++)
        for (size_t k = 0; k < phrase->part_count && &phrase->parts[k] != part; k++)
            if (same_text(phrase->parts[k].kind->name, kind->inside[i][0]))
                return kind->inside[i][1];
    if (!is_first && kind->of_one.len)
        return count > 1 && kind->of_many.len ? kind->of_many : kind->of_one;
    bool is_short =
        part->is_short || (to->is_short_in_brackets && phrase->is_in_brackets && is_first);
    if (is_short && kind->short_one.len)
        return count > 1 ? kind->short_many : kind->short_one;
    return count > 2 ? kind->many[place] : count == 2 ? kind->two[place] : kind->one[place];
}

static void print_head(struct printer *printer, dsr_text head, bool is_first) {
    const struct phrase *phrase = printer->phrase;
    const dsr_text *prefix = printer->to->prefixes[phrase->relation];
    char room[200];
    if (is_first && prefix[0].len && starts_with(head, prefix[1])) {
        build(printer->into, prefix[0]);
        head = slice(head, prefix[1].len, head.len);
    }
    bool is_start = printer->into->len == printer->start;
    build(printer->into,
          is_start && phrase->is_capital ? capitalised(head, room, sizeof room) : head);
}

/* Whether each number of a list has the words around it. */
static bool repeats(const struct printer *printer, const struct kind_words *kind,
                    const struct part *part) {
    bool has_nested = false;
    for (uint32_t i = 0; i < part->count; i++) {
        const struct number *number = &printer->phrase->numbers[part->first + i];
        if (i > 0 && !number->is_step && number->separator == SEPARATOR_RANGE)
            return false;
        has_nested |= number->is_nested || number->insert.len;
    }
    return kind->repeats || (has_nested && printer->to->nested_repeats);
}

static bool print_part(struct printer *printer, size_t index, bool is_first) {
    const struct part *part = &printer->phrase->parts[index];
    const struct kind_words *kind = words_of(printer, part);
    if (!kind)
        return false;
    dsr_text form = form_of(printer, kind, part, is_first);
    size_t at = 0;
    while (at + 3 <= form.len && memcmp(form.at + at, "{n}", 3) != 0)
        at++;
    if (at + 3 > form.len)
        return false;
    bool is_each = repeats(printer, kind, part);
    for (uint32_t i = 0; i < part->count;) {
        struct number *number = &printer->phrase->numbers[part->first + i];
        if (i > 0)
            build(printer->into, printer->to->separators[number->separator]);
        print_head(printer, slice(form, 0, at), is_first && i == 0);
        if (!print_numbers(printer, kind, part, i, is_each, &i))
            return false;
        build(printer->into, slice(form, at + 3, form.len));
        if (printer->to->is_insert_last)
            print_insert(printer, number);
    }
    return true;
}

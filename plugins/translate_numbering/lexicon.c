/* SPDX-License-Identifier: MIT */
/* See lexicon.h; the fields are told in scripts/languages/README.md. */
#include "lexicon.h"

#include <stdlib.h>

struct loader {
    const dsr_host *host;
    struct lexicon *lexicon;
    bool is_short; /* of memory */
    bool is_many;  /* the words being added are of more than one */
};

static const char *const relation_names[] = {
    [RELATION_NONE] = "none",
    [RELATION_ACCORDANCE] = "accordance",
    [RELATION_PURSUANT] = "pursuant",
    [RELATION_UNDER] = "under",
    [RELATION_IN] = "in",
    [RELATION_OF] = "of",
    [RELATION_TO] = "to",
    [RELATION_BY] = "by",
};

static const dsr_text number_mark = {"{n}", 3};

static void load_kinds(struct loader *loader, const dsr_value *kinds);
static void load_grammar(struct loader *loader, const dsr_value *print);
static void load_words(struct loader *loader, const dsr_value *language, const dsr_value *print);

static void add_word(struct loader *loader, dsr_text text, enum word_class class, size_t value,
                     bool is_short) {
    struct lexicon *lexicon = loader->lexicon;
    while (text.len && text.at[0] == ' ')
        text = slice(text, 1, text.len);
    while (text.len && text.at[text.len - 1] == ' ')
        text.len--;
    if (!text.len)
        return;
    if (lexicon->word_count == lexicon->word_room) {
        size_t room = lexicon->word_room ? 2 * lexicon->word_room : 128;
        struct word *grown = realloc(lexicon->words, room * sizeof *grown);
        loader->is_short |= !grown;
        if (!grown)
            return;
        lexicon->words = grown;
        lexicon->word_room = room;
    }
    struct word *words = lexicon->words;
    size_t at = lexicon->word_count++;
    for (; at > 0 && words[at - 1].text.len < text.len; at--)
        words[at] = words[at - 1];
    words[at] = (struct word){text, class, (uint8_t)value, is_short, loader->is_many};
}

static void add_list(struct loader *loader, const dsr_value *list, enum word_class class,
                     size_t value) {
    const dsr_host *host = loader->host;
    if (host->value_type(list) == DSR_STRING)
        add_word(loader, host->value_text(list), class, value, false);
    for (size_t i = 0; i < host->value_count(list); i++)
        add_word(loader, host->value_text(host->value_at(list, i)), class, value, false);
}

/* The words around {n}: before it they name a kind or open a number, behind it they close one. */
static void add_form(struct loader *loader, dsr_text form, size_t kind, bool is_short) {
    size_t at = 0;
    while (at < form.len && !starts_with(slice(form, at, form.len), number_mark))
        at++;
    if (at == form.len)
        return;
    dsr_text tail = slice(form, at + number_mark.len, form.len);
    bool is_wrapped = tail.len && at && form.at[at - 1] != ' ';
    add_word(loader, slice(form, 0, at), is_wrapped ? WORD_WRAP : WORD_KIND, kind, is_short);
    add_word(loader, tail, WORD_SUFFIX, kind, is_short);
}

bool lexicon_load(dsr_job *job, const dsr_value *language, struct lexicon *lexicon) {
    const dsr_host *host = job->host;
    struct loader loader = {host, lexicon, false, false};
    const dsr_value *references = host->value_get(language, "references");
    const dsr_value *print = host->value_get(references, "print");
    const dsr_value *forms = host->value_get(references, "forms");
    lexicon->item = host->value_text(host->value_get(forms, "item"));
    lexicon->subitem = host->value_text(host->value_get(forms, "subitem"));
    lexicon->is_complete = print && lexicon->item.len && lexicon->subitem.len;
    if (print) {
        load_kinds(&loader, host->value_get(print, "kinds"));
        load_grammar(&loader, print);
    }
    load_words(&loader, language, print);
    if (loader.is_short)
        host->report(job, DSR_ERROR, "run-no-memory", (dsr_place){0}, "no memory");
    return !loader.is_short;
}

void lexicon_free(struct lexicon *lexicon) {
    free(lexicon->kinds);
    free(lexicon->words);
}

/* ---- printing ------------------------------------------------------------------------------- */

/* One text for all cases, or a list by case. */
static void read_cases(const dsr_host *host, const dsr_value *value, dsr_text cases[CASES_MOST]) {
    bool is_one = host->value_type(value) == DSR_STRING;
    size_t count = host->value_count(value);
    for (size_t i = 0; i < CASES_MOST; i++) {
        const dsr_value *item = is_one ? value
                                       : host->value_at(value, i < count ? i
                                                               : count   ? count - 1
                                                                         : 0);
        cases[i] = item ? host->value_text(item) : (dsr_text){"", 0};
    }
}

static void load_kind(const dsr_host *host, const dsr_value *row, struct kind_words *kind) {
    const dsr_value *brief = host->value_get(row, "short"),
                    *inside = host->value_get(row, "inside");
    read_cases(host, host->value_get(row, "one"), kind->one);
    const dsr_value *many = host->value_get(row, "many"), *two = host->value_get(row, "two");
    read_cases(host, many ? many : host->value_get(row, "one"), kind->many);
    read_cases(host, two ? two : many ? many : host->value_get(row, "one"), kind->two);
    kind->short_one = host->value_text(host->value_get(brief, "one"));
    kind->short_many = host->value_text(host->value_get(brief, "many"));
    kind->of_one = host->value_text(host->value_get(row, "of"));
    kind->of_many = host->value_text(host->value_get(row, "of_many"));
    kind->first = host->value_text(host->value_get(row, "first"));
    kind->is_feminine = same_word(host->value_text(host->value_get(row, "gender")), "feminine");
    kind->repeats = host->value_bool(host->value_get(row, "repeats"));
    for (size_t i = 1; i < RELATION_COUNT; i++)
        kind->cases[i] = (uint8_t)host->value_int(host->value_get(row, relation_names[i]));
    for (size_t i = 0; i < host->value_count(inside) && i < INSIDE_MOST;
         i++, kind->inside_count++) {
        kind->inside[i][0] = host->value_key(inside, i);
        kind->inside[i][1] = host->value_text(host->value_at(inside, i));
    }
}

static void load_kinds(struct loader *loader, const dsr_value *kinds) {
    const dsr_host *host = loader->host;
    struct lexicon *lexicon = loader->lexicon;
    size_t count = host->value_count(kinds);
    lexicon->kinds = calloc(count + 1, sizeof *lexicon->kinds);
    loader->is_short |= !lexicon->kinds;
    for (size_t i = 0; lexicon->kinds && i < count && i < UINT8_MAX; i++) {
        struct kind_words *kind = &lexicon->kinds[lexicon->kind_count++];
        kind->name = host->value_key(kinds, i);
        load_kind(host, host->value_at(kinds, i), kind);
        for (size_t form = 0; form < CASES_MOST; form++)
            add_form(loader, kind->one[form], i, false);
        add_form(loader, kind->short_one, i, true);
        loader->is_many = true; /* what looks the same was found to be one before */
        for (size_t form = 0; form < CASES_MOST; form++) {
            add_form(loader, kind->two[form], i, false);
            add_form(loader, kind->many[form], i, false);
        }
        add_form(loader, kind->short_many, i, true);
        loader->is_many = false;
        for (size_t form = 0; form < kind->inside_count; form++)
            add_form(loader, kind->inside[form][1], i, false);
    }
}

static dsr_text first_of(const dsr_host *host, const dsr_value *list) {
    return host->value_text(host->value_type(list) == DSR_STRING ? list : host->value_at(list, 0));
}

static void load_numerals(struct loader *loader, const dsr_value *table) {
    const dsr_host *host = loader->host;
    struct lexicon *lexicon = loader->lexicon;
    for (size_t i = 0; i < host->value_count(table) && i < NUMERALS_MOST; i++) {
        struct numerals *row = &lexicon->numerals[lexicon->numerals_count++];
        const dsr_value *value = host->value_at(table, i);
        bool is_one = host->value_type(value) == DSR_STRING;
        row->western = host->value_key(table, i);
        row->masculine = host->value_text(is_one ? value : host->value_get(value, "masculine"));
        row->feminine = host->value_text(is_one ? value : host->value_get(value, "feminine"));
    }
}

static void load_grammar(struct loader *loader, const dsr_value *print) {
    static const char *const names[] = {"and", "or", "comma", "range"};
    const dsr_host *host = loader->host;
    struct lexicon *lexicon = loader->lexicon;
    const dsr_value *separators = host->value_get(print, "separators");
    const dsr_value *cases = host->value_get(print, "cases");
    const dsr_value *prefixes = host->value_get(print, "prefixes");
    for (size_t i = 0; i < SEPARATOR_COUNT; i++) {
        lexicon->separators[i] = first_of(host, host->value_get(separators, names[i]));
        add_list(loader, host->value_get(separators, names[i]), WORD_SEPARATOR, i);
    }
    for (size_t i = 0; i < RELATION_COUNT; i++) {
        const dsr_value *prefix = host->value_get(prefixes, relation_names[i]);
        lexicon->cases[i] = (uint8_t)host->value_int(host->value_get(cases, relation_names[i]));
        lexicon->prefixes[i][0] = host->value_text(host->value_at(prefix, 0));
        lexicon->prefixes[i][1] = host->value_text(host->value_at(prefix, 1));
    }
    load_numerals(loader, host->value_get(print, "numerals"));
    dsr_text nesting = host->value_text(host->value_get(print, "nesting"));
    lexicon->is_inner_first = same_word(nesting, "inner");
    lexicon->is_outer_first = same_word(nesting, "outer");
    lexicon->has_joint = host->value_get(print, "joint") != NULL;
    lexicon->joint = host->value_text(host->value_get(print, "joint"));
    lexicon->of = host->value_text(host->value_get(print, "of"));
    lexicon->nested = host->value_text(host->value_get(print, "nested"));
    if (!lexicon->nested.len)
        lexicon->nested = DSR_TEXT(".");
    lexicon->above = first_of(host, host->value_get(print, "above"));
    lexicon->below = first_of(host, host->value_get(print, "below"));
    lexicon->ibid = first_of(host, host->value_get(print, "ibid"));
    lexicon->is_relative_first = host->value_bool(host->value_get(print, "relative_first"));
    lexicon->is_insert_last = host->value_bool(host->value_get(print, "insert_last"));
    lexicon->nested_repeats = host->value_bool(host->value_get(print, "nested_repeats"));
    lexicon->is_short_in_brackets = host->value_bool(host->value_get(print, "short_in_brackets"));
}

/* ---- reading -------------------------------------------------------------------------------- */

static size_t kind_index(const struct lexicon *lexicon, dsr_text name) {
    size_t at = 0;
    while (at < lexicon->kind_count && !same_text(lexicon->kinds[at].name, name))
        at++;
    return at;
}

/* Further words of import's: they come after those above, so that "rule" stays one. */
static void load_words(struct loader *loader, const dsr_value *language, const dsr_value *print) {
    const dsr_host *host = loader->host;
    struct lexicon *lexicon = loader->lexicon;
    const dsr_value *references = host->value_get(language, "references");
    const dsr_value *tables[] = {host->value_get(references, "words"),
                                 host->value_get(references, "units"),
                                 host->value_get(references, "suffixes")};
    for (size_t table = 0; table < 3; table++)
        for (size_t i = 0; i < host->value_count(tables[table]); i++) {
            size_t kind = kind_index(lexicon, host->value_key(tables[table], i));
            if (kind < lexicon->kind_count)
                add_list(loader, host->value_at(tables[table], i),
                         table == 0 ? WORD_KIND : WORD_SUFFIX, kind);
        }
    add_list(loader, host->value_get(references, "wraps"), WORD_WRAP, 0);
    add_list(loader, host->value_get(references, "joins"), WORD_JOIN, 0);
    add_list(loader, host->value_get(references, "determiners"), WORD_DETERMINER, 0);
    add_list(loader, host->value_get(print, "above"), WORD_ABOVE, 0);
    add_list(loader, host->value_get(print, "below"), WORD_BELOW, 0);
    add_list(loader, host->value_get(print, "ibid"), WORD_IBID, 0);
    const dsr_value *inserts = host->value_get(language, "inserts");
    for (size_t i = 0; i < host->value_count(inserts); i++) {
        dsr_text insert = host->value_text(host->value_at(inserts, i));
        if (i < INSERTS_MOST) {
            lexicon->inserts[i] = insert;
            add_word(loader, insert, WORD_INSERT, i, false);
        }
    }
    lexicon->insert_form = host->value_text(host->value_get(language, "insert_form"));
    if (!lexicon->insert_form.len)
        lexicon->insert_form = DSR_TEXT(" {n}");
    const dsr_value *relations = host->value_get(print, "relations");
    for (size_t i = 1; i < RELATION_COUNT; i++)
        add_list(loader, host->value_get(relations, relation_names[i]), WORD_RELATION, i);
}

/* Bytes of a space at `at`: also one that does not break, and the wide one. */
static size_t space_at(dsr_text text, size_t at) {
    if (at < text.len && strchr(" \t\n\r", text.at[at]) && text.at[at])
        return 1;
    if (starts_with(slice(text, at, text.len), DSR_TEXT("\xC2\xA0")))
        return 2;
    return starts_with(slice(text, at, text.len), DSR_TEXT("\xE3\x80\x80")) ? 3 : 0;
}

static bool same_byte(char left, char right) {
    unsigned char a = (unsigned char)left, b = (unsigned char)right;
    return a == b || ((a ^ b) == 0x20 && (a | 0x20) >= 'a' && (a | 0x20) <= 'z');
}

/* How many bytes of the text are the word, a run of spaces being one; 0: they are not. */
static size_t match(dsr_text text, size_t at, dsr_text word) {
    size_t end = at;
    for (size_t i = 0; i < word.len; i++) {
        if (word.at[i] == ' ') {
            size_t space = space_at(text, end);
            if (!space)
                return 0;
            while ((space = space_at(text, end)))
                end += space;
        } else if (end < text.len && same_byte(text.at[end], word.at[i])) {
            end++;
        } else if (word.at[i] == '\'' &&
                   starts_with(slice(text, end, text.len), DSR_TEXT("\xE2\x80\x99"))) {
            end += 3;
        } else {
            return 0;
        }
    }
    return end - at;
}

/* Words of letters end where the letters do; those of a script without spaces need not. */
static bool ends_well(dsr_text text, size_t end, dsr_text word) {
    bool is_wide = word.len >= 3 && (unsigned char)word.at[word.len - 3] >= 0xE3;
    return !is_alnum_at(word, word.len - 1) || is_wide || !is_alnum_at(text, end);
}

const struct word *lexicon_word(const struct lexicon *lexicon, dsr_text text, size_t at,
                                uint32_t classes, size_t *len) {
    for (size_t i = 0; i < lexicon->word_count; i++) {
        const struct word *word = &lexicon->words[i];
        if (!(classes >> word->class & 1))
            continue;
        char room[64];
        size_t found = match(text, at, word->text);
        if (!found)
            found = match(text, at, capitalised(word->text, room, sizeof room));
        if (found && ends_well(text, at + found, word->text)) {
            *len = found;
            return word;
        }
    }
    return NULL;
}

const struct kind_words *lexicon_kind(const struct lexicon *lexicon, dsr_text name) {
    size_t at = kind_index(lexicon, name);
    return at < lexicon->kind_count ? &lexicon->kinds[at] : NULL;
}

dsr_text lexicon_scheme(const struct lexicon *lexicon, dsr_text western, bool is_feminine) {
    for (size_t i = 0; i < lexicon->numerals_count; i++)
        if (same_text(lexicon->numerals[i].western, western))
            return is_feminine ? lexicon->numerals[i].feminine : lexicon->numerals[i].masculine;
    return western;
}

/* ASCII, Latin-1 and Russian letters: the languages that have capitals. */
dsr_text capitalised(dsr_text text, char *room, size_t size) {
    if (!text.len || text.len > size)
        return text;
    memcpy(room, text.at, text.len);
    unsigned char first = (unsigned char)text.at[0];
    unsigned char second = text.len > 1 ? (unsigned char)text.at[1] : 0;
    bool is_latin = first == 0xC3 && second >= 0xA0 && second != 0xB7 && second != 0xBF;
    if (first >= 'a' && first <= 'z') {
        room[0] = (char)(first - 0x20);
    } else if (is_latin || (first == 0xD0 && second >= 0xB0)) { /* à to þ, а to п */
        room[1] = (char)(second - 0x20);
    } else if (first == 0xD1 && second <= 0x8F) { /* р to я */
        room[0] = (char)0xD0;
        room[1] = (char)(second + 0x20);
    } else {
        return text;
    }
    return (dsr_text){room, text.len};
}

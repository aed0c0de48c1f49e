/* SPDX-License-Identifier: MIT */
/*
 * From the value tree of scripts/languages/TAG.lua to one trie of all its words.
 */
#include "bytes.h"
#include "layout.h"

struct compiler {
    dsr_job *job;
    const dsr_host *host;
    struct kinds *kinds;
    struct schemes *schemes;
    struct language *language;
    bool failed;
};

/* Lists of plain words and what they are. */
static const struct word_list {
    const char *table; /* NULL: the language itself */
    const char *name;
    uint32_t class;
} word_lists[] = {
    {NULL, "inserts", WORD_INSERT},
    {NULL, "ordinals", WORD_ORDINAL},
    {NULL, "contents", WORD_CONTENTS},
    {NULL, "boundaries", WORD_BOUNDARY},
    {NULL, "agenda", WORD_AGENDA},
    {"references", "ranges", WORD_RANGE},
    {"references", "lists", WORD_LIST},
    {"references", "joins", WORD_JOIN},
    {"references", "relative", WORD_RELATIVE},
    {"references", "links", WORD_LINK},
    {"references", "determiners", WORD_DETERMINER},
    {"references", "internal", WORD_INTERNAL},
    {"references", "instruments", WORD_INSTRUMENT},
    {"references", "cited_before", WORD_CITED},
    {"references", "wraps", WORD_WRAP},
    {"references", "fillers", WORD_FILLER},
    {"references", "preceding", WORD_PRECEDING},
    {"references", "following", WORD_FOLLOWING},
    {"references", "relative_before", WORD_RELATIVE_BEFORE},
    {"references", "self", WORD_SELF},
};

static void add_list(struct compiler *compiler, const dsr_value *list, const struct word *word);
static void add_cited_kinds(struct compiler *compiler, const dsr_value *references);
static void add_units(struct compiler *compiler, const dsr_value *units);
static void add_labels(struct compiler *compiler, const dsr_value *labels);
static void add_form(struct compiler *compiler, const dsr_value *label, const dsr_value *value,
                     uint8_t kind);
static void add_print(struct compiler *compiler, struct print *print, const dsr_value *scheme);
static void add(struct compiler *compiler, dsr_text text, const struct word *word);

bool language_compile(dsr_job *job, const dsr_value *data, dsr_text tag, struct kinds *kinds,
                      struct schemes *schemes, struct language *language) {
    const dsr_host *host = job->host;
    struct compiler compiler = {job, host, kinds, schemes, language, false};
    language->tag = tag;
    const dsr_value *references = host->value_get(data, "references");
    for (size_t i = 0; i < sizeof(word_lists) / sizeof(word_lists[0]); i++) {
        const struct word_list *row = &word_lists[i];
        const dsr_value *table = row->table != NULL ? host->value_get(data, row->table) : data;
        struct word word = {.classes = row->class};
        add_list(&compiler, host->value_get(table, row->name), &word);
    }
    add_cited_kinds(&compiler, references);
    add_units(&compiler, host->value_get(references, "units"));
    add_labels(&compiler, host->value_get(data, "labels"));
    language->is_adjacent = host->value_bool(host->value_get(references, "adjacent"));
    language->is_ordinal_first = host->value_bool(host->value_get(references, "ordinal_first"));
    const dsr_value *list = host->value_get(references, "schemes");
    for (size_t i = 0; i < host->value_count(list); i++) {
        uint8_t scheme = scheme_add(job, schemes, host->value_text(host->value_at(list, i)));
        language->cited_schemes |= scheme != NO_SCHEME ? SCHEME_BIT(scheme) : 0;
    }
    list = host->value_get(references, "prefixes");
    for (size_t i = 0; i < host->value_count(list) && i < PREFIX_MOST; i++) {
        language->prefixes[language->prefix_count++] = host->value_text(host->value_at(list, i));
    }
    list = host->value_get(references, "unlabelled");
    for (size_t i = 0; i < host->value_count(list); i++) {
        uint8_t kind = kind_of(kinds, host->value_text(host->value_at(list, i)));
        language->unlabelled |= UINT64_C(1) << kind;
    }
    return !compiler.failed;
}

/* A document may have been printed in the labels of another language before: "المادة 5". */
bool language_take_labels(dsr_job *job, const dsr_value *data, struct kinds *kinds,
                          struct language *language) {
    const dsr_host *host = job->host;
    struct compiler compiler = {.job = job, .host = host, .kinds = kinds, .language = language};
    const dsr_value *labels = host->value_get(data, "labels");
    for (size_t i = 0; i < host->value_count(labels); i++) {
        const dsr_value *label = host->value_at(labels, i);
        struct word word = {.classes = WORD_LABEL,
                            .label_kind = kind_of(kinds, host->value_key(labels, i))};
        struct form form;
        if (!form_of(host->value_text(host->value_get(label, "form")), &form)) {
            continue;
        }
        size_t end = trim_end(form.before, 0, form.before.len);
        if (form.after.len == 0 && end > 0 && end < form.before.len) {
            add(&compiler, part_of(form.before, 0, end), &word);
        }
    }
    return !compiler.failed;
}

bool stop_words_compile(dsr_job *job, const dsr_value *data, uint32_t language,
                        struct stop_words *words) {
    const dsr_host *host = job->host;
    const dsr_value *list = host->value_get(data, "detect");
    for (size_t i = 0; i < host->value_count(list); i++) {
        if (!stop_words_add(words, host->value_text(host->value_at(list, i)), language)) {
            dsr_place nowhere = {0, 0, NULL};
            host->report(job, DSR_ERROR, "run-no-memory", nowhere, "no memory for common words");
            return false;
        }
    }
    return true;
}

void language_free(struct language *language) {
    vocabulary_free(&language->words);
}

static void add_cited_kinds(struct compiler *compiler, const dsr_value *references) {
    const dsr_host *host = compiler->host;
    const dsr_value *words = host->value_get(references, "words");
    for (size_t i = 0; i < host->value_count(words); i++) {
        struct word word = {.classes = WORD_KIND};
        word.kind = kind_of(compiler->kinds, host->value_key(words, i));
        add_list(compiler, host->value_at(words, i), &word);
    }
    const dsr_value *suffixes = host->value_get(references, "suffixes");
    for (size_t i = 0; i < host->value_count(suffixes); i++) {
        struct word word = {.classes = WORD_SUFFIX};
        word.suffix_kind = kind_of(compiler->kinds, host->value_key(suffixes, i));
        add_list(compiler, host->value_at(suffixes, i), &word);
    }
}

/* What stands behind a number and tells its kind: "段" of "第6段". */
static void add_units(struct compiler *compiler, const dsr_value *units) {
    const dsr_host *host = compiler->host;
    for (size_t i = 0; i < host->value_count(units); i++) {
        struct word word = {.classes = WORD_UNIT};
        word.unit_kind = kind_of(compiler->kinds, host->value_key(units, i));
        add_list(compiler, host->value_at(units, i), &word);
    }
}

static void add_labels(struct compiler *compiler, const dsr_value *labels) {
    const dsr_host *host = compiler->host;
    for (size_t i = 0; i < host->value_count(labels); i++) {
        const dsr_value *label = host->value_at(labels, i);
        uint8_t kind = kind_of(compiler->kinds, host->value_key(labels, i));
        struct word word = {.classes = WORD_LABEL, .label_kind = kind};
        add_list(compiler, host->value_get(label, "words"), &word);
        add_form(compiler, label, host->value_get(label, "form"), kind);
        const dsr_value *forms = host->value_get(label, "forms");
        for (size_t form = 0; form < host->value_count(forms); form++) {
            add_form(compiler, label, host->value_at(forms, form), kind);
        }
        const dsr_value *also = host->value_get(label, "also");
        for (size_t row = 0; row < host->value_count(also); row++) {
            const dsr_value *other = host->value_at(also, row);
            add_form(compiler, other, host->value_get(other, "form"), kind);
        }
    }
}

/* The word of a form, "Article" of "Article {n}"; a way of printing for each scheme. */
static void add_form(struct compiler *compiler, const dsr_value *label, const dsr_value *value,
                     uint8_t kind) {
    const dsr_host *host = compiler->host;
    struct print print = {.kind = kind};
    if (!form_of(host->value_text(value), &print.form)) {
        return;
    }
    dsr_text before = print.form.before;
    size_t end = trim_end(before, 0, before.len);
    print.has_word = print.form.after.len == 0 && end > 0 && end < before.len;
    if (print.has_word) {
        struct word word = {.classes = WORD_LABEL, .label_kind = kind};
        add(compiler, part_of(before, 0, end), &word);
    }
    print.is_main = value == host->value_get(label, "form");
    add_print(compiler, &print, host->value_get(label, "scheme"));
    print.is_main = false;
    const dsr_value *schemes = host->value_get(label, "schemes");
    for (size_t i = 0; i < host->value_count(schemes); i++) {
        add_print(compiler, &print, host->value_at(schemes, i));
    }
}

static void add_print(struct compiler *compiler, struct print *print, const dsr_value *scheme) {
    struct language *language = compiler->language;
    print->scheme =
        scheme_add(compiler->job, compiler->schemes, compiler->host->value_text(scheme));
    if (print->scheme != NO_SCHEME && language->print_count < PRINT_MOST) {
        language->prints[language->print_count++] = *print;
    }
}

static void add_list(struct compiler *compiler, const dsr_value *list, const struct word *word) {
    const dsr_host *host = compiler->host;
    for (size_t i = 0; i < host->value_count(list); i++) {
        add(compiler, host->value_text(host->value_at(list, i)), word);
    }
}

static void add(struct compiler *compiler, dsr_text text, const struct word *word) {
    if (!compiler->failed && !vocabulary_add(&compiler->language->words, text, word)) {
        dsr_place nowhere = {0, 0, NULL};
        compiler->host->report(compiler->job, DSR_ERROR, "run-no-memory", nowhere,
                               "no memory for the words of \"%.*s\"",
                               (int)compiler->language->tag.len, compiler->language->tag.at);
        compiler->failed = true;
    }
}

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
};

static void add_list(struct compiler *compiler, const dsr_value *list, const struct word *word);
static void add_cited_kinds(struct compiler *compiler, const dsr_value *references);
static void add_label_words(struct compiler *compiler, const dsr_value *labels);
static void add(struct compiler *compiler, dsr_text text, const struct word *word);

bool language_compile(dsr_job *job, const dsr_value *data, dsr_text tag, struct kinds *kinds,
                      struct language *language) {
    const dsr_host *host = job->host;
    struct compiler compiler = {job, host, kinds, language, false};
    language->tag = tag;
    const dsr_value *references = host->value_get(data, "references");
    for (size_t i = 0; i < sizeof(word_lists) / sizeof(word_lists[0]); i++) {
        const struct word_list *row = &word_lists[i];
        const dsr_value *table = row->table != NULL ? host->value_get(data, row->table) : data;
        struct word word = {.classes = row->class};
        add_list(&compiler, host->value_get(table, row->name), &word);
    }
    add_cited_kinds(&compiler, references);
    add_label_words(&compiler, host->value_get(data, "labels"));
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

/* The word of a form, "Article" of "Article {n}", and its other spellings. */
static void add_label_words(struct compiler *compiler, const dsr_value *labels) {
    const dsr_host *host = compiler->host;
    for (size_t i = 0; i < host->value_count(labels); i++) {
        const dsr_value *label = host->value_at(labels, i);
        struct word word = {.classes = WORD_LABEL};
        word.label_kind = kind_of(compiler->kinds, host->value_key(labels, i));
        dsr_text form = host->value_text(host->value_get(label, "form"));
        size_t end = 0;
        while (end < form.len && form.at[end] != '{') {
            end++;
        }
        end = trim_end(form, 0, end);
        if (end > 1 && ends_in_word(form, end)) {
            add(compiler, part_of(form, 0, end), &word);
        }
        add_list(compiler, host->value_get(label, "words"), &word);
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

/* SPDX-License-Identifier: MIT */
/*
 * What the language files say of labels and references: how each language prints every kind,
 * and its words where references are to be put into others.  All languages are read: a label
 * follows a convention when any of them has it, since a document may have been through this
 * stage before.
 */
#include "lexicon.h"

#include <stdlib.h>

static void *grown(void *rows, size_t count, size_t size) {
    /* Powers of two: grows when `count` reaches one. */
    if (count & (count - 1))
        return rows;
    return realloc(rows, (count ? 2 * count : 1) * size);
}

static bool has_no_memory(dsr_job *job) {
    job->host->report(job, DSR_ERROR, "run-no-memory", (dsr_place){0}, "no memory");
    return false;
}

static bool add_convention(dsr_job *job, struct convention **rows, size_t *count,
                           struct convention row, const dsr_value *form) {
    if (!read_form(job, form, &row.form))
        return false;
    struct convention *list = grown(*rows, *count, sizeof *list);
    if (!list)
        return has_no_memory(job);
    *rows = list;
    list[(*count)++] = row;
    return true;
}

static bool add_schemes(dsr_job *job, struct rules *rules, struct convention row,
                        const dsr_value *label, const dsr_value *form) {
    const dsr_host *host = job->host;
    const dsr_value *further = host->value_get(label, "schemes");
    row.is_variant = form != host->value_get(label, "form");
    bool is_fine = read_scheme(job, host->value_get(label, "scheme"), &row.scheme) &&
                   add_convention(job, &rules->labels, &rules->label_count, row, form);
    row.is_variant = true;
    for (size_t i = 0; is_fine && i < host->value_count(further); i++)
        is_fine = read_scheme(job, host->value_at(further, i), &row.scheme) &&
                  add_convention(job, &rules->labels, &rules->label_count, row, form);
    return is_fine;
}

/* The way it is printed comes first; the others are read only. */
static bool load_label(dsr_job *job, struct rules *rules, dsr_text language, dsr_text kind,
                       const dsr_value *label) {
    const dsr_host *host = job->host;
    const dsr_value *form = host->value_get(label, "form"),
                    *forms = host->value_get(label, "forms");
    struct convention row = {.language = language, .kind = kind};
    if (!host->value_get(label, "scheme") || !form) /* a bullet, or a kind with words only */
        return true;
    bool is_fine = add_schemes(job, rules, row, label, form);
    for (size_t i = 0; is_fine && i < host->value_count(forms); i++)
        is_fine = add_schemes(job, rules, row, label, host->value_at(forms, i));
    return is_fine;
}

static bool load_lexicon(dsr_job *job, struct rules *rules, dsr_text name,
                         const dsr_value *language) {
    struct lexicon *list = grown(rules->lexicons, rules->lexicon_count, sizeof *list);
    if (!list)
        return has_no_memory(job);
    rules->lexicons = list;
    struct lexicon *lexicon = &list[rules->lexicon_count++];
    *lexicon = (struct lexicon){.language = name};
    return lexicon_load(job, language, lexicon);
}

static bool load_language(dsr_job *job, struct rules *rules, dsr_text name) {
    const dsr_host *host = job->host;
    const dsr_value *language = host->data(job, "languages", name);
    if (!language)
        return false;
    bool is_fine = true;
    const dsr_value *labels = host->value_get(language, "labels");
    for (size_t i = 0; i < host->value_count(labels); i++)
        is_fine &=
            load_label(job, rules, name, host->value_key(labels, i), host->value_at(labels, i));
    const dsr_value *cited = host->value_get(host->value_get(language, "references"), "forms");
    for (size_t i = 0; i < host->value_count(cited); i++) {
        struct convention convention = {.language = name, .kind = host->value_key(cited, i)};
        is_fine &= add_convention(job, &rules->cited, &rules->cited_count, convention,
                                  host->value_at(cited, i));
    }
    if (host->value_bool(host->value_get(language, "default")))
        rules->default_language = name;
    return is_fine && load_lexicon(job, rules, name, language);
}

bool languages_load(dsr_job *job, struct settings *settings) {
    const dsr_host *host = job->host;
    bool is_fine = true, has_target = false;
    dsr_text name;
    for (size_t i = 0; (name = host->data_name(job, "languages", i)).len; i++) {
        is_fine &= load_language(job, settings->rules, name);
        has_target |= same_text(name, settings->to);
    }
    if (settings->to.len && !has_target)
        is_fine &= load_language(job, settings->rules, settings->to);
    return is_fine;
}

const struct lexicon *lexicon_of(const struct rules *rules, dsr_text language) {
    for (size_t i = 0; i < rules->lexicon_count; i++)
        if (same_text(rules->lexicons[i].language, language))
            return &rules->lexicons[i];
    return NULL;
}

const struct convention *convention_of(const struct convention *rows, size_t count,
                                       dsr_text language, dsr_text kind) {
    for (size_t i = 0; i < count; i++)
        if (same_text(rows[i].language, language) && same_text(rows[i].kind, kind))
            return &rows[i];
    return NULL;
}

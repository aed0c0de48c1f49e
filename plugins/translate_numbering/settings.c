/* SPDX-License-Identifier: MIT */
/*
 * From options and language data to rules, once, in open: every mistake is named with its
 * place.  Knows no document.
 */
#include "lexicon.h"

#include <stdlib.h>

static const char *const words_choices[] = {"keep", "translate", NULL};
static const char *const renumber_choices[] = {"keep", "close-gaps", "restart", NULL};
static const char *const references_choices[] = {"follow", "keep", "report", NULL};
static const char *const external_choices[] = {"leave", "translate", NULL};
static const char *const bullets_choices[] = {"keep", "letters", NULL};
static const char *const insert_choices[] = {"bis", "letter", "superscript", "renumber", NULL};
static const char *const dangling_choices[] = {"report", "mark", "fail", NULL};
static const char *const run_choices[] = {"document", "parent", NULL};

static const dsr_option level_rows[] = {
    {.name = "scheme",
     .type = DSR_OPTION_TEXT,
     .choices = (const char *const[]){"schemes", NULL},
     .help = "The numerals, for example decimal, upper-roman or lower-alpha; without it they stay"},
    {.name = "form",
     .type = DSR_OPTION_TEXT,
     .help = "What is printed: {n} is the label's own numeral, {parent} the full number of the "
             "label above, all else stands as it is"},
    {.name = "run",
     .type = DSR_OPTION_CHOICE,
     .choices = run_choices,
     .help = "Whether renumbering counts on through the document or begins anew under each "
             "parent; without it the document shows which"},
    {.name = NULL},
};

static const dsr_option scheme_rows[] = {
    {.name = "system",
     .type = DSR_OPTION_TEXT,
     .help = "How symbols count: numeric, alphabetic, symbolic, fixed or additive"},
    {.name = "symbols",
     .type = DSR_OPTION_VALUE,
     .help = "A text, one symbol a sign; or a list of texts; additive: a list of { weight, text }"},
    {.name = "range",
     .type = DSR_OPTION_VALUE,
     .help = "The least and the most value, for example { 1, 20 }"},
    {.name = "prefix", .type = DSR_OPTION_TEXT, .help = "What a label prints before the numeral"},
    {.name = "suffix", .type = DSR_OPTION_TEXT, .help = "What a label prints behind the numeral"},
    {.name = "summary", .type = DSR_OPTION_TEXT, .help = "What the scheme is, for people"},
    {.name = NULL},
};

static const dsr_option named_scheme_rows[] = {
    {.name = "*",
     .type = DSR_OPTION_TABLE,
     .children = scheme_rows,
     .help = "A scheme of this name, as the files of scripts/schemes define theirs"},
    {.name = NULL},
};

static const dsr_option kind_rows[] = {
    {.name = "*",
     .type = DSR_OPTION_TABLE,
     .children = level_rows,
     .help = "What one kind of label becomes: section, subsection, paragraph, item, agenda-item "
             "and the like"},
    {.name = NULL},
};

const dsr_option settings_rows[] = {
    {.name = "to",
     .type = DSR_OPTION_TEXT,
     .choices = (const char *const[]){"languages", NULL},
     .offset = offsetof(struct settings, to),
     .help = "The language whose label conventions are used, for example fr; without it labels "
             "keep theirs"},
    {.name = "words",
     .type = DSR_OPTION_CHOICE,
     .offset = offsetof(struct settings, words),
     .fallback = "keep",
     .choices = words_choices,
     .help = "Whether the words of labels and references stay and only their numbers follow, or "
             "become those of the language as well"},
    {.name = "levels",
     .type = DSR_OPTION_TABLE,
     .offset = offsetof(struct settings, levels),
     .children = kind_rows,
     .help = "Scheme, form and run of single kinds of label; they go before those of the "
             "language"},
    {.name = "renumber",
     .type = DSR_OPTION_CHOICE,
     .offset = offsetof(struct settings, renumber),
     .fallback = "keep",
     .choices = renumber_choices,
     .help = "Whether numbers stay, close up where one is missing, or are counted from 1 anew"},
    {.name = "references",
     .type = DSR_OPTION_CHOICE,
     .offset = offsetof(struct settings, references),
     .fallback = "follow",
     .choices = references_choices,
     .help = "Whether references follow their labels, stay as they are, or are only reported"},
    {.name = "external",
     .type = DSR_OPTION_CHOICE,
     .offset = offsetof(struct settings, external),
     .fallback = "leave",
     .choices = external_choices,
     .help = "Whether references to other texts stay, or get the words of the language as well "
             "where words are translated"},
    {.name = "bullets",
     .type = DSR_OPTION_CHOICE,
     .offset = offsetof(struct settings, bullets),
     .fallback = "keep",
     .choices = bullets_choices,
     .help = "Whether bullets and dashes stay, or get the letters of items"},
    {.name = "insert",
     .type = DSR_OPTION_CHOICE,
     .offset = offsetof(struct settings, insert),
     .fallback = "bis",
     .choices = insert_choices,
     .help = "The number of a label in a block that an earlier stage added: 6 bis, 6A, 6¹, or 7 "
             "with those behind it counted on"},
    {.name = "dangling",
     .type = DSR_OPTION_CHOICE,
     .offset = offsetof(struct settings, dangling),
     .fallback = "report",
     .choices = dangling_choices,
     .help = "Whether references that cite no label are reported, get [?] behind them as well, or "
             "fail the document"},
    {.name = "scheme",
     .type = DSR_OPTION_TABLE,
     .offset = offsetof(struct settings, schemes),
     .children = named_scheme_rows,
     .help = "Numeral schemes of one's own, by name, for levels to use"},
    {.name = "on_ambiguous",
     .type = DSR_OPTION_VALUE,
     .offset = offsetof(struct settings, on_ambiguous),
     .help = "A function that is called with label, kind, line, confidence and text of each label "
             "in doubt; where it returns \"keep\", the label stays"},
    {.name = "least_confidence",
     .type = DSR_OPTION_INT,
     .offset = offsetof(struct settings, least_confidence),
     .fallback = "650",
     .least = 0,
     .most = 1000,
     .help = "Labels that import is no surer of than this, of 1000, are in doubt"},
    {.name = "layout",
     .type = DSR_OPTION_TEXT,
     .choices = (const char *const[]){"layouts", NULL},
     .offset = offsetof(struct settings, layout),
     .help = "The layout that says which numbers run through the document; without it the "
             "labels show it"},
    {.name = "map",
     .type = DSR_OPTION_PATH,
     .offset = offsetof(struct settings, map),
     .help = "The numbering.csv of an earlier run: every label and reference becomes again what "
             "it was before that run"},
    {.name = NULL},
};

static bool load_layout(dsr_job *job, struct settings *settings);
static dsr_status open_map(dsr_job *job, struct settings *settings);
static bool load_levels(dsr_job *job, struct settings *settings);

static bool load_schemes(dsr_job *job, const struct settings *settings) {
    const dsr_host *host = job->host;
    bool is_fine = true;
    host->scheme(job, DSR_TEXT("superscript"), NULL);
    for (size_t i = 0; i < host->value_count(settings->schemes); i++)
        is_fine &= host->scheme(job, host->value_key(settings->schemes, i),
                                host->value_at(settings->schemes, i));
    return is_fine;
}

/* Only a stage of somebody's own adds labels; without one nothing need be known of "bis". */
static bool may_be_inserted(dsr_job *job) {
    dsr_text name, version;
    for (size_t i = 0; job->host->stage(job, i, &name, &version); i++) {
        if (same_word(name, "translate-numbering"))
            return false;
        if (!same_word(name, "import") && !same_word(name, "anonymise"))
            return true;
    }
    return false;
}

static bool check_function(dsr_job *job, const struct settings *settings) {
    const dsr_host *host = job->host;
    if (!settings->on_ambiguous || host->value_type(settings->on_ambiguous) == DSR_FUNCTION)
        return true;
    host->report(job, DSR_ERROR, "option-type", (dsr_place){.value = settings->on_ambiguous},
                 "'on_ambiguous' is a function");
    return false;
}

dsr_status settings_open(dsr_job *job, struct settings *settings) {
    struct rules *rules = settings->rules = calloc(1, sizeof *rules);
    if (!rules)
        return DSR_NO_MEMORY;
    bool is_fine = true;
    if (settings->map.len)
        return open_map(job, settings);
    is_fine &= load_schemes(job, settings) && check_function(job, settings);
    if (settings->to.len || settings->levels || settings->bullets == BULLETS_LETTERS ||
        may_be_inserted(job))
        is_fine &= languages_load(job, settings);
    if (settings->layout.len)
        is_fine &= load_layout(job, settings);
    if (settings->levels)
        is_fine &= load_levels(job, settings);
    return is_fine ? DSR_OK : DSR_FAILED;
}

/* The way back has no choices. */
static dsr_status open_map(dsr_job *job, struct settings *settings) {
    const dsr_host *host = job->host;
    const dsr_value *map = host->value_get(host->options(job), "map");
    if (settings->to.len || settings->levels || settings->renumber != RENUMBER_KEEP ||
        settings->references != REFERENCES_FOLLOW) {
        host->report(job, DSR_ERROR, "num-map-alone", (dsr_place){.value = map},
                     "map restores what was, and goes with no other option");
        host->hint(job, "restore in one run, translate anew in another");
        return DSR_FAILED;
    }
    return map_open(job, settings->map, settings->rules, map) ? DSR_OK : DSR_FAILED;
}

void settings_close(struct settings *settings) {
    if (!settings->rules)
        return;
    table_free(&settings->rules->label_map);
    table_free(&settings->rules->reference_map);
    free((void *)(uintptr_t)settings->rules->lines.at);
    free(settings->rules->levels);
    free(settings->rules->labels);
    free(settings->rules->cited);
    for (size_t i = 0; i < settings->rules->lexicon_count; i++)
        lexicon_free(&settings->rules->lexicons[i]);
    free(settings->rules->lexicons);
    free(settings->rules->runs);
    free(settings->rules);
    settings->rules = NULL;
}

/* ---- forms and schemes, with their faults --------------------------------------------------- */

bool read_form(dsr_job *job, const dsr_value *value, struct form *form) {
    static const char *const faults[] = {
        [FORM_NO_NUMBER] = "has no {n}",
        [FORM_TWO_NUMBERS] = "has this twice",
        [FORM_PARENT_AFTER] = "has {parent} behind {n}",
        [FORM_UNKNOWN] = "has an unknown field",
        [FORM_OPEN] = "opens a brace and does not close it",
    };
    const dsr_host *host = job->host;
    dsr_text at;
    enum form_fault fault = form_parse(host->value_text(value), form, &at);
    if (fault == FORM_FINE)
        return true;
    dsr_text text = host->value_text(value);
    host->report(job, DSR_ERROR, "num-bad-form", (dsr_place){.value = value},
                 "form \"%.*s\" %s%s%.*s", (int)text.len, text.at, faults[fault],
                 fault == FORM_NO_NUMBER ? "" : ": ", fault == FORM_NO_NUMBER ? 0 : (int)at.len,
                 at.at);
    host->hint(job, "a form is for example \"({n})\", \"{n}.\" or \"{parent}.{n}\"");
    return false;
}

static void take_nearer(dsr_text wanted, dsr_text name, dsr_text *nearest, size_t *distance) {
    size_t here = edit_distance(wanted, name, 4);
    if (here <= 4 && here < *distance) {
        *nearest = name;
        *distance = here;
    }
}

bool read_scheme(dsr_job *job, const dsr_value *value, dsr_text *scheme) {
    const dsr_host *host = job->host;
    *scheme = host->value_text(value);
    if (host->scheme(job, *scheme, NULL))
        return true;
    host->report(job, DSR_ERROR, "num-unknown-scheme", (dsr_place){.value = value},
                 "there is no numeral scheme \"%.*s\"", (int)scheme->len, scheme->at);
    dsr_text nearest = {"decimal", 7}, name;
    size_t distance = SIZE_MAX;
    for (size_t i = 0; (name = host->scheme_name(i)).len; i++)
        take_nearer(*scheme, name, &nearest, &distance);
    for (size_t i = 0; (name = host->data_name(job, "schemes", i)).len; i++)
        take_nearer(*scheme, name, &nearest, &distance);
    host->hint(job,
               distance == SIZE_MAX ? "a scheme is for example \"%.*s\"" : "did you mean \"%.*s\"?",
               (int)nearest.len, nearest.at);
    return false;
}

/* ---- layout and levels ---------------------------------------------------------------------- */

static enum run run_named(dsr_text name) {
    return same_word(name, "document") ? RUN_DOCUMENT
           : same_word(name, "parent") ? RUN_PARENT
                                       : RUN_FOUND;
}

static bool load_layout(dsr_job *job, struct settings *settings) {
    const dsr_host *host = job->host;
    const dsr_value *layout = host->data(job, "layouts", settings->layout);
    if (!layout)
        return false;
    const dsr_value *levels = host->value_get(layout, "levels");
    size_t count = host->value_count(levels);
    struct rules *rules = settings->rules;
    rules->runs = calloc(count ? count : 1, sizeof *rules->runs);
    if (!rules->runs)
        return false;
    for (size_t i = 0; i < count; i++) {
        const dsr_value *row = host->value_at(levels, i);
        rules->runs[rules->run_count++] = (struct level){
            .kind = host->value_text(host->value_get(row, "kind")),
            .run = run_named(host->value_text(host->value_get(row, "run"))),
        };
    }
    return true;
}

/* In Lua "agenda-item" is easier to write as agenda_item. */
static bool same_kind(dsr_text left, dsr_text right) {
    if (left.len != right.len)
        return false;
    for (size_t i = 0; i < left.len; i++)
        if (left.at[i] != right.at[i] && !((left.at[i] == '_' || left.at[i] == '-') &&
                                           (right.at[i] == '_' || right.at[i] == '-')))
            return false;
    return true;
}

static bool check_kind(dsr_job *job, const struct rules *rules, dsr_text kind,
                       const dsr_value *at) {
    const dsr_host *host = job->host;
    if (same_word(kind, "bullet") || same_word(kind, "dash")) {
        host->report(job, DSR_ERROR, "num-no-numbers", (dsr_place){.value = at},
                     "a %.*s has no number that could be printed in another way", (int)kind.len,
                     kind.at);
        host->hint(job, "take this level out; bullets and dashes stay as they are");
        return false;
    }
    dsr_text nearest = {0};
    size_t distance = SIZE_MAX;
    for (size_t i = 0; i < rules->label_count + rules->run_count; i++) {
        dsr_text known = i < rules->label_count ? rules->labels[i].kind
                                                : rules->runs[i - rules->label_count].kind;
        if (same_kind(known, kind))
            return true;
        size_t here = edit_distance(kind, known, 3);
        if (here <= 3 && here < distance) {
            nearest = known;
            distance = here;
        }
    }
    if (rules->label_count) {
        host->report(job, DSR_WARNING, "num-unknown-kind", (dsr_place){.value = at},
                     "no language and no layout knows labels of kind \"%.*s\"", (int)kind.len,
                     kind.at);
        if (nearest.len)
            host->hint(job, "did you mean \"%.*s\"?", (int)nearest.len, nearest.at);
    }
    return true;
}

/* What the scheme says of the label around it: its prefix and suffix. */
static void take_scheme_form(dsr_job *job, const struct settings *settings, struct level *level) {
    const dsr_host *host = job->host;
    char name[100];
    dsr_text there;
    snprintf(name, sizeof name, "%.*s", (int)level->scheme.len, level->scheme.at);
    const dsr_value *definition = host->value_get(settings->schemes, name);
    for (size_t i = 0; !definition && (there = host->data_name(job, "schemes", i)).len; i++)
        if (same_text(there, level->scheme))
            definition = host->data(job, "schemes", level->scheme);
    level->form.lead = host->value_text(host->value_get(definition, "prefix"));
    level->form.tail = host->value_text(host->value_get(definition, "suffix"));
    level->has_form = level->form.lead.len || level->form.tail.len;
}

static bool load_levels(dsr_job *job, struct settings *settings) {
    const dsr_host *host = job->host;
    struct rules *rules = settings->rules;
    size_t count = host->value_count(settings->levels);
    rules->levels = calloc(count ? count : 1, sizeof *rules->levels);
    if (!rules->levels)
        return false;
    bool is_fine = true;
    for (size_t i = 0; i < count; i++) {
        const dsr_value *row = host->value_at(settings->levels, i);
        const dsr_value *scheme = host->value_get(row, "scheme");
        const dsr_value *form = host->value_get(row, "form");
        struct level *level = &rules->levels[rules->level_count++];
        level->kind = host->value_key(settings->levels, i);
        level->run = run_named(host->value_text(host->value_get(row, "run")));
        level->has_form = form != NULL;
        is_fine &= check_kind(job, rules, level->kind, row);
        is_fine &= !scheme || read_scheme(job, scheme, &level->scheme);
        is_fine &= !form || read_form(job, form, &level->form);
        if (scheme && !form)
            take_scheme_form(job, settings, level);
    }
    return is_fine;
}

const struct level *level_of(const struct rules *rules, dsr_text kind) {
    for (size_t i = 0; i < rules->level_count; i++)
        if (same_kind(rules->levels[i].kind, kind))
            return &rules->levels[i];
    return NULL;
}

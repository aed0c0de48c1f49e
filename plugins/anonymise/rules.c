/* SPDX-License-Identifier: MIT */
#include "rules.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_LIST (64u << 20) /* bytes of a list file */

struct opening {
    dsr_job *job;
    const struct anonymise *options;
    struct rules *rules;
    bool has_failed;
};

static void fail(struct opening *opening, const dsr_value *at, const char *code, const char *format,
                 const char *what) {
    opening->has_failed = true;
    opening->job->host->report(opening->job, DSR_ERROR, code, (dsr_place){.value = at}, format,
                               what);
}

/* ---- the policy ---- */

static dsr_decision decision_of(struct opening *opening, const dsr_value *type, const char *name) {
    const dsr_host *host = opening->job->host;
    const dsr_value *value = host->value_get(type, "decision");
    dsr_text text = host->value_text(value);
    if (!value || text_equal(text, text_of("keep")))
        return DSR_KEEP;
    if (text_equal(text, text_of("mask")))
        return DSR_MASK;
    if (text_equal(text, text_of("review")))
        return DSR_REVIEW;
    fail(opening, value, "anon-policy", "the decision for '%s' is none of keep, mask, review",
         name);
    return DSR_KEEP;
}

static uint32_t threshold(struct opening *opening, const dsr_value *type, const char *name,
                          uint32_t fallback) {
    const dsr_host *host = opening->job->host;
    const dsr_value *value = host->value_get(type, name);
    if (!value)
        return fallback;
    int64_t number = host->value_type(value) == DSR_INTEGER ? host->value_int(value) : -1;
    if (number < 0 || number > 1000) {
        fail(opening, value, "anon-policy", "'%s' is no whole number from 0 to 1000", name);
        return fallback;
    }
    return (uint32_t)number;
}

static void read_template(struct opening *opening, const dsr_value *type,
                          struct type_policy *into) {
    const dsr_host *host = opening->job->host;
    const dsr_value *value = host->value_get(type, "template");
    dsr_text text = value ? host->value_text(value) : DSR_TEXT("Person {n}");
    const char *place = memmem(text.at, text.len, "{n}", 3);
    if (!place || place == text.at) {
        fail(opening, value, "anon-policy",
             "the template '%s' has no {n}, or nothing before it to tell a pseudonym by",
             text.at ? text.at : "");
        return;
    }
    size_t before = (size_t)(place - text.at);
    into->before = (dsr_text){text.at, before};
    into->after = (dsr_text){place + 3, text.len - before - 3};
}

static void read_type(struct opening *opening, const dsr_value *types, const char *name,
                      struct type_policy *into) {
    const dsr_value *type = opening->job->host->value_get(types, name);
    into->decision = decision_of(opening, type, name);
    into->mask = threshold(opening, type, "mask", 600);
    into->review = threshold(opening, type, "review", 300);
}

static void check_types(struct opening *opening, const dsr_value *types) {
    static const char *const known[] = {"person", "title", "state"};
    const dsr_host *host = opening->job->host;
    for (size_t i = 0; i < host->value_count(types); i++) {
        dsr_text key = host->value_key(types, i);
        bool is_known = false;
        for (size_t k = 0; k < sizeof known / sizeof *known; k++)
            is_known |= text_equal(key, text_of(known[k]));
        if (!is_known) {
            fail(opening, host->value_at(types, i), "anon-policy",
                 "no recogniser finds the type '%s'", key.at);
            host->hint(opening->job, "types found: person, title, state");
        }
    }
}

/* ---- lists of words ---- */

typedef void add_file(struct lexicon *, const dsr_host *, const dsr_value *);

static void add_words(struct lexicon *lexicon, const dsr_host *host, const dsr_value *file) {
    static const struct {
        const char *name;
        uint32_t classes;
    } rows[] = {{"stop", LEX_STOP},    {"hard", LEX_STOP | LEX_HARD}, {"time", LEX_TIME},
                {"where", LEX_WHERE},  {"particle", LEX_PARTICLE},    {"people", LEX_PEOPLE},
                {"common", LEX_COMMON}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        lexicon_add_list(lexicon, host, host->value_get(file, rows[i].name), rows[i].classes);
}

/* Every member of the file but what it says of itself. */
static void add_lists(struct lexicon *lexicon, const dsr_host *host, const dsr_value *file,
                      uint32_t classes) {
    for (size_t i = 0; i < host->value_count(file); i++) {
        dsr_text key = host->value_key(file, i);
        if (!text_equal(key, text_of("source")) && !text_equal(key, text_of("licence")))
            lexicon_add_list(lexicon, host, host->value_at(file, i), classes);
    }
}

static void add_states(struct lexicon *lexicon, const dsr_host *host, const dsr_value *file) {
    add_lists(lexicon, host, file, LEX_STATE);
    lexicon_add_list(lexicon, host, host->value_get(file, "bodies"), LEX_BODY);
}

static void add_places(struct lexicon *lexicon, const dsr_host *host, const dsr_value *file) {
    add_lists(lexicon, host, file, LEX_PLACE);
}

static void add_bodies(struct lexicon *lexicon, const dsr_host *host, const dsr_value *file) {
    add_lists(lexicon, host, file, LEX_BODY);
}

static void add_given(struct lexicon *lexicon, const dsr_host *host, const dsr_value *file) {
    add_lists(lexicon, host, file, LEX_GIVEN);
}

static void load_files(struct opening *opening, const dsr_value *lists, const char *name,
                       add_file *add) {
    const dsr_host *host = opening->job->host;
    const dsr_value *files = host->value_get(lists, name);
    for (size_t i = 0; i < host->value_count(files); i++) {
        const dsr_value *file =
            host->data(opening->job, "lists", host->value_text(host->value_at(files, i)));
        if (file)
            add(&opening->rules->lexicon, host, file);
        else
            opening->has_failed = true; /* the host has said why */
    }
}

static void load_policy(struct opening *opening) {
    dsr_job *job = opening->job;
    const dsr_host *host = job->host;
    struct rules *rules = opening->rules;
    const dsr_value *policy = host->data(job, "policies", opening->options->policy);
    if (!policy) {
        opening->has_failed = true;
        return;
    }
    const dsr_value *types = host->value_get(policy, "types");
    check_types(opening, types);
    read_type(opening, types, "person", &rules->person);
    read_type(opening, types, "title", &rules->title);
    if (!host->value_get(types, "title"))
        rules->title.decision = DSR_MASK; /* a title goes with its name unless it is said */
    read_type(opening, types, "state", &rules->state);
    read_template(opening, host->value_get(types, "person"), &rules->person);
    if (rules->state.decision == DSR_MASK)
        fail(opening, host->value_get(types, "state"), "anon-policy",
             "states cannot be masked%s; keep or review them", "");
    const dsr_value *lists = host->value_get(policy, "lists");
    load_files(opening, lists, "titles", lexicon_add_titles);
    load_files(opening, lists, "words", add_words);
    load_files(opening, lists, "states", add_states);
    load_files(opening, lists, "places", add_places);
    load_files(opening, lists, "bodies", add_bodies);
    load_files(opening, lists, "given", add_given);
    lexicon_add(&rules->lexicon, rules->person.before, LEX_PSEUDONYM);
    if (!lexicon_close_list(&rules->lexicon))
        fail(opening, NULL, "anon-no-memory", "out of memory while reading the lists%s", "");
}

/* ---- protect and keep ---- */

static bool read_file(const char *path, struct bytes *into) {
    FILE *file = fopen(path, "rbe");
    if (!file)
        return false;
    char block[65536];
    size_t got;
    while ((got = fread(block, 1, sizeof block, file)) > 0 && into->len < MOST_LIST)
        bytes_add(into, block, got);
    int error = ferror(file) ? EIO : into->len >= MOST_LIST ? EFBIG : 0;
    fclose(file);
    errno = error;
    return error == 0 && !into->is_out_of_memory;
}

static void load_list(struct opening *opening, const dsr_value *value, struct name_list *into) {
    dsr_job *job = opening->job;
    const dsr_host *host = job->host;
    if (host->value_type(value) == DSR_STRING) {
        dsr_text path = host->value_text(value);
        struct bytes bytes = {0};
        if (!path.len) {
            bytes_free(&bytes);
            return;
        }
        if (read_file(path.at, &bytes)) {
            name_list_read(into, bytes_view(&bytes));
            if (into->unclosed) {
                opening->has_failed = true;
                host->report(job, DSR_ERROR, "anon-list-entry", (dsr_place){.value = value},
                             "line %u of the list '%s' has a quote that nothing closes",
                             into->unclosed, path.at);
                host->hint(job, "a quoted field ends with a quote on its line; a quote inside it "
                                "is written twice");
            }
        } else {
            opening->has_failed = true;
            host->report(job, DSR_ERROR, "anon-list-unreadable", (dsr_place){.value = value},
                         "the list '%s' cannot be read: %s", path.at, strerror(errno));
            host->hint(job, "paths start at the pipeline's folder, with --set where you stand; "
                            "write { \"Name\" } for a list in the pipeline itself");
        }
        bytes_free(&bytes);
        return;
    }
    for (size_t i = 0; i < host->value_count(value); i++)
        name_list_add(into, host->value_text(host->value_at(value, i)));
}

/* The keys of a text; 0 when there are none or too many. */
static size_t keys_of(dsr_text text, uint64_t *keys, size_t most) {
    struct words words = {0};
    words_read(&words, text, false);
    size_t count = words.count <= most ? words.count : 0;
    for (size_t i = 0; i < count; i++)
        keys[i] = words.rows[i].key;
    words_free(&words);
    return count;
}

#define MOST_KEYS 32

static void add_alias_forms(struct rules *rules, uint32_t entry) {
    const struct list_entry *row = &rules->protect.entries[entry];
    for (size_t i = 0; i < row->alias_count; i++) {
        uint64_t keys[MOST_KEYS];
        size_t count = keys_of(name_list_alias(&rules->protect, row->alias + i), keys, MOST_KEYS);
        phrase_list_add(&rules->protect_forms, keys, count, entry,
                        NAME_ALIAS | NAME_PROTECTED | PHRASE_ANY_GAP);
    }
}

static void warn_of_conflict(struct opening *opening, uint32_t entry) {
    const dsr_host *host = opening->job->host;
    dsr_text name = name_list_name(&opening->rules->protect, entry);
    if (!rules_keep(opening->rules, name))
        return;
    host->report(opening->job, DSR_WARNING, "anon-protect-and-keep", (dsr_place){0},
                 "entry %u of the protect list is in the keep list too: it is masked", entry + 1);
    host->hint(opening->job, "take it out of one of the two");
}

static void load_protected(struct opening *opening) {
    struct rules *rules = opening->rules;
    for (uint32_t i = 0; i < rules->protect.count; i++) {
        struct name name;
        if (name_read(&name, name_list_name(&rules->protect, i), &rules->lexicon, true)) {
            name_add_forms(&name, &rules->protect_forms, i, NAME_PROTECTED, &rules->lexicon);
        } else {
            opening->job->host->report(opening->job, DSR_ERROR, "anon-list-entry", (dsr_place){0},
                                       "entry %u of the protect list (line %u) is no name: it has "
                                       "no letters, or more than %d words",
                                       i + 1, rules->protect.entries[i].line, MOST_NAME_WORDS);
            opening->has_failed = true;
        }
        add_alias_forms(rules, i);
        warn_of_conflict(opening, i);
    }
}

static bool flatten(struct phrase_list *list, void **bytes, struct phrases *phrases) {
    size_t size = 0;
    *bytes = phrase_list_flatten(list, &size);
    return *bytes && phrases_open(phrases, *bytes, size);
}

static void load_lists(struct opening *opening) {
    struct rules *rules = opening->rules;
    load_list(opening, opening->options->protect, &rules->protect);
    load_list(opening, opening->options->keep, &rules->keep);
    struct phrase_list kept = {0};
    for (uint32_t i = 0; i < rules->keep.count; i++) {
        uint64_t keys[MOST_KEYS];
        size_t count = keys_of(name_list_name(&rules->keep, i), keys, MOST_KEYS);
        phrase_list_add(&kept, keys, count, NO_ENTRY, NAME_KEPT);
        const struct list_entry *row = &rules->keep.entries[i];
        for (size_t k = 0; k < row->alias_count; k++) {
            count = keys_of(name_list_alias(&rules->keep, row->alias + k), keys, MOST_KEYS);
            phrase_list_add(&kept, keys, count, NO_ENTRY, NAME_KEPT);
        }
    }
    bool is_fine = flatten(&kept, &rules->kept_bytes, &rules->kept_phrases);
    phrase_list_free(&kept);
    if (is_fine)
        load_protected(opening);
    is_fine = is_fine &&
              flatten(&rules->protect_forms, &rules->protected_bytes, &rules->protected_phrases);
    if (!is_fine || rules->protect.is_out_of_memory || rules->keep.is_out_of_memory)
        fail(opening, NULL, "anon-no-memory", "out of memory while reading the lists%s", "");
}

/* ---- the whole ---- */

struct rules *rules_open(dsr_job *job, const struct anonymise *options) {
    struct rules *rules = calloc(1, sizeof *rules);
    struct opening opening = {.job = job, .options = options, .rules = rules};
    if (!rules) {
        fail(&opening, NULL, "anon-no-memory", "out of memory%s", "");
        return NULL;
    }
    load_policy(&opening);
    if (!opening.has_failed)
        load_lists(&opening);
    if (!opening.has_failed)
        return rules;
    rules_free(rules);
    return NULL;
}

void rules_free(struct rules *rules) {
    if (!rules)
        return;
    lexicon_free(&rules->lexicon);
    name_list_free(&rules->protect);
    name_list_free(&rules->keep);
    phrase_list_free(&rules->protect_forms);
    free(rules->protected_bytes);
    free(rules->kept_bytes);
    free(rules);
}

bool rules_keep(const struct rules *rules, dsr_text text) {
    struct words words = {0};
    words_read(&words, text, false);
    struct found_phrase found;
    bool is_kept = words.count && rules->kept_bytes &&
                   phrases_find(&rules->kept_phrases, &words, 0, &found, 1) &&
                   found.end == words.count;
    words_free(&words);
    return is_kept;
}

bool rules_is_alias(const struct rules *rules, uint32_t entry, dsr_text surface) {
    const struct list_entry *row = &rules->protect.entries[entry];
    struct name_list one = {0};
    name_list_add(&one, surface); /* in NFC, trimmed, as the aliases are */
    bool is_alias = false;
    for (size_t i = 0; one.count && i < row->alias_count && !is_alias; i++)
        is_alias =
            text_equal(name_list_alias(&rules->protect, row->alias + i), name_list_name(&one, 0));
    name_list_free(&one);
    return is_alias;
}

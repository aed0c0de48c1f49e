/* SPDX-License-Identifier: MIT */
/*
 * Two stages on one set of rules.  `detect` says who is named and what would be done; it changes
 * no text.  `anonymise` does it.  Both survey the whole run first, so that a surname alone is
 * known in every document and a person has one pseudonym throughout.
 */
#include <stdlib.h>

#include "apply.h"

static dsr_status open_rules(dsr_job *job, void *state) {
    struct anonymise *options = state;
    options->rules = rules_open(job, options);
    return options->rules ? DSR_OK : DSR_FAILED;
}

static void close_rules(void *state) {
    struct anonymise *options = state;
    rules_free(options->rules);
    options->rules = NULL;
}

static uint32_t language_of(const struct anonymise *options, const dsr_doc *doc) {
    dsr_text language = options->language;
    if (!language.len)
        language = doc->host->attribute(doc, 0, "language");
    return lexicon_language(&options->rules->lexicon, language);
}

/* ---- survey ---- */

/* The name as written, one space between its words, without what is invisible between them. */
static void write_name(const struct hits *hits, const struct place *place,
                       const struct person *person, struct bytes *into) {
    into->len = 0;
    for (uint32_t i = person->first; i < person->end; i++) {
        const struct word *word = &hits->words.rows[i];
        if (i > person->first && is_cut(word))
            bytes_text(into, word->gap & GAP_APOSTROPHE ? "'" : "-");
        else if (i > person->first)
            bytes_text(into, " ");
        bytes_add(into, place->text.at + word->start, word->end - word->start);
    }
}

/* "Person 12" in a text that we did not write in this run. */
static uint32_t highest_number(const struct hits *hits, const struct place *place) {
    uint32_t highest = 0;
    for (size_t i = 1; i < hits->words.count; i++) {
        const struct word *word = &hits->words.rows[i];
        if (!(hits->classes[i - 1] & LEX_PSEUDONYM) || !(word->shape & WORD_DIGITS) ||
            word->end - word->start > 8)
            continue;
        uint32_t number = 0;
        for (uint32_t at = word->start; at < word->end; at++)
            if (place->text.at[at] >= '0' && place->text.at[at] <= '9')
                number = number * 10 + (uint32_t)(place->text.at[at] - '0');
        highest = number > highest ? number : highest;
    }
    return highest;
}

struct surveying {
    const struct rules *rules;
    struct hits hits;
    struct persons persons;
    struct bytes facts, name;
    uint32_t highest;
};

static void survey_place(struct surveying *surveying, const struct place *place) {
    const struct rules *rules = surveying->rules;
    struct hits *hits = &surveying->hits;
    persons_find(&surveying->persons, &hits->words, hits->classes);
    size_t next = 0;
    for (uint32_t i = 0; i <= hits->words.count; i++) {
        for (; next < surveying->persons.count && surveying->persons.rows[next].first == i;
             next++) {
            const struct person *person = &surveying->persons.rows[next];
            if (person->confidence < rules->person.review)
                continue;
            write_name(hits, place, person, &surveying->name);
            fact_add(&surveying->facts, &(struct fact){.kind = FACT_NAME,
                                                       .gender = person->gender,
                                                       .confidence = person->confidence,
                                                       .rule = person->rule,
                                                       .name = bytes_view(&surveying->name)});
        }
        struct found_phrase found[8];
        size_t count = i < hits->words.count && rules->protected_phrases.count
                           ? phrases_find(&rules->protected_phrases, &hits->words, i, found, 8)
                           : 0;
        for (size_t k = 0; k < count; k++)
            fact_add(&surveying->facts,
                     &(struct fact){.kind = FACT_ENTRY, .value = found[k].phrase->value});
    }
    uint32_t highest = highest_number(hits, place);
    surveying->highest = highest > surveying->highest ? highest : surveying->highest;
}

static dsr_status survey(dsr_job *job, const void *state, const dsr_doc *doc) {
    const struct anonymise *options = state;
    struct surveying surveying = {.rules = options->rules};
    struct hits *hits = &surveying.hits;
    uint32_t language = language_of(options, doc);
    hits_find_places(hits, doc);
    for (uint32_t i = 0; i < hits->place_count && !job->host->is_cancelled(job); i++)
        if (hits_read_place(hits, &hits->places[i], &options->rules->lexicon, language, true))
            survey_place(&surveying, &hits->places[i]);
    if (surveying.highest)
        fact_add(&surveying.facts, &(struct fact){.kind = FACT_NUMBER, .value = surveying.highest});
    bool is_fine = !hits->is_out_of_memory && !surveying.persons.is_out_of_memory &&
                   !surveying.facts.is_out_of_memory && !surveying.name.is_out_of_memory;
    dsr_status status =
        is_fine ? job->host->put_blob(job, bytes_view(&surveying.facts)) : DSR_NO_MEMORY;
    hits_free(hits);
    persons_free(&surveying.persons);
    bytes_free(&surveying.facts);
    bytes_free(&surveying.name);
    return job->host->is_cancelled(job) ? DSR_CANCELLED : status;
}

/* ---- settle ---- */

static dsr_status settle(dsr_job *job, const void *state) {
    const struct anonymise *options = state;
    struct gathering gathering = {0};
    struct bytes blob = {0};
    bool is_fine = gathering_begin(&gathering, options->rules);
    for (size_t i = 0; is_fine && i < job->host->blob_count(job); i++)
        gathering_add(&gathering, job->host->blob(job, i));
    if (is_fine) {
        gathering_merge(&gathering);
        gathering_name_pseudonyms(&gathering, job->host->secret(job));
        is_fine = gathering_write(&gathering, &blob);
    }
    dsr_status status = is_fine ? job->host->put_blob(job, bytes_view(&blob)) : DSR_NO_MEMORY;
    gathering_free(&gathering);
    bytes_free(&blob);
    return status;
}

/* ---- run ---- */

static dsr_status attach_results(const struct applying *applying, const struct anonymise *options) {
    dsr_job *job = applying->job;
    const struct hits *hits = applying->hits;
    size_t entities = 0, mentions = 0, reviews = 0;
    bool *is_seen = calloc(applying->people->count + 1u, sizeof *is_seen);
    if (!is_seen)
        return DSR_NO_MEMORY;
    for (size_t i = 0; i < hits->count; i++) {
        const struct hit *hit = &hits->rows[i];
        reviews += hit->decision == DSR_REVIEW;
        mentions += hit->decision == DSR_MASK;
        entities += hit->decision == DSR_MASK && !is_seen[hit->entity];
        is_seen[hit->entity] |= hit->decision == DSR_MASK;
    }
    free(is_seen);
    struct bytes fact = {0}, list = {0};
    bytes_text(&fact, "{\"policy\":");
    bytes_json(&fact, options->policy);
    bytes_format(&fact,
                 ",\"entities_replaced\":%zu,\"mentions_replaced\":%zu,\"review_needed\":%zu}",
                 entities, mentions, reviews);
    apply_register(applying, &list);
    dsr_status status = fact.is_out_of_memory || list.is_out_of_memory ? DSR_NO_MEMORY : DSR_OK;
    if (status == DSR_OK)
        status = job->host->attach(job, text_of("anonymised"), bytes_view(&fact), DSR_FACT);
    if (status == DSR_OK)
        status = job->host->attach(job, text_of("register.json"), bytes_view(&list), DSR_PRIVATE);
    bytes_free(&fact);
    bytes_free(&list);
    return status;
}

static dsr_status run(dsr_job *job, const struct anonymise *options, dsr_doc *doc, bool changes) {
    struct people people;
    struct hits hits = {0};
    if (!people_open(&people, job->host->blob(job, 0))) {
        job->host->report(job, DSR_ERROR, "anon-no-survey", (dsr_place){0},
                          "the run's survey of names is missing or damaged");
        job->host->hint(job, "this is a fault of dossier; please report it");
        return DSR_FAILED;
    }
    struct applying applying = {.job = job,
                                .doc = doc,
                                .hits = &hits,
                                .rules = options->rules,
                                .people = &people,
                                .language = language_of(options, doc)};
    hits_find_places(&hits, doc);
    hits_find(&hits, options->rules, &people, applying.language);
    hits_decide(&hits, options->rules, &people);
    dsr_status status = hits.is_out_of_memory ? DSR_NO_MEMORY : DSR_OK;
    if (status == DSR_OK)
        status = apply_mentions(&applying, !changes);
    if (status == DSR_OK && changes)
        status = attach_results(&applying, options);
    if (status == DSR_OK && changes)
        status = apply_pseudonyms(&applying);
    if (status == DSR_OK && changes)
        status = apply_check(&applying);
    if (status == DSR_OK && hits.is_out_of_memory)
        status = DSR_NO_MEMORY;
    hits_free(&hits);
    return status;
}

static dsr_status run_detect(dsr_job *job, const void *state, dsr_doc *doc) {
    return run(job, state, doc, false);
}

static dsr_status run_anonymise(dsr_job *job, const void *state, dsr_doc *doc) {
    return run(job, state, doc, true);
}

/* ---- the module ---- */

#define LICENCE "MIT"

static const dsr_stage detect = {
    .abi = DSR_ABI,
    .size = sizeof detect,
    .name = "detect",
    .summary = "finds persons and says what the policy would do; changes no text",
    .version = DOSSIER_VERSION,
    .licence = LICENCE,
    .may_edit = DSR_EDIT_MENTIONS,
    .options = anonymise_options,
    .state_size = sizeof(struct anonymise),
    .open = open_rules,
    .survey = survey,
    .settle = settle,
    .run = run_detect,
    .close = close_rules,
};

static const dsr_stage anonymise = {
    .abi = DSR_ABI,
    .size = sizeof anonymise,
    .name = "anonymise",
    .summary = "replaces persons by pseudonyms, as the policy says",
    .version = DOSSIER_VERSION,
    .licence = LICENCE,
    .may_edit = DSR_EDIT_MENTIONS | DSR_EDIT_TEXT | DSR_EDIT_ATTRIBUTES,
    .options = anonymise_options,
    .state_size = sizeof(struct anonymise),
    .open = open_rules,
    .survey = survey,
    .settle = settle,
    .run = run_anonymise,
    .close = close_rules,
};

static const dsr_stage *const stages[] = {&detect, &anonymise, NULL};

DSR_MODULE(anonymise) = {
    .abi = DSR_ABI,
    .size = sizeof(dsr_module),
    .name = "anonymise",
    .version = DOSSIER_VERSION,
    .licence = LICENCE,
    .stages = stages,
};

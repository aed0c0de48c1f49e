/* SPDX-License-Identifier: MIT */
/* What every stage promises. */
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "pipeline/option.h"

/* Seconds of processor time from being cancelled to being back. */
#define SOON 2.0
/* Allocations that are made to fail one by one; beyond that every fiftieth. */
enum { EACH_ALLOCATION = 2000, STRIDE = 50 };

static bool imports(const struct bench *bench) {
    return bench->subject.stage->may_edit & DSR_EDIT_STRUCTURE;
}

/* Opening is what every trial begins with. */
static void opens(struct bench *bench) {
    (void)bench;
}

static const char *difference(const struct outcome *one, const struct outcome *other) {
    return one->is_done != other->is_done     ? "once it is done, once it fails"
           : one->document != other->document ? "the document differs"
           : one->said != other->said         ? "the diagnostics differ"
           : one->given != other->given       ? "what is emitted or attached differs"
                                              : NULL;
}

static bool same(struct bench *bench, const char *what, const struct outcome *one,
                 const struct outcome *other) {
    for (size_t i = 0; i < DOCUMENTS; i++) {
        const char *why = difference(&one[i], &other[i]);
        if (why)
            return broken(bench->report, "%s: %s (document %c)", what, why, (char)('a' + i));
    }
    return true;
}

static bool run_in_order(struct bench *bench, const size_t *order, struct outcome *outcomes,
                         uint64_t *gathered) {
    struct bench again;
    bool is_fine = bench_open(&again, bench->request, bench->subject, bench->report, NULL) &&
                   bench_run(&again, order, outcomes, gathered);
    for (size_t i = 0; is_fine && i < DOCUMENTS; i++)
        if (!outcomes[i].is_done)
            is_fine = broken(bench->report, "it fails on an ordinary document: %s",
                             bench_first_error(&again, i));
    bench_close(&again);
    return is_fine;
}

static void twice(struct bench *bench) {
    static const size_t order[] = {0, 1, 2};
    struct outcome once[DOCUMENTS], again[DOCUMENTS];
    uint64_t gathered = 0, gathered_again = 0;
    if (run_in_order(bench, order, once, &gathered) &&
        run_in_order(bench, order, again, &gathered_again) &&
        same(bench, "run twice", once, again) && gathered != gathered_again)
        broken(bench->report, "run twice: what gather writes differs");
}

static void six_orders(struct bench *bench) {
    static const size_t orders[][DOCUMENTS] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2},
                                               {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    struct outcome first[DOCUMENTS], now[DOCUMENTS];
    uint64_t gathered = 0, gathered_now = 0;
    bool is_fine = run_in_order(bench, orders[0], first, &gathered);
    for (size_t i = 1; is_fine && i < sizeof orders / sizeof *orders; i++) {
        under_way(bench->report, "order %zu of 6", i + 1);
        is_fine = run_in_order(bench, orders[i], now, &gathered_now) &&
                  same(bench, "in another order", first, now);
        if (is_fine && gathered != gathered_now)
            is_fine = broken(bench->report, "in another order: what gather writes differs");
    }
}

/* ---- extreme documents ---- */

/* Up to where the stage would run.  Built documents are no input of an importer. */
static bool prepare(struct bench *bench, bool (*build)(struct document *),
                    struct contract_sample sample) {
    bool is_fine =
        imports(bench) || !build ? bench_feed(bench, 0, sample) : bench_build(bench, 0, build);
    return is_fine && bench_settle(bench);
}

static void try_extreme(struct bench *bench, bool (*build)(struct document *),
                        struct contract_sample sample) {
    struct outcome outcome;
    if (prepare(bench, build, sample))
        bench_try(bench, 0, &outcome);
}

static void empty_document(struct bench *bench) {
    try_extreme(bench, build_nothing, sample_at(bench->request, SIZE_MAX));
}

static void deep_document(struct bench *bench) {
    try_extreme(bench, build_deep, text_deep());
}

static void huge_block(struct bench *bench) {
    try_extreme(bench, build_huge, text_huge());
}

static void every_kind(struct bench *bench) {
    if (imports(bench))
        skipped(bench->report, "it makes blocks, it is given none");
    else
        try_extreme(bench, build_kinds, (struct contract_sample){0});
}

/* ---- limits ---- */

/* Without what the engine does around it, so that its own status is seen. */
static dsr_status run_bare(struct bench *bench) {
    const dsr_stage *stage = bench->subject.stage;
    bench_take(bench, 0);
    job_set_slot(&bench->job, bench->slot);
    document_set_editor(bench->job.document, stage->name, stage->may_edit);
    dsr_status status = DSR_NO_MEMORY;
    if (document_begin(bench->job.document))
        status =
            stage->run(&bench->job.face, bench->slot->state, document_face(bench->job.document));
    document_roll_back(bench->job.document);
    return status;
}

static void edits_what_it_may(struct bench *bench) {
    static const struct {
        uint32_t bit;
        const char *name;
    } names[] = {{DSR_EDIT_STRUCTURE, "structure"},  {DSR_EDIT_TEXT, "text"},
                 {DSR_EDIT_LABELS, "labels"},        {DSR_EDIT_REFERENCES, "references"},
                 {DSR_EDIT_MENTIONS, "mentions"},    {DSR_EDIT_BLOCKS, "blocks"},
                 {DSR_EDIT_ATTRIBUTES, "attributes"}};
    uint32_t refused = 0;
    for (size_t i = 0; i < 2; i++) {
        if (!prepare(bench, i ? build_kinds : NULL, sample_at(bench->request, 0)))
            return;
        refused |= document_refused(bench->job.document);
        run_bare(bench);
        refused |= document_refused(bench->job.document);
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (refused & names[i].bit)
            broken(bench->report, "it edits %s, which may_edit does not name", names[i].name);
}

static void cancelled(struct bench *bench) {
    struct contract_sample sample = text_many();
    if (!prepare(bench, build_many, sample))
        return;
    run_cancel();
    double start = processor_seconds();
    dsr_status status = run_bare(bench);
    double took = processor_seconds() - start;
    if (took > SOON)
        broken(bench->report,
               "cancelled, it goes on for %.1f seconds on 50,000 blocks; look at is_cancelled now "
               "and then",
               took);
    else if (status != DSR_OK && status != DSR_CANCELLED)
        broken(bench->report, "cancelled, it returns %d instead of DSR_CANCELLED", (int)status);
}

static void memory_fails(struct bench *bench) {
    struct outcome outcome;
    if (!memory_fault_works(bench))
        return;
    for (size_t number = 1;; number += number < EACH_ALLOCATION ? 1 : STRIDE) {
        under_way(bench->report, "allocation %zu failing", number);
        bench->fault = number;
        if (!prepare(bench, NULL, sample_at(bench->request, 0)) || !bench_try(bench, 0, &outcome))
            return;
        if (!bench->has_faulted)
            break;
    }
    if (!outcome.is_done)
        broken(bench->report, "it fails: %s", bench_first_error(bench, 0));
    else if (bench->report->verdict == HELD)
        snprintf(bench->report->reason, sizeof bench->report->reason, "each of %zu allocations",
                 bench->fault - 1);
}

/* ---- options ---- */

struct option_trial {
    struct bench *bench;
    struct value_store *store;
    const dsr_value *values[10]; /* of every type */
    size_t count;
};

static dsr_value *value_of(struct value_store *store, dsr_value_type type) {
    dsr_value *value = value_store_take(store, sizeof *value);
    if (value)
        value->type = type;
    return value;
}

static dsr_value *table_of(struct value_store *store, dsr_value_type type, const char *key,
                           const dsr_value *member) {
    dsr_value *table = value_of(store, type);
    struct value_member *members = value_store_take(store, sizeof *members);
    if (!table || !members)
        return NULL;
    members->key = (dsr_text){key, strlen(key)};
    members->value = member;
    table->as.table.members = members;
    table->as.table.count = 1;
    return table;
}

static bool make_values(struct option_trial *trial) {
    static const char *const texts[] = {"no such thing", "", "\xff\xfe %s%n",
                                        "/no/such/file/anywhere"};
    struct value_store *store = trial->store = value_store_new();
    if (!store)
        return false;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        trial->values[trial->count++] = value_store_string(store, texts[i], strlen(texts[i]));
    dsr_value *number = value_of(store, DSR_INTEGER), *truth = value_of(store, DSR_BOOLEAN);
    dsr_value *deep = value_of(store, DSR_TABLE_OF);
    for (size_t i = 0; i < 60 && deep; i++)
        deep = table_of(store, DSR_TABLE_OF, "deeper", deep);
    trial->values[trial->count++] = number;
    trial->values[trial->count++] = truth;
    trial->values[trial->count++] = deep;
    trial->values[trial->count++] = table_of(store, DSR_LIST_OF, "", trial->values[0]);
    trial->values[trial->count++] = table_of(store, DSR_LIST_OF, "", number);
    for (size_t i = 0; i < trial->count; i++)
        if (!trial->values[i])
            return false;
    number->as.integer = INT64_MIN;
    return true;
}

/* Whether the row itself rules the value out. */
static bool is_wrong(const dsr_option *row, const dsr_value *value) {
    dsr_value_type type = value_type(value);
    if (!option_takes(row->type, type))
        return true;
    return row->type == DSR_OPTION_CHOICE ||
           (row->type == DSR_OPTION_INT && (row->least || row->most));
}

/* What a row allows the stage may still refuse, but with a reason. */
static bool try_value(struct option_trial *trial, const dsr_option *row, const dsr_value *value) {
    struct bench *bench = trial->bench, other;
    const dsr_value *table = table_of(trial->store, DSR_TABLE_OF, row->name, value);
    bool is_open = bench_open(&other, bench->request, bench->subject, bench->report, table);
    bool has_reason = other.found.errors > 0 && !has_code(&other.found, "run-stage-silent");
    bench_close(&other);
    if (is_open && is_wrong(row, value))
        return broken(bench->report, "a wrong value of option '%s' is taken", row->name);
    return is_open || has_reason ||
           broken(bench->report, "a wrong value of option '%s' is refused without a diagnostic",
                  row->name);
}

static void refused_options(struct bench *bench) {
    struct option_trial trial = {.bench = bench};
    const dsr_option *row = bench->subject.stage->options;
    if (!row || !row->name)
        skipped(bench->report, "it has no options");
    bool is_fine = make_values(&trial);
    for (; is_fine && row && row->name; row++)
        for (size_t i = 0; is_fine && i < trial.count; i++) {
            under_way(bench->report, "option '%s', value %zu", row->name, i + 1);
            is_fine = try_value(&trial, row, trial.values[i]);
        }
    value_store_free(trial.store);
}

const struct promise stage_promises[] = {
    {"opens", opens},
    {"twice the same", twice},
    {"in any order", six_orders},
    {"empty document", empty_document},
    {"deep document", deep_document},
    {"huge block", huge_block},
    {"every kind", every_kind},
    {"wrong options", refused_options},
    {"cancelled", cancelled},
    {"memory fails", memory_fails},
    {"edits what it may", edits_what_it_may},
    {NULL, NULL},
};

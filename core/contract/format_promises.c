/* SPDX-License-Identifier: MIT */
/* What every format promises. */
#include <stdlib.h>
#include <string.h>

#include "bench.h"

enum { CUTS = 24, FLIPS = 64, SAMPLES = 16, FILLED = 50000 };
#define MOST_SURE 100

struct samples {
    struct contract_sample rows[SAMPLES];
    size_t count;
    struct buffer made; /* by the format itself; the last row */
};

static bool says_why(struct bench *bench, dsr_status status, const char *what) {
    const struct diagnostics *found = &bench->results[0].found;
    if (status == DSR_OK && found->errors)
        return broken(bench->report, "%s reports an error and returns DSR_OK: %s", what,
                      bench_first_error(bench, 0));
    if (status == DSR_FAILED && !found->errors && !bench->has_faulted)
        return broken(bench->report, "%s fails without a diagnostic", what);
    return true;
}

/* Nobody but the format reads; `is_read` tells whether it took the bytes.  False: broken. */
static bool read_sample(struct bench *bench, struct contract_sample sample, bool *is_read) {
    char why[200];
    size_t count = bench->plan->slot_count;
    bench->plan->slot_count = 0;
    bool is_fine = bench_feed(bench, 0, sample);
    bench->plan->slot_count = count;
    struct document *document = bench->documents[0];
    *is_read = false;
    if (!is_fine)
        return false;
    document_set_editor(document, bench->subject.format->name, UINT32_MAX);
    if (!document_begin(document))
        return broken(bench->report, "no memory for a document");
    memory_fault_begin(bench);
    dsr_status status = bench->subject.format->read(&bench->job.face, document_face(document));
    memory_fault_end(bench);
    *is_read = status == DSR_OK;
    if (*is_read)
        document_commit(document);
    else
        document_roll_back(document);
    scratch_clear(&bench->job.scratch);
    if (!document_check(document, why, sizeof why))
        return broken(bench->report, "what it reads is unsound: %s", why);
    return says_why(bench, status, "read");
}

typedef dsr_status maker(dsr_job *, dsr_doc *);

/* Splice or write of document 0; the bytes are the caller's. */
static bool make(struct bench *bench, maker *made, const char *what, struct buffer *bytes,
                 bool *is_made) {
    struct document *document = bench->documents[0];
    bench_take(bench, 0);
    diagnostics_free(&bench->results[0].found);
    bench->results[0].found = (struct diagnostics){0};
    document_set_editor(document, bench->subject.format->name, 0);
    memory_fault_begin(bench);
    dsr_status status = made(&bench->job.face, document_face(document));
    memory_fault_end(bench);
    scratch_clear(&bench->job.scratch);
    *bytes = bench->job.out;
    bench->job.out = (struct buffer){0};
    *is_made = status == DSR_OK;
    return says_why(bench, status, what);
}

/* Beside those there are: what the format itself writes. */
static bool find_samples(struct bench *bench, struct samples *samples) {
    const dsr_format *format = bench->subject.format;
    size_t count = sample_count(bench->request);
    bool is_made = false;
    for (size_t i = 0; i < count && samples->count < SAMPLES - 1; i++)
        samples->rows[samples->count++] = sample_at(bench->request, i);
    if (!format->write)
        return true;
    if (!bench_feed(bench, 0, sample_at(bench->request, bench->request->sample_count)) ||
        !make(bench, format->write, "write", &samples->made, &is_made))
        return false;
    if (is_made)
        samples->rows[samples->count++] =
            (struct contract_sample){"made", buffer_text(&samples->made)};
    return true;
}

static void opens(struct bench *bench) {
    (void)bench;
}

static void sniff(struct bench *bench) {
    const dsr_format *format = bench->subject.format;
    struct samples samples = {0};
    if (!format->sniff)
        skipped(bench->report, "it has none");
    else if (find_samples(bench, &samples)) {
        samples.rows[samples.count++].bytes = DSR_TEXT("\xff\xfe\0\0<PK\3\4%PDF-1.7{\\rtf1");
        for (size_t i = 0; i < samples.count; i++)
            for (size_t len = samples.rows[i].bytes.len + 1; len-- > 0; len -= len / 8) {
                uint32_t sure = format->sniff((dsr_text){samples.rows[i].bytes.at, len});
                if (sure > MOST_SURE)
                    broken(bench->report, "sniff gives %u, more than 100", sure);
            }
    }
    buffer_free(&samples.made);
}

/* ---- hostile bytes ---- */

/* Numbers that look random and are the same each time (Numerical Recipes, quick and dirty). */
static uint32_t next_number(uint32_t *seed) {
    return (*seed = *seed * 1664525u + 1013904223u) >> 8;
}

static bool read_damaged(struct bench *bench, struct contract_sample sample, uint32_t *seed) {
    char *bytes = malloc(sample.bytes.len + 1);
    bool is_fine = bytes != NULL, is_read;
    size_t len = sample.bytes.len;
    for (size_t i = 0; is_fine && i < CUTS; i++) {
        under_way(bench->report, "%s cut to %zu bytes", sample.name, len * i / CUTS);
        is_fine = read_sample(
            bench, (struct contract_sample){sample.name, {sample.bytes.at, len * i / CUTS}},
            &is_read);
    }
    for (size_t i = 0; is_fine && len && i < FLIPS; i++) {
        memcpy(bytes, sample.bytes.at, len);
        for (size_t k = 0; k <= i / 8; k++)
            bytes[next_number(seed) % len] = (char)next_number(seed);
        under_way(bench->report, "%s with bytes changed, number %zu", sample.name, i + 1);
        is_fine = read_sample(bench, (struct contract_sample){sample.name, {bytes, len}}, &is_read);
    }
    free(bytes);
    return is_fine;
}

static bool read_filled(struct bench *bench) {
    static const char *const units[] = {"<",     "[",  ">",      "*",     "`",   "|",   "&", "\xff",
                                        "<div>", "> ", "- ",     "((1) ", "\r",  "\n#", "{", "\\",
                                        "%",     "\t", "![](<)", "\xe2",  "*a_", "[[]", "="};
    bool is_fine = true, is_read;
    for (size_t i = 0; is_fine && i <= sizeof units / sizeof *units; i++) {
        bool is_zeros = i == sizeof units / sizeof *units;
        size_t unit = is_zeros ? 1 : strlen(units[i]), len = unit * FILLED;
        char *bytes = calloc(1, len + 1);
        for (size_t k = 0; bytes && !is_zeros && k < FILLED; k++)
            memcpy(bytes + k * unit, units[i], unit);
        under_way(bench->report, "%d times '%s'", FILLED, is_zeros ? "\\0" : units[i]);
        is_fine =
            bytes && read_sample(bench, (struct contract_sample){"filled", {bytes, len}}, &is_read);
        free(bytes);
    }
    return is_fine;
}

static void hostile_bytes(struct bench *bench) {
    struct samples samples = {0};
    uint32_t seed = 1;
    if (!bench->subject.format->read)
        skipped(bench->report, "it does not read");
    else if (find_samples(bench, &samples)) {
        bool is_fine = true;
        for (size_t i = 0; is_fine && i < samples.count; i++)
            is_fine = read_damaged(bench, samples.rows[i], &seed);
        if (is_fine)
            read_filled(bench);
    }
    buffer_free(&samples.made);
}

/* ---- splice and write ---- */

static void splices_the_same(struct bench *bench) {
    const dsr_format *format = bench->subject.format;
    struct samples samples = {0};
    size_t read = 0;
    if (!format->read || !format->splice) {
        skipped(bench->report, format->read ? "it has no splice" : "it does not read");
        return;
    }
    bool is_fine = find_samples(bench, &samples), is_read, is_made;
    for (size_t i = 0; is_fine && i < samples.count; i++) {
        struct buffer bytes = {0};
        dsr_text source = samples.rows[i].bytes;
        under_way(bench->report, "%s", samples.rows[i].name);
        is_fine = read_sample(bench, samples.rows[i], &is_read);
        if (is_fine && is_read) {
            read++;
            is_fine = make(bench, format->splice, "splice", &bytes, &is_made);
            if (is_fine && !is_made)
                is_fine = broken(bench->report, "what was read cannot be spliced: %s",
                                 bench_first_error(bench, 0));
            else if (is_fine &&
                     (bytes.len != source.len || memcmp(bytes.at, source.at, source.len) != 0))
                is_fine = broken(bench->report, "without edits other bytes come back for %s",
                                 samples.rows[i].name);
        }
        buffer_free(&bytes);
    }
    if (is_fine && !read)
        skipped(bench->report, "no built-in sample is of this format; name a file of it");
    buffer_free(&samples.made);
}

static bool write_twice(struct bench *bench) {
    struct buffer once = {0}, again = {0};
    bool is_made = false, is_made_again = false;
    maker *write = bench->subject.format->write;
    bool is_fine = make(bench, write, "write", &once, &is_made) &&
                   make(bench, write, "write", &again, &is_made_again);
    if (is_fine && (is_made != is_made_again || once.len != again.len ||
                    (once.len && memcmp(once.at, again.at, once.len) != 0)))
        is_fine = broken(bench->report, "written twice, the bytes differ");
    buffer_free(&once);
    buffer_free(&again);
    return is_fine;
}

static void writes_the_same(struct bench *bench) {
    static const struct {
        const char *name;
        bool (*build)(struct document *document);
    } built[] = {{"an empty document", build_nothing},
                 {"20,000 levels", build_deep},
                 {"a huge block", build_huge},
                 {"every kind of block", build_kinds}};
    if (!bench->subject.format->write) {
        skipped(bench->report, "it does not write");
        return;
    }
    for (size_t i = 0; i < sample_count(bench->request); i++) {
        under_way(bench->report, "%s", sample_at(bench->request, i).name);
        if (bench_feed(bench, 0, sample_at(bench->request, i)) && !write_twice(bench))
            return;
    }
    for (size_t i = 0; i < sizeof built / sizeof *built; i++) {
        under_way(bench->report, "%s", built[i].name);
        if (!bench_build(bench, 0, built[i].build) || !write_twice(bench))
            return;
    }
}

/* ---- no memory ---- */

/* One of read, splice and write with each of its allocations failing. */
static bool fail_each(struct bench *bench, maker *made, const char *what, size_t *count) {
    const dsr_format *format = bench->subject.format;
    struct contract_sample sample = sample_at(bench->request, 0);
    struct buffer bytes = {0};
    for (size_t number = 1;; number++, ++*count) {
        bool is_there = true;
        under_way(bench->report, "allocation %zu of %s failing", number, what);
        bench->fault = made ? 0 : number;
        bool is_fine =
            format->read ? read_sample(bench, sample, &is_there) : bench_feed(bench, 0, sample);
        bench->fault = number;
        if (is_fine && made && is_there) {
            is_fine = make(bench, made, what, &bytes, &is_there);
            buffer_free(&bytes);
        }
        bench->fault = 0;
        if (!is_fine || !bench->has_faulted)
            return is_fine;
    }
}

static void memory_fails(struct bench *bench) {
    const dsr_format *format = bench->subject.format;
    size_t count = 0;
    if (memory_fault_works(bench) && (!format->read || fail_each(bench, NULL, "read", &count)) &&
        (!format->read || !format->splice || fail_each(bench, format->splice, "splice", &count)) &&
        (!format->write || fail_each(bench, format->write, "write", &count)) &&
        bench->report->verdict == HELD)
        snprintf(bench->report->reason, sizeof bench->report->reason, "each of %zu allocations",
                 count);
}

const struct promise format_promises[] = {
    {"opens", opens},
    {"sniff", sniff},
    {"hostile bytes", hostile_bytes},
    {"splice the same", splices_the_same},
    {"write the same", writes_the_same},
    {"memory fails", memory_fails},
    {NULL, NULL},
};

/* SPDX-License-Identifier: MIT */
/*
 * One stage or format under test with the engine around it, and up to three documents.  Private
 * to core/contract.
 */
#ifndef DOSSIER_CONTRACT_BENCH_H
#define DOSSIER_CONTRACT_BENCH_H

#include "contract.h"
#include "pipeline/job.h"

enum { DOCUMENTS = 3 };

struct subject {
    const dsr_stage *stage; /* one of the two */
    const dsr_format *format;
};

/* In memory that the child and its parent share. */
struct report {
    enum verdict verdict;
    char reason[480];
    char under_way[96]; /* what was being tried; told when the process dies */
    bool is_finished;   /* the child came to its own end */
};

struct bench {
    const struct contract_request *request;
    struct subject subject;
    struct report *report;
    struct pipeline_config pipeline;
    struct pipeline_step steps[2];
    const char *settings[64];
    struct run_plan *plan;
    struct slot *slot; /* of the stage; NULL for a format */
    struct job job;
    struct result *results;
    struct run_input rows[DOCUMENTS];
    struct run_inputs inputs;
    struct document *documents[DOCUMENTS];
    dsr_text bytes[DOCUMENTS]; /* of the files */
    struct diagnostics found;  /* of the run as a whole */
    char folder[64], output[80];
    size_t fault; /* the allocation of that number fails in the call under trial; 0: none */
    bool is_begun, has_faulted;
};

/* What came of one document; sums of bytes, to be compared. */
struct outcome {
    bool is_done;
    uint64_t document, said, given;
};

/* Always false. */
bool broken(struct report *report, const char *format, ...) __attribute__((format(printf, 2, 3)));
void skipped(struct report *report, const char *reason);
void under_way(struct report *report, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Opens the stage (NULL options: none); false when it will not, with the reason in `found`.
 * bench_close in either case. */
bool bench_open(struct bench *bench, const struct contract_request *request, struct subject subject,
                struct report *report, const dsr_value *options);
void bench_close(struct bench *bench);

/* A new document at `index`: of bytes that the pipeline's first stage reads, where the subject
 * is not that itself; or built by hand. */
bool bench_feed(struct bench *bench, size_t index, struct contract_sample sample);
bool bench_build(struct bench *bench, size_t index, bool (*build)(struct document *document));

/* Surveys document 0 and settles, where the stage does. */
bool bench_settle(struct bench *bench);
/* The stage on that document, and all that is true of any run: it is sound, it says why it
 * fails, and what fails changes nothing.  False: broken. */
bool bench_try(struct bench *bench, size_t index, struct outcome *outcome);
/* The first error of the document, or of the run. */
const char *bench_first_error(const struct bench *bench, size_t index);
/* Feeds the samples, surveys, settles, runs them in that order, and gathers. */
bool bench_run(struct bench *bench, const size_t *order, struct outcome *outcomes,
               uint64_t *gathered);

bool has_code(const struct diagnostics *found, const char *code);
/* Makes `index` the document under way. */
void bench_take(struct bench *bench, size_t index);
uint64_t sum_of(uint64_t sum, const void *at, size_t len);
uint64_t sum_of_document(const struct document *document);
double processor_seconds(void);

/* ---- documents.c ---- */

/* Those of the request, then the built-in ones; an empty one past the end. */
struct contract_sample sample_at(const struct contract_request *request, size_t index);
size_t sample_count(const struct contract_request *request); /* DOCUMENTS or more */

bool build_nothing(struct document *document);
bool build_deep(struct document *document);  /* 20,000 blocks in each other */
bool build_huge(struct document *document);  /* one block of 4 MiB */
bool build_many(struct document *document);  /* 50,000 blocks */
bool build_kinds(struct document *document); /* a block of every kind, with all records */
/* The same as bytes, from malloc. */
struct contract_sample text_deep(void);
struct contract_sample text_huge(void);
struct contract_sample text_many(void);

/* ---- memory_fault.c ---- */

/* Around the call under trial: the allocation number `fault` (from 1) gives NULL, once, in the
 * program and in the modules. */
void memory_fault_begin(struct bench *bench);
void memory_fault_end(struct bench *bench);
/* False where this machine's calls cannot be led elsewhere; the trial is skipped then. */
bool memory_fault_works(struct bench *bench);

/* ---- the promises ---- */

struct promise {
    const char *name;
    void (*try)(struct bench *bench);
};

extern const struct promise stage_promises[], format_promises[]; /* end with a NULL name */

#endif

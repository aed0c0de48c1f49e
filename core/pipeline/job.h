/* SPDX-License-Identifier: MIT */
/*
 * What stands behind a dsr_job: the plan, the document under way, the stage under way, and
 * what both have given so far.  Private to core/pipeline.
 */
#ifndef DOSSIER_PIPELINE_JOB_H
#define DOSSIER_PIPELINE_JOB_H

#include "memory.h"
#include "run.h"
#include "spool.h"

/* A stage of the plan, filled from its options. */
struct slot {
    const dsr_stage *stage;
    const dsr_value *options;
    void *state;
    bool is_open;
    struct buffer settled; /* what settle put */
};

struct attachment {
    char *name; /* malloc, NUL-terminated */
    char *bytes;
    size_t len;
    uint32_t flags;
    bool is_mapped; /* a long one, which lies in the spool */
};

struct attachments {
    struct attachment *rows;
    size_t count;
};

/* A row that was emitted: the public part and where its bytes lie. */
struct result_row {
    dsr_row row; /* row.name is malloc */
    size_t spool;
    uint64_t offset;
};

/* Where a document, its attachments and its blobs wait between the sweeps. */
struct parked {
    size_t spool;
    uint64_t document, attachments, input;
    size_t document_len, attachments_len, input_len;
};

/* What is known of one input at the end. */
struct result {
    bool is_done;
    char *code; /* of the diagnostic that stopped it; NULL when done */
    struct result_row *rows;
    size_t row_count;
    struct parked parked;
    struct buffer *blobs; /* one a slot, or NULL */
    struct diagnostics found;
};

struct job;

struct run_plan {
    struct run_request request;
    struct slot *slots;
    size_t slot_count;
    size_t first_survey; /* slot_count: none */
    struct value_store *store;
    dsr_host host;
    struct job *job; /* under way; NULL: none */
};

struct job {
    dsr_job face;
    struct run_plan *plan;
    struct slot *slot;
    size_t slot_index;
    const struct run_inputs *inputs;
    size_t index;             /* of the input */
    dsr_text input;           /* in the document, or in `kept_input` */
    struct buffer kept_input; /* of a document that was parked */
    struct document *document;
    struct document *spare; /* for what is read back; NULL until it is needed */
    bool spare_is_rendition;
    struct diagnostics *found;
    struct diagnostic *last; /* what hint() adds to; NULL: none */
    struct scratch scratch;
    struct buffer out;       /* of put(), while a format renders */
    struct buffer rendition; /* what render gave last, unless the spare document has it; valid
                              * until the stage returns */
    struct attachments attachments;
    struct result *result;           /* of the input under way */
    struct result *results;          /* of all inputs; gather and settle only */
    int input_file;                  /* -1: none open */
    struct spool *spools;            /* one per worker; all can be read by everybody */
    size_t spool_count, spool_index; /* spool_index is the one that is written here */
    bool is_reread;                  /* a document read back: it emits and attaches nothing */
};

struct job *job_of(const dsr_job *face);
void job_fill_host(dsr_host *host);
void attachments_clear(struct attachments *attachments);

/* Puts a diagnostic of the current document at a byte of one of its parts. */
void job_report_at(struct job *job, struct diagnostic *row, dsr_part part, uint32_t offset);

void job_set_slot(struct job *job, struct slot *slot);
/* A stage failed: when it reported nothing, this does. */
void job_report_silence(struct job *job, const char *what, dsr_status status);

/* All that a run needs: a document, spools, and the stages open.  Not 0: the exit code, after a
 * diagnostic.  job_end in either case. */
int job_begin(struct job *job, struct run_plan *plan, const struct run_inputs *inputs,
              size_t spools, struct diagnostics *list);
void job_end(struct job *job);
/* Between the sweeps, and after the last; false or an exit code after a diagnostic. */
bool job_settle(struct job *job);
int job_gather(struct job *job);

/* A span of the stages that all documents go through. */
struct sweep {
    size_t from, to;
    bool is_last; /* ends the documents; else they are surveyed and parked */
    bool stays;   /* the only document stays in memory between the sweeps */
};

/* All inputs, one after the other in this process. */
void job_sweep(struct job *job, struct sweep *sweep);
/* All inputs in `count` worker processes; false when none could be started. */
bool workers_sweep(struct job *job, struct sweep *sweep, size_t count);

/* One document; job_set_document and (in the first sweep) job_open_input come before it. */
void job_set_document(struct job *job, struct result *results, size_t index);
bool job_open_input(struct job *job);
void job_run_document(struct job *job, const struct sweep *sweep);
void job_tell_ended(struct job *job, const struct sweep *sweep, const dsr_doc *document,
                    size_t done, size_t failed);
/* Marks a result as failed, by its first error, and drops its rows. */
void result_fail(struct result *result);
void result_clear(struct result *result, size_t slots);
bool job_survey(struct job *job);

/* Runs one stage as a transaction; false when it failed (a diagnostic is there). */
bool job_run_stage(struct job *job, struct slot *slot);

/* Imports the result of a splice, and compares blocks, labels and parents with the document; false
 * after a diagnostic with the place of the first difference.  `bytes` may move from `buffer`, which
 * is freed then, to the spare document: of a long document two copies would be much. */
bool reread_agrees(struct job *job, struct buffer *buffer, dsr_text *bytes);
/* Frees what render gave last. */
void job_drop_rendition(struct job *job);

#endif

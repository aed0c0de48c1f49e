/* SPDX-License-Identifier: MIT */
/*
 * A small sound module; the definitions of CMakeLists.txt put one fault into it.  What it does
 * is nothing: it is loaded and looked at.
 */
#include "dossier/stage.h"

#ifndef MODULE_ABI
#define MODULE_ABI DSR_ABI
#endif
#ifndef MODULE_SIZE
#define MODULE_SIZE sizeof(dsr_module)
#endif
#ifndef STAGE_ABI
#define STAGE_ABI DSR_ABI
#endif
#ifndef STAGE_SIZE
#define STAGE_SIZE sizeof(dsr_stage)
#endif
#ifndef STAGE_NAME
#define STAGE_NAME "subject-stage"
#endif
#ifndef SUMMARY
#define SUMMARY "does nothing, for tests"
#endif
#ifndef RUN
#define RUN run
#endif
#ifndef SECOND
#define SECOND "beta"
#endif
#ifndef HELP
#define HELP "a number"
#endif
#ifndef FALLBACK
#define FALLBACK "red"
#endif
#ifndef STATE_SIZE
#define STATE_SIZE sizeof(struct state)
#endif
#ifndef VERB_NAME
#define VERB_NAME "subject-verb"
#endif
#ifndef STAGES
#define STAGES stages
#endif
#ifndef VERBS
#define VERBS verbs
#endif

#define QUOTE(word) #word
#define NAME_OF(word) QUOTE(word)
#define MODULE(name) DSR_MODULE(name)

struct state {
    int64_t alpha, beta;
    uint32_t colour;
};

static const char *const colours[] = {"red", "green", NULL};

static const dsr_option options[] = {
    {.name = "alpha",
     .type = DSR_OPTION_INT,
     .offset = offsetof(struct state, alpha),
     .fallback = "1",
     .most = 9,
     .help = HELP},
    {.name = SECOND,
     .type = DSR_OPTION_INT,
     .offset = offsetof(struct state, beta),
     .help = "another number"},
    {.name = "colour",
     .type = DSR_OPTION_CHOICE,
     .offset = offsetof(struct state, colour),
     .fallback = FALLBACK,
     .choices = colours,
     .help = "a colour"},
    {0},
};

dsr_status nobody_defines_this(dsr_job *job, const void *state, dsr_doc *doc);
dsr_status defined_elsewhere(dsr_job *job, const void *state, dsr_doc *doc);

static dsr_status run(dsr_job *job, const void *state, dsr_doc *doc) {
    (void)job;
    (void)state;
    (void)doc;
    return DSR_OK;
}

static int show(dsr_job *job, void *state, int count, char **arguments) {
    (void)job;
    (void)state;
    (void)arguments;
    return count == 0 ? 0 : 2;
}

static const dsr_stage stage = {
    .abi = STAGE_ABI,
    .size = (uint32_t)(STAGE_SIZE),
    .name = STAGE_NAME,
    .summary = SUMMARY,
    .may_edit = DSR_EDIT_TEXT,
    .options = options,
    .state_size = STATE_SIZE,
    .run = RUN,
};
static const dsr_stage *const stages[] = {&stage, NULL};

static const dsr_verb verb = {
    .abi = DSR_ABI,
    .size = sizeof(dsr_verb),
    .name = VERB_NAME,
    .summary = "shows nothing",
    .run = show,
};
static const dsr_verb *const verbs[] = {&verb, NULL};

/* In use whatever the definitions leave out. */
const void *const subject_parts[] = {stages, verbs};
dsr_status (*const subject_run)(dsr_job *, const void *, dsr_doc *) = run;

#ifdef FUNCTION
extern DSR_EXPORT int function_LTX_dossier_module(void);

int function_LTX_dossier_module(void) {
    return 1;
}
#else
MODULE(SUBJECT) = {
    .abi = MODULE_ABI,
    .size = (uint32_t)(MODULE_SIZE),
    .name = NAME_OF(SUBJECT),
    .version = "1.2",
    .licence = "MIT",
    .stages = STAGES,
    .verbs = VERBS,
};
#endif

/* SPDX-License-Identifier: MIT */
/*
 * A module in which each stage and format breaks one promise, and says which in its name.  What
 * the contract does not find here it would not find elsewhere.
 */
#include <dossier/stage.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define SUMMARY .summary = "breaks one promise", .version = "1", .licence = "MIT"

static size_t count_blocks(const dsr_doc *doc, uint32_t kinds) {
    size_t count = 0;
    for (dsr_block at = 0; (at = doc->host->step(doc, 0, at, kinds));)
        count++;
    return count;
}

static dsr_block paragraph_of(const dsr_doc *doc) {
    return doc->host->step(doc, 0, 0, DSR_BIT(DSR_PARAGRAPH));
}

static dsr_status set(dsr_doc *doc, dsr_text value) {
    return doc->host->set_attribute(doc, 0, "faulty", value, "a fault");
}

static dsr_status nothing(dsr_job *job, const void *state, dsr_doc *doc) {
    (void)job, (void)state, (void)doc;
    return DSR_OK;
}

static dsr_status refuse_to_open(dsr_job *job, void *state) {
    (void)state;
    job->host->report(job, DSR_ERROR, "faulty-open", (dsr_place){0}, "it never opens");
    return DSR_FAILED;
}

/* What it does depends on how often it was called, whatever was opened in between. */
static dsr_status count_calls(dsr_job *job, const void *state, dsr_doc *doc) {
    static char calls = 'a';
    (void)job, (void)state;
    return set(doc, (dsr_text){&(char){calls++}, 1});
}

static char last; /* of the document before; forgotten when the stage is opened */

static dsr_status forget(dsr_job *job, void *state) {
    (void)job, (void)state;
    last = 'x';
    return DSR_OK;
}

static dsr_status remember(dsr_job *job, const void *state, dsr_doc *doc) {
    (void)state;
    char before = last;
    last = job->host->input_name(job).at[0];
    return set(doc, (dsr_text){&before, 1});
}

static dsr_status want_blocks(dsr_job *job, const void *state, dsr_doc *doc) {
    (void)job, (void)state;
    if (!count_blocks(doc, ~(DSR_BIT(DSR_DOCUMENT) | DSR_BIT(DSR_META))))
        abort();
    return DSR_OK;
}

static size_t go_down(const dsr_doc *doc, dsr_block at) {
    volatile char frame[1024] = {0};
    size_t depth = 0;
    for (; at; at = doc->host->next(doc, at)) {
        size_t below = 1 + go_down(doc, doc->host->first(doc, at));
        depth = below > depth ? below : depth;
    }
    return depth + (size_t)frame[1];
}

static dsr_status recurse(dsr_job *job, const void *state, dsr_doc *doc) {
    (void)job, (void)state;
    return go_down(doc, doc->host->step(doc, 0, 0, DSR_ALL_KINDS)) ? DSR_OK : DSR_REFUSED;
}

static dsr_status copy_to_stack(dsr_job *job, const void *state, dsr_doc *doc) {
    (void)job, (void)state;
    for (dsr_block at = 0; (at = doc->host->step(doc, 0, at, DSR_ALL_KINDS));) {
        dsr_text text = doc->host->text(doc, at);
        volatile char copy[3 * text.len + 1];
        for (size_t i = 0; i < 3 * text.len; i += 512)
            copy[i] = text.at[i / 3];
    }
    return DSR_OK;
}

static dsr_status know_few_kinds(dsr_job *job, const void *state, dsr_doc *doc) {
    (void)job, (void)state;
    if (count_blocks(doc, DSR_BIT(DSR_BOX)))
        abort();
    return DSR_OK;
}

struct options {
    dsr_text word;
};

static const dsr_option rows[] = {{.name = "word",
                                   .type = DSR_OPTION_TEXT,
                                   .offset = offsetof(struct options, word),
                                   .help = "anything"},
                                  {0}};

static dsr_status open_silently(dsr_job *job, void *state) {
    const struct options *options = state;
    (void)job;
    return options->word.len ? DSR_FAILED : DSR_OK;
}

static double seconds(void) {
    struct timespec at;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &at);
    return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

static dsr_status go_on(dsr_job *job, const void *state, dsr_doc *doc) {
    (void)job, (void)state;
    bool is_long = count_blocks(doc, DSR_BIT(DSR_PARAGRAPH)) > 10000;
    for (double start = seconds(); is_long && seconds() < start + 2.5;)
        ;
    return DSR_OK;
}

static dsr_status never_end(dsr_job *job, const void *state, dsr_doc *doc) {
    (void)job, (void)state;
    for (volatile bool is_kinds = count_blocks(doc, DSR_BIT(DSR_BOX)); is_kinds;)
        ;
    return DSR_OK;
}

static dsr_status trust_memory(dsr_job *job, const void *state, dsr_doc *doc) {
    (void)job, (void)state, (void)doc;
    char *volatile room = malloc(64);
    memset(room, 1, 64);
    free(room);
    return DSR_OK;
}

static dsr_status trespass(dsr_job *job, const void *state, dsr_doc *doc) {
    (void)job, (void)state;
    doc->host->replace(doc, paragraph_of(doc), (dsr_range){0, 0}, DSR_TEXT("!"), "it tries");
    return DSR_OK;
}

static dsr_status scribble(dsr_job *job, const void *state, dsr_doc *doc) {
    (void)job, (void)state;
    dsr_text text = doc->host->text(doc, paragraph_of(doc));
    if (text.len)
        *(char *)(uintptr_t)text.at = (char)0xFF;
    return DSR_OK;
}

static dsr_status say_nothing(dsr_job *job, const void *state, dsr_doc *doc) {
    (void)job, (void)state, (void)doc;
    return DSR_FAILED;
}

static dsr_status scribble_early(dsr_job *job, const void *state, const dsr_doc *doc) {
    (void)job, (void)state;
    dsr_text text = doc->host->text(doc, paragraph_of(doc));
    if (text.len)
        *(char *)(uintptr_t)text.at = '?';
    return DSR_OK;
}

static dsr_status gather_otherwise(dsr_job *job, const void *state) {
    static unsigned calls;
    dsr_output output;
    (void)state;
    if (!job->host->output(job, &output, sizeof output))
        return DSR_FAILED;
    FILE *file = fopen(output.path, "w");
    if (!file)
        return DSR_NO_MEMORY;
    fprintf(file, "%u", calls++);
    fclose(file);
    return DSR_OK;
}

#define STAGE(id, text, ...)                                                                       \
    static const dsr_stage id = {                                                                  \
        .abi = DSR_ABI, .size = sizeof(dsr_stage), .name = text, SUMMARY, __VA_ARGS__}

STAGE(at_open, "faulty-open", .run = nothing, .open = refuse_to_open);
STAGE(at_twice, "faulty-twice", .run = count_calls, .may_edit = DSR_EDIT_ATTRIBUTES);
STAGE(at_order, "faulty-order", .run = remember, .open = forget, .may_edit = DSR_EDIT_ATTRIBUTES);
STAGE(at_empty, "faulty-empty", .run = want_blocks);
STAGE(at_deep, "faulty-deep", .run = recurse);
STAGE(at_huge, "faulty-huge", .run = copy_to_stack);
STAGE(at_kinds, "faulty-kinds", .run = know_few_kinds);
STAGE(at_options, "faulty-options", .run = nothing, .open = open_silently, .options = rows,
      .state_size = sizeof(struct options));
STAGE(at_cancel, "faulty-cancel", .run = go_on);
STAGE(at_end, "faulty-end", .run = never_end);
STAGE(at_memory, "faulty-memory", .run = trust_memory);
STAGE(at_edits, "faulty-edits", .run = trespass);
STAGE(at_sound, "faulty-sound", .run = scribble);
STAGE(at_silent, "faulty-silent", .run = say_nothing);
STAGE(at_survey, "faulty-survey", .run = nothing, .survey = scribble_early);
STAGE(at_gather, "faulty-gather", .run = nothing, .gather = gather_otherwise);

static const dsr_stage *const stages[] = {
    &at_open,  &at_twice,   &at_order,  &at_empty,  &at_deep,   &at_huge,
    &at_kinds, &at_options, &at_cancel, &at_end,    &at_memory, &at_edits,
    &at_sound, &at_silent,  &at_survey, &at_gather, NULL};

/* ---- formats: each reads a file as one block ---- */

static dsr_status read_whole(dsr_job *job, dsr_doc *doc) {
    dsr_text bytes = job->host->input(job);
    for (size_t i = 0; i < bytes.len; i++)
        if ((signed char)bytes.at[i] <= 0) {
            job->host->report(job, DSR_ERROR, "faulty-input", (dsr_place){0}, "no plain text");
            return DSR_FAILED;
        }
    dsr_part part = doc->host->add_part(doc, DSR_TEXT("file"), bytes);
    dsr_block block = part ? doc->host->open_block(doc, 0, DSR_PARAGRAPH, part) : 0;
    return block ? doc->host->copy(doc, block, (dsr_range){0, (uint32_t)bytes.len}) : DSR_NO_MEMORY;
}

static dsr_status read_trusting(dsr_job *job, dsr_doc *doc) {
    dsr_text bytes = job->host->input(job);
    if (bytes.len && memchr(bytes.at, '\0', bytes.len))
        raise(SIGSEGV);
    return read_whole(job, doc);
}

static dsr_status read_unsound(dsr_job *job, dsr_doc *doc) {
    dsr_part part = doc->host->add_part(doc, DSR_TEXT("file"), job->host->input(job));
    return part ? DSR_OK : DSR_NO_MEMORY; /* no block shows what is in it */
}

static uint32_t sniff_too_much(dsr_text bytes) {
    return bytes.len > 10 ? 101 : 0;
}

static dsr_status splice_more(dsr_job *job, dsr_doc *doc) {
    job->host->put(job, doc->host->source(doc, 1));
    return job->host->put(job, DSR_TEXT("\n"));
}

static dsr_status write_calls(dsr_job *job, dsr_doc *doc) {
    static char calls;
    (void)doc;
    calls++;
    return job->host->put(job, (dsr_text){&calls, 1});
}

static dsr_status write_trusting(dsr_job *job, dsr_doc *doc) {
    char *volatile room = malloc(16);
    (void)doc;
    memset(room, 'x', 16);
    dsr_status status = job->host->put(job, (dsr_text){room, 16});
    free(room);
    return status;
}

static const char *const suffixes[] = {"faulty", NULL};

#define FORMAT(id, text, ...)                                                                      \
    static const dsr_format id = {.abi = DSR_ABI,                                                  \
                                  .size = sizeof(dsr_format),                                      \
                                  .name = text,                                                    \
                                  .summary = "breaks one promise",                                 \
                                  .suffixes = suffixes,                                            \
                                  __VA_ARGS__}

FORMAT(sniffing, "faulty-sniff", .read = read_whole, .sniff = sniff_too_much);
FORMAT(reading, "faulty-read", .read = read_trusting);
FORMAT(hiding, "faulty-hidden", .read = read_unsound);
FORMAT(splicing, "faulty-splice", .read = read_whole, .splice = splice_more);
FORMAT(writing, "faulty-write", .write = write_calls);
FORMAT(trusting, "faulty-room", .write = write_trusting);

static const dsr_format *const formats[] = {&sniffing, &reading,  &hiding, &splicing,
                                            &writing,  &trusting, NULL};

DSR_MODULE(faulty) = {.abi = DSR_ABI,
                      .size = sizeof(dsr_module),
                      .name = "faulty",
                      .version = "1",
                      .licence = "MIT",
                      .stages = stages,
                      .formats = formats};

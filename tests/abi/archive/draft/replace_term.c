/* SPDX-License-Identifier: MIT */
/*
 * replace-term: puts one term in the place of another, as whole words; in headings too when
 * asked.  One header and nothing to link: all that a stage can do it asks of the host.
 */
#include <dossier/stage.h>
#include <string.h>

/* The host fills this from the rows below, before `open`. */
struct state {
    dsr_text term, by;
    bool headings;
};

static const dsr_option options[] = {
    {.name = "term",
     .type = DSR_OPTION_TEXT,
     .offset = offsetof(struct state, term),
     .fallback = "Secretary General",
     .help = "What is replaced, where it stands as whole words"},
    {.name = "by",
     .type = DSR_OPTION_TEXT,
     .offset = offsetof(struct state, by),
     .fallback = "Secretary-General",
     .help = "What stands there afterwards"},
    {.name = "headings",
     .type = DSR_OPTION_BOOL,
     .offset = offsetof(struct state, headings),
     .help = "Whether headings are changed as well"},
    {0},
};

/* Once, before the first document: what the rows alone cannot check. */
static dsr_status open(dsr_job *job, void *opaque) {
    const struct state *state = opaque;
    const dsr_host *host = job->host;
    if (state->term.len > 0)
        return DSR_OK;
    dsr_place place = {.value = host->value_get(host->options(job), "term")};
    host->report(job, DSR_ERROR, "replace-term-empty", place, "there is no term to replace");
    host->hint(job, "write term = \"Secretary General\"");
    return DSR_FAILED;
}

/* Bytes from 0x80 on belong to letters beyond ASCII, or to signs that we rather leave alone. */
static bool is_letter(char sign) {
    unsigned char byte = (unsigned char)sign;
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z');
}

/* Where the term stands next as whole words, from `at` on; text.len when nowhere. */
static size_t find(dsr_text text, size_t at, dsr_text term) {
    for (; term.len <= text.len && at <= text.len - term.len; at++)
        if (memcmp(text.at + at, term.at, term.len) == 0 &&
            (at == 0 || !is_letter(text.at[at - 1])) &&
            (at + term.len == text.len || !is_letter(text.at[at + term.len])))
            return at;
    return text.len;
}

/* One call for all places of a block; the ledger gets a row for each, with the reason. */
static dsr_status change(dsr_job *job, const struct state *state, dsr_doc *doc, dsr_block block) {
    const dsr_host *host = doc->host;
    dsr_text text = host->text(doc, block);
    size_t count = 0, most = text.len / state->term.len;
    if (find(text, 0, state->term) == text.len)
        return DSR_OK;
    dsr_edit *edits = host->scratch(job, most * sizeof *edits);
    if (edits == NULL)
        return DSR_NO_MEMORY;
    for (size_t at = 0; (at = find(text, at, state->term)) < text.len; at += state->term.len)
        edits[count++] = (dsr_edit){{(uint32_t)at, (uint32_t)(at + state->term.len)}, state->by};
    dsr_status status = host->replace_all(doc, block, edits, count, "term replaced");
    dsr_block_info info = {0};
    if (status == DSR_OK && host->block(doc, block, &info, sizeof info))
        host->report(job, DSR_NOTE_SEVERITY, "replace-term-done",
                     (dsr_place){.part = info.part, .offset = info.source.start},
                     "replaced the term %zu time%s", count, count == 1 ? "" : "s");
    return status;
}

/* Once for each document.  When it fails, the document is as it was before the stage. */
static dsr_status run(dsr_job *job, const void *opaque, dsr_doc *doc) {
    const struct state *state = opaque;
    uint32_t kinds = DSR_BIT(DSR_PARAGRAPH) | DSR_BIT(DSR_ITEM) | DSR_BIT(DSR_CELL);
    if (state->headings)
        kinds |= DSR_BIT(DSR_HEADING);
    dsr_status status = DSR_OK;
    for (dsr_block at = 0; status == DSR_OK && (at = doc->host->step(doc, 0, at, kinds)) != 0;)
        status = change(job, state, doc, at);
    return status;
}

static const dsr_stage stage = {
    .abi = DSR_ABI,
    .size = sizeof(dsr_stage),
    .name = "replace-term",
    .summary = "replaces a term by another, as whole words",
    .may_edit = DSR_EDIT_TEXT, /* any other edit would be refused */
    .options = options,
    .state_size = sizeof(struct state),
    .open = open,
    .run = run,
};
static const dsr_stage *const stages[] = {&stage, NULL};

DSR_MODULE(replace_term) = {
    .abi = DSR_ABI,
    .size = sizeof(dsr_module),
    .name = "replace_term", /* as the file: replace_term.so */
    .version = "1.0",
    .licence = "MIT",
    .stages = stages,
};

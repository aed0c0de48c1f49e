/* SPDX-License-Identifier: MIT */
/* A stage of somebody else: counts the document's paragraphs into an attribute. */
#include <dossier/stage.h>
#include <stdio.h>

static dsr_status run(dsr_job *job, const void *state, dsr_doc *doc) {
    const dsr_host *host = doc->host;
    char count[16];
    int paragraphs = 0;
    dsr_block at = 0;
    (void)job;
    (void)state;
    while ((at = host->step(doc, 0, at, DSR_BIT(DSR_PARAGRAPH))) != 0) {
        paragraphs++;
    }
    dsr_text text = {count, (size_t)snprintf(count, sizeof count, "%d", paragraphs)};
    return host->set_attribute(doc, 0, "paragraphs", text, "counted");
}

static const dsr_stage stage = {
    .abi = DSR_ABI,
    .size = sizeof(dsr_stage),
    .name = "own-stage",
    .summary = "count paragraphs",
    .may_edit = DSR_EDIT_ATTRIBUTES,
    .run = run,
};
static const dsr_stage *const stages[] = {&stage, NULL};

DSR_MODULE(own_stage) = {
    .abi = DSR_ABI,
    .size = sizeof(dsr_module),
    .name = "own-stage",
    .version = "1.0",
    .licence = "MIT",
    .stages = stages,
};

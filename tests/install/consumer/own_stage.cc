// SPDX-License-Identifier: MIT
// The stage of own_stage.c in C++: counts the document's paragraphs into an attribute.
#include <dossier/stage.h>
#include <string>

static dsr_status run(dsr_job *, const void *, dsr_doc *doc) {
    const dsr_host *host = doc->host;
    int paragraphs = 0;
    for (dsr_block at = 0; (at = host->step(doc, 0, at, DSR_BIT(DSR_PARAGRAPH))) != 0;)
        paragraphs++;
    const std::string count = std::to_string(paragraphs);
    return host->set_attribute(doc, 0, "paragraphs", {count.data(), count.size()}, "counted");
}

static const dsr_stage stage = {DSR_ABI,
                                sizeof(dsr_stage),
                                "own-stage",
                                "count paragraphs",
                                "1.0",
                                "MIT",
                                DSR_EDIT_ATTRIBUTES,
                                nullptr,
                                0,
                                nullptr,
                                nullptr,
                                nullptr,
                                run,
                                nullptr,
                                nullptr};
static const dsr_stage *const stages[] = {&stage, nullptr};

DSR_MODULE(own_stage) = {DSR_ABI, sizeof(dsr_module), "own-stage", "1.0", "MIT", stages, nullptr,
                         nullptr};

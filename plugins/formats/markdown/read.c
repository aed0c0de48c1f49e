/* SPDX-License-Identifier: MIT */
/*
 * The reader: hands a tree to the host, block by block in source order.
 */
#include <stdlib.h>

#include "format.h"
#include "source.h"
#include "tree.h"

static dsr_status hand_over(const struct tree *tree, dsr_doc *doc, dsr_part part,
                            dsr_block *blocks);

static const struct {
    const char *code, *what, *hint;
} refusals[] = {
    {"md-too-deep", "quotes and lists stand deeper in each other than 1,000 levels",
     "such a file is damaged or made to do harm"},
    {"md-table-too-wide", "a table has more than 1,000 columns",
     "such a file is damaged or made to do harm"},
    {"input-too-large", "the file has more lines and signs than the Markdown parser can count",
     "cut it into several files"},
    {"md-lost-place", "the place of this block in the file cannot be told",
     "this is a fault of dossier; please report it with the file"},
};

static dsr_status report(dsr_job *job, dsr_part part, const struct tree *tree) {
    if (!tree->code)
        return DSR_NO_MEMORY;
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
        if (strcmp(refusals[i].code, tree->code) != 0)
            continue;
        job->host->report(job, DSR_ERROR, tree->code,
                          (dsr_place){.part = part, .offset = tree->code_at}, "%s",
                          refusals[i].what);
        job->host->hint(job, "%s", refusals[i].hint);
    }
    return DSR_FAILED;
}

dsr_status markdown_read(dsr_job *job, dsr_doc *doc) {
    dsr_text bytes;
    dsr_status status = source_accept(job, doc, &bytes);
    if (status != DSR_OK)
        return status;
    const dsr_part part = 1;
    struct tree tree;
    dsr_block *blocks = NULL;
    if (!tree_build(&tree, bytes.at, (uint32_t)bytes.len)) {
        status = report(job, part, &tree);
    } else {
        blocks = malloc(tree.node_count * sizeof *blocks);
        status = blocks ? hand_over(&tree, doc, part, blocks) : DSR_NO_MEMORY;
        if (status == DSR_OK && source_mark(bytes))
            status = doc->host->claim(doc, part, (dsr_range){0, 3});
    }
    free(blocks);
    tree_free(&tree);
    return status;
}

static dsr_status hand_text(const struct tree *tree, const struct node *node, dsr_doc *doc,
                            dsr_block block) {
    dsr_status status = DSR_OK;
    for (uint32_t i = 0; i < node->run_count && status == DSR_OK; i++) {
        const struct run *run = &tree->runs[node->first_run + i];
        dsr_range source = {run->start, run->end};
        status = run->is_decoded
                     ? doc->host->decode(doc, block, source,
                                         (dsr_text){tree->pool + run->pool, run->text_len})
                     : doc->host->copy(doc, block, source);
    }
    return status;
}

static dsr_status hand_spans(const struct tree *tree, const struct node *node, dsr_doc *doc,
                             dsr_block block) {
    for (uint32_t i = 0; i < node->span_count; i++) {
        const struct span *span = &tree->spans[node->first_span + i];
        dsr_mark_info mark = {
            .kind = span->kind,
            .block = block,
            .range = {span->text_start, span->text_end},
            .source = {span->start, span->end},
            .value = {tree->source + span->value_start, span->value_end - span->value_start}};
        if (!doc->host->add_mark(doc, &mark, sizeof mark))
            return DSR_NO_MEMORY;
    }
    return DSR_OK;
}

static dsr_status hand_over(const struct tree *tree, dsr_doc *doc, dsr_part part,
                            dsr_block *blocks) {
    const dsr_host *host = doc->host;
    blocks[0] = 1;
    for (uint32_t i = 1; i < tree->node_count; i++) {
        const struct node *node = &tree->nodes[i];
        dsr_block block = host->open_block(doc, blocks[node->parent], node->kind, part);
        if (!block)
            return DSR_NO_MEMORY;
        blocks[i] = block;
        dsr_block_info info;
        if (!host->block(doc, block, &info, sizeof info))
            return DSR_REFUSED;
        info.level = node->level;
        info.flags = node->flags;
        info.indent = node->indent;
        info.source = (dsr_range){node->start, node->end};
        info.marker_source = (dsr_range){node->marker_start, node->marker_end};
        info.marker =
            (dsr_text){tree->source + node->marker_start, node->marker_end - node->marker_start};
        dsr_status status = host->set_block(doc, block, &info, sizeof info);
        if (status == DSR_OK)
            status = hand_text(tree, node, doc, block);
        if (status == DSR_OK)
            status = hand_spans(tree, node, doc, block);
        if (status != DSR_OK)
            return status;
    }
    return DSR_OK;
}

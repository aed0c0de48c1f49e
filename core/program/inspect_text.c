/* SPDX-License-Identifier: MIT */
/* dossier inspect for eyes: the label tree, then references, then mentions. */
#include <string.h>

#include "inspect.h"

enum { EXCERPT = 72 }; /* columns of text behind a label */

static void print_text(dsr_text text, size_t most) {
    size_t len = 0, columns = 0;
    while (len < text.len && columns < most && text.at[len] != '\n') {
        len++;
        while (len < text.len && ((unsigned char)text.at[len] & 0xC0) == 0x80)
            len++;
        columns++;
    }
    fwrite(text.at, 1, len, stdout);
    if (len < text.len)
        fputs("...", stdout);
}

static void print_labels(const dsr_doc *doc) {
    const dsr_host *host = doc->host;
    for (dsr_label at = 0; (at = host->next_label(doc, at));) {
        dsr_label_info info;
        dsr_block_info block;
        host->label(doc, at, &info, sizeof info);
        host->block(doc, info.block, &block, sizeof block);
        int depth = info.level ? (int)info.level - 1 : 0;
        printf("%6u  %*s%.*s ", host->line(doc, block.part, info.source.start),
               depth < 20 ? 2 * depth : 40, "", (int)info.surface.len, info.surface.at);
        print_text(block.text, EXCERPT);
        if (info.value != DSR_NO_VALUE)
            printf("  [%.*s]", (int)info.kind.len, info.kind.at);
        putchar('\n');
    }
}

static void print_references(const dsr_doc *doc) {
    static const char *const states[] = {"", "", "external", "dangling", "ambiguous"};
    const dsr_host *host = doc->host;
    struct label_ids ids;
    if (!label_ids_make(&ids, doc))
        return;
    for (dsr_block block = 0; (block = host->step(doc, 0, block, DSR_ALL_KINDS));)
        for (dsr_reference at = 0; (at = host->next_reference(doc, block, at));) {
            dsr_reference_info info;
            dsr_block_info in;
            host->reference(doc, at, &info, sizeof info);
            host->block(doc, block, &in, sizeof in);
            printf("%6u  ", host->line(doc, in.part, in.source.start));
            print_text((dsr_text){in.text.at + info.range.start, info.range.end - info.range.start},
                       EXCERPT);
            fputs(" -> ", stdout);
            for (uint32_t i = 0; i < info.target_count; i++) {
                dsr_target target;
                if (host->target(doc, at, i, &target, sizeof target) && target.label &&
                    target.role != DSR_PATH)
                    printf("%s ", ids.ids[target.label]);
            }
            printf("%s\n", states[info.state]);
        }
    label_ids_free(&ids);
}

static void print_mentions(const dsr_doc *doc) {
    static const char *const decisions[] = {"", "keep", "mask", "review"};
    const dsr_host *host = doc->host;
    for (dsr_block block = 0; (block = host->step(doc, 0, block, DSR_ALL_KINDS));)
        for (dsr_mention at = 0; (at = host->next_mention(doc, block, at));) {
            dsr_mention_info info;
            dsr_block_info in;
            host->mention(doc, at, &info, sizeof info);
            host->block(doc, block, &in, sizeof in);
            printf("%6u  %-7s%-14.*s", host->line(doc, in.part, in.source.start),
                   decisions[info.decision], (int)info.type.len, info.type.at);
            print_text((dsr_text){in.text.at + info.range.start, info.range.end - info.range.start},
                       EXCERPT);
            printf("  (%.*s)\n", (int)info.rule.len, info.rule.at);
        }
}

static void print_blocks(const dsr_doc *doc) {
    for (dsr_block at = 0; (at = doc->host->step(doc, 0, at, DSR_ALL_KINDS));) {
        dsr_block_info info;
        doc->host->block(doc, at, &info, sizeof info);
        if (!info.text.len)
            continue;
        printf("%6u  ", info.part ? doc->host->line(doc, info.part, info.source.start) : 0);
        print_text(info.text, EXCERPT);
        putchar('\n');
    }
}

void inspect_text(const struct inspection *inspection, const dsr_doc *doc) {
    dsr_text format = doc->host->attribute(doc, 0, "format");
    dsr_text language = doc->host->attribute(doc, 0, "language");
    dsr_text layout = doc->host->attribute(doc, 0, "layout");
    printf("%s: %.*s, language %.*s, layout %.*s\n", inspection->file, (int)format.len, format.at,
           (int)language.len, language.at, (int)layout.len, layout.at);
    if (inspection->labels) {
        puts("\nlabels (line, tree):");
        print_labels(doc);
    }
    if (inspection->references) {
        puts("\nreferences (line, text -> what it cites):");
        print_references(doc);
    }
    if (inspection->mentions) {
        puts("\nmentions (line, decision, type, text, rule):");
        print_mentions(doc);
    }
    if (inspection->blocks) {
        puts("\nblocks (line, text):");
        print_blocks(doc);
    }
}

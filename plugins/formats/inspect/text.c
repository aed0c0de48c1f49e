/* SPDX-License-Identifier: MIT */
/* The format inspect, for eyes: the label tree, then references, then mentions. */
#include "inspect.h"

enum { EXCERPT = 72, DEEPEST = 20 }; /* columns of text behind a label; levels that indent */

static void put_excerpt(struct page *page, dsr_text text) {
    size_t len = 0;
    for (int columns = 0; len < text.len && columns < EXCERPT && text.at[len] != '\n'; columns++) {
        len++;
        while (len < text.len && ((unsigned char)text.at[len] & 0xC0) == 0x80)
            len++;
    }
    put(page, (dsr_text){text.at, len});
    if (len < text.len)
        say(page, "...");
}

static void put_line(struct page *page, const dsr_block_info *block, dsr_range at) {
    uint32_t line = block->part ? page->host->line(page->doc, block->part, at.start) : 0;
    say(page, "%6u  ", line);
}

static void put_labels(struct page *page) {
    for (dsr_label at = 0; (at = page->host->next_label(page->doc, at));) {
        dsr_label_info info;
        dsr_block_info block;
        page->host->label(page->doc, at, &info, sizeof info);
        page->host->block(page->doc, info.block, &block, sizeof block);
        int depth = info.level ? (int)info.level - 1 : 0;
        put_line(page, &block, info.source);
        say(page, "%*s", 2 * (depth < DEEPEST ? depth : DEEPEST), "");
        put(page, info.surface);
        say(page, " ");
        put_excerpt(page, block.text);
        if (info.value != DSR_NO_VALUE)
            say(page, "  [%.*s]", (int)info.kind.len, info.kind.at);
        say(page, "\n");
    }
}

static void put_references(struct page *page) {
    static const char *const states[] = {"", "", "external", "dangling", "ambiguous"};
    const dsr_host *host = page->host;
    for (dsr_block block = 0; (block = host->step(page->doc, 0, block, DSR_ALL_KINDS));)
        for (dsr_reference at = 0; (at = host->next_reference(page->doc, block, at));) {
            dsr_reference_info info;
            dsr_block_info in;
            host->reference(page->doc, at, &info, sizeof info);
            host->block(page->doc, block, &in, sizeof in);
            put_line(page, &in, in.source);
            put_excerpt(page, slice(in.text, info.range));
            say(page, " -> ");
            for (uint32_t i = 0; i < info.target_count; i++) {
                dsr_target target;
                if (host->target(page->doc, at, i, &target, sizeof target) &&
                    target.role != DSR_PATH && id_of(page, target.label))
                    say(page, "%s ", id_of(page, target.label));
            }
            say(page, "%s\n", states[info.state]);
        }
}

static void put_mentions(struct page *page) {
    static const char *const decisions[] = {"", "keep", "mask", "review"};
    const dsr_host *host = page->host;
    for (dsr_block block = 0; (block = host->step(page->doc, 0, block, DSR_ALL_KINDS));)
        for (dsr_mention at = 0; (at = host->next_mention(page->doc, block, at));) {
            dsr_mention_info info;
            dsr_block_info in;
            host->mention(page->doc, at, &info, sizeof info);
            host->block(page->doc, block, &in, sizeof in);
            put_line(page, &in, in.source);
            say(page, "%-7s%-14.*s", decisions[info.decision], (int)info.type.len, info.type.at);
            put_excerpt(page, slice(in.text, info.range));
            say(page, "  (%.*s)\n", (int)info.rule.len, info.rule.at);
        }
}

static void put_blocks(struct page *page) {
    for (dsr_block at = 0; (at = page->host->step(page->doc, 0, at, DSR_ALL_KINDS));) {
        dsr_block_info info;
        page->host->block(page->doc, at, &info, sizeof info);
        if (!info.text.len)
            continue;
        put_line(page, &info, info.source);
        put_excerpt(page, info.text);
        say(page, "\n");
    }
}

static void put_attribute(struct page *page, const char *title, const char *name) {
    say(page, "%s", title);
    put(page, page->host->attribute(page->doc, 0, name));
}

dsr_status inspect_text(dsr_job *job, dsr_doc *doc) {
    static const struct {
        const char *part, *title;
        bool is_usual;
        void (*put)(struct page *);
    } parts[] = {
        {"labels", "labels (line, tree)", true, put_labels},
        {"references", "references (line, text -> what it cites)", true, put_references},
        {"mentions", "mentions (line, decision, type, text, rule)", true, put_mentions},
        {"blocks", "blocks (line, text)", false, put_blocks},
    };
    struct page page = {.job = job, .doc = doc, .host = doc->host};
    if (!label_ids(&page))
        return DSR_NO_MEMORY;
    put_attribute(&page, "", "format");
    put_attribute(&page, ", language ", "language");
    put_attribute(&page, ", layout ", "layout");
    say(&page, "\n");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!is_shown(&page, parts[i].part, parts[i].is_usual))
            continue;
        say(&page, "\n%s:\n", parts[i].title);
        parts[i].put(&page);
    }
    return page.status;
}

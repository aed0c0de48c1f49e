/* SPDX-License-Identifier: MIT */
/*
 * What a run would change in a document, from its ledger: how many changes of which kind by which
 * stage, and the first of each stage with their places.  For people, or a JSON object a document.
 */
#include <string.h>

#include "program.h"

enum { EXAMPLES = 3, EXCERPT = 48 };
#define KINDS (DSR_CHANGE_SPLICE + 1u)

static const char *const kinds[KINDS][2] = {
    [DSR_CHANGE_TEXT] = {"text", "texts"},
    [DSR_CHANGE_LABEL] = {"label", "labels"},
    [DSR_CHANGE_REFERENCE] = {"reference", "references"},
    [DSR_CHANGE_MENTION] = {"mention", "mentions"},
    [DSR_CHANGE_BLOCK] = {"block", "blocks"},
    [DSR_CHANGE_ATTRIBUTE] = {"attribute", "attributes"},
    [DSR_CHANGE_SPLICE] = {"compensation", "compensations"},
};

struct stage_changes {
    size_t counts[KINDS], count;
    dsr_change examples[EXAMPLES];
    size_t example_count;
};

/* What shows in the result; mentions, references and attributes are records beside the text. */
static bool is_shown(dsr_change_kind kind) {
    return kind == DSR_CHANGE_TEXT || kind == DSR_CHANGE_LABEL || kind == DSR_CHANGE_BLOCK;
}

static void collect(const dsr_doc *doc, const char *stage, struct stage_changes *found) {
    size_t len = strlen(stage), all = doc->host->change_count(doc);
    *found = (struct stage_changes){0};
    dsr_change change;
    for (size_t i = 0; i < all; i++) {
        if (!doc->host->change(doc, i, &change, sizeof change) || change.stage.len != len ||
            memcmp(change.stage.at, stage, len) != 0 || change.kind >= KINDS)
            continue;
        found->counts[change.kind]++;
        found->count++;
        if (is_shown(change.kind) && found->example_count < EXAMPLES)
            found->examples[found->example_count++] = change;
    }
}

static uint32_t line_of(const dsr_doc *doc, const dsr_change *change) {
    dsr_block_info block = {0};
    doc->host->block(doc, change->block, &block, sizeof block);
    return block.part ? doc->host->line(doc, block.part, block.source.start) : 0;
}

static dsr_text start_of(dsr_text text) {
    size_t len = text.len < EXCERPT ? text.len : EXCERPT;
    while (len < text.len && ((unsigned char)text.at[len] & 0xC0) == 0x80)
        len--; /* between two code points */
    return (dsr_text){text.at, len};
}

static void print_start(dsr_text text) {
    dsr_text start = start_of(text);
    putchar('"');
    print_plain(start, stdout);
    fputs(start.len < text.len ? "...\"" : "\"", stdout);
}

static void print_stage(const dsr_doc *doc, const char *path, const char *stage,
                        const struct stage_changes *found) {
    const char *before = "";
    printf("  %s: ", stage);
    for (size_t kind = 0; kind < KINDS; kind++) {
        if (!found->counts[kind])
            continue;
        printf("%s%zu %s", before, found->counts[kind], kinds[kind][found->counts[kind] > 1]);
        before = ", ";
    }
    putchar('\n');
    for (size_t i = 0; i < found->example_count; i++) {
        const dsr_change *change = &found->examples[i];
        fputs("    ", stdout);
        print_plain((dsr_text){path, strlen(path)}, stdout);
        uint32_t line = line_of(doc, change); /* 0: it has no place in the source */
        if (line)
            printf(":%u", line);
        fputs(": ", stdout);
        print_start(change->before);
        fputs(" -> ", stdout);
        print_start(change->after);
        fputs(" (", stdout);
        print_plain(change->reason, stdout);
        fputs(")\n", stdout);
    }
}

static void print_json_member(const char *name, dsr_text text) {
    char copy[EXCERPT + 1];
    text = start_of(text);
    memcpy(copy, text.at, text.len);
    copy[text.len] = '\0';
    printf(",\"%s\":", name);
    print_json_text(copy, stdout);
}

static void print_json_stage(const dsr_doc *doc, const char *stage,
                             const struct stage_changes *found) {
    const char *before = "";
    fputs("{\"stage\":", stdout);
    print_json_text(stage, stdout);
    fputs(",\"changes\":{", stdout);
    for (size_t kind = 0; kind < KINDS; kind++) {
        if (!found->counts[kind])
            continue;
        printf("%s\"%s\":%zu", before, kinds[kind][1], found->counts[kind]);
        before = ",";
    }
    fputs("},\"first\":[", stdout);
    for (size_t i = 0; i < found->example_count; i++) {
        const dsr_change *change = &found->examples[i];
        printf("%s{\"line\":%u", i ? "," : "", line_of(doc, change));
        print_json_member("before", change->before);
        print_json_member("after", change->after);
        print_json_member("reason", change->reason);
        putchar('}');
    }
    fputs("]}", stdout);
}

/* The ledger names stages, so one that stands twice is told once with the changes of both. */
static bool stood_before(const struct pipeline_config *pipeline, size_t step) {
    for (size_t i = 0; i < step; i++)
        if (strcmp(pipeline->steps[i].stage->name, pipeline->steps[step].stage->name) == 0)
            return true;
    return false;
}

void print_dry_run(const struct pipeline_config *pipeline, const char *path, const dsr_doc *doc,
                   bool is_json) {
    if (is_json) {
        fputs("{\"file\":", stdout);
        print_json_text(path, stdout);
        printf(",\"passes\":%s,\"stages\":[", doc ? "true" : "false");
    } else {
        print_plain((dsr_text){path, strlen(path)}, stdout);
        puts(doc ? ": passes" : ": would fail");
    }
    const char *before = "";
    for (size_t i = 0; doc && i < pipeline->step_count; i++) {
        const char *stage = pipeline->steps[i].stage->name;
        struct stage_changes found;
        collect(doc, stage, &found);
        if (!found.count || stood_before(pipeline, i))
            continue;
        if (is_json) {
            fputs(before, stdout);
            print_json_stage(doc, stage, &found);
            before = ",";
        } else {
            print_stage(doc, path, stage, &found);
        }
    }
    if (is_json)
        puts("]}");
    fflush(stdout);
}

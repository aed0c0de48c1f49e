/* SPDX-License-Identifier: MIT */
/*
 * Every Markdown and text file of the corpus: to the labels of each language, once more (nothing
 * changes), and back with the concordance (the bytes of the source); to French only brackets and
 * spaces change.  Then other options, each twice.  What is refused is counted and named.
 */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "engine.h"

struct counts {
    unsigned files, refused, without_labels, unchanged, changed, others, others_refused, faults;
};

static const char *const languages[] = {"en", "fr", "es", "ru", "ar", "zh", "de"};
enum { LANGUAGES = sizeof languages / sizeof languages[0] };

static const char *const others[] = {
    "renumber = \"close-gaps\"",
    "renumber = \"restart\"",
    "renumber = \"restart\", levels = { paragraph = { run = \"document\" } }",
    ("levels = { section = { scheme = \"decimal\", form = \"{n}.\" }, "
     "subsection = { scheme = \"decimal\", form = \"{parent}.{n}\" } }"),
    "levels = { item = { scheme = \"lower-roman\" } }",
    "levels = { paragraph = { form = \"{n} -\" } }",
};
enum { OTHERS = sizeof others / sizeof others[0] };

static char folder[] = "/tmp/dossier-corpus-XXXXXX";
static char there[64], back[64], map[64], references[64], layout[64], other[64];

static bool same_bytes(const struct bytes *left, const struct bytes *right) {
    return left->len == right->len && (!left->len || memcmp(left->at, right->at, left->len) == 0);
}

/* "(b)" and " b)", "(1)" and "1." are the same but for what stands around them. */
static bool same_but_brackets(const struct bytes *left, const struct bytes *right) {
    size_t a = 0, b = 0;
    for (;; a++, b++) {
        while (a < left->len && strchr("() .\\\n", left->at[a]))
            a++;
        while (b < right->len && strchr("() .\\\n", right->at[b]))
            b++;
        if (a == left->len || b == right->len)
            return a == left->len && b == right->len;
        if (left->at[a] != right->at[b])
            return false;
    }
}

static void write_text(const char *path, const char *text) {
    bytes_write(path, &(struct bytes){(char *)(uintptr_t)text, strlen(text)});
}

static void fault(struct counts *counts, const char *path, const char *what,
                  const struct result *result) {
    counts->faults++;
    printf("FAULT %s: %s\n%.*s", path, what, (int)result->found.len,
           result->found.at ? result->found.at : "");
}

/* Letters of other scripts begin with bytes from 0xD0 on. */
static bool is_latin(const struct bytes *text) {
    size_t others_seen = 0;
    for (size_t i = 0; i < text->len; i++)
        others_seen += (unsigned char)text->at[i] >= 0xD0 && (unsigned char)text->at[i] != 0xE2;
    return others_seen * 20 < text->len;
}

static void comes_back(const char *path, const char *copy, const struct bytes *source,
                       struct result *first, const char *language, struct counts *counts) {
    struct result again, restored;
    bytes_write(copy, &first->source);
    engine_run(there, copy, &again);
    if (!same_bytes(&again.source, &first->source))
        fault(counts, path, language, &again);
    result_free(&again);
    bytes_write(map, &first->numbering);
    if (first->references.len)
        bytes_write(references, &first->references);
    else
        unlink(references);
    if (first->layout.len)
        bytes_write(layout, &first->layout);
    else
        unlink(layout);
    engine_run(back, copy, &restored);
    if (!same_bytes(&restored.source, source))
        fault(counts, path, "the way back", &restored);
    result_free(&restored);
}

/* A document that cannot be printed so in its format is refused with the reason. */
static void try_others(const char *path, const char *copy, struct counts *counts) {
    for (size_t i = 0; i < OTHERS; i++) {
        char pipeline[512];
        struct result first, again;
        snprintf(pipeline, sizeof pipeline,
                 "return pipeline \"other\" { stage.import {}, stage.translate_numbering { %s }, "
                 "stage.witness {} }\n",
                 others[i]);
        write_text(other, pipeline);
        engine_run(other, path, &first);
        if (first.source.len) {
            bytes_write(copy, &first.source);
            engine_run(other, copy, &again);
            if (!same_bytes(&again.source, &first.source))
                fault(counts, path, others[i], &again);
            result_free(&again);
            counts->others++;
        } else {
            printf("cannot %s %s: %.*s", others[i], path, (int)first.found.len,
                   first.found.at ? first.found.at : "SILENT\n");
            counts->faults += !first.found.len;
            counts->others_refused++;
        }
        result_free(&first);
    }
}

static void try_language(const char *path, const char *copy, const char *language,
                         const struct bytes *source, struct counts *counts) {
    struct result first;
    char pipeline[200];
    snprintf(
        pipeline, sizeof pipeline,
        "return pipeline \"there\" { stage.import {}, stage.translate_numbering { to = \"%s\" }, "
        "stage.witness {} }\n",
        language);
    write_text(there, pipeline);
    counts->files++;
    engine_run(there, path, &first);
    if (!first.source.len) {
        counts->refused++;
        printf("refused %s to %s: %.*s", path, language, (int)first.found.len,
               first.found.at ? first.found.at : "\n");
    } else if (!first.numbering.len) {
        counts->without_labels++;
        if (!same_bytes(&first.source, source))
            fault(counts, path, "no labels, and other bytes", &first);
    } else {
        *(same_bytes(&first.source, source) ? &counts->unchanged : &counts->changed) += 1;
        if (strcmp(language, "fr") == 0 && is_latin(source) &&
            !same_but_brackets(&first.source, source))
            fault(counts, path, "more than brackets changed", &first);
        comes_back(path, copy, source, &first, language, counts);
    }
    result_free(&first);
}

static void try_file(const char *path, struct counts *counts) {
    const char *suffix = strrchr(path, '.');
    struct bytes source;
    if (!suffix || (strcmp(suffix, ".md") != 0 && strcmp(suffix, ".txt") != 0))
        return;
    if (!bytes_read(path, &source))
        return;
    char copy[96];
    snprintf(copy, sizeof copy, "%s/copy%s", folder, suffix);
    for (size_t i = 0; i < LANGUAGES; i++)
        try_language(path, copy, languages[i], &source, counts);
    try_others(path, copy, counts);
    unlink(copy);
    free(source.at);
}

static void try_folder(const char *corpus, const char *name, struct counts *counts) {
    char path[1024];
    struct dirent **entries;
    snprintf(path, sizeof path, "%s/%s", corpus, name);
    int found = scandir(path, &entries, NULL, alphasort);
    for (int i = 0; i < found; i++) {
        snprintf(path, sizeof path, "%s/%s/%s", corpus, name, entries[i]->d_name);
        if (strcmp(entries[i]->d_name, "README.md") != 0)
            try_file(path, counts);
        free(entries[i]);
    }
    if (found >= 0)
        free(entries);
}

int main(void) {
    const char *corpus = getenv("DOSSIER_CORPUS");
    struct counts counts = {0};
    if (!corpus || !*corpus) {
        puts("skipped: DOSSIER_CORPUS names no folder");
        return 77;
    }
    if (!mkdtemp(folder) || !engine_open())
        return 1;
    snprintf(there, sizeof there, "%s/there.lua", folder);
    snprintf(back, sizeof back, "%s/back.lua", folder);
    snprintf(other, sizeof other, "%s/other.lua", folder);
    snprintf(map, sizeof map, "%s/numbering.csv", folder);
    snprintf(references, sizeof references, "%s/references.csv", folder);
    snprintf(layout, sizeof layout, "%s/layout.csv", folder);
    write_text(back, "return pipeline \"back\" { stage.import {}, stage.translate_numbering { "
                     "map = \"numbering.csv\" }, stage.witness {} }\n");
    try_folder(corpus, "un", &counts);
    try_folder(corpus, "numbered", &counts);
    printf("%u files: %u changed and came back, %u unchanged, %u without labels, %u refused, "
           "%u faults; other options: %u done, %u refused\n",
           counts.files, counts.changed, counts.unchanged, counts.without_labels, counts.refused,
           counts.faults, counts.others, counts.others_refused);
    engine_close();
    unlink(there);
    unlink(back);
    unlink(other);
    unlink(map);
    unlink(references);
    unlink(layout);
    rmdir(folder);
    return counts.faults || !counts.changed;
}

/* SPDX-License-Identifier: MIT */
/*
 * Real documents against what a reader found in them (tests/gold/README.md tells the form).
 * Prints figures for each file, family and split; fails where a file differs in more places
 * than are known, or where all together miss the goals.  Names of gold files as arguments
 * limit it to those; "--say" prints the differences of all.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "goldfile.h"
#include "imported.h"

enum { GROUPS_MOST = 32 };

struct group {
    char name[48];
    struct gold_score score;
};

struct checked {
    struct gold *gold;
    struct gold_score score;
    bool says, is_refused;
};

static void check_attribute(struct checked *checked, const dsr_doc *doc, const char *name,
                            const char *wanted) {
    dsr_text text = doc->host->attribute(doc, 0, name);
    wanted = strcmp(wanted, "-") == 0 ? "" : wanted;
    if (text.len != strlen(wanted) || memcmp(text.at, wanted, text.len) != 0) {
        printf("%s: %s: wanted \"%s\", found \"%.*s\"\n", checked->gold->doc, name, wanted,
               (int)text.len, text.at);
        checked->score.failures++;
    }
}

static void check(void *context, const dsr_doc *doc, const struct diagnostics *found) {
    struct checked *checked = context;
    char *labels = NULL, *references = NULL;
    size_t len = 0;
    if (doc == NULL) {
        printf("%s: refused: %s\n", checked->gold->doc,
               found->count > 0 ? found->rows[0].message : "without a word");
        checked->is_refused = true;
        return;
    }
    FILE *to = open_memstream(&labels, &len);
    write_labels(doc, to);
    fclose(to);
    to = open_memstream(&references, &len);
    write_references(doc, to);
    fclose(to);
    gold_compare(checked->gold, labels, references, checked->says, &checked->score);
    check_attribute(checked, doc, "language", checked->gold->language);
    check_attribute(checked, doc, "symbol", checked->gold->symbol);
    free(labels);
    free(references);
}

static void add_to(struct group *groups, const char *what, const char *name,
                   const struct gold_score *score) {
    char full[48];
    snprintf(full, sizeof(full), "%s %s", what, name);
    size_t at = 0;
    while (at + 1 < GROUPS_MOST && groups[at].name[0] != '\0' &&
           strcmp(groups[at].name, full) != 0) {
        at++;
    }
    snprintf(groups[at].name, sizeof(groups[at].name), "%s", full);
    gold_add(&groups[at].score, score);
}

static size_t check_file(const char *corpus, const char *folder, const char *name, bool says,
                         struct group *groups) {
    char path[4096];
    snprintf(path, sizeof(path), "%s/%s", DOSSIER_TEST_GOLD, name);
    struct checked checked = {.gold = gold_read(path), .says = true};
    struct gold *gold = checked.gold;
    checked.says = says || gold->known == 0;
    if (!gold_source(gold, corpus, folder, path, sizeof(path))) {
        printf("%s: the corpus has it not\n", gold->doc);
        gold_free(gold);
        return 1;
    }
    bool is_fine = imported(path, gold->layout, NULL, check, &checked) && !checked.is_refused;
    unlink(path);
    gold_print(name, &checked.score);
    add_to(groups, "family", gold->family, &checked.score);
    add_to(groups, "split", gold->split[0] != '\0' ? gold->split : "tuned", &checked.score);
    add_to(groups, "language", gold->language, &checked.score);
    bool is_worse = checked.score.failures > gold->known;
    if (is_worse) {
        printf("%s: %zu differences, %zu known\n", name, checked.score.failures, gold->known);
    }
    gold_free(gold);
    return !is_fine || is_worse;
}

int main(int count, char **arguments) {
    const char *corpus = getenv("DOSSIER_CORPUS");
    if (corpus == NULL) {
        printf("skipped: DOSSIER_CORPUS is not set\n");
        return 77;
    }
    char folder[] = "/tmp/dossier-gold-XXXXXX";
    if (mkdtemp(folder) == NULL) {
        return 1;
    }
    bool says = count > 1 && strcmp(arguments[1], "--say") == 0;
    struct group groups[GROUPS_MOST] = {0};
    size_t file_count, failed = 0, checked = 0;
    char **names = names_in(DOSSIER_TEST_GOLD, ".gold", &file_count);
    for (size_t i = 0; i < file_count; i++) {
        bool is_wanted = count <= 1 + says;
        for (int argument = 1 + says; argument < count; argument++) {
            is_wanted |= strstr(names[i], arguments[argument]) != NULL;
        }
        if (is_wanted) {
            checked++;
            failed += check_file(corpus, folder, names[i], says, groups);
        }
        free(names[i]);
    }
    free(names);
    rmdir(folder);
    for (size_t i = 0; i < GROUPS_MOST && groups[i].name[0] != '\0'; i++) {
        gold_print(groups[i].name, &groups[i].score);
    }
    printf("%zu files, %zu failed\n", checked, failed);
    return checked == 0 || failed > 0;
}

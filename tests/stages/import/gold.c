/* SPDX-License-Identifier: MIT */
/*
 * Real documents against what a reader found in them (tests/gold/README.md tells the form):
 * the same labels with the same parents in the same order, every listed reference resolved to
 * the same labels, and no other one resolved.
 */
#include <stdlib.h>
#include <string.h>

#include "imported.h"

enum { REFERENCES_MOST = 512 };

struct row {
    unsigned line;
    bool is_resolved, is_used;
    char text[200], targets[200];
};

struct gold {
    char doc[256], layout[64], language[32], symbol[128];
    unsigned neutral_first, neutral_last;
    char *labels; /* as write_labels writes them */
    struct row rows[REFERENCES_MOST];
    size_t row_count;
    size_t label_count, failures;
};

/* "74 resolved agenda item 1(b) -> 87" */
static void read_row(struct row *row, const char *line) {
    char state[32] = "";
    int used = 0;
    sscanf(line, "%u %31s %n", &row->line, state, &used);
    row->is_resolved = strcmp(state, "resolved") == 0;
    const char *arrow = strstr(line, " -> ");
    size_t len = arrow != NULL ? (size_t)(arrow - line) - (size_t)used : strlen(line + used);
    snprintf(row->text, sizeof(row->text), "%.*s", (int)len, line + used);
    snprintf(row->targets, sizeof(row->targets), "%s", arrow != NULL ? arrow + 4 : "");
    row->is_used = false;
}

static void read_line(struct gold *gold, const char *line, FILE *labels) {
    if (line[0] == '#' || line[strspn(line, " ")] == '\0') {
        return;
    }
    if (strncmp(line, "ref ", 4) == 0) {
        if (gold->row_count < REFERENCES_MOST) {
            read_row(&gold->rows[gold->row_count++], line + 4);
        }
    } else if (sscanf(line, "doc %255s", gold->doc) != 1 &&
               sscanf(line, "layout %63s", gold->layout) != 1 &&
               sscanf(line, "language %31s", gold->language) != 1 &&
               sscanf(line, "symbol %127s", gold->symbol) != 1 &&
               sscanf(line, "neutral %u-%u", &gold->neutral_first, &gold->neutral_last) != 2) {
        gold->label_count++;
        fprintf(labels, "%s\n", line);
    }
}

static void read_gold(struct gold *gold, char *text) {
    size_t len = 0;
    FILE *labels = open_memstream(&gold->labels, &len);
    for (char *line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n")) {
        read_line(gold, line, labels);
    }
    fclose(labels);
}

static void fail(struct gold *gold, const char *what, const char *line) {
    gold->failures++;
    printf("%s: %s: %s\n", gold->doc, what, line);
}

static void check_attribute(struct gold *gold, const dsr_doc *doc, const char *name,
                            const char *wanted) {
    dsr_text text = doc->host->attribute(doc, 0, name);
    wanted = strcmp(wanted, "-") == 0 ? "" : wanted;
    if (text.len != strlen(wanted) || memcmp(text.at, wanted, text.len) != 0) {
        fail(gold, name, wanted);
    }
}

/* The first line where the two differ tells enough. */
static void check_labels(struct gold *gold, const char *got) {
    const char *wanted = gold->labels;
    while (*got != '\0' && *got == *wanted) {
        got++;
        wanted++;
    }
    if (*got == *wanted) {
        return;
    }
    while (wanted > gold->labels && wanted[-1] != '\n') {
        wanted--;
        got--;
    }
    char line[300];
    snprintf(line, sizeof(line), "wanted \"%.*s\", found \"%.*s\"", (int)strcspn(wanted, "\n"),
             wanted, (int)strcspn(got, "\n"), got);
    fail(gold, "labels", line);
}

static bool fits(const struct row *wanted, const struct row *got) {
    return wanted->line == got->line &&
           (strstr(got->text, wanted->text) != NULL || strstr(wanted->text, got->text) != NULL);
}

static void check_reference(struct gold *gold, const char *line) {
    struct row got;
    read_row(&got, line + 4);
    bool is_neutral = got.line >= gold->neutral_first && got.line <= gold->neutral_last;
    struct row *found = NULL;
    for (size_t i = 0; i < gold->row_count && found == NULL; i++) {
        struct row *row = &gold->rows[i];
        found = fits(row, &got) && !row->is_used ? row : NULL;
    }
    if (found != NULL) {
        found->is_used = true;
    }
    if (is_neutral || (!got.is_resolved && (found == NULL || !found->is_resolved))) {
        return;
    }
    if (found == NULL || !found->is_resolved || !got.is_resolved ||
        strcmp(found->targets, got.targets) != 0) {
        fail(gold, "reference", line);
    }
}

static void check(void *context, const dsr_doc *doc, const struct diagnostics *found) {
    struct gold *gold = context;
    char *text = NULL;
    size_t len = 0;
    if (doc == NULL) {
        fail(gold, "refused", found->count > 0 ? found->rows[0].message : "without a word");
        return;
    }
    check_attribute(gold, doc, "language", gold->language);
    check_attribute(gold, doc, "symbol", gold->symbol);
    FILE *to = open_memstream(&text, &len);
    write_labels(doc, to);
    fclose(to);
    check_labels(gold, text);
    free(text);
    to = open_memstream(&text, &len);
    write_references(doc, to);
    fclose(to);
    for (char *line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n")) {
        check_reference(gold, line);
    }
    free(text);
    for (size_t i = 0; i < gold->row_count; i++) {
        if (gold->rows[i].is_resolved && !gold->rows[i].is_used) {
            fail(gold, "reference not found", gold->rows[i].text);
        }
    }
}

static size_t check_file(const char *corpus, const char *name) {
    char path[4096];
    snprintf(path, sizeof(path), "%s/%s", DOSSIER_TEST_GOLD, name);
    char *text = whole_file(path);
    struct gold *gold = calloc(1, sizeof(*gold));
    if (text == NULL || gold == NULL) {
        abort();
    }
    read_gold(gold, text);
    snprintf(path, sizeof(path), "%s/%s", corpus, gold->doc);
    if (!imported(path, gold->layout, NULL, check, gold)) {
        fail(gold, "could not be imported", path);
    }
    printf("%s: %zu labels, %zu references, %zu failures\n", gold->doc, gold->label_count,
           gold->row_count, gold->failures);
    size_t failures = gold->failures;
    free(gold->labels);
    free(gold);
    free(text);
    return failures;
}

int main(void) {
    const char *corpus = getenv("DOSSIER_CORPUS");
    if (corpus == NULL) {
        printf("skipped: DOSSIER_CORPUS is not set\n");
        return 77;
    }
    size_t count, failures = 0;
    char **names = names_in(DOSSIER_TEST_GOLD, ".gold", &count);
    for (size_t i = 0; i < count; i++) {
        failures += check_file(corpus, names[i]);
        free(names[i]);
    }
    free(names);
    return count == 0 || failures > 0;
}

/* SPDX-License-Identifier: MIT */
/*
 * Small invented texts and what import must find in them: cases/NAME.LAYOUT.md (or .txt) gives
 * the same name with ".labels": language, symbol, labels, references, doubts.  With the argument
 * "--write" the expected files are written anew, to be read before they are kept.
 */
#include <stdlib.h>
#include <string.h>

#include "imported.h"

static void write_attribute(const dsr_doc *doc, const char *name, FILE *to) {
    dsr_text text = doc->host->attribute(doc, 0, name);
    fprintf(to, "%s %.*s\n", name, text.len > 0 ? (int)text.len : 1, text.len > 0 ? text.at : "-");
}

static void dump(void *context, const dsr_doc *doc, const struct diagnostics *found) {
    FILE *to = context;
    if (doc != NULL) {
        write_attribute(doc, "language", to);
        write_attribute(doc, "symbol", to);
        write_labels(doc, to);
        write_references(doc, to);
    }
    for (size_t i = 0; i < found->count; i++) {
        fprintf(to, "doubt %u %s\n", found->rows[i].line, found->rows[i].code);
    }
}

/* "agenda.un-report.md" is for the layout un-report. */
static void layout_of(const char *name, char *layout, size_t size) {
    const char *end = strrchr(name, '.');
    const char *start = end;
    while (start > name && start[-1] != '.') {
        start--;
    }
    snprintf(layout, size, "%.*s", (int)(end - start), start);
}

static bool check(const char *name, bool writes) {
    char path[4096], expected_path[4200], layout[64], *got = NULL;
    size_t len = 0;
    snprintf(path, sizeof(path), "%s/%s", DOSSIER_TEST_CASES, name);
    snprintf(expected_path, sizeof(expected_path), "%s.labels", path);
    layout_of(name, layout, sizeof(layout));
    FILE *to = open_memstream(&got, &len);
    bool is_fine = imported(path, layout, NULL, dump, to);
    fclose(to);
    char *expected = whole_file(expected_path);
    if (writes) {
        FILE *file = fopen(expected_path, "wb");
        is_fine = is_fine && file != NULL && fputs(got, file) >= 0;
        is_fine = file != NULL && fclose(file) == 0 && is_fine;
    } else if (!is_fine || expected == NULL || strcmp(got, expected) != 0) {
        printf("%s: found\n%s", name, got);
        printf("%s: wanted\n%s", name, expected != NULL ? expected : "(no file)\n");
        is_fine = false;
    }
    free(expected);
    free(got);
    return is_fine;
}

int main(int count, char **arguments) {
    bool writes = count > 1 && strcmp(arguments[1], "--write") == 0;
    static const char *const suffixes[] = {".md", ".txt"};
    size_t cases = 0, failed = 0;
    for (size_t kind = 0; kind < 2; kind++) {
        size_t found;
        char **names = names_in(DOSSIER_TEST_CASES, suffixes[kind], &found);
        for (size_t i = 0; i < found; i++) {
            cases++;
            failed += !check(names[i], writes);
            free(names[i]);
        }
        free(names);
    }
    printf("%zu cases, %zu failed\n", cases, failed);
    return cases == 0 || failed > 0;
}

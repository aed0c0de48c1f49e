/* SPDX-License-Identifier: MIT */
/*
 * Readers against paired files: cases/NAME.md gives cases/NAME.md.blocks.  With the argument
 * "--write" the expected files are written anew, to be looked at before they are kept.
 */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "dump.h"
#include "harness.h"

static char *read_as_dump(struct harness *harness, const dsr_format *format, const char *name,
                          dsr_text bytes) {
    char *text = NULL;
    size_t len = 0;
    FILE *to = open_memstream(&text, &len);
    if (harness_read(harness, format, name, bytes) != DSR_OK) {
        fprintf(to, "refused: %s at %u\n", harness->code, harness->place.offset);
    } else {
        char why[256];
        if (!document_check(harness->document, why, sizeof why))
            fprintf(to, "check: %s\n", why);
        dump_document(harness->doc, to);
    }
    fclose(to);
    return text;
}

static void write_file(const char *path, const char *text) {
    FILE *file = fopen(path, "wb");
    if (file) {
        fputs(text, file);
        fclose(file);
    }
}

static bool is_input(const char *name) {
    const char *point = strrchr(name, '.');
    return point && (strcmp(point, ".md") == 0 || strcmp(point, ".txt") == 0);
}

int main(int count, char **arguments) {
    bool writes = count > 1 && strcmp(arguments[1], "--write") == 0;
    const dsr_format *markdown = harness_module("format_markdown")->formats[0];
    const dsr_format *text = harness_module("format_text")->formats[0];
    struct harness harness;
    harness_open(&harness);
    struct dirent **names;
    int found = scandir(DOSSIER_TEST_CASES, &names, NULL, alphasort), cases = 0, failures = 0;
    for (int i = 0; i < found; i++) {
        if (is_input(names[i]->d_name)) {
            char path[4096], expected_path[4200];
            snprintf(path, sizeof path, "%s/%s", DOSSIER_TEST_CASES, names[i]->d_name);
            snprintf(expected_path, sizeof expected_path, "%s.blocks", path);
            dsr_text bytes = harness_file(path), expected = harness_file(expected_path);
            bool is_text = strstr(names[i]->d_name, ".txt") != NULL;
            char *got = read_as_dump(&harness, is_text ? text : markdown, names[i]->d_name, bytes);
            cases++;
            if (writes) {
                write_file(expected_path, got);
            } else if (!expected.at || strcmp(got, expected.at) != 0) {
                failures++;
                printf("%s reads differently:\n%s", names[i]->d_name, got);
            }
            free(got);
            free((char *)(uintptr_t)bytes.at);
            free((char *)(uintptr_t)expected.at);
        }
        free(names[i]);
    }
    if (found >= 0)
        free(names);
    harness_close(&harness);
    printf("%d cases, %d failed\n", cases, failures);
    return cases == 0 || failures ? 1 : 0;
}

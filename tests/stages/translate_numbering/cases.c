/* SPDX-License-Identifier: MIT */
/*
 * Runs every folder of cases/ through the real engine and compares what comes out.  A case is
 * a promise: pipeline.lua and in.md (or in.txt), then out.md, numbering.csv, references.csv and
 * found (diagnostics, "line severity code") as far as there are such.  With DOSSIER_UPDATE=1 the
 * expected files are written anew, to be read before they are committed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine.h"

static void compare(const char *folder, const char *name, const struct bytes *found) {
    char path[512];
    struct bytes wanted;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    if (getenv("DOSSIER_UPDATE")) {
        if (found->len)
            bytes_write(path, found);
        else
            unlink(path);
        return;
    }
    bool is_there = bytes_read(path, &wanted);
    if (is_there != (found->len > 0) || wanted.len != found->len ||
        (wanted.len && memcmp(wanted.at, found->at, wanted.len) != 0)) {
        print_error("%s differs.\n---- expected\n%.*s\n---- found\n%.*s\n----\n", path,
                    (int)wanted.len, wanted.at ? wanted.at : "", (int)found->len,
                    found->at ? found->at : "");
        fail();
    }
    free(wanted.at);
}

static void a_case_comes_out_as_promised(void **state) {
    const char *folder = *state;
    char input[512], pipeline[512];
    const char *suffix = "md";
    struct result result, again;
    snprintf(pipeline, sizeof pipeline, "%s/pipeline.lua", folder);
    snprintf(input, sizeof input, "%s/in.md", folder);
    if (access(input, R_OK) != 0) {
        suffix = "txt";
        snprintf(input, sizeof input, "%s/in.txt", folder);
    }
    engine_run(pipeline, input, &result);
    char name[16];
    snprintf(name, sizeof name, "out.%s", suffix);
    compare(folder, "found", &result.found);
    compare(folder, name, &result.source);
    compare(folder, "numbering.csv", &result.numbering);
    compare(folder, "references.csv", &result.references);
    /* A second run over its own output changes nothing, unless a stage adds something again. */
    if (result.source.len && !strstr(folder, "map-") && !strstr(folder, "/an-added-")) {
        char copy[] = "/tmp/dossier-case-XXXXXX", path[64];
        assert_non_null(mkdtemp(copy));
        snprintf(path, sizeof path, "%s/in.%s", copy, suffix);
        bytes_write(path, &result.source);
        engine_run(pipeline, path, &again);
        remove(path);
        rmdir(copy);
        if (again.source.len != result.source.len ||
            memcmp(again.source.at, result.source.at, again.source.len) != 0) {
            print_error("a second run gives\n%.*s\n%.*s", (int)again.source.len, again.source.at,
                        (int)again.found.len, again.found.at);
            fail();
        }
        result_free(&again);
    }
    result_free(&result);
}

static int is_case(const struct dirent *entry) {
    return entry->d_name[0] != '.';
}

int main(int count, char **arguments) {
    struct dirent **entries;
    int found = scandir(CASES, &entries, is_case, alphasort);
    struct CMUnitTest *tests = calloc((size_t)(found > 0 ? found : 1), sizeof *tests);
    size_t used = 0;
    if (found <= 0 || !tests) {
        fprintf(stderr, "no cases below %s\n", CASES);
        return 1;
    }
    for (int i = 0; i < found; i++) {
        char *folder = NULL;
        if (count > 1 && strcmp(arguments[1], entries[i]->d_name) != 0)
            continue;
        if (asprintf(&folder, "%s/%s", CASES, entries[i]->d_name) < 0)
            return 1;
        tests[used++] = (struct CMUnitTest){entries[i]->d_name, a_case_comes_out_as_promised, NULL,
                                            NULL, folder};
    }
    if (!engine_open())
        return 1;
    int failed = _cmocka_run_group_tests("translate-numbering: cases", tests, used, NULL, NULL);
    engine_close();
    for (size_t i = 0; i < used; i++)
        free(tests[i].initial_state);
    for (int i = 0; i < found; i++)
        free(entries[i]);
    free(entries);
    free(tests);
    return failed || !used;
}

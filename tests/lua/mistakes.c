/* SPDX-License-Identifier: MIT */
/*
 * Every file of mistakes/ is run as a pipeline; what it is told stands beside it in
 * NAME.expected, written before the code was.  Arguments: the folder, then names (default: all).
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lua/config.h"
#include "stages.h"

static int by_name(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static size_t list_scripts(char **names, size_t most) {
    size_t count = 0;
    DIR *folder = opendir(".");
    for (struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;) {
        size_t len = strlen(entry->d_name);
        if (len > 4 && strcmp(entry->d_name + len - 4, ".lua") == 0 && count < most)
            names[count++] = strndup(entry->d_name, len - 4);
    }
    if (folder != NULL)
        closedir(folder);
    qsort(names, count, sizeof *names, by_name);
    return count;
}

static char *read_expected(const char *name) {
    char path[300];
    snprintf(path, sizeof path, "%s.expected", name);
    FILE *file = fopen(path, "r");
    char *text = calloc(1, 100000);
    if (file != NULL) {
        text[fread(text, 1, 99999, file)] = '\0';
        fclose(file);
    }
    return text;
}

/* What a file is told, without the excerpts; an excerpt that is missing is told too. */
static char *run(struct registry *registry, const char *name) {
    char path[300], *told = NULL;
    size_t len;
    snprintf(path, sizeof path, "%s.lua", name);
    struct diagnostics list = {0};
    struct lua_config *config = lua_config_new(registry, installed_scripts());
    const struct pipeline_config *pipeline = lua_config_pipeline(config, path, &list);
    diagnostics_sort(&list);
    FILE *to = open_memstream(&told, &len);
    for (size_t i = 0; i < list.count; i++) {
        struct diagnostic *row = &list.rows[i];
        if (row->line > 0 && row->excerpt == NULL)
            fprintf(to, "no excerpt: ");
        free(row->excerpt);
        row->excerpt = NULL;
        diagnostic_print(row, to, false);
    }
    if (pipeline != NULL)
        fprintf(to, "accepted\n");
    fclose(to);
    lua_config_free(config);
    diagnostics_free(&list);
    return told;
}

int main(int count, char **arguments) {
    char *names[1000];
    if (count < 2 || chdir(arguments[1]) != 0) {
        fprintf(stderr, "usage: lua-mistakes FOLDER [NAME...]\n");
        return 2;
    }
    struct registry *registry = calloc(1, sizeof *registry); /* with none of the plugins */
    if (!registry_add(registry, &test_module, "tests")) {
        fprintf(stderr, "the stages of the tests are refused: %s\n",
                registry->refused_count > 0 ? registry->refused[0].reason : "no reason");
        return 2;
    }
    size_t all = list_scripts(names, 1000), right = 0, tried = 0;
    for (size_t i = 0; i < all; i++) {
        bool is_wanted = count == 2;
        for (int k = 2; k < count; k++)
            is_wanted = is_wanted || strcmp(arguments[k], names[i]) == 0;
        char *expected = is_wanted ? read_expected(names[i]) : NULL;
        char *told = is_wanted ? run(registry, names[i]) : NULL;
        bool is_right = is_wanted && expected[0] != '\0' && strcmp(expected, told) == 0;
        if (is_wanted && !is_right)
            printf("--- %s\nexpected:\n%stold:\n%s", names[i], expected, told);
        tried += is_wanted;
        right += is_right;
        free(expected);
        free(told);
        free(names[i]);
    }
    registry_close(registry);
    printf("%zu of %zu mistakes told as expected\n", right, tried);
    return tried >= (count == 2 ? 60 : 1) && right == tried ? 0 : 1;
}

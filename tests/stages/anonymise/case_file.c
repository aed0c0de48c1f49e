/* SPDX-License-Identifier: MIT */
#include "case_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void refuse(const char *path, const char *why) {
    fprintf(stderr, "%s: %s\n", path, why);
    exit(1);
}

static char *read_all(const char *path) {
    FILE *file = fopen(path, "rb");
    char *bytes = calloc(1, 1 << 16);
    if (!file || !bytes)
        refuse(path, "cannot be read");
    size_t len = fread(bytes, 1, (1 << 16) - 1, file);
    if (!feof(file))
        refuse(path, "is longer than 64 KiB");
    fclose(file);
    bytes[len] = '\0';
    return bytes;
}

static void unescape(struct section *section) {
    char *to = section->text;
    for (const char *at = section->text; at < section->text + section->len; at++) {
        unsigned byte;
        if (at[0] == '\\' && at[1] == 'x' && sscanf(at + 2, "%2x", &byte) == 1) {
            *to++ = (char)byte;
            at += 3;
        } else {
            *to++ = *at;
        }
    }
    section->len = (size_t)(to - section->text);
    *to = '\0';
}

void case_read(struct case_file *file, const char *path) {
    *file = (struct case_file){.bytes = read_all(path)};
    for (char *line = file->bytes; *line;) {
        struct section *section = &file->sections[file->count];
        if (strncmp(line, "== ", 3) != 0 || file->count == MOST_SECTIONS)
            refuse(path, "a line outside a section, or too many sections");
        if (sscanf(line, "== %15s %63[^\n]", section->word, section->name) < 1)
            refuse(path, "a section without a word");
        section->text = strchr(line, '\n');
        if (!section->text)
            refuse(path, "a section without a line");
        section->text++;
        char *next =
            strncmp(section->text, "== ", 3) == 0 ? section->text : strstr(section->text, "\n== ");
        char *end = next ? next : section->text + strlen(section->text);
        line = !next ? end : next == section->text ? next : next + 1;
        section->len = (size_t)(end - section->text);
        if (!next && section->len && section->text[section->len - 1] == '\n')
            section->len--;
        if (next && next != section->text)
            *end = '\0';
        file->count++;
    }
    for (size_t i = 0; i < file->count; i++)
        if (file->sections[i].len)
            unescape(&file->sections[i]);
}

void case_free(struct case_file *file) {
    free(file->bytes);
}

const struct section *case_section(const struct case_file *file, const char *word, size_t nth) {
    for (size_t i = 0; i < file->count; i++)
        if (strcmp(file->sections[i].word, word) == 0 && nth-- == 0)
            return &file->sections[i];
    return NULL;
}

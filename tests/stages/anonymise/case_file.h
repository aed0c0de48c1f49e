/* SPDX-License-Identifier: MIT */
/*
 * A case is one file of sections.  Each begins with a line "== WORD NAME" and runs to the next:
 *
 *   == promise          one line that says what holds
 *   == protect          a list as the file protect.csv; \xHH stands for a byte
 *   == keep             texts, one a line
 *   == key              the secret of --key
 *   == option           a line of Lua for the stage's braces
 *   == policy NAME      a policy of that name beside the pipeline
 *   == input NAME       a document
 *   == expected NAME    its texts afterwards, one "kind: text" a line; "|" stands for a line end
 *   == register NAME    a text that its register holds
 *   == fact NAME        its fact, whole
 *   == fails NAME       the code that stops it
 *   == warns            a code that the run reports
 */
#ifndef TESTS_ANONYMISE_CASE_FILE_H
#define TESTS_ANONYMISE_CASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#define MOST_SECTIONS 40

struct section {
    char word[16], name[64];
    char *text; /* without the last line end */
    size_t len;
};

struct case_file {
    char *bytes;
    struct section sections[MOST_SECTIONS];
    size_t count;
};

/* Ends the program with a message when the file is no case. */
void case_read(struct case_file *file, const char *path);
void case_free(struct case_file *file);
/* The nth section of that word; NULL: none. */
const struct section *case_section(const struct case_file *file, const char *word, size_t nth);

#endif

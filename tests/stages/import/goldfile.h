/* SPDX-License-Identifier: MIT */
/*
 * Files of tests/gold (their README.md tells the form): what a reader found in a document, and
 * how near what the stage import found comes to it.
 */
#ifndef DOSSIER_TESTS_GOLDFILE_H
#define DOSSIER_TESTS_GOLDFILE_H

#include <stdbool.h>
#include <stddef.h>

enum { GOLD_TARGETS_MOST = 64, GOLD_SPANS_MOST = 16 };

/* A label; the parent is a row, counted from 1. */
struct gold_label {
    unsigned line;
    size_t parent;
    char kind[40], surface[80];
    bool is_taken; /* by a label that was found */
};

enum gold_state { GOLD_RESOLVED, GOLD_EXTERNAL, GOLD_DANGLING, GOLD_AMBIGUOUS };

struct gold_reference {
    unsigned line;
    enum gold_state state;
    char text[200], targets[400];
    bool is_taken;
};

struct gold_span {
    unsigned first, last;
    bool is_neutral; /* references only */
};

struct gold {
    char family[32], doc[256], layout[64], language[32], symbol[128], split[16];
    unsigned first_line, last_line;
    bool ignores_bullets;
    size_t known;
    struct gold_span spans[GOLD_SPANS_MOST];
    size_t span_count;
    struct gold_label *labels;
    size_t label_count;
    struct gold_reference *references;
    size_t reference_count;
};

/* What was counted; sums of several files too. */
struct gold_score {
    size_t wanted, found, hit, parents, kinds;
    size_t refs_wanted, refs_found, refs_hit, refs_internal, refs_right;
    size_t failures; /* differences, each printed when asked */
};

/* Reads a gold file; exits on one that cannot be read. */
struct gold *gold_read(const char *path);
void gold_free(struct gold *gold);

/* The document's source, unpacked, in a file of its own below `folder`, whose path is put into
 * `path`.  False when the corpus has it not. */
bool gold_source(const struct gold *gold, const char *corpus, const char *folder, char *path,
                 size_t size);

/* Labels and references as write_labels and write_references write them against the gold.
 * `says` prints each difference. */
void gold_compare(struct gold *gold, const char *labels, const char *references, bool says,
                  struct gold_score *score);
void gold_add(struct gold_score *sum, const struct gold_score *score);
void gold_print(const char *name, const struct gold_score *score);
double gold_share(size_t part, size_t whole); /* 1 of nothing */

#endif

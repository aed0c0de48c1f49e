/* SPDX-License-Identifier: MIT */
/* Four stages with the names of the real ones and options of every type, so that these tests
 * say the same whatever the plugins become. */
#ifndef DOSSIER_TESTS_LUA_STAGES_H
#define DOSSIER_TESTS_LUA_STAGES_H

#include "load/registry.h"

/* One state for all: each row has a field of its own. */
struct test_state {
    dsr_text format, layout, language, to, policy, file;
    uint32_t words, references;
    const dsr_value *levels, *keep, *rules, *render;
    int64_t level;
    bool compress;
};
#define AT(field) .offset = offsetof(struct test_state, field)

static const char *const keep_or_translate[] = {"keep", "translate", NULL};
static const char *const follow_or_keep[] = {"follow", "keep", NULL};
static const char *const level_schemes[] = {"decimal",     "upper-roman", "lower-roman",
                                            "upper-alpha", "lower-alpha", NULL};
static const char *const level_runs[] = {"document", "parent", NULL};

static const dsr_option import_rows[] = {
    {.name = "format", AT(format), .type = DSR_OPTION_TEXT, .help = "format of the inputs"},
    {.name = "layout",
     AT(layout),
     .type = DSR_OPTION_TEXT,
     .fallback = "auto",
     .help = "layout of the labels"},
    {.name = "language", AT(language), .type = DSR_OPTION_TEXT, .help = "language of the text"},
    {0},
};
static const dsr_option level_rows[] = {
    {.name = "scheme", .type = DSR_OPTION_CHOICE, .choices = level_schemes, .help = "numerals"},
    {.name = "form", .type = DSR_OPTION_TEXT, .help = "text around the numeral"},
    {.name = "run", .type = DSR_OPTION_CHOICE, .choices = level_runs, .help = "where it restarts"},
    {.name = "start", .type = DSR_OPTION_INT, .least = 1, .most = 9999, .help = "first value"},
    {0},
};
static const dsr_option kind_rows[] = {
    {.name = "*", .type = DSR_OPTION_TABLE, .children = level_rows, .help = "one kind"},
    {0},
};
static const dsr_option numbering_rows[] = {
    {.name = "to", AT(to), .type = DSR_OPTION_TEXT, .fallback = "keep", .help = "conventions"},
    {.name = "words",
     AT(words),
     .type = DSR_OPTION_CHOICE,
     .choices = keep_or_translate,
     .help = "words"},
    {.name = "references",
     AT(references),
     .type = DSR_OPTION_CHOICE,
     .choices = follow_or_keep,
     .help = "cites"},
    {.name = "levels",
     AT(levels),
     .type = DSR_OPTION_TABLE,
     .children = kind_rows,
     .help = "labels by kind"},
    {0},
};
static const dsr_option anonymise_rows[] = {
    {.name = "policy", AT(policy), .type = DSR_OPTION_TEXT, .help = "rules"},
    {.name = "keep", AT(keep), .type = DSR_OPTION_LIST, .help = "names that stay"},
    {.name = "rules", AT(rules), .type = DSR_OPTION_VALUE, .help = "own rules"},
    {0},
};
static const dsr_option package_rows[] = {
    {.name = "file", AT(file), .type = DSR_OPTION_TEXT, .help = "name of the bundle"},
    {.name = "render", AT(render), .type = DSR_OPTION_LIST, .help = "renditions"},
    {.name = "level",
     AT(level),
     .type = DSR_OPTION_INT,
     .most = 12,
     .help = "effort of the compressor"},
    {.name = "compress", AT(compress), .type = DSR_OPTION_BOOL, .help = "make files smaller"},
    {0},
};

static dsr_status test_run(dsr_job *job, const void *state, dsr_doc *doc) {
    (void)job;
    (void)state;
    (void)doc;
    return DSR_OK;
}

#define TEST_STAGE(stage_name, rows)                                                               \
    {                                                                                              \
        .abi = DSR_ABI, .size = sizeof(dsr_stage), .name = stage_name, .summary = "of the tests",  \
        .version = "1", .licence = "MIT", .options = rows,                                         \
        .state_size = sizeof(struct test_state), .run = test_run                                   \
    }

static const dsr_stage test_stage_rows[] = {
    TEST_STAGE("import", import_rows),
    TEST_STAGE("translate-numbering", numbering_rows),
    TEST_STAGE("anonymise", anonymise_rows),
    TEST_STAGE("package", package_rows),
};
static const dsr_stage *const test_stages[] = {&test_stage_rows[0], &test_stage_rows[1],
                                               &test_stage_rows[2], &test_stage_rows[3], NULL};
static const dsr_module test_module = {.abi = DSR_ABI,
                                       .size = sizeof(dsr_module),
                                       .name = "tests",
                                       .version = "1",
                                       .licence = "MIT",
                                       .stages = test_stages};

#endif

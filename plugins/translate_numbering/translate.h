/* SPDX-License-Identifier: MIT */
/*
 * What the parts of translate-numbering share.  The order of work: settings.c turns options and
 * language data into rules (once), plan.c reads every label and says what it becomes, renumber.c
 * counts, reference.c says what every reference becomes, rewrite.c edits the document, and
 * concordance.c writes down what became what.  Nothing is edited before everything is planned.
 */
#ifndef TRANSLATE_H
#define TRANSLATE_H

#include "dossier/stage.h"

#include <stdio.h>
#include <string.h>

/* ---- text.c: texts and memory that lives until the stage returns ------------------------- */

struct arena {
    dsr_job *job;
    char *at;
    size_t left;
    bool is_short; /* an allocation failed; checked once at the end of each phase */
};

struct builder {
    struct arena *arena;
    char *at;
    size_t len, capacity;
    bool only_counts; /* `len` grows, and nothing else */
};

void *arena_take(struct arena *arena, size_t size); /* zeroed; NULL sets is_short */
dsr_text arena_join(struct arena *arena, const dsr_text *parts, size_t count);
void build(struct builder *builder, dsr_text text);
void build_reserve(struct builder *builder, size_t capacity);
void build_number(struct builder *builder, uint64_t number);
dsr_text built(const struct builder *builder);

/* Sorts indices, keeping the order of equals; false: no memory.  Not qsort, which asks the
 * system for its memory size: a confined worker may not. */
bool arena_sort(struct arena *arena, uint32_t *rows, uint32_t count,
                int (*compare)(const void *context, uint32_t left, uint32_t right),
                const void *context);

bool same_text(dsr_text left, dsr_text right);
bool same_word(dsr_text left, const char *right);
bool starts_with(dsr_text text, dsr_text with);
bool ends_with(dsr_text text, dsr_text with);
int compare_text(dsr_text left, dsr_text right); /* by bytes */
dsr_text slice(dsr_text text, size_t start, size_t end);
bool is_alnum_at(dsr_text text, size_t at); /* an ASCII letter or digit, or part of a non-ASCII
                                               letter; general punctuation is none */
size_t edit_distance(dsr_text left, dsr_text right, size_t most);

/* ---- form.c: "{parent}.{n}" -------------------------------------------------------------- */

/* lead {parent} joint {n} tail; without a parent all that stands before {n} is lead. */
struct form {
    bool has_parent;
    dsr_text lead, joint, tail;
};

enum form_fault {
    FORM_FINE,
    FORM_NO_NUMBER,    /* {n} is missing */
    FORM_TWO_NUMBERS,  /* {n} or {parent} twice */
    FORM_PARENT_AFTER, /* {parent} behind {n} */
    FORM_UNKNOWN,      /* {x} */
    FORM_OPEN,         /* "{" without "}" */
};

/* `fault_at` gets the text at fault.  The form points into `text`. */
enum form_fault form_parse(dsr_text text, struct form *form, dsr_text *fault_at);
bool same_form(const struct form *left, const struct form *right);
/* The form with `inside` for {n}. */
void build_form(struct builder *into, dsr_text form, dsr_text inside);
/* What a citation takes over from around the numeral: brackets, no stop, no word. */
dsr_text cited_lead(dsr_text before, dsr_text after);
dsr_text cited_tail(dsr_text after);

/* ---- settings.c -------------------------------------------------------------------------- */

enum words { WORDS_KEEP, WORDS_TRANSLATE };
enum bullets { BULLETS_KEEP, BULLETS_LETTERS };
enum insert { INSERT_BIS, INSERT_LETTER, INSERT_SUPERSCRIPT, INSERT_RENUMBER };
enum dangling { DANGLING_REPORT, DANGLING_MARK, DANGLING_FAIL };
enum external { EXTERNAL_LEAVE, EXTERNAL_TRANSLATE };
enum renumber { RENUMBER_KEEP, RENUMBER_CLOSE_GAPS, RENUMBER_RESTART };
enum references { REFERENCES_FOLLOW, REFERENCES_KEEP, REFERENCES_REPORT };
enum run { RUN_FOUND, RUN_DOCUMENT, RUN_PARENT }; /* RUN_FOUND: as the labels themselves show */

/* A level as the options ask for it. */
struct level {
    dsr_text kind, scheme; /* scheme empty: stays */
    bool has_form;
    struct form form;
    enum run run;
};

/* How a language prints a kind of label, or (in `cited`) writes its number in a reference. */
struct convention {
    dsr_text language, kind, scheme;
    struct form form;
    bool is_variant; /* read, but never printed */
};

/* A table read back; rows of cells that point into `bytes`. */
struct table {
    char *bytes;
    dsr_text *cells;
    size_t count, column_count;
};

struct lexicon; /* lexicon.h */

struct rules {
    struct lexicon *lexicons; /* one a language */
    size_t lexicon_count;
    dsr_text default_language; /* of a document of which it is not known */
    struct level *levels;
    size_t level_count;
    struct convention *labels, *cited; /* of every language there is */
    size_t label_count, cited_count;
    struct level *runs; /* kind and run of the layout named */
    size_t run_count;
    bool has_map;
    struct table label_map, reference_map;
    dsr_text lines; /* layout.csv, from malloc; empty: none */
};

struct settings {
    dsr_text to, layout, map;
    uint32_t words, renumber, references, external, bullets, insert, dangling;
    int64_t least_confidence;
    const dsr_value *on_ambiguous, *schemes;
    const dsr_value *levels;
    struct rules *rules; /* made by open, freed by close */
};

extern const dsr_option settings_rows[];
dsr_status settings_open(dsr_job *job, struct settings *settings);
void settings_close(struct settings *settings);

bool read_form(dsr_job *job, const dsr_value *value, struct form *form);
bool read_scheme(dsr_job *job, const dsr_value *value, dsr_text *scheme);
const struct level *level_of(const struct rules *rules, dsr_text kind);

/* ---- language.c -------------------------------------------------------------------------- */

bool languages_load(dsr_job *job, struct settings *settings);
const struct lexicon *lexicon_of(const struct rules *rules, dsr_text language); /* or NULL */
/* How a language prints a kind, NULL when it has none. */
const struct convention *convention_of(const struct convention *rows, size_t count,
                                       dsr_text language, dsr_text kind);

/* ---- stage.c -------------------------------------------------------------------------------- */

/* All of the stage's work on one document. */
dsr_status translate(dsr_job *job, const struct settings *settings, dsr_doc *doc);

/* ---- table.c --------------------------------------------------------------------------------- */

/* Reads the named columns of a CSV file; false with the system's word, or the column that is
 * missing, in `fault`.  Free it in either case. */
/* The bytes of a file, from malloc; NULL with errno. */
char *file_read(const char *path, size_t *len);
bool table_read(const char *path, const char *const *columns, size_t column_count,
                struct table *table, const char **fault);
void table_free(struct table *table);
dsr_text table_cell(const struct table *table, size_t row, size_t column);

/* ---- plan.c ------------------------------------------------------------------------------ */

enum reason {
    REASON_NONE,
    REASON_GAP,            /* follows the label before it */
    REASON_RESTART,        /* counted from 1 */
    REASON_LEVELS,         /* scheme or form of the option */
    REASON_LANGUAGE,       /* scheme or form of the language */
    REASON_PARENT,         /* shows the number of a label above it, which changed */
    REASON_UNCONVENTIONAL, /* kept: follows the convention of no language */
    REASON_INSERTED,       /* stands between others, or behind one that does */
    REASON_BULLET,         /* was a bullet */
    REASON_DOUBT,          /* kept: the function asked for it */
    REASON_MAP,            /* as the concordance says it was */
    REASON_WORDS,          /* kept: the target's form has other words */
};

/* One side of a label: as it was, or as it becomes. */
struct print {
    dsr_text scheme, numeral, insert, before, after, printed;
    int64_t value;
    bool is_nested;     /* `before` holds the number of the label above */
    dsr_text own, full; /* as a reference cites it: "(b)" and, when nested, "2.1(b)" */
    dsr_text id;
};

struct entry {
    dsr_label label;
    dsr_block block;
    uint32_t parent; /* index + 1 of its entry; 0: outermost */
    uint32_t line;
    dsr_place place;
    dsr_text kind, series;
    dsr_text surface; /* as it stands, which may be another spelling of what its parts print */
    const struct level *level;
    const struct convention *convention; /* the one it is changed to; NULL: none */
    struct print was, is;
    const struct convention *lettered; /* the form of a bullet that becomes a letter */
    uint32_t confidence;
    bool is_inserted; /* by an earlier stage */
    bool is_kept;     /* stays, whatever the options say */
    enum reason reason;
    bool number_changed; /* the numbers it is cited by, not only their brackets */
    bool became_common;  /* its number was the only one of its kind, and is no more */
};

struct plan {
    dsr_job *job;
    dsr_doc *doc;
    const dsr_host *host;
    const struct settings *settings;
    struct arena arena;
    dsr_text from;         /* the document's language */
    struct entry *entries; /* reading order */
    uint32_t count;
    uint32_t *of_label; /* handle to index + 1 */
    uint32_t label_limit;
    uint32_t changed_count;
    bool has_new_numbers;
    struct citation *citations; /* reading order */
    uint32_t citation_count, citation_capacity;
    struct phrase *phrase; /* room for one; NULL until it is needed */
    dsr_edit *edits;       /* by block, then by start, in the text as it is before any of them */
    uint32_t edit_count, edit_capacity;
    uint32_t unresolved_count, dangling_count, ambiguous_count;
    dsr_place first_dangling, first_ambiguous;
};

dsr_status plan_labels(struct plan *plan);
const struct entry *entry_of(const struct plan *plan, dsr_label label);
/* The nearest label above that has a number: bullets and dashes are passed over. */
const struct entry *numbered_parent(const struct plan *plan, const struct entry *entry);
bool is_label_changed(const struct entry *entry);

/* adjust.c: what is asked, lettered and inserted, before counting. */
dsr_status adjust(struct plan *plan);

/* renumber.c: fills `is.value` of every entry. */
dsr_status renumber(struct plan *plan);

/* identity.c: the ids of inspect, "II/A/7/b", for both sides, and `became_common`. */
dsr_status identify(struct plan *plan);

/* ---- reference.c ------------------------------------------------------------------------- */

enum citation_status {
    CITATION_KEPT,
    CITATION_REWRITTEN,
    CITATION_STALE, /* left alone, and no longer says what it cites */
    CITATION_EXTERNAL,
    CITATION_DANGLING,
    CITATION_AMBIGUOUS,
};

/* A reference.  `old` and `now` run from its first number to its last. */
struct citation {
    dsr_reference reference;
    dsr_block block;
    dsr_text kind, old, now, targets; /* targets: ids as they are afterwards */
    uint32_t line;
    uint32_t ordinal, at; /* where `now` will stand: the block with text, the byte in it */
    enum citation_status status;
    uint32_t first_edit, edit_count;
    dsr_range range;    /* of all of it, after the edits of its block */
    dsr_target *wanted; /* likewise; NULL where it has no edits */
    uint32_t wanted_count;
};

dsr_status plan_references(struct plan *plan);

/* cite.c: one number of a resolved reference, and what becomes of it. */
struct step {
    const struct entry *entry; /* NULL: not found; its text stays */
    dsr_role role;
    uint32_t target; /* its index in the reference */
    dsr_text text;   /* as it stands, with the brackets around it */
    dsr_range range; /* of that text in the block */
    dsr_range put;   /* what `now` replaces: its own range, and those of steps it absorbs */
    dsr_text now;    /* begins with `joint_len` bytes that part it from the step before */
    size_t joint_len;
    bool is_absorbed;   /* its number is part of a later step's */
    bool is_unreadable; /* its numeral is not found in its text */
};

void step_text(dsr_text text, dsr_range whole, struct step *step); /* fills text */
void cite(struct plan *plan, dsr_text text, struct step *steps, size_t count);

/* ---- inverse.c ------------------------------------------------------------------------------- */

bool map_open(dsr_job *job, dsr_text path, struct rules *rules, const dsr_value *at);
dsr_status restore_labels(struct plan *plan);
/* A row of references.csv. */
struct restored {
    dsr_text kind, old, now, targets;
    uint32_t ordinal, at, line;
};
bool restored_reference(const struct plan *plan, size_t row, struct restored *restored);
dsr_status report_mismatch(struct plan *plan, dsr_place place, const char *what, dsr_text there,
                           dsr_text here);

/* ---- words.c --------------------------------------------------------------------------------- */

/* Prints the reference in the words of the target language; false where it cannot, and its words
 * stay.  `start` is where it will stand.  Fills old, now, range and wanted. */
bool translate_words(struct plan *plan, struct citation *citation, dsr_text text, dsr_range range,
                     const struct step *steps, size_t count, uint32_t target_count, uint32_t start);

/* ---- rewrite.c, concordance.c ------------------------------------------------------------- */

dsr_status rewrite_labels(struct plan *plan);
dsr_status rewrite_references(struct plan *plan);
/* levels.c: leaves word of the forms that labels have now, for whoever reads the result back. */
dsr_status describe_levels(struct plan *plan);
dsr_status attach_concordance(struct plan *plan);

#endif

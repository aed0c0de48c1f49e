/* SPDX-License-Identifier: MIT */
/*
 * The verb: is this bundle safe to open, complete and unaltered?  One line with the verdict on
 * stdout, every defect as a diagnostic; `--json` puts both into one object on stdout.
 */
#include "verify.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "leaks.h"
#include "verify_own.h"

enum { EXIT_VALID = 0, EXIT_INVALID = 1, EXIT_USAGE = 2, EXIT_REFUSED = 3, EXIT_FAULT = 70 };

struct verify_options {
    bool json, strict, rebuild;
    dsr_text leaks;
};

struct verdict {
    const char *word; /* "valid", "invalid", "unsafe", "unreadable" */
    int code;
};

struct examination {
    const struct verify_options *options;
    dsr_job *job;
    const char *path;
    struct defects defects;
    struct tree tree;
    struct bag bag;
    struct own own;
};

static const dsr_option options[] = {
    {.name = "json",
     .type = DSR_OPTION_BOOL,
     .offset = offsetof(struct verify_options, json),
     .help = "The verdict and all defects as one JSON object"},
    {.name = "strict",
     .type = DSR_OPTION_BOOL,
     .offset = offsetof(struct verify_options, strict),
     .help = "Warnings count as defects"},
    {.name = "leaks",
     .type = DSR_OPTION_PATH,
     .offset = offsetof(struct verify_options, leaks),
     .help = "Look for the names of this list in every file, in every disguise known"},
    {.name = "rebuild",
     .type = DSR_OPTION_BOOL,
     .offset = offsetof(struct verify_options, rebuild),
     .help = "Pack the content anew and compare the zip byte by byte"},
    {0},
};

static bool examine(struct examination *examination);
static struct verdict judge(const struct examination *examination);
static void tell(struct examination *examination, struct verdict verdict);
static bool tell_json(struct examination *examination, struct verdict verdict);

static int run(dsr_job *job, void *state, int count, char **arguments) {
    const struct verify_options *given = state;
    if (count != 1) {
        job->host->report(job, DSR_ERROR, "verify-usage", (dsr_place){0},
                          count ? "verify looks at one bundle at a time"
                                : "which bundle is to be verified?");
        job->host->hint(job, "dossier verify BUNDLE.zip");
        return EXIT_USAGE;
    }
    struct examination examination = {.options = given, .job = job, .path = arguments[0]};
    bool is_usable = examine(&examination);
    struct verdict verdict = judge(&examination);
    bool is_told = is_usable;
    if (is_usable && given->json)
        is_told = tell_json(&examination, verdict);
    else if (is_usable)
        tell(&examination, verdict);
    own_close(&examination.own);
    bag_close(&examination.bag);
    tree_close(&examination.tree);
    defects_free(&examination.defects);
    return !is_usable ? EXIT_USAGE : is_told ? verdict.code : EXIT_FAULT;
}

static bool ignore(void *context, const void *at, size_t len) {
    (void)context, (void)at, (void)len;
    return true;
}

/* What is no bag may still be unsafe: that shows only when it is unpacked. */
static void read_all(const struct tree *tree, struct defects *defects) {
    for (size_t i = 0; tree->is_zip && i < tree->count; i++)
        tree_read(tree, &tree->files[i], ignore, NULL, defects);
}

/* False when the command line asks for what cannot be. */
static bool examine(struct examination *examination) {
    const struct verify_options *given = examination->options;
    struct defects *defects = &examination->defects;
    const char *why;
    if (!tree_open(&examination->tree, examination->path, defects))
        return true;
    if (!bag_check(&examination->bag, &examination->tree, defects)) {
        read_all(&examination->tree, defects);
        return true;
    }
    own_check(&examination->own, &examination->bag);
    if (given->rebuild)
        rebuild_check(&examination->own, &examination->bag);
    if (given->leaks.len && !leaks_check(given->leaks.at, &examination->tree, defects, &why)) {
        examination->job->host->report(examination->job, DSR_ERROR, "verify-usage", (dsr_place){0},
                                       "the list '%s' cannot be used: %s", given->leaks.at, why);
        examination->job->host->hint(examination->job, "a list is a text file with a name a line");
        return false;
    }
    return true;
}

static struct verdict judge(const struct examination *examination) {
    const struct defects *defects = &examination->defects;
    if (defects_forbid(defects))
        return (struct verdict){defects->is_unsafe ? "unsafe" : "unreadable", EXIT_REFUSED};
    if (defects->errors || (examination->options->strict && defects->warnings))
        return (struct verdict){"invalid", EXIT_INVALID};
    return (struct verdict){"valid", EXIT_VALID};
}

/* ---- telling ---- */

static void add_facts(struct bytes *out, const struct examination *examination) {
    const struct bag *bag = &examination->bag;
    const struct own *own = &examination->own;
    if (bag->version[0])
        bytes_format(out, "BagIt %s", bag->version);
    if (own->manifest)
        bytes_format(out, ", %zu document%s", own->documents - own->missing,
                     own->documents - own->missing == 1 ? "" : "s");
    if (own->missing)
        bytes_format(out, ", %zu missing", own->missing);
    bytes_format(out, ", %zu file%s, %llu bytes", bag->payload_files,
                 bag->payload_files == 1 ? "" : "s", (unsigned long long)bag->payload_bytes);
    for (size_t i = 0; i < DIGEST_KINDS; i++)
        if (bag->manifests[i].kind)
            bytes_format(out, ", %s", bag->manifests[i].kind->name);
}

static void add_counts(struct bytes *out, const struct defects *defects) {
    if (defects->errors)
        bytes_format(out, "%zu defect%s", defects->errors, defects->errors == 1 ? "" : "s");
    if (defects->warnings)
        bytes_format(out, "%s%zu warning%s", defects->errors ? ", " : "", defects->warnings,
                     defects->warnings == 1 ? "" : "s");
}

/* Where the bundle may not be at fault, but what was given to verify. */
static const char *hint_of(const char *code) {
    static const struct {
        const char *code, *hint;
    } rows[] = {
        {"verify-not-zip", "verify takes a bundle or its unpacked folder; 'dossier inspect' looks "
                           "at a document"},
        {"verify-no-bag", "name the folder that holds bagit.txt, one further in when unpacked"},
        {"verify-unreadable", "look at the name, and at who may read it"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].code, code) == 0)
            return rows[i].hint;
    return NULL;
}

static void tell(struct examination *examination, struct verdict verdict) {
    const struct defects *defects = &examination->defects;
    dsr_job *job = examination->job;
    for (size_t i = 0; i < defects->count; i++) {
        const struct defect *row = &defects->rows[i];
        job->host->report(job, row->level == DEFECT_WARNING ? DSR_WARNING : DSR_ERROR, row->code,
                          (dsr_place){0}, "%s%s%s", row->path, *row->path ? ": " : "",
                          row->message);
        if (hint_of(row->code))
            job->host->hint(job, "%s", hint_of(row->code));
    }
    if (defects_left_out(defects))
        job->host->report(job, DSR_ERROR, "verify-more", (dsr_place){0},
                          "%zu more defects are not shown", defects_left_out(defects));
    struct bytes line = {0};
    bytes_format(&line, "%s: %s (", verdict.word, examination->path);
    if (verdict.code == EXIT_VALID)
        add_facts(&line, examination);
    if (verdict.code == EXIT_VALID && defects->warnings)
        bytes_string(&line, ", ");
    add_counts(&line, defects);
    bytes_string(&line, ")\n");
    if (!line.has_failed)
        fputs(line.at, stdout);
    bytes_free(&line);
}

static void put_defects(struct arena *arena, struct json *root, const struct defects *defects) {
    static const char *const levels[] = {"", "warning", "invalid", "unreadable", "unsafe"};
    struct json *list = json_put(arena, root, "defects", json_new(arena, JSON_ARRAY));
    for (size_t i = 0; i < defects->count; i++) {
        const struct defect *row = &defects->rows[i];
        struct json *defect = json_put(arena, list, "", json_new(arena, JSON_OBJECT));
        json_put_string(arena, defect, "code", text_of(row->code));
        json_put_string(arena, defect, "level", text_of(levels[row->level]));
        json_put_string(arena, defect, "message", text_of(row->message));
        json_put_string(arena, defect, "path", text_of(row->path));
    }
    json_put_number(arena, root, "defects_left_out", (int64_t)defects_left_out(defects));
}

static bool tell_json(struct examination *examination, struct verdict verdict) {
    struct arena arena = {0};
    const struct bag *bag = &examination->bag;
    struct json *root = json_new(&arena, JSON_OBJECT);
    json_put_string(&arena, root, "bundle", text_of(examination->path));
    json_put_string(&arena, root, "verdict", text_of(verdict.word));
    json_put_string(&arena, root, "dossier", text_of(DOSSIER_VERSION));
    json_put_string(&arena, root, "bagit", text_of(bag->version));
    json_put_number(&arena, root, "files", (int64_t)bag->payload_files);
    json_put_number(&arena, root, "bytes", (int64_t)bag->payload_bytes);
    json_put_number(&arena, root, "errors", (int64_t)examination->defects.errors);
    json_put_number(&arena, root, "warnings", (int64_t)examination->defects.warnings);
    json_put_truth(&arena, root, "made_by_dossier", examination->own.is_ours);
    if (examination->own.manifest) {
        json_put_number(&arena, root, "documents", (int64_t)examination->own.documents);
        json_put_number(&arena, root, "documents_missing", (int64_t)examination->own.missing);
    }
    struct json *kinds = json_put(&arena, root, "digests", json_new(&arena, JSON_ARRAY));
    for (size_t i = 0; i < DIGEST_KINDS; i++)
        if (bag->manifests[i].kind)
            json_put_string(&arena, kinds, "", text_of(bag->manifests[i].kind->name));
    put_defects(&arena, root, &examination->defects);
    struct bytes out = {0};
    if (!arena.has_failed)
        json_write(&out, root, 0);
    bytes_string(&out, "\n");
    bool is_told = !arena.has_failed && !out.has_failed && fputs(out.at, stdout) >= 0;
    bytes_free(&out);
    arena_free(&arena);
    return is_told;
}

const dsr_verb verify_verb = {
    .abi = DSR_ABI,
    .size = sizeof(dsr_verb),
    .name = "verify",
    .summary = "Tells whether a bundle is safe, complete and unaltered",
    .usage = "BUNDLE or FOLDER",
    .help =
        "Looks through the structure of a zip before anything is unpacked, then compares every "
        "file with the manifests of the bag (BagIt 0.93 to 1.0, as a zip or a folder) and, in a "
        "bundle of dossier, with its own manifest. Nothing is written. Exit code 0: valid; 1: not "
        "valid; 2: wrong command line; 3: unsafe to open, or unreadable.\n"
        "\n"
        "    dossier verify report.zip\n"
        "    dossier verify --strict --json unpacked-folder",
    .options = options,
    .state_size = sizeof(struct verify_options),
    .run = run,
};

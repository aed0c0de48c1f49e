/* SPDX-License-Identifier: MIT */
/*
 * After the last document: which bundles there are to be, what they are called, whether they may
 * be written; then one after the other.
 */
#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "custody.h"
#include "edition.h"
#include "names.h"
#include "publish.h"

/* What is needed of every document at once. */
struct known {
    bool is_done;
    dsr_text name, symbol, language, title;
    char *target; /* in a folder: the bundle's path */
    bool replaces;
};

struct gathering {
    dsr_job *job;
    const dsr_host *host;
    const struct package_state *state;
    dsr_output output;
    int64_t epoch;
    struct arena arena;
    struct known *known;
    size_t count, done;
    struct custody *custody; /* NULL: none is wanted */
};

static dsr_status learn(struct gathering *gathering);
static dsr_status gather_one(struct gathering *gathering);
static dsr_status gather_each(struct gathering *gathering);

static const dsr_place nowhere = {0};

static dsr_status start(struct gathering *gathering) {
    dsr_job *job = gathering->job;
    const dsr_host *host = gathering->host;
    if (!host->output(job, &gathering->output, sizeof gathering->output))
        return DSR_FAILED; /* the engine asks for gather only with an output */
    gathering->count = host->outcome_count(job);
    gathering->epoch = gathering->output.epoch;
    if (gathering->state->date.len)
        date_parse(gathering->state->date, &gathering->epoch); /* checked in open */
    gathering->known = calloc(gathering->count + 1, sizeof *gathering->known);
    if (!gathering->known)
        return report_no_memory(job);
    dsr_status status = learn(gathering);
    if (status != DSR_OK)
        return status;
    if (!gathering->done) {
        host->report(job, DSR_ERROR, "pkg-empty", nowhere,
                     "no document is left to be put into a bundle; nothing was written");
        host->hint(job, "the reasons stand above, one for each document");
        return DSR_FAILED;
    }
    if (!gathering->output.is_folder && gathering->done < gathering->count &&
        !gathering->output.allows_partial) {
        host->report(job, DSR_ERROR, "pkg-incomplete", nowhere,
                     "%zu of %zu documents failed, so '%s' was not written",
                     gathering->count - gathering->done, gathering->count, gathering->output.path);
        host->hint(job, "--partial writes the bundle without them and names the gaps in it");
        return DSR_FAILED;
    }
    return DSR_OK;
}

dsr_status gather_bundles(dsr_job *job, const struct package_state *state) {
    struct gathering gathering = {.job = job, .host = job->host, .state = state};
    struct custody custody;
    dsr_status status = start(&gathering);
    if (status == DSR_OK && gathering.output.custody) {
        gathering.custody = &custody;
        status = custody_open(&custody, job, state, &gathering.output, gathering.epoch);
    }
    if (status == DSR_OK)
        status = gathering.output.is_folder ? gather_each(&gathering) : gather_one(&gathering);
    if (gathering.custody)
        custody_close(&custody);
    for (size_t i = 0; gathering.known && i < gathering.count; i++)
        free(gathering.known[i].target);
    free(gathering.known);
    arena_free(&gathering.arena);
    return status != DSR_OK && job->host->is_cancelled(job) ? DSR_CANCELLED : status;
}

/* ---- records ---- */

static dsr_status read_record(struct gathering *gathering, size_t document, struct arena *arena,
                              struct json **record) {
    const dsr_host *host = gathering->host;
    dsr_row row;
    for (size_t i = 0; host->row(gathering->job, document, i, &row, sizeof row); i++) {
        if (!(row.flags & DSR_FACT) || !text_is(row.name, RECORD_ROW))
            continue;
        char *text = arena_take(arena, (size_t)row.stored + 1);
        if (!text)
            return report_no_memory(gathering->job);
        dsr_status status =
            host->row_read(gathering->job, document, i, 0, text, (size_t)row.stored);
        if (status != DSR_OK)
            return status; /* the host has said why */
        *record = json_read(arena, (dsr_text){text, (size_t)row.stored}, NULL, NULL);
        if (*record)
            return DSR_OK;
        if (arena->has_failed)
            return report_no_memory(gathering->job);
    }
    host->report(gathering->job, DSR_ERROR, "run-internal", nowhere,
                 "the record of document %zu is missing or damaged", document + 1);
    return DSR_FAILED;
}

static dsr_status learn(struct gathering *gathering) {
    dsr_status status = DSR_OK;
    for (size_t i = 0; status == DSR_OK && i < gathering->count; i++) {
        struct known *known = &gathering->known[i];
        dsr_outcome outcome;
        if (!gathering->host->outcome(gathering->job, i, &outcome, sizeof outcome) ||
            !outcome.is_done)
            continue;
        struct arena arena = {0};
        struct json *record = NULL;
        status = read_record(gathering, i, &arena, &record);
        known->is_done = status == DSR_OK;
        known->name = arena_text(&gathering->arena, json_get_string(record, "name"));
        known->symbol = arena_text(&gathering->arena, json_get_string(record, "symbol"));
        known->language = arena_text(&gathering->arena, json_get_string(record, "language"));
        known->title = arena_text(&gathering->arena, json_get_string(record, "title"));
        gathering->done++;
        arena_free(&arena);
        if (status == DSR_OK && gathering->arena.has_failed)
            status = report_no_memory(gathering->job);
    }
    return status;
}

/* ---- filling a bundle ---- */

static dsr_status add_document(struct gathering *gathering, struct edition *edition, size_t index,
                               size_t number) {
    struct arena arena = {0};
    struct json *record = NULL;
    dsr_outcome outcome;
    dsr_status status = DSR_OK;
    if (gathering->known[index].is_done) {
        status = read_record(gathering, index, &arena, &record);
        if (status == DSR_OK && !edition_add(edition, index, number, record, &arena))
            status = report_no_memory(gathering->job);
    } else if (!gathering->host->outcome(gathering->job, index, &outcome, sizeof outcome) ||
               !edition_add_gap(edition, number, outcome.code)) {
        status = report_no_memory(gathering->job);
    }
    arena_free(&arena);
    return status;
}

static void open_edition(struct gathering *gathering, struct edition *edition, dsr_text title) {
    edition_open(edition, gathering->job, gathering->state);
    edition->bundle.epoch = gathering->epoch;
    edition->pipeline = text_of(gathering->output.pipeline ? gathering->output.pipeline : "");
    edition->title = gathering->state->title.len ? gathering->state->title : title;
}

static const char *base_of(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* Before any bundle: one without its register could not be undone. */
static dsr_status give_custody(struct gathering *gathering) {
    bool is_fine = true, is_each = gathering->output.is_folder;
    if (!gathering->custody)
        return DSR_OK;
    unsigned width = edition_width(gathering->count);
    for (size_t i = 0; is_fine && i < gathering->count; i++) {
        const struct known *known = &gathering->known[i];
        const char *target = is_each ? known->target : gathering->output.path;
        is_fine = custody_add(gathering->custody, i, width, i + 1, known->name,
                              target ? base_of(target) : "");
    }
    return is_fine ? custody_publish(gathering->custody) : report_no_memory(gathering->job);
}

/* ---- one bundle of the run ---- */

/* The value that all documents share; else the fallback. */
static dsr_text shared(const struct gathering *gathering, size_t offset, dsr_text fallback) {
    const dsr_text *first = NULL;
    for (size_t i = 0; i < gathering->count; i++) {
        const struct known *known = &gathering->known[i];
        if (!known->is_done)
            continue;
        const dsr_text *value = (const dsr_text *)(const void *)((const char *)known + offset);
        if (first && !text_equal(*first, *value))
            return fallback;
        first = value;
    }
    return first ? *first : fallback;
}

static struct name_values values_of_run(const struct gathering *gathering) {
    dsr_text pipeline = text_of(gathering->output.pipeline ? gathering->output.pipeline : "");
    dsr_text none = {"", 0};
    return (struct name_values){
        .name = shared(gathering, offsetof(struct known, name), pipeline),
        .symbol = shared(gathering, offsetof(struct known, symbol), none),
        .language = shared(gathering, offsetof(struct known, language), text_of("mul")),
        .title = gathering->state->title.len
                     ? gathering->state->title
                     : shared(gathering, offsetof(struct known, title), none),
    };
}

static dsr_status gather_one(struct gathering *gathering) {
    struct edition edition;
    struct bytes top = {0};
    struct publication publication = {.target = gathering->output.path, .file = -1};
    if (!publish_allows(gathering->job, publication.target, MANIFEST_FILE, &publication.replaces))
        return DSR_FAILED;
    struct name_values values = values_of_run(gathering);
    open_edition(gathering, &edition, values.title.len ? values.title : values.name);
    edition.width = edition_width(gathering->count);
    dsr_status status = DSR_OK;
    for (size_t i = 0; status == DSR_OK && i < gathering->count; i++)
        status = add_document(gathering, &edition, i, i + 1);
    name_fill(&top, gathering->state->file, &values);
    if (status == DSR_OK && (top.has_failed || !edition_seal(&edition, bytes_view(&top))))
        status = report_no_memory(gathering->job);
    if (status == DSR_OK && !publish_prepare(&publication, &edition.bundle))
        status = DSR_FAILED;
    if (status == DSR_OK)
        status = give_custody(gathering);
    if (status == DSR_OK && !publish_commit(&publication, gathering->job))
        status = DSR_FAILED;
    publish_abandon(&publication);
    bytes_free(&top);
    edition_close(&edition);
    return status;
}

/* ---- one bundle a document ---- */

static char *target_of(const struct gathering *gathering, const struct known *known) {
    const char *folder = gathering->output.path;
    struct name_values values = {known->name, known->symbol, known->language, known->title};
    struct bytes path = {0};
    bytes_string(&path, folder);
    if (*folder && folder[strlen(folder) - 1] != '/')
        bytes_string(&path, "/");
    name_fill(&path, gathering->state->file, &values);
    bytes_string(&path, ".zip");
    if (path.has_failed)
        bytes_free(&path);
    return path.at;
}

struct claim {
    char *folded; /* malloc */
    size_t document;
};

static int by_folded(const void *a, const void *b) {
    const struct claim *one = a, *other = b;
    int order = strcmp(one->folded, other->folded);
    return order ? order : (one->document > other->document) - (one->document < other->document);
}

static bool has_twins(struct gathering *gathering, const struct claim *claims, size_t count) {
    bool has_any = false;
    for (size_t i = 1; i < count; i++) {
        if (strcmp(claims[i - 1].folded, claims[i].folded) != 0)
            continue;
        dsr_outcome one, other;
        gathering->host->outcome(gathering->job, claims[i - 1].document, &one, sizeof one);
        gathering->host->outcome(gathering->job, claims[i].document, &other, sizeof other);
        gathering->host->report(gathering->job, DSR_ERROR, "pkg-name-twice", nowhere,
                                "'%.*s' and '%.*s' would both be written to '%s'",
                                (int)one.name.len, one.name.at, (int)other.name.len, other.name.at,
                                gathering->known[claims[i].document].target);
        gathering->host->hint(gathering->job, "let the option file tell them apart, for example "
                                              "\"{name}-{language}.zip\", or rename one");
        has_any = true;
    }
    return has_any;
}

/* Every name chosen, told apart and free to be written, before the first byte is. */
static dsr_status choose_targets(struct gathering *gathering) {
    struct claim *claims = calloc(gathering->count + 1, sizeof *claims);
    size_t count = 0;
    bool has_memory = claims != NULL, is_free = true;
    for (size_t i = 0; has_memory && i < gathering->count; i++) {
        struct known *known = &gathering->known[i];
        if (!known->is_done)
            continue;
        struct bytes folded = {0};
        known->target = target_of(gathering, known);
        if (known->target)
            name_fold(&folded, text_of(known->target));
        has_memory = known->target && folded.at && !folded.has_failed;
        claims[count++] = (struct claim){folded.at, i};
    }
    if (has_memory) {
        qsort(claims, count, sizeof *claims, by_folded);
        is_free = !has_twins(gathering, claims, count);
    }
    for (size_t i = 0; has_memory && i < gathering->count; i++) {
        struct known *known = &gathering->known[i];
        if (known->target &&
            !publish_allows(gathering->job, known->target, MANIFEST_FILE, &known->replaces))
            is_free = false;
    }
    for (size_t i = 0; i < count; i++)
        free(claims[i].folded);
    free(claims);
    if (!has_memory)
        return report_no_memory(gathering->job);
    return is_free ? DSR_OK : DSR_FAILED;
}

static dsr_status publish_document(struct gathering *gathering, size_t index) {
    const struct known *known = &gathering->known[index];
    struct edition edition;
    struct bytes top = {0};
    struct publication publication = {
        .target = known->target, .file = -1, .replaces = known->replaces};
    struct name_values values = {known->name, known->symbol, known->language, known->title};
    open_edition(gathering, &edition, known->title.len ? known->title : known->name);
    name_fill(&top, gathering->state->file, &values);
    /* Number 1 whatever the run: a document's bundle does not depend on its neighbours. */
    dsr_status status = add_document(gathering, &edition, index, 1);
    if (status == DSR_OK && (top.has_failed || !edition_seal(&edition, bytes_view(&top))))
        status = report_no_memory(gathering->job);
    if (status == DSR_OK && !(publish_prepare(&publication, &edition.bundle) &&
                              publish_commit(&publication, gathering->job)))
        status = DSR_FAILED;
    publish_abandon(&publication);
    bytes_free(&top);
    edition_close(&edition);
    return status;
}

static dsr_status gather_each(struct gathering *gathering) {
    if (mkdir(gathering->output.path, 0777) != 0 && errno != EEXIST) {
        gathering->host->report(gathering->job, DSR_ERROR, "run-output-not-writable", nowhere,
                                "the folder '%s' could not be made: %s", gathering->output.path,
                                strerror(errno));
        gathering->host->hint(gathering->job, "make the folder above it first");
        return DSR_FAILED;
    }
    dsr_status status = choose_targets(gathering);
    if (status == DSR_OK)
        status = give_custody(gathering);
    for (size_t i = 0; i < gathering->count && status == DSR_OK; i++)
        if (gathering->known[i].is_done)
            status = publish_document(gathering, i);
    return status;
}

/* SPDX-License-Identifier: MIT */
/* The stage "package": its options and what it prepares once; and the module. */
#include <stddef.h>
#include <string.h>
#include <time.h>

#include "names.h"
#include "packer.h"
#include "verify.h"

static const char *const digests[] = {"sha512", "sha256", NULL};

static const dsr_option options[] = {
    {.name = "file",
     .type = DSR_OPTION_TEXT,
     .offset = offsetof(struct package_state, file),
     .fallback = "{name}.zip",
     .help =
         "Name of each bundle in a folder, and of the folder inside a bundle: {name}, {symbol}, "
         "{language} and {title} stand for the document's"},
    {.name = "render",
     .type = DSR_OPTION_LIST,
     .choices = (const char *const[]){"renditions", NULL},
     .offset = offsetof(struct package_state, render),
     .fallback = "source",
     .help = "What each document is given as: \"source\" keeps its format, \"html\" and others "
             "write it anew"},
    {.name = "level",
     .type = DSR_OPTION_INT,
     .offset = offsetof(struct package_state, level),
     .fallback = "6",
     .least = 0,
     .most = COMPRESS_MOST_LEVEL,
     .help = "How hard to compress: 0 stores, 1 is quick, 12 is small"},
    {.name = "digest",
     .type = DSR_OPTION_CHOICE,
     .offset = offsetof(struct package_state, digest),
     .fallback = "sha512",
     .choices = digests,
     .help = "The checksum of the manifests"},
    {.name = "title",
     .type = DSR_OPTION_TEXT,
     .offset = offsetof(struct package_state, title),
     .help = "Title of the bundle on its index page; empty: the title of its only document"},
    {.name = "organisation",
     .type = DSR_OPTION_TEXT,
     .offset = offsetof(struct package_state, organisation),
     .help = "Who hands the bundle out, for bag-info.txt and the index page"},
    {.name = "contact",
     .type = DSR_OPTION_TEXT,
     .offset = offsetof(struct package_state, contact),
     .help = "Whom to ask: a name or an e-mail address, for bag-info.txt and the index page"},
    {.name = "date",
     .type = DSR_OPTION_TEXT,
     .offset = offsetof(struct package_state, date),
     .help = "Date of the bundle, YYYY-MM-DD; empty: the one of SOURCE_DATE_EPOCH, else none"},
    {0},
};

static dsr_status refuse(dsr_job *job, const char *option, const char *code, const char *message,
                         const char *hint) {
    const dsr_host *host = job->host;
    dsr_place place = {.value = host->value_get(host->options(job), option)};
    host->report(job, DSR_ERROR, code, place, "%s", message);
    host->hint(job, "%s", hint);
    return DSR_FAILED;
}

dsr_status report_no_memory(dsr_job *job) {
    job->host->report(job, DSR_ERROR, "run-no-memory", (dsr_place){0}, "out of memory");
    return DSR_NO_MEMORY;
}

bool date_parse(dsr_text date, int64_t *epoch) {
    struct tm parts = {0};
    int numbers[3] = {0}, at = 0;
    for (size_t i = 0; i < date.len; i++) {
        bool is_dash = i == 4 || i == 7;
        if (is_dash ? date.at[i] != '-' : date.at[i] < '0' || date.at[i] > '9')
            return false;
        if (is_dash)
            at++;
        else
            numbers[at] = 10 * numbers[at] + (date.at[i] - '0');
    }
    parts.tm_year = numbers[0] - 1900;
    parts.tm_mon = numbers[1] - 1;
    parts.tm_mday = numbers[2];
    if (date.len != 10 || numbers[0] < 1980 || numbers[0] > 2107)
        return false;
    time_t moment = timegm(&parts);
    *epoch = moment;
    /* timegm turns the 31st of June into the 1st of July. */
    return parts.tm_mon == numbers[1] - 1 && parts.tm_mday == numbers[2];
}

void date_write(struct bytes *out, int64_t epoch) {
    time_t moment = (time_t)epoch;
    struct tm utc;
    if (gmtime_r(&moment, &utc))
        bytes_format(out, "%04d-%02d-%02d", utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday);
}

static dsr_status open(dsr_job *job, void *opaque) {
    struct package_state *state = opaque;
    dsr_text unknown;
    int64_t epoch;
    uint8_t digest[DIGEST_MOST];
    dsr_status status = DSR_OK;
    if (!name_template_check(state->file, &unknown)) {
        const dsr_host *host = job->host;
        host->report(job, DSR_ERROR, "pkg-template",
                     (dsr_place){.value = host->value_get(host->options(job), "file")},
                     "'%.*s' is no part of a file name that can be filled in", (int)unknown.len,
                     unknown.at);
        host->hint(job, "there are {name}, {symbol}, {language} and {title}");
        status = DSR_FAILED;
    }
    if (state->date.len && !date_parse(state->date, &epoch))
        status = refuse(job, "date", "pkg-date", "this is not a date from 1980 to 2107",
                        "write it as YYYY-MM-DD, for example 2017-10-06");
    if (job->host->value_count(state->render) == 0 &&
        job->host->value_type(state->render) != DSR_STRING)
        status = refuse(job, "render", "pkg-nothing-rendered", "the bundle would hold no document",
                        "name at least one rendition, for example \"source\"");
    /* The first checksum makes libcrypto read its configuration, which a confined worker could
     * not. */
    state->kind = digest_kind_find(text_of(digests[state->digest]));
    if (!digest_of(state->kind, (dsr_text){"", 0}, digest))
        status = refuse(job, "digest", "pkg-digest", "this system cannot compute the checksum",
                        "choose another kind");
    state->compressor = compressor_new((unsigned)state->level);
    return state->compressor ? status : report_no_memory(job);
}

static dsr_status run(dsr_job *job, const void *state, dsr_doc *doc) {
    return pack_document(job, state, doc);
}

static dsr_status gather(dsr_job *job, const void *state) {
    return gather_bundles(job, state);
}

static void close(void *opaque) {
    struct package_state *state = opaque;
    compressor_free(state->compressor);
    state->compressor = NULL;
}

static const dsr_stage package_stage = {
    .abi = DSR_ABI,
    .size = sizeof(dsr_stage),
    .name = "package",
    .summary = "seals the documents into a zip with checksums and an index page",
    .version = DOSSIER_VERSION,
    .licence = "MIT",
    .options = options,
    .state_size = sizeof(struct package_state),
    .open = open,
    .run = run,
    .gather = gather,
    .close = close,
};

static const dsr_stage *const stages[] = {&package_stage, NULL};
static const dsr_verb *const verbs[] = {&verify_verb, NULL};

DSR_MODULE(package) = {
    .abi = DSR_ABI,
    .size = sizeof(dsr_module),
    .name = "package",
    .version = DOSSIER_VERSION,
    .licence = "MIT",
    .stages = stages,
    .verbs = verbs,
};

/* SPDX-License-Identifier: MIT */
/*
 * Every Markdown and text file of the corpus: after import the document checks out, and its
 * source comes back byte for byte when nothing was edited.
 */
#include <stdlib.h>
#include <string.h>

#include "document/document.h"
#include "imported.h"

struct tally {
    size_t accepted, refused, failed;
};

static const char *path_now;
static size_t faults_now;

static dsr_status probe_run(dsr_job *job, const void *state, dsr_doc *doc) {
    dsr_rendition rendition = {0};
    char why[256] = "";
    (void)state;
    if (!document_check(document_of(doc), why, sizeof(why))) {
        printf("%s: %s\n", path_now, why);
        faults_now++;
    }
    dsr_status status =
        job->host->render(job, doc, DSR_TEXT("source"), &rendition, sizeof(rendition));
    dsr_text input = job->host->input(job);
    if (status != DSR_OK || rendition.bytes.len != input.len ||
        memcmp(rendition.bytes.at, input.at, input.len) != 0) {
        printf("%s: the source does not come back as it was\n", path_now);
        faults_now++;
    }
    return DSR_OK;
}

static const dsr_stage probe = {
    .abi = DSR_ABI,
    .size = sizeof(dsr_stage),
    .name = "probe",
    .summary = "Compare",
    .version = "0",
    .licence = "MIT",
    .run = probe_run,
};

static void count_document(void *context, const dsr_doc *doc, const struct diagnostics *found) {
    struct tally *tally = context;
    if (doc != NULL) {
        tally->accepted++;
        return;
    }
    tally->refused++;
    printf("%s: refused: %s\n", path_now, found->count > 0 ? found->rows[0].code : "no reason");
    tally->failed += found->count == 0;
}

static void check_folder(struct tally *tally, const char *folder, const char *suffix) {
    static const char *const layouts[] = {"auto", "un-report"};
    size_t count;
    char **names = names_in(folder, suffix, &count);
    for (size_t i = 0; i < count; i++) {
        char path[4096];
        snprintf(path, sizeof(path), "%s/%s", folder, names[i]);
        path_now = path;
        for (size_t layout = 0; layout < 2; layout++) {
            tally->failed += !imported(path, layouts[layout], &probe, count_document, tally);
        }
        free(names[i]);
    }
    free(names);
}

int main(void) {
    static const char *const folders[] = {"un",
                                          "numbered",
                                          "formats/markdown",
                                          "formats/text",
                                          "hostile/constructed",
                                          "hostile/upstream"};
    const char *corpus = getenv("DOSSIER_CORPUS");
    struct tally tally = {0};
    if (corpus == NULL) {
        printf("skipped: DOSSIER_CORPUS is not set\n");
        return 77;
    }
    for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
        char folder[4096];
        snprintf(folder, sizeof(folder), "%s/%s", corpus, folders[i]);
        check_folder(&tally, folder, ".md");
        check_folder(&tally, folder, ".txt");
    }
    printf("%zu accepted, %zu refused, %zu faults\n", tally.accepted, tally.refused,
           tally.failed + faults_now);
    return tally.accepted == 0 || tally.failed + faults_now > 0;
}

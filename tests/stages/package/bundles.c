/* SPDX-License-Identifier: MIT */
/* Promises of the stage, on bundles written to a folder of the test's own. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "edition.h"
#include "fake.h"
#include "tree.h"

static char folder[] = "/tmp/dossier-package.XXXXXX";

static const struct fake_attachment private_register[] = {
    {"register.json", "{\"Halloran\": \"Person 1\"}", DSR_PRIVATE},
    {"notes/numbering.csv", "old,new\n", 0},
    {NULL, NULL, 0},
};

static const struct fake_document one = {.input_name = "Halloran.md",
                                         .input = "By Halloran",
                                         .name = "report",
                                         .title = "The report",
                                         .symbol = "A/72/1",
                                         .language = "en",
                                         .text = "The\n report, A/72/1, by Person 1",
                                         .source = "By Person 1",
                                         .html = "<p>By Person 1</p>",
                                         .attachments = private_register};
static const struct fake_document two = {.input_name = "b.md",
                                         .input = "b",
                                         .name = "second",
                                         .language = "fr",
                                         .text = "b",
                                         .source = "b",
                                         .html = "<p>b</p>"};
static const struct fake_document broken = {
    .input_name = "Halloran-2.md", .input = "\xff", .failed = "text-invalid-utf8"};

static char *in_folder(const char *name) {
    static char path[8][256];
    static unsigned next;
    char *to = path[next++ % 8];
    snprintf(to, 256, "%s/%s", folder, name);
    return to;
}

static size_t files_in(const char *path) {
    size_t count = 0;
    DIR *listing = opendir(path);
    struct dirent *entry;
    while (listing && (entry = readdir(listing)))
        count += entry->d_name[0] != '.' || strlen(entry->d_name) > 2;
    if (listing)
        closedir(listing);
    return count;
}

static int clear(void **state) {
    (void)state;
    char command[300];
    snprintf(command, sizeof command, "chmod -R u+w '%s'/* 2>/dev/null; rm -rf '%s'/*", folder,
             folder);
    return system(command) == -1;
}

static void wants_valid(const char *path) {
    char *arguments[] = {(char *)(uintptr_t)path};
    if (fake_verify(1, arguments) != 0)
        fail_msg("%s: %s", path, fake_said());
}

/* Every byte of a zip's entries and names, unpacked, one after the other. */
static void unpack(const char *path, struct bytes *all) {
    struct defects defects = {0};
    struct tree tree;
    struct bytes content = {0};
    all->len = 0;
    assert_true(tree_open(&tree, path, &defects));
    for (size_t i = 0; i < tree.count; i++) {
        assert_true(tree_bytes(&tree, &tree.files[i], &content, &defects));
        bytes_text(all, tree.top);
        bytes_string(all, "/");
        bytes_text(all, tree.files[i].path);
        bytes_string(all, "\n");
        bytes_text(all, bytes_view(&content));
    }
    bytes_add(all, "", 1);
    bytes_free(&content);
    tree_close(&tree);
    defects_free(&defects);
}

static void read_file(const char *path, struct bytes *into) {
    char piece[4096];
    size_t got;
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    into->len = 0;
    while ((got = fread(piece, 1, sizeof piece, file)))
        bytes_add(into, piece, got);
    fclose(file);
}

static bool holds(const struct bytes *all, const char *text) {
    return memmem(all->at, all->len, text, strlen(text)) != NULL;
}

/* ---- what is in it ---- */

static void a_bundle_is_a_valid_bag_with_index_and_manifest(void **state) {
    (void)state;
    const struct fake_document documents[] = {one, two};
    static const char *const render[] = {"source", "html", NULL};
    struct fake_run run = {
        .documents = documents, .count = 2, .output = in_folder("x.zip"), .render = render};
    struct bytes all = {0};
    assert_int_equal(fake_package(&run), DSR_OK);
    wants_valid(run.output);
    unpack(run.output, &all);
    assert_true(holds(&all, "sample/data/documents/001_report/en/report.md\n"));
    assert_true(holds(&all, "sample/data/documents/001_report/en/report.html\n"));
    assert_true(holds(&all, "sample/data/documents/001_report/notes/numbering.csv\n"));
    assert_true(holds(&all, "sample/data/documents/002_second/fr/second.md\n"));
    assert_true(holds(&all, "External-Identifier: A/72/1\n"));
    assert_true(holds(&all, "The report</a></td>"));
    bool is_quick = quick_name() != NULL; /* else zlib does it all */
    assert_int_equal(holds(&all, "\"name\": \"libdeflate\""), is_quick);
    assert_int_equal(holds(&all, "\"name\": \"zlib\""), !is_quick);
    assert_int_equal(files_in(folder), 1);
    bytes_free(&all);
}

static void nothing_private_is_in_what_is_handed_out(void **state) {
    (void)state;
    const struct fake_document documents[] = {one, broken};
    struct fake_run run = {.documents = documents,
                           .count = 2,
                           .output = in_folder("x.zip"),
                           .custody = in_folder("custody.zip"),
                           .allows_partial = true};
    struct bytes all = {0};
    struct stat is;
    assert_int_equal(fake_package(&run), DSR_OK);
    unpack(run.output, &all);
    assert_false(holds(&all, "Halloran"));
    assert_false(holds(&all, "register"));
    assert_false(holds(&all, "/tmp"));
    /* The custody bundle has it all, and is for its owner only. */
    unpack(run.custody, &all);
    assert_true(holds(&all, "{\"Halloran\": \"Person 1\"}"));
    assert_true(holds(&all, "Halloran-2.md"));
    assert_true(holds(&all, "\"sha512\": \""));
    assert_int_equal(stat(run.custody, &is), 0);
    assert_int_equal(is.st_mode & 0777, 0600);
    bytes_free(&all);
}

static void a_title_that_the_document_no_longer_shows_is_not_told(void **state) {
    (void)state;
    struct fake_document document = one;
    document.title = "Case of Halloran";
    document.symbol = "HALLORAN/1";
    document.attachments = NULL;
    struct fake_run run = {.documents = &document, .count = 1, .output = in_folder("x.zip")};
    struct bytes all = {0};
    assert_int_equal(fake_package(&run), DSR_OK);
    unpack(run.output, &all);
    assert_false(holds(&all, "Halloran"));
    assert_false(holds(&all, "HALLORAN"));
    assert_true(holds(&all, "report/data/documents/001_report/en/report.md"));
    bytes_free(&all);
}

static void a_failed_document_leaves_no_bundle_unless_the_gap_is_wanted(void **state) {
    (void)state;
    const struct fake_document documents[] = {one, broken, two};
    struct fake_run run = {.documents = documents, .count = 3, .output = in_folder("x.zip")};
    struct bytes all = {0};
    assert_int_equal(fake_package(&run), DSR_FAILED);
    assert_string_equal(fake_codes(), "pkg-incomplete ");
    assert_int_equal(files_in(folder), 0);
    run.allows_partial = true;
    assert_int_equal(fake_package(&run), DSR_OK);
    wants_valid(run.output);
    unpack(run.output, &all);
    assert_true(holds(&all, "Dossier-Missing: 002 text-invalid-utf8\n"));
    assert_true(holds(&all, "\"reason\": \"text-invalid-utf8\""));
    assert_true(holds(&all, "<th scope=\"row\">002</th><td colspan=\"4\"><strong>Missing."));
    assert_true(holds(&all, "003_second"));
    const struct fake_document none[] = {broken};
    run.documents = none;
    run.count = 1;
    assert_int_equal(fake_package(&run), DSR_FAILED);
    assert_string_equal(fake_codes(), "pkg-empty ");
    bytes_free(&all);
}

static void a_folder_gets_a_bundle_a_document(void **state) {
    (void)state;
    const struct fake_document documents[] = {one, broken, two};
    struct fake_run run = {.documents = documents,
                           .count = 3,
                           .output = in_folder("out"),
                           .is_folder = true,
                           .file = "{symbol}-{language}.zip"};
    struct bytes alone = {0}, together = {0};
    assert_int_equal(fake_package(&run), DSR_OK);
    wants_valid(in_folder("out/A-72-1-en.zip"));
    wants_valid(in_folder("out/second-fr.zip"));
    assert_int_equal(files_in(run.output), 2);
    /* Its bytes do not depend on its neighbours. */
    read_file(in_folder("out/second-fr.zip"), &together);
    run.documents = &two;
    run.count = 1;
    assert_int_equal(fake_package(&run), DSR_OK);
    read_file(in_folder("out/second-fr.zip"), &alone);
    assert_true(text_equal(bytes_view(&alone), bytes_view(&together)));
    bytes_free(&alone);
    bytes_free(&together);
}

static void one_name_for_two_bundles_stops_before_anything_is_written(void **state) {
    (void)state;
    struct fake_document twin = two;
    twin.name = "REPORT";
    const struct fake_document documents[] = {one, twin};
    struct fake_run run = {
        .documents = documents, .count = 2, .output = in_folder("out"), .is_folder = true};
    assert_int_equal(fake_package(&run), DSR_FAILED);
    assert_string_equal(fake_codes(), "pkg-name-twice ");
    assert_int_equal(files_in(run.output), 0);
}

static void one_name_for_two_files_of_a_document_is_refused(void **state) {
    (void)state;
    static const struct fake_attachment twins[] = {
        {"a.csv", "1", 0}, {"A.CSV", "2", 0}, {NULL, NULL, 0}};
    struct fake_document document = two;
    document.attachments = twins;
    struct fake_run run = {.documents = &document, .count = 1, .output = in_folder("x.zip")};
    assert_int_equal(fake_package(&run), DSR_FAILED);
    assert_string_equal(fake_codes(), "pkg-name-twice ");
    assert_int_equal(files_in(folder), 0);
}

static void numbers_widen_with_the_run(void **state) {
    (void)state;
    assert_int_equal(edition_width(1), 3);
    assert_int_equal(edition_width(999), 3);
    assert_int_equal(edition_width(1000), 4);
    assert_int_equal(edition_width(123456), 6);
}

/* ---- the bytes ---- */

static void equal_input_gives_equal_bytes(void **state) {
    (void)state;
    static const char *const zones[] = {"UTC", "Europe/Paris", "America/St_Johns",
                                        "Pacific/Kiritimati"};
    static const int64_t moments[] = {0, 1585449000, 1507248000}; /* the first in a gap in Paris */
    const struct fake_document documents[] = {one, two};
    struct bytes first = {0}, next = {0};
    for (size_t m = 0; m < sizeof moments / sizeof *moments; m++) {
        first.len = 0;
        for (size_t z = 0; z < 4; z++)
            for (int mask = 0; mask < 2; mask++) {
                struct fake_run run = {.documents = documents,
                                       .count = 2,
                                       .output = in_folder(mask ? "x.zip" : "y.zip"),
                                       .epoch = moments[m]};
                setenv("TZ", zones[z], 1);
                mode_t before = umask(mask ? 077 : 022);
                dsr_status status = fake_package(&run);
                umask(before);
                unsetenv("TZ");
                assert_int_equal(status, DSR_OK);
                read_file(run.output, &next);
                if (!first.len)
                    bytes_text(&first, bytes_view(&next));
                assert_true(text_equal(bytes_view(&first), bytes_view(&next)));
            }
    }
    bytes_free(&first);
    bytes_free(&next);
}

static void packed_anew_it_has_the_same_bytes(void **state) {
    (void)state;
    enum { LARGE = 9 << 20 };
    char *large = malloc(LARGE);
    assert_non_null(large);
    uint32_t seed = 7;
    for (size_t i = 0; i < LARGE; i++) {
        seed = seed * 1664525 + 1013904223;
        large[i] = (char)("abcdefgh \n"[seed >> 28 < 10 ? seed >> 28 : 0]);
    }
    struct fake_document big = two;
    big.large = (dsr_text){large, LARGE};
    const struct fake_document documents[] = {one, big};
    for (int64_t level = 0; level <= 6; level += 6) {
        struct fake_run run = {.documents = documents,
                               .count = 2,
                               .output = in_folder("x.zip"),
                               .epoch = level * 200000000 + 1,
                               .level = level,
                               .has_level = true,
                               .digest = level ? "sha512" : "sha256"};
        assert_int_equal(fake_package(&run), DSR_OK);
        char flag[] = "--rebuild", strict[] = "--strict";
        char *arguments[] = {flag, strict, (char *)(uintptr_t)run.output};
        if (fake_verify(3, arguments) != 0)
            fail_msg("level %d: %s", (int)level, fake_said());
    }
    free(large);
}

static void what_grows_beyond_the_limit_of_readers_is_stored(void **state) {
    (void)state;
    enum { MANY = 4 << 20 };
    char *zeros = calloc(1, MANY);
    assert_non_null(zeros);
    memset(zeros, 'a', MANY);
    struct fake_document flat = two;
    flat.large = (dsr_text){zeros, MANY};
    struct fake_run run = {.documents = &flat, .count = 1, .output = in_folder("x.zip")};
    assert_int_equal(fake_package(&run), DSR_OK);
    wants_valid(run.output);
    free(zeros);
}

/* ---- what stands there already ---- */

static void only_a_bundle_of_ours_is_replaced(void **state) {
    (void)state;
    struct fake_run run = {.documents = &one, .count = 1, .output = in_folder("x.zip")};
    struct bytes content = {0};
    FILE *foreign = fopen(run.output, "w");
    assert_non_null(foreign);
    fputs("precious", foreign);
    fclose(foreign);
    assert_int_equal(fake_package(&run), DSR_FAILED);
    assert_string_equal(fake_codes(), "run-output-exists ");
    read_file(run.output, &content);
    assert_true(text_is(bytes_view(&content), "precious"));
    assert_int_equal(files_in(folder), 1);
    unlink(run.output);
    assert_int_equal(fake_package(&run), DSR_OK);
    assert_int_equal(fake_package(&run), DSR_OK);
    /* A link is not followed, a folder not filled. */
    run.output = in_folder("link.zip");
    assert_int_equal(symlink("x.zip", run.output), 0);
    assert_int_equal(fake_package(&run), DSR_FAILED);
    assert_string_equal(fake_codes(), "run-output-exists ");
    /* The public bundle never becomes a custody bundle, nor the other way round. */
    run.output = in_folder("y.zip");
    run.custody = in_folder("x.zip");
    assert_int_equal(fake_package(&run), DSR_FAILED);
    assert_string_equal(fake_codes(), "run-output-exists ");
    run.custody = run.output;
    assert_int_equal(fake_package(&run), DSR_FAILED);
    assert_string_equal(fake_codes(), "pkg-custody-path ");
    bytes_free(&content);
}

static void a_failure_leaves_the_old_bundle_and_nothing_else(void **state) {
    (void)state;
    struct fake_run run = {.documents = &one, .count = 1, .output = in_folder("x.zip")};
    struct bytes before = {0}, after = {0};
    assert_int_equal(fake_package(&run), DSR_OK);
    read_file(run.output, &before);
    run.title = "other bytes";
    for (run.breaks_after = 1; fake_package(&run) == DSR_FAILED; run.breaks_after++) {
        read_file(run.output, &after);
        assert_true(text_equal(bytes_view(&before), bytes_view(&after)));
        assert_int_equal(files_in(folder), 1);
        assert_in_range(run.breaks_after, 1, 100);
    }
    assert_in_range(run.breaks_after, 4, 100); /* written from the spool, and compared with it */
    read_file(run.output, &after);
    assert_false(text_equal(bytes_view(&before), bytes_view(&after)));
    assert_int_equal(files_in(folder), 1);
    run.breaks_after = 0;
    run.is_cancelled = true;
    assert_int_equal(fake_package(&run), DSR_CANCELLED);
    assert_int_equal(files_in(folder), 1);
    bytes_free(&before);
    bytes_free(&after);
}

static void a_full_disk_is_a_clean_error(void **state) {
    (void)state;
    char *mount_point = in_folder("small");
    assert_int_equal(mkdir(mount_point, 0700), 0);
    if (mount("tmpfs", mount_point, "tmpfs", 0, "size=64k") != 0) {
        print_message("skipped, needs a mount: %s\n", strerror(errno));
        skip();
    }
    char *noise = malloc(1 << 20);
    uint32_t seed = 1;
    for (size_t i = 0; noise && i < 1 << 20; i++) {
        seed = seed * 1664525 + 1013904223;
        noise[i] = (char)(seed >> 24);
    }
    struct fake_document large = two;
    large.large = (dsr_text){noise, 1 << 20};
    struct fake_run run = {.documents = &large, .count = 1, .output = in_folder("small/x.zip")};
    dsr_status status = fake_package(&run);
    size_t left = files_in(mount_point);
    char said[2048];
    snprintf(said, sizeof said, "%s", fake_said());
    umount(mount_point);
    free(noise);
    assert_int_equal(status, DSR_FAILED);
    assert_string_equal(fake_codes(), "pkg-write ");
    assert_non_null(strstr(said, "No space left on device"));
    assert_int_equal(left, 0);
}

static void a_folder_that_cannot_be_written_is_named(void **state) {
    (void)state;
    struct fake_run run = {.documents = &one, .count = 1, .output = in_folder("missing/x.zip")};
    assert_int_equal(fake_package(&run), DSR_FAILED);
    assert_string_equal(fake_codes(), "run-output-not-writable ");
    run.output = "/proc/x.zip";
    assert_int_equal(fake_package(&run), DSR_FAILED);
    assert_string_equal(fake_codes(), "run-output-not-writable ");
}

static void wrong_options_are_refused_at_the_start(void **state) {
    (void)state;
    static const char *const nothing[] = {NULL};
    struct fake_run run = {.documents = &one,
                           .count = 1,
                           .output = in_folder("x.zip"),
                           .file = "{nmae}.zip",
                           .date = "2017-02-30",
                           .render = nothing};
    assert_int_equal(fake_package(&run), DSR_FAILED);
    assert_string_equal(fake_codes(), "pkg-template pkg-date pkg-nothing-rendered ");
    assert_int_equal(files_in(folder), 0);
}

int main(void) {
    if (!mkdtemp(folder))
        return 1;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_bundle_is_a_valid_bag_with_index_and_manifest, clear),
        cmocka_unit_test_teardown(nothing_private_is_in_what_is_handed_out, clear),
        cmocka_unit_test_teardown(a_title_that_the_document_no_longer_shows_is_not_told, clear),
        cmocka_unit_test_teardown(a_failed_document_leaves_no_bundle_unless_the_gap_is_wanted,
                                  clear),
        cmocka_unit_test_teardown(a_folder_gets_a_bundle_a_document, clear),
        cmocka_unit_test_teardown(one_name_for_two_bundles_stops_before_anything_is_written, clear),
        cmocka_unit_test_teardown(one_name_for_two_files_of_a_document_is_refused, clear),
        cmocka_unit_test_teardown(numbers_widen_with_the_run, clear),
        cmocka_unit_test_teardown(equal_input_gives_equal_bytes, clear),
        cmocka_unit_test_teardown(packed_anew_it_has_the_same_bytes, clear),
        cmocka_unit_test_teardown(what_grows_beyond_the_limit_of_readers_is_stored, clear),
        cmocka_unit_test_teardown(only_a_bundle_of_ours_is_replaced, clear),
        cmocka_unit_test_teardown(a_failure_leaves_the_old_bundle_and_nothing_else, clear),
        cmocka_unit_test_teardown(a_full_disk_is_a_clean_error, clear),
        cmocka_unit_test_teardown(a_folder_that_cannot_be_written_is_named, clear),
        cmocka_unit_test_teardown(wrong_options_are_refused_at_the_start, clear),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    fake_free();
    rmdir(folder);
    return failed;
}

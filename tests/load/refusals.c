/* SPDX-License-Identifier: MIT */
/* Every module that is refused is refused with its true reason, and the process lives on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "load/registry.h"

static char folder[] = "/tmp/dossier-load-XXXXXX";

static int make_folder(void **state) {
    (void)state;
    return mkdtemp(folder) == NULL;
}

static int remove_folder(void **state) {
    (void)state;
    static const char *const made[] = {"empty.so", "text.so", "noise.so",  "machine.so", "class.so",
                                       "cut.so",   "stub.so", "folder.so", "locked.so"};
    for (size_t i = 0; i < sizeof made / sizeof made[0]; i++) {
        char path[256];
        snprintf(path, sizeof path, "%s/%s", folder, made[i]);
        remove(path);
    }
    return rmdir(folder);
}

/* Loads one file into a fresh registry and looks at what was said of it. */
static void refused(const char *path, const char *code, const char *words, const char *more) {
    struct registry *registry = registry_open(NULL, 0);
    assert_non_null(registry);
    size_t before = registry->module_count;
    assert_false(registry_load(registry, path));
    assert_int_equal(registry->module_count, before);
    assert_true(registry->refused_count > 0);
    const struct refused_module *row = &registry->refused[registry->refused_count - 1];
    assert_string_equal(row->path, path);
    if (strcmp(row->code, code) != 0 || strstr(row->reason, words) == NULL ||
        strstr(row->reason, more) == NULL) {
        fail_msg("%s: expected [%s] with '%s' and '%s', got [%s] %s", path, code, words, more,
                 row->code, row->reason);
    }
    registry_close(registry);
}

static void built_is_refused(const char *name, const char *code, const char *words,
                             const char *more) {
    char path[1024];
    snprintf(path, sizeof path, MODULES "/%s.so", name);
    assert_int_equal(access(path, R_OK), 0);
    refused(path, code, words, more);
}

/* A file of the test's folder with these bytes. */
static const char *made(const char *name, const void *bytes, size_t len) {
    static char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, len, file), len);
    assert_int_equal(fclose(file), 0);
    return path;
}

/* The good module's bytes; the caller frees them. */
static unsigned char *good_bytes(size_t *len) {
    FILE *file = fopen(MODULES "/good.so", "rb");
    assert_non_null(file);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    long size = ftell(file);
    assert_true(size > 64);
    rewind(file);
    unsigned char *bytes = malloc((size_t)size);
    assert_non_null(bytes);
    *len = fread(bytes, 1, (size_t)size, file);
    assert_int_equal(*len, size);
    fclose(file);
    return bytes;
}

static void a_file_that_is_no_module_says_so(void **state) {
    (void)state;
    refused("/nowhere/at-all.so", "module-missing", "no such file", "");
    refused(made("empty.so", "", 0), "module-not-elf", "empty", "build it again");
    refused(made("text.so", "GROUP ( libm.so )\n", 18), "module-not-elf", "text file",
            "cc -shared");
    refused(made("noise.so", "\x01\x02\x03\x04\x00\x05", 6), "module-not-elf", "not an ELF", "");
    refused(made("stub.so",
                 "\x7f"
                 "ELF\x02\x01",
                 6),
            "module-damaged", "6 bytes", "");
    char path[256];
    snprintf(path, sizeof path, "%s/folder.so", folder);
    assert_int_equal(mkdir(path, 0700), 0);
    refused(path, "module-not-elf", "not a plain file", "");
    const char *locked = made("locked.so", "x", 1);
    assert_int_equal(chmod(locked, 0), 0);
    if (access(locked, R_OK) != 0) { /* root reads everything */
        refused(locked, "module-unreadable", "permission", "");
    }
}

static void a_module_for_another_machine_says_which(void **state) {
    (void)state;
    size_t len;
    unsigned char *bytes = good_bytes(&len);
    unsigned char own[2] = {bytes[18], bytes[19]};
    bytes[18] = 183; /* EM_AARCH64 */
    bytes[19] = 0;
    if (memcmp(own, bytes + 18, 2) == 0) {
        bytes[18] = 62; /* EM_X86_64 */
    }
    refused(made("machine.so", bytes, len), "module-wrong-machine", "it is built for",
            bytes[18] == 62 ? "x86-64 (62, 64-bit" : "AArch64 (183, 64-bit");
    bytes[18] = own[0];
    bytes[19] = own[1];
    bytes[4] = 1; /* ELFCLASS32 */
    refused(made("class.so", bytes, len), "module-wrong-machine", "32-bit", "this program runs on");
    free(bytes);
}

/* The dynamic loader maps such a file and dies of SIGBUS when it touches what is missing. */
static void a_module_cut_anywhere_is_refused(void **state) {
    (void)state;
    size_t len;
    unsigned char *bytes = good_bytes(&len);
    refused(made("cut.so", bytes, 30), "module-damaged", "30 bytes", "again");
    refused(made("cut.so", bytes, 100), "module-damaged", "100 bytes", "again");
    refused(made("cut.so", bytes, 4096), "module-damaged", "4096 bytes", "again");
    free(bytes);
}

static void what_is_missing_is_named(void **state) {
    (void)state;
    built_is_refused("undefined", "module-undefined-symbol",
                     "undefined symbol: nobody_defines_this", "link the library");
    built_is_refused("gone", "module-missing-library", "libdossier_gone.so", "install");
    built_is_refused("renamed", "module-no-entry", "renamed_LTX_dossier_module",
                     "DSR_MODULE(renamed)");
    built_is_refused("function", "module-no-entry", "is not a dsr_module", "no variable");
}

static void another_version_says_both_numbers(void **state) {
    (void)state;
    built_is_refused("other_abi", "module-wrong-abi", "ABI 7", "this program has ABI 0");
    built_is_refused("other_stage_abi", "module-wrong-abi", "dsr_stage", "ABI 9");
    built_is_refused("newer_module", "module-wrong-size", "dsr_module", "");
    built_is_refused("newer_stage", "module-wrong-size", "newer header", "dsr_stage has");
    built_is_refused("no_size", "module-wrong-size", "size of 0 bytes", "sizeof(dsr_module)");
    built_is_refused("odd_size", "module-wrong-size", "which no version", "sizeof(dsr_stage)");
}

static void an_incomplete_descriptor_names_the_member(void **state) {
    (void)state;
    built_is_refused("no_run", "module-incomplete", "stage subject-stage has no run", "");
    built_is_refused("no_summary", "module-incomplete", "has no summary", "subject-stage");
    built_is_refused("bad_name", "module-incomplete", "no name of lower-case words", "");
    built_is_refused("two_alike", "module-incomplete", "two options named alpha", "");
    built_is_refused("outside", "module-incomplete", "option beta", "outside the state of 8");
    built_is_refused("no_help", "module-incomplete", "option alpha", "has no help");
    built_is_refused("bad_default", "module-incomplete", "option colour", "default");
    built_is_refused("own_command", "module-duplicate", "verb run", "own commands");
    built_is_refused("nothing", "module-incomplete", "no stage, no format and no verb", "");
}

static void the_good_one_loads_after_all_that(void **state) {
    (void)state;
    struct registry *registry = registry_open(NULL, 0);
    assert_non_null(registry);
    assert_false(registry_load(registry, MODULES "/undefined.so"));
    assert_true(registry_load(registry, MODULES "/good.so"));
    assert_true(registry_load(registry, MODULES "/good.so")); /* the same file: not a second */
    assert_non_null(registry_stage(registry, "subject-stage"));
    assert_non_null(registry_verb(registry, "subject-verb"));
    registry_close(registry);
}

/* Built with an older header: the missing tail reads as zero. */
static void a_shorter_descriptor_is_filled_up(void **state) {
    (void)state;
    struct registry *registry = registry_open(NULL, 0);
    assert_non_null(registry);
    assert_true(registry_load(registry, MODULES "/older.so"));
    const dsr_stage *stage = registry_stage(registry, "subject-stage");
    assert_non_null(stage);
    assert_null(stage->gather);
    assert_null(stage->close);
    assert_string_equal(stage->version, "1.2"); /* of its module */
    assert_null(registry_verb(registry, "subject-verb"));
    registry_close(registry);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_that_is_no_module_says_so),
        cmocka_unit_test(a_module_for_another_machine_says_which),
        cmocka_unit_test(a_module_cut_anywhere_is_refused),
        cmocka_unit_test(what_is_missing_is_named),
        cmocka_unit_test(another_version_says_both_numbers),
        cmocka_unit_test(an_incomplete_descriptor_names_the_member),
        cmocka_unit_test(the_good_one_loads_after_all_that),
        cmocka_unit_test(a_shorter_descriptor_is_filled_up),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}

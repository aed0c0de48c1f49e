/* SPDX-License-Identifier: MIT */
/* Which folders are searched, in which order, and what happens when a name comes twice. */
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

static char root[] = "/tmp/dossier-search-XXXXXX";
static const char *const folders[] = {
    "option", "environment", "home/.local/share/dossier/plugins/0", "data/dossier/plugins/0"};

static const char *inside(const char *path) {
    static char buffers[8][512];
    static size_t next;
    char *buffer = buffers[next++ % 8];
    snprintf(buffer, sizeof buffers[0], "%s/%s", root, path);
    return buffer;
}

static void command(const char *format, const char *path) {
    char line[1024];
    snprintf(line, sizeof line, format, path);
    assert_int_equal(system(line), 0);
}

static int make_folders(void **state) {
    (void)state;
    assert_non_null(mkdtemp(root));
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
        command("mkdir -p '%s'", inside(folders[i]));
    }
    setenv("HOME", inside("home"), 1);
    unsetenv("XDG_DATA_HOME");
    unsetenv("DOSSIER_PLUGIN_PATH");
    return 0;
}

static int remove_folders(void **state) {
    (void)state;
    command("rm -r '%s'", root);
    return 0;
}

static void put(const char *module, const char *folder) {
    char line[1024];
    snprintf(line, sizeof line, "cp " MODULES "/%s.so '%s'", module, inside(folder));
    assert_int_equal(system(line), 0);
}

static size_t place_of(const struct registry *registry, const char *folder) {
    for (size_t i = 0; i < registry->folder_count; i++) {
        if (strcmp(registry->folders[i], folder) == 0) {
            return i;
        }
    }
    fail_msg("%s is not searched", folder);
    return SIZE_MAX;
}

static const struct refused_module *refusal_of(const struct registry *registry, const char *path) {
    for (size_t i = 0; i < registry->refused_count; i++) {
        if (strcmp(registry->refused[i].path, path) == 0) {
            return &registry->refused[i];
        }
    }
    return NULL;
}

static void the_order_is_option_environment_user_installed(void **state) {
    (void)state;
    const char *named[] = {inside("option")};
    char path[1024];
    snprintf(path, sizeof path, ":%s::%s/", inside("environment"), inside("option"));
    setenv("DOSSIER_PLUGIN_PATH", path, 1);
    struct registry *registry = registry_open(named, 1);
    assert_non_null(registry);
    assert_int_equal(registry->folder_count, 4); /* each once, no working folder */
    assert_int_equal(place_of(registry, inside("option")), 0);
    assert_int_equal(place_of(registry, inside("environment")), 1);
    assert_int_equal(place_of(registry, inside(folders[2])), 2);
    assert_non_null(strstr(registry->folders[3], "/dossier/0"));
    registry_close(registry);

    setenv("XDG_DATA_HOME", inside("data"), 1);
    registry = registry_open(NULL, 0);
    assert_non_null(registry);
    place_of(registry, inside(folders[3]));
    registry_close(registry);
    setenv("XDG_DATA_HOME", "not/absolute", 1); /* to be ignored, says the specification */
    registry = registry_open(NULL, 0);
    assert_non_null(registry);
    place_of(registry, inside(folders[2]));
    registry_close(registry);
    unsetenv("XDG_DATA_HOME");
    unsetenv("DOSSIER_PLUGIN_PATH");
}

static void a_second_module_of_a_name_is_refused_with_both_paths(void **state) {
    (void)state;
    put("good", "option");
    put("good", "environment");
    setenv("DOSSIER_PLUGIN_PATH", inside("environment"), 1);
    const char *named[] = {inside("option")};
    struct registry *registry = registry_open(named, 1);
    assert_non_null(registry);
    const struct loaded_module *from = NULL;
    size_t i = 0;
    const dsr_stage *stage;
    while ((stage = registry_stage_at(registry, i, &from)) != NULL &&
           strcmp(stage->name, "subject-stage") != 0) {
        i++;
    }
    assert_non_null(stage);
    assert_string_equal(from->path, inside("option/good.so"));
    const struct refused_module *row = refusal_of(registry, inside("environment/good.so"));
    assert_non_null(row);
    assert_string_equal(row->code, "module-duplicate");
    assert_non_null(strstr(row->reason, from->path));
    registry_close(registry);
    unsetenv("DOSSIER_PLUGIN_PATH");
}

static void a_second_stage_of_a_name_is_refused_with_its_module(void **state) {
    (void)state;
    put("same_stage", "option");
    const char *named[] = {inside("option")};
    struct registry *registry = registry_open(named, 1);
    assert_non_null(registry);
    const struct refused_module *row = refusal_of(registry, inside("option/same_stage.so"));
    assert_non_null(row);
    assert_string_equal(row->code, "module-duplicate");
    assert_non_null(strstr(row->reason, "stage named subject-stage"));
    assert_non_null(strstr(row->reason, inside("option/good.so")));
    registry_close(registry);
}

static void the_same_file_by_another_way_is_no_second(void **state) {
    (void)state;
    assert_int_equal(symlink(inside("option/good.so"), inside("data/good.so")), 0);
    const char *named[] = {inside("option"), inside("data")};
    struct registry *registry = registry_open(named, 2);
    assert_non_null(registry);
    assert_null(refusal_of(registry, inside("data/good.so")));
    registry_close(registry);
}

static void a_named_folder_that_is_missing_is_told(void **state) {
    (void)state;
    const char *named[] = {inside("nowhere")};
    struct registry *registry = registry_open(named, 1);
    assert_non_null(registry);
    const struct refused_module *row = refusal_of(registry, inside("nowhere"));
    assert_non_null(row);
    assert_string_equal(row->code, "module-no-folder");
    registry_close(registry);
}

static void a_module_in_a_folder_is_listed_though_refused(void **state) {
    (void)state;
    put("other_abi", "environment");
    const char *named[] = {inside("environment")};
    struct registry *registry = registry_open(named, 1);
    assert_non_null(registry);
    const struct refused_module *row = refusal_of(registry, inside("environment/other_abi.so"));
    assert_non_null(row);
    assert_string_equal(row->code, "module-wrong-abi");
    assert_non_null(registry_stage(registry, "subject-stage")); /* the good one beside it */
    registry_close(registry);
}

static void the_scripts_are_found_from_the_program(void **state) {
    (void)state;
    char path[4096];
    snprintf(path, sizeof path, "%s/CMakeLists.txt", installed_scripts());
    assert_int_equal(access(path, R_OK), 0); /* in the build tree: the source's own folder */
    assert_string_equal(installed_scripts(), installed_scripts());
    assert_null(strstr(installed_scripts(), ".."));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_order_is_option_environment_user_installed),
        cmocka_unit_test(a_second_module_of_a_name_is_refused_with_both_paths),
        cmocka_unit_test(a_second_stage_of_a_name_is_refused_with_its_module),
        cmocka_unit_test(the_same_file_by_another_way_is_no_second),
        cmocka_unit_test(a_named_folder_that_is_missing_is_told),
        cmocka_unit_test(a_module_in_a_folder_is_listed_though_refused),
        cmocka_unit_test(the_scripts_are_found_from_the_program),
    };
    return cmocka_run_group_tests(tests, make_folders, remove_folders);
}

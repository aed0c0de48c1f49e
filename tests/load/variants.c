/* SPDX-License-Identifier: MIT */
/* One source, loaded or built in: the registry shows the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "load/registry.h"

extern const dsr_module good_LTX_dossier_module;

/* Everything a reader can see of module number `index`, but its path. */
static char *shown(const struct registry *registry, size_t index) {
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);
    assert_non_null(out);
    const dsr_module *module = registry->modules[index].module;
    fprintf(out, "%s %s %s\n", module->name, module->version, module->licence);
    for (size_t i = 0; module->stages[i] != NULL; i++) {
        const dsr_stage *stage = module->stages[i];
        fprintf(out, "stage %s: %s, %s, %s, %u, %zu\n", stage->name, stage->summary, stage->version,
                stage->licence, (unsigned)stage->may_edit, stage->state_size);
        for (const dsr_option *row = stage->options; row->name != NULL; row++) {
            fprintf(out, "  %s %d %zu %s %s\n", row->name, (int)row->type, row->offset,
                    row->fallback == NULL ? "-" : row->fallback, row->help);
        }
        fprintf(out, "  run gives %d\n", (int)stage->run(NULL, NULL, NULL));
    }
    for (size_t i = 0; module->verbs[i] != NULL; i++) {
        const dsr_verb *verb = module->verbs[i];
        fprintf(out, "verb %s: %s gives %d\n", verb->name, verb->summary,
                verb->run(NULL, NULL, 0, NULL));
    }
    fclose(out);
    return text;
}

static void loaded_and_built_in_show_the_same(void **state) {
    (void)state;
    struct registry *loaded = registry_open(NULL, 0);
    struct registry *built_in = registry_open(NULL, 0);
    assert_non_null(loaded);
    assert_non_null(built_in);
    assert_true(registry_load(loaded, MODULES "/good.so"));
    assert_true(registry_add(built_in, &good_LTX_dossier_module, "built in"));
    char *one = shown(loaded, loaded->module_count - 1);
    char *other = shown(built_in, built_in->module_count - 1);
    assert_string_equal(one, other);
    assert_non_null(strstr(one, "stage subject-stage"));
    assert_string_equal(built_in->modules[built_in->module_count - 1].path, "built in");
    free(one);
    free(other);
    registry_close(loaded);
    registry_close(built_in);
}

/* Neither hides the other, whichever comes first. */
static void a_file_and_a_built_in_of_one_name_do_not_mix(void **state) {
    (void)state;
    struct registry *registry = registry_open(NULL, 0);
    assert_non_null(registry);
    size_t refused = registry->refused_count;
    assert_true(registry_add(registry, &good_LTX_dossier_module, "built in"));
    assert_false(registry_load(registry, MODULES "/good.so"));
    assert_int_equal(registry->refused_count, refused + 1);
    assert_string_equal(registry->refused[refused].code, "module-duplicate");
    assert_non_null(strstr(registry->refused[refused].reason, "built in"));
    assert_string_equal(registry->refused[refused].path, MODULES "/good.so");
    registry_close(registry);

    registry = registry_open(NULL, 0);
    assert_non_null(registry);
    refused = registry->refused_count;
    assert_true(registry_load(registry, MODULES "/good.so"));
    assert_false(registry_add(registry, &good_LTX_dossier_module, "built in"));
    assert_non_null(strstr(registry->refused[refused].reason, MODULES "/good.so"));
    registry_close(registry);
}

/* The built-in's hidden names are its own. */
const void *const subject_parts[] = {NULL};

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(loaded_and_built_in_show_the_same),
        cmocka_unit_test(a_file_and_a_built_in_of_one_name_do_not_mix),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

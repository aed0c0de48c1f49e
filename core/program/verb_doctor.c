/* SPDX-License-Identifier: MIT */
/* dossier doctor: what this installation has, and what is missing. */
#include <lua.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>
#include <utf8proc.h>

#include "pipeline/confine.h"
#include "program.h"

static const char *const needed[] = {"import", "translate-numbering", "anonymise", "package"};

static bool print_stages(const struct program *program) {
    bool is_fine = true;
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (!registry_stage(program->registry, needed[i])) {
            printf("  missing: stage '%s'\n", needed[i]);
            is_fine = false;
        }
    size_t stages = 0, formats = 0;
    while (registry_stage_at(program->registry, stages, NULL))
        stages++;
    while (registry_format_at(program->registry, formats, NULL))
        formats++;
    printf("  %zu stages and %zu formats from %zu modules, %zu refused%s\n", stages, formats,
           program->registry->module_count, program->registry->refused_count,
           program->registry->refused_count ? " ('dossier stages --refused' says why)" : "");
    return is_fine;
}

static int run(struct program *program, void *given, int count, char **arguments) {
    (void)given;
    (void)arguments;
    if (count)
        return refuse_usage(program, "option-extra", "'dossier doctor' takes no names",
                            "'dossier inspect' looks at documents, 'dossier verify' at bundles");
    struct utsname system;
    bool is_fine = true;
    printf("dossier %s, plugin interface %u (draft)\n", DOSSIER_VERSION, DSR_ABI);
    puts("\nlibraries:");
    printf("  Lua %s.%s.%s, utf8proc %s\n", LUA_VERSION_MAJOR, LUA_VERSION_MINOR,
           LUA_VERSION_RELEASE, utf8proc_version());
    puts("\nplugins:");
    is_fine = print_stages(program);
    for (size_t i = 0; i < program->registry->folder_count; i++)
        printf("  searched: %s%s\n", program->registry->folders[i],
               access(program->registry->folders[i], R_OK) == 0 ? "" : " (not there)");
    print_packs(program, "\npacks:\n");
    puts("\nscripts:");
    bool has_scripts = access(installed_scripts(), R_OK) == 0;
    printf("  %s%s\n", installed_scripts(), has_scripts ? "" : " (missing)");
    puts("\nwork:");
    if (uname(&system) == 0)
        printf("  %s %s on %s\n", system.sysname, system.release, system.machine);
    struct confinement offers;
    confine_look(&offers);
    printf("  workers: one a core, confined by%s%s%s resource limits\n",
           offers.has_seccomp ? " a system call filter," : "",
           offers.has_landlock ? " Landlock," : "",
           offers.has_seccomp || offers.has_landlock ? " and" : "");
    if (!offers.has_seccomp)
        puts("  missing: the kernel offers no system call filter (seccomp)");
    is_fine = is_fine && has_scripts;
    printf("\n%s\n", is_fine ? "everything needed is there" : "something is missing, see above");
    return is_fine ? EXIT_DONE : EXIT_FAULTS;
}

const struct core_verb verb_doctor = {
    .face = {.name = "doctor", .summary = "Tells what this installation has, and what is missing"},
    .run = run,
};

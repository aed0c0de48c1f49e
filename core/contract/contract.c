/* SPDX-License-Identifier: MIT */
/* Who is tried, and each promise in a child process with a time limit. */
#include "contract.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench.h"

struct trial {
    const struct contract_request *request;
    struct report *report;
    size_t broken, tried;
};

bool broken(struct report *report, const char *format, ...) {
    va_list arguments;
    if (report->verdict == BROKEN)
        return false; /* the first fault is the one to be told */
    va_start(arguments, format);
    vsnprintf(report->reason, sizeof report->reason, format, arguments);
    va_end(arguments);
    report->verdict = BROKEN;
    return false;
}

void skipped(struct report *report, const char *reason) {
    if (report->verdict == HELD)
        snprintf(report->reason, sizeof report->reason, "%s", reason);
    report->verdict = report->verdict == HELD ? SKIPPED : report->verdict;
}

void under_way(struct report *report, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(report->under_way, sizeof report->under_way, format, arguments);
    va_end(arguments);
}

/* By the child's own clock, so that a busy machine finds no faults; one that only sleeps is stopped
 * by the wall's, four times later. */
static void start_clocks(unsigned seconds) {
    struct itimerval once = {.it_value = {.tv_sec = seconds}};
    setitimer(ITIMER_PROF, &once, NULL);
    alarm(seconds < UINT_MAX / 4 ? seconds * 4 : seconds);
}

/* In the child: its words are of no interest, its dying is. */
static _Noreturn void try(const struct trial *trial, struct subject subject,
                          const struct promise *promise, pid_t parent) {
    struct rlimit none = {0, 0};
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent || !freopen("/dev/null", "w", stdout))
        _exit(1);
    setrlimit(RLIMIT_CORE, &none);
    start_clocks(trial->request->seconds);
    struct bench bench;
    if (bench_open(&bench, trial->request, subject, trial->report, NULL))
        promise->try(&bench);
    else
        broken(trial->report, "it does not open: %s (options are given with --set)",
               bench_first_error(&bench, SIZE_MAX));
    bench_close(&bench);
    trial->report->is_finished = true; /* the plugin may call _exit as well */
    _exit(0);
}

static void judge(struct report *report, int status, unsigned seconds) {
    char during[112] = "";
    if (report->under_way[0])
        snprintf(during, sizeof during, ", with %s", report->under_way);
    if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGPROF || WTERMSIG(status) == SIGALRM))
        broken(report, "not done after %u seconds%s", seconds, during);
    else if (WIFSIGNALED(status))
        broken(report, "killed by signal %d (%s)%s", WTERMSIG(status), strsignal(WTERMSIG(status)),
               during);
    else if (WEXITSTATUS(status) || !report->is_finished)
        broken(report, "it ended the process with code %d%s", WEXITSTATUS(status), during);
}

/* False: nothing else about it can be tried. */
static bool try_promise(struct trial *trial, struct subject subject,
                        const struct promise *promise) {
    struct report *report = trial->report;
    *report = (struct report){.verdict = HELD};
    fflush(NULL);
    pid_t parent = getpid(), child = fork();
    if (child == 0)
        try(trial, subject, promise, parent);
    int status = 0;
    pid_t ended = -1;
    while (child > 0 && (ended = waitpid(child, &status, 0)) < 0 && errno == EINTR)
        if (run_is_cancelled())
            kill(child, SIGKILL);
    if (ended < 0)
        broken(report, "no process could be started: %s", strerror(errno));
    else
        judge(report, status, trial->request->seconds);
    struct contract_row row = {subject.stage ? "stage" : "format",
                               subject.stage ? subject.stage->name : subject.format->name,
                               promise->name, report->verdict, report->reason};
    trial->request->tell(trial->request->context, &row);
    trial->broken += report->verdict == BROKEN;
    return report->verdict != BROKEN;
}

static void try_subject(struct trial *trial, struct subject subject) {
    const struct promise *promise = subject.stage ? stage_promises : format_promises;
    trial->tried++;
    for (bool is_first = true; promise->name && !run_is_cancelled(); promise++, is_first = false)
        if (!try_promise(trial, subject, promise) && is_first)
            return; /* the first is that it opens */
}

static bool is_meant(const char *plugin, const struct loaded_module *from, const char *name) {
    return strcmp(plugin, "all") == 0 || strcmp(plugin, name) == 0 ||
           strcmp(plugin, from->module->name) == 0 || strcmp(plugin, from->path) == 0;
}

static void try_all(struct trial *trial) {
    const struct contract_request *request = trial->request;
    const struct loaded_module *from;
    const dsr_stage *stage;
    const dsr_format *format;
    for (size_t i = 0; (stage = registry_stage_at(request->registry, i, &from)); i++)
        if (is_meant(request->plugin, from, stage->name))
            try_subject(trial, (struct subject){.stage = stage});
    for (size_t i = 0; (format = registry_format_at(request->registry, i, &from)); i++)
        if (is_meant(request->plugin, from, format->name))
            try_subject(trial, (struct subject){.format = format});
}

int contract_run(const struct contract_request *request, struct diagnostics *list) {
    struct trial trial = {.request = request};
    void *shared =
        mmap(NULL, sizeof *trial.report, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED) {
        diagnostic_add(list, DSR_ERROR, "run-no-memory", "out of memory");
        return 2;
    }
    trial.report = shared;
    try_all(&trial);
    munmap(shared, sizeof *trial.report);
    if (!trial.tried) {
        struct diagnostic *row =
            diagnostic_add(list, DSR_ERROR, "check-no-plugin",
                           "no stage, format or module called '%s'", request->plugin);
        diagnostic_set_hint(row, "'dossier stages' lists them, 'dossier stages --refused' those "
                                 "that could not be loaded");
        return 2;
    }
    return trial.broken ? 1 : 0;
}

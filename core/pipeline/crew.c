/* SPDX-License-Identifier: MIT */
/*
 * Worker processes: forked after the stages are open, confined, given one document at a time
 * with its file already open, and asked for a result.  Whatever a document does to its worker
 * costs that document alone.  One that fails in a used worker is tried once more in a fresh
 * one, so that who is quarantined never depends on its neighbours.
 */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "confine.h"
#include "wire.h"
#include "worker.h"

enum { TICK = 50, MOST_MESSAGE = 1 << 30 }; /* milliseconds; bytes */

/* Of the time limit: what a worker that computes gets even on a crowded machine. */
#define LEAST_SHARE 0.02

struct worker {
    pid_t pid; /* 0: none */
    int socket;
    size_t spool;
    bool is_busy, was_retried;
    size_t index;                          /* of the document under way */
    size_t done;                           /* documents this process has had */
    double cpu_start, cpu_seen, wall_seen; /* seconds */
    struct buffer incoming;
};

struct crew {
    struct job *job;
    const struct sweep *sweep;
    struct result *results;
    struct worker *workers;
    size_t count;
    size_t next; /* the next input to be given out */
    size_t told; /* how many have been reported as ended, in input order */
    size_t failed;
    bool *has_ended; /* by input */
};

static bool start_worker(struct crew *crew, struct worker *worker);
static void stop_worker(struct worker *worker);
static void give(struct crew *crew, struct worker *worker, size_t index);
static void quarantine(struct crew *crew, struct worker *worker, const char *code, const char *why);
static void give_all(struct crew *crew);
static void listen_to(struct crew *crew, struct worker *worker);
static void watch(struct crew *crew, struct worker *worker);
static void tell(struct crew *crew);
static bool is_busy(const struct crew *crew);

bool workers_sweep(struct job *job, struct sweep *sweep, size_t count) {
    struct crew crew = {.job = job, .sweep = sweep, .results = job->results, .count = count};
    crew.workers = calloc(count, sizeof *crew.workers);
    crew.has_ended = calloc(job->inputs->count + 1, sizeof *crew.has_ended);
    struct diagnostics *of_run = job->found;
    bool is_fine = crew.workers && crew.has_ended;
    fflush(NULL); /* what is buffered would be printed by every child */
    /* The second document of a worker must not reserve memory that is then refused. */
    if (is_fine && !job->spare)
        is_fine = (job->spare = document_new(job->face.host)) != NULL;
    job->results = NULL;
    for (size_t i = 0; is_fine && i < count; i++) {
        crew.workers[i].spool = i;
        is_fine = start_worker(&crew, &crew.workers[i]);
    }
    if (!is_fine)
        diagnostic_add(of_run, DSR_ERROR, "run-no-workers",
                       "no worker process could be started: %s", strerror(errno));
    while (is_fine && !run_is_cancelled() && (crew.next < job->inputs->count || is_busy(&crew))) {
        give_all(&crew);
        struct pollfd waits[count];
        for (size_t i = 0; i < count; i++)
            waits[i] = (struct pollfd){.fd = crew.workers[i].socket, .events = POLLIN};
        if (is_busy(&crew) && poll(waits, count, TICK) < 0 && errno != EINTR)
            break;
        for (size_t i = 0; i < count; i++) {
            if (waits[i].revents)
                listen_to(&crew, &crew.workers[i]);
            watch(&crew, &crew.workers[i]);
        }
        tell(&crew);
    }
    for (size_t i = 0; crew.workers && i < count; i++)
        stop_worker(&crew.workers[i]);
    job->found = of_run;
    job->result = NULL;
    job->results = crew.results;
    job->index = SIZE_MAX;
    free(crew.workers);
    free(crew.has_ended);
    return is_fine;
}

static double seconds(clockid_t clock) {
    struct timespec at;
    return clock_gettime(clock, &at) == 0 ? (double)at.tv_sec + (double)at.tv_nsec / 1e9 : 0;
}

static double cpu_of(const struct worker *worker) {
    clockid_t clock;
    return clock_getcpuclockid(worker->pid, &clock) == 0 ? seconds(clock) : 0;
}

static bool start_worker(struct crew *crew, struct worker *worker) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return false;
    pid_t parent = getpid();
    pid_t pid = fork();
    if (pid < 0) {
        close(ends[0]);
        close(ends[1]);
        return false;
    }
    if (pid == 0) {
        close(ends[0]);
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != parent)
            _exit(1);
        signal(SIGINT, SIG_IGN); /* the main process decides when to stop */
        signal(SIGTERM, SIG_DFL);
        for (size_t i = 0; i < crew->count; i++)
            if (crew->workers[i].pid)
                close(crew->workers[i].socket);
        worker_main(crew->job, crew->sweep, crew->results, worker->spool, ends[1]);
    }
    close(ends[1]);
    worker->pid = pid;
    worker->socket = ends[0];
    worker->is_busy = false;
    worker->done = 0;
    worker->incoming.len = 0;
    return true;
}

static void stop_worker(struct worker *worker) {
    if (worker->pid) {
        kill(worker->pid, SIGKILL);
        waitpid(worker->pid, NULL, 0);
        close(worker->socket);
    }
    worker->pid = 0;
    worker->socket = -1; /* which poll passes over */
    buffer_free(&worker->incoming);
}

static bool is_busy(const struct crew *crew) {
    for (size_t i = 0; i < crew->count; i++)
        if (crew->workers[i].is_busy)
            return true;
    return false;
}

static void end_document(struct crew *crew, struct worker *worker) {
    worker->is_busy = false;
    worker->was_retried = false;
    crew->has_ended[worker->index] = true;
}

/* Sends a task, and with it the open input. */
static bool send_task(const struct worker *worker, const struct task *task, int file) {
    union {
        struct cmsghdr head;
        char room[CMSG_SPACE(sizeof(int))];
    } control = {0};
    struct iovec bytes = {(void *)(uintptr_t)task, sizeof *task};
    struct msghdr message = {.msg_iov = &bytes, .msg_iovlen = 1};
    if (file >= 0) {
        message.msg_control = control.room;
        message.msg_controllen = sizeof control.room;
        control.head = (struct cmsghdr){
            .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS, .cmsg_len = CMSG_LEN(sizeof(int))};
        memcpy(CMSG_DATA(&control.head), &file, sizeof file);
    }
    ssize_t sent;
    do
        sent = sendmsg(worker->socket, &message, MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    return sent == (ssize_t)sizeof *task;
}

static void give(struct crew *crew, struct worker *worker, size_t index) {
    struct job *job = crew->job;
    job_set_document(job, crew->results, index);
    worker->index = index;
    if (!worker->pid && !start_worker(crew, worker)) {
        quarantine(crew, worker, "run-no-workers", "no worker process could be started");
        return;
    }
    if (crew->sweep->from == 0 && !job_open_input(job)) {
        result_fail(job->result);
        end_document(crew, worker);
        return;
    }
    struct task task = {.index = index, .parked = job->result->parked};
    worker->cpu_start = worker->cpu_seen = cpu_of(worker);
    worker->wall_seen = seconds(CLOCK_MONOTONIC);
    worker->is_busy = true;
    worker->incoming.len = 0;
    /* A worker that is gone already is seen by poll. */
    send_task(worker, &task, job->input_file);
    if (job->input_file >= 0)
        close(job->input_file);
    job->input_file = -1;
}

static void give_all(struct crew *crew) {
    size_t all = crew->job->inputs->count;
    for (size_t i = 0; i < crew->count; i++) {
        struct worker *worker = &crew->workers[i];
        while (!worker->is_busy && crew->next < all) {
            size_t index = crew->next++;
            if (crew->results[index].code)
                crew->has_ended[index] = true; /* it failed in the first sweep */
            else
                give(crew, worker, index);
        }
    }
}

static void quarantine(struct crew *crew, struct worker *worker, const char *code,
                       const char *why) {
    const struct job *job = crew->job;
    job_set_document(crew->job, crew->results, worker->index);
    job->face.host->report(&crew->job->face, DSR_ERROR, code, (dsr_place){0}, "%s", why);
    job->face.host->hint(&crew->job->face, "the document was set aside; 'dossier run -j 0' runs "
                                           "it in one process, for a debugger");
    result_fail(job->result);
    end_document(crew, worker);
}

/* Neighbours may be to blame only where there were some; what came through standard input cannot
 * be read twice. */
static bool may_retry(const struct crew *crew, const struct worker *worker, bool had_others) {
    bool is_gone =
        crew->sweep->from == 0 && strcmp(crew->job->inputs->rows[worker->index].path, "-") == 0;
    return had_others && !worker->was_retried && !is_gone;
}

/* The document's worker ended, or must end.  Once more in a fresh one, or quarantine. */
static void lose(struct crew *crew, struct worker *worker, const char *code, const char *why) {
    bool is_final = !may_retry(crew, worker, worker->done > 0);
    stop_worker(worker);
    worker->was_retried = true;
    if (is_final)
        quarantine(crew, worker, code, why);
    else
        give(crew, worker, worker->index);
}

static void lose_by_status(struct crew *crew, struct worker *worker) {
    char why[128];
    int status = 0;
    waitpid(worker->pid, &status, 0);
    close(worker->socket);
    worker->pid = 0;
    worker->socket = -1;
    if (WIFSIGNALED(status))
        snprintf(why, sizeof why, "the worker crashed on this document (%s)",
                 strsignal(WTERMSIG(status)));
    else
        snprintf(why, sizeof why, "the worker ended on this document (exit code %d)",
                 WEXITSTATUS(status));
    lose(crew, worker, "run-worker-crashed", why);
}

static void lose_by_call(struct crew *crew, struct worker *worker, int number) {
    char why[128];
    const char *name = confine_name(number);
    if (name)
        snprintf(why, sizeof why, "a stage tried to leave its confinement (system call %s)", name);
    else
        snprintf(why, sizeof why, "a stage tried to leave its confinement (system call %d)",
                 number);
    worker->was_retried = true; /* what a stage calls does not depend on neighbours */
    lose(crew, worker, "run-worker-confined", why);
}

/* Back to what was known before the worker took the document. */
static void forget(struct result *result, const struct result *before, size_t slots) {
    result_clear(result, slots);
    *result = *before;
}

static void take_result(struct crew *crew, struct worker *worker, dsr_text bytes) {
    struct result *result = &crew->results[worker->index];
    size_t slots = crew->job->plan->slot_count;
    struct result before = *result;
    bool is_used = worker->done++ > 0;
    *result = (struct result){0};
    if (!wire_read_result(bytes, result, slots, crew->job->spool_count)) {
        forget(result, &before, slots);
        lose(crew, worker, "run-worker-crashed", "the worker sent a result that is none");
    } else if (result->code && may_retry(crew, worker, is_used)) {
        forget(result, &before, slots);
        lose(crew, worker, "", "");
    } else {
        diagnostics_move(&before.found, &result->found);
        result->found = before.found;
        before.found = (struct diagnostics){0};
        result_clear(&before, slots);
        end_document(crew, worker);
    }
}

static void listen_to(struct crew *crew, struct worker *worker) {
    if (!worker->is_busy) {
        /* It was ended from outside, or speaks unasked: the next document starts another. */
        stop_worker(worker);
        return;
    }
    struct buffer *in = &worker->incoming;
    if (!buffer_reserve(in, 64 * 1024)) {
        lose(crew, worker, "run-no-memory", "out of memory");
        return;
    }
    ssize_t got = recv(worker->socket, in->at + in->len, in->capacity - in->len, 0);
    if (got < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (got <= 0) {
        lose_by_status(crew, worker);
        return;
    }
    in->len += (size_t)got;
    struct head head;
    if (in->len < sizeof head)
        return;
    memcpy(&head, in->at, sizeof head);
    if (head.refused_call >= 0)
        lose_by_call(crew, worker, (int)head.refused_call);
    else if (head.len > MOST_MESSAGE || head.index != worker->index)
        lose(crew, worker, "run-worker-crashed", "the worker sent a result that is none");
    else if (in->len >= sizeof head + head.len)
        take_result(crew, worker, (dsr_text){in->at + sizeof head, (size_t)head.len});
}

/* Time is read from the child's own clock, so that a busy machine costs no document; a worker
 * whose clock all but stands still for as long waits for something that does not come. */
static void watch(struct crew *crew, struct worker *worker) {
    if (!worker->is_busy || !worker->pid)
        return;
    double limit = crew->job->plan->request.time_limit, cpu = cpu_of(worker);
    double now = seconds(CLOCK_MONOTONIC);
    if (cpu - worker->cpu_seen > LEAST_SHARE * limit) {
        worker->cpu_seen = cpu;
        worker->wall_seen = now;
    }
    char why[96] = "";
    if (cpu - worker->cpu_start > limit)
        snprintf(why, sizeof why, "the document took more than %.3g s", limit);
    else if (now - worker->wall_seen > limit)
        snprintf(why, sizeof why, "a stage waited for more than %.3g s", limit);
    if (*why) {
        worker->was_retried = true; /* a clock does not depend on neighbours */
        lose(crew, worker, "run-time-limit", why);
    }
}

static void tell(struct crew *crew) {
    while (crew->told < crew->job->inputs->count && crew->has_ended[crew->told]) {
        size_t index = crew->told++;
        crew->failed += crew->results[index].code != NULL;
        job_set_document(crew->job, crew->results, index);
        job_tell_ended(crew->job, crew->sweep, NULL, crew->told, crew->failed);
    }
}

/* SPDX-License-Identifier: MIT */
#include "worker.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "confine.h"
#include "wire.h"

static int main_socket;
static uint64_t current_index;

static bool send_all(const void *at, size_t len) {
    while (len) {
        ssize_t sent = send(main_socket, at, len, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            return false;
        at = (const char *)at + sent;
        len -= (size_t)sent;
    }
    return true;
}

/* In a signal handler: only the write and the end. */
static void tell_refused(int number) {
    struct head head = {.index = current_index, .refused_call = number};
    send_all(&head, sizeof head);
    _exit(1);
}

static bool receive_task(struct task *task, int *file) {
    union {
        struct cmsghdr head;
        char room[CMSG_SPACE(sizeof(int))];
    } control;
    struct iovec bytes = {task, sizeof *task};
    struct msghdr message = {.msg_iov = &bytes,
                             .msg_iovlen = 1,
                             .msg_control = control.room,
                             .msg_controllen = sizeof control.room};
    ssize_t got;
    do
        got = recvmsg(main_socket, &message, MSG_CMSG_CLOEXEC);
    while (got < 0 && errno == EINTR);
    *file = -1;
    struct cmsghdr *head = got > 0 ? CMSG_FIRSTHDR(&message) : NULL;
    if (head && head->cmsg_type == SCM_RIGHTS)
        memcpy(file, CMSG_DATA(head), sizeof *file);
    return got == (ssize_t)sizeof *task;
}

static bool send_result(struct job *job) {
    struct buffer bytes = {0};
    struct head head = {.index = current_index, .refused_call = -1};
    bool is_fine = buffer_append(&bytes, &head, sizeof head) &&
                   wire_write_result(&bytes, job->result, job->plan->slot_count);
    if (is_fine) {
        head.len = bytes.len - sizeof head;
        memcpy(bytes.at, &head, sizeof head);
        is_fine = send_all(bytes.at, bytes.len);
    }
    buffer_free(&bytes);
    return is_fine;
}

void worker_main(struct job *job, const struct sweep *sweep, struct result *results, size_t spool,
                 int socket) {
    struct task task;
    main_socket = socket;
    job->spool_index = spool;
    if (!spool_find_end(&job->spools[spool]))
        _exit(1);
    struct confinement confinement = {.memory = job->plan->request.memory_limit};
    confine(&confinement, tell_refused);
    int file;
    while (receive_task(&task, &file)) {
        current_index = task.index;
        job_set_document(job, results, (size_t)task.index);
        *job->result =
            (struct result){.parked = task.parked}; /* the rest stays where it is known */
        job->input_file = file;
        job_run_document(job, sweep);
        if (!send_result(job))
            break;
        result_clear(job->result, job->plan->slot_count);
    }
    _exit(0);
}

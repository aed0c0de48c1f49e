/* SPDX-License-Identifier: MIT */
/*
 * A stage that does to its worker what the document's first word says.  For the test that every
 * such document costs itself alone.
 */
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "dossier/stage.h"

/* The compiler must not see that these never end or never matter. */
static volatile int forever = 1;
static volatile char sink;

static pid_t parent;

static dsr_status start(dsr_job *job, void *state) {
    (void)job;
    (void)state;
    parent = getpid();
    return DSR_OK;
}

static int overflow(int depth) {
    char room[4096];
    memset(room, depth, sizeof room);
    sink = room[depth % 4096];
    return forever ? overflow(depth + 1) + room[0] : 0;
}

static void take_memory(void) {
    for (size_t taken = 0; forever && taken < (size_t)10 << 30; taken += 1 << 20) {
        char *at = malloc(1 << 20);
        if (!at)
            abort(); /* a stage that does not look at what malloc gives */
        memset(at, 1, 1 << 20);
    }
}

static void act(dsr_text word) {
    char name[16] = "";
    memcpy(name, word.at, word.len < sizeof name ? word.len : sizeof name - 1);
    if (strcmp(name, "abort") == 0)
        abort();
    else if (strcmp(name, "loop") == 0)
        while (forever)
            sink++;
    else if (strcmp(name, "sleep") == 0)
        while (forever)
            sleep(1);
    else if (strcmp(name, "memory") == 0)
        take_memory();
    else if (strcmp(name, "stack") == 0)
        sink = (char)overflow(0);
    else if (strcmp(name, "fork") == 0)
        while (forever && fork() >= 0)
            sink++;
    else if (strcmp(name, "socket") == 0)
        sink = (char)socket(AF_INET, SOCK_STREAM, 0);
    else if (strcmp(name, "open") == 0)
        sink = (char)open("/etc/passwd", O_RDONLY);
    else if (strcmp(name, "exec") == 0)
        sink = (char)execl("/bin/true", "true", (char *)NULL);
    else if (strcmp(name, "leave") == 0)
        _exit(0);
    else if (strcmp(name, "signal") == 0)
        sink = (char)syscall(SYS_tgkill, parent, parent, SIGTERM);
    else if (strcmp(name, "limit") == 0)
        sink = (char)syscall(SYS_prlimit64, parent, RLIMIT_CPU, NULL, &(struct rlimit){0});
    else if (strcmp(name, "busy") == 0)
        while (clock() < 2 * CLOCKS_PER_SEC)
            sink++;
}

static dsr_status run(dsr_job *job, const void *state, dsr_doc *doc) {
    (void)state;
    (void)job;
    dsr_block at = doc->host->step(doc, 0, 0, DSR_BIT(DSR_PARAGRAPH) | DSR_BIT(DSR_HEADING));
    dsr_text text = at ? doc->host->text(doc, at) : (dsr_text){"", 0};
    size_t len = 0;
    while (len < text.len && text.at[len] >= 'a' && text.at[len] <= 'z')
        len++;
    act((dsr_text){text.at, len});
    return DSR_OK;
}

static const dsr_stage hostile = {.abi = DSR_ABI,
                                  .size = sizeof hostile,
                                  .name = "hostile",
                                  .summary = "does what the document's first word says",
                                  .version = "1",
                                  .licence = "MIT",
                                  .open = start,
                                  .run = run};
static const dsr_stage *const stages[] = {&hostile, NULL};

DSR_MODULE(hostile) = {.abi = DSR_ABI,
                       .size = sizeof(dsr_module),
                       .name = "hostile",
                       .version = "1",
                       .licence = "MIT",
                       .stages = stages};

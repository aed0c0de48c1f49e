/* SPDX-License-Identifier: MIT */
/*
 * Runs a command several times and prints the medians of wall and processor time (of it and all
 * its children) in milliseconds and the largest resident set in MB:
 *
 *   measure RUNS COMMAND [WORDS...]
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST_RUNS = 1001 };

static double now(void) {
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return (double)at.tv_sec * 1e3 + (double)at.tv_nsec / 1e6;
}

static double milliseconds(struct timeval at) {
    return (double)at.tv_sec * 1e3 + (double)at.tv_usec / 1e3;
}

static int by_value(const void *a, const void *b) {
    double one = *(const double *)a, two = *(const double *)b;
    return (one > two) - (one < two);
}

int main(int count, char **arguments) {
    static double wall[MOST_RUNS], cpu[MOST_RUNS];
    int runs = count > 2 ? atoi(arguments[1]) : 0;
    if (runs < 1 || runs > MOST_RUNS) {
        fputs("usage: measure RUNS COMMAND [WORDS...]\n", stderr);
        return 2;
    }
    long peak = 0;
    for (int i = 0; i < runs; i++) {
        double start = now();
        pid_t pid = fork();
        if (pid == 0) {
            int nowhere = open("/dev/null", O_RDWR);
            dup2(nowhere, STDOUT_FILENO);
            dup2(nowhere, STDERR_FILENO);
            execvp(arguments[2], arguments + 2);
            _exit(127);
        }
        int status = 0;
        struct rusage used;
        if (pid < 0 || wait4(pid, &status, 0, &used) < 0)
            return 1;
        wall[i] = now() - start;
        cpu[i] = milliseconds(used.ru_utime) + milliseconds(used.ru_stime);
        peak = used.ru_maxrss > peak ? used.ru_maxrss : peak;
        if (!WIFEXITED(status) || WEXITSTATUS(status) > 1) {
            fprintf(stderr, "measure: %s ended with status %d\n", arguments[2], status);
            return 1;
        }
    }
    qsort(wall, (size_t)runs, sizeof *wall, by_value);
    qsort(cpu, (size_t)runs, sizeof *cpu, by_value);
    printf("%10.2f %10.2f %8.1f\n", wall[runs / 2], cpu[runs / 2], (double)peak / 1024);
    return 0;
}

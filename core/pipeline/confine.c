/* SPDX-License-Identifier: MIT */
#include "confine.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define NATIVE_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define NATIVE_ARCH AUDIT_ARCH_AARCH64
#else
#define NATIVE_ARCH 0 /* no filter for this machine: Landlock and the limits remain */
#endif

/* Newer machines, and older headers, are without one of these. */
#ifndef SYS_poll
#define SYS_poll SYS_ppoll
#endif
#ifndef SYS_rseq
#define SYS_rseq SYS_getpid
#endif

/* All that computing on open descriptors needs: memory, reading, writing, clocks, ending; and
 * how much memory there is, which qsort asks.  tgkill and prlimit64 only for the own process. */
static const int allowed[] = {SYS_read,
                              SYS_write,
                              SYS_pread64,
                              SYS_pwrite64,
                              SYS_readv,
                              SYS_writev,
                              SYS_lseek,
                              SYS_close,
                              SYS_fstat,
                              SYS_newfstatat,
                              SYS_ftruncate,
                              SYS_recvmsg,
                              SYS_sendmsg,
                              SYS_sendto,
                              SYS_recvfrom,
                              SYS_poll,
                              SYS_ppoll,
                              SYS_munmap,
                              SYS_mremap,
                              SYS_madvise,
                              SYS_brk,
                              SYS_futex,
                              SYS_rt_sigreturn,
                              SYS_rt_sigprocmask,
                              SYS_rt_sigaction,
                              SYS_sigaltstack,
                              SYS_exit,
                              SYS_exit_group,
                              SYS_getpid,
                              SYS_gettid,
                              SYS_clock_gettime,
                              SYS_gettimeofday,
                              SYS_clock_nanosleep,
                              SYS_nanosleep,
                              SYS_getrandom,
                              SYS_getrusage,
                              SYS_sched_yield,
                              SYS_restart_syscall,
                              SYS_sysinfo,
                              SYS_sched_getaffinity,
                              SYS_rseq};

/* Names for the calls that stages try; the rest is told by number. */
static const struct {
    int number;
    const char *name;
} names[] = {
    {SYS_openat, "openat"},       {SYS_socket, "socket"},     {SYS_connect, "connect"},
    {SYS_execve, "execve"},       {SYS_clone, "clone"},       {SYS_kill, "kill"},
    {SYS_unlinkat, "unlinkat"},   {SYS_mkdirat, "mkdirat"},   {SYS_ptrace, "ptrace"},
    {SYS_mmap, "mmap"},           {SYS_mprotect, "mprotect"}, {SYS_tgkill, "tgkill"},
    {SYS_prlimit64, "prlimit64"},
#ifdef SYS_open
    {SYS_open, "open"},           {SYS_fork, "fork"},         {SYS_vfork, "vfork"},
    {SYS_unlink, "unlink"},
#endif
#ifdef SYS_clone3
    {SYS_clone3, "clone3"},
#endif
};

const char *confine_name(int number) {
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].number == number)
            return names[i].name;
    return NULL;
}

/* ---- Landlock: no file by path, whatever the filter lets through ---- */

static int landlock_version(void) {
    return (int)syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

static bool forbid_files(void) {
    if (landlock_version() < 1)
        return false;
    struct landlock_ruleset_attr every = {.handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) -
                                                               1}; /* the rights of version 1 */
    int rules = (int)syscall(SYS_landlock_create_ruleset, &every, sizeof every, 0);
    if (rules < 0)
        return false;
    bool is_set = syscall(SYS_landlock_restrict_self, rules, 0) == 0;
    close(rules);
    return is_set;
}

/* ---- seccomp: an allow-list; what is refused raises SIGSYS, so that it can be named ---- */

enum { MOST_STEPS = 2 * (int)(sizeof allowed / sizeof *allowed) + 32 };

struct program {
    struct sock_filter steps[MOST_STEPS];
    unsigned short count;
};

static void step(struct program *program, unsigned code, unsigned value, unsigned char yes,
                 unsigned char no) {
    program->steps[program->count++] = (struct sock_filter){(unsigned short)code, yes, no, value};
}

static void allow_if(struct program *program, int number) {
    step(program, BPF_JMP | BPF_JEQ | BPF_K, (unsigned)number, 0, 1);
    step(program, BPF_RET | BPF_K, SECCOMP_RET_ALLOW, 0, 0);
}

/* Allowed where the test of an argument (its lower half) turns out as wanted. */
static void allow_where(struct program *program, int number, size_t argument, unsigned test,
                        unsigned value, bool wanted) {
    step(program, BPF_JMP | BPF_JEQ | BPF_K, (unsigned)number, 0, 4);
    step(program, BPF_LD | BPF_W | BPF_ABS,
         (unsigned)(offsetof(struct seccomp_data, args) + argument * sizeof(uint64_t)), 0, 0);
    step(program, BPF_JMP | test | BPF_K, value, !wanted, wanted);
    step(program, BPF_RET | BPF_K, SECCOMP_RET_ALLOW, 0, 0);
    step(program, BPF_RET | BPF_K, SECCOMP_RET_TRAP, 0, 0);
}

static bool filter_calls(void) {
    struct program program = {.count = 0};
    step(&program, BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch), 0, 0);
    step(&program, BPF_JMP | BPF_JEQ | BPF_K, NATIVE_ARCH, 1, 0);
    step(&program, BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS, 0, 0);
    step(&program, BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr), 0, 0);
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
        allow_if(&program, allowed[i]);
    /* Memory may be mapped or changed as long as it is not made executable. */
    allow_where(&program, SYS_mmap, 2, BPF_JSET, PROT_EXEC, false);
    allow_where(&program, SYS_mprotect, 2, BPF_JSET, PROT_EXEC, false);
    allow_where(&program, SYS_tgkill, 0, BPF_JEQ, (unsigned)getpid(), true);
    allow_where(&program, SYS_prlimit64, 0, BPF_JEQ, 0, true);
    step(&program, BPF_RET | BPF_K, SECCOMP_RET_TRAP, 0, 0);
    struct sock_fprog filter = {program.count, program.steps};
    return NATIVE_ARCH && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

static void (*on_refused)(int);

static void trapped(int signal_number, siginfo_t *info, void *context) {
    (void)signal_number;
    (void)context;
    on_refused(info->si_syscall);
}

/* ---- limits ---- */

static uint64_t address_space(void) {
    char line[64] = "";
    FILE *file = fopen("/proc/self/statm", "re");
    if (!file)
        return 0;
    unsigned long pages = fgets(line, sizeof line, file) ? strtoul(line, NULL, 10) : 0;
    fclose(file);
    return (uint64_t)pages * (uint64_t)sysconf(_SC_PAGESIZE);
}

static void limit(uint64_t memory) {
    struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    uint64_t used = memory ? address_space() : 0;
    if (used) {
        struct rlimit space = {used + memory, used + memory};
        setrlimit(RLIMIT_AS, &space);
    }
}

bool confine(struct confinement *confinement, void (*refused)(int number)) {
    limit(confinement->memory);
    on_refused = refused;
    struct sigaction action = {.sa_sigaction = trapped, .sa_flags = SA_SIGINFO};
    sigaction(SIGSYS, &action, NULL);
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return false;
    confinement->has_landlock = forbid_files();
    confinement->has_seccomp = filter_calls();
    return confinement->has_landlock || confinement->has_seccomp;
}

void confine_look(struct confinement *confinement) {
    confinement->has_landlock = landlock_version() >= 1;
    /* EFAULT: the mode is known, only the program is missing. */
    confinement->has_seccomp =
        NATIVE_ARCH && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, NULL) == -1 && errno == EFAULT;
}

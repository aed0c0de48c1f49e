/* SPDX-License-Identifier: MIT */
/*
 * The nth allocation fails.  The program and its modules call the allocator through tables of
 * dynamic symbols; in the process of a trial those entries are led here.  So a plugin needs no
 * build of its own, and the libraries under it are left alone.
 */
#include <errno.h>
#include <link.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "bench.h"

static size_t left; /* allocations until one fails; 0: none will */
static bool has_happened;

/* As they are before anything is led elsewhere. */
static struct {
    void *(*malloc)(size_t);
    void *(*calloc)(size_t, size_t);
    void *(*realloc)(void *, size_t);
    void *(*reallocarray)(void *, size_t, size_t);
    char *(*strdup)(const char *);
    char *(*strndup)(const char *, size_t);
} true_calls;

static bool fails(void) {
    if (!left || --left)
        return false;
    has_happened = true;
    errno = ENOMEM;
    return true;
}

static void *some_malloc(size_t size) {
    return fails() ? NULL : true_calls.malloc(size);
}

static void *some_calloc(size_t count, size_t size) {
    return fails() ? NULL : true_calls.calloc(count, size);
}

static void *some_realloc(void *at, size_t size) {
    return fails() ? NULL : true_calls.realloc(at, size);
}

static void *some_reallocarray(void *at, size_t count, size_t size) {
    return fails() ? NULL : true_calls.reallocarray(at, count, size);
}

static char *some_strdup(const char *text) {
    return fails() ? NULL : true_calls.strdup(text);
}

static char *some_strndup(const char *text, size_t most) {
    return fails() ? NULL : true_calls.strndup(text, most);
}

static const struct {
    const char *name;
    void (*instead)(void);
} calls[] = {
    {"malloc", (void (*)(void))some_malloc},   {"calloc", (void (*)(void))some_calloc},
    {"realloc", (void (*)(void))some_realloc}, {"reallocarray", (void (*)(void))some_reallocarray},
    {"strdup", (void (*)(void))some_strdup},   {"strndup", (void (*)(void))some_strndup},
};

#if defined(__x86_64__) && __SIZEOF_POINTER__ == 8
static bool is_call(uint32_t type) {
    return type == R_X86_64_JUMP_SLOT || type == R_X86_64_GLOB_DAT;
}
#elif defined(__aarch64__) && __SIZEOF_POINTER__ == 8
static bool is_call(uint32_t type) {
    return type == R_AARCH64_JUMP_SLOT || type == R_AARCH64_GLOB_DAT;
}
#else
static bool is_call(uint32_t type) {
    (void)type;
    return false;
}
#endif

struct object {
    const ElfW(Sym) * symbols;
    const char *names;
    const ElfW(Rela) * tables[2];
    size_t counts[2];
};

static void read_object(const ElfW(Dyn) * row, struct object *object) {
    for (; row->d_tag != DT_NULL; row++) {
        void *at = (void *)(uintptr_t)row->d_un.d_ptr;
        size_t count = row->d_un.d_val / sizeof(ElfW(Rela));
        if (row->d_tag == DT_SYMTAB)
            object->symbols = at;
        else if (row->d_tag == DT_STRTAB)
            object->names = at;
        else if (row->d_tag == DT_JMPREL)
            object->tables[0] = at;
        else if (row->d_tag == DT_PLTRELSZ)
            object->counts[0] = count;
        else if (row->d_tag == DT_RELA)
            object->tables[1] = at;
        else if (row->d_tag == DT_RELASZ)
            object->counts[1] = count;
    }
}

/* The tables are read-only once the loader is done with them (RELRO). */
static bool put(uintptr_t place, void (*instead)(void)) {
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), start = place & ~(page - 1);
    if (mprotect((void *)start, page, PROT_READ | PROT_WRITE) != 0)
        return false;
    memcpy((void *)place, &instead, sizeof instead);
    return true;
}

struct leading {
    const struct registry *registry;
    size_t led;
};

static bool is_ours(const struct registry *registry, const char *name) {
    for (size_t i = 0; i < registry->module_count; i++)
        if (strcmp(registry->modules[i].path, name) == 0)
            return true;
    return name[0] == '\0'; /* the program */
}

static int lead_object(struct dl_phdr_info *info, size_t size, void *context) {
    struct leading *leading = context;
    struct object object = {0};
    (void)size;
    if (!is_ours(leading->registry, info->dlpi_name))
        return 0;
    for (size_t i = 0; i < info->dlpi_phnum; i++)
        if (info->dlpi_phdr[i].p_type == PT_DYNAMIC)
            read_object((const void *)(info->dlpi_addr + info->dlpi_phdr[i].p_vaddr), &object);
    for (size_t t = 0; object.symbols && object.names && t < 2; t++)
        for (size_t i = 0; object.tables[t] && i < object.counts[t]; i++) {
            const ElfW(Rela) *row = &object.tables[t][i];
            const char *name = object.names + object.symbols[row->r_info >> 32].st_name;
            for (size_t k = 0; is_call((uint32_t)row->r_info) && k < sizeof calls / sizeof *calls;
                 k++)
                if (strcmp(calls[k].name, name) == 0)
                    leading->led += put(info->dlpi_addr + row->r_offset, calls[k].instead);
        }
    return 0;
}

bool memory_fault_works(struct bench *bench) {
    struct leading leading = {.registry = bench->request->registry};
    true_calls.malloc = malloc;
    true_calls.calloc = calloc;
    true_calls.realloc = realloc;
    true_calls.reallocarray = reallocarray;
    true_calls.strdup = strdup;
    true_calls.strndup = strndup;
    dl_iterate_phdr(lead_object, &leading);
    if (!leading.led)
        skipped(bench->report, "allocations cannot be made to fail on this machine");
    return leading.led > 0;
}

void memory_fault_begin(struct bench *bench) {
    has_happened = false;
    left = bench->fault;
}

void memory_fault_end(struct bench *bench) {
    left = 0;
    bench->has_faulted = has_happened;
}

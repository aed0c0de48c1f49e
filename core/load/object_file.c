/* SPDX-License-Identifier: MIT */
/* See object_file.h. */
#include "object_file.h"

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A shared object has about ten program headers; more than this is not one. */
#define MOST_SEGMENTS 256

struct header {
    unsigned char bytes[sizeof(ElfW(Ehdr))];
    size_t len;
};

static bool check_open_file(int file, struct refusal *refusal);
static bool check_kind(const struct header *header, struct refusal *refusal);
static bool check_machine(const struct header *header, struct refusal *refusal);
static bool check_length(int file, const struct header *header, uint64_t size,
                         struct refusal *refusal);

bool object_file_check(const char *path, struct refusal *refusal) {
    /* Not blocking: the name may be a pipe nobody writes to. */
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) {
        return errno == ENOENT ? refuse(refusal, "module-missing",
                                        "there is no such file; check the name and the folder")
                               : refuse(refusal, "module-unreadable",
                                        "the file cannot be opened (%s); check its permissions",
                                        strerror(errno));
    }
    bool is_good = check_open_file(file, refusal);
    close(file);
    return is_good;
}

static bool check_open_file(int file, struct refusal *refusal) {
    struct stat status;
    if (fstat(file, &status) != 0) {
        return refuse(refusal, "module-unreadable", "the file cannot be looked at (%s)",
                      strerror(errno));
    }
    if (!S_ISREG(status.st_mode)) {
        return refuse(refusal, "module-not-elf",
                      "this is not a plain file but a folder, pipe or device; name the module's "
                      "file itself");
    }
    struct header header;
    ssize_t got = pread(file, header.bytes, sizeof header.bytes, 0);
    if (got < 0) {
        return refuse(refusal, "module-unreadable", "the file cannot be read (%s)",
                      strerror(errno));
    }
    header.len = (size_t)got;
    return check_kind(&header, refusal) && check_machine(&header, refusal) &&
           check_length(file, &header, (uint64_t)status.st_size, refusal);
}

static bool is_text(const struct header *header) {
    for (size_t i = 0; i < header->len; i++) {
        unsigned char byte = header->bytes[i];
        if (byte < ' ' && strchr("\t\n\r\f", byte) == NULL)
            return false;
        if (byte == '\0' || byte == 0x7F)
            return false;
    }
    return true;
}

static bool check_kind(const struct header *header, struct refusal *refusal) {
    if (header->len == 0) {
        return refuse(refusal, "module-not-elf",
                      "the file is empty; the build that made it stopped half way, build it again");
    }
    if (header->len >= SELFMAG && memcmp(header->bytes, ELFMAG, SELFMAG) == 0)
        return true;
    if (is_text(header)) {
        return refuse(refusal, "module-not-elf",
                      "this is a text file, not a compiled module; compile it with cc -shared "
                      "-fPIC, or keep scripts under another suffix than .so");
    }
    return refuse(refusal, "module-not-elf",
                  "this is not an ELF file, so no compiled module; build it again on this system");
}

static const char *machine_name(unsigned machine) {
    static const struct {
        unsigned machine;
        const char *name;
    } names[] = {
        {EM_386, "x86"},     {EM_X86_64, "x86-64"}, {EM_ARM, "ARM"},      {EM_AARCH64, "AArch64"},
        {EM_PPC64, "PPC64"}, {EM_S390, "S/390"},    {EM_RISCV, "RISC-V"}, {EM_MIPS, "MIPS"},
        {243, "RISC-V"},     {EM_PPC, "PowerPC"},   {258, "LoongArch"},
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (names[i].machine == machine)
            return names[i].name;
    return "an unknown machine";
}

static const char *class_name(unsigned char class) {
    return class == ELFCLASS64 ? "64-bit" : class == ELFCLASS32 ? "32-bit" : "unknown class";
}

static const char *order_name(unsigned char order) {
    return order == ELFDATA2LSB   ? "little-endian"
           : order == ELFDATA2MSB ? "big-endian"
                                  : "unknown byte order";
}

/* e_machine stands at the same place in both classes (byte 18), in the file's own order. */
static unsigned machine_of(const unsigned char *bytes) {
    return bytes[EI_DATA] == ELFDATA2MSB ? (unsigned)(bytes[18] << 8 | bytes[19])
                                         : (unsigned)(bytes[19] << 8 | bytes[18]);
}

/* What this process runs on is read from its own file: no list of compiler macros. */
static bool own_header(struct header *own) {
    int file = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    ssize_t got = pread(file, own->bytes, sizeof own->bytes, 0);
    close(file);
    own->len = got < 0 ? 0 : (size_t)got;
    return own->len == sizeof own->bytes;
}

static bool check_machine(const struct header *header, struct refusal *refusal) {
    struct header own;
    if (!own_header(&own))
        return true; /* without /proc the dynamic loader has the last word */
    if (header->len < 20) {
        return refuse(refusal, "module-damaged",
                      "the file ends inside its own header (%zu bytes); build or copy it again",
                      header->len);
    }
    unsigned theirs = machine_of(header->bytes), ours = machine_of(own.bytes);
    if (theirs == ours && header->bytes[EI_CLASS] == own.bytes[EI_CLASS] &&
        header->bytes[EI_DATA] == own.bytes[EI_DATA])
        return true;
    return refuse(refusal, "module-wrong-machine",
                  "it is built for %s (%u, %s, %s), this program runs on %s (%u, %s, %s); build "
                  "the module for this machine",
                  machine_name(theirs), theirs, class_name(header->bytes[EI_CLASS]),
                  order_name(header->bytes[EI_DATA]), machine_name(ours), ours,
                  class_name(own.bytes[EI_CLASS]), order_name(own.bytes[EI_DATA]));
}

static bool is_cut(struct refusal *refusal, uint64_t size) {
    return refuse(refusal, "module-damaged",
                  "the file is cut short: it has %ju bytes and its headers name more; build or "
                  "copy it again",
                  (uintmax_t)size);
}

static bool check_length(int file, const struct header *header, uint64_t size,
                         struct refusal *refusal) {
    ElfW(Ehdr) elf;
    if (header->len < sizeof elf)
        return is_cut(refusal, size);
    memcpy(&elf, header->bytes, sizeof elf);
    if (elf.e_type != ET_DYN) {
        return refuse(refusal, "module-not-elf",
                      "it is ELF but no shared object (%s); link it with cc -shared",
                      elf.e_type == ET_REL    ? "an object file"
                      : elf.e_type == ET_EXEC ? "a program"
                                              : "of another type");
    }
    if (elf.e_phentsize != sizeof(ElfW(Phdr)) || elf.e_phnum == 0 || elf.e_phnum > MOST_SEGMENTS) {
        return refuse(refusal, "module-damaged",
                      "its program headers are not those of a shared object; build it again");
    }
    for (size_t i = 0; i < elf.e_phnum; i++) {
        ElfW(Phdr) segment;
        uint64_t at = 0, end = 0;
        if (__builtin_add_overflow((uint64_t)elf.e_phoff, i * sizeof segment, &at) || at > size ||
            size - at < sizeof segment ||
            pread(file, &segment, sizeof segment, (off_t)at) != (ssize_t)sizeof segment)
            return is_cut(refusal, size);
        if (segment.p_type == PT_LOAD &&
            (__builtin_add_overflow((uint64_t)segment.p_offset, (uint64_t)segment.p_filesz, &end) ||
             end > size))
            return is_cut(refusal, size);
    }
    return true;
}

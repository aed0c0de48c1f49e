/* SPDX-License-Identifier: MIT */
/* Names that others wrote: what is wrong with them, and whether that is dangerous. */
#include "name_rules.h"

#include <string.h>
#include <utf8proc.h>

#include "limits.h"
#include "names.h"

static const struct {
    const char *code, *text;
    bool is_unsafe;
} faults[] = {
    [NAME_FINE] = {"", "", false},
    [NAME_EMPTY] = {"verify-name-empty", "a file without a name", true},
    [NAME_ABSOLUTE] = {"verify-name-absolute",
                       "the name starts at a root, a drive or a home folder", true},
    [NAME_UPWARD] = {"verify-name-upward", "the name leads out of its folder with '..'", true},
    [NAME_DOT] = {"verify-name-dot", "the name has an empty step or a step '.'", true},
    [NAME_BACKSLASH] = {"verify-name-backslash",
                        "the name holds a backslash, which separates folders on Windows", true},
    [NAME_CONTROL] = {"verify-name-control", "the name holds a control character", true},
    [NAME_NOT_UTF8] = {"verify-name-not-utf8", "the name is not valid UTF-8", true},
    [NAME_TOO_LONG] = {"verify-name-too-long", "the name is longer than systems hold", true},
    [NAME_DEVICE] = {"verify-name-device", "the name means a device on Windows", true},
    [NAME_RESERVED] = {"verify-name-reserved",
                       "Windows cannot hold the name: a reserved sign, or a point or space at the "
                       "end of a step",
                       false},
    [NAME_DECEPTIVE] = {"verify-name-deceptive",
                        "the name holds invisible or text-reordering characters", true},
};

bool name_fault_is_unsafe(enum name_fault fault) {
    return faults[fault].is_unsafe;
}

const char *name_fault_code(enum name_fault fault) {
    return faults[fault].code;
}

const char *name_fault_text(enum name_fault fault) {
    return faults[fault].text;
}

bool code_is_deceptive(int32_t code) {
    switch (utf8proc_category(code)) {
    case UTF8PROC_CATEGORY_CF: /* joiners shape Indic and Persian words */
        return code != 0x200c && code != 0x200d;
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return true;
    default:
        return false;
    }
}

bool step_is_device(dsr_text step) {
    static const char *const plain[] = {"con", "prn", "aux", "nul", "conin$", "conout$"};
    const char *point = step.len ? memchr(step.at, '.', step.len) : NULL;
    size_t len = point ? (size_t)(point - step.at) : step.len;
    while (len && step.at[len - 1] == ' ')
        len--;
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (text_is_folded((dsr_text){step.at, len}, plain[i]))
            return true;
    return len == 4 && step.at[3] >= '1' && step.at[3] <= '9' &&
           (text_is_folded((dsr_text){step.at, 3}, "com") ||
            text_is_folded((dsr_text){step.at, 3}, "lpt"));
}

static enum name_fault check_codes(dsr_text path) {
    enum name_fault found = NAME_FINE;
    for (size_t i = 0; i < path.len;) {
        utf8proc_int32_t code;
        utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)path.at + i,
                                                 (utf8proc_ssize_t)(path.len - i), &code);
        if (size < 1)
            return NAME_NOT_UTF8;
        if (code < 0x20 || code == 0x7f || (code >= 0x80 && code < 0xa0))
            return NAME_CONTROL;
        if (code_is_deceptive(code))
            found = NAME_DECEPTIVE;
        i += (size_t)size;
    }
    return found;
}

static enum name_fault check_step(dsr_text step) {
    if (!step.len || text_is(step, "."))
        return NAME_DOT;
    if (text_is(step, ".."))
        return NAME_UPWARD;
    if (step.len > 255)
        return NAME_TOO_LONG;
    if (step_is_device(step))
        return NAME_DEVICE;
    char last = step.at[step.len - 1];
    if (last == '.' || last == ' ')
        return NAME_RESERVED;
    for (size_t i = 0; i < step.len; i++)
        if (memchr("<>:\"|?*", step.at[i], 7))
            return NAME_RESERVED;
    return NAME_FINE;
}

static bool is_absolute(dsr_text path) {
    bool has_drive =
        path.len > 1 && path.at[1] == ':' &&
        ((path.at[0] >= 'A' && path.at[0] <= 'Z') || (path.at[0] >= 'a' && path.at[0] <= 'z'));
    return path.at[0] == '/' || path.at[0] == '~' || has_drive ||
           (path.len > 1 && path.at[0] == '\\' && path.at[1] == '\\');
}

enum name_fault name_check(dsr_text path) {
    if (!path.len)
        return NAME_EMPTY;
    if (is_absolute(path))
        return NAME_ABSOLUTE;
    enum name_fault worst = NAME_FINE;
    dsr_text rest = path;
    while (rest.len) {
        const char *slash = memchr(rest.at, '/', rest.len);
        dsr_text step = {rest.at, slash ? (size_t)(slash - rest.at) : rest.len};
        enum name_fault fault = check_step(step);
        if (fault != NAME_FINE && (worst == NAME_FINE || fault < worst))
            worst = fault;
        size_t used = step.len + (slash ? 1 : 0);
        rest = (dsr_text){rest.at + used, rest.len - used};
    }
    enum name_fault codes = check_codes(path);
    if (codes != NAME_FINE && (worst == NAME_FINE || codes < worst))
        worst = codes;
    if (memchr(path.at, '\\', path.len) && (worst == NAME_FINE || NAME_BACKSLASH < worst))
        worst = NAME_BACKSLASH;
    if (path.len > LIMIT_PATH && (worst == NAME_FINE || NAME_TOO_LONG < worst))
        worst = NAME_TOO_LONG;
    return worst;
}

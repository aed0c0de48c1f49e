/* SPDX-License-Identifier: MIT */
/*
 * File names that every system can hold and no reader trips over, and the judgement of names
 * that others wrote.  A name is a path of steps joined by '/'.
 */
#ifndef PACKAGE_NAMES_H
#define PACKAGE_NAMES_H

#include "bytes.h"

enum { NAME_IN_BAG = 64, NAME_OF_BUNDLE = 100 }; /* bytes; Windows holds 260 in a whole path */

/* Appends one safe step made from `text`: NFC, no separators, controls, format characters or
 * signs that Windows reserves, no device name, no leading or trailing point, space, '-' or '~',
 * at most `most` bytes.  Appends nothing when nothing is left. */
void name_add_safe(struct bytes *out, dsr_text text, size_t most);

/* The values of a `file` template. */
struct name_values {
    dsr_text name, symbol, language, title;
};

/* Whether a template names only known values; else `unknown` gets the offending part. */
bool name_template_check(dsr_text template, dsr_text *unknown);
/* The stem of an archive from a template: without ".zip", safe, never empty.  An empty symbol
 * or title gives way to the name. */
void name_fill(struct bytes *out, dsr_text template, const struct name_values *values);

/* What is wrong with a path in an archive, a manifest or a folder. */
enum name_fault {
    NAME_FINE = 0,
    NAME_EMPTY,
    NAME_ABSOLUTE,  /* from the root, a drive, a home folder */
    NAME_UPWARD,    /* a ".." step */
    NAME_DOT,       /* a "." or empty step */
    NAME_BACKSLASH, /* a separator elsewhere */
    NAME_CONTROL,   /* a control character */
    NAME_NOT_UTF8,
    NAME_TOO_LONG,
    NAME_DEVICE,    /* CON, NUL, COM1 ...: opens a device on Windows */
    NAME_RESERVED,  /* signs or ends that Windows cannot hold */
    NAME_DECEPTIVE, /* bidi controls and invisible characters */
};

/* The first fault in the order above; a '/' at the end is allowed (a folder). */
enum name_fault name_check(dsr_text path);
/* Whether a fault lets a file land or be sought outside the folder, or fools the reader: such
 * an archive is not to be opened at all.  The rest are matters of portability. */
bool name_fault_is_unsafe(enum name_fault fault);
const char *name_fault_code(enum name_fault fault);
const char *name_fault_text(enum name_fault fault);

/* The form under which two names are the same file on some system: NFC after case folding.
 * Invalid UTF-8 stays as it is. */
void name_fold(struct bytes *out, dsr_text name);
/* NFC only.  Invalid UTF-8 stays as it is. */
void name_compose(struct bytes *out, dsr_text name);

/* A name for a terminal or a report: controls and invalid bytes as \xNN. */
void name_show(struct bytes *out, dsr_text name);

#endif

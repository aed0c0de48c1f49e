/* SPDX-License-Identifier: MIT */
/* The text of BagIt tag files: encodings, lines, "Label: value" fields, manifest lines. */
#ifndef PACKAGE_TAGFILE_H
#define PACKAGE_TAGFILE_H

#include "bytes.h"

enum tag_encoding { TAG_UTF8, TAG_UTF16, TAG_UTF16LE, TAG_UTF16BE, TAG_LATIN1, TAG_UNKNOWN };

enum tag_encoding tag_encoding_find(dsr_text name);
/* To UTF-8, a byte order mark dropped; false when the bytes are not of that encoding. */
bool tag_decode(enum tag_encoding encoding, dsr_text bytes, struct bytes *into);

/* The next line, without its end (LF, CR or CRLF); false at the end of the text. */
bool tag_line(dsr_text *rest, dsr_text *line);

struct tag_field {
    dsr_text label, value; /* value with continuation lines joined by one space, in the arena */
    bool is_plain;         /* written "Label: value", as RFC 8493 wants it */
};

/* The next field; false at the end.  `is_field` is false for a line that is none. */
bool tag_field(dsr_text *rest, struct arena *arena, struct tag_field *field, bool *is_field);

/* "checksum path": false when the line is not of that form. */
bool tag_manifest_line(dsr_text line, dsr_text *checksum, dsr_text *path);
/* "url length path" of fetch.txt. */
bool tag_fetch_line(dsr_text line, dsr_text *path);

/* %0A, %0D and %25 to what they stand for; whether there was one. */
bool tag_unescape(dsr_text path, struct bytes *into);
void tag_escape(struct bytes *into, dsr_text path);

#endif

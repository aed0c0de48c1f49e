/* SPDX-License-Identifier: MIT */
/*
 * The source of a gold document as a plain file: some of the corpus is packed with gzip, some is
 * one row of a list in JSON.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "goldfile.h"

/* A file, packed or not, as a string. */
static char *unpacked(const char *path, size_t *len) {
    gzFile file = gzopen(path, "rb");
    char *text = NULL;
    size_t room = 0;
    *len = 0;
    for (int got = 1; file != NULL && got > 0; *len += (size_t)(got > 0 ? got : 0)) {
        if (room - *len < 65536) {
            room = 2 * room + 131072;
            text = realloc(text, room);
            if (text == NULL) {
                abort();
            }
        }
        got = gzread(file, text + *len, 65536 - 1);
    }
    if (file != NULL) {
        gzclose(file);
        text[*len] = '\0';
    }
    return text;
}

static size_t put_utf8(unsigned code, char *into) {
    if (code < 0x80) {
        into[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        into[0] = (char)(0xC0 | code >> 6);
        into[1] = (char)(0x80 | (code & 0x3F));
        return 2;
    }
    into[0] = (char)(0xE0 | code >> 12);
    into[1] = (char)(0x80 | (code >> 6 & 0x3F));
    into[2] = (char)(0x80 | (code & 0x3F));
    return 3;
}

/* The string that begins at `at`, its escapes read, written over itself. */
static size_t json_string(char *at) {
    size_t len = 0;
    for (const char *from = at; *from != '"' && *from != '\0'; from++) {
        unsigned code = 0;
        if (*from != '\\') {
            at[len++] = *from;
        } else if (*++from == 'u' && sscanf(from + 1, "%4x", &code) == 1) {
            len += put_utf8(code, at + len);
            from += 4;
        } else {
            at[len++] = *from == 'n' ? '\n' : *from == 't' ? '\t' : *from;
        }
    }
    return len;
}

/* The "text" that stands before this "doc_id". */
static char *json_row(char *text, const char *id, size_t *len) {
    char wanted[128];
    snprintf(wanted, sizeof(wanted), "\"doc_id\": \"%s\"", id);
    char *end = strstr(text, wanted), *found = NULL;
    for (char *at = text; end != NULL && (at = strstr(at, "\"text\": \"")) != NULL && at < end;) {
        at += 9;
        found = at;
    }
    *len = found != NULL ? json_string(found) : 0;
    return found;
}

bool gold_source(const struct gold *gold, const char *corpus, const char *folder, char *path,
                 size_t size) {
    char packed[4096], name[256];
    snprintf(packed, sizeof(packed), "%s/%s", corpus, gold->doc);
    char *id = strchr(packed, '#');
    if (id != NULL) {
        *id++ = '\0';
    }
    size_t len = 0;
    char *text = unpacked(packed, &len);
    char *part = text != NULL && id != NULL ? json_row(text, id, &len) : text;
    const char *slash = strrchr(packed, '/');
    snprintf(name, sizeof(name), "%.200s", slash != NULL ? slash + 1 : packed);
    char *end = strstr(name, ".gz");
    if (end != NULL) {
        *end = '\0';
    }
    snprintf(path, size, "%s/%s%s", folder, name, id != NULL ? ".txt" : "");
    FILE *file = part != NULL && len > 0 ? fopen(path, "wb") : NULL;
    bool is_fine = file != NULL && fwrite(part, 1, len, file) == len;
    is_fine = file != NULL && fclose(file) == 0 && is_fine;
    free(text);
    return is_fine;
}

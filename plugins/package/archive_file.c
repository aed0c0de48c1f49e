/* SPDX-License-Identifier: MIT */
/* A buffered file behind libzip's source callbacks. */
#include "archive_file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* libzip goes back to each entry's header after its data; within the buffer that costs no call. */
enum { BUFFER = 1 << 20 };

bool archive_file_open(struct archive_file *to, int file) {
    *to = (struct archive_file){.file = file, .buffer = malloc(BUFFER)};
    zip_error_init(&to->error);
    return to->buffer != NULL;
}

void archive_file_close(struct archive_file *to) {
    zip_error_fini(&to->error);
    free(to->buffer);
    to->buffer = NULL;
}

static bool fail(struct archive_file *to, int fault) {
    if (!to->fault)
        to->fault = fault;
    zip_error_set(&to->error, ZIP_ER_WRITE, fault);
    return false;
}

bool archive_file_flush(struct archive_file *to) {
    size_t done = 0;
    while (done < to->used) {
        ssize_t wrote =
            pwrite(to->file, to->buffer + done, to->used - done, (off_t)(to->start + done));
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0)
            return fail(to, wrote ? errno : ENOSPC);
        done += (size_t)wrote;
    }
    to->start += to->used;
    to->used = 0;
    return true;
}

static bool write_some(struct archive_file *to, const char *at, size_t len) {
    while (len) {
        bool is_inside = to->at >= to->start && to->at <= to->start + to->used;
        size_t place = is_inside ? (size_t)(to->at - to->start) : BUFFER;
        if (place == BUFFER) {
            if (!archive_file_flush(to))
                return false;
            to->start = to->at;
            continue;
        }
        size_t piece = len < BUFFER - place ? len : BUFFER - place;
        memcpy(to->buffer + place, at, piece);
        if (place + piece > to->used)
            to->used = place + piece;
        to->at += piece;
        at += piece;
        len -= piece;
        if (to->at > to->end)
            to->end = to->at;
    }
    return true;
}

static zip_int64_t seek(struct archive_file *to, void *data, zip_uint64_t len) {
    zip_int64_t place = zip_source_seek_compute_offset(to->at, to->end, data, len, &to->error);
    if (place < 0)
        return -1;
    to->at = (uint64_t)place;
    return 0;
}

static zip_int64_t describe(struct archive_file *to, void *data, zip_uint64_t len) {
    zip_stat_t *is = ZIP_SOURCE_GET_ARGS(zip_stat_t, data, len, &to->error);
    if (!is)
        return -1;
    zip_stat_init(is);
    is->size = 0; /* a new archive: there is nothing to read */
    is->valid |= ZIP_STAT_SIZE;
    return sizeof *is;
}

zip_int64_t archive_file_call(void *userdata, void *data, zip_uint64_t len,
                              zip_source_cmd_t command) {
    struct archive_file *to = userdata;
    switch (command) {
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(
            ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR,
            ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL, ZIP_SOURCE_BEGIN_WRITE,
            ZIP_SOURCE_COMMIT_WRITE, ZIP_SOURCE_ROLLBACK_WRITE, ZIP_SOURCE_WRITE,
            ZIP_SOURCE_SEEK_WRITE, ZIP_SOURCE_TELL_WRITE, ZIP_SOURCE_REMOVE, -1);
    case ZIP_SOURCE_BEGIN_WRITE:
        to->at = to->start = to->end = to->used = 0;
        return 0;
    case ZIP_SOURCE_WRITE:
        return write_some(to, data, (size_t)len) ? (zip_int64_t)len : -1;
    case ZIP_SOURCE_SEEK_WRITE:
        return seek(to, data, len);
    case ZIP_SOURCE_TELL_WRITE:
        return (zip_int64_t)to->at;
    case ZIP_SOURCE_COMMIT_WRITE:
        return archive_file_flush(to) ? 0 : -1;
    case ZIP_SOURCE_STAT:
        return describe(to, data, len);
    case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&to->error, data, len);
    case ZIP_SOURCE_REMOVE: /* libzip asks for this when there are no entries; ours to unlink */
    case ZIP_SOURCE_ROLLBACK_WRITE:
    case ZIP_SOURCE_OPEN:
    case ZIP_SOURCE_READ:
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_SEEK:
    case ZIP_SOURCE_TELL:
    case ZIP_SOURCE_FREE:
        return 0;
    default:
        zip_error_set(&to->error, ZIP_ER_OPNOTSUPP, 0);
        return -1;
    }
}

/* SPDX-License-Identifier: MIT */
/*
 * The file under an archive being written, as a libzip source: libzip would otherwise name, open
 * and rename a temporary file of its own, without fsync.
 */
#ifndef PACKAGE_ARCHIVE_FILE_H
#define PACKAGE_ARCHIVE_FILE_H

#include <stdbool.h>
#include <stdint.h>
#include <zip.h>

struct archive_file {
    int file;
    uint64_t at;    /* where the next byte goes */
    uint64_t start; /* of the buffer, in the file */
    uint64_t end;   /* of the file, the buffer included */
    size_t used;
    char *buffer;
    zip_error_t error;
    int fault; /* errno of the first failed write */
};

bool archive_file_open(struct archive_file *to, int file);
void archive_file_close(struct archive_file *to);
bool archive_file_flush(struct archive_file *to);

/* A zip_source_callback; userdata is the archive_file. */
zip_int64_t archive_file_call(void *userdata, void *data, zip_uint64_t len,
                              zip_source_cmd_t command);

#endif

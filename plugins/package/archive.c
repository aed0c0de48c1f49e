/* SPDX-License-Identifier: MIT */
/*
 * Entries by function sources: libzip asks for their description and bytes only inside
 * zip_close and copies deflated bytes unchanged.  It checks nothing of what it is given, so the
 * caller reads the archive back.
 */
#include "archive.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "archive_file.h"

enum { STAMP_1980 = (1 << 5 | 1) << 16, MODE_OF_FILES = 0100644 };

/* One entry while libzip reads it. */
struct feed {
    const struct archive_entry *entry;
    const struct archive_source *source;
    uint64_t at;
    zip_error_t error;
};

static bool add_entry(zip_t *archive, const struct archive_entry *entry, struct feed *feed);
static zip_int64_t feed_call(void *userdata, void *data, zip_uint64_t len,
                             zip_source_cmd_t command);

static bool say(char *why, size_t size, zip_error_t *error, const struct archive_file *to) {
    snprintf(why, size, "%s", to && to->fault ? strerror(to->fault) : zip_error_strerror(error));
    return false;
}

bool archive_write(int file, const struct archive_entry *entries, size_t count,
                   const struct archive_source *source, char *why, size_t size) {
    zip_error_t error;
    zip_error_init(&error);
    struct archive_file to;
    struct feed *feeds = calloc(count ? count : 1, sizeof *feeds);
    bool is_fine = archive_file_open(&to, file) && feeds;
    zip_source_t *under = NULL;
    zip_t *archive = NULL;
    if (!is_fine) {
        snprintf(why, size, "out of memory");
        goto done;
    }
    under = zip_source_function_create(archive_file_call, &to, &error);
    archive = under ? zip_open_from_source(under, ZIP_CREATE | ZIP_TRUNCATE, &error) : NULL;
    if (!archive) {
        if (under)
            zip_source_free(under);
        is_fine = say(why, size, &error, NULL);
        goto done;
    }
    for (size_t i = 0; is_fine && i < count; i++) {
        feeds[i] = (struct feed){.entry = &entries[i], .source = source};
        zip_error_init(&feeds[i].error);
        is_fine = add_entry(archive, &entries[i], &feeds[i]);
    }
    /* zip_close with no entries would succeed and leave no archive. */
    if (is_fine && count && zip_close(archive) == 0)
        goto done;
    is_fine = count ? say(why, size, zip_get_error(archive), &to)
                    : (snprintf(why, size, "there is nothing to put into it"), false);
    zip_discard(archive);
done:
    archive_file_close(&to);
    free(feeds);
    zip_error_fini(&error);
    return is_fine;
}

static bool add_entry(zip_t *archive, const struct archive_entry *entry, struct feed *feed) {
    zip_source_t *source = zip_source_function(archive, feed_call, feed);
    if (!source)
        return false;
    zip_int64_t added = zip_file_add(archive, entry->path, source, ZIP_FL_ENC_UTF_8);
    if (added < 0) {
        zip_source_free(source);
        return false;
    }
    zip_uint64_t at = (zip_uint64_t)added;
    /* 1980-01-01 00:00 comes through libzip's local time unchanged in every time zone; another
     * stamp may not, so stamps are put in afterwards (publish.c). */
    return zip_set_file_compression(archive, at, entry->is_deflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE,
                                    0) == 0 &&
           zip_file_set_dostime(archive, at, STAMP_1980 & 0xffff, STAMP_1980 >> 16, 0) == 0 &&
           zip_file_set_external_attributes(archive, at, 0, ZIP_OPSYS_UNIX,
                                            (zip_uint32_t)MODE_OF_FILES << 16) == 0;
}

static zip_int64_t describe(struct feed *feed, void *data, zip_uint64_t len) {
    zip_stat_t *is = ZIP_SOURCE_GET_ARGS(zip_stat_t, data, len, &feed->error);
    if (!is)
        return -1;
    zip_stat_init(is);
    is->size = feed->entry->size;
    is->comp_size = feed->entry->stored;
    is->crc = feed->entry->crc;
    is->comp_method = feed->entry->is_deflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE;
    is->encryption_method = ZIP_EM_NONE;
    is->valid |= ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD |
                 ZIP_STAT_ENCRYPTION_METHOD;
    return sizeof *is;
}

static zip_int64_t give(struct feed *feed, void *data, zip_uint64_t len) {
    const struct archive_source *source = feed->source;
    uint64_t left = feed->entry->stored - feed->at;
    uint64_t piece = left < len ? left : len;
    if (source->is_cancelled && source->is_cancelled(source->context)) {
        zip_error_set(&feed->error, ZIP_ER_CANCELLED, 0);
        return -1;
    }
    if (piece && !source->read(source->context, feed->entry, feed->at, data, (size_t)piece)) {
        zip_error_set(&feed->error, ZIP_ER_READ, EIO);
        return -1;
    }
    feed->at += piece;
    return (zip_int64_t)piece;
}

static zip_int64_t feed_call(void *userdata, void *data, zip_uint64_t len,
                             zip_source_cmd_t command) {
    struct feed *feed = userdata;
    switch (command) {
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
                                              ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
                                              -1);
    case ZIP_SOURCE_OPEN:
        feed->at = 0;
        return 0;
    case ZIP_SOURCE_READ:
        return give(feed, data, len);
    case ZIP_SOURCE_STAT:
        return describe(feed, data, len);
    case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&feed->error, data, len);
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_FREE:
        return 0;
    default:
        zip_error_set(&feed->error, ZIP_ER_OPNOTSUPP, 0);
        return -1;
    }
}

uint32_t archive_stamp(int64_t epoch) {
    const int64_t first = 315532800;          /* 1980-01-01 00:00:00 */
    const int64_t last = INT64_C(4354819198); /* 2107-12-31 23:59:58 */
    time_t moment = (time_t)(epoch < first ? first : epoch > last ? last : epoch);
    struct tm utc;
    if (!gmtime_r(&moment, &utc))
        return STAMP_1980;
    uint32_t date =
        (uint32_t)(utc.tm_year - 80) << 9 | (uint32_t)(utc.tm_mon + 1) << 5 | (uint32_t)utc.tm_mday;
    uint32_t clock =
        (uint32_t)utc.tm_hour << 11 | (uint32_t)utc.tm_min << 5 | (uint32_t)utc.tm_sec / 2;
    return date << 16 | clock;
}

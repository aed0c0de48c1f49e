/* SPDX-License-Identifier: MIT */
/* What the host has: stages, formats, verbs, and the names that options may hold. */
#include <string.h>

#include "author.h"

const dsr_stage *next_stage(const dsr_job *job, size_t *index, dsr_registered *row) {
    while (job->host->registered(job, (*index)++, row, sizeof *row))
        if (row->stage)
            return row->stage;
    return NULL;
}

const dsr_format *next_format(const dsr_job *job, size_t *index, dsr_registered *row) {
    while (job->host->registered(job, (*index)++, row, sizeof *row))
        if (row->format)
            return row->format;
    return NULL;
}

const dsr_verb *next_verb(const dsr_job *job, size_t *index, dsr_registered *row) {
    while (job->host->registered(job, (*index)++, row, sizeof *row))
        if (row->verb && *row->verb->name)
            return row->verb;
    return NULL;
}

const dsr_option *common_options(const dsr_job *job) {
    dsr_registered row;
    for (size_t i = 0; job->host->registered(job, i, &row, sizeof row); i++)
        if (row.verb && !*row.verb->name)
            return row.verb->options;
    return NULL;
}

static const char *const folders[] = {"languages",  "layouts", "policies", "schemes",
                                      "renditions", "formats", "lists"};

const char *folder_at(size_t index) {
    return index < sizeof folders / sizeof *folders ? folders[index] : NULL;
}

static dsr_text literal(const char *text) {
    return (dsr_text){text, strlen(text)};
}

static dsr_text format_name(const dsr_job *job, size_t index, bool wants_written) {
    dsr_registered row;
    const dsr_format *format;
    for (size_t at = 0; (format = next_format(job, &at, &row));)
        if ((wants_written ? format->write != NULL : format->read != NULL) && index-- == 0)
            return literal(format->name);
    return (dsr_text){0};
}

dsr_text name_in(dsr_job *job, const char *folder, size_t index) {
    dsr_text name;
    if (strcmp(folder, "formats") == 0)
        return format_name(job, index, false);
    if (strcmp(folder, "renditions") == 0)
        return index ? format_name(job, index - 1, true) : literal("source");
    if (strcmp(folder, "schemes") != 0)
        return job->host->data_name(job, folder, index);
    /* Those that are built in, then those that are data. */
    size_t built_in = 0;
    for (; (name = job->host->scheme_name(built_in)).len; built_in++)
        if (built_in == index)
            return name;
    return job->host->data_name(job, folder, index - built_in);
}

/* SPDX-License-Identifier: MIT */
/*
 * label-table: writes a document as a table for a spreadsheet, one numbered block a line: its
 * number, kind, depth and text.  One header and nothing to link: all is asked of the host.
 */
#include <dossier/stage.h>
#include <string.h>

/* RFC 4180: a field in quotes may hold commas and line ends; a quote in it stands twice. */
static dsr_status put_field(dsr_job *job, dsr_text text, const char *end) {
    const dsr_host *host = job->host;
    dsr_status status = host->put(job, DSR_TEXT("\""));
    while (status == DSR_OK && text.len > 0) {
        const char *quote = memchr(text.at, '"', text.len);
        size_t len = quote != NULL ? (size_t)(quote - text.at) + 1 : text.len;
        status = host->put(job, (dsr_text){text.at, len});
        if (status == DSR_OK && quote != NULL)
            status = host->put(job, DSR_TEXT("\""));
        text.at += len;
        text.len -= len;
    }
    if (status == DSR_OK)
        status = host->put(job, DSR_TEXT("\""));
    return status == DSR_OK ? host->put(job, (dsr_text){end, strlen(end)}) : status;
}

static dsr_status put_row(dsr_job *job, const dsr_label_info *label, dsr_text text) {
    char digits[12];
    size_t at = sizeof digits;
    uint32_t level = label->level;
    do
        digits[--at] = (char)('0' + level % 10);
    while ((level /= 10) > 0);
    dsr_status status = put_field(job, label->surface, ",");
    if (status == DSR_OK)
        status = put_field(job, label->kind, ",");
    if (status == DSR_OK)
        status = put_field(job, (dsr_text){digits + at, sizeof digits - at}, ",");
    return status == DSR_OK ? put_field(job, text, "\r\n") : status;
}

/* Once for each document that is rendered so; what is put is the file. */
static dsr_status write_table(dsr_job *job, dsr_doc *doc) {
    const dsr_host *host = doc->host;
    dsr_status status = host->put(job, DSR_TEXT("number,kind,level,text\r\n"));
    for (dsr_label at = 0; status == DSR_OK && (at = host->next_label(doc, at)) != 0;) {
        dsr_label_info label = {0};
        if (host->label(doc, at, &label, sizeof label))
            status = put_row(job, &label, host->text(doc, label.block));
    }
    return status;
}

static const char *const suffixes[] = {"csv", NULL};

static const dsr_format format = {
    .abi = DSR_ABI,
    .size = sizeof(dsr_format),
    .name = "label-table",
    .summary = "the numbered blocks as a table for a spreadsheet",
    .suffixes = suffixes,
    .media_type = "text/csv",
    /* `sniff`, `read` and `splice` make a format that is read and changed in place. */
    .write = write_table,
};
static const dsr_format *const formats[] = {&format, NULL};

DSR_MODULE(label_table) = {
    .abi = DSR_ABI,
    .size = sizeof(dsr_module),
    .name = "label_table", /* as the file: label_table.so */
    .version = "1.0",
    .licence = "MIT",
    .formats = formats,
};

/* SPDX-License-Identifier: MIT */
/*
 * The way back: a concordance says what every label and reference was, and they become that
 * again.  It is held against the document row by row; one that was made for another document,
 * or for another state of this one, is refused with the place.
 */
#include "translate.h"

enum { LABEL_OLD_ID, LABEL_OLD, LABEL_NEW, LABEL_SCHEME, LABEL_COLUMNS };
enum {
    REFERENCE_KIND,
    REFERENCE_OLD,
    REFERENCE_NEW,
    REFERENCE_TARGETS,
    REFERENCE_BLOCK,
    REFERENCE_AT,
    REFERENCE_COLUMNS
};

static const char *const label_columns[] = {"old_id", "old_label", "new_label", "old_scheme"};
static const char *const reference_columns[] = {"kind", "old", "new", "targets", "block", "at"};

static dsr_status restore_label(struct plan *plan, struct entry *entry, size_t row);

static bool report_unreadable(dsr_job *job, const dsr_value *at, const char *path,
                              const char *fault) {
    job->host->report(job, DSR_ERROR, "num-map-unreadable", (dsr_place){.value = at},
                      "concordance %s cannot be read: %s", path, fault);
    job->host->hint(job, "'map' takes the numbering.csv that an earlier run put into its bundle, "
                         "with the files that lay beside it there");
    return false;
}

static uint32_t number_of(dsr_text cell) {
    uint32_t number = 0;
    for (size_t i = 0; i < cell.len && cell.at[i] >= '0' && cell.at[i] <= '9'; i++)
        if (number < UINT32_MAX / 16)
            number = number * 10 + (uint32_t)(cell.at[i] - '0');
    return number;
}

/* references.csv lies beside numbering.csv; a document without references has none. */
bool map_open(dsr_job *job, dsr_text path, struct rules *rules, const dsr_value *at) {
    const dsr_host *host = job->host;
    char beside[4096];
    const char *slash = strrchr(path.at, '/'), *fault = "";
    int folder = slash ? (int)(slash - path.at) + 1 : 0;
    rules->has_map = true;
    if (!table_read(path.at, label_columns, LABEL_COLUMNS, &rules->label_map, &fault))
        return report_unreadable(job, at, path.at, fault);
    for (size_t i = 0; i < rules->label_map.count; i++)
        host->scheme(job, table_cell(&rules->label_map, i, LABEL_SCHEME), NULL);
    int len = snprintf(beside, sizeof beside, "%.*sreferences.csv", folder, path.at);
    if (len > 0 && (size_t)len < sizeof beside)
        if (!table_read(beside, reference_columns, REFERENCE_COLUMNS, &rules->reference_map,
                        &fault) &&
            rules->reference_map.bytes)
            return report_unreadable(job, at, beside, fault);
    snprintf(beside, sizeof beside, "%.*slayout.csv", folder, path.at);
    size_t size = 0;
    char *lines = file_read(beside, &size);
    rules->lines = (dsr_text){lines, lines ? size : 0};
    return true;
}

dsr_status report_mismatch(struct plan *plan, dsr_place place, const char *what, dsr_text there,
                           dsr_text here) {
    plan->host->report(plan->job, DSR_ERROR, "num-map-mismatch", place,
                       "the concordance is not of this document: %s \"%.*s\" there, \"%.*s\" here",
                       what, (int)there.len, there.at, (int)here.len, here.at);
    plan->host->hint(plan->job, "'map' needs the concordance of the run that wrote this document, "
                                "and the document unchanged since");
    return DSR_FAILED;
}

dsr_status restore_labels(struct plan *plan) {
    const struct table *map = &plan->settings->rules->label_map;
    for (uint32_t i = 0; i < plan->count; i++) {
        struct entry *entry = &plan->entries[i];
        dsr_text there = table_cell(map, i, LABEL_NEW);
        if (!same_text(there, entry->surface))
            return report_mismatch(plan, entry->place, "label", there, entry->surface);
        if (same_text(table_cell(map, i, LABEL_OLD), there))
            continue;
        dsr_status status = restore_label(plan, entry, i);
        if (status != DSR_OK)
            return status;
    }
    if (map->count > plan->count)
        return report_mismatch(plan, (dsr_place){0}, "label",
                               table_cell(map, plan->count, LABEL_NEW), (dsr_text){"", 0});
    return DSR_OK;
}

/* Where the numeral stands in the printed label: the last place, since the number of the label
 * above comes before it.  Returns whether it was found. */
static bool find_numeral(dsr_text printed, dsr_text numeral, size_t *at) {
    if (!numeral.len || numeral.len > printed.len)
        return false;
    for (size_t i = printed.len - numeral.len + 1; i-- > 0;)
        if (starts_with(slice(printed, i, printed.len), numeral) &&
            !(i && is_alnum_at(printed, i - 1)) && !is_alnum_at(printed, i + numeral.len)) {
            *at = i;
            return true;
        }
    return false;
}

static dsr_status restore_label(struct plan *plan, struct entry *entry, size_t row) {
    const struct table *map = &plan->settings->rules->label_map;
    struct print *is = &entry->is;
    dsr_text id = table_cell(map, row, LABEL_OLD_ID);
    size_t start = id.len, end, at = 0;
    while (start > 0 && id.at[start - 1] != '/')
        start--;
    for (end = start; end < id.len && id.at[end] != '~'; end++)
        ;
    dsr_text name = slice(id, start, end);
    is->printed = table_cell(map, row, LABEL_OLD);
    is->scheme = table_cell(map, row, LABEL_SCHEME);
    if (same_word(is->scheme, "bullet") || same_word(is->scheme, "dash")) { /* it got a letter */
        entry->kind = is->scheme;
        is->numeral = is->insert = is->before = is->after = (dsr_text){"", 0};
        is->value = DSR_NO_VALUE;
        is->own = is->full = is->printed;
        entry->reason = REASON_MAP;
        return DSR_OK;
    }
    is->numeral = name;
    while (is->numeral.len && !plan->host->parse_numeral(is->scheme, is->numeral, &is->value))
        is->numeral.len--;
    is->insert = slice(name, is->numeral.len, name.len);
    if (!is->numeral.len)
        return report_mismatch(plan, entry->place, "label", is->printed, name);
    if (find_numeral(is->printed, name, &at)) {
        is->before = slice(is->printed, 0, at);
        is->after = slice(is->printed, at + name.len, is->printed.len);
    } /* else it was spelled in another way than it was read: "А." for "A." */
    is->own = is->full = is->numeral;
    entry->reason = REASON_MAP;
    return DSR_OK;
}

bool restored_reference(const struct plan *plan, size_t row, struct restored *restored) {
    const struct table *map = &plan->settings->rules->reference_map;
    if (row >= map->count)
        return false;
    *restored = (struct restored){
        .kind = table_cell(map, row, REFERENCE_KIND),
        .old = table_cell(map, row, REFERENCE_OLD),
        .now = table_cell(map, row, REFERENCE_NEW),
        .targets = table_cell(map, row, REFERENCE_TARGETS),
        .ordinal = number_of(table_cell(map, row, REFERENCE_BLOCK)),
        .at = number_of(table_cell(map, row, REFERENCE_AT)),
    };
    return true;
}

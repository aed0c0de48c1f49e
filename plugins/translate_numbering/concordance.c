/* SPDX-License-Identifier: MIT */
/*
 * What became what: numbering.csv and references.csv (RFC 4180, lines end in CR LF), and the
 * fact "numbering" for the index.  Numbers and places only: no text of the document, no hash
 * of it.  With the schemes on both sides the table can be read backwards.
 */
#include "translate.h"

static void build_cell(struct builder *csv, dsr_text cell, bool is_last);
static void build_json(struct builder *json, dsr_text text);
static void write_labels(struct plan *plan, struct builder *csv);
static void write_references(struct plan *plan, struct builder *csv);
static void write_json(struct plan *plan, struct builder *json);
static void write_fact(struct plan *plan, struct builder *json);

enum { LONG_TABLE = 4096 }; /* labels and references */

typedef void (*writer)(struct plan *, struct builder *);

static dsr_status attach(struct plan *plan, struct builder *out, const char *name, writer write,
                         uint32_t flags) {
    out->len = 0;
    write(plan, out);
    if (plan->arena.is_short)
        return DSR_NO_MEMORY;
    return plan->host->attach(plan->job, (dsr_text){name, strlen(name)}, built(out), flags);
}

/* Always, changed or not, so that a bundle says what was looked at; without labels there is
 * nothing to say but what became of references. */
dsr_status attach_concordance(struct plan *plan) {
    struct builder out = {.arena = &plan->arena};
    if (!plan->count && !plan->edit_count)
        return DSR_OK;
    /* All are written into the same memory, since what a builder grows out of stays until the stage
     * returns; where that is much, as much as the longest of them is taken at once. */
    if ((uint64_t)plan->count + plan->citation_count > LONG_TABLE) {
        struct builder counted = {.only_counts = true};
        write_json(plan, &counted);
        build_reserve(&out, counted.len);
    }
    dsr_status status = attach(plan, &out, "numbering.csv", write_labels, 0);
    if (status == DSR_OK && plan->citation_count)
        status = attach(plan, &out, "references.csv", write_references, 0);
    if (status == DSR_OK)
        status = attach(plan, &out, "numbering.json", write_json, 0);
    return status == DSR_OK ? attach(plan, &out, "numbering", write_fact, DSR_FACT) : status;
}

static dsr_text line_text(struct builder *number, uint32_t line) {
    number->len = 0;
    if (line)
        build_number(number, line);
    return built(number);
}

/* ---- numbering.csv --------------------------------------------------------------------------- */

static const char *label_status(const struct entry *entry) {
    return entry->is_inserted                    ? "inserted"
           : !is_label_changed(entry)            ? "kept"
           : entry->lettered                     ? "converted"
           : entry->is.value != entry->was.value ? "renumbered"
                                                 : "converted";
}

static const char *label_reason(const struct entry *entry) {
    static const char *const reasons[] = {
        [REASON_NONE] = "",
        [REASON_GAP] = "gap",
        [REASON_RESTART] = "restart",
        [REASON_LEVELS] = "levels",
        [REASON_LANGUAGE] = "language",
        [REASON_PARENT] = "parent",
        [REASON_UNCONVENTIONAL] = "unconventional",
        [REASON_WORDS] = "words",
        [REASON_INSERTED] = "inserted",
        [REASON_BULLET] = "bullet",
        [REASON_DOUBT] = "doubt",
        [REASON_MAP] = "map",
    };
    return reasons[entry->reason];
}

static void write_labels(struct plan *plan, struct builder *csv) {
    struct builder number = {.arena = &plan->arena};
    build(csv, DSR_TEXT("seq,kind,old_id,old_label,new_id,new_label,line,status,reason,"
                        "old_scheme,new_scheme\r\n"));
    for (uint32_t i = 0; i < plan->count; i++) {
        const struct entry *entry = &plan->entries[i];
        const char *status = label_status(entry), *reason = label_reason(entry);
        build_number(csv, i + 1);
        build(csv, DSR_TEXT(","));
        const dsr_text cells[] = {
            entry->kind,
            entry->was.id,
            entry->surface,
            entry->is.id,
            is_label_changed(entry) ? entry->is.printed : entry->surface,
            line_text(&number, entry->line),
            {status, strlen(status)},
            {reason, strlen(reason)},
            entry->was.scheme,
            entry->is.scheme,
        };
        const size_t count = sizeof cells / sizeof cells[0];
        for (size_t cell = 0; cell < count; cell++)
            build_cell(csv, cells[cell], cell + 1 == count);
    }
}

/* ---- references.csv ---------------------------------------------------------------------------
 */

static const char *const statuses[] = {
    [CITATION_KEPT] = "kept",         [CITATION_REWRITTEN] = "rewritten",
    [CITATION_STALE] = "stale",       [CITATION_EXTERNAL] = "external",
    [CITATION_DANGLING] = "dangling", [CITATION_AMBIGUOUS] = "ambiguous",
};

static void write_references(struct plan *plan, struct builder *csv) {
    struct builder number = {.arena = &plan->arena};
    build(csv, DSR_TEXT("seq,kind,line,old,new,targets,status,block,at\r\n"));
    for (uint32_t i = 0; i < plan->citation_count; i++) {
        const struct citation *citation = &plan->citations[i];
        const char *status = statuses[citation->status];
        build_number(csv, i + 1);
        build(csv, DSR_TEXT(","));
        build_cell(csv, citation->kind, false);
        build_cell(csv, line_text(&number, citation->line), false);
        build_cell(csv, citation->old, false);
        build_cell(csv, citation->now, false);
        build_cell(csv, citation->targets, false);
        build_cell(csv, (dsr_text){status, strlen(status)}, false);
        build_number(csv, citation->ordinal);
        build(csv, DSR_TEXT(","));
        build_number(csv, citation->at);
        build(csv, DSR_TEXT("\r\n"));
    }
}

/* RFC 4180 section 2: cells with commas, quotes or line ends in quotes, quotes doubled. */
static void build_cell(struct builder *csv, dsr_text cell, bool is_last) {
    bool is_quoted = false;
    for (size_t i = 0; i < cell.len; i++) {
        char byte = cell.at[i];
        is_quoted |= byte == ',' || byte == '"' || byte == '\r' || byte == '\n' || byte == 0;
    }
    if (is_quoted)
        build(csv, DSR_TEXT("\""));
    for (size_t i = 0; is_quoted && i < cell.len; i++) {
        if (cell.at[i] == '"')
            build(csv, DSR_TEXT("\""));
        build(csv, slice(cell, i, i + 1));
    }
    if (!is_quoted)
        build(csv, cell);
    else
        build(csv, DSR_TEXT("\""));
    build(csv, is_last ? DSR_TEXT("\r\n") : DSR_TEXT(","));
}

/* ---- numbering.json: both tables in one ------------------------------------------------------ */

static void json_pair(struct builder *json, const char *name, dsr_text text) {
    build(json, DSR_TEXT(",\""));
    build(json, (dsr_text){name, strlen(name)});
    build(json, DSR_TEXT("\":"));
    build_json(json, text);
}

static void json_number(struct builder *json, const char *name, uint64_t number) {
    build(json, DSR_TEXT(",\""));
    build(json, (dsr_text){name, strlen(name)});
    build(json, DSR_TEXT("\":"));
    build_number(json, number);
}

static void json_label(struct plan *plan, struct builder *json, uint32_t index) {
    const struct entry *entry = &plan->entries[index];
    const char *status = label_status(entry), *reason = label_reason(entry);
    build(json, DSR_TEXT("{\"seq\":"));
    build_number(json, index + 1);
    json_pair(json, "kind", entry->kind);
    json_pair(json, "old_id", entry->was.id);
    json_pair(json, "old_label", entry->surface);
    json_pair(json, "new_id", entry->is.id);
    json_pair(json, "new_label", is_label_changed(entry) ? entry->is.printed : entry->surface);
    json_number(json, "line", entry->line);
    json_pair(json, "status", (dsr_text){status, strlen(status)});
    json_pair(json, "reason", (dsr_text){reason, strlen(reason)});
    json_pair(json, "old_scheme", entry->was.scheme);
    json_pair(json, "new_scheme", entry->is.scheme);
    build(json, DSR_TEXT("}"));
}

static void json_reference(struct plan *plan, struct builder *json, uint32_t index) {
    const struct citation *citation = &plan->citations[index];
    const char *status = statuses[citation->status];
    build(json, DSR_TEXT("{\"seq\":"));
    build_number(json, index + 1);
    json_pair(json, "kind", citation->kind);
    json_number(json, "line", citation->line);
    json_pair(json, "old", citation->old);
    json_pair(json, "new", citation->now);
    json_pair(json, "targets", citation->targets);
    json_pair(json, "status", (dsr_text){status, strlen(status)});
    json_number(json, "block", citation->ordinal);
    json_number(json, "at", citation->at);
    build(json, DSR_TEXT("}"));
}

static void write_json(struct plan *plan, struct builder *json) {
    build(json, DSR_TEXT("{\"from\":"));
    build_json(json, plan->from);
    json_pair(json, "to", plan->settings->to);
    build(json, DSR_TEXT(",\"labels\":["));
    for (uint32_t i = 0; i < plan->count; i++) {
        build(json, i ? DSR_TEXT(",\n") : DSR_TEXT("\n"));
        json_label(plan, json, i);
    }
    build(json, DSR_TEXT("],\n\"references\":["));
    for (uint32_t i = 0; i < plan->citation_count; i++) {
        build(json, i ? DSR_TEXT(",\n") : DSR_TEXT("\n"));
        json_reference(plan, json, i);
    }
    build(json, DSR_TEXT("]}\n"));
}

/* ---- the fact ----------------------------------------------------------------------------------
 */

static void write_fact(struct plan *plan, struct builder *json) {
    build(json, DSR_TEXT("{\"from\":"));
    build_json(json, plan->from);
    build(json, DSR_TEXT(",\"to\":"));
    build_json(json, plan->settings->to);
    build(json, DSR_TEXT(",\"changed\":"));
    build_number(json, plan->changed_count);
    build(json, DSR_TEXT(",\"unresolved\":"));
    build_number(json, plan->unresolved_count);
    build(json, DSR_TEXT(",\"labels\":["));
    bool has_one = false;
    for (uint32_t i = 0; i < plan->count; i++) {
        const struct entry *entry = &plan->entries[i];
        if (!is_label_changed(entry))
            continue;
        build(json, has_one ? DSR_TEXT(",{\"kind\":") : DSR_TEXT("{\"kind\":"));
        build_json(json, entry->kind);
        build(json, DSR_TEXT(",\"id\":"));
        build_json(json, entry->is.id);
        build(json, DSR_TEXT(",\"old\":"));
        build_json(json, entry->surface);
        build(json, DSR_TEXT(",\"new\":"));
        build_json(json, entry->is.printed);
        build(json, DSR_TEXT("}"));
        has_one = true;
    }
    build(json, DSR_TEXT("]}"));
}

static void build_json(struct builder *json, dsr_text text) {
    size_t done = 0;
    build(json, DSR_TEXT("\""));
    for (size_t i = 0; i < text.len; i++) {
        unsigned char byte = (unsigned char)text.at[i];
        if (byte >= 0x20 && byte != '"' && byte != '\\')
            continue;
        char escaped[8];
        int len = byte < 0x20 ? snprintf(escaped, sizeof escaped, "\\u%04x", byte)
                              : snprintf(escaped, sizeof escaped, "\\%c", byte);
        build(json, slice(text, done, i));
        build(json, (dsr_text){escaped, (size_t)len});
        done = i + 1;
    }
    build(json, slice(text, done, text.len));
    build(json, DSR_TEXT("\""));
}

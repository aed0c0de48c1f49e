/* SPDX-License-Identifier: MIT */
/*
 * The id of every label: the path of numerals in the label tree, "s-III-C-11-1-a".  Nothing of
 * the text goes into it, so that no name can.  The second of two equal ones ends in "_2".
 *
 * Steps hold ASCII letters and digits only and are joined by '-'; "_2" and the "_1" of bullets
 * can be no such step: ids are unique because their parents' are and their last steps are.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "writer.h"

enum {
    STEP_MOST = 40,
    INSERT_MOST = 8,
    /* A longer path is replaced by the label's number: ten thousand labels within each other
     * must not make ids of ten thousand steps. */
    PATH_MOST = 64,
    /* Likewise after this many looks into the table; numerals can be chosen to collide. */
    LOOKS_MOST = 64,
};

struct slot {
    dsr_label label; /* the first that has this id; 0: free */
    uint32_t seen;
};

struct table {
    struct slot *slots;
    size_t mask;
};

static size_t add_ascii(char *into, size_t len, size_t most, dsr_text text) {
    for (size_t i = 0; i < text.len && len < most; i++) {
        char c = text.at[i];
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
            into[len++] = c;
    }
    return len;
}

static bool is_ascii(const char *at, size_t len) {
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)at[i] >= 0x80)
            return false;
    return len > 0;
}

/* The last step.  Numerals of other scripts are written as numbers. */
static size_t write_step(const struct writer *writer, const dsr_label_info *info, char *into) {
    char numeral[STEP_MOST];
    size_t len = writer->host->numeral(info->scheme, info->value, numeral, sizeof numeral);
    if (!is_ascii(numeral, len))
        len = (size_t)snprintf(numeral, sizeof numeral, "%lld", (long long)info->value);
    len = add_ascii(into, 0, STEP_MOST - INSERT_MOST, (dsr_text){numeral, len});
    return add_ascii(into, len, len + INSERT_MOST, info->insert);
}

static uint64_t hash(dsr_text text) {
    uint64_t value = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < text.len; i++)
        value = (value ^ (unsigned char)text.at[i]) * UINT64_C(1099511628211);
    return value ^ value >> 32;
}

static dsr_text path_of(const struct writer *writer, dsr_label label) {
    return (dsr_text){writer->pool + writer->labels[label].at, writer->labels[label].len};
}

/* The slot of the id, or NULL after too many looks. */
static struct slot *find(const struct writer *writer, const struct table *table, dsr_text id) {
    size_t at = hash(id) & table->mask;
    for (int looks = 0; looks < LOOKS_MOST; looks++, at = (at + 1) & table->mask) {
        struct slot *slot = &table->slots[at];
        dsr_text other = slot->label ? path_of(writer, slot->label) : (dsr_text){"", 0};
        if (!slot->label || (other.len == id.len && memcmp(other.at, id.at, id.len) == 0))
            return slot;
    }
    return NULL;
}

static bool pool_add(struct writer *writer, dsr_text text) {
    while (writer->pool_room - writer->pool_len < text.len) {
        char *grown = writer_grow(writer, writer->pool, writer->pool_room, &writer->pool_room, 1);
        if (!grown)
            return false;
        writer->pool = grown;
    }
    memcpy(writer->pool + writer->pool_len, text.at, text.len);
    writer->pool_len += text.len;
    return true;
}

/* Which label it is, counted in reading order from 1, names what has no path. */
static bool set_id(struct writer *writer, struct table *table, dsr_label label,
                   const dsr_label_info *info, uint32_t *counters, size_t ordinal) {
    char id[PATH_MOST + STEP_MOST + 32];
    struct label_id *row = &writer->labels[label];
    dsr_label parent = info->parent < writer->label_count ? info->parent : 0;
    size_t len = parent ? writer->labels[parent].len : 0;
    if (len == 0 || len > PATH_MOST)
        id[(len = 1) - 1] = 's';
    else
        memcpy(id, writer->pool + writer->labels[parent].at, len);
    bool is_cut = parent && writer->labels[parent].len > PATH_MOST;
    id[len++] = '-';
    struct slot *slot = NULL;
    if (info->value == DSR_NO_VALUE) {
        len += (size_t)snprintf(id + len, sizeof id - len, "_%u", ++counters[parent]);
    } else {
        len += write_step(writer, info, id + len);
        slot = is_cut ? NULL : find(writer, table, (dsr_text){id, len});
        if (!slot)
            len = (size_t)snprintf(id, sizeof id, "s_%zu", ordinal);
        else if (slot->label)
            len += (size_t)snprintf(id + len, sizeof id - len, "_%u", ++slot->seen);
        else
            *slot = (struct slot){label, 1};
    }
    row->has_id = info->value != DSR_NO_VALUE;
    row->at = (uint32_t)writer->pool_len;
    row->len = (uint32_t)len;
    return pool_add(writer, (dsr_text){id, len});
}

/* Handles are dense enough that the highest one is near the count. */
static bool make_rows(struct writer *writer, size_t *count) {
    for (dsr_label at = 0; (at = writer->host->next_label(writer->doc, at)); ++*count)
        if (at >= writer->label_count)
            writer->label_count = (size_t)at + 1;
    if (writer->label_count)
        writer->labels = calloc(writer->label_count, sizeof *writer->labels);
    return !writer->label_count || writer->labels;
}

bool ids_make(struct writer *writer) {
    size_t count = 0, room = 16, ordinal = 0;
    bool is_fine = make_rows(writer, &count);
    while (room < 2 * count)
        room *= 2;
    struct table table = {calloc(room, sizeof *table.slots), room - 1};
    uint32_t *counters = calloc(writer->label_count + 1, sizeof *counters);
    is_fine = is_fine && table.slots && counters;
    for (dsr_label at = 0; is_fine && (at = writer->host->next_label(writer->doc, at));) {
        dsr_label_info info;
        writer->host->label(writer->doc, at, &info, sizeof info);
        struct label_id *row = &writer->labels[at];
        row->is_heading = writer->host->kind(writer->doc, info.block) == DSR_HEADING;
        row->heading_depth = row->is_heading;
        if (info.parent < writer->label_count)
            row->heading_depth += writer->labels[info.parent].heading_depth;
        is_fine = set_id(writer, &table, at, &info, counters, ++ordinal);
    }
    free(table.slots);
    free(counters);
    if (!is_fine)
        writer->status = DSR_NO_MEMORY;
    return is_fine;
}

dsr_text id_of(const struct writer *writer, dsr_label label) {
    if (!label || label >= writer->label_count || !writer->labels[label].has_id)
        return (dsr_text){"", 0};
    return path_of(writer, label);
}

bool label_is_heading(const struct writer *writer, dsr_label label) {
    return label && label < writer->label_count && writer->labels[label].is_heading;
}

/* SPDX-License-Identifier: MIT */
/*
 * An open-addressing table with one entry for each outer label, kind and number: a label is put
 * in below each of its ancestors, which are few.
 */
#include "index.h"

#include "bytes.h"

static bool add_row(struct task *task, struct label_index *index, dsr_label label);
static uint8_t known_kind(const struct kinds *kinds, dsr_text name);
static bool open_table(struct task *task, struct label_index *index);
static void enter(struct label_index *index, uint32_t outer, uint32_t row);
static struct index_entry *place_of(const struct label_index *index,
                                    const struct index_entry *wanted);

bool index_build(struct task *task, struct label_index *index) {
    const dsr_host *host = task->host;
    index->rows = task_grow(task, NULL, 0, &index->row_room, sizeof(*index->rows));
    if (index->rows == NULL) {
        return false;
    }
    index->row_count = 1;
    for (dsr_label at = 0; (at = host->next_label(task->doc, at)) != 0;) {
        if (!add_row(task, index, at)) {
            return false;
        }
    }
    if (!open_table(task, index)) {
        return false;
    }
    for (uint32_t row = 1; row < index->row_count; row++) {
        index->by_block[index->rows[row].block] = row;
        for (uint32_t outer = index->rows[row].parent;; outer = index->rows[outer].parent) {
            enter(index, outer, row);
            if (outer == 0) {
                break;
            }
        }
    }
    return true;
}

static bool add_row(struct task *task, struct label_index *index, dsr_label label) {
    struct index_row *rows =
        task_grow(task, index->rows, index->row_count, &index->row_room, sizeof(*rows));
    dsr_label_info info = {0};
    if (rows == NULL || !task->host->label(task->doc, label, &info, sizeof(info))) {
        return false;
    }
    index->rows = rows;
    struct index_row *row = &rows[index->row_count];
    *row = (struct index_row){.label = label, .block = info.block};
    row->kind = known_kind(&task->import->kinds, info.kind);
    row->scheme = scheme_find(task->schemes, info.scheme);
    row->scheme = row->scheme != NO_SCHEME ? task->schemes->alike[row->scheme] : NO_SCHEME;
    row->value = info.value >= 0 && info.value < INT32_MAX ? (int32_t)info.value : -1;
    row->insert = insert_hash(info.insert);
    task->inserts |= row->insert != 0 ? UINT64_C(1) << row->insert % 64 : 0;
    row->depth = (uint8_t)(info.level < 255 ? info.level : 255);
    /* The parent is the row before or one that it stands under. */
    uint32_t parent = info.parent != 0 ? index->row_count - 1 : 0;
    while (parent != 0 && rows[parent].label != info.parent) {
        parent = rows[parent].parent;
    }
    row->parent = parent;
    index->kinds |= UINT64_C(1) << row->kind;
    index->schemes[row->kind] |= row->scheme != NO_SCHEME ? SCHEME_BIT(row->scheme) : 0;
    index->block_count = info.block >= index->block_count ? info.block + 1 : index->block_count;
    index->row_count++;
    return true;
}

static uint8_t known_kind(const struct kinds *kinds, dsr_text name) {
    for (size_t i = 1; i <= kinds->count; i++) {
        if (same_text(kinds->names[i], name)) {
            return (uint8_t)i;
        }
    }
    return NO_KIND;
}

static bool open_table(struct task *task, struct label_index *index) {
    uint64_t entries = 1;
    for (uint32_t row = 1; row < index->row_count; row++) {
        entries += 1u + index->rows[row].depth;
    }
    uint64_t room = 64;
    while (room < entries * 2) {
        room *= 2;
    }
    if (room > UINT32_MAX) {
        return false;
    }
    index->entry_mask = (uint32_t)room - 1;
    index->entries = task->host->scratch(task->job, (size_t)room * sizeof(*index->entries));
    index->by_block =
        task->host->scratch(task->job, ((size_t)index->block_count + 1) * sizeof(uint32_t));
    return index->entries != NULL && index->by_block != NULL;
}

static void enter(struct label_index *index, uint32_t outer, uint32_t row_index) {
    const struct index_row *row = &index->rows[row_index];
    struct index_entry entry = {.outer = outer,
                                .insert = row->insert,
                                .value = row->value,
                                .kind = row->kind,
                                .scheme = row->scheme,
                                .depth = row->depth,
                                .count = 1,
                                .row = row_index};
    struct index_entry *place = place_of(index, &entry);
    if (place->row == 0 || row->depth < place->depth) {
        *place = entry;
    } else if (row->depth == place->depth && place->count < 255) {
        place->count++;
    }
}

/* Where the entry is or would be. */
static struct index_entry *place_of(const struct label_index *index,
                                    const struct index_entry *wanted) {
    uint32_t hash = 2166136261u;
    hash = (hash ^ wanted->outer) * 16777619u;
    hash = (hash ^ (uint32_t)wanted->value) * 16777619u;
    hash = (hash ^ wanted->insert) * 16777619u;
    hash = (hash ^ ((uint32_t)wanted->kind << 8 | wanted->scheme)) * 16777619u;
    hash ^= hash >> 15;
    for (;; hash++) {
        struct index_entry *entry = &index->entries[hash & index->entry_mask];
        if (entry->row == 0 || (entry->outer == wanted->outer && entry->value == wanted->value &&
                                entry->insert == wanted->insert && entry->kind == wanted->kind &&
                                entry->scheme == wanted->scheme)) {
            return entry;
        }
    }
}

uint32_t index_find(const struct label_index *index, uint32_t outer, uint64_t kinds,
                    const struct number *number, bool *is_tied) {
    const struct index_entry *best = NULL;
    bool tied = false;
    for (uint64_t bits = kinds & index->kinds; bits != 0; bits &= bits - 1) {
        for (uint8_t i = 0; i < number->meaning_count; i++) {
            struct index_entry wanted = {.outer = outer,
                                         .insert = number->insert,
                                         .value = number->meanings[i].value,
                                         .kind = (uint8_t)__builtin_ctzll(bits),
                                         .scheme = number->meanings[i].scheme};
            const struct index_entry *found = place_of(index, &wanted);
            if (found->row == 0) {
                continue;
            }
            if (best == NULL || found->depth < best->depth) {
                best = found;
                tied = found->count > 1;
            } else if (found->depth == best->depth) {
                tied = true;
            }
        }
    }
    *is_tied |= tied;
    return best != NULL ? best->row : 0;
}

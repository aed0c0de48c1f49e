/* SPDX-License-Identifier: MIT */
/*
 * A readable, unique name for every label: the path of numerals in the label tree.  Duplicates
 * (two paragraphs 5 under one section) get ~2, ~3 in reading order.
 */
#include <stdlib.h>
#include <string.h>

#include "program.h"

struct table { /* open addressing, by id */
    char **slots;
    uint32_t *seen; /* how often the id was asked for */
    size_t mask;
};

static uint64_t hash(const char *text) {
    uint64_t value = UINT64_C(14695981039346656037);
    for (; *text; text++)
        value = (value ^ (unsigned char)*text) * UINT64_C(1099511628211);
    return value;
}

static size_t slot_of(const struct table *table, const char *id) {
    size_t at = hash(id) & table->mask;
    while (table->slots[at] && strcmp(table->slots[at], id) != 0)
        at = (at + 1) & table->mask;
    return at;
}

static size_t own_name(const dsr_doc *doc, const dsr_label_info *info, uint32_t bullets, char *into,
                       size_t size) {
    if (info->value == DSR_NO_VALUE)
        return (size_t)snprintf(into, size, "\u2022%u", bullets);
    size_t len = doc->host->numeral(info->scheme, info->value, into, size - 1);
    if (!len)
        len = (size_t)snprintf(into, size, "%lld", (long long)info->value);
    into[len] = 0;
    return len + (size_t)snprintf(into + len, size - len, "%.*s",
                                  (int)(info->insert.len < 24 ? info->insert.len : 24),
                                  info->insert.at);
}

/* Puts `id` into the table under a name that is free; takes the string. */
static char *unique(struct table *table, char *id) {
    size_t at = slot_of(table, id);
    while (table->slots[at]) {
        char *longer = NULL;
        if (asprintf(&longer, "%s~%u", id, ++table->seen[at]) < 0) {
            free(id);
            return NULL;
        }
        size_t other = slot_of(table, longer);
        if (!table->slots[other]) {
            free(id);
            id = longer;
            at = other;
        } else {
            free(longer);
        }
    }
    table->slots[at] = id;
    table->seen[at] = 1;
    return id;
}

bool label_ids_make(struct label_ids *ids, const dsr_doc *doc) {
    const dsr_host *host = doc->host;
    size_t count = 0, highest = 0;
    for (dsr_label at = 0; (at = host->next_label(doc, at)); count++)
        highest = at > highest ? at : highest;
    size_t room = 16;
    while (room < 2 * count + 2)
        room *= 2;
    struct table table = {calloc(room, sizeof(char *)), calloc(room, sizeof(uint32_t)), room - 1};
    uint32_t *bullets = calloc(highest + 1, sizeof *bullets);
    *ids = (struct label_ids){.ids = calloc(highest + 1, sizeof *ids->ids),
                              .levels = calloc(highest + 1, sizeof *ids->levels),
                              .count = highest + 1};
    bool is_fine = table.slots && table.seen && bullets && ids->ids && ids->levels;
    for (dsr_label at = 0; is_fine && (at = host->next_label(doc, at));) {
        dsr_label_info info;
        host->label(doc, at, &info, sizeof info);
        char own[96], *id = NULL;
        const char *parent = info.parent ? ids->ids[info.parent] : NULL;
        uint32_t bullet = info.value == DSR_NO_VALUE ? ++bullets[info.parent] : 0;
        own_name(doc, &info, bullet, own, sizeof own);
        if (asprintf(&id, "%s%s%s", parent ? parent : "", parent ? "/" : "", own) < 0)
            id = NULL;
        ids->ids[at] = id ? unique(&table, id) : NULL;
        ids->levels[at] = info.level;
        is_fine = ids->ids[at] != NULL;
    }
    free(table.slots);
    free(table.seen);
    free(bullets);
    if (!is_fine)
        label_ids_free(ids);
    return is_fine;
}

void label_ids_free(struct label_ids *ids) {
    for (size_t i = 0; ids->ids && i < ids->count; i++)
        free(ids->ids[i]);
    free(ids->ids);
    free(ids->levels);
    *ids = (struct label_ids){0};
}

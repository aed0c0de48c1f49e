/* SPDX-License-Identifier: MIT */
/*
 * A readable, unique name for every label: the path of numerals in the label tree.  Duplicates
 * (two paragraphs 5 under one section) get ~2, ~3 in reading order.
 */
#include "inspect.h"

#include <stdio.h>
#include <string.h>

enum { MOST_INSERT = 24 }; /* bytes */

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

static void own_name(const dsr_doc *doc, const dsr_label_info *info, uint32_t bullets, char *into,
                     size_t size) {
    if (info->value == DSR_NO_VALUE) {
        snprintf(into, size, "\u2022%u", bullets);
        return;
    }
    size_t len = doc->host->numeral(info->scheme, info->value, into, size - 1);
    if (!len)
        len = (size_t)snprintf(into, size, "%lld", (long long)info->value);
    into[len] = 0;
    size_t most = info->insert.len < MOST_INSERT ? info->insert.len : MOST_INSERT;
    while (most < info->insert.len && ((unsigned char)info->insert.at[most] & 0xC0) == 0x80)
        most--;
    snprintf(into + len, size - len, "%.*s", (int)most, info->insert.at);
}

static char *joined(dsr_job *job, const char *one, const char *two, const char *three) {
    size_t size = strlen(one) + strlen(two) + strlen(three) + 1;
    char *text = job->host->scratch(job, size);
    if (text)
        snprintf(text, size, "%s%s%s", one, two, three);
    return text;
}

/* Puts `id` into the table under a name that is free, and returns that; NULL: no memory. */
static char *unique(dsr_job *job, struct table *table, char *id) {
    size_t at = slot_of(table, id);
    while (table->slots[at]) {
        char count[16];
        snprintf(count, sizeof count, "%u", ++table->seen[at]);
        char *longer = joined(job, id, "~", count);
        if (!longer)
            return NULL;
        size_t other = slot_of(table, longer);
        if (!table->slots[other]) {
            id = longer;
            at = other;
        }
    }
    table->slots[at] = id;
    table->seen[at] = 1;
    return id;
}

bool label_ids(struct page *page) {
    const dsr_host *host = page->host;
    uint32_t count = 0, highest = 0;
    for (dsr_label at = 0; (at = host->next_label(page->doc, at)); count++)
        highest = at > highest ? at : highest;
    size_t room = 16;
    while (room < 2 * (size_t)count + 2)
        room *= 2;
    struct table table = {.slots = host->scratch(page->job, room * sizeof(char *)),
                          .seen = host->scratch(page->job, room * sizeof(uint32_t)),
                          .mask = room - 1};
    page->label_room = highest + 1;
    page->labels = host->scratch(page->job, ((size_t)highest + 1) * sizeof *page->labels);
    if (!table.slots || !table.seen || !page->labels)
        return false;
    count = 0;
    for (dsr_label at = 0; (at = host->next_label(page->doc, at));) {
        dsr_label_info info;
        char own[96];
        host->label(page->doc, at, &info, sizeof info);
        /* A parent whose block was removed is not among them. */
        dsr_label parent = info.parent <= highest ? info.parent : 0;
        struct label_name *name = &page->labels[at], *above = &page->labels[parent];
        uint32_t bullet = info.value == DSR_NO_VALUE ? ++above->bullets : 0;
        own_name(page->doc, &info, bullet, own, sizeof own);
        char *id = joined(page->job, above->id ? above->id : "", above->id ? "/" : "", own);
        if (!id || !(name->id = unique(page->job, &table, id)))
            return false;
        name->index = count++;
    }
    return true;
}

const char *id_of(const struct page *page, dsr_label label) {
    return label < page->label_room ? page->labels[label].id : NULL;
}

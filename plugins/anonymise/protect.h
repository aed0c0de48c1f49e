/* SPDX-License-Identifier: MIT */
/*
 * Reads protect and keep lists: one entity a line, its name and then its aliases.  Knows only
 * the form of the file, not what names mean.
 */
#ifndef ANONYMISE_PROTECT_H
#define ANONYMISE_PROTECT_H

#include "buffer.h"

struct list_entry {
    size_t name, name_len;     /* in list.text */
    size_t alias, alias_count; /* list.aliases[alias ...] */
    uint32_t line;             /* of the file, 1-based; 0: given in the pipeline */
};

struct list_alias {
    size_t at, len;
};

struct name_list {
    struct bytes text; /* UTF-8, NFC */
    struct list_entry *entries;
    size_t count, capacity;
    struct list_alias *aliases;
    size_t alias_count, alias_capacity;
    uint32_t unclosed; /* line of the first quote that nothing closes; 0: none */
    bool is_out_of_memory;
};

/* Reads the bytes of a CSV file: comma, semicolon or tab between fields (the tab when there is
 * one outside quotes anywhere, else the semicolon when there is one), double quotes, BOM,
 * UTF-8 or else windows-1252, '#' comments, empty lines. */
void name_list_read(struct name_list *list, dsr_text bytes);
void name_list_add(struct name_list *list, dsr_text name); /* one entity without aliases */
void name_list_free(struct name_list *list);

static inline dsr_text name_list_name(const struct name_list *list, size_t index) {
    const struct list_entry *entry = &list->entries[index];
    return (dsr_text){list->text.at + entry->name, entry->name_len};
}

static inline dsr_text name_list_alias(const struct name_list *list, size_t index) {
    return (dsr_text){list->text.at + list->aliases[index].at, list->aliases[index].len};
}

#endif

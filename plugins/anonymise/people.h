/* SPDX-License-Identifier: MIT */
/*
 * From names to persons: settle merges what all documents gave, in input order, and writes the
 * entities of the run with the phrases that find them into one run of bytes, which `run` reads
 * without copying.
 */
#ifndef ANONYMISE_PEOPLE_H
#define ANONYMISE_PEOPLE_H

#include "facts.h"
#include "index.h"
#include "rules.h"

struct entity_row {
    uint32_t name_at, name_len; /* the fullest form, for the register only */
    uint32_t pseudonym_at, pseudonym_len;
    uint32_t entry;      /* of the protect list, or NO_ENTRY */
    uint32_t gender;     /* LEX_MALE, LEX_FEMALE, 0 */
    uint32_t decision;   /* dsr_decision */
    uint32_t confidence; /* the best of its names */
    uint32_t rule;       /* what found that name */
    uint32_t reserved;
};

/* A view of settle's bytes. */
struct people {
    const struct entity_row *entities;
    uint32_t count;
    const char *texts;
    struct phrases phrases; /* value: the entity */
};

bool people_open(struct people *people, dsr_text bytes);

static inline dsr_text people_name(const struct people *people, uint32_t entity) {
    const struct entity_row *row = &people->entities[entity];
    return (dsr_text){people->texts + row->name_at, row->name_len};
}

static inline dsr_text people_pseudonym(const struct people *people, uint32_t entity) {
    const struct entity_row *row = &people->entities[entity];
    return (dsr_text){people->texts + row->pseudonym_at, row->pseudonym_len};
}

/* ---- settle ---- */

/* A name as found, distinct by its words and its gender. */
struct known_name {
    size_t text, len; /* in gathering.texts */
    struct name name; /* points into a text of its own, see settle */
    uint32_t gender, confidence, rule;
    uint64_t order;                  /* of its first appearance */
    uint32_t entity, next_of_entity; /* index + 1; 0: none */
};

struct entity {
    uint32_t first_name, last_name; /* index + 1 into names */
    uint32_t entry, gender, confidence, rule;
    uint64_t order;
    bool is_kept;
    uint32_t number;
    char token[24];
};

struct gathering {
    const struct rules *rules;
    struct known_name **names; /* each its own allocation, so that texts stay */
    size_t name_count, name_capacity;
    struct entity *entities;
    size_t entity_count, entity_capacity;
    uint32_t highest_number; /* of the pseudonyms that already stand in the documents */
    struct index by_name, by_word;
    uint64_t order;
    bool is_out_of_memory;
};

bool gathering_begin(struct gathering *gathering, const struct rules *rules);
void gathering_add(struct gathering *gathering, dsr_text facts);
void gathering_merge(struct gathering *gathering);
dsr_decision entity_decision(const struct gathering *gathering, const struct entity *entity);
/* Numbers or tokens for the entities that are masked. */
void gathering_name_pseudonyms(struct gathering *gathering, dsr_text secret);
bool gathering_write(const struct gathering *gathering, struct bytes *into);
void gathering_free(struct gathering *gathering);

#endif

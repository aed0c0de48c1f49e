/* SPDX-License-Identifier: MIT */
/*
 * Merging.  Full names first, in order of appearance: one that agrees with a person's names
 * joins that person.  Then names of one word: joined to the only person they fit, else left to
 * `run`, which sees who was named last; a person of their own where they fit nobody.
 */
#include "people.h"

#include <stdlib.h>
#include <string.h>

#define NO_ORDER UINT64_MAX

/* ---- gathering names ---- */

static void note(struct gathering *gathering, struct index *index, uint64_t key, uint32_t value) {
    gathering->is_out_of_memory |= !index_add(index, key, value);
}

static uint64_t key_of(const struct name *name, uint32_t gender) {
    uint64_t key = gender + 1;
    for (size_t i = 0; i < name->count; i++)
        key = key * UINT64_C(0xC2B2AE3D27D4EB4F) + name->words[i].joined;
    return key;
}

static bool is_same_name(const struct name *a, const struct name *b) {
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (a->words[i].joined != b->words[i].joined)
            return false;
    return true;
}

static struct known_name *add_name(struct gathering *gathering, dsr_text text, uint32_t gender,
                                   bool may_invert) {
    /* The name's words point into the text behind it. */
    struct known_name *known = calloc(1, sizeof *known + text.len + 1);
    if (!known) {
        gathering->is_out_of_memory = true;
        return NULL;
    }
    char *copy = (char *)(known + 1);
    memcpy(copy, text.at, text.len);
    known->len = text.len;
    known->gender = gender;
    if (!name_read(&known->name, (dsr_text){copy, text.len}, &gathering->rules->lexicon,
                   may_invert)) {
        free(known);
        return NULL;
    }
    uint64_t key = key_of(&known->name, gender);
    for (const struct index_row *row = NULL;
         (row = index_next(&gathering->by_name, key, row)) != NULL;) {
        struct known_name *old = gathering->names[row->value];
        if (old->gender == gender && is_same_name(&old->name, &known->name)) {
            free(known);
            return old;
        }
    }
    if (!rows_grow(&gathering->names, &gathering->name_capacity, gathering->name_count + 1,
                   sizeof *gathering->names)) {
        free(known);
        gathering->is_out_of_memory = true;
        return NULL;
    }
    known->order = NO_ORDER;
    note(gathering, &gathering->by_name, key, (uint32_t)gathering->name_count);
    gathering->names[gathering->name_count++] = known;
    return known;
}

static struct entity *add_entity(struct gathering *gathering) {
    if (!rows_grow(&gathering->entities, &gathering->entity_capacity, gathering->entity_count + 1,
                   sizeof *gathering->entities)) {
        gathering->is_out_of_memory = true;
        return NULL;
    }
    struct entity *entity = &gathering->entities[gathering->entity_count++];
    *entity = (struct entity){.entry = NO_ENTRY, .order = NO_ORDER};
    return entity;
}

static void join(struct gathering *gathering, uint32_t name, uint32_t entity) {
    struct known_name *known = gathering->names[name];
    struct entity *to = &gathering->entities[entity];
    known->entity = entity + 1;
    known->next_of_entity = 0;
    if (to->last_name)
        gathering->names[to->last_name - 1]->next_of_entity = name + 1;
    else
        to->first_name = name + 1;
    to->last_name = name + 1;
    to->gender = to->gender ? to->gender : known->gender;
    if (known->confidence > to->confidence) {
        to->confidence = known->confidence;
        to->rule = known->rule;
    }
    to->order = known->order < to->order ? known->order : to->order;
    for (size_t i = 0; i < known->name.count; i++) {
        const struct name_word *word = &known->name.words[i];
        if (word->flags & (NAME_IS_INITIAL | NAME_IS_PARTICLE))
            continue;
        note(gathering, &gathering->by_word, word->joined, entity);
        if (word->umlaut != word->joined)
            note(gathering, &gathering->by_word, word->umlaut, entity);
        for (uint32_t k = 0; word->part_count > 1 && k < word->part_count; k++)
            note(gathering, &gathering->by_word, word->parts[k], entity);
    }
}

bool gathering_begin(struct gathering *gathering, const struct rules *rules) {
    gathering->rules = rules;
    for (uint32_t i = 0; i < rules->protect.count; i++) {
        struct entity *entity = add_entity(gathering);
        struct known_name *known =
            entity ? add_name(gathering, name_list_name(&rules->protect, i), 0, true) : NULL;
        if (!entity)
            return false;
        gathering->entities[i].entry = i;
        gathering->entities[i].confidence = 1000;
        /* The same name twice in the list: the second entity has only its aliases. */
        if (known && !known->entity)
            join(gathering, (uint32_t)gathering->name_count - 1, i);
    }
    return !gathering->is_out_of_memory;
}

void gathering_add(struct gathering *gathering, dsr_text facts) {
    struct fact fact;
    for (size_t at = 0; fact_read(facts, &at, &fact);) {
        uint64_t order = gathering->order++;
        if (fact.kind == FACT_NUMBER) {
            if (fact.value > gathering->highest_number)
                gathering->highest_number = fact.value;
        } else if (fact.kind == FACT_ENTRY && fact.value < gathering->rules->protect.count) {
            struct entity *entity = &gathering->entities[fact.value];
            entity->order = order < entity->order ? order : entity->order;
        } else if (fact.kind == FACT_NAME) {
            struct known_name *known = add_name(gathering, fact.name, fact.gender, false);
            if (!known)
                continue;
            known->order = order < known->order ? order : known->order;
            if (fact.confidence > known->confidence) {
                known->confidence = fact.confidence;
                known->rule = fact.rule;
            }
            if (known->entity) {
                struct entity *entity = &gathering->entities[known->entity - 1];
                entity->order = order < entity->order ? order : entity->order;
            }
        }
    }
}

/* ---- merging ---- */

static bool genders_agree(uint32_t one, uint32_t other) {
    return !one || !other || one == other;
}

static bool agrees_with(const struct gathering *gathering, const struct known_name *known,
                        const struct entity *entity) {
    if (!genders_agree(known->gender, entity->gender))
        return false;
    for (uint32_t at = entity->first_name; at;) {
        const struct known_name *other = gathering->names[at - 1];
        if (is_same_name(&known->name, &other->name) || names_agree(&known->name, &other->name))
            return true;
        at = other->next_of_entity;
    }
    return false;
}

static bool is_short(const struct name *name) {
    return name->count == 1 || name->family == 0;
}

static uint32_t find_full(const struct gathering *gathering, const struct known_name *known) {
    for (size_t i = known->name.count; i-- > 0;)
        for (const struct index_row *row = NULL;
             (row = index_next(&gathering->by_word, known->name.words[i].joined, row)) != NULL;)
            if (agrees_with(gathering, known, &gathering->entities[row->value]))
                return row->value;
    return UINT32_MAX;
}

/* How well a short name fits a longer one: 3 its end, 2 its beginning, 1 within, 0 not. */
static int fit(const struct name *small, const struct name *large) {
    if (small->count > large->count)
        return 0;
    for (size_t from = large->count - small->count + 1; from-- > 0;) {
        bool is_equal = true;
        for (size_t i = 0; i < small->count && is_equal; i++) {
            const struct name_word *a = &small->words[i], *b = &large->words[from + i];
            bool is_part = false;
            for (uint32_t k = 0; b->part_count > 1 && k < b->part_count; k++)
                is_part |= b->parts[k] == a->joined && a->len >= 3;
            is_equal = a->joined == b->joined || a->joined == b->umlaut || a->umlaut == b->joined ||
                       is_part;
        }
        if (is_equal)
            return from + small->count == large->count ? 3 : from == 0 ? 2 : 1;
    }
    return 0;
}

/* The only person a short name fits best; UINT32_MAX: none, UINT32_MAX - 1: several. */
static uint32_t find_short(const struct gathering *gathering, const struct known_name *known) {
    int best = 0;
    uint32_t found = UINT32_MAX;
    uint64_t key = known->name.words[known->name.count - 1].joined;
    /* "Mr. Leon" is a family name here, not Leon Charles; "Mr. Wang" may be Wang Xuexian. */
    bool is_given = lexicon_word(&gathering->rules->lexicon, key) & LEX_GIVEN;
    for (const struct index_row *row = NULL;
         (row = index_next(&gathering->by_word, key, row)) != NULL;) {
        const struct entity *entity = &gathering->entities[row->value];
        if (!genders_agree(known->gender, entity->gender) || row->value == found)
            continue;
        int score = 0, least = is_given ? 3 : 1;
        for (uint32_t at = entity->first_name; at; at = gathering->names[at - 1]->next_of_entity) {
            int one = fit(&known->name, &gathering->names[at - 1]->name);
            score = one > score ? one : score;
        }
        if (score < least)
            continue;
        if (score > best) {
            best = score;
            found = row->value;
        } else if (score && score == best) {
            found = UINT32_MAX - 1;
        }
    }
    return found;
}

void gathering_merge(struct gathering *gathering) {
    for (int is_second = 0; is_second < 2; is_second++)
        for (uint32_t i = 0; i < gathering->name_count; i++) {
            struct known_name *known = gathering->names[i];
            if (known->entity || is_short(&known->name) != (is_second == 1))
                continue;
            uint32_t entity =
                is_second ? find_short(gathering, known) : find_full(gathering, known);
            if (entity == UINT32_MAX - 1)
                continue; /* run decides by what stands before */
            if (entity == UINT32_MAX) {
                if (!add_entity(gathering))
                    return;
                entity = (uint32_t)gathering->entity_count - 1;
            }
            join(gathering, i, entity);
        }
    for (uint32_t i = 0; i < gathering->name_count; i++) {
        const struct known_name *known = gathering->names[i];
        if (known->entity &&
            rules_keep(gathering->rules, (dsr_text){(const char *)(known + 1), known->len}))
            gathering->entities[known->entity - 1].is_kept = true;
    }
}

void gathering_free(struct gathering *gathering) {
    for (size_t i = 0; i < gathering->name_count; i++)
        free(gathering->names[i]);
    free(gathering->names);
    free(gathering->entities);
    index_free(&gathering->by_name);
    index_free(&gathering->by_word);
    *gathering = (struct gathering){0};
}

/* ---- the bytes ---- */

#define MAGIC UINT64_C(0x31454C504F455031)

struct head {
    uint64_t magic, entities, texts, phrases;
};

static const struct known_name *fullest(const struct gathering *gathering,
                                        const struct entity *entity) {
    const struct known_name *best = NULL;
    for (uint32_t at = entity->first_name; at; at = gathering->names[at - 1]->next_of_entity) {
        const struct known_name *known = gathering->names[at - 1];
        if (!best || known->name.count > best->name.count)
            best = known;
    }
    return best;
}

dsr_decision entity_decision(const struct gathering *gathering, const struct entity *entity) {
    const struct type_policy *policy = &gathering->rules->person;
    if (entity->entry != NO_ENTRY)
        return DSR_MASK;
    if (entity->is_kept || policy->decision == DSR_KEEP)
        return DSR_KEEP;
    bool is_sure = entity->confidence >= policy->mask;
    return is_sure ? policy->decision : DSR_REVIEW;
}

static void write_entity(const struct gathering *gathering, const struct entity *entity,
                         struct bytes *texts, struct bytes *rows) {
    const struct known_name *name = fullest(gathering, entity);
    struct entity_row row = {.name_at = (uint32_t)texts->len,
                             .entry = entity->entry,
                             .gender = entity->gender,
                             .decision = (uint32_t)entity_decision(gathering, entity),
                             .confidence = entity->confidence,
                             .rule = entity->rule};
    if (name)
        bytes_add(texts, (const char *)(name + 1), name->len);
    row.name_len = (uint32_t)(texts->len - row.name_at);
    row.pseudonym_at = (uint32_t)texts->len;
    bytes_add(texts, gathering->rules->person.before.at, gathering->rules->person.before.len);
    if (entity->token[0])
        bytes_text(texts, entity->token);
    else
        bytes_format(texts, "%u", entity->number);
    bytes_add(texts, gathering->rules->person.after.at, gathering->rules->person.after.len);
    row.pseudonym_len = (uint32_t)(texts->len - row.pseudonym_at);
    bytes_add(rows, &row, sizeof row);
}

static void add_phrases(const struct gathering *gathering, struct phrase_list *list) {
    const struct rules *rules = gathering->rules;
    for (size_t i = 0; i < rules->protect_forms.count; i++) {
        const struct phrase_row *row = &rules->protect_forms.rows[i];
        phrase_list_add(list, rules->protect_forms.keys + row->key, row->count, row->value,
                        row->flags);
    }
    for (size_t i = 0; i < gathering->name_count; i++)
        if (gathering->names[i]->entity)
            name_add_forms(&gathering->names[i]->name, list, gathering->names[i]->entity - 1, 0,
                           &rules->lexicon);
}

bool gathering_write(const struct gathering *gathering, struct bytes *into) {
    struct bytes texts = {0}, rows = {0};
    struct phrase_list list = {0};
    for (size_t i = 0; i < gathering->entity_count; i++)
        write_entity(gathering, &gathering->entities[i], &texts, &rows);
    add_phrases(gathering, &list);
    size_t size = 0;
    void *phrases = phrase_list_flatten(&list, &size);
    static const char zeros[8] = {0};
    bytes_add(&texts, zeros, (8 - texts.len % 8) % 8);
    struct head head = {MAGIC, gathering->entity_count, texts.len, size};
    bytes_add(into, &head, sizeof head);
    bytes_add(into, rows.at, rows.len);
    bytes_add(into, texts.at, texts.len);
    if (phrases)
        bytes_add(into, phrases, size);
    bool is_fine = phrases && !texts.is_out_of_memory && !rows.is_out_of_memory &&
                   !into->is_out_of_memory && !gathering->is_out_of_memory;
    free(phrases);
    phrase_list_free(&list);
    bytes_free(&texts);
    bytes_free(&rows);
    return is_fine;
}

bool people_open(struct people *people, dsr_text bytes) {
    struct head head;
    if (bytes.len < sizeof head)
        return false;
    memcpy(&head, bytes.at, sizeof head);
    size_t texts = sizeof head + head.entities * sizeof(struct entity_row);
    if (head.magic != MAGIC || head.entities > UINT32_MAX ||
        texts + head.texts + head.phrases > bytes.len)
        return false;
    people->entities = (const struct entity_row *)(const void *)(bytes.at + sizeof head);
    people->count = (uint32_t)head.entities;
    people->texts = bytes.at + texts;
    return phrases_open(&people->phrases, people->texts + head.texts, head.phrases);
}

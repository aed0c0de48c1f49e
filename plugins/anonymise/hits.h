/* SPDX-License-Identifier: MIT */
/*
 * Where the persons of the run stand in one document: every form of every name, in every text a
 * block, a mark or an attribute holds, with what speaks for it.  Then the decisions, which need
 * the whole document: who was named last, whether the full name stands anywhere.
 */
#ifndef ANONYMISE_HITS_H
#define ANONYMISE_HITS_H

#include "people.h"
#include "persons.h"

enum holder { IN_BLOCK, IN_MARK, IN_ATTRIBUTE };

/* A text of the document that may hold names. */
struct place {
    enum holder holder;
    uint32_t handle; /* block or mark; attributes: index into attribute_names */
    dsr_block block;
    dsr_text text;
    bool is_technical; /* names of things: targets, code, metadata; case says little there */
};

struct hit {
    uint32_t place;
    uint32_t start, name, end; /* bytes: of the title, of the name, its end */
    uint32_t flags;            /* of the phrase: NAME_FULL ... */
    uint32_t gender;
    uint32_t entity;
    uint32_t other, other_count; /* further entities it may be: hits.others[other ...] */
    uint32_t words;              /* of the name */
    bool has_title, is_common, needs_company;
    dsr_decision decision;
    uint32_t confidence;
    enum person_rule rule;
};

struct hits {
    struct place *places;
    size_t place_count, place_capacity;
    struct hit *rows;
    size_t count, capacity;
    uint32_t *others;
    size_t other_count, other_capacity;
    struct words words; /* of the text under way */
    uint32_t *classes;
    size_t class_capacity;
    bool is_out_of_memory;
};

extern const char *const attribute_names[];

/* All places of a document, in reading order; attributes first. */
void hits_find_places(struct hits *hits, const dsr_doc *doc);
void hits_find(struct hits *hits, const struct rules *rules, const struct people *people,
               uint32_t language);
/* Settles entity and decision of every hit; drops those that are none after all. */
void hits_decide(struct hits *hits, const struct rules *rules, const struct people *people);
void hits_free(struct hits *hits);

/* Words and classes of a place's text, into hits.words and hits.classes. */
bool hits_read_place(struct hits *hits, const struct place *place, const struct lexicon *lexicon,
                     uint32_t language, bool wants_classes);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * What stands for a person: a number in order of appearance, or with a key the start of an
 * HMAC-SHA-256 (RFC 2104) over type and normalised name in base32 (RFC 4648), so that runs that
 * share the key agree.  Never a hash without a key: a list of names would undo it.
 */
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdlib.h>
#include <string.h>

#include "people.h"
#include "signs.h"

#define SHORTEST_TOKEN 8 /* 40 bits: two of 10,000 persons collide in 1 run of 20,000 */
#define LONGEST_TOKEN 20

/* The name folded, its words in order with one space between, hyphens gone. */
static void normalise(const struct name *name, struct bytes *into) {
    into->len = 0;
    bytes_text(into, "person");
    bytes_add(into, "", 1);
    for (size_t i = 0; i < name->count; i++) {
        if (i)
            bytes_add(into, " ", 1);
        dsr_text text = name->words[i].text;
        for (size_t at = 0; at < text.len;) {
            int32_t sign;
            char folded[16];
            at += sign_read(text.at + at, text.len - at, &sign);
            enum sign_kind kind = sign_kind(sign);
            if (kind == SIGN_UPPER || kind == SIGN_LOWER || kind == SIGN_CASELESS ||
                kind == SIGN_SCRIPT || kind == SIGN_DIGIT)
                bytes_add(into, folded, fold_sign(sign, folded));
        }
    }
}

/* The fullest name; of several as full the one whose folded form sorts first, so that the order
 * of documents does not matter. */
static const struct name *canonical(const struct gathering *gathering,
                                    const struct entity *entity) {
    const struct name *best = NULL;
    struct bytes best_form = {0}, form = {0};
    for (uint32_t at = entity->first_name; at; at = gathering->names[at - 1]->next_of_entity) {
        const struct name *name = &gathering->names[at - 1]->name;
        if (entity->entry != NO_ENTRY && best)
            break; /* the listed one, which is first */
        normalise(name, &form);
        bool is_better = !best || name->count > best->count ||
                         (name->count == best->count && form.len && best_form.len &&
                          memcmp(form.at, best_form.at,
                                 form.len < best_form.len ? form.len : best_form.len) < 0);
        if (is_better) {
            best = name;
            struct bytes swap = best_form;
            best_form = form;
            form = swap;
        }
    }
    bytes_free(&best_form);
    bytes_free(&form);
    return best;
}

static void base32(const uint8_t *bytes, size_t letters, char *into) {
    static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    for (size_t i = 0; i < letters; i++) {
        size_t bit = 5 * i;
        uint32_t pair = (uint32_t)bytes[bit / 8] << 8 | bytes[bit / 8 + 1];
        into[i] = alphabet[pair >> (11 - bit % 8) & 31];
    }
    into[letters] = '\0';
}

static bool make_token(struct gathering *gathering, struct entity *entity, dsr_text secret) {
    const struct name *name = canonical(gathering, entity);
    struct bytes form = {0};
    uint8_t digest[EVP_MAX_MD_SIZE];
    unsigned len = 0;
    if (name)
        normalise(name, &form);
    bool is_made = secret.len <= INT32_MAX && !form.is_out_of_memory &&
                   HMAC(EVP_sha256(), secret.at, (int)secret.len, (const uint8_t *)form.at,
                        form.len, digest, &len) != NULL;
    bytes_free(&form);
    if (is_made)
        base32(digest, LONGEST_TOKEN, entity->token);
    return is_made;
}

static int compare_tokens(const void *left, const void *right, void *context) {
    const struct entity *entities = context;
    const uint32_t *a = left, *b = right;
    int order = strcmp(entities[*a].token, entities[*b].token);
    return order ? order : (*a > *b) - (*a < *b);
}

static size_t common_start(const char *a, const char *b) {
    size_t count = 0;
    while (a[count] && a[count] == b[count])
        count++;
    return count;
}

/* Each token as short as it may be and still be told from its neighbours in the order. */
static void shorten(struct gathering *gathering, const uint32_t *sorted, size_t count) {
    struct entity *entities = gathering->entities;
    uint8_t *lengths = malloc(count ? count : 1);
    if (!lengths) {
        gathering->is_out_of_memory = true;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        size_t len = SHORTEST_TOKEN;
        const char *token = entities[sorted[i]].token;
        for (size_t k = i ? i - 1 : i; k <= i + 1 && k < count; k++) {
            size_t same = k == i ? 0 : common_start(token, entities[sorted[k]].token);
            if (same >= len)
                len = same + 1;
        }
        lengths[i] = (uint8_t)(len < LONGEST_TOKEN ? len : LONGEST_TOKEN);
    }
    for (size_t i = 0; i < count; i++)
        entities[sorted[i]].token[lengths[i]] = '\0';
    free(lengths);
}

static int compare_orders(const void *left, const void *right, void *context) {
    const struct entity *entities = context;
    const uint32_t *a = left, *b = right;
    if (entities[*a].order != entities[*b].order)
        return entities[*a].order < entities[*b].order ? -1 : 1;
    return (*a > *b) - (*a < *b);
}

void gathering_name_pseudonyms(struct gathering *gathering, dsr_text secret) {
    size_t count = gathering->entity_count;
    uint32_t *sorted = malloc((count ? count : 1) * sizeof *sorted);
    if (!sorted) {
        gathering->is_out_of_memory = true;
        return;
    }
    for (uint32_t i = 0; i < count; i++)
        sorted[i] = i;
    if (secret.len) {
        for (size_t i = 0; i < count; i++)
            if (!make_token(gathering, &gathering->entities[i], secret))
                gathering->is_out_of_memory = true;
        qsort_r(sorted, count, sizeof *sorted, compare_tokens, gathering->entities);
        shorten(gathering, sorted, count);
    } else {
        uint32_t number = gathering->highest_number;
        qsort_r(sorted, count, sizeof *sorted, compare_orders, gathering->entities);
        for (size_t i = 0; i < count; i++) {
            struct entity *entity = &gathering->entities[sorted[i]];
            if (entity_decision(gathering, entity) == DSR_MASK)
                entity->number = ++number;
        }
    }
    free(sorted);
}

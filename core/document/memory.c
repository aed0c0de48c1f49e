/* SPDX-License-Identifier: MIT */
/*
 * The memory of a document: growing arrays of records, and the text store, one reserved range
 * of addresses that is made usable step by step, so that text never moves.  Everything counts
 * towards the document's limit.
 */
#include "document/records.h"

#include <stdlib.h>
#include <sys/mman.h>

#define LARGEST_STORE ((size_t)UINT32_MAX & ~(size_t)0xFFFF)
#define SMALLEST_STORE ((size_t)1 << 20)
#define STORE_STEP ((size_t)1 << 18)
/* What a reset keeps: a worker that met one giant does not stay one. */
#define KEPT_STORE ((size_t)4 << 20)
#define KEPT_ARRAY ((size_t)1 << 20)

static const uint32_t record_sizes[ARRAY_COUNT] = {
#define SIZE(name, id) [id] = sizeof(struct name##_record),
    DOCUMENT_RECORDS(SIZE)
#undef SIZE
};

bool memory_open(struct document *document) {
    struct store *store = &document->store;
    void *at = MAP_FAILED;

    for (int id = 0; id < ARRAY_COUNT; id++)
        document->arrays[id].record_size = record_sizes[id];
    document->limit = SIZE_MAX;
    /* An address limit of the process (RLIMIT_AS) may refuse the full range. */
    for (size_t size = LARGEST_STORE; size >= SMALLEST_STORE && at == MAP_FAILED; size /= 2) {
        store->reserved = size & ~(STORE_STEP - 1);
        at = mmap(NULL, store->reserved, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1,
                  0);
    }
    if (at == MAP_FAILED)
        return false;
    store->at = at;
    return true;
}

void memory_close(struct document *document) {
    if (document->store.at != NULL)
        munmap(document->store.at, document->store.reserved);
    for (int id = 0; id < ARRAY_COUNT; id++)
        free(document->arrays[id].at);
    free(document->scratch);
    free(document->depths);
}

void memory_reset(struct document *document, size_t kept) {
    struct store *store = &document->store;
    size_t from = kept > KEPT_STORE ? (kept / STORE_STEP + 1) * STORE_STEP : KEPT_STORE;

    if (store->high > from)
        madvise(store->at + from, store->committed - from, MADV_DONTNEED);
    store->used = store->high = kept;
    for (int id = 0; id < ARRAY_COUNT; id++) {
        struct array *array = &document->arrays[id];
        uint32_t room = (uint32_t)(KEPT_ARRAY / array->record_size);
        array->count = 0;
        if (array->room > room) {
            void *at = realloc(array->at, (size_t)room * array->record_size);
            if (at != NULL) {
                document->heap -= (size_t)(array->room - room) * array->record_size;
                array->at = at;
                array->room = room;
            }
        }
    }
}

bool grow_memory(struct document *document, void **at, size_t *room, size_t need, size_t item) {
    size_t wanted = *room + *room / 2 + 16;

    if (need <= *room)
        return true;
    if (wanted < need)
        wanted = need;
    if (wanted > (SIZE_MAX >> 1) / item)
        return false;
    size_t more = (wanted - *room) * item;
    if (document->heap + document->store.used > document->limit ||
        more > document->limit - document->heap - document->store.used)
        return false;
    void *moved = realloc(*at, wanted * item);
    if (moved == NULL)
        return false;
    *at = moved;
    *room = wanted;
    document->heap += more;
    return true;
}

bool reserve_records(struct document *document, enum array_id id, size_t count) {
    struct array *array = &document->arrays[id];
    size_t room = array->room;
    void *at = array->at;

    if (count > UINT32_MAX / 2 || array->count + count > UINT32_MAX / 2)
        return false;
    if (!grow_memory(document, &at, &room, array->count + count, array->record_size))
        return false;
    array->at = at;
    array->room = (uint32_t)room;
    return true;
}

uint32_t append_record(struct document *document, enum array_id id) {
    struct array *array = &document->arrays[id];

    memset(array->at + (size_t)array->count * array->record_size, 0, array->record_size);
    return array->count++;
}

bool store_reserve(struct document *document, size_t len) {
    struct store *store = &document->store;

    if (len > store->reserved || store->used > store->reserved - len)
        return false;
    size_t need = store->used + len;
    if (document->heap > document->limit || need > document->limit - document->heap)
        return false;
    if (need <= store->committed)
        return true;
    /* Committed pages cost nothing until they are touched: few, large steps. */
    size_t wanted = need + need / 2 + STORE_STEP;
    wanted = wanted > store->reserved ? store->reserved : wanted & ~(STORE_STEP - 1);
    if (mprotect(store->at + store->committed, wanted - store->committed, PROT_READ | PROT_WRITE) !=
        0)
        return false;
    store->committed = wanted;
    return true;
}

char *document_room(struct document *document, size_t len) {
    return store_reserve(document, len) ? document->store.at + document->store.used : NULL;
}

dsr_text document_take(struct document *document, size_t len) {
    struct store *store = &document->store;
    dsr_text taken = {store->at + store->used, len};

    store->used += len;
    if (store->used > store->high)
        store->high = store->used;
    return taken;
}

struct text_ref store_append(struct document *document, dsr_text text) {
    struct store *store = &document->store;
    struct text_ref ref = {(uint32_t)store->used, (uint32_t)text.len};

    if (text.len > 0)
        memcpy(store->at + store->used, text.at, text.len);
    store->used += text.len;
    if (store->used > store->high)
        store->high = store->used;
    return ref;
}

bool store_text(struct document *document, dsr_text text, struct text_ref *ref) {
    const struct store *store = &document->store;
    uintptr_t at = (uintptr_t)text.at, base = (uintptr_t)store->at;

    if (text.len == 0) {
        *ref = (struct text_ref){0, 0};
        return true;
    }
    if (at >= base && at - base < store->used && text.len <= store->used - (at - base)) {
        *ref = (struct text_ref){(uint32_t)(at - base), (uint32_t)text.len};
        return true;
    }
    if (!store_reserve(document, text.len))
        return false;
    *ref = store_append(document, text);
    return true;
}

/* A hit is verified against the store, so that a roll-back need not empty the cache. */
bool store_word(struct document *document, dsr_text word, struct text_ref *ref) {
    uint32_t hash = 2166136261u; /* FNV-1a */

    if (word.len == 0 || word.len > 64)
        return store_text(document, word, ref);
    for (size_t i = 0; i < word.len; i++)
        hash = (hash ^ (unsigned char)word.at[i]) * 16777619u;
    struct text_ref *slot = &document->words[(hash ^ hash >> 16) % WORD_CACHE];
    if (slot->len != word.len || (size_t)slot->at + slot->len > document->store.used ||
        memcmp(document->store.at + slot->at, word.at, word.len) != 0) {
        if (!store_text(document, word, slot)) {
            *slot = (struct text_ref){0, 0};
            return false;
        }
    }
    *ref = *slot;
    return true;
}

void *scratch_memory(struct document *document, size_t size) {
    return grow_memory(document, &document->scratch, &document->scratch_room, size, 1)
               ? document->scratch
               : NULL;
}

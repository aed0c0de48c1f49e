/* SPDX-License-Identifier: MIT */
/*
 * Transactions.  Old records are saved page by page, each when it is written for the first
 * time, so that beginning costs next to nothing and rolling back as much as was edited.  New
 * records and new text need no saving: their counts are set back.
 *
 * The log is mapped at `begin`, large enough for every page there is, and filled lazily by
 * the system: saving a page cannot fail in the middle of an edit.
 */
#include "document/records.h"

#include <stdlib.h>
#include <sys/mman.h>

#define PAGE_RECORDS 32u
#define KEPT_LOG ((size_t)1 << 20)

struct page_head {
    uint32_t id, index;
};

static size_t page_room(const struct document *document, int id) {
    return sizeof(struct page_head) + (size_t)PAGE_RECORDS * document->arrays[id].record_size;
}

static bool map_log(struct transaction *open, size_t size) {
    if (size <= open->log_room)
        return true;
    size += size / 4 + KEPT_LOG;
    void *at = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE,
                    -1, 0);
    if (at == MAP_FAILED)
        return false;
    if (open->log != NULL)
        munmap(open->log, open->log_room);
    open->log = at;
    open->log_room = size;
    return true;
}

bool document_begin(struct document *document) {
    struct transaction *open = &document->transaction;
    size_t pages = 0, size = 0;

    if (open->is_open)
        return false;
    for (int id = 0; id < ARRAY_COUNT; id++) {
        size_t count = (document->arrays[id].count + PAGE_RECORDS - 1) / PAGE_RECORDS;
        open->first_page[id] = pages;
        pages += count;
        size += count * page_room(document, id);
    }
    void *bits = open->is_saved;
    bool is_there =
        grow_memory(document, &bits, &open->is_saved_room, pages / 64 + 1, sizeof(uint64_t));
    open->is_saved = bits;
    if (!is_there || !map_log(open, size))
        return false;
    memset(open->is_saved, 0, (pages / 64 + 1) * sizeof(uint64_t));
    for (int id = 0; id < ARRAY_COUNT; id++)
        open->kept[id] = document->arrays[id].count;
    open->text_used = document->store.used;
    open->log_used = 0;
    open->is_open = true;
    return true;
}

/* Only for records below kept[id]: record_edit asks. */
void save_page(struct document *document, enum array_id id, uint32_t index) {
    struct transaction *open = &document->transaction;
    const struct array *array = &document->arrays[id];
    struct page_head head = {id, index / PAGE_RECORDS};
    size_t bit = open->first_page[id] + head.index;
    uint32_t start = head.index * PAGE_RECORDS;
    uint32_t left = open->kept[id] - start;
    size_t len = (size_t)(left < PAGE_RECORDS ? left : PAGE_RECORDS) * array->record_size;

    if (open->is_saved[bit / 64] >> (bit % 64) & 1)
        return;
    open->is_saved[bit / 64] |= UINT64_C(1) << (bit % 64);
    memcpy(open->log + open->log_used, &head, sizeof(head));
    memcpy(open->log + open->log_used + sizeof(head),
           array->at + (size_t)start * array->record_size, len);
    open->log_used += sizeof(head) + len;
}

static void close_transaction(struct document *document) {
    struct transaction *open = &document->transaction;

    if (open->log_used > KEPT_LOG)
        madvise(open->log, open->log_room, MADV_DONTNEED);
    memset(open->kept, 0, sizeof(open->kept));
    open->log_used = 0;
    open->is_open = false;
}

void document_commit(struct document *document) {
    if (document->transaction.is_open)
        close_transaction(document);
}

void document_roll_back(struct document *document) {
    struct transaction *open = &document->transaction;

    if (!open->is_open)
        return;
    for (size_t at = 0; at < open->log_used;) {
        struct page_head head;
        memcpy(&head, open->log + at, sizeof(head));
        const struct array *array = &document->arrays[head.id];
        uint32_t start = head.index * PAGE_RECORDS;
        uint32_t left = open->kept[head.id] - start;
        size_t len = (size_t)(left < PAGE_RECORDS ? left : PAGE_RECORDS) * array->record_size;
        memcpy(array->at + (size_t)start * array->record_size, open->log + at + sizeof(head), len);
        at += sizeof(head) + len;
    }
    for (int id = 0; id < ARRAY_COUNT; id++)
        document->arrays[id].count = open->kept[id];
    document->store.used = open->text_used;
    memset(document->fingers, 0, sizeof(document->fingers));
    document->epoch++;
    document->last_line.part = 0;
    close_transaction(document);
}

void snapshot_close(struct document *document) {
    if (document->transaction.log != NULL)
        munmap(document->transaction.log, document->transaction.log_room);
    free(document->transaction.is_saved);
}

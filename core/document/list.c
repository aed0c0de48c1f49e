/* SPDX-License-Identifier: MIT */
/*
 * The ranges of a block (marks, references, mentions): a ring per block and kind, the block
 * holding the last.  By start, then the outer first.  Records that come in order, or a little
 * out of order, are put in place; else the list is marked and sorted when it is next read, so
 * that making n of them costs n log n at most, in any order.
 */
#include "document/records.h"

#define FINGER_STEPS 32

static uint8_t unsorted_bit(enum array_id id) {
    return (uint8_t)(IS_UNSORTED << id);
}

static dsr_range tie_source(const struct document *document, enum array_id id, uint32_t at) {
    return id == MARKS ? mark_at(document, at)->source : (dsr_range){0, 0};
}

/* Marks over the same text nest by their delimiters. */
static bool is_before(const struct document *document, enum array_id id, uint32_t a, uint32_t b) {
    dsr_range x = ranged_at(document, id, a)->range, y = ranged_at(document, id, b)->range;

    if (x.start != y.start)
        return x.start < y.start;
    if (x.end != y.end)
        return x.end > y.end;
    x = tie_source(document, id, a);
    y = tie_source(document, id, b);
    if (x.start != y.start)
        return x.start < y.start;
    if (x.end != y.end)
        return x.end > y.end;
    return a < b;
}

/* A range has changed: the order may be another. */
void list_unsorted(struct document *document, enum array_id id, dsr_block block) {
    block_edit(document, block)->state |= unsorted_bit(id);
}

/* The place after which `handle` belongs, when it is near; 0 when it is not. */
static uint32_t near_place(const struct document *document, enum array_id id, uint32_t last,
                           uint32_t handle) {
    uint32_t finger = document->fingers[id];
    uint32_t block = ranged_at(document, id, handle)->block;

    if (is_before(document, id, last, handle))
        return last;
    if (finger == 0 || ranged_at(document, id, finger)->block != block ||
        !is_before(document, id, finger, handle))
        return 0;
    for (int i = 0; i < FINGER_STEPS; i++) {
        uint32_t next = ranged_at(document, id, finger)->next;
        if (finger == last || !is_before(document, id, next, handle))
            return finger;
        finger = next;
    }
    return 0;
}

void list_insert(struct document *document, enum array_id id, uint32_t handle) {
    struct ranged *record = ranged_edit(document, id, handle);
    struct block_record *block = block_edit(document, record->block);
    uint32_t last = block->lists[id];
    bool is_sorted = !(block->state & unsorted_bit(id));

    if (last == 0) {
        record->next = handle;
        block->lists[id] = handle;
    } else {
        uint32_t after = is_sorted ? near_place(document, id, last, handle) : last;
        if (after == 0 && is_before(document, id, handle, ranged_at(document, id, last)->next)) {
            after = last; /* a new first: the ring's last stays */
            record->next = ranged_at(document, id, after)->next;
            ranged_edit(document, id, after)->next = handle;
        } else {
            if (after == 0) {
                after = last;
                block->state |= unsorted_bit(id);
            }
            record->next = ranged_at(document, id, after)->next;
            ranged_edit(document, id, after)->next = handle;
            if (after == last)
                block->lists[id] = handle;
        }
    }
    document->fingers[id] = handle;
}

/* Bottom-up merge sort of the opened ring (after S. Tatham's for linked lists): no memory, no
 * recursion. */
static void sort(struct document *document, enum array_id id, dsr_block block) {
    uint32_t last = block_at(document, block)->lists[id];
    uint32_t head = ranged_at(document, id, last)->next;

    ranged_edit(document, id, last)->next = 0;
    for (size_t width = 1;; width *= 2) {
        uint32_t at = head, tail = 0, merges = 0;
        head = 0;
        while (at != 0) {
            uint32_t other = at;
            size_t left = 0, right = width;
            merges++;
            while (left < width && other != 0) {
                left++;
                other = ranged_at(document, id, other)->next;
            }
            while (left > 0 || (right > 0 && other != 0)) {
                uint32_t taken;
                if (left > 0 && (right == 0 || other == 0 || is_before(document, id, at, other))) {
                    taken = at;
                    at = ranged_at(document, id, at)->next;
                    left--;
                } else {
                    taken = other;
                    other = ranged_at(document, id, other)->next;
                    right--;
                }
                if (tail == 0)
                    head = taken;
                else
                    ranged_edit(document, id, tail)->next = taken;
                tail = taken;
            }
            at = other;
        }
        ranged_edit(document, id, tail)->next = 0;
        last = tail;
        if (merges <= 1)
            break;
    }
    ranged_edit(document, id, last)->next = head;
    struct block_record *record = block_edit(document, block);
    record->lists[id] = last;
    record->state = (uint8_t)(record->state & ~unsorted_bit(id));
}

uint32_t ring_next(const struct document *document, enum array_id id, dsr_block block,
                   uint32_t at) {
    uint32_t last = block_at(document, block)->lists[id];

    if (last == 0 || at == last)
        return 0;
    return ranged_at(document, id, at == 0 ? last : at)->next;
}

uint32_t list_next(const struct document *document, enum array_id id, dsr_block block,
                   uint32_t at) {
    if (at != 0 && (!is_handle(document, id, at) || ranged_at(document, id, at)->block != block))
        return 0;
    if (block_at(document, block)->state & unsorted_bit(id))
        sort(document_of(&document->face), id, block);
    return ring_next(document, id, block, at);
}

/* SPDX-License-Identifier: MIT */
/*
 * Parking: a document as one blob, for a spool that this program wrote and reads itself, so
 * the records lie there as they lie in memory.  A blob that is not what was parked is refused:
 * by its size, the sizes of its records, and a checksum.
 */
#include "document/records.h"

struct head {
    char magic[8];
    uint64_t sum; /* of all that follows this field */
    uint64_t text_len;
    struct {
        uint32_t count, size;
    } arrays[ARRAY_COUNT];
};

static const char magic[8] = "dsrpark";

/* Not a defence, a check against torn and foreign bytes (after FNV-1a, eight bytes a step). */
static uint64_t checksum(const unsigned char *at, size_t len) {
    uint64_t sum = UINT64_C(14695981039346656037) ^ len, eight = 0;

    for (; len >= 8; at += 8, len -= 8) {
        memcpy(&eight, at, 8);
        sum = (sum ^ eight) * UINT64_C(1099511628211);
        sum ^= sum >> 29;
    }
    eight = 0;
    memcpy(&eight, at, len);
    sum = (sum ^ eight) * UINT64_C(1099511628211);
    return sum ^ sum >> 32;
}

size_t document_parked_size(const struct document *document) {
    size_t size = sizeof(struct head) + document->store.used;

    for (int id = 0; id < ARRAY_COUNT; id++)
        size += (size_t)document->arrays[id].count * document->arrays[id].record_size;
    return size;
}

void document_park(const struct document *document, void *into) {
    struct head head = {.text_len = document->store.used};
    unsigned char *at = (unsigned char *)into + sizeof(head);
    size_t summed = sizeof(head.magic) + sizeof(head.sum);

    memcpy(head.magic, magic, sizeof(magic));
    for (int id = 0; id < ARRAY_COUNT; id++) {
        const struct array *array = &document->arrays[id];
        size_t size = (size_t)array->count * array->record_size;
        head.arrays[id].count = array->count;
        head.arrays[id].size = array->record_size;
        if (size > 0)
            memcpy(at, array->at, size);
        at += size;
    }
    if (head.text_len > 0)
        memcpy(at, document->store.at, head.text_len);
    memcpy(into, &head, sizeof(head));
    head.sum = checksum((unsigned char *)into + summed, document_parked_size(document) - summed);
    memcpy(into, &head, sizeof(head));
}

/* Does the head describe exactly `size` bytes of our own records? */
static bool is_sound(const struct document *document, const struct head *head, size_t size) {
    uint64_t need = sizeof(*head);

    if (memcmp(head->magic, magic, sizeof(magic)) != 0 ||
        head->text_len > document->store.reserved || head->arrays[BLOCKS].count < 2 ||
        head->arrays[ATTRIBUTES].count < 1)
        return false;
    for (int id = 0; id < ARRAY_COUNT; id++) {
        if (head->arrays[id].size != document->arrays[id].record_size)
            return false;
        need += (uint64_t)head->arrays[id].count * head->arrays[id].size;
    }
    return need + head->text_len == size;
}

static bool load(struct document *document, const struct head *head, const unsigned char *at) {
    for (int id = 0; id < ARRAY_COUNT; id++)
        document->arrays[id].count = 0;
    for (int id = 0; id < ARRAY_COUNT; id++) {
        struct array *array = &document->arrays[id];
        size_t size = (size_t)head->arrays[id].count * array->record_size;
        if (!reserve_records(document, (enum array_id)id, head->arrays[id].count))
            return false;
        if (size > 0)
            memcpy(array->at, at, size);
        array->count = head->arrays[id].count;
        at += size;
    }
    if (!store_reserve(document, head->text_len))
        return false;
    store_append(document, (dsr_text){(const char *)at, head->text_len});
    labels_recheck(document);
    return true;
}

bool document_unpark(struct document *document, const void *bytes, size_t size) {
    struct head head;
    size_t summed = sizeof(head.magic) + sizeof(head.sum);

    document_reset(document);
    if (size < sizeof(head))
        return false;
    memcpy(&head, bytes, sizeof(head));
    if (!is_sound(document, &head, size) ||
        checksum((const unsigned char *)bytes + summed, size - summed) != head.sum)
        return false;
    if (!load(document, &head, (const unsigned char *)bytes + sizeof(head))) {
        document_reset(document);
        return false;
    }
    return true;
}

/* SPDX-License-Identifier: MIT */
/* Named values of a block; those of block 0 belong to the document. */
#include "document/records.h"

static uint32_t find(const struct document *document, dsr_block block, dsr_text name) {
    uint32_t at = block_at(document, block)->attributes;

    while (at != 0 && !is_same_text(view(document, attribute_at(document, at)->name), name))
        at = attribute_at(document, at)->next;
    return at;
}

static dsr_text attribute_read(const dsr_doc *doc, dsr_block block, const char *name) {
    const struct document *document = document_of(doc);

    if (block >= count_of(document, BLOCKS))
        return (dsr_text){"", 0};
    /* Attribute 0 is the dummy, whose value is empty. */
    return view(document, attribute_at(document, find(document, block, text_of(name)))->value);
}

static dsr_status attribute_set(dsr_doc *doc, dsr_block block, const char *name, dsr_text value,
                                const char *reason) {
    struct document *document = document_of(doc);
    struct text_ref name_ref, value_ref, before = {0, 0};
    struct change_record row;
    dsr_text name_text = text_of(name);

    if (!may(document, DSR_EDIT_ATTRIBUTES) || (block != 0 && !is_live(document, block)) ||
        name_text.len == 0 || !is_utf8(name_text) || !is_utf8(value))
        return DSR_REFUSED;
    uint32_t at = find(document, block, name_text);
    if (is_same_text(view(document, attribute_at(document, at)->value), value))
        return DSR_OK;
    if (!reserve_records(document, ATTRIBUTES, 1) || !store_word(document, name_text, &name_ref) ||
        !store_word(document, value, &value_ref) ||
        !prepare_rows(document, 1, DSR_CHANGE_ATTRIBUTE, reason, &row))
        return DSR_NO_MEMORY;
    bool is_new = at == 0;
    if (is_new) {
        at = append_record(document, ATTRIBUTES);
        *attribute_edit(document, at) = (struct attribute_record){
            .block = block, .next = block_at(document, block)->attributes, .name = name_ref};
        block_edit(document, block)->attributes = at;
    }
    before = attribute_at(document, at)->value;
    attribute_edit(document, at)->value = value_ref;
    row.block = block;
    row.record = at;
    if (!is_new || !is_importer(document))
        append_row(document, row, before, value_ref);
    return DSR_OK;
}

void attributes_fill(dsr_host *host) {
    host->attribute = attribute_read;
    host->set_attribute = attribute_set;
}

/* SPDX-License-Identifier: MIT */
/*
 * The open elements.  Lists follow the label tree: an item stands in the list of the label it is
 * under, wherever the source had it.  A container (a quotation, a cell) is a border that no list
 * crosses.  Every look further down the stack closes what it passes, so all looks together cost
 * no more than what was opened.
 */
#include <string.h>

#include "writer.h"

static void pop(struct writer *writer) {
    struct open *top = &writer->open[--writer->open_count];
    if (top->element == ELEMENT_CONTAINER)
        writer->base = top->base;
    writer->is_in_line = false;
    page_markup(&writer->page, top->end);
}

static void pop_to(struct writer *writer, size_t count) {
    while (writer->open_count > count)
        pop(writer);
}

void place_end_line(struct writer *writer) {
    if (writer->is_in_line)
        page_markup(&writer->page, "\n");
    writer->is_in_line = false;
}

void place_push(struct writer *writer, struct open entry) {
    struct open *grown =
        writer_grow(writer, writer->open, writer->open_count, &writer->open_room, sizeof *grown);
    if (!grown)
        return;
    writer->open = grown;
    entry.base = writer->base;
    writer->open[writer->open_count++] = entry;
    if (entry.element == ELEMENT_CONTAINER)
        writer->base = writer->open_count;
}

void place_at_base(struct writer *writer) {
    pop_to(writer, writer->base);
}

void place_below(struct writer *writer, dsr_block parent) {
    size_t at = writer->open_count;
    while (at > writer->base &&
           !(writer->open[at - 1].element == ELEMENT_ITEM && writer->open[at - 1].block == parent))
        at--;
    pop_to(writer, at);
}

static void open_list(struct writer *writer, struct open list) {
    static const char *const starts[] = {[ELEMENT_NUMBERED] = "<ol>\n",
                                         [ELEMENT_BULLETS] = "<ul>\n",
                                         [ELEMENT_DASHES] = "<ul class=\"dash\">\n"};
    place_end_line(writer);
    page_markup(&writer->page, starts[list.element]);
    list.end = list.element == ELEMENT_NUMBERED ? "</ol>\n" : "</ul>\n";
    place_push(writer, list);
}

void place_in_list(struct writer *writer, struct open list, dsr_block around) {
    size_t at = writer->open_count;
    for (; at > writer->base; at--) {
        const struct open *open = &writer->open[at - 1];
        if (open->element == ELEMENT_ITEM) {
            if (list.label ? open->label == list.label : open->block == around)
                break;
        } else if (open->label == list.label && open->block == list.block) {
            if (open->element == list.element) {
                pop_to(writer, at);
                return;
            }
            at--; /* bullets after numbers: a list of its own in the same place */
            break;
        }
    }
    pop_to(writer, at);
    open_list(writer, list);
}

struct open *place_container(struct writer *writer, dsr_block block) {
    struct open *open = writer->base ? &writer->open[writer->base - 1] : NULL;
    return open && open->block == block ? open : NULL;
}

void place_leave(struct writer *writer, dsr_block block) {
    if (place_container(writer, block))
        pop_to(writer, writer->base - 1);
}

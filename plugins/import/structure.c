/* SPDX-License-Identifier: MIT */
/*
 * Makes the chosen readings labels: cuts blocks where a label stands inside one, takes the
 * labels, links the label tree, and lets the blocks follow it (levels of headings, depth of
 * items).
 */
#include "bytes.h"
#include "import.h"

static void link_lists(struct task *task);
static bool take_block(struct task *task, uint32_t first, uint32_t end);
static bool take_unit(struct task *task, struct unit *unit);
static bool cut(struct task *task, struct unit *unit, uint32_t *base);
static void fill_info(const struct task *task, const struct unit *unit, dsr_label_info *info);
static bool link_unit(struct task *task, struct unit *unit);
static bool set_levels(struct task *task, const struct unit *unit);
static uint8_t list_depth(const struct task *task, const struct unit *unit);

bool structure_set(struct task *task) {
    link_lists(task);
    for (uint32_t first = 0; first < task->unit_count;) {
        uint32_t end = first + 1;
        while (end < task->unit_count && task->units[end].block == task->units[first].block) {
            end++;
        }
        if (!take_block(task, first, end)) {
            return false;
        }
        first = end;
    }
    for (uint32_t i = 0; i < task->unit_count; i++) {
        if (task->units[i].reading != NO_READING && !link_unit(task, &task->units[i])) {
            return false;
        }
    }
    return true;
}

/* Which labels have a successor in their list.  A star without one is the mark of a note. */
static void link_lists(struct task *task) {
    for (uint32_t i = 0; i < task->unit_count; i++) {
        const struct unit *unit = &task->units[i];
        if (unit->reading != NO_READING && unit->previous != 0) {
            task->units[unit->previous - 1].has_next = true;
        }
    }
    for (uint32_t i = 0; i < task->unit_count; i++) {
        struct unit *unit = &task->units[i];
        if (unit->reading == NO_READING || (unit->flags & (IS_SIGN | IN_MARKER)) != IS_SIGN ||
            unit->previous != 0 || unit->has_next) {
            continue;
        }
        dsr_text text = task->host->text(task->doc, unit->block);
        if (byte_at(text, unit->at) == '*') {
            unit->reading = NO_READING;
        }
    }
}

/* From the last to the first, so that what is cut off moves no offset still needed. */
static bool take_block(struct task *task, uint32_t first, uint32_t end) {
    for (uint32_t i = end; i > first; i--) {
        struct unit *unit = &task->units[i - 1];
        if (unit->reading != NO_READING && !take_unit(task, unit)) {
            return false;
        }
    }
    return true;
}

static bool take_unit(struct task *task, struct unit *unit) {
    const dsr_host *host = task->host;
    const struct reading *reading = &task->readings[unit->first_reading + unit->reading];
    uint32_t base = 0;
    if (!cut(task, unit, &base)) {
        return false;
    }
    dsr_label_info info = {0};
    fill_info(task, unit, &info);
    dsr_range surface = {reading->surface.start - base, reading->surface.end - base};
    uint32_t end = 0;
    if ((unit->flags & IN_MARKER) == 0) {
        dsr_text text = host->text(task->doc, unit->block);
        end = reading->end - base < text.len ? reading->end - base : (uint32_t)text.len;
    }
    unit->label = host->take_label(task->doc, unit->block, end, surface, &info, sizeof(info));
    return unit->label != 0;
}

/* Gives the unit a block of its own; `base` is what its text began at in the old one. */
static bool cut(struct task *task, struct unit *unit, uint32_t *base) {
    const dsr_host *host = task->host;
    if ((unit->flags & (AT_LINE | IS_CHAINED | AT_MARK)) == 0) {
        return true;
    }
    uint32_t skip = (unit->flags & AT_LINE) != 0;
    dsr_block new = host->split(task->doc, unit->block, unit->cut, skip);
    if (new == 0) {
        return false;
    }
    *base = unit->cut + skip;
    unit->block = new;
    return true;
}

static void fill_info(const struct task *task, const struct unit *unit, dsr_label_info *info) {
    const dsr_host *host = task->host;
    const struct import *import = task->import;
    const struct reading *reading = &task->readings[unit->first_reading + unit->reading];
    const struct level *level = &task->layout->levels[unit->level];
    bool in_marker = (unit->flags & IN_MARKER) != 0;
    dsr_block_info block = {0};
    host->block(task->doc, unit->block, &block, sizeof(block));
    dsr_text text = in_marker ? block.marker : block.text;
    /* Offsets of readings are those of the block before it was cut. */
    uint32_t base = (unit->flags & AT_LINE) != 0                  ? unit->cut + 1
                    : (unit->flags & (IS_CHAINED | AT_MARK)) != 0 ? unit->cut
                                                                  : 0;
    uint8_t kind =
        unit->is_agenda && level->agenda_kind != NO_KIND ? level->agenda_kind : level->kind;
    info->block = unit->block;
    info->confidence = 500 + (unit->margin < 5000 ? unit->margin : 5000u) / 10;
    info->origin = DSR_TYPED;
    info->kind = info->series = import->kinds.names[kind];
    if (level->is_sign) {
        info->scheme = info->kind;
        info->value = DSR_NO_VALUE;
        return;
    }
    info->scheme =
        reading->nested > 0 ? DSR_TEXT("decimal") : task->schemes->names[reading->scheme];
    info->value = reading->value;
    info->before = part_of(text, reading->surface.start - base, reading->number.start - base);
    info->insert = part_of(text, reading->number.end - base, reading->insert.end - base);
    info->after = part_of(text, reading->insert.end - base, reading->surface.end - base);
}

static bool link_unit(struct task *task, struct unit *unit) {
    const dsr_host *host = task->host;
    unit->depth = 1;
    if (unit->parent != 0) {
        const struct unit *parent = &task->units[unit->parent - 1];
        unit->depth = (uint8_t)(parent->depth + 1);
        if (host->set_label_parent(task->doc, unit->label, parent->label) != DSR_OK) {
            return false;
        }
    }
    return set_levels(task, unit);
}

/* A block whose label is a heading's is a heading, as deep as its label; an item is as deep as
 * the lists it stands in, whatever the indentation said. */
static bool set_levels(struct task *task, const struct unit *unit) {
    const dsr_host *host = task->host;
    const struct level *level = &task->layout->levels[unit->level];
    dsr_block_info info = {0};
    host->block(task->doc, unit->block, &info, sizeof(info));
    bool is_heading = level->is_heading || (level->has_word && !level->is_run_in &&
                                            (unit->flags & (IS_HEADING | IS_TITLE | IS_BARE)) != 0);
    if (is_heading && info.kind == DSR_PARAGRAPH) {
        info.kind = DSR_HEADING;
    }
    if (info.kind == DSR_HEADING) {
        info.level = unit->depth;
    } else if (info.kind == DSR_ITEM) {
        info.level = list_depth(task, unit);
    } else {
        return true;
    }
    return host->set_block(task->doc, unit->block, &info, sizeof(info)) == DSR_OK;
}

static uint8_t list_depth(const struct task *task, const struct unit *unit) {
    uint8_t depth = 0;
    while (unit->parent != 0) {
        unit = &task->units[unit->parent - 1];
        const struct level *level = &task->layout->levels[unit->level];
        depth = (uint8_t)(depth + (!level->is_heading && !level->has_word));
    }
    return depth;
}

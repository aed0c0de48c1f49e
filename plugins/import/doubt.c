/* SPDX-License-Identifier: MIT */
/*
 * Says where the labels are odd, so that nobody has to find out from the result: numbers left
 * out, given twice, begun again; decisions that were close; headings as deep as their Markdown
 * contradicts.
 */
#include "bytes.h"
#include "import.h"

enum { CLOSE_MARGIN = 800 };

static void doubt_unit(const struct task *task, uint32_t index);
static bool has_label_below(const struct task *task, uint32_t index);
static void doubt_step(const struct task *task, const struct unit *unit, const uint32_t *last);
static void doubt_heading(const struct task *task, const struct unit *unit,
                          uint32_t depths[LEVEL_MOST]);
static void note(const struct task *task, const struct unit *unit, dsr_severity severity,
                 const char *code, const char *what);

void doubts_report(struct task *task) {
    uint32_t depths[LEVEL_MOST] = {0};
    uint32_t last[LEVEL_MOST] = {0}; /* by level: the last unit + 1 */
    for (uint32_t i = 0; i < task->unit_count; i++) {
        const struct unit *unit = &task->units[i];
        if ((unit->flags & (STARTS_TEXT | STARTS_PART)) != 0) {
            memset(last, 0, sizeof(last));
        }
        if (unit->reading == NO_READING || task->layout->levels[unit->level].is_sign) {
            continue;
        }
        doubt_unit(task, i);
        doubt_step(task, unit, last);
        if ((unit->flags & IS_HEADING) != 0) {
            doubt_heading(task, unit, depths);
        }
        if (task->layout->levels[unit->level].restarts) {
            memset(last, 0, sizeof(last));
        }
        last[unit->level] = i + 1;
    }
}

static void doubt_unit(const struct task *task, uint32_t index) {
    const struct unit *unit = &task->units[index];
    const struct reading *reading = &task->readings[unit->first_reading + unit->reading];
    const struct level *level = &task->layout->levels[unit->level];
    if (unit->margin < CLOSE_MARGIN) {
        note(task, unit, DSR_NOTE_SEVERITY, "num-ambiguous", "could be read in another way");
    }
    if (reading->is_glued) {
        note(task, unit, DSR_NOTE_SEVERITY, "num-glued", "is not parted from its text by a space");
    }
    if (reading->is_ocr) {
        note(task, unit, DSR_NOTE_SEVERITY, "num-ocr", "has letters where figures belong");
    }
    if (reading->is_superscript) {
        note(task, unit, DSR_NOTE_SEVERITY, "num-superscript",
             "ends in a figure that was set high");
    }
    if ((unit->flags & IS_BARE) != 0 && !level->has_word && !has_label_below(task, index)) {
        note(task, unit, DSR_WARNING, "num-empty", "has no text");
    }
    if (level->is_heading && unit->previous == 0 && !unit->has_next && reading->value == 1) {
        note(task, unit, DSR_NOTE_SEVERITY, "num-orphan", "is the only label of its list");
    }
}

static bool has_label_below(const struct task *task, uint32_t index) {
    uint32_t next = index + 1;
    while (next < task->unit_count && task->units[next].reading == NO_READING) {
        next++;
    }
    return next < task->unit_count && task->units[next].parent == index + 1;
}

/* Against the label before it in its list (in its level, where numbers run through), or
 * against 1 where it begins one. */
static void doubt_step(const struct task *task, const struct unit *unit, const uint32_t *last) {
    const struct reading *reading = &task->readings[unit->first_reading + unit->reading];
    bool has_insert = reading->insert.end > reading->insert.start;
    bool goes_on = unit->previous != 0;
    uint32_t before = goes_on ? unit->previous : last[unit->level];
    int32_t from = 0;
    if (before != 0) {
        const struct unit *other = &task->units[before - 1];
        const struct reading *read = &task->readings[other->first_reading + other->reading];
        from = read->value;
        has_insert |= read->insert.end > read->insert.start && read->value == reading->value;
        goes_on |= task->layout->levels[unit->level].runs;
    }
    int32_t step = reading->value - from;
    if (task->layout->levels[unit->level].takes_symbol || step == 1 || (step == 0 && has_insert) ||
        (!goes_on && reading->value == 1)) {
        return;
    }
    if (!goes_on) {
        note(task, unit, DSR_WARNING, "num-first", "begins its list with another number than 1");
    } else if (step == 0) {
        note(task, unit, DSR_WARNING, "num-duplicate", "stands twice");
    } else if (step > 1) {
        note(task, unit, DSR_WARNING, "num-gap", "does not follow the number before it");
    } else {
        note(task, unit, DSR_WARNING, "num-restart", "begins the numbers of its list again");
    }
}

/* The first heading of a level tells what the format's depth of that level is. */
static void doubt_heading(const struct task *task, const struct unit *unit,
                          uint32_t depths[LEVEL_MOST]) {
    uint32_t *depth = &depths[unit->level];
    if (*depth == 0) {
        *depth = unit->format_level;
    } else if (*depth != unit->format_level) {
        note(task, unit, DSR_NOTE_SEVERITY, "num-level-conflict",
             "is a heading of another depth than others of its kind");
    }
}

static void note(const struct task *task, const struct unit *unit, dsr_severity severity,
                 const char *code, const char *what) {
    const dsr_host *host = task->host;
    dsr_label_info label = {0};
    dsr_block_info block = {0};
    host->label(task->doc, unit->label, &label, sizeof(label));
    host->block(task->doc, unit->block, &block, sizeof(block));
    dsr_place place = {block.part, label.source.start, NULL};
    host->report(task->job, severity, code, place, "%.*s \"%.*s\" %s", (int)label.kind.len,
                 label.kind.at, (int)label.surface.len, label.surface.at, what);
}

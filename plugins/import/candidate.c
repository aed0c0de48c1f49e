/* SPDX-License-Identifier: MIT */
/*
 * Where could a label be?  At the start of a block, in its list marker, after a line feed inside
 * it, right behind another label.  Every place with at least one reading becomes a unit; what
 * the reading means is the beam's affair.  Contents tables are left out here: their lines look
 * like labels and are none.
 */
#include "candidate.h"

#include "bytes.h"
#include "contents.h"
#include "line.h"
#include "shelter.h"

enum {
    HEADING_SIGNS = 6,
    COLON_REACH = 400, /* bytes before a colon in which an agenda is spoken of */
    CONTENTS_GAP = 6,  /* lines without a page number that a contents table may have */
};

struct walk {
    struct task *task;
    dsr_block block;
    dsr_block_info info;
    dsr_text before; /* the text that stands before the block */
    bool is_after_text;
    dsr_mark mark; /* the next one of the block that may begin a label; 0: none */
    uint32_t mark_at;
    bool is_contents;
    struct contents_end end; /* of the contents table, where its first entry comes again */
    uint32_t contents_unit;  /* the first unit since the last line with a page number */
    uint32_t gap;
};

static void walk_block(struct walk *walk);
static bool is_fenced(const struct walk *walk);
static void walk_start(struct walk *walk);
static void add_boundary(struct walk *walk, struct unit *unit);
static size_t skip_heading_signs(dsr_text text, size_t at, struct unit *unit);
static void walk_lines(struct walk *walk);
static void next_mark(struct walk *walk);
static void walk_mark(struct walk *walk);
static void add_unit(struct walk *walk, struct unit *unit, uint32_t first_reading);
static void add_chained(struct walk *walk, uint32_t index);
static void look_around(struct walk *walk, struct unit *unit);
static void look_back(const struct walk *walk, struct unit *unit);
static bool speaks_of_agenda(const struct walk *walk, dsr_text text, size_t end);
static void finish_block(struct walk *walk, uint32_t first_unit);
static bool is_in_contents(struct walk *walk, size_t line_start);
static bool is_lone_word(const struct walk *walk, size_t at, uint32_t class, struct word *word);

void candidates_find(struct task *task) {
    const uint32_t kinds =
        DSR_BIT(DSR_HEADING) | DSR_BIT(DSR_PARAGRAPH) | DSR_BIT(DSR_ITEM) | DSR_BIT(DSR_CODE);
    const dsr_host *host = task->host;
    struct walk walk = {.task = task, .before = {"", 0}};
    /* What is quoted keeps its own numbers. */
    struct shelter shelter = {.kinds = DSR_BIT(DSR_QUOTE) | DSR_BIT(DSR_CELL) | DSR_BIT(DSR_NOTE)};
    dsr_block block = 0;
    while ((block = host->step(task->doc, 0, block, DSR_ALL_KINDS)) != 0 && !task->has_no_memory) {
        dsr_kind kind = host->kind(task->doc, block);
        bool is_sheltered = shelter_step(task, &shelter, block, kind);
        walk.block = block;
        if (!is_sheltered && (DSR_BIT(kind) & kinds) != 0 &&
            host->block(task->doc, block, &walk.info, sizeof(walk.info)) && !is_fenced(&walk)) {
            walk_block(&walk);
        }
    }
}

/* Fenced code is an example; what is only indented is layout. */
static bool is_fenced(const struct walk *walk) {
    if (walk->info.kind != DSR_CODE) {
        return false;
    }
    dsr_text source = walk->task->host->source(walk->task->doc, walk->info.part);
    unsigned char first = byte_at(source, skip_blanks(source, walk->info.source.start));
    return first == '`' || first == '~';
}

static void walk_block(struct walk *walk) {
    struct task *task = walk->task;
    dsr_text text = walk->info.text;
    uint32_t first = task->unit_count;
    walk_start(walk);
    walk_lines(walk);
    finish_block(walk, first);
    if (walk->info.kind == DSR_HEADING && task->unit_count == first && text.len > 0) {
        struct unit unit = {.block = walk->block, .flags = STARTS_PART};
        add_unit(walk, &unit, task->reading_count);
    }
    if (trim_end(text, 0, text.len) > 0) {
        walk->before = text;
    }
    if (task->unit_count > first) {
        walk->is_after_text = false;
    } else if (walk->info.kind == DSR_PARAGRAPH && (walk->info.flags & DSR_HARD_WRAPPED) == 0) {
        dsr_kind outer = task->host->kind(task->doc, walk->info.parent);
        walk->is_after_text = outer != DSR_ITEM && outer != DSR_LIST;
    }
}

/* The marker, and the text behind it. */
static void walk_start(struct walk *walk) {
    struct task *task = walk->task;
    dsr_text text = walk->info.text, marker = walk->info.marker;
    uint32_t first = task->reading_count;
    struct unit unit = {.block = walk->block, .cut = UINT32_MAX};
    unit.flags = walk->info.kind == DSR_HEADING ? IS_HEADING : 0;
    size_t at = skip_heading_signs(text, skip_blanks(text, 0), &unit);
    unit.at = (uint32_t)at;
    if (is_in_contents(walk, 0)) {
        return;
    }
    if (marker.len > 0) {
        readings_at(task, marker, 0, &unit);
        if (task->reading_count == first || task->readings[first].end != marker.len) {
            task->reading_count = first;
            marker.len = 0;
        }
    }
    if (marker.len > 0 && (unit.flags & IS_SIGN) != 0) {
        /* "- (a) text": the letter is the label, the dash only the format's. */
        struct unit inner = unit;
        inner.flags &= (uint16_t)~IS_SIGN;
        readings_at(task, text, at, &inner);
        if (task->reading_count > first + 1 && (inner.flags & IS_SIGN) == 0) {
            task->readings[first] = task->readings[--task->reading_count];
            add_unit(walk, &inner, first);
            return;
        }
        task->reading_count = first + 1;
    }
    if (marker.len > 0) {
        unit.flags |= IN_MARKER;
        add_unit(walk, &unit, first);
        add_chained(walk, task->unit_count - 1);
        return;
    }
    readings_at(task, text, at, &unit);
    if (task->reading_count > first) {
        add_unit(walk, &unit, first);
        add_chained(walk, task->unit_count - 1);
    } else {
        add_boundary(walk, &unit);
    }
}

/* "Annex" alone on its line: a new text, as deep as a numbered annex would be. */
static void add_boundary(struct walk *walk, struct unit *unit) {
    struct word word = {0};
    if (!is_lone_word(walk, unit->at, WORD_BOUNDARY, &word)) {
        return;
    }
    uint32_t levels = walk->task->layout->word_levels[word.label_kind];
    unit->flags |= STARTS_TEXT;
    unit->level = levels != 0 ? (uint8_t)__builtin_ctz(levels) : 0;
    add_unit(walk, unit, walk->task->reading_count);
}

/* "###II": meant as a heading, though the format wants a space behind the signs. */
static size_t skip_heading_signs(dsr_text text, size_t at, struct unit *unit) {
    size_t end = at;
    while (byte_at(text, end) == '#' && end - at < HEADING_SIGNS) {
        end++;
    }
    unit->flags |= end > at ? IS_HEADING : 0;
    return end;
}

static void walk_lines(struct walk *walk) {
    struct task *task = walk->task;
    dsr_text text = walk->info.text;
    const uint8_t *classes = task->line_class;
    walk->mark = 0;
    next_mark(walk);
    for (size_t end = line_end(text, 0);; end = line_end(text, end + 1)) {
        while (walk->mark != 0 && walk->mark_at < end) {
            walk_mark(walk);
            next_mark(walk);
        }
        if (end >= text.len) {
            return;
        }
        struct unit unit = {.block = walk->block, .cut = (uint32_t)end, .flags = AT_LINE};
        size_t at = skip_heading_signs(text, skip_blanks(text, end + 1), &unit);
        unit.at = (uint32_t)at;
        unsigned char class = classes[byte_at(text, at)];
        if (class == 0 && !walk->is_contents) {
            continue;
        }
        if ((walk->is_contents || (class & STARTS_WORD) != 0) && is_in_contents(walk, end + 1)) {
            continue;
        }
        unit.flags |= walk->info.kind == DSR_HEADING ? IS_HEADING : 0;
        uint32_t first = task->reading_count;
        readings_at(task, text, at, &unit);
        if (task->reading_count > first) {
            add_unit(walk, &unit, first);
            add_chained(walk, task->unit_count - 1);
        } else {
            add_boundary(walk, &unit);
        }
    }
}

/* Emphasised words inside a paragraph may be a label that stands in the middle of a line. */
static void next_mark(struct walk *walk) {
    const struct task *task = walk->task;
    if (walk->info.kind != DSR_PARAGRAPH && walk->info.kind != DSR_ITEM) {
        return;
    }
    do {
        dsr_mark_info info = {0};
        walk->mark = task->host->next_mark(task->doc, walk->block, walk->mark);
        if (walk->mark == 0 || !task->host->mark(task->doc, walk->mark, &info, sizeof(info))) {
            return;
        }
        bool is_emphasis = info.kind == DSR_EMPHASIS || info.kind == DSR_STRONG;
        walk->mark_at = is_emphasis ? info.range.start : 0;
    } while (walk->mark_at == 0);
}

static void walk_mark(struct walk *walk) {
    struct task *task = walk->task;
    dsr_text text = walk->info.text;
    size_t at = walk->mark_at;
    struct unit unit = {.block = walk->block, .at = (uint32_t)at, .cut = (uint32_t)at};
    unit.flags = AT_MARK;
    bool is_inside = space_len(text, at - 1) > 0 && skip_blanks(text, line_start(text, at)) < at;
    if (!is_inside || !is_upper((unsigned char)text.at[at])) {
        return;
    }
    uint32_t first = task->reading_count;
    readings_at(task, text, at, &unit);
    if ((unit.flags & IS_WORD) == 0) {
        task->reading_count = first;
    } else if (task->reading_count > first) {
        add_unit(walk, &unit, first);
    }
}

static void add_unit(struct walk *walk, struct unit *unit, uint32_t first_reading) {
    struct task *task = walk->task;
    struct unit *rows =
        task_extend(task, task->units, task->unit_count, &task->unit_room, sizeof(*unit));
    if (rows == NULL) {
        return;
    }
    task->units = rows;
    unit->first_reading = first_reading;
    unit->reading_count = (uint16_t)(task->reading_count - first_reading);
    unit->reading = NO_READING;
    look_around(walk, unit);
    rows[task->unit_count++] = *unit;
}

/* "2. (a) text": a second label right behind the first, but only one in brackets, since "1. A."
 * is a heading far more often than two labels. */
static void add_chained(struct walk *walk, uint32_t index) {
    struct task *task = walk->task;
    dsr_text text = walk->info.text;
    if (task->has_no_memory || (task->units[index].flags & IS_SIGN) != 0) {
        return;
    }
    const struct unit *outer = &task->units[index];
    size_t at = (outer->flags & IN_MARKER) != 0 ? skip_blanks(text, 0)
                                                : task->readings[outer->first_reading].end;
    bool is_same_line = (outer->flags & IN_MARKER) != 0 || at <= line_end(text, outer->at);
    if (!is_same_line || (byte_at(text, at) != '(' && byte_at(text, at + 1) != ')')) {
        return;
    }
    struct unit unit = {
        .block = walk->block, .at = (uint32_t)at, .cut = (uint32_t)at, .flags = IS_CHAINED};
    uint32_t first = task->reading_count;
    readings_at(task, text, at, &unit);
    if (task->reading_count > first) {
        add_unit(walk, &unit, first);
    }
}

/* Fills the flags that tell what stands before and behind. */
static void look_around(struct walk *walk, struct unit *unit) {
    look_back(walk, unit);
    bool is_first = (unit->flags & (AT_LINE | IS_CHAINED | AT_MARK)) == 0;
    unit->flags |= is_first && walk->is_after_text ? AFTER_TEXT : 0;
    unit->format_level = (uint8_t)walk->info.level;
    unit->flags |= (walk->info.flags & DSR_HARD_WRAPPED) != 0 ? IS_WRAPPED : 0;
}

static void look_back(const struct walk *walk, struct unit *unit) {
    dsr_text text = walk->info.text;
    if ((unit->flags & (IS_CHAINED | AT_MARK)) != 0) {
        return;
    }
    bool at_line = (unit->flags & AT_LINE) != 0;
    dsr_text before = at_line ? text : walk->before;
    size_t end = trim_end(before, 0, at_line ? unit->cut : before.len);
    if (end > 0 && before.at[end - 1] == ':') {
        unit->flags |= AFTER_COLON;
        unit->flags |= speaks_of_agenda(walk, before, end) ? AFTER_AGENDA : 0;
    }
    if (at_line) {
        size_t start = end;
        while (start > 0 && text.at[start - 1] != '\n') {
            start--;
        }
        bool is_blank_before = memchr(text.at + end, '\n', unit->cut - end) != NULL;
        unit->flags |=
            is_blank_before || end <= start ||
                    line_ends_sentence(&walk->task->language->words, text, start, end, unit->at)
                ? 0
                : IN_SENTENCE;
    }
}

static bool speaks_of_agenda(const struct walk *walk, dsr_text text, size_t end) {
    const struct vocabulary *words = &walk->task->language->words;
    size_t start = end > COLON_REACH ? end - COLON_REACH : 0;
    for (size_t at = start; at < end; at++) {
        if ((words->starts[(unsigned char)text.at[at]] & WORD_AGENDA) != 0 &&
            !ends_in_word(text, at) && vocabulary_match(words, text, at, WORD_AGENDA, NULL) > 0) {
            return true;
        }
    }
    return false;
}

/* What can be told only when all units of the block are known: how far the text of each goes. */
static void finish_block(struct walk *walk, uint32_t first_unit) {
    struct task *task = walk->task;
    dsr_text text = walk->info.text;
    for (uint32_t i = first_unit; i < task->unit_count; i++) {
        struct unit *unit = &task->units[i];
        if (unit->reading_count == 0) {
            continue;
        }
        bool is_last = i + 1 == task->unit_count;
        const struct reading *reading = &task->readings[unit->first_reading];
        size_t start = (unit->flags & IN_MARKER) != 0 ? 0 : reading->end;
        size_t end = is_last ? text.len : task->units[i + 1].cut;
        end = trim_end(text, start < end ? start : end, end);
        if (start >= end) {
            unit->flags |= is_last ? IS_BARE : 0;
        } else if (line_is_title(text, start, end)) {
            unit->flags |= IS_TITLE;
        }
    }
}

/* Is this line one of a contents table, which goes from the word "Contents" alone on its line to
 * the last line that ends with a page number? */
static bool is_in_contents(struct walk *walk, size_t line_start) {
    struct task *task = walk->task;
    size_t at = skip_blanks(walk->info.text, line_start);
    if (is_lone_word(walk, at, WORD_CONTENTS, NULL)) {
        walk->is_contents = true;
        walk->contents_unit = task->unit_count;
        walk->gap = 0;
        walk->end = contents_end_find(task, walk->block, line_end(walk->info.text, at));
    }
    if (!walk->is_contents) {
        return false;
    }
    if (walk->end.block != 0) {
        walk->is_contents = walk->block != walk->end.block || line_start < walk->end.at;
        return walk->is_contents;
    }
    if (line_ends_with_page(walk->info.text, at)) {
        /* The units of the lines before, which told the first half of the entry, go as well. */
        task->unit_count = walk->contents_unit;
        walk->gap = 0;
        return true;
    }
    walk->is_contents = ++walk->gap <= CONTENTS_GAP;
    return false;
}

static bool is_lone_word(const struct walk *walk, size_t at, uint32_t class, struct word *word) {
    dsr_text text = walk->info.text;
    size_t len = vocabulary_match(&walk->task->language->words, text, at, class, word);
    return len > 0 && is_upper((unsigned char)text.at[at]) &&
           skip_blanks(text, at + len) == line_end(text, at);
}

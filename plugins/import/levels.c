/* SPDX-License-Identifier: MIT */
/*
 * The levels of a document that a later stage has printed anew, when it is read back: the
 * document attribute "levels" has a line for each way its labels are printed now,
 *
 *     kind <tab> scheme <tab> form <tab> steps
 *
 * where steps is 2 for "2.1", 3 for "2.1.1".  Sections that became "1." are then read as
 * sections, with the layout otherwise as it is; kinds that the document does not have are not
 * looked for, but for those with words and for bullets.
 */
#include "bytes.h"
#include "import.h"

enum { LINES_MOST = 2 * LEVEL_MOST, STEPS_MOST = 10 };

struct line {
    dsr_text kind, scheme, form;
    uint32_t steps;
};

static size_t read_line(dsr_text text, size_t at, struct line *line);
static bool is_plain(const struct level *level);
static size_t find_row(const struct task *task, const struct layout *layout,
                       const struct line *line);
static void set_row(const struct task *task, struct layout *layout, size_t row,
                    const struct line *line);
static void clear_row(struct layout *layout, size_t row);

void levels_take(struct task *task, struct layout *layout) {
    dsr_text text = task->host->attribute(task->doc, 0, "levels");
    struct schemes *schemes = task->host->scratch(task->job, sizeof(*schemes));
    if (schemes == NULL) {
        task->has_no_memory = true;
        return;
    }
    /* A later stage may count in a scheme that no layout and no language names. */
    *schemes = task->import->schemes;
    task->schemes = schemes;
    size_t rows[LINES_MOST];
    struct line lines[LINES_MOST];
    size_t count = 0;
    for (size_t at = 0; at < text.len && count < LINES_MOST; count++) {
        at = read_line(text, at, &lines[count]);
        scheme_known(task->host, schemes, lines[count].scheme);
        rows[count] = find_row(task, layout, &lines[count]);
    }
    for (size_t row = 0; row < layout->level_count; row++) {
        if (is_plain(&layout->levels[row])) {
            clear_row(layout, row);
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (rows[i] < LEVEL_MOST && is_plain(&layout->levels[rows[i]])) {
            set_row(task, layout, rows[i], &lines[i]);
        }
    }
}

static size_t read_line(dsr_text text, size_t at, struct line *line) {
    dsr_text cells[4] = {{"", 0}, {"", 0}, {"", 0}, {"", 0}};
    for (size_t cell = 0; cell < 4; cell++) {
        size_t start = at;
        while (at < text.len && text.at[at] != '\t' && text.at[at] != '\n') {
            at++;
        }
        cells[cell] = part_of(text, start, at);
        if (at == text.len || text.at[at++] == '\n') {
            break;
        }
    }
    *line = (struct line){cells[0], cells[1], cells[2], 0};
    for (size_t i = 0; i < cells[3].len && line->steps < STEPS_MOST; i++) {
        line->steps = line->steps * 10 + (uint32_t)(cells[3].at[i] - '0');
    }
    return at;
}

static bool is_plain(const struct level *level) {
    return !level->has_word && !level->is_sign;
}

/* The level that the labels of this line are on: one that has the scheme already, else the
 * first of the kind. */
static size_t find_row(const struct task *task, const struct layout *layout,
                       const struct line *line) {
    const struct import *import = task->import;
    uint8_t scheme = scheme_find(task->schemes, line->scheme);
    size_t best = LEVEL_MOST;
    for (size_t row = layout->level_count; row-- > 0;) {
        const struct level *level = &layout->levels[row];
        bool is_agenda = level->agenda_kind != NO_KIND &&
                         same_text(import->kinds.names[level->agenda_kind], line->kind);
        if (!is_plain(level) ||
            (!is_agenda && !same_text(import->kinds.names[level->kind], line->kind))) {
            continue;
        }
        if (is_agenda) {
            return row;
        }
        bool is_nested = line->steps > 1;
        bool fits = is_nested ? level->nested == line->steps : level->nested == 0;
        bool has_scheme = scheme != NO_SCHEME && (level->schemes & SCHEME_BIT(scheme)) != 0;
        if (level->agenda_kind == NO_KIND && fits && (is_nested || has_scheme)) {
            return row;
        }
        best = level->agenda_kind == NO_KIND || best == LEVEL_MOST ? row : best;
    }
    return best;
}

static void clear_row(struct layout *layout, size_t row) {
    layout->levels[row].nested = 0;
    layout->levels[row].schemes = 0;
    layout->nested &= ~DSR_BIT(row);
    for (uint64_t bits = layout->schemes; bits != 0; bits &= bits - 1) {
        for (size_t form = 0; form < layout->form_count; form++) {
            layout->accepts[__builtin_ctzll(bits)][form] &= ~DSR_BIT(row);
        }
    }
}

static void set_row(const struct task *task, struct layout *layout, size_t row,
                    const struct line *line) {
    struct level *level = &layout->levels[row];
    if (line->steps > 1) {
        level->nested = (uint8_t)line->steps;
        layout->nested |= DSR_BIT(row);
        return;
    }
    uint8_t scheme = scheme_find(task->schemes, line->scheme);
    struct form form;
    if (scheme != NO_SCHEME && form_of(line->form, &form)) {
        layout_accept(layout, &form, scheme, row);
    }
}

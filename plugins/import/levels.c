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
static size_t find_row(const struct import *import, const struct line *line);
static void set_row(const dsr_host *host, struct layout *layout, size_t row,
                    const struct line *line);
static void clear_row(struct layout *layout, size_t row);

const struct import *levels_taken(struct task *task) {
    const dsr_host *host = task->host;
    dsr_text text = host->attribute(task->doc, 0, "levels");
    struct import *own = text.len > 0 ? host->scratch(task->job, sizeof(*own)) : NULL;
    if (own == NULL) {
        task->has_no_memory = text.len > 0;
        return task->import;
    }
    *own = *task->import;
    size_t rows[LINES_MOST];
    struct line lines[LINES_MOST];
    size_t count = 0;
    for (size_t at = 0; at < text.len && count < LINES_MOST; count++) {
        at = read_line(text, at, &lines[count]);
        rows[count] = find_row(task->import, &lines[count]);
    }
    for (size_t row = 0; row < own->layout.level_count; row++) {
        if (is_plain(&own->layout.levels[row])) {
            clear_row(&own->layout, row);
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (rows[i] < LEVEL_MOST && is_plain(&own->layout.levels[rows[i]])) {
            set_row(host, &own->layout, rows[i], &lines[i]);
        }
    }
    line_classes_fill(own);
    return own;
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
static size_t find_row(const struct import *import, const struct line *line) {
    const struct layout *layout = &import->layout;
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
        bool has_scheme = false;
        for (size_t i = 0; i < layout->scheme_count; i++) {
            has_scheme |=
                (level->schemes & DSR_BIT(i)) != 0 && same_text(layout->schemes[i], line->scheme);
        }
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
    for (size_t scheme = 0; scheme < SCHEME_MOST; scheme++) {
        for (size_t form = 0; form < FORM_MOST; form++) {
            layout->accepts[scheme][form] &= ~DSR_BIT(row);
        }
    }
}

static size_t scheme_of(const dsr_host *host, struct layout *layout, dsr_text name) {
    char written[8];
    size_t at = 0;
    while (at < layout->scheme_count && !same_text(layout->schemes[at], name)) {
        at++;
    }
    if (at == layout->scheme_count && at < SCHEME_MOST &&
        host->numeral(name, 1, written, sizeof(written)) > 0) {
        layout->schemes[layout->scheme_count++] = name;
    }
    return at;
}

static void set_row(const dsr_host *host, struct layout *layout, size_t row,
                    const struct line *line) {
    struct level *level = &layout->levels[row];
    if (line->steps > 1) {
        level->nested = (uint8_t)line->steps;
        layout->nested |= DSR_BIT(row);
        return;
    }
    dsr_text mark = DSR_TEXT("{n}");
    size_t scheme = scheme_of(host, layout, line->scheme), at = 0, index = 0;
    while (at < line->form.len && !starts_with(line->form, at, mark)) {
        at++;
    }
    if (at == line->form.len || scheme == layout->scheme_count || scheme >= SCHEME_MOST) {
        return;
    }
    struct form form = {part_of(line->form, 0, at),
                        part_of(line->form, at + mark.len, line->form.len)};
    while (index < layout->form_count && (!same_text(layout->forms[index].before, form.before) ||
                                          !same_text(layout->forms[index].after, form.after))) {
        index++;
    }
    if (index == FORM_MOST) {
        return;
    }
    layout->forms[index] = form;
    layout->form_count += index == layout->form_count;
    level->schemes |= DSR_BIT(scheme);
    layout->accepts[scheme][index] |= DSR_BIT(row);
}

/* SPDX-License-Identifier: MIT */
/*
 * Which layout fits the text?  A layout may name others in `detect`, each with cues: what the
 * document's symbol contains, what lines begin with.  The first whose cues are met is taken.
 */
#include "choose.h"

#include <stdlib.h>

#include "bytes.h"

enum {
    SAMPLE = 65536, /* bytes looked at */
    LEAST = 3,      /* lines that must begin so, where the data says no other number */
};

static void compile_texts(const dsr_host *host, const dsr_value *list, struct texts *texts);
static bool has_symbol(const struct cue *cue, dsr_text symbol);
static void count_lines(const struct task *task, dsr_text text, uint32_t *counts);
static bool begins(dsr_text text, size_t at, dsr_text start);

bool choices_open(dsr_job *job, struct import *import, const dsr_value *data) {
    const dsr_host *host = job->host;
    const dsr_value *list = host->value_get(data, "detect");
    for (size_t i = 0; i < host->value_count(list) && import->cue_count < CUE_MOST; i++) {
        const dsr_value *row = host->value_at(list, i);
        struct cue *cue = &import->cues[import->cue_count];
        cue->name = host->value_text(host->value_get(row, "layout"));
        const dsr_value *layout = host->data(job, "layouts", cue->name);
        cue->layout = calloc(1, sizeof(*cue->layout));
        import->cue_count++;
        if (cue->layout == NULL || layout == NULL ||
            !layout_compile(job, layout, &import->kinds, &import->schemes, cue->layout)) {
            return false;
        }
        compile_texts(host, host->value_get(row, "symbols"), &cue->symbols);
        compile_texts(host, host->value_get(row, "lines"), &cue->lines);
        int64_t least = host->value_int(host->value_get(row, "least"));
        cue->least = least > 0 ? (uint32_t)least : LEAST;
    }
    return true;
}

void choices_close(struct import *import) {
    for (size_t i = 0; i < import->cue_count; i++) {
        free(import->cues[i].layout);
    }
    import->cue_count = 0;
}

static void compile_texts(const dsr_host *host, const dsr_value *list, struct texts *texts) {
    for (size_t i = 0; i < host->value_count(list) && texts->count < TEXTS_MOST; i++) {
        texts->rows[texts->count++] = host->value_text(host->value_at(list, i));
    }
}

const struct cue *layout_choose(const struct task *task) {
    const struct import *import = task->import;
    const dsr_host *host = task->host;
    const uint32_t kinds =
        DSR_BIT(DSR_HEADING) | DSR_BIT(DSR_PARAGRAPH) | DSR_BIT(DSR_ITEM) | DSR_BIT(DSR_CODE);
    uint32_t counts[CUE_MOST] = {0};
    size_t seen = 0;
    for (dsr_block block = 0; import->cue_count > 0 && seen < SAMPLE &&
                              (block = host->step(task->doc, 0, block, kinds)) != 0;) {
        dsr_text text = host->text(task->doc, block);
        text.len = text.len < SAMPLE ? text.len : SAMPLE;
        count_lines(task, text, counts);
        seen += text.len;
    }
    for (size_t i = 0; i < import->cue_count; i++) {
        const struct cue *cue = &import->cues[i];
        bool fits = cue->symbols.count == 0 || has_symbol(cue, task->symbol);
        if (fits && (cue->lines.count == 0 || counts[i] >= cue->least)) {
            return cue;
        }
    }
    return NULL;
}

static bool has_symbol(const struct cue *cue, dsr_text symbol) {
    for (size_t i = 0; i < cue->symbols.count; i++) {
        for (size_t at = 0; at < symbol.len; at++) {
            if (starts_with(symbol, at, cue->symbols.rows[i])) {
                return true;
            }
        }
    }
    return false;
}

static void count_lines(const struct task *task, dsr_text text, uint32_t *counts) {
    const struct import *import = task->import;
    for (size_t line = 0; line < text.len; line = line_end(text, line) + 1) {
        size_t at = skip_blanks(text, line);
        for (size_t i = 0; i < import->cue_count; i++) {
            const struct texts *lines = &import->cues[i].lines;
            for (size_t row = 0; row < lines->count; row++) {
                if (begins(text, at, lines->rows[row])) {
                    counts[i]++;
                    break;
                }
            }
        }
    }
}

static bool is_latin(dsr_text text, size_t at) {
    return at < text.len && ((text.at[at] | 0x20) >= 'a' && (text.at[at] | 0x20) <= 'z');
}

/* The text at `at` in any case, and no word that goes on: "procedures" is no "PROCEDURE". */
static bool begins(dsr_text text, size_t at, dsr_text start) {
    size_t from = 0;
    while (from < start.len && at < text.len) {
        size_t len, more;
        if (folded_at(text, at, &len) != folded_at(start, from, &more)) {
            return false;
        }
        at += len;
        from += more;
    }
    return from >= start.len &&
           !(start.len > 0 && is_latin(start, start.len - 1) && is_latin(text, at));
}

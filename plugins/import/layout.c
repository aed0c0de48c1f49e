/* SPDX-License-Identifier: MIT */
/*
 * From the value tree of scripts/layouts/NAME.lua to a table of levels.  Refuses what it does
 * not understand, with the place in the file.
 */
#include "layout.h"

#include "bytes.h"

struct compiler {
    dsr_job *job;
    const dsr_host *host;
    struct kinds *kinds;
    struct schemes *schemes;
    struct layout *layout;
    bool failed;
};

static void compile_level(struct compiler *compiler, const dsr_value *data);
static void compile_inside(struct compiler *compiler, const dsr_value *data, struct level *level);
static void compile_forms(struct compiler *compiler, const dsr_value *data, size_t level);
static void compile_signs(struct compiler *compiler, const dsr_value *data, size_t level);
static void compile_cites(struct compiler *compiler, const dsr_value *data);
static uint64_t compile_schemes(struct compiler *compiler, const dsr_value *data);
static size_t form_index(struct layout *layout, const struct form *form);
static void accept_form(struct layout *layout, size_t form, uint8_t scheme, size_t level);
static bool takes(const struct layout *layout, size_t level, const struct print *print);
static void refuse(struct compiler *compiler, const dsr_value *value, const char *what);
static bool flag(const dsr_host *host, const dsr_value *table, const char *name);

uint8_t kind_of(struct kinds *kinds, dsr_text name) {
    for (size_t i = 1; i <= kinds->count; i++) {
        if (same_text(kinds->names[i], name)) {
            return (uint8_t)i;
        }
    }
    if (kinds->count + 1 == KIND_MOST) {
        return NO_KIND;
    }
    kinds->names[++kinds->count] = name;
    return (uint8_t)kinds->count;
}

bool layout_compile(dsr_job *job, const dsr_value *data, struct kinds *kinds,
                    struct schemes *schemes, struct layout *layout) {
    const dsr_host *host = job->host;
    struct compiler compiler = {job, host, kinds, schemes, layout, false};
    layout->is_strict = flag(host, data, "strict");
    layout->has_superscripts = flag(host, data, "superscripts");
    const dsr_value *levels = host->value_get(data, "levels");
    if (host->value_count(levels) == 0) {
        refuse(&compiler, data, "has no levels");
    }
    for (size_t i = 0; i < host->value_count(levels); i++) {
        compile_level(&compiler, host->value_at(levels, i));
    }
    compile_cites(&compiler, host->value_get(data, "cites"));
    return !compiler.failed;
}

static void compile_level(struct compiler *compiler, const dsr_value *data) {
    const dsr_host *host = compiler->host;
    struct layout *layout = compiler->layout;
    if (layout->level_count == LEVEL_MOST) {
        refuse(compiler, data, "is one level too many");
        return;
    }
    dsr_text kind = host->value_text(host->value_get(data, "kind"));
    if (kind.len == 0) {
        refuse(compiler, data, "needs a kind");
        return;
    }
    size_t index = layout->level_count;
    struct level *level = &layout->levels[index];
    level->kind = kind_of(compiler->kinds, kind);
    dsr_text agenda = host->value_text(host->value_get(data, "agenda"));
    level->agenda_kind = agenda.len > 0 ? kind_of(compiler->kinds, agenda) : NO_KIND;
    level->is_heading = flag(host, data, "heading");
    level->has_word = flag(host, data, "words");
    level->takes_symbol = flag(host, data, "symbol");
    level->is_run_in = flag(host, data, "run_in");
    level->opens_list = flag(host, data, "list");
    level->restarts = flag(host, data, "restarts");
    dsr_text run = host->value_text(host->value_get(data, "run"));
    level->runs = same_text(run, DSR_TEXT("document"));
    level->may_run = same_text(run, DSR_TEXT("either"));
    level->nested = (uint8_t)host->value_int(host->value_get(data, "nested"));
    level->schemes = compile_schemes(compiler, host->value_get(data, "schemes"));
    compile_inside(compiler, host->value_get(data, "inside"), level);
    compile_forms(compiler, host->value_get(data, "forms"), index);
    compile_signs(compiler, host->value_get(data, "signs"), index);
    if (level->nested > 0) {
        layout->nested |= DSR_BIT(index);
    }
    if (level->runs || level->may_run) {
        layout->running |= DSR_BIT(index);
    }
    if (level->has_word) {
        layout->word_levels[level->kind] |= DSR_BIT(index);
    }
    layout->level_count++;
}

static uint64_t compile_schemes(struct compiler *compiler, const dsr_value *data) {
    const dsr_host *host = compiler->host;
    uint64_t bits = 0;
    for (size_t i = 0; i < host->value_count(data); i++) {
        const dsr_value *item = host->value_at(data, i);
        uint8_t scheme = scheme_add(compiler->job, compiler->schemes, host->value_text(item));
        if (scheme == NO_SCHEME) {
            refuse(compiler, item, "is no numeral scheme, or one too many");
            continue;
        }
        bits |= SCHEME_BIT(scheme);
    }
    compiler->layout->schemes |= bits;
    return bits;
}

static void compile_inside(struct compiler *compiler, const dsr_value *data, struct level *level) {
    const dsr_host *host = compiler->host;
    const struct layout *layout = compiler->layout;
    for (size_t i = 0; i < host->value_count(data); i++) {
        uint8_t kind = kind_of(compiler->kinds, host->value_text(host->value_at(data, i)));
        uint32_t bits = 0;
        for (size_t outer = 0; outer < layout->level_count; outer++) {
            bits |= layout->levels[outer].kind == kind ? DSR_BIT(outer) : 0;
        }
        if (bits == 0) {
            refuse(compiler, host->value_at(data, i), "is the kind of no level before this one");
        }
        level->inside |= bits;
    }
}

static void compile_forms(struct compiler *compiler, const dsr_value *data, size_t level) {
    const dsr_host *host = compiler->host;
    struct layout *layout = compiler->layout;
    for (size_t i = 0; i < host->value_count(data); i++) {
        const dsr_value *item = host->value_at(data, i);
        struct form form;
        if (!form_of(host->value_text(item), &form)) {
            refuse(compiler, item, "is a form without {n}");
            continue;
        }
        size_t index = form_index(layout, &form);
        if (index == FORM_MOST) {
            refuse(compiler, item, "is one form too many");
            continue;
        }
        for (uint64_t bits = layout->levels[level].schemes; bits != 0; bits &= bits - 1) {
            accept_form(layout, index, (uint8_t)__builtin_ctzll(bits), level);
        }
    }
}

bool form_of(dsr_text text, struct form *form) {
    dsr_text mark = DSR_TEXT("{n}");
    size_t at = 0;
    while (at < text.len && !starts_with(text, at, mark)) {
        at++;
    }
    if (at == text.len) {
        return false;
    }
    *form = (struct form){part_of(text, 0, at), part_of(text, at + mark.len, text.len)};
    return true;
}

/* The form's place in the table, added when new; FORM_MOST when the table is full. */
static size_t form_index(struct layout *layout, const struct form *form) {
    for (size_t i = 0; i < layout->form_count; i++) {
        if (same_text(layout->forms[i].before, form->before) &&
            same_text(layout->forms[i].after, form->after)) {
            return i;
        }
    }
    if (layout->form_count == FORM_MOST) {
        return FORM_MOST;
    }
    layout->forms[layout->form_count] = *form;
    return layout->form_count++;
}

static void accept_form(struct layout *layout, size_t form, uint8_t scheme, size_t level) {
    layout->accepts[scheme][form] |= DSR_BIT(level);
    layout->form_schemes[form] |= SCHEME_BIT(scheme);
    layout->levels[level].schemes |= SCHEME_BIT(scheme);
    layout->schemes |= SCHEME_BIT(scheme);
}

void layout_accept(struct layout *layout, const struct form *form, uint8_t scheme, size_t level) {
    size_t index = form_index(layout, form);
    if (index != FORM_MOST) {
        accept_form(layout, index, scheme, level);
    }
}

/* Of the levels of a kind the first takes what the language prints, unless one has it already;
 * not those in an order of their own (nested numbers, lists in an agenda, bullets). */
void layout_take_prints(struct layout *layout, const struct language *language) {
    for (size_t i = 0; i < language->print_count; i++) {
        const struct print *print = &language->prints[i];
        size_t first = layout->level_count;
        bool is_known = false;
        for (size_t row = layout->level_count; row-- > 0;) {
            const struct level *level = &layout->levels[row];
            if (level->kind == print->kind && level->nested == 0 && !level->is_sign &&
                !level->opens_list && (!print->has_word || level->has_word)) {
                first = row;
                is_known |= takes(layout, row, print);
            }
        }
        if (first == layout->level_count || is_known) {
            continue;
        }
        if (print->has_word) {
            layout->levels[first].schemes |= SCHEME_BIT(print->scheme);
            layout->schemes |= SCHEME_BIT(print->scheme);
        } else {
            layout_accept(layout, &print->form, print->scheme, first);
        }
    }
}

/* A document may have been printed in the labels of another language before.  Lists in an agenda
 * take the agenda's own. */
void layout_take_main_prints(struct layout *layout, const struct language *language) {
    for (size_t i = 0; i < language->print_count; i++) {
        const struct print *print = &language->prints[i];
        bool is_taken = !print->is_main;
        for (size_t row = 0; row < layout->level_count; row++) {
            const struct level *level = &layout->levels[row];
            bool is_agenda = level->agenda_kind != NO_KIND && level->agenda_kind == print->kind;
            if (level->nested > 0 || level->is_sign || print->has_word > level->has_word ||
                (!is_agenda && (is_taken || level->opens_list || level->kind != print->kind)) ||
                (is_agenda && !print->is_main)) {
                continue;
            }
            is_taken = true;
            if (takes(layout, row, print)) {
                continue;
            }
            if (print->has_word) {
                layout->levels[row].schemes |= SCHEME_BIT(print->scheme);
                layout->schemes |= SCHEME_BIT(print->scheme);
            } else {
                layout_accept(layout, &print->form, print->scheme, row);
            }
        }
    }
}

static bool takes(const struct layout *layout, size_t level, const struct print *print) {
    if (print->has_word) {
        return (layout->levels[level].schemes & SCHEME_BIT(print->scheme)) != 0;
    }
    for (size_t i = 0; i < layout->form_count; i++) {
        if (same_text(layout->forms[i].before, print->form.before) &&
            same_text(layout->forms[i].after, print->form.after)) {
            return (layout->accepts[print->scheme][i] & DSR_BIT(level)) != 0;
        }
    }
    return false;
}

static void compile_signs(struct compiler *compiler, const dsr_value *data, size_t level) {
    const dsr_host *host = compiler->host;
    struct layout *layout = compiler->layout;
    for (size_t i = 0; i < host->value_count(data); i++) {
        dsr_text sign = host->value_text(host->value_at(data, i));
        if (sign.len == 0 || layout->sign_count == SIGN_MOST) {
            refuse(compiler, host->value_at(data, i), "is empty, or one sign too many");
            continue;
        }
        layout->signs[layout->sign_count++] = (struct sign){sign, (uint8_t)level};
        layout->levels[level].is_sign = true;
    }
}

/* Every kind cites labels of its own name; the data may name further ones. */
static void compile_cites(struct compiler *compiler, const dsr_value *data) {
    const dsr_host *host = compiler->host;
    for (size_t kind = 0; kind < KIND_MOST; kind++) {
        compiler->layout->cites[kind] = UINT64_C(1) << kind;
    }
    for (size_t i = 0; i < host->value_count(data); i++) {
        uint8_t cited = kind_of(compiler->kinds, host->value_key(data, i));
        const dsr_value *names = host->value_at(data, i);
        for (size_t name = 0; name < host->value_count(names); name++) {
            uint8_t kind = kind_of(compiler->kinds, host->value_text(host->value_at(names, name)));
            compiler->layout->cites[cited] |= UINT64_C(1) << kind;
        }
    }
}

static void refuse(struct compiler *compiler, const dsr_value *value, const char *what) {
    dsr_text text = compiler->host->value_text(value);
    dsr_place place = {0, 0, value};
    compiler->host->report(compiler->job, DSR_ERROR, "import-layout", place,
                           "in the layout, \"%.*s\" %s", (int)text.len, text.len > 0 ? text.at : "",
                           what);
    compiler->failed = true;
}

static bool flag(const dsr_host *host, const dsr_value *table, const char *name) {
    return host->value_bool(host->value_get(table, name));
}

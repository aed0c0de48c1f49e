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
    struct layout *layout;
    bool failed;
};

static void compile_level(struct compiler *compiler, const dsr_value *data);
static void compile_inside(struct compiler *compiler, const dsr_value *data, struct level *level);
static void compile_forms(struct compiler *compiler, const dsr_value *data, size_t level);
static void compile_signs(struct compiler *compiler, const dsr_value *data, size_t level);
static void compile_cites(struct compiler *compiler, const dsr_value *data);
static uint32_t compile_schemes(struct compiler *compiler, const dsr_value *data);
static size_t form_index(struct compiler *compiler, const dsr_value *form);
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
                    struct layout *layout) {
    const dsr_host *host = job->host;
    struct compiler compiler = {job, host, kinds, layout, false};
    layout->is_strict = flag(host, data, "strict");
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

static uint32_t compile_schemes(struct compiler *compiler, const dsr_value *data) {
    const dsr_host *host = compiler->host;
    struct layout *layout = compiler->layout;
    uint32_t bits = 0;
    for (size_t i = 0; i < host->value_count(data); i++) {
        const dsr_value *item = host->value_at(data, i);
        dsr_text name = host->value_text(item);
        size_t at = 0;
        while (at < layout->scheme_count && !same_text(layout->schemes[at], name)) {
            at++;
        }
        if (at == layout->scheme_count) {
            if (!host->scheme(compiler->job, name, NULL)) {
                refuse(compiler, item, "is no numeral scheme");
                continue;
            }
            if (at == SCHEME_MOST) {
                refuse(compiler, item, "is one scheme too many");
                continue;
            }
            layout->schemes[layout->scheme_count++] = name;
        }
        bits |= DSR_BIT(at);
    }
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
        size_t form = form_index(compiler, host->value_at(data, i));
        if (form == FORM_MOST) {
            continue;
        }
        for (size_t scheme = 0; scheme < layout->scheme_count; scheme++) {
            if ((layout->levels[level].schemes & DSR_BIT(scheme)) != 0) {
                layout->accepts[scheme][form] |= DSR_BIT(level);
            }
        }
    }
}

/* "({n})" is what stands before and after {n}. */
static size_t form_index(struct compiler *compiler, const dsr_value *data) {
    struct layout *layout = compiler->layout;
    dsr_text text = compiler->host->value_text(data);
    dsr_text mark = DSR_TEXT("{n}");
    size_t at = 0;
    while (at < text.len && !starts_with(text, at, mark)) {
        at++;
    }
    if (at == text.len) {
        refuse(compiler, data, "is a form without {n}");
        return FORM_MOST;
    }
    struct form form = {part_of(text, 0, at), part_of(text, at + mark.len, text.len)};
    for (size_t i = 0; i < layout->form_count; i++) {
        if (same_text(layout->forms[i].before, form.before) &&
            same_text(layout->forms[i].after, form.after)) {
            return i;
        }
    }
    if (layout->form_count == FORM_MOST) {
        refuse(compiler, data, "is one form too many");
        return FORM_MOST;
    }
    layout->forms[layout->form_count] = form;
    return layout->form_count++;
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

/* SPDX-License-Identifier: MIT */
/*
 * Reads every label of the document and says what each becomes: value, scheme, form.  A label
 * whose printed form would not change keeps all it has.  Edits nothing.
 */
#include "lexicon.h"

static dsr_status read_labels(struct plan *plan);
static void read_print(struct plan *plan, struct entry *entry, const dsr_label_info *info);
static dsr_status print_label(struct plan *plan, struct entry *entry);

dsr_status plan_labels(struct plan *plan) {
    bool has_map = plan->settings->rules->has_map;
    dsr_status status = read_labels(plan);
    if (status == DSR_OK)
        status = has_map ? restore_labels(plan) : adjust(plan);
    if (status == DSR_OK && !has_map)
        status = renumber(plan);
    for (uint32_t i = 0; status == DSR_OK && i < plan->count; i++) {
        if (!has_map)
            status = print_label(plan, &plan->entries[i]);
        plan->changed_count += is_label_changed(&plan->entries[i]);
        plan->has_new_numbers |= plan->entries[i].number_changed;
    }
    return status;
}

const struct entry *entry_of(const struct plan *plan, dsr_label label) {
    uint32_t index = label < plan->label_limit ? plan->of_label[label] : 0;
    return index ? &plan->entries[index - 1] : NULL;
}

bool is_label_changed(const struct entry *entry) {
    return !same_text(entry->was.printed, entry->is.printed);
}

/* ---- reading -------------------------------------------------------------------------------- */

static void read_label(struct plan *plan, struct entry *entry, dsr_label label) {
    const dsr_host *host = plan->host;
    dsr_label_info info = {0};
    dsr_block_info block = {0};
    host->label(plan->doc, label, &info, sizeof info);
    host->block(plan->doc, info.block, &block, sizeof block);
    uint32_t parent = info.parent < plan->label_limit ? plan->of_label[info.parent] : 0;
    entry->label = label;
    entry->block = info.block;
    entry->parent = parent;
    entry->place.part = block.part;
    entry->place.offset =
        info.source.end > info.source.start ? info.source.start : block.source.start;
    if (block.part)
        entry->line = host->line(plan->doc, block.part, entry->place.offset);
    entry->kind = info.kind;
    entry->series = info.series.len ? info.series : info.kind;
    entry->confidence = info.confidence;
    entry->is_inserted = info.origin == DSR_BY_US && (block.flags & DSR_MADE);
    entry->level = level_of(plan->settings->rules, info.kind);
    read_print(plan, entry, &info);
    entry->surface = info.surface.len ? info.surface : entry->was.printed;
    entry->is = entry->was;
}

static dsr_status read_labels(struct plan *plan) {
    const dsr_host *host = plan->host;
    dsr_label label = 0;
    while ((label = host->next_label(plan->doc, label))) {
        plan->count++;
        if (label >= plan->label_limit)
            plan->label_limit = label + 1;
    }
    plan->entries = arena_take(&plan->arena, plan->count * sizeof *plan->entries + 1);
    plan->of_label = arena_take(&plan->arena, plan->label_limit * sizeof *plan->of_label + 1);
    if (!plan->entries || !plan->of_label)
        return DSR_NO_MEMORY;
    for (uint32_t i = 0; i < plan->count; i++) {
        label = host->next_label(plan->doc, label);
        read_label(plan, &plan->entries[i], label);
        plan->of_label[label] = i + 1;
    }
    return plan->arena.is_short ? DSR_NO_MEMORY : DSR_OK;
}

const struct entry *numbered_parent(const struct plan *plan, const struct entry *entry) {
    while (entry->parent) {
        entry = &plan->entries[entry->parent - 1];
        if (entry->was.numeral.len)
            return entry;
    }
    return NULL;
}

static dsr_text numeral(struct plan *plan, dsr_text scheme, int64_t value) {
    char room[64];
    size_t len = value == DSR_NO_VALUE ? 0 : plan->host->numeral(scheme, value, room, sizeof room);
    return len ? arena_join(&plan->arena, &(dsr_text){room, len}, 1) : (dsr_text){"", 0};
}

/* Where in `before` the number of the label above ends: "2." of "2.1." ends at 1; 0: nowhere. */
static size_t parent_end(dsr_text before, dsr_text number, size_t *start) {
    size_t space = before.len;
    while (space > 0 && before.at[space - 1] != ' ')
        space--;
    const size_t starts[] = {0, space};
    for (size_t i = 0; number.len && i < 2; i++) {
        size_t end = starts[i] + number.len;
        if (starts_with(slice(before, starts[i], before.len), number) && end < before.len &&
            !is_alnum_at(before, end)) {
            *start = starts[i];
            return end;
        }
    }
    return 0;
}

static void finish_print(struct plan *plan, struct print *print, dsr_text parent, dsr_text joint) {
    struct arena *arena = &plan->arena;
    dsr_text insert = print->insert, tail = cited_tail(print->after);
    dsr_text own[] = {cited_lead(print->before, print->after), print->numeral, insert, tail};
    print->own = print->full = arena_join(arena, own, 4);
    if (print->is_nested) {
        dsr_text full[] = {parent, joint, print->numeral, insert, tail};
        print->full = arena_join(arena, full, 5);
    }
    dsr_text printed[] = {print->before, print->numeral, insert, print->after};
    print->printed = arena_join(arena, printed, 4);
}

static void read_print(struct plan *plan, struct entry *entry, const dsr_label_info *info) {
    struct print *was = &entry->was;
    *was = (struct print){.scheme = info->scheme,
                          .value = info->value,
                          .insert = info->insert,
                          .before = info->before,
                          .after = info->after,
                          .numeral = numeral(plan, info->scheme, info->value)};
    if (!was->numeral.len) { /* a bullet, or a scheme only its importer knows */
        was->printed = was->own = was->full = info->surface;
        return;
    }
    const struct entry *parent = numbered_parent(plan, entry);
    dsr_text number = parent ? parent->was.full : (dsr_text){"", 0};
    size_t start = 0, end = parent_end(was->before, number, &start);
    was->is_nested = end > 0;
    finish_print(plan, was, number, slice(was->before, end, was->before.len));
}

/* ---- what it becomes ------------------------------------------------------------------------ */

static bool follows(const struct plan *plan, const struct entry *entry,
                    const struct convention *row) {
    const struct print *was = &entry->was;
    if (!same_text(row->kind, entry->kind) || !same_text(row->scheme, was->scheme) ||
        !same_text(row->form.tail, was->after) || row->form.has_parent != was->is_nested)
        return false;
    if (!was->is_nested)
        return same_text(row->form.lead, was->before);
    dsr_text parts[] = {row->form.lead, numbered_parent(plan, entry)->was.full, row->form.joint};
    size_t at = 0;
    for (size_t i = 0; i < 3; at += parts[i++].len)
        if (!starts_with(slice(was->before, at, was->before.len), parts[i]))
            return false;
    return at == was->before.len;
}

/* The letters around the numeral: "Annex " of "Annex {n}". */
static bool same_words(const struct form *left, const struct form *right) {
    const dsr_text pairs[][2] = {
        {left->lead, right->lead}, {left->joint, right->joint}, {left->tail, right->tail}};
    for (size_t i = 0; i < 3; i++) {
        dsr_text a = pairs[i][0], b = pairs[i][1];
        size_t x = 0, y = 0;
        while (x < a.len || y < b.len) {
            if (x < a.len && !is_alnum_at(a, x))
                x++;
            else if (y < b.len && !is_alnum_at(b, y))
                y++;
            else if (x < a.len && y < b.len && a.at[x] == b.at[y])
                x++, y++;
            else
                return false;
        }
    }
    return true;
}

/* The convention the label follows: of the target, and it may stay; else the main one of any
 * language, or another one of the document's own. */
static const struct convention *own_convention(const struct plan *plan, const struct entry *entry) {
    const struct rules *rules = plan->settings->rules;
    const struct convention *own = NULL;
    bool is_at_home = same_text(plan->from, plan->settings->to);
    for (size_t i = 0; i < rules->label_count; i++) {
        const struct convention *row = &rules->labels[i];
        bool is_targets = same_text(row->language, plan->settings->to);
        if ((own && !is_targets) || !follows(plan, entry, row))
            continue;
        if (is_targets && (!row->is_variant || is_at_home))
            return row;
        if (!own && (!row->is_variant || same_text(row->language, plan->from)))
            own = row;
    }
    return own;
}

/* A label in the form of some language becomes what the target language has for its kind; one
 * in a form of its own ("1)" for a paragraph) was somebody's choice and stays.  Words stay too:
 * "Annex II" does not become "Annexe II" in a text that goes on saying "annex". */
static void choose_convention(struct plan *plan, struct entry *entry) {
    const struct settings *settings = plan->settings;
    const struct rules *rules = settings->rules;
    if (!settings->to.len || (entry->level && entry->level->has_form && entry->level->scheme.len))
        return;
    const struct convention *target =
        convention_of(rules->labels, rules->label_count, settings->to, entry->kind);
    const struct convention *own = target ? own_convention(plan, entry) : NULL;
    if (own && same_text(own->language, settings->to))
        return;
    if (own && (settings->words == WORDS_TRANSLATE || same_words(&own->form, &target->form)))
        entry->convention = target;
    else if (target && entry->reason == REASON_NONE)
        entry->reason = own ? REASON_WORDS : REASON_UNCONVENTIONAL;
}

static void print_form(struct plan *plan, struct entry *entry, const struct form *form,
                       const struct entry *parent) {
    struct print *is = &entry->is;
    is->is_nested = form->has_parent && parent;
    is->after = form->tail;
    if (is->is_nested) {
        dsr_text parts[] = {form->lead, parent->is.full, form->joint};
        is->before = arena_join(&plan->arena, parts, 3);
        finish_print(plan, is, parent->is.full, form->joint);
        return;
    }
    is->before = form->lead;
    finish_print(plan, is, (dsr_text){"", 0}, (dsr_text){"", 0});
    if (form->has_parent) {
        plan->host->report(plan->job, DSR_WARNING, "num-no-parent", entry->place,
                           "label %.*s stands below no other, so its form has no {parent}",
                           (int)entry->was.printed.len, entry->was.printed.at);
    }
}

/* The form as it is; what of it is the number of the label above follows that label. */
static void print_as_it_was(struct plan *plan, struct entry *entry, const struct entry *parent) {
    struct form form = {.lead = entry->was.before, .tail = entry->was.after};
    if (entry->was.is_nested) {
        size_t start = 0, end = parent_end(form.lead, parent->was.full, &start);
        form.has_parent = true;
        form.joint = slice(form.lead, end, form.lead.len);
        form.lead = slice(form.lead, 0, start);
    }
    print_form(plan, entry, &form, parent);
}

static dsr_status report_no_numeral(struct plan *plan, const struct entry *entry) {
    const struct print *is = &entry->is;
    plan->host->report(plan->job, DSR_ERROR, "num-out-of-range", entry->place,
                       "scheme %.*s has no numeral for %lld, the number of label %.*s",
                       (int)is->scheme.len, is->scheme.at, (long long)is->value,
                       (int)entry->was.printed.len, entry->was.printed.at);
    plan->host->hint(plan->job, "choose another scheme for kind %.*s in the option 'levels'",
                     (int)entry->kind.len, entry->kind.at);
    return DSR_FAILED;
}

/* "bis" in the words of the target; a letter, or what the language has no word for, stays. */
static dsr_text translated_insert(struct plan *plan, dsr_text insert) {
    const struct rules *rules = plan->settings->rules;
    const struct lexicon *to = lexicon_of(rules, plan->settings->to);
    size_t start = 0, len;
    while (start < insert.len && (insert.at[start] == ' ' || insert.at[start] == '-'))
        start++;
    for (size_t i = 0; to && start < insert.len && i < rules->lexicon_count; i++) {
        const struct word *word =
            lexicon_word(&rules->lexicons[i], insert, start, 1u << WORD_INSERT, &len);
        if (!word || start + len != insert.len || !to->inserts[word->value].len)
            continue;
        struct builder made = {.arena = &plan->arena};
        build_form(&made, to->insert_form, to->inserts[word->value]);
        return built(&made);
    }
    return insert;
}

static dsr_status print_letter(struct plan *plan, struct entry *entry, const struct entry *parent) {
    entry->is.numeral = numeral(plan, entry->is.scheme, entry->is.value);
    if (!entry->is.numeral.len)
        return plan->arena.is_short ? DSR_NO_MEMORY : report_no_numeral(plan, entry);
    print_form(plan, entry, &entry->lettered->form, parent);
    entry->reason = REASON_BULLET;
    entry->convention = entry->lettered;
    return DSR_OK;
}

static dsr_status print_label(struct plan *plan, struct entry *entry) {
    const struct level *level = entry->level;
    const struct entry *parent = numbered_parent(plan, entry);
    struct print *is = &entry->is;
    if (entry->is_kept) {
        entry->is = entry->was;
        entry->reason = REASON_DOUBT;
        return DSR_OK;
    }
    if (entry->lettered)
        return print_letter(plan, entry, parent);
    if (!entry->was.numeral.len && !entry->is_inserted)
        return DSR_OK;
    choose_convention(plan, entry);
    const struct convention *convention = entry->convention;
    if (level && level->scheme.len)
        is->scheme = level->scheme;
    else if (convention)
        is->scheme = convention->scheme;
    is->numeral = numeral(plan, is->scheme, is->value);
    if (convention && plan->settings->words == WORDS_TRANSLATE)
        is->insert = translated_insert(plan, entry->was.insert);
    if (!is->numeral.len)
        return plan->arena.is_short ? DSR_NO_MEMORY : report_no_numeral(plan, entry);
    if (level && level->has_form)
        print_form(plan, entry, &level->form, parent);
    else if (convention)
        print_form(plan, entry, &convention->form, parent);
    else
        print_as_it_was(plan, entry, parent);
    if (is_label_changed(entry) || entry->is_inserted) {
        if (is->value == entry->was.value && entry->reason != REASON_INSERTED)
            entry->reason = level && (level->has_form || level->scheme.len) ? REASON_LEVELS
                            : convention                                    ? REASON_LANGUAGE
                                                                            : REASON_PARENT;
    } else {
        struct print as_it_was = entry->was;
        entry->is = as_it_was; /* also where only the scheme's name differs */
    }
    entry->number_changed = !same_text(is->numeral, entry->was.numeral) ||
                            is->is_nested != entry->was.is_nested ||
                            (is->is_nested && parent->number_changed);
    return DSR_OK;
}

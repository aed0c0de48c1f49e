/* SPDX-License-Identifier: MIT */
/*
 * The numbers of one reference: "1(b)" is a step "1" on the way to a step "(b)".  Each step is
 * written as the language or the new form cites it; where the new form shows the number of the
 * label above ("2.2"), the steps before it ("II" of "II.B") are absorbed.  Words stay.
 */
#include "lexicon.h"

static void write_step(struct plan *plan, struct step *step);
static void absorb(const struct plan *plan, dsr_text text, struct step *steps, size_t at);
static void part(struct plan *plan, dsr_text text, struct step *steps, size_t at);

void cite(struct plan *plan, dsr_text text, struct step *steps, size_t count) {
    for (size_t i = 0; i < count; i++) {
        steps[i].put = steps[i].range;
        steps[i].now = steps[i].text;
        if (steps[i].entry)
            write_step(plan, &steps[i]);
    }
    for (size_t i = 1; i < count; i++)
        if (steps[i].entry)
            absorb(plan, text, steps, i);
    for (size_t i = 1; i < count; i++)
        part(plan, text, steps, i);
}

/* A step may have been marked without the brackets around its numeral. */
void step_text(dsr_text text, dsr_range whole, struct step *step) {
    dsr_range *range = &step->range;
    if (range->start > whole.start && range->end < whole.end && text.at[range->start] != '(' &&
        text.at[range->start - 1] == '(' && text.at[range->end] == ')') {
        range->start--;
        range->end++;
    }
    step->text = slice(text, range->start, range->end);
}

/* ---- one step ------------------------------------------------------------------------------- */

/* The text of a step taken apart: "(b bis)" is "(", "b", " bis", ")". */
struct parts {
    dsr_text lead, numeral, insert, tail;
};

static bool same_letters(dsr_text left, dsr_text right) {
    for (size_t i = 0; i < left.len && left.len == right.len; i++) {
        unsigned char a = (unsigned char)left.at[i], b = (unsigned char)right.at[i];
        if (a != b && !((a ^ b) == 0x20 && (a | 0x20) >= 'a' && (a | 0x20) <= 'z'))
            return false;
    }
    return left.len == right.len;
}

static bool take_apart(dsr_text text, dsr_text numeral, dsr_text insert, struct parts *parts) {
    size_t len = numeral.len;
    for (size_t at = 0; len && at + len <= text.len; at++) {
        if ((at && is_alnum_at(text, at - 1)) || !same_letters(slice(text, at, at + len), numeral))
            continue;
        size_t end = at + len, past = end;
        while (past < text.len && text.at[past] == ' ')
            past++;
        size_t skip = insert.len && insert.at[0] == ' ' && past > end ? 1 : 0;
        dsr_text bare = slice(insert, skip, insert.len);
        bool has_insert = bare.len && starts_with(slice(text, past, text.len), bare);
        size_t stop = has_insert ? past + bare.len : end;
        if (stop < text.len && is_alnum_at(text, stop))
            continue;
        *parts = (struct parts){slice(text, 0, at), slice(text, at, end), slice(text, end, stop),
                                slice(text, stop, text.len)};
        return true;
    }
    return false;
}

static bool is_in_form(const struct parts *parts, dsr_text lead, dsr_text tail) {
    return same_text(parts->lead, lead) && same_text(parts->tail, tail);
}

/* Whether the brackets around the numeral are what the label or some language has, and so may
 * be replaced by those of the target; others are a habit of the text and stay. */
static bool is_usual(const struct plan *plan, const struct entry *entry,
                     const struct parts *parts) {
    const struct rules *rules = plan->settings->rules;
    if (is_in_form(parts, cited_lead(entry->was.before, entry->was.after),
                   cited_tail(entry->was.after)))
        return true;
    for (size_t i = 0; i < rules->cited_count; i++)
        if (same_text(rules->cited[i].kind, entry->kind) &&
            is_in_form(parts, rules->cited[i].form.lead, rules->cited[i].form.tail))
            return true;
    return false;
}

static void choose_brackets(const struct plan *plan, const struct entry *entry,
                            struct parts *parts) {
    const struct rules *rules = plan->settings->rules;
    bool has_own_form = entry->level && entry->level->has_form;
    if ((!has_own_form && !entry->convention) || !is_usual(plan, entry, parts))
        return;
    const struct convention *row = has_own_form ? NULL
                                                : convention_of(rules->cited, rules->cited_count,
                                                                plan->settings->to, entry->kind);
    parts->lead = row ? row->form.lead : cited_lead(entry->is.before, entry->is.after);
    parts->tail = row ? row->form.tail : cited_tail(entry->is.after);
}

/* In Arabic a section is "second" where it is cited, and "secondly" where it stands. */
static dsr_text cited_numeral(struct plan *plan, const struct entry *entry, dsr_text language,
                              const struct print *print) {
    const struct rules *rules = plan->settings->rules;
    const struct lexicon *lexicon = lexicon_of(rules, language);
    const struct convention *western =
        convention_of(rules->labels, rules->label_count, rules->default_language, entry->kind);
    const struct kind_words *kind = lexicon ? lexicon_kind(lexicon, entry->kind) : NULL;
    if (!western || !lexicon)
        return print->numeral;
    dsr_text scheme = lexicon_scheme(lexicon, western->scheme, kind && kind->is_feminine);
    char room[64];
    size_t len = same_text(scheme, western->scheme)
                     ? 0
                     : plan->host->numeral(scheme, print->value, room, sizeof room);
    return len ? arena_join(&plan->arena, &(dsr_text){room, len}, 1) : print->numeral;
}

/* What stands between two numbers that come to touch: "II" and "B", "1" and "b)". */
static dsr_text joint_between(dsr_text left, dsr_text right) {
    if (!left.len || !right.len || !is_alnum_at(left, left.len - 1))
        return (dsr_text){"", 0};
    if (!is_alnum_at(right, right.len - 1))
        return is_alnum_at(right, 0) ? DSR_TEXT(" ") : (dsr_text){"", 0};
    return is_alnum_at(right, 0) ? DSR_TEXT(".") : (dsr_text){"", 0};
}

/* The number of a label cited in full ("2.2") whose new form shows only its own: the numbers
 * that the old form held are written before it ("II.B"). */
static dsr_text spelled_path(struct plan *plan, const struct entry *entry) {
    const struct entry *chain[16];
    size_t count = 0;
    bool goes_on = true;
    for (; entry && goes_on && count < 16; entry = numbered_parent(plan, entry)) {
        chain[count++] = entry;
        goes_on = entry->was.is_nested && !entry->is.is_nested;
    }
    struct builder path = {.arena = &plan->arena};
    while (count-- > 0) {
        const struct print *is = &chain[count]->is;
        struct parts parts = {.numeral = is->numeral, .insert = is->insert};
        parts.lead = cited_lead(is->before, is->after);
        parts.tail = cited_tail(is->after);
        choose_brackets(plan, chain[count], &parts);
        dsr_text pieces[] = {parts.lead, parts.numeral, parts.insert, parts.tail};
        dsr_text own = is->is_nested ? is->full : arena_join(&plan->arena, pieces, 4);
        dsr_text joint = joint_between(built(&path), own);
        if (path.len && !joint.len && !is_alnum_at(own, 0))
            joint = DSR_TEXT(" ");
        build(&path, joint);
        build(&path, own);
    }
    return built(&path);
}

static void write_step(struct plan *plan, struct step *step) {
    const struct entry *entry = step->entry;
    bool is_full = entry->was.is_nested && same_text(step->text, entry->was.full);
    if (is_full) {
        step->now = entry->is.is_nested ? entry->is.full : spelled_path(plan, entry);
        return;
    }
    struct parts parts;
    if (!take_apart(step->text, entry->was.numeral, entry->was.insert, &parts) &&
        !take_apart(step->text, cited_numeral(plan, entry, plan->from, &entry->was),
                    entry->was.insert, &parts)) {
        step->is_unreadable = true;
        return;
    }
    if (entry->is.is_nested && !entry->was.is_nested) {
        step->now = entry->is.full;
        return;
    }
    choose_brackets(plan, entry, &parts);
    if (entry->convention)
        parts.numeral = cited_numeral(plan, entry, plan->settings->to, &entry->is);
    else if (!same_text(entry->is.numeral, entry->was.numeral))
        parts.numeral = entry->is.numeral;
    parts.insert = same_text(entry->is.insert, entry->was.insert) ? parts.insert : entry->is.insert;
    dsr_text pieces[] = {parts.lead, parts.numeral, parts.insert, parts.tail};
    step->now = arena_join(&plan->arena, pieces, 4);
}

/* ---- neighbours ----------------------------------------------------------------------------- */

static bool is_joint(dsr_text gap) {
    for (size_t i = 0; i < gap.len; i++)
        if (is_alnum_at(gap, i) || gap.at[i] == '(' || gap.at[i] == ')')
            return false;
    return true;
}

static void absorb(const struct plan *plan, dsr_text text, struct step *steps, size_t at) {
    struct step *step = &steps[at];
    const struct entry *entry = step->entry;
    if (!entry->is.is_nested || entry->was.is_nested || step->is_unreadable)
        return;
    for (size_t i = at; i-- > 0 && entry->is.is_nested;) {
        struct step *before = &steps[i];
        entry = numbered_parent(plan, entry);
        if (before->role != DSR_PATH || before->entry != entry || before->is_unreadable ||
            before->range.end > step->put.start ||
            !is_joint(slice(text, before->range.end, step->put.start)))
            return;
        step->put.start = before->range.start;
        before->is_absorbed = true;
    }
}

/* Some languages write "17 (c)" apart, others "17(c)" in one, whatever the text had. */
static bool take_joint(struct plan *plan, dsr_text text, const struct step *before,
                       struct step *step) {
    const struct lexicon *to = lexicon_of(plan->settings->rules, plan->settings->to);
    dsr_text gap = slice(text, before->range.end, step->range.start);
    bool is_step = before->role == DSR_PATH && step->now.len && !is_alnum_at(step->now, 0);
    if (!to || !to->has_joint || !is_step || !step->entry || !step->entry->convention ||
        !is_label_changed(step->entry) || before->is_absorbed ||
        before->range.end > step->range.start || step->put.start != step->range.start ||
        same_text(gap, to->joint))
        return false;
    for (size_t i = 0; i < gap.len; i++)
        if (gap.at[i] != ' ')
            return false;
    dsr_text pieces[] = {to->joint, step->now};
    step->put.start = before->range.end;
    step->now = arena_join(&plan->arena, pieces, 2);
    step->joint_len = to->joint.len;
    return true;
}

/* "1(b)" becomes "1 b)", not "1b)"; numbers that touched before may go on doing so. */
static void part(struct plan *plan, dsr_text text, struct step *steps, size_t at) {
    struct step *step = &steps[at], *before = &steps[at - 1];
    if (take_joint(plan, text, before, step))
        return;
    if (before->is_absorbed || before->range.end != step->put.start)
        return;
    dsr_text joint = joint_between(before->now, step->now);
    if (!joint.len || joint_between(before->text, step->text).len)
        return;
    dsr_text pieces[] = {joint, step->now};
    step->now = arena_join(&plan->arena, pieces, 2);
    step->joint_len = joint.len;
}

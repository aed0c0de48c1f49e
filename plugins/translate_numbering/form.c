/* SPDX-License-Identifier: MIT */
/*
 * Forms: how a label is printed around its numeral, "({n})", "{parent}.{n}", "{n}.", and what
 * of that a reference repeats.  Pure functions; errors are values that settings.c words.
 */
#include "translate.h"

enum form_fault form_parse(dsr_text text, struct form *form, dsr_text *fault_at) {
    size_t literal = 0;
    bool has_number = false;
    *form = (struct form){0};
    *fault_at = text;
    for (size_t at = 0; at < text.len;) {
        if (text.at[at] != '{') {
            at++;
            continue;
        }
        const char *close = memchr(text.at + at, '}', text.len - at);
        *fault_at = slice(text, at, close ? (size_t)(close - text.at) + 1 : text.len);
        if (!close)
            return FORM_OPEN;
        dsr_text before = slice(text, literal, at);
        if (same_word(*fault_at, "{n}")) {
            if (has_number)
                return FORM_TWO_NUMBERS;
            has_number = true;
            *(form->has_parent ? &form->joint : &form->lead) = before;
        } else if (same_word(*fault_at, "{parent}")) {
            if (has_number)
                return FORM_PARENT_AFTER;
            if (form->has_parent)
                return FORM_TWO_NUMBERS;
            form->has_parent = true;
            form->lead = before;
        } else {
            return FORM_UNKNOWN;
        }
        at = literal = (size_t)(close - text.at) + 1;
    }
    *fault_at = text;
    form->tail = slice(text, literal, text.len);
    return has_number ? FORM_FINE : FORM_NO_NUMBER;
}

bool same_form(const struct form *left, const struct form *right) {
    return left->has_parent == right->has_parent && same_text(left->lead, right->lead) &&
           same_text(left->joint, right->joint) && same_text(left->tail, right->tail);
}

void build_form(struct builder *into, dsr_text form, dsr_text inside) {
    size_t at = 0;
    while (at + 3 <= form.len && memcmp(form.at + at, "{n}", 3) != 0)
        at++;
    build(into, slice(form, 0, at));
    build(into, inside);
    build(into, slice(form, at + 3, form.len));
}

/* "a)" is cited with its bracket, "2." and "8 -" without what follows the number. */
dsr_text cited_tail(dsr_text after) {
    size_t len = 0;
    while (len < after.len && (after.at[len] == ')' || after.at[len] == ']'))
        len++;
    return slice(after, 0, len);
}

/* "(" of "(a)", but nothing of "Article 5." nor of "[5.": only a bracket that is closed. */
dsr_text cited_lead(dsr_text before, dsr_text after) {
    size_t closing = cited_tail(after).len, start = before.len;
    while (start > 0 && closing > 0 && (before.at[start - 1] == '(' || before.at[start - 1] == '['))
        start--, closing--;
    return slice(before, start, before.len);
}

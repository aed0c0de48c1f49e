/* SPDX-License-Identifier: MIT */
/* The fields of each class, and the words for what the host counts. */
#include "handle.h"

static const char *const kinds[] = {"document", "section", "heading", "paragraph", "list",
                                    "item",     "quote",   "table",   "row",       "cell",
                                    "code",     "rule",    "figure",  "caption",   "note",
                                    "comment",  "box",     "meta",    "raw",       NULL};
static const char *const mark_kinds[] = {
    "emphasis", "strong", "strike", "code-span", "link",      "image",       "break",  "insertion",
    "deletion", "field",  "hidden", "language",  "note-mark", "superscript", "markup", NULL};
static const char *const origins[] = {"typed", "from-format", "cached", "made", NULL};
static const char *const states[] = {"resolved", "external", "dangling", "ambiguous", NULL};
static const char *const roles[] = {"single", "first", "last", "between", "path", NULL};
static const char *const decisions[] = {"keep", "mask", "review", NULL};
_Static_assert(sizeof kinds / sizeof *kinds == DSR_KIND_COUNT, "a name for each kind");
_Static_assert(sizeof mark_kinds / sizeof *mark_kinds == DSR_MARK_KIND_COUNT, "and mark");

#define OF_BLOCK(name) offsetof(dsr_block_info, name)
#define OF_LABEL(name) offsetof(dsr_label_info, name)
#define OF_REFERENCE(name) offsetof(dsr_reference_info, name)
#define OF_MENTION(name) offsetof(dsr_mention_info, name)
#define OF_MARK(name) offsetof(dsr_mark_info, name)
#define OF_TARGET(name) offsetof(dsr_target, name)
/* clang-format off */
static const struct field_row block_fields[] = {
    {"text", FIELD_TEXT, OF_BLOCK(text), NULL, false},
    {"kind", FIELD_CHOICE, OF_BLOCK(kind), kinds, false},
    {"level", FIELD_NUMBER, OF_BLOCK(level), NULL, false},
    {"marker", FIELD_TEXT, OF_BLOCK(marker), NULL, false},
    {"line", FIELD_LINE, 0, NULL, false},
    {"is_made", FIELD_FLAG, DSR_MADE, NULL, false},
    {"label", FIELD_LABEL, OF_BLOCK(label), NULL, false},
    {"parent", FIELD_BLOCK, OF_BLOCK(parent), NULL, false},
    {"first", FIELD_NEAR, offsetof(dsr_host, first), NULL, false},
    {"next", FIELD_NEAR, offsetof(dsr_host, next), NULL, false},
    {"previous", FIELD_NEAR, offsetof(dsr_host, previous), NULL, false},
    {0}};
static const struct field_row label_fields[] = {
    {"kind", FIELD_TEXT, OF_LABEL(kind), NULL, true},
    {"series", FIELD_TEXT, OF_LABEL(series), NULL, true},
    {"scheme", FIELD_TEXT, OF_LABEL(scheme), NULL, true},
    {"value", FIELD_VALUE, OF_LABEL(value), NULL, true},
    {"insert", FIELD_TEXT, OF_LABEL(insert), NULL, true},
    {"before", FIELD_TEXT, OF_LABEL(before), NULL, true},
    {"after", FIELD_TEXT, OF_LABEL(after), NULL, true},
    {"printed", FIELD_TEXT, OF_LABEL(surface), NULL, true},
    {"typed", FIELD_TEXT, OF_LABEL(typed), NULL, false},
    {"origin", FIELD_CHOICE, OF_LABEL(origin), origins, false},
    {"confidence", FIELD_NUMBER, OF_LABEL(confidence), NULL, true},
    {"level", FIELD_NUMBER, OF_LABEL(level), NULL, false},
    {"parent", FIELD_LABEL, OF_LABEL(parent), NULL, true},
    {"block", FIELD_BLOCK, OF_LABEL(block), NULL, false},
    {0}};
static const struct field_row reference_fields[] = {
    {"text", FIELD_EXCERPT, OF_REFERENCE(range), NULL, false},
    {"kind", FIELD_TEXT, OF_REFERENCE(kind), NULL, true},
    {"state", FIELD_CHOICE, OF_REFERENCE(state), states, true},
    {"targets", FIELD_TARGETS, 0, NULL, true},
    {"first", FIELD_FIRST, OF_REFERENCE(range), NULL, true},
    {"last", FIELD_LAST, OF_REFERENCE(range), NULL, true},
    {"block", FIELD_BLOCK, OF_REFERENCE(block), NULL, false},
    {0}};
static const struct field_row mention_fields[] = {
    {"text", FIELD_EXCERPT, OF_MENTION(range), NULL, false},
    {"type", FIELD_TEXT, OF_MENTION(type), NULL, true},
    {"decision", FIELD_CHOICE, OF_MENTION(decision), decisions, true},
    {"entity", FIELD_TEXT, OF_MENTION(entity), NULL, true},
    {"rule", FIELD_TEXT, OF_MENTION(rule), NULL, true},
    {"confidence", FIELD_NUMBER, OF_MENTION(confidence), NULL, true},
    {"first", FIELD_FIRST, OF_MENTION(range), NULL, true},
    {"last", FIELD_LAST, OF_MENTION(range), NULL, true},
    {"block", FIELD_BLOCK, OF_MENTION(block), NULL, false},
    {0}};
static const struct field_row mark_fields[] = {
    {"text", FIELD_EXCERPT, OF_MARK(range), NULL, false},
    {"kind", FIELD_CHOICE, OF_MARK(kind), mark_kinds, false},
    {"value", FIELD_TEXT, OF_MARK(value), NULL, false},
    {"first", FIELD_FIRST, OF_MARK(range), NULL, false},
    {"last", FIELD_LAST, OF_MARK(range), NULL, false},
    {"block", FIELD_BLOCK, OF_MARK(block), NULL, false},
    {0}};
static const struct field_row target_fields[] = {
    {"label", FIELD_LABEL, OF_TARGET(label), NULL, true},
    {"role", FIELD_CHOICE, OF_TARGET(role), roles, true},
    {"first", FIELD_FIRST, OF_TARGET(range), NULL, true},
    {"last", FIELD_LAST, OF_TARGET(range), NULL, true},
    {0}};
static const struct field_row context_fields[] = {
    {"options", FIELD_KEPT, 0, NULL, false}, {"state", FIELD_KEPT, 0, NULL, false},
    {"settled", FIELD_KEPT, 0, NULL, false}, {"name", FIELD_KEPT, 0, NULL, false},
    {"root", FIELD_KEPT, 0, NULL, false},    {0}};

const struct class_row class_rows[CLASS_COUNT] = {
    [CLASS_BLOCK] = {"block", "a block", block_fields,
                     "call set_text, replace, remove, set_label, add_before or set_attribute"},
    [CLASS_LABEL] = {"label", "a label", label_fields, "call label:set"},
    [CLASS_REFERENCE] = {"reference", "a reference", reference_fields,
                         "call reference:set"},
    [CLASS_MENTION] = {"mention", "a mention", mention_fields,
                       "call mention:set"},
    [CLASS_MARK] = {"mark", "a mark", mark_fields, "call mark:set_value"},
    [CLASS_TARGET] = {"target", "a target", target_fields, NULL},
    [CLASS_CONTEXT] = {"context", "a context", context_fields,
                       "keep values in context.state"},
};
/* clang-format on */

const char *kind_name(dsr_kind kind) {
    return kind >= DSR_DOCUMENT && kind < DSR_KIND_COUNT ? kinds[kind - DSR_DOCUMENT] : "";
}

const char *const *kind_names(size_t *count) {
    *count = DSR_KIND_COUNT - 1;
    return kinds;
}

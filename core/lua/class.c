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
    {"text", FIELD_TEXT, false, OF_BLOCK(text), NULL},
    {"kind", FIELD_CHOICE, false, OF_BLOCK(kind), kinds},
    {"level", FIELD_NUMBER, false, OF_BLOCK(level), NULL},
    {"marker", FIELD_TEXT, false, OF_BLOCK(marker), NULL},
    {"line", FIELD_LINE, false, 0, NULL},
    {"is_made", FIELD_FLAG, false, DSR_MADE, NULL},
    {"label", FIELD_LABEL, false, OF_BLOCK(label), NULL},
    {"parent", FIELD_BLOCK, false, OF_BLOCK(parent), NULL},
    {"first", FIELD_NEAR, false, offsetof(dsr_host, first), NULL},
    {"next", FIELD_NEAR, false, offsetof(dsr_host, next), NULL},
    {"previous", FIELD_NEAR, false, offsetof(dsr_host, previous), NULL},
    {0}};
static const struct field_row label_fields[] = {
    {"kind", FIELD_TEXT, true, OF_LABEL(kind), NULL},
    {"series", FIELD_TEXT, true, OF_LABEL(series), NULL},
    {"scheme", FIELD_TEXT, true, OF_LABEL(scheme), NULL},
    {"value", FIELD_VALUE, true, OF_LABEL(value), NULL},
    {"insert", FIELD_TEXT, true, OF_LABEL(insert), NULL},
    {"before", FIELD_TEXT, true, OF_LABEL(before), NULL},
    {"after", FIELD_TEXT, true, OF_LABEL(after), NULL},
    {"printed", FIELD_TEXT, true, OF_LABEL(surface), NULL},
    {"typed", FIELD_TEXT, false, OF_LABEL(typed), NULL},
    {"origin", FIELD_CHOICE, false, OF_LABEL(origin), origins},
    {"confidence", FIELD_NUMBER, true, OF_LABEL(confidence), NULL},
    {"level", FIELD_NUMBER, false, OF_LABEL(level), NULL},
    {"parent", FIELD_LABEL, true, OF_LABEL(parent), NULL},
    {"block", FIELD_BLOCK, false, OF_LABEL(block), NULL},
    {0}};
static const struct field_row reference_fields[] = {
    {"text", FIELD_EXCERPT, false, OF_REFERENCE(range), NULL},
    {"kind", FIELD_TEXT, true, OF_REFERENCE(kind), NULL},
    {"state", FIELD_CHOICE, true, OF_REFERENCE(state), states},
    {"targets", FIELD_TARGETS, true, 0, NULL},
    {"first", FIELD_FIRST, true, OF_REFERENCE(range), NULL},
    {"last", FIELD_LAST, true, OF_REFERENCE(range), NULL},
    {"block", FIELD_BLOCK, false, OF_REFERENCE(block), NULL},
    {0}};
static const struct field_row mention_fields[] = {
    {"text", FIELD_EXCERPT, false, OF_MENTION(range), NULL},
    {"type", FIELD_TEXT, true, OF_MENTION(type), NULL},
    {"decision", FIELD_CHOICE, true, OF_MENTION(decision), decisions},
    {"entity", FIELD_TEXT, true, OF_MENTION(entity), NULL},
    {"rule", FIELD_TEXT, true, OF_MENTION(rule), NULL},
    {"confidence", FIELD_NUMBER, true, OF_MENTION(confidence), NULL},
    {"first", FIELD_FIRST, true, OF_MENTION(range), NULL},
    {"last", FIELD_LAST, true, OF_MENTION(range), NULL},
    {"block", FIELD_BLOCK, false, OF_MENTION(block), NULL},
    {0}};
static const struct field_row mark_fields[] = {
    {"text", FIELD_EXCERPT, false, OF_MARK(range), NULL},
    {"kind", FIELD_CHOICE, false, OF_MARK(kind), mark_kinds},
    {"value", FIELD_TEXT, false, OF_MARK(value), NULL},
    {"first", FIELD_FIRST, false, OF_MARK(range), NULL},
    {"last", FIELD_LAST, false, OF_MARK(range), NULL},
    {"block", FIELD_BLOCK, false, OF_MARK(block), NULL},
    {0}};
static const struct field_row target_fields[] = {
    {"label", FIELD_LABEL, true, OF_TARGET(label), NULL},
    {"role", FIELD_CHOICE, true, OF_TARGET(role), roles},
    {"first", FIELD_FIRST, true, OF_TARGET(range), NULL},
    {"last", FIELD_LAST, true, OF_TARGET(range), NULL},
    {0}};
static const struct field_row context_fields[] = {
    {"options", FIELD_KEPT, false, 0, NULL}, {"state", FIELD_KEPT, false, 0, NULL},
    {"settled", FIELD_KEPT, false, 0, NULL}, {"name", FIELD_KEPT, false, 0, NULL},
    {"root", FIELD_KEPT, false, 0, NULL},    {0}};

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

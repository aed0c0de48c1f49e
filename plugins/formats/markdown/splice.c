/* SPDX-License-Identifier: MIT */
/*
 * The splicer: the source with the document's edits in it.  The source is read once more into a
 * tree, so that every edit is written for the place it stands in, whatever stages made of the
 * blocks since.  The result is read again; a paragraph that would say something else is written
 * once more with everything escaped and without emphasis.
 */
#include <stdlib.h>
#include <string.h>

#include "format.h"
#include "splice.h"

enum {
    ROUNDS_MOST = 6,
    NEAR = 4, /* nodes between a difference and the leaf that may have caused it */
};

static dsr_status plan(struct splicer *s);
static dsr_status patch_all(struct splicer *s);
static bool agrees(struct splicer *s, dsr_text result, bool *is_changed);
static dsr_status write_ledger(const struct splicer *s);

static void close_splicer(struct splicer *s) {
    for (size_t i = 0; i < s->work_count; i++)
        free(s->works[i].text);
    free(s->works);
    free(s->order);
    free(s->shifts);
    free(s->notes);
    patches_free(&s->patches);
    edits_free(&s->edits);
    tree_free(&s->tree);
}

/* Takes `out`, which is made anew piece by piece: of a long document two would be much. */
static dsr_status put_result(struct splicer *s, dsr_text source, char *out, size_t len) {
    const dsr_host *host = s->job->host;
    struct bytes restored = {0};
    dsr_status status = write_ledger(s);
    bool is_restored = status == DSR_OK && layout_restore(s, (dsr_text){out, len}, &restored);
    if (status == DSR_OK && !is_restored)
        status = layout_tell(s, (dsr_text){out, len});
    free(out);
    if (status == DSR_OK)
        status = is_restored ? host->put(s->job, (dsr_text){restored.at, restored.len})
                             : patches_put(&s->patches, source, s->job);
    free(restored.at);
    return status;
}

static dsr_status make(struct splicer *s, dsr_text source) {
    for (int round = 0;; round++) {
        bool is_changed = false;
        size_t len = 0;
        dsr_status status = patch_all(s);
        char *out = status == DSR_OK ? patches_apply(&s->patches, source, &len) : NULL;
        if (!out)
            return status == DSR_OK ? DSR_NO_MEMORY : status;
        /* Where escaping cannot help the host's own re-reading says what differs. */
        if (agrees(s, (dsr_text){out, len}, &is_changed) || !is_changed || round == ROUNDS_MOST)
            return put_result(s, source, out, len);
        free(out);
    }
}

dsr_status markdown_splice(dsr_job *job, dsr_doc *doc) {
    dsr_text source = doc->host->source(doc, 1);
    struct splicer s = {.job = job, .doc = doc, .source = {source.at, (uint32_t)source.len}};
    dsr_status status = edits_collect(doc, &s.edits);
    if (status == DSR_OK && s.edits.count == 0) {
        status = job->host->put(job, source);
    } else if (status == DSR_OK) {
        s.line_end = memchr(source.at, '\r', source.len) && memmem(source.at, source.len, "\r\n", 2)
                         ? "\r\n"
                         : "\n";
        if (!memchr(source.at, '\n', source.len) && memchr(source.at, '\r', source.len))
            s.line_end = "\r";
        status = tree_build(&s.tree, source.at, s.source.size) ? plan(&s) : DSR_NO_MEMORY;
        if (status == DSR_OK)
            status = make(&s, source);
    }
    close_splicer(&s);
    return status;
}

/* ---- whose edit is it ---- */

static bool is_leaf(const struct node *node) {
    return node->context == IN_PARAGRAPH || node->context == IN_HEADING || node->context == IN_CELL;
}

/* The last node of a sort that starts at or before the place; NONE: there is none. */
static uint32_t node_at(const struct tree *tree, const uint32_t *nodes, uint32_t count,
                        uint32_t at) {
    uint32_t low = 0, high = count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (tree->nodes[nodes[middle]].start <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? nodes[low - 1] : UINT32_MAX;
}

/* Nodes that take inline text, and those whose text is taken as it is, each in source order. */
struct sorts {
    uint32_t *leaves, *literals;
    uint32_t leaf_count, literal_count;
};

static bool sort_nodes(const struct tree *tree, struct sorts *sorts) {
    sorts->leaves = malloc(((size_t)tree->node_count + 1) * sizeof *sorts->leaves);
    sorts->literals = malloc(((size_t)tree->node_count + 1) * sizeof *sorts->literals);
    if (!sorts->leaves || !sorts->literals)
        return false;
    for (uint32_t i = 1; i < tree->node_count; i++) {
        const struct node *node = &tree->nodes[i];
        if (is_leaf(node))
            sorts->leaves[sorts->leaf_count++] = i;
        else if (node->context != IN_CONTAINER || node->kind == DSR_RULE)
            sorts->literals[sorts->literal_count++] = i;
    }
    return true;
}

static bool is_within(const struct tree *tree, uint32_t node, const struct edit *edit) {
    return node != UINT32_MAX && edit->start >= tree->nodes[node].start &&
           edit->end <= tree->nodes[node].end;
}

/* An insertion at the border of a hidden node is its own when the block is of such a kind. */
static uint32_t literal_of(const struct splicer *s, const struct sorts *sorts,
                           const struct edit *edit) {
    uint32_t node = node_at(&s->tree, sorts->literals, sorts->literal_count, edit->start);
    dsr_kind kind = s->doc->host->kind(s->doc, edit->block);
    bool is_kind = kind == DSR_RAW || kind == DSR_META || kind == DSR_COMMENT || kind == DSR_CODE ||
                   kind == DSR_RULE;
    /* Behind the info string of a fence comes its code. */
    if (node != UINT32_MAX && !is_within(&s->tree, node, edit))
        node = s->tree.nodes[node].parent;
    if (!is_within(&s->tree, node, edit) || is_leaf(&s->tree.nodes[node]) ||
        (s->tree.nodes[node].context == IN_CONTAINER && s->tree.nodes[node].kind != DSR_RULE))
        return UINT32_MAX;
    return edit->start < edit->end || is_kind ? node : UINT32_MAX;
}

static bool is_of_marker(const struct node *node, const struct edit *edit) {
    return node->marker_end && edit->start < node->marker_end && edit->start < edit->end &&
           edit->end <= node->marker_end;
}

static dsr_status report_stray(struct splicer *s, const struct edit *edit) {
    s->job->host->report(s->job, DSR_ERROR, "md-stray-edit",
                         (dsr_place){.part = 1, .offset = edit->start},
                         "an edit of the document belongs to no text of the file");
    return DSR_FAILED;
}

/* Edits are sorted, so that those of a leaf lie together but for hidden ones between. */
static dsr_status assign(struct splicer *s, const struct sorts *sorts) {
    size_t used = 0;
    for (size_t i = 0; i < s->edits.count; i++) {
        struct edit *edit = &s->edits.rows[i];
        uint32_t literal = edit->kind == EDIT_ADD ? UINT32_MAX : literal_of(s, sorts, edit);
        edit->node = literal;
        if (edit->kind == EDIT_ADD || literal != UINT32_MAX) {
            if (edit->kind == EDIT_REMOVE)
                s->tree.nodes[literal].is_removed = true;
            s->labels_are_edited |=
                literal != UINT32_MAX && s->tree.nodes[literal].context == IN_LINK_LABEL;
            continue;
        }
        uint32_t leaf = node_at(&s->tree, sorts->leaves, sorts->leaf_count, edit->start);
        if (!is_within(&s->tree, leaf, edit))
            return report_stray(s, edit);
        struct work *work = s->work_count ? &s->works[s->work_count - 1] : NULL;
        if (!work || work->node != leaf) {
            work = &s->works[s->work_count++];
            *work = (struct work){.node = leaf, .edits = s->order + used};
        }
        if (is_of_marker(&s->tree.nodes[leaf], edit)) {
            work->marker = edit;
        } else {
            s->order[used++] = edit;
            work->count++;
        }
    }
    return DSR_OK;
}

static dsr_status plan(struct splicer *s) {
    struct sorts sorts = {0};
    s->works = calloc(s->edits.count, sizeof *s->works);
    s->order = calloc(s->edits.count, sizeof *s->order);
    dsr_status status = DSR_NO_MEMORY;
    if (s->works && s->order && sort_nodes(&s->tree, &sorts))
        status = assign(s, &sorts);
    free(sorts.leaves);
    free(sorts.literals);
    return status;
}

/* ---- patches, in source order ---- */

static bool patch_others(struct splicer *s, size_t *next, uint32_t until) {
    for (; *next < s->edits.count && s->edits.rows[*next].start < until; (*next)++) {
        const struct edit *edit = &s->edits.rows[*next];
        if (edit->kind == EDIT_ADD
                ? !added_patch(s, edit)
                : edit->node != UINT32_MAX && !hidden_patch(s, edit, &s->tree.nodes[edit->node]))
            return false;
    }
    return true;
}

static dsr_status patch_all(struct splicer *s) {
    size_t next = 0;
    bool is_fine = true;
    patches_clear(&s->patches);
    s->shift_count = s->note_count = 0;
    s->gone_until = s->parted_at = s->angled_at = 0;
    for (size_t i = 0; i < s->work_count && is_fine; i++) {
        is_fine = patch_others(s, &next, s->tree.nodes[s->works[i].node].start) &&
                  work_patch(s, &s->works[i]);
    }
    is_fine = is_fine && patch_others(s, &next, UINT32_MAX) && shifts_patch(s);
    uint32_t overlap = 0;
    if (!is_fine)
        return DSR_NO_MEMORY;
    if (patches_settle(&s->patches, &overlap))
        return DSR_OK;
    s->job->host->report(s->job, DSR_ERROR, "md-edits-overlap",
                         (dsr_place){.part = 1, .offset = overlap},
                         "two edits of the document change the same bytes");
    return DSR_FAILED;
}

/* ---- does it read as it should ---- */

static const char *run_text(const struct tree *tree, const struct run *run) {
    return run->is_decoded ? tree->pool + run->pool : tree->source + run->start;
}

static void fold_node(const struct tree *tree, const struct node *node, struct bytes *into) {
    into->len = 0;
    for (uint32_t i = node->first_run; i < node->first_run + node->run_count; i++)
        bytes_add_folded(into, run_text(tree, &tree->runs[i]), tree->runs[i].text_len);
    if (into->len && into->at[into->len - 1] == ' ')
        into->len--;
}

/* What the result must say, leaf by leaf; empty ones are passed over. */
struct expected {
    struct splicer *s;
    uint32_t node;
    size_t work;
    size_t last_work;          /* of the leaf at hand, or the last before it; SIZE_MAX: none yet */
    const struct work *summed; /* its text is known by its sum; NULL: it is `text` */
    struct bytes text;
};

static void put_marker(struct expected *e, const struct work *work) {
    const struct node *item = &e->s->tree.nodes[work->node];
    const struct edit *edit = work->marker;
    if (edit->kind != EDIT_LABEL)
        return;
    bytes_add_folded(&e->text, e->s->source.at + item->marker_start,
                     edit->start - item->marker_start);
    bytes_add_folded(&e->text, edit->text.at, edit->text.len);
    bytes_add_folded(&e->text, e->s->source.at + edit->end, item->marker_end - edit->end);
    bytes_add_char(&e->text, ' ');
}

static bool next_expected(struct expected *e) {
    const struct tree *tree = &e->s->tree;
    e->summed = NULL;
    while (++e->node < tree->node_count) {
        const struct node *node = &tree->nodes[e->node];
        if (!is_leaf(node))
            continue;
        if (e->work < e->s->work_count && e->s->works[e->work].node == e->node) {
            const struct work *work = &e->s->works[e->work];
            e->text.len = 0;
            e->last_work = e->work++;
            if (!work->text && work->text_len) {
                e->summed = work;
                return true;
            }
            if (work->is_demoted)
                put_marker(e, work);
            bytes_add_folded(&e->text, work->text, work->text ? work->text_len : 0);
            if (e->text.len && e->text.at[e->text.len - 1] == ' ')
                e->text.len--;
        } else {
            fold_node(tree, node, &e->text);
        }
        if (e->text.len)
            return true;
    }
    return false;
}

static bool next_found(const struct tree *tree, uint32_t *node, struct bytes *text) {
    while (++*node < tree->node_count) {
        if (!is_leaf(&tree->nodes[*node]))
            continue;
        fold_node(tree, &tree->nodes[*node], text);
        if (text->len)
            return true;
    }
    return false;
}

static uint32_t next_leaf(const struct tree *tree, uint32_t node) {
    do
        node++;
    while (node < tree->node_count && !is_leaf(&tree->nodes[node]));
    return node;
}

static bool has_same_runs(const struct tree *a, const struct node *one, const struct tree *b,
                          const struct node *other) {
    bool is_same = one->run_count == other->run_count;
    for (uint32_t i = 0; is_same && i < one->run_count; i++) {
        const struct run *run = &a->runs[one->first_run + i];
        const struct run *found = &b->runs[other->first_run + i];
        is_same = run->text_len == found->text_len &&
                  memcmp(run_text(a, run), run_text(b, found), run->text_len) == 0;
    }
    return is_same;
}

/* Most leaves have no edit and say the same to the byte; those need not be folded. */
static void skip_same(struct expected *e, const struct tree *found, uint32_t *node) {
    const struct tree *tree = &e->s->tree;
    for (;;) {
        uint32_t mine = next_leaf(tree, e->node), other = next_leaf(found, *node);
        bool has_work = e->work < e->s->work_count && e->s->works[e->work].node == mine;
        if (mine >= tree->node_count || other >= found->node_count || has_work ||
            !has_same_runs(tree, &tree->nodes[mine], found, &found->nodes[other]))
            return;
        e->node = mine;
        *node = other;
    }
}

static bool is_as_expected(const struct expected *e, const struct bytes *found) {
    const struct bytes *text = &e->text;
    if (e->summed)
        return found->len == e->summed->text_len &&
               sum_of_text(found->at, found->len) == e->summed->sum;
    return text->len == found->len &&
           (text->len == 0 || memcmp(text->at, found->at, text->len) == 0);
}

/* The leaf that differs, or one with edits close by, is written more strictly next time. */
static bool make_strict(struct splicer *s, const struct expected *e) {
    const struct tree *tree = &s->tree;
    size_t next = e->work;
    if (e->last_work != SIZE_MAX && !s->works[e->last_work].is_strict &&
        s->works[e->last_work].node + NEAR >= e->node)
        return s->works[e->last_work].is_strict = true;
    if (next < s->work_count && !s->works[next].is_strict && e->node < tree->node_count &&
        s->works[next].node <= e->node + NEAR)
        return s->works[next].is_strict = true;
    return false;
}

static bool agrees(struct splicer *s, dsr_text result, bool *is_changed) {
    struct tree tree;
    struct expected expected = {.s = s, .last_work = SIZE_MAX};
    struct bytes found = {0};
    uint32_t node = 0;
    for (size_t i = 0; i < s->edits.count; i++)
        if (s->edits.rows[i].kind == EDIT_ADD) /* more paragraphs than there were */
            return true;
    bool is_same_so_far = tree_build(&tree, result.at, (uint32_t)result.len);
    while (is_same_so_far) {
        skip_same(&expected, &tree, &node);
        bool has_expected = next_expected(&expected), has_found = next_found(&tree, &node, &found);
        if (!has_expected && !has_found)
            break;
        is_same_so_far = has_expected == has_found && is_as_expected(&expected, &found);
    }
    if (!is_same_so_far)
        *is_changed = make_strict(s, &expected);
    free(expected.text.at);
    free(found.at);
    tree_free(&tree);
    return is_same_so_far;
}

/* ---- the ledger ---- */

void splice_note(struct splicer *s, dsr_block block, const char *reason) {
    if (s->note_count == s->note_room) {
        size_t room = s->note_room * 2 + 16;
        struct note *grown = realloc(s->notes, room * sizeof *grown);
        if (!grown)
            return;
        s->notes = grown;
        s->note_room = room;
    }
    s->notes[s->note_count++] = (struct note){block, reason};
}

static dsr_status write_ledger(const struct splicer *s) {
    dsr_status status = DSR_OK;
    for (size_t i = 0; i < s->note_count && status == DSR_OK; i++)
        status = s->doc->host->note_splice(s->doc, s->notes[i].block, s->notes[i].reason);
    for (size_t i = 0; i < s->work_count && status == DSR_OK; i++)
        if (s->works[i].is_strict && s->works[i].count)
            status = s->doc->host->note_splice(s->doc, s->works[i].edits[0]->block,
                                               "the new text reads as text only without the "
                                               "emphasis around it, and escaped");
    return status;
}

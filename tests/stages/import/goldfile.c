/* SPDX-License-Identifier: MIT */
/* See goldfile.h. */
#include "goldfile.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "imported.h"

enum { DEPTH_MOST = 32 };

static void *grow(void *rows, size_t count, size_t size) {
    if ((count & (count + 1)) != 0 && count % 64 != 0) {
        return rows;
    }
    rows = realloc(rows, (2 * count + 64) * size);
    if (rows == NULL) {
        abort();
    }
    return rows;
}

static enum gold_state state_of(const char *name) {
    static const char *const names[] = {"resolved", "external", "dangling", "ambiguous"};
    size_t i = 0;
    while (i < 3 && strcmp(names[i], name) != 0) {
        i++;
    }
    return (enum gold_state)i;
}

/* "74 resolved agenda item 1(b) -> 87" */
static void read_reference(struct gold_reference *row, const char *line) {
    char state[32] = "";
    int used = 0;
    *row = (struct gold_reference){0};
    sscanf(line, "%u %31s %n", &row->line, state, &used);
    row->state = state_of(state);
    const char *arrow = strstr(line, " -> ");
    size_t len = arrow != NULL ? (size_t)(arrow - line) - (size_t)used : strlen(line + used);
    snprintf(row->text, sizeof(row->text), "%.*s", (int)len, line + used);
    snprintf(row->targets, sizeof(row->targets), "%s", arrow != NULL ? arrow + 4 : "");
}

/* "  22 paragraph 1.": two blanks are one step. */
static bool read_label(struct gold_label *row, const char *line, size_t *depth) {
    int used = 0;
    *row = (struct gold_label){0};
    *depth = strspn(line, " ") / 2;
    if (*depth >= DEPTH_MOST || sscanf(line, "%u %39s %n", &row->line, row->kind, &used) != 2) {
        return false;
    }
    snprintf(row->surface, sizeof(row->surface), "%s", line + used);
    return true;
}

struct label_list {
    struct gold_label *rows;
    size_t count, above[DEPTH_MOST + 1];
};

static void add_label(struct label_list *list, const char *line) {
    size_t depth = 0;
    list->rows = grow(list->rows, list->count, sizeof(*list->rows));
    struct gold_label *row = &list->rows[list->count];
    if (read_label(row, line, &depth)) {
        row->parent = depth > 0 ? list->above[depth - 1] : 0;
        list->above[depth] = ++list->count;
    }
}

static bool read_header(struct gold *gold, const char *line) {
    struct gold_span *span = &gold->spans[gold->span_count];
    *span = (struct gold_span){0};
    if (gold->span_count + 1 < GOLD_SPANS_MOST &&
        (sscanf(line, "neutral %u-%u", &span->first, &span->last) == 2 ||
         sscanf(line, "unsure %u-%u", &span->first, &span->last) == 2)) {
        span->is_neutral = line[0] == 'n';
        gold->span_count++;
        return true;
    }
    gold->ignores_bullets |= strcmp(line, "bullets free") == 0;
    return sscanf(line, "family %31s", gold->family) == 1 ||
           sscanf(line, "doc %255s", gold->doc) == 1 ||
           sscanf(line, "layout %63s", gold->layout) == 1 ||
           sscanf(line, "language %31s", gold->language) == 1 ||
           sscanf(line, "symbol %127s", gold->symbol) == 1 ||
           sscanf(line, "split %15s", gold->split) == 1 ||
           sscanf(line, "known %zu", &gold->known) == 1 ||
           sscanf(line, "lines %u-%u", &gold->first_line, &gold->last_line) == 2 ||
           strcmp(line, "bullets free") == 0;
}

struct gold *gold_read(const char *path) {
    struct gold *gold = calloc(1, sizeof(*gold));
    char *text = whole_file(path);
    if (text == NULL || gold == NULL) {
        printf("%s: cannot be read\n", path);
        abort();
    }
    struct label_list labels = {0};
    gold->last_line = 1u << 30;
    for (char *line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n")) {
        if (line[0] == '#' || line[strspn(line, " ")] == '\0') {
            continue;
        }
        if (strncmp(line, "ref ", 4) == 0) {
            gold->references =
                grow(gold->references, gold->reference_count, sizeof(*gold->references));
            read_reference(&gold->references[gold->reference_count++], line + 4);
        } else if (!read_header(gold, line)) {
            add_label(&labels, line);
        }
    }
    gold->labels = labels.rows;
    gold->label_count = labels.count;
    free(text);
    return gold;
}

void gold_free(struct gold *gold) {
    free(gold->labels);
    free(gold->references);
    free(gold);
}

static bool is_in_span(const struct gold *gold, unsigned line, bool is_reference) {
    if (line < gold->first_line || line > gold->last_line) {
        return true;
    }
    for (size_t i = 0; i < gold->span_count; i++) {
        if (line >= gold->spans[i].first && line <= gold->spans[i].last &&
            (is_reference || !gold->spans[i].is_neutral)) {
            return true;
        }
    }
    return false;
}

static void differs(struct gold_score *score, bool says, const struct gold *gold, const char *what,
                    const char *line) {
    score->failures++;
    if (says) {
        printf("%s: %s: %s\n", gold->doc, what, line);
    }
}

static bool same_label(const struct gold_label *a, const struct gold_label *b) {
    return a->line == b->line && strcmp(a->surface, b->surface) == 0;
}

/* The parent of a label, past those that do not count. */
static const struct gold_label *parent_of(const struct gold *gold, const struct gold_label *rows,
                                          size_t row) {
    do {
        row = rows[row].parent;
        if (row == 0) {
            return NULL;
        }
        row--;
    } while (is_in_span(gold, rows[row].line, false));
    return &rows[row];
}

static void compare_label(struct gold *gold, const struct label_list *found, size_t row, bool says,
                          struct gold_score *score) {
    const struct gold_label *got = &found->rows[row];
    char line[300];
    size_t at = 0;
    while (at < gold->label_count &&
           (gold->labels[at].is_taken || !same_label(&gold->labels[at], got))) {
        at++;
    }
    snprintf(line, sizeof(line), "%u %s %s", got->line, got->kind, got->surface);
    if (at == gold->label_count) {
        differs(score, says, gold, "label that is none", line);
        return;
    }
    struct gold_label *wanted = &gold->labels[at];
    wanted->is_taken = true;
    score->hit++;
    const struct gold_label *a = parent_of(gold, gold->labels, at);
    const struct gold_label *b = parent_of(gold, found->rows, row);
    if (a == b || (a != NULL && b != NULL && same_label(a, b))) {
        score->parents++;
    } else {
        snprintf(line, sizeof(line), "%u %s: wanted %u %s, found %u %s", got->line, got->surface,
                 a != NULL ? a->line : 0, a != NULL ? a->surface : "none", b != NULL ? b->line : 0,
                 b != NULL ? b->surface : "none");
        differs(score, says, gold, "parent", line);
    }
    if (strcmp(wanted->kind, got->kind) == 0) {
        score->kinds++;
    } else {
        snprintf(line, sizeof(line), "%u %s: wanted %s, found %s", got->line, got->surface,
                 wanted->kind, got->kind);
        differs(score, says, gold, "kind", line);
    }
}

static void compare_labels(struct gold *gold, const char *text, bool says,
                           struct gold_score *score) {
    struct label_list found = {0};
    char *copy = strdup(text);
    for (char *line = strtok(copy, "\n"); line != NULL; line = strtok(NULL, "\n")) {
        add_label(&found, line);
    }
    for (size_t i = 0; i < gold->label_count; i++) {
        gold->labels[i].is_taken = false;
        score->wanted += !is_in_span(gold, gold->labels[i].line, false);
    }
    for (size_t i = 0; i < found.count; i++) {
        bool is_sign =
            strcmp(found.rows[i].kind, "bullet") == 0 || strcmp(found.rows[i].kind, "dash") == 0;
        if (is_in_span(gold, found.rows[i].line, false) || (is_sign && gold->ignores_bullets)) {
            continue;
        }
        score->found++;
        compare_label(gold, &found, i, says, score);
    }
    for (size_t i = 0; i < gold->label_count; i++) {
        const struct gold_label *row = &gold->labels[i];
        if (!row->is_taken && !is_in_span(gold, row->line, false)) {
            char line[200];
            snprintf(line, sizeof(line), "%u %s %s", row->line, row->kind, row->surface);
            differs(score, says, gold, "label not found", line);
        }
    }
    free(found.rows);
    free(copy);
}

/* Without spaces, as score.py folds. */
static void squeeze(const char *text, char *into, size_t size) {
    size_t len = 0;
    for (; *text != '\0' && len + 1 < size; text++) {
        if (*text != ' ' && !(text[0] == '\xC2' && text[1] == '\xA0')) {
            into[len++] = *text;
        } else if (*text == '\xC2') {
            text++;
        }
    }
    into[len] = '\0';
}

static bool same_reference(const struct gold_reference *a, const struct gold_reference *b) {
    char left[200], right[200];
    squeeze(a->text, left, sizeof(left));
    squeeze(b->text, right, sizeof(right));
    return a->line <= b->line + 1 && b->line <= a->line + 1 &&
           (strstr(left, right) != NULL || strstr(right, left) != NULL);
}

static struct gold_reference *row_for(struct gold *gold, const struct gold_reference *got) {
    struct gold_reference *best = NULL;
    for (size_t i = 0; i < gold->reference_count; i++) {
        struct gold_reference *row = &gold->references[i];
        if (!row->is_taken && same_reference(row, got) &&
            (best == NULL || (best->line != got->line && row->line == got->line))) {
            best = row;
        }
    }
    return best;
}

static void compare_reference(struct gold *gold, const char *line, bool says,
                              struct gold_score *score) {
    struct gold_reference got;
    read_reference(&got, line + 4);
    if (is_in_span(gold, got.line, true)) {
        return;
    }
    struct gold_reference *row = row_for(gold, &got);
    bool is_internal = row != NULL && row->state != GOLD_EXTERNAL;
    if (row == NULL && got.state == GOLD_EXTERNAL) {
        return;
    }
    if (row != NULL) {
        row->is_taken = true;
    }
    score->refs_found += is_internal || got.state != GOLD_EXTERNAL;
    if (row == NULL || (!is_internal && got.state != GOLD_EXTERNAL)) {
        differs(score, says, gold, "reference", line);
    }
    if (is_internal) {
        bool is_right = got.state == row->state && strcmp(row->targets, got.targets) == 0;
        /* What dangles has no targets; where it is found is enough. */
        is_right |= row->state == GOLD_DANGLING && got.state != GOLD_RESOLVED;
        score->refs_hit++;
        score->refs_right += is_right;
        if (!is_right) {
            differs(score, says, gold, "reference leads elsewhere", line);
        }
    }
}

static void compare_references(struct gold *gold, const char *text, bool says,
                               struct gold_score *score) {
    char *copy = strdup(text);
    for (size_t i = 0; i < gold->reference_count; i++) {
        const struct gold_reference *row = &gold->references[i];
        gold->references[i].is_taken = false;
        score->refs_wanted += row->state != GOLD_EXTERNAL && !is_in_span(gold, row->line, true);
    }
    for (char *line = strtok(copy, "\n"); line != NULL; line = strtok(NULL, "\n")) {
        compare_reference(gold, line, says, score);
    }
    for (size_t i = 0; i < gold->reference_count; i++) {
        const struct gold_reference *row = &gold->references[i];
        if (row->state != GOLD_EXTERNAL && !row->is_taken && !is_in_span(gold, row->line, true)) {
            char line[300];
            snprintf(line, sizeof(line), "%u %s", row->line, row->text);
            differs(score, says, gold, "reference not found", line);
        }
    }
    free(copy);
}

void gold_compare(struct gold *gold, const char *labels, const char *references, bool says,
                  struct gold_score *score) {
    *score = (struct gold_score){0};
    compare_labels(gold, labels, says, score);
    if (references != NULL) {
        compare_references(gold, references, says, score);
    }
}

void gold_add(struct gold_score *sum, const struct gold_score *score) {
    sum->wanted += score->wanted;
    sum->found += score->found;
    sum->hit += score->hit;
    sum->parents += score->parents;
    sum->kinds += score->kinds;
    sum->refs_wanted += score->refs_wanted;
    sum->refs_found += score->refs_found;
    sum->refs_hit += score->refs_hit;
    sum->refs_right += score->refs_right;
    sum->failures += score->failures;
}

double gold_share(size_t part, size_t whole) {
    return whole > 0 ? (double)part / (double)whole : 1.0;
}

void gold_print(const char *name, const struct gold_score *score) {
    double precision = gold_share(score->hit, score->found);
    double recall = gold_share(score->hit, score->wanted);
    double sum = precision + recall > 0 ? precision + recall : 1;
    printf("%-34s %5zu labels P %.3f R %.3f F1 %.3f parent %.3f kind %.3f | %4zu refs P %.3f "
           "R %.3f right %.3f\n",
           name, score->wanted, precision, recall, 2 * precision * recall / sum,
           gold_share(score->parents, score->wanted), gold_share(score->kinds, score->hit),
           score->refs_wanted, gold_share(score->refs_hit, score->refs_found),
           gold_share(score->refs_hit, score->refs_wanted),
           gold_share(score->refs_right, score->refs_hit));
}

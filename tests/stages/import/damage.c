/* SPDX-License-Identifier: MIT */
/*
 * Gold documents with damage done to their labels, from fixed seeds: what the reader still finds.
 * Labels that announce themselves by a word ("Article 5") are left alone; the gold is changed along
 * with the text.  Fails where the share of right parents with 10 and 20 of 100 labels deleted
 * is below the goals.  Names of gold files as arguments limit it to those; "--say" prints
 * differences.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "goldfile.h"
#include "imported.h"

enum { SIZE = 96 };

/* A document as lines, each of which may have become several, and the gold for it. */
struct page {
    struct gold *gold;
    char **lines; /* from 1 */
    size_t line_count;
    uint64_t seed;
    bool *is_gone; /* by label: taken out of the gold */
};

struct result {
    struct gold *gold;
    struct gold_score score;
    bool says, is_read;
};

static unsigned roll(struct page *page, unsigned most) {
    page->seed = page->seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)((page->seed >> 33) % most);
}

static char *joined(const char *a, size_t a_len, const char *b, const char *c) {
    size_t len = a_len + strlen(b) + strlen(c);
    char *text = malloc(len + 1);
    if (text == NULL) {
        abort();
    }
    snprintf(text, len + 1, "%.*s%s%s", (int)a_len, a, b, c);
    return text;
}

/* ---- the page --------------------------------------------------------------------------- */

static void split_lines(struct page *page, char *text) {
    size_t count = 1;
    for (const char *at = text; *at != '\0'; at++) {
        count += *at == '\n';
    }
    page->lines = calloc(count + 2, sizeof(*page->lines));
    page->is_gone = calloc(page->gold->label_count + 1, sizeof(*page->is_gone));
    if (page->lines == NULL || page->is_gone == NULL) {
        abort();
    }
    for (char *at = text; at != NULL;) {
        char *end = strchr(at, '\n');
        size_t len = end != NULL ? (size_t)(end - at) : strlen(at);
        page->lines[++page->line_count] = joined(at, len, "", "");
        at = end != NULL ? end + 1 : NULL;
    }
}

static void free_page(struct page *page) {
    for (size_t i = 1; i <= page->line_count; i++) {
        free(page->lines[i]);
    }
    free(page->lines);
    free(page->is_gone);
}

static void set_line(struct page *page, unsigned line, char *text) {
    free(page->lines[line]);
    page->lines[line] = text;
}

/* Where a label stands in its line, behind signs of the format; -1 when not as it is printed. */
static int place_of(const struct page *page, const struct gold_label *label) {
    const char *line = label->line <= page->line_count ? page->lines[label->line] : "";
    size_t at = strspn(line, " \t#*");
    size_t len = strlen(label->surface);
    return strncmp(line + at, label->surface, len) == 0 ? (int)at : -1;
}

/* Puts another surface in the place of a label's; NULL takes the label away. */
static void set_surface(struct page *page, size_t row, const char *surface) {
    struct gold_label *label = &page->gold->labels[row];
    int at = place_of(page, label);
    const char *line = page->lines[label->line];
    const char *behind = line + at + strlen(label->surface);
    if (surface == NULL) {
        behind += strspn(behind, " \t");
        page->is_gone[row] = true;
    }
    set_line(page, label->line, joined(line, (size_t)at, surface != NULL ? surface : "", behind));
    if (surface != NULL) {
        snprintf(label->surface, sizeof(label->surface), "%s", surface);
    }
}

/* A label of a list: none with a word, none in a heading. */
static bool is_in_list(const struct page *page, size_t row) {
    static const char *const kinds[] = {"paragraph", "subparagraph", "item",
                                        "subitem",   "point",        "agenda-item"};
    const struct gold_label *label = &page->gold->labels[row];
    const char *first = label->surface;
    bool is_listed = false;
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        is_listed |= strcmp(label->kind, kinds[i]) == 0;
    }
    return is_listed && strlen(first) <= 12 && strncmp(first, "Para", 4) != 0 &&
           place_of(page, label) >= 0;
}

static bool has_children(const struct page *page, size_t row) {
    for (size_t i = row + 1; i < page->gold->label_count; i++) {
        if (page->gold->labels[i].parent == row + 1) {
            return true;
        }
    }
    return false;
}

/* The label before it with the same parent; label_count when there is none. */
static size_t sibling_before(const struct page *page, size_t row) {
    const struct gold_label *labels = page->gold->labels;
    for (size_t i = row; i-- > 0;) {
        if (labels[i].parent == labels[row].parent &&
            strcmp(labels[i].kind, labels[row].kind) == 0) {
            return i;
        }
    }
    return page->gold->label_count;
}

/* ---- damage ----------------------------------------------------------------------------- */

static void delete_some(struct page *page, unsigned percent) {
    for (size_t i = 0; i < page->gold->label_count; i++) {
        if (is_in_list(page, i) && roll(page, 100) < percent) {
            set_surface(page, i, NULL);
        }
    }
}

/* A number that the label before has already. */
static void duplicate_some(struct page *page, unsigned percent) {
    for (size_t i = page->gold->label_count; i-- > 0;) {
        size_t before = sibling_before(page, i);
        if (before < page->gold->label_count && is_in_list(page, i) && roll(page, 100) < percent) {
            char surface[SIZE];
            snprintf(surface, sizeof(surface), "%s", page->gold->labels[before].surface);
            set_surface(page, i, surface);
        }
    }
}

/* Two items run together: the second label stands inside the text of the first. */
static void merge_some(struct page *page, unsigned percent) {
    for (size_t i = 1; i < page->gold->label_count; i++) {
        unsigned line = page->gold->labels[i].line, before = line - 1;
        while (before > 1 && page->lines[before][strspn(page->lines[before], " \t\r")] == '\0') {
            before--;
        }
        if (sibling_before(page, i) != i - 1 || !is_in_list(page, i) || has_children(page, i) ||
            before != page->gold->labels[i - 1].line || page->is_gone[i - 1] ||
            roll(page, 100) >= percent) {
            continue;
        }
        const char *first = page->lines[before];
        char *both = joined(first, strcspn(first, "\r"), " ", page->lines[line]);
        set_line(page, before, both);
        set_line(page, line, joined("", 0, "", ""));
        page->is_gone[i] = true;
    }
}

/* Whether a label stands in the middle of the line, whose place in the wrapped text is not told. */
static bool holds_label(const struct page *page, unsigned line) {
    for (size_t i = 0; i < page->gold->label_count; i++) {
        const struct gold_label *label = &page->gold->labels[i];
        if (label->line == line && place_of(page, label) < 0) {
            return true;
        }
    }
    return false;
}

static void wrap(struct page *page, unsigned columns) {
    for (size_t i = 1; i <= page->line_count; i++) {
        char *line = page->lines[i];
        size_t column = 0, blank = 0;
        if ((strchr("#|<-*", line[0]) != NULL && line[0] != '\0') ||
            holds_label(page, (unsigned)i)) {
            continue;
        }
        for (size_t at = 0; line[at] != '\0'; at++) {
            blank = line[at] == ' ' && column > columns / 3 ? at : blank;
            column += ((unsigned char)line[at] & 0xC0) != 0x80;
            if (column > columns && blank > 0) {
                line[blank] = '\n';
                column = 0;
                blank = 0;
            }
        }
    }
}

/* The lettered items below some labels become bullets. */
static void letters_to_bullets(struct page *page, unsigned percent) {
    for (size_t parent = 0; parent <= page->gold->label_count; parent++) {
        bool is_chosen = roll(page, 100) < percent;
        for (size_t i = 0; is_chosen && i < page->gold->label_count; i++) {
            struct gold_label *label = &page->gold->labels[i];
            if (label->parent == parent && strcmp(label->kind, "item") == 0 &&
                strchr(label->surface, ')') != NULL && is_in_list(page, i)) {
                set_surface(page, i, "-");
                snprintf(label->kind, sizeof(label->kind), "bullet");
            }
        }
    }
}

/* Behind "2." a number that was "2" with a small 1 set high. */
static void add_superscripts(struct page *page, unsigned percent) {
    for (size_t i = 0; i < page->gold->label_count; i++) {
        struct gold_label *label = &page->gold->labels[i];
        char surface[SIZE];
        size_t digits = strspn(label->surface, "0123456789");
        bool is_last =
            i + 1 == page->gold->label_count || page->gold->labels[i + 1].parent != label->parent;
        if (digits == 0 || strcmp(label->surface + digits, ".") != 0 || is_last ||
            strcmp(label->kind, "paragraph") != 0 || !is_in_list(page, i) ||
            roll(page, 100) >= percent || sibling_before(page, i) == page->gold->label_count) {
            continue;
        }
        size_t before = sibling_before(page, i);
        snprintf(surface, sizeof(surface), "%.*s1.",
                 (int)strspn(page->gold->labels[before].surface, "0123456789"),
                 page->gold->labels[before].surface);
        set_surface(page, i, surface);
        i++; /* the next one is told as a gap, and stays */
    }
}

static void swap_script(struct page *page, unsigned percent) {
    static const char *const twins[][2] = {
        {"A.", "А."},   {"B.", "В."}, {"C.", "С."}, {"E.", "Е."}, {"(a)", "(а)"}, {"(c)", "(с)"},
        {"(e)", "(е)"}, {"a)", "а)"}, {"c)", "с)"}, {"e)", "е)"}, {"(o)", "(о)"}, {"(p)", "(р)"}};
    for (size_t i = 0; i < page->gold->label_count; i++) {
        struct gold_label *label = &page->gold->labels[i];
        for (size_t twin = 0; twin < sizeof(twins) / sizeof(twins[0]); twin++) {
            for (size_t side = 0; side < 2; side++) {
                if (strcmp(label->surface, twins[twin][side]) == 0 && place_of(page, label) >= 0 &&
                    roll(page, 100) < percent) {
                    set_surface(page, i, twins[twin][1 - side]);
                    side = 1;
                }
            }
        }
    }
}

static void shift_headings(struct page *page, unsigned percent) {
    for (size_t i = 1; i <= page->line_count; i++) {
        char *line = page->lines[i];
        size_t signs = strspn(line, "#");
        if (signs > 0 && signs < 6 && roll(page, 100) < percent) {
            bool is_less = signs > 1 && roll(page, 2) == 0;
            set_line(page, (unsigned)i,
                     is_less ? joined("", 0, "", line + 1) : joined("#", 1, "", line));
        }
    }
}

static void one_as_letter(struct page *page, unsigned percent) {
    for (size_t i = 0; i < page->gold->label_count; i++) {
        char surface[SIZE];
        snprintf(surface, sizeof(surface), "%s", page->gold->labels[i].surface);
        char *one = strchr(surface, '1');
        if (one != NULL && is_in_list(page, i) && roll(page, 100) < percent) {
            for (; one != NULL; one = strchr(one, '1')) {
                *one = 'l';
            }
            set_surface(page, i, surface);
        }
    }
}

/* ---- gold and scores -------------------------------------------------------------------- */

/* The gold after the damage: rows that are gone, their children with the next label above, and
 * lines as they are now. */
static void follow(struct page *page) {
    struct gold *gold = page->gold;
    unsigned *now = calloc(page->line_count + 2, sizeof(*now));
    size_t *rows = calloc(gold->label_count + 1, sizeof(*rows)), count = 0;
    if (now == NULL || rows == NULL) {
        abort();
    }
    unsigned line = 1;
    for (size_t i = 1; i <= page->line_count; i++) {
        now[i] = line;
        for (const char *at = page->lines[i]; *at != '\0'; at++) {
            line += *at == '\n';
        }
        line++;
    }
    for (size_t i = 0; i < gold->label_count; i++) {
        size_t parent = gold->labels[i].parent;
        while (parent != 0 && page->is_gone[parent - 1]) {
            parent = gold->labels[parent - 1].parent;
        }
        gold->labels[i].parent = parent;
    }
    for (size_t i = 0; i < gold->label_count; i++) {
        if (!page->is_gone[i]) {
            struct gold_label label = gold->labels[i];
            label.parent = label.parent != 0 ? rows[label.parent] : 0;
            label.line = label.line <= page->line_count ? now[label.line] : label.line;
            gold->labels[count++] = label;
            rows[i + 1] = count;
        }
    }
    gold->label_count = count;
    gold->first_line = gold->first_line > 0 ? now[gold->first_line] : 0;
    gold->last_line =
        gold->last_line < page->line_count ? now[gold->last_line + 1] - 1 : gold->last_line;
    for (size_t i = 0; i < gold->span_count; i++) {
        struct gold_span *span = &gold->spans[i];
        span->first = now[span->first];
        span->last = span->last < page->line_count ? now[span->last + 1] - 1 : span->last;
    }
    free(now);
    free(rows);
}

static void compare(void *context, const dsr_doc *doc, const struct diagnostics *found) {
    struct result *result = context;
    char *labels = NULL;
    size_t len = 0;
    (void)found;
    if (doc == NULL) {
        return;
    }
    FILE *to = open_memstream(&labels, &len);
    write_labels(doc, to);
    fclose(to);
    gold_compare(result->gold, labels, NULL, result->says, &result->score);
    result->is_read = true;
    free(labels);
}

struct damage {
    const char *name;
    void (*does)(struct page *page, unsigned amount);
    unsigned amount;
    double least; /* share of right parents that all files together must have */
};

static const struct damage damages[] = {
    {"nothing", delete_some, 0, 0.99},
    {"10 of 100 deleted", delete_some, 10, 0.97},
    {"20 of 100 deleted", delete_some, 20, 0.95},
    {"5 of 100 doubled", duplicate_some, 5, 0.95},
    {"10 of 100 merged", merge_some, 10, 0.95},
    {"wrapped at 50", wrap, 50, 0.95},
    {"wrapped at 72", wrap, 72, 0.95},
    {"letters to bullets", letters_to_bullets, 40, 0.95},
    {"superscripts flattened", add_superscripts, 10, 0.95},
    {"script swapped", swap_script, 40, 0.97},
    {"headings shifted", shift_headings, 40, 0.95},
    {"1 as l in 10 of 100", one_as_letter, 10, 0.97},
    {"1 as l in 30 of 100", one_as_letter, 30, 0.93},
};

enum { DAMAGE_COUNT = sizeof(damages) / sizeof(damages[0]) };

static bool damage_file(const char *corpus, const char *folder, const char *name, size_t kind,
                        bool says, struct gold_score *sum) {
    char path[4096];
    snprintf(path, sizeof(path), "%s/%s", DOSSIER_TEST_GOLD, name);
    struct page page = {.gold = gold_read(path), .seed = 20170000 + kind};
    for (const char *at = name; *at != '\0'; at++) {
        page.seed = page.seed * 31 + (unsigned char)*at;
    }
    if (!gold_source(page.gold, corpus, folder, path, sizeof(path))) {
        printf("%s: the corpus has it not\n", page.gold->doc);
        gold_free(page.gold);
        return false;
    }
    char *text = whole_file(path);
    split_lines(&page, text);
    damages[kind].does(&page, damages[kind].amount);
    FILE *file = fopen(path, "wb");
    for (size_t i = 1; file != NULL && i <= page.line_count; i++) {
        fprintf(file, i < page.line_count ? "%s\n" : "%s", page.lines[i]);
    }
    bool is_fine = file != NULL && fclose(file) == 0;
    follow(&page);
    struct result result = {.gold = page.gold, .says = says};
    is_fine =
        is_fine && imported(path, page.gold->layout, NULL, compare, &result) && result.is_read;
    unlink(path);
    if (says) {
        gold_print(name, &result.score);
    }
    gold_add(sum, &result.score);
    free_page(&page);
    free(text);
    gold_free(page.gold);
    return is_fine;
}

int main(int count, char **arguments) {
    const char *corpus = getenv("DOSSIER_CORPUS");
    if (corpus == NULL) {
        printf("skipped: DOSSIER_CORPUS is not set\n");
        return 77;
    }
    char folder[] = "/tmp/dossier-damage-XXXXXX";
    if (mkdtemp(folder) == NULL) {
        return 1;
    }
    bool says = count > 1 && strcmp(arguments[1], "--say") == 0;
    size_t file_count, failed = 0;
    char **names = names_in(DOSSIER_TEST_GOLD, ".gold", &file_count);
    for (size_t kind = 0; kind < DAMAGE_COUNT; kind++) {
        struct gold_score sum = {0};
        for (size_t i = 0; i < file_count; i++) {
            bool is_wanted = count <= 1 + says;
            for (int argument = 1 + says; argument < count; argument++) {
                is_wanted |= strstr(names[i], arguments[argument]) != NULL;
            }
            failed += is_wanted && !damage_file(corpus, folder, names[i], kind, says, &sum);
        }
        gold_print(damages[kind].name, &sum);
        double share = gold_share(sum.parents, sum.wanted);
        if (share < damages[kind].least) {
            printf("%s: %.3f of the parents are right, %.3f wanted\n", damages[kind].name, share,
                   damages[kind].least);
            failed++;
        }
    }
    for (size_t i = 0; i < file_count; i++) {
        free(names[i]);
    }
    free(names);
    rmdir(folder);
    return failed > 0;
}

/* SPDX-License-Identifier: MIT */
/*
 * Finds the references of all blocks and what they cite.  A number is looked for from the label
 * its own block stands under outwards: first below that label, then below the one above it, and
 * so on, so that "subparagraph (a)" is that of this paragraph.
 */
#include "index.h"

#include "bytes.h"
#include "quote.h"
#include "shelter.h"

enum {
    BETWEEN_MOST = 1024,  /* labels inside one range */
    SAME_TEXT_REACH = 60, /* bytes from one reference to the next */
    LISTED_MOST = 4,      /* references looked at ahead */
    TARGETS_MOST = BETWEEN_MOST + CITED_MOST * PATH_MOST,
};

struct finder {
    struct task *task;
    const struct label_index *index;
    dsr_block block;
    dsr_text text;
    uint32_t here;  /* the row of the label that the block stands under */
    bool is_quoted; /* the block is a quotation */
    struct quotes quotes;
    uint32_t external_end; /* of the last reference to another text; 0: none */
    uint8_t external_kind;
    struct citation citation, next; /* next: looked at ahead */
    dsr_target *targets;
    uint32_t target_count;
    bool is_missing, is_tied;
};

static bool find_in_block(struct finder *finder);
static bool set_citation(struct finder *finder);
static bool lies_in_gap(struct finder *finder);
static bool is_listed_with_other(struct finder *finder);
static bool set_instrument(struct finder *finder, size_t start, size_t end);
static dsr_reference_state resolve(struct finder *finder);
static uint32_t drop_unlabelled(struct finder *finder);
static bool has_labels(const struct finder *finder, const struct phrase *phrase);
static uint8_t rank_of(const struct finder *finder, const struct phrase *phrase);
static uint64_t schemes_of(const struct phrase *phrase);
static bool resolve_nearby(struct finder *finder);
static void resolve_cited(struct finder *finder, const struct phrase *phrase,
                          const struct cited *cited, uint32_t outer, uint32_t *row);
static uint32_t resolve_outer(struct finder *finder, const struct phrase **inner);
static uint32_t find_outwards(struct finder *finder, uint32_t from, uint8_t kind,
                              const struct number *number);
static uint32_t find_kinds(struct finder *finder, uint32_t from, uint64_t kinds,
                           const struct number *number);
static bool split_high(const struct finder *finder, const struct number *number,
                       struct number *split);
static void add_between(struct finder *finder, uint32_t first, uint32_t last);
static void add_target(struct finder *finder, uint32_t row, dsr_role role, dsr_range range);

bool references_find(struct task *task) {
    const uint32_t kinds = DSR_BIT(DSR_HEADING) | DSR_BIT(DSR_PARAGRAPH) | DSR_BIT(DSR_ITEM) |
                           DSR_BIT(DSR_CODE) | DSR_BIT(DSR_CELL) | DSR_BIT(DSR_CAPTION) |
                           DSR_BIT(DSR_NOTE) | DSR_BIT(DSR_QUOTE) | DSR_BIT(DSR_BOX);
    struct label_index index = {0};
    struct finder *finder = task->host->scratch(task->job, sizeof(*finder));
    if (finder == NULL || !index_build(task, &index)) {
        return false;
    }
    finder->task = task;
    finder->index = &index;
    finder->targets = task->host->scratch(task->job, TARGETS_MOST * sizeof(dsr_target));
    if (finder->targets == NULL) {
        return false;
    }
    struct shelter shelter = {.kinds = DSR_BIT(DSR_QUOTE)};
    for (dsr_block at = 0; (at = task->host->step(task->doc, 0, at, DSR_ALL_KINDS)) != 0;) {
        dsr_kind kind = task->host->kind(task->doc, at);
        finder->is_quoted = shelter_step(task, &shelter, at, kind) || kind == DSR_QUOTE;
        if ((DSR_BIT(kind) & kinds) == 0) {
            continue;
        }
        finder->block = at;
        finder->text = task->host->text(task->doc, at);
        if (at < index.block_count && index.by_block[at] != 0) {
            finder->here = index.by_block[at];
        }
        if (!find_in_block(finder)) {
            return false;
        }
    }
    return !task->has_no_memory;
}

static bool find_in_block(struct finder *finder) {
    const struct task *task = finder->task;
    const struct vocabulary *words = &task->language->words;
    const uint32_t classes = WORD_KIND | WORD_INSTRUMENT | WORD_WRAP | WORD_NEARBY;
    dsr_text text = finder->text;
    finder->quotes = (struct quotes){0};
    finder->external_end = 0;
    for (size_t at = 0; (at = vocabulary_next_cite(words, text, at)) < text.len; at++) {
        struct word word;
        size_t len, end = 0;
        if (!starts_word(task, text, at) ||
            (len = vocabulary_match(words, text, at, classes, &word)) == 0) {
            continue;
        }
        if ((word.classes & (classes ^ WORD_INSTRUMENT)) != 0 &&
            citation_read(task, text, at, len, &word, &finder->citation)) {
            end = finder->citation.range.end;
            if (!set_citation(finder)) {
                return false;
            }
        } else if ((word.classes & WORD_INSTRUMENT) != 0) {
            end = instrument_read(task, text, at, len);
            if (end > 0 && !set_instrument(finder, at, end)) {
                return false;
            }
        }
        at = (end > 0 ? end : at + len) - 1;
    }
    return true;
}

static bool set_citation(struct finder *finder) {
    struct task *task = finder->task;
    const struct citation *citation = &finder->citation;
    dsr_reference_info info = {.block = finder->block, .range = citation->range};
    info.kind = task->import->kinds.names[citation->phrases[0].kind];
    finder->target_count = 0;
    /* "Ibid., para. 22. See also para. 32": the same text is cited on. */
    bool goes_on = !citation->is_ours && finder->external_end > 0 &&
                   citation->phrases[0].kind == finder->external_kind &&
                   citation->range.start - finder->external_end < SAME_TEXT_REACH;
    bool is_other = citation->is_external || goes_on || is_listed_with_other(finder) ||
                    finder->is_quoted ||
                    quotes_are_open(&finder->quotes, finder->text, citation->range.start);
    finder->external_end = citation->is_external || goes_on ? citation->range.end : 0;
    finder->external_kind = citation->phrases[0].kind;
    if (citation->nearby != 0 && (is_other || !resolve_nearby(finder))) {
        return true; /* no number that could be wrong */
    }
    info.state = citation->nearby != 0 ? DSR_RESOLVED : is_other ? DSR_EXTERNAL : resolve(finder);
    if (info.state == DSR_EXTERNAL) {
        finder->target_count = 0;
    }
    if (info.state == DSR_DANGLING || info.state == DSR_AMBIGUOUS) {
        dsr_block_info block = {0};
        task->host->block(task->doc, finder->block, &block, sizeof(block));
        dsr_place place = {block.part, block.source.start, NULL};
        bool dangles = info.state == DSR_DANGLING;
        const char *code = !dangles              ? "ref-ambiguous"
                           : lies_in_gap(finder) ? "num-lost"
                                                 : "ref-dangling";
        task->host->report(
            task->job, DSR_WARNING, code, place, "\"%.*s\" %s",
            (int)(info.range.end - info.range.start), finder->text.at + info.range.start,
            dangles ? "cites a label that is not there" : "could cite more than one label");
    }
    return task->host->set_reference(task->doc, 0, &info, sizeof(info), finder->targets,
                                     finder->target_count, "found in the text") == DSR_OK;
}

/* Whether the numbers before and after the only one cited are there. */
static bool lies_in_gap(struct finder *finder) {
    const struct citation *citation = &finder->citation;
    const struct phrase *phrase = &citation->phrases[0];
    if (citation->phrase_count != 1 || phrase->count != 1 || phrase->cited[0].count != 1) {
        return false;
    }
    bool is_between = true;
    for (int side = -1; side <= 1; side += 2) {
        struct number near = phrase->cited[0].steps[0];
        for (uint8_t i = 0; i < near.meaning_count; i++) {
            near.meanings[i].value += side;
        }
        is_between &= find_outwards(finder, finder->here, phrase->kind, &near) != 0;
    }
    return is_between;
}

/* "§ 6 Abs. 3, § 7 Abs. 2 und § 11 des Gesetzes": what ends the list tells of all. */
static bool is_listed_with_other(struct finder *finder) {
    const struct task *task = finder->task;
    const struct vocabulary *words = &task->language->words;
    size_t end = finder->citation.range.end;
    for (int i = 0; i < LISTED_MOST && !finder->citation.is_ours; i++) {
        size_t at = skip_space(finder->text, end);
        size_t list = vocabulary_match(words, finder->text, at, WORD_LIST, NULL);
        struct word word;
        at = skip_space(finder->text, at + list);
        size_t len =
            list > 0 ? vocabulary_match(words, finder->text, at, WORD_KIND | WORD_WRAP, &word) : 0;
        if (len == 0 || !citation_read(task, finder->text, at, len, &word, &finder->next)) {
            return false;
        }
        if (finder->next.is_external || finder->next.is_ours) {
            return finder->next.is_external &&
                   finder->next.phrases[0].kind == finder->citation.phrases[0].kind;
        }
        end = finder->next.range.end;
    }
    return false;
}

static bool set_instrument(struct finder *finder, size_t start, size_t end) {
    struct task *task = finder->task;
    dsr_reference_info info = {.block = finder->block,
                               .range = {(uint32_t)start, (uint32_t)end},
                               .kind = DSR_TEXT("instrument"),
                               .state = DSR_EXTERNAL};
    return task->host->set_reference(task->doc, 0, &info, sizeof(info), NULL, 0,
                                     "found in the text") == DSR_OK;
}

/* Fills the targets.  A kind of which the document has no label at all is another text's; but
 * where a step of the reference is there, what it lacks has lost its number. */
static dsr_reference_state resolve(struct finder *finder) {
    struct citation *citation = &finder->citation;
    uint32_t known = drop_unlabelled(finder);
    finder->is_missing = finder->is_tied = false;
    if (known == 0 && !citation->is_ours) {
        return DSR_EXTERNAL;
    }
    if (known < citation->phrase_count) {
        return DSR_DANGLING;
    }
    const struct phrase *inner = NULL;
    uint32_t outer = resolve_outer(finder, &inner), first = 0;
    for (uint32_t i = 0; i < inner->count; i++) {
        uint32_t row = 0;
        resolve_cited(finder, inner, &inner->cited[i], outer, &row);
        if (inner->cited[i].role == DSR_FIRST) {
            first = row;
            if (i + 1 < inner->count && row != 0) {
                /* The labels between come before the last one. */
                uint32_t kept = finder->target_count, last = 0;
                resolve_cited(finder, inner, &inner->cited[i + 1], outer, &last);
                finder->target_count = kept;
                add_between(finder, first, last);
            }
        }
    }
    return finder->is_missing ? DSR_DANGLING : finder->is_tied ? DSR_AMBIGUOUS : DSR_RESOLVED;
}

/* Steps of kinds that are hardly ever numbered ("Satz 2") lead nowhere, unless this text numbers
 * them; neither do steps between others ("第十条第一款第五项").  How many of the rest have labels.
 */
static uint32_t drop_unlabelled(struct finder *finder) {
    struct citation *citation = &finder->citation;
    uint32_t kept = 0, known = 0;
    uint8_t outermost = NO_LEVEL;
    bool is_known = true;
    bool are_known[PHRASE_MOST] = {0};
    for (uint32_t i = 0; i < citation->phrase_count; i++) {
        are_known[i] = has_labels(finder, &citation->phrases[i]);
        known += are_known[i];
        uint8_t kind = citation->phrases[i].kind, rank = rank_of(finder, &citation->phrases[i]);
        if (rank == NO_LEVEL && (finder->task->language->unlabelled >> kind & 1) == 0) {
            is_known = false;
            break;
        }
        if (rank < outermost) {
            outermost = rank;
            is_known = are_known[i];
        }
    }
    if (!is_known && !citation->is_ours) {
        return 0; /* "Article 3, paragraph 7" in a text without articles */
    }
    for (uint32_t i = 0; i < citation->phrase_count; i++) {
        uint8_t kind = citation->phrases[i].kind;
        bool is_unlabelled = (finder->task->language->unlabelled >> kind & 1) != 0;
        bool is_between =
            i > 0 && i + 1 < citation->phrase_count && are_known[i - 1] && are_known[i + 1];
        if (are_known[i] || known == 0 || (!is_unlabelled && !is_between)) {
            citation->phrases[kept++] = citation->phrases[i];
        }
    }
    citation->phrase_count = kept;
    return known;
}

/* Whether the text has labels that this could cite, of the kind and in that way of counting. */
static bool has_labels(const struct finder *finder, const struct phrase *phrase) {
    const struct label_index *index = finder->index;
    uint64_t schemes = schemes_of(phrase);
    uint64_t kinds = finder->task->layout->cites[phrase->kind] & index->kinds;
    for (; kinds != 0; kinds &= kinds - 1) {
        if ((index->schemes[__builtin_ctzll(kinds)] & schemes) != 0) {
            return true;
        }
    }
    return false;
}

/* "the preceding paragraph": from the label of that kind that the text stands under. */
static bool resolve_nearby(struct finder *finder) {
    const struct label_index *index = finder->index;
    const struct citation *citation = &finder->citation;
    uint64_t kinds = UINT64_C(1) << citation->phrases[0].kind;
    uint32_t here = finder->here;
    while (here != 0 && (kinds >> index->rows[here].kind & 1) == 0) {
        here = index->rows[here].parent;
    }
    uint32_t row = here;
    do {
        row = citation->nearby < 0 ? row - 1 : row + 1;
    } while (here != 0 && row > index->rows[here].parent && row < index->row_count &&
             (index->rows[row].parent != index->rows[here].parent ||
              index->rows[row].kind != index->rows[here].kind) &&
             index->rows[row].depth >= index->rows[here].depth);
    if (here == 0 || row <= index->rows[here].parent || row >= index->row_count ||
        index->rows[row].parent != index->rows[here].parent ||
        index->rows[row].kind != index->rows[here].kind) {
        return false;
    }
    add_target(finder, row, DSR_SINGLE, finder->citation.range);
    return true;
}

/* Of several phrases the outer ones, which the layout puts further out, lead to the row below
 * which the inner one is looked for; of a list only its last number does ("articles 49 or 52,
 * paragraph 2"). */
static uint32_t resolve_outer(struct finder *finder, const struct phrase **inner) {
    const struct citation *citation = &finder->citation;
    uint8_t order[PHRASE_MOST] = {0};
    uint8_t ranks[PHRASE_MOST] = {0};
    for (uint8_t i = 0; i < citation->phrase_count; i++) {
        ranks[i] = rank_of(finder, &citation->phrases[i]);
        uint8_t at = i;
        for (; at > 0 && ranks[order[at - 1]] > ranks[i]; at--) {
            order[at] = order[at - 1];
        }
        order[at] = i;
    }
    uint32_t outer = 0;
    for (uint8_t i = 0; i + 1u < citation->phrase_count; i++) {
        const struct phrase *phrase = &citation->phrases[order[i]];
        uint32_t row = 0;
        for (uint32_t cited = 0; cited + 1 < phrase->count; cited++) {
            resolve_cited(finder, phrase, &phrase->cited[cited], outer, &row);
        }
        uint32_t from = finder->target_count;
        resolve_cited(finder, phrase, &phrase->cited[phrase->count - 1], outer, &row);
        for (; from < finder->target_count; from++) {
            finder->targets[from].role = DSR_PATH;
        }
        outer = row;
    }
    *inner = &citation->phrases[order[citation->phrase_count - 1]];
    return outer;
}

/* The first level of the labels that the phrase could cite; where there are none, of its kind. */
static uint8_t rank_of(const struct finder *finder, const struct phrase *phrase) {
    const struct layout *layout = finder->task->layout;
    const struct label_index *index = finder->index;
    uint64_t own = UINT64_C(1) << phrase->kind, kinds = layout->cites[phrase->kind];
    uint64_t schemes = schemes_of(phrase);
    uint8_t rank = NO_LEVEL, other = NO_LEVEL;
    for (uint8_t row = layout->level_count > 0 ? (uint8_t)layout->level_count : 0; row-- > 0;) {
        const struct level *level = &layout->levels[row];
        uint64_t bit = UINT64_C(1) << level->kind;
        uint8_t kind = level->kind;
        if (level->agenda_kind != NO_KIND && (kinds >> level->agenda_kind & 1) != 0) {
            kind = level->agenda_kind;
            bit |= UINT64_C(1) << kind;
        }
        if ((bit & own) != 0) {
            other = row;
        }
        if ((bit & kinds) != 0 && (index->schemes[kind] & schemes) != 0) {
            rank = row;
        }
    }
    bool has_own = (index->schemes[phrase->kind] & schemes) != 0;
    return has_own || rank == NO_LEVEL ? other : rank;
}

static uint64_t schemes_of(const struct phrase *phrase) {
    const struct number *number = &phrase->cited[0].steps[0];
    uint64_t schemes = 0;
    for (uint8_t i = 0; i < number->meaning_count; i++) {
        schemes |= SCHEME_BIT(number->meanings[i].scheme);
    }
    return schemes;
}

/* One number with its steps. */
static void resolve_cited(struct finder *finder, const struct phrase *phrase,
                          const struct cited *cited, uint32_t outer, uint32_t *row) {
    uint32_t at = outer;
    for (uint8_t i = 0; i < cited->count; i++) {
        const struct number *number = &cited->steps[i];
        uint64_t kinds = finder->task->layout->cites[phrase->kind];
        bool was_missing = i > 0 && at == 0;
        if (i > 0) {
            at =
                at != 0 ? index_find(finder->index, at, ~UINT64_C(0), number, &finder->is_tied) : 0;
        } else if (outer != 0) {
            uint64_t own = UINT64_C(1) << phrase->kind;
            at = index_find(finder->index, outer, own, number, &finder->is_tied);
            at = at != 0 ? at : index_find(finder->index, outer, kinds, number, &finder->is_tied);
        } else {
            at = find_outwards(finder, finder->here, phrase->kind, number);
        }
        finder->is_missing |= at == 0 || was_missing;
        if (i >= cited->shared) {
            add_target(finder, at, i + 1 < cited->count ? DSR_PATH : cited->role, number->range);
        }
    }
    *row = at;
}

static uint32_t find_outwards(struct finder *finder, uint32_t from, uint8_t kind,
                              const struct number *number) {
    uint64_t own = UINT64_C(1) << kind;
    uint32_t row = find_kinds(finder, from, own, number);
    row = row != 0 ? row : find_kinds(finder, from, finder->task->layout->cites[kind], number);
    struct number split;
    return row == 0 && split_high(finder, number, &split)
               ? find_outwards(finder, from, kind, &split)
               : row;
}

/* "671" for 67 with a small 1, as its label was read. */
static bool split_high(const struct finder *finder, const struct number *number,
                       struct number *split) {
    *split = *number;
    if (!finder->task->layout->has_superscripts || number->insert != 0 ||
        number->meaning_count == 0 || number->meanings[0].value < 11) {
        return false;
    }
    char digit = (char)('0' + number->meanings[0].value % 10);
    split->insert = insert_hash((dsr_text){&digit, 1});
    for (uint8_t i = 0; i < split->meaning_count; i++) {
        split->meanings[i].value /= 10;
    }
    return digit != '0';
}

static uint32_t find_kinds(struct finder *finder, uint32_t from, uint64_t kinds,
                           const struct number *number) {
    const struct label_index *index = finder->index;
    for (uint32_t outer = from;; outer = index->rows[outer].parent) {
        bool is_tied = false;
        uint32_t row = index_find(index, outer, kinds, number, &is_tied);
        if (row != 0) {
            finder->is_tied |= is_tied;
            return row;
        }
        if (outer == 0) {
            return 0;
        }
    }
}

/* All labels of the first one's kind on the way to the last one. */
static void add_between(struct finder *finder, uint32_t first, uint32_t last) {
    const struct index_row *rows = finder->index->rows;
    dsr_range nowhere = {0, 0};
    if (last <= first || last - first > BETWEEN_MOST) {
        finder->is_missing |= last < first;
        return;
    }
    for (uint32_t at = first + 1; at < last; at++) {
        if (rows[at].kind == rows[first].kind && rows[at].scheme == rows[first].scheme &&
            rows[at].value > rows[first].value && rows[at].value < rows[last].value) {
            add_target(finder, at, DSR_BETWEEN, nowhere);
        }
    }
}

static void add_target(struct finder *finder, uint32_t row, dsr_role role, dsr_range range) {
    if (finder->target_count < TARGETS_MOST) {
        finder->targets[finder->target_count++] =
            (dsr_target){row != 0 ? finder->index->rows[row].label : 0, role, range};
    }
}

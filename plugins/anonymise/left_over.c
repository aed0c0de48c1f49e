/* SPDX-License-Identifier: MIT */
/*
 * The check after the edits.  It knows no persons and no decisions: it takes the words of what
 * was masked and looks for them in every text the document holds now.  Words that may stay (a
 * given name alone, a surname that is a common word) are not looked for.
 */
#include <stdlib.h>
#include <string.h>

#include "apply.h"

#define MOST_KEYS 32

/* A word alone is looked for only where it can be nothing else. */
static bool is_looked_for(const struct hit *hit) {
    if (hit->decision != DSR_MASK)
        return false;
    if (hit->words > 1 || hit->flags & (NAME_ALIAS | NAME_JOINED))
        return true;
    return hit->flags & NAME_FAMILY && !hit->is_common;
}

static void add_surface(struct phrase_list *list, const struct hits *hits, const struct hit *hit) {
    const struct place *place = &hits->places[hit->place];
    struct words words = {0};
    words_read(&words, (dsr_text){place->text.at + hit->name, hit->end - hit->name},
               place->is_technical);
    uint64_t keys[MOST_KEYS];
    size_t count = 0;
    for (; count < words.count && count < MOST_KEYS; count++)
        keys[count] = words.rows[count].key;
    if (count == 1 && words.rows[0].len < 3)
        count = 0; /* a letter or two are in too many texts */
    bool is_exact = hit->flags & NAME_ALIAS && !(hit->flags & (NAME_FULL | NAME_FAMILY));
    phrase_list_add(list, keys, count, is_exact, hit->flags & NAME_INITIALS);
    words_free(&words);
}

static uint64_t sum_of(const struct phrase_list *list, const struct phrase_row *row) {
    uint64_t sum = row->count;
    for (uint32_t i = 0; i < row->count; i++)
        sum = sum * UINT64_C(0xC2B2AE3D27D4EB4F) + list->keys[row->key + i];
    return sum;
}

static int compare_sums(const void *left, const void *right) {
    const uint64_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

/* Surfaces that were kept or left to review somewhere may stand. */
static void drop_kept(struct phrase_list *list, const struct hits *hits) {
    struct phrase_list kept = {0};
    for (size_t i = 0; i < hits->count; i++)
        if (hits->rows[i].decision != DSR_MASK)
            add_surface(&kept, hits, &hits->rows[i]);
    uint64_t *sums = malloc((kept.count + 1) * sizeof *sums);
    list->is_out_of_memory |= !sums || kept.is_out_of_memory;
    for (size_t i = 0; sums && i < kept.count; i++)
        sums[i] = sum_of(&kept, &kept.rows[i]);
    if (sums && kept.count) {
        qsort(sums, kept.count, sizeof *sums, compare_sums);
        size_t left = 0;
        for (size_t i = 0; i < list->count; i++) {
            uint64_t sum = sum_of(list, &list->rows[i]);
            if (!bsearch(&sum, sums, kept.count, sizeof *sums, compare_sums))
                list->rows[left++] = list->rows[i];
        }
        list->count = left;
    }
    free(sums);
    phrase_list_free(&kept);
}

/* "(TRL)": a short word in capitals that is alone in its brackets is no family name; the search
 * passes it by for the same reason. */
static bool is_in_own_brackets(const struct words *words, size_t at) {
    const struct word *word = &words->rows[at];
    return word->shape & WORD_ALL_CAPITAL && word->len <= 4 && word->gap & GAP_OPEN &&
           (at + 1 == words->count || words->rows[at + 1].gap & GAP_CLOSE);
}

/* A single word written small in running text is another word; initials need their points. */
static bool is_left_over(const struct hits *hits, const struct place *place,
                         const struct lexicon *lexicon, size_t at,
                         const struct found_phrase *found) {
    const struct word *word = &hits->words.rows[at], *last = &hits->words.rows[found->end - 1];
    if (found->phrase->value || found->phrase->flags & NAME_INITIALS)
        return false; /* exact forms: any other case is another text */
    if (found->end == at + 1 && is_in_own_brackets(&hits->words, at))
        return false;
    if (found->end == at + 1 && !place->is_technical)
        return word->shape & (WORD_CAPITAL | WORD_CASELESS | WORD_SCRIPT);
    if (place->is_technical)
        return true;
    for (size_t i = at + 1; i < found->end; i++)
        if (hits->words.rows[i].shape & (WORD_CAPITAL | WORD_CASELESS | WORD_SCRIPT))
            return true;
    return word->len >= 3 && last->len >= 3 && !lexicon_is_common(lexicon, word->key) &&
           !lexicon_is_common(lexicon, last->key);
}

static dsr_status report(const struct applying *applying, const struct place *place) {
    dsr_block_info block = {0};
    dsr_place where = {0};
    const dsr_host *host = applying->doc->host;
    if (place->block && host->block(applying->doc, place->block, &block, sizeof block)) {
        where.part = block.part;
        where.offset = block.source.start;
    }
    host->report(applying->job, DSR_ERROR, "anon-left-over", where,
                 "a name that was masked elsewhere is still readable here");
    host->hint(applying->job, "give the form that stands here as an alias in the protect list, or "
                              "the text around it in the keep list");
    return DSR_FAILED;
}

static dsr_status search(const struct applying *applying, const struct phrases *phrases) {
    struct hits after = {0};
    hits_find_places(&after, applying->doc);
    dsr_status status = DSR_OK;
    for (uint32_t i = 0; i < after.place_count && status == DSR_OK; i++) {
        const struct place *place = &after.places[i];
        if (!hits_read_place(&after, place, &applying->rules->lexicon, 0, false))
            continue;
        for (size_t at = 0; at < after.words.count && status == DSR_OK; at++) {
            struct found_phrase found[4];
            size_t count = phrases_find(phrases, &after.words, at, found, 4);
            for (size_t k = 0; k < count && status == DSR_OK; k++)
                if (is_left_over(&after, place, &applying->rules->lexicon, at, &found[k]))
                    status = report(applying, place);
        }
    }
    if (after.is_out_of_memory && status == DSR_OK)
        status = DSR_NO_MEMORY;
    hits_free(&after);
    return status;
}

dsr_status apply_check(const struct applying *applying) {
    const struct hits *hits = applying->hits;
    struct phrase_list list = {0};
    for (size_t i = 0; i < hits->count; i++)
        if (is_looked_for(&hits->rows[i]))
            add_surface(&list, hits, &hits->rows[i]);
    drop_kept(&list, hits);
    if (!list.count && !list.is_out_of_memory) {
        phrase_list_free(&list);
        return DSR_OK;
    }
    size_t size = 0;
    void *bytes = phrase_list_flatten(&list, &size);
    struct phrases phrases;
    dsr_status status =
        bytes && phrases_open(&phrases, bytes, size) ? search(applying, &phrases) : DSR_NO_MEMORY;
    free(bytes);
    phrase_list_free(&list);
    return status;
}

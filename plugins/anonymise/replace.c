/* SPDX-License-Identifier: MIT */
/*
 * Pseudonyms in the place of names.  A name that goes over a line end is replaced on one of its
 * two lines, and the line end stays: readers of hard-wrapped text go by the width of lines.
 */
#include <stdlib.h>
#include <string.h>

#include "apply.h"

struct edits {
    dsr_edit *rows;
    size_t *ends; /* of each replacement in texts */
    size_t count;
    struct bytes texts;
};

/* What stands for a space in the replacement: names in addresses, logins and file names keep
 * the way their words were joined. */
static const char *joint(const struct place *place, const struct hit *hit) {
    dsr_text text = place->text;
    size_t len = hit->end - hit->start;
    const char *surface = text.at + hit->start;
    if (memmem(surface, len, "%20", 3))
        return "%20";
    if (memchr(surface, '_', len))
        return "_";
    if (memchr(surface, '+', len))
        return "+";
    char before = hit->start ? text.at[hit->start - 1] : ' ';
    char after = hit->end < text.len ? text.at[hit->end] : ' ';
    bool is_tight = memchr("/@=#:\\_~%", before, 9) || memchr("/@=\\_", after, 5);
    if (place->is_technical) /* a target, a login or a file name is one word */
        is_tight |= !memchr(text.at, ' ', text.len) && !memchr(text.at, '\n', text.len);
    if (place->is_technical)
        is_tight |=
            place->holder == IN_MARK || memchr(".-&?+", before, 5) || memchr("-&?+", after, 4);
    return is_tight ? "-" : " ";
}

static void write_pseudonym(const struct applying *applying, const struct place *place,
                            const struct hit *hit, struct bytes *into) {
    dsr_text pseudonym = people_pseudonym(applying->people, hit->entity);
    const char *with = joint(place, hit);
    for (size_t i = 0; i < pseudonym.len; i++)
        if (pseudonym.at[i] == ' ')
            bytes_text(into, with);
        else
            bytes_add(into, pseudonym.at + i, 1);
}

static uint32_t edit_start(const struct applying *applying, const struct hit *hit) {
    return applying->rules->title.decision == DSR_MASK ? hit->start : hit->name;
}

static dsr_status write_whole(const struct applying *applying, const struct place *place,
                              dsr_text text) {
    const dsr_host *host = applying->doc->host;
    const char *reason = "a person's name";
    if (place->holder == IN_MARK)
        return host->set_mark_value(applying->doc, place->handle, text, reason);
    return host->set_attribute(applying->doc, 0, attribute_names[place->handle], text, reason);
}

/* Marks and attributes have no ranges to keep: their text is written anew. */
static dsr_status rewrite(const struct applying *applying, const struct place *place,
                          const dsr_edit *edits, size_t count) {
    struct bytes text = {0};
    uint32_t at = 0;
    for (size_t i = 0; i < count; i++) {
        bytes_add(&text, place->text.at + at, edits[i].range.start - at);
        bytes_add(&text, edits[i].text.at, edits[i].text.len);
        at = edits[i].range.end;
    }
    bytes_add(&text, place->text.at + at, place->text.len - at);
    dsr_status status =
        text.is_out_of_memory ? DSR_NO_MEMORY : write_whole(applying, place, bytes_view(&text));
    bytes_free(&text);
    return status;
}

static void close_edit(struct edits *edits, uint32_t start, uint32_t end) {
    edits->rows[edits->count].range = (dsr_range){start, end};
    edits->ends[edits->count++] = edits->texts.len;
}

static bool is_blank(dsr_text text, uint32_t from, uint32_t to) {
    while (from < to && (text.at[from] == ' ' || text.at[from] == '\t'))
        from++;
    return from == to;
}

/* The name stands on two lines that meet at `line_end`. */
static void edit_two_lines(const struct applying *applying, const struct place *place,
                           const struct hit *hit, uint32_t line_end, struct edits *edits) {
    dsr_text text = place->text;
    uint32_t start = edit_start(applying, hit), line = start;
    while (line > 0 && text.at[line - 1] != '\n')
        line--;
    if (!is_blank(text, line, start)) { /* "the late Ms. / Lima's map": on the second line */
        while (start > line && text.at[start - 1] == ' ')
            start--;
        close_edit(edits, start, line_end);
        write_pseudonym(applying, place, hit, &edits->texts);
        close_edit(edits, line_end + 1, hit->end);
        return;
    }
    /* The first line holds nothing else, so that half of the pseudonym must stay there. */
    size_t from = edits->texts.len;
    write_pseudonym(applying, place, hit, &edits->texts);
    const char *at = edits->texts.at ? edits->texts.at + from : NULL;
    size_t len = edits->texts.len - from;
    const char *space = at && !edits->texts.is_out_of_memory ? memchr(at, ' ', len) : NULL;
    if (!space) {
        close_edit(edits, start, hit->end);
        return;
    }
    size_t first = (size_t)(space - at);
    memmove(edits->texts.at + from + first, space + 1, len - first - 1);
    edits->texts.len--;
    edits->rows[edits->count].range = (dsr_range){start, line_end};
    edits->ends[edits->count++] = from + first;
    close_edit(edits, line_end + 1, hit->end);
}

static void edit_hit(const struct applying *applying, const struct place *place,
                     const struct hit *hit, struct edits *edits) {
    uint32_t start = edit_start(applying, hit), end = hit->end;
    const char *line_end = place->holder == IN_BLOCK && !place->is_technical
                               ? memrchr(place->text.at + start, '\n', end - start)
                               : NULL;
    if (line_end) {
        edit_two_lines(applying, place, hit, (uint32_t)(line_end - place->text.at), edits);
        return;
    }
    write_pseudonym(applying, place, hit, &edits->texts);
    close_edit(edits, start, end);
}

/* The edits of one place: hits [from, to). */
static dsr_status edit_place(const struct applying *applying, size_t from, size_t to) {
    const struct hits *hits = applying->hits;
    const struct place *place = &hits->places[hits->rows[from].place];
    struct edits edits = {.rows = calloc(2 * (to - from), sizeof *edits.rows),
                          .ends = calloc(2 * (to - from), sizeof *edits.ends)};
    dsr_status status = DSR_NO_MEMORY;
    if (!edits.rows || !edits.ends)
        goto done;
    for (size_t i = from; i < to; i++)
        if (hits->rows[i].decision == DSR_MASK)
            edit_hit(applying, place, &hits->rows[i], &edits);
    if (edits.texts.is_out_of_memory)
        goto done;
    for (size_t i = 0; i < edits.count; i++) {
        size_t start = i ? edits.ends[i - 1] : 0;
        edits.rows[i].text = (dsr_text){edits.texts.at + start, edits.ends[i] - start};
    }
    status = DSR_OK;
    if (edits.count && place->holder == IN_BLOCK)
        status = applying->doc->host->replace_all(applying->doc, place->handle, edits.rows,
                                                  edits.count, "a person's name");
    else if (edits.count)
        status = rewrite(applying, place, edits.rows, edits.count);
done:
    free(edits.rows);
    free(edits.ends);
    bytes_free(&edits.texts);
    return status;
}

dsr_status apply_pseudonyms(const struct applying *applying) {
    const struct hits *hits = applying->hits;
    for (size_t from = 0; from < hits->count;) {
        size_t to = from;
        while (to < hits->count && hits->rows[to].place == hits->rows[from].place)
            to++;
        dsr_status status = edit_place(applying, from, to);
        if (status != DSR_OK)
            return status;
        from = to;
    }
    return DSR_OK;
}

/* SPDX-License-Identifier: MIT */
/* Longer than 500 lines: one model and its random edits, read together. */
/*
 * Random documents and random edits from fixed seeds, against models that are too simple to be
 * wrong: a string for a block's text, and a decoder of the toy format for the spliced source.
 *
 * The toy format: <b> and </b> are mark-up, "&a;" means one letter and "&b;" two.
 */
#include "unit/made.h"

#include <stdio.h>

#define BLOCKS 6
#define TEXT_MOST 4096

static uint64_t seed;

static uint32_t pick(uint32_t below) {
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (uint32_t)(seed >> 16) % below;
}

struct string {
    char at[TEXT_MOST];
    size_t len;
};

static void add(struct string *string, const char *at, size_t len) {
    assert_true(string->len + len <= TEXT_MOST);
    memcpy(string->at + string->len, at, len);
    string->len += len;
}

static void add_word(struct string *string, const char *word) {
    add(string, word, strlen(word));
}

static const char *const atoms[] = {"a", "bc", "é", "東", " ", ".", "x y", "😀", "def", "\n"};

static void add_atoms(struct string *string, uint32_t most) {
    for (uint32_t n = pick(most + 1); n > 0; n--)
        add_word(string, atoms[pick(sizeof(atoms) / sizeof(atoms[0]))]);
}

/* ---- a random document ----------------------------------------------------------------- */

struct toy {
    struct made made;
    struct string source;
    dsr_block blocks[BLOCKS];
    struct string texts[BLOCKS];
};

static void decode(const char *at, size_t len, struct string *text) {
    for (size_t i = 0; i < len;) {
        if (at[i] == '<') {
            while (at[i] != '>')
                i++;
            i++;
        } else if (at[i] == '&') {
            add_word(text, at[i + 1] == 'a' ? "α" : "βγ");
            i += 3;
        } else {
            add(text, at + i++, 1);
        }
    }
}

static void make_source(struct toy *toy, dsr_range *ranges) {
    toy->source.len = 0;
    for (int i = 0; i < BLOCKS; i++) {
        ranges[i].start = (uint32_t)toy->source.len;
        bool is_open = false;
        for (uint32_t n = pick(12); n > 0; n--) {
            static const char *const special[] = {"&a;", "&b;", "<b>"};
            add_atoms(&toy->source, 4);
            uint32_t which = pick(4);
            if (which == 2 && is_open)
                add_word(&toy->source, "</b>");
            else if (which < 3)
                add_word(&toy->source, special[which]);
            is_open ^= which == 2;
        }
        if (is_open)
            add_word(&toy->source, "</b>");
        ranges[i].end = (uint32_t)toy->source.len;
        add_word(&toy->source, "\n\n");
    }
}

static void read_block(struct toy *toy, dsr_block block, dsr_range where) {
    const dsr_host *host = &toy->made.host;
    dsr_doc *doc = toy->made.doc;
    const char *at = toy->source.at;
    uint32_t open = 0, open_source = 0;

    for (uint32_t i = where.start; i < where.end;) {
        uint32_t end = i;
        if (at[i] == '<') {
            while (at[end++] != '>')
                ;
            assert_int_equal(host->claim(doc, 1, range(i, end)), DSR_OK);
            if (at[i + 1] == '/')
                add_mark(&toy->made, block, DSR_STRONG,
                         range(open, (uint32_t)host->text(doc, block).len),
                         range(open_source, end));
            open = (uint32_t)host->text(doc, block).len;
            open_source = i;
        } else if (at[i] == '&') {
            end = i + 3;
            assert_int_equal(
                host->decode(doc, block, range(i, end), at[i + 1] == 'a' ? text("α") : text("βγ")),
                DSR_OK);
        } else {
            while (end < where.end && at[end] != '<' && at[end] != '&')
                end++;
            assert_int_equal(host->copy(doc, block, range(i, end)), DSR_OK);
        }
        i = end;
    }
}

static void make_toy(struct toy *toy) {
    dsr_range ranges[BLOCKS];

    make_source(toy, ranges);
    make(&toy->made, (dsr_text){toy->source.at, toy->source.len});
    for (int i = 0; i < BLOCKS; i++) {
        toy->blocks[i] = toy->made.host.open_block(toy->made.doc, 0, DSR_PARAGRAPH, 1);
        dsr_block_info info = {.kind = DSR_PARAGRAPH, .source = ranges[i]};
        assert_int_equal(
            toy->made.host.set_block(toy->made.doc, toy->blocks[i], &info, sizeof(info)), DSR_OK);
        read_block(toy, toy->blocks[i], ranges[i]);
        toy->texts[i].len = 0;
        decode(toy->source.at + ranges[i].start, ranges[i].end - ranges[i].start, &toy->texts[i]);
    }
}

/* ---- the models ------------------------------------------------------------------------ */

static bool is_cut(const struct string *text, size_t at) {
    return at < text->len && ((unsigned char)text->at[at] & 0xC0) == 0x80;
}

static dsr_range pick_range(const struct string *text, uint32_t most) {
    uint32_t start = pick((uint32_t)text->len + 1), end;

    while (is_cut(text, start))
        start--;
    end = start + pick(most + 1);
    if (end > text->len)
        end = (uint32_t)text->len;
    while (is_cut(text, end))
        end++;
    return range(start, end);
}

static void replace_in(struct string *text, dsr_range where, const struct string *by) {
    struct string old = *text;

    text->len = 0;
    add(text, old.at, where.start);
    add(text, by->at, by->len);
    add(text, old.at + where.end, old.len - where.end);
}

static void assert_texts(const struct toy *toy) {
    for (int i = 0; i < BLOCKS; i++) {
        dsr_text is = toy->made.host.text(toy->made.doc, toy->blocks[i]);
        assert_int_equal(is.len, toy->texts[i].len);
        assert_memory_equal(is.at, toy->texts[i].at, is.len);
    }
}

/* The source with all generated pieces put in, read again, shows what the blocks say. */
static void assert_spliced(const struct toy *toy) {
    const dsr_host *host = &toy->made.host;
    static struct string spliced, should, is;
    uint32_t at = 0;

    spliced.len = should.len = is.len = 0;
    for (int i = 0; i < BLOCKS; i++) {
        dsr_text text = host->text(toy->made.doc, toy->blocks[i]);
        dsr_piece piece;
        for (size_t n = 0; host->piece(toy->made.doc, toy->blocks[i], n, &piece, sizeof(piece));
             n++) {
            if (piece.kind != DSR_GENERATED)
                continue;
            assert_true(piece.source.start >= at);
            add(&spliced, toy->source.at + at, piece.source.start - at);
            add(&spliced, text.at + piece.text.start, piece.text.end - piece.text.start);
            at = piece.source.end;
        }
        add(&should, text.at, text.len);
        add(&should, "\n\n", 2);
    }
    add(&spliced, toy->source.at + at, toy->source.len - at);
    decode(spliced.at, spliced.len, &is);
    assert_int_equal(is.len, should.len);
    assert_memory_equal(is.at, should.at, is.len);
}

/* ---- properties ------------------------------------------------------------------------ */

static void edit_once(struct toy *toy) {
    static struct string by;
    uint32_t which = pick(BLOCKS);
    dsr_range where = pick_range(&toy->texts[which], pick(3) * 6);

    by.len = 0;
    add_atoms(&by, 5);
    assert_int_equal(toy->made.host.replace(toy->made.doc, toy->blocks[which], where,
                                            (dsr_text){by.at, by.len}, "random"),
                     DSR_OK);
    replace_in(&toy->texts[which], where, &by);
}

static void random_edits_agree_with_a_string_and_with_the_spliced_source(void **state) {
    static struct toy toy;
    (void)state;

    for (uint64_t round = 1; round <= 400; round++) {
        seed = round * UINT64_C(0x9E3779B97F4A7C15);
        make_toy(&toy);
        assert_texts(&toy);
        assert_spliced(&toy);
        edit_as(&toy.made, "random");
        for (int i = 0; i < 30; i++) {
            edit_once(&toy);
            assert_texts(&toy);
            assert_spliced(&toy);
            assert_sound(&toy.made);
        }
        unmake(&toy.made);
    }
}

/* What the rules in replace.c say, for one edit. */
static dsr_range moved(dsr_range place, dsr_range edit, uint32_t len) {
    int64_t delta = (int64_t)len - (edit.end - edit.start);

    if (place.end <= edit.start && place.start < edit.start)
        return place;
    if (place.start >= edit.end && (place.start > edit.start || edit.start == edit.end))
        return range((uint32_t)(place.start + delta), (uint32_t)(place.end + delta));
    if (place.start >= edit.start && place.end <= edit.end)
        return place.start == place.end && place.start > edit.start
                   ? range(edit.start + len, edit.start + len)
                   : range(edit.start, edit.start + len);
    if (place.start <= edit.start && place.end >= edit.end)
        return range(place.start, (uint32_t)(place.end + delta));
    return place.start < edit.start ? range(place.start, edit.start)
                                    : range(edit.start + len, (uint32_t)(place.end + delta));
}

static void mentions_follow_their_text(void **state) {
    static struct toy toy;
    static struct string by;
    (void)state;

    for (uint64_t round = 1; round <= 3000; round++) {
        seed = round * UINT64_C(0xD1342543DE82EF95);
        make_toy(&toy);
        edit_as(&toy.made, "random");
        uint32_t which = pick(BLOCKS);
        const struct string *now = &toy.texts[which];
        dsr_range places[8];
        dsr_mention handles[8];
        int count = 0;
        for (int i = 0; i < 8; i++) {
            places[count] = pick_range(now, 8);
            if (places[count].start < places[count].end) {
                handles[count] = add_mention(&toy.made, toy.blocks[which], places[count].start,
                                             places[count].end);
                count++;
            }
        }
        dsr_range edit = pick_range(now, 8);
        by.len = 0;
        add_atoms(&by, 3);
        bool is_same =
            by.len == edit.end - edit.start && memcmp(by.at, now->at + edit.start, by.len) == 0;
        assert_int_equal(toy.made.host.replace(toy.made.doc, toy.blocks[which], edit,
                                               (dsr_text){by.at, by.len}, "random"),
                         DSR_OK);
        for (int i = 0; i < count; i++) {
            dsr_mention_info info;
            assert_true(toy.made.host.mention(toy.made.doc, handles[i], &info, sizeof(info)));
            dsr_range should = is_same ? places[i] : moved(places[i], edit, (uint32_t)by.len);
            assert_range(info.range, should.start, should.end);
        }
        assert_sound(&toy.made);
        unmake(&toy.made);
    }
}

static void many_replacements_at_once_are_the_same_as_one_by_one(void **state) {
    static struct toy once, each;
    (void)state;

    for (uint64_t round = 1; round <= 1000; round++) {
        seed = round * UINT64_C(0xA0761D6478BD642F);
        make_toy(&once);
        seed = round * UINT64_C(0xA0761D6478BD642F);
        make_toy(&each);
        uint32_t which = pick(BLOCKS);
        dsr_edit edits[8];
        struct string bys[8];
        dsr_mention handles[4];
        size_t count = 0;
        edit_as(&once.made, "random");
        edit_as(&each.made, "random");
        for (int i = 0; i < 4; i++) {
            dsr_range place = pick_range(&once.texts[which], 9);
            handles[i] = add_mention(&once.made, once.blocks[which], place.start, place.end);
            add_mention(&each.made, each.blocks[which], place.start, place.end);
        }
        for (uint32_t from = 0; count < 8;) {
            dsr_range where = pick_range(&once.texts[which], 5);
            if (pick(3) == 0 && count > 0)
                break;
            if (where.start < from)
                where.start = from;
            if (where.end < where.start || where.end >= once.texts[which].len ||
                is_cut(&once.texts[which], where.start))
                break;
            bys[count].len = 0;
            add_atoms(&bys[count], 3);
            edits[count] = (dsr_edit){where, {bys[count].at, bys[count].len}};
            from = where.end + 1;
            count++;
        }
        assert_int_equal(
            once.made.host.replace_all(once.made.doc, once.blocks[which], edits, count, "random"),
            DSR_OK);
        for (size_t i = count; i-- > 0;) {
            assert_int_equal(each.made.host.replace(each.made.doc, each.blocks[which],
                                                    edits[i].range, edits[i].text, "random"),
                             DSR_OK);
            replace_in(&once.texts[which], edits[i].range, &bys[i]);
        }
        each.texts[which] = once.texts[which];
        assert_texts(&once);
        assert_texts(&each);
        assert_spliced(&once);
        assert_sound(&once.made);
        dsr_piece a, b;
        size_t pieces = once.made.host.piece_count(once.made.doc, once.blocks[which]);
        assert_int_equal(each.made.host.piece_count(each.made.doc, each.blocks[which]), pieces);
        for (size_t i = 0; i < pieces; i++) {
            once.made.host.piece(once.made.doc, once.blocks[which], i, &a, sizeof(a));
            each.made.host.piece(each.made.doc, each.blocks[which], i, &b, sizeof(b));
            assert_memory_equal(&a, &b, sizeof(a));
        }
        for (int i = 0; i < 4; i++) {
            dsr_mention_info x, y;
            once.made.host.mention(once.made.doc, handles[i], &x, sizeof(x));
            each.made.host.mention(each.made.doc, handles[i], &y, sizeof(y));
            assert_range(x.range, y.range.start, y.range.end);
        }
        unmake(&once.made);
        unmake(&each.made);
    }
}

static void rolling_back_random_edits_gives_the_same_bytes(void **state) {
    static struct toy toy;
    (void)state;

    for (uint64_t round = 1; round <= 300; round++) {
        size_t before_size, after_size;
        seed = round * UINT64_C(0xE7037ED1A0B428DB);
        make_toy(&toy);
        void *before = park(&toy.made, &before_size);
        edit_as(&toy.made, "random");
        assert_true(document_begin(toy.made.document));
        for (int i = 0; i < 20; i++)
            edit_once(&toy);
        dsr_block gone = toy.blocks[pick(BLOCKS)];
        assert_int_equal(toy.made.host.remove(toy.made.doc, gone, "random"), DSR_OK);
        toy.made.host.add(toy.made.doc, 0, 0, DSR_PARAGRAPH, text("new"), "random");
        assert_int_equal(toy.made.host.set_attribute(toy.made.doc, 1, "a", text("b"), "random"),
                         DSR_OK);
        document_roll_back(toy.made.document);
        void *after = park(&toy.made, &after_size);
        assert_int_equal(before_size, after_size);
        assert_memory_equal(before, after, before_size);
        free(before);
        free(after);
        unmake(&toy.made);
    }
}

/* Splits every block again and again: the texts in a row are what they were but for the skips. */
static void splitting_anywhere_keeps_every_byte(void **state) {
    static struct toy toy;
    static struct string all, rest;
    (void)state;

    for (uint64_t round = 1; round <= 1000; round++) {
        seed = round * UINT64_C(0x8EBC6AF09C88C6E3);
        make_toy(&toy);
        all.len = rest.len = 0;
        for (int i = 0; i < BLOCKS; i++)
            add(&all, toy.texts[i].at, toy.texts[i].len);
        for (int i = 0; i < 12; i++) {
            dsr_block block = toy.made.host.step(toy.made.doc, 0, 1, DSR_ALL_KINDS);
            for (uint32_t n = pick(12); n > 0 && block != 0; n--)
                block = toy.made.host.step(toy.made.doc, 0, block, DSR_ALL_KINDS);
            if (block == 0)
                continue;
            uint32_t len = (uint32_t)toy.made.host.text(toy.made.doc, block).len;
            toy.made.host.split(toy.made.doc, block, pick(len + 1), 0);
            assert_sound(&toy.made);
        }
        for (dsr_block at = toy.made.host.step(toy.made.doc, 0, 1, DSR_ALL_KINDS); at != 0;
             at = toy.made.host.step(toy.made.doc, 0, at, DSR_ALL_KINDS)) {
            dsr_text text = toy.made.host.text(toy.made.doc, at);
            add(&rest, text.at, text.len);
        }
        assert_int_equal(all.len, rest.len);
        assert_memory_equal(all.at, rest.at, all.len);
        unmake(&toy.made);
    }
}

/* ---- any call ---------------------------------------------------------------------------- */

static dsr_range any_range(void) {
    uint32_t start = pick(40);
    return range(start, pick(8) == 0 ? pick(40) : start + pick(6));
}

static dsr_text any_text(void) {
    static const char *const texts[] = {"", "a", "é", "7.", "\xC3", "東京", "(b) x", "\n"};
    return text(texts[pick(8)]);
}

static void call_label(struct made *made) {
    static const char *const schemes[] = {"decimal", "upper-roman", "lower-alpha", "none"};
    dsr_label_info info = {.parent = pick(8),
                           .kind = any_text(),
                           .scheme = text(schemes[pick(4)]),
                           .value = (int64_t)pick(9) - 1,
                           .before = any_text(),
                           .origin = (dsr_origin)pick(6),
                           .surface = any_text()};

    switch (pick(4)) {
    case 0:
        made->host.set_label(made->doc, pick(20), pick(4) ? &info : NULL, sizeof(info), "r");
        break;
    case 1:
        made->host.take_label(made->doc, pick(20), pick(5), any_range(), &info, sizeof(info));
        break;
    case 2:
        made->host.take_label(made->doc, pick(20), 4, range(0, 1), &info, sizeof(info));
        break;
    default:
        made->host.set_label_parent(made->doc, pick(8), pick(8));
    }
}

static void call_range(struct made *made) {
    dsr_block block = pick(20);
    dsr_mark_info mark = {(dsr_mark_kind)pick(17), block, any_range(), any_range(), any_text()};
    dsr_mention_info mention = {.block = block,
                                .range = any_range(),
                                .type = any_text(),
                                .decision = (dsr_decision)pick(5)};
    dsr_reference_info reference = {
        .block = block, .range = any_range(), .state = (dsr_reference_state)pick(6)};
    dsr_target targets[3];

    for (int i = 0; i < 3; i++)
        targets[i] = (dsr_target){pick(8), (dsr_role)pick(7), any_range()};
    switch (pick(4)) {
    case 0:
        made->host.add_mark(made->doc, &mark, sizeof(mark));
        break;
    case 1:
        made->host.set_mention(made->doc, pick(3) ? 0 : pick(9), pick(9) ? &mention : NULL,
                               sizeof(mention), "r");
        break;
    case 2:
        made->host.set_reference(made->doc, pick(3) ? 0 : pick(9), pick(9) ? &reference : NULL,
                                 sizeof(reference), targets, pick(4), "r");
        break;
    default:
        made->host.set_mark_value(made->doc, pick(9), any_text(), "r");
    }
}

static void call_block(struct made *made) {
    dsr_block_info info = {.kind = (dsr_kind)pick(21),
                           .level = pick(4),
                           .flags = pick(40),
                           .marker = any_text(),
                           .source = any_range(),
                           .marker_source = any_range()};

    switch (pick(7)) {
    case 0:
        made->host.open_block(made->doc, pick(20), (dsr_kind)pick(21), pick(3));
        break;
    case 1:
        made->host.set_block(made->doc, pick(20), &info, sizeof(info));
        break;
    case 2:
        made->host.split(made->doc, pick(20), pick(9), pick(3));
        break;
    case 3:
        made->host.move(made->doc, pick(20), pick(20), pick(3) ? 0 : pick(20));
        break;
    case 4:
        made->host.add(made->doc, pick(20), pick(3) ? 0 : pick(20), (dsr_kind)pick(21), any_text(),
                       "r");
        break;
    case 5:
        if (pick(6) == 0)
            made->host.remove(made->doc, pick(20), "r");
        break;
    default:
        made->host.set_attribute(made->doc, pick(20), pick(2) ? "a" : "b", any_text(), "r");
    }
}

static void call_text(struct made *made) {
    const dsr_edit edits[] = {{any_range(), any_text()}, {any_range(), any_text()}};

    switch (pick(5)) {
    case 0:
        made->host.copy(made->doc, pick(20), any_range());
        break;
    case 1:
        made->host.decode(made->doc, pick(20), any_range(), any_text());
        break;
    case 2:
        made->host.claim(made->doc, pick(3), any_range());
        break;
    case 3:
        made->host.replace_all(made->doc, pick(20), edits, pick(3), "r");
        break;
    default:
        made->host.replace(made->doc, pick(20), any_range(), any_text(), "r");
    }
}

static void call_anything(struct made *made) {
    static void (*const calls[])(struct made *) = {call_label, call_range, call_block, call_text};
    calls[pick(4)](made);
}

static void make_any(struct made *made) {
    make(made, text("(a) é one\ntwo 東京 &amp; three four five\n"));
    assert_int_equal(
        made->host.claim(made->doc, 1, range(0, (uint32_t)made->host.source(made->doc, 1).len)),
        DSR_OK);
    for (int i = 0; i < 4; i++)
        paragraph(made, 0, i % 2 == 0 ? 11 : 4);
}

static void any_calls_leave_a_sound_document_that_can_be_rolled_back(void **state) {
    (void)state;

    for (uint64_t round = 1; round <= 1500; round++) {
        struct made made;
        size_t before_size, after_size;
        seed = round * UINT64_C(0x2545F4914F6CDD1D);
        make_any(&made);
        for (int i = 0; i < 40; i++) {
            call_anything(&made);
            assert_sound(&made);
        }
        void *before = park(&made, &before_size);
        assert_true(document_begin(made.document));
        for (int i = 0; i < 40; i++)
            call_anything(&made);
        assert_sound(&made);
        document_roll_back(made.document);
        void *after = park(&made, &after_size);
        assert_int_equal(before_size, after_size);
        assert_memory_equal(before, after, before_size);
        assert_sound(&made);
        free(before);
        free(after);
        unmake(&made);
    }
}

/* Whatever call it is that finds no memory, it changes nothing. */
static void calls_that_find_no_memory_leave_a_sound_document(void **state) {
    (void)state;

    for (uint64_t round = 1; round <= 1500; round++) {
        struct made made;
        seed = round * UINT64_C(0x2545F4914F6CDD1D);
        make_any(&made);
        for (int i = 0; i < 20; i++)
            call_anything(&made);
        document_set_limit(made.document, document_memory(made.document) - 1500 + pick(4000));
        for (int i = 0; i < 60; i++)
            call_anything(&made);
        assert_sound(&made);
        unmake(&made);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_edits_agree_with_a_string_and_with_the_spliced_source),
        cmocka_unit_test(mentions_follow_their_text),
        cmocka_unit_test(many_replacements_at_once_are_the_same_as_one_by_one),
        cmocka_unit_test(rolling_back_random_edits_gives_the_same_bytes),
        cmocka_unit_test(splitting_anywhere_keeps_every_byte),
        cmocka_unit_test(any_calls_leave_a_sound_document_that_can_be_rolled_back),
        cmocka_unit_test(calls_that_find_no_memory_leave_a_sound_document),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

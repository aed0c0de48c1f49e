/* SPDX-License-Identifier: MIT */
/* The checker: it finds each kind of damage, says where, and ends on any bytes at all. */
#include "unit/made.h"

#include "document/records.h"

/* 2 section ( 3 paragraph with pieces, mark, label, reference, mention; 4 paragraph ), 5 raw */
static void make_whole(struct made *made) {
    make(made, text("1. Ann **met** &amp; 1\n\n2. é\n[x]: http"));
    dsr_block section = made->host.open_block(made->doc, 0, DSR_SECTION, 1);
    dsr_block block = made->host.open_block(made->doc, section, DSR_PARAGRAPH, 1);
    made->host.copy(made->doc, block, range(0, 7));
    made->host.copy(made->doc, block, range(9, 12));
    made->host.copy(made->doc, block, range(14, 15));
    made->host.decode(made->doc, block, range(15, 20), text("&"));
    made->host.copy(made->doc, block, range(20, 22));
    add_mark(made, block, DSR_STRONG, range(7, 10), range(7, 14));
    dsr_label_info label = {.scheme = text("decimal"), .value = 1, .origin = DSR_TYPED};
    assert_int_equal(made->host.take_label(made->doc, block, 3, range(0, 2), &label, sizeof(label)),
                     1);
    dsr_block second = made->host.open_block(made->doc, section, DSR_PARAGRAPH, 1);
    made->host.copy(made->doc, second, range(24, 29));
    label.parent = 1;
    assert_int_equal(
        made->host.take_label(made->doc, second, 3, range(0, 2), &label, sizeof(label)), 2);
    dsr_block raw = made->host.open_block(made->doc, 0, DSR_RAW, 1);
    made->host.copy(made->doc, raw, range(30, 39));
    dsr_reference_info reference = {.block = block, .range = {10, 11}, .state = DSR_RESOLVED};
    dsr_target target = {1, DSR_SINGLE, {10, 11}};
    assert_int_equal(
        made->host.set_reference(made->doc, 0, &reference, sizeof(reference), &target, 1, ""),
        DSR_OK);
    add_mention(made, block, 0, 3);
    add_mention(made, block, 4, 7);
    made->host.claim(made->doc, 1, range(29, 30));
    made->host.set_attribute(made->doc, block, "a", text("b"), "");
    made->host.set_attribute(made->doc, block, "c", text("d"), "");
    edit_as(made, "x");
    made->host.replace(made->doc, raw, range(5, 9), text("ftp"), "");
    assert_sound(made);
}

/* One kind of damage, and words that the sentence about it must have. */
struct damage {
    void (*plant)(struct document *);
    const char *words;
};

#define DAMAGE(name) static void name(struct document *document)

DAMAGE(parent) {
    block_edit(document, 3)->parent = 5;
}
DAMAGE(next_far) {
    block_edit(document, 3)->next = 99;
}
DAMAGE(root_parent) {
    block_edit(document, 1)->parent = 2;
}
DAMAGE(first) {
    block_edit(document, 2)->first = 4;
}
DAMAGE(last) {
    block_edit(document, 2)->last = 3;
}
DAMAGE(no_last) {
    block_edit(document, 2)->last = 0;
}
DAMAGE(next) {
    block_edit(document, 3)->next = 0;
}
DAMAGE(previous) {
    block_edit(document, 4)->previous = 0;
}
DAMAGE(ring) {
    /* 3 and 4 are each other's only relation. */
    block_edit(document, 2)->first = block_edit(document, 2)->last = 0;
    struct block_record *a = block_edit(document, 3), *b = block_edit(document, 4);
    a->parent = 4, a->next = a->previous = 0, a->first = a->last = 4;
    b->parent = 3, b->next = b->previous = 0, b->first = b->last = 3;
}
DAMAGE(removed_parent) {
    block_edit(document, 2)->state |= IS_REMOVED;
}
DAMAGE(kind) {
    block_edit(document, 3)->kind = DSR_KIND_COUNT;
}
DAMAGE(root_kind) {
    block_edit(document, 1)->kind = DSR_ITEM;
}
DAMAGE(part) {
    block_edit(document, 3)->part = 2;
}
DAMAGE(text_far) {
    block_edit(document, 3)->text.at = UINT32_MAX;
}
DAMAGE(text_broken) {
    block_edit(document, 4)->text.len = 1;
}
DAMAGE(marker) {
    block_edit(document, 3)->marker = (struct text_ref){0, UINT32_MAX};
}
DAMAGE(source) {
    block_edit(document, 3)->source = (dsr_range){5, 4};
}
DAMAGE(marker_source) {
    block_edit(document, 3)->marker_source = (dsr_range){0, 1000};
}
DAMAGE(pieces) {
    block_edit(document, 3)->piece_count = 1000;
}
DAMAGE(no_pieces) {
    block_edit(document, 3)->piece_count = 0;
}
DAMAGE(first_piece) {
    block_edit(document, 3)->pieces++;
}
DAMAGE(piece_order) {
    uint32_t at = block_at(document, 3)->pieces;
    piece_edit(document, at + 1)->text = piece_at(document, at)->text - 1;
}
DAMAGE(piece_kind) {
    piece_edit(document, block_at(document, 3)->pieces)->kind = 0;
}
DAMAGE(piece_source) {
    piece_edit(document, block_at(document, 3)->pieces)->source = 1000;
}
DAMAGE(piece_back) {
    piece_edit(document, block_at(document, 3)->pieces + 1)->source = 4;
}
DAMAGE(piece_bytes) {
    document->store.at[block_at(document, 3)->text.at] ^= 1;
}
DAMAGE(piece_len) {
    piece_edit(document, block_at(document, 3)->pieces)->source_len--;
}
DAMAGE(mark_block) {
    mark_edit(document, 1)->place.block = 4;
}
DAMAGE(mark_range) {
    mark_edit(document, 1)->place.range.end = 50;
}
DAMAGE(mark_kind) {
    mark_edit(document, 1)->kind = 0;
}
DAMAGE(mark_source) {
    mark_edit(document, 1)->source.end = 1000;
}
DAMAGE(mark_value) {
    mark_edit(document, 1)->value.len = UINT32_MAX;
}
DAMAGE(list_lost) {
    block_edit(document, 3)->lists[MENTIONS] = 0;
}
DAMAGE(list_torn) {
    mention_edit(document, 2)->place.next = 0;
}
DAMAGE(list_far) {
    mention_edit(document, 2)->place.next = 77;
}
DAMAGE(list_endless) {
    mention_edit(document, 1)->place.next = 1;
}
DAMAGE(list_order) {
    mention_edit(document, 1)->place.range = (dsr_range){5, 6};
}
DAMAGE(mention_state) {
    mention_edit(document, 1)->decision = 9;
}
DAMAGE(reference_state) {
    reference_edit(document, 1)->state = 9;
}
DAMAGE(reference_targets) {
    reference_edit(document, 1)->target_count = 9;
}
DAMAGE(target_label) {
    target_edit(document, 0)->label = 9;
}
DAMAGE(target_range) {
    target_edit(document, 0)->range.end = 90;
}
DAMAGE(label_block) {
    label_edit(document, 1)->block = 4;
}
DAMAGE(label_lost) {
    block_edit(document, 3)->label = 0;
}
DAMAGE(label_far) {
    block_edit(document, 3)->label = 9;
}
DAMAGE(label_parent) {
    label_edit(document, 1)->parent = 9;
}
DAMAGE(label_ring) {
    label_edit(document, 1)->parent = 2;
}
DAMAGE(label_self) {
    label_edit(document, 2)->parent = 2;
}
DAMAGE(label_text) {
    label_edit(document, 1)->words[SURFACE].at = UINT32_MAX;
}
DAMAGE(label_source) {
    label_edit(document, 1)->source.end = 900;
}
DAMAGE(change) {
    change_edit(document, 0)->block = 90;
}
DAMAGE(change_text) {
    change_edit(document, 0)->before.len = UINT32_MAX;
}
DAMAGE(attribute_ring) {
    attribute_edit(document, 1)->next = 2;
}
DAMAGE(attribute_far) {
    block_edit(document, 3)->attributes = 20;
}
DAMAGE(claim) {
    claim_edit(document, 0)->range.end = 900;
}
DAMAGE(claim_part) {
    claim_edit(document, 0)->part = 0;
}
DAMAGE(part_bytes_far) {
    part_edit(document, 1)->bytes.len = UINT32_MAX;
}
DAMAGE(uncovered) {
    /* A label's source that shrinks leaves its figure to nobody. */
    label_edit(document, 1)->source = (dsr_range){1, 2};
}

static const struct damage damages[] = {
    {parent, "block 2: its first child 3"},
    {next_far, "block 3: a link"},
    {root_parent, "block 1"},
    {first, "block 2: its first child 4"},
    {last, "block 2: its last child 3"},
    {no_last, "block 2"},
    {next, "block 3: has no next"},
    {previous, "block 3"},
    {ring, "can be reached"},
    {removed_parent, "below a removed"},
    {kind, "of no kind"},
    {root_kind, "block 1"},
    {part, "part 2, which"},
    {text_far, "not UTF-8 of the store"},
    {text_broken, "not UTF-8 of the store"},
    {marker, "text or marker"},
    {source, "its source"},
    {marker_source, "its source"},
    {pieces, "pieces that there are not"},
    {no_pieces, "no piece"},
    {first_piece, "offset 0: no piece starts"},
    {piece_order, "piece 0 does not follow"},
    {piece_kind, "piece 0 is of no kind"},
    {piece_source, "piece 0 has no place"},
    {piece_back, "offset 4: piece 1 stands before"},
    {piece_bytes, "not what the source says"},
    {piece_len, "not what the source says"},
    {mark_block, "mark 1 is of block 4"},
    {mark_range, "mark 1 has no such range"},
    {mark_kind, "mark 1"},
    {mark_source, "mark 1"},
    {mark_value, "mark 1"},
    {list_lost, "2 of 2 mentions belong to no block"},
    {list_torn, "torn"},
    {list_far, "no end"},
    {list_endless, "no end"},
    {list_order, "out of order"},
    {mention_state, "mention 1"},
    {reference_state, "reference 1"},
    {reference_targets, "reference 1"},
    {target_label, "label 9, which there is not"},
    {target_range, "target 0 of reference 1"},
    {label_block, "label 1"},
    {label_lost, "label 1"},
    {label_far, "block 3: label 9"},
    {label_parent, "label 9"},
    {label_ring, "above itself"},
    {label_self, "above itself"},
    {label_text, "label 1"},
    {label_source, "label 1 has no such source"},
    {change, "row 0"},
    {change_text, "row 0"},
    {attribute_ring, "attribute 1"},
    {attribute_far, "block 3: attributes"},
    {claim, "claim 0"},
    {claim_part, "claim 0"},
    {part_bytes_far, "part 1"},
    {uncovered, "offset 0 (line 1)"},
};

static void every_kind_of_damage_is_found_and_named(void **state) {
    (void)state;

    for (size_t i = 0; i < sizeof(damages) / sizeof(damages[0]); i++) {
        struct made made;
        char why[256] = "";
        make_whole(&made);
        damages[i].plant(made.document);
        if (document_check(made.document, why, sizeof(why)))
            fail_msg("damage %zu (%s) was not found", i, damages[i].words);
        if (strstr(why, damages[i].words) == NULL)
            fail_msg("damage %zu: \"%s\" does not say \"%s\"", i, why, damages[i].words);
        unmake(&made);
    }
}

/* Any bytes in any record: it may or may not be found, but the check ends and reads nothing
 * that is not the document's. */
static void the_check_ends_on_any_bytes(void **state) {
    uint64_t seed = 20240229;
    (void)state;

    for (int round = 0; round < 4000; round++) {
        struct made made;
        char why[256];
        make_whole(&made);
        for (int i = 0; i < 1 + round % 3; i++) {
            seed ^= seed << 13, seed ^= seed >> 7, seed ^= seed << 17;
            struct array *array = &made.document->arrays[seed % ARRAY_COUNT];
            size_t words = (size_t)array->count * array->record_size / 4;
            uint32_t value = seed >> 60 < 8 ? (uint32_t)(seed >> 50) % 16 : (uint32_t)(seed >> 20);
            if (words > 0)
                memcpy(array->at + (seed >> 8) % words * 4, &value, 4);
        }
        (void)document_check(made.document, why, sizeof(why));
        unmake(&made);
    }
}

static void what_no_block_shows_is_found_by_its_line(void **state) {
    struct made made;
    char why[256];
    (void)state;

    make(&made, text("[text](http://name \"title\")\n\n* ---\n<!-- Ann -->\n"));
    dsr_block block = paragraph(&made, 1, 5);
    add_mark(&made, block, DSR_LINK, range(0, 4), range(0, 27));
    assert_false(document_check(made.document, why, sizeof(why)));
    assert_non_null(strstr(why, "offset 7 (line 1)"));
    /* A mark hides nothing: target and title need blocks of their own. */
    dsr_block target = made.host.open_block(made.doc, 0, DSR_RAW, 1);
    made.host.copy(made.doc, target, range(7, 18));
    dsr_block title = made.host.open_block(made.doc, 0, DSR_RAW, 1);
    made.host.copy(made.doc, title, range(20, 25));
    assert_false(document_check(made.document, why, sizeof(why)));
    assert_non_null(strstr(why, "(line 4)"));
    assert_int_equal(made.host.claim(made.doc, 1, range(40, 43)), DSR_OK);
    assert_sound(&made);
    unmake(&made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_of_damage_is_found_and_named),
        cmocka_unit_test(the_check_ends_on_any_bytes),
        cmocka_unit_test(what_no_block_shows_is_found_by_its_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

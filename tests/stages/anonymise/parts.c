/* SPDX-License-Identifier: MIT */
/* The parts of the anonymiser that need no document: words, phrases, lists, names, tokens. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "apply.h"

static struct words words;

static size_t read_words(const char *text, bool reads_entities) {
    words_read(&words, text_of(text), reads_entities);
    return words.count;
}

static uint64_t key_of(const char *text) {
    read_words(text, true);
    assert_true(words.count > 0);
    uint64_t key = words.rows[0].key;
    for (size_t i = 1; i < words.count; i++)
        key = words_joined_key(key, &words.rows[i]);
    return key;
}

static void a_word_has_one_key_in_all_its_writings(void **state) {
    (void)state;
    static const char *const same[] = {
        "Vettelbach",       "VETTELBACH",        "vettelbach",       "V\u00e9ttelbach",
        "Ve\u0301ttelbach", "Vettel\u00adbach",  "Vet\u200btelbach", "\uFF36ettelbach",
        "Vettel%62ach",     "V&eacute;ttelbach", "&#86;ettelbach",   "&#x56;ettelbach",
        "Vettel-bach",      "Vettel\u2011bach",  "Vettel-\nbach",
    };
    uint64_t key = key_of(same[0]);
    for (size_t i = 1; i < sizeof same / sizeof *same; i++)
        assert_true(key_of(same[i]) == key);
    static const char *const other[] = {"Vettelbad", "Vettelbac", "Wettelbach", "Vettelbachs"};
    for (size_t i = 0; i < sizeof other / sizeof *other; i++)
        assert_true(key_of(other[i]) != key);
}

static void words_lie_where_they_stand(void **state) {
    (void)state;
    assert_int_equal(read_words("(Mr. O'Brien, 4th)", false), 5);
    assert_int_equal(words.rows[0].start, 1);
    assert_int_equal(words.rows[0].end, 3);
    assert_true(words.rows[0].gap & GAP_OPEN);
    assert_true(words.rows[1].gap == (GAP_DOT | GAP_SPACE));
    assert_true(words.rows[1].shape & WORD_SINGLE);
    assert_true(words.rows[2].gap == GAP_APOSTROPHE);
    assert_true(words.rows[3].shape & WORD_DIGITS);
    assert_true(words.rows[4].gap == 0);
}

static void broken_bytes_part_words(void **state) {
    (void)state;
    assert_int_equal(read_words("ab\xff\xfe"
                                "cd \xc3",
                                false),
                     2);
    assert_true(words.rows[1].gap & GAP_OTHER);
    assert_int_equal(read_words("%", false), 0);
    assert_int_equal(read_words("%4", false), 1);
    assert_int_equal(read_words("&#99999999999;x", true), 2);
}

static void han_signs_are_words_of_their_own(void **state) {
    (void)state;
    assert_int_equal(read_words("\u5e93\u6bd4\u4ec0", false), 3);
    assert_true(words.rows[0].shape & WORD_SCRIPT);
    assert_int_equal(read_words("\u041a\u0443\u0431\u0438\u0448", false), 1);
    assert_true(words.rows[0].shape & WORD_CAPITAL);
}

static void digits_of_all_scripts_are_equal(void **state) {
    (void)state;
    uint64_t key = key_of("1947");
    assert_true(key_of("\u0661\u0669\u0664\u0667") == key);
    assert_true(key_of("\uFF11\uFF19\uFF14\uFF17") == key);
}

static void add_phrase(struct phrase_list *list, const char *text, uint32_t value, uint32_t flags) {
    uint64_t keys[8];
    size_t count = read_words(text, false);
    for (size_t i = 0; i < count; i++)
        keys[i] = words.rows[i].key;
    phrase_list_add(list, keys, count, value, flags);
}

static void phrases_are_found_longest_first(void **state) {
    (void)state;
    struct phrase_list list = {0};
    add_phrase(&list, "Sid", 1, 0);
    add_phrase(&list, "Sid Ahmed", 2, 0);
    add_phrase(&list, "Sid Ahmed Tarawi", 3, 0);
    add_phrase(&list, "Sid Ahmed Tarawi", 3, 4);
    add_phrase(&list, "State of", 5, PHRASE_ANY_GAP);
    add_phrase(&list, "Tarawi Sid", 6, PHRASE_INVERTED);
    size_t size;
    void *bytes = phrase_list_flatten(&list, &size);
    struct phrases phrases;
    assert_true(phrases_open(&phrases, bytes, size));
    assert_int_equal(phrases.count, 5);
    struct found_phrase found[8];
    read_words("Sid\nAhmed Tarawi", false);
    assert_int_equal(phrases_find(&phrases, &words, 0, found, 8), 3);
    assert_int_equal(found[0].phrase->value, 3);
    assert_int_equal(found[0].phrase->flags, 4);
    assert_int_equal(found[0].end, 3);
    assert_int_equal(found[2].phrase->value, 1);
    read_words("Sid, Ahmed", false);
    assert_int_equal(phrases_find(&phrases, &words, 0, found, 8), 1);
    read_words("State (of)", false);
    assert_int_equal(phrases_find(&phrases, &words, 0, found, 8), 1);
    read_words("Tarawi, Sid", false);
    assert_int_equal(phrases_find(&phrases, &words, 0, found, 8), 1);
    read_words("Ta-\nrawi, Sid", false);
    assert_int_equal(phrases_find(&phrases, &words, 0, found, 8), 1);
    assert_int_equal(found[0].end, 3);
    assert_false(phrases_open(&phrases, bytes, size - 1));
    phrase_list_free(&list);
    free(bytes);
}

static void many_phrases_are_all_found(void **state) {
    (void)state;
    struct phrase_list list = {0};
    char text[32];
    for (uint32_t i = 0; i < 5000; i++) {
        sprintf(text, "x%ux", i);
        add_phrase(&list, text, i, 0);
    }
    size_t size;
    void *bytes = phrase_list_flatten(&list, &size);
    struct phrases phrases;
    assert_true(phrases_open(&phrases, bytes, size));
    for (uint32_t i = 0; i < 5000; i++) {
        struct found_phrase found[2];
        sprintf(text, "x%ux", i);
        read_words(text, false);
        assert_int_equal(phrases_find(&phrases, &words, 0, found, 2), 1);
        assert_int_equal(found[0].phrase->value, i);
    }
    phrase_list_free(&list);
    free(bytes);
}

/* ---- lists ---- */

static void expect_list(const char *bytes, size_t len, const char *wanted) {
    struct name_list list = {0};
    char got[512] = "";
    name_list_read(&list, (dsr_text){bytes, len});
    for (size_t i = 0; i < list.count; i++) {
        dsr_text name = name_list_name(&list, i);
        sprintf(got + strlen(got), "%u:%.*s", list.entries[i].line, (int)name.len, name.at);
        for (size_t k = 0; k < list.entries[i].alias_count; k++) {
            dsr_text alias = name_list_alias(&list, list.entries[i].alias + k);
            sprintf(got + strlen(got), "|%.*s", (int)alias.len, alias.at);
        }
        strcat(got, "\n");
    }
    assert_string_equal(got, wanted);
    name_list_free(&list);
}

#define EXPECT_LIST(bytes, wanted) expect_list(bytes, sizeof(bytes) - 1, wanted)

static void lists_are_read_as_people_write_them(void **state) {
    (void)state;
    EXPECT_LIST("", "");
    EXPECT_LIST("# only a comment, with a comma\n\n", "");
    EXPECT_LIST("A B,c,d\nE F\n", "1:A B|c|d\n2:E F\n");
    EXPECT_LIST("A B, c , d,\r\n\r\nE F\r\n", "1:A B|c|d\n3:E F\n");
    EXPECT_LIST("\"B, A\",c\n", "1:B, A|c\n");
    EXPECT_LIST("B, A\tc\nD, E\n", "1:B, A|c\n2:D, E\n");
    EXPECT_LIST("B, A;c\nD, E\n", "1:B, A|c\n2:D, E\n");
    EXPECT_LIST("\"say \"\"x\"\", A\"\n", "1:say \"x\", A\n");
    EXPECT_LIST("\xEF\xBB\xBF"
                "A B",
                "1:A B\n");
    EXPECT_LIST("Ren\xE9 \x8Aimek\n", "1:Ren\u00e9 \u0160imek\n");
    EXPECT_LIST("Rene\u0301\n", "1:Ren\u00e9\n");
    EXPECT_LIST("\"unclosed, A\n", "1:unclosed, A\n");
    EXPECT_LIST("A B\t\nC D\t\n", "1:A B\n2:C D\n");
}

/* ---- names ---- */

static bool agree(const char *one, const char *other) {
    static const struct lexicon none;
    struct name a, b;
    assert_true(name_read(&a, text_of(one), &none, false));
    assert_true(name_read(&b, text_of(other), &none, false));
    assert_true(names_agree(&a, &b) == names_agree(&b, &a));
    return names_agree(&a, &b);
}

static void names_agree_where_words_are_left_out_or_shortened(void **state) {
    (void)state;
    assert_true(agree("Angie Brooks", "Angie Elisabeth Brooks"));
    assert_true(agree("Angie Brooks", "Angie Brooks-Randolph"));
    assert_true(agree("Angie BrooksRandolph", "Angie Brooks-Randolph"));
    assert_true(agree("A. Brooks", "Angie Brooks"));
    assert_true(agree("A. E. Brooks", "Angie Elisabeth Brooks"));
    assert_true(agree("Miriam Heredia", "Miriam Heredia Zertuche"));
    assert_true(agree("do Prado Lima", "Guilherme do Prado Lima"));
    assert_true(agree("J\u00f6rg M\u00fcller", "Joerg Mueller"));
    assert_false(agree("Angie Brooks", "Agnes Brooks"));
    assert_false(agree("Angie Brooks", "Angie Parker"));
    assert_false(agree("B. Brooks", "Angie Brooks"));
    assert_false(agree("Angie Brooks", "Brooks Angie"));
    assert_false(agree("A. F. Brooks", "Angie Elisabeth Brooks"));
}

static void an_inverted_name_is_turned_round(void **state) {
    (void)state;
    static const struct lexicon none;
    struct name name;
    assert_true(name_read(&name, text_of("VETTELBACH, Oriane"), &none, true));
    assert_int_equal(name.count, 2);
    assert_int_equal(name.family, 1);
    assert_memory_equal(name.words[0].text.at, "Oriane", 6);
    assert_true(name_read(&name, text_of("Oriane Vettelbach"), &none, true));
    assert_memory_equal(name.words[0].text.at, "Oriane", 6);
    assert_false(name_read(&name, text_of("..."), &none, true));
    assert_false(name_read(&name, text_of("a b c d e f g h i j k l m"), &none, true));
}

/* ---- pseudonyms ---- */

static void settle(struct gathering *gathering, const struct rules *rules, const char **names,
                   size_t count, const char *secret) {
    struct bytes facts = {0};
    *gathering = (struct gathering){0};
    assert_true(gathering_begin(gathering, rules));
    for (size_t i = 0; i < count; i++)
        fact_add(&facts,
                 &(struct fact){
                     .kind = FACT_NAME, .confidence = 900, .rule = 1, .name = text_of(names[i])});
    gathering_add(gathering, bytes_view(&facts));
    gathering_merge(gathering);
    gathering_name_pseudonyms(gathering, text_of(secret));
    bytes_free(&facts);
}

static void tokens_do_not_depend_on_the_order_of_names(void **state) {
    (void)state;
    struct rules rules = {.person = {.decision = DSR_MASK, .mask = 600}};
    const char *names[] = {"Angie Brooks", "Gaston Thorn", "Angie Elisabeth Brooks"};
    const char *turned[] = {"Angie Elisabeth Brooks", "Gaston Thorn", "Angie Brooks"};
    struct gathering one, other, third;
    settle(&one, &rules, names, 3, "key");
    settle(&other, &rules, turned, 3, "key");
    settle(&third, &rules, names, 3, "another key");
    assert_int_equal(one.entity_count, 2);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(strlen(one.entities[i].token), 8);
        assert_string_equal(one.entities[i].token, other.entities[i].token);
        assert_string_not_equal(one.entities[i].token, third.entities[i].token);
    }
    assert_string_not_equal(one.entities[0].token, one.entities[1].token);
    gathering_free(&one);
    gathering_free(&other);
    gathering_free(&third);
}

static void numbers_follow_the_first_appearance(void **state) {
    (void)state;
    struct rules rules = {.person = {.decision = DSR_MASK, .mask = 600}};
    const char *names[] = {"Brooks", "Gaston Thorn", "Angie Brooks"};
    struct gathering gathering;
    settle(&gathering, &rules, names, 3, "");
    assert_int_equal(gathering.entity_count, 2);
    assert_int_equal(gathering.entities[0].number, 2); /* Thorn, the first full name */
    assert_int_equal(gathering.entities[1].number, 1);
    gathering_free(&gathering);
}

static void two_given_names_are_two_persons(void **state) {
    (void)state;
    struct rules rules = {.person = {.decision = DSR_MASK, .mask = 600}};
    const char *names[] = {"Angie Brooks", "Agnes Brooks", "Brooks"};
    struct gathering gathering;
    settle(&gathering, &rules, names, 3, "");
    assert_int_equal(gathering.entity_count, 2);
    assert_int_equal(gathering.names[2]->entity, 0); /* left to the document */
    gathering_free(&gathering);
}

/* ---- the check after the edits, on a document that ignores edits ---- */

static const char *block_text;
static char reported[64];

static dsr_block one_block(const dsr_doc *doc, dsr_block top, dsr_block at, uint32_t kinds) {
    (void)doc;
    (void)top;
    (void)kinds;
    return at ? 0 : 1;
}

static dsr_text its_text(const dsr_doc *doc, dsr_block at) {
    (void)doc;
    (void)at;
    return text_of(block_text);
}

static dsr_kind its_kind(const dsr_doc *doc, dsr_block at) {
    (void)doc;
    (void)at;
    return DSR_PARAGRAPH;
}

static dsr_mark no_mark(const dsr_doc *doc, dsr_block block, dsr_mark at) {
    (void)doc;
    (void)block;
    (void)at;
    return 0;
}

static dsr_text no_attribute(const dsr_doc *doc, dsr_block block, const char *name) {
    (void)doc;
    (void)block;
    (void)name;
    return (dsr_text){"", 0};
}

static bool no_block(const dsr_doc *doc, dsr_block at, dsr_block_info *info, size_t size) {
    (void)doc;
    (void)at;
    (void)info;
    (void)size;
    return false;
}

static void keep_report(dsr_job *job, dsr_severity severity, const char *code, dsr_place place,
                        const char *format, ...) {
    (void)job;
    (void)severity;
    (void)place;
    (void)format;
    snprintf(reported, sizeof reported, "%s", code);
}

static void no_hint(dsr_job *job, const char *format, ...) {
    (void)job;
    (void)format;
}

/* What the check says when `surface` was masked at the start of `before` and `after` stands. */
static const char *check(const char *before, const char *surface, uint32_t flags,
                         dsr_decision decision, const char *after) {
    static const dsr_host host = {.step = one_block,
                                  .text = its_text,
                                  .kind = its_kind,
                                  .next_mark = no_mark,
                                  .attribute = no_attribute,
                                  .block = no_block,
                                  .report = keep_report,
                                  .hint = no_hint};
    static struct rules rules;
    dsr_doc doc = {&host};
    dsr_job job = {&host};
    struct place place = {.holder = IN_BLOCK, .handle = 1, .block = 1, .text = text_of(before)};
    read_words(surface, false);
    struct hit hit = {.end = (uint32_t)strlen(surface),
                      .flags = flags,
                      .words = (uint32_t)words.count,
                      .decision = decision};
    struct hits hits = {.places = &place, .place_count = 1, .rows = &hit, .count = 1};
    struct applying applying = {.job = &job, .doc = &doc, .hits = &hits, .rules = &rules};
    block_text = after;
    reported[0] = '\0';
    dsr_status status = apply_check(&applying);
    assert_true((status == DSR_OK) == (reported[0] == '\0'));
    return reported;
}

static void a_name_that_stays_readable_fails_the_document(void **state) {
    (void)state;
    const char *text = "Sid Tarawi spoke";
    assert_string_equal(check(text, "Sid Tarawi", NAME_FULL, DSR_MASK, text), "anon-left-over");
    assert_string_equal(check(text, "Sid Tarawi", NAME_FULL, DSR_MASK, "a SID\u00a0TARAWI."),
                        "anon-left-over");
    assert_string_equal(check(text, "Sid Tarawi", NAME_FULL, DSR_MASK, "Sid_Tara-\nwi"),
                        "anon-left-over");
    assert_string_equal(check(text, "Sid Tarawi", NAME_FULL, DSR_MASK, "Person 1 spoke"), "");
    assert_string_equal(check(text, "Sid Tarawi", NAME_FULL, DSR_KEEP, text), "");
    assert_string_equal(check("Tarawi", "Tarawi", NAME_FAMILY, DSR_MASK, "his Tarawi’s"),
                        "anon-left-over");
    assert_string_equal(check("Tarawi", "Tarawi", NAME_FAMILY, DSR_MASK, "a tarawi"), "");
    assert_string_equal(check("Sid", "Sid", NAME_PART, DSR_MASK, "Sid is another"), "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_has_one_key_in_all_its_writings),
        cmocka_unit_test(words_lie_where_they_stand),
        cmocka_unit_test(broken_bytes_part_words),
        cmocka_unit_test(han_signs_are_words_of_their_own),
        cmocka_unit_test(digits_of_all_scripts_are_equal),
        cmocka_unit_test(phrases_are_found_longest_first),
        cmocka_unit_test(many_phrases_are_all_found),
        cmocka_unit_test(lists_are_read_as_people_write_them),
        cmocka_unit_test(names_agree_where_words_are_left_out_or_shortened),
        cmocka_unit_test(an_inverted_name_is_turned_round),
        cmocka_unit_test(tokens_do_not_depend_on_the_order_of_names),
        cmocka_unit_test(numbers_follow_the_first_appearance),
        cmocka_unit_test(two_given_names_are_two_persons),
        cmocka_unit_test(a_name_that_stays_readable_fails_the_document),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    words_free(&words);
    return failed;
}

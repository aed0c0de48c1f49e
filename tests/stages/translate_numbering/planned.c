/* SPDX-License-Identifier: MIT */
/* Longer than 500 lines: one case after the other on one subject. */
/*
 * What labels and references become, on documents made by hand: no reader, no Lua, so that a
 * fault here is a fault of the stage.
 */
#include "sample.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define SECTION(n, text)                                                                           \
    { 0, "section", "upper-roman", n, "", "", ".", text }
#define SUBSECTION(n, text)                                                                        \
    { 1, "subsection", "upper-alpha", n, "", "", ".", text }
#define PARAGRAPH(depth, n, text)                                                                  \
    { depth, "paragraph", "decimal", n, "", "", ".", text }
#define ITEM(depth, n, text)                                                                       \
    { depth, "item", "lower-alpha", n, "(", "", ")", text }
#define BULLET(depth, text)                                                                        \
    { depth, "bullet", "bullet", DSR_NO_VALUE, "-", "", "", text }

static struct form form(const char *string) {
    struct form result;
    dsr_text at;
    assert_int_equal(form_parse((dsr_text){string, strlen(string)}, &result, &at), FORM_FINE);
    return result;
}

static dsr_text text(const char *string) {
    return (dsr_text){string, strlen(string)};
}

static struct convention convention(const char *language, const char *kind, const char *scheme,
                                    const char *shape) {
    return (struct convention){text(language), text(kind), text(scheme), form(shape), false};
}

/* English and French as far as these tests need them. */
static struct rules languages(struct convention *labels, struct convention *cited) {
    struct rules rules = {.labels = labels, .cited = cited};
    labels[rules.label_count++] = convention("en", "section", "upper-roman", "{n}.");
    labels[rules.label_count++] = convention("en", "paragraph", "decimal", "{n}.");
    labels[rules.label_count++] = convention("en", "item", "lower-alpha", "({n})");
    labels[rules.label_count++] = convention("en", "annex", "upper-roman", "Annex {n}");
    labels[rules.label_count++] = convention("fr", "section", "upper-roman", "{n}.");
    labels[rules.label_count++] = convention("fr", "paragraph", "decimal", "{n}.");
    labels[rules.label_count++] = convention("fr", "item", "lower-alpha", "{n})");
    labels[rules.label_count++] = convention("fr", "annex", "upper-roman", "Annexe {n}");
    cited[rules.cited_count++] = convention("en", "item", "", "({n})");
    cited[rules.cited_count++] = convention("en", "paragraph", "", "{n}");
    cited[rules.cited_count++] = convention("fr", "item", "", "{n})");
    cited[rules.cited_count++] = convention("fr", "paragraph", "", "{n}");
    return rules;
}

static struct level level(const char *kind, const char *scheme, const char *shape) {
    return (struct level){.kind = text(kind),
                          .scheme = text(scheme),
                          .has_form = shape != NULL,
                          .form = shape ? form(shape) : (struct form){0}};
}

/* Runs the stage and compares text, reports and where the numbers of references stand. */
static void becomes(const struct line *lines, size_t count, const struct cited *cited,
                    size_t cited_count, const struct settings *settings, const char *wanted,
                    const char *reports, const char *steps) {
    struct sample sample;
    sample_open(&sample, lines, count, cited, cited_count);
    assert_int_equal(sample_run(&sample, settings), DSR_OK);
    assert_string_equal(sample_text(&sample), wanted);
    assert_string_equal(sample.reports, reports);
    if (steps)
        assert_string_equal(sample_steps(&sample), steps);
    sample_close(&sample);
}

static const struct line agenda[] = {
    PARAGRAPH(0, 1, "Under agenda item 1(b) and item 1 (a), and paragraphs 2 (a) to (c)."),
    {1, "agenda-item", "decimal", 1, "", "", ".", "Organizational matters:"},
    ITEM(2, 1, "Opening;"),
    ITEM(2, 2, "Adoption."),
    PARAGRAPH(0, 2, "The following:"),
    ITEM(1, 1, "one"),
    ITEM(1, 2, "two"),
    ITEM(1, 3, "three"),
};
static const struct cited agenda_cited[] = {
    {0, "agenda item 1(b)", "item", DSR_RESOLVED, {{"1", 1, DSR_PATH}, {"(b)", 3, DSR_SINGLE}}},
    {0, "item 1 (a)", "item", DSR_RESOLVED, {{"1", 1, DSR_PATH}, {"(a)", 2, DSR_SINGLE}}},
    {0,
     "paragraphs 2 (a) to (c)",
     "item",
     DSR_RESOLVED,
     {{"2", 4, DSR_PATH}, {"(a)", 5, DSR_FIRST}, {"", 6, DSR_BETWEEN}, {"(c)", 7, DSR_LAST}}},
};

static void labels_and_the_number_part_of_references_follow_the_language(void **state) {
    struct convention labels[16], cited[16];
    struct rules rules = languages(labels, cited);
    struct settings settings = {.to = text("fr"), .rules = &rules};
    (void)state;
    becomes(agenda, COUNT(agenda), agenda_cited, COUNT(agenda_cited), &settings,
            "1. Under agenda item 1 b) and item 1 a), and paragraphs 2 a) to c).\n"
            "1. Organizational matters:\n"
            "a) Opening;\nb) Adoption.\n"
            "2. The following:\n"
            "a) one\nb) two\nc) three\n",
            "",
            "agenda item 1 b): [1] [b)]\nitem 1 a): [1] [a)]\n"
            "paragraphs 2 a) to c): [2] [a)] [] [c)]\n");
}

static void a_second_run_changes_nothing(void **state) {
    struct convention labels[16], cited[16];
    struct rules rules = languages(labels, cited);
    struct settings settings = {.to = text("fr"), .rules = &rules};
    struct sample sample;
    char first[1024];
    (void)state;
    sample_open(&sample, agenda, COUNT(agenda), agenda_cited, COUNT(agenda_cited));
    assert_int_equal(sample_run(&sample, &settings), DSR_OK);
    snprintf(first, sizeof first, "%s", sample_text(&sample));
    size_t changes = sample.host.change_count(document_face(sample.document));
    sample_forget_files(&sample);
    assert_int_equal(sample_run(&sample, &settings), DSR_OK);
    assert_string_equal(sample_text(&sample), first);
    assert_int_equal(sample.host.change_count(document_face(sample.document)), changes);
    sample_close(&sample);
}

static void brackets_that_no_language_has_and_words_stay(void **state) {
    static const struct line lines[] = {
        {0, "annex", "upper-roman", 2, "Annex ", "", "", "Rules; see annex II and (1)."},
        {1, "item", "decimal", 1, "(", "", ")", "in figures"},
        {1, "item", "lower-alpha", 1, "", "", ".", "with a stop"},
        {1, "item", "lower-alpha", 2, "(", " bis", ")", "with an insertion"},
    };
    struct convention labels[16], cited[16];
    struct rules rules = languages(labels, cited);
    struct settings settings = {.to = text("fr"), .rules = &rules};
    (void)state;
    becomes(lines, COUNT(lines), NULL, 0, &settings,
            "Annex II Rules; see annex II and (1).\n"
            "(1) in figures\na. with a stop\nb bis) with an insertion\n",
            "", NULL);
}

static const struct line roman[] = {
    SECTION(1, "First, before section II.B and sections II.A and B"),
    SECTION(2, "Second"),
    SUBSECTION(1, "Sub; see section II"),
    SUBSECTION(2, "Sub; see subsection A above, and subsection B of section II"),
    PARAGRAPH(2, 1, "Text of section II, subsection A."),
};
static const struct cited roman_cited[] = {
    {0, "section II.B", "subsection", DSR_RESOLVED, {{"II", 1, DSR_PATH}, {"B", 3, DSR_SINGLE}}},
    {0,
     "sections II.A and B",
     "subsection",
     DSR_RESOLVED,
     {{"II", 1, DSR_PATH}, {"A", 2, DSR_SINGLE}, {"B", 3, DSR_SINGLE}}},
    {2, "section II", "section", DSR_RESOLVED, {{"II", 1, DSR_SINGLE}}},
    {3, "subsection A above", "subsection", DSR_RESOLVED, {{"A", 2, DSR_SINGLE}}},
    {3,
     "subsection B of section II",
     "subsection",
     DSR_RESOLVED,
     {{"II", 1, DSR_PATH}, {"B", 3, DSR_SINGLE}}},
    {4,
     "section II, subsection A",
     "subsection",
     DSR_RESOLVED,
     {{"II", 1, DSR_PATH}, {"A", 2, DSR_SINGLE}}},
};

static void a_form_with_the_parent_takes_the_steps_before_it_in(void **state) {
    struct level levels[] = {level("section", "decimal", "{n}."),
                             level("subsection", "decimal", "{parent}.{n}")};
    struct rules rules = {.levels = levels, .level_count = 2};
    struct settings settings = {.rules = &rules};
    (void)state;
    becomes(roman, COUNT(roman), roman_cited, COUNT(roman_cited), &settings,
            "1. First, before section 2.2 and sections 2.1 and 2.2\n"
            "2. Second\n"
            "2.1 Sub; see section 2\n"
            "2.2 Sub; see subsection 2.1 above, and subsection 2.2 of section 2\n"
            "1. Text of section 2, subsection 2.1.\n",
            "",
            "section 2.2: [2.2]\nsections 2.1 and 2.2: [2.1] [2.2]\n"
            "section 2: [2]\n"
            "subsection 2.1 above: [2.1]\nsubsection 2.2 of section 2: [2] [2.2]\n"
            "section 2, subsection 2.1: [2] [2.1]\n");
}

static void a_full_number_is_spelled_out_where_the_form_has_no_parent(void **state) {
    static const struct line lines[] = {
        {0, "section", "decimal", 2, "", "", ".", "See sections 2.1, 2.1(a) and 2.2(b)"},
        {1, "subsection", "decimal", 1, "2.", "", "", "Sub"},
        {2, "item", "lower-alpha", 1, "2.1(", "", ")", "one"},
        {1, "subsection", "decimal", 2, "2.", "", "", "Sub"},
        {2, "item", "lower-alpha", 2, "2.2(", "", ")", "two"},
    };
    static const struct cited cited[] = {
        {0,
         "sections 2.1, 2.1(a) and 2.2(b)",
         "subsection",
         DSR_RESOLVED,
         {{"2.1", 1, DSR_SINGLE}, {"2.1(a)", 2, DSR_SINGLE}, {"2.2(b)", 4, DSR_SINGLE}}},
    };
    struct level levels[] = {level("section", "upper-roman", "{n}."),
                             level("subsection", "upper-alpha", "{n}."),
                             level("item", "", "({n})")};
    struct rules rules = {.levels = levels, .level_count = 3};
    struct settings settings = {.rules = &rules};
    (void)state;
    becomes(lines, COUNT(lines), cited, COUNT(cited), &settings,
            "II. See sections II.A, II.A (a) and II.B (b)\n"
            "A. Sub\n(a) one\nB. Sub\n(b) two\n",
            "", "sections II.A, II.A (a) and II.B (b): [II.A] [II.A (a)] [II.B (b)]\n");
}

static void numbers_shown_below_follow_their_label_without_being_asked(void **state) {
    static const struct line lines[] = {
        {0, "section", "decimal", 1, "", "", ".", "One"},
        {0, "section", "decimal", 3, "", "", ".", "Three, see 3.2.1 or three-two-one"},
        {1, "subsection", "decimal", 1, "3.", "", ".", "Sub"},
        {1, "subsection", "decimal", 2, "3.", "", ".", "Sub"},
        {2, "subparagraph", "decimal", 1, "3.2.", "", "", "Below"},
    };
    static const struct cited cited[] = {
        {1, "3.2.1", "subparagraph", DSR_RESOLVED, {{"3.2.1", 4, DSR_SINGLE}}},
        {1, "three-two-one", "subparagraph", DSR_RESOLVED, {{"three-two-one", 4, DSR_SINGLE}}},
    };
    struct rules rules = {0};
    struct settings settings = {.renumber = RENUMBER_CLOSE_GAPS, .rules = &rules};
    (void)state;
    becomes(lines, COUNT(lines), cited, COUNT(cited), &settings,
            "1. One\n2. Three, see 2.2.1 or three-two-one\n2.1. Sub\n2.2. Sub\n2.2.1 Below\n",
            "ref-unreadable 2\n", "2.2.1: [2.2.1]\nthree-two-one: [three-two-one]\n");
}

static const struct line gaps[] = {
    SECTION(1, "Introduction"),
    PARAGRAPH(1, 1, "See paragraphs 3 and 5-8 below, 5 bis, and decision 4/4."),
    PARAGRAPH(1, 3, "Text."),
    SECTION(3, "Rest, see section III"),
    PARAGRAPH(1, 5, "Text, see paragraph 9 above."),
    {1, "paragraph", "decimal", 5, "", " bis", ".", "Text."},
    BULLET(2, "a bullet"),
    PARAGRAPH(1, 6, "Text."),
    PARAGRAPH(1, 8, "Text:"),
    ITEM(2, 1, "one"),
    ITEM(2, 3, "three"),
};
static const struct cited gaps_cited[] = {
    {1,
     "paragraphs 3 and 5-8",
     "paragraph",
     DSR_RESOLVED,
     {{"3", 2, DSR_SINGLE}, {"5", 4, DSR_FIRST}, {"", 7, DSR_BETWEEN}, {"8", 8, DSR_LAST}}},
    {1, "5 bis", "paragraph", DSR_RESOLVED, {{"5 bis", 5, DSR_SINGLE}}},
    {1, "decision 4/4", "", DSR_EXTERNAL, {{"4/4", -1, DSR_SINGLE}}},
    {3, "section III", "section", DSR_RESOLVED, {{"III", 3, DSR_SINGLE}}},
    {4, "paragraph 9 above", "paragraph", DSR_DANGLING, {{"9", -1, DSR_SINGLE}}},
};

static void gaps_close_and_references_follow(void **state) {
    struct rules rules = {0};
    struct settings settings = {.renumber = RENUMBER_CLOSE_GAPS, .rules = &rules};
    (void)state;
    becomes(gaps, COUNT(gaps), gaps_cited, COUNT(gaps_cited), &settings,
            "I. Introduction\n"
            "1. See paragraphs 2 and 3-5 below, 3 bis, and decision 4/4.\n2. Text.\n"
            "II. Rest, see section II\n"
            "3. Text, see paragraph 9 above.\n3 bis. Text.\n- a bullet\n4. Text.\n5. Text:\n"
            "(a) one\n(b) three\n",
            "ref-dangling 5\n",
            "paragraphs 2 and 3-5: [2] [3] [] [5]\n3 bis: [3 bis]\ndecision 4/4: [4/4]\n"
            "section II: [II]\nparagraph 9 above: [9]\n");
}

static void references_that_are_kept_and_wrong_are_named(void **state) {
    struct rules rules = {0};
    struct settings settings = {
        .renumber = RENUMBER_CLOSE_GAPS, .references = REFERENCES_KEEP, .rules = &rules};
    struct sample sample;
    (void)state;
    sample_open(&sample, gaps, COUNT(gaps), gaps_cited, COUNT(gaps_cited));
    assert_int_equal(sample_run(&sample, &settings), DSR_OK);
    assert_string_equal(sample.reports, "ref-stale 2\nref-stale 2\nref-stale 4\nref-dangling 5\n");
    assert_non_null(strstr(sample_text(&sample), "See paragraphs 3 and 5-8 below, 5 bis,"));
    const char *csv = sample_file(&sample, "references.csv")->bytes;
    assert_non_null(
        strstr(csv, "\r\n1,paragraph,2,3 and 5-8,3 and 5-8,I/2;II/3..II/5,stale,2,15\r\n"));
    assert_non_null(strstr(csv, "\r\n2,paragraph,2,5 bis,5 bis,II/3 bis,stale,"));
    assert_non_null(strstr(csv, "\r\n3,,2,4/4,4/4,,external,"));
    assert_non_null(strstr(csv, "\r\n5,paragraph,5,9,9,,dangling,"));
    sample_close(&sample);
}

static void references_that_are_only_reported_stay(void **state) {
    struct rules rules = {0};
    struct settings settings = {
        .renumber = RENUMBER_CLOSE_GAPS, .references = REFERENCES_REPORT, .rules = &rules};
    struct sample sample;
    (void)state;
    sample_open(&sample, gaps, COUNT(gaps), gaps_cited, COUNT(gaps_cited));
    assert_int_equal(sample_run(&sample, &settings), DSR_OK);
    assert_string_equal(
        sample.reports,
        "ref-would-change 2\nref-would-change 2\nref-would-change 4\nref-dangling 5\n");
    assert_non_null(strstr(sample_text(&sample), "See paragraphs 3 and 5-8 below, 5 bis,"));
    sample_close(&sample);
}

static void brackets_alone_make_no_reference_wrong(void **state) {
    struct convention labels[16], cited[16];
    struct rules rules = languages(labels, cited);
    struct settings settings = {.to = text("fr"), .references = REFERENCES_KEEP, .rules = &rules};
    struct sample sample;
    (void)state;
    sample_open(&sample, agenda, COUNT(agenda), agenda_cited, COUNT(agenda_cited));
    assert_int_equal(sample_run(&sample, &settings), DSR_OK);
    assert_string_equal(sample.reports, "");
    assert_non_null(strstr(sample_text(&sample), "agenda item 1(b)"));
    sample_close(&sample);
}

static void a_number_that_stands_twice_is_left_by_closing_and_counted_by_restarting(void **state) {
    static const struct line lines[] = {
        PARAGRAPH(0, 4, "four"),  PARAGRAPH(0, 6, "six"), PARAGRAPH(0, 6, "six again"),
        PARAGRAPH(0, 7, "seven"), ITEM(1, 2, "b"),        ITEM(1, 3, "c"),
    };
    struct rules rules = {0};
    struct settings settings = {.renumber = RENUMBER_CLOSE_GAPS, .rules = &rules};
    (void)state;
    becomes(lines, COUNT(lines), NULL, 0, &settings,
            "4. four\n5. six\n5. six again\n6. seven\n(b) b\n(c) c\n", "num-duplicate 3\n", NULL);
    settings.renumber = RENUMBER_RESTART;
    becomes(lines, COUNT(lines), NULL, 0, &settings,
            "1. four\n2. six\n3. six again\n4. seven\n(a) b\n(b) c\n", "", NULL);
}

/* Renumbers numbers, and their result: nothing changes then. */
static void settles(const struct line *lines, size_t count, enum renumber renumber) {
    struct rules rules = {0};
    struct settings settings = {.renumber = renumber, .rules = &rules};
    struct sample sample;
    char first[1024];
    sample_open(&sample, lines, count, NULL, 0);
    assert_int_equal(sample_run(&sample, &settings), DSR_OK);
    snprintf(first, sizeof first, "%s", sample_text(&sample));
    assert_int_equal(sample_run(&sample, &settings), DSR_OK);
    assert_string_equal(sample_text(&sample), first);
    sample_close(&sample);
}

static void any_disorder_is_settled_by_the_first_run(void **state) {
    struct line lines[12];
    uint32_t random = 20240514; /* xorshift: the same on every machine */
    (void)state;
    for (unsigned round = 0; round < 2000; round++) {
        for (size_t i = 0; i < COUNT(lines); i++) {
            random ^= random << 13;
            random ^= random >> 17;
            random ^= random << 5;
            unsigned kind = random % 8;
            int64_t value = 1 + random / 8 % (round % 2 ? 4 : 12);
            lines[i] = (struct line){1, "paragraph", "decimal", value, "", "", ".", "text"};
            if (kind == 0 || i == 0)
                lines[i] = (struct line){0, "section", "decimal", value, "", "", ".", "text"};
            if (kind == 1)
                lines[i].insert = " bis";
        }
        settles(lines, COUNT(lines), RENUMBER_CLOSE_GAPS);
        settles(lines, COUNT(lines), RENUMBER_RESTART);
    }
}

static void lists_begin_anew_unless_the_option_counts_them_through(void **state) {
    static const struct line lines[] = {
        SECTION(1, "one"),    PARAGRAPH(1, 1, "a"), PARAGRAPH(1, 2, "b"),     SECTION(2, "two"),
        PARAGRAPH(1, 1, "c"), PARAGRAPH(1, 3, "d"), PARAGRAPH(1, 1, "again"),
    };
    struct rules rules = {0};
    struct settings settings = {.renumber = RENUMBER_RESTART, .rules = &rules};
    struct level through = {.kind = text("paragraph"), .scheme = text(""), .run = RUN_DOCUMENT};
    (void)state;
    becomes(lines, COUNT(lines), NULL, 0, &settings,
            "I. one\n1. a\n2. b\nII. two\n1. c\n2. d\n1. again\n", "", NULL);
    rules.levels = &through;
    rules.level_count = 1;
    becomes(lines, COUNT(lines), NULL, 0, &settings,
            "I. one\n1. a\n2. b\nII. two\n3. c\n4. d\n5. again\n", "", NULL);
}

static void paragraphs_that_run_through_can_be_made_to_begin_in_each_section(void **state) {
    static const struct line lines[] = {
        SECTION(1, "one"), PARAGRAPH(1, 1, "a"), PARAGRAPH(1, 2, "b"),
        SECTION(2, "two"), PARAGRAPH(1, 3, "c"), PARAGRAPH(1, 4, "see paragraph 3"),
    };
    static const struct cited cited[] = {
        {5, "paragraph 3", "paragraph", DSR_RESOLVED, {{"3", 4, DSR_SINGLE}}},
    };
    struct level each = {.kind = text("paragraph"), .scheme = text(""), .run = RUN_PARENT};
    struct rules rules = {.levels = &each, .level_count = 1};
    struct settings settings = {.renumber = RENUMBER_RESTART, .rules = &rules};
    (void)state;
    becomes(lines, COUNT(lines), cited, 1, &settings,
            "I. one\n1. a\n2. b\nII. two\n1. c\n2. see paragraph 1\n", "ref-common 6\n", NULL);
}

static void a_number_the_scheme_cannot_write_fails_with_its_place(void **state) {
    static const struct line lines[] = {
        PARAGRAPH(0, 1, "one"),
        PARAGRAPH(0, 4000, "four thousand"),
    };
    struct level levels[] = {level("paragraph", "upper-roman", NULL)};
    struct rules rules = {.levels = levels, .level_count = 1};
    struct settings settings = {.rules = &rules};
    struct sample sample;
    (void)state;
    sample_open(&sample, lines, COUNT(lines), NULL, 0);
    assert_int_equal(sample_run(&sample, &settings), DSR_FAILED);
    assert_string_equal(sample.reports, "num-out-of-range 2\n");
    assert_string_equal(sample_text(&sample), "1. one\n4000. four thousand\n");
    assert_int_equal(sample.file_count, 0);
    sample_close(&sample);
}

static void a_form_with_the_parent_stands_alone_where_there_is_none(void **state) {
    static const struct line lines[] = {
        {0, "subsection", "upper-alpha", 1, "", "", ".", "alone"},
        SECTION(1, "one"),
        SUBSECTION(2, "below"),
    };
    struct level levels[] = {level("subsection", "", "{parent}-{n}")};
    struct rules rules = {.levels = levels, .level_count = 1};
    struct settings settings = {.rules = &rules};
    (void)state;
    becomes(lines, COUNT(lines), NULL, 0, &settings, "A alone\nI. one\nI-B below\n",
            "num-no-parent 1\n", NULL);
}

static void habits_of_the_text_stay_when_a_number_changes(void **state) {
    static const struct line lines[] = {
        PARAGRAPH(0, 2, "See paragraph [4], item c, paragraph four and Section iii."),
        PARAGRAPH(0, 4, "Text:"),
        ITEM(1, 1, "one"),
        ITEM(1, 3, "three"),
        SECTION(1, "sections"),
        SECTION(3, "sections"),
    };
    static const struct cited cited[] = {
        {0, "paragraph [4]", "paragraph", DSR_RESOLVED, {{"[4]", 1, DSR_SINGLE}}},
        {0, "item c", "item", DSR_RESOLVED, {{"c", 3, DSR_SINGLE}}},
        {0, "paragraph four", "paragraph", DSR_RESOLVED, {{"four", 1, DSR_SINGLE}}},
        {0, "Section iii", "section", DSR_RESOLVED, {{"iii", 5, DSR_SINGLE}}},
    };
    struct rules rules = {0};
    struct settings settings = {.renumber = RENUMBER_CLOSE_GAPS, .rules = &rules};
    (void)state;
    becomes(lines, COUNT(lines), cited, COUNT(cited), &settings,
            "2. See paragraph [3], item b, paragraph four and Section II.\n3. Text:\n"
            "(a) one\n(b) three\nI. sections\nII. sections\n",
            "ref-unreadable 1\n",
            "paragraph [3]: [[3]]\nitem b: [b]\nparagraph four: [four]\nSection II: [II]\n");
}

static void the_concordance_holds_numbers_and_places_only(void **state) {
    struct convention labels[16], cited[16];
    struct rules rules = languages(labels, cited);
    struct settings settings = {.to = text("fr"), .rules = &rules};
    struct sample sample;
    (void)state;
    sample_open(&sample, agenda, COUNT(agenda), agenda_cited, COUNT(agenda_cited));
    assert_int_equal(sample_run(&sample, &settings), DSR_OK);
    assert_string_equal(
        sample_file(&sample, "numbering.csv")->bytes,
        "seq,kind,old_id,old_label,new_id,new_label,line,status,reason,old_scheme,new_scheme\r\n"
        "1,paragraph,1,1.,1,1.,1,kept,,decimal,decimal\r\n"
        "2,agenda-item,1/1,1.,1/1,1.,2,kept,,decimal,decimal\r\n"
        "3,item,1/1/a,(a),1/1/a,a),3,converted,language,lower-alpha,lower-alpha\r\n"
        "4,item,1/1/b,(b),1/1/b,b),4,converted,language,lower-alpha,lower-alpha\r\n"
        "5,paragraph,2,2.,2,2.,5,kept,,decimal,decimal\r\n"
        "6,item,2/a,(a),2/a,a),6,converted,language,lower-alpha,lower-alpha\r\n"
        "7,item,2/b,(b),2/b,b),7,converted,language,lower-alpha,lower-alpha\r\n"
        "8,item,2/c,(c),2/c,c),8,converted,language,lower-alpha,lower-alpha\r\n");
    assert_string_equal(sample_file(&sample, "references.csv")->bytes,
                        "seq,kind,line,old,new,targets,status,block,at\r\n"
                        "1,item,1,1(b),1 b),1/1/b,rewritten,1,18\r\n"
                        "2,item,1,1 (a),1 a),1/1/a,rewritten,1,32\r\n"
                        "3,item,1,2 (a) to (c),2 a) to c),2/a..2/c,rewritten,1,53\r\n");
    assert_string_equal(sample_file(&sample, "numbering")->bytes,
                        "{\"from\":\"\",\"to\":\"fr\",\"changed\":5,\"unresolved\":0,\"labels\":["
                        "{\"kind\":\"item\",\"id\":\"1/1/a\",\"old\":\"(a)\",\"new\":\"a)\"},"
                        "{\"kind\":\"item\",\"id\":\"1/1/b\",\"old\":\"(b)\",\"new\":\"b)\"},"
                        "{\"kind\":\"item\",\"id\":\"2/a\",\"old\":\"(a)\",\"new\":\"a)\"},"
                        "{\"kind\":\"item\",\"id\":\"2/b\",\"old\":\"(b)\",\"new\":\"b)\"},"
                        "{\"kind\":\"item\",\"id\":\"2/c\",\"old\":\"(c)\",\"new\":\"c)\"}]}");
    assert_int_equal(sample_file(&sample, "numbering")->flags, DSR_FACT);
    assert_int_equal(sample_file(&sample, "numbering.csv")->flags, 0);
    sample_close(&sample);
}

static void ids_are_paths_and_duplicates_are_counted(void **state) {
    static const struct line lines[] = {
        SECTION(2, "two"),
        PARAGRAPH(1, 5, "five"),
        PARAGRAPH(1, 5, "five again"),
        BULLET(2, "first"),
        BULLET(2, "second"),
        {1, "paragraph", "decimal", 5, "", " bis", ".", "bis"},
        PARAGRAPH(1, 5, "third"),
        SECTION(3, "three"),
        PARAGRAPH(1, 5, "elsewhere"),
        SECTION(4, "four"),
        PARAGRAPH(1, 5, "and there"),
    };
    struct rules rules = {0};
    struct settings settings = {.rules = &rules};
    struct sample sample;
    (void)state;
    sample_open(&sample, lines, COUNT(lines), NULL, 0);
    assert_int_equal(sample_run(&sample, &settings), DSR_OK);
    const char *csv = sample_file(&sample, "numbering.csv")->bytes;
    assert_non_null(strstr(csv, "\r\n3,paragraph,II/5~2,5.,II/5~2,5.,3,kept,,"));
    assert_non_null(strstr(csv, "\r\n5,bullet,II/5~2/•2,-,II/5~2/•2,-,5,kept,,"));
    assert_non_null(strstr(csv, "\r\n6,paragraph,II/5 bis,5 bis.,II/5 bis,5 bis.,6,kept,,"));
    assert_non_null(strstr(csv, "\r\n7,paragraph,II/5~3,5.,II/5~3,5.,7,kept,,"));
    assert_non_null(strstr(csv, "\r\n9,paragraph,III/5,5.,III/5,5.,9,kept,,"));
    assert_non_null(strstr(csv, "\r\n11,paragraph,IV/5,5.,IV/5,5.,11,kept,,"));
    assert_null(sample_file(&sample, "references.csv"));
    sample_close(&sample);
}

static void a_failure_of_any_allocation_leaves_the_document_unchanged(void **state) {
    struct rules rules = {0};
    struct settings settings = {.renumber = RENUMBER_CLOSE_GAPS, .rules = &rules};
    struct sample sample;
    char before[1024];
    (void)state;
    for (size_t nth = 1;; nth++) {
        sample_open(&sample, gaps, COUNT(gaps), gaps_cited, COUNT(gaps_cited));
        snprintf(before, sizeof before, "%s", sample_text(&sample));
        sample.fails_at = nth;
        dsr_status status = sample_run(&sample, &settings);
        bool is_past = sample.taken_count < nth;
        assert_int_equal(status, is_past ? DSR_OK : DSR_NO_MEMORY);
        if (!is_past)
            assert_string_equal(sample_text(&sample), before);
        sample_close(&sample);
        if (is_past) {
            assert_true(nth > 1);
            return;
        }
    }
}

static void write_file(const char *folder, const struct file *file) {
    char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, file->name);
    FILE *to = fopen(path, "wb");
    assert_non_null(to);
    assert_int_equal(fwrite(file->bytes, 1, file->len, to), file->len);
    assert_int_equal(fclose(to), 0);
}

/* Runs, and runs back with the concordance of the first run. */
static void comes_back(const struct line *lines, size_t count, const struct cited *cited,
                       size_t cited_count, const struct settings *settings) {
    char folder[] = "/tmp/dossier-map-XXXXXX", path[256], before[2048];
    struct rules rules = {0};
    struct settings back = {.rules = &rules};
    struct sample sample;
    assert_non_null(mkdtemp(folder));
    sample_open(&sample, lines, count, cited, cited_count);
    snprintf(before, sizeof before, "%s", sample_text(&sample));
    assert_int_equal(sample_run(&sample, settings), DSR_OK);
    assert_string_not_equal(sample_text(&sample), before);
    for (size_t i = 0; i < sample.file_count; i++)
        if (!(sample.files[i].flags & DSR_FACT))
            write_file(folder, &sample.files[i]);
    snprintf(path, sizeof path, "%s/numbering.csv", folder);
    assert_true(map_open(&sample.job, text(path), &rules, NULL));
    sample_forget_files(&sample);
    sample.reports[0] = 0;
    assert_int_equal(sample_run(&sample, &back), DSR_OK);
    assert_string_equal(sample_text(&sample), before);
    assert_string_equal(sample.reports, "");

    /* Once more: the document is not the one that was written. */
    assert_int_equal(sample_run(&sample, &back), DSR_FAILED);
    assert_string_equal(sample_text(&sample), before);
    assert_memory_equal(sample.reports, "num-map-mismatch", 16);

    /* A shorter document. */
    sample_close(&sample);
    sample_open(&sample, lines, count - 1, NULL, 0);
    rules.label_map.count = count;
    for (size_t i = 0; i < count - 1; i++) /* where nothing else differs */
        rules.label_map.cells[i * rules.label_map.column_count + 2] =
            rules.label_map.cells[i * rules.label_map.column_count + 1];
    assert_int_equal(sample_run(&sample, &back), DSR_FAILED);
    assert_string_equal(sample.reports, "num-map-mismatch 0\n");
    table_free(&rules.label_map);
    table_free(&rules.reference_map);
    sample_close(&sample);
    remove(path);
    snprintf(path, sizeof path, "%s/references.csv", folder);
    remove(path);
    snprintf(path, sizeof path, "%s/numbering.json", folder);
    remove(path);
    assert_int_equal(rmdir(folder), 0);
}

static void the_concordance_read_back_restores_every_byte(void **state) {
    struct convention labels[16], cited[16];
    struct level levels[] = {level("section", "decimal", "{n}."),
                             level("subsection", "decimal", "{parent}.{n}"),
                             level("item", "upper-roman", "{parent}.{n}")};
    struct rules french = languages(labels, cited), none = {0};
    struct rules nested = {.levels = levels, .level_count = 3};
    (void)state;
    struct settings settings = {.to = text("fr"), .rules = &french};
    comes_back(agenda, COUNT(agenda), agenda_cited, COUNT(agenda_cited), &settings);
    settings = (struct settings){.rules = &nested};
    comes_back(roman, COUNT(roman), roman_cited, COUNT(roman_cited), &settings);
    comes_back(agenda, COUNT(agenda), agenda_cited, COUNT(agenda_cited), &settings);
    settings = (struct settings){.renumber = RENUMBER_CLOSE_GAPS, .rules = &none};
    comes_back(gaps, COUNT(gaps), gaps_cited, COUNT(gaps_cited), &settings);
}

static void a_concordance_may_have_been_through_a_spreadsheet(void **state) {
    static const char bytes[] = "\xEF\xBB\xBFold,\"new\"\n\"a,\"\"b\"\"\",\"1\r\n2\"\r\n,x\nlast";
    static const char *const columns[] = {"new", "old"}, *const absent[] = {"newer"};
    char path[] = "/tmp/dossier-table-XXXXXX";
    const char *fault;
    struct table table;
    (void)state;
    int descriptor = mkstemp(path);
    assert_int_equal(write(descriptor, bytes, sizeof bytes - 1), sizeof bytes - 1);
    close(descriptor);
    assert_true(table_read(path, columns, 2, &table, &fault));
    assert_int_equal(table.count, 3);
    assert_true(same_word(table_cell(&table, 0, 0), "1\r\n2"));
    assert_true(same_word(table_cell(&table, 0, 1), "a,\"b\""));
    assert_true(same_word(table_cell(&table, 1, 0), "x"));
    assert_true(same_word(table_cell(&table, 1, 1), ""));
    assert_true(same_word(table_cell(&table, 2, 1), "last"));
    table_free(&table);
    assert_false(table_read(path, absent, 1, &table, &fault));
    assert_string_equal(fault, "newer");
    table_free(&table);
    remove(path);
    assert_false(table_read(path, columns, 2, &table, &fault));
    table_free(&table);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_and_the_number_part_of_references_follow_the_language),
        cmocka_unit_test(a_second_run_changes_nothing),
        cmocka_unit_test(brackets_that_no_language_has_and_words_stay),
        cmocka_unit_test(a_form_with_the_parent_takes_the_steps_before_it_in),
        cmocka_unit_test(a_full_number_is_spelled_out_where_the_form_has_no_parent),
        cmocka_unit_test(numbers_shown_below_follow_their_label_without_being_asked),
        cmocka_unit_test(gaps_close_and_references_follow),
        cmocka_unit_test(references_that_are_kept_and_wrong_are_named),
        cmocka_unit_test(references_that_are_only_reported_stay),
        cmocka_unit_test(brackets_alone_make_no_reference_wrong),
        cmocka_unit_test(a_number_that_stands_twice_is_left_by_closing_and_counted_by_restarting),
        cmocka_unit_test(any_disorder_is_settled_by_the_first_run),
        cmocka_unit_test(lists_begin_anew_unless_the_option_counts_them_through),
        cmocka_unit_test(paragraphs_that_run_through_can_be_made_to_begin_in_each_section),
        cmocka_unit_test(a_number_the_scheme_cannot_write_fails_with_its_place),
        cmocka_unit_test(a_form_with_the_parent_stands_alone_where_there_is_none),
        cmocka_unit_test(habits_of_the_text_stay_when_a_number_changes),
        cmocka_unit_test(the_concordance_holds_numbers_and_places_only),
        cmocka_unit_test(ids_are_paths_and_duplicates_are_counted),
        cmocka_unit_test(the_concordance_read_back_restores_every_byte),
        cmocka_unit_test(a_concordance_may_have_been_through_a_spreadsheet),
        cmocka_unit_test(a_failure_of_any_allocation_leaves_the_document_unchanged),
    };
    return cmocka_run_group_tests_name("translate-numbering: planned", tests, NULL, NULL);
}

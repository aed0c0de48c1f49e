/* SPDX-License-Identifier: MIT */
/* Numerals: every value of every scheme prints and reads back, and nothing else is read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "numbering/numeral.h"

/* Schemes without an end of their own are tried up to here, and at their far end. */
#define FAR 200000

static dsr_text text(const char *string) {
    return (dsr_text){string, strlen(string)};
}

static const char *print(const char *scheme, int64_t value) {
    static char buffer[65];
    size_t len = numeral_format(text(scheme), value, buffer, sizeof buffer - 1);
    buffer[len] = '\0';
    return buffer;
}

static bool reads(const char *scheme, const char *numeral) {
    int64_t value;
    return numeral_parse(text(scheme), text(numeral), &value);
}

static int64_t read_as(const char *scheme, const char *numeral) {
    int64_t value = -1;
    assert_true(numeral_parse(text(scheme), text(numeral), &value));
    return value;
}

static void check_value(const char *scheme, int64_t value) {
    char numeral[64];
    size_t len = numeral_format(text(scheme), value, numeral, sizeof numeral);
    int64_t back = value - 1;
    if (len == 0 || !numeral_parse(text(scheme), (dsr_text){numeral, len}, &back) ||
        back != value) {
        fail_msg("%s %lld came back as %lld", scheme, (long long)value, (long long)back);
    }
}

static void every_value_reads_back(void **state) {
    (void)state;
    const struct numeral_scheme *scheme;
    size_t i = 0;
    for (; (scheme = numeral_scheme_at(i)) != NULL; i++) {
        int64_t most = scheme->most < FAR ? scheme->most : FAR;
        for (int64_t value = scheme->least; value <= most; value++) {
            check_value(scheme->name, value);
        }
        for (int64_t step = 0; step < 1000 && scheme->most > FAR; step++) {
            check_value(scheme->name, scheme->most - step);
        }
        char numeral[64];
        assert_int_equal(numeral_format(text(scheme->name), scheme->least - 1, numeral, 64), 0);
        if (scheme->most < INT64_MAX) {
            assert_int_equal(numeral_format(text(scheme->name), scheme->most + 1, numeral, 64), 0);
        }
        assert_int_equal(numeral_format(text(scheme->name), DSR_NO_VALUE, numeral, 64), 0);
    }
    assert_true(i >= 7);
}

/* All texts of up to four signs over the signs of Roman and alphabetic numerals: what is read
 * must print as it stood. */
static void every_short_text_reads_strictly(void **state) {
    (void)state;
    static const char signs[] = "ivxlcdmIVXCabzAZ019 .";
    const size_t base = sizeof signs - 1;
    size_t accepted = 0;
    for (size_t number = 0; number < base * base * base * base; number++) {
        char tried[5];
        size_t len = 0;
        for (size_t rest = number; len < 4 && (rest > 0 || len == 0); rest /= base) {
            tried[len++] = signs[rest % base];
        }
        tried[len] = '\0';
        const struct numeral_scheme *scheme;
        for (size_t i = 0; (scheme = numeral_scheme_at(i)) != NULL; i++) {
            int64_t value;
            if (numeral_parse(text(scheme->name), text(tried), &value)) {
                accepted++;
                assert_string_equal(print(scheme->name, value), tried);
            }
        }
    }
    assert_true(accepted > 10000);
}

static void roman_is_strict(void **state) {
    (void)state;
    assert_string_equal(print("upper-roman", 1999), "MCMXCIX");
    assert_string_equal(print("lower-roman", 3888), "mmmdccclxxxviii");
    assert_int_equal(read_as("upper-roman", "IV"), 4);
    assert_int_equal(read_as("lower-roman", "xiv"), 14);
    static const char *const wrong[] = {"IIII", "VX", "IC",  "IVX", "IXI",  "VV",  "LL", "DM",
                                        "MMMM", "iv", "Iv",  "IIV", "XXXX", "CMC", "IM", "I.",
                                        "I I",  "",   "CDC", "XLX", "IVI",  "Ⅳ",   "N"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        if (reads("upper-roman", wrong[i])) {
            fail_msg("upper-roman reads '%s'", wrong[i]);
        }
    }
}

static void letters_carry_or_repeat(void **state) {
    (void)state;
    assert_string_equal(print("lower-alpha", 26), "z");
    assert_string_equal(print("lower-alpha", 27), "aa");
    assert_string_equal(print("lower-alpha", 28), "ab");
    assert_string_equal(print("upper-alpha", 703), "AAA");
    assert_string_equal(print("lower-alpha-repeat", 26), "z");
    assert_string_equal(print("lower-alpha-repeat", 27), "aa");
    assert_string_equal(print("lower-alpha-repeat", 28), "bb");
    assert_string_equal(print("upper-alpha-repeat", 53), "AAA");
    assert_int_equal(read_as("lower-alpha", "bb"), 54);
    assert_int_equal(read_as("lower-alpha-repeat", "bb"), 28);
    assert_false(reads("lower-alpha-repeat", "ab"));
    assert_false(reads("lower-alpha", "aB"));
    assert_false(reads("lower-alpha", "é"));
    assert_false(reads("lower-alpha", "a1"));
}

static void decimal_has_one_spelling(void **state) {
    (void)state;
    assert_string_equal(print("decimal", 0), "0");
    assert_int_equal(read_as("decimal", "9223372036854775807"), INT64_MAX);
    static const char *const wrong[] = {
        "9223372036854775808", "01", "00", "-1", "+1", "1 ", "1.", "", "１", "٣", "1e3"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        if (reads("decimal", wrong[i])) {
            fail_msg("decimal reads '%s'", wrong[i]);
        }
    }
}

static void overflow_is_no_number(void **state) {
    (void)state;
    /* INT64_MAX and the value after it, in letters. */
    assert_string_equal(print("lower-alpha", INT64_MAX), "crpxnlskvljfhg");
    assert_true(reads("lower-alpha", "crpxnlskvljfhg"));
    assert_false(reads("lower-alpha", "crpxnlskvljfhh"));
    assert_false(reads("lower-alpha", "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz"));
    char run[1000];
    memset(run, 'a', sizeof run);
    int64_t value = 12;
    assert_true(numeral_parse(text("lower-alpha-repeat"), (dsr_text){run, 30}, &value));
    assert_int_equal(value, 29 * 26 + 1);
    assert_false(numeral_parse(text("lower-alpha-repeat"), (dsr_text){run, 31}, &value));
    assert_false(numeral_parse(text("lower-alpha-repeat"), (dsr_text){run, 1000}, &value));
    assert_int_equal(value, 29 * 26 + 1); /* untouched by a refusal */
}

static void small_room_gives_nothing(void **state) {
    (void)state;
    const struct numeral_scheme *scheme;
    for (size_t i = 0; (scheme = numeral_scheme_at(i)) != NULL; i++) {
        char whole[64];
        size_t len = numeral_format(text(scheme->name), 38, whole, sizeof whole);
        assert_true(len > 0);
        char room[64];
        memset(room, '#', sizeof room);
        assert_int_equal(numeral_format(text(scheme->name), 38, room, len - 1), 0);
        assert_int_equal(numeral_format(text(scheme->name), 38, room, len), len);
        assert_int_equal(room[len], '#');
    }
}

static void names_are_exact_and_once(void **state) {
    (void)state;
    char numeral[64];
    assert_int_equal(numeral_format(text("Decimal"), 1, numeral, sizeof numeral), 0);
    assert_int_equal(numeral_format(text("decima"), 1, numeral, sizeof numeral), 0);
    assert_int_equal(numeral_format((dsr_text){NULL, 0}, 1, numeral, sizeof numeral), 0);
    assert_false(reads("", "1"));
    const struct numeral_scheme *one, *other;
    for (size_t i = 0; (one = numeral_scheme_at(i)) != NULL; i++) {
        for (size_t j = i + 1; (other = numeral_scheme_at(j)) != NULL; j++) {
            assert_string_not_equal(one->name, other->name);
            if (one->word_format != NULL && other->word_format != NULL) {
                assert_string_not_equal(one->word_format, other->word_format);
            }
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_value_reads_back),
        cmocka_unit_test(every_short_text_reads_strictly),
        cmocka_unit_test(roman_is_strict),
        cmocka_unit_test(letters_carry_or_repeat),
        cmocka_unit_test(decimal_has_one_spelling),
        cmocka_unit_test(overflow_is_no_number),
        cmocka_unit_test(small_room_gives_nothing),
        cmocka_unit_test(names_are_exact_and_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

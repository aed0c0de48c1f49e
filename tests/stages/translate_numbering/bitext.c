/* SPDX-License-Identifier: MIT */
/*
 * Real United Nations segments in six languages: labels and references of the English one are
 * translated, words too, and looked for in the real ones.  Counted is what the real segment has
 * at all: a label where it begins with one, a reference where its figures occur.  Spaces, case of
 * the first letter, vowel signs, kinds of digits and Cyrillic look-alikes of Latin letters make
 * no difference.  Prints figures for each file and language; with "--say" what was not found.
 */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "engine.h"
#include "numbering/numeral.h"

enum { TEXT_MOST = 16384, CELLS_MOST = 12 };

static const char *const languages[] = {"fr", "es", "ru", "ar", "zh"};
enum { LANGUAGES = sizeof languages / sizeof languages[0] };

struct figures {
    unsigned labels, label_numbers, references, numbers, phrases, absent;
};

static char folder[] = "/tmp/dossier-bitext-XXXXXX";
static bool says;

/* ---- texts ---------------------------------------------------------------------------------- */

/* The string of a key of a flat JSON object; escapes but \u stay out of these files. */
static bool json_string(const char *line, const char *key, char *into) {
    char quoted[16];
    snprintf(quoted, sizeof quoted, "\"%s\": \"", key);
    const char *at = strstr(line, quoted);
    size_t len = 0;
    if (!at)
        return false;
    for (at += strlen(quoted); *at && *at != '"' && len + 2 < TEXT_MOST; at++) {
        at += *at == '\\';
        into[len++] = *at;
    }
    into[len] = '\0';
    return true;
}

static bool starts(const char *text, const char *with) {
    return strncmp(text, with, strlen(with)) == 0;
}

static const char *const folds[][2] = {
    {"\xC2\xA0", " "}, {"а", "a"}, {"с", "c"}, {"е", "e"},  {"о", "o"},  {"р", "p"}, {"х", "x"},
    {"А", "A"},        {"В", "B"}, {"С", "C"}, {"Е", "E"},  {"Х", "X"},  {"ً", ""},   {"ٌ", ""},
    {"ٍ", ""},          {"َ", ""},   {"ُ", ""},   {"ِ", ""},    {"ّ", ""},    {"ْ", ""},   {"٠", "0"},
    {"١", "1"},        {"٢", "2"}, {"٣", "3"}, {"٤", "4"},  {"٥", "5"},  {"٦", "6"}, {"٧", "7"},
    {"٨", "8"},        {"٩", "9"}, {"–", "-"}, {"（", "("}, {"）", ")"},
};

/* Without spaces at all: "38-" is "38 -", "17 (c)" is "17(c)". */
static void fold(const char *text, char *into) {
    size_t len = 0;
    while (*text && len + 4 < TEXT_MOST) {
        size_t i = 0, count = sizeof folds / sizeof folds[0];
        while (i < count && !starts(text, folds[i][0]))
            i++;
        if (i < count) {
            len += (size_t)sprintf(into + len, "%s", strcmp(folds[i][1], " ") ? folds[i][1] : "");
            text += strlen(folds[i][0]);
        } else if (*text == ' ' || *text == '\n') {
            text++;
        } else {
            into[len++] = *text++;
        }
    }
    into[len] = '\0';
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* Whether the folded text holds the folded part, not inside a longer figure; the first letter
 * may be a capital or none. */
static bool holds(const char *text, const char *part) {
    size_t len = strlen(part), skip = 1;
    while (skip < len && ((unsigned char)part[skip] & 0xC0) == 0x80)
        skip++;
    if (len == 0)
        return false;
    bool is_figure = is_digit(part[0]);
    const char *tail = is_figure || skip == len ? part : part + skip;
    for (const char *at = text; (at = strstr(at, tail)) != NULL; at++) {
        const char *end = at + strlen(tail);
        bool is_cut =
            (is_figure && at > text && is_digit(at[-1])) || (is_digit(end[-1]) && is_digit(*end));
        if (!is_cut)
            return true;
    }
    return false;
}

/* ---- rows of a concordance --------------------------------------------------------------------
 */

static const char *read_row(const char *at, char cells[CELLS_MOST][512]) {
    memset(cells, 0, CELLS_MOST * sizeof *cells);
    for (size_t cell = 0, len = 0; *at && *at != '\n'; at++) {
        if (*at == '"') {
            for (at++; *at && !(*at == '"' && at[1] != '"'); at++) {
                at += *at == '"';
                if (cell < CELLS_MOST && len + 1 < 512)
                    cells[cell][len++] = *at;
            }
        } else if (*at == ',') {
            cell++;
            len = 0;
        } else if (*at != '\r' && cell < CELLS_MOST && len + 1 < 512) {
            cells[cell][len++] = *at;
        }
    }
    return *at ? at + 1 : at;
}

static const char *const numerals[] = {
    "decimal",
    "upper-roman",
    "lower-alpha",
    "upper-alpha",
    "cjk-ideographic",
    "arabic-abjad-un",
    "arabic-letter-names",
    "arabic-ordinal-masculine",
    "arabic-ordinal-feminine",
};

/* The longest numeral at `at`. */
static size_t numeral_at(const char *at, bool is_start) {
    for (size_t len = strnlen(at, 40); len > 0; len--) {
        if (((unsigned char)at[len] & 0xC0) == 0x80)
            continue;
        bool is_latin = (unsigned char)at[0] < 0x80 && !is_digit(at[0]);
        bool is_letter =
            ((unsigned char)at[len] | 0x20) >= 'a' && ((unsigned char)at[len] | 0x20) <= 'z';
        bool is_wide = (unsigned char)at[0] >= 0xE3;
        if ((is_latin && (!is_start || is_letter || len > 5)) ||
            (!is_wide && !is_latin && !is_digit(at[0]) &&
             (!is_start || (unsigned char)at[len] >= 0x80)))
            continue;
        for (size_t i = 0; i < sizeof numerals / sizeof numerals[0]; i++) {
            int64_t value;
            if (numeral_parse((dsr_text){numerals[i], strlen(numerals[i])}, (dsr_text){at, len},
                              &value) &&
                !(i >= 2 && i <= 3 && len > 1))
                return len;
        }
    }
    return 0;
}

static bool is_joint(const char *from, const char *to) {
    static const char *const joints[] = {"", " ", "(", " (", ".", "-", " '", "'"};
    for (size_t i = 0; i < sizeof joints / sizeof joints[0]; i++)
        if (strlen(joints[i]) == (size_t)(to - from) &&
            strncmp(from, joints[i], (size_t)(to - from)) == 0)
            return true;
    return false;
}

/* Whether every number of the phrase, with the steps in brackets that belong to it, stands in
 * the folded text as it is printed. */
static bool holds_numbers(const char *real, const char *phrase) {
    char part[512], folded[TEXT_MOST];
    bool has_one = false;
    for (const char *at = phrase; *at;) {
        const char *start = at, *end = NULL;
        while (*at) {
            bool is_start = at == phrase || strchr(" (.-'", at[-1]) || (unsigned char)*at >= 0xE3;
            size_t len = numeral_at(at, is_start);
            if (len && end && !is_joint(end, at))
                break;
            start = len && !end ? at - (at > phrase && at[-1] == '(') : start;
            at += len ? len : 1;
            while (len && (*at == ')' || *at == '\''))
                at++;
            end = len ? at : end;
        }
        if (!end)
            break;
        snprintf(part, sizeof part, "%.*s", (int)(end - start), start);
        fold(part, folded);
        has_one = true;
        if (!holds(real, folded))
            return false;
    }
    return has_one;
}

/* Whether all figures of the English reference occur in the real segment, or it has none. */
static bool is_there(const char *reference, const char *real) {
    bool has_figure = false;
    for (const char *at = reference; *at;) {
        char figure[16];
        size_t len = strspn(at, "0123456789");
        if (len && len < sizeof figure) {
            snprintf(figure, sizeof figure, "%.*s", (int)len, at);
            has_figure = true;
            if (!holds(real, figure))
                return false;
        }
        at += len ? len : 1;
    }
    return has_figure || strpbrk(reference, "IVX");
}

/* ---- one segment ------------------------------------------------------------------------------
 */

static void count_labels(const struct bytes *csv, const char *real, const char *language,
                         struct figures *figures) {
    char cells[CELLS_MOST][512], label[TEXT_MOST], number[TEXT_MOST];
    const char *at = csv->len ? csv->at : "";
    at = read_row(at, cells);
    if (!*at)
        return;
    while (*at) /* the last one: others stand there for context */
        at = read_row(at, cells);
    fold(cells[5], label);
    snprintf(number, sizeof number, "%s", label);
    number[strcspn(number, ".-)")] = '\0';
    size_t digits = strspn(real, "0123456789");
    bool is_word =
        !is_digit(number[0]) && (strcmp(language, "ar") == 0 || strcmp(language, "zh") == 0);
    bool is_letter = real[0] >= 'A' && real[0] <= 'Z' && strchr(".IVX", real[1]);
    bool begins = is_digit(number[0]) ? digits == strlen(number) && starts(real, number)
                                      : is_word || is_letter;
    if (!begins) { /* lost, or another number: the segment goes on with a year */
        figures->absent++;
        return;
    }
    bool has_number = starts(real, number), has_label = starts(real, label);
    figures->labels++;
    figures->label_numbers += has_number;
    figures->references++;
    figures->numbers += has_number;
    figures->phrases += has_label;
    if (says && !has_label)
        printf("%s label %s: %s, real %.30s\n", language, cells[3], cells[5], real);
}

static void count_references(const struct bytes *csv, const char *real, const char *language,
                             struct figures *figures) {
    char cells[CELLS_MOST][512], phrase[TEXT_MOST];
    const char *at = csv->len ? csv->at : "";
    for (at = read_row(at, cells); *at;) {
        at = read_row(at, cells);
        if (strcmp(cells[1], "instrument") == 0 || !cells[3][0])
            continue;
        if (!is_there(cells[3], real)) {
            figures->absent++;
            continue;
        }
        fold(cells[4], phrase);
        bool has_number = holds_numbers(real, cells[4]),
             has_phrase = has_number && holds(real, phrase);
        figures->references++;
        figures->numbers += has_number;
        figures->phrases += has_phrase;
        if (says && !has_phrase)
            printf("%s %s \"%s\": \"%s\" in %.400s\n", language, has_number ? "phrase" : "NUMBER",
                   cells[3], cells[4], real);
    }
}

/* A label alone is hardly one: the one before it goes before. */
static void write_segment(const char *path, const char *english) {
    static char text[2 * TEXT_MOST];
    long number = strtol(english, NULL, 10);
    size_t len = strspn(english, "ABCDEFGHIVX");
    text[0] = '\0';
    if (number > 1 && number < 1000)
        sprintf(text, "%ld. The one before.\n\n", number - 1);
    else if (len > 1 && english[len] == '.')
        sprintf(text, "%.*s. Before\n\n", (int)len - 1, english); /* II. comes after I. */
    else if (len == 1 && english[1] == '.' && english[0] > 'A' && !strchr("IVX", english[0]))
        sprintf(text, "%c. Before\n\n", english[0] - 1);
    strcat(text, english);
    bytes_write(path, &(struct bytes){text, strlen(text)});
}

static void try_segment(const char *line, const char *path, char pipelines[LANGUAGES][64],
                        struct figures *figures) {
    static char english[TEXT_MOST], text[TEXT_MOST], real[TEXT_MOST];
    if (!json_string(line, "en", english))
        return;
    write_segment(path, english);
    for (size_t i = 0; i < LANGUAGES; i++) {
        struct result result;
        if (!json_string(line, languages[i], text))
            continue;
        fold(text, real);
        engine_run(pipelines[i], path, &result);
        if (strstr(line, "\"has\": \"label"))
            count_labels(&result.numbering, real, languages[i], &figures[i]);
        count_references(&result.references, real, languages[i], &figures[i]);
        result_free(&result);
    }
}

static bool try_file(const char *corpus, int number, char pipelines[LANGUAGES][64]) {
    static char line[6 * TEXT_MOST];
    char name[1024], path[96];
    struct figures figures[LANGUAGES] = {0};
    snprintf(name, sizeof name, "%s/numbered/un-bitext-labels-refs-%d.jsonl", corpus, number);
    snprintf(path, sizeof path, "%s/segment.txt", folder);
    FILE *file = fopen(name, "r");
    if (!file) {
        printf("%s cannot be read\n", name);
        return false;
    }
    while (fgets(line, sizeof line, file))
        try_segment(line, path, pipelines, figures);
    fclose(file);
    unlink(path);
    bool is_fine = true;
    for (size_t i = 0; i < LANGUAGES; i++) {
        const struct figures *f = &figures[i];
        unsigned of = f->references ? f->references : 1;
        printf("file %d %s: %3u labels, %3u references (%u not in the real text); number part "
               "%.1f %%, whole phrase %.1f %%\n",
               number, languages[i], f->labels, f->references - f->labels, f->absent,
               100.0 * f->numbers / of, 100.0 * f->phrases / of);
        is_fine &= f->numbers * 100 >= of * 97 && f->phrases * 100 >= of * 80;
    }
    return is_fine;
}

int main(int count, char **arguments) {
    const char *corpus = getenv("DOSSIER_CORPUS");
    char pipelines[LANGUAGES][64], text[256];
    says = count > 1 && strcmp(arguments[1], "--say") == 0;
    if (!corpus || !*corpus) {
        puts("skipped: DOSSIER_CORPUS names no folder");
        return 77;
    }
    if (!mkdtemp(folder) || !engine_open())
        return 1;
    for (size_t i = 0; i < LANGUAGES; i++) {
        snprintf(pipelines[i], sizeof pipelines[i], "%s/%s.lua", folder, languages[i]);
        int len = snprintf(text, sizeof text,
                           "return pipeline \"bitext\" { stage.import { language = \"en\" }, "
                           "stage.translate_numbering { to = \"%s\", words = \"translate\", "
                           "external = \"translate\" }, stage.witness {} }\n",
                           languages[i]);
        bytes_write(pipelines[i], &(struct bytes){text, (size_t)len});
    }
    bool is_fine = try_file(corpus, 1, pipelines);
    is_fine &= try_file(corpus, 2, pipelines);
    for (size_t i = 0; i < LANGUAGES; i++)
        unlink(pipelines[i]);
    engine_close();
    rmdir(folder);
    return !is_fine;
}

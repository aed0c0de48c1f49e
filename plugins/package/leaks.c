/* SPDX-License-Identifier: MIT */
/*
 * The list: a name a line, aliases behind commas, semicolons or tabs, quotes around what holds
 * one of these, '#' for comments.  A whole name, also inverted, is a leak wherever it stands; a
 * single word of a name is only a hint, since many are common words.
 */
#include "leaks.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "leak_view.h"
#include "tagfile.h"

/* Files are searched in pieces that overlap by more than any name is long. */
enum { LEAST_WORD = 3, LIST_MOST = 16 << 20, PIECE = 1 << 20, OVERLAP = 8 << 10 };

struct term {
    dsr_text folded;
    size_t line;
    bool is_word; /* one word of a longer name */
};

struct leaks {
    struct arena arena;
    struct term *terms;
    size_t count, capacity;
    const struct tree *tree;
    struct defects *defects;
    bool has_failed;
};

static bool read_list(struct leaks *leaks, const char *path, const char **why);
static void search_file(struct leaks *leaks, const struct tree_file *file);
static void search_name(struct leaks *leaks, dsr_text name);

bool leaks_check(const char *path, const struct tree *tree, struct defects *defects,
                 const char **why) {
    struct leaks leaks = {.tree = tree, .defects = defects};
    bool is_read = read_list(&leaks, path, why);
    for (size_t i = 0; is_read && i < tree->count && !leaks.has_failed; i++) {
        search_name(&leaks, tree->files[i].path);
        search_file(&leaks, &tree->files[i]);
    }
    if (is_read && tree->top.len)
        search_name(&leaks, tree->top);
    if (is_read && (leaks.has_failed || leaks.arena.has_failed))
        defect_add(defects, DEFECT_UNREADABLE, "verify-no-memory", (dsr_text){"", 0},
                   "out of memory");
    free(leaks.terms);
    arena_free(&leaks.arena);
    return is_read;
}

/* ---- the list ---- */

static void add_term(struct leaks *leaks, dsr_text name, size_t line, bool is_word) {
    struct view view = {0};
    struct folded folded = {0};
    view_decode(&view, name);
    fold_view(&folded, &view);
    dsr_text text = bytes_view(&folded.text);
    while (text.len && text.at[text.len - 1] == ' ')
        text.len--;
    if (leaks->count == leaks->capacity) {
        size_t capacity = leaks->capacity ? 2 * leaks->capacity : 64;
        struct term *terms = realloc(leaks->terms, capacity * sizeof *terms);
        leaks->has_failed = leaks->has_failed || !terms;
        leaks->terms = terms ? terms : leaks->terms;
        leaks->capacity = terms ? capacity : leaks->capacity;
    }
    if (text.len >= (is_word ? LEAST_WORD : 2) && leaks->count < leaks->capacity)
        leaks->terms[leaks->count++] =
            (struct term){arena_text(&leaks->arena, text), line, is_word};
    leaks->has_failed = leaks->has_failed || view.has_failed || folded.has_failed;
    view_free(&view);
    folded_free(&folded);
}

static dsr_text trim(dsr_text text) {
    while (text.len && strchr(" \t\"", *text.at))
        text = (dsr_text){text.at + 1, text.len - 1};
    while (text.len && strchr(" \t\"", text.at[text.len - 1]))
        text.len--;
    return text;
}

/* "HALLORAND, Winifred" is also "Winifred HALLORAND", and either word alone. */
static void add_name(struct leaks *leaks, dsr_text name, size_t line) {
    const char *comma = memchr(name.at, ',', name.len);
    add_term(leaks, name, line, false);
    if (comma) {
        struct bytes turned = {0};
        bytes_text(&turned, trim((dsr_text){comma + 1, name.len - (size_t)(comma - name.at) - 1}));
        bytes_string(&turned, " ");
        bytes_text(&turned, trim((dsr_text){name.at, (size_t)(comma - name.at)}));
        add_term(leaks, bytes_view(&turned), line, false);
        leaks->has_failed = leaks->has_failed || turned.has_failed;
        bytes_free(&turned);
    }
    for (size_t i = 0; i < name.len;) {
        size_t end = i;
        while (end < name.len && !strchr(" ,\t", name.at[end]))
            end++;
        if (end > i && end - i < name.len)
            add_term(leaks, (dsr_text){name.at + i, end - i}, line, true);
        i = end + 1;
    }
}

static void add_line(struct leaks *leaks, dsr_text line, size_t number) {
    bool is_tabbed = memchr(line.at, '\t', line.len) != NULL, is_quoted = false;
    size_t from = 0;
    for (size_t i = 0; i <= line.len; i++) {
        char c = i < line.len ? line.at[i] : 0;
        is_quoted = is_quoted != (c == '"');
        bool is_end =
            i == line.len || (!is_quoted && (c == '\t' || c == ';' || (c == ',' && !is_tabbed)));
        if (!is_end)
            continue;
        dsr_text name = trim((dsr_text){line.at + from, i - from});
        if (name.len)
            add_name(leaks, name, number);
        from = i + 1;
    }
}

static bool read_list(struct leaks *leaks, const char *path, const char **why) {
    struct bytes raw = {0}, text = {0};
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    char piece[8192];
    ssize_t got = file < 0 ? -1 : 1;
    while (got > 0 && raw.len < LIST_MOST) {
        got = read(file, piece, sizeof piece);
        if (got > 0)
            bytes_add(&raw, piece, (size_t)got);
    }
    *why = got < 0 ? strerror(errno) : got > 0 ? "it is too large" : NULL;
    if (file >= 0)
        close(file);
    if (!*why && !tag_decode(TAG_UTF8, bytes_view(&raw), &text))
        tag_decode(TAG_LATIN1, bytes_view(&raw), &text);
    dsr_text rest = bytes_view(&text), line;
    for (size_t number = 1; !*why && tag_line(&rest, &line); number++)
        if (line.len && *line.at != '#')
            add_line(leaks, line, number);
    if (!*why && !leaks->count)
        *why = "it holds no name";
    leaks->has_failed = leaks->has_failed || raw.has_failed || text.has_failed;
    bytes_free(&raw);
    bytes_free(&text);
    return !*why;
}

/* ---- searching ---- */

static bool is_letter(const struct bytes *text, size_t at) {
    if (at >= text->len)
        return false;
    unsigned char c = (unsigned char)text->at[at];
    return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* The first place of a term; a word of a name only where it stands alone. */
static bool find(const struct folded *folded, const struct term *term, size_t *at) {
    const struct bytes *text = &folded->text;
    for (size_t from = 0; from + term->folded.len <= text->len;) {
        const char *hit =
            memmem(text->at + from, text->len - from, term->folded.at, term->folded.len);
        if (!hit)
            return false;
        size_t place = (size_t)(hit - text->at);
        bool is_alone =
            !(place && is_letter(text, place - 1)) && !is_letter(text, place + term->folded.len);
        if (!term->is_word || is_alone) {
            *at = folded->at[place];
            return true;
        }
        from = place + 1;
    }
    return false;
}

/* One file, or one name of a file, under search. */
struct search {
    struct leaks *leaks;
    dsr_text path; /* to be shown; empty for a name, which may hold what is looked for */
    bool is_name;
    bool *found; /* by term: reported for this file */
    struct bytes window;
    size_t base; /* of the window in the file */
};

static void search_view(struct search *search, const struct view *view, const char *how) {
    struct leaks *leaks = search->leaks;
    struct folded folded = {0};
    fold_view(&folded, view);
    for (size_t i = 0; i < leaks->count && !folded.has_failed; i++) {
        const struct term *term = &leaks->terms[i];
        size_t at;
        if (search->found[i] || !find(&folded, term, &at))
            continue;
        search->found[i] = true;
        defect_add(leaks->defects, term->is_word ? DEFECT_WARNING : DEFECT_INVALID,
                   term->is_word ? "verify-leak-word" : "verify-leak", search->path,
                   "%s in line %zu of the list, at byte %zu%s%s",
                   term->is_word ? "a single word of the name" : "the name", term->line,
                   search->base + at, search->is_name ? " of a file's name" : "", how);
    }
    leaks->has_failed = leaks->has_failed || folded.has_failed || view->has_failed;
    folded_free(&folded);
}

static void search_bytes(struct search *search, dsr_text bytes) {
    struct view plain = {0}, unescaped = {0}, stripped = {0}, bare = {0}, decoded = {0};
    view_decode(&plain, bytes);
    view_unescape(&unescaped, &plain);
    view_strip(&stripped, &unescaped);
    view_strip(&bare, &plain);
    view_base64(&decoded, &unescaped);
    search_view(search, &plain, "");
    search_view(search, &unescaped, ", written with escapes");
    search_view(search, &stripped, ", between mark-up");
    search_view(search, &bare, ", between mark-up");
    search_view(search, &decoded, ", in base64");
    view_free(&plain);
    view_free(&unescaped);
    view_free(&stripped);
    view_free(&bare);
    view_free(&decoded);
}

static bool open_search(struct search *search, struct leaks *leaks) {
    *search = (struct search){.leaks = leaks, .found = calloc(leaks->count + 1, sizeof(bool))};
    leaks->has_failed = leaks->has_failed || !search->found;
    return search->found != NULL;
}

static void close_search(struct search *search) {
    search->leaks->has_failed = search->leaks->has_failed || search->window.has_failed;
    free(search->found);
    bytes_free(&search->window);
}

static void search_name(struct leaks *leaks, dsr_text name) {
    struct search search;
    if (!open_search(&search, leaks))
        return;
    search.is_name = true;
    search_bytes(&search, name);
    close_search(&search);
}

static bool slide(void *context, const void *at, size_t len) {
    struct search *search = context;
    struct bytes *window = &search->window;
    bytes_add(window, at, len);
    while (!window->has_failed && window->len >= PIECE + OVERLAP) {
        search_bytes(search, (dsr_text){window->at, PIECE + OVERLAP});
        memmove(window->at, window->at + PIECE, window->len - PIECE);
        window->len -= PIECE;
        search->base += PIECE;
    }
    return !window->has_failed && !search->leaks->has_failed;
}

/* Formats that compress what is in them, by their first bytes. */
static bool is_closed(const struct bytes *start) {
    static const char *const signs[] = {"PK\3\4", "%PDF", "\x1f\x8b", "7z\xbc\xaf"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (start->len > 4 && memcmp(start->at, signs[i], strlen(signs[i])) == 0)
            return true;
    return false;
}

static void search_file(struct leaks *leaks, const struct tree_file *file) {
    struct search search;
    if (!open_search(&search, leaks))
        return;
    search.path = file->path;
    if (tree_read(leaks->tree, file, slide, &search, leaks->defects)) {
        if (!search.base && is_closed(&search.window))
            defect_add(leaks->defects, DEFECT_WARNING, "verify-leak-closed", file->path,
                       "it is compressed inside, where names were not looked for");
        search_bytes(&search, bytes_view(&search.window));
    }
    close_search(&search);
}

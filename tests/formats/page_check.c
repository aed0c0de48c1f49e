/* SPDX-License-Identifier: MIT */
/* A strict reader of the pages dossier writes; see page_check.h. */
#include "page_check.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DEPTH_MOST = 4096, NAME_MOST = 16, ID_MOST = 128 };

/* What may stand in an element: text and phrases, blocks, or only what says so itself. */
enum content { NOTHING, TEXT, PHRASES, BLOCKS, OWN };

static const struct element {
    const char *name;
    enum content content;
    bool is_phrase;
    const char *parents; /* the only ones, between spaces; NULL: any that has blocks or phrases */
} elements[] = {
    {"html", OWN, false, " "},
    {"head", OWN, false, " html "},
    {"body", BLOCKS, false, " html "},
    {"meta", NOTHING, false, " head "},
    {"title", TEXT, false, " head "},
    {"style", TEXT, false, " head "},
    {"main", BLOCKS, false, " body "},
    {"nav", BLOCKS, false, " body "},
    {"details", BLOCKS, false, NULL},
    {"summary", PHRASES, false, " details "},
    {"h1", PHRASES, false, NULL},
    {"h2", PHRASES, false, NULL},
    {"h3", PHRASES, false, NULL},
    {"h4", PHRASES, false, NULL},
    {"h5", PHRASES, false, NULL},
    {"h6", PHRASES, false, NULL},
    {"p", PHRASES, false, NULL},
    {"pre", PHRASES, false, NULL},
    {"hr", NOTHING, false, NULL},
    {"div", BLOCKS, false, NULL},
    {"blockquote", BLOCKS, false, NULL},
    {"figure", BLOCKS, false, NULL},
    {"figcaption", PHRASES, false, " figure "},
    {"ol", OWN, false, NULL},
    {"ul", OWN, false, NULL},
    {"li", BLOCKS, false, " ol ul "},
    {"dl", OWN, false, NULL},
    {"dt", PHRASES, false, " dl "},
    {"dd", PHRASES, false, " dl "},
    {"table", OWN, false, NULL},
    {"caption", PHRASES, false, " table "},
    {"thead", OWN, false, " table "},
    {"tbody", OWN, false, " table "},
    {"tr", OWN, false, " thead tbody "},
    {"th", BLOCKS, false, " tr "},
    {"td", BLOCKS, false, " tr "},
    {"a", PHRASES, true, NULL},
    {"span", PHRASES, true, NULL},
    {"em", PHRASES, true, NULL},
    {"strong", PHRASES, true, NULL},
    {"s", PHRASES, true, NULL},
    {"code", PHRASES, true, NULL},
    {"ins", PHRASES, true, NULL},
    {"del", PHRASES, true, NULL},
    {"sup", PHRASES, true, NULL},
    {"br", NOTHING, true, NULL},
};

/* No event handler, style, source or target is among them. */
static const char attributes[] =
    " lang dir id class href scope colspan role aria-labelledby open charset name content "
    "http-equiv tabindex ";

struct name {
    char text[ID_MOST];
};

struct names {
    struct name *rows;
    size_t count, room;
};

struct check {
    const char *page;
    size_t len, at;
    const struct element *open[DEPTH_MOST];
    size_t depth;
    bool is_empty; /* no text since the last start tag */
    int heading;   /* the last level; 0: none yet */
    struct names ids, wanted;
    char *why;
    size_t size;
    bool has_fault;
};

static bool fault(struct check *check, const char *format, ...) {
    if (check->has_fault)
        return false;
    size_t line = 1;
    for (size_t i = 0; i < check->at && i < check->len; i++)
        line += check->page[i] == '\n';
    int len = snprintf(check->why, check->size, "line %zu: ", line);
    va_list arguments;
    va_start(arguments, format);
    if (len >= 0 && (size_t)len < check->size)
        vsnprintf(check->why + len, check->size - (size_t)len, format, arguments);
    va_end(arguments);
    check->has_fault = true;
    return false;
}

static bool keep(struct check *check, struct names *names, const char *at, size_t len) {
    if (len >= ID_MOST)
        return fault(check, "an id or anchor is too long");
    if (names->count == names->room) {
        names->room = names->room * 2 + 64;
        names->rows = realloc(names->rows, names->room * sizeof *names->rows);
        if (!names->rows)
            abort();
    }
    struct name *name = &names->rows[names->count++];
    memset(name, 0, sizeof *name);
    memcpy(name->text, at, len);
    return true;
}

static bool is_listed(const char *list, const char *name) {
    char spaced[NAME_MOST * 2 + 2];
    snprintf(spaced, sizeof spaced, " %s ", name);
    return strstr(list, spaced) != NULL;
}

/* ---- text ---- */

static bool check_reference(struct check *check) {
    static const char *const known[] = {"&amp;", "&lt;", "&gt;", "&quot;", NULL};
    for (size_t i = 0; known[i]; i++)
        if (strncmp(check->page + check->at, known[i], strlen(known[i])) == 0)
            return true;
    return fault(check, "a bare &");
}

static bool check_text(struct check *check) {
    const struct element *in = check->depth ? check->open[check->depth - 1] : NULL;
    for (; check->at < check->len && check->page[check->at] != '<'; check->at++) {
        unsigned char c = (unsigned char)check->page[check->at];
        if (c == '>' || (c < ' ' && c != '\n' && c != '\t') || c == 0x7f)
            return fault(check, "byte %02x in a text", c);
        if (c == '&' && !check_reference(check))
            return false;
        if (c == ' ' || c == '\n' || c == '\t')
            continue;
        check->is_empty = false;
        if (!in || in->content == OWN)
            return fault(check, "text in <%s>", in ? in->name : "nothing");
    }
    return true;
}

/* ---- tags ---- */

static bool check_target(struct check *check, const char *at, size_t len) {
    if (len > 1 && *at == '#')
        return keep(check, &check->wanted, at + 1, len - 1);
    if ((len > 8 && strncmp(at, "https://", 8) == 0) || (len > 7 && strncmp(at, "http://", 7) == 0))
        return true;
    if (len > 7 && strncmp(at, "mailto:", 7) == 0)
        return true;
    if (len >= 4 && (strncasecmp(at, "http", 4) == 0 || strncasecmp(at, "mail", 4) == 0))
        return true; /* the scheme in capitals */
    return (len && *at != '/' && !memchr(at, ':', len)) ||
           fault(check, "a link to \"%.*s\"", (int)len, at);
}

static bool check_id(struct check *check, const char *at, size_t len) {
    for (size_t i = 0; i < len; i++)
        if (!(at[i] >= 'a' && at[i] <= 'z') && !(at[i] >= 'A' && at[i] <= 'Z') &&
            !(i > 0 && ((at[i] >= '0' && at[i] <= '9') || at[i] == '-' || at[i] == '_')))
            return fault(check, "an id \"%.*s\"", (int)len, at);
    return (len || fault(check, "an empty id")) && keep(check, &check->ids, at, len);
}

static bool check_attribute(struct check *check, const char *name, const char *at, size_t len) {
    if (!is_listed(attributes, name))
        return fault(check, "the attribute %s", name);
    for (const char *c = at; c < at + len; c++) {
        size_t kept = check->at;
        check->at = (size_t)(c - check->page);
        if (*c == '<' || *c == '>' || (unsigned char)*c < ' ')
            return fault(check, "byte %02x in %s", (unsigned char)*c, name);
        if (*c == '&' && !check_reference(check))
            return false;
        check->at = kept;
    }
    if (strcmp(name, "href") == 0)
        return check_target(check, at, len);
    if (strcmp(name, "aria-labelledby") == 0)
        return keep(check, &check->wanted, at, len);
    return strcmp(name, "id") != 0 || check_id(check, at, len);
}

static size_t read_name(const struct check *check, size_t at, char *name) {
    size_t len = 0;
    while (at + len < check->len && len + 1 < NAME_MOST &&
           ((check->page[at + len] >= 'a' && check->page[at + len] <= 'z') ||
            (check->page[at + len] >= '0' && check->page[at + len] <= '9') ||
            check->page[at + len] == '-')) {
        name[len] = check->page[at + len];
        len++;
    }
    name[len] = 0;
    return len;
}

static bool check_attributes(struct check *check) {
    while (check->at < check->len && check->page[check->at] == ' ') {
        char name[NAME_MOST];
        size_t len = read_name(check, check->at + 1, name);
        check->at += 1 + len;
        if (strcmp(name, "open") == 0)
            continue;
        if (!len || check->len - check->at < 2 || memcmp(check->page + check->at, "=\"", 2) != 0)
            return fault(check, "an attribute without a quoted value");
        const char *at = check->page + check->at + 2;
        const char *end = memchr(at, '"', check->len - check->at - 2);
        if (!end)
            return fault(check, "a quotation mark that is not closed");
        if (!check_attribute(check, name, at, (size_t)(end - at)))
            return false;
        check->at = (size_t)(end - check->page) + 1;
    }
    return (check->at < check->len && check->page[check->at++] == '>') ||
           fault(check, "a tag that is not closed");
}

static bool check_heading(struct check *check, int level) {
    if (check->heading == 0 ? level != 1 : level == 1)
        return fault(check, "h%d where h1 is %s", level, check->heading ? "there" : "missing");
    if (level > check->heading + 1)
        return fault(check, "h%d below h%d", level, check->heading);
    check->heading = level;
    return true;
}

static bool may_stand(struct check *check, const struct element *element) {
    const struct element *in = check->depth ? check->open[check->depth - 1] : NULL;
    if (element->parents)
        return in ? is_listed(element->parents, in->name) : element->parents[1] == 0;
    if (strcmp(element->name, "a") == 0)
        for (size_t i = 0; i < check->depth; i++)
            if (strcmp(check->open[i]->name, "a") == 0)
                return false;
    return in && (in->content == BLOCKS || (in->content == PHRASES && element->is_phrase));
}

static const struct element *find(const char *name) {
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (strcmp(elements[i].name, name) == 0)
            return &elements[i];
    return NULL;
}

static bool start_tag(struct check *check) {
    char name[NAME_MOST];
    check->at += 1 + read_name(check, check->at + 1, name);
    const struct element *element = find(name);
    if (!element)
        return fault(check, "the element \"%s\"", name);
    if (!may_stand(check, element))
        return fault(check, "<%s> in <%s>", name,
                     check->depth ? check->open[check->depth - 1]->name : "nothing");
    if (name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && !check_heading(check, name[1] - '0'))
        return false;
    if (!check_attributes(check))
        return false;
    if (element->content == NOTHING)
        return true;
    if (check->depth == DEPTH_MOST)
        return fault(check, "elements deeper than %d", DEPTH_MOST);
    check->open[check->depth++] = element;
    check->is_empty = true;
    if (strcmp(name, "style") == 0) {
        const char *end = strstr(check->page + check->at, "</style>");
        check->at = end ? (size_t)(end - check->page) : check->len;
    }
    return true;
}

/* A list without items, a heading, link or head of a column without text say nothing. */
static bool end_tag(struct check *check) {
    char name[NAME_MOST];
    check->at += 2 + read_name(check, check->at + 2, name);
    if (!check->depth || strcmp(check->open[check->depth - 1]->name, name) != 0)
        return fault(check, "</%s> where <%s> is open", name,
                     check->depth ? check->open[check->depth - 1]->name : "nothing");
    if (check->is_empty && is_listed(" h1 h2 h3 h4 h5 h6 a th ol ul title ", name))
        return fault(check, "<%s> is empty", name);
    check->depth--;
    return (check->at < check->len && check->page[check->at++] == '>') ||
           fault(check, "a tag that is not closed");
}

/* ---- the whole ---- */

static int by_text(const void *a, const void *b) {
    return strcmp(((const struct name *)a)->text, ((const struct name *)b)->text);
}

static bool check_names(struct check *check) {
    if (check->ids.count)
        qsort(check->ids.rows, check->ids.count, sizeof *check->ids.rows, by_text);
    for (size_t i = 1; i < check->ids.count; i++)
        if (by_text(&check->ids.rows[i - 1], &check->ids.rows[i]) == 0)
            return fault(check, "the id \"%s\" twice", check->ids.rows[i].text);
    for (size_t i = 0; i < check->wanted.count; i++)
        if (!check->ids.count || !bsearch(&check->wanted.rows[i], check->ids.rows, check->ids.count,
                                          sizeof *check->ids.rows, by_text))
            return fault(check, "no id \"%s\"", check->wanted.rows[i].text);
    return true;
}

bool page_check(const char *page, size_t len, char *why, size_t size) {
    static const char doctype[] = "<!DOCTYPE html>\n";
    struct check *check = calloc(1, sizeof *check);
    if (!check)
        abort();
    check->page = page;
    check->len = len;
    check->why = why;
    check->size = size;
    if (len < sizeof doctype || memcmp(page, doctype, sizeof doctype - 1) != 0)
        fault(check, "no doctype");
    check->at = sizeof doctype - 1;
    while (check->at < len && !check->has_fault) {
        if (page[check->at] != '<')
            check_text(check);
        else if (check->at + 1 < len && page[check->at + 1] == '/')
            end_tag(check);
        else
            start_tag(check);
    }
    if (!check->has_fault && check->depth)
        fault(check, "<%s> is not closed", check->open[check->depth - 1]->name);
    if (!check->has_fault && !check->heading)
        fault(check, "no heading");
    bool is_fine = !check->has_fault && check_names(check);
    free(check->ids.rows);
    free(check->wanted.rows);
    free(check);
    return is_fine;
}

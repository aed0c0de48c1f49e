/* SPDX-License-Identifier: MIT */
/*
 * The page a recipient opens first, in the hand of all pages (page.h): what is in the bundle,
 * what was changed, how to check it.  Every text that comes from a document goes through
 * html_text.
 */
#include <string.h>

#include "edition.h"
#include "page.h"

enum { ANCHOR_MOST = 64 };

/* ---- escaping ---- */

static void add_bytes(void *to, const char *at, size_t len) {
    bytes_add(to, at, len);
}

void html_text(struct bytes *out, dsr_text text) {
    page_value(&(struct page){add_bytes, out}, text);
}

/* RFC 3986: every byte but the unreserved ones and '/' is percent-encoded. */
void html_url(struct bytes *out, dsr_text path) {
    for (size_t i = 0; i < path.len; i++) {
        unsigned char c = (unsigned char)path.at[i];
        bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                        (c >= '0' && c <= '9') || (c && strchr("-._~/", c));
        bytes_format(out, is_plain ? "%c" : "%%%02X", c);
    }
}

/* ---- words ---- */

static const char *word_of(const char *const (*table)[2], size_t count, dsr_text key) {
    for (size_t i = 0; i < count; i++)
        if (text_is(key, table[i][0]))
            return table[i][1];
    return NULL;
}

static void add_language(struct bytes *out, dsr_text code) {
    static const char *const names[][2] = {
        {"ar", "Arabic"},     {"de", "German"},  {"en", "English"},     {"es", "Spanish"},
        {"fr", "French"},     {"it", "Italian"}, {"nl", "Dutch"},       {"pl", "Polish"},
        {"pt", "Portuguese"}, {"ru", "Russian"}, {"und", "not stated"}, {"zh", "Chinese"},
    };
    const char *name = word_of(names, sizeof names / sizeof *names, code);
    if (name)
        bytes_string(out, name);
    else
        html_text(out, code);
}

static void add_media(struct bytes *out, dsr_text type) {
    static const char *const names[][2] = {
        {"text/markdown", "Markdown"},
        {"text/plain", "text"},
        {"text/html", "web page"},
        {"text/csv", "table, CSV"},
        {"application/json", "JSON"},
        {"application/pdf", "PDF"},
        {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word"},
        {"application/vnd.oasis.opendocument.text", "OpenDocument"},
    };
    const char *name = word_of(names, sizeof names / sizeof *names, type);
    if (name)
        bytes_string(out, name);
    else
        html_text(out, type);
}

static void add_count(struct bytes *out, int64_t count, const char *one, const char *many) {
    bytes_format(out, "%lld %s", (long long)count, count == 1 ? one : many);
}

static void add_size(struct bytes *out, int64_t size) {
    if (size < 10000)
        add_count(out, size, "byte", "bytes");
    else if (size < 10000000)
        bytes_format(out, "%lld kB", (long long)((size + 500) / 1000));
    else
        bytes_format(out, "%lld MB", (long long)((size + 500000) / 1000000));
}

/* ---- one document ---- */

/* The web page among its files, which a browser opens as it does this one. */
static dsr_text page_among(const struct json *files) {
    for (const struct json *file = files ? files->first : NULL; file; file = file->next)
        if (text_is(json_get_string(file, "media_type"), "text/html"))
            return json_get_string(file, "path");
    return (dsr_text){"", 0};
}

/* Relative to data/, where the index is. */
static void add_path(struct bytes *out, dsr_text path) {
    html_url(out, path.len > 5 ? (dsr_text){path.at + 5, path.len - 5} : path);
}

static void add_file(struct bytes *out, const struct json *file) {
    dsr_text path = json_get_string(file, "path");
    const char *slash = memrchr(path.at, '/', path.len);
    size_t start = slash ? (size_t)(slash - path.at) + 1 : 0;
    bytes_string(out, "<li><a href=\"");
    add_path(out, path);
    bytes_string(out, "\">");
    html_text(out, (dsr_text){path.at + start, path.len - start});
    bytes_string(out, "</a> <span class=\"quiet\">");
    add_media(out, json_get_string(file, "media_type"));
    bytes_string(out, ", ");
    add_size(out, json_get_number(file, "bytes", 0));
    bytes_string(out, "</span></li>\n");
}

/* The title in its own language and direction, in an element that is open up to its '>'. */
static void add_title(struct bytes *out, const struct json *document) {
    dsr_text title = json_get_string(document, "title");
    dsr_text language = json_get_string(document, "language");
    bytes_string(out, " dir=\"auto\"");
    if (page_is_language(language)) {
        bytes_string(out, " lang=\"");
        html_text(out, language);
        bytes_string(out, "\"");
    }
    bytes_string(out, ">");
    html_text(out, title.len ? title : json_get_string(document, "name"));
}

void index_add_row(struct edition *edition, const char *id, const struct json *document) {
    struct bytes *out = &edition->index_rows;
    const struct json *files = json_get(document, "files");
    dsr_text page = page_among(files);
    bytes_format(out, "<tr><th scope=\"row\">%s</th><td>", id);
    if (page.len) {
        bytes_string(out, "<a href=\"");
        add_path(out, page);
        bytes_string(out, "\"");
        add_title(out, document);
        bytes_string(out, "</a>");
    } else {
        bytes_string(out, "<span");
        add_title(out, document);
        bytes_string(out, "</span>");
    }
    bytes_string(out, "</td><td>");
    html_text(out, json_get_string(document, "symbol"));
    bytes_string(out, "</td><td>");
    add_language(out, json_get_string(document, "language"));
    bytes_string(out, "</td><td><ul class=\"bare\">\n");
    for (const struct json *file = files ? files->first : NULL; file; file = file->next)
        add_file(out, file);
    bytes_string(out, "</ul></td></tr>\n");
}

void index_add_gap(struct edition *edition, const char *id, dsr_text code) {
    struct bytes *out = &edition->index_rows;
    bytes_format(out,
                 "<tr><th scope=\"row\">%s</th><td colspan=\"4\"><strong>Missing.</strong> This "
                 "document could not be included (<code>",
                 id);
    html_text(out, code);
    bytes_string(out, "</code>).</td></tr>\n");
}

/* ---- what was changed ---- */

/* "III/C/11/1/a" is "s-III-C-11-1-a" in the document's page; "~2" is "_2" there.  Longer and
 * other ids are not told. */
static bool add_anchor(struct bytes *out, dsr_text id) {
    char anchor[ANCHOR_MOST + 4] = "s-";
    for (size_t i = 0; i < id.len; i++) {
        char c = id.at[i];
        bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (i >= ANCHOR_MOST || (!is_plain && c != '/' && c != '~'))
            return false;
        anchor[i + 2] = c == '/' ? '-' : c == '~' ? '_' : c;
    }
    if (id.len)
        bytes_string(out, anchor);
    return id.len > 0;
}

/* Where the label stands now: its path, "III C 11", a link where there is a page to link to. */
static void add_place(struct bytes *out, dsr_text page, dsr_text id) {
    struct bytes link = {0};
    bytes_string(&link, "<a href=\"");
    add_path(&link, page);
    bytes_string(&link, "#");
    bool is_link = page.len && add_anchor(&link, id);
    bytes_string(&link, "\">");
    if (is_link)
        bytes_text(out, bytes_view(&link));
    for (size_t from = 0; from < id.len;) {
        const char *slash = memchr(id.at + from, '/', id.len - from);
        size_t to = slash ? (size_t)(slash - id.at) : id.len;
        bytes_string(out, from ? " " : "");
        html_text(out, (dsr_text){id.at + from, to - from});
        from = to + 1;
    }
    bytes_string(out, is_link ? "</a>" : "");
    out->has_failed = out->has_failed || link.has_failed;
    bytes_free(&link);
}

static void add_equivalence(struct bytes *out, const char *id, dsr_text page,
                            const struct json *labels) {
    if (!labels || labels->type != JSON_ARRAY || !labels->first)
        return;
    bytes_format(out,
                 "<div class=\"wide\"><table class=\"narrow\"><caption>Document %s: numbers "
                 "before and after</caption>\n<thead><tr><th scope=\"col\">Place</th>"
                 "<th scope=\"col\">Kind</th><th scope=\"col\">Before</th>"
                 "<th scope=\"col\">After</th></tr></thead>\n<tbody>\n",
                 id);
    for (const struct json *label = labels->first; label; label = label->next) {
        static const char *const columns[] = {"kind", "old", "new"};
        bytes_string(out, "<tr><td>");
        add_place(out, page, json_get_string(label, "id"));
        for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
            bytes_string(out, "</td><td>");
            html_text(out, json_get_string(label, columns[i]));
        }
        bytes_string(out, "</td></tr>\n");
    }
    bytes_string(out, "</tbody></table></div>\n");
}

static void add_numbering(struct bytes *out, const char *id, dsr_text page,
                          const struct json *numbering) {
    dsr_text to = json_get_string(numbering, "to");
    int64_t unresolved = json_get_number(numbering, "unresolved", 0);
    bytes_string(out, "<p>Numbering: ");
    add_count(out, json_get_number(numbering, "changed", 0), "label changed", "labels changed");
    if (to.len) {
        bytes_string(out, ", following the conventions of ");
        add_language(out, to);
    }
    if (unresolved) {
        bytes_string(out, "; ");
        add_count(out, unresolved, "reference could not be followed",
                  "references could not be followed");
    }
    bytes_string(out, ".</p>\n");
    add_equivalence(out, id, page, json_get(numbering, "labels"));
}

static void add_anonymised(struct bytes *out, const struct json *anonymised) {
    int64_t review = json_get_number(anonymised, "review_needed", 0);
    bytes_string(out, "<p>Anonymised under the policy \xe2\x80\x9c");
    html_text(out, json_get_string(anonymised, "policy"));
    bytes_string(out, "\xe2\x80\x9d: ");
    add_count(out, json_get_number(anonymised, "entities_replaced", 0), "entity replaced in ",
              "entities replaced in ");
    add_count(out, json_get_number(anonymised, "mentions_replaced", 0), "place", "places");
    if (review) {
        bytes_string(out, "; ");
        add_count(out, review, "place needs review", "places need review");
    }
    bytes_string(out, ".</p>\n");
}

void index_add_changes(struct edition *edition, const char *id, const struct json *document) {
    struct bytes *out = &edition->changes;
    const struct json *numbering = json_get(document, "numbering");
    const struct json *anonymised = json_get(document, "anonymised");
    int64_t edits = json_get_number(document, "edits", 0);
    bytes_format(out, "<h3>%s <span", id);
    add_title(out, document);
    bytes_string(out, "</span></h3>\n");
    if (numbering)
        add_numbering(out, id, page_among(json_get(document, "files")), numbering);
    if (anonymised)
        add_anonymised(out, anonymised);
    if (!edits)
        bytes_string(out, "<p>The text was not changed.</p>\n");
    else if (!numbering && !anonymised) {
        bytes_string(out, "<p>");
        add_count(out, edits, "change", "changes");
        bytes_string(out, ".</p>\n");
    }
}

/* ---- the page ---- */

static void add_term(struct bytes *out, const char *term, dsr_text value) {
    if (!value.len)
        return;
    bytes_format(out, "<dt>%s</dt><dd>", term);
    html_text(out, value);
    bytes_string(out, "</dd>\n");
}

static void add_about(struct bytes *out, const struct edition *edition) {
    const struct package_state *state = edition->bundle.state;
    struct bytes value = {0};
    bytes_string(out, "<dl>\n");
    add_term(out, "From", state->organisation);
    add_term(out, "Contact", state->contact);
    if (edition->bundle.epoch >= 0)
        date_write(&value, edition->bundle.epoch);
    add_term(out, "Date", bytes_view(&value));
    size_t files = 0;
    uint64_t size = bundle_payload(&edition->bundle, &files); /* so far: all but this page */
    value.len = 0;
    add_count(&value, (int64_t)edition->documents, "document", "documents");
    if (edition->gaps) {
        bytes_string(&value, "; ");
        add_count(&value, (int64_t)edition->gaps, "document is missing", "documents are missing");
    }
    bytes_string(&value, "; ");
    add_count(&value, (int64_t)files, "file", "files");
    bytes_string(&value, ", ");
    add_size(&value, (int64_t)size);
    add_term(out, "Contents", bytes_view(&value));
    bytes_string(out, "</dl>\n");
    out->has_failed = out->has_failed || value.has_failed;
    bytes_free(&value);
}

void index_write(struct bytes *out, const struct edition *edition) {
    const char *digest = edition->bundle.state->kind->name;
    struct page page = {add_bytes, out};
    page_open(&page, &(struct page_head){
                         .language = text_of("en"), .title = edition->title, .body = "index"});
    bytes_string(out, "<main>\n<h1 dir=\"auto\">");
    html_text(out, edition->title);
    bytes_string(out, "</h1>\n");
    add_about(out, edition);
    bytes_string(out, "<h2>Documents</h2>\n<div class=\"wide\"><table><caption "
                      "class=\"quiet\">Each document with its files</caption>\n<thead><tr><th "
                      "scope=\"col\">No.</th>"
                      "<th scope=\"col\">Document</th><th scope=\"col\">Symbol</th>"
                      "<th scope=\"col\">Language</th><th scope=\"col\">Files</th></tr></thead>\n"
                      "<tbody>\n");
    bytes_text(out, bytes_view(&edition->index_rows));
    bytes_string(out, "</tbody></table></div>\n");
    if (edition->changes.len)
        bytes_string(out, "<h2>What was changed</h2>\n");
    bytes_text(out, bytes_view(&edition->changes));
    bytes_format(out,
                 "<h2>Checking this bundle</h2>\n<p>Every file here is listed with its checksum "
                 "in <code>manifest-%s.txt</code>, one folder up. To see that nothing was altered "
                 "or lost, run <code>dossier verify</code> on the zip, or "
                 "<code>%ssum -c manifest-%s.txt</code> in the unpacked folder, or any checker of "
                 "the BagIt format.</p>\n</main>\n",
                 digest, digest, digest);
    page_close(&page);
}

/* SPDX-License-Identifier: MIT */
/*
 * The page a recipient opens first: no script, nothing from elsewhere, readable without style
 * and by a screen reader.  Every text that comes from a document goes through html_text.
 */
#include <string.h>

#include "edition.h"

enum { SHORT_DIGEST = 12 };

static const char style[] =
    ":root{color-scheme:light dark}"
    "body{font:1rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:60rem;padding:1rem}"
    "h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.25rem;margin-top:2rem}"
    "h3{font-size:1rem;margin-bottom:.25rem}"
    "table{border-collapse:collapse;width:100%}caption{text-align:start;padding:.25rem 0}"
    "th,td{border-bottom:1px solid #8886;padding:.4rem .6rem;text-align:start;vertical-align:top}"
    "td ul{list-style:none;margin:0;padding:0}code{overflow-wrap:anywhere}"
    ".note{opacity:.8;font-size:.875rem}.wide{overflow-x:auto}"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}dd{margin:0}"
    "@media print{body{max-width:none}a{color:inherit}}";

/* ---- escaping ---- */

void html_text(struct bytes *out, dsr_text text) {
    size_t from = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        const char *means = c == '&'               ? "&amp;"
                            : c == '<'             ? "&lt;"
                            : c == '>'             ? "&gt;"
                            : c == '"'             ? "&quot;"
                            : c == '\''            ? "&#39;"
                            : c < ' ' || c == 0x7f ? " "
                                                   : NULL;
        if (!means)
            continue;
        bytes_add(out, text.at + from, i - from);
        bytes_string(out, means);
        from = i + 1;
    }
    bytes_add(out, text.at + from, text.len - from);
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

static void add_file(struct bytes *out, const struct json *file, const char *digest) {
    dsr_text path = json_get_string(file, "path"), base = path;
    if (path.len > 5)
        path = (dsr_text){path.at + 5, path.len - 5}; /* relative to data/, where the index is */
    for (size_t i = 0; i < base.len; i++)
        if (base.at[i] == '/') {
            base = (dsr_text){base.at + i + 1, base.len - i - 1};
            i = (size_t)-1;
        }
    bytes_string(out, "<li><a href=\"");
    html_url(out, path);
    bytes_string(out, "\">");
    html_text(out, base);
    bytes_string(out, "</a> <span class=\"note\">(");
    add_media(out, json_get_string(file, "media_type"));
    bytes_string(out, ", ");
    add_size(out, json_get_number(file, "bytes", 0));
    bytes_format(out, ", %s <code>", digest);
    dsr_text hex = json_get_string(file, digest);
    bytes_add(out, hex.at, hex.len < SHORT_DIGEST ? hex.len : SHORT_DIGEST);
    bytes_string(out, "\xe2\x80\xa6</code>)</span></li>\n");
}

static void add_title(struct bytes *out, const struct json *document) {
    dsr_text title = json_get_string(document, "title");
    html_text(out, title.len ? title : json_get_string(document, "name"));
}

void index_add_row(struct edition *edition, const char *id, const struct json *document) {
    struct bytes *out = &edition->index_rows;
    bytes_format(out, "<tr><th scope=\"row\">%s</th><td dir=\"auto\" lang=\"", id);
    html_text(out, json_get_string(document, "language"));
    bytes_string(out, "\">");
    add_title(out, document);
    bytes_string(out, "</td><td>");
    html_text(out, json_get_string(document, "symbol"));
    bytes_string(out, "</td><td>");
    add_language(out, json_get_string(document, "language"));
    bytes_string(out, "</td><td><ul>\n");
    const struct json *files = json_get(document, "files");
    for (const struct json *file = files ? files->first : NULL; file; file = file->next)
        add_file(out, file, edition->bundle.state->kind->name);
    bytes_string(out, "</ul></td></tr>\n");
}

void index_add_gap(struct edition *edition, const char *id, dsr_text code) {
    struct bytes *out = &edition->index_rows;
    bytes_format(out,
                 "<tr><th scope=\"row\">%s</th><td colspan=\"4\"><strong>Missing.</strong> This "
                 "document could not be included (",
                 id);
    html_text(out, code);
    bytes_string(out, ").</td></tr>\n");
}

/* ---- what was changed ---- */

static void add_equivalence(struct bytes *out, const char *id, const struct json *labels) {
    if (!labels || labels->type != JSON_ARRAY || !labels->first)
        return;
    bytes_format(out,
                 "<div class=\"wide\"><table><caption>Document %s: numbers before and after"
                 "</caption>\n<thead><tr><th scope=\"col\">Kind</th><th scope=\"col\">Before</th>"
                 "<th scope=\"col\">After</th></tr></thead>\n<tbody>\n",
                 id);
    for (const struct json *label = labels->first; label; label = label->next) {
        bytes_string(out, "<tr><td>");
        html_text(out, json_get_string(label, "kind"));
        bytes_string(out, "</td><td>");
        html_text(out, json_get_string(label, "old"));
        bytes_string(out, "</td><td>");
        html_text(out, json_get_string(label, "new"));
        bytes_string(out, "</td></tr>\n");
    }
    bytes_string(out, "</tbody></table></div>\n");
}

static void add_numbering(struct bytes *out, const char *id, const struct json *numbering) {
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
    add_equivalence(out, id, json_get(numbering, "labels"));
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
    bytes_format(out, "<h3>%s <span dir=\"auto\" lang=\"", id);
    html_text(out, json_get_string(document, "language"));
    bytes_string(out, "\">");
    add_title(out, document);
    bytes_string(out, "</span></h3>\n");
    if (numbering)
        add_numbering(out, id, numbering);
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
    value.len = 0;
    add_count(&value, (int64_t)edition->documents, "document", "documents");
    if (edition->gaps) {
        bytes_string(&value, "; ");
        add_count(&value, (int64_t)edition->gaps, "document is missing", "documents are missing");
    }
    add_term(out, "Contents", bytes_view(&value));
    bytes_string(out, "</dl>\n");
    out->has_failed = out->has_failed || value.has_failed;
    bytes_free(&value);
}

void index_write(struct bytes *out, const struct edition *edition) {
    const char *digest = edition->bundle.state->kind->name;
    bytes_string(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                      "style-src 'unsafe-inline'\">\n<title>");
    html_text(out, edition->title);
    bytes_format(out, "</title>\n<style>%s</style>\n</head>\n<body>\n<main>\n<h1 dir=\"auto\">",
                 style);
    html_text(out, edition->title);
    bytes_string(out, "</h1>\n");
    add_about(out, edition);
    bytes_string(out, "<h2>Documents</h2>\n<div class=\"wide\"><table><caption class=\"note\">Each "
                      "document with its files</caption>\n<thead><tr><th scope=\"col\">No.</th>"
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
                 "the BagIt format.</p>\n</main>\n</body>\n</html>\n",
                 digest, digest, digest);
}

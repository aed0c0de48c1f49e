/* SPDX-License-Identifier: MIT */
/* The hand of all pages; see page.h. */
#include "page.h"

#include <string.h>
#include <strings.h>

static const char style[] =
    ":root{color-scheme:light dark;--ink:#1d1f23;--paper:#fff;--quiet:#59606b;--line:#d3d7dd;"
    "--soft:#f3f4f6;--link:#0b57c4;--new:#e2f3e4;--old:#fbe6e6}\n"
    "@media(prefers-color-scheme:dark){:root{--ink:#e3e5e8;--paper:#16181b;--quiet:#a3a9b3;"
    "--line:#3c4149;--soft:#212429;--link:#8cb6fb;--new:#1d3a24;--old:#4a2326}}\n"
    "*{box-sizing:border-box}\n"
    "html{background:var(--paper);color:var(--ink);font:1.0625rem/1.6 system-ui,sans-serif;"
    "-webkit-text-size-adjust:100%;text-size-adjust:100%}\n"
    "body{margin:0}\n"
    "main{max-width:44rem;margin:0 auto;padding:2rem 1.25rem 4rem;overflow-wrap:break-word}\n"
    "h1,h2,h3,h4,h5,h6{line-height:1.3;margin:2em 0 .6em;break-after:avoid;text-wrap:balance}\n"
    "h1{font-size:1.7rem;margin-top:0}h2{font-size:1.3rem}h3{font-size:1.1rem}"
    "h4,h5,h6{font-size:1rem}\n"
    "h1+h2,h2+h3,h3+h4{margin-top:1em}h1 strong,h2 strong,h3 strong,h4 "
    "strong{font-weight:inherit}\n"
    "p,ol,ul,pre,blockquote,figure,.box,.note,.wide{margin:0 0 1em}\n"
    "ol,ul{padding-inline-start:2.5em}\n"
    /* An empty type keeps a list a list for screen readers, where none does not. */
    "ol{list-style-type:\"\"}ul{list-style-type:\"\\2022\\2002\"}"
    "ul.dash{list-style-type:\"\\2013\\2002\"}\n"
    /* Items stand under the text of their paragraph, where there is room. */
    "@media(min-width:36rem){main>ol{padding-inline-start:5em}"
    "main>ul{padding-inline-start:3.4em}}\n"
    "li{margin:.3em 0}li>ol,li>ul{margin:.3em 0}li>p{margin:.5em 0}\n"
    ".label{display:inline-block;min-width:2.2em}"
    "li>.label{margin-inline-start:-2.5em;min-width:2.5em;padding-inline-end:.4em}\n"
    "h1>.label,h2>.label,h3>.label,h4>.label,nav .label{min-width:0}\n"
    "a{color:var(--link);text-underline-offset:.15em}"
    ":focus-visible{outline:3px solid var(--link);outline-offset:2px}\n"
    ":target{scroll-margin-top:1rem;background:var(--soft);outline:.3rem solid var(--soft)}\n"
    "hr{border:0;border-top:1px solid var(--line);margin:2em 0}\n"
    "blockquote{padding-inline-start:1em;border-inline-start:3px solid var(--line)}\n"
    "code,pre{font-family:ui-monospace,monospace;font-size:.9em}code{overflow-wrap:anywhere}\n"
    "pre{background:var(--soft);padding:.75em 1em;white-space:pre-wrap}\n"
    ".box,.note{border:1px solid var(--line);padding:.75em 1em}.note{font-size:.9em}"
    ".box>:last-child,.note>:last-child{margin-bottom:0}\n"
    ".image{border:1px dashed var(--quiet);padding:0 .3em}"
    "ins{background:var(--new)}del{background:var(--old)}\n"
    ".wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.95em}"
    "caption{text-align:start;padding:.25em 0}\n"
    "th,td{border-bottom:1px solid var(--line);padding:.45em .75em .45em 0;text-align:start;"
    "vertical-align:top}thead th{border-bottom-width:2px}\n"
    ".index "
    "main{max-width:64rem}.bare{list-style-type:\"\";padding:0;margin:0;min-width:18rem}.bare "
    "li{margin:0}.bare "
    ".quiet{white-space:nowrap}.narrow{width:auto;min-width:24rem}.quiet{color:var(--quiet);font-"
    "size:.875em}\n"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:.25em 1.25em;margin:0 0 1em}"
    "dt{color:var(--quiet)}dd{margin:0}\n"
    ".hidden,.skip:not(:focus){position:absolute;width:1px;height:1px;overflow:hidden;"
    "clip-path:inset(50%);white-space:nowrap}"
    ".skip{position:absolute;z-index:1;padding:.5em 1em;background:var(--paper)}\n"
    "nav{max-width:44rem;margin:0 auto;padding:1rem 1.25rem 0;font-size:.9rem;line-height:1.4}"
    "summary{font-weight:600;cursor:pointer}nav ol{padding-inline-start:1.1em;margin:.3em 0}"
    "nav details>ol{padding:0}nav a{text-decoration:none}nav a:hover{text-decoration:underline}\n"
    "@media(min-width:75rem){.with-contents{display:grid;"
    "grid-template-columns:minmax(14rem,19rem) minmax(0,44rem);justify-content:center;gap:1rem}"
    ".with-contents nav{position:sticky;top:0;max-height:100vh;overflow-y:auto;margin:0;"
    "padding-top:2.2rem}.with-contents main{margin:0}}\n"
    "@media print{@page{margin:2.2cm}html{font-size:10.5pt;background:none;color:#000}"
    "main,.with-contents{display:block;max-width:none;padding:0}nav,.skip{display:none}"
    "a{color:inherit;text-decoration:none}p,li{orphans:2;widows:2}tr,pre,figure{break-inside:avoid}"
    ".wide{overflow:visible}thead{display:table-header-group}}\n";

void page_bytes(const struct page *page, dsr_text bytes) {
    page->add(page->to, bytes.at, bytes.len);
}

void page_markup(const struct page *page, const char *markup) {
    page->add(page->to, markup, strlen(markup));
}

/* html-validate's measure, in code points; what browsers show is shorter. */
enum { TITLE_MOST = 70 };

/* ---- escaping ---- */

enum { PLAIN, AMPERSAND, LESS, GREATER, QUOTE, CONTROL, MAYBE_CONTROL };

static const unsigned char classes[256] = {
    ['&'] = AMPERSAND,      ['<'] = LESS,     ['>'] = GREATER,  ['"'] = QUOTE,    [0x00] = CONTROL,
    [0x01] = CONTROL,       [0x02] = CONTROL, [0x03] = CONTROL, [0x04] = CONTROL, [0x05] = CONTROL,
    [0x06] = CONTROL,       [0x07] = CONTROL, [0x08] = CONTROL, [0x0b] = CONTROL, [0x0c] = CONTROL,
    [0x0d] = CONTROL,       [0x0e] = CONTROL, [0x0f] = CONTROL, [0x10] = CONTROL, [0x11] = CONTROL,
    [0x12] = CONTROL,       [0x13] = CONTROL, [0x14] = CONTROL, [0x15] = CONTROL, [0x16] = CONTROL,
    [0x17] = CONTROL,       [0x18] = CONTROL, [0x19] = CONTROL, [0x1a] = CONTROL, [0x1b] = CONTROL,
    [0x1c] = CONTROL,       [0x1d] = CONTROL, [0x1e] = CONTROL, [0x1f] = CONTROL, [0x7f] = CONTROL,
    [0xc2] = MAYBE_CONTROL,
};

static const char *const meanings[] = {
    [AMPERSAND] = "&amp;", [LESS] = "&lt;", [GREATER] = "&gt;", [QUOTE] = "&quot;", [CONTROL] = " ",
};

/* U+0080 to U+009F, which no page may hold, are C2 80 to C2 9F. */
static bool is_high_control(dsr_text text, size_t at) {
    return at + 1 < text.len && (unsigned char)text.at[at + 1] < 0xa0;
}

static void escape(const struct page *page, dsr_text text, bool is_value) {
    size_t from = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned class = classes[(unsigned char)text.at[i]];
        size_t width = 1;
        if (class == PLAIN || (class == QUOTE && !is_value))
            continue;
        if (class == MAYBE_CONTROL) {
            if (!is_high_control(text, i))
                continue;
            class = CONTROL;
            width = 2;
        }
        page->add(page->to, text.at + from, i - from);
        page_markup(page, meanings[class]);
        i += width - 1;
        from = i + 1;
    }
    page->add(page->to, text.at + from, text.len - from);
}

void page_text(const struct page *page, dsr_text text) {
    escape(page, text, false);
}

void page_value(const struct page *page, dsr_text text) {
    escape(page, text, true);
}

/* ---- languages ---- */

static bool is_tag_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

static size_t primary_len(dsr_text tag) {
    const char *dash = tag.len ? memchr(tag.at, '-', tag.len) : NULL;
    return dash ? (size_t)(dash - tag.at) : tag.len;
}

bool page_is_language(dsr_text tag) {
    size_t len = primary_len(tag);
    for (size_t i = 0; i < tag.len; i++)
        if (!is_tag_byte(tag.at[i]))
            return false;
    return len >= 2 && len <= 8 && tag.len <= 64 &&
           !(len == 3 && strncasecmp(tag.at, "und", len) == 0);
}

bool page_is_right_to_left(dsr_text tag) {
    static const char *const languages[] = {"ar", "ckb", "dv", "fa", "he", "ps",
                                            "sd", "ug",  "ur", "yi", NULL};
    size_t len = primary_len(tag);
    for (size_t i = 0; languages[i]; i++)
        if (strlen(languages[i]) == len && strncasecmp(tag.at, languages[i], len) == 0)
            return true;
    return false;
}

/* ---- head and foot ---- */

/* As much of a title as a browser's tab or a list of marks shows, cut between words. */
static void add_short(const struct page *page, dsr_text title) {
    size_t points = 0, at = 0, space = 0;
    for (; at < title.len && points < TITLE_MOST; at++) {
        points += ((unsigned char)title.at[at] & 0xc0) != 0x80;
        if (strchr(" \t\n", title.at[at]))
            space = at;
    }
    if (at == title.len) {
        page_text(page, title);
        return;
    }
    while (at > 0 && ((unsigned char)title.at[at - 1] & 0xc0) == 0x80)
        at--; /* the last code point gives way to the ellipsis */
    at -= at > 0;
    page_text(page, (dsr_text){title.at, space ? space : at});
    page_markup(page, "\xe2\x80\xa6");
}

void page_open(const struct page *page, const struct page_head *head) {
    page_markup(page, "<!DOCTYPE html>\n<html lang=\"");
    page_bytes(page, page_is_language(head->language) ? head->language : DSR_TEXT("und"));
    page_markup(page, page_is_right_to_left(head->language) ? "\" dir=\"rtl\"" : "\"");
    page_markup(page, ">\n<head>\n<meta charset=\"utf-8\">\n"
                      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                      "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
                      "<title>");
    add_short(page, head->title);
    page_markup(page, "</title>\n<style>\n");
    page_markup(page, style);
    page_markup(page, "</style>\n</head>\n<body");
    if (head->body) {
        page_markup(page, " class=\"");
        page_markup(page, head->body);
        page_markup(page, "\"");
    }
    page_markup(page, ">\n");
}

void page_close(const struct page *page) {
    page_markup(page, "</body>\n</html>\n");
}

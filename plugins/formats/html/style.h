/* SPDX-License-Identifier: MIT */
/*
 * The style sheet of the page: sizes in rem and logical sides, so that zoom, small screens and
 * right-to-left text need no rules of their own.
 */
#ifndef DOSSIER_HTML_STYLE_H
#define DOSSIER_HTML_STYLE_H

static const char style[] =
    ":root { color-scheme: light dark; }\n"
    "body { margin: 0; font: 1rem/1.5 serif; }\n"
    "main { max-width: 42rem; margin: 0 auto; padding: 1.5rem; overflow-wrap: break-word; }\n"
    "h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin-block: 1.5em 0.5em; }\n"
    "p { margin-block: 0 0.75em; }\n"
    ".label { font-weight: 600; margin-inline-end: 0.25em; }\n"
    "h1 .label, h2 .label, h3 .label, h4 .label, h5 .label, h6 .label { font-weight: inherit; }\n"
    ".in1 { margin-inline-start: 2rem; }\n"
    ".in2 { margin-inline-start: 4rem; }\n"
    ".in3 { margin-inline-start: 6rem; }\n"
    ".in4, .in5, .in6, .in7, .in8 { margin-inline-start: 8rem; }\n"
    "table { border-collapse: collapse; margin-block: 1em; }\n"
    "th, td { border: 1px solid; padding: 0.25rem 0.5rem; text-align: start; "
    "vertical-align: top; }\n"
    "pre { overflow-x: auto; }\n"
    "blockquote { margin-inline: 2rem 0; }\n"
    "@media print { main { max-width: none; padding: 0; } a { color: inherit; "
    "text-decoration: none; } }\n";

#endif

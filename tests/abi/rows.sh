#!/bin/sh
# SPDX-License-Identifier: MIT
# Writes one row for each struct, member and enumerator of a header: layout.c prints what the
# compiler makes of them.  Understands the plain C of stage.h and nothing more.
set -eu
awk '
function without_comments(text,   from, to) {
    while ((from = index(text, "/*")) > 0) {
        to = index(substr(text, from), "*/")
        text = substr(text, 1, from - 1) " " substr(text, from + to + 1)
    }
    return text
}
function last_word(text) {
    sub(/\[[^]]*\]/, "", text)
    sub(/[ \t\n]+$/, "", text)
    sub(/^.*[^A-Za-z0-9_]/, "", text)
    return text
}
# Cuts at `mark` where no parenthesis is open; fills cut[1..n].
function split_outside(text, mark, cut,   i, n, depth, c, part) {
    n = 0; depth = 0; part = ""
    for (i = 1; i <= length(text); i++) {
        c = substr(text, i, 1)
        if (c == "(") depth++
        if (c == ")") depth--
        if (c == mark && depth == 0) { cut[++n] = part; part = "" } else part = part c
    }
    if (part ~ /[^ \t\n]/) cut[++n] = part
    return n
}
function members(type, body,   i, j, count, names, declarations, words, name) {
    printf "STRUCT(%s)\n", type
    count = split_outside(body, ";", declarations)
    for (i = 1; i <= count; i++) {
        if (declarations[i] ~ /\(\*/) {
            name = declarations[i]
            sub(/^[^(]*\(\*[ ]*/, "", name)
            sub(/\).*$/, "", name)
            printf "MEMBER(%s, %s)\n", type, name
            continue
        }
        names = split_outside(declarations[i], ",", words)
        for (j = 1; j <= names; j++) printf "MEMBER(%s, %s)\n", type, last_word(words[j])
    }
}
function values(body,   i, count, rows, name) {
    count = split_outside(body, ",", rows)
    for (i = 1; i <= count; i++) {
        name = rows[i]
        sub(/=.*$/, "", name)
        printf "VALUE(%s)\n", last_word(name)
    }
}
/^[ \t]*#/ { while ($0 ~ /\\$/) getline; next }
{ text = text $0 "\n" }
END {
    text = without_comments(text)
    while (match(text, /(struct|enum) [a-z_]+ \{[^}]*\}/)) {
        whole = substr(text, RSTART, RLENGTH)
        text = substr(text, RSTART + RLENGTH)
        split(whole, head, " ")
        body = whole
        sub(/^[^{]*\{/, "", body)
        sub(/\}$/, "", body)
        if (head[1] == "enum") values(body)
        else members(whole ~ /^struct dsr_host / ? "dsr_host" : head[2], body)
    }
}' "$1"

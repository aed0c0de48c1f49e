#!/bin/sh
# SPDX-License-Identifier: MIT
# The manual page says what --help says: every verb with its summary, every option; and it is a
# page that formatters take without a word.
set -eu
here=$(dirname "$0")
. "$here/lib.sh"
page=$work/first/share/man/man1/dossier.1
dossier=$work/first/bin/dossier
[ -s "$page" ] || fail "no manual page was installed"

sed 's/\\-/-/g; s/\\e/\\/g' "$page" >"$work/plain"
says() { grep -qF -e "$1" "$work/plain" || fail "the manual page lacks: $1"; }
says ".TH DOSSIER 1"
says "dossier $VERSION"
"$dossier" --help | sed -n 's/^  \([a-z]*\)  *[A-Z].*/\1/p' >"$work/verbs"
[ "$(wc -l <"$work/verbs")" -ge 7 ] || fail "verbs: $(cat "$work/verbs")"
options=0
while read -r verb; do
    says ".SS $verb"
    "$dossier" "$verb" --help >"$work/help"
    says "$(sed -n '3p' "$work/help")"
    for option in $(grep -o '^ *-[-a-zA-Z, ]*' "$work/help" | grep -o -e '--[a-z-]*'); do
        says "$option"
        options=$((options + 1))
    done
done <"$work/verbs"
[ "$options" -gt 40 ] || fail "only $options options were compared"

if command -v groff >/dev/null 2>&1; then
    groff -man -Tutf8 -ww "$page" >"$work/shown" 2>"$work/log" || fail "groff"
    [ ! -s "$work/log" ] || fail "groff: $(cat "$work/log")"
else
    echo "left out, not installed: groff"
fi
if command -v mandoc >/dev/null 2>&1; then
    mandoc -T lint -W warning "$page" || fail "mandoc"
fi

#!/bin/sh
# SPDX-License-Identifier: MIT
# manual.sh PROGRAM PAGE: writes dossier(1) from what the program says about itself, so that page
# and --help cannot differ.  The plugins of whoever builds it have no place in it.
set -eu
here=$(dirname "$0")
program=$1
page=$2
unset DOSSIER_PLUGIN_PATH XDG_DATA_HOME NO_COLOR || true
LC_ALL=C HOME=/nonexistent
export LC_ALL HOME

verbs=$("$program" --help | sed -n 's/^  \([a-z][a-z-]*\)  *[A-Z].*/\1/p')
[ -n "$verbs" ]
{
    "$program" --version | sed 's/^/@version /'
    echo @program
    "$program" --help
    for verb in $verbs; do
        echo "@verb $verb"
        "$program" "$verb" --help
    done
} >"$page.in"
awk -f "$here/manual.awk" "$page.in" >"$page.new"
rm "$page.in"
mv "$page.new" "$page"

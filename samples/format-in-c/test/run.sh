#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs the pipeline over in.md and compares what comes out with expected.csv.
# The first argument is the folder of the built module; DOSSIER names the program.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
modules=$(cd "${1:-$here/..}" && pwd)
dossier=${DOSSIER:-dossier}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

unpack() {
    if command -v unzip >/dev/null; then
        unzip -qq "$1" -d "$2"
    else
        python3 -m zipfile -e "$1" "$2"
    fi
}

# What could not be loaded is listed with the reason.
"$dossier" --plugin-path "$modules" explain label-table >"$work/stage" ||
    { "$dossier" --plugin-path "$modules" stages --refused; exit 1; }
"$dossier" --quiet --plugin-path "$modules" run "$here/../pipeline.lua" "$here/in.md" -o "$work/out.zip"
unpack "$work/out.zip" "$work/out"
diff -u "$here/expected.csv" "$(find "$work/out" -name in.csv)"

echo "label-table: passed"

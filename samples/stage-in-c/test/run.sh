#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs the pipeline over in.md and compares what comes out with expected.md.
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
"$dossier" --plugin-path "$modules" stages replace-term >"$work/stage" ||
    { "$dossier" --plugin-path "$modules" stages --refused; exit 1; }
"$dossier" --quiet --plugin-path "$modules" run "$here/../pipeline.lua" "$here/in.md" -o "$work/out.zip"
unpack "$work/out.zip" "$work/out"
diff -u "$here/expected.md" "$(find "$work/out" -name in.md)"

# An empty term is refused before any document is read.
if "$dossier" --quiet --plugin-path "$modules" check "$here/../pipeline.lua" \
    --set replace-term.term= >"$work/said" 2>&1; then
    echo "an empty term was accepted" >&2
    exit 1
fi
grep -q 'replace-term-empty' "$work/said"
echo "replace-term: passed"

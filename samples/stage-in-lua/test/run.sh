#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs the pipeline over in.md and compares what comes out with expected.md.
# DOSSIER names the program.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
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

"$dossier" --quiet run "$here/../pipeline.lua" "$here/in.md" -o "$work/out.zip"
unpack "$work/out.zip" "$work/out"
diff -u "$here/expected.md" "$(find "$work/out" -name in.md)"

echo "strip-footers: passed"

#!/bin/sh
# SPDX-License-Identifier: MIT
# An installed tree that is moved finds its modules and scripts, names no folder of the build,
# and says the same as the program in the build tree.
set -eu
here=$(dirname "$0")
. "$here/lib.sh"

mv "$work/first" "$work/second place"
dossier="$work/second place/bin/dossier"
"$dossier" --version >"$work/version" || fail "--version after the move"
grep -q dossier "$work/version" || fail "--version says: $(cat "$work/version")"

"$dossier" stages >"$work/moved" || fail "stages after the move"
"$BUILD/bin/dossier" stages >"$work/built"
diff "$work/built" "$work/moved" || fail "the moved program offers other stages"
[ -s "$work/moved" ] || fail "no stages"
"$dossier" stages --refused >"$work/refused"
grep -q '\.so' "$work/refused" && fail "modules refused: $(cat "$work/refused")"

# An installed pipeline is found by its name, which needs the moved scripts.
printf '# A report\n\n1. One paragraph.\n' >"$work/report.md"
for pipeline in "$SOURCES"/scripts/pipelines/*.lua; do
    [ -e "$pipeline" ] || continue
    name=$(basename "$pipeline" .lua)
    "$dossier" check "$name" || fail "check $name after the move"
    cmp "$pipeline" "$work/second place/share/dossier/pipelines/$name.lua"
done

for file in "$dossier" "$work/second place/$LIBDIR/dossier/0"/*.so; do
    [ -e "$file" ] || continue
    if readelf -d "$file" | grep -E 'R(UN)?PATH'; then
        fail "$file has a fixed library path"
    fi
    if [ "$HAS_PATHS" != ON ] && grep -qF -e "$BUILD" -e "$SOURCES" "$file"; then
        fail "$file holds a path of the machine that built it"
    fi
done

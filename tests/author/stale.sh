# SPDX-License-Identifier: MIT
# What is kept in the tree is what would be written now.
. "$SOURCES/tests/program/lib.sh"
sh "$SOURCES/tests/author/record.sh" "$DOSSIER" "$SOURCES" "$here/now" || fail "record.sh"
(cd now && find . -type f | LC_ALL=C sort) >files
[ "$(wc -l <files)" -ge 11 ] || fail "only these files: $(cat files)"
while read -r file; do
    checks=$((checks + 1))
    diff "$SOURCES/$file" "now/$file" >out 2>&1 ||
        fail "$file is stale; run: cmake --build BUILD --target author-record"
done <files
# And nothing is kept that would not be written.
(cd "$SOURCES" && find . -path ./build -prune -o -name MANUAL.md -print -o -path './scripts/types/*' -print \
    -o -path './scripts/completions/*' -print) | LC_ALL=C sort >kept
diff files kept >out || fail "files that nothing writes"
finish

#!/bin/sh
# SPDX-License-Identifier: MIT
# A stage compiled with each archived header is loaded by the program of today, and does its work.
# Folders are named for the release whose header they hold; those of another ABI are refused with
# both numbers.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset DOSSIER_PLUGIN_PATH || true
now=$(sed -n 's/^#define DSR_ABI \([0-9]*\)u.*/\1/p' "$SOURCES/core/include/dossier/stage.h")
fail() {
    printf 'failed: %s\n' "$*" >&2
    exit 1
}
printf 'The Secretary General spoke.\n' >"$work/in.md"
echo 'return pipeline "old" { stage.import {}, stage.replace_term {}, stage.package { render = "source" } }' \
    >"$work/old.lua"
tried=0
for folder in "$SOURCES"/tests/abi/archive/*/; do
    [ -d "$folder" ] || continue
    release=$(basename "$folder")
    was=$(sed -n 's/^#define DSR_ABI \([0-9]*\)u.*/\1/p' "$folder/dossier/stage.h")
    mkdir "$work/$release"
    "$CC" -std=c11 -Wall -Wextra -Werror -shared -fPIC "-I$folder" "$folder/replace_term.c" \
        -o "$work/$release/replace_term.so" || fail "$release does not compile"
    if [ "$was" != "$now" ]; then
        "$DOSSIER" --plugin-path "$work/$release" stages --refused >"$work/out" 2>&1 || true
        grep -q "ABI $was.*ABI $now" "$work/out" || fail "$release: not refused: $(cat "$work/out")"
    else
        "$DOSSIER" --plugin-path "$work/$release" check "$work/old.lua" "$work/in.md" \
            >"$work/out" 2>"$work/err" || fail "$release: $(cat "$work/err")"
        grep -qF '"Secretary General" -> "Secretary-General" (term replaced)' "$work/out" ||
            fail "$release: $(cat "$work/out")"
    fi
    tried=$((tried + 1))
done
[ "$tried" -gt 0 ] || fail "there is no archived header"
echo "$tried archived headers"

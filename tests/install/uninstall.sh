#!/bin/sh
# SPDX-License-Identifier: MIT
# What was installed goes away again: all of it, and nothing of anybody else's.
set -eu
here=$(dirname "$0")
. "$here/lib.sh"
uninstall() {
    "$CMAKE" --build "$BUILD" --target uninstall >"$work/log" 2>&1
}
touch "$work/first/bin/other" "$work/first/share/dossier/own.lua"
uninstall || {
    cat "$work/log" >&2
    fail "the target uninstall"
}
left=$(cd "$work/first" && find . ! -type d | sort | tr '\n' ' ')
[ "$left" = "./bin/other ./share/dossier/own.lua " ] || fail "left behind: $left"
left=$(cd "$work/first" && find . -type d -ipath '*dossier*' | tr '\n' ' ')
[ "$left" = "./share/dossier " ] || fail "folders left behind: $left"
grep -q 'kept.*share/dossier' "$work/log" || fail "does not tell of a folder that it keeps"

# A second time there is nothing to do, and it says so.
uninstall && fail "removes what was not installed"
grep -q 'nothing was installed' "$work/log" || fail "says: $(cat "$work/log")"

# Below DESTDIR, as packagers install.
DESTDIR=$work/stage "$CMAKE" --install "$BUILD" --prefix /usr >"$work/log" || fail "with DESTDIR"
[ -x "$work/stage/usr/bin/dossier" ] || fail "DESTDIR is not heeded"
DESTDIR=$work/stage
export DESTDIR
uninstall || fail "uninstall with DESTDIR"
left=$(find "$work/stage" ! -type d)
[ -z "$left" ] || fail "left behind below DESTDIR: $left"

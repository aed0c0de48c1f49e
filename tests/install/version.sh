#!/bin/sh
# SPDX-License-Identifier: MIT
# One version, that of project(): program, every module, bundles, manual page, and what builds of
# others ask.  No other line of the sources states it.
set -eu
here=$(dirname "$0")
. "$here/lib.sh"
dossier=$work/first/bin/dossier
"$dossier" --version | grep -qF "dossier $VERSION " || fail "$("$dossier" --version)"
"$dossier" stages --json >"$work/stages"
others=$(grep -o '"version":"[^"]*"' "$work/stages" | sort -u)
[ "$others" = "\"version\":\"$VERSION\"" ] || fail "stages say: $others"
printf '# A report\n\n1. One paragraph.\n' >"$work/report.md"
"$dossier" -q run copy "$work/report.md" -o "$work/report.zip" || fail "run"
unzip -p "$work/report.zip" '*manifest*.json' '*/bag-info.txt' >"$work/said" 2>/dev/null || true
grep -qF "$VERSION" "$work/said" || fail "the bundle does not name the version"
PKG_CONFIG_PATH=$work/first/$LIBDIR/pkgconfig
export PKG_CONFIG_PATH
[ "$(pkg-config --modversion dossier)" = "$VERSION" ] || fail "dossier.pc"
grep -qF "\"$VERSION\"" "$work/first/$LIBDIR/cmake/Dossier/DossierConfigVersion.cmake" ||
    fail "the CMake package"
stated=$(grep -rnF --include='*.[ch]' --include='*.lua' --include='*.cmake' --include='*.in' \
    "\"$VERSION\"" "$SOURCES/core" "$SOURCES/plugins" "$SOURCES/scripts" || true)
[ -z "$stated" ] || fail "the version is stated again: $stated"

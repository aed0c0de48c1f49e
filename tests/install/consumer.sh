#!/bin/sh
# SPDX-License-Identifier: MIT
# Somebody else's stage against an installed and moved dossier: with plain cc and pkg-config,
# and with find_package.  Both modules load and are listed.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"

mv "$work/first" "$work/second"
PKG_CONFIG_PATH=$work/second/$LIBDIR/pkgconfig
export PKG_CONFIG_PATH
dossier=$work/second/bin/dossier

is_listed() {
    "$dossier" stages --plugin-path "$1" >"$work/stages" || fail "stages"
    grep -q own-stage "$work/stages" ||
        fail "own-stage is not listed: $("$dossier" stages --refused --plugin-path "$1")"
}

mkdir "$work/plain"
# shellcheck disable=SC2046 # words on purpose
"$CC" -std=c11 -Wall -Wextra -Werror -shared -fPIC $(pkg-config --cflags dossier) \
    "$here/consumer/own_stage.c" -o "$work/plain/own_stage.so" || fail "cc with pkg-config"
is_listed "$work/plain"
case $(pkg-config --variable=plugindir dossier) in
*/dossier/0) ;;
*) fail "plugindir: $(pkg-config --variable=plugindir dossier)" ;;
esac

if ! { "$CMAKE" -S "$here/consumer" -B "$work/build" -DCMAKE_PREFIX_PATH="$work/second" \
    -DCMAKE_C_COMPILER="$CC" && "$CMAKE" --build "$work/build"; } >"$work/log" 2>&1; then
    cat "$work/log" >&2
    fail "find_package(Dossier)"
fi
is_listed "$work/build"
exported=$(nm -D --defined-only "$work/build/own_stage.so" | wc -l)
[ "$exported" -eq 1 ] || fail "the module exports $exported symbols, not one"

# The same in C++, which has other rules for initialisers and enums.
if command -v g++ >/dev/null; then
    mkdir "$work/cpp"
    # shellcheck disable=SC2046 # words on purpose
    g++ -std=c++11 -Wall -Wextra -Wpedantic -Werror -shared -fPIC -fvisibility=hidden -Wl,-z,defs \
        $(pkg-config --cflags dossier) "$here/consumer/own_stage.cc" -o "$work/cpp/own_stage.so" ||
        fail "g++ with pkg-config"
    is_listed "$work/cpp"
    printf 'One.\n' >"$work/one.md"
    echo 'return pipeline "cpp" { stage.import {}, stage.own_stage {}, stage.package {} }' >"$work/cpp.lua"
    "$dossier" --plugin-path "$work/cpp" run "$work/cpp.lua" "$work/one.md" -o "$work/one.zip" ||
        fail "a run with a stage in C++"
fi

# A module dropped into the installed folder is found without any option.
plugins=$(pkg-config --variable=plugindir dossier)
mkdir -p "$plugins" # not there when the plugins are built in
cp "$work/plain/own_stage.so" "$plugins/"
"$dossier" stages | grep -q own-stage || fail "own-stage in the installed folder is not listed"

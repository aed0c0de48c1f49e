#!/bin/sh
# SPDX-License-Identifier: MIT
# stage.h compiles alone, under strict flags, in every language a plugin may be written in, and
# a module written with it exports one symbol.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
flags="-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wundef -Werror -I$SOURCES/core/include"
tried=0

try() { # COMPILER STANDARD FILE
    command -v "$1" >/dev/null 2>&1 || return 0
    tried=$((tried + 1))
    # shellcheck disable=SC2086 # words on purpose
    "$1" "-std=$2" $flags -fsyntax-only "$3" || {
        echo "stage.h is not clean with $1 -std=$2" >&2
        exit 1
    }
}

cat >"$work/use.c" <<'END'
#include <dossier/stage.h>
static const dsr_stage stage = {.abi = DSR_ABI, .size = sizeof(dsr_stage), .name = "use"};
static const dsr_stage *const stages[] = {&stage, NULL};
DSR_MODULE(use) = {.abi = DSR_ABI, .size = sizeof(dsr_module), .name = "use", .stages = stages};
dsr_text text_of(void);
dsr_text text_of(void) { return DSR_TEXT("text"); }
END
cat >"$work/use.cc" <<'END'
#include <dossier/stage.h>
static const dsr_stage stage = {DSR_ABI, sizeof(dsr_stage), "use", "", "", "", 0, nullptr, 0,
                                nullptr, nullptr, nullptr, nullptr, nullptr, nullptr};
static const dsr_stage *const stages[] = {&stage, nullptr};
DSR_MODULE(use) = {DSR_ABI, sizeof(dsr_module), "use", "", "", stages, nullptr, nullptr};
dsr_text text_of();
dsr_text text_of() { return DSR_TEXT("text"); }
END
for compiler in "$CC" gcc clang; do
    for standard in c11 c17 gnu17; do
        try "$compiler" $standard "$work/use.c"
    done
done
for compiler in g++ clang++; do
    for standard in c++11 c++17 c++20; do
        try "$compiler" $standard "$work/use.cc"
    done
done
[ "$tried" -ge 3 ] || { echo "no compiler tried" >&2; exit 1; }

# shellcheck disable=SC2086 # words on purpose
"$CC" -std=c11 $flags -shared -fPIC -fvisibility=hidden "$work/use.c" -o "$work/use.so"
exported=$(nm -D --defined-only "$work/use.so" | awk '{ print $3 }')
[ "$exported" = use_LTX_dossier_module ] || {
    echo "a module exports: $exported" >&2
    exit 1
}
echo "clean in $tried ways"

#!/bin/sh
# SPDX-License-Identifier: MIT
# Called by check.sh --lint from the top of the repository: everything is looked at, all faults
# are told, and the exit code is 1 when there was one.  $1: how many analysers at a time.
set -eu
cd "$(dirname "$0")/../.."
. scripts/lib/deps.sh
parallel=${1:-1}
faults=0
core_most=17500

fault() {
    complain "lint: $*"
    faults=$((faults + 1))
}

sources() { find core plugins tests samples -name '*.[ch]' 2>/dev/null | LC_ALL=C sort; }
# Samples are built by their own files, and the subject of the loader's tests has faults in it.
compiled() { find core plugins -name '*.c' | LC_ALL=C sort; }

check_format() {
    sources | xargs clang-format --dry-run -Werror || fault "clang-format would change files"
}

check_tidy() {
    cmake -S . -B build/lint -DCMAKE_BUILD_TYPE=Debug -DCMAKE_C_COMPILER=clang \
        >build/lint.log 2>&1 || { tail -n 20 build/lint.log >&2; fault "no build for clang-tidy"; }
    compiled | xargs -P "$parallel" -n 8 clang-tidy --quiet -p build/lint 2>build/lint-tidy.log ||
        fault "clang-tidy found faults"
}

check_cppcheck() {
    cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr \
        --error-exitcode=1 -j "$parallel" -D__GNUC__ -D_GNU_SOURCE -DDSR_EXPORT= \
        --suppress=missingIncludeSystem \
        -I core -I core/include core plugins || fault "cppcheck found faults"
}

check_sizes() {
    # Lines that hold code: comments and blank lines cost nothing to read past.
    lines=$(find core -name '*.[ch]' -exec gcc -fpreprocessed -dD -E -P {} \; \
        2>/dev/null | grep -c '[^[:space:]]')
    all=$(find core -name '*.[ch]' -exec cat {} + | wc -l)
    # 10,000 was the aim before there were workers, a command line, stages in Lua (4,900 with the
    # rest of Lua) and the contract's tests (1,300) in it; what stands here is a ceiling, to be
    # lowered whenever something goes.
    say "core: $lines lines of C, of $core_most ($all with comments and blank lines)"
    [ "$lines" -le "$core_most" ] || fault "the core has $lines lines of C, more than $core_most"
    for file in $(sources; find scripts -name '*.lua' -o -name '*.sh'); do
        count=$(wc -l <"$file")
        [ "$count" -le 500 ] || head -n 12 "$file" | grep -q 'Longer than 500 lines: ' ||
            fault "$file has $count lines, more than 500, and gives no reason on top (\
'Longer than 500 lines: ...')"
    done
}

check_rules() {
    if grep -rnE '\blt_[a-z_]+ *\(' --include='*.[ch]' core plugins | grep -v '^core/load/module\.c:'; then
        fault "only core/load/module.c calls libltdl"
    fi
    for file in $(sources; find scripts -name '*.sh' -o -name '*.lua'); do
        # Data files in Lua say it in a field, so that `explain` can show it.
        grep -qE 'SPDX-License-Identifier: MIT|^ *licence *= *"' "$file" ||
            fault "$file names no licence"
    done
    if grep -rnE '\b(TODO|FIXME|XXX)\b' --include='*.[ch]' --include='*.lua' --include='*.sh' \
        core plugins scripts tests samples | grep -v '^scripts/lib/lint\.sh:'; then
        fault "work left in comments"
    fi
}

check_headers() {
    for header in core/include/dossier/*.h; do
        for standard in c11 c17 gnu17; do
            for compiler in gcc clang; do
                $compiler -std=$standard -Wall -Wextra -Wpedantic -Wconversion -Wshadow \
                    -Wstrict-prototypes -Werror -Icore/include -fsyntax-only -x c "$header" ||
                    fault "$header is not clean as $standard with $compiler"
            done
        done
    done
    for header in core/*/*.h; do # each stands alone
        # shellcheck disable=SC2046 # words on purpose
        clang $(pkg-config --cflags lua5.4 libutf8proc) -std=gnu17 -D_GNU_SOURCE -Wall -Wextra -Wno-unused-function -Werror -Icore -Icore/include \
            -fsyntax-only -x c "$header" || fault "$header needs another header before it"
    done
}

check_scripts() {
    find tests samples -name '*.sh' -exec shellcheck -s sh -S warning -x -P SCRIPTDIR {} + ||
        fault "shellcheck found faults in tests"
    shellcheck -x scripts/*.sh scripts/lib/*.sh core/cmake/*.sh .ci/run || fault "shellcheck found faults"
}

for check in format sizes rules headers scripts cppcheck tidy; do
    say "lint: $check"
    "check_$check"
done
if [ "$faults" -gt 0 ]; then
    complain "lint: $faults faults"
    exit 1
fi
say "lint: clean"

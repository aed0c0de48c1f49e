#!/bin/sh
# SPDX-License-Identifier: MIT
# Installs what is missing, builds with tests and runs them all.  A run that executes no test is
# a failure.
#
#   sh scripts/check.sh            the release build
#   sh scripts/check.sh --asan     the same suite under AddressSanitizer and UBSan
#   sh scripts/check.sh --builtin  the same suite with the plugins linked into the program
#   sh scripts/check.sh --lint     style, static analysis and the project's own rules; no tests
#
# Also: --no-install, --jobs N.  DOSSIER_CORPUS names the folder of real documents; without it
# ../shared/data is used when it is there, and tests that need documents are skipped otherwise.
set -eu
cd "$(dirname "$0")/.."
. scripts/lib/deps.sh

preset=release
lint=no
while [ $# -gt 0 ]; do
    case $1 in
    --asan) preset=asan ;;
    --builtin) preset=builtin ;;
    --lint) lint=yes ;;
    --no-install) install=no ;;
    --jobs)
        shift
        jobs=${1:?--jobs needs a number}
        ;;
    -h | --help)
        sed -n '3,13s/^# \{0,1\}//p' "$0"
        exit 0
        ;;
    *)
        complain "unknown option $1; see sh scripts/check.sh --help"
        exit 2
        ;;
    esac
    shift
done

mkdir -p build
if [ "$lint" = yes ]; then
    need build test lint
    exec sh scripts/lib/lint.sh "$(cores)"
fi

need build test
if [ -z "${DOSSIER_CORPUS:-}" ] && [ -d ../shared/data ]; then
    DOSSIER_CORPUS=$(cd ../shared/data && pwd)
    export DOSSIER_CORPUS
fi
say "documents for the tests: ${DOSSIER_CORPUS:-none here; tests that need them are skipped}"

log=build/check-$preset.log
: >"$log"
say "building build/$preset with tests (log: $log)"
quietly "$log" cmake --preset "$preset" -DBUILD_TESTING=ON
quietly "$log" cmake --build "build/$preset" --parallel "$(cores)"

UBSAN_OPTIONS=${UBSAN_OPTIONS:-print_stacktrace=1}
export UBSAN_OPTIONS
ctest --test-dir "build/$preset" --no-tests=error --output-on-failure --parallel "$(cores)"

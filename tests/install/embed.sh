#!/bin/sh
# SPDX-License-Identifier: MIT
# samples/embed against an installed and moved dossier: built with pkg-config and with
# find_package, and giving the bytes that the program gives.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
[ "$SANITIZED" = no ] || { echo "skipped: the library would need the sanitizers' own"; exit 77; }

mv "$work/first" "$work/second"
PKG_CONFIG_PATH=$work/second/$LIBDIR/pkgconfig
export PKG_CONFIG_PATH
sample=$SOURCES/samples/embed
report=$SOURCES/samples/un-report/report.md
cp "$report" "$work/report.md"
cd "$work"
# shellcheck disable=SC2046 # words on purpose
"$CC" -std=c11 -Wall -Wextra -Wpedantic -Werror "$sample/embed.c" \
    $(pkg-config --cflags --libs dossier-embed) -Wl,-rpath,"$work/second/$LIBDIR" -o embed ||
    fail "cc with pkg-config"
second/bin/dossier run un-report report.md -o by_program.zip 2>err || fail "run: $(cat err)"
./embed un-report report.md >by_library.zip 2>err || fail "embed: $(cat err)"
cmp by_program.zip by_library.zip || fail "other bytes than the program's"
second/bin/dossier verify by_library.zip >out 2>&1 || fail "verify: $(cat out)"

if ./embed no-such-pipeline report.md >none.zip 2>err; then fail "an unknown pipeline ran"; fi
grep -q 'config-no-pipeline' err || fail "no word of the pipeline: $(cat err)"
[ ! -s none.zip ] || fail "a bundle of nothing"
printf 'a\0b' >broken.md
if ./embed un-report report.md broken.md >none.zip 2>err; then fail "a broken document passed"; fi
grep -q '^broken.md:' err || fail "no word of the document: $(cat err)"
[ ! -s none.zip ] || fail "an incomplete bundle"
mkdir private
TMPDIR=$work/private ./embed copy report.md >copy.zip 2>err || fail "copy: $(cat err)"
[ -z "$(ls private)" ] || fail "left behind: $(ls private)"

cat >twice.c <<'END'
#include <dossier/dossier.h>
#include <stdlib.h>
#include <string.h>
/* Two runs of one session, by text and without a file, then a second session. */
static int one_run(dsr_session *session, char **bytes, size_t *len) {
    dsr_text text = DSR_TEXT("I. Introduction\n\n1. Mr. John Halloran spoke.\n"), bundle;
    if (!dsr_session_add(session, "notes/a.txt", text)) return 0;
    if (dsr_session_run(session, &bundle) != 0 || !bundle.len) return 0;
    *bytes = malloc(*len = bundle.len);
    memcpy(*bytes, bundle.at, bundle.len);
    return 1;
}
int main(void) {
    const char *const set[] = {"package.render=source", NULL};
    dsr_settings settings = {.abi = DSR_ABI, .size = sizeof settings, .set = set};
    dsr_text lua = DSR_TEXT("return pipeline 'mine' { stage.import {}, stage.anonymise {}, stage.package {} }");
    char *first = NULL, *second = NULL;
    size_t first_len = 0, second_len = 0;
    for (int i = 0; i < 2; i++) {
        dsr_session *session = dsr_session_open(&settings);
        if (!session || dsr_session_open(&settings)) return 3;
        if (!dsr_session_pipeline_text(session, "mine.lua", lua)) return 4;
        free(first);
        free(second);
        if (!one_run(session, &first, &first_len) || !one_run(session, &second, &second_len)) return 5;
        dsr_text none;
        if (dsr_session_run(session, &none) != 2 || none.len) return 6;
        dsr_session_close(session);
    }
    int same = first_len == second_len && memcmp(first, second, first_len) == 0;
    free(first);
    free(second);
    settings.abi = DSR_ABI + 1;
    if (dsr_session_open(&settings)) return 7;
    return same ? 0 : 8;
}
END
# shellcheck disable=SC2046 # words on purpose
"$CC" -std=c11 twice.c $(pkg-config --cflags --libs dossier-embed) \
    -Wl,-rpath,"$work/second/$LIBDIR" -o twice || fail "cc twice.c"
./twice || fail "two runs of a session: code $?"

if ! { "$CMAKE" -S "$sample" -B "$work/build" -DCMAKE_PREFIX_PATH="$work/second" \
    -DCMAKE_C_COMPILER="$CC" && "$CMAKE" --build "$work/build"; } >"$work/log" 2>&1; then
    cat "$work/log" >&2
    fail "find_package(Dossier)"
fi
build/embed un-report report.md >by_cmake.zip || fail "embed, built with CMake"
cmp by_program.zip by_cmake.zip || fail "other bytes than the program's"
if command -v g++ >/dev/null; then
    printf '#include <dossier/dossier.h>\nint main() { return dsr_session_open(nullptr) ? 0 : 1; }\n' >own.cc
    # shellcheck disable=SC2046 # words on purpose
    g++ -std=c++11 -Wall -Wextra -Wpedantic -Werror -fsyntax-only $(pkg-config --cflags dossier-embed) own.cc ||
        fail "dossier.h in C++"
fi

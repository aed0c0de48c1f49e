# SPDX-License-Identifier: MIT
# Sourced by every command-line test: a folder of its own, and the few words they share.
# DOSSIER is the program, SOURCES the checkout, DOSSIER_CORPUS (may be unset) the shared data.
set -eu
export LC_ALL=C
unset DOSSIER_PLUGIN_PATH SOURCE_DATE_EPOCH NO_COLOR || true
here=$(mktemp -d "${TMPDIR:-/tmp}/dossier-test.XXXXXX")
trap 'chmod -R u+w "$here" 2>/dev/null; rm -rf "$here"' EXIT
cd "$here"
checks=0

fail() {
    echo "FAILED: $*" >&2
    for f in out err; do [ -s "$here/$f" ] && { echo "--- $f"; head -c 3000 "$here/$f"; } >&2; done
    exit 1
}
# run CODE WORDS...: runs dossier, output in ./out and ./err, and wants that exit code.
run() {
    want=$1; shift; checks=$((checks + 1)); code=0
    "$DOSSIER" "$@" >"$here/out" 2>"$here/err" </dev/null || code=$?
    [ "$code" = "$want" ] || fail "exit code $code, wanted $want: dossier $*"
}
# says FILE TEXT: the file holds the text.
says() {
    checks=$((checks + 1))
    grep -qF -e "$2" "$1" || fail "$1 lacks: $2"
}
says_not() {
    checks=$((checks + 1))
    ! grep -qF -e "$2" "$1" || fail "$1 holds: $2"
}
same() {
    checks=$((checks + 1))
    cmp "$1" "$2" >"$here/out" 2>&1 || fail "$1 and $2 differ"
}
need_corpus() {
    [ -n "${DOSSIER_CORPUS:-}" ] && [ -d "$DOSSIER_CORPUS" ] || {
        echo "skipped: DOSSIER_CORPUS names no folder"; exit 77; }
}
have() { command -v "$1" >/dev/null 2>&1 || { echo "left out, not installed: $1"; return 1; }; }
finish() { echo "$checks checks passed"; [ "$checks" -gt 0 ]; }

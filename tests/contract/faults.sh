#!/bin/sh
# SPDX-License-Identifier: MIT
# Every fault of faulty.c is found under its promise, and nothing else is.
. "$SOURCES/tests/program/lib.sh"
[ -z "${SANITIZED:-}" ] || { echo "skipped: sanitizers stop at these faults themselves"; exit 77; }
expected="$SOURCES/tests/contract/faults.txt"

run 1 check --contract faulty --plugin-path "$PLUGINS" --time-limit 8
awk '$1 == "FAIL" {
    line = substr($0, 7); kind = substr(line, 1, 6); name = substr(line, 9, 20)
    promise = substr(line, 31, 17)
    gsub(/ +$/, "", kind); gsub(/ +$/, "", name); gsub(/ +$/, "", promise)
    print kind, name, promise }' out | sort >found
sort "$expected" >wanted
cmp -s wanted found || { diff wanted found >err || true; fail "other faults were found (< wanted, > found)"; }
checks=$((checks + $(wc -l <wanted)))

says out "killed by signal 6"
says out "killed by signal 11"
says out "not done after 8 seconds"
says out "look at is_cancelled"
says out "it edits text, which may_edit does not name"
says out "it fails without a diagnostic"
says out "its survey changes the document"
says out "what gather writes differs"
run 1 check --contract faulty-twice --plugin-path "$PLUGINS" --json
says out '"name":"faulty-twice","promise":"twice the same","result":"FAIL"'
head -c 1 out | grep -q '\[' && tail -n 1 out | grep -q '^\]' || fail "no JSON list"
run 2 check --contract no-such-thing
says err "check-no-plugin"
echo "$checks checks"

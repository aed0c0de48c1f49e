# SPDX-License-Identifier: MIT
# On a terminal one line is written over: count, failures, rate, remaining time; it is gone at the
# end.  Elsewhere a short run says nothing but its sum.
. "$SOURCES/tests/program/lib.sh"
command -v script >/dev/null 2>&1 || { echo "skipped: no script(1) to make a terminal"; exit 77; }
mkdir in
i=0
while [ $i -lt 8 ]; do i=$((i + 1)); cat "$SOURCES/samples/un-report/report.md"; done >long.md
i=0
while [ $i -lt 150 ]; do i=$((i + 1)); cp long.md "in/$i.md"; done
printf 'broken \377\n' >in/0.md

on_terminal() { # WORDS: on a terminal of its own, output in ./seen
    script -qefc "$DOSSIER $* -o x.zip --partial -j 2" /dev/null >seen 2>err </dev/null || true
    [ -s x.zip ] || fail "no bundle: $(cat seen)"
    rm x.zip
}
line='of 151 documents, [01] failed, [0-9]+ a second, [0-9]+ s left'
erase=$(printf '\r\033\\[K')
on_terminal run un-report in
grep -qE "${erase}[0-9]+ $line" seen || fail "no line of progress: $(cat -v seen)"
grep -qE "${erase}reading: [0-9]+ $line" seen || fail "no progress of the first reading: $(cat -v seen)"
tail -n 1 seen | grep -qE "${erase}un-report: 151 documents, 1 failed" || fail "the line stays: $(tail -n 1 seen | cat -v)"
checks=$((checks + 3))
for quiet in "--progress none" -q; do
    on_terminal run un-report in $quiet
    checks=$((checks + 1))
    ! grep -q 'a second' seen || fail "progress with $quiet"
done

run 1 run un-report in -o x.zip --partial -j 2
says_not err "a second,"
says err "un-report: 151 documents, 1 failed, the others written to x.zip"
says_not err "$(printf '\033')"
finish

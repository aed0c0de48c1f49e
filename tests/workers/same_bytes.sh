# SPDX-License-Identifier: MIT
# Any number of workers, any order of arguments: the same bytes, the same quarantine.
. "$SOURCES/tests/program/lib.sh"
mkdir -p in/a in/b
for n in 1 2 3; do
    cp "$SOURCES/samples/un-report/report.md" "in/a/report-$n.md"
    cp "$SOURCES/samples/un-report/report.md" "in/b/report-$n.md"
done
cp "$SOURCES/samples/un-report/report.md" "in/b/Résumé – 報告.md"
printf 'broken \377\n' >in/b/refused.md
run 1 run un-report in -o base.zip --partial -j 0
n=0
for workers in 0 1 2 4; do
    for zone in UTC Asia/Kathmandu America/St_Johns Pacific/Kiritimati; do
        for mask in 022 077; do
            n=$((n + 1)) code=0
            (umask $mask; TZ=$zone "$DOSSIER" -q run un-report in -o "n$n.zip" --partial -j $workers) \
                2>err || code=$?
            [ "$code" = 1 ] || fail "exit code $code with $workers workers"
            same base.zip "n$n.zip"
        done
    done
done
run 1 run un-report in/b in/a -o order1.zip --partial -j 2
run 1 run un-report in/a in/b -o order2.zip --partial -j 4
same order1.zip order2.zip
finish

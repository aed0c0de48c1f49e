# SPDX-License-Identifier: MIT
# SIGINT and SIGTERM stop a run within two seconds: exit code 130, nothing written, nothing left.
. "$SOURCES/tests/program/lib.sh"
mkdir in out
i=0
while [ $i -lt 400 ]; do i=$((i + 1)); cat "$SOURCES/samples/un-report/report.md"; done >in/long.md
for n in 1 2 3 4 5 6; do cp in/long.md "in/long-$n.md"; done
for workers in 0 2; do
    for signal in INT TERM; do
        "$DOSSIER" -q run un-report in -o out/x.zip -j $workers >log 2>&1 &
        pid=$!
        sleep 0.3
        kill -$signal $pid 2>/dev/null || fail "the run was over too soon"
        start=$(date +%s)
        code=0
        wait $pid || code=$?
        took=$(($(date +%s) - start))
        checks=$((checks + 3))
        [ "$code" = 130 ] || fail "exit code $code after $signal with $workers workers"
        [ "$took" -le 3 ] || fail "it took $took s to stop"
        [ -z "$(find out -type f)" ] || fail "left behind: $(find out)"
    done
done
# A second signal stops at once: no waiting for what is under way, and nothing is left either.
for signal in INT TERM; do
    "$DOSSIER" -q run un-report in -o out/x.zip -j 2 >log 2>&1 &
    pid=$!
    sleep 0.3
    kill -$signal $pid 2>/dev/null || fail "the run was over too soon"
    kill -$signal $pid 2>/dev/null || true
    start=$(date +%s)
    code=0
    wait $pid || code=$?
    took=$(($(date +%s) - start))
    checks=$((checks + 3))
    # The shell's way to say that a signal ended it, or 130 where the first was quicker.
    case $code in
    130 | 143) ;;
    *) fail "exit code $code after $signal twice" ;;
    esac
    [ "$took" -le 1 ] || fail "it took $took s to stop after the second $signal"
    [ -z "$(find out -type f)" ] || fail "left behind: $(find out)"
done
finish

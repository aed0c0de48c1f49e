# SPDX-License-Identifier: MIT
# Whatever a stage does to its worker costs that document alone, within its limit.
. "$SOURCES/tests/program/lib.sh"
# A sanitizer's own report opens files, which the confinement stops: let crashes be plain crashes.
export ASAN_OPTIONS=handle_segv=0:handle_abort=0:allocator_may_return_null=1
cat >hostile.lua <<'LUA'
return pipeline "hostile" {
  summary = "a stage that attacks its worker",
  stage.import {},
  stage.hostile {},
  stage.package {},
}
LUA
mkdir in
for act in abort exec fork leave limit loop memory open signal sleep socket stack; do
    echo "$act now" >"in/$act.md"
done
for n in 1 2 3 4 5 6 7 8; do echo "Nothing happens in document $n." >"in/peace-$n.md"; done
start=$(date +%s)
run 1 --plugin-path "$PLUGINS" run ./hostile.lua in -o out.zip -j 2 --partial --time-limit 1 --memory-limit 256 \
    --report report.jsonl
took=$(($(date +%s) - start))
run 0 verify out.zip
mkdir got && (cd got && unzip -q ../out.zip)
checks=$((checks + 1))
[ "$(find got -name 'peace-*.md' | wc -l)" = 8 ] || fail "the others are not all there"
reason() { # DOCUMENT CODE TEXT
    checks=$((checks + 1))
    grep -F "$1.md" report.jsonl | grep -F "\"code\":\"$2\"" | grep -qF "$3" ||
        { cat report.jsonl >&2; fail "$1: no reason $2 ($3)"; }
}
reason abort run-worker-crashed Aborted
# Sanitizers catch the fault themselves and end the worker in their own way.
if [ -z "${SANITIZED:-}" ]; then
    reason stack run-worker-crashed "Segmentation fault"
else
    checks=$((checks + 1))
    grep -F stack.md report.jsonl | grep -qF '"code":"run-worker-' || fail "stack: no reason"
fi
reason leave run-worker-crashed "exit code 0"
reason loop run-time-limit "1 s"
reason sleep run-time-limit "waited"
reason memory run-worker-crashed Aborted
reason fork run-worker-confined "system call"
reason open run-worker-confined "openat"
reason socket run-worker-confined "socket"
reason signal run-worker-confined "tgkill"
reason limit run-worker-confined "prlimit64"
reason exec run-worker-confined "execve"

# Standard input can be read once: what fails there is told as it is, also in a used worker.
checks=$((checks + 1)); code=0
echo "leave now" | "$DOSSIER" --plugin-path "$PLUGINS" run ./hostile.lua in/peace-1.md - -o x.zip \
    -j 1 >out 2>err || code=$?
[ "$code" = 1 ] || fail "standard input: exit code $code"
says err "-: error: the worker ended on this document"

echo "attacks: $took s"
checks=$((checks + 1))
[ "$took" -lt 60 ] || fail "it took $took s"

# Each alone: over in at most its limit and half a second.  The figures are printed; what fails is
# far more, since the machine of a test has other work and a loop costs processor time.
clock() { date +%s%N; }
for act in abort exec fork leave loop open sleep socket stack; do
    mkdir -p "alone/$act"
    echo "$act now" >"alone/$act/$act.md"
    echo "Nothing happens here." >"alone/$act/peace.md"
    begun=$(clock)
    run 1 --plugin-path "$PLUGINS" -q run ./hostile.lua "alone/$act" -o "$act.zip" -j 2 --partial --time-limit 1
    ended=$(clock)
    milliseconds=$(((ended - begun) / 1000000))
    limit=500
    case $act in loop | sleep) limit=1500 ;; esac
    printf '%s: %s ms\n' "$act" "$milliseconds"
    checks=$((checks + 1))
    [ -n "${SANITIZED:-}" ] || [ "$milliseconds" -le $((limit + 20000)) ] || fail "$act took $milliseconds ms"
    run 0 -q verify "$act.zip"
done
finish

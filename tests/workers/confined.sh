# SPDX-License-Identifier: MIT
# What a worker asks of the system after it was confined, as strace sees it: no file, no program,
# no process, no socket, over a whole run with rendering and a document that is refused.
. "$SOURCES/tests/program/lib.sh"
[ -z "${SANITIZED:-}" ] || { echo "skipped: sanitizers open files of their own"; exit 77; }
command -v strace >/dev/null 2>&1 && strace -o probe true 2>/dev/null && [ -s probe ] || {
    echo "skipped: no strace, or it may not trace here"; exit 77; }
mkdir in
for n in 1 2 3 4 5 6 7 8 9; do cp "$SOURCES/samples/un-report/report.md" "in/report-$n.md"; done
printf 'broken \377\n' >in/refused.md
code=0
strace -ff -o trace "$DOSSIER" -q run un-report in -o out.zip --partial -j 2 >out 2>err || code=$?
[ "$code" = 1 ] || fail "exit code $code under strace"
run 0 verify out.zip

workers=0
for trace in trace.*; do
    grep -q 'PR_SET_SECCOMP\|^seccomp(' "$trace" || continue
    workers=$((workers + 1))
    sed '1,/PR_SET_SECCOMP\|^seccomp(/d' "$trace" >after
    grep -q '^write\|^pwrite\|^send' after || fail "$trace: a worker that did no work"
    checks=$((checks + 1))
    if grep -E '^(open|openat|openat2|creat|execve|execveat|fork|vfork|clone|clone3|socket|connect|bind|ptrace|unlink|unlinkat|rename|link|symlink|mkdir|chmod|mount)\(' after >out; then
        fail "$trace: calls after set-up"
    fi
done
[ "$workers" -ge 2 ] || fail "only $workers confined workers among $(echo trace.*)"
finish

# SPDX-License-Identifier: MIT
# `check` accepts exactly what `run` accepts, and says the same of the rest: on every pipeline of
# the set of mistakes, and on those that are right.
. "$SOURCES/tests/program/lib.sh"
cp -r "$SOURCES/tests/lua/mistakes/." .
cp -r "$SOURCES/samples/stage-in-lua/stages" .
cp "$SOURCES/samples/stage-in-lua/pipeline.lua" fine-own.lua
cp "$SOURCES/samples/un-report/pipeline.lua" fine-report.lua
for name in copy renumber un-report; do
    cp "$SOURCES/scripts/pipelines/$name.lua" "fine-$name.lua"
done
printf '# Report\n\n1. One.\n' >report.md
accepted=0 refused=0
for file in *.lua; do
    one=0 other=0
    "$DOSSIER" check "./$file" >out 2>err.check </dev/null || one=$?
    "$DOSSIER" run "./$file" report.md -o made.zip >out 2>err.run </dev/null || other=$?
    checks=$((checks + 1))
    # Files that are no whole pipelines by themselves are refused by both, like all others.
    [ "$one" = 0 ] || [ "$one" = 2 ] || fail "$file: check ends with $one"
    [ "$one" = 2 ] && is_refused=yes || is_refused=no
    if [ "$is_refused" = yes ]; then
        [ "$other" = 2 ] || fail "$file: refused by check, run ends with $other"
        grep -v -e '^dossier:' -e '^[a-z-]*: [0-9]* document' err.run >told.run || true
        grep -v -e '^dossier:' err.check >told.check || true
        cmp -s told.check told.run || { diff told.check told.run >&2; fail "$file: told otherwise"; }
        [ -s told.run ] || fail "$file: refused without a word"
        [ ! -e made.zip ] || fail "$file: refused, and written"
        refused=$((refused + 1))
    else
        [ "$other" = 0 ] || { cat err.run >&2; fail "$file: accepted by check, run ends with $other"; }
        accepted=$((accepted + 1))
    fi
    rm -f made.zip
done
echo "$refused refused, $accepted accepted, the same by both"
checks=$((checks + 1))
[ "$refused" -ge 100 ] && [ "$accepted" -ge 5 ] || fail "the set is too small"
finish

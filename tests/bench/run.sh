#!/bin/sh
# SPDX-License-Identifier: MIT
# How fast, how much memory, and whether cost grows linearly: figures to read, no pass or fail.
#
#   sh tests/bench/run.sh [DOSSIER]
#
# CORPUS names a folder with docs/ (1,000 documents) and huge-1.md, huge-4.md, huge-16.md as the
# corpus generator beside the peers makes it; without it documents are made from the sample.
# Peers on the same work: DOSSIER=... compare.sh in the folder of the peers.
set -eu
cd "$(dirname "$0")/../.."
dossier=${1:-build/release/bin/dossier}
work=$(mktemp -d "${BENCH_DIR:-/dev/shm}/dossier-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT
cc -O2 -D_GNU_SOURCE -o "$work/measure" tests/bench/measure.c

repeat() { # FILE TIMES INTO: sections numbered on would be another document; a copy is enough
    i=0
    while [ $i -lt "$2" ]; do cat "$1"; i=$((i + 1)); done >"$3"
}
if [ -z "${CORPUS:-}" ]; then
    CORPUS=$work/corpus
    mkdir -p "$CORPUS/docs"
    i=0
    while [ $i -lt 1000 ]; do
        i=$((i + 1))
        repeat samples/un-report/report.md 5 "$CORPUS/docs/$(printf %04d $i).md"
    done
    for n in 1 4 16; do
        repeat samples/un-report/report.md $((n * 570)) "$CORPUS/huge-$n.md"
    done
fi
one=samples/un-report/report.md
row() { # NAME RUNS WORDS...
    name=$1; shift
    printf '%-44s' "$name"
    "$work/measure" "$@"
}
d() { row "$1" "$2" "$dossier" -q run "$3" "$4" -o "$work/$5" -j "$6"; }

printf '%-44s%10s %10s %8s\n' "" "wall ms" "cpu ms" "peak MB"
row "start: --version" 101 "$dossier" --version
row "start: stages" 51 "$dossier" stages
d "one document, copy" 51 copy $one one.zip 0
d "one document, un-report" 51 un-report $one one.zip 0
for j in 0 1 2; do
    d "1,000 documents, copy, -j $j" 3 copy "$CORPUS/docs" many.zip $j
    d "1,000 documents, un-report, -j $j" 3 un-report "$CORPUS/docs" many.zip $j
done
for n in 1 4 16; do
    size=$(($(wc -c <"$CORPUS/huge-$n.md") / 1000000))
    row "$size MB, import (inspect --references)" 3 "$dossier" -q inspect --references "$CORPUS/huge-$n.md"
    d "$size MB, copy" 3 copy "$CORPUS/huge-$n.md" huge.zip 0
    d "$size MB, un-report" 1 un-report "$CORPUS/huge-$n.md" huge.zip 0
done

# Each stage alone: what it adds to a run with all before it, nothing compressed.  Anonymise holds
# the splice and its proof, since without edits there is neither.
bytes=$(cat "$CORPUS"/docs/* | wc -c)
alone() { # NAME OPTIONS-OF-IMPORT FURTHER-STAGES OPTIONS-OF-PACKAGE
    printf 'return pipeline "bench" { summary = "bench", stage.import { layout = "un-report", %s }, %s stage.package { %s } }\n' \
        "$2" "$3" "$4" >"$work/bench.lua"
    "$work/measure" 5 "$dossier" -q run "$work/bench.lua" "$CORPUS/docs" -o "$work/alone.zip" -j 0 >"$work/row"
    cpu=$(awk '{ print $2 }' "$work/row")
    printf '%-44s%s' "$1" "$(cat "$work/row")"
    awk -v cpu="$cpu" -v before="${5:-0}" -v bytes="$bytes" 'BEGIN {
        if (before + 0 > 0 && cpu - before > 0)
            printf "   alone %.0f ms, %.0f MB/s", cpu - before, bytes / 1e3 / (cpu - before)
        print ""
    }'
}
stored='level = 0, render = { "source" }'
plain='language = "en", labels = false, references = false'
labels='language = "en", references = false'
all='language = "en"'
alone "read, store" "$plain" "" "$stored"
read=$cpu
alone "... and find labels" "$labels" "" "$stored" "$read"
labelled=$cpu
alone "... and references" "$all" "" "$stored" "$labelled"
imported=$cpu
alone "... and translate-numbering" "$all" "stage.translate_numbering {}," "$stored" "$imported"
alone "... and anonymise" "$all" 'stage.anonymise { policy = "persons" },' "$stored" "$imported"
alone "... and HTML" "$all" "" 'level = 0, render = { "source", "html" }' "$imported"
alone "read, compress" "$plain" "" 'render = { "source" }' "$read"
row "zip -6 of the same" 5 sh -c "rm -f $work/z.zip; zip -q -X -j -6 $work/z.zip $CORPUS/docs/*"
size_of() { unzip -v "$1" | awk -v suffix="$2" 'substr($NF, length($NF) - length(suffix) + 1) == suffix && NF > 7 { sum += $3 } END { print sum }'; }
echo "deflated bytes of the documents: $(size_of "$work/alone.zip" .md), zip -6 $(size_of "$work/z.zip" .md)"

for n in 1 4 16; do
    row "zip -6 of huge-$n" 1 sh -c "rm -f $work/z.zip; zip -q -6 $work/z.zip $CORPUS/huge-$n.md"
done

# Built with the tests; as the stages of a run, in one process.
bench=$(dirname "$dossier")/bench-stages
if [ -x "$bench" ]; then
    printf '\non a document of 200,000 blocks:\n'
    "$bench" tests/bench/stages scripts
fi

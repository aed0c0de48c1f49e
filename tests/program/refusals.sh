# SPDX-License-Identifier: MIT
# What bad input gets: a diagnostic with code and hint, the right exit code, nothing written.
. "$SOURCES/tests/program/lib.sh"
cp "$SOURCES/samples/un-report/report.md" good.md
: >empty.md
printf 'a\0b\n' >nul.md
printf 'caf\351\n' >latin.md
printf 'BM\1\2\3 no document' >picture.bmp
mkdir nothing

refuses() { # CODE DIAGNOSTIC WORDS...
    want=$1 diagnostic=$2; shift 2
    run "$want" "$@"
    says err "[$diagnostic]"
    says err "error: "
    [ ! -e x.zip ] || fail "something was written: dossier $*"
}
refuses 1 input-missing run un-report no-such.md -o x.zip
refuses 1 input-empty-folder run un-report nothing -o x.zip
refuses 1 input-empty run un-report empty.md -o x.zip
refuses 1 input-nul run un-report nul.md -o x.zip
refuses 1 input-not-utf8 run un-report latin.md -o x.zip
says err "latin.md:1:4"
refuses 1 input-unknown-format run un-report picture.bmp -o x.zip
refuses 2 option-missing run un-report good.md
refuses 2 option-unknown run un-report good.md -o x.zip --stirct
says err "did you mean '--strict'?"
refuses 2 option-unknown-verb rnu un-report good.md -o x.zip
says err "did you mean 'run'?"
refuses 2 config-no-pipeline run un-reprot good.md -o x.zip
says err "did you mean 'un-report'?"
refuses 2 config-unknown-stage run un-report good.md -o x.zip --set anonymize.policy=persons
refuses 2 option-unknown run un-report good.md -o x.zip --set anonymise.polcy=persons
refuses 2 run-bad-key run un-report good.md -o x.zip --key empty.md
refuses 1 input-empty run un-report good.md empty.md -o x.zip

refuses 2 option-type run un-report good.md -o x.zip -j many
says err "-j takes a whole number, not 'many'"
refuses 2 option-range run un-report good.md -o x.zip --workers=4000
refuses 2 option-choice run un-report good.md -o x.zip --progress plan
says err "did you mean 'plain'?"
refuses 2 option-needs-value run un-report good.md -o x.zip --set
refuses 2 option-no-value run un-report good.md -o x.zip --strict=yes

# A report that cannot be written whole is told, though the bundle is there.
run 1 run un-report good.md -o told.zip --report /dev/full
says err "[run-output-not-writable]"

# One bad document costs itself: the others are published on request, and the gap is named.
run 1 run un-report good.md empty.md -o part.zip --partial
run 0 verify part.zip
mkdir part && (cd part && unzip -q ../part.zip)
checks=$((checks + 1))
grep -rq 'input-empty' part || fail "the gap is not named in the bundle"

# A closed descriptor is not taken for a file of the run.
checks=$((checks + 1))
"$DOSSIER" run un-report good.md - -o closed.zip --partial <&- >&- 2>&- && fail "closed input was read"
run 0 verify closed.zip

# An output that is not ours stays.
echo precious >mine.zip
run 1 run un-report good.md -o mine.zip
says err "[run-output-exists]"
says mine.zip precious
# Ours is replaced.
run 0 run un-report good.md -o ours.zip
run 0 run un-report good.md -o ours.zip
# No temporary file stays behind.
checks=$((checks + 1))
[ -z "$(find . -name '.*' -type f)" ] || fail "left behind: $(find . -name '.*' -type f)"
finish

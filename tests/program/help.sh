# SPDX-License-Identifier: MIT
# Help teaches: every verb explains itself with an example, on standard output, with exit code 0.
. "$SOURCES/tests/program/lib.sh"
run 0 --version
says out "dossier "
run 0 --help
for verb in run check inspect stages explain doctor verify new; do
    says out "$verb"
done
run 2
for verb in run check inspect stages explain doctor verify new; do
    run 0 "$verb" --help
    says out "usage: dossier $verb"
done
for stage in import translate-numbering anonymise package; do
    run 0 explain "$stage"
    says out "Options:"
    run 0 stages "$stage"
done
run 0 explain translate-numbering.levels
run 0 explain input-not-utf8
run 0 explain upper-roman
says out "IV"
run 2 explain no-such-thing-anywhere
run 0 doctor
run 0 stages
says out "anonymise"
run 0 stages --json
run 0 stages --where
run 0 stages --refused
run 0 check un-report
run 0 check un-report "$SOURCES/samples/un-report/report.md"
says out "anonymise:"
[ ! -e x.zip ] || fail "check wrote something"
finish

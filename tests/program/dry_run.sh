#!/bin/sh
# SPDX-License-Identifier: MIT
# What check says would change is what run then changes: counts by stage and kind, places, old and
# new; for programs as JSON; and nothing is written.
. "$SOURCES/tests/program/lib.sh"
cat >report.md <<'END'
# I. Introduction

1. The items were:

    (a) First, by Mr. John Halloran;

    (b) Second.

2. See paragraph 1 (a) above.
END
run 0 check un-report report.md --set translate-numbering.to=fr
says out 'report.md: passes'
says out '  translate-numbering: 1 text, 2 labels'
says out '    report.md:5: "(a)" -> "a)" (convention of the language)'
says out '    report.md:9: "(a)" -> "a)" (reference follows its label)'
says out '  anonymise: 1 text, 1 mention'
says out '    report.md:5: "Mr. John Halloran" -> "Person 1"'
run 0 check un-report report.md --set translate-numbering.to=fr --json
[ "$(wc -l <out)" = 1 ] || fail "not one line a document"
says out '{"file":"report.md","passes":true,"stages":['
says out '{"stage":"translate-numbering","changes":{"texts":1,"labels":2,'
says out '{"line":5,"before":"Mr. John Halloran","after":"Person 1",'
printf 'a\0b' >broken.md
run 1 check copy broken.md report.md --json
says out '{"file":"broken.md","passes":false,"stages":[]}'
says out '{"file":"report.md","passes":true,"stages":[]}'
[ "$(ls)" = "$(printf 'broken.md\nerr\nout\nreport.md')" ] || fail "something was written: $(ls)"
echo "$checks checks"

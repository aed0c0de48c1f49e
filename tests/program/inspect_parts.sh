# SPDX-License-Identifier: MIT
# inspect shows all of a document, or the parts that are asked for, for eyes and as JSON.
. "$SOURCES/tests/program/lib.sh"
printf '# I. "Rights"\n\n1. See paragraph 2.\n\n2. Mr. Arne Testperson spoke.\n\n2. Again.\n' >a.md
run 0 inspect a.md
says out "a.md: markdown, language "
for part in labels references mentions; do
    says out "$part (line"
done
says_not out "blocks (line"
run 0 inspect --labels a.md
says out "labels (line"
says_not out "references (line"
run 0 inspect --blocks --mentions a.md
says out "blocks (line"
says out "mentions (line"
says_not out "labels (line"
run 0 inspect --json a.md
says out '"text":"\"Rights\""'
says out '"targets":["I/2"],"state":"'
says out '"id":"I/2~2"'
says out '"diagnostics":['
run 0 inspect --json --labels a.md
says out '"blocks":[],"labels":[{'
says out '"references":[],"mentions":[]'
run 1 inspect --json a.md no-such-file.md a.md
checks=$((checks + 1))
[ "$(wc -l <out)" = 3 ] || fail "one object for each input"
says out '"file":"no-such-file.md","format":"","language":"und","blocks":[]'
finish

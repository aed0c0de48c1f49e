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

# What was found is told by its place, and of many alike the first few.
{ for n in 1 2 3 4 5 6 7 8; do printf 'See paragraph %s99 above.\n\n' $n; done
  printf '1. One.\n\n2. Two.\n\n2. Two again.\n'; } >b.md
run 0 inspect b.md
says err "b.md: 3 more like this [ref-dangling]; -v shows all"
for words in "inspect b.md -v" "run copy b.md -o b.zip -v"; do
    # shellcheck disable=SC2086 # words on purpose
    run 0 $words
    checks=$((checks + 1))
    sed -n 's/^b\.md:\([0-9]*\):.*/\1/p' err >lines
    [ "$(wc -l <lines)" -ge 9 ] && sort -n -c lines || fail "not by place: $words"
done
run 1 inspect --json a.md no-such-file.md a.md
checks=$((checks + 1))
[ "$(wc -l <out)" = 3 ] || fail "one object for each input"
says out '"file":"no-such-file.md","format":"","language":"und","blocks":[]'
finish

# SPDX-License-Identifier: MIT
# The real report: the six persons with their titles and nothing else; tokens of a key agree across
# runs, and differ between keys; a name of one document is known in another.
. "$SOURCES/tests/program/lib.sh"
need_corpus
have unzip || exit 77
report="$DOSSIER_CORPUS/un/draft-report-2017.md"
cat >report.lua <<'LUA'
return pipeline "report" {
  summary = "persons only",
  stage.import { layout = "un-report" },
  stage.anonymise { policy = "persons" },
  stage.package { render = { "source" } },
}
LUA
source_of() { # BUNDLE NAME FILE
    rm -rf open && mkdir open && unzip -q "$1" -d open
    find open -path "*$2*" -name '*.*' -path '*/data/documents/*' -exec cp {} "$3" \;
}
run 0 run report.lua "$report" -o first.zip
source_of first.zip draft-report first.md
# What was replaced, as "old|new", from the words that differ.
diff "$report" first.md | sed -n 's/^[<>] //p' >changed || true
checks=$((checks + 1))
[ "$(wc -l <changed)" = 4 ] || fail "two lines change, and only two"
for n in 1 2 3 4 5 6; do says first.md "Person $n ("; done
says_not first.md "Person 7"
says first.md "opened by Person 1 (United States of America), Chair of the Working Group. She addressed"
says first.md "panellists: Person 2 (Algeria), Person 3 (Philippines), Person 4 (Mexico), Person 5 (Israel), Person 6 (United"
# With the replaced words taken out on both sides the texts are the same bytes.
sed 's/Person [1-6] (/ (/g' first.md >kept.new
sed 's/opened by [A-Z][^(]*(/opened by  (/; s/\(panellists: \|), \)M[rs][rs]*\.* [A-Z][^(,]*(/\1 (/g' "$report" >kept.old
same kept.old kept.new

printf 'the secret of the project' >key
printf 'another secret of the project' >other
run 0 run report.lua "$report" -o keyed.zip --key key
run 0 run report.lua "$report" -o again.zip --key key
run 0 run report.lua "$report" -o other.zip --key other
source_of keyed.zip draft-report keyed.md
source_of again.zip draft-report again.md
source_of other.zip draft-report other.md
same keyed.md again.md
grep -o 'Person [A-Z2-7]\{8\} (' keyed.md | sort -u >tokens
checks=$((checks + 1))
[ "$(wc -l <tokens)" = 6 ] || fail "six tokens"
checks=$((checks + 1))
! grep -qF -f tokens other.md || fail "a token does not depend on the key"

# Two documents: a surname alone, in a document that sorts before the full name.
mkdir in
printf 'Ozgirdas closed the session.\n' >in/a.txt
printf 'Ms. Ilma Ozgirdas (Lithuania) opened it.\n' >in/b.txt
run 0 run report.lua in -o two.zip
source_of two.zip 001 a.txt
source_of two.zip 002 b.txt
says a.txt "Person 1 closed the session."
says b.txt "Person 1 (Lithuania) opened it."

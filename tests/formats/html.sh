# SPDX-License-Identifier: MIT
# Documents as web pages through the whole program: html/NAME.md becomes html/NAME.html, of which
# only the body is kept, since the style is the same for all; every page passes the checker PAGES.
# REWRITE=1 writes the expected files anew.
. "$SOURCES/tests/program/lib.sh"
have unzip || exit 77
cases=$SOURCES/tests/formats/html
cat >page.lua <<'END'
return pipeline "page" {
  summary = "web pages",
  stage.import { layout = "un-report" },
  stage.package { render = { "html" }, level = 0 },
}
END

# page PIPELINE FILE OUT: the page of one document, and the index of its bundle beside it.
page() {
    rm -rf bundle bundle.zip
    run 0 run "$1" "$2" -o bundle.zip
    unzip -q bundle.zip -d bundle
    cp "$(find bundle -path '*/documents/*' -name '*.html')" "$3"
    cp bundle/*/data/index.html "$3.index"
    checks=$((checks + 1))
    "$PAGES" "$3" 2>err || fail "$2: not a page as promised"
    # The index links to files beside it; an anchor is looked for in the page it names.
    for anchor in $(sed -n 's/.*href="[^"#]*\.html#\([^"]*\)".*/\1/p' "$3.index"); do
        says "$3" "id=\"$anchor\""
    done
    "$PAGES" "$3.index" 2>err || fail "$2: its index is not a page as promised"
}

for case in "$cases"/*.md "$cases"/*.txt; do
    [ -f "$case" ] || continue
    name=$(basename "$case"); name=${name%.*}
    page page.lua "$case" "$name.page"
    sed -n '/^<body/,/^<\/body/p' "$name.page" >"$name.html"
    [ -z "${REWRITE:-}" ] || cp "$name.html" "$cases/$name.html"
    diff -u "$cases/$name.html" "$name.html" >out || fail "$name.html is not as expected"
    checks=$((checks + 1))
done

# Nothing that a reader does not see in the source may be in the page, in any form.
for secret in SECRET secret; do
    says_not hidden.page "$secret"
done
# What a browser would take for code stays text.
for code in '<script' 'onerror=' 'onclick=' 'href="javascript' 'href="data' 'src=' '<img' '<!--'; do
    says_not hostile.html "$code"
done

# Of masked persons neither page nor index keeps a name, in ids or elsewhere; with French labels
# the index links each changed label to its place.
page "$SOURCES/samples/un-report/pipeline.lua" "$SOURCES/samples/un-report/report.md" sample.page
for person in Solberg Amadi Ingrid Quiroga Vidal Nwosu Adaeze Haddadin Leila Zwan Pieter; do
    checks=$((checks + 1))
    ! grep -qi "$person" sample.page sample.page.index || fail "$person is in the page"
done
says sample.page 'Person 1'
says sample.page '<html lang="en">'
says sample.page.index '.html#s-III-C-11-1-a">'

# Head: language, direction, nothing from elsewhere.
says sample.page '<meta charset="utf-8">'
says sample.page "default-src 'none'"
says sample.page 'prefers-color-scheme:dark'
says sample.page '@media print'
says_not sample.page 'url('
says_not sample.page '@import'

# Two runs give the same bytes.
page page.lua "$cases/lists.md" again.page
same lists.page again.page

# All documents of the corpus at once.
if [ -d "${DOSSIER_CORPUS:-}/un" ]; then
    run 0 run page.lua "$DOSSIER_CORPUS"/un/*.md "$DOSSIER_CORPUS"/un/*.txt -o corpus.zip
    unzip -q corpus.zip -d corpus
    find corpus -name '*.html' | sort >pages
    [ "$(wc -l <pages)" -gt 20 ] || fail "few pages: $(cat pages)"
    while read -r one; do
        checks=$((checks + 1))
        "$PAGES" "$one" 2>err || fail "$one: not a page as promised"
    done <pages
else
    echo "left out: DOSSIER_CORPUS names no folder"
fi
finish

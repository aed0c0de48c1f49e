# SPDX-License-Identifier: MIT
# The pages of a bundle, with a gap and with changed numbers, before somebody else's judge:
# html-validate, or vnu, when one is in PATH (npm install html-validate vnu-jar).
. "$SOURCES/tests/program/lib.sh"
judge=
command -v vnu >/dev/null 2>&1 && judge="vnu --errors-only"
command -v html-validate >/dev/null 2>&1 && judge="html-validate --preset standard,a11y"
[ -n "$judge" ] || { echo "skipped: neither html-validate nor vnu is in PATH"; exit 77; }
printf 'broken \377\n' >bad.md
cp "$SOURCES/samples/un-report/report.md" report.md
run 1 run un-report report.md bad.md -o x.zip --partial --set translate-numbering.to=fr
unzip -q x.zip
find . -name '*.html' >pages
while read -r page; do
    checks=$((checks + 1))
    $judge "$page" >out 2>err || fail "$page: $judge"
done <pages
[ "$checks" -ge 2 ] || fail "only $checks pages"
# And it says no to a page that is wrong.
printf '<!DOCTYPE html><html><p><div></p><img src=x></html>' >wrong.html
! $judge wrong.html >out 2>err || fail "$judge takes anything"
finish

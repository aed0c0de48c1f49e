# SPDX-License-Identifier: MIT
# The promise of the whole: a real UN report goes in, and what comes out differs in exactly what
# was asked for.
. "$SOURCES/tests/program/lib.sh"
need_corpus
report=$DOSSIER_CORPUS/un/draft-report-2017.md

# Gold by other means than the code: the six persons with their honorifics, read by eye.
sed -e 's/Virginia Prugh/Person 1/' -e 's/Mr\. Sid Ahmed Mourad/Person 2/' \
    -e 's/Mrs\. Darlene Pajarito/Person 3/' -e 's/Ms Miriam Heredia Zertuche/Person 4/' \
    -e 's/Ms\. Dina Dominitz/Person 5/' -e 's/Ms\. Pam Bowen/Person 6/' "$report" >masked.md

run 0 run un-report "$report" -o out.zip
run 0 verify out.zip
cp out.zip renamed-by-someone.zip
run 0 verify renamed-by-someone.zip
mkdir a && (cd a && unzip -q ../out.zip)
md=$(find a -name '*.md')
same "$md" masked.md
html=$(find a -path '*documents*' -name '*.html')
for name in Prugh Virginia Mourad Pajarito Heredia Zertuche Dominitz Bowen; do
    checks=$((checks + 1))
    ! grep -rlia "$name" a >leaks || fail "left in the bundle: $name in $(cat leaks)"
done
says "$html" "Person 6"
(cd a/* && sha512sum --quiet -c manifest-sha512.txt && sha512sum --quiet -c tagmanifest-sha512.txt) ||
    fail "sha512sum does not agree with the manifests"

# The same with French labels: besides, only labels and the number part of references.
sed -e 's/^\(    - \)(\([ab]\)) /\1\2) /' -e 's/^(\([abc]\)) /\1) /' \
    -e 's/agenda item 1(b)/agenda item 1 b)/' masked.md >french.md
run 0 run un-report "$report" -o fr.zip --set translate-numbering.to=fr
run 0 verify fr.zip
mkdir b && (cd b && unzip -q ../fr.zip)
same "$(find b -name '*.md')" french.md

# And with decimal nested sections.
sed -e 's/^#### I\. /#### 1. /' -e 's/^## II\. /## 2. /' -e 's/\*\*III\. /**3. /' \
    -e 's/\*\*IV\. /**4. /' -e 's/^### A\. /### 2.1. /' -e 's/^### B\. /### 2.2. /' \
    -e 's/^\(#### \*\*\)A\. /\13.1. /' -e 's/^\(#### \*\*\)B\. /\13.2. /' \
    -e 's/^\(#### \*\*\)C\. /\13.3. /' -e 's/^\(#### \*\*\)D\. /\13.4. /' \
    -e 's/^\(#### \*\*\)E\. /\13.5. /' masked.md >nested.md
run 0 run un-report "$report" -o nested.zip \
    --set translate-numbering.levels.section.scheme=decimal \
    --set translate-numbering.levels.subsection.scheme=decimal \
    --set 'translate-numbering.levels.subsection.form={parent}.{n}.'
run 0 verify nested.zip
mkdir c && (cd c && unzip -q ../nested.zip)
same "$(find c -name '*.md')" nested.md

for reader in 'unzip -tq' '7z t' 'bsdtar -tf' 'python3 -m zipfile -t'; do
    have ${reader%% *} || continue
    checks=$((checks + 1))
    $reader out.zip >reader.log 2>&1 || fail "$reader cannot read the bundle"
done
finish

# SPDX-License-Identifier: MIT
# The stage inside the program: what goes to readers, what to the custody bundle, and what is
# left alone.
. "$SOURCES/tests/program/lib.sh"
have unzip || exit 77

mkdir in && cp "$SOURCES/samples/un-report/report.md" in/a-secret-name.md
printf '# Second\n\n1. One.\n\n2. Two.\n' >in/second.md

# The custody bundle has the inputs' checksums, also of documents that waited for a survey.
for jobs in 0 2; do
    for inputs in in/second.md in; do
        run 0 run un-report $inputs -o out.zip --custody custody.zip -j $jobs --set package.render=source
        run 0 verify --strict --rebuild out.zip
        run 0 verify --strict custody.zip
        [ "$(stat -c %a custody.zip)" = 600 ] || fail "custody.zip can be read by others"
        rm -rf u && mkdir u && (cd u && unzip -q ../custody.zip)
        # shellcheck disable=SC2044 # names of this test, without spaces
        for input in $(find $inputs -type f); do
            digest=$(sha512sum <"$input" | cut -d' ' -f1)
            grep -rq "$digest" u || fail "the checksum of $input is not in the custody bundle (-j $jobs)"
            rm -rf v && mkdir v && (cd v && unzip -q ../out.zip)
        done
        grep -rq "input.json" u/*/manifest-sha512.txt || fail "no input.json"
        if grep -rlE "register|input\.json|$(uname -n)|$here" v; then fail "private things in out.zip"; fi
        checks=$((checks + 3))
    done
done

# A bundle a document; each the same as when made alone.
run 0 run copy in -o each
[ "$(ls each | wc -l)" = 2 ] || fail "two bundles wanted: $(ls each)"
run 0 run copy in/second.md -o alone
same each/second.zip alone/second.zip
run 0 verify --strict each/second.zip
# The same document again gives the same bundle in the place of the old one; a foreign file stays.
run 0 run copy in -o each
echo precious >each/second.zip
run 1 run copy in -o each
says err run-output-exists
[ "$(cat each/second.zip)" = precious ] || fail "a foreign file was replaced"
[ -z "$(find . -name '.dossier-*')" ] || fail "temporary files are left: $(find . -name '.dossier-*')"

# The source keeps its suffix, in the format's spelling; one the format does not know is left out.
cp in/second.md third.MARKDOWN
run 0 run copy third.MARKDOWN -o third.zip
unzip -l third.zip >out
says out third.markdown

# Two documents of one name.
mkdir -p twin/a twin/b && cp in/second.md twin/a/ && cp in/second.md twin/b/SECOND.md
run 1 run copy twin/a/second.md twin/b/SECOND.md -o twins
says err pkg-name-twice
[ -z "$(ls twins 2>/dev/null)" ] || fail "something was written: $(ls twins)"
run 0 run copy twin/a/second.md twin/b/SECOND.md -o twins.zip
run 0 verify --strict twins.zip

# A gap is named, and only by number and reason.
printf 'bad \377' >in/zz-private.md
run 1 run copy in -o gap.zip
[ ! -e gap.zip ] || fail "a bundle with a silent gap"
run 1 run copy in -o gap.zip --partial
run 0 verify gap.zip
says err verify-gap
run 1 verify --strict gap.zip
rm -rf v && mkdir v && (cd v && unzip -q ../gap.zip)
if grep -rl zz-private v; then fail "the name of a failed document is in the bundle"; fi
grep -q '^Dossier-Missing: 003 ' v/*/bag-info.txt || fail "the gap is not in bag-info.txt"

# Options are checked with their place.
printf 'return pipeline "x" { stage.import {}, stage.package { date = "tomorrow" } }\n' >x.lua
run 2 run x.lua in/second.md -o x.zip
says err 'x.lua:1:'
says err pkg-date
finish

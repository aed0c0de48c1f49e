# SPDX-License-Identifier: MIT
# Other programs open our bundles, and sha512sum agrees with the manifests.
set -eu
tool=$1
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
checks=0
fail() { echo "FAILED: $*" >&2; [ ! -s log ] || cat log >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1 || { echo "left out, not installed: $1"; return 1; }; }

"$tool" make plain.zip
"$tool" make dated.zip 2017-10-06
for bundle in plain dated; do
    for reader in 'unzip -tq' '7z t' 'bsdtar -tf' 'python3 -m zipfile -t' 'jar tf'; do
        have ${reader%% *} || continue
        $reader $bundle.zip >log 2>&1 || fail "$reader cannot read $bundle.zip"
        checks=$((checks + 1))
    done
    cp $bundle.zip renamed.zip
    "$tool" verify --strict --rebuild renamed.zip >log 2>&1 || fail "renamed $bundle.zip"
    have unzip || continue
    mkdir $bundle && (cd $bundle && unzip -q ../$bundle.zip)
    (cd $bundle/* && sha512sum --strict --quiet -c manifest-sha512.txt &&
        sha512sum --strict --quiet -c tagmanifest-sha512.txt) >log 2>&1 || fail "sha512sum on $bundle"
    "$tool" verify --strict $bundle/* >log 2>&1 || fail "the unpacked $bundle.zip"
    checks=$((checks + 3))
done
# Unpacked files carry the date, and the mode of plain files.
if [ -d dated ]; then
    file=$(find dated -name '*.csv')
    [ "$(TZ=UTC stat -c %y "$file" | cut -d' ' -f1)" = 2017-10-06 ] || fail "date of $file"
    find dated -type f ! -perm 644 >log
    [ ! -s log ] || fail "modes of files"
    checks=$((checks + 2))
fi
# A bag made by hand of an older version, and one with a file too many.
if [ -d plain ]; then
    cp -R plain more && echo more >"$(echo more/*/data)/extra.txt"
    code=0; "$tool" verify more/* >log 2>&1 || code=$?
    [ $code = 1 ] && grep -q verify-unlisted log && grep -q verify-oxum log || fail "a file too many"
    cp -R plain less && rm less/*/data/documents/*/numbering.csv
    code=0; "$tool" verify less/* >log 2>&1 || code=$?
    [ $code = 1 ] && grep -q verify-missing log || fail "a file too few"
    cp -R plain other && echo x >>"$(find other -name numbering.csv)"
    code=0; "$tool" verify other/* >log 2>&1 || code=$?
    [ $code = 1 ] && grep -q verify-checksum log || fail "a file altered"
    cp -R plain linked && ln -s /etc/passwd "$(echo linked/*/data)/passwd"
    code=0; "$tool" verify linked/* >log 2>&1 || code=$?
    [ $code = 3 ] && grep -q verify-symlink log || fail "a link"
    checks=$((checks + 4))
fi
# Names of a private list: the bundle is clean of one, and is told of another, in a disguise.
printf 'Winifred Halloran\n' >names
"$tool" verify --leaks names plain.zip >log 2>&1 || fail "a name that is not in it"
printf '# none\n"SON 1, PÉR"\n' >names
code=0; "$tool" verify --leaks names plain.zip >log 2>&1 || code=$?
[ $code = 0 ] || fail "half a name"
printf 'someone else\nPérson 1\n' >names
code=0; "$tool" verify --leaks names plain.zip >log 2>&1 || code=$?
[ $code = 1 ] && grep -q 'line 2 of the list' log && ! grep -qi 'person' log || fail "a name that is in it"
code=0; "$tool" verify --leaks missing plain.zip >log 2>&1 || code=$?
[ $code = 2 ] && grep -q verify-usage log || fail "a list that is not there"
checks=$((checks + 4))
echo "$checks checks passed"

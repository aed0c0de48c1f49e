# SPDX-License-Identifier: MIT
# The identity: `copy` gives back every accepted file of the corpus byte for byte, and what is
# refused is refused with a code.
. "$SOURCES/tests/program/lib.sh"
need_corpus
accepted=0 refused=0
find "$DOSSIER_CORPUS" -name '*.md' -o -name '*.txt' | grep -v /bagit/ | sort >files
while IFS= read -r file; do
    rm -rf got
    code=0
    "$DOSSIER" -q run copy "$file" -o one.zip >out 2>err </dev/null || code=$?
    if [ "$code" = 0 ]; then
        mkdir got && (cd got && unzip -q ../one.zip)
        copied=$(find got -path '*/data/documents/*' -type f \( -name '*.md' -o -name '*.txt' \))
        same "$copied" "$file"
        accepted=$((accepted + 1))
    else
        [ "$code" = 1 ] || fail "exit code $code for $file"
        grep -q '\[[a-z0-9-]*\]' err || fail "refused without a code: $file"
        sed -n 's/.*\[\([a-z0-9-]*\)\]$/\1/p' err | head -n 1 >>codes
        refused=$((refused + 1))
    fi
    rm -f one.zip
done <files
echo "$accepted accepted and identical, $refused refused"
[ "$refused" = 0 ] || sort codes | uniq -c
[ "$accepted" -gt 40 ] || fail "only $accepted files were accepted"
finish

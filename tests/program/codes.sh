# SPDX-License-Identifier: MIT
# Every code that the sources report is explained, and no code is explained that nobody reports.
. "$SOURCES/tests/program/lib.sh"
for file in "$SOURCES"/scripts/codes/*.lua; do
    first=$(basename "$file" .lua)
    grep -rhoE "\"$first-[a-z0-9-]+\"" --include='*.[ch]' "$SOURCES/core" "$SOURCES/plugins" |
        tr -d '"' | sort -u >used
    sed -nE 's/^    \["([a-z0-9-]+)"\] = \{.*/\1/p' "$file" >explained
    checks=$((checks + 1))
    sort -u explained | diff used - >out 2>&1 || fail "scripts/codes/$first.lua is not what is used"
    # shellcheck disable=SC2046 # words on purpose
    run 0 explain $(cat used)
    while read -r code; do
        # A few words, an empty line, and a sentence or more.
        awk -v code="$code:" '$1 == code && NF > 2 { getline; if ($0 == "") { getline; n = length > 20 } }
            END { exit !n }' out || fail "$code is not explained"
        checks=$((checks + 1))
    done <used
done
[ "$checks" -gt 150 ] || fail "only $checks checks"
run 2 explain run-stage-silnt
says err "did you mean 'run-stage-silent'?"
finish

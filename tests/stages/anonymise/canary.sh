# SPDX-License-Identifier: MIT
# The invented person of the canary file is gone from every part of the bundle, by a list with her
# name and her login; without a list all but the login.
. "$SOURCES/tests/program/lib.sh"
need_corpus
canary="$DOSSIER_CORPUS/hostile/canary"
given=$(sed -n 's/^given.//p' "$canary/canary-person.txt")
family=$(sed -n 's/^family.//p' "$canary/canary-person.txt")
login=$(sed -n 's/^login.//p' "$canary/canary-person.txt")
cp "$canary/canary.md" "statement-of-$family.md"
cat >canary.lua <<'LUA'
return pipeline "canary" {
  summary = "a hidden person",
  stage.import {},
  stage.anonymise {},
  stage.package { render = { "source" } },
}
LUA
printf '%s %s,%s\n' "$given" "$family" "$login" >names.csv

look() { # BUNDLE WORDS...: none of them stands anywhere in it, whatever its case
    rm -rf open && mkdir open
    unzip -q "$1" -d open || fail "unzip $1"
    bundle=$1; shift
    for word in "$@"; do
        checks=$((checks + 1))
        ! grep -rqiaF -e "$word" open || fail "$word in $bundle: $(grep -rliaF -e "$word" open)"
        ! find open | grep -qiF -e "$word" || fail "$word in the file names of $bundle"
    done
}
have unzip || exit 77
run 0 run canary.lua "statement-of-$family.md" -o listed.zip --set anonymise.protect=names.csv
look listed.zip "$given" "$family" "$login" "O.V." "O%2EV"
run 0 run canary.lua "statement-of-$family.md" -o found.zip
look found.zip "$given" "$family"

# Once more over what came out: nothing changes but the number that was used.
rm -rf open && mkdir open && unzip -q listed.zip -d open
find open -name '*.md' -exec cp {} once.md \;
run 0 run canary.lua once.md -o twice.zip --set anonymise.protect=names.csv
rm -rf open && mkdir open && unzip -q twice.zip -d open
find open -name '*.md' -exec cp {} twice.md \;
same once.md twice.md

# SPDX-License-Identifier: MIT
# The reference of a module: every option and code, and an example that passes a check.
. "$SOURCES/tests/program/lib.sh"
run 0 manual translate-numbering
cp out by-stage
run 0 manual translate_numbering
cp out by-module
same by-module by-stage
cp by-module out
says out "| \`levels.*.scheme\` | a text, one of the schemes |"
says out "\`num-gap\`"
run 0 manual markdown
says out "| changed in place | yes |"
run 0 manual verify
says out "## Command \`dossier verify\`"
says out "\`--rebuild\`"
run 0 manual dossier
says out "## Command \`dossier run\`"
says out "\`--plugin-path\`"
says out "\`option-unknown\`"
says_not out "\`num-gap\`"
run 2 manual translate-numberin
says err "did you mean 'translate-numbering'?"
run 2 manual

run 0 stages --json
tr '{' '\n' <out | sed -n 's/^"name":"\([^"]*\)".*"version".*/\1/p' >stages
# Pages for man(1), which formatters take without a word.
run 2 manual --man markdown
while read -r stage; do
    run 0 manual --man "$stage"
    says out ".SH NAME"
    if have groff; then
        groff -man -Tutf8 -ww out >shown 2>log || fail "groff: $stage"
        [ ! -s log ] || fail "groff, $stage: $(cat log)"
        [ -s shown ] || fail "nothing is shown of $stage"
    fi
done <stages

# The examples are pipelines' steps as they stand.
while read -r stage; do
    run 0 manual "$stage"
    awk -v step="stage.$(echo "$stage" | tr - _) {" '$0 == step { on = 1 } on { print } /^}/ { on = 0 }' out >step
    [ -s step ] || continue
    {
        echo 'return pipeline "example" { summary = "one step",'
        [ "$stage" = import ] || echo 'stage.import {},'
        cat step
        [ "$stage" = package ] || echo 'stage.package {},'
        echo '}'
    } >example.lua
    run 0 check ./example.lua
done <stages

# Every code is in one manual at least, under the module it is said to be of.
for file in "$SOURCES"/scripts/codes/*.lua; do
    module=$(sed -n 's/^  modules = { "\([a-z_]*\)".*/\1/p' "$file")
    run 0 manual "${module:-dossier}"
    sed -nE 's/^    \["([a-z0-9-]+)"\] = \{.*/\1/p' "$file" >codes
    while read -r code; do says out "| \`$code\` |"; done <codes
done
finish
